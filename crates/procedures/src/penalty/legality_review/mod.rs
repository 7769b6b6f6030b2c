//! 法制审核 — before the head decides certain cases, a qualified reviewer checks eight points.
//!
//! 行政处罚法第五十八条；住房城乡建设行政处罚程序规定第二十三条至第二十五条；三项制度指导意见（十二）、（十三）：
//! 未经审核或者审核未通过的，不得作出决定。审核之后内容变化或者举行过听证的，重新审核。

mod catalogue;
mod papers;
mod rules;

use crate::{
    Attempt, CaseFile, Institution, PaperScene, Record, Scene, discretion, hearing, registry::Stage,
};
use case::{Due, LongText, Outcome, PaperKind, Refusals, acts, choices, group};
use jiff::civil::Date;
use law::Law;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use catalogue::{Reason, holding, required};

choices! {
    /// 审核意见（住房城乡建设行政处罚程序规定第二十五条第一款）。
    Opinion {
        Agree = "agree", "同意处罚意见", "agree";
        Supplement = "supplement", "建议补充调查", "investigate further";
        Correct = "correct", "建议改正", "correct";
        Transfer = "transfer", "超出法定权限，建议移送", "transfer to the competent body";
    }
}

group! {
    /// 审核的八项内容，合格的勾选。
    Points {
        subject: bool = "主体合法，执法人员具备资格", "body and officers are competent";
        procedure: bool = "程序合法", "the procedure is lawful";
        facts: bool = "当事人和事实清楚，证据合法充分", "facts are clear, evidence sufficient";
        application: bool = "适用法律准确，裁量适当", "law and benchmark rightly applied";
        competence: bool = "没有超越法定权限", "within competence";
        documents: bool = "文书完备、规范", "papers are complete";
        crime: bool = "不涉嫌犯罪，不需要移送", "no suspicion of a crime";
        others: bool = "法律、法规规定的其他内容合格", "other points hold";
    }
}

acts! {
    /// 承办人将调查终结报告连同案件材料送法制审核；按审核意见处理后再次送审的，写明处理情况。
    Submit "送法制审核" "submit for review" as "submit" by [Officer, TeamLeader] under "APL-58" {
        note: Option<LongText> = "送审说明", "remarks";
        response: Option<LongText> = "对上次审核意见的处理情况（再次送审时填）",
            "what was done about the last opinion";
    }
    /// 法制审核人员审核八项内容，提出书面意见。
    Review "法制审核" "review the legality" as "review" by [LegalityReviewer] under "APL-58" {
        points: Points = "审核内容", "points";
        opinion: Opinion = "审核意见", "opinion";
        reasons: LongText = "意见和理由", "reasons";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已送审（登记）。
    Submitted(Submit),
    /// 已审核。
    Reviewed {
        /// The review.
        review: Review,
        /// The reviewer was in post before the qualification was asked for (AMB-19).
        grandfathered: bool,
    },
}

/// What is known of the review.
#[derive(Clone, Default)]
pub struct State {
    submitted: Option<(Date, u32, Submit)>,
    reviewed: Option<(Date, u32, Review)>,
    grandfathered: bool,
    rounds: u32,
}

/// Day on which the case was last submitted for review.
pub fn submitted_on(file: &CaseFile) -> Option<Date> {
    file.legality_review.submitted.as_ref().map(|(on, _, _)| *on)
}

/// Whether a submission waits for the reviewer.
pub fn pending(file: &CaseFile) -> bool {
    let state = &file.legality_review;
    let submitted = state.submitted.as_ref().map(|(_, at, _)| *at);
    let reviewed = state.reviewed.as_ref().map(|(_, at, _)| *at);
    submitted.is_some() && reviewed < submitted
}

/// The last review.
pub fn reviewed(file: &CaseFile) -> Option<&Review> {
    file.legality_review.reviewed.as_ref().map(|(_, _, it)| it)
}

/// Day on which the review agreed to what is proposed now. A new choice of the penalty, or a
/// hearing held afterwards, takes the ground from an older agreement.
pub fn passed_on(file: &CaseFile) -> Option<Date> {
    let (on, at, review) = file.legality_review.reviewed.as_ref()?;
    let weighed = discretion::chosen_at(file).unwrap_or_default();
    let current = *at > weighed && *at > hearing::held_at(file) && !pending(file);
    (review.opinion == Opinion::Agree && current).then_some(*on)
}

/// The law of the legality review.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, record: &Record) {
        let (on, at) = (record.stamp.day(), record.seq);
        match event {
            Event::Submitted(it) => {
                state.submitted = Some((on, at, it.clone()));
                state.rounds += 1;
            }
            Event::Reviewed { review, grandfathered } => {
                state.reviewed = Some((on, at, review.clone()));
                state.grandfathered = *grandfathered;
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
        let Some(from) = submitted_on(file) else {
            return Vec::new();
        };
        let reviewed = file.legality_review.reviewed.as_ref().map(|(on, _, _)| *on);
        let met = reviewed.filter(|_| !pending(file));
        let reckoning = law.reckon("legality_review", from);
        vec![Due::of_authority("完成法制审核", "finish the review", reckoning, met)]
    }

    fn stage(file: &CaseFile) -> Option<Stage> {
        submitted_on(file)?;
        Some(Stage { rank: 35, zh: "法制审核", en: "legality review" })
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}
