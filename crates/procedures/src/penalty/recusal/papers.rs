//! 回避的文书。

use super::Event;
use crate::{PaperScene, common};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[
    PaperKind {
        key: "decision",
        zh: "回避决定书",
        en: "decision on a recusal",
        series: Some("回避"),
        contents: None,
        template: include_str!("decision.typ"),
        order: 70,
        to_party: true,
        sealed: true,
    },
    PaperKind {
        key: "approval",
        zh: "回避审批表",
        en: "approval of a recusal",
        series: None,
        contents: None,
        template: include_str!("approval.typ"),
        order: 70,
        to_party: false,
        sealed: false,
    },
];

pub(super) fn fields(_paper: &str, s: &PaperScene) -> Value {
    let Some(Event::Decided(it)) = event(s) else {
        return Value::Null;
    };
    let motions = s.file.recusal.motions().iter().rev();
    let motion = motions.into_iter().find(|motion| motion.officer == it.officer);
    common::with_case(
        s,
        json!({
            "officer": s.people.name(&it.officer),
            "mover": motion.map(|it| it.mover.zh()),
            "moved_on": motion.map(|it| common::date_zh(it.moved_on)),
            "ground": motion.map(|it| it.ground.zh()),
            "claim": motion.map(|it| it.reason.clone()),
            "result": if it.granted { "应当回避，不再参与本案办理" } else { "不需要回避" },
            "reason": it.reason.to_string(),
        }),
    )
}

/// The event of the record that issues the paper.
fn event<'a>(s: &PaperScene<'a>) -> Option<&'a Event> {
    s.record.events.iter().rev().find_map(|it| match it {
        crate::Event::Recusal(event) => Some(event),
        _ => None,
    })
}
