//! 记录 — who did what and when, as kept forever.

use crate::{PersonId, Role};
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

/// Who acted, when, in which role and under which edition of the law.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stamp {
    /// Civil time of the bureau.
    pub at: DateTime,
    /// Who acted.
    pub by: PersonId,
    /// Name at the time, so that a record reads without the register.
    pub name: String,
    /// The role in which the person acted.
    pub role: Role,
    /// Hash of the law data in force.
    pub edition: String,
}

impl Stamp {
    /// The day.
    pub fn day(&self) -> Date {
        self.at.date()
    }
}

/// What the law answers to an act that it allows.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome<E> {
    /// What is recorded.
    pub events: Vec<E>,
    /// Keys of the papers to issue, within the institution.
    pub papers: Vec<&'static str>,
}

impl<E> Outcome<E> {
    /// One event, no paper.
    pub fn event(event: E) -> Self {
        Self { events: vec![event], papers: Vec::new() }
    }

    /// Adds a paper to issue.
    #[must_use]
    pub fn issue(mut self, paper: &'static str) -> Self {
        self.papers.push(paper);
        self
    }

    /// Adds a paper when `wanted`.
    #[must_use]
    pub fn issue_if(self, wanted: bool, paper: &'static str) -> Self {
        if wanted { self.issue(paper) } else { self }
    }
}
