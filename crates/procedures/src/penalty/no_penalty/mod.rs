//! 不予处罚 — the law spares the party, or the violation is not proven.
//!
//! 行政处罚法第三十条、第三十一条、第三十三条、第五十七条第一款第二项、第三项。不予处罚的，应当教育当事人。

mod papers;
mod rules;

use crate::{CaseFile, Earlier, Institution, PaperScene, Record, Scene, registry::Stage};
use case::{BlobRef, LongText, Outcome, PaperKind, Refusals, acts, choices};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

choices! {
    /// 不予处罚的法定情形。
    Ground {
        Slight = "slight", "违法行为轻微并及时改正，没有造成危害后果（应当）", "slight, corrected, no harm";
        First = "first", "初次违法且危害后果轻微并及时改正（可以）", "a first violation, corrected";
        NoFault = "no_fault", "有证据足以证明没有主观过错", "proven to be without fault";
        Child = "child", "不满十四周岁", "under fourteen";
        Incapable = "incapable", "不能辨认或者不能控制自己的行为", "unable to recognise or control";
        NotProven = "not_proven", "违法事实不能成立", "the violation is not proven";
    }
}

impl Ground {
    /// Whether a violation was found all the same.
    pub fn violated(self) -> bool {
        self != Ground::NotProven
    }

    /// Articles of the ground in full Chinese.
    pub fn cite(self) -> &'static str {
        match self {
            Ground::Slight | Ground::First => "行政处罚法第三十三条第一款",
            Ground::NoFault => "行政处罚法第三十三条第二款",
            Ground::Child => "行政处罚法第三十条",
            Ground::Incapable => "行政处罚法第三十一条",
            Ground::NotProven => "行政处罚法第五十七条第一款第三项",
        }
    }
}

acts! {
    /// 机关负责人决定不予行政处罚；除违法事实不能成立外，应当记录对当事人的教育。
    Decide "作出不予处罚决定" "decide on no penalty" as "decide" by [Head, Chief] under "APL-57" {
        ground: Ground = "不予处罚的情形", "ground";
        reasons: LongText = "理由", "reasons";
        corrected_on: Option<Date> = "改正日期（因改正而不罚的）", "day of the correction";
        correction: Option<LongText> = "改正情况和证据", "correction and its proof";
        no_harm: bool = "没有造成危害后果，或者危害后果轻微", "no harm, or slight harm";
        education: Option<LongText> = "教育情况（方式、内容、承诺）", "how the party was educated";
        guardian: Option<String> = "监护人（责令管教的）", "guardian";
        material: Vec<BlobRef> = "证明材料、承诺书", "proof, written promise";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已决定不予处罚。
    Decided(Box<Decide>),
}

/// What is known of the decision not to penalise.
#[derive(Clone, Default)]
pub struct State {
    decided: Option<(Date, Box<Decide>)>,
}

/// The decision not to penalise.
pub fn made(file: &CaseFile) -> Option<&Decide> {
    file.no_penalty.decided.as_ref().map(|(_, it)| it.as_ref())
}

/// Day of the decision not to penalise.
pub fn made_on(file: &CaseFile) -> Option<Date> {
    file.no_penalty.decided.as_ref().map(|(on, _)| *on)
}

pub(crate) use rules::{earlier_violation, entry};

/// The law of sparing.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, record: &Record) {
        let Event::Decided(it) = event;
        state.decided = Some((record.stamp.day(), it.clone()));
    }

    fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
        rules::gates(noun, s, no);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        rules::decide(act, s, no)
    }

    fn stage(file: &CaseFile) -> Option<Stage> {
        made_on(file)?;
        Some(Stage { rank: 50, zh: "已决定不予处罚", en: "no penalty decided" })
    }

    fn tells(file: &CaseFile, earlier: &mut Earlier) {
        let Some(it) = made(file) else { return };
        earlier.decided_on = made_on(file);
        earlier.violated = it.ground.violated();
        earlier.ended = true;
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}
