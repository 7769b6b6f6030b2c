//! What is known of remedies, and what surcharge, demand and court application ask.

use super::{End, Event, Kind, Start};
use crate::{CaseFile, common, delivery, summary};
use jiff::civil::Date;
use law::{Law, Reckoning};

/// One remedy, from its acceptance to its result.
#[derive(Clone, Debug, PartialEq)]
pub struct Remedy {
    /// How it began.
    pub start: Start,
    /// How it ended.
    pub end: Option<End>,
}

/// What is known of remedies.
#[derive(Clone, Default)]
pub struct State {
    remedies: Vec<Remedy>,
}

impl State {
    pub(super) fn fold(&mut self, event: &Event) {
        match event {
            Event::Started(it) => {
                self.remedies.push(Remedy { start: it.clone(), end: None });
            }
            Event::Ended(it) => {
                let open = |one: &&mut Remedy| one.start.kind == it.kind && one.end.is_none();
                if let Some(one) = self.remedies.iter_mut().rev().find(open) {
                    one.end = Some(it.clone());
                }
            }
        }
    }

    /// All remedies, oldest first.
    pub fn all(&self) -> &[Remedy] {
        &self.remedies
    }

    /// The last remedy of a kind.
    pub fn last(&self, kind: Kind) -> Option<&Remedy> {
        self.remedies.iter().rev().find(|it| it.start.kind == kind)
    }

    /// The remedy of a kind that is still running.
    pub(super) fn open(&self, kind: Kind) -> Option<&Remedy> {
        self.remedies.iter().find(|it| it.start.kind == kind && it.end.is_none())
    }

    /// Whether the party turned to a body of this kind.
    pub fn sought(&self, kind: Kind) -> bool {
        self.last(kind).is_some()
    }
}

/// Since when a remedy is running now.
pub fn running_since(file: &CaseFile) -> Option<Date> {
    let open = file.remedy.remedies.iter().filter(|it| it.end.is_none());
    open.map(|it| it.start.accepted_on).min()
}

/// The time during which no surcharge runs: each from the day of acceptance to the day of service of
/// the result, both days included; open while the remedy runs (行政处罚法第七十三条第三款, AMB-14).
pub fn stretches(file: &CaseFile) -> Vec<(Date, Option<Date>)> {
    let stretch = |it: &Remedy| (it.start.accepted_on, it.end.as_ref().map(|end| end.served_on));
    file.remedy.remedies.iter().map(stretch).collect()
}

/// Day on which the decision was changed, annulled or declared illegal or void, if it was.
pub fn overturned_on(file: &CaseFile) -> Option<Date> {
    last_overturn(file).map(|end| end.decided_on)
}

/// The last result by which the decision no longer stands as it was made.
pub fn last_overturn(file: &CaseFile) -> Option<&End> {
    let ends = file.remedy.remedies.iter().filter_map(|it| it.end.as_ref());
    ends.filter(|end| end.result.overturns()).max_by_key(|end| end.decided_on)
}

/// Whether a court has judged the decision and let it stand: then the judgment is enforced, and no
/// application under 行政强制法第五十三条 is needed.
pub fn stands_by_judgment(file: &CaseFile) -> Option<Date> {
    let suits = file.remedy.remedies.iter().filter(|it| it.start.kind != Kind::Reconsideration);
    let ends = suits.filter_map(|it| it.end.as_ref());
    let judged = ends.filter(|it| it.result == super::Verdict::Upheld);
    judged.map(|it| it.decided_on).max()
}

/// The period after which the decision can no longer be challenged, so that the court may be asked to
/// enforce it: the period for suing after service; after an unsuccessful reconsideration the period for
/// suing against its outcome; for an on-the-spot decision, where reconsideration comes first, the period
/// for applying for it (AMB-09).
pub fn enforceable_from(file: &CaseFile, law: &Law) -> Option<Reckoning> {
    let served = delivery::served_on(file, common::decision_paper(file)?)?;
    let reviewed = file.remedy.last(Kind::Reconsideration).and_then(|it| it.end.as_ref());
    if let Some(end) = reviewed {
        return Some(law.reckon("litigation_after_reconsideration", end.served_on));
    }
    let review_first = summary::made(file).is_some();
    let term = if review_first { "reconsideration" } else { "litigation" };
    Some(law.reckon(term, served))
}
