//! Checks the fields of an act before anything decodes them. Everything that is wrong is said at
//! once, each fault with the field, the value and what is expected; absent optional fields are
//! filled with their empty value, so that decoding cannot fail afterwards.

use super::{Field, FieldKind};
use jiff::civil::{Date, DateTime};
use law::Fen;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// Longest line of text, in characters.
const LINE_MAX: usize = 500;
/// Longest text, in characters.
const TEXT_MAX: usize = 20_000;
/// Most entries of a list.
const ROWS_MAX: usize = 500;

/// One thing that is wrong with the input.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FieldFault {
    /// Path of the field, such as `goods.2.name`.
    pub field: String,
    /// Chinese label of the field.
    pub label: String,
    /// The value as it came, shortened.
    pub value: String,
    /// What is expected, in Chinese.
    pub zh: String,
    /// What is expected, in English.
    pub en: String,
}

/// Checks `input` against `fields` and returns it completed.
///
/// # Errors
/// Every fault, in the order of the fields; unknown fields last.
pub fn check(fields: &[Field], input: &Value) -> Result<Value, Vec<FieldFault>> {
    let mut faults = Vec::new();
    let output = group(fields, input, "", &mut faults);
    if faults.is_empty() { Ok(output) } else { Err(faults) }
}

fn group(fields: &[Field], input: &Value, path: &str, faults: &mut Vec<FieldFault>) -> Value {
    let empty = Map::new();
    let given = match input {
        Value::Object(map) => map,
        Value::Null => &empty,
        other => {
            faults.push(fault(path, path, other, "应为一组字段", "a group of fields"));
            return Value::Null;
        }
    };
    let mut output = Map::new();
    for field in fields {
        let value = given.get(field.name).unwrap_or(&Value::Null);
        let path = join(path, field.name);
        output.insert(field.name.to_owned(), one(field, value, &path, faults));
    }
    for (name, value) in given {
        if !fields.iter().any(|it| it.name == name) {
            let (zh, en) = ("没有这个字段", "there is no such field");
            faults.push(fault(&join(path, name), name, value, zh, en));
        }
    }
    Value::Object(output)
}

fn one(field: &Field, value: &Value, path: &str, faults: &mut Vec<FieldFault>) -> Value {
    let blank = value.is_null() || value.as_str().is_some_and(|it| it.trim().is_empty());
    match (&field.kind, blank) {
        (FieldKind::Flag, true) => json!(false),
        (FieldKind::Many(_), true) => json!([]),
        (FieldKind::Group(fields), true) if !field.optional => {
            group(fields, &Value::Null, path, faults)
        }
        (_, true) if field.optional => Value::Null,
        (_, true) => {
            faults.push(fault(path, field.zh, value, "必须填写", "must be filled in"));
            Value::Null
        }
        (kind, false) => kind_of(kind, field.zh, value, path, faults),
    }
}

fn kind_of(
    kind: &FieldKind,
    label: &str,
    value: &Value,
    path: &str,
    faults: &mut Vec<FieldFault>,
) -> Value {
    let checked = match kind {
        FieldKind::Text => line(value),
        FieldKind::LongText => text(value),
        FieldKind::Date => date(value),
        FieldKind::DateTime => date_time(value),
        FieldKind::Money => money(value),
        FieldKind::Number | FieldKind::Paper | FieldKind::Evidence => number(value),
        FieldKind::Flag => flag(value),
        FieldKind::Choice(choices) => choice(choices, value),
        FieldKind::Person | FieldKind::Item => line(value),
        FieldKind::Blob => blob(value),
        FieldKind::Group(fields) => return group(fields, value, path, faults),
        FieldKind::Many(kind) => return many(kind, label, value, path, faults),
    };
    checked.unwrap_or_else(|(zh, en)| {
        faults.push(FieldFault { zh, en, ..fault(path, label, value, "", "") });
        Value::Null
    })
}

fn many(
    kind: &FieldKind,
    label: &str,
    value: &Value,
    path: &str,
    faults: &mut Vec<FieldFault>,
) -> Value {
    let single = [value.clone()];
    let rows = value.as_array().map_or(&single[..], Vec::as_slice);
    if rows.len() > ROWS_MAX {
        faults.push(fault(path, label, &json!(rows.len()), "至多五百项", "at most 500 entries"));
        return Value::Null;
    }
    let row = |(at, row): (usize, &Value)| {
        kind_of(kind, label, row, &join(path, &(at + 1).to_string()), faults)
    };
    rows.iter().enumerate().map(row).collect()
}

