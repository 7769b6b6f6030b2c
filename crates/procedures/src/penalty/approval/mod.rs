//! 审批 — officers propose, the chain of the city endorses step by step, and the last endorsement performs
//! what was proposed.
//!
//! 行政处罚法第五十七条（负责人审查决定）；住房和城乡建设行政处罚程序规定第十五条、第二十六条、第二十九条至第三十一条（经
//! 负责人批准）。链条是本市的数据；每一步都以所提内容的哈希为凭，批准的就是所提的。最后一步的人以自己的名义和职务作出该行为，
//! 该行为的全部要求照样适用。

mod papers;
mod proposal;
mod rules;

use crate::{CaseFile, Institution, PaperScene, Record, Scene};
use case::{LongText, Outcome, PaperKind, Refusals, acts};
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use proposal::{Proposal, State, Step, digest, pending};

acts! {
    /// 提出一项须经审批的行为：写明行为、内容（表单数据）和理由，按本市的审批链条逐级办理。
    Propose "提出审批" "propose for approval" as "propose"
        by [Officer, TeamLeader, LegalityReviewer, HearingOfficer, Publisher, WindowClerk, Archivist]
        under "APL-57" {
        act: String = "提请批准的行为", "act";
        fields: LongText = "行为的内容（表单数据）", "fields of the act, as data";
        reason: LongText = "理由", "reasons";
    }
    /// 链条上的下一步审核同意；最后一步同意的，所提行为随之作出。
    Endorse "审批同意" "endorse" as "endorse"
        by [TeamLeader, LegalityReviewer, Head, Chief, Publisher, HearingOfficer, Archivist]
        under "APL-57" {
        proposal: u32 = "审批事项（序号）", "proposal";
        sha256: String = "所提内容的哈希", "hash of what is approved";
        opinion: Option<LongText> = "意见", "opinion";
    }
    /// 链条上的下一步退回，写明理由，由提出人修改后重新提出。
    SendBack "审批退回" "send back" as "return"
        by [TeamLeader, LegalityReviewer, Head, Chief, Publisher, HearingOfficer, Archivist]
        under "APL-57" {
        proposal: u32 = "审批事项（序号）", "proposal";
        reason: LongText = "退回的理由", "why it is sent back";
    }
    /// 提出人在办结以前撤回。
    TakeBack "撤回审批" "take back" as "take_back"
        by [Officer, TeamLeader, LegalityReviewer, HearingOfficer, Publisher, WindowClerk, Archivist]
        under "APL-57" {
        proposal: u32 = "审批事项（序号）", "proposal";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已提出。
    Proposed {
        /// What was proposed.
        proposal: Propose,
        /// SHA-256 over act and fields, lower-case hexadecimal.
        sha256: String,
        /// The steps of the chain at that time, as the city names them.
        steps: Vec<String>,
    },
    /// 一步已同意。
    Endorsed {
        /// What the person endorsed.
        endorsement: Endorse,
        /// The step.
        step: String,
        /// Whether it was the last step, so that the act was performed with it.
        last: bool,
    },
    /// 已退回。
    SentBack(SendBack),
    /// 已撤回。
    TakenBack {
        /// Ordinal of the proposal.
        proposal: u32,
    },
}

/// The law of approval.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, record: &Record) {
        state.fold(event, record);
    }

    fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
        rules::gates(noun, s, no);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        rules::decide(act, s, no)
    }

    fn performs(act: &Act, s: &Scene) -> Option<crate::Act> {
        let Act::Endorse(it) = act else { return None };
        let proposal = s.file.approval.open(it.proposal)?;
        if proposal.steps_left().len() == 1 { proposal.act().ok() } else { None }
    }

    fn fields(_paper: &str, s: &PaperScene) -> Value {
        papers::fields(s)
    }
}

/// What waits for approval in a file, oldest first: see [`pending`].
pub fn waiting_for(file: &CaseFile, role: case::Role) -> Vec<&Proposal> {
    pending(file).into_iter().filter(|it| it.next_role_is(role)).collect()
}
