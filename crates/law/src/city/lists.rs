//! What a city counts as considerable, slight, first, important: amounts, lists and criteria.

use crate::item::{Field, Hundredths, PenaltyKind, Who};
use serde::{Deserialize, Serialize};

/// Thresholds of a considerable amount (较大数额).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thresholds {
    /// Fine from which a hearing may be asked for.
    pub hearing_fine: Considerable,
    /// Confiscation from which a hearing may be asked for.
    pub hearing_confiscation: Considerable,
}

/// A considerable amount, by party.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Considerable {
    /// For a citizen.
    pub citizen: Hundredths,
    /// For an organization.
    pub organization: Hundredths,
    /// Whether the number itself is considerable (以上).
    pub inclusive: bool,
    /// Citation.
    pub source: String,
}

/// 首违不罚
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstViolation {
    /// How far back an earlier violation counts.
    pub look_back_months: u32,
    /// Earlier violations of what.
    pub scope: Scope,
    /// Citation.
    pub source: String,
    /// The list.
    #[serde(default, rename = "entry")]
    pub entries: Vec<Lenient>,
}

/// What makes a violation not the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The same item.
    #[default]
    SameItem,
    /// Any item of the same field.
    SameField,
}

/// 轻微不罚
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slight {
    /// Citation.
    pub source: String,
    /// The list.
    #[serde(default, rename = "entry")]
    pub entries: Vec<Lenient>,
}

/// An item that may or must go unpunished.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lenient {
    /// Code of the item.
    pub item: String,
    /// Conditions.
    pub when: String,
    /// Within how many days it must be corrected.
    pub correct_within_days: Option<u32>,
    /// Citation.
    pub source: String,
}

/// A test of a decision; all that are present must hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Key.
    pub key: String,
    /// What it says.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Citation.
    pub source: String,
    /// Kind of party.
    pub who: Option<Who>,
    /// Fine from this amount.
    pub fine_min: Option<Hundredths>,
    /// Confiscation from this amount.
    pub confiscation_min: Option<Hundredths>,
    /// One of these penalty kinds.
    #[serde(default)]
    pub kinds: Vec<PenaltyKind>,
    /// One of these items.
    #[serde(default)]
    pub items: Vec<String>,
    /// One of these fields.
    #[serde(default)]
    pub fields: Vec<Field>,
    /// A hearing was held.
    pub hearing_held: Option<bool>,
    /// A fine below the statutory range (减轻).
    pub mitigated: Option<bool>,
    /// A departure from the benchmark.
    pub departs: Option<bool>,
    /// A question a person must answer with yes.
    pub asked: Option<String>,
}
