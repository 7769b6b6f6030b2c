//! Terms (期限): how long, from when, until when, and why.
//!
//! The day on which a term starts is not counted. Days that the law excludes, such as those of a hearing, are left out. A term that
//! ends on a day off moves to the next working day where a provision says so, or by analogy for a party's right
//! (AMB-02); a restraint or a limitation never does. Whatever the law allows, an authority plans for the last working day that is
//! not after the end of the term: the internal target.

mod adjust;
mod backward;
mod count;
mod explain;
mod lookup;
mod reckon;
mod spec;

pub use explain::length_zh as length;
pub use spec::{Span, parse_spec};

use crate::fence::{Approver, Lapse};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Something that moves the end of a term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Adjustment {
    /// Days (from, to] are not counted: from the day after `from` until `to`.
    Excluded {
        /// The day it begins; itself counted.
        from: Date,
        /// The last day not counted.
        to: Date,
        /// Why: one of the term's `excludes`.
        reason: String,
        /// Citation, where it differs from the term's.
        cite: Option<String>,
    },
    /// The same arithmetic; without an end it is still running.
    Suspended {
        /// The day it begins; itself counted.
        from: Date,
        /// The last day not counted; `None` while it lasts, which makes the result provisional.
        to: Option<Date>,
        /// Why.
        reason: String,
        /// Citation.
        cite: Option<String>,
    },
    /// An extension was granted.
    Extended {
        /// Which of the term's extensions, from 0.
        index: usize,
        /// Day of the approval; after the term has ended it is void.
        approved_on: Date,
        /// Who approved.
        by: Approver,
    },
}

/// One sentence of an explanation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// First day it speaks of.
    pub from: Date,
    /// Last day it speaks of.
    pub to: Date,
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
    /// Citation of the provision.
    pub cite: Option<String>,
}

/// A term, computed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reckoning {
    /// Key of the term.
    pub term: String,
    /// Its name.
    pub zh: String,
    /// Its English name.
    pub en: String,
    /// The day that starts it; not counted.
    pub start: Date,
    /// The last day as counted.
    pub raw_end: Date,
    /// The last day by law, moved off a day off where the law moves it.
    pub legal_end: Date,
    /// The last working day not after `raw_end`: what an authority plans for.
    pub target: Date,
    /// Whether one of the three ends depends on a year without a schedule or on a suspension that still lasts.
    pub provisional: bool,
    /// Citations used, in the order of use.
    pub articles: Vec<String>,
    /// Rule of the catalogue.
    pub rule: String,
    /// How it was counted.
    pub steps: Vec<Step>,
    /// What its end brings.
    pub lapse: Lapse,
    /// Adjustments that do not count, and why (Chinese).
    pub refused: Vec<String>,
}

/// A term counted back from an event: N 日前.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backward {
    /// The day of the event; not counted.
    pub event: Date,
    /// The latest day that leaves N clear days: what one plans for (AMB-03).
    pub strict: Date,
    /// The Nth day before: later than this is certainly too late.
    pub lenient: Date,
    /// Whether a date depends on a year without a schedule.
    pub provisional: bool,
    /// Citations used.
    pub articles: Vec<String>,
    /// How it was counted.
    pub steps: Vec<Step>,
    /// The same in one Chinese text.
    pub explanation: String,
}

impl Reckoning {
    /// The steps in Chinese, one a line.
    pub fn explanation_zh(&self) -> String {
        explain::text(&self.steps, |s| &s.zh)
    }

    /// The steps in English, one a line.
    pub fn explanation_en(&self) -> String {
        explain::text(&self.steps, |s| &s.en)
    }
}

impl Backward {
    /// The steps in English, one a line.
    pub fn explanation_en(&self) -> String {
        explain::text(&self.steps, |s| &s.en)
    }
}
