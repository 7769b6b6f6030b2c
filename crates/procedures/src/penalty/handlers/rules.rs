//! 承办人的要求。

use super::{Act, Event, Replace, current};
use crate::{Scene, common};
use case::{Guard, Outcome, PersonId, Refusals, ensure};

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    if noun != "show" {
        no.check(common::case_filed(s));
    }
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Assign(it) => {
            no.check(somebody_named(&it.officers));
            no.all(qualified(s, &it.officers));
            no.check(not_in_charge_yet(s, &it.officers));
            no.check(stands_on_no_other_side(s, &it.officers));
            no.pass()?;
            let mut officers = current(s.file).to_vec();
            officers.extend(it.officers.iter().cloned());
            Some(changed(officers, &it.reason))
        }
        Act::Replace(it) => {
            let incoming = std::slice::from_ref(&it.incoming);
            no.all(qualified(s, incoming));
            no.all([in_charge_now(s, it), not_in_charge_yet(s, incoming)]);
            no.check(stands_on_no_other_side(s, incoming));
            no.pass()?;
            let stay = current(s.file).iter().filter(|id| **id != it.outgoing);
            let officers = stay.cloned().chain([it.incoming.clone()]).collect();
            Some(changed(officers, &it.reason))
        }
        Act::Show(it) => {
            no.all(common::enforcing_officers(s, &it.officers, it.at.date()));
            no.check(common::moments_in_order(s, it.at, it.at));
            no.pass()?;
            Some(Outcome::event(Event::Shown(it.clone())))
        }
    }
}

fn changed(officers: Vec<PersonId>, reason: &str) -> Outcome<Event> {
    Outcome::event(Event::Changed { officers, reason: reason.to_owned() }).issue("change")
}

fn qualified(s: &Scene, officers: &[PersonId]) -> [Guard; 2] {
    let today = s.today();
    [common::officers_certified(s, officers, today), common::no_auxiliaries(s, officers, today)]
}

/// 审核过本案法制、主持过本案听证的人，不能转而调查本案。
fn stands_on_no_other_side(s: &Scene, officers: &[PersonId]) -> Guard {
    const OTHER_SIDE: &[&str] = &["legality_review.review", "hearing.hold"];
    let judged = |id: &&PersonId| {
        let mut records = s.file.records().iter();
        records.any(|it| it.stamp.by == **id && OTHER_SIDE.contains(&it.act.as_str()))
    };
    let names: Vec<_> = officers.iter().filter(judged).map(|id| s.people.name(id)).collect();
    let names = names.join("、");
    ensure!(
        names.is_empty(),
        "APL-64.4",
        "{names}审核过本案或者主持过本案听证，不能转而调查本案。",
        "{names}: who reviewed the case or presided over its hearing cannot investigate it."
    )
}

/// 应当写明增派的人员。
fn somebody_named(officers: &[PersonId]) -> Guard {
    ensure!(!officers.is_empty(), "APL-42", "没有写明增派的执法人员。", "No officer is named.")
}

/// 只有现在的承办人才能退出。
fn in_charge_now(s: &Scene, it: &Replace) -> Guard {
    let name = s.people.name(&it.outgoing);
    ensure!(
        current(s.file).contains(&it.outgoing),
        "APL-42",
        "{name}现在不是本案承办人。",
        "{name} is not in charge of the case."
    )
}

/// 承办人不重复指定。
fn not_in_charge_yet(s: &Scene, officers: &[PersonId]) -> Guard {
    let already = officers.iter().filter(|id| current(s.file).contains(id));
    let names: Vec<_> = already.map(|id| s.people.name(id)).collect();
    let names = names.join("、");
    ensure!(names.is_empty(), "APL-42", "{names}已经是本案承办人。", "{names}: in charge already.")
}
