//! Draws fields: one widget for each kind, with its label, what is wrong with it, and what was typed.

use super::{Scene, join, pick};
use crate::shell::yes_no;
use case::{Choice, Field, FieldKind};
use law::Fen;
use maud::{Markup, html};
use serde_json::Value;

/// Up to this many choices are shown side by side; more become a list.
const RADIOS_MAX: usize = 6;

/// Draws the fields of a group.
pub fn fields(scene: &Scene<'_>, fields: &[Field], path: &str, values: &Value) -> Markup {
    html! {
        div.fields {
            @for it in fields {
                (field(scene, it, &join(path, it.name), values.get(it.name).unwrap_or(&Value::Null)))
            }
        }
    }
}

/// Whether a form with these fields sends files.
pub fn has_blobs(fields: &[Field]) -> bool {
    fn kind(it: &FieldKind) -> bool {
        match it {
            FieldKind::Blob => true,
            FieldKind::Group(fields) => has_blobs(fields),
            FieldKind::Many(row) => kind(row),
            _ => false,
        }
    }
    fields.iter().any(|it| kind(&it.kind))
}

fn field(scene: &Scene<'_>, field: &Field, path: &str, value: &Value) -> Markup {
    let l = scene.lang;
    let label = l.t(field.zh, field.en);
    let required = !field.optional && !matches!(field.kind, FieldKind::Flag);
    let mark = html! {
        @if !required && !matches!(field.kind, FieldKind::Flag) {
            " " span.optional { (l.t("选填", "optional")) }
        }
    };
    let wide = is_wide(&field.kind);
    let bad = scene.faults_of(path).next().is_some();
    if is_set(&field.kind, field.optional) {
        return html! {
            fieldset.field.wide.bad[bad] id=(id(path)) tabindex=[bad.then_some("-1")] {
                legend { (label) (mark) }
                (faults(scene, path))
                (set(scene, field, path, value))
            }
        };
    }
    let widget = Widget { scene, path, required, label };
    html! {
        div.field.wide[wide].flag[matches!(field.kind, FieldKind::Flag)].bad[bad] {
            @if matches!(field.kind, FieldKind::Flag) {
                (widget.single(&field.kind, value))
                label for=(id(path)) { (label) }
            } @else {
                label for=(id(path)) { (label) (mark) }
                (widget.single(&field.kind, value))
            }
            (faults(scene, path))
        }
    }
}

/// Id of the input at a path.
pub fn id(path: &str) -> String {
    format!("f-{path}")
}

fn is_wide(kind: &FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::LongText
            | FieldKind::Item
            | FieldKind::Blob
            | FieldKind::Paper
            | FieldKind::Evidence
    )
}

/// Kinds of several inputs, which stand in a set of their own.
fn is_set(kind: &FieldKind, optional: bool) -> bool {
    match kind {
        FieldKind::Group(_) | FieldKind::Many(_) | FieldKind::Blob => true,
        FieldKind::Choice(choices) => !optional && choices.len() <= RADIOS_MAX,
        _ => false,
    }
}

/// What is wrong with the field: the value as it came and what is expected.
pub fn faults(scene: &Scene<'_>, path: &str) -> Markup {
    let l = scene.lang;
    html! {
        @for (at, it) in scene.faults_of(path).enumerate() {
            p.wrong id=[(at == 0).then(|| format!("{}-wrong", id(path)))] {
                (l.t(&it.zh, &it.en))
                @if !it.value.is_empty() {
                    span.value { (l.t("；填写的是", "; given: ")) "“" (it.value) "”" }
                }
            }
        }
    }
}

fn set(scene: &Scene<'_>, field: &Field, path: &str, value: &Value) -> Markup {
    match &field.kind {
        FieldKind::Group(inner) => fields(scene, inner, path, value),
        FieldKind::Choice(choices) => radios(scene, choices, path, value),
        FieldKind::Blob => pick::blobs(scene, path, value, false),
        FieldKind::Many(FieldKind::Blob) => pick::blobs(scene, path, value, true),
        FieldKind::Many(FieldKind::Choice(choices)) => boxes(scene, choices, path, value),
        FieldKind::Many(kind @ (FieldKind::Paper | FieldKind::Evidence)) => {
            pick::several(path, value, &pick::numbered(scene, kind))
        }
        FieldKind::Many(row) => rows(scene, row, path, value, scene.lang.t(field.zh, field.en)),
        _ => html! {},
    }
}

fn radios(scene: &Scene<'_>, choices: &[Choice], path: &str, value: &Value) -> Markup {
    html! {
        div.choices {
            @for it in choices {
                label.choice {
                    input type="radio" name=(path) value=(it.key) checked[is(it, value)];
                    span { (scene.lang.t(it.zh, it.en)) }
                }
            }
        }
    }
}

fn boxes(scene: &Scene<'_>, choices: &[Choice], path: &str, value: &Value) -> Markup {
    let chosen = value.as_array().map_or(&[][..], Vec::as_slice);
    html! {
        div.choices {
            @for it in choices {
                label.choice {
                    input type="checkbox" name=(path) value=(it.key)
                        checked[chosen.iter().any(|value| is(it, value))];
                    span { (scene.lang.t(it.zh, it.en)) }
                }
            }
        }
    }
}

fn is(choice: &Choice, value: &Value) -> bool {
    value.as_str().is_some_and(|it| it == choice.key || it == choice.zh)
}

