//! 视听资料 — photographs, sound and video: place, content, officers, time, and who looked at them.
//!
//! 行政处罚法第四十六条、第四十一条（电子技术监控记录）；住房和城乡建设行政处罚程序规定第十七条第一款；
//! 行政诉讼证据规定第十二条；三项制度指导意见（八）（十）。

mod papers;
mod rules;

use crate::{CaseFile, Institution, PaperScene, Record, Scene, common::Kept};
use case::{
    BlobRef, EvidenceItem, EvidenceKind, EvidenceNo, LongText, Outcome, PaperKind, PersonId,
    Refusals, acts, choices,
};
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};
use serde_json::Value;

choices! {
    /// 形式。
    Medium {
        Photo = "photo", "照片", "photograph";
        Video = "video", "录像", "video";
        Sound = "sound", "录音", "sound recording";
    }
}

choices! {
    /// 来源。
    Origin {
        Officers = "officers", "执法人员拍摄、录制", "made by the officers";
        Party = "party", "当事人提供", "supplied by the party";
        Third = "third", "其他人提供", "supplied by somebody else";
    }
}

choices! {
    /// 调阅的目的。
    Purpose {
        Review = "review", "案卷评查", "review of files";
        Supervision = "supervision", "执法监督、考核", "supervision and assessment";
        Legality = "legality", "法制审核、集体讨论", "legality review, deliberation";
        Defence = "defence", "当事人查阅", "inspection by the party";
        Remedy = "remedy", "复议、诉讼", "reconsideration or litigation";
    }
}

acts! {
    /// 拍摄、录制或者收取的照片、录像、录音，写明地点、内容、人员和时间；原始文件不得改动。
    Take "拍摄、摄录取证" "photograph or record" as "take" by [Officer] under "M55-17" {
        medium: Medium = "形式", "medium";
        origin: Origin = "来源", "origin";
        files: Vec<BlobRef> = "原始文件", "originals";
        at: DateTime = "拍摄、录制时间", "time";
        place: String = "地点", "place";
        content: LongText = "内容", "content";
        officers: Vec<PersonId> = "拍摄（提取）的执法人员", "officers";
        provider: Option<String> = "提供人", "supplied by";
        checked: bool = "经核对与原始载体一致，提供人已签名", "checked with the carrier and signed";
        transcript: Option<LongText> = "声音内容的文字记录", "transcript of the sound";
        proves: String = "证明事项", "what it proves";
    }
    /// 电子技术监控设备记录的违法事实：设备经法制和技术审核、地点公布，记录内容经审核。
    Monitor "采用电子监控记录" "use a monitoring record" as "monitor" by [Officer] under "APL-41" {
        device: String = "设备名称和编号", "device";
        basis: String = "法律、行政法规依据", "basis in law";
        legality_reviewed_on: Option<Date> = "设备法制审核日期", "review of legality on";
        technically_reviewed_on: Option<Date> = "设备技术审核日期", "technical review on";
        place_published: bool = "设置地点已向社会公布", "place published";
        sign_clear: bool = "设置合理、标志明显", "reasonably placed, clearly marked";
        files: Vec<BlobRef> = "记录文件", "record";
        at: DateTime = "记录时间", "time";
        place: String = "记录地点", "place";
        content: LongText = "记录的违法事实", "facts recorded";
        officers: Vec<PersonId> = "审核记录的执法人员", "officers who reviewed the record";
        true_and_complete: bool = "记录真实、清晰、完整、准确", "true, clear, complete, accurate";
        proves: String = "证明事项", "what it proves";
    }
    /// 调阅音像记录，写明目的；每次调阅都留下记录。
    Consult "调阅音像记录" "consult a recording" as "consult"
        by [Officer, LegalityReviewer, Supervisor, Head, Party] under "G118-10" {
        evidence: EvidenceNo = "证据", "evidence";
        purpose: Purpose = "目的", "purpose";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已取得视听资料。
    Taken(Take),
    /// 已采用电子监控记录。
    Monitored(Monitor),
    /// 已调阅。
    Consulted(Consult),
}

/// What is known of photographs and recordings.
#[derive(Clone, Default)]
pub struct State {
    taken: Vec<Kept<Take>>,
    monitored: Vec<Kept<Monitor>>,
    consulted: Vec<Kept<Consult>>,
}

impl State {
    /// Photographs and recordings, oldest first.
    pub fn taken(&self) -> &[Kept<Take>] {
        &self.taken
    }
    /// Records of monitoring devices, oldest first.
    pub fn monitored(&self) -> &[Kept<Monitor>] {
        &self.monitored
    }
    /// Who consulted what stands in the record; how often a piece was consulted.
    pub fn times_consulted(&self, no: EvidenceNo) -> usize {
        self.consulted.iter().filter(|it| it.it.evidence == no).count()
    }
    /// Everyone who took or reviewed recordings.
    pub fn officers(&self) -> impl Iterator<Item = &PersonId> {
        let taken = self.taken.iter().flat_map(|it| it.it.officers.iter());
        taken.chain(self.monitored.iter().flat_map(|it| it.it.officers.iter()))
    }
}

/// The law of photographs and recordings.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, record: &Record) {
        match event {
            Event::Taken(it) => state.taken.push(Kept::of(it, record)),
            Event::Monitored(it) => state.monitored.push(Kept::of(it, record)),
            Event::Consulted(it) => state.consulted.push(Kept::of(it, record)),
        }
    }

    fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
        rules::gates(noun, s, no);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        rules::decide(act, s, no)
    }

    fn evidence(file: &CaseFile) -> Vec<EvidenceItem> {
        let taken = file.media.taken.iter().map(taken_item);
        taken.chain(file.media.monitored.iter().map(monitored_item)).collect()
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}

fn taken_item(kept: &Kept<Take>) -> EvidenceItem {
    let it = &kept.it;
    let provider = it.provider.as_deref().map(|who| format!("，{who}")).unwrap_or_default();
    EvidenceItem {
        no: EvidenceNo(kept.no),
        kind: EvidenceKind::AudioVisual,
        title: format!("{}：{}", it.medium.zh(), it.content.lines().next().unwrap_or_default()),
        taken_on: it.at.date(),
        source: format!("{}{provider}，地点{}", it.origin.zh(), it.place),
        proves: it.proves.clone(),
        blobs: it.files.clone(),
    }
}

fn monitored_item(kept: &Kept<Monitor>) -> EvidenceItem {
    let it = &kept.it;
    EvidenceItem {
        no: EvidenceNo(kept.no),
        kind: EvidenceKind::Electronic,
        title: format!("电子技术监控记录：{}", it.device),
        taken_on: it.at.date(),
        source: format!("{}记录，地点{}", it.device, it.place),
        proves: it.proves.clone(),
        blobs: it.files.clone(),
    }
}
