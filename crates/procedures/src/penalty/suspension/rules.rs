//! 中止和恢复的要求。

use super::{Act, Event, Ground, Resume, Suspend, running, running_since};
use crate::{Attempt, Scene, common};
use case::{Guard, Outcome, Refusals, ensure};

/// What the bureau may not do while the investigation stands still.
const ON_HOLD: [&str; 6] = [
    "investigation_report.submit",
    "prior_notice.give",
    "decision.decide",
    "no_penalty.decide",
    "withdrawal.withdraw",
    "deliberation.hold",
];

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    no.check(common::case_filed(s));
    match noun {
        "suspend" => no.all([still_open(s), not_running(s)]),
        _ => {
            no.check(is_running(s));
        }
    }
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Suspend(it) => {
            no.check(related_matter_named(it));
            no.pass()?;
            Some(Outcome::event(Event::Suspended(it.clone())).issue("order"))
        }
        Act::Resume(it) => {
            no.check(common::not_in_the_future(s, it.ended_on, "中止情形消失日期"));
            no.check(ended_after_start(s, it));
            no.pass()?;
            Some(Outcome::event(Event::Resumed(it.clone())).issue("resumption"))
        }
    }
}

pub(super) fn objects(attempt: &Attempt, s: &Scene, no: &mut Refusals) {
    if attempt.is(&ON_HOLD) {
        no.check(not_suspended(s));
    }
}

/// 作出处理决定以前才有调查可以中止。
fn still_open(s: &Scene) -> Guard {
    let on = common::concluded(s.file).map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        on.is_empty(),
        "M55-30",
        "本案已于{on}作出处理决定，没有调查可以中止。",
        "The case was concluded on {on}: there is no investigation to suspend."
    )
}

/// 正在中止的，不再中止。
fn not_running(s: &Scene) -> Guard {
    let since = running_since(s.file).map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        since.is_empty(),
        "M55-30",
        "调查自{since}起已经中止，尚未恢复。",
        "The investigation has been suspended since {since}."
    )
}

/// 只有中止的调查才能恢复。
fn is_running(s: &Scene) -> Guard {
    ensure!(
        running_since(s.file).is_some(),
        "M55-30",
        "调查没有中止，无须恢复。",
        "The investigation is not suspended."
    )
}

/// 中止期间不作出处理决定，也不进行决定前的程序；应当先恢复调查。
fn not_suspended(s: &Scene) -> Guard {
    let (since, ground) =
        running(s.file).map(|(since, it)| (since.to_string(), it.ground.zh())).unwrap_or_default();
    ensure!(
        since.is_empty(),
        "M55-30",
        "调查自{since}起中止（{ground}）；情形消失的，请先由负责人批准恢复调查。",
        "The investigation has been suspended since {since}; it must be resumed first."
    )
}

/// 等待其他案件、决定或者解释的，应当写明是哪一件。
fn related_matter_named(it: &Suspend) -> Guard {
    let waits = matches!(it.ground, Ground::OtherCase | Ground::Interpretation);
    ensure!(
        !waits || it.related.is_some(),
        "M55-30",
        "以等待其他案件、决定或者解释为由中止的，请写明其名称和文号，以便得知何时恢复。",
        "Name the case, decision or request that is awaited, so that its end can be seen."
    )
}

/// 情形消失不早于中止。
fn ended_after_start(s: &Scene, it: &Resume) -> Guard {
    let since = running_since(s.file);
    let (ended, shown) = (it.ended_on, since.map(|it| it.to_string()).unwrap_or_default());
    ensure!(
        since.is_none_or(|since| since <= ended),
        "M55-30",
        "中止情形消失日期（{ended}）早于中止日期（{shown}）。",
        "The ground ended on {ended}, before the suspension of {shown}."
    )
}
