//! What stands in the fences under an article: terms, amounts, rates, thresholds, contents.

use crate::money::Fen;
use serde::{Deserialize, Deserializer, Serialize};

/// Unit of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// 工作日
    Working,
    /// 日, every day of the calendar
    Calendar,
    /// 月
    Month,
    /// 年
    Year,
    /// 小时
    Hour,
}

/// Which way a term runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// From its start onwards.
    #[default]
    Forward,
    /// Back from an event: N 日前.
    Backward,
}

/// Whose time it is: a party's right or an authority's duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// 当事人
    Party,
    /// 行政机关
    Authority,
}

/// Whether a last day that is a day off moves to the next working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rolls {
    /// A provision says so.
    Explicit,
    /// Only by analogy (AMB-02): for a party's right.
    Analogy,
    /// Never: restraint, limitation.
    Never,
}

/// What the end of a term brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lapse {
    /// Something not done is overdue.
    Breach,
    /// The law attaches an effect: a right lapses, a silence counts.
    Effect,
}

/// Who may extend a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Approver {
    /// 行政机关负责人
    Head,
    /// 负责人集体讨论
    Collective,
    /// 主要负责人
    Chief,
    /// 本级人民政府
    Government,
}

/// An extension that the law allows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// How much longer at most.
    pub n: u32,
    /// In which unit.
    pub unit: Unit,
    /// Who approves it.
    pub approver: Approver,
    /// How often it may be granted.
    #[serde(default = "once")]
    pub times: u32,
    /// Citation of the provision.
    pub cite: String,
    /// A remark: under which condition.
    pub zh: Option<String>,
}

/// A period that the law sets (期限).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Key, unique over all instruments: `hearing_request`.
    pub key: String,
    /// Rule of the catalogue: `APL-64.1`.
    pub rule: String,
    /// Name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Length in `unit`.
    pub n: u32,
    /// Unit.
    pub unit: Unit,
    /// Direction.
    #[serde(default)]
    pub direction: Direction,
    /// Whose time.
    pub whose: Whose,
    /// Citation of the provision that says which days count.
    pub counted_by: Option<String>,
    /// Whether the last day rolls.
    pub rolls: Rolls,
    /// Citation of the provision that rolls it.
    pub rolls_by: Option<String>,
    /// Open readings it depends on.
    #[serde(default)]
    pub reading: Vec<String>,
    /// Reasons whose time is not counted.
    #[serde(default)]
    pub excludes: Vec<String>,
    /// What its end brings.
    pub lapse: Lapse,
    /// What starts it, in Chinese.
    pub start: String,
    /// Extensions in the order in which they may be granted.
    #[serde(default, rename = "extension")]
    pub extensions: Vec<Extension>,
    /// Key of the national term this local one replaces.
    pub overrides: Option<String>,
    /// Remark.
    pub note: Option<String>,
    /// Citation of the article that sets it; filled in from the heading it stands under.
    #[serde(skip_deserializing, default)]
    pub set_by: String,
}

/// An amount of money that the law sets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// Key.
    pub key: String,
    /// Rule of the catalogue.
    pub rule: String,
    /// Name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// The amount.
    #[serde(rename = "yuan", deserialize_with = "yuan")]
    pub fen: Fen,
    /// Whether 以上 / 以下 includes the number.
    #[serde(default)]
    pub inclusive: bool,
    /// Remark.
    pub note: Option<String>,
    /// Citation of the article that sets it.
    #[serde(skip_deserializing, default)]
    pub set_by: String,
}

/// How often a rate is applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// Each day.
    Day,
    /// Once.
    Once,
}

/// Upper limit of what a rate yields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cap {
    /// Not more than the principal.
    Principal,
}

/// A rate in per cent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// Key.
    pub key: String,
    /// Rule of the catalogue.
    pub rule: String,
    /// Name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Per cent in hundredths: 3% is 300.
    #[serde(rename = "percent", deserialize_with = "hundredths")]
    pub basis_points: i64,
    /// Each day or once.
    pub per: Per,
    /// Limit.
    pub cap: Option<Cap>,
    /// Remark.
    pub note: Option<String>,
    /// Citation of the article that sets it.
    #[serde(skip_deserializing, default)]
    pub set_by: String,
}

/// A number that is neither time nor money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// Key.
    pub key: String,
    /// Rule of the catalogue.
    pub rule: String,
    /// Name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// The number.
    pub n: i64,
    /// Of what: `person`, `percent`, `time`, `year_of_age` …
    pub unit: String,
    /// Remark.
    pub note: Option<String>,
    /// Citation of the article that sets it.
    #[serde(skip_deserializing, default)]
    pub set_by: String,
}

/// What a document must state (文书要素).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contents {
    /// Key: `DOC-03`.
    pub key: String,
    /// Rule of the catalogue.
    pub rule: String,
    /// Name of the document.
    pub zh: String,
    /// English name.
    pub en: String,
    /// The items, in the order of the law.
    #[serde(default, rename = "item")]
    pub items: Vec<ContentItem>,
    /// Remark.
    pub note: Option<String>,
    /// Citation of the article that asks for it.
    #[serde(skip_deserializing, default)]
    pub set_by: String,
}

/// One thing a document must state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContentItem {
    /// Key within the document.
    pub key: String,
    /// What must be stated.
    pub zh: String,
    /// In English, where given.
    pub en: Option<String>,
    /// Citation of the provision.
    pub cite: String,
    /// When it must be stated; absent: always.
    pub when: Option<String>,
}

impl Rate {
    /// What the rate yields on `principal` over `days`, rounded half up to the fen, with its cap.
    pub fn on(&self, principal: Fen, days: u32) -> Fen {
        let times = match self.per {
            Per::Day => i128::from(days),
            Per::Once => 1,
        };
        let raw = i128::from(principal.0) * i128::from(self.basis_points) * times;
        let total = (raw + 5_000).div_euclid(10_000);
        let total = match self.cap {
            Some(Cap::Principal) => total.min(i128::from(principal.0)),
            None => total,
        };
        Fen(i64::try_from(total).expect("an additional fine fits in 64 bits"))
    }
}

const fn once() -> u32 {
    1
}

fn yuan<'de, D: Deserializer<'de>>(d: D) -> Result<Fen, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Yuan {
        Whole(i64),
        Text(String),
    }
    match Yuan::deserialize(d)? {
        Yuan::Whole(n) => Ok(Fen::yuan(n)),
        Yuan::Text(t) => Fen::parse(&t).map_err(serde::de::Error::custom),
    }
}

fn hundredths<'de, D: Deserializer<'de>>(d: D) -> Result<i64, D::Error> {
    // two decimals, as an amount of money has
    yuan(d).map(|n| n.0)
}
