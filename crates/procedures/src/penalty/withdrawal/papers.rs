//! 撤销案件的文书。

use crate::{PaperScene, common};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[PaperKind {
    key: "approval",
    zh: "撤销案件审批表",
    en: "approval to withdraw the case",
    series: None,
    contents: None,
    template: include_str!("approval.typ"),
    order: 10,
    to_party: false,
    sealed: false,
}];

pub(super) fn fields(_paper: &str, s: &PaperScene) -> Value {
    let it = super::made(s.file);
    json!({
        "cause": s.file.filing.cause(),
        "party": common::party_fields(s.file),
        "filed_on": s.file.filing.filed_on().map(common::date_zh),
        "ground": it.map(|it| it.ground.zh()),
        "reasons": it.map(|it| it.reasons.to_string()),
        "officers": common::officers_zh(s, crate::handlers::current(s.file)),
        "approved_by": s.record.stamp.name,
        "approved_on": common::date_zh(s.day()),
    })
}
