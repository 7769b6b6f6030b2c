//! 法规 — a page for every rule, article, item and calendar; search; what is kept by what.

mod articles;
mod calendar;
mod coverage;
mod items;
mod rules;

pub use articles::{at, instrument};
pub use calendar::calendar;
pub use coverage::coverage;
pub use items::{card, item, items};
pub use rules::rule;

use crate::forms::cite_links;
use crate::shell::{App, Fault, Lang, Nav, Pairs, Seat, escape, page, rule_link};
use axum::extract::{RawQuery, State};
use law::instrument::{Head, Rank};
use law::{Instrument, Law, RuleKind};
use maud::{Markup, html};

/// Most hits shown of one kind.
const HITS: usize = 60;

/// `GET /law`, with `?q=` a search.
///
/// # Errors
/// None of its own.
pub async fn index(
    State(app): State<App>,
    seat: Seat,
    RawQuery(query): RawQuery,
) -> Result<Markup, Fault> {
    let query = Pairs::parse(query.as_deref().unwrap_or_default());
    let words: String = query.get("q").trim().chars().take(60).collect();
    let law = app.office().law();
    let l = seat.lang();
    let title = l.t("法规", "Law");
    let body = html! {
        h1 { (title) }
        (search_form(l, &words))
        @if words.is_empty() { (contents(l, law)) } @else { (hits(l, law, &words)) }
    };
    Ok(page(&seat, Nav::Law, title, body))
}

fn search_form(l: Lang, words: &str) -> Markup {
    html! {
        form.filters action="/law" role="search" {
            div.grow { label for="law-q" { (l.t("查找法条、规则、违法事项", "Search articles, rules and items")) }
                input #law-q type="search" name="q" value=(words)
                    placeholder=(l.t("如：听证、行政处罚法第六十四条、APL-62", "such as 听证, APL-62")); }
            button { (l.t("查找", "Search")) }
        }
    }
}

fn contents(l: Lang, law: &Law) -> Markup {
    let ranks = [
        Rank::Law,
        Rank::Regulation,
        Rank::Judicial,
        Rank::Rule,
        Rank::LocalRegulation,
        Rank::LocalRule,
        Rank::Policy,
        Rank::Standard,
    ];
    html! {
        ul.cards {
            li { a href="/law/items" { (l.t("违法事项", "Violation items")) } " " span.muted { (law.items().count()) } }
            li { a href="/law/coverage" { (l.t("规则和落实情况", "Rules and coverage")) } " " span.muted { (law.rules().count()) } }
            @for year in law.calendar().years() {
                li { a href={ "/law/calendar/" (year.year) } { (year.year) (l.t(" 年工作日历", " calendar")) } }
            }
        }
        @for rank in ranks {
            @let found: Vec<&Instrument> = law.instruments().filter(|it| it.head.rank == rank).collect();
            @if !found.is_empty() {
                h2 { (rank_name(l, rank)) }
                ul.instruments {
                    @for it in found {
                        li {
                            a href={ "/law/" (it.head.key) } { (name(l, &it.head)) } " "
                            span.muted {
                                (it.articles.len()) (l.t(" 条要点", " gists"))
                                @if let Some(day) = it.head.in_force { " · " (day) (l.t(" 起施行", " in force")) }
                                @if it.head.repealed.is_some() { " · " (l.t("已失效", "repealed")) }
                                @if it.head.fictional { " · " (l.t("虚构", "fictional")) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Name of an instrument.
fn name(l: Lang, head: &Head) -> &str {
    match (l, &head.en) {
        (Lang::En, Some(en)) => en,
        _ => &head.name,
    }
}

fn rank_name(l: Lang, rank: Rank) -> &'static str {
    match rank {
        Rank::Law => l.t("法律", "Laws"),
        Rank::Regulation => l.t("行政法规", "Administrative regulations"),
        Rank::Judicial => l.t("司法解释", "Judicial interpretations"),
        Rank::Rule => l.t("部门规章", "Departmental rules"),
        Rank::LocalRegulation => l.t("地方性法规", "Local regulations"),
        Rank::LocalRule => l.t("地方政府规章", "Local government rules"),
        Rank::Policy => l.t("规范性文件", "Policy documents"),
        Rank::Standard => l.t("标准", "Standards"),
    }
}

fn kind_name(l: Lang, kind: RuleKind) -> &'static str {
    match kind {
        RuleKind::Gate => l.t("前提", "gate"),
        RuleKind::Deadline => l.t("期限", "term"),
        RuleKind::Contents => l.t("文书内容", "contents"),
        RuleKind::Power => l.t("职权", "power"),
        RuleKind::Effect => l.t("效果", "effect"),
        RuleKind::Reading => l.t("理解", "reading"),
        RuleKind::Trap => l.t("过时规定", "trap"),
        RuleKind::Counting => l.t("期间计算", "counting"),
    }
}

fn hits(l: Lang, law: &Law, words: &str) -> Markup {
    let wanted: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let has = |text: String| {
        let text = text.to_lowercase();
        wanted.iter().all(|it| text.contains(it))
    };
    let articles = law.instruments().flat_map(|it| it.articles.iter().map(move |a| (it, a)));
    let articles: Vec<_> = articles
        .filter(|(it, a)| has(format!("{} {}{} {}", it.head.key, it.head.short, a.place, a.gist)))
        .collect();
    let rules: Vec<_> = law
        .rules()
        .filter(|it| has(format!("{} {} {} {}", it.id, it.zh, it.en, it.cites.join(" "))))
        .collect();
    let items: Vec<_> = law
        .items()
        .filter(|it| {
            has(format!(
                "{} {} {} {} {}",
                it.code,
                it.zh,
                it.en,
                it.violation.join(" "),
                it.penalty.join(" ")
            ))
        })
        .collect();
    html! {
        p.muted role="status" {
            (articles.len()) (l.t(" 条法条要点，", " articles, "))
            (rules.len()) (l.t(" 条规则，", " rules, "))
            (items.len()) (l.t(" 项违法事项", " items"))
        }
        @if !articles.is_empty() {
            h2 { (l.t("法条", "Articles")) }
            ul.hits { @for (it, article) in articles.iter().take(HITS) {
                @let cite = format!("{}{}", it.head.short, article.place);
                li { a.cite href={ "/law/at?c=" (escape(&cite)) } { (cite) } " " (article.gist) }
            } }
        }
        @if !rules.is_empty() {
            h2 { (l.t("规则", "Rules")) }
            ul.hits { @for it in rules.iter().take(HITS) {
                li { (rule_link(&it.id)) " " (l.t(&it.zh, &it.en)) " " (cite_links(&it.cites)) }
            } }
        }
        @if !items.is_empty() {
            h2 { (l.t("违法事项", "Items")) }
            ul.hits { @for it in items.iter().take(HITS) {
                li { a href={ "/law/items/" (it.code) } { (it.code) " " (l.t(&it.zh, &it.en)) } }
            } }
        }
    }
}
