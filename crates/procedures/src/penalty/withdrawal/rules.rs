//! 撤销案件的要求。

use super::{Act, Event, Ground, Withdraw};
use crate::{Scene, common, investigation_report};
use case::{Guard, Outcome, Refusals, ensure};

pub(super) fn gates(_noun: &str, s: &Scene, no: &mut Refusals) {
    no.all([common::case_filed(s), common::not_concluded(s)]);
    no.check(common::not_an_investigator(s, &s.actor.id, "批准人", "APL-57"));
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    let Act::Withdraw(it) = act;
    no.all([investigated_first(s, it), really_time_barred(s, it)]);
    no.pass()?;
    Some(Outcome::event(Event::Withdrawn(it.clone())).issue("approval"))
}

/// 以查不清为由终止调查的，应当先有调查终结报告。
fn investigated_first(s: &Scene, it: &Withdraw) -> Guard {
    let closed = investigation_report::endorsed_on(s.file).is_some();
    ensure!(
        it.ground != Ground::Unprovable || closed,
        "M55-20",
        "以不能认定违法事实为由终止调查的，应当先提交调查终结报告并经审核。",
        "To end an investigation as unprovable, the report on it comes first."
    )
}

/// 以超过时效为由撤销的，时效应当确实已经届满。
fn really_time_barred(s: &Scene, it: &Withdraw) -> Guard {
    let Some(filed) = s.file.filing.approved() else {
        return Ok(());
    };
    let term = if filed.grave_harm { "limitation_long" } else { "limitation" };
    let last = filed.ended_on.map(|on| s.law.reckon(term, on).legal_end);
    let discovered = s.file.lead.registered_on();
    let barred = last.zip(discovered).is_some_and(|(last, discovered)| discovered > last);
    let shown = last.map_or("尚未起算".to_owned(), |it| format!("至{it}"));
    ensure!(
        it.ground != Ground::TimeBarred || barred,
        "APL-36",
        "处罚时效{shown}，发现时没有超过；违法行为终了日期有误的，先行查明。",
        "The limitation period ({shown}) had not ended when the act was discovered."
    )
}
