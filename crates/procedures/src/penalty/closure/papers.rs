//! 结案审批表。

use super::Event;
use crate::{PaperScene, common, decision, delivery, payment};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[PaperKind {
    key: "approval",
    zh: "结案审批表",
    en: "approval of closing the case",
    series: Some("结"),
    contents: Some("DOC-28-closure"),
    template: include_str!("approval.typ"),
    order: 90,
    to_party: false,
    sealed: false,
}];

pub(super) fn fields(s: &PaperScene) -> Value {
    let closed = s.record.events.iter().find_map(|it| match it {
        crate::Event::Closure(Event::Closed(it)) => Some(it),
        _ => None,
    });
    let Some(it) = closed else { return Value::Null };
    let kind = common::decision_paper(s.file);
    let paper = kind.and_then(|kind| s.file.last_paper(kind));
    json!({
        "party": common::party_fields(s.file),
        "cause": s.file.filing.cause(),
        "filed_on": s.file.filing.filed_on().map(common::date_zh),
        "officers": common::officers_zh(s, crate::handlers::current(s.file)),
        "decision": paper.map(|(_, it)| delivery::title_of(it)),
        "decided_on": common::concluded(s.file).map(common::date_zh),
        "delivered_on": kind.and_then(|it| delivery::served_on(s.file, it)).map(common::date_zh),
        "penalty": decision::made(s.file).map(|it| it.penalty.describe_zh()),
        "settled_on": payment::cleared_on(s.file, s.law).map(common::date_zh),
        "ground": it.ground.zh(),
        "summary": it.summary.to_string(),
        "reason": it.reason.as_ref().map(ToString::to_string),
        "approval": format!("同意结案。{}", s.record.stamp.name),
        "approved_by": s.record.stamp.name,
        "organ": common::bureau(s.law),
        "date": common::date_zh(s.day()),
    })
}
