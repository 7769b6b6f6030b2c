//! 不予处罚的文书。

use crate::{PaperScene, common, discretion, investigation_report};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[PaperKind {
    key: "letter",
    zh: "不予行政处罚决定书",
    en: "decision not to penalise",
    series: Some("不罚"),
    contents: Some("DOC-28-waived"),
    template: include_str!("letter.typ"),
    order: 10,
    to_party: true,
    sealed: true,
}];

pub(super) fn fields(_paper: &str, s: &PaperScene) -> Value {
    let Some(it) = super::made(s.file) else {
        return Value::Null;
    };
    let item = discretion::item(s.file).and_then(|code| s.law.item(code));
    let violation = item.map(|it| common::cites_zh(&it.violation)).unwrap_or_default();
    let report = investigation_report::report(s.file);
    let mut fields = json!({
        "cause": s.file.filing.cause(),
        "party": common::party_fields(s.file),
        "facts": report.map(|it| it.findings.to_string()),
        "evidence": report.map(|it| it.evidence.to_string()),
        "violation": it.ground.violated().then_some(violation),
        "ground": it.ground.zh(),
        "reasons": it.reasons.to_string(),
        "basis": common::cite_zh(it.ground.cite()),
        "corrected_on": it.corrected_on.map(common::date_zh),
        "correction": it.correction.as_ref().map(|it| it.to_string()),
        "education": it.education.as_ref().map(|it| it.to_string()),
        "guardian": it.guardian,
        "agency": common::bureau(s.law),
        "date": common::date_zh(s.day()),
    });
    if let (Value::Object(fields), Value::Object(more)) = (&mut fields, common::remedies(s.law)) {
        fields.extend(more);
    }
    fields
}
