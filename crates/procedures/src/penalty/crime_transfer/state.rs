//! How far a transfer has come.

use super::{
    Answer, Approve, Event, HandGoods, HandOver, Object, Objection, Refuse, Reply, Report,
};
use crate::{CaseFile, Record};
use jiff::civil::{Date, DateTime};

/// What is known of a transfer; the last report counts.
#[derive(Clone, Default)]
pub struct State {
    pub(super) reported: Option<(DateTime, Report)>,
    pub(super) approved: Option<(DateTime, Approve)>,
    pub(super) refused: Option<(Date, Refuse)>,
    pub(super) handed_over: Option<HandOver>,
    pub(super) answers: Vec<Reply>,
    pub(super) objections: Vec<Object>,
    pub(super) goods: Option<HandGoods>,
    pub(super) returned_on: Option<Date>,
}

impl State {
    pub(super) fn fold(&mut self, event: &Event, record: &Record) {
        let at = record.stamp.at;
        match event {
            Event::Reported(it) => {
                *self = Self { reported: Some((at, it.clone())), ..Self::default() };
            }
            Event::Approved(it) => self.approved = Some((at, it.clone())),
            Event::Refused(it) => self.refused = Some((at.date(), it.clone())),
            Event::HandedOver(it) => self.handed_over = Some(it.clone()),
            Event::Answered(it) => self.answers.push(it.clone()),
            Event::Objected(it) => self.objections.push(it.clone()),
            Event::GoodsHandedOver(it) => self.goods = Some(it.clone()),
            Event::Returned(it) => self.returned_on = Some(it.returned_on),
        }
    }

    /// The report.
    pub fn report(&self) -> Option<&Report> {
        self.reported.as_ref().map(|(_, it)| it)
    }

    /// The last decision of the police, one way or the other.
    pub(super) fn police(&self) -> Option<&Reply> {
        self.answers.iter().rev().find(|it| it.answer != Answer::Forwarded)
    }

    /// Days on which the police refused to file, oldest first: the second one answers a request for
    /// reconsideration.
    pub(super) fn refusals(&self) -> Vec<&Reply> {
        self.answers.iter().filter(|it| it.answer == Answer::NotFiled).collect()
    }

    /// The objection of a kind.
    pub(super) fn objection(&self, way: Objection) -> Option<&Object> {
        self.objections.iter().rev().find(|it| it.way == way)
    }

    /// Whether goods were listed in the report.
    pub(super) fn has_goods(&self) -> bool {
        self.report().is_some_and(|it| !it.goods.is_empty())
    }
}

/// Day on which the case was handed over to the police.
pub fn handed_over_on(file: &CaseFile) -> Option<Date> {
    file.crime_transfer.handed_over.as_ref().map(|it| it.at.date())
}

/// Day on which the bureau learnt that the police file a criminal case.
pub fn police_filed_on(file: &CaseFile) -> Option<Date> {
    let filed = file.crime_transfer.police().filter(|it| it.answer == Answer::Filed);
    filed.map(|it| it.received_on)
}

/// Since when a suspected crime stands in the way of a penalty: from the report until the chief refuses,
/// the police do not file and the objection is settled, or the police return the case.
pub fn pending_since(file: &CaseFile) -> Option<Date> {
    let state = &file.crime_transfer;
    let since = state.reported.as_ref().map(|(at, _)| at.date())?;
    let police_refused = state.police().is_some_and(|it| it.answer == Answer::NotFiled);
    let over = state.refused.is_some() || state.returned_on.is_some() || police_refused;
    (!over).then_some(since)
}
