//! 履行行政处罚决定催告书。

use super::Event;
use crate::{PaperScene, common, payment};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[PaperKind {
    key: "letter",
    zh: "履行行政处罚决定催告书",
    en: "demand to perform the decision",
    series: Some("催"),
    contents: Some("DOC-13"),
    template: include_str!("letter.typ"),
    order: 78,
    to_party: true,
    sealed: true,
}];

pub(super) fn fields(s: &PaperScene) -> Value {
    let issued = s.record.events.iter().find_map(|it| match it {
        crate::Event::Demand(Event::Issued(it)) => Some(it),
        _ => None,
    });
    let Some(it) = issued else { return Value::Null };
    let days = common::length_zh(s.law, "court_demand");
    let owed = payment::balance(s.file, s.law, s.day());
    let payee = &s.law.city().payment;
    let sum = format!(
        "罚款{}元，没收违法所得{}元，至{}的加处罚款{}元，合计{}",
        owed.fine,
        owed.gains,
        common::date_zh(s.day()),
        owed.surcharge,
        common::money_zh(owed.total()),
    );
    let way = format!(
        "到{}（{}）缴纳，户名{}，账号{}；也可以通过电子支付系统缴纳",
        payee.bank, payee.bank_address, payee.account_name, payee.account,
    );
    json!({
        "party": common::party_fields(s.file),
        "cause": s.file.filing.cause(),
        "decision": common::decision_paper(s.file).and_then(|it| s.file.last_paper(it))
            .and_then(|(_, it)| it.number.clone()),
        "decided_on": common::concluded(s.file).map(common::date_zh),
        "reason": it.reason.to_string(),
        "period": format!("自收到本催告书之日起{days}内"),
        "way": way,
        "amount": sum,
        "other_duties": it.other_duties.as_ref().map(ToString::to_string),
        "defence": "当事人收到本催告书后有权进行陈述和申辩",
        "consequence": "逾期仍不履行的，本机关将依法申请人民法院强制执行",
        "organ": common::bureau(s.law),
        "date": common::date_zh(s.day()),
    })
}
