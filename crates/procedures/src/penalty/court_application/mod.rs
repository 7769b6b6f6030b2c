//! 申请人民法院强制执行 — a bureau without enforcement power of its own asks the court.
//!
//! 行政强制法第五十三条至第五十九条；行政诉讼法司法解释第一百五十五条至第一百六十一条。当事人不复议、不起诉又不履行，
//! 催告期满以后，在期限内申请；逾期的法院不予受理。

mod papers;
mod rules;
mod window;

use crate::{CaseFile, Institution, PaperScene, Record, Scene, registry::Stage};
use case::{BlobRef, Due, LongText, Outcome, PaperKind, Refusals, acts, choices};
use jiff::civil::Date;
use law::Law;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use window::{Window, window};

choices! {
    /// 申请执行的内容。
    Object {
        Money = "money", "罚款、加处罚款、没收违法所得", "fine, surcharge, confiscated gains";
        Goods = "goods", "没收非法财物", "confiscated property";
        Conduct = "conduct", "停业、关闭、恢复原状等行为", "closing, restoring and other conduct";
        Demolition = "demolition", "拆除违法的建筑物、构筑物、设施", "demolition of a building";
    }
}

choices! {
    /// 法院的处理。
    Step {
        Received = "received", "接到申请", "application received";
        Accepted = "accepted", "受理", "accepted";
        NotAccepted = "not_accepted", "不予受理", "not accepted";
        Heard = "heard", "听取被执行人和行政机关意见", "hears both sides";
        Granted = "granted", "准予执行", "enforcement ordered";
        Denied = "denied", "不准予执行", "enforcement denied";
        Ended = "ended", "终结执行", "enforcement ended";
        Done = "done", "执行完毕", "enforced";
    }
}

acts! {
    /// 机关负责人签名、加盖印章、注明日期的强制执行申请书，附决定书、当事人意见、催告情况、执行标的情况等材料。
    Apply "申请法院强制执行" "apply to the court" as "apply" by [Head] under "ACL-55" {
        objects: Vec<Object> = "申请执行的内容", "what is to be enforced";
        state: LongText = "执行标的情况（财产线索、所在地）", "state of the object";
        opinion: LongText = "当事人的意见", "opinion of the party";
        immovable_at: Option<String> = "执行对象为不动产的，不动产所在地", "place of the immovable";
        others: Option<LongText> = "其他材料", "other papers";
        urgent: Option<LongText> = "为保障公共安全申请立即执行的理由", "why at once, for public safety";
        preservation: Option<LongText> = "申请财产保全的理由（可能逃避执行）", "why property must be preserved";
        late: Option<LongText> = "逾期申请的正当理由", "good reason for a late application";
    }
    /// 登记法院的处理：接到、受理、裁定、执行，逐次登记。
    Progress "登记法院处理" "record what the court does" as "record"
        by [Officer, LegalityReviewer, LegalAdviser] under "ACL-56" {
        step: Step = "处理", "step";
        happened_on: Date = "日期（裁定以收到之日为准）", "date";
        number: Option<String> = "案号、文书文号", "number";
        note: Option<LongText> = "说明", "note";
        original: Option<BlobRef> = "文书（影像）", "image";
    }
    /// 对不予受理、不准予执行的裁定有异议的，限期向上一级法院申请复议。
    Complain "向上一级法院申请复议" "go to the higher court" as "complain"
        by [Head] under "ACL-56" {
        sent_on: Date = "申请日期", "sent on";
        reason: LongText = "理由", "reasons";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已申请。
    Applied(Apply),
    /// 法院已有处理。
    Progressed(Progress),
    /// 已申请复议。
    Complained(Complain),
}

/// What is known of the application.
#[derive(Clone, Default)]
pub struct State {
    applied: Option<(Date, Apply)>,
    steps: Vec<Progress>,
    complaints: Vec<Complain>,
}

impl State {
    /// Day of a step of the court, the last one of its kind.
    pub fn step_on(&self, step: Step) -> Option<Date> {
        self.steps.iter().rev().find(|it| it.step == step).map(|it| it.happened_on)
    }
    /// The application.
    pub fn application(&self) -> Option<&Apply> {
        self.applied.as_ref().map(|(_, it)| it)
    }
}

/// Day on which the court was asked.
pub fn applied_on(file: &CaseFile) -> Option<Date> {
    file.court_application.applied.as_ref().map(|(on, _)| *on)
}

/// Day on which the court ended the enforcement, done or not.
pub fn ended_on(file: &CaseFile) -> Option<Date> {
    let state = &file.court_application;
    state.step_on(Step::Done).or_else(|| state.step_on(Step::Ended))
}

/// Whether the court is still dealing with the application.
pub fn pending(file: &CaseFile) -> bool {
    let last = file.court_application.steps.last().map(|it| it.step);
    let over = [Step::NotAccepted, Step::Denied, Step::Ended, Step::Done];
    applied_on(file).is_some() && !last.is_some_and(|it| over.contains(&it))
}

/// The law of the application to the court.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, record: &Record) {
        match event {
            Event::Applied(it) => state.applied = Some((record.stamp.day(), it.clone())),
            Event::Progressed(it) => state.steps.push(it.clone()),
            Event::Complained(it) => state.complaints.push(it.clone()),
        }
    }

    fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
        rules::gates(noun, s, no);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        rules::decide(act, s, no)
    }

    fn dues(file: &CaseFile, law: &Law) -> Vec<Due> {
        window::dues(file, law)
    }

    fn stage(file: &CaseFile) -> Option<Stage> {
        applied_on(file)?;
        Some(Stage { rank: 70, zh: "申请法院执行", en: "before the court" })
    }

    fn fields(_paper: &str, s: &PaperScene) -> Value {
        papers::fields(s)
    }
}
