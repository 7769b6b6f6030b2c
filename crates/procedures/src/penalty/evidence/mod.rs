//! 查证 — evidence is verified before anything rests on it; what was taken unlawfully is excluded.
//!
//! 行政处罚法第四十六条第二款、第三款；行政诉讼证据规定第五十七条、第五十八条。

mod papers;
mod rules;

use crate::{Attempt, CaseFile, Institution, PaperScene, Record, Scene, engine};
use case::{
    EvidenceItem, EvidenceNo, LongText, Outcome, PaperKind, PersonId, Refusals, acts, choices,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

choices! {
    /// 排除的理由。
    Ground {
        Procedure = "procedure", "严重违反法定程序收集", "serious breach of procedure";
        Secretly = "secretly", "以偷拍、偷录、窃听等手段取得，侵害他人合法权益", "secret recording";
        Pressure = "pressure", "以利诱、欺诈、胁迫、暴力等手段取得", "inducement, fraud, threat, force";
        Forbidden = "forbidden", "违反法律禁止性规定或者侵犯他人合法权益取得", "against a prohibition";
        Untrue = "untrue", "真实性不能确认", "not proven true";
        Irrelevant = "irrelevant", "与案件事实没有关联", "not relevant";
    }
}

acts! {
    /// 两名以上执法人员逐件查证证据的真实性、合法性、关联性。
    Verify "查证证据" "verify evidence" as "verify" by [Officer] under "APL-46" {
        evidence: Vec<EvidenceNo> = "证据", "evidence";
        officers: Vec<PersonId> = "查证人员", "officers";
        method: LongText = "查证方法和结果", "how, and with what result";
    }
    /// 以非法手段取得的，或者不能查证属实的，予以排除并写明理由。
    Exclude "排除证据" "exclude evidence" as "exclude"
        by [Officer, LegalityReviewer, Head] under "APL-46" {
        evidence: Vec<EvidenceNo> = "证据", "evidence";
        ground: Ground = "理由", "ground";
        reason: LongText = "说明", "explanation";
    }
    /// 制作证据目录：每件证据的种类、来源、证明事项和查证结果。
    List "制作证据目录" "list the evidence" as "list" by [Officer] under "APL-46" {
        remark: Option<LongText> = "说明", "remark";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已查证属实。
    Verified(Verify),
    /// 已排除。
    Excluded(Exclude),
    /// 已制作证据目录。
    Listed(List),
}

/// What came of a piece of evidence.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// 查证属实。
    Verified {
        /// When.
        on: Date,
        /// How.
        method: String,
    },
    /// 已排除。
    Excluded {
        /// When.
        on: Date,
        /// Why.
        ground: Ground,
        /// Explanation.
        reason: String,
    },
}

/// What is known of the verification of evidence.
#[derive(Clone, Default)]
pub struct State {
    findings: BTreeMap<EvidenceNo, Finding>,
}

impl State {
    /// What came of a piece of evidence; `None` while it is unverified.
    pub fn finding(&self, no: EvidenceNo) -> Option<&Finding> {
        self.findings.get(&no)
    }
    /// Whether a piece was verified and not excluded since.
    pub fn is_verified(&self, no: EvidenceNo) -> bool {
        matches!(self.findings.get(&no), Some(Finding::Verified { .. }))
    }
    /// Whether a piece was excluded.
    pub fn is_excluded(&self, no: EvidenceNo) -> bool {
        matches!(self.findings.get(&no), Some(Finding::Excluded { .. }))
    }
}

/// 可以作为认定事实根据的证据：verified evidence, in the order in which it was taken.
pub fn verified(file: &CaseFile) -> Vec<EvidenceItem> {
    let all = engine::evidence(file).into_iter();
    all.filter(|it| file.evidence.is_verified(it.no)).collect()
}

/// Evidence that is neither verified nor excluded.
pub fn unverified(file: &CaseFile) -> Vec<EvidenceItem> {
    let all = engine::evidence(file).into_iter();
    all.filter(|it| file.evidence.finding(it.no).is_none()).collect()
}

/// The law of verifying evidence.
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
            Event::Verified(it) => {
                let method = it.method.to_string();
                let finding = Finding::Verified { on, method };
                state.findings.extend(it.evidence.iter().map(|no| (*no, finding.clone())));
            }
            Event::Excluded(it) => {
                let (ground, reason) = (it.ground, it.reason.to_string());
                let finding = Finding::Excluded { on, ground, reason };
                state.findings.extend(it.evidence.iter().map(|no| (*no, finding.clone())));
            }
            Event::Listed(_) => {}
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

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}
