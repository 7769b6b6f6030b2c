//! 协助 — asking another authority for help, and its answer.
//!
//! 行政处罚法第二十六条；住房和城乡建设行政处罚程序规定第十八条第二款。协助的时间计入办案期限（AMB-04）。

mod papers;
mod rules;

use crate::{CaseFile, Institution, PaperScene, Record, Scene, common::Kept};
use case::{
    BlobRef, EvidenceItem, EvidenceKind, EvidenceNo, LongText, Outcome, PaperKind, Refusals, acts,
    choices,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

choices! {
    /// 复函的结果。
    Answer {
        Helped = "helped", "已经协助", "helped";
        NotCompetent = "not_competent", "不属于其职权，不能协助", "not within its powers";
        Nothing = "nothing", "没有查到有关情况", "nothing found";
    }
}

acts! {
    /// 向有关机关出具协助函，写明请求的事项和理由。
    Request "请求协助" "ask for assistance" as "request"
        by [Officer, TeamLeader, Head] under "APL-26" {
        to: String = "被请求机关", "authority asked";
        matter: LongText = "请求协助的事项", "what is asked";
        reason: LongText = "理由", "why";
        by_day: Option<Date> = "希望回复的日期", "answer hoped for by";
    }
    /// 登记复函；内容可以作为证据。
    Reply "登记复函" "record the answer" as "reply" by [Officer, WindowClerk] under "APL-26" {
        request: Option<u32> = "第几份协助函（只有一份未复的不填）", "which request";
        answer: Answer = "结果", "answer";
        number: Option<String> = "复函文号", "number of the letter";
        content: LongText = "复函内容", "content";
        files: Vec<BlobRef> = "复函及材料", "letter and papers";
        proves: Option<String> = "证明事项", "what it proves";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已请求协助。
    Requested(Request),
    /// 已收到复函。
    Replied {
        /// Which request it answers, from 1.
        request: u32,
        /// The answer.
        reply: Reply,
    },
}

/// What is known of requests for assistance.
#[derive(Clone, Default)]
pub struct State {
    requests: Vec<(Kept<Request>, Option<Kept<Reply>>)>,
}

impl State {
    /// Requests, oldest first, each with its answer.
    pub fn requests(&self) -> &[(Kept<Request>, Option<Kept<Reply>>)] {
        &self.requests
    }
}

/// The law of assistance.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, record: &Record) {
        match event {
            Event::Requested(it) => state.requests.push((Kept::of(it, record), None)),
            Event::Replied { request, reply } => {
                let at = (*request as usize).saturating_sub(1);
                if let Some((_, answer)) = state.requests.get_mut(at) {
                    *answer = Some(Kept::of(reply, record));
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

    fn evidence(file: &CaseFile) -> Vec<EvidenceItem> {
        file.assistance.requests.iter().filter_map(item).collect()
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}

/// An answer is evidence when it says what it proves.
fn item((request, reply): &(Kept<Request>, Option<Kept<Reply>>)) -> Option<EvidenceItem> {
    let kept = reply.as_ref()?;
    let number = kept.it.number.as_deref().unwrap_or("无文号");
    Some(EvidenceItem {
        no: EvidenceNo(kept.no),
        kind: EvidenceKind::Documentary,
        title: format!("{}的复函（{number}）", request.it.to),
        taken_on: kept.on,
        source: format!("{}依协助函出具", request.it.to),
        proves: kept.it.proves.clone()?,
        blobs: kept.it.files.clone(),
    })
}
