//! Pickers: people, violation items, papers of the file, originals.

use super::{Scene, draw::id, join};
use crate::shell::{Lang, size};
use case::{BlobRef, EvidenceItem, FieldKind, Person};
use jiff::civil::Date;
use law::item::{Field as Area, FineRange, Item};
use maud::{Markup, html};
use procedures::engine;
use serde_json::Value;

/// Chooses somebody among the people who hold a post today, by organ; one's own organ first.
pub fn person(scene: &Scene<'_>, path: &str, typed: &str, label: &str) -> Markup {
    let l = scene.lang;
    let groups = by_organ(scene);
    let known = scene.people.find(typed).map(|it| it.id.as_str());
    let listed =
        |id: &str| groups.iter().any(|(_, people)| people.iter().any(|it| it.id.as_str() == id));
    let stray = !typed.is_empty() && !known.is_some_and(listed);
    html! {
        select id=(id(path)) name=(path) data-search="" aria-label=(label) {
            option value="" { (l.t("— 请选择 —", "— choose —")) }
            @if stray { option value=(typed) selected { (known.map_or(typed, |_| scene.people.find(typed).map_or(typed, |it| &it.name))) } }
            @for (organ, people) in &groups {
                optgroup label=(organ) {
                    @for it in people {
                        option value=(it.id) selected[known == Some(it.id.as_str())] {
                            (it.name) "　" (described(l, it, scene.today()))
                        }
                    }
                }
            }
        }
    }
}

fn by_organ<'a>(scene: &Scene<'a>) -> Vec<(String, Vec<&'a Person>)> {
    let today = scene.today();
    let organ_of = |it: &'a Person| it.posts_on(today).next().map(|post| post.organ.as_str());
    let own = organ_of(scene.actor);
    let city = scene.law.city();
    let mut organs: Vec<(&str, &str)> =
        city.organs.iter().map(|it| (it.key.as_str(), scene.lang.t(&it.name, &it.en))).collect();
    organs.sort_by_key(|(key, _)| Some(*key) != own);
    let inside = |it: &&Person| it.posts_on(today).any(|post| !post.role.is_outside());
    let everyone: Vec<&Person> = scene.people.iter().filter(inside).collect();
    let mut groups: Vec<(String, Vec<&Person>)> = Vec::new();
    for (key, name) in &organs {
        let people: Vec<_> =
            everyone.iter().copied().filter(|it| organ_of(it) == Some(*key)).collect();
        if !people.is_empty() {
            groups.push(((*name).to_owned(), people));
        }
    }
    let placed =
        |it: &&'a Person| organ_of(it).is_some_and(|key| organs.iter().any(|(k, _)| *k == key));
    let others: Vec<_> = everyone.iter().copied().filter(|it| !placed(it)).collect();
    if !others.is_empty() {
        groups.push((scene.lang.t("其他", "others").to_owned(), others));
    }
    groups
}

/// Roles and the state of the certificate: 执法人员 · 执法证有效至 2028-12-31.
pub fn described(l: Lang, person: &Person, today: Date) -> String {
    let mut roles: Vec<&str> = Vec::new();
    for post in person.posts_on(today) {
        let name = l.t(post.role.zh(), post.role.en());
        if !roles.contains(&name) {
            roles.push(name);
        }
    }
    let certificate = match &person.certificate {
        None => l.t("无执法证", "no certificate").to_owned(),
        Some(it) if person.certified(today) => {
            format!("{}{}", l.t("执法证有效至", "certified until "), it.valid_to)
        }
        Some(it) if it.valid_to < today => {
            format!("{}{}", l.t("执法证已于过期：", "certificate expired "), it.valid_to)
        }
        Some(it) => format!("{}{}", l.t("执法证自此日起有效：", "certified from "), it.valid_from),
    };
    format!("{} · {certificate}", roles.join("、"))
}

