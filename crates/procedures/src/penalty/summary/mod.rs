//! 简易程序 — a small penalty decided on the spot.
//!
//! 行政处罚法第五十一条至第五十三条；住房和城乡建设行政处罚程序规定第十二条至第十四条；行政复议法第二十三条（当场处罚
//! 先复议）。当场交付，交付之日即为送达之日；罚款的收缴见“缴纳”。

mod papers;
mod rules;

use crate::{
    CaseFile, Earlier, Institution, PaperScene, Record, Scene, delivery,
    discretion::{Grade, Ground, Weight},
    party,
    registry::Stage,
};
use case::{
    BlobRef, Due, ItemCode, LongText, Outcome, PaperKind, Party, PersonId, Refusals, acts, choices,
    group,
};
use jiff::civil::{Date, DateTime};
use law::{Fen, Law};
use serde::{Deserialize, Serialize};
use serde_json::Value;

choices! {
    /// 责令改正的情况（行政处罚法第二十八条第一款）。
    Correction {
        Done = "done", "责令后当场改正", "corrected at once";
        Refused = "refused", "责令后拒不改正", "refused to correct";
        Ordered = "ordered", "责令限期改正", "ordered to correct by a day";
        Past = "past", "违法行为已经结束，无需改正", "over, nothing to correct";
    }
}

choices! {
    /// 决定书的签收。
    Signature {
        Signed = "signed", "签收", "signed for";
        Refused = "refused", "拒绝签收", "refused to sign";
    }
}

group! {
    /// 违法行为。
    Breach {
        item: ItemCode = "违法事项", "violation item";
        facts: LongText = "违法事实", "facts";
        at: DateTime = "违法行为时间", "time of the violation";
        place: String = "违法行为地点", "place of the violation";
        evidence: LongText = "证据", "evidence";
        media: Vec<BlobRef> = "现场照片、录像", "photographs and recordings";
        correction: Correction = "责令改正情况", "correction";
        correct_by: Option<Date> = "责令改正的期限", "to be corrected by";
    }
}

group! {
    /// 处罚：当场只能警告或者小额罚款。
    Sanction {
        warning: bool = "警告", "warning";
        fine: Option<Fen> = "罚款（元）", "fine (yuan)";
        range: Option<u32> = "法定幅度序号（事项有几档幅度时填）", "which statutory range, from 1";
        base: Option<Fen> = "计算基数（按比例、倍数罚款时填）", "base of the fine (yuan)";
        grade: Grade = "裁量档次", "grade of the benchmark";
        weight: Weight = "从轻、减轻、从重", "weight";
        grounds: Vec<Ground> = "从轻、减轻的法定情形", "grounds for less";
        also: Vec<ItemCode> = "同一行为还违反的事项", "other items the same act breaks";
        not_also: Option<LongText> = "竞合事项不构成的理由", "why overlapping items do not apply";
        not_spared: Option<LongText> = "不适用轻微不罚、首违不罚的理由", "why it is not spared";
        reasons: LongText = "裁量的事实和理由", "facts and reasons";
    }
}

group! {
    /// 告知和听取意见。
    Heard {
        certificates_shown: bool = "已出示执法证件", "certificates were shown";
        told: bool = "已当场告知事实、理由、依据和陈述申辩权", "facts, reasons, basis and rights told";
        statement: Option<LongText> = "当事人的陈述、申辩（没有的不填）", "statement of the party, if any";
        recheck: Option<LongText> = "对事实、理由和证据的复核意见", "re-check of facts, reasons and evidence";
    }
}

group! {
    /// 当场交付。
    Handover {
        recipient: String = "接收人", "who received it";
        capacity: delivery::Capacity = "接收人身份", "in which capacity";
        signature: Signature = "签收", "signature";
        remark: Option<LongText> = "拒绝签收的情况", "how the signature was refused";
    }
}

