//! Terms of a file with their whole explanation.

use super::View;
use crate::forms::cite_links;
use crate::shell::{Lang, rule_link};
use case::{Due, DueState, Whose};
use jiff::civil::Date;
use maud::{Markup, html};

pub(super) fn draw(view: &View<'_>) -> Markup {
    let l = view.l();
    let today = view.seat.today();
    let past =
        |it: &&Due| matches!(it.state(today), DueState::Met | DueState::MetLate | DueState::Lapsed);
    let (past, running): (Vec<&Due>, Vec<&Due>) = view.dues.iter().partition(past);
    html! {
        section #dues.dues {
            h2 { (l.t("期限", "Terms")) }
            @if running.is_empty() { p.empty { (l.t("没有在走的期限。", "No term is running.")) } }
            @for it in running { (due(l, it, today)) }
            @if !past.is_empty() {
                details.past {
                    summary {
                        (l.t("已经完成或者届满的", "Met or lapsed")) " " span.muted { (past.len()) }
                    }
                    @for it in past { (due(l, it, today)) }
                }
            }
        }
    }
}

/// The state of a due, in words as well as in colour.
pub(super) fn state(l: Lang, due: &Due, today: Date) -> Markup {
    let (class, word) = match due.state(today) {
        DueState::Overdue => ("overdue", l.t("逾期", "overdue")),
        DueState::Urgent => ("urgent", l.t("紧", "urgent")),
        DueState::Running => ("running", l.t("期内", "in time")),
        DueState::Lapsed => ("lapsed", l.t("届满", "lapsed")),
        DueState::MetLate => ("overdue", l.t("逾期完成", "met late")),
        DueState::Met => ("met", l.t("按期完成", "met")),
    };
    html! { span.state.(class) { (word) } }
}

fn due(l: Lang, due: &Due, today: Date) -> Markup {
    let reckoning = &due.reckoning;
    let whose = match due.whose {
        Whose::Authority => l.t("本机关", "ours"),
        Whose::Party => l.t("当事人", "the party's"),
    };
    html! {
        article.due {
            p.line {
                (state(l, due, today)) " "
                strong { (l.t(&due.zh, &due.en)) } " "
                span.muted { (whose) }
                span.right {
                    strong.nowrap { (last(l, due)) }
                    @if due.met_on.is_none() { " " span.muted.nowrap { (l.distance(today, due.last_day())) } }
                }
            }
            @if reckoning.provisional {
                p.provisional {
                    (l.t(
                        "暂定：所涉年份的放假安排尚未公布，或者有中止尚未结束。",
                        "Provisional: a schedule of days off is not published yet, or a suspension still runs.",
                    ))
                }
            }
            details {
                summary { (l.t("怎样算出来的", "How it was reckoned")) }
                ol.steps {
                    @for step in &reckoning.steps {
                        li {
                            (l.t(&step.zh, &step.en)) " "
                            @if let Some(cite) = &step.cite { (cite_links(std::slice::from_ref(cite))) }
                        }
                    }
                    @for it in &reckoning.refused { li.wrong { (it) } }
                }
                p.muted {
                    @if due.whose == Whose::Authority {
                        (l.t("内部目标", "internal target")) " " (reckoning.target) " · "
                    }
                    @if let Some(on) = due.met_on { (l.t("完成于", "met on")) " " (on) " · " }
                    (rule_link(&due.rule)) " " (cite_links(&reckoning.articles))
                }
            }
        }
    }
}

fn last(l: Lang, due: &Due) -> String {
    match due.ends_at {
        Some(at) => l.moment(at),
        None => l.day(due.last_day()),
    }
}
