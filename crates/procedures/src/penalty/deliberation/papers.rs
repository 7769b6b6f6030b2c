//! 集体讨论的文书。

use crate::{PaperScene, common};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[PaperKind {
    key: "record",
    zh: "集体讨论记录",
    en: "record of the deliberation",
    series: Some("集讨"),
    contents: Some("DOC-19"),
    template: include_str!("record.typ"),
    order: 66,
    to_party: false,
    sealed: false,
}];

pub(super) fn fields(_paper: &str, s: &PaperScene) -> Value {
    let Some((_, it)) = s.file.deliberation.last.as_ref() else {
        return Value::Null;
    };
    let name = |id: &case::PersonId| s.people.name(id).to_owned();
    let speech = |it: &super::Speech| {
        json!({
            "name": name(&it.person),
            "position": it.position.zh(),
            "opinion": it.opinion.to_string(),
        })
    };
    json!({
        "cause": s.file.filing.cause(),
        "party": common::party_fields(s.file),
        "time": common::date_time_zh(it.held_at),
        "place": it.place,
        "presided_by": name(&it.presided_by),
        "attendance": it.speeches.iter().map(|it| name(&it.person)).collect::<Vec<_>>(),
        "attending": it.attending.iter().map(name).collect::<Vec<_>>(),
        "clerk": name(&it.clerk),
        "briefing": it.briefing.to_string(),
        "opinions": it.speeches.iter().map(speech).collect::<Vec<_>>(),
        "conclusion": it.conclusion.zh(),
        "penalty": it.penalty.as_ref().map(|it| it.lines_zh()).unwrap_or_default(),
        "departs": it.departs,
        "reasons": it.reasons.to_string(),
    })
}
