//! 立案的文书。

use crate::{PaperScene, common};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[
    PaperKind {
        key: "approval",
        zh: "立案审批表",
        en: "approval to file",
        series: Some("立"),
        contents: Some("DOC-01"),
        template: include_str!("approval.typ"),
        order: 20,
        to_party: false,
        sealed: false,
    },
    PaperKind {
        key: "declined",
        zh: "不予立案审批表",
        en: "filing declined",
        series: Some("不立"),
        contents: None,
        template: include_str!("declined.typ"),
        order: 20,
        to_party: false,
        sealed: false,
    },
];

pub(super) fn fields(_paper: &str, s: &PaperScene) -> Value {
    let file = s.file;
    let lead = file.lead.lead();
    let item = file.filing.item().and_then(|code| s.law.item(code));
    let head = &s.record.stamp.name;
    let declined = s.record.events.iter().find_map(|it| match it {
        crate::Event::Filing(super::Event::Declined(it)) => Some(it),
        _ => None,
    });
    json!({
        "cause": file.filing.cause(),
        "source": lead.map(|it| it.source.zh()),
        "matter": lead.map(|it| it.matter.to_string()),
        "place": lead.map(|it| it.place.clone()),
        "party": common::party_fields(file),
        "item": item.map(|it| it.zh.clone()),
        "violation": item.map(|it| common::cites_zh(&it.violation)),
        "penalty": item.map(|it| common::cites_zh(&it.penalty)),
        "initial_evidence": file.lead.verification().map(|it| it.finding.to_string()),
        "reasons": file.filing.approved().map(|it| it.basis.to_string()),
        "officers": common::officers_zh(s, file.filing.officers()),
        "ground": declined.map(|it| it.ground.zh()),
        "explanation": declined.map(|it| it.reason.to_string()),
        "approved_by": head,
        "approved_on": common::date_zh(s.day()),
        "organ": common::bureau(s.law),
    })
}