type Checked = Result<Value, (String, String)>;

fn expected<T>(zh: impl Into<String>, en: impl Into<String>) -> Result<T, (String, String)> {
    Err((zh.into(), en.into()))
}

fn line(value: &Value) -> Checked {
    let Some(text) = value.as_str() else { return expected("应为文字", "text") };
    let text = text.trim();
    if let Some(bad) = text.chars().find(|it| it.is_control()) {
        let code = u32::from(bad);
        return expected(
            format!("不得含有控制字符（U+{code:04X}）"),
            format!("no control characters (U+{code:04X})"),
        );
    }
    if text.chars().count() > LINE_MAX {
        return expected("至多五百字", "at most 500 characters");
    }
    Ok(json!(text))
}

fn text(value: &Value) -> Checked {
    let Some(text) = value.as_str() else { return expected("应为文字", "text") };
    let text = text.replace("\r\n", "\n");
    let text = text.trim();
    if let Some(bad) = text.chars().find(|it| it.is_control() && *it != '\n') {
        let code = u32::from(bad);
        return expected(
            format!("不得含有控制字符（U+{code:04X}）"),
            format!("no control characters (U+{code:04X})"),
        );
    }
    if text.chars().count() > TEXT_MAX {
        return expected("至多两万字", "at most 20,000 characters");
    }
    Ok(json!(text))
}

fn date(value: &Value) -> Checked {
    let parsed = value.as_str().and_then(|it| it.trim().parse::<Date>().ok());
    match parsed {
        Some(date) if (1900..=2200).contains(&date.year()) => Ok(json!(date.to_string())),
        _ => expected(
            "应为日历上有的日期，如 2025-03-07",
            "a date of the calendar such as 2025-03-07",
        ),
    }
}

fn date_time(value: &Value) -> Checked {
    let parsed = value.as_str().and_then(|it| it.trim().replace(' ', "T").parse::<DateTime>().ok());
    match parsed {
        Some(at) if (1900..=2200).contains(&at.year()) => Ok(json!(at.to_string())),
        _ => expected(
            "应为日期和时刻，如 2025-03-07T09:30",
            "a date and time such as 2025-03-07T09:30",
        ),
    }
}

fn money(value: &Value) -> Checked {
    let fen = match value {
        Value::Number(number) => number.as_i64().map(Fen),
        Value::String(text) => Fen::parse(text.trim()).ok(),
        _ => None,
    };
    match fen {
        Some(Fen(fen)) if fen >= 0 => Ok(json!(fen)),
        _ => expected(
            "应为不小于零的金额，如 5000 或 5,000.00（元）",
            "an amount in yuan such as 5000.00",
        ),
    }
}

fn number(value: &Value) -> Checked {
    let parsed = match value {
        Value::Number(number) => number.as_u64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    match parsed.and_then(|it| u32::try_from(it).ok()) {
        Some(number) => Ok(json!(number)),
        None => expected("应为不小于零的整数", "a whole number, zero or more"),
    }
}

fn flag(value: &Value) -> Checked {
    match value {
        Value::Bool(flag) => Ok(json!(flag)),
        Value::String(text) => match text.trim() {
            "true" | "on" | "1" | "yes" | "是" => Ok(json!(true)),
            "false" | "off" | "0" | "no" | "否" => Ok(json!(false)),
            _ => expected("应为是或否", "yes or no"),
        },
        _ => expected("应为是或否", "yes or no"),
    }
}

fn choice(choices: &[super::Choice], value: &Value) -> Checked {
    let text = value.as_str().unwrap_or_default().trim();
    match choices.iter().find(|it| it.key == text || it.zh == text) {
        Some(choice) => Ok(json!(choice.key)),
        None => {
            let zh: Vec<_> = choices.iter().map(|it| it.zh).collect();
            let en: Vec<_> = choices.iter().map(|it| it.key).collect();
            expected(format!("应为：{}", zh.join("、")), format!("one of: {}", en.join(", ")))
        }
    }
}

fn blob(value: &Value) -> Checked {
    match serde_json::from_value::<crate::BlobRef>(value.clone()) {
        Ok(blob) if blob.is_well_formed() => Ok(json!(blob)),
        _ => expected("应为已上传的文件", "a file that was uploaded"),
    }
}

fn fault(path: &str, label: &str, value: &Value, zh: &str, en: &str) -> FieldFault {
    let shown = match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    FieldFault {
        field: path.to_owned(),
        label: label.to_owned(),
        value: shown.chars().take(80).collect(),
        zh: zh.to_owned(),
        en: en.to_owned(),
    }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}
