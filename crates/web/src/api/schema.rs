//! JSON schemas of fields.

use case::{Field, FieldKind};
use serde_json::{Map, Value, json};

/// The schema of a group of fields.
pub fn group(fields: &[Field]) -> Value {
    let properties: Map<String, Value> =
        fields.iter().map(|it| (it.name.to_owned(), field(it))).collect();
    let required: Vec<&str> = fields.iter().filter(|it| must(it)).map(|it| it.name).collect();
    let mut schema = json!({
        "type": "object", "additionalProperties": false, "properties": properties,
    });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

/// Flags are false and lists are empty when they are left out.
fn must(field: &Field) -> bool {
    match field.kind {
        FieldKind::Flag | FieldKind::Many(_) => false,
        FieldKind::Group(fields) => !field.optional && fields.iter().any(must),
        _ => !field.optional,
    }
}

fn field(field: &Field) -> Value {
    let inner = kind(&field.kind);
    let mut schema = if field.optional && !matches!(field.kind, FieldKind::Many(_)) {
        json!({ "oneOf": [inner, { "type": "null" }] })
    } else {
        inner
    };
    schema["title"] = json!(field.zh);
    schema["description"] = json!(field.en);
    schema
}

fn kind(kind_of: &FieldKind) -> Value {
    match kind_of {
        FieldKind::Text => json!({ "type": "string", "maxLength": 500 }),
        FieldKind::LongText => json!({ "type": "string", "maxLength": 20_000 }),
        FieldKind::Date => json!({ "type": "string", "format": "date" }),
        FieldKind::DateTime => json!({
            "type": "string", "description": "civil time of the bureau",
            "pattern": r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?$",
        }),
        FieldKind::Money => json!({ "oneOf": [
            { "type": "integer", "minimum": 0, "description": "fen" },
            { "type": "string", "description": "yuan, such as 5000.00" },
        ] }),
        FieldKind::Number => json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX }),
        FieldKind::Paper => json!({
            "type": "integer", "minimum": 1, "description": "number of a paper of the file",
        }),
        FieldKind::Evidence => json!({
            "type": "integer", "minimum": 1, "description": "number of a piece of evidence",
        }),
        FieldKind::Flag => json!({ "type": "boolean" }),
        FieldKind::Choice(choices) => {
            let keys: Vec<&str> = choices.iter().map(|it| it.key).collect();
            let labels: Map<String, Value> =
                choices.iter().map(|it| (it.key.to_owned(), json!([it.zh, it.en]))).collect();
            json!({ "type": "string", "enum": keys, "x-labels": labels })
        }
        FieldKind::Person => json!({ "type": "string", "description": "id of a person" }),
        FieldKind::Item => json!({ "type": "string", "description": "code of a violation item" }),
        FieldKind::Blob => json!({ "$ref": "#/components/schemas/Blob" }),
        FieldKind::Group(fields) => group(fields),
        FieldKind::Many(row) => json!({ "type": "array", "maxItems": 500, "items": kind(row) }),
    }
}
