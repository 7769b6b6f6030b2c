//! 电子送达确认书。

use super::Event;
use crate::{PaperScene, common};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[PaperKind {
    key: "confirmation",
    zh: "电子送达确认书",
    en: "confirmation of electronic delivery",
    series: None,
    contents: Some("DOC-20-electronic"),
    template: include_str!("confirmation.typ"),
    order: 12,
    to_party: false,
    sealed: false,
}];

pub(super) fn fields(s: &PaperScene) -> Value {
    let confirmed = s.record.events.iter().find_map(|it| match it {
        crate::Event::ElectronicConfirmation(Event::Confirmed(it)) => Some(it),
        _ => None,
    });
    let Some(it) = confirmed else {
        return Value::Null;
    };
    let days = common::length_zh(s.law, "address_change_notice");
    let addresses: Vec<_> = it
        .addresses
        .iter()
        .map(|it| json!({ "channel": it.channel.zh(), "address": it.address }))
        .collect();
    json!({
        "party": common::party_fields(s.file),
        "cause": s.file.filing.cause(),
        "consent": "同意行政机关以下列方式向本人（单位）送达行政处罚决定书等文书",
        "address": addresses,
        "fallback": it.fallback,
        "change": format!("地址变更的，{days}内书面告知；告知以前，向原地址送达有效"),
        "signature": it.signed_by,
        "date": common::date_zh(it.signed_on),
        "organ": common::bureau(s.law),
    })
}
