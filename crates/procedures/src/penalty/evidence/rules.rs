//! 查证证据的要求。

use super::{Act, Event, Finding, Ground, Verify, unverified, verified};
use crate::{Attempt, Scene, appraisal, common, engine};
use case::{EvidenceNo, Guard, Outcome, Refusals, ensure};
use jiff::civil::Date;

pub(super) fn gates(_noun: &str, s: &Scene, no: &mut Refusals) {
    no.check(something_taken(s));
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Verify(it) => {
            no.all(common::enforcing_officers(s, &it.officers, s.today()));
            no.all([
                all_exist(s, &it.evidence),
                not_unlawful(s, &it.evidence),
                results_told_to_party(s, it),
            ]);
            no.pass()?;
            Some(Outcome::event(Event::Verified(it.clone())))
        }
        Act::Exclude(it) => {
            no.all([all_exist(s, &it.evidence), not_excluded(s, &it.evidence)]);
            no.pass()?;
            Some(Outcome::event(Event::Excluded(it.clone())))
        }
        Act::List(it) => {
            no.pass()?;
            Some(Outcome::event(Event::Listed(it.clone())).issue("list"))
        }
    }
}

/// What rests on evidence waits until every piece is verified or excluded.
pub(super) fn objects(attempt: &Attempt, s: &Scene, no: &mut Refusals) {
    if attempt.is(&["prior_notice.give", "decision.decide"]) {
        no.all([some_evidence_verified(s), none_left_unverified(s)]);
    }
}

impl Ground {
    /// Whether the evidence was taken unlawfully, which nothing heals.
    pub fn is_unlawful(self) -> bool {
        !matches!(self, Ground::Untrue | Ground::Irrelevant)
    }
}

/// 取得证据以后，才有查证。
fn something_taken(s: &Scene) -> Guard {
    ensure!(
        !engine::evidence(s.file).is_empty(),
        "APL-46",
        "本案还没有取得任何证据。",
        "No evidence has been taken yet."
    )
}

fn all_exist(s: &Scene, named: &[EvidenceNo]) -> Guard {
    let all = engine::evidence(s.file);
    let unknown = named.iter().filter(|no| !all.iter().any(|it| it.no == **no));
    let unknown: Vec<_> = unknown.map(|it| it.0.to_string()).collect();
    let known: Vec<_> = all.iter().map(|it| format!("{} {}", it.no.0, it.title)).collect();
    let (shown, known) = (unknown.join("、"), known.join("；"));
    ensure!(
        unknown.is_empty() && !named.is_empty(),
        "APL-46",
        "没有写明证据，或者没有编号为{shown}的证据。本案的证据有：{known}。",
        "No evidence named, or none numbered {shown}. The file holds: {known}."
    )
}

/// 以非法手段取得的证据不得作为根据；因真实性、关联性排除的，有了印证可以再查证。
fn not_unlawful(s: &Scene, named: &[EvidenceNo]) -> Guard {
    let unlawful = |no: &&EvidenceNo| match s.file.evidence.finding(**no) {
        Some(Finding::Excluded { ground, .. }) => ground.is_unlawful(),
        _ => false,
    };
    let shown: Vec<_> = named.iter().filter(unlawful).map(|it| it.0.to_string()).collect();
    let shown = shown.join("、");
    ensure!(
        shown.is_empty(),
        "APL-46",
        "证据{shown}因取得手段违法已经排除，不得作为认定事实的根据；需要的应当依法重新收集。",
        "Evidence {shown} was taken unlawfully and excluded; what is needed must be taken anew."
    )
}

/// 已经排除的证据不再排除一次。
fn not_excluded(s: &Scene, named: &[EvidenceNo]) -> Guard {
    let excluded = named.iter().filter(|no| s.file.evidence.is_excluded(**no));
    let shown: Vec<_> = excluded.map(|it| it.0.to_string()).collect();
    let shown = shown.join("、");
    ensure!(
        shown.is_empty(),
        "APL-46",
        "证据{shown}已经排除。",
        "Evidence {shown} was excluded already."
    )
}

/// 检测、检验、鉴定结果应当告知当事人，才能作为根据。
fn results_told_to_party(s: &Scene, it: &Verify) -> Guard {
    let results = it.evidence.iter().filter(|no| s.file.appraisal.received_on(**no).is_some());
    let untold = results.filter(|no| told(s, **no).is_none());
    let shown: Vec<_> = untold.map(|it| it.0.to_string()).collect();
    let shown = shown.join("、");
    ensure!(
        shown.is_empty(),
        "M55-18",
        "检测、检验、鉴定结果（证据{shown}）还没有告知当事人：结果告知书应当先送达。",
        "The result ({shown}) has not been told to the party: serve the notice first."
    )
}

fn told(s: &Scene, no: EvidenceNo) -> Option<Date> {
    appraisal::told_on(s.file, no).filter(|on| *on <= s.today())
}

/// 认定事实应当有查证属实的证据。
fn some_evidence_verified(s: &Scene) -> Guard {
    ensure!(
        !verified(s.file).is_empty(),
        "APL-46",
        "本案没有查证属实的证据；证据必须经查证属实，才能作为认定事实的根据。",
        "No evidence has been verified; only verified evidence can support a finding."
    )
}

/// 每件证据都应当查证属实或者排除。
fn none_left_unverified(s: &Scene) -> Guard {
    let left = unverified(s.file);
    let shown: Vec<_> = left.iter().map(|it| format!("{} {}", it.no.0, it.title)).collect();
    let shown = shown.join("；");
    ensure!(
        left.is_empty(),
        "APL-46",
        "这些证据还没有查证，也没有排除：{shown}。",
        "Neither verified nor excluded: {shown}."
    )
}
