//! 裁量的文书。

use super::{Choose, bands};
use crate::{PaperScene, common};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[PaperKind {
    key: "departure",
    zh: "调整适用裁量基准审批表",
    en: "departure from the benchmark",
    series: None,
    contents: None,
    template: include_str!("departure.typ"),
    order: 70,
    to_party: false,
    sealed: false,
}];

pub(super) fn fields(_paper: &str, s: &PaperScene) -> Value {
    let approval = s.file.discretion.departed.as_ref().map(|(_, it)| it);
    json!({
        "cause": s.file.filing.cause(),
        "party": common::party_fields(s.file),
        "discretion": shown(s),
        "reasons": super::chosen(s.file).and_then(|it| it.departs.as_ref()).map(|it| it.to_string()),
        "opinion": approval.map(|it| it.opinion.to_string()),
        "maker": approval.and_then(|it| it.maker.clone()),
        "approved_by": s.record.stamp.name,
        "approved_on": common::date_zh(s.day()),
    })
}

/// The discretion as reports, notices and decisions state it: grade, band, weight, grounds, reasons
/// and the party's earlier decisions.
pub(crate) fn shown(s: &PaperScene) -> Value {
    let Some(it) = super::chosen(s.file) else {
        return Value::Null;
    };
    let grounds: Vec<_> = it.grounds.iter().map(|it| it.zh()).collect();
    let prior = super::prior(s.file).iter().map(|it| match it.fine {
        Some(fine) => format!("{}（{}，罚款{fine}元）", it.title, common::date_zh(it.decided_on)),
        None => format!("{}（{}）", it.title, common::date_zh(it.decided_on)),
    });
    json!({
        "grade": it.grade.zh(),
        "weight": it.weight.zh(),
        "grounds": grounds,
        "benchmark": benchmark_zh(s, it),
        "reasons": it.reasons.to_string(),
        "prior": prior.collect::<Vec<_>>(),
        "former": it.former.as_ref().map(|it| it.cite.clone()),
    })
}

/// How the benchmark was used, in one sentence: source, grade, condition, band.
pub(crate) fn benchmark_zh(s: &PaperScene, it: &Choose) -> String {
    let code = super::item(s.file);
    let item = code.and_then(|code| s.law.item(code));
    let found = item.and_then(|item| {
        let (at, range) = common::applicable(item, it.range)?;
        let grade = bands::chosen_grade(item, at, it.grade)?;
        Some((grade, common::band(range, grade, it.base)))
    });
    let Some((grade, band)) = found else {
        return "本事项没有裁量基准，按照违法行为的事实、性质、情节以及社会危害程度裁量。"
            .to_owned();
    };
    let source = grade.source.as_deref().map(common::cite_zh).unwrap_or_default();
    let band = band.filter(|it| it.max > law::Fen::ZERO);
    let band = band.map(|it| format!("，罚款幅度{}元至{}元", it.min, it.max)).unwrap_or_default();
    let (name, when) = (&grade.zh, &grade.when);
    let departs = if it.departs.is_some() {
        "，适用该基准明显不当，经批准调整适用"
    } else {
        ""
    };
    format!("依照{source}，本案属于“{name}”档（{when}{band}）{departs}。")
}
