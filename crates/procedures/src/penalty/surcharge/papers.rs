//! 加处罚款核算表。

use super::{Event, overdue};
use crate::{PaperScene, common, payment, remedy};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[PaperKind {
    key: "statement",
    zh: "加处罚款核算表",
    en: "statement of the surcharge",
    series: None,
    contents: None,
    template: include_str!("statement.typ"),
    order: 78,
    to_party: false,
    sealed: false,
}];

pub(super) fn fields(s: &PaperScene) -> Value {
    let told = s.record.events.iter().find_map(|it| match it {
        crate::Event::Surcharge(Event::Reckoned { until, amount }) => Some((*until, *amount)),
        _ => None,
    });
    let Some((until, amount)) = told else { return Value::Null };
    let row = |it: &super::Overdue| {
        json!({
            "from": common::date_zh(it.from),
            "to": common::date_zh(it.to),
            "days": it.days,
            "base": it.base.to_string(),
        })
    };
    let rows: Vec<_> = overdue(s.file, s.law, until).iter().map(row).collect();
    let stopped: Vec<_> = remedy::stretches(s.file)
        .into_iter()
        .map(|(from, to)| {
            let to = to.map_or("尚未结束".to_owned(), common::date_zh);
            json!({ "from": common::date_zh(from), "to": to })
        })
        .collect();
    let rate = format!("每日{}", common::percent_zh(s.law, "late_surcharge"));
    json!({
        "party": common::party_fields(s.file),
        "cause": s.file.filing.cause(),
        "decision": common::decision_paper(s.file).and_then(|it| s.file.last_paper(it))
            .and_then(|(_, it)| it.number.clone()),
        "fine": common::money(payment::imposed(s.file).fine),
        "rate": rate,
        "last_day": payment::last_day(s.file, s.law).map(common::date_zh),
        "until": common::date_zh(until),
        "rows": rows,
        "stopped": stopped,
        "amount": common::money(amount),
        "reckoned_by": s.record.stamp.name,
        "organ": common::bureau(s.law),
        "date": common::date_zh(s.day()),
    })
}
