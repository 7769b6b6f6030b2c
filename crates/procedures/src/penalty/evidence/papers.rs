//! 查证证据的文书。

use super::{Event, Finding};
use crate::{PaperScene, common, engine};
use case::{EvidenceItem, PaperKind};
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[PaperKind {
    key: "list",
    zh: "证据目录",
    en: "list of evidence",
    series: None,
    contents: None,
    template: include_str!("list.typ"),
    order: 25,
    to_party: false,
    sealed: false,
}];

pub(super) fn fields(_paper: &str, s: &PaperScene) -> Value {
    let items = engine::evidence(s.file);
    let remark = match event(s) {
        Some(Event::Listed(it)) => it.remark.as_ref().map(ToString::to_string),
        _ => None,
    };
    let line = |it: &EvidenceItem| {
        json!({
            "no": it.no.0,
            "kind": it.kind.zh(),
            "title": it.title,
            "taken_on": common::date_zh(it.taken_on),
            "source": it.source,
            "proves": it.proves,
            "finding": finding(s, it),
        })
    };
    common::with_case(
        s,
        json!({
            "items": items.iter().map(line).collect::<Vec<_>>(),
            "remark": remark,
        }),
    )
}

fn finding(s: &PaperScene, it: &EvidenceItem) -> String {
    match s.file.evidence.finding(it.no) {
        None => "尚未查证".to_owned(),
        Some(Finding::Verified { on, .. }) => format!("{}查证属实", common::date_zh(*on)),
        Some(Finding::Excluded { ground, .. }) => format!("已排除：{}", ground.zh()),
    }
}

/// The event of the record that issues the paper.
fn event<'a>(s: &PaperScene<'a>) -> Option<&'a Event> {
    s.record.events.iter().rev().find_map(|it| match it {
        crate::Event::Evidence(event) => Some(event),
        _ => None,
    })
}
