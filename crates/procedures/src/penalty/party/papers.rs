//! 当事人的文书。

use super::Event;
use crate::{PaperScene, common};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[
    PaperKind {
        key: "identity",
        zh: "当事人身份核实记录",
        en: "record of identity",
        series: None,
        contents: None,
        template: include_str!("identity.typ"),
        order: 24,
        to_party: false,
        sealed: false,
    },
    PaperKind {
        key: "authority",
        zh: "委托代理登记表",
        en: "registration of a representative",
        series: None,
        contents: None,
        template: include_str!("authority.typ"),
        order: 24,
        to_party: false,
        sealed: false,
    },
];

pub(super) fn fields(_paper: &str, s: &PaperScene) -> Value {
    match event(s) {
        Some(Event::Identified { party, basis, proofs }) => {
            let names: Vec<_> = proofs.iter().map(|it| it.name.as_str()).collect();
            common::with_case(
                s,
                json!({
                    "birth_date": party.born_on().map(common::date_zh),
                    "basis": basis,
                    "proofs": names.join("、"),
                }),
            )
        }
        Some(Event::Represented { representative: it }) => common::with_case(
            s,
            json!({
                "name": it.name,
                "id_number": it.id_number,
                "powers": it.powers.to_string(),
            }),
        ),
        _ => Value::Null,
    }
}

/// The event of the record that issues the paper.
fn event<'a>(s: &PaperScene<'a>) -> Option<&'a Event> {
    s.record.events.iter().rev().find_map(|it| match it {
        crate::Event::Party(event) => Some(event),
        _ => None,
    })
}
