//! 责令改正 — the order to correct, with concrete content and a day, and the check of what came of it.
//!
//! 行政处罚法第二十八条第一款：实施行政处罚时，应当责令当事人改正或者限期改正违法行为。它不是处罚。

mod papers;
mod rules;

use crate::{
    CaseFile, Institution, PaperScene, Record, Scene,
    common::{Kept, Presence, Recording},
};
use case::{
    BlobRef, Due, EvidenceItem, EvidenceKind, EvidenceNo, LongText, Outcome, PaperKind, PersonId,
    Refusals, acts, choices,
};
use jiff::civil::{Date, DateTime};
use law::Law;
use serde::{Deserialize, Serialize};
use serde_json::Value;

choices! {
    /// 复查的结果。
    Compliance {
        Corrected = "corrected", "已经改正", "corrected";
        Partly = "partly", "部分改正", "corrected in part";
        NotCorrected = "not_corrected", "逾期没有改正", "not corrected in time";
        Refused = "refused", "拒不改正", "refuses to correct";
    }
}

acts! {
    /// 责令当事人改正违法行为，写明具体的改正内容和期限。
    Order "责令改正" "order correction" as "order"
        by [Officer, TeamLeader, Head] under "APL-28" {
        facts: LongText = "违法事实", "the violation";
        basis: String = "依据（法律、法规、规章条文）", "basis in law";
        content: LongText = "改正的具体内容和要求", "what exactly must be corrected";
        until: Date = "改正期限（立即改正的填当日）", "to be corrected by";
        officers: Vec<PersonId> = "执法人员", "officers";
        certificates_shown: bool = "已出示执法证件", "certificates shown";
    }
    /// 期限届满后，或者当事人报告已经改正的，两名以上执法人员复查，制作复查记录。
    Recheck "复查" "check the correction" as "recheck" by [Officer] under "APL-28" {
        at: DateTime = "复查时间", "time";
        place: String = "复查地点", "place";
        officers: Vec<PersonId> = "执法人员", "officers";
        certificates_shown: bool = "已出示执法证件", "certificates shown";
        result: Compliance = "结果", "result";
        corrected_on: Option<Date> = "改正日期", "corrected on";
        finding: LongText = "复查情况", "what was found";
        presence: Presence = "到场和签名", "attendance";
        recording: Recording = "音像记录", "recording";
        photos: Vec<BlobRef> = "现场照片", "photographs";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已责令改正。
    Ordered(Order),
    /// 已复查。
    Rechecked(Recheck),
}

/// What is known of orders to correct.
#[derive(Clone, Default)]
pub struct State {
    orders: Vec<Kept<Order>>,
    rechecks: Vec<Kept<Recheck>>,
}

impl State {
    /// Orders, oldest first.
    pub fn orders(&self) -> &[Kept<Order>] {
        &self.orders
    }
    /// The order in force: the latest.
    pub fn order(&self) -> Option<&Kept<Order>> {
        self.orders.last()
    }
    /// The latest check made after the order in force.
    pub fn recheck(&self) -> Option<&Kept<Recheck>> {
        let since = self.order().map_or(0, |it| it.no);
        self.rechecks.iter().rev().find(|it| it.no > since)
    }
    /// Day on which correction was last ordered.
    pub fn ordered_on(&self) -> Option<Date> {
        self.order().map(|it| it.on)
    }
    /// 改正期限的最后一日。
    pub fn until(&self) -> Option<Date> {
        self.order().map(|it| it.it.until)
    }
    /// Day on which the violation was corrected, as the check found.
    pub fn corrected_on(&self) -> Option<Date> {
        let recheck = self.recheck().filter(|it| it.it.result == Compliance::Corrected)?;
        Some(recheck.it.corrected_on.unwrap_or(recheck.it.at.date()))
    }
    /// 逾期不改正：day of the check that found it, after the period had ended.
    pub fn overdue_on(&self) -> Option<Date> {
        let wrong = |it: &&Kept<Recheck>| it.it.result != Compliance::Corrected;
        self.recheck().filter(wrong).map(|it| it.it.at.date())
    }
    /// 拒不改正：day of the check that found the party refusing.
    pub fn refused_on(&self) -> Option<Date> {
        let refused = |it: &&Kept<Recheck>| it.it.result == Compliance::Refused;
        self.recheck().filter(refused).map(|it| it.it.at.date())
    }
}

/// The law of ordering correction.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, record: &Record) {
        match event {
            Event::Ordered(it) => state.orders.push(Kept::of(it, record)),
            Event::Rechecked(it) => state.rechecks.push(Kept::of(it, record)),
        }
    }

    fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
        rules::gates(noun, s, no);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        rules::decide(act, s, no)
    }

    fn dues(file: &CaseFile, law: &Law) -> Vec<Due> {
        let state = &file.correction_order;
        let met = |it: &Kept<Order>| state.corrected_on().filter(|_| it.no == newest(state));
        state.orders.iter().map(|it| rules::due(it, met(it), law)).collect()
    }

    fn evidence(file: &CaseFile) -> Vec<EvidenceItem> {
        file.correction_order.rechecks.iter().map(item).collect()
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}

fn newest(state: &State) -> u32 {
    state.order().map_or(0, |it| it.no)
}

fn item(kept: &Kept<Recheck>) -> EvidenceItem {
    let it = &kept.it;
    EvidenceItem {
        no: EvidenceNo(kept.no),
        kind: EvidenceKind::SiteRecord,
        title: "复查记录".to_owned(),
        taken_on: it.at.date(),
        source: format!("执法人员在{}复查，{}", it.place, it.presence.zh()),
        proves: format!("当事人{}", it.result.zh()),
        blobs: it.photos.iter().chain(&it.recording.files).cloned().collect(),
    }
}
