//! 管辖的文书。

use super::Event;
use crate::{PaperScene, common};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[
    PaperKind {
        key: "minutes",
        zh: "管辖争议协商记录",
        en: "minutes on jurisdiction",
        series: None,
        contents: None,
        template: include_str!("minutes.typ"),
        order: 84,
        to_party: false,
        sealed: false,
    },
    PaperKind {
        key: "report",
        zh: "报请指定管辖函",
        en: "request for a designation",
        series: Some("指管"),
        contents: None,
        template: include_str!("report.typ"),
        order: 84,
        to_party: false,
        sealed: true,
    },
    PaperKind {
        key: "letter",
        zh: "案件移送函",
        en: "letter of transfer",
        series: Some("移"),
        contents: None,
        template: include_str!("letter.typ"),
        order: 84,
        to_party: false,
        sealed: true,
    },
];

pub(super) fn fields(_paper: &str, s: &PaperScene) -> Value {
    let dispute = s.file.jurisdiction.dispute();
    let verification = s.file.lead.verification();
    let own = match event(s) {
        Some(Event::Agreed(it)) => json!({
            "result": if it.ours { "由本机关管辖" } else { "由对方机关管辖" },
            "minutes": it.minutes.to_string(),
            "people": it.people,
        }),
        Some(Event::Reported(it)) => json!({
            "superior": it.superior,
            "opinion": it.opinion.to_string(),
        }),
        Some(Event::Transferred(it)) => json!({
            "to": it.to,
            "reason": it.reason.to_string(),
            "papers": it.papers.to_string(),
            "finding": verification.map(|it| it.finding.to_string()),
        }),
        _ => return Value::Null,
    };
    let mut shared = json!({
        "other": dispute.map(|it| it.other.clone()),
        "arisen_on": dispute.map(|it| common::date_zh(it.arisen_on)),
        "dispute": dispute.map(|it| it.matter.to_string()),
    });
    if let (Value::Object(all), Value::Object(own)) = (&mut shared, own) {
        all.extend(own);
    }
    common::with_case(s, shared)
}

/// The event of the record that issues the paper.
fn event<'a>(s: &PaperScene<'a>) -> Option<&'a Event> {
    s.record.events.iter().rev().find_map(|it| match it {
        crate::Event::Jurisdiction(event) => Some(event),
        _ => None,
    })
}
