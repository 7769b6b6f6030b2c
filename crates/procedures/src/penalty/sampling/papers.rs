//! 抽样取证的文书。

use super::Event;
use crate::{PaperScene, common};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[
    PaperKind {
        key: "list",
        zh: "抽样取证清单",
        en: "list of samples",
        series: Some("抽证"),
        contents: Some("item_list"),
        template: include_str!("list.typ"),
        order: 34,
        to_party: false,
        sealed: false,
    },
    PaperKind {
        key: "disposal",
        zh: "抽样物品处理通知书",
        en: "notice on samples",
        series: Some("抽处"),
        contents: None,
        template: include_str!("disposal.typ"),
        order: 34,
        to_party: true,
        sealed: true,
    },
];

pub(super) fn fields(_paper: &str, s: &PaperScene) -> Value {
    match event(s) {
        Some(Event::Sampled(it)) => common::with_case(
            s,
            json!({
                "items": it.portions.iter().map(portion).collect::<Vec<_>>(),
                "method": it.method.to_string(),
                "sealed": it.sealed,
                "at": common::date_time_zh(it.at),
                "place": it.place,
                "officers": common::officers_zh(s, &it.officers),
                "party": it.presence.zh(),
                "copies": if it.copy_handed { "一式两份，已交当事人一份" } else { "一式两份，当事人一份待交" },
                "recording": it.recording.zh(),
                "proves": it.proves,
            }),
        ),
        Some(Event::Settled(it)) => {
            let sample = s.file.sampling.sample(it.sample).map(|it| &it.it);
            common::with_case(
                s,
                json!({
                    "items": sample.map(|it| it.portions.iter().map(portion).collect::<Vec<_>>()),
                    "sampled_at": sample.map(|it| common::date_time_zh(it.at)),
                    "disposal": it.disposal.zh(),
                    "reason": it.reason.to_string(),
                }),
            )
        }
        None => Value::Null,
    }
}

fn portion(it: &super::Portion) -> Value {
    json!({ "name": it.name, "spec": it.spec, "base": it.base, "quantity": it.quantity })
}

/// The event of the record that issues the paper.
fn event<'a>(s: &PaperScene<'a>) -> Option<&'a Event> {
    s.record.events.iter().rev().find_map(|it| match it {
        crate::Event::Sampling(event) => Some(event),
        _ => None,
    })
}
