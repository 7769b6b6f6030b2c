//! 简易程序的要求。

use super::{
    Act, Breach, Correction, Decide, DecideLead, Event, Handover, Heard, Register, Sanction,
    Signature, made,
};
use crate::{
    Attempt, CaseFile, Scene, common, delivery::Capacity, discretion, engine, lead, no_penalty,
    party,
};
use case::{Guard, Outcome, Party, PersonId, Refusals, ensure};
use law::{Fen, PenaltyKind, city::Lenient, item::Duty};

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
    no.all([nothing_more_is_due(s, it), not_time_barred(s, it)]);
    no.all([refusal_noted(&it.handover), received_by_the_party(it), day_of_correction(s, it)]);
    let file = as_decided(it, s);
    let seen = Scene { file: &file, ..*s };
    no.all(discretion::choice_holds(&seen, &choice(it)));
    no.all([not_slight(&seen, it), not_spared_as_first(&seen, it)]);
    no.pass()?;
    Some(Outcome::event(Event::Decided(Box::new(it.clone()))).issue("decision"))
}

/// The file as this decision would leave it: party and violation come with the act itself.
fn as_decided(it: &Decide, s: &Scene) -> CaseFile {
    let identified = party::identified(it.party.clone(), &it.identified_by);
    let decided = crate::Event::Summary(Event::Decided(Box::new(it.clone())));
    engine::as_if(s, "summary.decide", vec![identified, decided])
}

/// The discretion that the decision exercises, for the requirements that the ordinary procedure shares.
/// On the spot nobody can approve a departure from the benchmark, and consequences are not proven.
pub(super) fn choice(it: &Decide) -> discretion::Choose {
    let sanction = it.sanction.clone();
    discretion::Choose {
        item: Some(it.breach.item.clone()),
        also: sanction.also,
        not_also: sanction.not_also,
        range: sanction.range,
        base: sanction.base,
        serious: false,
        former: None,
        grade: sanction.grade,
        weight: sanction.weight,
        grounds: sanction.grounds,
        penalty: common::Penalty::small(sanction.warning, sanction.fine),
        reasons: sanction.reasons,
        departs: None,
    }
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

/// 法律规定还应当给予警告、罚款以外的处罚的，不适用简易程序。
fn nothing_more_is_due(s: &Scene, it: &Decide) -> Guard {
    let item = s.law.item(&it.breach.item);
    let more = item.and_then(|item| {
        let must = item.others.iter().filter(|other| {
            other.duty == Duty::Shall && other.case.is_none() && other.kind != PenaltyKind::Warning
        });
        must.map(|other| (other.kind, other.who))
            .find(|(_, who)| common::covers(s.law, *who, it.party.kind))
    });
    let kind = more.map(|(kind, _)| kind);
    let (zh, en) = kind.map_or(("", ""), |it| (common::kind_zh(it), common::kind_en(it)));
    let basis = item.map(|it| common::cites_zh(&it.penalty)).unwrap_or_default();
    ensure!(
        more.is_none(),
        "APL-51",
        "{basis}规定应当同时给予“{zh}”；当场只能警告或者小额罚款，请按普通程序立案。",
        "The norm also demands {en}; on the spot only a warning or a small fine is possible."
    )
}

/// 违法行为终了后超过追责期限才发现的，不再给予处罚。
fn not_time_barred(s: &Scene, it: &Decide) -> Guard {
    let last = s.law.reckon("limitation", it.breach.at.date()).legal_end;
    let discovered = lead::discovered_on(s.file).unwrap_or(s.today());
    ensure!(
        discovered <= last,
        "APL-36",
        "追责时效至{last}，{discovered}才发现，不得再给予行政处罚。",
        "The limitation period ended on {last}; discovered on {discovered}."
    )
}

/// 违法行为轻微并及时改正，没有造成危害后果的，不予处罚；列入本市清单的，处罚应当说明为什么不符合。
fn not_slight(seen: &Scene, it: &Decide) -> Guard {
    let list = &seen.law.city().slight.entries;
    let entry = list.iter().find(|entry| entry.item == it.breach.item.0);
    let (when, source) = entry.map(shown).unwrap_or_default();
    let corrected = it.breach.correction == Correction::Done;
    ensure!(
        entry.is_none() || !corrected || it.sanction.not_spared.is_some(),
        "APL-33.1",
        "本事项列入轻微不罚清单（{source}：{when}），当事人已当场改正。符合的不得处罚，请教育后放行；不符合的，写明不适用的理由。",
        "The item is on the city's list of slight violations and was corrected: spare it or say why not."
    )
}

/// 初次违法、后果轻微并及时改正的，可以不予处罚；列入本市清单又没有前次记录的，处罚应当说明理由。
fn not_spared_as_first(seen: &Scene, it: &Decide) -> Guard {
    let first = no_penalty::earlier_violation(seen).is_none();
    let entry = no_penalty::entry(seen).filter(|_| first);
    let (when, source) = entry.map(shown).unwrap_or_default();
    let corrected = it.breach.correction == Correction::Done;
    ensure!(
        entry.is_none() || !corrected || it.sanction.not_spared.is_some(),
        "APL-33.1b",
        "本事项列入首违不罚清单（{source}：{when}），没有前次记录，当事人已当场改正。可以不予处罚；仍然处罚的，写明理由。",
        "The item is on the city's list of first violations and was corrected: spare it or say why not."
    )
}

fn shown(entry: &Lenient) -> (String, String) {
    (entry.when.clone(), common::cite_zh(&entry.source))
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

/// 决定书当场交付当事人：公民本人，单位的法定代表人、负责人或者负责收件的人，或者其代理人。
fn received_by_the_party(it: &Decide) -> Guard {
    let organization = it.party.kind.is_organization();
    let fits = match it.handover.capacity {
        Capacity::Oneself => !organization && is_the_party(it),
        Capacity::Family => false,
        Capacity::LegalRepresentative | Capacity::MailRoom => organization,
        Capacity::Agent | Capacity::Designated => true,
    };
    let (who, name) = (it.handover.capacity.zh(), &it.handover.recipient);
    let party = &it.party.name;
    ensure!(
        fits,
        "APL-52",
        "决定书应当当场交付当事人{party}；接收人{name}（{who}）与当事人不符。",
        "The decision is handed to the party {party} on the spot; {name} is not the party."
    )
}

/// The citizen, or whoever runs the individual business.
fn is_the_party(it: &Decide) -> bool {
    let name = &it.handover.recipient;
    *name == it.party.name || it.party.representative.as_ref() == Some(name)
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
    if attempt.is(&["closure.close"]) {
        no.check(filed_with_the_bureau(s));
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

/// 当场处罚没有备案的，不结案。
fn filed_with_the_bureau(s: &Scene) -> Guard {
    ensure!(
        made(s.file).is_none() || super::registered_on(s.file).is_some(),
        "M55-14.2",
        "当场处罚决定还没有报所属机关备案，备案后再结案。",
        "The on-the-spot decision has not been filed with the bureau yet; file it before closing."
    )
}
