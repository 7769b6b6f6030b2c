//! 集体讨论的要求。

use super::{Act, Conclusion, Deliberate, Event, Position};
use crate::{Attempt, Scene, common, discretion, legality_review};
use case::{Guard, Outcome, Person, Refusals, Role, ensure};
use law::city::Majority;

pub(super) fn gates(_noun: &str, s: &Scene, no: &mut Refusals) {
    no.all([common::case_filed(s), common::not_concluded(s), common::investigation_closed(s)]);
    no.check(review_first(s));
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    let Act::Deliberate(it) = act;
    no.check(common::not_in_the_future(s, it.held_at.date(), "讨论日期"));
    no.all([heads_only(s, it), nobody_twice(s, it), enough_present(s, it), presided(s, it)]);
    no.all([majority_agrees(s, it), penalty_named(it), penalty_as_weighed(s, it)]);
    no.all([no_investigator_votes(s, it), departure_asked(s, it)]);
    no.pass()?;
    Some(Outcome::event(Event::Deliberated(Box::new(it.clone()))).issue("record"))
}

fn is_head(person: &Person, day: jiff::civil::Date) -> bool {
    person.holds(Role::Head, day) || person.holds(Role::Chief, day)
}

/// 应当法制审核的，先审核再讨论。
fn review_first(s: &Scene) -> Guard {
    let required = !legality_review::required(s).is_empty();
    ensure!(
        !required || legality_review::passed_on(s.file).is_some(),
        "APL-58",
        "本案应当先经法制审核通过，再提请负责人集体讨论。",
        "This case needs a passed legality review before the heads discuss it."
    )
}

/// 到会表决的应当是机关负责人。
fn heads_only(s: &Scene, it: &Deliberate) -> Guard {
    let day = it.held_at.date();
    let head = |id| s.people.get(id).is_some_and(|it| is_head(it, day));
    let outsider = it.speeches.iter().map(|it| &it.person).find(|id| !head(id));
    let name = outsider.map(|id| s.people.name(id)).unwrap_or_default();
    ensure!(
        name.is_empty(),
        "APL-57.2",
        "{name}在{day}不是机关负责人；其他人员只能列席。",
        "{name} was no head of the bureau on {day}; others may only attend."
    )
}

/// 调查人员不参加表决。
fn no_investigator_votes(s: &Scene, it: &Deliberate) -> Guard {
    let known = crate::handlers::have_investigated(s.file);
    let voter = it.speeches.iter().map(|it| &it.person).find(|id| known.contains(id));
    let name = voter.map(|id| s.people.name(id)).unwrap_or_default();
    ensure!(
        name.is_empty(),
        "APL-57.2",
        "{name}是本案调查人员，可以列席汇报，不能参加表决。",
        "{name} has investigated this case: he or she may report but not vote."
    )
}

/// 每一位负责人只记一次意见。
fn nobody_twice(s: &Scene, it: &Deliberate) -> Guard {
    let mut seen = std::collections::BTreeSet::new();
    let twice = it.speeches.iter().map(|it| &it.person).find(|id| !seen.insert(*id));
    let name = twice.map(|id| s.people.name(id)).unwrap_or_default();
    ensure!(name.is_empty(), "APL-57.2", "{name}的意见记了两次。", "{name} is listed twice.")
}

/// 到会人数应当达到本市规定；一个人不是集体。
fn enough_present(s: &Scene, it: &Deliberate) -> Guard {
    let least = s.law.city().collective.min_present.max(2);
    let present = it.speeches.len();
    ensure!(
        u32::try_from(present).unwrap_or(u32::MAX) >= least,
        "APL-57.2",
        "集体讨论应当有{least}名以上负责人到会并逐人记录意见，这里只有{present}名。",
        "At least {least} heads must be present, each with an opinion; here there are {present}."
    )
}

