//! Shows what was recorded, or what is proposed, as label and value. The labels are those of the
//! form; what no form asks is shown under its own name.

use crate::shell::{Lang, escape, size};
use case::{BlobRef, Field, FieldKind, People, PersonId};
use law::{Fen, Law};
use maud::{Markup, html};
use procedures::{CaseFile, Entry, Record, engine};
use serde_json::{Map, Value};

/// Fields about people that stay covered until somebody asks to see them, which is recorded.
pub const COVERED: &[&str] = &["informant", "id_number", "phone", "birth_date", "account"];

/// What showing may see.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// Language.
    pub lang: Lang,
    /// The law, for items.
    pub law: &'a Law,
    /// People, for names.
    pub people: &'a People,
    /// The file, for its papers and originals.
    pub file: &'a CaseFile,
    /// Whether covered fields are shown.
    pub open: bool,
}

/// One labelled value.
pub struct Fact {
    /// Label.
    pub label: String,
    /// Value.
    pub value: Markup,
    /// Whether it is covered.
    pub covered: bool,
}

/// What a record says.
pub fn record_facts(record: &Record, shown: Shown<'_>) -> Vec<Fact> {
    let fields = Entry::act(&record.act).map_or(&[][..], |(_, info)| info.fields);
    let mut facts = Vec::new();
    for event in &record.events {
        let Ok(Value::Object(tagged)) = serde_json::to_value(event) else { continue };
        for inner in tagged.values() {
            if let Value::Object(inner) = inner {
                object(fields, inner, shown, &mut facts);
            }
        }
    }
    facts
}

/// What was filled in for an act.
pub fn filled(fields: &[Field], values: &Value, shown: Shown<'_>) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Value::Object(map) = values {
        object(fields, map, shown, &mut facts);
    }
    facts
}

fn object(fields: &[Field], map: &Map<String, Value>, shown: Shown<'_>, facts: &mut Vec<Fact>) {
    // The order of the form first, then whatever the law added.
    for field in fields {
        let Some(given) = map.get(field.name).filter(|it| !is_silent(it)) else { continue };
        let covered = COVERED.contains(&field.name);
        let text = if covered && !shown.open {
            html! { span.covered { (shown.lang.t("已遮盖", "covered")) } }
        } else {
            value(&field.kind, given, shown)
        };
        facts.push(Fact {
            label: shown.lang.t(field.zh, field.en).to_owned(),
            value: text,
            covered,
        });
    }
    for (name, given) in map {
        let known = name == "is" || fields.iter().any(|it| it.name == name);
        if known || is_silent(given) {
            continue;
        }
        match given {
            // An event that keeps the act under a name of its own.
            Value::Object(inner) if fields.iter().any(|it| inner.contains_key(it.name)) => {
                object(fields, inner, shown, facts);
            }
            other => {
                let label = derived_label(shown.lang, name);
                facts.push(Fact { label, value: plain(other, shown), covered: false });
            }
        }
    }
}

/// Labels of what institutions add to what was filled in.
fn derived_label(l: Lang, name: &str) -> String {
    let known = ["on", "at", "by", "until", "from", "to", "reason", "amount", "paper", "officers"];
    let zh = ["日期", "时间", "由", "至", "自", "至", "理由", "金额", "文书", "人员"];
    match known.iter().position(|it| *it == name) {
        Some(at) => l.t(zh[at], known[at]).to_owned(),
        None => labelled_elsewhere(l, name).unwrap_or_else(|| name.replace('_', " ")),
    }
}

/// The label under which any form asks for a field of this name.
fn labelled_elsewhere(l: Lang, name: &str) -> Option<String> {
    let acts = procedures::ALL.iter().flat_map(|it| it.acts);
    let field = acts.flat_map(|it| it.fields).find(|it| it.name == name)?;
    Some(l.t(field.zh, field.en).to_owned())
}

fn is_silent(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(rows) => rows.is_empty(),
        Value::Object(map) => map.values().all(is_silent),
        Value::Bool(true) | Value::Number(_) => false,
    }
}

