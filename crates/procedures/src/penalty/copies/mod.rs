//! 书证、物证 — documents and things collected: originals, or copies checked with the original.
//!
//! 住房和城乡建设行政处罚程序规定第十七条第一款、第二款；行政诉讼证据规定第十条、第十一条。

mod papers;
mod rules;

use crate::{
    CaseFile, Institution, PaperScene, Record, Scene,
    common::{Kept, Presence, Recording},
};
use case::{
    BlobRef, EvidenceItem, EvidenceKind, EvidenceNo, Outcome, PaperKind, PersonId, Refusals, acts,
    choices, group,
};
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};
use serde_json::Value;

choices! {
    /// 提取的是什么。
    Matter {
        Document = "document", "书证", "document";
        Electronic = "electronic", "电子数据", "electronic data";
    }
}

choices! {
    /// 提取的形式。
    Form {
        Original = "original", "原件", "original";
        Copy = "copy", "复制件、影印件", "copy";
        Excerpt = "excerpt", "抄录件", "excerpt";
        Picture = "picture", "照片、录像", "picture of the original";
    }
}

group! {
    /// 提取的物品。
    Thing {
        name: String = "名称", "name";
        spec: Option<String> = "规格、型号", "size and model";
        quantity: String = "数量", "quantity";
        mark: Option<String> = "特征、备注", "marks";
    }
}

acts! {
    /// 调取书证、电子数据：应当是原件；有困难的，提取复制件并注明核对一致，由提供人、执法人员签名。
    Copy "调取书证" "take a document" as "copy" by [Officer] under "M55-17" {
        matter: Matter = "证据种类", "kind";
        title: String = "名称", "title";
        form: Form = "形式", "form";
        pages: u32 = "页数（份数）", "pages";
        provider: String = "提供人", "supplied by";
        kept_at: Option<String> = "原件存放处", "where the original is kept";
        difficulty: Option<String> = "不能调取原件的原因", "why not the original";
        checked: bool = "经核对与原件一致", "checked with the original";
        provider_signed: bool = "提供人已签名或者盖章", "signed by who supplied it";
        at: DateTime = "提取时间", "time";
        place: String = "提取地点", "place";
        officers: Vec<PersonId> = "执法人员", "officers";
        files: Vec<BlobRef> = "扫描件", "scans";
        proves: String = "证明事项", "what it proves";
    }
    /// 提取物证：当事人在场，开具物品清单，双方签名，各执一份。
    Collect "提取物证" "collect things" as "collect" by [Officer] under "M55-17" {
        things: Vec<Thing> = "物品", "things";
        at: DateTime = "提取时间", "time";
        place: String = "提取地点", "place";
        officers: Vec<PersonId> = "执法人员", "officers";
        certificates_shown: bool = "已出示执法证件", "certificates shown";
        presence: Presence = "到场和签名", "attendance";
        copy_handed: bool = "清单已交当事人一份", "a copy of the list handed over";
        recording: Recording = "音像记录", "recording";
        proves: String = "证明事项", "what it proves";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已调取书证或者电子数据。
    Copied(Copy),
    /// 已提取物证。
    Collected(Collect),
}

/// What is known of documents and things.
#[derive(Clone, Default)]
pub struct State {
    copied: Vec<Kept<Copy>>,
    collected: Vec<Kept<Collect>>,
}

impl State {
    /// Documents and electronic data, oldest first.
    pub fn copied(&self) -> &[Kept<Copy>] {
        &self.copied
    }
    /// Things, oldest first.
    pub fn collected(&self) -> &[Kept<Collect>] {
        &self.collected
    }
    /// Everyone who collected.
    pub fn officers(&self) -> impl Iterator<Item = &PersonId> {
        let copied = self.copied.iter().flat_map(|it| it.it.officers.iter());
        copied.chain(self.collected.iter().flat_map(|it| it.it.officers.iter()))
    }
}

/// The law of documents and things.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, record: &Record) {
        match event {
            Event::Copied(it) => state.copied.push(Kept::of(it, record)),
            Event::Collected(it) => state.collected.push(Kept::of(it, record)),
        }
    }

    fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
        rules::gates(noun, s, no);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        rules::decide(act, s, no)
    }

    fn evidence(file: &CaseFile) -> Vec<EvidenceItem> {
        let copied = file.copies.copied.iter().map(copied_item);
        copied.chain(file.copies.collected.iter().map(collected_item)).collect()
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}

fn copied_item(kept: &Kept<Copy>) -> EvidenceItem {
    let it = &kept.it;
    let kind = match it.matter {
        Matter::Document => EvidenceKind::Documentary,
        Matter::Electronic => EvidenceKind::Electronic,
    };
    EvidenceItem {
        no: EvidenceNo(kept.no),
        kind,
        title: format!("{}（{}）", it.title, it.form.zh()),
        taken_on: it.at.date(),
        source: format!("{}提供，在{}提取", it.provider, it.place),
        proves: it.proves.clone(),
        blobs: it.files.clone(),
    }
}

fn collected_item(kept: &Kept<Collect>) -> EvidenceItem {
    let it = &kept.it;
    let names: Vec<_> = it.things.iter().map(|it| it.name.as_str()).collect();
    EvidenceItem {
        no: EvidenceNo(kept.no),
        kind: EvidenceKind::Physical,
        title: names.join("、"),
        taken_on: it.at.date(),
        source: format!("在{}提取，{}", it.place, it.presence.zh()),
        proves: it.proves.clone(),
        blobs: it.recording.files.clone(),
    }
}
