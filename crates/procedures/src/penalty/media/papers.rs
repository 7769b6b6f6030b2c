//! 视听资料的文书。

use super::Event;
use crate::{PaperScene, common};
use case::{BlobRef, PaperKind};
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[
    PaperKind {
        key: "sheet",
        zh: "视听资料证据单",
        en: "sheet of audio-visual evidence",
        series: None,
        contents: None,
        template: include_str!("sheet.typ"),
        order: 32,
        to_party: false,
        sealed: false,
    },
    PaperKind {
        key: "told",
        zh: "违法事实告知书",
        en: "notice of facts recorded",
        series: Some("违告"),
        contents: None,
        template: include_str!("told.typ"),
        order: 32,
        to_party: true,
        sealed: true,
    },
];

pub(super) fn fields(_paper: &str, s: &PaperScene) -> Value {
    match event(s) {
        Some(Event::Taken(it)) => common::with_case(
            s,
            json!({
                "medium": it.medium.zh(),
                "origin": it.origin.zh(),
                "at": common::date_time_zh(it.at),
                "place": it.place,
                "content": it.content.to_string(),
                "officers": common::officers_zh(s, &it.officers),
                "provider": it.provider,
                "checked": checked(it),
                "transcript": it.transcript.as_ref().map(ToString::to_string),
                "proves": it.proves,
                "files": files(&it.files),
            }),
        ),
        Some(Event::Monitored(it)) => common::with_case(
            s,
            json!({
                "device": it.device,
                "basis": it.basis,
                "at": common::date_time_zh(it.at),
                "place": it.place,
                "content": it.content.to_string(),
                "phone": common::bureau(s.law)["phone"],
            }),
        ),
        _ => Value::Null,
    }
}

fn checked(it: &super::Take) -> &'static str {
    match (it.origin, it.checked) {
        (super::Origin::Officers, _) => "执法人员制作，原始文件留存",
        (_, true) => "经核对与原始载体一致",
        (_, false) => "未核对",
    }
}

/// Names and digests: who holds the sheet can tell that a file is the original.
fn files(all: &[BlobRef]) -> Vec<Value> {
    all.iter().map(|it| json!({ "name": it.name, "sha256": it.sha256 })).collect()
}

/// The event of the record that issues the paper.
fn event<'a>(s: &PaperScene<'a>) -> Option<&'a Event> {
    s.record.events.iter().rev().find_map(|it| match it {
        crate::Event::Media(event) => Some(event),
        _ => None,
    })
}
