//! 罚没款缴纳登记表。

use super::{Event, balance, imposed};
use crate::{PaperScene, common};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[PaperKind {
    key: "record",
    zh: "罚没款缴纳登记表",
    en: "record of a payment",
    series: None,
    contents: None,
    template: include_str!("record.typ"),
    order: 74,
    to_party: false,
    sealed: false,
}];

pub(super) fn fields(s: &PaperScene) -> Value {
    let paid = s.record.events.iter().find_map(|it| match it {
        crate::Event::Payment(Event::Paid(it)) => Some(json!({
            "what": it.what.zh(),
            "amount": common::money(it.amount),
            "paid_on": common::date_zh(it.paid_on),
            "way": it.way.zh(),
            "receipt": it.receipt,
            "code": it.code,
            "officers": Value::Null,
            "circumstances": Value::Null,
        })),
        crate::Event::Payment(Event::Collected(it)) => Some(json!({
            "what": "罚款",
            "amount": common::money(it.amount),
            "paid_on": common::date_time_zh(it.at),
            "way": format!("当场收缴：{}", it.ground.zh()),
            "receipt": it.receipt,
            "code": Value::Null,
            "officers": common::officers_zh(s, &it.officers),
            "circumstances": it.reason.as_ref().map(ToString::to_string),
        })),
        _ => None,
    });
    let owed = imposed(s.file);
    let rest = balance(s.file, s.law, s.day());
    json!({
        "party": common::party_fields(s.file),
        "cause": s.file.filing.cause(),
        "decision": common::decision_paper(s.file).and_then(|it| s.file.last_paper(it))
            .and_then(|(_, it)| it.number.clone()),
        "fine": common::money(owed.fine),
        "gains": common::money(owed.gains),
        "paid": paid,
        "rest": common::money(rest.total()),
        "payee": s.law.city().payment.bank,
        "recorded_by": s.record.stamp.name,
        "organ": common::bureau(s.law),
        "date": common::date_zh(s.day()),
    })
}
