//! The page of one rule: its gist, its articles, and where the house keeps it.

use super::kind_name;
use crate::pages::gists;
use crate::shell::{App, Fault, Lang, Nav, Seat, facts, page, some};
use axum::extract::{Path, State};
use law::{Contents, Law, Rule, Term};
use maud::{Markup, html};

/// `GET /law/rules/{id}`; ids have slashes.
///
/// # Errors
/// No such rule.
pub async fn rule(
    State(app): State<App>,
    seat: Seat,
    Path(id): Path<String>,
) -> Result<Markup, Fault> {
    let law = app.office().law();
    let rule =
        law.rule(&id).ok_or_else(|| Fault::missing("没有这条规则。", "There is no such rule."))?;
    let l = seat.lang();
    let title = format!("{} {}", rule.id, l.t(&rule.zh, &rule.en));
    let body = html! {
        nav.crumbs { a href="/law" { (l.t("法规", "Law")) } " / " a href="/law/coverage" { (l.t("规则", "Rules")) } }
        div.narrow {
            h1 { span.code { (rule.id) } " " (l.t(&rule.zh, &rule.en)) }
            (facts(&[
                (l.t("类别", "Kind"), Some(html! { (kind_name(l, rule.kind)) })),
                (l.t("后果", "Severity"), rule.severity.map(|it| html! { (severity(l, it)) })),
                (l.t("备注", "Remark"), rule.note.as_deref().and_then(some)),
            ]))
            h2 { (l.t("法条", "Articles")) }
            (gists(l, law, &rule.cites))
            (terms(l, &law.term_by_rule(&rule.id)))
            (kept(l, law, rule))
        }
    };
    Ok(page(&seat, Nav::Law, &title, body))
}

fn severity(l: Lang, it: law::Severity) -> &'static str {
    match it {
        law::Severity::S1 => {
            l.t("违反即无效、应撤销或者被禁止", "a breach makes it void, voidable or forbidden")
        }
        law::Severity::S2 => l.t("违反即程序违法", "a breach is illegality of procedure"),
        law::Severity::S3 => {
            l.t("违反承担内部责任", "a breach is a matter of internal accountability")
        }
    }
}

/// Terms that a rule or an article sets.
pub(super) fn terms(l: Lang, terms: &[&Term]) -> Markup {
    html! {
        @if !terms.is_empty() {
            h2 { (l.t("期限", "Terms")) }
            table.plain-table {
                thead { tr {
                    th { (l.t("期限", "Term")) } th { (l.t("长度", "Length")) }
                    th { (l.t("起算", "Starts")) } th { (l.t("可以延长", "Extensions")) }
                } }
                tbody {
                    @for it in terms {
                        tr {
                            td { (l.t(&it.zh, &it.en)) }
                            td.nowrap { (it.n) " " (unit(l, it.unit)) }
                            td { (it.start) }
                            td {
                                @for more in &it.extensions {
                                    "+" (more.n) " " (unit(l, more.unit)) " "
                                    (crate::forms::cite_links(std::slice::from_ref(&more.cite)))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

pub(super) fn unit(l: Lang, unit: law::Unit) -> &'static str {
    match unit {
        law::Unit::Working => l.t("个工作日", "working days"),
        law::Unit::Calendar => l.t("日", "days"),
        law::Unit::Month => l.t("个月", "months"),
        law::Unit::Year => l.t("年", "years"),
        law::Unit::Hour => l.t("小时", "hours"),
    }
}

/// What a document must state, by the law.
pub(super) fn contents(l: Lang, all: &[&Contents]) -> Markup {
    html! {
        @for it in all {
            h2 { (l.t("文书应当载明：", "The document must state: ")) (l.t(&it.zh, &it.en)) }
            ol { @for item in &it.items { li { (l.t(&item.zh, item.en.as_deref().unwrap_or(&item.zh))) } } }
        }
    }
}

/// Where the house keeps the rule: acts under it, terms, papers, or another mechanism.
fn kept(l: Lang, law: &Law, rule: &Rule) -> Markup {
    let acts = procedures::ALL.iter().flat_map(|it| it.acts.iter().map(move |act| (it, act)));
    let acts: Vec<_> = acts.filter(|(_, act)| act.under == rule.id).collect();
    let papers = procedures::ALL.iter().flat_map(|it| it.papers.iter().map(move |kind| (it, kind)));
    let papers: Vec<_> =
        papers.filter(|(_, kind)| kind.contents == Some(rule.id.as_str())).collect();
    let demanded: Vec<&Contents> = law.contents(&rule.id).into_iter().collect();
    html! {
        (contents(l, &demanded))
        h2 { (l.t("怎样落实", "How it is kept")) }
        ul.plain {
            @for (institution, act) in &acts {
                li { (l.t("行为", "act")) " " (l.t(institution.zh, institution.en)) " · " strong { (l.t(act.zh, act.en)) } }
            }
            @for (institution, kind) in &papers {
                li { (l.t("文书", "paper")) " " (l.t(institution.zh, institution.en)) " · " strong { (l.t(kind.zh, kind.en)) } }
            }
            @if let Some(it) = &rule.mechanism { li { (l.t("系统机制：", "mechanism: ")) (it) } }
            @if let Some(it) = &rule.undecidable { li { (l.t("软件不能判断：", "software cannot decide: ")) (it) } }
            @if let Some(it) = &rule.later { li { (l.t("待后续制度落实：", "kept by an institution to come: ")) (it) } }
        }
    }
}
