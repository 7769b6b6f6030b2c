//! 救济 — the register of reconsiderations and suits against the decision.
//!
//! 行政复议法第二十条、行政诉讼法第四十五条、第四十六条（期限）；行政处罚法第七十三条（不停止执行，期间不计加处
//! 罚款）；行政强制法第五十三条（申请法院执行以不复议、不起诉为前提）。复议机关和法院的程序另有规定，这里只登记
//! 处罚案件需要知道的日期和结果。

mod rules;
mod state;

use crate::{CaseFile, Institution, Record, Scene};
use case::{BlobRef, Due, LongText, Outcome, Refusals, acts, choices};
use jiff::civil::Date;
use law::{Fen, Law};
use serde::{Deserialize, Serialize};

pub use state::{
    Remedy, State, enforceable_from, last_overturn, overturned_on, running_since,
    stands_by_judgment, stretches,
};

choices! {
    /// 救济途径。
    Kind {
        Reconsideration = "reconsideration", "行政复议", "reconsideration";
        Litigation = "litigation", "行政诉讼（一审）", "suit in first instance";
        Appeal = "appeal", "行政诉讼（二审）", "appeal";
    }
}

choices! {
    /// 结果。
    Verdict {
        Upheld = "upheld", "维持、驳回", "upheld or dismissed";
        Withdrawn = "withdrawn", "撤回、终止", "withdrawn or ended";
        Changed = "changed", "变更", "changed";
        Annulled = "annulled", "撤销", "annulled";
        Unlawful = "unlawful", "确认违法", "declared illegal";
        Void = "void", "确认无效", "declared void";
    }
}

impl Verdict {
    /// Whether the decision no longer stands as it was made.
    pub fn overturns(self) -> bool {
        !matches!(self, Verdict::Upheld | Verdict::Withdrawn)
    }
}

acts! {
    /// 登记复议机关或者法院已经受理；自受理之日起不计加处罚款。
    Start "登记复议、诉讼" "register a remedy" as "start"
        by [Officer, LegalityReviewer, LegalAdviser] under "APL-73" {
        kind: Kind = "途径", "way";
        body: String = "复议机关或者法院", "body";
        applied_on: Date = "申请、起诉日期", "applied on";
        accepted_on: Date = "受理日期", "accepted on";
        number: Option<String> = "案号", "case number";
        execution_stopped: bool = "复议机关或者法院决定停止执行", "execution was stopped";
    }
    /// 登记复议、诉讼的结果；自结果送达次日起恢复计算加处罚款。
    End "登记复议、诉讼结果" "register the result" as "end"
        by [Officer, LegalityReviewer, LegalAdviser] under "APL-73" {
        kind: Kind = "途径", "way";
        result: Verdict = "结果", "result";
        number: String = "决定书、裁判文书文号", "number";
        decided_on: Date = "决定、裁判日期", "decided on";
        served_on: Date = "送达当事人日期", "served on the party";
        fine: Option<Fen> = "变更后的罚款（元，变更罚款的填写）", "fine as changed";
        gist: Option<LongText> = "要点", "gist";
        original: Option<BlobRef> = "文书（影像）", "image";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已受理。
    Started(Start),
    /// 已有结果。
    Ended(End),
}

/// The law of remedies, as far as the penalty case needs it.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;

    fn apply(state: &mut State, event: &Event, _record: &Record) {
        state.fold(event);
    }

    fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
        rules::gates(noun, s, no);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        rules::decide(act, s, no)
    }

    fn dues(file: &CaseFile, law: &Law) -> Vec<Due> {
        rules::dues(file, law)
    }
}
