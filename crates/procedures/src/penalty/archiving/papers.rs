//! 案卷归档登记表：八类材料，每类按形成时间排列。

use super::Event;
use crate::{PaperScene, common, delivery, engine};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[PaperKind {
    key: "register",
    zh: "案卷归档登记表",
    en: "register of the archived file",
    series: None,
    contents: Some("DOC-29"),
    template: include_str!("register.typ"),
    order: 92,
    to_party: false,
    sealed: false,
}];

/// 八类材料（第四十条第二款）中，某一制度的文书属于哪一类。
fn class_of(institution: &str) -> &'static str {
    match institution {
        "lead" | "filing" | "jurisdiction" => "source",
        "investigation_report"
        | "prior_notice"
        | "decision"
        | "no_penalty"
        | "withdrawal"
        | "summary"
        | "delivery"
        | "electronic_confirmation"
        | "correction_order" => "documents",
        "interview" | "inspection" | "media" | "copies" | "sampling" | "appraisal"
        | "evidence_hold" | "evidence" | "assistance" => "evidence",
        "hearing" => "hearing",
        "defence" | "legality_review" | "deliberation" => "review",
        "payment" | "deferral" | "surcharge" | "demand" | "court_application" | "goods" => {
            "enforcement"
        }
        _ => "others",
    }
}

pub(super) fn fields(s: &PaperScene) -> Value {
    let archived = s.record.events.iter().find_map(|it| match it {
        crate::Event::Archiving(Event::Archived { archive, class, years }) => {
            Some((archive, class, years))
        }
        _ => None,
    });
    let Some((archive, class, years)) = archived else { return Value::Null };
    let kept = s.law.city().retention.iter().find(|it| it.class == *class);
    json!({
        "party": common::party_fields(s.file),
        "cause": s.file.filing.cause(),
        "archive_number": archive.archive_number,
        "location": archive.location,
        "pages": archive.pages,
        "note": archive.note.as_ref().map(ToString::to_string),
        "class": kept.map(|it| it.zh.clone()),
        "years": years,
        "retention_source": kept.map(|it| common::cite_zh(&it.source)),
        "closed_on": crate::closure::closed_on(s.file).map(common::date_zh),
        "source": listed(s, "source"),
        "documents": listed(s, "documents"),
        "evidence": evidence(s),
        "defence": statements(s),
        "hearing": listed(s, "hearing"),
        "review": listed(s, "review"),
        "enforcement": listed(s, "enforcement"),
        "others": listed(s, "others"),
        "archivist": s.record.stamp.name,
        "organ": common::bureau(s.law),
        "date": common::date_zh(s.day()),
    })
}

fn listed(s: &PaperScene, class: &str) -> Vec<String> {
    let of_class = |kind: &str| kind.split_once('.').is_some_and(|(it, _)| class_of(it) == class);
    let papers = s.file.papers().filter(|(_, it)| of_class(&it.kind));
    papers
        .map(|(record, it)| format!("{} {}", record.stamp.day(), delivery::title_of(it)))
        .collect()
}

fn evidence(s: &PaperScene) -> Vec<String> {
    let items = engine::evidence(s.file);
    let items = items.iter().map(|it| format!("{} {}（{}）", it.taken_on, it.title, it.kind.zh()));
    let mut all: Vec<_> = items.chain(listed(s, "evidence")).collect();
    all.sort();
    all
}

/// 当事人陈述、申辩材料。
fn statements(s: &PaperScene) -> Vec<String> {
    let on = crate::defence::stated_on(s.file);
    on.map(|on| format!("{on} 当事人陈述、申辩")).into_iter().collect()
}
