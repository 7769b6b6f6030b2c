//! 延长办案期限 — more time to decide, granted before the time is over.
//!
//! 住房和城乡建设行政处罚程序规定第二十九条第一款：负责人批准一次，集体讨论决定再一次；只及于住房城乡建设
//! 领域的事项（AMB-01）。

mod papers;
mod rules;

use crate::{CaseFile, Institution, PaperScene, Record, Scene};
use case::{LongText, Outcome, PaperKind, PersonId, Refusals, acts};
use jiff::civil::Date;
use law::{Adjustment, Approver};
use serde::{Deserialize, Serialize};
use serde_json::Value;

acts! {
    /// 案情复杂等原因不能按期决定的，期限届满前经机关负责人批准延长一次。
    First "延长办案期限" "extend the time to decide" as "first" by [Head] under "M55-29" {
        reason: LongText = "不能按期决定的原因", "why the time is too short";
    }
    /// 案情特别复杂，延长后仍不能决定的，由机关负责人集体讨论决定再延长一次。
    Second "再次延长办案期限" "extend the time again" as "second" by [Head] under "M55-29" {
        reason: LongText = "再次延长的原因", "why the time is still too short";
        discussed_on: Date = "集体讨论日期", "discussed on";
        present: Vec<PersonId> = "到会的机关负责人", "heads who were present";
        opinions: LongText = "讨论意见和结论", "opinions and conclusion";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已延长。
    Extended(First),
    /// 已再次延长。
    ExtendedAgain(Second),
}

/// What is known of extensions.
#[derive(Clone, Default)]
pub struct State {
    first_on: Option<Date>,
    second_on: Option<Date>,
}

/// The extensions that were granted, as the period for deciding takes them.
pub fn granted(file: &CaseFile) -> Vec<Adjustment> {
    let state = &file.extension;
    let one = |index, on: Option<Date>, by| {
        on.map(|approved_on| Adjustment::Extended { index, approved_on, by })
    };
    let first = one(0, state.first_on, Approver::Head);
    let second = one(1, state.second_on, Approver::Collective);
    first.into_iter().chain(second).collect()
}

/// The law of extensions.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, record: &Record) {
        match event {
            Event::Extended(_) => state.first_on = Some(record.stamp.day()),
            Event::ExtendedAgain(_) => state.second_on = Some(record.stamp.day()),
        }
    }

    fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
        rules::gates(noun, s, no);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        rules::decide(act, s, no)
    }

    fn fields(_paper: &str, s: &PaperScene) -> Value {
        papers::fields(s)
    }
}
