//! 书证、物证的文书。

use super::{Event, Form};
use crate::{PaperScene, common};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[
    PaperKind {
        key: "document",
        zh: "书证（电子数据）提取单",
        en: "sheet of a document taken",
        series: None,
        contents: None,
        template: include_str!("document.typ"),
        order: 32,
        to_party: false,
        sealed: false,
    },
    PaperKind {
        key: "list",
        zh: "提取物证物品清单",
        en: "list of things collected",
        series: None,
        contents: Some("item_list"),
        template: include_str!("list.typ"),
        order: 33,
        to_party: false,
        sealed: false,
    },
];

pub(super) fn fields(_paper: &str, s: &PaperScene) -> Value {
    match event(s) {
        Some(Event::Copied(it)) => {
            let names: Vec<_> = it.files.iter().map(|it| it.name.as_str()).collect();
            common::with_case(
                s,
                json!({
                    "matter": it.matter.zh(),
                    "title": it.title,
                    "form": it.form.zh(),
                    "pages": it.pages,
                    "provider": it.provider,
                    "kept_at": it.kept_at,
                    "difficulty": it.difficulty,
                    "checked": checked(it),
                    "at": common::date_time_zh(it.at),
                    "place": it.place,
                    "officers": common::officers_zh(s, &it.officers),
                    "proves": it.proves,
                    "files": names.join("、"),
                }),
            )
        }
        Some(Event::Collected(it)) => common::with_case(
            s,
            json!({
                "items": it.things.iter().map(thing).collect::<Vec<_>>(),
                "at": common::date_time_zh(it.at),
                "place": it.place,
                "officers": common::officers_zh(s, &it.officers),
                "party": it.presence.zh(),
                "copies": if it.copy_handed { "一式两份，已交当事人一份" } else { "一式两份，当事人一份待交" },
                "recording": it.recording.zh(),
                "proves": it.proves,
            }),
        ),
        None => Value::Null,
    }
}

fn checked(it: &super::Copy) -> String {
    match it.form {
        Form::Original => "本件为原件".to_owned(),
        form => format!("本{}经核对与原件一致", form.zh()),
    }
}

fn thing(it: &super::Thing) -> Value {
    json!({ "name": it.name, "spec": it.spec, "quantity": it.quantity, "mark": it.mark })
}

/// The event of the record that issues the paper.
fn event<'a>(s: &PaperScene<'a>) -> Option<&'a Event> {
    s.record.events.iter().rev().find_map(|it| match it {
        crate::Event::Copies(event) => Some(event),
        _ => None,
    })
}
