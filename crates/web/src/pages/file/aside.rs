//! Evidence, people and the ledger of a file.

use super::View;
use crate::forms::blob_link;
use crate::shell::Lang;
use case::{EvidenceItem, People, Person};
use jiff::civil::Date;
use maud::{Markup, html};
use procedures::engine;
use std::collections::BTreeMap;

pub(super) fn evidence(view: &View<'_>) -> Markup {
    let l = view.l();
    let items = engine::evidence(&view.file);
    html! {
        section #evidence.evidence {
            h2 { (l.t("证据", "Evidence")) " " span.muted { (items.len()) } }
            @if items.is_empty() { p.empty { (l.t("还没有证据。", "No evidence yet.")) } }
            ol { @for it in &items { (item(view, it)) } }
        }
    }
}

fn item(view: &View<'_>, it: &EvidenceItem) -> Markup {
    let l = view.l();
    html! {
        li {
            p.line {
                strong { (it.title) } " "
                span.muted { (l.t(it.kind.zh(), it.kind.en())) }
                span.right.muted.nowrap { (it.taken_on) }
            }
            @if !it.source.is_empty() { p { span.muted { (l.t("来源", "source")) } " " (it.source) } }
            @if !it.proves.is_empty() { p { span.muted { (l.t("证明", "proves")) } " " (it.proves) } }
            @if !it.blobs.is_empty() {
                ul.blob-links {
                    @for blob in &it.blobs {
                        li {
                            (blob_link(blob, &view.file)) " "
                            code.digest title={ "SHA-256 " (blob.sha256) " SM3 " (blob.sm3) } {
                                (blob.sha256.get(..12).unwrap_or_default())
                            }
                        }
                    }
                }
            }
        }
    }
}

pub(super) fn people(view: &View<'_>, people: &People) -> Markup {
    let l = view.l();
    let mut acted: BTreeMap<&str, (&str, Vec<&str>, usize)> = BTreeMap::new();
    for record in view.file.records() {
        let stamp = &record.stamp;
        let role = l.t(stamp.role.zh(), stamp.role.en());
        let (_, roles, count) =
            acted.entry(stamp.by.as_str()).or_insert((&stamp.name, Vec::new(), 0));
        *count += 1;
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    let hands = engine::hands(&view.file);
    html! {
        section #people {
            h2 { (l.t("人员", "People")) }
            ul.people {
                @for person in hands.iter().filter_map(|it| people.get(it)) {
                    li {
                        strong { (person.name) } " " span.muted { (l.t("承办人", "in charge")) } " "
                        (certificate(l, person, view.seat.today()))
                    }
                }
                @for (id, (name, roles, count)) in &acted {
                    @if !hands.iter().any(|it| it.as_str() == *id) {
                        li {
                            strong { (name) } " " span.muted { (roles.join("、")) " · " (count) (l.t(" 次", " acts")) }
                        }
                    }
                }
            }
        }
    }
}

fn certificate(l: Lang, person: &Person, today: Date) -> Markup {
    html! {
        @match &person.certificate {
            Some(it) if person.certified(today) => span.muted {
                (it.number) " " (l.t("有效至", "valid to")) " " (it.valid_to)
            },
            Some(it) => span.state.overdue { (l.t("执法证无效", "certificate not valid")) " " (it.valid_to) },
            None => span.state.overdue { (l.t("无执法证", "no certificate")) },
        }
    }
}

pub(super) fn ledger(view: &View<'_>) -> Markup {
    let l = view.l();
    let checkpoint = view.office.store().checkpoint().ok().flatten();
    html! {
        section #ledger {
            h2 { (l.t("存证", "Ledger")) }
            p {
                (l.t("本案卷现有记录 ", "This file stands at record "))
                strong { (view.file.head()) }
                (l.t(" 条，每条都是全局账本的一片叶子，改动任何一条都会被发现。", "; each is a leaf of the ledger, and no change to one goes unseen."))
            }
            @if let Some((size, note)) = checkpoint {
                @let root = note.lines().nth(2).unwrap_or_default();
                p.muted {
                    (l.t("最新签名检查点：", "Newest signed checkpoint: ")) (size) (l.t(" 条 · 根 ", " records · root "))
                    code.digest { (root) } " "
                    a href="/verify" { (l.t("怎样核验", "how to verify")) }
                }
            }
            p.muted { (l.t("案卷编号 ", "file id ")) code { (view.id) } }
        }
    }
}