/// Chooses a violation item; what the chosen one carries is shown below.
pub fn item(scene: &Scene<'_>, path: &str, typed: &str) -> Markup {
    let l = scene.lang;
    let areas = [Area::Housing, Area::Environment, Area::Traffic, Area::Water, Area::Market];
    html! {
        select id=(id(path)) name=(path) data-search="" data-item="" {
            option value="" { (l.t("— 请选择 —", "— choose —")) }
            @if !typed.is_empty() && scene.law.item(typed).is_none() {
                option value=(typed) selected { (typed) }
            }
            @for area in areas {
                @let items: Vec<&Item> = scene.law.items().filter(|it| it.field == area).collect();
                @if !items.is_empty() {
                    optgroup label=(area_name(l, area)) {
                        @for it in items {
                            option value=(it.code) selected[it.code == typed] {
                                (it.code) " " (l.t(&it.zh, &it.en))
                            }
                        }
                    }
                }
            }
        }
        div.card data-card="" aria-live="polite" {
            @if let Some(item) = scene.law.item(typed) { (item_card(l, item)) }
        }
    }
}

/// 住建, 生态环境 …
pub fn area_name(l: Lang, area: Area) -> &'static str {
    match area {
        Area::Housing => l.t("住房城乡建设", "housing and construction"),
        Area::Environment => l.t("生态环境", "environment"),
        Area::Traffic => l.t("交通", "traffic"),
        Area::Water => l.t("水务", "water"),
        Area::Market => l.t("市场监管", "market"),
    }
}

