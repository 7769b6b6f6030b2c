//! 简易程序的文书。

use super::{Correction, Signature, made, rules};
use crate::{PaperScene, common, discretion};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[
    PaperKind {
        key: "decision",
        zh: "当场行政处罚决定书",
        en: "on-the-spot penalty decision",
        series: Some("当罚"),
        contents: Some("DOC-02"),
        template: include_str!("decision.typ"),
        order: 10,
        to_party: true,
        sealed: true,
    },
    PaperKind {
        key: "registration",
        zh: "当场处罚决定备案表",
        en: "filing of an on-the-spot decision",
        series: None,
        contents: None,
        template: include_str!("registration.typ"),
        order: 11,
        to_party: false,
        sealed: false,
    },
];

pub(super) fn fields(paper: &str, s: &PaperScene) -> Value {
    let Some(it) = made(s.file) else { return Value::Null };
    match paper {
        "registration" => registration(s),
        _ => decision(it, s),
    }
}

fn decision(it: &super::Decide, s: &PaperScene) -> Value {
    let item = s.law.item(&it.breach.item);
    let kinds = match (it.sanction.warning, it.sanction.fine) {
        (true, Some(_)) => "警告；罚款",
        (true, None) => "警告",
        _ => "罚款",
    };
    let remedies = common::remedies_of_summary(s.law);
    json!({
        "party": common::party_fields(s.file),
        "violation": item.map(|it| it.zh.clone()),
        "broken": item.map(|it| common::cites_zh(&it.violation)),
        "facts": it.breach.facts.to_string(),
        "evidence": it.breach.evidence.to_string(),
        "basis": item.map(|it| common::cites_zh(&it.penalty)),
        "penalty": kinds,
        "amount": it.sanction.fine.map(common::money_zh),
        "benchmark": discretion::benchmark_zh(s, &rules::choice(it)),
        "reasons": reasons(it),
        "correction": correction(it),
        "time": common::date_time_zh(it.breach.at),
        "place": it.breach.place,
        "decided_at": common::date_time_zh(s.record.stamp.at),
        "statement": it.heard.statement.as_ref().map(ToString::to_string),
        "recheck": it.heard.recheck.as_ref().map(ToString::to_string),
        "reconsideration": remedies["reconsideration"],
        "litigation": remedies["litigation"],
        "not_suspended": remedies["not_suspended"],
        "payment": payment(it, s),
        "agency": common::bureau(s.law)["name"],
        "officers": common::officers_zh(s, &it.officers),
        "recipient": format!("{}（{}）", it.handover.recipient, it.handover.capacity.zh()),
        "signature": signature(it),
    })
}

/// Why this much: the facts weighed, the grounds for less, why the violation is not spared.
fn reasons(it: &super::Decide) -> String {
    let grounds: Vec<_> = it.sanction.grounds.iter().map(|it| it.zh()).collect();
    let weight = if grounds.is_empty() {
        String::new()
    } else {
        format!("{}，{}处罚。", grounds.join("、"), it.sanction.weight.zh())
    };
    let spared = it.sanction.not_spared.as_deref().unwrap_or_default();
    format!("{}{weight}{spared}", it.sanction.reasons)
}

/// 责令改正：what the party was told to do beside the penalty.
fn correction(it: &super::Decide) -> String {
    match (it.breach.correction, it.breach.correct_by) {
        (Correction::Ordered, Some(by)) => {
            format!("责令于{}前改正上述违法行为。", common::date_zh(by))
        }
        (Correction::Refused, Some(by)) => {
            format!("责令改正，当事人拒不改正；限于{}前改正。", common::date_zh(by))
        }
        (correction, _) => format!("{}。", correction.zh()),
    }
}

/// 拒绝签收的，在决定书上注明（行政处罚法第五十二条第一款）。
fn signature(it: &super::Decide) -> String {
    let remark = it.handover.remark.as_ref().map(ToString::to_string).unwrap_or_default();
    match it.handover.signature {
        Signature::Signed => "已当场签收".to_owned(),
        Signature::Refused => format!("当场交付，当事人拒绝签收：{remark}"),
    }
}

/// How the fine is paid: at the bank within the term (行政处罚法第五十三条、第六十七条第三款).
fn payment(it: &super::Decide, s: &PaperScene) -> Option<String> {
    it.sanction.fine?;
    let to = &s.law.city().payment;
    Some(format!(
        "自收到本决定书之日起{}内到{}（{}）或者通过电子支付系统缴纳罚款，户名：{}，账号：{}；\
         到期不缴纳的，每日按罚款数额的{}加处罚款，加处罚款的数额不超出罚款的数额。",
        common::length_zh(s.law, "payment"),
        to.bank,
        to.bank_address,
        to.account_name,
        to.account,
        common::percent_zh(s.law, "late_surcharge"),
    ))
}

fn registration(s: &PaperScene) -> Value {
    let number = s.file.last_paper("summary.decision").and_then(|(_, it)| it.number.clone());
    let Some(it) = made(s.file) else { return Value::Null };
    let item = s.law.item(&it.breach.item);
    let registered = s.file.summary.registered.as_ref().map(|(_, it)| it);
    json!({
        "decision": number,
        "decided_on": super::made_on(s.file).map(common::date_zh),
        "party": common::party_fields(s.file),
        "violation": item.map(|it| it.zh.clone()),
        "fine": it.sanction.fine.map(common::money_zh),
        "officers": common::officers_zh(s, &it.officers),
        "registered_on": common::date_zh(s.day()),
        "registered_by": s.record.stamp.name,
        "received_by": registered.map(|it| s.people.name(&it.received_by).to_owned()),
        "remark": registered.and_then(|it| it.remark.as_ref()).map(ToString::to_string),
    })
}
