//! 先行登记保存的文书。

use super::{Event, Take};
use crate::{PaperScene, common};
use case::{EvidenceNo, PaperKind};
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[
    PaperKind {
        key: "approval",
        zh: "先行登记保存证据审批表",
        en: "approval of an evidence hold",
        series: None,
        contents: None,
        template: include_str!("approval.typ"),
        order: 36,
        to_party: false,
        sealed: false,
    },
    PaperKind {
        key: "notice",
        zh: "先行登记保存证据通知书",
        en: "notice of an evidence hold",
        series: Some("登存"),
        contents: None,
        template: include_str!("notice.typ"),
        order: 36,
        to_party: true,
        sealed: true,
    },
    PaperKind {
        key: "list",
        zh: "先行登记保存证据清单",
        en: "list of held evidence",
        series: None,
        contents: Some("DOC-08"),
        template: include_str!("list.typ"),
        order: 36,
        to_party: false,
        sealed: false,
    },
    PaperKind {
        key: "decision",
        zh: "先行登记保存证据处理决定书",
        en: "decision on held evidence",
        series: Some("登处"),
        contents: None,
        template: include_str!("decision.typ"),
        order: 36,
        to_party: true,
        sealed: true,
    },
    PaperKind {
        key: "receipt",
        zh: "登记保存物品返还清单",
        en: "list of things returned",
        series: None,
        contents: None,
        template: include_str!("receipt.typ"),
        order: 36,
        to_party: false,
        sealed: false,
    },
];

pub(super) fn fields(paper: &str, s: &PaperScene) -> Value {
    let own = match event(s) {
        Some(Event::Ordered(it)) => json!({
            "things": it.things.to_string(),
            "place": it.place,
            "danger": it.danger.to_string(),
        }),
        Some(Event::Taken(it)) => taken(it, paper, s),
        Some(Event::Decided { hold, decision }) => decided(*hold, decision, s),
        Some(Event::Returned { hold, returned }) => json!({
            "things": returned.things,
            "received_by": returned.received_by,
            "officers": common::officers_zh(s, &returned.officers),
            "at": common::date_time_zh(returned.at),
            "held_at": held(*hold, s).map(|it| common::date_time_zh(it.at)),
        }),
        None => return Value::Null,
    };
    common::with_case(s, own)
}

/// The notice; the list adds the columns of its table, one array each, as DOC-08 names them.
fn taken(it: &Take, paper: &str, s: &PaperScene) -> Value {
    let ends = s.law.reckon("evidence_hold", it.at.date()).legal_end;
    let handed = if it.copy_handed { "已交" } else { "待交" };
    let mut fields = json!({
        "keeper": it.keeper,
        "at": common::date_time_zh(it.at),
        "place": it.place,
        "officers": common::officers_zh(s, &it.officers),
        "recording": it.recording.zh(),
        "decide_by": common::date_zh(ends),
    });
    if paper != "list" {
        return fields;
    }
    let column = |of: fn(&super::Held) -> &String| it.things.iter().map(of).collect::<Vec<_>>();
    fields["name"] = json!(column(|it| &it.name));
    fields["quantity"] = json!(column(|it| &it.quantity));
    fields["size"] = json!(column(|it| &it.size));
    fields["model"] = json!(column(|it| &it.model));
    fields["place"] = json!(column(|it| &it.place));
    fields["party"] = json!(it.presence.zh());
    fields["copies"] = json!(format!("一式两份，{handed}当事人一份"));
    fields
}

fn decided(hold: EvidenceNo, it: &super::Decide, s: &PaperScene) -> Value {
    let line = |it: &super::Disposition| {
        json!({
            "things": it.things,
            "disposal": it.disposal.zh(),
            "detail": it.detail.to_string(),
            "basis": it.basis,
        })
    };
    json!({
        "held_at": held(hold, s).map(|it| common::date_time_zh(it.at)),
        "dispositions": it.dispositions.iter().map(line).collect::<Vec<_>>(),
        "reason": it.reason.to_string(),
    })
}

fn held<'a>(hold: EvidenceNo, s: &PaperScene<'a>) -> Option<&'a Take> {
    let holds = s.file.evidence_hold.holds().iter();
    holds.filter(|it| it.no() == hold).map(|it| &it.taken.it).next()
}

/// The event of the record that issues the paper.
fn event<'a>(s: &PaperScene<'a>) -> Option<&'a Event> {
    s.record.events.iter().rev().find_map(|it| match it {
        crate::Event::EvidenceHold(event) => Some(event),
        _ => None,
    })
}
