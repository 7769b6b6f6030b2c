//! 检测、检验、鉴定 — questions that only a qualified body can answer; its time is not counted.
//!
//! 住房和城乡建设行政处罚程序规定第十八条第一款（委托具备条件的机构，结果告知当事人）、第二十九条第二款
//! （检测、检验、鉴定的时间不计入办案期限）。

mod papers;
mod rules;

use crate::{CaseFile, Institution, PaperScene, Record, Scene, common::Kept};
use case::{
    BlobRef, EvidenceItem, EvidenceKind, EvidenceNo, LongText, Outcome, PaperKind, Refusals,
    Stretch, acts, choices,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

choices! {
    /// 委托的是什么。
    Kind {
        Testing = "testing", "检测", "testing";
        Inspection = "inspection", "检验", "inspection";
        Appraisal = "appraisal", "鉴定", "expert appraisal";
    }
}

acts! {
    /// 委托具备相应条件的机构检测、检验、鉴定；委托之日起的时间不计入办案期限。
    Commission "委托检测、检验、鉴定" "commission an appraisal" as "commission"
        by [Officer, TeamLeader, Head] under "M55-18" {
        kind: Kind = "类别", "kind";
        body: String = "受委托机构", "body";
        qualification: String = "资质证书名称、编号和有效期", "its qualification";
        qualified: bool = "经核对，委托事项在资质范围以内", "the matter is within its qualification";
        matter: LongText = "委托事项", "what is asked";
        materials: LongText = "提交的材料、样品", "what is handed over";
        sample: Option<EvidenceNo> = "样品（证据编号）", "sample";
    }
    /// 登记收到的报告；结果随即制作告知书，告知当事人。
    Receive "登记鉴定结果" "receive the result" as "receive" by [Officer] under "M55-18" {
        commission: Option<u32> = "第几项委托（只有一项未回的不填）", "which commission";
        report_no: String = "报告编号", "number of the report";
        conclusion: LongText = "结论", "conclusion";
        method: LongText = "依据和使用的方法", "basis and methods";
        experts: String = "检测（鉴定）人员及其资格", "experts and their qualification";
        signed: bool = "有鉴定人签名和机构盖章", "signed by the experts, sealed by the body";
        files: Vec<BlobRef> = "报告", "report";
        proves: String = "证明事项", "what it proves";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已委托。
    Commissioned(Commission),
    /// 已收到结果。
    Received {
        /// Which commission it answers, from 1.
        commission: u32,
        /// The result.
        result: Receive,
    },
}

/// A commission and its result.
#[derive(Clone, Debug)]
pub struct Task {
    /// What was commissioned.
    pub commission: Kept<Commission>,
    /// The result, when it came.
    pub result: Option<Kept<Receive>>,
}

/// What is known of appraisals.
#[derive(Clone, Default)]
pub struct State {
    tasks: Vec<Task>,
}

impl State {
    /// All commissions, oldest first.
    pub fn tasks(&self) -> &[Task] {
        &self.tasks
    }
    /// Whether a result is awaited.
    pub fn is_awaited(&self) -> bool {
        self.tasks.iter().any(|it| it.result.is_none())
    }
    /// Day of the result that is evidence `no`.
    pub fn received_on(&self, no: EvidenceNo) -> Option<Date> {
        let results = self.tasks.iter().filter_map(|it| it.result.as_ref());
        results.filter(|it| it.no == no.0).map(|it| it.on).next()
    }
}

/// The law of appraisals.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, record: &Record) {
        match event {
            Event::Commissioned(it) => {
                state.tasks.push(Task { commission: Kept::of(it, record), result: None });
            }
            Event::Received { commission, result } => {
                let at = (*commission as usize).saturating_sub(1);
                if let Some(task) = state.tasks.get_mut(at) {
                    task.result = Some(Kept::of(result, record));
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

    fn stretches(file: &CaseFile) -> Vec<Stretch> {
        let stretch = |it: &Task| Stretch {
            reason: it.commission.it.kind.key(),
            zh: it.commission.it.kind.zh(),
            from: it.commission.on,
            to: it.result.as_ref().map(|it| it.on),
            cite: "住房和城乡建设行政处罚程序规定第二十九条第二款".to_owned(),
        };
        file.appraisal.tasks.iter().map(stretch).collect()
    }

    fn evidence(file: &CaseFile) -> Vec<EvidenceItem> {
        file.appraisal.tasks.iter().filter_map(item).collect()
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}

fn item(task: &Task) -> Option<EvidenceItem> {
    let (asked, kept) = (&task.commission.it, task.result.as_ref()?);
    Some(EvidenceItem {
        no: EvidenceNo(kept.no),
        kind: EvidenceKind::ExpertOpinion,
        title: format!("{}报告（{}）", asked.kind.zh(), kept.it.report_no),
        taken_on: kept.on,
        source: format!("{}出具，{}", asked.body, kept.it.experts),
        proves: kept.it.proves.clone(),
        blobs: kept.it.files.clone(),
    })
}

/// 结果告知当事人之日：the day on which the notice of the result that is evidence `no` was delivered.
pub fn told_on(file: &CaseFile, no: EvidenceNo) -> Option<Date> {
    let mut notices = file.papers().filter(|(record, _)| record.seq == no.0);
    let (_, notice) = notices.find(|(_, paper)| paper.kind == "appraisal.result")?;
    crate::delivery::served_paper(file, notice.no)
}
