//! 暂缓、分期缴纳 — the party asks for more time to pay, the head may grant it.
//!
//! 行政处罚法第六十六条第二款：确有经济困难，经申请和批准，可以暂缓或者分期缴纳；法律没有规定最长的时间。

mod papers;
mod rules;

use crate::{CaseFile, Institution, PaperScene, Record, Scene};
use case::{BlobRef, LongText, Outcome, PaperKind, Refusals, acts, choices, group};
use jiff::civil::Date;
use law::Fen;
use serde::{Deserialize, Serialize};
use serde_json::Value;

choices! {
    /// 申请的方式。
    Kind {
        Deferral = "deferral", "暂缓缴纳", "deferral";
        Instalments = "instalments", "分期缴纳", "instalments";
    }
}

group! {
    /// 一期：金额和最后一日。
    Part {
        due_on: Date = "缴纳期限（最后一日）", "last day";
        amount: Fen = "金额（元）", "amount (yuan)";
    }
}

acts! {
    /// 当事人确有经济困难的，可以申请暂缓或者分期缴纳罚款，附证明材料。
    Apply "申请暂缓、分期缴纳" "ask for deferral or instalments" as "apply"
        by [Party, Officer, WindowClerk] under "APL-66.2" {
        kind: Kind = "申请", "asked for";
        applied_on: Date = "申请日期", "asked on";
        hardship: LongText = "经济困难的情况", "hardship";
        until: Option<Date> = "申请缴纳的最后日期", "asked until";
        proof: Vec<BlobRef> = "证明材料", "proof";
    }
    /// 机关负责人批准：写明每期金额和最后一日；一期即为暂缓。
    Approve "批准暂缓、分期缴纳" "approve deferral or instalments" as "approve"
        by [Head] under "APL-66.2" {
        parts: Vec<Part> = "缴纳安排", "payments";
        reason: LongText = "批准理由", "reasons";
    }
    /// 不予批准的，说明理由。
    Refuse "不予批准暂缓、分期缴纳" "refuse deferral" as "refuse" by [Head] under "APL-66.2" {
        reason: LongText = "不予批准的理由", "reasons";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已申请。
    Applied(Apply),
    /// 已批准。
    Approved(Approve),
    /// 已不予批准。
    Refused(Refuse),
}

/// What is known of deferrals.
#[derive(Clone, Default)]
pub struct State {
    applied: Option<Apply>,
    approved: Option<(Date, Approve)>,
}

/// The payments that the head approved; empty where none were.
pub fn plan(file: &CaseFile) -> &[Part] {
    file.deferral.approved.as_ref().map_or(&[], |(_, it)| &it.parts)
}

/// Day of the approval.
pub fn approved_on(file: &CaseFile) -> Option<Date> {
    file.deferral.approved.as_ref().map(|(on, _)| *on)
}

/// Last day of an approved deferral or of the last instalment: from it the period for the court
/// application runs (行政处罚法第七十二条第二款).
pub fn ends_on(file: &CaseFile) -> Option<Date> {
    plan(file).iter().map(|it| it.due_on).max()
}

/// The application that awaits an answer.
pub fn pending(file: &CaseFile) -> Option<&Apply> {
    file.deferral.applied.as_ref()
}

/// The law of deferral and instalments.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, record: &Record) {
        match event {
            Event::Applied(it) => state.applied = Some(it.clone()),
            Event::Approved(it) => {
                state.applied = None;
                state.approved = Some((record.stamp.day(), it.clone()));
            }
            Event::Refused(_) => state.applied = None,
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
