//! 案卷 — the records of one file, folded into the states of all institutions.

use crate::{Event, States};
use case::{FileId, Issued, Stamp};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::{ops::Deref, sync::Arc};

/// One act as it was recorded: one leaf of the ledger.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// The file.
    pub file: FileId,
    /// Position in the file, from 1.
    pub seq: u32,
    /// Who, when, in which role, under which edition of the law.
    pub stamp: Stamp,
    /// Full name of the act, such as `filing.file`.
    pub act: String,
    /// What happened.
    pub events: Vec<Event>,
    /// Papers issued with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub papers: Vec<Issued>,
}

/// One file: its records, and the state of every institution folded from them.
#[derive(Clone, Default)]
pub struct CaseFile {
    id: Option<FileId>,
    records: Vec<Arc<Record>>,
    states: States,
}

impl CaseFile {
    /// Folds records, oldest first.
    pub fn of(records: impl IntoIterator<Item = Record>) -> Self {
        let mut file = Self::default();
        records.into_iter().for_each(|record| file.apply(Arc::new(record)));
        file
    }

    /// Appends a record.
    pub fn apply(&mut self, record: Arc<Record>) {
        self.id.get_or_insert_with(|| record.file.clone());
        for event in &record.events {
            self.states.apply(event, &record);
        }
        self.records.push(record);
    }

    /// The file with its last record replaced by one that differs only in its papers, as when
    /// numbers were given to them; papers are no part of any state.
    #[must_use]
    pub fn with_last(mut self, record: Arc<Record>) -> Self {
        self.records.pop();
        self.records.push(record);
        self
    }

    /// Identifier; `None` while the file is not open yet.
    pub fn id(&self) -> Option<&FileId> {
        self.id.as_ref()
    }

    /// Number of records: the version that an act must have seen.
    pub fn head(&self) -> u32 {
        u32::try_from(self.records.len()).unwrap_or(u32::MAX)
    }

    /// The records, oldest first.
    pub fn records(&self) -> &[Arc<Record>] {
        &self.records
    }

    /// Day of the first record.
    pub fn opened_on(&self) -> Option<Date> {
        self.records.first().map(|it| it.stamp.day())
    }

    /// The last record of an act such as `filing.file`.
    pub fn last(&self, act: &str) -> Option<&Record> {
        self.records.iter().rev().find(|it| it.act == act).map(Arc::as_ref)
    }

    /// Papers issued, oldest first, each with the record that issued it.
    pub fn papers(&self) -> impl DoubleEndedIterator<Item = (&Record, &Issued)> {
        self.records.iter().flat_map(|it| it.papers.iter().map(move |paper| (it.as_ref(), paper)))
    }

    /// The paper of an ordinal.
    pub fn paper(&self, no: u32) -> Option<(&Record, &Issued)> {
        self.papers().find(|(_, paper)| paper.no == no)
    }

    /// The last paper of a kind such as `prior_notice.letter`.
    pub fn last_paper(&self, kind: &str) -> Option<(&Record, &Issued)> {
        self.papers().rev().find(|(_, paper)| paper.kind == kind)
    }
}

impl Deref for CaseFile {
    type Target = States;
    fn deref(&self) -> &States {
        &self.states
    }
}
