//! 裁量 — which grade of the benchmark applies, with what weight, and what follows from it.
//!
//! 行政处罚法第二十九条至第三十四条、第三十七条；裁量权基准意见（十二）：基准明显不当的，经主要负责人批准或者集体讨论
//! 才可以调整适用。

mod bands;
mod guards;
mod papers;
mod rules;

use crate::{CaseFile, Institution, PaperScene, Record, Scene, common::Penalty, summary};
use case::{ItemCode, LongText, Outcome, PaperKind, Refusals, acts, choices, group};
use jiff::civil::Date;
use law::{Fen, item::GradeKey};
use serde::{Deserialize, Serialize};
use serde_json::Value;

choices! {
    /// 裁量档次。
    Grade {
        Unlisted = "unlisted", "没有裁量基准", "no benchmark";
        Waived = "waived", "不予处罚", "no penalty";
        Slight = "slight", "轻微", "slight";
        Ordinary = "ordinary", "一般", "ordinary";
        Grave = "grave", "较重", "grave";
        Severe = "severe", "严重", "severe";
    }
}

impl Grade {
    /// The key under which the benchmark has it.
    pub fn of_benchmark(self) -> Option<GradeKey> {
        match self {
            Grade::Unlisted => None,
            Grade::Waived => Some(GradeKey::Waived),
            Grade::Slight => Some(GradeKey::Slight),
            Grade::Ordinary => Some(GradeKey::Ordinary),
            Grade::Grave => Some(GradeKey::Grave),
            Grade::Severe => Some(GradeKey::Severe),
        }
    }
}

choices! {
    /// 从轻、减轻、从重。减轻在法定最低幅度以下，从轻不在。
    Weight {
        Plain = "plain", "不从轻、不从重", "neither lighter nor heavier";
        Lighter = "lighter", "从轻", "lighter";
        Mitigated = "mitigated", "减轻", "mitigated";
        Heavier = "heavier", "从重", "heavier";
    }
}

choices! {
    /// 从轻、减轻的法定情形（行政处罚法第三十条至第三十二条）。
    Ground {
        Minor = "minor", "已满十四周岁不满十八周岁", "aged fourteen to seventeen";
        Impaired = "impaired", "尚未完全丧失辨认或者控制能力", "ability impaired";
        Undone = "undone", "主动消除或者减轻危害后果", "removed or lessened the harm";
        Coerced = "coerced", "受胁迫或者诱骗", "coerced or deceived";
        Confessed = "confessed", "主动供述尚未掌握的违法行为", "confessed an unknown violation";
        Merit = "merit", "配合查处有立功表现", "rendered merit in the investigation";
        Statute = "statute", "法律、法规、规章规定的其他情形", "another ground by law";
    }
}

impl Ground {
    /// Whether the law leaves a choice; every other ground binds.
    pub fn only_may(self) -> bool {
        self == Ground::Impaired
    }
}

group! {
    /// 行为时的规定（行政处罚法第三十七条）：处罚规定在行为之后修改的才填。
    Former {
        cite: String = "行为时的处罚规定", "provision at the time of the act";
        punishable: bool = "行为时属于应受处罚的违法行为", "punishable at the time of the act";
        min: Option<Fen> = "行为时的罚款下限（元）", "former least fine (yuan)";
        max: Fen = "行为时的罚款上限（元）", "former greatest fine (yuan)";
    }
}

