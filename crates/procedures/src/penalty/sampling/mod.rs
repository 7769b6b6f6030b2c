//! 抽样取证 — taking samples, with a list of which each side keeps one.
//!
//! 行政处罚法第五十六条（可以采取抽样取证的方法）；住房和城乡建设行政处罚程序规定第十七条第二款。

mod papers;
mod rules;

use crate::{
    CaseFile, Institution, PaperScene, Record, Scene,
    common::{Kept, Presence, Recording},
};
use case::{
    EvidenceItem, EvidenceKind, EvidenceNo, LongText, Outcome, PaperKind, PersonId, Refusals, acts,
    choices, group,
};
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};
use serde_json::Value;

group! {
    /// 抽取的样品。
    Portion {
        name: String = "样品名称", "name";
        spec: Option<String> = "规格、批号", "size and batch";
        base: String = "抽样基数", "taken from";
        quantity: String = "抽样数量", "quantity";
    }
}

choices! {
    /// 样品的处理。
    Disposal {
        Returned = "returned", "退还当事人", "returned to the party";
        UsedUp = "used_up", "检测中耗尽", "used up in testing";
        Kept = "kept", "随案留存", "kept with the file";
    }
}

acts! {
    /// 两名以上执法人员抽样，当场封样、开具清单，双方签名，各执一份。
    Sample "抽样取证" "take a sample" as "take" by [Officer] under "APL-56" {
        portions: Vec<Portion> = "样品", "samples";
        method: LongText = "抽样方法", "method";
        sealed: bool = "样品当场封样", "sealed on the spot";
        at: DateTime = "抽样时间", "time";
        place: String = "抽样地点", "place";
        officers: Vec<PersonId> = "执法人员", "officers";
        certificates_shown: bool = "已出示执法证件", "certificates shown";
        presence: Presence = "到场和签名", "attendance";
        copy_handed: bool = "清单已交当事人一份", "a copy of the list handed over";
        recording: Recording = "音像记录", "recording";
        proves: String = "证明事项", "what it proves";
    }
    /// 样品用完以后的处理，通知当事人。
    Settle "处理样品" "dispose of a sample" as "settle" by [Officer] under "APL-56" {
        sample: EvidenceNo = "抽样（证据编号）", "sample";
        disposal: Disposal = "处理方式", "disposal";
        reason: LongText = "说明", "explanation";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已抽样。
    Sampled(Sample),
    /// 样品已处理。
    Settled(Settle),
}

/// What is known of samples.
#[derive(Clone, Default)]
pub struct State {
    samples: Vec<Kept<Sample>>,
    settled: Vec<Kept<Settle>>,
}

impl State {
    /// Samples, oldest first.
    pub fn samples(&self) -> &[Kept<Sample>] {
        &self.samples
    }
    /// The sample of a number.
    pub fn sample(&self, no: EvidenceNo) -> Option<&Kept<Sample>> {
        self.samples.iter().find(|it| it.no == no.0)
    }
    /// Day on which a sample was disposed of.
    pub fn settled_on(&self, no: EvidenceNo) -> Option<Date> {
        self.settled.iter().find(|it| it.it.sample == no).map(|it| it.on)
    }
    /// Everyone who took samples.
    pub fn officers(&self) -> impl Iterator<Item = &PersonId> {
        self.samples.iter().flat_map(|it| it.it.officers.iter())
    }
}

/// The law of sampling.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, record: &Record) {
        match event {
            Event::Sampled(it) => state.samples.push(Kept::of(it, record)),
            Event::Settled(it) => state.settled.push(Kept::of(it, record)),
        }
    }

    fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
        rules::gates(noun, s, no);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        rules::decide(act, s, no)
    }

    fn evidence(file: &CaseFile) -> Vec<EvidenceItem> {
        file.sampling.samples.iter().map(item).collect()
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}

fn item(kept: &Kept<Sample>) -> EvidenceItem {
    let it = &kept.it;
    let names: Vec<_> = it.portions.iter().map(|it| it.name.as_str()).collect();
    EvidenceItem {
        no: EvidenceNo(kept.no),
        kind: EvidenceKind::Physical,
        title: format!("样品：{}", names.join("、")),
        taken_on: it.at.date(),
        source: format!("在{}抽样，{}", it.place, it.presence.zh()),
        proves: it.proves.clone(),
        blobs: it.recording.files.clone(),
    }
}
