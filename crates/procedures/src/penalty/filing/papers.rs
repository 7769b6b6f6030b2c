//! 立案的文书。

use crate::{PaperScene, common};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[
    PaperKind {
        key: "approval",
        zh: "立案审批表",
        en: "approval to file",
        series: Some("立"),
        contents: Some("DOC-01"),
        template: include_str!("approval.typ"),
        order: 20,
        to_party: false,
        sealed: false,
    },
    PaperKind {
        key: "declined",
        zh: "不予立案审批表",
        en: "filing declined",
        series: Some("不立"),
        contents: None,
        template: include_str!("declined.typ"),
        order: 20,
        to_party: false,
        sealed: false,
    },
];

pub(super) fn fields(_paper: &str, s: &PaperScene) -> Value {
    let file = s.file;
    let lead = file.lead.lead();
    let item = file.filing.item().and_then(|code| s.law.item(code));
    let declined = s.record.events.iter().find_map(|it| match it {
        crate::Event::Filing(super::Event::Declined(it)) => Some(it),
        _ => None,
    });
    common::with_case(
        s,
        json!({
            "source": source(s),
            "matter": lead.map(|it| it.matter.to_string()),
            "place": lead.map(|it| it.place.clone()),
            "suspected": lead.and_then(|it| it.suspected.clone()),
            "item": item.map(|it| it.zh.clone()),
            "violation": item.map(|it| common::cites_zh(&it.violation)),
            "penalty": item.map(|it| common::cites_zh(&it.penalty)),
            "evidence": evidence(s),
            "jurisdiction": jurisdiction(s),
            "limitation": limitation(s),
            "reasons": file.filing.approved().map(|it| it.basis.to_string()),
            "officers": common::officers_zh(s, file.filing.officers()),
            "ground": declined.map(|it| it.ground.zh()),
            "explanation": declined.map(|it| it.reason.to_string()),
            "approval": if declined.is_some() { "不予立案。" } else { "同意立案。" },
        }),
    )
}

/// 线索来源及附件材料。
fn source(s: &PaperScene) -> Option<String> {
    let lead = s.file.lead.lead()?;
    let on = common::date_zh(lead.seen_on);
    Some(format!("{}，{on}；附线索登记表、核查报告", lead.source.zh()))
}

/// 初步证据：what the verification found, and the evidence taken before filing.
fn evidence(s: &PaperScene) -> String {
    let found = s.file.lead.verification().map(|it| it.finding.to_string());
    let items = crate::engine::evidence(s.file).into_iter();
    let titles: Vec<_> = items.map(|it| format!("{}：{}", it.kind.zh(), it.title)).collect();
    let mut lines: Vec<String> = found.into_iter().collect();
    if !titles.is_empty() {
        lines.push(format!("已取得证据：{}。", titles.join("；")));
    }
    lines.join("\n")
}

fn jurisdiction(s: &PaperScene) -> Option<String> {
    let ours = s.file.lead.verification()?.own_jurisdiction;
    let place = &s.file.lead.lead()?.place;
    let whether = if ours { "属于" } else { "不属于" };
    Some(format!("违法行为发生地为{place}，经核查{whether}本机关管辖"))
}

/// 是否超过处罚时效：from the days of the violation and the day it was discovered.
fn limitation(s: &PaperScene) -> Option<String> {
    let discovered = common::date_zh(crate::lead::discovered_on(s.file)?);
    let filed = s.file.filing.approved();
    let Some(filed) = filed else {
        let ended = declined_last_day(s)?;
        return Some(format!("违法行为于{}终了，{discovered}发现", common::date_zh(ended)));
    };
    let began = common::date_zh(filed.began_on);
    Some(match filed.ended_on {
        None => format!("{began}起，仍在继续；{discovered}发现，未超过时效"),
        Some(ended) => {
            let last = super::rules::last_day(s.law, ended, filed.grave_harm);
            let (ended, last) = (common::date_zh(ended), common::date_zh(last));
            format!("{began}至{ended}；{discovered}发现，时效至{last}，未超过时效")
        }
    })
}

fn declined_last_day(s: &PaperScene) -> Option<jiff::civil::Date> {
    s.record.events.iter().find_map(|it| match it {
        crate::Event::Filing(super::Event::Declined(it)) => it.ended_on,
        _ => None,
    })
}
