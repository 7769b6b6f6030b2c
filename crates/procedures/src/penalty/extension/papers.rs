//! 延长办案期限审批表。

use super::Event;
use crate::{PaperScene, common, filing};
use case::{LongText, PaperKind};
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[PaperKind {
    key: "approval",
    zh: "延长办案期限审批表",
    en: "extension of the time to decide",
    series: Some("延"),
    contents: None,
    template: include_str!("approval.typ"),
    order: 70,
    to_party: false,
    sealed: false,
}];

pub(super) fn fields(s: &PaperScene) -> Value {
    let reason = |it: &LongText| it.to_string();
    let told = s.record.events.iter().find_map(|it| match it {
        crate::Event::Extension(Event::Extended(it)) => Some((reason(&it.reason), None)),
        crate::Event::Extension(Event::ExtendedAgain(it)) => Some((reason(&it.reason), Some(it))),
        _ => None,
    });
    let Some((reason, again)) = told else { return Value::Null };
    let reckoning = filing::deciding_period(s.file, s.law);
    let present = again.map(|it| {
        let names = it.present.iter().map(|id| s.people.name(id).to_owned());
        names.collect::<Vec<_>>().join("、")
    });
    json!({
        "party": common::party_fields(s.file),
        "cause": s.file.filing.cause(),
        "filed_on": s.file.filing.filed_on().map(common::date_zh),
        "reason": reason,
        "kind": if again.is_some() { "再次延长（集体讨论决定）" } else { "延长（负责人批准）" },
        "discussed_on": again.map(|it| common::date_zh(it.discussed_on)),
        "present": present,
        "opinions": again.map(|it| it.opinions.to_string()),
        "until": reckoning.map(|it| common::date_zh(it.legal_end)),
        "approved_by": s.record.stamp.name,
        "organ": common::bureau(s.law),
        "date": common::date_zh(s.day()),
    })
}
