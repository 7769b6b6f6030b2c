//! Violations (违法事项): which provision is broken, which one punishes, within which range.

use crate::money::Fen;
use serde::{Deserialize, Serialize};

/// Field of administration an item belongs to (AMB-01).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// 住建领域
    Housing,
    /// 生态环境
    Environment,
    /// 交通
    Traffic,
    /// 水务
    Water,
    /// 市场监管
    Market,
}

/// What must have happened before the item may be punished.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precondition {
    /// Nothing.
    None,
    /// 逾期不改
    AfterOrder,
    /// 拒不改正
    AfterRefusal,
    /// 造成严重后果
    Serious,
}

/// To whom a fine range applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// Anyone.
    Any,
    /// 公民
    Citizen,
    /// 法人或者其他组织
    Organization,
}

/// Whether a fine may or shall be imposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Duty {
    /// 可以处
    May,
    /// 处
    Shall,
}

/// What the numbers of a range are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// Yuan.
    Yuan,
    /// Per cent of the cost of construction.
    PercentOfCost,
    /// Times the unlawful gain.
    TimesOfGain,
    /// Times the fee evaded.
    TimesOfFee,
}

/// A range within which a fine is set. `min` and `max` are hundredths of the base's unit: fen, 0.01 per cent, 0.01 times.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FineRange {
    /// For whom.
    pub who: Who,
    /// May or shall.
    pub duty: Duty,
    /// Unit of the numbers.
    pub base: Base,
    /// Lower end, included.
    pub min: Hundredths,
    /// Upper end, included.
    pub max: Hundredths,
    /// The case in which this range applies.
    pub case: Option<String>,
    /// Citation, where it differs from the item's.
    pub cite: Option<String>,
    /// Remark.
    pub note: Option<String>,
}

/// Grade of a benchmark (裁量档次).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GradeKey {
    /// 不予
    Waived,
    /// 轻微
    Slight,
    /// 一般
    Ordinary,
    /// 较重
    Grave,
    /// 严重
    Severe,
}

/// One grade of a discretion benchmark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grade {
    /// Which grade.
    pub key: GradeKey,
    /// Which of the item's fines it divides, from 0.
    #[serde(default)]
    pub fine: usize,
    /// Name.
    pub zh: String,
    /// Facts that make it.
    pub when: String,
    /// Lower end.
    pub min: Hundredths,
    /// Upper end, included.
    pub max: Hundredths,
    /// Where the benchmark stands.
    pub source: Option<String>,
    /// Remark.
    pub note: Option<String>,
}

/// A violation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Our code: `SR-042-1`.
    pub code: String,
    /// The city's official code.
    pub official: Option<String>,
    /// Name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Field.
    pub field: Field,
    /// 违则
    pub violation: Vec<String>,
    /// 罚则
    pub penalty: Vec<String>,
    /// What must have happened before.
    pub precondition: Precondition,
    /// Fine ranges.
    #[serde(default, rename = "fine")]
    pub fines: Vec<FineRange>,
    /// Benchmark, if any.
    #[serde(default, rename = "grade")]
    pub grades: Vec<Grade>,
    /// Remark.
    pub note: Option<String>,
}

/// A city's grades for a national item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Benchmark {
    /// Code of the item.
    pub item: String,
    /// Where the benchmark stands.
    pub source: String,
    /// The grades.
    #[serde(rename = "grade")]
    pub grades: Vec<Grade>,
    /// Remark.
    pub note: Option<String>,
}

/// A number with two decimals, kept in hundredths: `"0.50"` is 50. In yuan it is an amount in fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hundredths(pub i64);

impl Hundredths {
    /// As money, where the base is yuan.
    pub const fn fen(self) -> Fen {
        Fen(self.0)
    }
}

impl Serialize for Hundredths {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&Fen(self.0).to_string())
    }
}

impl<'de> Deserialize<'de> for Hundredths {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        Fen::parse(&text)
            .map(|f| Self(f.0))
            .map_err(serde::de::Error::custom)
    }
}
