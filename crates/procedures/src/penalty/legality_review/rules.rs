//! 法制审核的要求。

use super::{Act, Event, Opinion, Review, Submit};
use crate::{Attempt, Scene, common, discretion};
use case::{Guard, Outcome, Refusals, ensure};

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    no.all([common::case_filed(s), common::not_concluded(s), common::investigation_closed(s)]);
    match noun {
        "submit" => no.all([nothing_pending(s), something_new(s), penalty_settled(s)]),
        "review" => {
            no.all([submitted(s), qualified(s)]);
            let (me, post) = (&s.actor.id, "法制审核人员");
            no.check(common::not_an_investigator(s, me, post, "APL-58"));
        }
        _ => {}
    }
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Submit(it) => {
            no.check(last_opinion_dealt_with(s, it));
            no.pass()?;
            Some(Outcome::event(Event::Submitted(it.clone())))
        }
        Act::Review(it) => {
            no.check(opinion_fits_the_points(it));
            no.pass()?;
            let grandfathered = s.actor.legal_qualification.is_none();
            let event = Event::Reviewed { review: it.clone(), grandfathered };
            Some(Outcome::event(event).issue("opinion"))
        }
    }
}

fn nothing_pending(s: &Scene) -> Guard {
    ensure!(
        !super::pending(s.file),
        "M55-25",
        "本案已经送审，正在等待法制审核意见。",
        "The case has been submitted and waits for the reviewer."
    )
}

/// 已经通过并且没有变化的，不必再送。
fn something_new(s: &Scene) -> Guard {
    let on = super::passed_on(s.file).map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        on.is_empty(),
        "M55-25",
        "法制审核已于{on}通过，内容没有变化，不必再送。",
        "The review agreed on {on} and nothing has changed since."
    )
}

fn penalty_settled(s: &Scene) -> Guard {
    ensure!(
        discretion::chosen(s.file).is_some_and(|it| !it.penalty.is_empty()),
        "APL-58",
        "拟处罚内容尚未确定，没有可以审核的处罚意见。",
        "No penalty has been settled; there is nothing to review."
    )
}

fn submitted(s: &Scene) -> Guard {
    ensure!(
        super::pending(s.file),
        "M55-25",
        "没有等待审核的送审材料。",
        "Nothing has been submitted for review."
    )
}

/// 对审核意见应当研究处理，再次送审时写明。
fn last_opinion_dealt_with(s: &Scene, it: &Submit) -> Guard {
    let last = super::reviewed(s.file).filter(|it| it.opinion != Opinion::Agree);
    let opinion = last.map(|it| it.opinion.zh()).unwrap_or_default();
    ensure!(
        last.is_none() || it.response.is_some(),
        "M55-25",
        "上次审核意见是“{opinion}”，再次送审应当写明研究处理的情况。",
        "The last opinion was not to agree: say what was done about it."
    )
}

/// 初次从事法制审核的人员应当取得法律职业资格；此前在岗的按本市读法。
fn qualified(s: &Scene) -> Guard {
    let since = s.law.threshold("reviewer_qualification_since");
    let today = s.today();
    let held = s.actor.legal_qualification.is_some_and(|it| it <= today);
    let old = s.actor.reviewer_since.is_some_and(|it| i64::from(it.year()) < since);
    let grandfathered = old && !s.law.city().reads("AMB-19", "refused");
    let name = &s.actor.name;
    ensure!(
        held || grandfathered,
        "APL-58.2",
        "{name}没有法律职业资格：{since}年以后初次从事行政处罚决定法制审核的，应当取得法律职业资格。",
        "{name} is not legally qualified; reviewers who began since {since} must be."
    )
}

/// 同意的，八项都应当合格；不同意的，至少有一项不合格。
fn opinion_fits_the_points(it: &Review) -> Guard {
    let p = &it.points;
    let all = [p.subject, p.procedure, p.facts, p.application];
    let rest = [p.competence, p.documents, p.crime, p.others];
    let clean = all.into_iter().chain(rest).all(|it| it);
    ensure!(
        clean == (it.opinion == Opinion::Agree),
        "M55-25",
        "意见与审核内容不相符：八项全部合格才能同意，有不合格的应当提出补充调查、改正或者移送的意见。",
        "Opinion and points do not fit: agree only if all eight hold, and only then."
    )
}

pub(super) fn objects(attempt: &Attempt, s: &Scene, no: &mut Refusals) {
    if attempt.is(&["decision.decide"]) {
        no.all([review_passed(s), review_finished(s)]);
    }
}

/// 应当法制审核的，未经审核或者审核未通过，不得作出决定。
fn review_passed(s: &Scene) -> Guard {
    let reasons = super::required(s);
    let passed = super::passed_on(s.file).is_some();
    let why: Vec<_> = reasons.iter().map(|it| it.zh.as_str()).collect();
    let why = why.join("；");
    let last = super::reviewed(s.file).map(|it| it.opinion.zh()).unwrap_or("尚未审核");
    ensure!(
        reasons.is_empty() || passed,
        "APL-58",
        "本案应当法制审核（{why}），未经审核或者审核未通过不得决定。现状：{last}；内容变化或者听证之后应当重新审核。",
        "This case needs a passed legality review ({why}); none covers the present proposal."
    )
}

/// 已经送审的，等待审核意见；不同意的，处理后再次送审。
fn review_finished(s: &Scene) -> Guard {
    let refused = super::reviewed(s.file).is_some_and(|it| it.opinion != Opinion::Agree);
    ensure!(
        !super::pending(s.file) && !refused,
        "APL-58",
        "本案已经送法制审核，审核尚未完成或者没有通过，不得作出决定。",
        "The case was submitted for review, which is not finished or did not agree."
    )
}
