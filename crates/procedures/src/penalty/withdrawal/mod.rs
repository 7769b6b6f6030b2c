//! 撤销案件 — the investigation ends without any decision on the violation.
//!
//! 住房城乡建设行政处罚程序规定第三十一条第三项、第五项；行政处罚法第三十六条。

mod papers;
mod rules;

use crate::{CaseFile, Earlier, Institution, PaperScene, Record, Scene, registry::Stage};
use case::{LongText, Outcome, PaperKind, Refusals, acts, choices};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

choices! {
    /// 撤销案件的情形。
    Ground {
        TimeBarred = "time_barred", "违法行为已过处罚时效", "time-barred";
        Unprovable = "unprovable", "不能认定违法事实，终止调查", "the facts cannot be established";
        PartyGone = "party_gone", "当事人死亡或者终止，没有权利义务承受人", "the party is no more";
        AlreadyFined = "already_fined", "同一违法行为已由其他机关处罚", "punished by another authority";
        FiledInError = "filed_in_error", "立案错误或者重复立案", "filed in error or twice";
    }
}

acts! {
    /// 机关负责人批准撤销案件、终止调查，并写明理由。
    Withdraw "撤销案件" "withdraw the case" as "withdraw" by [Head, Chief] under "M55-31" {
        ground: Ground = "撤销的情形", "ground";
        reasons: LongText = "事实和理由", "facts and reasons";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已撤销案件。
    Withdrawn(Withdraw),
}

/// What is known of the withdrawal.
#[derive(Clone, Default)]
pub struct State {
    withdrawn: Option<(Date, Withdraw)>,
}

/// Day on which the case was withdrawn.
pub fn made_on(file: &CaseFile) -> Option<Date> {
    file.withdrawal.withdrawn.as_ref().map(|(on, _)| *on)
}

/// The withdrawal.
pub fn made(file: &CaseFile) -> Option<&Withdraw> {
    file.withdrawal.withdrawn.as_ref().map(|(_, it)| it)
}

/// The law of withdrawing a case.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, record: &Record) {
        let Event::Withdrawn(it) = event;
        state.withdrawn = Some((record.stamp.day(), it.clone()));
    }

    fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
        rules::gates(noun, s, no);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        rules::decide(act, s, no)
    }

    fn stage(file: &CaseFile) -> Option<Stage> {
        made_on(file)?;
        Some(Stage { rank: 51, zh: "已撤销案件", en: "case withdrawn" })
    }

    fn tells(file: &CaseFile, earlier: &mut Earlier) {
        earlier.ended |= made_on(file).is_some();
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}
