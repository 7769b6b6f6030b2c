//! The rule catalogue: what the law asks, by the ids of our reading of it.

use crate::instrument::Status;
use serde::{Deserialize, Serialize};

/// Kind of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleKind {
    /// Must hold before the next step.
    Gate,
    /// A term.
    Deadline,
    /// What a document must state.
    Contents,
    /// Competence.
    Power,
    /// What the law attaches to a date or a fact.
    Effect,
    /// An open question with the reading taken.
    Reading,
    /// A provision that is out of date.
    Trap,
    /// How periods are counted.
    Counting,
}

/// How grave a breach is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// The act is void, annulled or forbidden.
    S1,
    /// Illegality of procedure.
    S2,
    /// Internal accountability.
    S3,
}

/// A rule of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Stable id: `APL-62`.
    pub id: String,
    /// Kind.
    pub kind: RuleKind,
    /// Severity, where the catalogue has one.
    pub severity: Option<Severity>,
    /// How we read it.
    pub status: Status,
    /// Citations.
    #[serde(default)]
    pub cites: Vec<String>,
    /// Gist.
    pub zh: String,
    /// Gist in English.
    pub en: String,
    /// Parts of the work it concerns.
    #[serde(default)]
    pub concerns: Vec<String>,
    /// How the house keeps it without a guard, term or paper.
    pub mechanism: Option<String>,
    /// Why software cannot decide it.
    pub undecidable: Option<String>,
    /// Which institution, not yet built, will keep it.
    pub later: Option<String>,
    /// Remark.
    pub note: Option<String>,
}
