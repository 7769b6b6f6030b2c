//! What is known of deliveries, and the predicates that other institutions ask.

use super::{Announce, Answer, Event, Fail, Mode};
use crate::{CaseFile, engine};
use case::Issued;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// How a paper reached the party.
#[derive(Clone, Debug, PartialEq)]
pub struct Served {
    /// Way.
    pub mode: Mode,
    /// Day of delivery; for an announcement its last day, which may still lie ahead.
    pub on: Date,
    /// Day on which the bureau did its part: handed over, left, sent, posted, announced.
    pub done_on: Date,
}

/// A paper that is on its way by post or through another authority.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Dispatch {
    pub mode: Mode,
    pub on: Date,
    /// 邮件号码 or 委托函文号.
    pub reference: String,
    /// The entrusted authority, or the address.
    pub to: String,
}

/// What is known of deliveries.
#[derive(Clone, Default)]
pub struct State {
    served: BTreeMap<u32, Served>,
    on_the_way: BTreeMap<u32, Dispatch>,
    failures: Vec<(u32, Date)>,
    announcements: BTreeMap<u32, Announce>,
}

impl State {
    pub(super) fn fold(&mut self, event: &Event) {
        match event {
            Event::HandedOver(it) => {
                self.serve(it.paper.0, Mode::HandedOver, it.at.date(), it.at.date());
            }
            Event::Left(it) => self.serve(it.paper.0, Mode::Left, it.at.date(), it.at.date()),
            Event::Sent(it) => {
                let on = it.arrived_at.date();
                self.serve(it.paper.0, Mode::Electronic, on, on);
            }
            Event::Posted(it) => {
                let (reference, to) = (it.tracking.clone(), it.address.clone());
                let way = Dispatch { mode: Mode::Posted, on: it.posted_on, reference, to };
                self.on_the_way.insert(it.paper.0, way);
            }
            Event::Entrusted(it) => {
                let (reference, to) = (it.letter.clone(), it.authority.clone());
                let way = Dispatch { mode: Mode::Entrusted, on: it.sent_on, reference, to };
                self.on_the_way.insert(it.paper.0, way);
            }
            Event::Reported(it) => {
                let Some(way) = self.on_the_way.remove(&it.paper.0) else {
                    return;
                };
                match it.answer {
                    Answer::Received => self.serve(it.paper.0, way.mode, it.answered_on, way.on),
                    Answer::Refused | Answer::Returned => {
                        self.failures.push((it.paper.0, it.answered_on))
                    }
                }
            }
            Event::Failed(Fail { paper, at, .. }) => self.failures.push((paper.0, at.date())),
            Event::Announced { announcement, complete_on } => {
                let (no, on) = (announcement.paper.0, announcement.published_on);
                self.announcements.insert(no, announcement.clone());
                self.serve(no, Mode::Announced, *complete_on, on);
            }
            Event::HandedAtOnce { paper, on } => {
                self.serve(paper.0, Mode::HandedOver, *on, *on);
            }
        }
    }

    fn serve(&mut self, no: u32, mode: Mode, on: Date, done_on: Date) {
        self.on_the_way.remove(&no);
        self.served.insert(no, Served { mode, on, done_on });
    }

    /// How and when a paper was delivered.
    pub fn of(&self, no: u32) -> Option<&Served> {
        self.served.get(&no)
    }

    /// The announcement of a paper, if it was announced.
    pub fn announcement(&self, no: u32) -> Option<&Announce> {
        self.announcements.get(&no)
    }

    /// Announcements by the ordinals of the papers.
    pub(super) fn announcements(&self) -> impl Iterator<Item = (&u32, &Announce)> {
        self.announcements.iter()
    }

    /// A paper that was posted or entrusted and whose result is not known yet.
    pub(super) fn on_the_way(&self, no: u32) -> Option<&Dispatch> {
        self.on_the_way.get(&no)
    }

    /// Whether the result of any posting or entrusting is awaited.
    pub(super) fn awaits_result(&self) -> bool {
        !self.on_the_way.is_empty()
    }

    /// Days on which delivering a paper failed.
    pub fn failures_of(&self, no: u32) -> Vec<Date> {
        self.failures.iter().filter(|(paper, _)| *paper == no).map(|(_, on)| *on).collect()
    }
}

/// Day on which the *last issued* paper of a kind such as `prior_notice.letter` was delivered. For an
/// announcement it is the last day of the period, which may lie ahead: compare it with today.
pub fn served_on(file: &CaseFile, kind: &str) -> Option<Date> {
    let (_, paper) = file.last_paper(kind)?;
    served_paper(file, paper.no)
}

/// Day on which the paper of an ordinal was delivered; see [`served_on`].
pub fn served_paper(file: &CaseFile, no: u32) -> Option<Date> {
    file.delivery.of(no).map(|it| it.on)
}

/// Day of delivery of the last paper of a kind, if that day is not after `today`.
pub fn in_force_on(file: &CaseFile, kind: &str, today: Date) -> Option<Date> {
    served_on(file, kind).filter(|on| *on <= today)
}

/// Ordinals of the papers to the party that no delivery has been recorded for.
pub fn undelivered(file: &CaseFile) -> Vec<u32> {
    let to_party = |paper: &&Issued| engine::kind_of(paper).is_some_and(|it| it.to_party);
    let papers = file.papers().map(|(_, paper)| paper).filter(to_party);
    papers.filter(|it| file.delivery.of(it.no).is_none()).map(|it| it.no).collect()
}

/// Ordinals of the papers to the party whose delivery is not complete on `today`.
pub fn unproved(file: &CaseFile, today: Date) -> Vec<u32> {
    let to_party = |paper: &&Issued| engine::kind_of(paper).is_some_and(|it| it.to_party);
    let papers = file.papers().map(|(_, paper)| paper).filter(to_party);
    let complete = |it: &&Issued| served_paper(file, it.no).is_some_and(|on| on <= today);
    papers.filter(|it| !complete(it)).map(|it| it.no).collect()
}

/// 《行政处罚决定书》（示城罚决字〔2025〕第1号）: a paper of the file as other papers and messages call it.
pub fn title_of(paper: &Issued) -> String {
    let title = engine::kind_of(paper).map_or(paper.kind.as_str(), |kind| kind.zh);
    match &paper.number {
        Some(number) => format!("《{title}》（{number}）"),
        None => format!("《{title}》"),
    }
}
