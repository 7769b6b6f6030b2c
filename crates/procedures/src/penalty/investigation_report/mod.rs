//! 调查终结 — two officers report the end of the investigation, the team leader gives an opinion.
//!
//! 住房城乡建设行政处罚程序规定第二十条：报告的内容；未经报告，不进入审核、告知和决定。

mod papers;
mod rules;

use crate::{CaseFile, Institution, PaperScene, Record, Scene, registry::Stage};
use case::{LongText, Outcome, PaperKind, PersonId, Refusals, acts, choices};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

choices! {
    /// 承办人的处理意见（行政处罚法第五十七条第一款）。
    Proposal {
        Penalise = "penalise", "给予行政处罚", "impose a penalty";
        NoPenalty = "no_penalty", "依法不予行政处罚", "no penalty by law";
        NotProven = "not_proven", "违法事实不能成立", "the violation is not proven";
        Withdraw = "withdraw", "撤销案件", "withdraw the case";
        Transfer = "transfer", "涉嫌犯罪，移送司法机关", "transfer as a suspected crime";
    }
}

acts! {
    /// 案件调查终结，两名以上承办人提交书面报告。拟处罚的，先确定裁量。
    Submit "提交调查终结报告" "report the end of the investigation" as "submit"
        by [Officer] under "M55-20" {
        officers: Vec<PersonId> = "承办人", "officers in charge";
        course: LongText = "案件来源和调查经过", "source and course of the investigation";
        findings: LongText = "调查认定的事实", "findings";
        evidence: LongText = "主要证据及其证明的事实", "main evidence and what it proves";
        proposal: Proposal = "处理意见", "proposal";
        public_interest: bool = "涉及重大公共利益", "major public interest is concerned";
        complex: bool = "案情疑难复杂或者涉及多个法律关系", "difficult, or several legal relations";
        local: Vec<String> = "本市目录中须由人判断、本案具有的情形", "local criteria that apply";
    }
    /// 办案机构负责人审核报告，同意或者退回。
    Endorse "审核调查终结报告" "give an opinion on the report" as "endorse"
        by [TeamLeader] under "M55-20" {
        agreed: bool = "同意报告的意见（不勾选即退回补充调查）", "agreed (else returned)";
        opinion: LongText = "审核意见", "opinion";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已提交调查终结报告。
    Submitted(Submit),
    /// 办案机构负责人已同意。
    Endorsed {
        /// The opinion.
        opinion: String,
    },
    /// 已退回补充调查。
    Returned {
        /// Why.
        opinion: String,
    },
}

/// What is known of the report.
#[derive(Clone, Default)]
pub struct State {
    submitted: Option<(Date, Submit)>,
    endorsed: Option<(Date, String)>,
    reporters: Vec<PersonId>,
}

/// Day on which the last report was submitted.
pub fn submitted_on(file: &CaseFile) -> Option<Date> {
    file.investigation_report.submitted.as_ref().map(|(on, _)| *on)
}

/// Day on which the team leader agreed to the last report: the investigation is closed.
pub fn endorsed_on(file: &CaseFile) -> Option<Date> {
    file.investigation_report.endorsed.as_ref().map(|(on, _)| *on)
}

/// The last report.
pub fn report(file: &CaseFile) -> Option<&Submit> {
    file.investigation_report.submitted.as_ref().map(|(_, it)| it)
}

/// Everyone who ever signed a report in this case.
pub fn reporters(file: &CaseFile) -> &[PersonId] {
    &file.investigation_report.reporters
}

/// The law of the end of the investigation.
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
            Event::Submitted(it) => {
                state.submitted = Some((on, it.clone()));
                state.endorsed = None;
                state.reporters.extend(it.officers.iter().cloned());
            }
            Event::Endorsed { opinion } => state.endorsed = Some((on, opinion.clone())),
            Event::Returned { .. } => state.submitted = None,
        }
    }

    fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
        rules::gates(noun, s, no);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        rules::decide(act, s, no)
    }

    fn stage(file: &CaseFile) -> Option<Stage> {
        endorsed_on(file)?;
        Some(Stage { rank: 30, zh: "调查终结", en: "investigation closed" })
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}
