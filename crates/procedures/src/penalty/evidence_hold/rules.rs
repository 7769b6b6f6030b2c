//! 先行登记保存的要求。

use super::{Act, Decide, Disposal, Event, Hold, Take};
use crate::{Attempt, Scene, common};
use case::{EvidenceNo, Guard, Outcome, Refusals, ensure};

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    match noun {
        "order" => no.all(common::investigation_open(s)),
        "take" => {
            no.all(common::investigation_open(s));
            no.check(approved_first(s));
        }
        "decide" => no.all([something_held(s), not_lapsed(s)]),
        _ => {
            no.check(something_to_return(s));
        }
    }
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Order(it) => {
            no.pass()?;
            Some(Outcome::event(Event::Ordered(it.clone())).issue("approval"))
        }
        Act::Take(it) => {
            no.all(common::enforcing_officers(s, &it.officers, it.at.date()));
            no.all([
                after_the_approval(s, it),
                common::certificates_shown(it.certificates_shown),
                counted_and_listed(it),
                duty_was_told(it),
                refusal_filmed(it),
                common::witness_is_neutral(&it.presence),
                common::list_handed_over(&it.presence, it.copy_handed),
                common::recorded_or_explained(&it.recording),
                common::moments_in_order(s, it.at, it.at),
            ]);
            no.pass()?;
            let outcome = Outcome::event(Event::Taken(it.clone()));
            Some(outcome.issue("notice").issue("list"))
        }
        Act::Decide(it) => {
            let hold = meant(s, it.hold, |hold| hold.decided.is_none());
            no.all([one_hold_meant(hold), hold_not_lapsed(s, hold)]);
            no.all([something_decided(it), basis_is_named(it)]);
            no.pass()?;
            let event = Event::Decided { hold: hold?.no(), decision: it.clone() };
            Some(Outcome::event(event).issue("decision"))
        }
        Act::Return(it) => {
            let owing = |hold: &Hold| hold.owes_return(s.law, s.today());
            let hold = meant(s, it.hold, owing);
            no.all(common::enforcing_officers(s, &it.officers, it.at.date()));
            no.all([one_hold_meant(hold), common::moments_in_order(s, it.at, it.at)]);
            no.pass()?;
            let event = Event::Returned { hold: hold?.no(), returned: it.clone() };
            Some(Outcome::event(event).issue("receipt"))
        }
    }
}

/// Things that are free must be back with the party before the case is closed.
pub(super) fn objects(attempt: &Attempt, s: &Scene, no: &mut Refusals) {
    if attempt.is(&["closure.close"]) {
        no.check(nothing_left_to_return(s));
    }
}

/// The hold that an act means: the one named, else the only one that `fits`.
fn meant<'a>(
    s: &Scene<'a>,
    named: Option<EvidenceNo>,
    fits: impl Fn(&Hold) -> bool,
) -> Option<&'a Hold> {
    let holds = s.file.evidence_hold.holds().iter();
    let mut fitting = holds.filter(|it| fits(it) && named.is_none_or(|no| it.no() == no));
    match (fitting.next(), fitting.next()) {
        (Some(hold), None) => Some(hold),
        _ => None,
    }
}

/// 先经负责人批准，才能采取措施；一次批准只用一次。
fn approved_first(s: &Scene) -> Guard {
    ensure!(
        s.file.evidence_hold.approval().is_some(),
        "APL-56",
        "先行登记保存没有经机关负责人批准（一次批准只用一次）。",
        "The head has not approved an evidence hold (one approval serves once)."
    )
}

/// 批准在前，措施在后。
fn after_the_approval(s: &Scene, it: &Take) -> Guard {
    let day = it.at.date();
    let approved = s.file.evidence_hold.approval().map(|it| it.on);
    let shown = approved.map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        approved.is_none_or(|on| on <= day),
        "APL-56",
        "负责人{shown}才批准，{day}不能采取先行登记保存措施。",
        "Approved on {shown}: evidence could not be held on {day}."
    )
}

/// 当场清点，开具清单。
fn counted_and_listed(it: &Take) -> Guard {
    ensure!(
        it.counted && !it.things.is_empty(),
        "APL-56",
        "应当当场清点，开具清单，写明名称、数量、规格、型号、保存地点。",
        "Count on the spot and list name, quantity, size, model and place."
    )
}

