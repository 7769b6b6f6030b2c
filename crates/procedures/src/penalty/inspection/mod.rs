//! 现场检查（勘验）— what the officers see on the spot, and the record of it.
//!
//! 行政处罚法第五十四条第一款（检查应当有法律、法规依据）、第五十五条；住房和城乡建设行政处罚程序
//! 规定第十七条第三款（通知当事人到场，制作现场笔录；找不到人或者拒绝的，以录像等方式记录）。
//! 立案以前对企业的现场检查属于涉企行政检查，须先经负责人批准（国办发〔2024〕54号）。

mod papers;
mod rules;

use crate::{
    CaseFile, Institution, PaperScene, Record as Entry, Scene,
    common::{Kept, Presence, Recording},
};
use case::{
    BlobRef, EvidenceItem, EvidenceKind, EvidenceNo, LongText, Outcome, PaperKind, PersonId,
    Refusals, acts,
};
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};
use serde_json::Value;

acts! {
    /// 立案以前到企业现场检查的，机关负责人事先批准检查的对象、事项、依据和人员。
    Approve "批准涉企检查" "approve an inspection of an enterprise" as "approve"
        by [Head] under "G54-4" {
        target: String = "检查对象", "enterprise";
        matter: LongText = "检查事项和内容", "what is checked";
        basis: String = "检查依据（法律、法规、规章条文）", "basis";
        officers: Vec<PersonId> = "检查人员", "officers";
    }
    /// 两名以上执法人员检查、勘验现场，制作笔录，由执法人员、当事人签名。
    Record "现场检查（勘验）笔录" "record of inspection" as "record" by [Officer] under "M55-17" {
        target: String = "检查对象", "object";
        enterprise: bool = "到企业的经营场所检查", "on the premises of an enterprise";
        urgent: Option<LongText> = "情况紧急、来不及事先批准的理由", "why approval could not be awaited";
        basis: String = "检查依据（法律、法规条文）", "basis in law";
        from: DateTime = "开始时间", "from";
        to: DateTime = "结束时间", "to";
        place: String = "地点", "place";
        officers: Vec<PersonId> = "执法人员", "officers";
        certificates_shown: bool = "已出示执法证件", "certificates shown";
        party_notified: bool = "已通知当事人到场", "party told to attend";
        rights_told: bool = "已告知检查事由、依据和申请回避等权利", "reason, basis and rights told";
        finding: LongText = "现场情况", "what was found";
        sketch: Option<BlobRef> = "现场勘验图", "sketch";
        presence: Presence = "到场和签名", "attendance";
        recording: Recording = "音像记录", "recording";
        proves: String = "证明事项", "what it proves";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已批准涉企检查。
    Approved(Approve),
    /// 已检查并制作笔录。
    Recorded(Record),
}

/// What is known of inspections.
#[derive(Clone, Default)]
pub struct State {
    approvals: Vec<Kept<Approve>>,
    records: Vec<Kept<Record>>,
}

impl State {
    /// Records of inspection, oldest first.
    pub fn records(&self) -> &[Kept<Record>] {
        &self.records
    }
    /// Day on which an inspection of `target` was approved.
    pub fn approved_on(&self, target: &str) -> Option<Date> {
        self.approvals.iter().find(|it| it.it.target == target).map(|it| it.on)
    }
    /// Everyone who inspected.
    pub fn officers(&self) -> impl Iterator<Item = &PersonId> {
        self.records.iter().flat_map(|it| it.it.officers.iter())
    }
}

/// The law of inspections on the spot.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, record: &Entry) {
        match event {
            Event::Approved(it) => state.approvals.push(Kept::of(it, record)),
            Event::Recorded(it) => state.records.push(Kept::of(it, record)),
        }
    }

    fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
        rules::gates(noun, s, no);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        rules::decide(act, s, no)
    }

    fn evidence(file: &CaseFile) -> Vec<EvidenceItem> {
        file.inspection.records.iter().map(item).collect()
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}

fn item(kept: &Kept<Record>) -> EvidenceItem {
    let it = &kept.it;
    let blobs = it.sketch.iter().chain(&it.recording.files).cloned().collect();
    EvidenceItem {
        no: EvidenceNo(kept.no),
        kind: EvidenceKind::SiteRecord,
        title: format!("对{}的现场检查（勘验）笔录", it.target),
        taken_on: it.from.date(),
        source: format!("执法人员在{}检查，{}", it.place, it.presence.zh()),
        proves: it.proves.clone(),
        blobs,
    }
}
