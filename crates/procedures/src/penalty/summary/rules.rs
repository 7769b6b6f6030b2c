//! 简易程序的要求。

use super::{
    Act, Breach, Correction, Decide, DecideLead, Event, Handover, Heard, Register, Sanction,
    Signature, made,
};
use crate::{Attempt, Scene, common, party};
use case::{Guard, Outcome, Party, PersonId, Refusals, ensure};
use law::Fen;

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    match noun {
        "decide_lead" => no.all([undecided(s), not_filed(s), party_known(s)]),
        "register" => no.all([decided(s), not_registered(s)]),
        _ => {}
    }
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Decide(it) => on_the_spot(it, s, no),
        Act::DecideLead(it) => on_the_spot(&with_party(it, s)?, s, no),
        Act::Register(it) => {
            no.check(received_by_another(s, it));
            no.pass()?;
            Some(Outcome::event(Event::Registered(it.clone())).issue("registration"))
        }
    }
}

/// The decision on a lead, with the party that the file knows already.
fn with_party(it: &DecideLead, s: &Scene) -> Option<Decide> {
    let party = s.file.party.known()?.clone();
    let it = it.clone();
    Some(Decide {
        officers: it.officers,
        party,
        identified_by: String::new(),
        breach: it.breach,
        sanction: it.sanction,
        heard: it.heard,
        handover: it.handover,
    })
}

fn on_the_spot(it: &Decide, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    no.all(common::enforcing_officers(s, &it.officers, s.today()));
    no.all([
        acts_himself(s, &it.officers),
        common::certificates_shown(it.heard.certificates_shown),
    ]);
    no.all([party::identity_number_is_right(&it.party), already_happened(s, &it.breach)]);
    no.all([told(&it.heard), statement_rechecked(&it.heard)]);
    no.all([something_imposed(&it.sanction), within_ceiling(s, &it.party, &it.sanction)]);
    no.all([item_in_force(s, &it.breach), refusal_noted(&it.handover), day_of_correction(s, it)]);
    no.pass()?;
    Some(Outcome::event(Event::Decided(Box::new(it.clone()))).issue("decision"))
}

/// 已经当场处罚的，不再当场处罚。
fn undecided(s: &Scene) -> Guard {
    let on = super::made_on(s.file).map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        on.is_empty(),
        "APL-29",
        "本案已于{on}当场作出处罚决定。",
        "A decision was made on the spot on {on} already."
    )
}

/// 已经立案或者不予立案的线索，不再适用简易程序。
fn not_filed(s: &Scene) -> Guard {
    ensure!(
        s.file.filing.concluded_on().is_none(),
        "APL-51",
        "线索已经立案或者决定不予立案，不能再当场处罚；立案的按普通程序办理。",
        "The lead was filed or declined; it can no longer be decided on the spot."
    )
}

/// 当场处罚应当先核实当事人身份。
fn party_known(s: &Scene) -> Guard {
    ensure!(
        s.file.party.known().is_some(),
        "APL-40",
        "当事人尚未查明；请先登记当事人和核实依据。",
        "The party has not been identified yet."
    )
}

/// 作出决定的，是在场的执法人员本人。
fn acts_himself(s: &Scene, officers: &[PersonId]) -> Guard {
    let name = &s.actor.name;
    ensure!(
        officers.contains(&s.actor.id),
        "APL-52",
        "当场处罚由在场的执法人员作出；{name}不在所列执法人员之中。",
        "Only an officer who is there decides on the spot; {name} is not among those named."
    )
}

/// 违法行为已经发生。
fn already_happened(s: &Scene, it: &Breach) -> Guard {
    let (at, now) = (it.at, s.now);
    ensure!(
        at <= now,
        "APL-51",
        "违法行为时间（{at}）在现在（{now}）之后；事实确凿才能当场处罚。",
        "The violation ({at}) lies after now ({now}); facts must be certain."
    )
}

/// 决定前当场告知事实、理由、依据和权利。
fn told(it: &Heard) -> Guard {
    ensure!(
        it.told,
        "APL-44",
        "作出决定之前，应当当场告知当事人拟处罚的内容、事实、理由、依据和陈述、申辩的权利。",
        "Before deciding, tell the party content, facts, reasons, basis and the right to be heard."
    )
}

/// 当事人陈述、申辩的，应当听取并复核。
fn statement_rechecked(it: &Heard) -> Guard {
    ensure!(
        it.statement.is_none() || it.recheck.is_some(),
        "APL-52",
        "当事人提出了陈述、申辩，应当对事实、理由和证据进行复核，请填写复核意见。",
        "The party made a statement: re-check facts, reasons and evidence, and say the result."
    )
}