/// 告知保存期间不得销毁或者转移证据。
fn duty_was_told(it: &Take) -> Guard {
    ensure!(
        it.duty_told,
        "APL-56",
        "没有告知当事人保存期间不得销毁或者转移证据。",
        "The party was not told not to destroy or move the evidence."
    )
}

/// 当事人拒绝签名的，注明并通过录像等方式保留证据。
fn refusal_filmed(it: &Take) -> Guard {
    let how = it.presence.party.zh();
    let made_good = it.recording.exists() && it.presence.remark.is_some();
    ensure!(
        it.presence.signed() || made_good,
        "APL-56",
        "当事人{how}：应当在文书中注明，并通过录像等方式保留证据。",
        "The party did not sign: note it and keep a video."
    )
}

/// 有保存中的证据，才能作出处理决定。
fn something_held(s: &Scene) -> Guard {
    let undecided = s.file.evidence_hold.holds().iter().any(|it| it.decided.is_none());
    ensure!(
        undecided,
        "APL-56",
        "没有等待处理的先行登记保存证据。",
        "No held evidence waits for a decision."
    )
}

/// 逾期未作出处理决定的，措施已经自动解除，不能再作处理决定。
fn not_lapsed(s: &Scene) -> Guard {
    let undecided = s.file.evidence_hold.holds().iter().filter(|it| it.decided.is_none());
    let ends: Vec<_> = undecided.map(|it| it.reckoning(s.law).legal_end).collect();
    let shown = ends.iter().max().map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        ends.is_empty() || ends.iter().any(|end| s.today() <= *end),
        "M55-19",
        "处理期限已于{shown}届满，先行登记保存措施自动解除；应当返还物品，不能再作处理决定。",
        "The period ended on {shown}: the hold lapsed by itself; return the things."
    )
}

fn hold_not_lapsed(s: &Scene, hold: Option<&Hold>) -> Guard {
    let lapsed = hold.filter(|it| it.lapsed(s.law, s.today()));
    let no = lapsed.map_or(0, |it| it.no().0);
    ensure!(
        lapsed.is_none(),
        "M55-19",
        "先行登记保存（证据{no}）已经自动解除，不能再作处理决定。",
        "Hold {no} lapsed by itself; no decision on it is possible."
    )
}

fn one_hold_meant(hold: Option<&Hold>) -> Guard {
    ensure!(
        hold.is_some(),
        "APL-56",
        "请写明是哪一项先行登记保存（证据编号）：有几项，或者所写的一项不在此列。",
        "Say which hold is meant, by its evidence number."
    )
}

/// 处理决定应当写明处理什么、怎样处理。
fn something_decided(it: &Decide) -> Guard {
    ensure!(
        !it.dispositions.is_empty(),
        "APL-56",
        "没有写明对哪些物品作怎样的处理。",
        "No disposition is stated."
    )
}

/// 查封、扣押、没收应当有法律、法规依据。
fn basis_is_named(it: &Decide) -> Guard {
    let needs = |it: &&super::Disposition| {
        matches!(it.disposal, Disposal::Coerce | Disposal::Confiscate) && it.basis.is_none()
    };
    let without: Vec<_> = it.dispositions.iter().filter(needs).map(|it| &*it.things).collect();
    let things = without.join("、");
    ensure!(
        without.is_empty(),
        "APL-56",
        "对{things}决定查封、扣押或者没收，应当写明法律、法规依据。",
        "{things}: sealing, seizure and confiscation need a basis in law."
    )
}

/// 有已经解除的物品，才有返还。
fn something_to_return(s: &Scene) -> Guard {
    let owing = s.file.evidence_hold.holds().iter().any(|it| it.owes_return(s.law, s.today()));
    ensure!(owing, "M55-19", "没有应当返还的登记保存物品。", "Nothing held has to be returned.")
}

/// 已经解除的物品应当返还，才能结案。
fn nothing_left_to_return(s: &Scene) -> Guard {
    let owing = s.file.evidence_hold.holds().iter().filter(|it| it.owes_return(s.law, s.today()));
    let nos: Vec<_> = owing.map(|it| it.no().0.to_string()).collect();
    let nos = nos.join("、");
    ensure!(
        nos.is_empty(),
        "M55-19",
        "先行登记保存（证据{nos}）已经解除，物品还没有返还当事人。",
        "Held things ({nos}) are free but not yet returned to the party."
    )
}
