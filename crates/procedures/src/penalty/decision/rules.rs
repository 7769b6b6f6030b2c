//! 决定的要求：事实、证据、告知、听取、裁量、内容。审核、听证、集体讨论由各自的制度提出异议。

use super::{Act, Correct, Decide, Event};
use crate::{
    Scene, common, defence, discretion, hearing, investigation_report,
    investigation_report::Proposal, prior_notice,
};
use case::{Guard, Outcome, Refusals, ensure};

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    if noun == "correct" {
        no.check(decided(s));
        return;
    }
    no.all([common::case_filed(s), common::not_concluded(s), common::investigation_closed(s)]);
    no.all([penalty_reported(s), notice_was_given(s), notice_was_served(s)]);
    no.all([rights_exercised_or_lapsed(s), same_party_as_notified(s), adopted_points_weighed(s)]);
    no.all([
        discretion::departure_is_approved(s),
        discretion::precondition_met(s),
        discretion::not_fined_before(s),
    ]);
    no.check(common::not_an_investigator(s, &s.actor.id, "决定人", "APL-57"));
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Decide(it) => {
            no.all([penalty_named(it), not_heavier_for_speaking(s, it), as_notified(s, it)]);
            no.all([as_weighed(s, it), as_deliberated(s, it), correction_ordered(s, it)]);
            no.all([defence_answered(s, it), hearing_answered(s, it)]);
            no.pass()?;
            Some(Outcome::event(Event::Decided(Box::new(it.clone()))).issue("letter"))
        }
        Act::Correct(it) => {
            no.check(correction_is_harmless(it));
            no.pass()?;
            Some(Outcome::event(Event::Corrected(it.clone())).issue("correction"))
        }
    }
}

fn decided(s: &Scene) -> Guard {
    ensure!(
        super::made_on(s.file).is_some(),
        "M55-28",
        "本案没有处罚决定书，谈不上补正、更正。",
        "There is no decision to correct."
    )
}

/// 补正、更正不改变处罚。
fn correction_is_harmless(it: &Correct) -> Guard {
    ensure!(
        it.harmless,
        "M55-28",
        "决定生效后不得擅自变更、撤销；改变处罚内容的，不能用补正、更正，应当依法另行办理。",
        "A decision in effect may not be changed at will; only slips are corrected this way."
    )
}

/// 调查结果是应受处罚的，才决定处罚。
fn penalty_reported(s: &Scene) -> Guard {
    let report = investigation_report::report(s.file);
    let proposal = report.map(|it| it.proposal.zh()).unwrap_or_default();
    ensure!(
        report.is_none_or(|it| it.proposal == Proposal::Penalise),
        "APL-57",
        "调查终结报告的意见是“{proposal}”，不能作出处罚决定；意见改变的，重新提交报告。",
        "The report does not propose a penalty; a new report is needed first."
    )
}

/// 未告知的，不得作出决定。
fn notice_was_given(s: &Scene) -> Guard {
    ensure!(
        prior_notice::given(s.file).is_some(),
        "APL-62",
        "尚未告知当事人拟处罚的内容、事实、理由、依据和权利，不得作出处罚决定。",
        "The party has not been told what is intended and its rights; no decision may be made."
    )
}

/// 告知书没有送达，等于没有告知。
fn notice_was_served(s: &Scene) -> Guard {
    ensure!(
        prior_notice::given(s.file).is_none() || prior_notice::served(s).is_some(),
        "APL-44",
        "行政处罚意见告知书尚未送达当事人，请先送达并登记。",
        "The notice has not reached the party yet; deliver it first."
    )
}

/// 陈述申辩、要求听证的期限届满，或者当事人分别明确放弃，才能决定。
fn rights_exercised_or_lapsed(s: &Scene) -> Guard {
    let Some(served) = prior_notice::served(s) else {
        return Ok(());
    };
    let defence = s.law.reckon("defence", served).legal_end;
    let hearing = s.law.reckon("hearing_request", served).legal_end;
    let last = if hearing::right_told(s.file) { defence.max(hearing) } else { defence };
    let rights = if hearing::right_told(s.file) {
        "陈述、申辩和要求听证"
    } else {
        "陈述、申辩"
    };
    ensure!(
        prior_notice::period_over(s),
        "APL-62",
        "当事人{rights}的期限至{last}，尚未届满，当事人也没有逐项明确放弃，不得作出处罚决定。",
        "The party may still exercise its rights until {last} and has not waived each of them."
    )
}

/// 被处罚的应当是被告知的人。
fn same_party_as_notified(s: &Scene) -> Guard {
    let party = s.file.party.known().map(|it| it.identity());
    let told = prior_notice::given(s.file).map(|it| it.party.clone());
    ensure!(
        told.is_none() || told == party,
        "APL-44",
        "当事人在告知之后变更了，应当向现在的当事人重新告知。",
        "The party has changed since the notice; the present party must be notified."
    )
}