/// A list of rows: each can be removed, and one can be added, with or without a script.
fn rows(scene: &Scene<'_>, row: &FieldKind, path: &str, value: &Value, label: &str) -> Markup {
    let l = scene.lang;
    let given = value.as_array().cloned().unwrap_or_default();
    let least = if matches!(row, FieldKind::Person) { 2 } else { 1 };
    let blank = least.max(given.len()) - given.len();
    let all = given.into_iter().chain(std::iter::repeat_n(Value::Null, blank));
    html! {
        ol.rows {
            @for (at, value) in all.enumerate() {
                @let here = join(path, at + 1);
                @let name = format!("{label} {}", at + 1);
                li {
                    @match row {
                        FieldKind::Group(inner) => {
                            fieldset.row {
                                legend { (at + 1) }
                                (faults(scene, &here))
                                (fields(scene, inner, &here, &value))
                            }
                        }
                        single => {
                            (Widget { scene, path: &here, required: false, label: &name }.single(single, &value))
                            (faults(scene, &here))
                        }
                    }
                    button.plain.small name="_drop" value=(here) formnovalidate {
                        (l.t("移除", "Remove")) span.visually-hidden { " " (name) }
                    }
                }
            }
        }
        button.small name="_add" value=(path) formnovalidate {
            (l.t("添加一项", "Add")) span.visually-hidden { " " (label) }
        }
    }
}

/// One input.
struct Widget<'a> {
    scene: &'a Scene<'a>,
    path: &'a str,
    required: bool,
    label: &'a str,
}

impl Widget<'_> {
    fn single(&self, kind: &FieldKind, value: &Value) -> Markup {
        let typed = typed(kind, value);
        match kind {
            FieldKind::LongText => self.long_text(&typed),
            FieldKind::Date => self.input("date", &typed, None),
            FieldKind::DateTime => self.input("datetime-local", &typed, None),
            FieldKind::Number => self.input("text", &typed, Some("numeric")),
            FieldKind::Money => self.money(&typed),
            FieldKind::Flag => self.flag(value),
            FieldKind::Choice(choices) => self.select(choices, value),
            FieldKind::Person => pick::person(self.scene, self.path, &typed, self.label),
            FieldKind::Item => pick::item(self.scene, self.path, &typed),
            FieldKind::Paper | FieldKind::Evidence => {
                pick::one_of(self.scene, self.path, &typed, &pick::numbered(self.scene, kind))
            }
            FieldKind::Text => self.input("text", &typed, None),
            FieldKind::Blob | FieldKind::Group(_) | FieldKind::Many(_) => html! {},
        }
    }

    fn wrong(&self) -> Option<String> {
        let bad = self.scene.faults_of(self.path).next().is_some();
        bad.then(|| format!("{}-wrong", id(self.path)))
    }

    fn input(&self, kind: &str, typed: &str, mode: Option<&str>) -> Markup {
        let wrong = self.wrong();
        html! {
            input type=(kind) id=(id(self.path)) name=(self.path) value=(typed) inputmode=[mode]
                autocomplete="off" aria-label=[self.named()]
                aria-required=[self.required.then_some("true")]
                aria-invalid=[wrong.as_ref().map(|_| "true")] aria-describedby=[wrong];
        }
    }

    /// Rows have no label of their own to see, so they are named for those who listen.
    fn named(&self) -> Option<&str> {
        let row = self.path.rsplit('.').next().is_some_and(|it| it.parse::<u32>().is_ok());
        row.then_some(self.label)
    }

    fn long_text(&self, typed: &str) -> Markup {
        let wrong = self.wrong();
        let lines = typed.lines().count().clamp(4, 16);
        html! {
            textarea id=(id(self.path)) name=(self.path) rows=(lines) aria-label=[self.named()]
                aria-required=[self.required.then_some("true")]
                aria-invalid=[wrong.as_ref().map(|_| "true")] aria-describedby=[wrong] {
                // A first line break is dropped by browsers.
                "\n" (typed)
            }
        }
    }

    fn money(&self, typed: &str) -> Markup {
        let l = self.scene.lang;
        let words = Fen::parse(typed.trim()).map(Fen::in_words).unwrap_or_default();
        html! {
            span.money {
                (self.input("text", typed, Some("decimal")))
                span.unit { (l.t("元", "yuan")) }
                output.words for=(id(self.path)) data-words=(self.path) { (words) }
            }
        }
    }

    fn flag(&self, value: &Value) -> Markup {
        let on = matches!(value, Value::Bool(true)) || value.as_str() == Some("true");
        let wrong = self.wrong();
        html! {
            input type="checkbox" id=(id(self.path)) name=(self.path) value="true" checked[on]
                aria-label=[self.named()] aria-describedby=[wrong];
            span.visually-hidden { (yes_no(self.scene.lang, on)) }
        }
    }

    fn select(&self, choices: &[Choice], value: &Value) -> Markup {
        let l = self.scene.lang;
        let wrong = self.wrong();
        html! {
            select id=(id(self.path)) name=(self.path) aria-label=[self.named()]
                aria-required=[self.required.then_some("true")]
                aria-invalid=[wrong.as_ref().map(|_| "true")] aria-describedby=[wrong] {
                option value="" { (l.t("— 请选择 —", "— choose —")) }
                @for it in choices {
                    option value=(it.key) selected[is(it, value)] { (l.t(it.zh, it.en)) }
                }
            }
        }
    }
}

/// A value as it was typed; money in fen is shown in yuan.
pub fn typed(kind: &FieldKind, value: &Value) -> String {
    match (kind, value) {
        (_, Value::String(text)) => text.clone(),
        (FieldKind::Money, Value::Number(fen)) => {
            fen.as_i64().map(|it| Fen(it).to_string()).unwrap_or_default()
        }
        (_, Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
