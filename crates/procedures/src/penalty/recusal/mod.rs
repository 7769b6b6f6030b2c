//! 回避 — an officer with an interest in the case withdraws.
//!
//! 行政处罚法第四十三条：有直接利害关系或者有其他关系可能影响公正执法的，应当回避；当事人可以申请，
//! 由行政机关负责人决定，决定作出之前不停止调查。

mod papers;
mod rules;

use crate::{Attempt, CaseFile, Institution, PaperScene, Record, Scene, common::Kept};
use case::{Due, LongText, Outcome, PaperKind, PersonId, Refusals, acts, choices};
use jiff::civil::Date;
use law::Law;
use serde::{Deserialize, Serialize};
use serde_json::Value;

choices! {
    /// 回避的事由。
    Ground {
        Interest = "interest", "与案件有直接利害关系", "direct interest in the case";
        Relation = "relation", "有其他关系，可能影响公正执法", "another relation that may affect fairness";
    }
}

choices! {
    /// 谁提出回避。
    Mover {
        Party = "party", "当事人申请", "request of the party";
        Oneself = "oneself", "本人提出", "the officer's own motion";
    }
}

acts! {
    /// 当事人申请执法人员回避；口头提出的由执法人员或者窗口人员代为登记。
    Request "申请回避" "ask for a recusal" as "request"
        by [Party, Officer, WindowClerk] under "APL-43" {
        officer: PersonId = "被申请回避的人员", "who should withdraw";
        ground: Ground = "事由", "ground";
        reason: LongText = "事实和理由", "facts and reasons";
    }
    /// 执法人员、审核人员、听证主持人认为自己应当回避的，主动提出。
    Declare "自行提出回避" "withdraw on one's own motion" as "declare"
        by [Officer, TeamLeader, LegalityReviewer, HearingOfficer, Head] under "APL-43" {
        ground: Ground = "事由", "ground";
        reason: LongText = "情况说明", "explanation";
    }
    /// 机关负责人审查后决定是否回避；决定作出之前不停止调查。
    Decide "决定回避" "decide on a recusal" as "decide" by [Head] under "APL-43" {
        officer: PersonId = "人员", "who";
        granted: bool = "应当回避", "must withdraw";
        reason: LongText = "理由", "reasons";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已提出回避。
    Moved {
        /// Whose recusal.
        officer: PersonId,
        /// Who moved it.
        mover: Mover,
        /// The ground.
        ground: Ground,
        /// Why.
        reason: String,
    },
    /// 已决定。
    Decided(Decide),
}

/// A motion that somebody withdraw.
#[derive(Clone, Debug)]
pub struct Motion {
    /// Whose recusal.
    pub officer: PersonId,
    /// Who moved it.
    pub mover: Mover,
    /// The ground.
    pub ground: Ground,
    /// Why.
    pub reason: String,
    /// Day it was moved.
    pub moved_on: Date,
    /// The decision, with its day.
    pub decided: Option<Kept<Decide>>,
}

/// What is known of recusals.
#[derive(Clone, Default)]
pub struct State {
    motions: Vec<Motion>,
}

impl State {
    /// All motions, oldest first.
    pub fn motions(&self) -> &[Motion] {
        &self.motions
    }

    /// The motion about `officer` that waits for the head's decision.
    pub fn open(&self, officer: &PersonId) -> Option<&Motion> {
        self.motions.iter().find(|it| it.decided.is_none() && it.officer == *officer)
    }

    /// Since when `officer` is kept out of the case.
    pub fn recused_on(&self, officer: &PersonId) -> Option<Date> {
        let of = self.motions.iter().filter(|it| it.officer == *officer);
        let granted = of.filter_map(|it| it.decided.as_ref());
        granted.filter(|it| it.it.granted).map(|it| it.on).next()
    }

    /// Everyone who is kept out of the case.
    pub fn recused(&self) -> impl Iterator<Item = &PersonId> {
        let granted = |it: &&Motion| it.decided.as_ref().is_some_and(|it| it.it.granted);
        self.motions.iter().filter(granted).map(|it| &it.officer)
    }
}

/// The law of recusal.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, record: &Record) {
        match event {
            Event::Moved { officer, mover, ground, reason } => state.motions.push(Motion {
                officer: officer.clone(),
                mover: *mover,
                ground: *ground,
                reason: reason.clone(),
                moved_on: record.stamp.day(),
                decided: None,
            }),
            Event::Decided(it) => {
                let open =
                    |motion: &&mut Motion| motion.decided.is_none() && motion.officer == it.officer;
                for motion in state.motions.iter_mut().filter(open) {
                    motion.decided = Some(Kept::of(it, record));
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
        // Only where the city's province sets a period; the law itself sets none.
        if law.term("recusal_decision").is_none() {
            return Vec::new();
        }
        let due = |it: &Motion| {
            let reckoning = law.reckon("recusal_decision", it.moved_on);
            let met = it.decided.as_ref().map(|it| it.on);
            Due::of_authority("作出回避决定", "decide on the recusal", reckoning, met)
        };
        file.recusal.motions.iter().map(due).collect()
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}
