//! 事先告知的文书。

use crate::{PaperScene, common, discretion};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[PaperKind {
    key: "letter",
    zh: "行政处罚意见告知书",
    en: "notice of the intended penalty",
    series: Some("罚告"),
    contents: Some("DOC-04-hearing"),
    template: include_str!("letter.typ"),
    order: 56,
    to_party: true,
    sealed: true,
}];

pub(super) fn fields(_paper: &str, s: &PaperScene) -> Value {
    let Some(it) = super::given(s.file) else {
        return Value::Null;
    };
    let item = s.law.item(&it.item);
    let violation = item.map(|it| common::cites_zh(&it.violation)).unwrap_or_default();
    let penalty = item.map(|it| common::cites_zh(&it.penalty)).unwrap_or_default();
    let defence = common::length_zh(s.law, "defence");
    let hearing = common::length_zh(s.law, "hearing_request");
    json!({
        "party": common::party_fields(s.file),
        "cause": s.file.filing.cause(),
        "facts": it.facts,
        "reasons": it.reasons,
        "basis": format!("上述行为违反了{violation}的规定。依据{penalty}的规定"),
        "penalty": it.penalty.lines_zh(),
        "discretion": discretion::shown(s),
        "new_facts": it.new_facts,
        "statement": "根据《行政处罚法》第七条、第四十四条、第四十五条，你（单位）有权进行陈述和申辩。",
        "defence_period": format!(
            "自收到本告知书之日起{defence}内向本机关提出；逾期未提出的，视为放弃陈述、申辩的权利。"
        ),
        "hearing": it.hearing_right.then_some(
            "根据《行政处罚法》第六十三条、第六十四条，你（单位）有权要求听证，不承担听证费用。"
        ),
        "hearing_period": it.hearing_right.then(|| format!(
            "要求听证的，自收到本告知书之日起{hearing}内以书面或者口头方式向本机关提出；逾期未提出的，视为放弃听证的权利。放弃陈述、申辩不等于放弃听证。"
        )),
        "organ": common::bureau(s.law),
        "officers": common::officers_zh(s, crate::handlers::current(s.file)),
    })
}
