//! 调查终结的文书。

use crate::{PaperScene, common, discretion};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[
    PaperKind {
        key: "report",
        zh: "案件调查终结报告",
        en: "report at the end of the investigation",
        series: None,
        contents: Some("DOC-07"),
        template: include_str!("report.typ"),
        order: 50,
        to_party: false,
        sealed: false,
    },
    PaperKind {
        key: "opinion",
        zh: "案件处理审核表",
        en: "opinion of the team leader on the report",
        series: None,
        contents: None,
        template: include_str!("opinion.typ"),
        order: 50,
        to_party: false,
        sealed: false,
    },
];

pub(super) fn fields(_paper: &str, s: &PaperScene) -> Value {
    let file = s.file;
    let Some(it) = super::report(file) else { return Value::Null };
    let item = discretion::item(file).and_then(|code| s.law.item(code));
    let choice = discretion::chosen(file);
    let weighed = discretion::shown(s);
    let evidence: Vec<_> = crate::engine::evidence(file)
        .iter()
        .map(|it| format!("{}（{}，{}）", it.title, it.kind.zh(), common::date_zh(it.taken_on)))
        .collect();
    let penalty = choice.map(|it| it.penalty.lines_zh()).unwrap_or_default();
    let endorsed = file.investigation_report.endorsed.as_ref();
    json!({
        "cause": file.filing.cause(),
        "party": common::party_fields(file),
        "source": it.course.to_string(),
        "facts": it.findings.to_string(),
        "evidence": it.evidence.to_string(),
        "evidence_list": evidence,
        "proposal": it.proposal.zh(),
        "penalty": penalty,
        "basis": item.map(|it| json!({
            "violation": common::cites_zh(&it.violation),
            "penalty": common::cites_zh(&it.penalty),
        })),
        "benchmark": weighed,
        "public_interest": it.public_interest,
        "complex": it.complex,
        "local": it.local,
        "officers": common::officers_zh(s, &it.officers),
        "submitted_on": super::submitted_on(file).map(common::date_zh),
        "opinion": endorsed.map(|(_, opinion)| opinion.clone()),
        "endorsed_by": endorsed.map(|_| s.record.stamp.name.clone()),
        "endorsed_on": endorsed.map(|(on, _)| common::date_zh(*on)),
    })
}
