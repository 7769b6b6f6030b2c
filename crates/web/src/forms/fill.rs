//! What a form proposes before anybody has filled it in: today, the officers in charge, the item
//! and the place that the file already names. Every proposal can be changed.

use crate::shell::Pairs;
use case::{Field, FieldKind, Role};
use procedures::{CaseFile, Earlier, engine};
use serde_json::{Map, Value, json};

use super::Scene;

/// Proposals for an act; what the address names stands before them.
pub fn defaults(fields: &[Field], scene: &Scene<'_>, asked: &Pairs) -> Value {
    let known = Known::of(scene);
    let one = |field: &Field| {
        let asked = asked.find(field.name).filter(|_| is_simple(&field.kind));
        let value = match asked {
            Some(text) => json!(text),
            None => known.propose(field, scene),
        };
        (field.name.to_owned(), value)
    };
    Value::Object(fields.iter().map(one).collect::<Map<_, _>>())
}

struct Known {
    hands: Vec<String>,
    item: Option<String>,
    place: Option<String>,
    papers: usize,
}

impl Known {
    fn of(scene: &Scene<'_>) -> Self {
        let empty = CaseFile::default();
        let file = scene.file.unwrap_or(&empty);
        let mut hands: Vec<String> = engine::hands(file).iter().map(ToString::to_string).collect();
        let actor = scene.actor;
        if hands.is_empty() && actor.holds(Role::Officer, scene.today()) {
            hands.push(actor.id.to_string());
        }
        let item = Earlier::of(file).and_then(|it| it.item);
        Self { hands, item, place: engine::place(file), papers: file.papers().count() }
    }

    fn propose(&self, field: &Field, scene: &Scene<'_>) -> Value {
        match &field.kind {
            FieldKind::Date if !field.optional => json!(scene.today().to_string()),
            FieldKind::DateTime if !field.optional => {
                json!(scene.now.strftime("%Y-%m-%dT%H:%M").to_string())
            }
            FieldKind::Many(FieldKind::Person) if !self.hands.is_empty() => json!(self.hands),
            FieldKind::Item => json!(self.item),
            FieldKind::Text if field.name == "place" => json!(self.place),
            FieldKind::Paper if self.papers == 1 && !field.optional => json!("1"),
            FieldKind::Group(fields) if !field.optional => {
                let inner = fields.iter().map(|it| (it.name.to_owned(), self.propose(it, scene)));
                Value::Object(inner.collect::<Map<_, _>>())
            }
            _ => Value::Null,
        }
    }
}

fn is_simple(kind: &FieldKind) -> bool {
    !matches!(kind, FieldKind::Group(_) | FieldKind::Many(_) | FieldKind::Blob)
}
