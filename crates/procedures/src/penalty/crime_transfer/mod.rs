//! 移送涉嫌犯罪案件 — what reaches the threshold of a crime goes to the police, not into a fine.
//!
//! 行政处罚法第二十七条；行政执法机关移送涉嫌犯罪案件的规定第三条至第十三条。正职负责人（或者主持工作的负责人）
//! 限期决定，批准后限时移送；移送期间不得以行政处罚代替。

mod papers;
mod rules;
mod state;

use crate::{Attempt, CaseFile, Institution, PaperScene, Record, Scene, registry::Stage};
use case::{BlobRef, Due, LongText, Outcome, PaperKind, PersonId, Refusals, acts, choices, group};
use jiff::civil::{Date, DateTime};
use law::Law;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use state::{State, handed_over_on, pending_since, police_filed_on};

choices! {
    /// 公安机关的答复。
    Answer {
        Filed = "filed", "决定立案", "files a criminal case";
        NotFiled = "not_filed", "决定不予立案", "does not file";
        Forwarded = "forwarded", "转送有管辖权的公安机关", "forwarded to the competent police";
    }
}

choices! {
    /// 对不予立案的异议。
    Objection {
        Reconsideration = "reconsideration", "提请公安机关复议", "ask the police to reconsider";
        Supervision = "supervision", "建议人民检察院立案监督", "ask the procuratorate to supervise";
    }
}

group! {
    /// 涉案物品。
    Goods {
        name: String = "名称、规格", "name";
        quantity: String = "数量", "quantity";
        place: String = "保管地点", "where it is kept";
    }
}

acts! {
    /// 两名以上执法人员组成专案组，核实情况后向正职负责人提出移送的书面报告。
    Report "提出移送涉嫌犯罪案件报告" "report a suspected crime" as "report"
        by [Officer, TeamLeader, LegalityReviewer] under "TRF-5.1" {
        team: Vec<PersonId> = "专案组成员", "team";
        crime: String = "涉嫌罪名", "suspected crime";
        threshold: LongText = "达到的追诉标准（刑法、司法解释、追诉标准条款）", "threshold reached";
        facts: LongText = "涉嫌犯罪事实和证据", "facts and evidence";
        goods: Vec<Goods> = "涉案物品清单", "list of goods";
        tests: Option<LongText> = "检验报告、鉴定结论", "tests and appraisals";
    }
    /// 正职负责人或者主持工作的负责人自接到报告起限期决定批准移送。
    Approve "批准移送涉嫌犯罪案件" "approve the transfer" as "approve"
        by [Chief] under "TRF-5.2" {
        police: String = "移送的公安机关（同级）", "police of the same level";
        opinion: LongText = "批准意见", "opinion";
    }
    /// 不批准移送的，理由记录在案。
    Refuse "不批准移送涉嫌犯罪案件" "refuse the transfer" as "refuse" by [Chief] under "TRF-5.2" {
        reason: LongText = "不予批准的理由", "reasons";
    }
    /// 批准后限时向公安机关移送，附五类材料，由公安机关在回执上签字。
    HandOver "向公安机关移送" "hand over to the police" as "hand_over" by [Officer] under "TRF-6" {
        officers: Vec<PersonId> = "移送人员", "officers";
        at: DateTime = "移送时间", "handed over at";
        received_by: String = "公安机关接收人", "received by";
        receipt: Option<BlobRef> = "移送书回执（影像）", "image of the receipt";
        others: LongText = "其他有关材料（名称、份数）", "other papers";
    }
    /// 登记公安机关的书面通知。
    Reply "登记公安机关决定" "record the answer of the police" as "answer"
        by [Officer, LegalityReviewer] under "TRF-7/8" {
        answer: Answer = "决定", "answer";
        number: String = "通知书文号", "number";
        received_on: Date = "收到通知日期", "received on";
        reason: Option<LongText> = "不予立案的理由、转送的机关", "reasons, or to whom forwarded";
        original: Option<BlobRef> = "通知书（影像）", "image";
    }
    /// 认为应当立案的，限期提请复议或者建议检察机关立案监督。
    Object "对不予立案提出异议" "object to the refusal" as "object"
        by [Officer, LegalityReviewer] under "TRF-9" {
        way: Objection = "方式", "way";
        sent_on: Date = "提出日期", "sent on";
        reason: LongText = "理由", "reasons";
    }
    /// 公安机关立案的，限期移交涉案物品和其他材料，办结交接手续，并书面告知当事人。
    HandGoods "移交涉案物品" "hand over the goods" as "hand_goods" by [Officer] under "TRF-12" {
        officers: Vec<PersonId> = "移交人员", "officers";
        handed_on: Date = "移交日期", "handed over on";
        goods: Vec<Goods> = "移交的物品和材料", "goods and papers";
        received_by: String = "公安机关接收人", "received by";
        party_told_on: Option<Date> = "书面告知当事人日期", "party told in writing on";
        receipt: Option<BlobRef> = "交接清单（影像）", "image of the list";
    }
    /// 公安机关立案后认为不需要追究刑事责任而退回的，恢复行政处理。
    Return "登记公安机关退回" "record the return" as "return"
        by [Officer, LegalityReviewer] under "TRF-10" {
        returned_on: Date = "收到退回日期", "received on";
        number: String = "文书文号", "number";
        reason: LongText = "不追究刑事责任的理由和建议", "reasons";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已提出移送报告。
    Reported(Report),
    /// 已批准移送。
    Approved(Approve),
    /// 已不批准移送。
    Refused(Refuse),
    /// 已移送。
    HandedOver(HandOver),
    /// 公安机关已答复。
    Answered(Reply),
    /// 已提出异议。
    Objected(Object),
    /// 已移交物品。
    GoodsHandedOver(HandGoods),
    /// 公安机关已退回。
    Returned(Return),
}

/// The law of transfers of suspected crimes.
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

    fn objects(attempt: &Attempt, s: &Scene, no: &mut Refusals) {
        rules::objects(attempt, s, no);
    }

    fn dues(file: &CaseFile, law: &Law) -> Vec<Due> {
        rules::dues(file, law)
    }

    fn stage(file: &CaseFile) -> Option<Stage> {
        pending_since(file)?;
        handed_over_on(file)?;
        Some(Stage { rank: 92, zh: "已移送公安机关", en: "handed over to the police" })
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}
