//! 询问的要求。

use super::{Act, Event, Notify, Record, Signing};
use crate::{Scene, common};
use case::{Guard, Outcome, Refusals, ensure};

pub(super) fn gates(_noun: &str, s: &Scene, no: &mut Refusals) {
    no.all(common::investigation_open(s));
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Notify(it) => {
            no.all(common::enforcing_officers(s, &it.officers, s.today()));
            no.check(time_still_to_come(s, it));
            no.pass()?;
            let paper = if it.relation.speaks_for_party() { "notice" } else { "notice_other" };
            Some(Outcome::event(Event::Notified(it.clone())).issue(paper))
        }
        Act::Record(it) => {
            no.all(common::enforcing_officers(s, &it.officers, it.from.date()));
            no.all([
                recorder_is_there(s, it),
                common::certificates_shown(it.certificates_shown),
                rights_were_told(it),
                questioned_alone(it),
                one_person_at_a_time(s, it),
                questions_and_answers(it),
                each_page_signed(it),
                common::recorded_or_explained(&it.recording),
                common::moments_in_order(s, it.from, it.to),
            ]);
            no.pass()?;
            Some(Outcome::event(Event::Recorded(it.clone())).issue("record"))
        }
    }
}

/// 通知的时间应当在以后。
fn time_still_to_come(s: &Scene, it: &Notify) -> Guard {
    let (at, now) = (it.at, s.now);
    ensure!(
        at >= now,
        "APL-55",
        "通知的询问时间（{at}）已经过去（现在是{now}）。",
        "The time of the interview ({at}) has passed (it is {now})."
    )
}

/// 记录人是在场的询问人之一，或者另一名执法人员。
fn recorder_is_there(s: &Scene, it: &Record) -> Guard {
    let day = it.from.date();
    let name = s.people.name(&it.recorder);
    let certified = s.people.get(&it.recorder).is_some_and(|it| it.certified(day));
    ensure!(
        it.officers.contains(&it.recorder) || certified,
        "APL-42",
        "记录人{name}在{day}没有有效的行政执法证件。",
        "{name}, who wrote the record, had no valid certificate on {day}."
    )
}

/// 询问前告知如实回答的义务和申请回避等权利。
fn rights_were_told(it: &Record) -> Guard {
    let name = &it.person.name;
    ensure!(
        it.rights_told,
        "G118-5",
        "没有告知{name}如实回答的义务和申请回避等权利；请告知后再询问。",
        "{name} was not told of the duty to answer and the right to ask for a recusal."
    )
}

/// 询问应当个别进行。
fn questioned_alone(it: &Record) -> Guard {
    let name = &it.person.name;
    ensure!(
        it.alone,
        "M55-16",
        "询问应当个别进行：询问{name}时不得有其他被询问人在场。",
        "People are questioned one by one: nobody else under question may be present with {name}."
    )
}

/// 同一执法人员不能同时询问两个人。
fn one_person_at_a_time(s: &Scene, it: &Record) -> Guard {
    let overlaps = |other: &&common::Kept<Record>| {
        let other = &other.it;
        let shared = other.officers.iter().any(|id| it.officers.contains(id));
        shared && other.from < it.to && it.from < other.to
    };
    let other = s.file.interview.records().iter().find(overlaps);
    let (name, from, to) = match other {
        Some(it) => (it.it.person.name.as_str(), it.it.from.to_string(), it.it.to.to_string()),
        None => ("", String::new(), String::new()),
    };
    ensure!(
        other.is_none(),
        "M55-16",
        "同一询问人在{from}至{to}正在询问{name}，不能同时询问另一人；请核对时间或者人员。",
        "An officer named here was questioning {name} from {from} to {to}: check time and officers."
    )
}

/// 笔录应当记明问和答。
fn questions_and_answers(it: &Record) -> Guard {
    ensure!(
        !it.exchanges.is_empty(),
        "M55-16",
        "笔录没有记载任何问答。",
        "The record holds no question and no answer."
    )
}

/// 核对以后逐页签名；拒绝签名的，注明原因。
fn each_page_signed(it: &Record) -> Guard {
    let name = &it.person.name;
    ensure!(
        it.signing == Signing::EachPage || it.refusal.is_some(),
        "M55-16",
        "{name}没有逐页签名：应当在笔录中注明拒绝签名的原因。",
        "{name} did not sign each page: note why in the record."
    )
}
