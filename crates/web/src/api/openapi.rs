//! The description of the API, generated from the acts.

use super::schema;
use case::ActInfo;
use procedures::Entry;
use serde_json::{Map, Value, json};

/// The OpenAPI 3.1 document: every act of every institution is one operation.
pub fn openapi() -> Value {
    let mut paths = reading();
    let mut tags = Vec::new();
    for institution in procedures::ALL {
        if institution.acts.is_empty() {
            continue;
        }
        tags.push(json!({ "name": institution.name, "description": institution.zh, "x-en": institution.en }));
        for act in institution.acts {
            let file = if act.opens { "" } else { "/{file}" };
            let path = format!("/api/v1/files{file}/{}/{}", institution.name, act.noun);
            paths.insert(path, json!({ "post": operation(institution, act) }));
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "法度 Fadu",
            "version": "1",
            "description": "Every change is an act. An act is performed whole or not at all; \
                what the law does not allow is answered 422 with all reasons and their articles.",
        },
        "tags": tags,
        "paths": paths,
        "components": { "schemas": schemas(), "responses": responses(), "securitySchemes": {
            "bearer": { "type": "http", "scheme": "bearer" },
            "cookie": { "type": "apiKey", "in": "cookie", "name": "fadu_session" },
        } },
        "security": [{ "bearer": [] }, { "cookie": [] }],
    })
}

fn operation(institution: &Entry, act: &ActInfo) -> Value {
    let roles: Vec<&str> = act.by.iter().map(|it| it.key()).collect();
    let mut parameters = vec![json!({
        "name": "Idempotency-Key", "in": "header", "schema": { "type": "string", "maxLength": 200 },
        "description": "the same key is performed once and answered alike ever after",
    })];
    if !act.opens {
        parameters.push(json!({
            "name": "file", "in": "path", "required": true, "schema": { "type": "string" },
        }));
        parameters.push(json!({
            "name": "If-Match", "in": "header", "schema": { "type": "string" },
            "description": "version of the file that was seen; 409 if it has moved",
        }));
    }
    let (done, words) = if act.opens { ("201", "opened") } else { ("200", "done") };
    let answer = |name: &str| json!({ "$ref": format!("#/components/responses/{name}") });
    json!({
        "operationId": format!("{}.{}", institution.name, act.noun),
        "tags": [institution.name],
        "summary": act.zh,
        "description": format!("{} ({}). {}", act.en, act.under, act.help),
        "x-rule": act.under,
        "x-roles": roles,
        "parameters": parameters,
        "requestBody": {
            "required": act.fields.iter().any(|it| !it.optional),
            "content": { "application/json": { "schema": schema::group(act.fields) } },
        },
        "responses": {
            done: {
                "description": words,
                "content": { "application/json": {
                    "schema": { "$ref": "#/components/schemas/Done" },
                } },
            },
            "400": answer("Malformed"), "401": answer("Fault"), "403": answer("Fault"),
            "404": answer("Fault"), "409": answer("Moved"), "413": answer("Fault"),
            "422": answer("Refused"), "503": answer("Fault"),
        },
    })
}

/// What only reads.
fn reading() -> Map<String, Value> {
    let file = json!({
        "name": "file", "in": "path", "required": true, "schema": { "type": "string" },
    });
    let query = |name: &str, about: &str| json!({ "name": name, "in": "query", "schema": { "type": "string" }, "description": about });
    let get = |id: &str, about: &str, parameters: Value| {
        let json = json!({ "application/json": { "schema": { "type": "object" } } });
        let fault = json!({ "$ref": "#/components/responses/Fault" });
        json!({ "get": {
            "operationId": id, "summary": about, "parameters": parameters,
            "responses": {
                "200": { "description": "found", "content": json },
                "401": fault, "403": fault, "404": fault,
            },
        } })
    };
    let filters = json!([
        query("scope", "all, open, mine, due, overdue or waiting"),
        query("q", "words; two Chinese characters or more"),
        query("stage", "order of a stage"),
        query("item", "code of a violation item"),
        query("sort", "changed, due or opened"),
        query("page", "from 1, a hundred lines each"),
    ]);
    let uncover = query("uncover", "1 shows what is covered; looking is recorded");
    let paths = [
        ("/api/v1/files", get("files.list", "案卷列表", filters)),
        ("/api/v1/files/{file}", get("files.show", "案卷", json!([file, uncover]))),
        ("/api/v1/files/{file}/acts", get("files.acts", "可以办理和不能办理的行为", json!([file]))),
        ("/api/v1/acts", get("acts.opening", "开立案卷的行为", json!([]))),
    ];
    paths.into_iter().map(|(path, it)| (path.to_owned(), it)).collect()
}

fn schemas() -> Value {
    let text = json!({ "type": "string" });
    let digest = json!({ "type": "string", "pattern": "^[0-9a-f]{64}$" });
    let whole = json!({ "type": "integer", "minimum": 0 });
    let object = |properties: Value| {
        let names: Vec<String> =
            properties.as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect();
        json!({ "type": "object", "properties": properties, "required": names })
    };
    json!({
        "Blob": object(json!({
            "sha256": digest, "sm3": digest, "size": whole, "name": text, "media_type": text,
        })),
        "Refusal": object(json!({
            "code": text, "rule": text, "because": { "type": "array", "items": text },
            "zh": text, "en": text,
        })),
        "FieldFault": object(json!({
            "field": text, "label": text, "value": text, "zh": text, "en": text,
        })),
        "Done": object(json!({
            "file": text, "version": whole, "seq": whole,
            "papers": { "type": ["array", "null"], "items": { "type": "object" } },
            "repeated": { "type": "boolean" },
        })),
    })
}

fn responses() -> Value {
    let list = |name: &str| {
        let items = json!({ "$ref": format!("#/components/schemas/{name}") });
        json!({ "type": "array", "items": items })
    };
    let answer = |about: &str, properties: Value| {
        let schema = json!({ "type": "object", "properties": properties });
        json!({ "description": about, "content": { "application/json": { "schema": schema } } })
    };
    let text = json!({ "type": "string" });
    json!({
        "Malformed": answer(
            "what was filled in does not fit; each fault names its field",
            json!({ "error": text, "faults": list("FieldFault") }),
        ),
        "Refused": answer(
            "the law does not allow it; all reasons with their articles",
            json!({ "error": text, "refusals": list("Refusal") }),
        ),
        "Moved": answer(
            "the file has moved; the records since",
            json!({
                "error": text, "head": { "type": "integer" },
                "since": { "type": "array", "items": { "type": "object" } },
            }),
        ),
        "Fault": answer("not answered", json!({ "error": text, "zh": text, "en": text, "id": text })),
    })
}
