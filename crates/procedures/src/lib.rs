//! 程序 — what may happen next in a file, and under which article. One folder per institution;
//! registering one is one line below.

#[macro_use]
mod registry;

pub mod common;
pub mod cover;
pub mod coverage;
pub mod engine;
pub mod file;
pub mod scene;
pub mod story;

pub use engine::{Attempt, Possible, attempt, possible};
pub use file::{CaseFile, Record};
pub use registry::{Entry, Institution, PaperScene};
pub use scene::{Earlier, Scene};

institutions! {
    "penalty/party/mod.rs" party: Party = "当事人", "party";
    "penalty/lead/mod.rs" lead: Lead = "线索", "lead";
    "penalty/summary/mod.rs" summary: Summary = "简易程序", "summary procedure";
    "penalty/filing/mod.rs" filing: Filing = "立案", "filing";
    "penalty/jurisdiction/mod.rs" jurisdiction: Jurisdiction = "管辖", "jurisdiction";
    "penalty/handlers/mod.rs" handlers: Handlers = "承办人", "officers in charge";
    "penalty/recusal/mod.rs" recusal: Recusal = "回避", "recusal";
    "penalty/interview/mod.rs" interview: Interview = "询问", "interview";
    "penalty/inspection/mod.rs" inspection: Inspection = "现场检查", "inspection";
    "penalty/media/mod.rs" media: Media = "视听资料", "photographs and recordings";
    "penalty/copies/mod.rs" copies: Copies = "书证物证", "documents and things";
    "penalty/sampling/mod.rs" sampling: Sampling = "抽样取证", "sampling";
    "penalty/appraisal/mod.rs" appraisal: Appraisal = "检测检验鉴定", "appraisal";
    "penalty/evidence_hold/mod.rs" evidence_hold: EvidenceHold = "先行登记保存", "evidence hold";
    "penalty/assistance/mod.rs" assistance: Assistance = "协助", "assistance";
    "penalty/evidence/mod.rs" evidence: Evidence = "查证证据", "verification of evidence";
    "penalty/correction_order/mod.rs" correction_order: CorrectionOrder = "责令改正", "correction order";
    "penalty/discretion/mod.rs" discretion: Discretion = "裁量", "discretion";
    "penalty/investigation_report/mod.rs" investigation_report: InvestigationReport
        = "调查终结", "end of investigation";
    "penalty/prior_notice/mod.rs" prior_notice: PriorNotice = "事先告知", "prior notice";
    "penalty/defence/mod.rs" defence: Defence = "陈述申辩", "statement and defence";
    "penalty/hearing/mod.rs" hearing: Hearing = "听证", "hearing";
    "penalty/legality_review/mod.rs" legality_review: LegalityReview = "法制审核", "legality review";
    "penalty/deliberation/mod.rs" deliberation: Deliberation = "集体讨论", "deliberation";
    "penalty/decision/mod.rs" decision: Decision = "处罚决定", "penalty decision";
    "penalty/no_penalty/mod.rs" no_penalty: NoPenalty = "不予处罚", "no penalty";
    "penalty/withdrawal/mod.rs" withdrawal: Withdrawal = "撤销案件", "withdrawal";
    "penalty/electronic_confirmation/mod.rs" electronic_confirmation: ElectronicConfirmation
        = "电子送达确认", "consent to electronic delivery";
    "penalty/delivery/mod.rs" delivery: Delivery = "送达", "delivery";
    "penalty/extension/mod.rs" extension: Extension = "延长办案期限", "extension";
    "penalty/suspension/mod.rs" suspension: Suspension = "中止调查", "suspension";
    "penalty/crime_transfer/mod.rs" crime_transfer: CrimeTransfer
        = "移送涉嫌犯罪案件", "transfer of a suspected crime";
    "penalty/publication/mod.rs" publication: Publication = "公开处罚决定", "publication";
    "penalty/remedy/mod.rs" remedy: Remedy = "复议诉讼", "remedies";
    "penalty/payment/mod.rs" payment: Payment = "缴纳罚款", "payment";
    "penalty/deferral/mod.rs" deferral: Deferral = "暂缓分期缴纳", "deferral and instalments";
    "penalty/surcharge/mod.rs" surcharge: Surcharge = "加处罚款", "late surcharge";
    "penalty/goods/mod.rs" goods: Goods = "罚没物品", "confiscated goods";
    "penalty/demand/mod.rs" demand: Demand = "催告", "demand";
    "penalty/court_application/mod.rs" court_application: CourtApplication
        = "申请法院强制执行", "application to the court";
    "penalty/closure/mod.rs" closure: Closure = "结案", "closure";
    "penalty/archiving/mod.rs" archiving: Archiving = "立卷归档", "archiving";
    "penalty/approval/mod.rs" approval: Approval = "审批", "approval";
}
