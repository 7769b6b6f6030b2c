//! 集体讨论 — the heads discuss a complex or major case together and decide.
//!
//! 行政处罚法第五十七条第二款；住房城乡建设行政处罚程序规定第二十六条第二款。哪些案件要讨论、几人到会、怎样形成决定，
//! 由本市的目录和规则定（AMB-16）。

mod papers;
mod rules;

use crate::{
    Attempt, CaseFile, Institution, PaperScene, Record, Scene,
    common::Penalty,
    defence, hearing,
    legality_review::{Reason, holding},
    registry::Stage,
};
use case::{LongText, Outcome, PaperKind, PersonId, Refusals, acts, choices, group};
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};
use serde_json::Value;

choices! {
    /// 表决意见。
    Position {
        For = "for", "同意拟处理意见", "in favour";
        Against = "against", "不同意", "against";
        Other = "other", "提出其他处理意见", "another opinion";
    }
}

choices! {
    /// 讨论决定（行政处罚法第五十七条第一款）。
    Conclusion {
        Penalise = "penalise", "给予行政处罚", "impose a penalty";
        NoPenalty = "no_penalty", "不予行政处罚", "no penalty";
        Supplement = "supplement", "补充调查后再议", "investigate further";
        Transfer = "transfer", "移送司法机关", "transfer as a suspected crime";
    }
}

group! {
    /// 到会负责人的发言。
    Speech {
        person: PersonId = "负责人", "head";
        position: Position = "表决意见", "position";
        opinion: LongText = "发言和理由", "opinion and reasons";
    }
}

acts! {
    /// 机关负责人集体讨论情节复杂或者重大的案件，记录每一位到会负责人的意见和决定。
    Deliberate "集体讨论" "deliberate" as "deliberate" by [Head, Chief] under "APL-57.2" {
        held_at: DateTime = "讨论时间", "time";
        place: String = "地点", "place";
        presided_by: PersonId = "主持人", "presided by";
        speeches: Vec<Speech> = "到会负责人的意见", "opinions of the heads present";
        attending: Vec<PersonId> = "列席人员", "attending without a vote";
        clerk: PersonId = "记录人", "clerk";
        briefing: LongText = "案情汇报和审核意见", "report of the case and of the review";
        conclusion: Conclusion = "讨论决定", "conclusion";
        penalty: Option<Penalty> = "决定的处罚内容", "penalty decided";
        departs: bool = "同意调整适用裁量基准", "approves a departure from the benchmark";
        reasons: LongText = "决定的理由", "reasons";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已集体讨论。
    Deliberated(Box<Deliberate>),
}

/// What is known of deliberations: the last one counts.
#[derive(Clone, Default)]
pub struct State {
    last: Option<(u32, Box<Deliberate>)>,
}

/// The last deliberation that is still the last word: nothing the party said, and no hearing, came
/// after it.
pub fn current(file: &CaseFile) -> Option<&Deliberate> {
    let last = file.deliberation.last.as_ref();
    let heard = defence::stated_at(file).max(hearing::held_at(file));
    last.filter(|(at, _)| *at > heard).map(|(_, it)| it.as_ref())
}

/// Day of the last deliberation that is still the last word.
pub fn held_on(file: &CaseFile) -> Option<Date> {
    current(file).map(|it| it.held_at.date())
}

/// The penalty that the heads decided on together.
pub fn decided_penalty(file: &CaseFile) -> Option<&Penalty> {
    current(file).filter(|it| it.conclusion == Conclusion::Penalise)?.penalty.as_ref()
}

/// Day on which the heads approved a departure from the benchmark.
pub fn approved_departure_on(file: &CaseFile) -> Option<Date> {
    current(file).filter(|it| it.departs).map(|it| it.held_at.date())
}

/// Every reason why the heads must discuss this case together; empty where none.
pub fn required(s: &Scene) -> Vec<Reason> {
    holding(s, &s.law.city().deliberation)
}

/// The law of deliberation.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, record: &Record) {
        let Event::Deliberated(it) = event;
        state.last = Some((record.seq, it.clone()));
    }

    fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
        rules::gates(noun, s, no);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        rules::decide(act, s, no)
    }

    fn objects(attempt: &Attempt, s: &Scene, no: &mut Refusals) {
        rules::objects(attempt, s, no);
    }

    fn stage(file: &CaseFile) -> Option<Stage> {
        held_on(file)?;
        Some(Stage { rank: 48, zh: "集体讨论", en: "deliberation" })
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}