/// 由本市规则指定的负责人主持。
fn presided(s: &Scene, it: &Deliberate) -> Guard {
    let day = it.held_at.date();
    let role = Role::from_key(&s.law.city().collective.presided_by);
    let person = s.people.get(&it.presided_by);
    let entitled = role.is_none_or(|role| person.is_some_and(|it| it.holds(role, day)));
    let present = it.speeches.iter().any(|speech| speech.person == it.presided_by);
    let role = role.map_or("机关负责人", Role::zh);
    let name = s.people.name(&it.presided_by);
    ensure!(
        entitled && present,
        "APL-57.2",
        "集体讨论由{role}主持并到会表态；{name}不符合。",
        "The {role} presides and takes part; {name} does not."
    )
}

/// 决定应当得到本市规则要求的多数同意。
fn majority_agrees(s: &Scene, it: &Deliberate) -> Guard {
    let day = it.held_at.date();
    let members = s.people.iter().filter(|person| is_head(person, day)).count();
    let present = it.speeches.len();
    let of = match s.law.city().collective.majority {
        Majority::Members => members,
        Majority::AllPresent => present,
    };
    let agree = it.speeches.iter().filter(|it| it.position == Position::For).count();
    let carried = agree * 2 > of;
    ensure!(
        carried || it.conclusion == Conclusion::Supplement,
        "APL-57.2",
        "应当有{of}人的过半数同意才能形成决定，同意的只有{agree}人；没有形成决定的，补充调查后再议。",
        "A majority of {of} must agree; only {agree} do. Without one, investigate further."
    )
}

/// 决定处罚的，写明处罚内容。
fn penalty_named(it: &Deliberate) -> Guard {
    let named = it.penalty.as_ref().is_some_and(|it| !it.is_empty());
    let wanted = it.conclusion == Conclusion::Penalise;
    ensure!(
        named == wanted,
        "APL-57.2",
        "决定给予处罚的应当写明处罚内容，其他决定不写。",
        "A decision to penalise names the penalty; the others do not."
    )
}

/// 讨论决定的内容应当是裁量所确定的；讨论认为应当改变的，先由承办人重新确定裁量。
fn penalty_as_weighed(s: &Scene, it: &Deliberate) -> Guard {
    let weighed = discretion::chosen(s.file).map(|it| &it.penalty);
    let same = it.penalty.is_none() || it.penalty.as_ref() == weighed;
    let shown = weighed.map(|it| it.describe_zh()).unwrap_or_default();
    ensure!(
        same,
        "G27-12",
        "讨论决定的内容与所确定的裁量（{shown}）不同；认为应当改变的，先重新确定裁量并写明理由，再讨论决定。",
        "The penalty differs from what was weighed; weigh it anew with reasons, then discuss."
    )
}

fn departure_asked(s: &Scene, it: &Deliberate) -> Guard {
    ensure!(
        !it.departs || discretion::departs(s.file),
        "G27-12",
        "承办人没有申请调整适用裁量基准。",
        "No departure from the benchmark has been applied for."
    )
}

pub(super) fn objects(attempt: &Attempt, s: &Scene, no: &mut Refusals) {
    if attempt.is(&["decision.decide"]) {
        no.all([deliberated(s), decided_to_penalise(s)]);
    }
}

/// 情节复杂或者重大违法行为给予处罚的，应当集体讨论决定。
fn deliberated(s: &Scene) -> Guard {
    let reasons = super::required(s);
    let why: Vec<_> = reasons.iter().map(|it| it.zh.as_str()).collect();
    let why = why.join("；");
    ensure!(
        reasons.is_empty() || super::held_on(s.file).is_some(),
        "APL-57.2",
        "本案应当由机关负责人集体讨论决定（{why}），一名负责人不能单独决定；讨论之后当事人又陈述申辩或者听证的，应当再次讨论。",
        "The heads must decide this case together ({why}); one head alone may not."
    )
}

/// 集体讨论没有决定处罚的，不得处罚。
fn decided_to_penalise(s: &Scene) -> Guard {
    let it = super::current(s.file).filter(|it| it.conclusion != Conclusion::Penalise);
    let conclusion = it.map(|it| it.conclusion.zh()).unwrap_or_default();
    ensure!(
        it.is_none(),
        "APL-57.2",
        "集体讨论的决定是“{conclusion}”，不得作出处罚决定。",
        "The heads decided otherwise ({conclusion}); no penalty may be imposed."
    )
}
