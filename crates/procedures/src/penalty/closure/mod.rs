//! 结案 — the case ends, for one of five reasons, and nothing more is done in it.
//!
//! 住房和城乡建设行政处罚程序规定第三十一条：情形出现以后限期填写结案审批表，经负责人批准结案。

mod papers;
mod rules;

use crate::{Attempt, CaseFile, Earlier, Institution, PaperScene, Record, Scene, registry::Stage};
use case::{Due, LongText, Outcome, PaperKind, Refusals, acts, choices};
use jiff::civil::Date;
use law::Law;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use rules::ready_on;

choices! {
    /// 结案情形。
    Ground {
        Executed = "executed", "行政处罚决定执行完毕", "the decision was performed";
        EnforcementEnded = "enforcement_ended", "依法终结执行", "enforcement was ended by law";
        InvestigationEnded = "investigation_ended", "不能认定违法事实或者已过时效等，终止调查",
            "investigation ended: not proven or time-barred";
        NoPenalty = "no_penalty", "依法作出不予行政处罚决定", "no penalty was decided";
        Other = "other", "其他应予结案的情形（移送、决定被撤销等）", "another reason";
    }
}

acts! {
    /// 结案情形出现以后，承办人限期填写结案审批表，机关负责人批准结案；结案以后不再有其他行为。
    Close "结案" "close the case" as "close" by [Head] under "M55-31" {
        ground: Ground = "结案情形", "ground";
        summary: LongText = "处理和执行情况", "what was done";
        others_performed: bool = "款项和物品以外的处罚已经执行", "penalties other than money and goods were performed";
        reason: Option<LongText> = "终结执行、其他情形的理由", "reasons where the ground needs them";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已结案。
    Closed(Close),
}

/// What is known of the closure.
#[derive(Clone, Default)]
pub struct State {
    closed: Option<(Date, Close)>,
}

/// Day on which the case was closed.
pub fn closed_on(file: &CaseFile) -> Option<Date> {
    file.closure.closed.as_ref().map(|(on, _)| *on)
}

/// Why the case was closed.
pub fn ground(file: &CaseFile) -> Option<Ground> {
    file.closure.closed.as_ref().map(|(_, it)| it.ground)
}

/// The law of closure.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, record: &Record) {
        let Event::Closed(it) = event;
        state.closed = Some((record.stamp.day(), it.clone()));
    }

    fn gates(_noun: &str, s: &Scene, no: &mut Refusals) {
        rules::gates(s, no);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        rules::decide(act, s, no)
    }

    fn objects(attempt: &Attempt, s: &Scene, no: &mut Refusals) {
        rules::objects(attempt, s, no);
    }

    fn dues(file: &CaseFile, law: &Law) -> Vec<Due> {
        let Some((_, on)) = ready_on(file, law) else { return Vec::new() };
        let reckoning = law.reckon("closure", on);
        vec![Due::of_authority("结案", "close the case", reckoning, closed_on(file))]
    }

    fn stage(file: &CaseFile) -> Option<Stage> {
        closed_on(file)?;
        Some(Stage { rank: 80, zh: "已结案", en: "closed" })
    }

    fn tells(file: &CaseFile, earlier: &mut Earlier) {
        earlier.ended |= closed_on(file).is_some();
    }

    fn fields(_paper: &str, s: &PaperScene) -> Value {
        papers::fields(s)
    }
}
