//! From the TOML of a story to the fields of an act: names become ids, yuan become fen, dates text.

use crate::{CaseFile, Entry};
use case::{BlobRef, Field, FieldKind, People};
use law::{Fen, Law};
use serde_json::{Map, Value, json};

/// How the teller of a story resolves what only the outside world knows.
pub trait Resolve {
    /// The stored original behind a file name in a story.
    fn blob(&mut self, name: &str) -> Result<BlobRef, String>;

    /// The file in which papers and evidence are looked up by name.
    fn file(&self) -> &CaseFile;

    /// Ordinal of the last paper of the file with this title, key or number.
    fn paper(&mut self, name: &str) -> Result<u32, String> {
        let title = |kind: &str| Entry::paper(kind).map(|(_, kind)| kind.zh);
        let named = |it: &case::Issued| {
            it.kind == name || title(&it.kind) == Some(name) || it.number.as_deref() == Some(name)
        };
        let found = self.file().papers().rev().find(|(_, it)| named(it));
        found.map(|(_, it)| it.no).ok_or_else(|| format!("no paper {name} was issued"))
    }

    /// The number of a piece of evidence called by the beginning of its title; the latest counts.
    fn evidence(&mut self, name: &str) -> Result<u32, String> {
        let items = crate::engine::evidence(self.file());
        let found = items.iter().filter(|it| it.title.starts_with(name)).max_by_key(|it| it.no);
        found.map(|it| it.no.0).ok_or_else(|| {
            let known: Vec<_> = items.iter().map(|it| it.title.as_str()).collect();
            format!("no evidence {name}; the file holds: {}", known.join("; "))
        })
    }
}

/// Turns the entries of a block into the fields of an act.
///
/// # Errors
/// A name that nobody bears, an amount that is none, an unknown item.
pub fn act_fields(
    fields: &[Field],
    table: &toml::Table,
    people: &People,
    law: &Law,
    resolve: &mut dyn Resolve,
) -> Result<Value, String> {
    let mut map = Map::new();
    for (name, value) in table {
        let field = fields.iter().find(|it| it.name == name || it.zh == name);
        let converted = match field {
            Some(field) => convert(&field.kind, value, people, law, resolve)
                .map_err(|it| format!("{name}: {it}"))?,
            None => plain(value),
        };
        let name = field.map_or(name.as_str(), |it| it.name);
        map.insert(name.to_owned(), converted);
    }
    Ok(Value::Object(map))
}

fn convert(
    kind: &FieldKind,
    value: &toml::Value,
    people: &People,
    law: &Law,
    resolve: &mut dyn Resolve,
) -> Result<Value, String> {
    match (kind, value) {
        (FieldKind::Money, toml::Value::Integer(yuan)) => Ok(json!(Fen::yuan(*yuan))),
        (FieldKind::Money, toml::Value::String(text)) => {
            let fen = Fen::parse(text).map_err(|it| it.to_string())?;
            Ok(json!(fen))
        }
        (FieldKind::Person, toml::Value::String(name)) => match people.find(name) {
            Some(person) => Ok(json!(person.id)),
            None => Err(format!("nobody is called {name}")),
        },
        (FieldKind::Item, toml::Value::String(text)) => {
            let item = law.item(text).or_else(|| law.items().find(|it| it.zh == *text));
            item.map(|it| json!(it.code)).ok_or_else(|| format!("no violation item {text}"))
        }
        (FieldKind::Paper, toml::Value::String(name)) => resolve.paper(name).map(|it| json!(it)),
        (FieldKind::Evidence, toml::Value::String(name)) => {
            resolve.evidence(name).map(|it| json!(it))
        }
        (FieldKind::Blob, toml::Value::String(name)) => resolve.blob(name).map(|it| json!(it)),
        (FieldKind::Group(fields), toml::Value::Table(table)) => {
            act_fields(fields, table, people, law, resolve)
        }
        (FieldKind::Many(kind), toml::Value::Array(rows)) => {
            rows.iter().map(|it| convert(kind, it, people, law, resolve)).collect()
        }
        (FieldKind::Many(kind), single) => {
            Ok(json!([convert(kind, single, people, law, resolve)?]))
        }
        (_, other) => Ok(plain(other)),
    }
}

/// TOML as JSON, dates as text: the form in which acts and people are read.
pub(super) fn plain(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Boolean(flag) => json!(flag),
        toml::Value::Datetime(at) => json!(at.to_string()),
        toml::Value::Array(rows) => rows.iter().map(plain).collect(),
        toml::Value::Table(table) => {
            table.iter().map(|(name, value)| (name.clone(), plain(value))).collect()
        }
        toml::Value::Float(number) => json!(number.to_string()),
    }
}