acts! {
    /// 承办人确定违法事项、裁量档次和拟处罚内容，写明理由。情况变化的，重新确定。
    Choose "确定裁量" "settle the discretion" as "choose" by [Officer] under "G27-12" {
        item: Option<ItemCode> = "认定的违法事项（与立案相同的不填）", "violation, if not as filed";
        also: Vec<ItemCode> = "同一行为还违反的事项", "other items the same act breaks";
        not_also: Option<LongText> = "竞合事项不构成的理由", "why overlapping items do not apply";
        range: Option<u32> = "法定幅度序号（事项有几档幅度时填）", "which statutory range, from 1";
        base: Option<Fen> = "计算基数：造价、所得、费用等（元）", "base of the fine (yuan)";
        serious: bool = "造成严重后果或者情节严重，有证据证明", "serious, and proven";
        former: Option<Former> = "行为时的规定", "provision at the time of the act";
        grade: Grade = "裁量档次", "grade of the benchmark";
        weight: Weight = "从轻、减轻、从重", "weight";
        grounds: Vec<Ground> = "从轻、减轻的法定情形", "grounds for less";
        penalty: Penalty = "拟处罚内容", "proposed penalty";
        reasons: LongText = "裁量的事实和理由", "facts and reasons";
        departs: Option<LongText> = "申请调整适用裁量基准的理由（适用基准明显不当时填）",
            "why the benchmark would be plainly unfit";
    }
    /// 主要负责人批准调整适用本机关的裁量基准。
    Depart "批准调整适用裁量基准" "approve a departure from the benchmark" as "depart"
        by [Chief] under "G27-12" {
        opinion: LongText = "批准意见和理由", "opinion and reasons";
        maker: Option<String> = "制定机关批准文号（上级基准的）", "approval of the maker, if superior";
    }
}

/// An earlier decision against the same party, as it was found when the discretion was settled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Prior {
    /// Cause of the earlier case.
    pub title: String,
    /// Day of its decision.
    pub decided_on: Date,
    /// Fine it imposed, in fen.
    pub fine: Option<Fen>,
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已确定裁量。
    Chosen {
        /// The choice.
        choice: Box<Choose>,
        /// What the party's other files told.
        prior: Vec<Prior>,
    },
    /// 已批准调整适用。
    Departed(Depart),
}

/// What is known of the discretion.
#[derive(Clone, Default)]
pub struct State {
    chosen: Option<(Date, u32, Box<Choose>)>,
    prior: Vec<Prior>,
    departed: Option<(Date, Depart)>,
}

/// The last choice.
pub fn chosen(file: &CaseFile) -> Option<&Choose> {
    file.discretion.chosen.as_ref().map(|(_, _, it)| it.as_ref())
}

/// Day of the last choice.
pub fn chosen_on(file: &CaseFile) -> Option<Date> {
    file.discretion.chosen.as_ref().map(|(on, _, _)| *on)
}

/// Position of the last choice in the file: whatever comes after saw it.
pub fn chosen_at(file: &CaseFile) -> Option<u32> {
    file.discretion.chosen.as_ref().map(|(_, at, _)| *at)
}

/// Earlier decisions against the party, as found at the last choice.
pub fn prior(file: &CaseFile) -> &[Prior] {
    &file.discretion.prior
}

/// Day on which the chief approved the departure of the last choice.
pub fn departure_approved_on(file: &CaseFile) -> Option<Date> {
    file.discretion.departed.as_ref().map(|(on, _)| *on)
}

/// The violation item found: as last chosen, else as filed, else as decided on the spot.
pub fn item(file: &CaseFile) -> Option<&ItemCode> {
    let found = chosen(file).and_then(|it| it.item.as_ref()).or_else(|| file.filing.item());
    found.or_else(|| summary::made(file).map(|it| &it.breach.item))
}

/// Whether the last choice goes below the statutory range (减轻).
pub fn mitigates(file: &CaseFile) -> bool {
    chosen(file).is_some_and(|it| it.weight == Weight::Mitigated)
}

/// Whether the last choice departs from the benchmark.
pub fn departs(file: &CaseFile) -> bool {
    chosen(file).is_some_and(|it| it.departs.is_some())
}

pub use guards::{departure_is_approved, not_fined_before, precondition_met};
pub(crate) use guards::{earlier, younger_than};
pub(crate) use papers::{benchmark_zh, shown};
pub(crate) use rules::choice_holds;

/// The law of discretion.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, record: &Record) {
        let on = record.stamp.day();
        match event {
            Event::Chosen { choice, prior } => {
                state.chosen = Some((on, record.seq, choice.clone()));
                state.prior.clone_from(prior);
                state.departed = None;
            }
            Event::Departed(it) => state.departed = Some((on, it.clone())),
        }
    }

    fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
        rules::gates(noun, s, no);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        rules::decide(act, s, no)
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}
