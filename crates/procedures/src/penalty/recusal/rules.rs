//! 回避的要求。

use super::{Act, Decide, Event, Mover, Request};
use crate::{Attempt, Entry, Scene};
use case::{Field, FieldKind, Guard, Outcome, PersonId, Refusals, ensure};
use serde_json::Value;

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    match noun {
        "decide" => {
            no.check(something_to_decide(s));
        }
        "declare" => no.all([not_recused_yet(s, &s.actor.id), not_moved_yet(s, &s.actor.id)]),
        _ => {}
    }
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Request(it) => {
            no.all([
                not_recused_yet(s, &it.officer),
                not_moved_yet(s, &it.officer),
                one_of_the_bureau(s, it),
            ]);
            no.pass()?;
            Some(Outcome::event(Event::Moved {
                officer: it.officer.clone(),
                mover: Mover::Party,
                ground: it.ground,
                reason: it.reason.to_string(),
            }))
        }
        Act::Declare(it) => {
            no.pass()?;
            Some(Outcome::event(Event::Moved {
                officer: s.actor.id.clone(),
                mover: Mover::Oneself,
                ground: it.ground,
                reason: it.reason.to_string(),
            }))
        }
        Act::Decide(it) => {
            no.all([was_moved(s, it), not_on_oneself(s, it)]);
            no.pass()?;
            let asked = s.file.recusal.open(&it.officer).map(|it| it.mover);
            let paper = if asked == Some(Mover::Party) { "decision" } else { "approval" };
            Some(Outcome::event(Event::Decided(it.clone())).issue(paper))
        }
    }
}

/// A recused person neither acts nor is named in anybody's act. The act that replaces the person
/// names whom it removes, and the institution itself must be able to speak of the person.
pub(super) fn objects(attempt: &Attempt, s: &Scene, no: &mut Refusals) {
    if s.file.recusal.recused().next().is_none() {
        return;
    }
    no.check(actor_not_recused(s));
    if attempt.name.starts_with("recusal.") {
        return;
    }
    for id in people_named(attempt) {
        no.check(not_recused(s, &id));
    }
}

/// 已经决定回避的人员不得再办理本案。
fn actor_not_recused(s: &Scene) -> Guard {
    not_recused(s, &s.actor.id)
}

fn not_recused(s: &Scene, id: &PersonId) -> Guard {
    let since = s.file.recusal.recused_on(id);
    let shown = since.map(|it| it.to_string()).unwrap_or_default();
    let name = s.people.name(id);
    ensure!(
        since.is_none(),
        "APL-43",
        "{name}已于{shown}被决定回避，不得再参与本案的任何办理。",
        "{name} was recused on {shown} and takes no further part in the case."
    )
}

/// People whom the act names, in any of its fields but the one that names who leaves.
fn people_named(attempt: &Attempt) -> Vec<PersonId> {
    let Some(act) = attempt.act else {
        return Vec::new();
    };
    let Some((_, info)) = Entry::act(attempt.name) else {
        return Vec::new();
    };
    let Ok(value) = serde_json::to_value(act) else {
        return Vec::new();
    };
    let fields = &value["act"]["fields"];
    let mut found = Vec::new();
    for field in info.fields.iter().filter(|it| it.name != "outgoing") {
        gather(&field.kind, &fields[field.name], &mut found);
    }
    found
}

fn gather(kind: &FieldKind, value: &Value, found: &mut Vec<PersonId>) {
    match (kind, value) {
        (FieldKind::Person, Value::String(id)) => found.push(PersonId::new(id.clone())),
        (FieldKind::Many(kind), Value::Array(rows)) => {
            rows.iter().for_each(|row| gather(kind, row, found));
        }
        (FieldKind::Group(fields), Value::Object(_)) => {
            let one = |field: &Field, found: &mut Vec<PersonId>| {
                gather(&field.kind, &value[field.name], found);
            };
            fields.iter().for_each(|field| one(field, found));
        }
        _ => {}
    }
}

/// 有人提出回避，负责人才作决定。
fn something_to_decide(s: &Scene) -> Guard {
    let open = s.file.recusal.motions().iter().any(|it| it.decided.is_none());
    ensure!(
        open,
        "APL-43",
        "没有等待决定的回避申请。",
        "No request for a recusal waits for a decision."
    )
}

/// 决定针对已经提出的回避。
fn was_moved(s: &Scene, it: &Decide) -> Guard {
    let name = s.people.name(&it.officer);
    ensure!(
        s.file.recusal.open(&it.officer).is_some(),
        "APL-43",
        "没有关于{name}的等待决定的回避申请。",
        "No request about {name} waits for a decision."
    )
}

/// 负责人不决定自己的回避。
fn not_on_oneself(s: &Scene, it: &Decide) -> Guard {
    ensure!(
        s.actor.id != it.officer,
        "APL-43",
        "负责人不能决定自己的回避；请由其他负责人决定。",
        "A head cannot decide on their own recusal; another head decides."
    )
}

/// 已经决定回避的，不再重复提出。
fn not_recused_yet(s: &Scene, officer: &PersonId) -> Guard {
    let name = s.people.name(officer);
    ensure!(
        s.file.recusal.recused_on(officer).is_none(),
        "APL-43",
        "{name}已经回避。",
        "{name} is recused already."
    )
}

/// 同一人员的回避申请正在等待决定的，不再重复提出。
fn not_moved_yet(s: &Scene, officer: &PersonId) -> Guard {
    let name = s.people.name(officer);
    ensure!(
        s.file.recusal.open(officer).is_none(),
        "APL-43",
        "关于{name}的回避申请正在等待负责人决定。",
        "A request about {name} waits for the head's decision already."
    )
}

/// 被申请回避的应当是本机关人员。
fn one_of_the_bureau(s: &Scene, it: &Request) -> Guard {
    let known = s.people.get(&it.officer);
    let of_the_bureau =
        known.is_some_and(|it| it.posts_on(s.today()).any(|post| !post.role.is_outside()));
    let name = s.people.name(&it.officer);
    ensure!(
        of_the_bureau,
        "APL-43",
        "{name}不是本机关人员，无从回避。",
        "{name} does not work for the bureau."
    )
}
