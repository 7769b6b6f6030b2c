//! 罚没物品的文书：入库清单、处理审批表、处理记录。

use crate::{PaperScene, common};
use case::PaperKind;
use serde_json::{Value, json};

const fn kind(
    key: &'static str,
    zh: &'static str,
    en: &'static str,
    template: &'static str,
) -> PaperKind {
    let (series, contents, order) = (None, None, 86);
    PaperKind { key, zh, en, series, contents, template, order, to_party: false, sealed: false }
}

pub(super) const PAPERS: &[PaperKind] = &[
    kind("list", "罚没物品入库清单", "list of confiscated goods", include_str!("list.typ")),
    kind(
        "approval",
        "罚没物品处理审批表",
        "approval of the disposal",
        include_str!("approval.typ"),
    ),
    kind("record", "罚没物品处理记录", "record of the disposal", include_str!("record.typ")),
];

pub(super) fn fields(_paper: &str, s: &PaperScene) -> Value {
    let it = &s.file.goods;
    let rows: Vec<_> = it
        .stored
        .iter()
        .flat_map(|it| &it.goods)
        .map(|it| json!({ "name": it.name, "quantity": it.quantity, "condition": it.condition }))
        .collect();
    let approved = it.approved.as_ref();
    let disposed = it.disposed.as_ref();
    let officers = disposed.map(|it| &it.officers).or(it.stored.as_ref().map(|it| &it.officers));
    json!({
        "party": common::party_fields(s.file),
        "cause": s.file.filing.cause(),
        "decision": common::decision_paper(s.file).and_then(|it| s.file.last_paper(it))
            .and_then(|(_, it)| it.number.clone()),
        "goods": rows,
        "stored_on": it.stored.as_ref().map(|it| common::date_zh(it.stored_on)),
        "place": it.stored.as_ref().map(|it| it.place.clone()),
        "keeper": it.stored.as_ref().map(|it| s.people.name(&it.keeper).to_owned()),
        "officers": officers.map(|it| common::officers_zh(s, it)),
        "way": approved.map(|(_, it)| it.way.zh()),
        "basis": approved.map(|(_, it)| it.basis.to_string()),
        "approved_on": approved.map(|(on, _)| common::date_zh(*on)),
        "approved_by": s.record.stamp.name,
        "disposed_on": disposed.map(|it| common::date_zh(it.disposed_on)),
        "by": disposed.map(|it| it.carried_out_by.clone()),
        "witness": disposed.and_then(|it| it.witness.clone()),
        "proceeds": disposed.and_then(|it| it.proceeds).map(common::money),
        "course": disposed.map(|it| it.course.to_string()),
        "organ": common::bureau(s.law),
        "date": common::date_zh(s.day()),
    })
}
