//! Every rule of the catalogue and what keeps it.

use super::kind_name;
use crate::forms::cite_links;
use crate::shell::{App, Lang, Nav, Seat, page, rule_link};
use axum::extract::State;
use law::{Law, Rule};
use maud::{Markup, html};

/// What keeps a rule, as far as the program itself can tell.
struct Kept {
    acts: Vec<&'static str>,
    papers: Vec<&'static str>,
    terms: usize,
}

/// `GET /law/coverage`.
pub async fn coverage(State(app): State<App>, seat: Seat) -> Markup {
    let l = seat.lang();
    let law = app.office().law();
    let title = l.t("规则和落实情况", "Rules and coverage");
    let body = html! {
        nav.crumbs { a href="/law" { (l.t("法规", "Law")) } }
        h1 { (title) " " span.muted { (law.rules().count()) } }
        p.muted {
            (l.t(
                "每条规则由哪些行为、期限、文书落实；软件不能判断的写明理由。守卫条件逐条的落实见 golden/law-coverage.md。",
                "Which acts, terms and papers keep each rule; where software cannot decide, why. Guards are listed one by one in golden/law-coverage.md.",
            ))
        }
        div.table-wrap {
            table.plain-table {
                thead { tr {
                    th { (l.t("规则", "Rule")) } th { (l.t("要求", "What it asks")) } th { (l.t("类别", "Kind")) }
                    th { (l.t("法条", "Articles")) } th { (l.t("落实", "Kept by")) }
                } }
                tbody { @for it in law.rules() { (row(l, law, it)) } }
            }
        }
    };
    page(&seat, Nav::Law, title, body)
}

fn row(l: Lang, law: &Law, rule: &Rule) -> Markup {
    let kept = kept(l, law, rule);
    html! {
        tr {
            td.nowrap { (rule_link(&rule.id)) }
            td { (l.t(&rule.zh, &rule.en)) }
            td.nowrap { (kind_name(l, rule.kind)) }
            td { (cite_links(&rule.cites)) }
            td {
                @for it in &kept.acts { div { (l.t("行为 ", "act ")) (it) } }
                @for it in &kept.papers { div { (l.t("文书 ", "paper ")) (it) } }
                @if kept.terms > 0 { div { (l.t("期限 ", "terms ")) (kept.terms) } }
                @if let Some(it) = &rule.mechanism { div.muted { (it) } }
                @if let Some(it) = &rule.undecidable { div.muted { (l.t("不能判断：", "undecidable: ")) (it) } }
                @if let Some(it) = &rule.later { div.muted { (l.t("待落实：", "to come: ")) (it) } }
            }
        }
    }
}

fn kept(l: Lang, law: &Law, rule: &Rule) -> Kept {
    let acts = procedures::ALL.iter().flat_map(|it| it.acts);
    let papers = procedures::ALL.iter().flat_map(|it| it.papers);
    Kept {
        acts: acts.filter(|it| it.under == rule.id).map(|it| l.t(it.zh, it.en)).collect(),
        papers: papers
            .filter(|it| it.contents == Some(rule.id.as_str()))
            .map(|it| l.t(it.zh, it.en))
            .collect(),
        terms: law.term_by_rule(&rule.id).len(),
    }
}
