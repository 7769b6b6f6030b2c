//! 移送涉嫌犯罪案件的要求。

use super::{Act, Answer, Event, HandGoods, HandOver, Object, Objection, Reply, Report, State};
use crate::{Attempt, CaseFile, Scene, common};
use case::{Due, Guard, Outcome, Refusals, ensure};
use jiff::civil::Date;
use law::Law;

/// Acts that would put a penalty in the place of a transfer, or end the case without it.
const IN_PLACE_OF_TRANSFER: [&str; 5] = [
    "decision.decide",
    "no_penalty.decide",
    "withdrawal.withdraw",
    "summary.decide",
    "prior_notice.give",
];

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    let it = &s.file.crime_transfer;
    no.check(match noun {
        "report" => not_pending(s),
        "approve" | "refuse" => awaits_chief(it),
        "hand_over" => approved_and_not_handed_over(it),
        "answer" => handed_over(it),
        "object" => police_refused(it),
        _ => police_filed(it),
    });
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Report(it) => {
            no.all(team(s, it));
            no.pass()?;
            Some(Outcome::event(Event::Reported(it.clone())).issue("report"))
        }
        Act::Approve(it) => {
            no.pass()?;
            Some(Outcome::event(Event::Approved(it.clone())).issue("letter"))
        }
        Act::Refuse(it) => {
            no.pass()?;
            Some(Outcome::event(Event::Refused(it.clone())))
        }
        Act::HandOver(it) => hand_over(it, s, no),
        Act::Reply(it) => {
            no.check(common::not_in_the_future(s, it.received_on, "收到通知日期"));
            no.all([answered_after_handover(s, it), reason_given(it)]);
            no.pass()?;
            Some(Outcome::event(Event::Answered(it.clone())))
        }
        Act::Object(it) => {
            no.check(common::not_in_the_future(s, it.sent_on, "提出日期"));
            no.all([objected_in_time(s, it), not_objected(s, it)]);
            no.pass()?;
            Some(Outcome::event(Event::Objected(it.clone())).issue("objection"))
        }
        Act::HandGoods(it) => {
            no.check(common::not_in_the_future(s, it.handed_on, "移交日期"));
            no.all(common::enforcing_officers(s, &it.officers, it.handed_on));
            no.all([goods_not_handed_over(s), party_told(s, it)]);
            no.pass()?;
            Some(Outcome::event(Event::GoodsHandedOver(it.clone())).issue("goods_list"))
        }
        Act::Return(it) => {
            no.check(common::not_in_the_future(s, it.returned_on, "收到退回日期"));
            no.pass()?;
            Some(Outcome::event(Event::Returned(it.clone())))
        }
    }
}

fn hand_over(it: &HandOver, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    no.check(common::not_in_the_future(s, it.at.date(), "移送日期"));
    no.all(common::enforcing_officers(s, &it.officers, it.at.date()));
    no.check(handed_over_after_approval(s, it));
    no.pass()?;
    Some(
        Outcome::event(Event::HandedOver(it.clone()))
            .issue_if(s.file.crime_transfer.has_goods(), "goods_list"),
    )
}

/// 移送尚无结果的，不得以行政处罚代替移送，也不得就此了结。
pub(super) fn objects(attempt: &Attempt, s: &Scene, no: &mut Refusals) {
    if attempt.is(&IN_PLACE_OF_TRANSFER) {
        no.check(no_penalty_in_place_of_transfer(s));
    }
}

pub(super) fn dues(file: &CaseFile, law: &Law) -> Vec<Due> {
    let it = &file.crime_transfer;
    let mut dues = Vec::new();
    let Some((reported, _)) = &it.reported else { return dues };
    let decided = it.approved.as_ref().map(|(at, _)| at.date());
    let decided = decided.or(it.refused.as_ref().map(|(on, _)| *on));
    let reckoning = law.reckon("crime_decision", reported.date());
    let (zh, en) = ("决定是否移送涉嫌犯罪案件", "decide on the transfer");
    dues.push(Due::of_authority(zh, en, reckoning, decided));
    if let Some((approved, _)) = &it.approved {
        let reckoning = law.reckon("crime_handover", approved.date());
        let met = super::handed_over_on(file);
        let due = Due::of_authority("向公安机关移送", "hand over to the police", reckoning, met);
        dues.push(due.ending_at(law.reckon_hours("crime_handover", *approved)));
    }
    if let Some(handed_over) = super::handed_over_on(file) {
        let reckoning = law.reckon("crime_police_decision", handed_over);
        let met = it.police().map(|it| it.received_on);
        dues.push(Due::of_party("公安机关决定是否立案", "police decide", reckoning, met));
    }
    dues.extend(objections(it, law));
    if let Some(filed) = super::police_filed_on(file).filter(|_| it.has_goods()) {
        let met = it.goods.as_ref().map(|it| it.handed_on);
        let reckoning = law.reckon("crime_goods", filed);
        dues.push(Due::of_authority("移交涉案物品", "hand over the goods", reckoning, met));
    }
    dues
}