acts! {
    /// 违法事实确凿、只需警告或者小额罚款的，两名执法人员当场作出决定，当场交付，开立案卷。
    Decide "当场处罚" "decide on the spot" as "decide" by [Officer] under "APL-51" opens {
        officers: Vec<PersonId> = "执法人员", "officers";
        party: Party = "当事人", "party";
        identified_by: String = "核实身份的依据", "how the identity was verified";
        breach: Breach = "违法行为", "violation";
        sanction: Sanction = "处罚", "penalty";
        heard: Heard = "告知和听取意见", "told and heard";
        handover: Handover = "交付", "handing over";
    }
    /// 已经登记的线索，核实当事人后符合当场处罚条件的，当场作出决定，不再立案。
    DecideLead "对线索当场处罚" "decide a lead on the spot" as "decide_lead"
        by [Officer] under "APL-51" {
        officers: Vec<PersonId> = "执法人员", "officers";
        breach: Breach = "违法行为", "violation";
        sanction: Sanction = "处罚", "penalty";
        heard: Heard = "告知和听取意见", "told and heard";
        handover: Handover = "交付", "handing over";
    }
    /// 执法人员把当场处罚决定报所属机关备案，由机关的人接收。
    Register "当场处罚备案" "file the decision with the bureau" as "register"
        by [Officer] under "M55-14.2" {
        received_by: PersonId = "接收备案的人员", "who receives it for the bureau";
        remark: Option<LongText> = "备注", "remark";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已当场处罚。
    Decided(Box<Decide>),
    /// 已备案。
    Registered(Register),
}

/// What is known of the decision on the spot.
#[derive(Clone, Default)]
pub struct State {
    made: Option<(DateTime, Box<Decide>)>,
    registered: Option<(Date, Register)>,
}

/// The decision on the spot.
pub fn made(file: &CaseFile) -> Option<&Decide> {
    file.summary.made.as_ref().map(|(_, it)| it.as_ref())
}

/// Day of the decision; also the day of its delivery.
pub fn made_on(file: &CaseFile) -> Option<Date> {
    file.summary.made.as_ref().map(|(at, _)| at.date())
}

/// Day on which the decision was filed with the bureau (备案).
pub fn registered_on(file: &CaseFile) -> Option<Date> {
    file.summary.registered.as_ref().map(|(on, _)| *on)
}

/// Whether the party was ordered to correct and refused, on the spot.
pub fn refused_to_correct(file: &CaseFile) -> bool {
    made(file).is_some_and(|it| it.breach.correction == Correction::Refused)
}

/// The law of decisions on the spot.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, record: &Record) {
        match event {
            Event::Decided(it) => state.made = Some((record.stamp.at, it.clone())),
            Event::Registered(it) => state.registered = Some((record.stamp.day(), it.clone())),
        }
    }

    fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
        rules::gates(noun, s, no);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        rules::decide(act, s, no)
    }

    fn also(act: &Act, s: &Scene) -> Vec<crate::Event> {
        let handed = |s: &Scene| {
            let no = u32::try_from(s.file.papers().count()).unwrap_or(u32::MAX);
            delivery::handed_at_once(no.saturating_add(1), s.today())
        };
        match act {
            Act::Decide(it) => {
                vec![party::identified(it.party.clone(), &it.identified_by), handed(s)]
            }
            Act::DecideLead(_) => vec![handed(s)],
            Act::Register(_) => Vec::new(),
        }
    }

    fn objects(attempt: &crate::Attempt, s: &Scene, no: &mut Refusals) {
        rules::objects(attempt, s, no);
    }

    fn dues(file: &CaseFile, law: &Law) -> Vec<Due> {
        let Some(from) = made_on(file) else { return Vec::new() };
        let reckoning = law.reckon("summary_registration", from);
        let (zh, en) = ("当场处罚决定报机关备案", "file the on-the-spot decision with the bureau");
        vec![Due::of_authority(zh, en, reckoning, registered_on(file))]
    }

    fn stage(file: &CaseFile) -> Option<Stage> {
        made(file)?;
        let stage = match registered_on(file) {
            None => Stage { rank: 50, zh: "当场处罚，待备案", en: "decided on the spot" },
            Some(_) => {
                Stage { rank: 55, zh: "当场处罚，已备案", en: "decided on the spot, filed" }
            }
        };
        Some(stage)
    }

    fn tells(file: &CaseFile, earlier: &mut Earlier) {
        let Some(it) = made(file) else { return };
        let day = it.breach.at.date();
        earlier.title =
            format!("当场处罚：{}", it.breach.facts.chars().take(20).collect::<String>());
        earlier.item = Some(it.breach.item.0.clone());
        earlier.violation = Some((day, day));
        earlier.place = Some(it.breach.place.clone());
        earlier.decided_on = made_on(file);
        earlier.penalised = true;
        earlier.violated = true;
        earlier.fine = it.sanction.fine;
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}
