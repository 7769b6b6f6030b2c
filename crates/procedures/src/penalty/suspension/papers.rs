//! 中止、恢复调查的文书。

use super::Event;
use crate::{PaperScene, common};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[
    PaperKind {
        key: "order",
        zh: "中止调查决定书",
        en: "suspension of the investigation",
        series: Some("中止"),
        contents: None,
        template: include_str!("order.typ"),
        order: 70,
        to_party: false,
        sealed: true,
    },
    PaperKind {
        key: "resumption",
        zh: "恢复调查决定书",
        en: "resumption of the investigation",
        series: Some("恢复"),
        contents: None,
        template: include_str!("resumption.typ"),
        order: 70,
        to_party: false,
        sealed: true,
    },
];

pub(super) fn fields(_paper: &str, s: &PaperScene) -> Value {
    let suspended = s.file.suspension.suspensions.last();
    let resumed = s.record.events.iter().find_map(|it| match it {
        crate::Event::Suspension(Event::Resumed(it)) => Some(it),
        _ => None,
    });
    json!({
        "party": common::party_fields(s.file),
        "cause": s.file.filing.cause(),
        "filed_on": s.file.filing.filed_on().map(common::date_zh),
        "suspended_on": suspended.map(|(on, _, _)| common::date_zh(*on)),
        "ground": suspended.map(|(_, it, _)| it.ground.zh()),
        "reason": suspended.map(|(_, it, _)| it.reason.to_string()),
        "related": suspended.and_then(|(_, it, _)| it.related.clone()),
        "ended_on": resumed.map(|it| common::date_zh(it.ended_on)),
        "resumed_because": resumed.map(|it| it.reason.to_string()),
        "approved_by": s.record.stamp.name,
        "organ": common::bureau(s.law),
        "date": common::date_zh(s.day()),
    })
}
