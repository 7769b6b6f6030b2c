//! Reads what a form sent into the JSON that an act takes. Everything stays as it was typed: the
//! check of the fields says what is wrong, and the form shows it again.

use super::join;
use crate::shell::Pairs;
use case::{Field, FieldKind};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

struct Sent<'a>(BTreeMap<&'a str, Vec<&'a str>>);

impl<'a> Sent<'a> {
    fn of(pairs: &'a Pairs) -> Self {
        let mut sent: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (name, value) in &pairs.0 {
            sent.entry(name).or_default().push(value);
        }
        Self(sent)
    }

    fn all(&self, path: &str) -> &[&'a str] {
        self.0.get(path).map_or(&[], Vec::as_slice)
    }

    /// Numbers of the rows sent under a path.
    fn rows(&self, path: &str) -> BTreeSet<u32> {
        let prefix = format!("{path}.");
        let names = self.0.range(prefix.as_str()..).map(|(name, _)| *name);
        let under = names.take_while(|it| it.starts_with(&prefix));
        let number = |it: &str| it[prefix.len()..].split('.').next().and_then(|it| it.parse().ok());
        under.filter_map(number).collect()
    }
}

/// The fields as JSON.
pub fn read(fields: &[Field], pairs: &Pairs) -> Value {
    group(fields, "", &Sent::of(pairs))
}

fn group(fields: &[Field], path: &str, sent: &Sent<'_>) -> Value {
    let one = |field: &Field| {
        let value = kind(&field.kind, &join(path, field.name), sent);
        let absent =
            field.optional && matches!(field.kind, FieldKind::Group(_)) && is_blank(&value);
        (field.name.to_owned(), if absent { Value::Null } else { value })
    };
    Value::Object(fields.iter().map(one).collect::<Map<_, _>>())
}

fn kind(kind_of: &FieldKind, path: &str, sent: &Sent<'_>) -> Value {
    match kind_of {
        FieldKind::Group(fields) => group(fields, path, sent),
        FieldKind::Many(row) => many(row, path, sent),
        FieldKind::Flag => Value::Bool(!sent.all(path).is_empty()),
        FieldKind::Blob => sent.all(path).iter().rev().find_map(|it| blob(it)).unwrap_or_default(),
        _ => text(sent.all(path).first().copied().unwrap_or_default()),
    }
}

fn many(row: &FieldKind, path: &str, sent: &Sent<'_>) -> Value {
    let values: Vec<Value> = match row {
        FieldKind::Blob => sent.all(path).iter().filter_map(|it| blob(it)).collect(),
        FieldKind::Choice(_) | FieldKind::Paper | FieldKind::Evidence => {
            sent.all(path).iter().map(|it| text(it)).collect()
        }
        _ => sent.rows(path).into_iter().map(|at| kind(row, &join(path, at), sent)).collect(),
    };
    values.into_iter().filter(|it| !is_blank(it)).collect()
}

fn text(sent: &str) -> Value {
    if sent.trim().is_empty() { Value::Null } else { Value::String(sent.to_owned()) }
}

fn blob(sent: &str) -> Option<Value> {
    let known = serde_json::from_str::<case::BlobRef>(sent).is_ok();
    known.then(|| serde_json::from_str(sent).ok()).flatten()
}

/// Whether nothing was filled in.
pub fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(rows) => rows.iter().all(is_blank),
        Value::Object(fields) => fields.values().all(is_blank),
        _ => false,
    }
}

/// Removes the row at a path such as `goods.2` from what was sent.
pub fn drop_row(pairs: &mut Pairs, row: &str) {
    let under = format!("{row}.");
    let before = pairs.0.len();
    pairs.0.retain(|(name, _)| name != row && !name.starts_with(&under));
    if pairs.0.len() < before {
        return;
    }
    // Rows of originals share one name: the last part counts them.
    let Some((name, number)) = row.rsplit_once('.') else { return };
    let Ok(number) = number.parse::<usize>() else { return };
    let same =
        pairs.0.iter().enumerate().filter(|(_, (key, value))| key == name && !value.is_empty());
    if let Some(at) = same.map(|(at, _)| at).nth(number.saturating_sub(1)) {
        pairs.0.remove(at);
    }
}

/// Adds an empty row to the list at a path.
pub fn add_row(values: &mut Value, path: &str) {
    let mut place = values;
    for part in path.split('.') {
        let next = match part.parse::<usize>() {
            Ok(number) => place.get_mut(number.saturating_sub(1)),
            Err(_) => place.get_mut(part),
        };
        match next {
            Some(next) => place = next,
            None => return,
        }
    }
    if let Value::Array(rows) = place {
        // A list with nothing in it is drawn with one empty row already.
        let missing = if rows.is_empty() { 2 } else { 1 };
        rows.extend(std::iter::repeat_n(Value::Null, missing));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use case::Choice;
    use serde_json::json;

    const ROW: &[Field] = &[
        field("name", FieldKind::Text, false),
        field("count", FieldKind::Number, false),
        field("sealed", FieldKind::Flag, false),
    ];
    const SIZES: &[Choice] =
        &[Choice { key: "s", zh: "小", en: "small" }, Choice { key: "l", zh: "大", en: "large" }];
    const FIELDS: &[Field] = &[
        field("matter", FieldKind::LongText, false),
        field("goods", FieldKind::Many(&FieldKind::Group(ROW)), true),
        field("sizes", FieldKind::Many(&FieldKind::Choice(SIZES)), true),
        field("owner", FieldKind::Group(ROW), true),
    ];

    const fn field(name: &'static str, kind: FieldKind, optional: bool) -> Field {
        Field { name, zh: "", en: "", kind, optional }
    }

    #[test]
    fn rows_and_groups_are_read_and_blank_ones_dropped() {
        let pairs = Pairs::parse(
            "matter=+a+&goods.1.name=&goods.1.count=&goods.7.name=x&goods.7.sealed=true\
             &sizes=s&sizes=l&owner.name=",
        );
        assert_eq!(
            read(FIELDS, &pairs),
            json!({
                "matter": " a ",
                "goods": [{ "name": "x", "count": null, "sealed": true }],
                "sizes": ["s", "l"],
                "owner": null,
            })
        );
    }

    #[test]
    fn rows_are_added_and_removed_by_path() {
        let mut pairs = Pairs::parse("goods.1.name=a&goods.2.name=b");
        drop_row(&mut pairs, "goods.1");
        let mut values = read(FIELDS, &pairs);
        assert_eq!(values["goods"][0]["name"], "b");
        add_row(&mut values, "goods");
        assert_eq!(values["goods"].as_array().map(Vec::len), Some(2));
        add_row(&mut values, "nothing.there");
    }
}
