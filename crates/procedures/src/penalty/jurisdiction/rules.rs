//! 管辖的要求。

use super::{Act, Agree, Designate, Event, Report};
use crate::{Attempt, Scene, common};
use case::{Guard, Outcome, Refusals, ensure};

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    match noun {
        "dispute" => {
            no.all([not_transferred(s), no_dispute_open(s), common::not_concluded(s)]);
        }
        "agree" => no.all([not_transferred(s), dispute_open(s), not_reported(s)]),
        "report" => no.all([not_transferred(s), dispute_open(s), not_reported(s)]),
        "designate" => no.all([not_transferred(s), dispute_open(s)]),
        "transfer" => {
            no.all([not_transferred(s), not_ours(s), common::not_concluded(s)]);
        }
        _ => no.all([transferred(s), not_received(s)]),
    }
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Dispute(it) => {
            no.check(common::not_in_the_future(s, it.arisen_on, "争议发生日期"));
            no.pass()?;
            Some(Outcome::event(Event::Disputed(it.clone())))
        }
        Act::Agree(it) => {
            no.check(first_to_file_acts(s, it));
            no.pass()?;
            Some(Outcome::event(Event::Agreed(it.clone())).issue("minutes"))
        }
        Act::Report(it) => {
            no.check(received_after_dispute(s, it));
            no.pass()?;
            Some(Outcome::event(Event::Reported(it.clone())).issue("report"))
        }
        Act::Designate(it) => {
            no.all([
                common::not_in_the_future(s, it.designated_on, "指定日期"),
                designated_after_dispute(s, it),
            ]);
            no.pass()?;
            Some(Outcome::event(Event::Designated(it.clone())))
        }
        Act::Transfer(it) => {
            no.pass()?;
            Some(Outcome::event(Event::Transferred(it.clone())).issue("letter"))
        }
        Act::Receipt(it) => {
            no.check(common::not_in_the_future(s, it.received_on, "签收日期"));
            no.pass()?;
            Some(Outcome::event(Event::Received(it.clone())))
        }
    }
}

/// What was handed to another authority moves no more; an open dispute bars the decision.
pub(super) fn objects(attempt: &Attempt, s: &Scene, no: &mut Refusals) {
    const STILL_POSSIBLE: &[&str] =
        &["jurisdiction.", "delivery.", "closure.", "archiving.", "media.consult"];
    if !STILL_POSSIBLE.iter().any(|it| attempt.name.starts_with(it)) {
        no.check(not_handed_away(s));
    }
    if attempt.is(&["filing.file"]) {
        no.all([no_earlier_filing_elsewhere(s), settled_in_our_favour(s)]);
    }
    if attempt.is(&["decision.decide", "no_penalty.decide", "summary.decide_lead"]) {
        no.all([no_dispute_pending(s), settled_in_our_favour(s)]);
    }
}

/// 已经移送的，本机关不再办理。
fn not_handed_away(s: &Scene) -> Guard {
    let on = s.file.jurisdiction.transferred_on().map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        on.is_empty(),
        "APL-22",
        "案件已于{on}移送有管辖权的机关，本机关不再办理。",
        "The case was transferred to the competent authority on {on}."
    )
}

/// 其他机关已经先立案的，由其管辖。
fn no_earlier_filing_elsewhere(s: &Scene) -> Guard {
    let jurisdiction = &s.file.jurisdiction;
    let elsewhere = jurisdiction.dispute().and_then(|it| it.other_filed_on);
    let on = elsewhere.map(|it| it.to_string()).unwrap_or_default();
    let other = jurisdiction.dispute().map(|it| it.other.as_str()).unwrap_or_default();
    ensure!(
        elsewhere.is_none() || jurisdiction.settled() == Some(true),
        "APL-25",
        "{other}已于{on}先立案；都有管辖权的，由最先立案的机关管辖。",
        "{other} filed first, on {on}; the first to file acts."
    )
}

/// 协商或者指定由其他机关管辖的，本机关不立案、不处罚。
fn settled_in_our_favour(s: &Scene) -> Guard {
    ensure!(
        s.file.jurisdiction.settled() != Some(false),
        "APL-25",
        "协商或者指定的结果是由其他机关管辖；应当移送。",
        "The matter was settled in favour of another authority: transfer it."
    )
}

