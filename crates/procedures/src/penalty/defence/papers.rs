//! 陈述、申辩的文书。

use crate::{PaperScene, common, prior_notice};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[
    PaperKind {
        key: "record",
        zh: "陈述申辩笔录",
        en: "record of statement and defence",
        series: None,
        contents: None,
        template: include_str!("record.typ"),
        order: 58,
        to_party: false,
        sealed: false,
    },
    PaperKind {
        key: "opinion",
        zh: "陈述申辩复核意见书",
        en: "opinion on the defence",
        series: Some("复核"),
        contents: None,
        template: include_str!("opinion.typ"),
        order: 59,
        to_party: false,
        sealed: false,
    },
];

pub(super) fn fields(paper: &str, s: &PaperScene) -> Value {
    let known = &s.file.defence;
    let stated = known.stated.as_ref();
    let review = super::review(s.file).filter(|_| paper == "opinion");
    let stated_officers = stated.map(|(_, _, it)| common::officers_zh(s, &it.officers));
    json!({
        "cause": s.file.filing.cause(),
        "party": common::party_fields(s.file),
        "notice": s.file.last_paper("prior_notice.letter").and_then(|(_, it)| it.number.clone()),
        "served_on": prior_notice::served_on(s.file).map(common::date_zh),
        "stated_at": stated.map(|_| common::date_time_zh(s.record.stamp.at)),
        "stated_on": stated.map(|(on, _, _)| common::date_zh(*on)),
        "way": stated.map(|(_, _, it)| it.way.zh()),
        "speaker": stated.map(|(_, _, it)| it.speaker.clone()),
        "content": stated.map(|(_, _, it)| it.content.to_string()),
        "material": stated.map(|(_, _, it)| {
            it.material.iter().map(|it| it.name.clone()).collect::<Vec<_>>()
        }),
        "officers": review.map(|it| common::officers_zh(s, &it.officers)).or(stated_officers),
        "points": review.map(|it| it.points.to_string()),
        "adoption": review.map(|it| it.adoption.zh()),
        "opinion": review.map(|it| it.opinion.to_string()),
        "on": common::date_zh(s.day()),
    })
}
