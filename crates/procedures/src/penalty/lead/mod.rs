//! 线索 — a lead and its verification, before anything is filed.
//!
//! 住房城乡建设行政处罚程序规定第十五条第一款：十五日内核查，经批准可以延长十日。

mod papers;
mod rules;

use crate::{CaseFile, Institution, PaperScene, Record, Scene, common, registry::Stage};
use case::{Due, ItemCode, LongText, Outcome, PaperKind, PersonId, Refusals, acts, choices};
use jiff::civil::Date;
use law::{Adjustment, Approver, Law};
use serde::{Deserialize, Serialize};
use serde_json::Value;

choices! {
    /// 线索来源。
    Source {
        Patrol = "patrol", "巡查检查发现", "found on patrol or inspection";
        Report = "report", "投诉举报", "report by the public";
        Assigned = "assigned", "上级交办", "assigned by a superior body";
        Transferred = "transferred", "其他机关移送", "transferred by another authority";
        Media = "media", "媒体曝光", "reported by the media";
        Grid = "grid", "网格上报", "reported by the grid";
    }
}

acts! {
    /// 登记违法线索，开立案卷；自发现（收到投诉、举报、移送）次日起计算核查期限。
    Register "登记线索" "register a lead" as "register"
        by [Officer, TeamLeader, WindowClerk, Acceptor] under "M55-15" opens {
        source: Source = "线索来源", "source";
        matter: LongText = "线索内容", "what is reported";
        place: String = "发生地点", "place";
        seen_on: Date = "发现（收到）日期", "day on which it was seen or received";
        suspected: Option<String> = "涉嫌当事人", "suspected party";
        informant: Option<String> = "举报人（保密）", "informant (confidential)";
    }
    /// 两名执法人员核查线索，写明核查情况和结论。
    Verify "核查线索" "verify the lead" as "verify" by [Officer] under "M55-15" {
        officers: Vec<PersonId> = "核查人员", "officers";
        item: Option<ItemCode> = "涉嫌违法事项", "suspected violation";
        finding: LongText = "核查情况", "finding";
        initial_evidence: bool = "有初步证据证明存在违法行为", "there is initial evidence";
        own_jurisdiction: bool = "属于本机关管辖", "within our jurisdiction";
    }
    /// 机关负责人批准延长核查期限，一次。
    Extend "延长核查期限" "extend the verification" as "extend" by [Head] under "M55-15" {
        reason: LongText = "延长理由", "reason";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已登记线索。
    Registered(Register),
    /// 已核查。
    Verified(Verify),
    /// 已延长核查期限。
    Extended {
        /// Why.
        reason: String,
    },
}

/// What is known of the lead.
#[derive(Clone, Default)]
pub struct State {
    registered: Option<(Date, Register)>,
    verified: Option<(Date, Verify)>,
    extended_on: Option<Date>,
}

impl State {
    /// Day on which the lead was registered.
    pub fn registered_on(&self) -> Option<Date> {
        self.registered.as_ref().map(|(on, _)| *on)
    }
    /// The lead.
    pub fn lead(&self) -> Option<&Register> {
        self.registered.as_ref().map(|(_, it)| it)
    }
    /// Day of the verification.
    pub fn verified_on(&self) -> Option<Date> {
        self.verified.as_ref().map(|(on, _)| *on)
    }
    /// The verification.
    pub fn verification(&self) -> Option<&Verify> {
        self.verified.as_ref().map(|(_, it)| it)
    }
}

/// The law of leads.
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
            Event::Registered(it) => state.registered = Some((on, it.clone())),
            Event::Verified(it) => state.verified = Some((on, it.clone())),
            Event::Extended { .. } => state.extended_on = Some(on),
        }
    }

    fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
        rules::gates(noun, s, no);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        rules::decide(act, s, no)
    }

    fn dues(file: &CaseFile, law: &Law) -> Vec<Due> {
        let Some(from) = discovered_on(file) else {
            return Vec::new();
        };
        let met = file
            .lead
            .verified_on()
            .or_else(|| file.filing.concluded_on())
            .or_else(|| file.jurisdiction.transferred_on())
            .or_else(|| common::concluded(file));
        let (zh, en) = ("核查线索", "verify the lead");
        vec![Due::of_authority(zh, en, verification(file, law, from), met)]
    }

    fn hands(file: &CaseFile) -> Vec<PersonId> {
        let registrar = file.records().first().map(|it| it.stamp.by.clone());
        let verifiers = file.lead.verification().map(|it| it.officers.clone());
        match file.filing.filed_on() {
            Some(_) => Vec::new(),
            None => verifiers.unwrap_or_else(|| registrar.into_iter().collect()),
        }
    }

    fn stage(file: &CaseFile) -> Option<Stage> {
        file.lead.registered_on()?;
        Some(Stage { rank: 10, zh: "线索核查", en: "verifying the lead" })
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}

/// 发现之日：the day on which the bureau saw the violation, or received the report or transfer. The
/// verification runs from it, and the limitation of penalties looks at it.
pub fn discovered_on(file: &CaseFile) -> Option<Date> {
    file.lead.lead().map(|it| it.seen_on)
}

/// 核查期限，含已经批准的延长。
fn verification(file: &CaseFile, law: &Law, from: Date) -> law::Reckoning {
    let extended = file.lead.extended_on;
    let granted = |on| Adjustment::Extended { index: 0, approved_on: on, by: Approver::Head };
    let granted: Vec<_> = extended.map(granted).into_iter().collect();
    law.reckon_with("lead_verification", from, &granted)
}
