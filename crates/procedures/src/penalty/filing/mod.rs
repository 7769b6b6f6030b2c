//! 立案 — the head files the case, or declines to.
//!
//! 行政处罚法第五十四条第二款；住房城乡建设行政处罚程序规定第十五条第二款、第三款。自立案之日起计算办案期限。

mod papers;
mod rules;

use crate::{
    CaseFile, Earlier, Institution, PaperScene, Record, Scene, engine, extension, registry::Stage,
};
use case::{ItemCode, LongText, Outcome, PaperKind, PersonId, Refusals, acts, choices};
use jiff::civil::Date;
use law::{Law, Reckoning};
use serde::{Deserialize, Serialize};
use serde_json::Value;

choices! {
    /// 不予立案的理由。
    Ground {
        NoViolation = "no_violation", "没有违法事实", "no violation";
        NoEvidence = "no_evidence", "没有初步证据", "no initial evidence";
        NotOurs = "not_ours", "不属于本机关管辖", "not within our jurisdiction";
        TimeBarred = "time_barred", "超过追责时效", "time-barred";
    }
}

acts! {
    /// 机关负责人审查后批准立案，指定两名以上承办人。
    File "立案" "file the case" as "file" by [Head] under "M55-15.2" {
        cause: String = "案由", "cause of action";
        item: ItemCode = "违法事项", "violation item";
        began_on: Date = "违法行为开始日期", "first day of the violation";
        ended_on: Option<Date> = "违法行为终了日期（仍在继续的不填）", "last day; empty while it continues";
        grave_harm: bool = "涉及公民生命健康安全、金融安全且有危害后果",
            "life, health or financial safety, with harm";
        officers: Vec<PersonId> = "承办人", "officers in charge";
        basis: LongText = "立案理由和初步证据", "reasons and initial evidence";
    }
    /// 不符合立案条件的，机关负责人决定不予立案，并写明理由；符合条件的应当立案。
    Decline "不予立案" "decline to file" as "decline" by [Head] under "M55-15.2" {
        ground: Ground = "不予立案的理由", "ground";
        ended_on: Option<Date> = "违法行为终了日期（超过时效的必须填写）", "last day of the violation";
        grave_harm: bool = "涉及公民生命健康安全、金融安全且有危害后果",
            "life, health or financial safety, with harm";
        reason: LongText = "说明", "explanation";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已立案。
    Filed(File),
    /// 已决定不予立案。
    Declined(Decline),
}

/// What is known of the filing.
#[derive(Clone, Default)]
pub struct State {
    filed: Option<(Date, File)>,
    declined_on: Option<Date>,
}

impl State {
    /// 立案之日。
    pub fn filed_on(&self) -> Option<Date> {
        self.filed.as_ref().map(|(on, _)| *on)
    }
    /// Day on which the lead was concluded, one way or the other.
    pub fn concluded_on(&self) -> Option<Date> {
        self.filed_on().or(self.declined_on)
    }
    /// Day on which filing was declined.
    pub fn declined_on(&self) -> Option<Date> {
        self.declined_on
    }
    /// 案由。
    pub fn cause(&self) -> Option<&str> {
        self.filed.as_ref().map(|(_, it)| it.cause.as_str())
    }
    /// 违法事项。
    pub fn item(&self) -> Option<&ItemCode> {
        self.filed.as_ref().map(|(_, it)| &it.item)
    }
    /// 承办人。
    pub fn officers(&self) -> &[PersonId] {
        self.filed.as_ref().map_or(&[], |(_, it)| &it.officers)
    }
    /// First and last day of the violation; without a last day it continues.
    pub fn violation(&self) -> Option<(Date, Option<Date>)> {
        self.filed.as_ref().map(|(_, it)| (it.began_on, it.ended_on))
    }
    /// The filing as approved.
    pub fn approved(&self) -> Option<&File> {
        self.filed.as_ref().map(|(_, it)| it)
    }
}

/// 办案期限: the time to decide the case, with what does not count and the extensions granted.
pub fn deciding_period(file: &CaseFile, law: &Law) -> Option<Reckoning> {
    let mut adjustments = engine::adjustments(file, law, "penalty_decision");
    adjustments.extend(extension::granted(file));
    Some(law.reckon_with("penalty_decision", file.filing.filed_on()?, &adjustments))
}

/// The law of filing.
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
            Event::Filed(it) => state.filed = Some((on, it.clone())),
            Event::Declined(_) => state.declined_on = Some(on),
        }
    }

    fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
        rules::gates(noun, s, no);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        rules::decide(act, s, no)
    }

    fn stage(file: &CaseFile) -> Option<Stage> {
        let filed = Stage { rank: 20, zh: "调查取证", en: "investigation" };
        let declined = Stage { rank: 95, zh: "不予立案", en: "filing declined" };
        let filed_on = file.filing.filed_on().map(|_| filed);
        filed_on.or_else(|| file.filing.declined_on.map(|_| declined))
    }

    fn tells(file: &CaseFile, earlier: &mut Earlier) {
        let Some(filed) = file.filing.approved() else {
            return;
        };
        earlier.title.clone_from(&filed.cause);
        earlier.item = Some(filed.item.0.clone());
        earlier.violation = Some((filed.began_on, filed.ended_on.unwrap_or(filed.began_on)));
        earlier.place = file.lead.lead().map(|it| it.place.clone());
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}
