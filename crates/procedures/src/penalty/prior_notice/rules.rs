//! 事先告知的要求。

use super::{Act, Event, Give, Given};
use crate::{
    Scene, common, common::Penalty, defence, discretion, hearing, investigation_report,
    investigation_report::Proposal,
};
use case::{Guard, Outcome, Refusals, ensure};
use law::{Fen, PenaltyKind, city::Considerable};

pub(super) fn gates(_noun: &str, s: &Scene, no: &mut Refusals) {
    no.all([common::case_filed(s), common::not_concluded(s), common::investigation_closed(s)]);
    no.all([penalty_proposed(s), weighed_for_the_report(s)]);
    no.all([
        discretion::departure_is_approved(s),
        discretion::precondition_met(s),
        discretion::not_fined_before(s),
    ]);
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    let Act::Give(it) = act;
    no.all([hearing_right_told(s, it), content_changed(s, it), not_heavier_for_speaking(s, it)]);
    no.check(common::not_an_investigator(s, &s.actor.id, "告知的批准人", "APL-57"));
    no.pass()?;
    let given = Box::new(given(s, it)?);
    Some(Outcome::event(Event::Notified(given)).issue("letter"))
}

fn given(s: &Scene, it: &Give) -> Option<Given> {
    let choice = discretion::chosen(s.file)?;
    let findings = investigation_report::report(s.file)
        .map(|it| format!("{}\n上述事实有下列证据证明：{}", it.findings, it.evidence));
    let told = |text: &Option<case::LongText>| text.as_ref().map(|it| it.to_string());
    Some(Given {
        party: s.file.party.known()?.identity(),
        item: discretion::item(s.file)?.clone(),
        facts: told(&it.facts).or(findings)?,
        reasons: told(&it.reasons).unwrap_or_else(|| choice.reasons.to_string()),
        penalty: choice.penalty.clone(),
        hearing_right: it.hearing_right,
        new_facts: told(&it.new_facts),
    })
}

/// 报告建议给予处罚的，才告知处罚意见。
fn penalty_proposed(s: &Scene) -> Guard {
    let report = investigation_report::report(s.file);
    ensure!(
        report.is_none_or(|it| it.proposal == Proposal::Penalise),
        "APL-44",
        "调查终结报告没有建议给予行政处罚，不需要告知处罚意见。",
        "The report does not propose a penalty; there is nothing to notify."
    )
}

/// 拟处罚内容应当已经确定。
fn weighed_for_the_report(s: &Scene) -> Guard {
    ensure!(
        discretion::chosen(s.file).is_some_and(|it| !it.penalty.is_empty()),
        "APL-44",
        "拟处罚内容尚未确定，请承办人先“确定裁量”。",
        "No penalty has been settled; the officers settle the discretion first."
    )
}

/// 属于听证范围的，应当告知要求听证的权利。
fn hearing_right_told(s: &Scene, it: &Give) -> Guard {
    let due = discretion::chosen(s.file).and_then(|it| hearing_right_due(s, &it.penalty));
    let why = due.clone().unwrap_or_default();
    ensure!(
        due.is_none() || it.hearing_right,
        "APL-63",
        "拟处罚属于听证范围（{why}），应当同时告知当事人有要求听证的权利。",
        "A hearing may be demanded here ({why}): the right must be told."
    )
}

/// Why the party may demand a hearing against this penalty, in Chinese; `None` where it may not.
pub fn hearing_right_due(s: &Scene, penalty: &Penalty) -> Option<String> {
    use PenaltyKind as Kind;
    let listed = [
        Kind::GradeLowered,
        Kind::PermitRevoked,
        Kind::BusinessSuspended,
        Kind::BusinessClosed,
        Kind::TradeBanned,
    ];
    let kind = penalty.kinds().into_iter().find(|it| listed.contains(it));
    if let Some(kind) = kind {
        return Some(common::kind_zh(kind).to_owned());
    }
    let thresholds = &s.law.city().thresholds;
    let considerable = |amount: Fen, set: &Considerable, what: &str| {
        let least = considerable_for(s, set)?;
        let reached = if set.inclusive { amount >= least } else { amount > least };
        (reached && amount > Fen::ZERO).then(|| {
            format!("{what}{amount}元，达到{}规定的{least}元", common::cite_zh(&set.source))
        })
    };
    let fine = penalty.fine.unwrap_or(Fen::ZERO);
    considerable(fine, &thresholds.hearing_fine, "罚款")
        .or_else(|| considerable(penalty.confiscated(), &thresholds.hearing_confiscation, "没收"))
}

/// The amount from which it is considerable for this party; `None` without a threshold.
fn considerable_for(s: &Scene, set: &Considerable) -> Option<Fen> {
    let party = s.file.party.known()?;
    let organization = common::counts_as_organization(s.law, party.kind);
    let least = if organization { set.organization } else { set.citizen };
    (least.fen() > Fen::ZERO).then(|| least.fen())
}

/// 告知之后内容没有变化的，不必再次告知；变化的，写明原因。
fn content_changed(s: &Scene, it: &Give) -> Guard {
    let last = super::given(s.file);
    let next = given(s, it);
    let same = |last: &Given, next: &Given| {
        last.penalty == next.penalty
            && last.facts == next.facts
            && last.party == next.party
            && last.item == next.item
            && last.hearing_right == next.hearing_right
    };
    let repeated = last.zip(next.as_ref()).is_some_and(|(last, next)| same(last, next));
    ensure!(
        last.is_none() || (it.new_facts.is_some() && !repeated),
        "APL-44",
        "已经告知过；只有事实、依据或者内容发生变化才重新告知，并写明原因和新查明的事实。",
        "Notice was given; a new one needs a change, with its reason and the new facts."
    )
}

/// 不得因当事人陈述、申辩、要求听证而给予更重的处罚：没有新的事实，不得加重。
fn not_heavier_for_speaking(s: &Scene, it: &Give) -> Guard {
    let (Some(last), Some(next)) = (super::given(s.file), given(s, it)) else {
        return Ok(());
    };
    let spoken = defence::stated_on(s.file).is_some() || hearing::requested_on(s.file).is_some();
    let facts_changed = last.facts != next.facts || last.item != next.item;
    let (before, after) = (last.penalty.describe_zh(), next.penalty.describe_zh());
    ensure!(
        !spoken || facts_changed || !next.penalty.heavier_than(&last.penalty),
        "APL-45",
        "当事人陈述、申辩后，事实没有变化，不得由“{before}”加重为“{after}”。",
        "The party has spoken and the facts are the same: the penalty may not become heavier."
    )
}

/// Whether every period that the last notice opened is over: defence, and hearing where told.
/// Before the notice is served nothing is over.
pub fn period_over(s: &Scene) -> bool {
    let Some(served) = super::served_on(s.file) else {
        return false;
    };
    let over = |term: &str| s.today() > s.law.reckon(term, served).legal_end;
    let waived = defence::waived_on(s.file).is_some();
    let defence = waived || over("defence");
    let hearing = !hearing::right_told(s.file)
        || hearing::waived_on(s.file).is_some()
        // A waiver of the statement covers the hearing only where the city reads it so (AMB-17).
        || (waived && s.law.city().reads("AMB-17", "covers_hearing"))
        || over("hearing_request");
    defence && hearing
}
