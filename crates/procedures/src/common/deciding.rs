//! 处理结果 — how a case was concluded, asked by everything that comes after.

use crate::{
    CaseFile, Scene, decision, handlers, investigation_report, no_penalty, summary, withdrawal,
};
use case::{Guard, PersonId, ensure};
use jiff::civil::Date;
use law::Fen;

/// Day on which the case was concluded by a decision of any kind: penalty, no penalty, withdrawal.
pub fn concluded(file: &CaseFile) -> Option<Date> {
    decision::made_on(file)
        .or_else(|| no_penalty::made_on(file))
        .or_else(|| withdrawal::made_on(file))
        .or_else(|| summary::made_on(file))
}

/// The fine that was imposed, in the ordinary procedure or on the spot, in fen; `None` where there
/// is none.
pub fn fine(file: &CaseFile) -> Option<Fen> {
    let ordinary = decision::made(file).and_then(|it| it.penalty.fine);
    ordinary.or_else(|| summary::made(file).and_then(|it| it.sanction.fine))
}

/// Full key of the paper that carries the decision to the party.
pub fn decision_paper(file: &CaseFile) -> Option<&'static str> {
    let decided = decision::made_on(file).map(|_| "decision.letter");
    let spared = || no_penalty::made_on(file).map(|_| "no_penalty.letter");
    let on_the_spot = || summary::made_on(file).map(|_| "summary.decision");
    decided.or_else(spared).or_else(on_the_spot)
}

/// First and last day of the violation, as filed or as found on the spot; without a last day it
/// continues.
pub fn violation(file: &CaseFile) -> Option<(Date, Option<Date>)> {
    let found = || summary::made(file).map(|it| it.breach.at.date()).map(|day| (day, Some(day)));
    file.filing.violation().or_else(found)
}

/// Where the violation happened, as found on the spot or as the lead says.
pub fn place(file: &CaseFile) -> Option<&str> {
    let found = summary::made(file).map(|it| it.breach.place.as_str());
    found.or_else(|| file.lead.lead().map(|it| it.place.as_str()))
}

/// 已经作出处理决定的案件，不再重复处理。
pub fn not_concluded(s: &Scene) -> Guard {
    let on = concluded(s.file).map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        on.is_empty(),
        "M55-28",
        "本案已于{on}作出处理决定；决定作出后不得擅自变更，确有错漏的依法补正、更正。",
        "The case was concluded on {on}; a decision may not be changed at will."
    )
}

/// 调查人员不得在本案担任该角色。
pub fn not_an_investigator(s: &Scene, person: &PersonId, post: &str, rule: &str) -> Guard {
    let name = s.people.name(person);
    ensure!(
        !handlers::have_investigated(s.file).contains(person),
        rule,
        "{name}是本案调查人员，不能担任{post}。",
        "{name} has investigated this case and cannot act here ({post})."
    )
}

/// 调查终结报告经审核同意，才进入告知、审核和决定。
pub fn investigation_closed(s: &Scene) -> Guard {
    ensure!(
        investigation_report::endorsed_on(s.file).is_some(),
        "M55-20",
        "调查尚未终结：承办人提交调查终结报告，并经办案机构负责人审核同意后，才能进入这一步。",
        "The investigation is not closed: the report has to be submitted and agreed to first."
    )
}

/// 本案的行为由承办人作出。
pub fn acts_for_the_case(s: &Scene) -> Guard {
    let name = &s.actor.name;
    ensure!(
        handlers::current(s.file).contains(&s.actor.id),
        "APL-42",
        "{name}不是本案承办人；需要更换承办人的，由机关负责人先行批准。",
        "{name} is not in charge of this case; the head may replace the officers first."
    )
}
