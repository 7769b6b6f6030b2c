//! 中止调查、恢复调查 — the clock of the case stands still, for one of five reasons.
//!
//! 住房和城乡建设行政处罚程序规定第三十条：经负责人批准中止，情形消失及时恢复；中止的时间不计入办案期限。

mod papers;
mod rules;

use crate::{Attempt, CaseFile, Institution, PaperScene, Record, Scene};
use case::{BlobRef, LongText, Outcome, PaperKind, Refusals, Stretch, acts, choices};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

choices! {
    /// 中止调查的五种情形。
    Ground {
        OtherCase = "other_case", "须以相关案件的裁判结果或者其他行政决定为依据，尚未审结或者作出",
            "depends on another case or decision that is pending";
        Interpretation = "interpretation", "涉及法律适用等问题，需要报请有权机关解释或者确认",
            "a question of law was put to a competent body";
        ForceMajeure = "force_majeure", "因不可抗力暂时无法调查", "force majeure";
        PartyMissing = "party_missing", "当事人下落不明，暂时无法调查", "the party cannot be found";
        Other = "other", "其他应当中止调查的情形", "another reason";
    }
}

acts! {
    /// 出现五种情形之一，经机关负责人批准中止调查；自中止次日起不计入办案期限。
    Suspend "中止调查" "suspend the investigation" as "suspend" by [Head] under "M55-30" {
        ground: Ground = "中止情形", "ground";
        reason: LongText = "事实和理由", "facts and reasons";
        related: Option<String> = "相关案件、决定或者请示的名称文号", "related case, decision or request";
        proof: Vec<BlobRef> = "证明材料", "proof";
    }
    /// 中止情形消失的，应当及时恢复调查；恢复之日以前不计入办案期限。
    Resume "恢复调查" "resume the investigation" as "resume" by [Head] under "M55-30" {
        ended_on: Date = "中止情形消失日期", "the ground ended on";
        reason: LongText = "恢复的理由", "reasons";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已中止。
    Suspended(Suspend),
    /// 已恢复。
    Resumed(Resume),
}

/// What is known of suspensions.
#[derive(Clone, Default)]
pub struct State {
    suspensions: Vec<(Date, Suspend, Option<Date>)>,
}

/// Since when the investigation is suspended now.
pub fn running_since(file: &CaseFile) -> Option<Date> {
    running(file).map(|(since, _)| since)
}

fn running(file: &CaseFile) -> Option<(Date, &Suspend)> {
    let last = file.suspension.suspensions.last()?;
    last.2.is_none().then_some((last.0, &last.1))
}

/// The law of suspension.
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
            Event::Suspended(it) => state.suspensions.push((on, it.clone(), None)),
            Event::Resumed(_) => {
                if let Some(last) = state.suspensions.last_mut() {
                    last.2 = Some(on);
                }
            }
        }
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

    fn stretches(file: &CaseFile) -> Vec<Stretch> {
        let stretch = |(from, _, to): &(Date, Suspend, Option<Date>)| Stretch {
            reason: "suspension",
            zh: "中止调查",
            from: *from,
            to: *to,
            cite: "住房和城乡建设行政处罚程序规定第三十条第二款".to_owned(),
        };
        file.suspension.suspensions.iter().map(stretch).collect()
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}
