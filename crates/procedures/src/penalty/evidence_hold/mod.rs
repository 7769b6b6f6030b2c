//! 先行登记保存 — evidence that may vanish is registered and kept; undecided in time, it is free.
//!
//! 行政处罚法第五十六条；住房和城乡建设行政处罚程序规定第十九条：先经负责人批准，当场清点开具清单，
//! 限期作出五种处理决定之一，逾期未作出的自动解除。

mod papers;
mod rules;

use crate::{
    Attempt, CaseFile, Institution, PaperScene, Record, Scene,
    common::{Kept, Presence, Recording},
};
use case::{
    Due, EvidenceItem, EvidenceKind, EvidenceNo, LongText, Outcome, PaperKind, PersonId, Refusals,
    acts, choices, group,
};
use jiff::civil::{Date, DateTime};
use law::{Law, Reckoning};
use serde::{Deserialize, Serialize};
use serde_json::Value;

choices! {
    /// 五种处理决定（程序规定第十九条第三款）。
    Disposal {
        Preserve = "preserve", "采取记录、复制、拍照、录像等证据保全措施", "record, copy, photograph";
        Test = "test", "送交检测、检验、鉴定", "send for appraisal";
        Coerce = "coerce", "采取查封、扣押等行政强制措施", "seal or seize";
        Confiscate = "confiscate", "依照法定程序没收", "confiscate";
        Release = "release", "解除先行登记保存", "release";
    }
}

group! {
    /// 保存的物品。
    Held {
        name: String = "名称", "name";
        quantity: String = "数量", "quantity";
        size: String = "规格", "size";
        model: String = "型号", "model";
        place: String = "保存地点", "where it is kept";
    }
}

group! {
    /// 对一部分或者全部物品的处理。
    Disposition {
        things: String = "物品", "things";
        disposal: Disposal = "处理", "disposal";
        detail: LongText = "处理内容", "detail";
        basis: Option<String> = "依据（查封、扣押、没收的必须写明）", "basis";
    }
}

