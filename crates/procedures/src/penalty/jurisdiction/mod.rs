//! 管辖 — which authority acts: disputes, designation, and transfer of what is not ours.
//!
//! 行政处罚法第二十二条、第二十五条（先立案者管辖；争议协商，协商不成报请指定）；住房和城乡建设行政处罚
//! 程序规定第六条（不属本机关管辖的应当移送；协商和指定的期限）。

mod papers;
mod rules;

use crate::{
    Attempt, CaseFile, Institution, PaperScene, Record, Scene, common::Kept, registry::Stage,
};
use case::{BlobRef, Due, LongText, Outcome, PaperKind, Refusals, acts};
use jiff::civil::Date;
use law::Law;
use serde::{Deserialize, Serialize};
use serde_json::Value;

acts! {
    /// 与其他机关对管辖发生争议的，登记争议；限期协商解决。
    Dispute "登记管辖争议" "record a dispute over jurisdiction" as "dispute"
        by [Officer, TeamLeader, Head] under "APL-25" {
        other: String = "对方机关", "other authority";
        arisen_on: Date = "争议发生日期", "arisen on";
        other_filed_on: Option<Date> = "对方立案日期（没有立案的不填）", "filed there on";
        matter: LongText = "争议内容", "what is disputed";
    }
    /// 协商一致的，制作并保存协商记录。
    Agree "协商管辖" "agree on jurisdiction" as "agree" by [Head] under "APL-25" {
        ours: bool = "由本机关管辖", "ours";
        minutes: LongText = "协商记录", "minutes";
        people: String = "双方参加人员", "who took part";
    }
    /// 协商不成的，报请共同的上一级机关指定管辖。
    Report "报请指定管辖" "ask for a designation" as "report" by [Head] under "APL-25" {
        superior: String = "共同的上一级机关", "common superior body";
        received_on: Date = "对方收到报请材料的日期", "papers received on";
        opinion: LongText = "本机关意见和协商情况", "our opinion and the negotiations";
    }
    /// 登记上一级机关指定管辖的决定。
    Designate "登记指定管辖" "record a designation" as "designate"
        by [Officer, WindowClerk, Head] under "APL-25" {
        superior: String = "指定机关", "designating body";
        number: String = "文号", "number";
        designated_on: Date = "指定日期", "designated on";
        ours: bool = "指定本机关管辖", "ours";
        files: Vec<BlobRef> = "指定管辖文书", "letter";
    }
    /// 不属于本机关管辖的，移送有管辖权的机关，材料一并移送。
    Transfer "移送管辖" "transfer to the competent authority" as "transfer"
        by [Head] under "APL-22" {
        to: String = "受移送机关", "authority";
        reason: LongText = "移送理由和依据", "reasons and basis";
        papers: LongText = "移送的材料和物品清单", "papers and things";
    }
    /// 登记受移送机关的签收。
    Receipt "登记移送回执" "record the receipt" as "receipt"
        by [Officer, WindowClerk] under "APL-22" {
        received_on: Date = "签收日期", "received on";
        received_by: String = "签收人", "received by";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已登记管辖争议。
    Disputed(Dispute),
    /// 已协商一致。
    Agreed(Agree),
    /// 已报请指定。
    Reported(Report),
    /// 已指定管辖。
    Designated(Designate),
    /// 已移送。
    Transferred(Transfer),
    /// 受移送机关已签收。
    Received(Receipt),
}

/// What is known of jurisdiction.
#[derive(Clone, Default)]
pub struct State {
    dispute: Option<Kept<Dispute>>,
    agreed: Option<Kept<Agree>>,
    reported: Option<Kept<Report>>,
    designated: Option<Kept<Designate>>,
    transferred: Option<Kept<Transfer>>,
    received: Option<Kept<Receipt>>,
}

impl State {
    /// The dispute, settled or not.
    pub fn dispute(&self) -> Option<&Dispute> {
        self.dispute.as_ref().map(|it| &it.it)
    }
    /// Whether the dispute was settled for us (`true`) or against us; `None` while it is open, or
    /// when there is none.
    pub fn settled(&self) -> Option<bool> {
        let designated = self.designated.as_ref().map(|it| it.it.ours);
        designated.or_else(|| self.agreed.as_ref().map(|it| it.it.ours))
    }
    /// Day on which the dispute was settled.
    pub fn settled_on(&self) -> Option<Date> {
        let designated = self.designated.as_ref().map(|it| it.it.designated_on);
        designated.or_else(|| self.agreed.as_ref().map(|it| it.on))
    }
    /// Whether a dispute is open.
    pub fn is_disputed(&self) -> bool {
        self.dispute.is_some() && self.settled().is_none()
    }
    /// 移送管辖之日。
    pub fn transferred_on(&self) -> Option<Date> {
        self.transferred.as_ref().map(|it| it.on)
    }
    /// Day on which the other authority took the file over.
    pub fn received_on(&self) -> Option<Date> {
        self.received.as_ref().map(|it| it.it.received_on)
    }
}

/// The law of jurisdiction.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, record: &Record) {
        match event {
            Event::Disputed(it) => {
                // A new dispute, after an earlier one was settled, starts afresh.
                *state = State { dispute: Some(Kept::of(it, record)), ..State::default() };
            }
            Event::Agreed(it) => state.agreed = Some(Kept::of(it, record)),
            Event::Reported(it) => state.reported = Some(Kept::of(it, record)),
            Event::Designated(it) => state.designated = Some(Kept::of(it, record)),
            Event::Transferred(it) => state.transferred = Some(Kept::of(it, record)),
            Event::Received(it) => state.received = Some(Kept::of(it, record)),
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
        let state = &file.jurisdiction;
        let mut dues = Vec::new();
        if let Some(dispute) = &state.dispute {
            let reckoning = law.reckon("jurisdiction_agreement", dispute.it.arisen_on);
            let met = state.agreed.as_ref().map(|it| it.on);
            let met =
                met.or_else(|| state.reported.as_ref().map(|it| it.on)).or(state.settled_on());
            let (zh, en) = ("协商解决管辖争议，或者报请指定", "settle or report the dispute");
            dues.push(Due::of_authority(zh, en, reckoning, met));
        }
        if let Some(reported) = &state.reported {
            let reckoning = law.reckon("jurisdiction_designation", reported.it.received_on);
            let met = state.designated.as_ref().map(|it| it.it.designated_on);
            let (zh, en) = ("上一级机关指定管辖", "designation by the superior body");
            dues.push(Due::of_authority(zh, en, reckoning, met));
        }
        dues
    }

    fn stage(file: &CaseFile) -> Option<Stage> {
        file.jurisdiction.transferred_on()?;
        Some(Stage { rank: 92, zh: "已移送", en: "transferred" })
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}
