//! 法制审核的文书。

use crate::{PaperScene, common};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[PaperKind {
    key: "opinion",
    zh: "法制审核意见书",
    en: "opinion of the legality review",
    series: Some("法审"),
    contents: Some("DOC-18"),
    template: include_str!("opinion.typ"),
    order: 54,
    to_party: false,
    sealed: false,
}];

pub(super) fn fields(_paper: &str, s: &PaperScene) -> Value {
    let state = &s.file.legality_review;
    let Some((on, _, it)) = state.reviewed.as_ref() else {
        return Value::Null;
    };
    let mark = |holds: bool| if holds { "合格" } else { "不合格" };
    let p = &it.points;
    let who = s.people.get(&s.record.stamp.by);
    let qualification = match who.and_then(|it| it.legal_qualification) {
        Some(since) => format!("法律职业资格，{}取得", common::date_zh(since)),
        None => "实行资格要求前已在岗".to_owned(),
    };
    json!({
        "cause": s.file.filing.cause(),
        "party": common::party_fields(s.file),
        "received": super::submitted_on(s.file).map(common::date_zh),
        "round": state.rounds,
        "response": state.submitted.as_ref()
            .and_then(|(_, _, it)| it.response.as_ref()).map(|it| it.to_string()),
        "proposal": crate::discretion::chosen(s.file).map(|it| it.penalty.lines_zh()),
        "subject": mark(p.subject),
        "procedure": mark(p.procedure),
        "facts": mark(p.facts),
        "application": mark(p.application),
        "competence": mark(p.competence),
        "documents": mark(p.documents),
        "crime": mark(p.crime),
        "others": mark(p.others),
        "opinion": it.opinion.zh(),
        "reasons": it.reasons.to_string(),
        "reviewer": s.record.stamp.name,
        "qualification": qualification,
        "date": common::date_zh(*on),
    })
}
