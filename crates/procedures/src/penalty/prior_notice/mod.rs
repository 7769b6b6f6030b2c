//! 事先告知 — content, facts, reasons, basis and rights are told before anything is decided.
//!
//! 行政处罚法第四十四条、第六十二条、第六十三条；住房城乡建设行政处罚程序规定第二十一条。内容加重的，重新告知。

mod papers;
mod rules;

use crate::{CaseFile, Institution, PaperScene, Record, Scene, common::Penalty, registry::Stage};
use case::{ItemCode, LongText, Outcome, PaperKind, Refusals, acts};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

acts! {
    /// 机关负责人批准，向当事人告知拟作出的处罚内容、事实、理由、依据和权利。内容以最后一次裁量为准。
    Give "行政处罚意见告知" "notify the intended penalty" as "give" by [Head, Chief] under "APL-44" {
        facts: Option<LongText> = "违法事实和证据（不填的，用调查终结报告认定的）",
            "facts and evidence, if not as reported";
        reasons: Option<LongText> = "处罚理由（不填的，用裁量理由）", "reasons, if not as weighed";
        hearing_right: bool = "同时告知要求听证的权利", "tell the right to a hearing";
        new_facts: Option<LongText> = "重新告知的原因和新查明的事实", "why anew, and new facts";
    }
}

/// A notice as it was given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Given {
    /// [`case::Party::identity`] of the party it is addressed to.
    pub party: String,
    /// Violation item.
    pub item: ItemCode,
    /// Facts and evidence told.
    pub facts: String,
    /// Reasons told.
    pub reasons: String,
    /// Content told.
    pub penalty: Penalty,
    /// Whether the right to a hearing was told.
    pub hearing_right: bool,
    /// Why the party was notified anew, with the new facts.
    pub new_facts: Option<String>,
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已告知。
    Notified(Box<Given>),
}

/// What is known of the notices.
#[derive(Clone, Default)]
pub struct State {
    last: Option<(Date, u32, Box<Given>)>,
}

/// The last notice.
pub fn given(file: &CaseFile) -> Option<&Given> {
    file.prior_notice.last.as_ref().map(|(_, _, it)| it.as_ref())
}

/// Day on which the last notice was issued.
pub fn given_on(file: &CaseFile) -> Option<Date> {
    file.prior_notice.last.as_ref().map(|(on, _, _)| *on)
}

/// Position of the last notice in the file: rights exercised after it answer it.
pub fn given_at(file: &CaseFile) -> u32 {
    file.prior_notice.last.as_ref().map_or(0, |(_, at, _)| *at)
}

/// Day on which the last notice reached the party.
pub fn served_on(file: &CaseFile) -> Option<Date> {
    crate::delivery::served_on(file, "prior_notice.letter")
}

/// The same, if that day has come: an announcement reaches the party on its last day.
pub fn served(s: &Scene) -> Option<Date> {
    served_on(s.file).filter(|on| *on <= s.today())
}

pub use rules::{hearing_right_due, period_over};

/// The law of the prior notice.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, record: &Record) {
        let Event::Notified(it) = event;
        state.last = Some((record.stamp.day(), record.seq, it.clone()));
    }

    fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
        rules::gates(noun, s, no);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        rules::decide(act, s, no)
    }

    fn stage(file: &CaseFile) -> Option<Stage> {
        given_on(file)?;
        Some(Stage { rank: 40, zh: "事先告知", en: "prior notice" })
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}
