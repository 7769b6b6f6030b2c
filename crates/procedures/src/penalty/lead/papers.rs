//! 线索的文书。

use super::Event;
use crate::{PaperScene, common};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[
    PaperKind {
        key: "registration",
        zh: "案件线索登记表",
        en: "registration of a lead",
        series: Some("线"),
        contents: None,
        template: include_str!("registration.typ"),
        order: 22,
        to_party: false,
        sealed: false,
    },
    PaperKind {
        key: "verification",
        zh: "线索核查报告",
        en: "report on a lead",
        series: None,
        contents: None,
        template: include_str!("verification.typ"),
        order: 22,
        to_party: false,
        sealed: false,
    },
    PaperKind {
        key: "extension",
        zh: "延长核查期限审批表",
        en: "extension of a verification",
        series: None,
        contents: None,
        template: include_str!("extension.typ"),
        order: 22,
        to_party: false,
        sealed: false,
    },
];

pub(super) fn fields(paper: &str, s: &PaperScene) -> Value {
    let Some(lead) = s.file.lead.lead() else {
        return Value::Null;
    };
    // The informant is confidential (行政处罚法第五十条): no paper names who reported.
    let mut own = json!({
        "source": lead.source.zh(),
        "matter": lead.matter.to_string(),
        "place": lead.place,
        "seen_on": common::date_zh(lead.seen_on),
        "suspected": lead.suspected,
        "verify_by": verify_by(s),
    });
    let more = match paper {
        "verification" => verified(s),
        "extension" => json!({ "reason": reason(s) }),
        _ => Value::Null,
    };
    if let (Value::Object(all), Value::Object(more)) = (&mut own, more) {
        all.extend(more);
    }
    common::with_case(s, own)
}

fn verified(s: &PaperScene) -> Value {
    let Some(it) = s.file.lead.verification() else {
        return Value::Null;
    };
    let item = it.item.as_ref().and_then(|code| s.law.item(code));
    let conclusion = match (it.initial_evidence, it.own_jurisdiction) {
        (true, true) => "有初步证据证明存在违法行为，属于本机关管辖，建议报请立案。",
        (true, false) => "有初步证据证明存在违法行为，但不属于本机关管辖，建议移送有管辖权的机关。",
        (false, _) => "没有取得证明违法行为存在的初步证据，建议不予立案。",
    };
    json!({
        "officers": common::officers_zh(s, &it.officers),
        "item": item.map(|it| it.zh.clone()),
        "finding": it.finding.to_string(),
        "initial_evidence": it.initial_evidence,
        "own_jurisdiction": it.own_jurisdiction,
        "conclusion": conclusion,
    })
}

fn verify_by(s: &PaperScene) -> Option<String> {
    let from = super::discovered_on(s.file)?;
    let reckoning = super::verification(s.file, s.law, from);
    Some(common::date_zh(reckoning.legal_end))
}

fn reason(s: &PaperScene) -> Option<String> {
    s.record.events.iter().rev().find_map(|it| match it {
        crate::Event::Lead(Event::Extended { reason }) => Some(reason.clone()),
        _ => None,
    })
}
