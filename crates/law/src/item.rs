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
    /// 逾期不改正或者造成严重后果
    OrderOrSerious,
}

/// What a 罚则 orders beside the penalty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// 停止
    Stop,
    /// 改正
    Correct,
    /// 恢复原状
    Restore,
    /// 清理、拆除
    Remove,
    /// 补救措施
    Remedy,
    /// 代为治理
    Substitute,
    /// 补缴
    Pay,
}

/// Kind of a penalty (行政处罚法第九条).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PenaltyKind {
    /// 警告
    Warning,
    /// 通报批评
    PublicCriticism,
    /// 罚款
    Fine,
    /// 没收违法所得
    GainsConfiscated,
    /// 没收非法财物
    PropertyConfiscated,
    /// 暂扣许可证件
    PermitSuspended,
    /// 降低资质等级
    GradeLowered,
    /// 吊销许可证件
    PermitRevoked,
    /// 限制开展生产经营活动
    ActivityRestricted,
    /// 责令停产停业
    BusinessSuspended,
    /// 责令关闭
    BusinessClosed,
    /// 限制从业
    TradeBanned,
    /// 法律、行政法规规定的其他行政处罚
    Other,
}

/// To whom a fine range applies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// Anyone.
    #[default]
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
    /// Per cent of the contract price.
    PercentOfContract,
    /// Times the unlawful gain.
    TimesOfGain,
    /// Times the fee evaded.
    TimesOfFee,
    /// Times another amount, such as what was diverted.
    TimesOfAmount,
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
    /// Never more than this many yuan.
    pub cap: Option<Hundredths>,
    /// The case in which this range applies.
    pub case: Option<String>,
    /// Replaces the item's precondition for this range.
    pub precondition: Option<Precondition>,
    /// To whom within `who` it applies.
    pub subject: Option<String>,
    /// Citation, where it differs from the item's.
    pub cite: Option<String>,
    /// Remark.
    pub note: Option<String>,
}

/// A penalty other than a fine, as the 罚则 provides it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherPenalty {
    /// Which penalty.
    pub kind: PenaltyKind,
    /// May or shall.
    pub duty: Duty,
    /// For whom.
    #[serde(default)]
    pub who: Who,
    /// The case in which it applies.
    pub case: Option<String>,
    /// Replaces the item's precondition for it.
    pub precondition: Option<Precondition>,
    /// To whom within `who` it applies.
    pub subject: Option<String>,
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
    /// What else the 罚则 orders.
    #[serde(default)]
    pub measures: Vec<Measure>,
    /// Items the same behaviour also breaks: one fine only, the higher one.
    #[serde(default)]
    pub overlaps: Vec<String>,
    /// Fine ranges.
    #[serde(default, rename = "fine")]
    pub fines: Vec<FineRange>,
    /// Penalties other than a fine.
    #[serde(default, rename = "other")]
    pub others: Vec<OtherPenalty>,
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
        Fen::parse(&text).map(|f| Self(f.0)).map_err(serde::de::Error::custom)
    }
}
