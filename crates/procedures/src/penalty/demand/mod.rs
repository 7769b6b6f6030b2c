//! 催告 — one last call in writing before the court is asked to enforce.
//!
//! 行政强制法第五十四条（申请法院执行前催告，送达后满期仍不履行的可以申请）、第三十五条、第三十六条（催告书的内容、
//! 当事人的陈述申辩）。

mod papers;
mod rules;

use crate::{CaseFile, Institution, PaperScene, Record, Scene, delivery, registry::Stage};
use case::{Due, LongText, Outcome, PaperKind, Refusals, acts};
use jiff::civil::Date;
use law::{Law, Reckoning};
use serde::{Deserialize, Serialize};
use serde_json::Value;

acts! {
    /// 书面催告当事人履行：写明期限、方式、明确的金额和给付方式，以及陈述、申辩的权利。
    Issue "催告履行" "demand performance" as "issue" by [TeamLeader, Head] under "ACL-54" {
        other_duties: Option<LongText> = "款项以外尚未履行的义务", "duties other than money";
        reason: LongText = "逾期不履行的情况", "what was not performed";
    }
    /// 登记当事人收到催告后的陈述、申辩，写明复核情况；理由成立的应当采纳。
    Hear "登记催告后的陈述申辩" "record the answer to the demand" as "hear"
        by [Officer] under "ACL-54" {
        made_on: Date = "提出日期", "made on";
        statement: LongText = "陈述、申辩的内容", "statement";
        finding: LongText = "复核情况", "re-check";
        accepted: bool = "理由成立，予以采纳", "accepted";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已催告。
    Issued(Issue),
    /// 已登记陈述申辩。
    Heard(Hear),
}

/// What is known of demands.
#[derive(Clone, Default)]
pub struct State {
    issued: Option<(Date, Issue)>,
    heard: Vec<Hear>,
}

impl State {
    /// Day of the last demand.
    pub fn issued_on(&self) -> Option<Date> {
        self.issued.as_ref().map(|(on, _)| *on)
    }
    /// What the party answered.
    pub fn heard(&self) -> &[Hear] {
        &self.heard
    }
}

/// The period after the demand within which the party may still perform, from its delivery.
pub fn period(file: &CaseFile, law: &Law) -> Option<Reckoning> {
    let served = delivery::served_on(file, "demand.letter")?;
    Some(law.reckon("court_demand", served))
}

/// Whether the demand was delivered and its period has passed before today.
pub fn period_over(s: &Scene) -> bool {
    period(s.file, s.law).is_some_and(|it| it.legal_end < s.today())
}

/// The law of demands before the court is asked.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, record: &Record) {
        match event {
            Event::Issued(it) => state.issued = Some((record.stamp.day(), it.clone())),
            Event::Heard(it) => state.heard.push(it.clone()),
        }
    }

    fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
        rules::gates(noun, s, no);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        rules::decide(act, s, no)
    }

    fn dues(file: &CaseFile, law: &Law) -> Vec<Due> {
        let Some(reckoning) = period(file, law) else { return Vec::new() };
        let met = crate::payment::settled_on(file);
        let (zh, en) = ("催告后履行", "perform after the demand");
        vec![Due::of_party(zh, en, reckoning, met)]
    }

    fn stage(file: &CaseFile) -> Option<Stage> {
        file.demand.issued_on()?;
        Some(Stage { rank: 65, zh: "催告履行", en: "performance demanded" })
    }

    fn fields(_paper: &str, s: &PaperScene) -> Value {
        papers::fields(s)
    }
}
