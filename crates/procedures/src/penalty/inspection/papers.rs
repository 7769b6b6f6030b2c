//! 现场检查的文书。

use super::Event;
use crate::{PaperScene, common};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[
    PaperKind {
        key: "approval",
        zh: "涉企行政检查审批表",
        en: "approval of an inspection",
        series: Some("检"),
        contents: None,
        template: include_str!("approval.typ"),
        order: 70,
        to_party: false,
        sealed: false,
    },
    PaperKind {
        key: "record",
        zh: "现场检查（勘验）笔录",
        en: "record of inspection",
        series: None,
        contents: Some("DOC-09-site"),
        template: include_str!("record.typ"),
        order: 30,
        to_party: false,
        sealed: false,
    },
];

pub(super) fn fields(_paper: &str, s: &PaperScene) -> Value {
    match event(s) {
        Some(Event::Approved(it)) => common::with_case(
            s,
            json!({
                "target": it.target,
                "matter": it.matter.to_string(),
                "basis": it.basis,
                "officers": common::officers_zh(s, &it.officers),
            }),
        ),
        Some(Event::Recorded(it)) => common::with_case(
            s,
            json!({
                "target": it.target,
                "basis": it.basis,
                "urgent": it.urgent.as_ref().map(ToString::to_string),
                "time": format!("{}至{}", common::date_time_zh(it.from), common::date_time_zh(it.to)),
                "place": it.place,
                "officers": common::officers_zh(s, &it.officers),
                "facts": it.finding.to_string(),
                "sketch": it.sketch.as_ref().map(|it| it.name.clone()),
                "party": it.presence.zh(),
                "told": it.rights_told,
                "recording": it.recording.zh(),
            }),
        ),
        None => Value::Null,
    }
}

/// The event of the record that issues the paper.
fn event<'a>(s: &PaperScene<'a>) -> Option<&'a Event> {
    s.record.events.iter().rev().find_map(|it| match it {
        crate::Event::Inspection(event) => Some(event),
        _ => None,
    })
}