acts! {
    /// 证据可能灭失或者以后难以取得的，机关负责人批准先行登记保存。
    Order "批准先行登记保存" "approve an evidence hold" as "order" by [Head] under "APL-56" {
        things: LongText = "拟保存的证据", "evidence";
        place: String = "所在地点", "where it is";
        danger: LongText = "可能灭失或者以后难以取得的情况", "why it may vanish";
    }
    /// 当场清点、开具清单，双方签名，各执一份；告知不得销毁或者转移。
    Take "先行登记保存" "hold evidence" as "take" by [Officer] under "APL-56" {
        kind: EvidenceKind = "证据种类", "kind of evidence";
        things: Vec<Held> = "物品清单", "things";
        keeper: String = "保管人", "who keeps it";
        at: DateTime = "时间", "time";
        place: String = "地点", "place";
        officers: Vec<PersonId> = "执法人员", "officers";
        certificates_shown: bool = "已出示执法证件", "certificates shown";
        counted: bool = "当场清点", "counted on the spot";
        duty_told: bool = "已告知保存期间不得销毁或者转移", "told not to destroy or move it";
        presence: Presence = "到场和签名", "attendance";
        copy_handed: bool = "清单已交当事人一份", "a copy of the list handed over";
        recording: Recording = "音像记录", "recording";
        proves: String = "证明事项", "what it proves";
    }
    /// 在期限内作出处理决定；逾期的措施已经自动解除，不能再处理。
    Decide "先行登记保存处理决定" "decide on held evidence" as "decide" by [Head] under "APL-56" {
        hold: Option<EvidenceNo> = "先行登记保存（证据编号；只有一项的不填）", "which hold";
        dispositions: Vec<Disposition> = "处理", "dispositions";
        reason: LongText = "理由", "reasons";
    }
    /// 解除以后把物品交还当事人。
    Return "返还登记保存物品" "return held things" as "return" by [Officer] under "M55-19" {
        hold: Option<EvidenceNo> = "先行登记保存（证据编号；只有一项的不填）", "which hold";
        things: String = "返还的物品", "things";
        received_by: String = "接收人", "received by";
        officers: Vec<PersonId> = "执法人员", "officers";
        at: DateTime = "时间", "time";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已批准。
    Ordered(Order),
    /// 已登记保存。
    Taken(Take),
    /// 已作出处理决定。
    Decided {
        /// Which hold.
        hold: EvidenceNo,
        /// The decision.
        decision: Decide,
    },
    /// 已返还。
    Returned {
        /// Which hold.
        hold: EvidenceNo,
        /// The return.
        returned: Return,
    },
}

/// One hold.
#[derive(Clone, Debug)]
pub struct Hold {
    /// What was taken.
    pub taken: Kept<Take>,
    /// The decision on it, if one came in time.
    pub decided: Option<Kept<Decide>>,
    /// Its return to the party.
    pub returned: Option<Kept<Return>>,
}

impl Hold {
    /// Number.
    pub fn no(&self) -> EvidenceNo {
        EvidenceNo(self.taken.no)
    }

    /// The period for the decision.
    pub fn reckoning(&self, law: &Law) -> Reckoning {
        law.reckon("evidence_hold", self.taken.it.at.date())
    }

    /// 逾期未作出处理决定，自动解除：whether the hold had lapsed by `today`.
    pub fn lapsed(&self, law: &Law, today: Date) -> bool {
        self.decided.is_none() && today > self.reckoning(law).legal_end
    }

    /// Whether things of it have to go back to the party.
    pub fn owes_return(&self, law: &Law, today: Date) -> bool {
        let back = |it: &Disposition| matches!(it.disposal, Disposal::Release | Disposal::Preserve);
        let decided = self.decided.as_ref().is_some_and(|it| it.it.dispositions.iter().any(back));
        self.returned.is_none() && (decided || self.lapsed(law, today))
    }
}

/// What is known of evidence holds.
#[derive(Clone, Default)]
pub struct State {
    orders: Vec<Kept<Order>>,
    holds: Vec<Hold>,
}

impl State {
    /// All holds, oldest first.
    pub fn holds(&self) -> &[Hold] {
        &self.holds
    }
    /// The approval that has not been used yet.
    pub fn approval(&self) -> Option<&Kept<Order>> {
        self.orders.get(self.holds.len())
    }
    /// Holds in effect on `today`: neither decided nor lapsed.
    pub fn in_effect(&self, law: &Law, today: Date) -> impl Iterator<Item = &Hold> {
        let held = move |it: &&Hold| it.decided.is_none() && !it.lapsed(law, today);
        self.holds.iter().filter(held)
    }
    /// Everyone who held evidence.
    pub fn officers(&self) -> impl Iterator<Item = &PersonId> {
        self.holds.iter().flat_map(|it| it.taken.it.officers.iter())
    }
}

/// The law of evidence holds.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, record: &Record) {
        let find =
            |state: &mut State, no: EvidenceNo| state.holds.iter().position(|it| it.no() == no);
        match event {
            Event::Ordered(it) => state.orders.push(Kept::of(it, record)),
            Event::Taken(it) => {
                let taken = Kept::of(it, record);
                state.holds.push(Hold { taken, decided: None, returned: None });
            }
            Event::Decided { hold, decision } => {
                if let Some(at) = find(state, *hold) {
                    state.holds[at].decided = Some(Kept::of(decision, record));
                }
            }
            Event::Returned { hold, returned } => {
                if let Some(at) = find(state, *hold) {
                    state.holds[at].returned = Some(Kept::of(returned, record));
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

    fn objects(attempt: &Attempt, s: &Scene, no: &mut Refusals) {
        rules::objects(attempt, s, no);
    }

    fn dues(file: &CaseFile, law: &Law) -> Vec<Due> {
        let due = |it: &Hold| {
            // Undecided in time, what remains is to give the things back.
            let met = it.decided.as_ref().map(|it| it.on);
            let met = met.or_else(|| it.returned.as_ref().map(|it| it.on));
            let (zh, en) = ("作出先行登记保存处理决定", "decide on the held evidence");
            Due::of_authority(zh, en, it.reckoning(law), met)
        };
        file.evidence_hold.holds.iter().map(due).collect()
    }

    fn evidence(file: &CaseFile) -> Vec<EvidenceItem> {
        file.evidence_hold.holds.iter().map(|it| item(&it.taken)).collect()
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}

fn item(kept: &Kept<Take>) -> EvidenceItem {
    let it = &kept.it;
    let names: Vec<_> = it.things.iter().map(|it| it.name.as_str()).collect();
    EvidenceItem {
        no: EvidenceNo(kept.no),
        kind: it.kind,
        title: format!("先行登记保存：{}", names.join("、")),
        taken_on: it.at.date(),
        source: format!("在{}先行登记保存，{}", it.place, it.presence.zh()),
        proves: it.proves.clone(),
        blobs: it.recording.files.clone(),
    }
}