/// 管辖争议没有解决的，不作处罚决定。
fn no_dispute_pending(s: &Scene) -> Guard {
    ensure!(
        !s.file.jurisdiction.is_disputed(),
        "APL-25",
        "管辖争议还没有解决（协商或者指定），不能作出决定。",
        "The dispute over jurisdiction is open: no decision yet."
    )
}

fn not_transferred(s: &Scene) -> Guard {
    ensure!(
        s.file.jurisdiction.transferred_on().is_none(),
        "APL-22",
        "案件已经移送。",
        "The case was transferred already."
    )
}

fn no_dispute_open(s: &Scene) -> Guard {
    ensure!(
        !s.file.jurisdiction.is_disputed(),
        "APL-25",
        "已经登记的管辖争议还没有解决。",
        "A dispute over jurisdiction is open already."
    )
}

fn dispute_open(s: &Scene) -> Guard {
    ensure!(
        s.file.jurisdiction.is_disputed(),
        "APL-25",
        "没有等待解决的管辖争议。",
        "No dispute over jurisdiction is open."
    )
}

/// 已经报请指定的，等待指定。
fn not_reported(s: &Scene) -> Guard {
    ensure!(
        s.file.jurisdiction.reported.is_none(),
        "APL-25",
        "已经报请上一级机关指定管辖。",
        "The superior body has been asked already."
    )
}

/// 先立案的机关管辖；后立案的不能协商成由自己管辖。
fn first_to_file_acts(s: &Scene, it: &Agree) -> Guard {
    let elsewhere = s.file.jurisdiction.dispute().and_then(|it| it.other_filed_on);
    let here = s.file.filing.filed_on();
    let earlier = elsewhere.is_some_and(|there| here.is_none_or(|here| there < here));
    let there = elsewhere.map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        !(it.ours && earlier),
        "APL-25",
        "对方已于{there}先立案，应当由对方管辖；认为对方没有管辖权的，报请指定。",
        "The other authority filed first, on {there}; it acts, unless a designation says otherwise."
    )
}

fn received_after_dispute(s: &Scene, it: &Report) -> Guard {
    let arisen = s.file.jurisdiction.dispute().map(|it| it.arisen_on);
    let on = it.received_on;
    ensure!(
        arisen.is_none_or(|arisen| arisen <= on) && on <= s.today(),
        "APL-25",
        "收到报请材料的日期（{on}）在争议发生之前，或者在今天之后。",
        "The day the papers were received ({on}) lies before the dispute or after today."
    )
}

fn designated_after_dispute(s: &Scene, it: &Designate) -> Guard {
    let arisen = s.file.jurisdiction.dispute().map(|it| it.arisen_on);
    let on = it.designated_on;
    ensure!(
        arisen.is_none_or(|arisen| arisen <= on),
        "APL-25",
        "指定日期（{on}）在争议发生之前。",
        "The designation ({on}) lies before the dispute."
    )
}

/// 不属于本机关管辖的，才移送：核查的结论、协商或者指定的结果。
fn not_ours(s: &Scene) -> Guard {
    let found = s.file.lead.verification().is_some_and(|it| !it.own_jurisdiction);
    let settled = s.file.jurisdiction.settled() == Some(false);
    ensure!(
        found || settled,
        "APL-22",
        "核查没有认为不属于本机关管辖，也没有协商或者指定由其他机关管辖；属于本机关管辖的不能移送。",
        "Neither the verification nor an agreement or designation says that it is not ours."
    )
}

/// 已经移送，才登记回执。
fn transferred(s: &Scene) -> Guard {
    ensure!(
        s.file.jurisdiction.transferred_on().is_some(),
        "APL-22",
        "还没有移送。",
        "Nothing was transferred."
    )
}

fn not_received(s: &Scene) -> Guard {
    ensure!(
        s.file.jurisdiction.received_on().is_none(),
        "APL-22",
        "受移送机关已经签收。",
        "The receipt was recorded already."
    )
}
