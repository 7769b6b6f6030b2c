//! 行政处罚强制执行申请书。

use super::Event;
use crate::{PaperScene, common, decision, delivery, demand, payment};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[PaperKind {
    key: "application",
    zh: "强制执行申请书",
    en: "application for court enforcement",
    series: Some("强申"),
    contents: Some("DOC-16"),
    template: include_str!("application.typ"),
    order: 78,
    to_party: false,
    sealed: true,
}];

pub(super) fn fields(s: &PaperScene) -> Value {
    let applied = s.record.events.iter().find_map(|it| match it {
        crate::Event::CourtApplication(Event::Applied(it)) => Some(it),
        _ => None,
    });
    let Some(it) = applied else { return Value::Null };
    let owed = payment::balance(s.file, s.law, s.day());
    let objects: Vec<_> = it.objects.iter().map(|it| it.zh()).collect();
    let text = |it: &Option<case::LongText>| it.as_ref().map(ToString::to_string);
    json!({
        "court": s.law.city().remedies.enforcement_court,
        "party": common::party_fields(s.file),
        "cause": s.file.filing.cause(),
        "application": objects.join("；"),
        "amount": common::money(owed.total()),
        "fine": common::money(owed.fine),
        "gains": common::money(owed.gains),
        "surcharge": common::money(owed.surcharge),
        "decision": decision_text(s),
        "opinion": it.opinion.to_string(),
        "demand": demand_text(s),
        "object": it.state.to_string(),
        "immovable_at": it.immovable_at,
        "urgent": text(&it.urgent),
        "preservation": text(&it.preservation),
        "late": text(&it.late),
        "others": text(&it.others).unwrap_or_else(|| "无".to_owned()),
        "signature": s.record.stamp.name,
        "seal": common::bureau(s.law)["name"],
        "organ": common::bureau(s.law),
        "date": common::date_zh(s.day()),
    })
}

fn decision_text(s: &PaperScene) -> String {
    let paper = common::decision_paper(s.file).and_then(|kind| s.file.last_paper(kind));
    let title = paper.map(|(_, it)| delivery::title_of(it)).unwrap_or_default();
    let served = paper.and_then(|(_, it)| delivery::served_paper(s.file, it.no));
    let served = served.map(common::date_zh).unwrap_or_default();
    let content = decision::made(s.file).map(|it| it.penalty.describe_zh()).unwrap_or_default();
    format!("{title}，内容：{content}；{served}送达当事人；事实、理由和依据见所附决定书")
}

fn demand_text(s: &PaperScene) -> String {
    let Some((_, paper)) = s.file.last_paper("demand.letter") else { return String::new() };
    let served = delivery::served_paper(s.file, paper.no).map(common::date_zh);
    let last = demand::period(s.file, s.law).map(|it| common::date_zh(it.legal_end));
    format!(
        "{}于{}送达，期限至{}届满，当事人仍未履行",
        delivery::title_of(paper),
        served.unwrap_or_default(),
        last.unwrap_or_default(),
    )
}
