//! What one city adds to the national law; the format is described in `law/cities/README.md`.

mod lists;

pub use lists::{Considerable, Criterion, FirstViolation, Lenient, Scope, Slight, Thresholds};

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A city's overlay. The national law alone has an empty one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct City {
    /// Key: `shili`.
    pub key: String,
    /// Name: 示例市.
    pub name: String,
    /// English name.
    pub en: String,
    /// 代字 of paper numbers.
    pub short: String,
    /// Six digits of the administrative division.
    pub region_code: String,
    /// Whether the city is invented.
    #[serde(default)]
    pub fictional: bool,
    /// Organs, the bureau first.
    #[serde(default, rename = "organ")]
    pub organs: Vec<Organ>,
    /// Where remedies are sought.
    pub remedies: Remedies,
    /// Where fines are paid.
    pub payment: Payment,
    /// What counts as a considerable amount.
    pub thresholds: Thresholds,
    /// 首违不罚
    pub first_violation: FirstViolation,
    /// 轻微不罚
    pub slight: Slight,
    /// Decisions that are published.
    #[serde(default)]
    pub publication: Vec<Criterion>,
    /// Decisions that need a review of legality.
    #[serde(default)]
    pub review: Vec<Criterion>,
    /// Cases that the leaders discuss together.
    #[serde(default)]
    pub deliberation: Vec<Criterion>,
    /// How they discuss.
    pub collective: Collective,
    /// The benchmark and who may depart from it.
    pub discretion: Discretion,
    /// Delivery by announcement.
    pub announcement: Announcement,
    /// Terms of the city's province by the key that institutions ask for.
    #[serde(default)]
    pub local_terms: BTreeMap<String, String>,
    /// Approval chains.
    #[serde(default, rename = "chain")]
    pub chains: Vec<Chain>,
    /// Working hours and night.
    pub hours: Hours,
    /// How long files are kept.
    #[serde(default)]
    pub retention: Vec<Retention>,
    /// Words of paper numbers.
    #[serde(default, rename = "number")]
    pub numbers: Vec<NumberWord>,
    /// Readings of open questions.
    #[serde(default, rename = "reading")]
    pub readings: Vec<Reading>,
}

/// An organ of the city.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organ {
    /// Key.
    pub key: String,
    /// Name.
    pub name: String,
    /// English name.
    pub en: String,
    /// Kind.
    pub kind: OrganKind,
    /// Key of the organ it belongs to; the bureau has none.
    pub parent: Option<String>,
    /// Whether it decides in its own name.
    #[serde(default)]
    pub authority: bool,
    /// Address.
    pub address: String,
    /// Telephone.
    pub phone: String,
    /// Unified social credit code.
    pub credit_code: Option<String>,
    /// What it covers.
    pub area: Option<String>,
}

/// Kind of an organ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganKind {
    /// 局
    Bureau,
    /// 支队
    Detachment,
    /// 大队
    Brigade,
    /// 中队
    Squad,
    /// 科室
    Section,
    /// 中心
    Centre,
    /// 窗口
    Window,
}

/// Where a party turns against a decision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remedies {
    /// Reconsideration organ.
    pub reconsideration: String,
    /// Its address.
    pub reconsideration_address: String,
    /// Its telephone.
    pub reconsideration_phone: String,
    /// Court of first instance.
    pub court: String,
    /// Its address.
    pub court_address: String,
    /// Court where enforcement is applied for (非诉执行).
    pub enforcement_court: String,
}

/// Where fines are paid.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payment {
    /// Bank.
    pub bank: String,
    /// Its address.
    pub bank_address: String,
    /// Name of the account.
    pub account_name: String,
    /// Number of the account.
    pub account: String,
    /// Digits of a payment code (缴款码).
    pub code_length: u32,
    /// Citation.
    pub source: String,
}

/// How leaders discuss together (集体讨论).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Collective {
    /// How many must be present.
    pub min_present: u32,
    /// Role that presides.
    pub presided_by: String,
    /// Majority of whom.
    pub majority: Majority,
    /// Citation.
    pub source: String,
}

/// Of whom a majority is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Majority {
    /// Of all members.
    #[default]
    Members,
    /// Of those present.
    AllPresent,
}

/// The benchmark in use.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Discretion {
    /// Short name of the instrument.
    pub instrument: String,
    /// Roles that approve a departure from the city's own benchmark.
    pub own: Vec<String>,
    /// What a departure from a superior's benchmark needs.
    pub superior: String,
    /// Citation.
    pub source: String,
}

/// Delivery by announcement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Announcement {
    /// Key of the term.
    pub term: String,
    /// Where it is announced.
    pub channels: Vec<String>,
    /// Citation.
    pub source: String,
}

/// An approval chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chain {
    /// The act: `institution.noun`.
    pub act: String,
    /// Roles in order; the last one decides.
    pub steps: Vec<String>,
    /// What is approved.
    pub zh: String,
    /// In which cases it applies.
    #[serde(default)]
    pub when: ChainWhen,
    /// Citation.
    pub source: Option<String>,
}

/// In which cases a chain applies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChainWhen {
    /// In every case.
    #[default]
    Always,
    /// When the decision needs a review of legality.
    Reviewed,
    /// When the leaders must discuss it.
    Deliberated,
}

/// Hours of the day, as `08:30`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// Morning.
    pub morning: [String; 2],
    /// Afternoon.
    pub afternoon: [String; 2],
    /// Night (AMB-11).
    pub night: [String; 2],
    /// Citation.
    pub source: Option<String>,
}

/// How long a class of files is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    /// `summary`, `ordinary`, `major`.
    pub class: String,
    /// Years.
    pub years: u32,
    /// Name.
    pub zh: String,
    /// Which files.
    pub when: String,
    /// Citation.
    pub source: String,
}

/// The word of a paper's number: 示 + 城罚决 + 字〔2025〕第12号.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberWord {
    /// Identifier of the paper.
    pub paper: String,
    /// Name of the paper.
    pub zh: String,
    /// The word.
    pub word: String,
}

/// The city's reading of an open question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// `AMB-02`.
    pub id: String,
    /// One of the choices listed in `law/cities/README.md`.
    pub choice: String,
    /// The reading in words.
    pub zh: String,
    /// Whether it is the catalogue's own.
    pub default: bool,
    /// Citation.
    pub source: Option<String>,
}

impl City {
    /// The choice the city made in an open question; `None` leaves the catalogue's own reading.
    pub fn reading(&self, id: &str) -> Option<&Reading> {
        self.readings.iter().find(|r| r.id == id)
    }

    /// Whether the city decided for `choice` in question `id`.
    pub fn reads(&self, id: &str, choice: &str) -> bool {
        self.reading(id).is_some_and(|r| r.choice == choice)
    }

    /// An organ by its key.
    pub fn organ(&self, key: &str) -> Option<&Organ> {
        self.organs.iter().find(|o| o.key == key)
    }

    /// The approval chain of an act in the given case; the one for every case where none is special.
    pub fn chain(&self, act: &str, when: ChainWhen) -> Option<&Chain> {
        let of = |w: ChainWhen| self.chains.iter().find(move |c| c.act == act && c.when == w);
        of(when).or_else(|| of(ChainWhen::Always))
    }

    /// The word of a paper's number.
    pub fn number_word(&self, paper: &str) -> Option<&str> {
        self.numbers.iter().find(|n| n.paper == paper).map(|n| n.word.as_str())
    }
}
