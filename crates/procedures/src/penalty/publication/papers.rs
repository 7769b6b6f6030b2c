//! 公开的文书：公开信息表、撤回说明。

use super::{Event, criteria, required};
use crate::{PaperScene, common, decision};
use case::{PaperKind, PartyKind};
use serde_json::{Value, json};

const fn kind(
    key: &'static str,
    zh: &'static str,
    en: &'static str,
    template: &'static str,
) -> PaperKind {
    let (series, contents, order) = (None, None, 70);
    PaperKind { key, zh, en, series, contents, template, order, to_party: false, sealed: false }
}

pub(super) const PAPERS: &[PaperKind] = &[
    kind("entry", "行政处罚决定公开信息表", "decision as published", include_str!("entry.typ")),
    kind(
        "withdrawal",
        "撤回行政处罚决定公开信息的说明",
        "withdrawal of a publication",
        include_str!("withdrawal.typ"),
    ),
];

pub(super) fn fields(_paper: &str, s: &PaperScene) -> Value {
    let party = s.file.party.known();
    let organization = party.filter(|it| it.kind != PartyKind::Citizen);
    let credit_code =
        organization.filter(|it| it.kind.is_organization()).and_then(|it| it.id_number.clone());
    let decided = decision::made(s.file);
    let item = s.file.filing.item().and_then(|code| s.law.item(code));
    let published = s.file.publication.published.as_ref().map(|(_, it)| it);
    let withdrawn = s.record.events.iter().find_map(|it| match it {
        crate::Event::Publication(Event::Withdrawn(it)) => Some(it),
        _ => None,
    });
    let channels = published.map(|it| {
        let names: Vec<_> = it.channels.iter().map(|it| it.zh()).collect();
        names.join("、")
    });
    let entries: Vec<_> = required(s.file, s.law)
        .into_iter()
        .map(|it| json!({ "zh": it.zh, "source": common::cite_zh(&it.source) }))
        .collect();
    json!({
        "number": s.file.last_paper("decision.letter").and_then(|(_, it)| it.number.clone()),
        "party": party.map(criteria::masked),
        "credit_code": credit_code,
        "cause": item.map(|it| it.zh.clone()),
        "facts": published.map(|it| it.facts.to_string()),
        "violation": item.map(|it| common::cites_zh(&it.violation)),
        "basis": item.map(|it| common::cites_zh(&it.penalty)),
        "result": decided.map(|it| it.penalty.describe_zh()),
        "decided_on": decision::made_on(s.file).map(common::date_zh),
        "entries": entries,
        "channels": channels,
        "withdrawn_because": withdrawn.map(|it| it.cause.zh()),
        "happened_on": withdrawn.map(|it| common::date_zh(it.happened_on)),
        "explanation": withdrawn.map(|it| it.explanation.to_string()),
        "published_by": s.record.stamp.name,
        "organ": common::bureau(s.law),
        "date": common::date_zh(s.day()),
    })
}