/// 当场只能警告或者罚款，总要有其中一种。
fn something_imposed(it: &Sanction) -> Guard {
    let fined = it.fine.is_some_and(|it| it > Fen::ZERO);
    ensure!(
        it.warning || fined,
        "APL-51",
        "请选择警告，或者填写罚款数额；不给予处罚的，不作当场处罚决定。",
        "Choose a warning or fill in a fine; without either there is no decision to make."
    )
}

/// 对公民、对法人或者其他组织的罚款不超过各自的限额；个体工商户依本地读法（AMB-07）。
fn within_ceiling(s: &Scene, party: &Party, it: &Sanction) -> Guard {
    let organization = common::counts_as_organization(s.law, party.kind);
    let key = if organization { "summary_fine_organization" } else { "summary_fine_citizen" };
    let (most, fine) = (s.law.amount(key), it.fine.unwrap_or(Fen::ZERO));
    let kind = party.kind.zh();
    ensure!(
        fine <= most,
        "APL-51",
        "对{kind}当场罚款以{most}元为限，{fine}元超过限额；请登记线索，按普通程序立案调查。",
        "The on-the-spot limit here is {most} yuan; {fine} yuan needs the ordinary procedure."
    )
}

/// 处罚依据应当是现行公布的法律、法规、规章。
fn item_in_force(s: &Scene, it: &Breach) -> Guard {
    let code = &it.item.0;
    ensure!(
        s.law.item(code).is_some(),
        "APL-16",
        "违法事项{code}不在现行目录中，没有可以适用的处罚依据。",
        "{code} is not an item in force: there is no basis for a penalty."
    )
}

/// 当事人拒绝签收的，应当在决定书上注明。
fn refusal_noted(it: &Handover) -> Guard {
    ensure!(
        it.signature == Signature::Signed || it.remark.is_some(),
        "APL-52",
        "当事人拒绝签收的，应当在决定书上注明，请填写拒绝签收的情况。",
        "The party refused to sign: note on the decision how."
    )
}

/// 责令限期改正的，应当写明期限。
fn day_of_correction(s: &Scene, it: &Decide) -> Guard {
    let ordered = it.breach.correction == Correction::Ordered;
    let today = s.today();
    ensure!(
        !ordered || it.breach.correct_by.is_some_and(|by| by >= today),
        "APL-28",
        "责令限期改正的，应当写明改正的期限，并且不早于今天（{today}）。",
        "An order to correct names the day by which to correct, not before today ({today})."
    )
}

/// 当场处罚决定作出后才有备案。
fn decided(s: &Scene) -> Guard {
    ensure!(
        made(s.file).is_some(),
        "M55-14.2",
        "本案没有当场处罚决定，无需备案。",
        "There is no on-the-spot decision to file."
    )
}

/// 备案只有一次。
fn not_registered(s: &Scene) -> Guard {
    let on = super::registered_on(s.file).map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        on.is_empty(),
        "M55-14.2",
        "当场处罚决定已于{on}报机关备案。",
        "The decision was filed with the bureau on {on}."
    )
}

/// 备案是报给机关：接收人不是作出决定的执法人员。
fn received_by_another(s: &Scene, it: &Register) -> Guard {
    let decided = made(s.file).is_some_and(|made| made.officers.contains(&it.received_by));
    let name = s.people.name(&it.received_by);
    ensure!(
        !decided,
        "M55-14.2",
        "{name}是作出决定的执法人员；备案应当由所属机关的其他人员接收。",
        "{name} made the decision; somebody else must receive it for the bureau."
    )
}

/// Institutions whose acts have no place any more once the case was decided on the spot.
const OVER: [&str; 12] = [
    "lead",
    "filing",
    "jurisdiction",
    "interview",
    "inspection",
    "media",
    "copies",
    "sampling",
    "appraisal",
    "evidence_hold",
    "assistance",
    "evidence",
];

pub(super) fn objects(attempt: &Attempt, s: &Scene, no: &mut Refusals) {
    let institution = attempt.name.split('.').next().unwrap_or_default();
    if OVER.contains(&institution) || attempt.is(&["party.identify"]) {
        no.check(not_over(s));
    }
}

/// 当场处罚后，不再核查、立案、调查，也不再改动当事人。
fn not_over(s: &Scene) -> Guard {
    let on = super::made_on(s.file).map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        on.is_empty(),
        "APL-51",
        "本案已于{on}适用简易程序当场作出决定，不再有这一步。",
        "The case was decided on the spot on {on}; this step has no place any more."
    )
}
