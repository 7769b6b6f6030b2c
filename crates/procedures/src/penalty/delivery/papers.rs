//! 送达的文书：送达回证、送达公告。

use super::{Event, Mode, title_of};
use crate::{PaperScene, common};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[
    PaperKind {
        key: "proof",
        zh: "送达回证",
        en: "proof of delivery",
        series: Some("送"),
        contents: Some("DOC-20"),
        template: include_str!("proof.typ"),
        order: 12,
        to_party: false,
        sealed: true,
    },
    PaperKind {
        key: "announcement",
        zh: "送达公告",
        en: "announcement of a delivery",
        series: Some("送公"),
        contents: None,
        template: include_str!("announcement.typ"),
        order: 12,
        to_party: false,
        sealed: true,
    },
];

/// What one delivery says of itself.
#[derive(Default)]
struct Told {
    no: u32,
    mode: Option<Mode>,
    date: String,
    place: String,
    recipient: String,
    capacity: String,
    refusal: String,
    officers: String,
    remark: String,
}

pub(super) fn fields(paper: &str, s: &PaperScene) -> Value {
    let events = s.record.events.iter().filter_map(|it| match it {
        crate::Event::Delivery(event) => Some(event),
        _ => None,
    });
    let Some(event) = events.last() else {
        return Value::Null;
    };
    match (paper, event) {
        ("announcement", Event::Announced { announcement, complete_on }) => {
            let channels: Vec<_> = announcement.channels.iter().map(|it| it.zh()).collect();
            json!({
                "document": document(s, announcement.paper.0),
                "party": common::party_fields(s.file),
                "reason": announcement.ground.zh(),
                "gist": announcement.gist.to_string(),
                "channels": channels.join("、"),
                "published_on": common::date_zh(announcement.published_on),
                "complete_on": common::date_zh(*complete_on),
                "organ": common::bureau(s.law),
                "date": common::date_zh(s.day()),
            })
        }
        _ => proof(s, told(event, s)),
    }
}

fn proof(s: &PaperScene, it: Told) -> Value {
    json!({
        "document": document(s, it.no),
        "addressee": common::party_line(s.file),
        "mode": it.mode.map(Mode::zh),
        "place": it.place,
        "recipient": it.recipient,
        "capacity": it.capacity,
        "date": it.date,
        "refusal": it.refusal,
        "officers": it.officers,
        "remark": it.remark,
        "cause": s.file.filing.cause(),
        "organ": common::bureau(s.law),
    })
}

fn document(s: &PaperScene, no: u32) -> String {
    s.file.paper(no).map(|(_, paper)| title_of(paper)).unwrap_or_default()
}

fn told(event: &Event, s: &PaperScene) -> Told {
    match event {
        Event::HandedOver(it) => Told {
            no: it.paper.0,
            mode: Some(Mode::HandedOver),
            date: common::date_time_zh(it.at),
            place: it.place.clone(),
            recipient: it.recipient.clone(),
            capacity: it.capacity.zh().to_owned(),
            officers: common::officers_zh(s, &it.officers),
            ..Told::default()
        },
        Event::Left(it) => Told {
            no: it.paper.0,
            mode: Some(Mode::Left),
            date: common::date_time_zh(it.at),
            place: it.place.clone(),
            recipient: format!("{}拒绝签收", it.refused_by),
            refusal: refusal(it),
            officers: common::officers_zh(s, &it.officers),
            ..Told::default()
        },
        Event::Sent(it) => Told {
            no: it.paper.0,
            mode: Some(Mode::Electronic),
            date: common::date_time_zh(it.arrived_at),
            place: it.address.clone(),
            recipient: "到达当事人确认的地址".to_owned(),
            ..Told::default()
        },
        Event::Reported(it) => {
            let mode = s.file.delivery.of(it.paper.0).map(|it| it.mode);
            Told {
                no: it.paper.0,
                mode,
                date: common::date_zh(it.answered_on),
                recipient: it.recipient.clone().unwrap_or_default(),
                capacity: it.capacity.map(|it| it.zh().to_owned()).unwrap_or_default(),
                remark: it.note.as_ref().map(ToString::to_string).unwrap_or_default(),
                ..Told::default()
            }
        }
        _ => Told::default(),
    }
}

fn refusal(it: &super::Leave) -> String {
    let witness = match (&it.witness, &it.witness_from) {
        (Some(name), Some(from)) => format!("见证人：{name}（{from}）。"),
        (Some(name), None) => format!("见证人：{name}。"),
        _ => String::new(),
    };
    let recorded = if it.recordings.is_empty() {
        String::new()
    } else {
        format!("已拍照、录像{}件。", it.recordings.len())
    };
    let reason = it.reason.trim_end_matches('。');
    format!("{reason}。文书留置于{}。{witness}{recorded}", it.place)
}
