//! 催告的要求。

use super::{Act, Event, Hear, Issue};
use crate::{Scene, common, court_application, delivery, payment, remedy};
use case::{Guard, Outcome, Refusals, ensure};
use jiff::civil::Date;

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    match noun {
        "issue" => no.all([
            decision_delivered(s),
            performance_overdue(s),
            remedies_over(s),
            no_demand_running(s),
        ]),
        _ => {
            no.check(demanded(s));
        }
    }
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Issue(it) => {
            no.check(something_to_demand(s, it));
            no.pass()?;
            Some(Outcome::event(Event::Issued(it.clone())).issue("letter"))
        }
        Act::Hear(it) => {
            no.check(common::not_in_the_future(s, it.made_on, "提出日期"));
            no.check(made_after_demand(s, it));
            no.pass()?;
            Some(Outcome::event(Event::Heard(it.clone())))
        }
    }
}

/// 决定书送达以后才有履行义务。
fn decision_delivered(s: &Scene) -> Guard {
    let paper = common::decision_paper(s.file);
    let served = paper.and_then(|it| delivery::in_force_on(s.file, it, s.today()));
    ensure!(
        served.is_some(),
        "ACL-54",
        "处罚决定书尚未送达，不能催告。",
        "The decision has not been delivered."
    )
}

/// 履行期限届满（含批准的暂缓、分期）仍不履行的，才催告。
fn performance_overdue(s: &Scene) -> Guard {
    let last = payment::last_day(s.file, s.law);
    let (today, shown) = (s.today(), last.map(|it| it.to_string()).unwrap_or_default());
    ensure!(
        last.is_none_or(|last| last < today),
        "ACL-54",
        "缴款期限至{shown}，尚未届满，当事人没有逾期。",
        "The time to pay runs until {shown}: nothing is overdue yet."
    )
}

/// 默认在复议、诉讼期限届满以后催告；本市允许提前的除外（AMB-12）。复议、诉讼进行中不催告。
fn remedies_over(s: &Scene) -> Guard {
    let running = remedy::running_since(s.file);
    let end = remedy::enforceable_from(s.file, s.law).map(|it| it.legal_end);
    let early = s.law.city().reads("AMB-12", "before_allowed");
    let over = early || end.is_none_or(|end| end < s.today());
    let shown = end.map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        running.is_none() && over,
        "ACL-54",
        "当事人复议、诉讼的期限至{shown}（或者复议、诉讼正在进行），按本市做法届满以后再催告（AMB-12）。",
        "The time for remedies runs until {shown}, or a remedy is running: demand after it (AMB-12)."
    )
}

/// 前一次催告期满以前，不再催告。
fn no_demand_running(s: &Scene) -> Guard {
    let on = s.file.demand.issued_on();
    let shown = on.map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        on.is_none() || super::period_over(s),
        "ACL-54",
        "{shown}已经催告，催告书尚未送达或者期限尚未届满。",
        "A demand was made on {shown}; it is not delivered or its period runs."
    )
}

/// 有尚未履行的义务，才有催告。
fn something_to_demand(s: &Scene, it: &Issue) -> Guard {
    let owed = payment::balance(s.file, s.law, s.today());
    ensure!(
        !owed.is_settled() || it.other_duties.is_some(),
        "ACL-54",
        "款项已经缴清；有款项以外的义务没有履行的，请写明。",
        "Everything is paid; name what else was not performed."
    )
}

/// 先有催告，才有对催告的陈述申辩。
fn demanded(s: &Scene) -> Guard {
    let applied = court_application::applied_on(s.file);
    ensure!(
        s.file.demand.issued_on().is_some() && applied.is_none(),
        "ACL-54",
        "没有催告，或者已经申请法院执行。",
        "No demand was made, or the court has been asked already."
    )
}

/// 陈述申辩不早于催告。
fn made_after_demand(s: &Scene, it: &Hear) -> Guard {
    let (issued, on) = (s.file.demand.issued_on().unwrap_or(Date::MIN), it.made_on);
    ensure!(
        issued <= on,
        "ACL-54",
        "陈述申辩日期（{on}）早于催告（{issued}）。",
        "Stated on {on}, before the demand of {issued}."
    )
}
