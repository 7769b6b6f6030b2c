//! 登记复议、诉讼的要求。

use super::{Act, End, Event, Kind, Start};
use crate::{CaseFile, Scene, common, delivery, summary};
use case::{Due, Guard, Outcome, Refusals, ensure};
use jiff::civil::Date;
use law::Law;

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    no.check(decision_made(s));
    if noun == "end" {
        no.check(something_runs(s));
    }
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Start(it) => {
            no.check(common::not_in_the_future(s, it.accepted_on, "受理日期"));
            no.all([
                applied_before_accepted(it),
                not_running_already(s, it),
                reconsideration_first(s, it),
                appeal_follows_suit(s, it),
            ]);
            no.pass()?;
            Some(Outcome::event(Event::Started(it.clone())))
        }
        Act::End(it) => {
            no.check(common::not_in_the_future(s, it.served_on, "送达日期"));
            no.all([was_started(s, it), days_in_order(s, it)]);
            no.pass()?;
            Some(Outcome::event(Event::Ended(it.clone())))
        }
    }
}

/// 当事人申请复议、提起诉讼的期限，自收到决定书起算；复议之后另算。
pub(super) fn dues(file: &CaseFile, law: &Law) -> Vec<Due> {
    let paper = common::decision_paper(file);
    let Some(served) = paper.and_then(|it| delivery::served_on(file, it)) else {
        return Vec::new();
    };
    let reconsidered = file.remedy.last(Kind::Reconsideration);
    let sued = file.remedy.last(Kind::Litigation).map(|it| it.start.applied_on);
    let applied = reconsidered.map(|it| it.start.applied_on);
    let reckoning = law.reckon("reconsideration", served);
    let mut dues =
        vec![Due::of_party("申请行政复议", "apply for reconsideration", reckoning, applied)];
    let (zh, en) = ("提起行政诉讼", "sue");
    match reconsidered.and_then(|it| it.end.as_ref()) {
        Some(end) => {
            let reckoning = law.reckon("litigation_after_reconsideration", end.served_on);
            dues.push(Due::of_party(zh, en, reckoning, sued));
        }
        None if reconsidered.is_none() && summary::made(file).is_none() => {
            dues.push(Due::of_party(zh, en, law.reckon("litigation", served), sued));
        }
        None => {}
    }
    dues
}

/// 有了决定才有复议、诉讼。
fn decision_made(s: &Scene) -> Guard {
    ensure!(
        common::concluded(s.file).is_some(),
        "APL-73",
        "本案尚未作出处理决定，没有可以复议、诉讼的决定。",
        "No decision has been made that could be challenged."
    )
}

/// 有正在进行的复议、诉讼，才有结果。
fn something_runs(s: &Scene) -> Guard {
    ensure!(
        super::running_since(s.file).is_some(),
        "APL-73",
        "没有正在进行的复议、诉讼。",
        "No remedy is running."
    )
}

/// 受理不早于申请，申请不早于决定。
fn applied_before_accepted(it: &Start) -> Guard {
    let (applied, accepted) = (it.applied_on, it.accepted_on);
    ensure!(
        applied <= accepted,
        "APL-73",
        "受理日期（{accepted}）早于申请日期（{applied}）。",
        "Accepted on {accepted}, before the application of {applied}."
    )
}

/// 同一途径正在进行的，不重复登记；复议期间不得起诉，诉讼期间不得复议。
fn not_running_already(s: &Scene, it: &Start) -> Guard {
    let running = s.file.remedy.all().iter().find(|one| one.end.is_none());
    let shown = running.map(|one| one.start.kind.zh()).unwrap_or_default();
    let kind = it.kind.zh();
    ensure!(
        running.is_none(),
        "APL-73",
        "{shown}正在进行，不能同时登记{kind}；请先登记其结果。",
        "Another remedy is running; record its result first."
    )
}

/// 当场处罚应当先申请复议，才能起诉。
fn reconsideration_first(s: &Scene, it: &Start) -> Guard {
    let summary = summary::made(s.file).is_some();
    let reviewed = s.file.remedy.sought(Kind::Reconsideration);
    ensure!(
        it.kind != Kind::Litigation || !summary || reviewed,
        "ARL-23a",
        "对当场作出的处罚决定，应当先申请行政复议，对复议决定不服的才能起诉。",
        "An on-the-spot penalty goes to reconsideration first."
    )
}

/// 有一审才有二审。
fn appeal_follows_suit(s: &Scene, it: &Start) -> Guard {
    let judged = s.file.remedy.last(Kind::Litigation).is_some_and(|it| it.end.is_some());
    ensure!(
        it.kind != Kind::Appeal || judged,
        "APL-73",
        "没有登记过一审结果，不能登记二审。",
        "An appeal follows the result of a first instance."
    )
}

/// 结果对应一件正在进行的复议、诉讼。
fn was_started(s: &Scene, it: &End) -> Guard {
    let kind = it.kind.zh();
    ensure!(
        s.file.remedy.open(it.kind).is_some(),
        "APL-73",
        "没有正在进行的{kind}。",
        "No remedy of this kind is running."
    )
}

/// 受理、决定、送达的日期应当前后相符。
fn days_in_order(s: &Scene, it: &End) -> Guard {
    let accepted = s.file.remedy.open(it.kind).map_or(Date::MIN, |one| one.start.accepted_on);
    let (decided, served) = (it.decided_on, it.served_on);
    ensure!(
        accepted <= decided && decided <= served,
        "APL-73",
        "日期前后不符：受理{accepted}、决定{decided}、送达{served}。",
        "The days do not fit: accepted {accepted}, decided {decided}, served {served}."
    )
}
