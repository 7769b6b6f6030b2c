//! 处罚决定公开 — decisions of some public effect are published, and taken down when they fall.
//!
//! 行政处罚法第四十八条；住房和城乡建设行政处罚程序规定第十条；三项制度指导意见（六）。哪些决定具有一定社会影响，以
//! 本市清单为准（AMB-06）；个人信息只公开必要的部分（个人信息保护法第三十四条）。

mod criteria;
mod papers;
mod rules;

use crate::{CaseFile, Institution, PaperScene, Record, Scene};
use case::{Due, LongText, Outcome, PaperKind, Refusals, acts, choices};
use jiff::civil::Date;
use law::Law;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use criteria::{Entry, masked, required};

choices! {
    /// 公开的渠道。
    Channel {
        Bureau = "bureau", "本机关网站", "web site of the bureau";
        Platform = "platform", "执法信息公示平台", "platform for enforcement information";
        Credit = "credit", "信用信息平台", "credit platform";
    }
}

choices! {
    /// 撤回的原因（行政处罚法第四十八条第二款）。
    Cause {
        Changed = "changed", "决定被变更", "changed";
        Annulled = "annulled", "决定被撤销", "annulled";
        Unlawful = "unlawful", "决定被确认违法", "declared illegal";
        Void = "void", "决定被确认无效", "declared void";
    }
}

acts! {
    /// 具有一定社会影响的处罚决定，限期公开执法主体、对象、案由、依据、结果和日期；个人姓名、证件号码、住址隐去。
    Publish "公开处罚决定" "publish the decision" as "publish" by [Publisher] under "APL-48" {
        facts: LongText = "公开的违法事实摘要", "facts as published";
        channels: Vec<Channel> = "公开渠道", "channels";
        attention: Option<LongText> = "清单中须由人判断的情形（社会关注等）及理由", "criteria to be judged, with reasons";
        secrets: bool = "经核查不含国家秘密、商业秘密和个人隐私", "checked: no secrets, no privacy";
    }
    /// 公开的决定被变更、撤销、确认违法或者无效的，限期撤回信息并公开说明理由；已推送其他平台的，一并通知撤回。
    Withdraw "撤回公开信息" "withdraw the publication" as "withdraw"
        by [Publisher] under "APL-48.2" {
        cause: Cause = "撤回原因", "cause";
        happened_on: Date = "变更、撤销、确认的日期", "day of the change or annulment";
        explanation: LongText = "公开说明的理由", "reasons as published";
        told_platforms: Vec<Channel> = "已通知撤回的渠道", "channels told to withdraw";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已公开。
    Published(Publish),
    /// 已撤回。
    Withdrawn(Withdraw),
}

/// What is known of the publication.
#[derive(Clone, Default)]
pub struct State {
    published: Option<(Date, Publish)>,
    withdrawn_on: Option<Date>,
}

/// Day on which the decision was published.
pub fn published_on(file: &CaseFile) -> Option<Date> {
    file.publication.published.as_ref().map(|(on, _)| *on)
}

/// Day on which the publication was withdrawn.
pub fn withdrawn_on(file: &CaseFile) -> Option<Date> {
    file.publication.withdrawn_on
}

/// The law of publication.
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
            Event::Published(it) => {
                state.published = Some((on, it.clone()));
                state.withdrawn_on = None;
            }
            Event::Withdrawn(_) => state.withdrawn_on = Some(on),
        }
    }

    fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
        rules::gates(noun, s, no);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        rules::decide(act, s, no)
    }

    fn dues(file: &CaseFile, law: &Law) -> Vec<Due> {
        rules::dues(file, law)
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}
