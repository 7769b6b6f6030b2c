//! 移送涉嫌犯罪案件的文书：移送报告、移送书及附件、物品清单、异议。

use super::{Event, Goods};
use crate::{PaperScene, common};
use case::PaperKind;
use serde_json::{Value, json};

const fn kind(
    key: &'static str,
    zh: &'static str,
    en: &'static str,
    series: Option<&'static str>,
    contents: Option<&'static str>,
    template: &'static str,
    sealed: bool,
) -> PaperKind {
    PaperKind { key, zh, en, series, contents, template, order: 84, to_party: false, sealed }
}

pub(super) const PAPERS: &[PaperKind] = &[
    kind(
        "report",
        "涉嫌犯罪案件情况调查报告",
        "report on a suspected crime",
        None,
        None,
        include_str!("report.typ"),
        false,
    ),
    kind(
        "letter",
        "涉嫌犯罪案件移送书",
        "transfer of a suspected crime",
        Some("移罪"),
        Some("DOC-26"),
        include_str!("letter.typ"),
        true,
    ),
    kind(
        "goods_list",
        "涉案物品清单",
        "list of goods",
        None,
        None,
        include_str!("goods_list.typ"),
        true,
    ),
    kind(
        "objection",
        "对不予立案的异议书",
        "objection to a refusal to file",
        Some("移异"),
        None,
        include_str!("objection.typ"),
        true,
    ),
];

pub(super) fn fields(_paper: &str, s: &PaperScene) -> Value {
    let it = &s.file.crime_transfer;
    let report = it.report();
    let team = report.map(|it| common::officers_zh(s, &it.team));
    let reported = it.reported.as_ref().map(|(at, _)| common::date_zh(at.date()));
    let handed = s.record.events.iter().find_map(|it| match it {
        crate::Event::CrimeTransfer(Event::GoodsHandedOver(it)) => Some(it),
        _ => None,
    });
    let listed = report.map(|it| it.goods.as_slice()).unwrap_or_default();
    let listed = handed.map_or(listed, |it| it.goods.as_slice());
    let objection = it.objections.last();
    json!({
        "cause": s.file.filing.cause(),
        "party": common::party_fields(s.file),
        "filed_on": s.file.filing.filed_on().map(common::date_zh),
        "letter": it.approved.as_ref().map(|(_, it)| it.police.clone()),
        "crime": report.map(|it| it.crime.clone()),
        "threshold": report.map(|it| it.threshold.to_string()),
        "report": report.map(|it| it.facts.to_string()),
        "goods": rows(listed),
        "tests": report.and_then(|it| it.tests.as_ref()).map_or("无".to_owned(), ToString::to_string),
        "others": it.handed_over.as_ref().map_or("见移送材料目录".to_owned(), |it| it.others.to_string()),
        "team": team,
        "reported_on": reported,
        "approved_by": it.approved.as_ref().map(|_| s.record.stamp.name.clone()),
        "opinion": it.approved.as_ref().map(|(_, it)| it.opinion.to_string()),
        "received_by": handed.map(|it| it.received_by.clone())
            .or(it.handed_over.as_ref().map(|it| it.received_by.clone())),
        "objection": objection.map(|it| it.way.zh()),
        "objection_reason": objection.map(|it| it.reason.to_string()),
        "refusal": it.police().map(|it| it.number.clone()),
        "organ": common::bureau(s.law),
        "date": common::date_zh(s.day()),
    })
}

fn rows(goods: &[Goods]) -> Vec<Value> {
    let row = |it: &Goods| json!({ "name": it.name, "quantity": it.quantity, "place": it.place });
    goods.iter().map(row).collect()
}