/// What an item carries: provisions, ranges, grades.
pub fn item_card(l: Lang, item: &Item) -> Markup {
    html! {
        div.item-card {
            p {
                a href={ "/law/items/" (item.code) } { strong { (item.code) } } " "
                (l.t(&item.zh, &item.en))
            }
            p { (l.t("违则", "breaks")) " " (super::cite_links(&item.violation)) }
            p { (l.t("罚则", "punished by")) " " (super::cite_links(&item.penalty)) }
            @for it in &item.fines { p { (fine(l, it)) } }
            @if !item.grades.is_empty() {
                table.grades {
                    thead { tr {
                        th { (l.t("档次", "grade")) } th { (l.t("情形", "facts")) } th { (l.t("幅度", "range")) }
                    } }
                    tbody {
                        @for grade in &item.grades {
                            tr {
                                td { (grade.zh) } td { (grade.when) }
                                td.number {
                                    (range(l, grade.min.0, grade.max.0,
                                        item.fines.get(grade.fine).map(|it| it.base)))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// 公民：可以处 50.00–200.00 元.
pub fn fine(l: Lang, it: &FineRange) -> String {
    use law::item::{Duty, Who};
    let who = match it.who {
        Who::Any => "",
        Who::Citizen => l.t("公民：", "citizens: "),
        Who::Organization => l.t("法人或者其他组织：", "organizations: "),
    };
    let duty = match it.duty {
        Duty::May => l.t("可以处罚款 ", "may be fined "),
        Duty::Shall => l.t("处罚款 ", "shall be fined "),
    };
    let subject = it.subject.as_deref().map(|it| format!("（{it}）")).unwrap_or_default();
    let case = it.case.as_deref().map(|it| format!("，{it}")).unwrap_or_default();
    let range = range(l, it.min.0, it.max.0, Some(it.base));
    format!("{who}{duty}{range}{subject}{case}")
}

fn range(l: Lang, min: i64, max: i64, base: Option<law::item::Base>) -> String {
    use law::item::Base;
    let unit = match base {
        None | Some(Base::Yuan) => l.t("元", " yuan"),
        Some(Base::PercentOfCost) => l.t("%（工程造价）", "% of the cost"),
        Some(Base::PercentOfContract) => l.t("%（合同价款）", "% of the contract price"),
        Some(Base::TimesOfGain) => l.t("倍（违法所得）", " times the gain"),
        Some(Base::TimesOfFee) => l.t("倍（应缴费用）", " times the fee"),
        Some(Base::TimesOfAmount) => l.t("倍（款额）", " times the amount"),
    };
    let (min, max) = (law::Fen(min), law::Fen(max));
    if min == max { format!("{max}{unit}") } else { format!("{min}–{max}{unit}") }
}

/// Papers or pieces of evidence of the file by their number.
pub fn numbered(scene: &Scene<'_>, kind: &FieldKind) -> Vec<(u32, String)> {
    let (Some(file), l) = (scene.file, scene.lang) else { return Vec::new() };
    if matches!(kind, FieldKind::Evidence) {
        let described = |it: &EvidenceItem| {
            let kind = l.t(it.kind.zh(), it.kind.en());
            (it.no.0, format!("{}（{kind}，{}）", it.title, it.taken_on))
        };
        return engine::evidence(file).iter().map(described).collect();
    }
    let named = file.papers().map(|(record, it)| {
        let kind = engine::kind_of(it);
        let title = kind.map_or(it.kind.as_str(), |kind| l.t(kind.zh, kind.en));
        let number = it.number.as_deref().unwrap_or_default();
        (it.no, format!("{}. {title} {number}（{}）", it.no, record.stamp.day()))
    });
    named.collect()
}

/// Chooses one of them.
pub fn one_of(scene: &Scene<'_>, path: &str, typed: &str, all: &[(u32, String)]) -> Markup {
    html! {
        select id=(id(path)) name=(path) {
            option value="" { (scene.lang.t("— 请选择 —", "— choose —")) }
            @for (no, name) in all {
                option value=(no) selected[typed == no.to_string()] { (name) }
            }
        }
    }
}

/// Chooses several of them.
pub fn several(path: &str, value: &Value, all: &[(u32, String)]) -> Markup {
    let chosen = value.as_array().cloned().unwrap_or_default();
    let is_chosen = |no: u32| {
        chosen
            .iter()
            .any(|it| it.as_u64() == Some(no.into()) || it.as_str() == Some(&no.to_string()))
    };
    html! {
        div.choices.tall {
            @for (no, name) in all {
                label.choice {
                    input type="checkbox" name=(path) value=(no) checked[is_chosen(*no)];
                    span { (name) }
                }
            }
        }
    }
}

/// Originals already kept, and an input for more.
pub fn blobs(scene: &Scene<'_>, path: &str, value: &Value, many: bool) -> Markup {
    let l = scene.lang;
    let single = [value.clone()];
    let given = if many { value.as_array().map_or(&[][..], Vec::as_slice) } else { &single[..] };
    let kept: Vec<BlobRef> =
        given.iter().filter_map(|it| serde_json::from_value(it.clone()).ok()).collect();
    html! {
        div.blobs data-blobs=(path) data-many=[many.then_some("true")] {
            ul.kept {
                @for (at, blob) in kept.iter().enumerate() {
                    @let here = if many { join(path, at + 1) } else { path.to_owned() };
                    (kept_row(l, path, &here, Some(blob)))
                }
            }
            template { (kept_row(l, path, path, None)) }
            input type="file" id=(id(path)) name=(path) multiple[many]
                aria-label=(l.t("选择文件", "choose files"));
            p.hint {
                (l.t(
                    "原件按原样保存，只登记摘要，不作任何改动。大文件可以断点续传。",
                    "Originals are kept as they are; only digests are recorded. Large files resume.",
                ))
            }
        }
    }
}

fn kept_row(l: Lang, path: &str, here: &str, blob: Option<&BlobRef>) -> Markup {
    let reference = blob.and_then(|it| serde_json::to_string(it).ok()).unwrap_or_default();
    html! {
        li {
            input type="hidden" name=(path) value=(reference) disabled[blob.is_none()];
            span.name { (blob.map_or("", |it| &it.name)) }
            span.muted data-size="" { (blob.map(|it| size(it.size)).unwrap_or_default()) }
            code.digest title="SHA-256" { (blob.map_or("", |it| it.sha256.get(..12).unwrap_or(""))) }
            progress max="100" value="0" hidden {}
            button.plain.small name="_drop" value=(here) formnovalidate { (l.t("移除", "Remove")) }
        }
    }
}