/// 对不予立案的异议：先可以复议，对复议决定仍有异议的建议监督。
fn objections(it: &State, law: &Law) -> Vec<Due> {
    let mut dues = Vec::new();
    let refusals = it.refusals();
    if let Some(first) = refusals.first() {
        let reckoning = law.reckon("crime_reconsideration", first.received_on);
        let met = it.objections.first().map(|it| it.sent_on);
        let (zh, en) = ("对不予立案提请复议", "ask the police to reconsider");
        dues.push(Due::of_party(zh, en, reckoning, met));
    }
    if let Some(asked) = it.objection(Objection::Reconsideration) {
        let answer = it.answers.iter().rev().find(|one| one.received_on >= asked.sent_on);
        let reckoning = law.reckon("crime_reconsideration_answer", asked.sent_on);
        let (zh, en) = ("公安机关作出复议决定", "police answer");
        dues.push(Due::of_party(zh, en, reckoning, answer.map(|it| it.received_on)));
        if let Some(again) = answer.filter(|it| it.answer == Answer::NotFiled) {
            let reckoning = law.reckon("crime_supervision", again.received_on);
            let met = it.objection(Objection::Supervision).map(|it| it.sent_on);
            let (zh, en) = ("建议检察机关立案监督", "ask the procuratorate");
            dues.push(Due::of_party(zh, en, reckoning, met));
        }
    }
    dues
}

/// 已经提出移送报告、尚无结果的，不重复提出。
fn not_pending(s: &Scene) -> Guard {
    let since = super::pending_since(s.file).map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        since.is_empty(),
        "TRF-5.1",
        "已于{since}提出移送报告，尚无结果。",
        "A transfer was proposed on {since} and is pending."
    )
}

/// 专案组由两名以上执法人员组成。
fn team(s: &Scene, it: &Report) -> [Guard; 2] {
    let least = s.law.threshold("crime_team_minimum");
    let mut team: Vec<_> = it.team.iter().collect();
    team.sort();
    team.dedup();
    let found = i64::try_from(team.len()).unwrap_or(i64::MAX);
    [team_is_large_enough(found, least), common::officers_certified(s, &it.team, s.today())]
}

/// 专案组不得少于法定人数。
fn team_is_large_enough(found: i64, least: i64) -> Guard {
    ensure!(
        found >= least,
        "TRF-5.1",
        "专案组应当有{least}名以上执法人员，这里写了{found}名。",
        "The team needs at least {least} officers; {found} named."
    )
}

/// 有等待决定的移送报告，正职负责人才作决定。
fn awaits_chief(it: &State) -> Guard {
    let waits = it.reported.is_some() && it.approved.is_none() && it.refused.is_none();
    ensure!(
        waits,
        "TRF-5.2",
        "没有等待决定的移送报告。",
        "No report of a suspected crime awaits a decision."
    )
}

/// 批准之后、移送之前，才能移送。
fn approved_and_not_handed_over(it: &State) -> Guard {
    ensure!(
        it.approved.is_some() && it.handed_over.is_none(),
        "TRF-6",
        "移送应当先经正职负责人批准，并且只移送一次。",
        "A transfer needs the chief's approval, and happens once."
    )
}

