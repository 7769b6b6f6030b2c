//! 处罚决定的文书。

use crate::{PaperScene, common, defence, discretion, hearing};
use case::PaperKind;
use law::Fen;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[
    PaperKind {
        key: "letter",
        zh: "行政处罚决定书",
        en: "penalty decision",
        series: Some("罚决"),
        contents: Some("DOC-03"),
        template: include_str!("letter.typ"),
        order: 10,
        to_party: true,
        sealed: true,
    },
    PaperKind {
        key: "correction",
        zh: "补正（更正）通知书",
        en: "correction of the decision",
        series: Some("补更"),
        contents: Some("DOC-28"),
        template: include_str!("correction.typ"),
        order: 11,
        to_party: true,
        sealed: true,
    },
];

pub(super) fn fields(paper: &str, s: &PaperScene) -> Value {
    if paper == "correction" { correction(s) } else { letter(s) }
}

fn letter(s: &PaperScene) -> Value {
    let Some(it) = super::made(s.file) else {
        return Value::Null;
    };
    let file = s.file;
    let report = crate::investigation_report::report(file);
    let item = discretion::item(file).and_then(|code| s.law.item(code));
    let violation = item.map(|it| common::cites_zh(&it.violation)).unwrap_or_default();
    let penalty = item.map(|it| common::cites_zh(&it.penalty)).unwrap_or_default();
    let weighed = discretion::chosen(file).map(|it| it.reasons.to_string());
    let reasons = it.reasons.as_ref().map(|it| it.to_string()).or(weighed);
    let mut fields = json!({
        "cause": file.filing.cause(),
        "party": common::party_fields(file),
        "party_name": file.party.known().map(|it| it.name.clone()),
        "party_address": file.party.known().map(|it| it.address.clone()),
        "course": report.map(|it| it.course.to_string()),
        "facts": report.map(|it| it.findings.to_string()),
        "evidence": report.map(|it| it.evidence.to_string()),
        "notice": notice(s),
        "heard": it.heard.as_ref().map(|it| it.to_string()),
        "reasons": reasons,
        "violation": violation,
        "basis": penalty,
        "penalty": it.penalty.lines_zh(),
        "correction": it.correction.as_ref().map(|it| it.to_string()),
        "benchmark": discretion::shown(s),
        "agency": common::bureau(s.law),
        "date": common::date_zh(s.day()),
        "seal": common::bureau(s.law)["name"],
    });
    let more = [performance(s, it.penalty.payable()), common::remedies(s.law)];
    if let Value::Object(fields) = &mut fields {
        more.into_iter().filter_map(|it| it.as_object().cloned()).for_each(|it| fields.extend(it));
    }
    fields
}

/// How the party was told and heard, in one paragraph.
fn notice(s: &PaperScene) -> String {
    let file = s.file;
    let number = file.last_paper("prior_notice.letter").and_then(|(_, it)| it.number.clone());
    let number = number.map(|it| format!("（{it}）")).unwrap_or_default();
    let served = crate::prior_notice::served_on(file).map(common::date_zh).unwrap_or_default();
    let mut text = format!("本机关于{served}向当事人送达了行政处罚意见告知书{number}。");
    text += &match (defence::stated_on(file), defence::waived_on(file)) {
        (Some(on), _) => format!("当事人于{}提出陈述、申辩。", common::date_zh(on)),
        (None, Some(on)) => format!("当事人于{}明确放弃陈述、申辩。", common::date_zh(on)),
        (None, None) => "当事人在法定期限内没有提出陈述、申辩。".to_owned(),
    };
    if hearing::right_told(file) {
        text += &match (hearing::held_on(file), hearing::requested_on(file)) {
            (Some(on), _) => format!("本机关于{}举行了听证。", common::date_zh(on)),
            (None, Some(_)) => "当事人要求听证后撤回，或者无正当理由没有参加听证。".to_owned(),
            (None, None) => "当事人没有要求听证。".to_owned(),
        };
    }
    text
}

/// How and when to perform; where to pay; what happens when it is late.
fn performance(s: &PaperScene, payable: Fen) -> Value {
    let pay = &s.law.city().payment;
    let period = common::length_zh(s.law, "payment");
    let pays = payable > Fen::ZERO;
    let rate = s.law.rate("late_surcharge");
    let percent = Fen(rate.basis_points).to_string();
    let percent = percent.trim_end_matches('0').trim_end_matches('.');
    let how = if pays {
        format!(
            "到{}（{}）或者通过电子支付系统缴纳，收款人：{}，账号：{}",
            pay.bank, pay.bank_address, pay.account_name, pay.account
        )
    } else {
        "按照本决定书载明的内容履行".to_owned()
    };
    json!({
        "performance": how,
        "performance_period": format!("自收到本决定书之日起{period}内"),
        "payee": pays.then(|| format!("{}，{}", pay.bank, pay.bank_address)),
        "amount": pays.then(|| common::money_zh(payable)),
        "payment_period": pays.then(|| format!("自收到本决定书之日起{period}内")),
        "surcharge": pays.then(|| format!(
            "到期不缴纳罚款的，每日按罚款数额的{percent}%加处罚款，加处罚款的数额不超出罚款的数额（{}）。",
            common::cite_zh(&rate.set_by)
        )),
    })
}

fn correction(s: &PaperScene) -> Value {
    let it = s.file.decision.corrected.as_ref().map(|(_, it)| it);
    let decision = s.file.last_paper("decision.letter");
    json!({
        "party": common::party_fields(s.file),
        "decision": decision.and_then(|(_, it)| it.number.clone()),
        "decided_on": super::made_on(s.file).map(common::date_zh),
        "slip": it.map(|it| it.slip.zh()),
        "error": it.map(|it| it.error.to_string()),
        "corrected": it.map(|it| it.corrected.to_string()),
        "organ": common::bureau(s.law),
        "date": common::date_zh(s.day()),
    })
}
