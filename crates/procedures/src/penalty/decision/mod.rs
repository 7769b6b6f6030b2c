//! 处罚决定 — the head decides, after everything that the law puts before it.
//!
//! 行政处罚法第五条、第二十八条、第三十八条、第四十条、第四十四条至第四十六条、第五十七条至第六十二条、第六十五条；
//! 住房城乡建设行政处罚程序规定第二十六条至第二十九条。逾期作出的决定不因此受阻，但记为逾期（第六十条）。

mod papers;
mod rules;

use crate::{
    CaseFile, Earlier, Institution, PaperScene, Record, Scene, common, common::Penalty, filing,
    registry::Stage,
};
use case::{Due, LongText, Outcome, PaperKind, Refusals, acts, choices};
use jiff::civil::Date;
use law::Law;
use serde::{Deserialize, Serialize};
use serde_json::Value;

choices! {
    /// 补正或者更正（住房城乡建设行政处罚程序规定第二十八条）。
    Slip {
        Omission = "omission", "补正：遗漏，对当事人的权益没有实际影响", "an omission without effect";
        Error = "error", "更正：文字表述错误或者计算错误", "a slip of the pen or of reckoning";
    }
}

acts! {
    /// 机关负责人审查调查结果，决定给予行政处罚。内容与告知的相同，或者更轻。
    Decide "作出行政处罚决定" "decide the penalty" as "decide" by [Head, Chief] under "APL-57" {
        penalty: Penalty = "处罚内容", "penalty";
        correction: Option<LongText> = "责令改正的内容和期限（尚未责令改正的填）",
            "order to correct, if none was given";
        heard: Option<LongText> = "对陈述申辩、听证意见的采纳情况和理由",
            "how the defence and the hearing were taken up";
        reasons: Option<LongText> = "决定的理由（不填的，用裁量理由）", "reasons, if not as weighed";
    }
    /// 决定有遗漏或者文字、计算错误的，补正、更正，不改变处罚。
    Correct "补正更正决定书" "correct the decision" as "correct" by [Head, Chief] under "M55-28" {
        slip: Slip = "类型", "kind";
        error: LongText = "遗漏或者错误的内容", "what is missing or wrong";
        corrected: LongText = "补正、更正后的内容", "what it should say";
        harmless: bool = "不改变处罚内容，不影响当事人的合法权益", "leaves penalty and rights untouched";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已决定处罚。
    Decided(Box<Decide>),
    /// 已补正、更正。
    Corrected(Correct),
}

/// What is known of the decision.
#[derive(Clone, Default)]
pub struct State {
    decided: Option<(Date, Box<Decide>)>,
    corrected: Option<(Date, Correct)>,
}

/// The decision, if a penalty was imposed in the ordinary procedure.
pub fn made(file: &CaseFile) -> Option<&Decide> {
    file.decision.decided.as_ref().map(|(_, it)| it.as_ref())
}

/// Day of the decision.
pub fn made_on(file: &CaseFile) -> Option<Date> {
    file.decision.decided.as_ref().map(|(on, _)| *on)
}

/// The law of the decision.
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
            Event::Decided(it) => state.decided = Some((on, it.clone())),
            Event::Corrected(it) => state.corrected = Some((on, it.clone())),
        }
    }

    fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
        rules::gates(noun, s, no);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        rules::decide(act, s, no)
    }

    fn dues(file: &CaseFile, law: &Law) -> Vec<Due> {
        let Some(reckoning) = filing::deciding_period(file, law) else { return Vec::new() };
        let met = common::concluded(file);
        vec![Due::of_authority("作出处理决定", "decide the case", reckoning, met)]
    }

    fn stage(file: &CaseFile) -> Option<Stage> {
        made_on(file)?;
        Some(Stage { rank: 50, zh: "已决定处罚", en: "penalty decided" })
    }

    fn tells(file: &CaseFile, earlier: &mut Earlier) {
        let Some(it) = made(file) else { return };
        earlier.decided_on = made_on(file);
        earlier.violated = true;
        earlier.penalised = true;
        earlier.fine = it.penalty.fine;
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}