/// 移送在批准之后。
fn handed_over_after_approval(s: &Scene, it: &HandOver) -> Guard {
    let approved = s.file.crime_transfer.approved.as_ref().map(|(at, _)| *at);
    let (at, shown) = (it.at, approved.map(|it| it.to_string()).unwrap_or_default());
    ensure!(
        approved.is_none_or(|approved| approved.date() <= at.date()) && at <= s.now,
        "TRF-6",
        "移送时间（{at}）早于批准时间（{shown}），或者在现在之后。",
        "Handed over at {at}: before the approval ({shown}), or in the future."
    )
}

/// 移送以后才有公安机关的答复。
fn handed_over(it: &State) -> Guard {
    ensure!(
        it.handed_over.is_some(),
        "TRF-7/8",
        "案件尚未移送公安机关。",
        "The case has not been handed over to the police."
    )
}

/// 答复不早于移送。
fn answered_after_handover(s: &Scene, it: &Reply) -> Guard {
    let from = super::handed_over_on(s.file).unwrap_or(Date::MIN);
    let on = it.received_on;
    ensure!(
        from <= on,
        "TRF-7/8",
        "收到通知日期（{on}）早于移送日期（{from}）。",
        "Received on {on}, before the handing over of {from}."
    )
}

/// 不予立案和转送应当写明理由或者去向。
fn reason_given(it: &Reply) -> Guard {
    ensure!(
        it.answer == Answer::Filed || it.reason.is_some(),
        "TRF-7/8",
        "不予立案的应当写明公安机关说明的理由，转送的应当写明转送的机关。",
        "State the reasons of the police, or to whom the case was forwarded."
    )
}

/// 公安机关不予立案的，才有异议。
fn police_refused(it: &State) -> Guard {
    ensure!(
        it.police().is_some_and(|it| it.answer == Answer::NotFiled),
        "TRF-9",
        "公安机关没有作出不予立案的决定。",
        "The police have not refused to file."
    )
}

/// 异议应当在收到不予立案通知（或者复议决定）之后的期限内提出。
fn objected_in_time(s: &Scene, it: &Object) -> Guard {
    let received = s.file.crime_transfer.police().map_or(Date::MIN, |it| it.received_on);
    let term = match it.way {
        Objection::Reconsideration => "crime_reconsideration",
        Objection::Supervision => "crime_supervision",
    };
    let (on, last) = (it.sent_on, s.reckon(term, received).legal_end);
    ensure!(
        received <= on && on <= last,
        "TRF-9",
        "{received}收到不予立案的决定，异议应当在{last}以前提出，{on}不在期限内。",
        "The refusal came on {received}: object by {last}; {on} does not fit."
    )
}

/// 提请复议只有一次。
fn not_objected(s: &Scene, it: &Object) -> Guard {
    let way = it.way.zh();
    ensure!(
        s.file.crime_transfer.objection(it.way).is_none(),
        "TRF-9",
        "已经{way}，不重复提出。",
        "That objection was raised already."
    )
}

/// 公安机关立案的，才移交物品；退回也在立案之后。
fn police_filed(it: &State) -> Guard {
    ensure!(
        it.police().is_some_and(|it| it.answer == Answer::Filed) && it.returned_on.is_none(),
        "TRF-12",
        "公安机关没有立案，或者已经退回。",
        "The police have not filed, or have returned the case."
    )
}

/// 涉案物品只移交一次。
fn goods_not_handed_over(s: &Scene) -> Guard {
    ensure!(
        s.file.crime_transfer.goods.is_none(),
        "TRF-12",
        "涉案物品已经移交。",
        "The goods have been handed over."
    )
}

/// 查封、扣押的财物随案移交的，应当书面告知当事人。
fn party_told(s: &Scene, it: &HandGoods) -> Guard {
    let on = it.handed_on;
    ensure!(
        it.party_told_on.is_some_and(|told| told <= s.today()),
        "TRF-12",
        "涉案物品随案移交公安机关（{on}），应当书面告知当事人，并写明告知日期（行政强制法第二十一条）。",
        "The goods go to the police: tell the party in writing and state the day."
    )
}

/// 不得以行政处罚代替移送。
fn no_penalty_in_place_of_transfer(s: &Scene) -> Guard {
    let since = super::pending_since(s.file).map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        since.is_empty(),
        "TRF-11",
        "本案于{since}报告涉嫌犯罪，移送尚无结果；不得以行政处罚代替移送。",
        "A suspected crime was reported on {since}: no penalty in place of a transfer."
    )
}