/// 采纳了当事人意见的，应当据此重新裁量。
fn adopted_points_weighed(s: &Scene) -> Guard {
    let adopted = defence::adopted_at(s.file);
    let weighed = discretion::chosen_at(s.file);
    ensure!(
        adopted.is_none() || weighed > adopted,
        "APL-45",
        "复核采纳了当事人的意见，应当据此重新确定裁量（或者依法不予处罚），再作决定。",
        "The party was found right in part or whole: weigh the penalty anew before deciding."
    )
}

fn penalty_named(it: &Decide) -> Guard {
    ensure!(
        !it.penalty.is_empty(),
        "APL-57",
        "没有填写处罚内容；不给予处罚的，请作出不予行政处罚决定。",
        "No penalty is named; to impose none, decide “no penalty”."
    )
}

/// 不得因当事人陈述、申辩、要求听证而给予更重的处罚。
fn not_heavier_for_speaking(s: &Scene, it: &Decide) -> Guard {
    let Some(told) = prior_notice::given(s.file) else {
        return Ok(());
    };
    let spoken = defence::stated_on(s.file).is_some() || hearing::requested_on(s.file).is_some();
    let (before, after) = (told.penalty.describe_zh(), it.penalty.describe_zh());
    ensure!(
        !spoken || !it.penalty.heavier_than(&told.penalty),
        "APL-45",
        "告知的是“{before}”，当事人陈述、申辩后不得加重为“{after}”；确有新的事实的，重新告知。",
        "After the party has spoken the penalty may not be heavier than notified; new facts need a new notice."
    )
}

/// 决定的内容不得超出告知的内容。
fn as_notified(s: &Scene, it: &Decide) -> Guard {
    let Some(told) = prior_notice::given(s.file) else {
        return Ok(());
    };
    let same_item = discretion::item(s.file) == Some(&told.item);
    let (before, after) = (told.penalty.describe_zh(), it.penalty.describe_zh());
    ensure!(
        same_item && !it.penalty.heavier_than(&told.penalty),
        "APL-44",
        "决定的“{after}”或者所依据的违法事项超出了告知的“{before}”，应当重新告知。",
        "The decision goes beyond what was notified; a new notice is needed."
    )
}

/// 决定的内容应当是裁量所确定的，理由才对得上。
fn as_weighed(s: &Scene, it: &Decide) -> Guard {
    let weighed = discretion::chosen(s.file).map(|it| &it.penalty);
    let shown = weighed.map(|it| it.describe_zh()).unwrap_or_default();
    ensure!(
        weighed.is_none_or(|it_was| *it_was == it.penalty),
        "G27-12",
        "决定的内容与所确定的裁量（{shown}）不同；内容改变的，先重新确定裁量并写明理由。",
        "The penalty differs from what was weighed; weigh it anew with reasons first."
    )
}

/// 集体讨论决定了内容的，按讨论决定。
fn as_deliberated(s: &Scene, it: &Decide) -> Guard {
    let decided = crate::deliberation::decided_penalty(s.file);
    let shown = decided.map(|it| it.describe_zh()).unwrap_or_default();
    ensure!(
        decided.is_none_or(|penalty| *penalty == it.penalty),
        "APL-57.2",
        "集体讨论决定的是“{shown}”，决定书应当与讨论决定一致。",
        "The heads decided on another penalty together; the decision must follow."
    )
}

/// 实施处罚应当同时责令改正或者限期改正。
fn correction_ordered(s: &Scene, it: &Decide) -> Guard {
    ensure!(
        it.correction.is_some() || s.file.correction_order.ordered_on().is_some(),
        "APL-28",
        "尚未责令当事人改正：请在决定中写明责令改正的内容和期限（已经改正的，写明改正情况）。",
        "The party has not been ordered to correct: state the order, or how it was corrected."
    )
}

/// 当事人陈述、申辩的，决定中回应是否采纳及理由。
fn defence_answered(s: &Scene, it: &Decide) -> Guard {
    ensure!(
        defence::stated_on(s.file).is_none() || it.heard.is_some(),
        "APL-45",
        "当事人陈述、申辩过，决定应当写明采纳情况和理由。",
        "The party has stated its defence; the decision says how it was taken up and why."
    )
}

/// 听证过的，根据听证笔录决定。
fn hearing_answered(s: &Scene, it: &Decide) -> Guard {
    ensure!(
        hearing::held_on(s.file).is_none() || it.heard.is_some(),
        "APL-65",
        "本案举行过听证，决定应当根据听证笔录作出，并写明对听证意见的采纳情况。",
        "A hearing was held: the decision rests on its record and says how it was taken up."
    )
}
