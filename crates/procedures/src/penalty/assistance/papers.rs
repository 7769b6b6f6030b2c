//! 协助的文书。

use super::Event;
use crate::{PaperScene, common};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[PaperKind {
    key: "letter",
    zh: "协助函",
    en: "request for assistance",
    series: Some("协"),
    contents: None,
    template: include_str!("letter.typ"),
    order: 40,
    to_party: false,
    sealed: true,
}];

pub(super) fn fields(_paper: &str, s: &PaperScene) -> Value {
    let Some(Event::Requested(it)) = event(s) else {
        return Value::Null;
    };
    common::with_case(
        s,
        json!({
            "to": it.to,
            "matter": it.matter.to_string(),
            "reason": it.reason.to_string(),
            "by_day": it.by_day.map(common::date_zh),
        }),
    )
}

/// The event of the record that issues the paper.
fn event<'a>(s: &PaperScene<'a>) -> Option<&'a Event> {
    s.record.events.iter().rev().find_map(|it| match it {
        crate::Event::Assistance(event) => Some(event),
        _ => None,
    })
}
