//! 责令改正的文书。

use super::Event;
use crate::{PaperScene, common};
use case::PaperKind;
use law::Law;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[
    PaperKind {
        key: "order",
        zh: "责令改正通知书",
        en: "correction order",
        series: Some("责改"),
        contents: None,
        template: include_str!("order.typ"),
        order: 44,
        to_party: true,
        sealed: true,
    },
    PaperKind {
        key: "recheck",
        zh: "复查记录",
        en: "record of the check",
        series: None,
        contents: Some("DOC-09-site"),
        template: include_str!("recheck.typ"),
        order: 45,
        to_party: false,
        sealed: false,
    },
];

pub(super) fn fields(_paper: &str, s: &PaperScene) -> Value {
    match event(s) {
        Some(Event::Ordered(it)) => common::with_case(
            s,
            json!({
                "facts": it.facts.to_string(),
                "basis": common::cite_zh(&it.basis),
                "content": it.content.to_string(),
                "until": common::date_zh(it.until),
                "at_once": it.until == s.day(),
                "officers": common::officers_zh(s, &it.officers),
                "remedies": remedies(s.law),
            }),
        ),
        Some(Event::Rechecked(it)) => {
            let order = s.file.correction_order.order();
            common::with_case(
                s,
                json!({
                    "time": common::date_time_zh(it.at),
                    "place": it.place,
                    "officers": common::officers_zh(s, &it.officers),
                    "ordered_on": order.map(|it| common::date_zh(it.on)),
                    "content": order.map(|it| it.it.content.to_string()),
                    "until": order.map(|it| common::date_zh(it.it.until)),
                    "result": it.result.zh(),
                    "corrected_on": it.corrected_on.map(common::date_zh),
                    "facts": it.finding.to_string(),
                    "party": it.presence.zh(),
                    "recording": it.recording.zh(),
                }),
            )
        }
        None => Value::Null,
    }
}

/// The event of the record that issues the paper.
fn event<'a>(s: &PaperScene<'a>) -> Option<&'a Event> {
    s.record.events.iter().rev().find_map(|it| match it {
        crate::Event::CorrectionOrder(event) => Some(event),
        _ => None,
    })
}

/// The order binds the party, so it can be turned against like any other administrative act.
fn remedies(law: &Law) -> String {
    let (review, suit) =
        (common::length_zh(law, "reconsideration"), common::length_zh(law, "litigation"));
    let city = &law.city().remedies;
    let (to, court) = (&city.reconsideration, &city.court);
    format!(
        "不服本通知的，可以自收到之日起{review}内向{to}申请行政复议，或者自收到之日起{suit}内向{court}提起行政诉讼。"
    )
}
