//! Instruments and their articles: gist, numbers, the rules that cite them.

use super::{name, rank_name, rules};
use crate::forms::cite_links;
use crate::shell::{App, Fault, Lang, Nav, Pairs, Seat, escape, facts, page, rule_link, some};
use axum::extract::{Path, RawQuery, State};
use law::{Article, Citation, Contents, Instrument, Law, Place, Term};
use maud::{Markup, html};

/// `GET /law/{key}`.
///
/// # Errors
/// No such instrument.
pub async fn instrument(
    State(app): State<App>,
    seat: Seat,
    Path(key): Path<String>,
) -> Result<Markup, Fault> {
    let law = app.office().law();
    let found = law.instruments().find(|it| it.head.key == key);
    let found =
        found.ok_or_else(|| Fault::missing("没有这部法规。", "There is no such instrument."))?;
    let l = seat.lang();
    let head = &found.head;
    let title = name(l, head);
    let body = html! {
        nav.crumbs { a href="/law" { (l.t("法规", "Law")) } " / " (rank_name(l, head.rank)) }
        div.narrow {
            h1 { (title) }
            (facts(&[
                (l.t("简称", "Short name"), some(&head.short)),
                (l.t("文号", "Number"), head.number.as_deref().and_then(some)),
                (l.t("通过", "Passed"), head.passed.map(|it| html! { (it) })),
                (l.t("施行", "In force"), head.in_force.map(|it| html! { (it) })),
                (l.t("失效", "Repealed"), head.repealed.map(|it| html! { (it) })),
                (l.t("条数", "Articles"), head.articles.map(|it| html! { (it) })),
                (l.t("备注", "Remark"), head.note.as_deref().and_then(some)),
            ]))
            p.muted {
                (l.t(
                    "以下是本系统引用的条文的要点，不是原文；原文以公布的文本为准。",
                    "These are gists of the articles that are cited here, in our own words; the published text decides.",
                ))
            }
            @if !found.whole.gist.is_empty() { p { (found.whole.gist) } }
            @for it in &found.articles {
                section.article {
                    h2 { a href=(address(found, it)) { (it.place) } }
                    p { (it.gist) }
                    (numbers(l, it))
                }
            }
        }
    };
    Ok(page(&seat, Nav::Law, title, body))
}

fn address(instrument: &Instrument, article: &Article) -> String {
    format!("/law/at?c={}", escape(&format!("{}{}", instrument.head.short, article.place)))
}

/// `GET /law/at?c=行政处罚法第六十四条`: the article that a citation names.
///
/// # Errors
/// Not a citation, or we say nothing of that article.
pub async fn at(
    State(app): State<App>,
    seat: Seat,
    RawQuery(query): RawQuery,
) -> Result<Markup, Fault> {
    let query = Pairs::parse(query.as_deref().unwrap_or_default());
    let cite: Citation = query
        .get("c")
        .parse()
        .map_err(|_| Fault::missing("这不是法条引用。", "This is not a citation."))?;
    let law = app.office().law();
    let (instrument, article) = law.resolve(&cite).ok_or_else(|| {
        Fault::missing("没有这一条的要点。", "Nothing is said of this article here.")
    })?;
    let l = seat.lang();
    let title = cite.to_string();
    let library = app.library_text(instrument, &article.place);
    let body = html! {
        nav.crumbs {
            a href="/law" { (l.t("法规", "Law")) } " / "
            a href={ "/law/" (instrument.head.key) } { (name(l, &instrument.head)) }
        }
        div.narrow {
            h1 { (title) }
            @if let Some(text) = library {
                h2 { (l.t("条文", "Text")) }
                blockquote.statute { @for line in text.lines() { p { (line) } } }
            }
            h2 { (l.t("要点", "Gist")) }
            p.gist-text { (article.gist) }
            (numbers(l, article))
            (cited_by(l, law, &cite))
        }
    };
    Ok(page(&seat, Nav::Law, &title, body))
}

/// Numbers that stand under an article.
fn numbers(l: Lang, article: &Article) -> Markup {
    let terms: Vec<&Term> = article.terms.iter().collect();
    let contents: Vec<&Contents> = article.contents.iter().collect();
    html! {
        (rules::terms(l, &terms))
        (rules::contents(l, &contents))
        @if !(article.amounts.is_empty() && article.rates.is_empty() && article.thresholds.is_empty()) {
            h2 { (l.t("数额", "Amounts")) }
            ul.plain {
                @for it in &article.amounts { li { (l.t(&it.zh, &it.en)) " " strong { (it.fen) (l.t(" 元", " yuan")) } } }
                @for it in &article.rates {
                    li { (l.t(&it.zh, &it.en)) " " strong { (law::Fen(i64::from(it.basis_points))) "%" } }
                }
                @for it in &article.thresholds { li { (l.t(&it.zh, &it.en)) " " strong { (it.n) } } }
            }
        }
    }
}

/// Rules, items and acts that rest on an article.
fn cited_by(l: Lang, law: &Law, cite: &Citation) -> Markup {
    let same = |text: &str| {
        text.parse::<Citation>()
            .is_ok_and(|it| it.instrument == cite.instrument && it.article == cite.article)
    };
    let rules: Vec<_> = law.rules().filter(|it| it.cites.iter().any(|it| same(it))).collect();
    let items: Vec<_> = law
        .items()
        .filter(|it| it.violation.iter().chain(&it.penalty).any(|it| same(it)))
        .collect();
    html! {
        @if !rules.is_empty() {
            h2 { (l.t("引用本条的规则", "Rules that cite it")) }
            ul.hits { @for it in rules {
                li { (rule_link(&it.id)) " " (l.t(&it.zh, &it.en)) " " (cite_links(&it.cites)) }
            } }
        }
        @if !items.is_empty() {
            h2 { (l.t("以本条为违则或者罚则的事项", "Items that rest on it")) }
            ul.hits { @for it in items {
                li { a href={ "/law/items/" (it.code) } { (it.code) " " (l.t(&it.zh, &it.en)) } }
            } }
        }
        @if matches!(cite.article, Place::Whole) { p.muted { (l.t("引用整部法规。", "The instrument as a whole.")) } }
    }
}
