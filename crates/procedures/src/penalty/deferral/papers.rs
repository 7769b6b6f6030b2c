//! 暂缓（分期）缴纳罚款的文书。

use super::Event;
use crate::{PaperScene, common, payment};
use case::PaperKind;
use serde_json::{Value, json};

const fn letter(
    key: &'static str,
    zh: &'static str,
    en: &'static str,
    series: &'static str,
    template: &'static str,
) -> PaperKind {
    let (series, contents, order) = (Some(series), None, 72);
    PaperKind { key, zh, en, series, contents, template, order, to_party: true, sealed: true }
}

pub(super) const PAPERS: &[PaperKind] = &[
    letter(
        "approval",
        "暂缓（分期）缴纳罚款批准书",
        "deferral or instalments approved",
        "缓",
        include_str!("approval.typ"),
    ),
    letter(
        "refusal",
        "不予暂缓（分期）缴纳罚款通知书",
        "deferral refused",
        "不缓",
        include_str!("refusal.typ"),
    ),
];

pub(super) fn fields(s: &PaperScene) -> Value {
    let mut parts = Vec::new();
    let mut reason = String::new();
    for event in &s.record.events {
        match event {
            crate::Event::Deferral(Event::Approved(it)) => {
                reason = it.reason.to_string();
                parts = it
                    .parts
                    .iter()
                    .map(|it| {
                        let (on, sum) = (common::date_zh(it.due_on), common::money(it.amount));
                        json!({ "due_on": on, "amount": sum })
                    })
                    .collect();
            }
            crate::Event::Deferral(Event::Refused(it)) => reason = it.reason.to_string(),
            _ => {}
        }
    }
    json!({
        "party": common::party_fields(s.file),
        "cause": s.file.filing.cause(),
        "decision": common::decision_paper(s.file).and_then(|it| s.file.last_paper(it))
            .and_then(|(_, it)| it.number.clone()),
        "fine": common::money(payment::imposed(s.file).fine),
        "parts": parts,
        "reason": reason,
        "payee": s.law.city().payment.bank,
        "approved_by": s.record.stamp.name,
        "organ": common::bureau(s.law),
        "date": common::date_zh(s.day()),
    })
}
