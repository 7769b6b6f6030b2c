//! 内部审批表：谁提出、每一步谁同意、什么意见。

use super::{Event, proposal::step_zh};
use crate::{Entry, PaperScene, common};
use case::{Field, FieldKind, PaperKind};
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[PaperKind {
    key: "sheet",
    zh: "内部审批表",
    en: "sheet of approval",
    series: None,
    contents: None,
    template: include_str!("sheet.typ"),
    order: 70,
    to_party: false,
    sealed: false,
}];

pub(super) fn fields(s: &PaperScene) -> Value {
    let endorsed = s.record.events.iter().find_map(|it| match it {
        crate::Event::Approval(Event::Endorsed { endorsement, .. }) => Some(endorsement.proposal),
        _ => None,
    });
    let all = s.file.approval.all();
    let Some(it) = all.iter().find(|it| Some(it.no) == endorsed) else { return Value::Null };
    let steps: Vec<_> = it
        .taken
        .iter()
        .map(|step| {
            json!({
                "role": step_zh(&step.role),
                "name": step.name,
                "at": common::date_time_zh(step.at),
                "opinion": step.opinion.clone().unwrap_or_else(|| "同意".to_owned()),
            })
        })
        .collect();
    json!({
        "cause": s.file.filing.cause(),
        "party": common::party_fields(s.file),
        "act": it.act_zh(),
        "content": content(&it.content.act, &it.content.fields, s),
        "reason": it.content.reason.to_string(),
        "proposed_by": it.name,
        "proposed_at": common::date_time_zh(it.at),
        "steps": steps,
        "sha256": it.sha256,
        "organ": common::bureau(s.law),
        "date": common::date_zh(s.day()),
    })
}

/// The proposed fields with their labels, one a line.
fn content(act: &str, fields: &str, s: &PaperScene) -> Vec<Value> {
    let Some((_, info)) = Entry::act(act) else { return Vec::new() };
    let Ok(values) = serde_json::from_str::<Value>(fields) else { return Vec::new() };
    let mut rows = Vec::new();
    rows_of(info.fields, &values, s, &mut rows);
    rows
}

fn rows_of(fields: &[Field], values: &Value, s: &PaperScene, rows: &mut Vec<Value>) {
    for field in fields {
        match (&field.kind, values.get(field.name)) {
            (_, None | Some(Value::Null)) => {}
            (FieldKind::Group(inner), Some(values)) => rows_of(inner, values, s, rows),
            (kind, Some(value)) => {
                let text = shown(kind, value, s);
                if !text.is_empty() {
                    rows.push(json!({ "label": field.zh, "value": text }));
                }
            }
        }
    }
}

fn shown(kind: &FieldKind, value: &Value, s: &PaperScene) -> String {
    let text = value.as_str().unwrap_or_default();
    match kind {
        FieldKind::Flag => if value.as_bool() == Some(true) { "是" } else { "否" }.to_owned(),
        FieldKind::Money => law::Fen(value.as_i64().unwrap_or_default()).to_string(),
        FieldKind::Number | FieldKind::Paper => value.to_string(),
        FieldKind::Choice(choices) => {
            choices.iter().find(|it| it.key == text).map_or(text, |it| it.zh).to_owned()
        }
        FieldKind::Person => s.people.name(&case::PersonId::new(text)).to_owned(),
        FieldKind::Item => s.law.item(text).map_or(text.to_owned(), |it| it.zh.clone()),
        FieldKind::Blob => value.get("name").and_then(Value::as_str).unwrap_or("文件").to_owned(),
        FieldKind::Group(fields) => {
            let mut rows = Vec::new();
            rows_of(fields, value, s, &mut rows);
            let one = |it: &Value| {
                let text = |key: &str| it[key].as_str().unwrap_or_default().to_owned();
                format!("{}：{}", text("label"), text("value"))
            };
            rows.iter().map(one).collect::<Vec<_>>().join("，")
        }
        FieldKind::Many(kind) => {
            let rows = value.as_array().map_or(&[][..], Vec::as_slice);
            rows.iter().map(|it| shown(kind, it, s)).collect::<Vec<_>>().join("；")
        }
        _ => text.to_owned(),
    }
}
