//! 线索的要求。

use super::{Act, Event, verification};
use crate::{Scene, common};
use case::{Guard, Outcome, Refusals, ensure};

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    match noun {
        "verify" => no.all([not_concluded(s), common::not_concluded(s)]),
        "extend" => no.all([
            not_concluded(s),
            common::not_concluded(s),
            not_verified(s),
            not_extended(s),
            still_running(s),
        ]),
        _ => {}
    }
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Register(it) => {
            no.check(common::not_in_the_future(s, it.seen_on, "发现日期"));
            no.pass()?;
            Some(Outcome::event(Event::Registered(it.clone())).issue("registration"))
        }
        Act::Verify(it) => {
            no.all(common::enforcing_officers(s, &it.officers, s.today()));
            no.pass()?;
            Some(Outcome::event(Event::Verified(it.clone())).issue("verification"))
        }
        Act::Extend(it) => {
            no.pass()?;
            let reason = it.reason.to_string();
            Some(Outcome::event(Event::Extended { reason }).issue("extension"))
        }
    }
}

/// 立案或者不予立案之后，不再核查线索。
fn not_concluded(s: &Scene) -> Guard {
    ensure!(
        s.file.filing.concluded_on().is_none(),
        "M55-15",
        "线索已经处理完毕（已立案或者决定不予立案）。",
        "The lead has been dealt with already."
    )
}

/// 已经核查的，不需要延长核查期限。
fn not_verified(s: &Scene) -> Guard {
    ensure!(
        s.file.lead.verified_on().is_none(),
        "M55-15",
        "线索已经核查，不需要延长核查期限。",
        "The lead has been verified: there is nothing to extend."
    )
}

/// 核查期限只延长一次。
fn not_extended(s: &Scene) -> Guard {
    ensure!(
        s.file.lead.extended_on.is_none(),
        "M55-15",
        "核查期限已经延长过一次。",
        "The verification has been extended once already."
    )
}

/// 延长应当在期限届满前批准。
fn still_running(s: &Scene) -> Guard {
    let last = super::discovered_on(s.file).map(|from| verification(s.file, s.law, from).legal_end);
    let shown = last.map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        last.is_none_or(|last| s.today() <= last),
        "M55-15",
        "核查期限已于{shown}届满，不能再延长。",
        "The period ended on {shown}; it cannot be extended any more."
    )
}