/// A value of a kind, for people.
pub fn value(kind: &FieldKind, given: &Value, shown: Shown<'_>) -> Markup {
    let l = shown.lang;
    let text = given.as_str().unwrap_or_default();
    match kind {
        FieldKind::Text => html! { (text) },
        FieldKind::LongText => html! { span.long { (text) } },
        FieldKind::Date => match text.parse() {
            Ok(day) => html! { (l.day(day)) },
            Err(_) => html! { (text) },
        },
        FieldKind::DateTime => match text.parse() {
            Ok(at) => html! { (l.moment(at)) },
            Err(_) => html! { (text) },
        },
        FieldKind::Money => money(l, given),
        FieldKind::Number => html! { (given) },
        FieldKind::Flag => html! { (crate::shell::yes_no(l, given.as_bool().unwrap_or(false))) },
        FieldKind::Choice(choices) => match choices.iter().find(|it| it.key == text) {
            Some(it) => html! { (l.t(it.zh, it.en)) },
            None => html! { (text) },
        },
        FieldKind::Person => html! { (shown.people.name(&PersonId::new(text))) },
        FieldKind::Item => item(text, shown),
        FieldKind::Blob => blob(given, shown),
        FieldKind::Paper => paper(given, shown),
        FieldKind::Evidence => evidence(given, shown),
        FieldKind::Group(fields) => group(fields, given, shown),
        FieldKind::Many(row) => many(row, given, shown),
    }
}

fn money(l: Lang, given: &Value) -> Markup {
    match given.as_i64() {
        Some(fen) => html! {
            (Fen(fen)) (l.t(" 元", " yuan"))
            @if l == Lang::Zh { span.muted { "（" (Fen(fen).in_words()) "）" } }
        },
        None => html! { (given.as_str().unwrap_or_default()) },
    }
}

fn item(code: &str, shown: Shown<'_>) -> Markup {
    let name = shown.law.item(code).map(|it| shown.lang.t(&it.zh, &it.en));
    html! { a href={ "/law/items/" (escape(code)) } { (code) } " " (name.unwrap_or_default()) }
}

fn blob(given: &Value, shown: Shown<'_>) -> Markup {
    match serde_json::from_value::<BlobRef>(given.clone()) {
        Ok(blob) => blob_link(&blob, shown.file),
        Err(_) => html! { (given) },
    }
}

/// A link to an original of the file.
pub fn blob_link(blob: &BlobRef, file: &CaseFile) -> Markup {
    html! {
        @match file.id() {
            Some(id) => a href={ "/files/" (id) "/blobs/" (blob.sha256) } { (blob.name) },
            None => (blob.name),
        }
        " " span.muted { (size(blob.size)) }
    }
}

fn paper(given: &Value, shown: Shown<'_>) -> Markup {
    let no = given.as_u64().or_else(|| given.as_str().and_then(|it| it.parse().ok()));
    let no = no.and_then(|it| u32::try_from(it).ok()).unwrap_or_default();
    let found = shown.file.paper(no).map(|(_, it)| it);
    let Some(issued) = found else { return html! { (no) } };
    let title = engine::kind_of(issued).map_or("", |it| shown.lang.t(it.zh, it.en));
    html! {
        @match shown.file.id() {
            Some(id) => a href={ "/files/" (id) "/papers/" (no) } { (title) },
            None => (title),
        }
        " " (issued.number.as_deref().unwrap_or_default())
    }
}

fn evidence(given: &Value, shown: Shown<'_>) -> Markup {
    let items = engine::evidence(shown.file);
    let no = given.as_u64();
    let found = items.iter().find(|it| no == Some(it.no.0.into()));
    html! { @match found { Some(it) => (it.title), None => (given) } }
}

fn group(fields: &[Field], given: &Value, shown: Shown<'_>) -> Markup {
    let facts = filled(fields, given, shown);
    html! { dl.inner { @for it in facts { div { dt { (it.label) } dd { (it.value) } } } } }
}

fn many(row: &FieldKind, given: &Value, shown: Shown<'_>) -> Markup {
    let rows = given.as_array().map_or(&[][..], Vec::as_slice);
    let inline = matches!(
        row,
        FieldKind::Person | FieldKind::Choice(_) | FieldKind::Number | FieldKind::Date
    );
    if inline {
        return html! {
            @for (at, it) in rows.iter().enumerate() { @if at > 0 { "、" } (value(row, it, shown)) }
        };
    }
    html! { ol.inner { @for it in rows { li { (value(row, it, shown)) } } } }
}

/// A value of which only its JSON is known.
fn plain(given: &Value, shown: Shown<'_>) -> Markup {
    match given {
        Value::String(text) => html! { (text) },
        Value::Array(rows) => html! {
            ol.inner { @for it in rows { li { (plain(it, shown)) } } }
        },
        Value::Object(map) => html! {
            dl.inner {
                @for (name, it) in map {
                    @if !is_silent(it) {
                        div { dt { (derived_label(shown.lang, name)) } dd { (plain(it, shown)) } }
                    }
                }
            }
        },
        other => html! { (other) },
    }
}
