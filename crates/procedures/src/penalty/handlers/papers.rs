//! 承办人的文书。

use super::Event;
use crate::{PaperScene, common};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[PaperKind {
    key: "change",
    zh: "承办人变更审批表",
    en: "change of officers",
    series: None,
    contents: None,
    template: include_str!("change.typ"),
    order: 70,
    to_party: false,
    sealed: false,
}];

pub(super) fn fields(_paper: &str, s: &PaperScene) -> Value {
    let Some(Event::Changed { officers, reason }) = event(s) else {
        return Value::Null;
    };
    common::with_case(
        s,
        json!({
            "first": common::officers_zh(s, s.file.filing.officers()),
            "officers": common::officers_zh(s, officers),
            "reason": reason,
        }),
    )
}

/// The event of the record that issues the paper.
fn event<'a>(s: &PaperScene<'a>) -> Option<&'a Event> {
    s.record.events.iter().rev().find_map(|it| match it {
        crate::Event::Handlers(event) => Some(event),
        _ => None,
    })
}
