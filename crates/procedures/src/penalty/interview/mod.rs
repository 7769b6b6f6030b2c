//! 询问 — the notice to appear and the record of questioning.
//!
//! 行政处罚法第五十五条（询问应当制作笔录）；住房和城乡建设行政处罚程序规定第十六条（个别询问，
//! 核对、更正、补充后逐页签名）；三项制度指导意见（八）（音像记录）。

mod papers;
mod rules;

use crate::{
    CaseFile, Institution, PaperScene, Record as Entry, Scene,
    common::{Kept, Recording},
};
use case::{
    EvidenceItem, EvidenceKind, EvidenceNo, LongText, Outcome, PaperKind, PersonId, Refusals, acts,
    choices, group,
};
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};
use serde_json::Value;

choices! {
    /// 被询问人与案件的关系。
    Relation {
        Party = "party", "当事人本人", "the party";
        Representative = "representative", "法定代表人或者负责人", "legal representative";
        Agent = "agent", "委托代理人", "agent of the party";
        Staff = "staff", "当事人的工作人员", "staff of the party";
        Witness = "witness", "证人", "witness";
        Other = "other", "其他有关人员", "other person concerned";
    }
}

impl Relation {
    /// Whether what the person says is the party's own statement.
    pub fn speaks_for_party(self) -> bool {
        matches!(self, Relation::Party | Relation::Representative | Relation::Agent)
    }
}

choices! {
    /// 笔录怎样核对。
    Reading {
        Read = "read", "本人阅读", "read by the person";
        ReadOut = "read_out", "向其宣读", "read out to the person";
    }
}

choices! {
    /// 笔录怎样签名。
    Signing {
        EachPage = "each_page", "逐页签名或者盖章", "each page signed";
        Refused = "refused", "拒绝签名", "refused to sign";
    }
}

group! {
    /// 被询问人。
    Interviewee {
        name: String = "姓名", "name";
        relation: Relation = "与案件的关系", "relation to the case";
        sex: Option<String> = "性别", "sex";
        age: Option<u32> = "年龄", "age";
        id_number: Option<String> = "身份证件号码", "identity number";
        occupation: Option<String> = "工作单位和职务", "employer and post";
        address: Option<String> = "住址", "address";
        phone: Option<String> = "联系电话", "telephone";
    }
}

group! {
    /// 一问一答。
    Exchange {
        q: LongText = "问", "question";
        a: LongText = "答", "answer";
    }
}

acts! {
    /// 通知当事人或者有关人员在指定的时间、地点接受询问，并写明需要携带的材料。
    Notify "询问通知" "notice to appear" as "notify" by [Officer] under "APL-55" {
        person: String = "被通知人", "who is to appear";
        relation: Relation = "与案件的关系", "relation to the case";
        at: DateTime = "询问时间", "time";
        place: String = "询问地点", "place";
        matter: LongText = "询问事项", "what it is about";
        bring: Option<LongText> = "需要携带的材料", "what to bring";
        officers: Vec<PersonId> = "询问人", "officers";
    }
    /// 两名以上执法人员个别询问，制作笔录，由被询问人核对、更正、补充后逐页签名。
    Record "询问笔录" "record of questioning" as "record" by [Officer] under "M55-16" {
        person: Interviewee = "被询问人", "person questioned";
        officers: Vec<PersonId> = "询问人", "officers";
        recorder: PersonId = "记录人", "who wrote it down";
        from: DateTime = "开始时间", "from";
        to: DateTime = "结束时间", "to";
        place: String = "询问地点", "place";
        certificates_shown: bool = "已出示执法证件", "certificates shown";
        rights_told: bool = "已告知如实回答的义务和申请回避等权利", "duties and rights told";
        recusal: Option<LongText> = "被询问人申请回避的意见（不申请的不填）", "request for a recusal, if any";
        alone: bool = "个别询问，没有其他被询问人在场", "questioned alone";
        exchanges: Vec<Exchange> = "问答", "questions and answers";
        reading: Reading = "笔录核对方式", "how it was checked";
        correction: Option<LongText> = "更正、补充（没有的不填）", "corrections and additions";
        signing: Signing = "签名", "signature";
        refusal: Option<LongText> = "拒绝签名的原因", "why the signature was refused";
        proves: String = "证明事项", "what it proves";
        recording: Recording = "音像记录", "recording";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已通知接受询问。
    Notified(Notify),
    /// 已询问并制作笔录。
    Recorded(Record),
}

/// What is known of interviews.
#[derive(Clone, Default)]
pub struct State {
    notices: Vec<Kept<Notify>>,
    records: Vec<Kept<Record>>,
}

impl State {
    /// Notices to appear, oldest first.
    pub fn notices(&self) -> &[Kept<Notify>] {
        &self.notices
    }
    /// Records of questioning, oldest first.
    pub fn records(&self) -> &[Kept<Record>] {
        &self.records
    }
    /// Everyone who questioned or wrote down.
    pub fn officers(&self) -> impl Iterator<Item = &PersonId> {
        self.records.iter().flat_map(|it| it.it.officers.iter().chain([&it.it.recorder]))
    }
    /// Day on which the party, or who speaks for it, was first questioned.
    pub fn party_heard_on(&self) -> Option<jiff::civil::Date> {
        let of_party = |it: &&Kept<Record>| it.it.person.relation.speaks_for_party();
        self.records.iter().find(of_party).map(|it| it.it.to.date())
    }
}

/// The law of questioning.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, record: &Entry) {
        match event {
            Event::Notified(it) => state.notices.push(Kept::of(it, record)),
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
        file.interview.records.iter().map(item).collect()
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}

fn item(kept: &Kept<Record>) -> EvidenceItem {
    let it = &kept.it;
    let kind = if it.person.relation.speaks_for_party() {
        EvidenceKind::PartyStatement
    } else {
        EvidenceKind::Testimony
    };
    EvidenceItem {
        no: EvidenceNo(kept.no),
        kind,
        title: format!("对{}的询问笔录", it.person.name),
        taken_on: it.from.date(),
        source: format!("{}，在{}询问", it.person.relation.zh(), it.place),
        proves: it.proves.clone(),
        blobs: it.recording.files.clone(),
    }
}
