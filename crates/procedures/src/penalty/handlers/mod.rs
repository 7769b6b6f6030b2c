//! 承办人 — the officers in charge of a case, and how they show who they are.
//!
//! 行政处罚法第四十二条（不少于两名有执法资格的人员）、第五十五条（主动出示执法证件）；
//! 住房和城乡建设行政处罚程序规定第十一条。

mod papers;
mod rules;

use crate::{CaseFile, Institution, PaperScene, Record, Scene, common::Kept, summary};
use case::{LongText, Outcome, PaperKind, PersonId, Refusals, acts, choices};
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};
use serde_json::Value;

choices! {
    /// 出示证件以后的情况。
    Response {
        Accepted = "accepted", "接受调查", "cooperated";
        Refused = "refused", "拒绝接受调查", "refused";
        Obstructed = "obstructed", "阻挠调查", "obstructed";
    }
}

acts! {
    /// 办案机构负责人或者机关负责人增派承办人。
    Assign "增派承办人" "assign an officer" as "assign" by [TeamLeader, Head] under "APL-42" {
        officers: Vec<PersonId> = "增派的执法人员", "officers added";
        reason: LongText = "理由", "reason";
    }
    /// 办案机构负责人或者机关负责人更换承办人；原承办人不再办理本案。
    Replace "更换承办人" "replace an officer" as "replace" by [TeamLeader, Head] under "APL-42" {
        outgoing: PersonId = "退出的承办人", "officer who leaves";
        incoming: PersonId = "接办的执法人员", "officer who takes over";
        reason: LongText = "理由", "reason";
    }
    /// 面对当事人或者有关人员时出示证件、告知身份和事由；另有笔录的在笔录中记载，不必重复登记。
    Show "出示执法证件" "show the certificates" as "show" by [Officer] under "APL-55" {
        officers: Vec<PersonId> = "执法人员", "officers";
        at: DateTime = "时间", "time";
        place: String = "地点", "place";
        shown_to: String = "出示对象", "shown to";
        occasion: String = "事由", "occasion";
        uniform: bool = "按规定着装、佩戴标志", "in uniform with badge as prescribed";
        response: Response = "对方反应", "response";
        remark: Option<LongText> = "说明", "remark";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 承办人已变更。
    Changed {
        /// The officers in charge from now on.
        officers: Vec<PersonId>,
        /// Why.
        reason: String,
    },
    /// 已出示执法证件。
    Shown(Show),
}

/// What is known of the officers in charge.
#[derive(Clone, Default)]
pub struct State {
    in_charge: Option<Vec<PersonId>>,
    former: Vec<PersonId>,
    shown: Vec<Kept<Show>>,
}

impl State {
    /// Occasions on which certificates were shown outside records of their own.
    pub fn shown(&self) -> &[Kept<Show>] {
        &self.shown
    }
}

/// 现在的承办人：officers in charge now, those who decided on the spot included; empty before filing.
pub fn current(file: &CaseFile) -> &[PersonId] {
    match &file.handlers.in_charge {
        Some(officers) => officers,
        None => summary::made(file).map_or(file.filing.officers(), |it| &it.officers),
    }
}

/// 办过本案的全部执法人员：everyone who verified, investigated or was in charge, once each; none of
/// them may review its legality or conduct its hearing.
pub fn have_investigated(file: &CaseFile) -> Vec<PersonId> {
    let verified = file.lead.verification().map(|it| it.officers.as_slice()).unwrap_or_default();
    let mut all: Vec<PersonId> = verified.to_vec();
    all.extend(file.filing.officers().iter().cloned());
    all.extend(current(file).iter().cloned());
    all.extend(file.handlers.former.iter().cloned());
    all.extend(file.interview.officers().cloned());
    all.extend(file.inspection.officers().cloned());
    all.extend(file.media.officers().cloned());
    all.extend(file.copies.officers().cloned());
    all.extend(file.sampling.officers().cloned());
    all.extend(file.evidence_hold.officers().cloned());
    all.sort();
    all.dedup();
    all
}

/// The law of the officers in charge.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, record: &Record) {
        match event {
            Event::Changed { officers, .. } => {
                let before = state.in_charge.replace(officers.clone()).unwrap_or_default();
                state.former.extend(before);
            }
            Event::Shown(it) => state.shown.push(Kept::of(it, record)),
        }
    }

    fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
        rules::gates(noun, s, no);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        rules::decide(act, s, no)
    }

    fn hands(file: &CaseFile) -> Vec<PersonId> {
        current(file).to_vec()
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}
