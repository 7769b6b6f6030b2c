//! 询问的文书。

use super::Event;
use crate::{PaperScene, common};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[
    PaperKind {
        key: "notice",
        zh: "询问通知书",
        en: "notice to appear",
        series: Some("询通"),
        contents: None,
        template: include_str!("notice.typ"),
        order: 26,
        to_party: true,
        sealed: true,
    },
    PaperKind {
        key: "notice_other",
        zh: "询问通知书（有关人员）",
        en: "notice to appear for others",
        series: Some("询通"),
        contents: None,
        template: include_str!("notice.typ"),
        order: 26,
        to_party: false,
        sealed: true,
    },
    PaperKind {
        key: "record",
        zh: "询问笔录",
        en: "record of questioning",
        series: None,
        contents: Some("DOC-09"),
        template: include_str!("record.typ"),
        order: 28,
        to_party: false,
        sealed: false,
    },
];

pub(super) fn fields(_paper: &str, s: &PaperScene) -> Value {
    match event(s) {
        Some(Event::Notified(it)) => common::with_case(
            s,
            json!({
                "person": it.person,
                "at": common::date_time_zh(it.at),
                "place": it.place,
                "matter": it.matter.to_string(),
                "bring": it.bring.as_ref().map(ToString::to_string),
                "officers": common::officers_zh(s, &it.officers),
            }),
        ),
        Some(Event::Recorded(it)) => common::with_case(s, record(it, s)),
        None => Value::Null,
    }
}

fn record(it: &super::Record, s: &PaperScene) -> Value {
    let person = &it.person;
    let line = |it: &super::Exchange| json!({ "q": it.q.to_string(), "a": it.a.to_string() });
    let recusal = it.recusal.as_ref().map(ToString::to_string);
    let refusal = it.refusal.as_ref().map(ToString::to_string);
    let signature = match &refusal {
        Some(why) => format!("{}，原因：{why}", it.signing.zh()),
        None => it.signing.zh().to_owned(),
    };
    json!({
        "from": common::date_time_zh(it.from),
        "to": common::date_time_zh(it.to),
        "place": it.place,
        "person": json!({
            "name": person.name,
            "relation": person.relation.zh(),
            "sex": person.sex,
            "age": person.age,
            "id_number": person.id_number,
            "occupation": person.occupation,
            "address": person.address,
            "phone": person.phone,
        }),
        "officers": common::officers_zh(s, &it.officers),
        "recorder": s.people.name(&it.recorder),
        "statement": it.exchanges.iter().map(line).collect::<Vec<_>>(),
        "recusal": recusal.unwrap_or_else(|| "不申请回避".to_owned()),
        "reading": it.reading.zh(),
        "correction": it.correction.as_ref().map(ToString::to_string),
        "signature": signature,
        "refused": refusal.is_some(),
        "recording": it.recording.zh(),
    })
}

/// The event of the record that issues the paper.
fn event<'a>(s: &PaperScene<'a>) -> Option<&'a Event> {
    s.record.events.iter().rev().find_map(|it| match it {
        crate::Event::Interview(event) => Some(event),
        _ => None,
    })
}
