//! 陈述、申辩 — the party speaks, is heard, and gets a written answer.
//!
//! 行政处罚法第四十五条、第六十二条；住房城乡建设行政处罚程序规定第二十二条：告知文书送达后限期内不行使的视为放弃；
//! 明确放弃的另行声明。

mod papers;
mod rules;

use crate::{CaseFile, Institution, PaperScene, Record, Scene, prior_notice};
use case::{BlobRef, Due, LongText, Outcome, PaperKind, PersonId, Refusals, acts, choices};
use jiff::civil::Date;
use law::Law;
use serde::{Deserialize, Serialize};
use serde_json::Value;

choices! {
    /// 提出的方式。
    Way {
        Oral = "oral", "口头", "orally";
        Written = "written", "书面", "in writing";
        Online = "online", "网上", "online";
    }
}

choices! {
    /// 复核的结论。
    Adoption {
        All = "all", "全部采纳", "accepted";
        Partly = "partly", "部分采纳", "accepted in part";
        None = "none", "不予采纳", "not accepted";
    }
}

acts! {
    /// 当事人陈述、申辩；口头的由两名以上执法人员制作笔录。
    State "陈述申辩" "state and defend" as "state" by [Party, Officer, WindowClerk] under "APL-45" {
        way: Way = "方式", "way";
        speaker: String = "陈述申辩人（当事人或者代理人）", "who speaks";
        content: LongText = "陈述、申辩的内容", "what is stated";
        posted_on: Option<Date> = "交邮日期（邮寄的）", "day of posting";
        officers: Vec<PersonId> = "记录的执法人员（口头的）", "officers who record";
        material: Vec<BlobRef> = "提交的材料", "material";
    }
    /// 当事人明确表示放弃陈述、申辩。沉默不是明确放弃；放弃陈述、申辩不等于放弃听证。
    Waive "放弃陈述申辩" "waive statement and defence" as "waive"
        by [Party, Officer, WindowClerk] under "APL-62" {
        declared_by: String = "声明人（当事人或者代理人）", "who declares";
        explicit: bool = "书面声明明确放弃并签名、盖章", "an explicit, signed declaration";
        declaration: Vec<BlobRef> = "声明原件", "the declaration";
    }
    /// 两名以上执法人员逐项复核当事人的事实、理由和证据，写出书面复核意见。
    Review "复核陈述申辩" "re-check the defence" as "review" by [Officer] under "APL-45" {
        officers: Vec<PersonId> = "复核人员", "officers";
        points: LongText = "对各项事实、理由、证据的复核情况", "each point re-checked";
        adoption: Adoption = "复核结论", "conclusion";
        opinion: LongText = "复核意见和理由", "opinion and reasons";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 当事人已陈述、申辩。
    Stated(State),
    /// 当事人已明确放弃。
    Waived(Waive),
    /// 已复核。
    Reviewed(Review),
}

/// What is known of the defence.
#[derive(Clone, Default)]
pub struct Known {
    stated: Option<(Date, u32, State)>,
    waived: Option<(Date, u32)>,
    reviewed: Option<(Date, u32, Review)>,
}

/// Day of the party's last statement.
pub fn stated_on(file: &CaseFile) -> Option<Date> {
    file.defence.stated.as_ref().map(|(on, _, _)| *on)
}

/// Position of the party's last statement in the file; 0 where there is none.
pub fn stated_at(file: &CaseFile) -> u32 {
    file.defence.stated.as_ref().map_or(0, |(_, at, _)| *at)
}

/// Day on which the party explicitly waived its statement in answer to the last notice.
pub fn waived_on(file: &CaseFile) -> Option<Date> {
    let waived = file.defence.waived.filter(|(_, at)| *at > prior_notice::given_at(file));
    waived.map(|(on, _)| on)
}

/// Day of the re-check of everything that the party has stated.
pub fn reviewed_on(file: &CaseFile) -> Option<Date> {
    let reviewed = file.defence.reviewed.as_ref().filter(|(_, at, _)| *at > stated_at(file));
    reviewed.map(|(on, _, _)| *on)
}

/// Whether a statement waits for its re-check.
pub fn open(file: &CaseFile) -> bool {
    stated_on(file).is_some() && reviewed_on(file).is_none()
}

/// The last re-check.
pub fn review(file: &CaseFile) -> Option<&Review> {
    file.defence.reviewed.as_ref().map(|(_, _, it)| it)
}

/// Position in the file of a re-check that found the party right, in whole or in part.
pub fn adopted_at(file: &CaseFile) -> Option<u32> {
    let adopted = file.defence.reviewed.as_ref();
    adopted.filter(|(_, _, it)| it.adoption != Adoption::None).map(|(_, at, _)| *at)
}

/// The law of the defence.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = Known;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut Known, event: &Event, record: &Record) {
        let (on, at) = (record.stamp.day(), record.seq);
        match event {
            Event::Stated(it) => state.stated = Some((on, at, it.clone())),
            Event::Waived(_) => state.waived = Some((on, at)),
            Event::Reviewed(it) => state.reviewed = Some((on, at, it.clone())),
        }
    }

    fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
        rules::gates(noun, s, no);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        rules::decide(act, s, no)
    }

    fn objects(attempt: &crate::Attempt, s: &Scene, no: &mut Refusals) {
        rules::objects(attempt, s, no);
    }

    fn dues(file: &CaseFile, law: &Law) -> Vec<Due> {
        let Some(served) = prior_notice::served_on(file) else { return Vec::new() };
        let answers = stated_at(file) > prior_notice::given_at(file);
        let met = stated_on(file).filter(|_| answers).or_else(|| waived_on(file));
        let reckoning = law.reckon("defence", served);
        vec![Due::of_party("陈述、申辩", "state and defend", reckoning, met)]
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}
