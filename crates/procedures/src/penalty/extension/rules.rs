//! 延长办案期限的要求。

use super::{Act, Event, Second};
use crate::{Scene, common, filing};
use case::{Guard, Outcome, PersonId, Refusals, Role, ensure};
use jiff::civil::Date;
use law::item::Field;

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    no.check(common::case_filed(s));
    no.all([housing_matter(s), not_decided(s), not_expired(s)]);
    no.check(match noun {
        "first" => not_extended(s),
        _ => extended_once(s),
    });
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::First(it) => {
            no.pass()?;
            Some(Outcome::event(Event::Extended(it.clone())).issue("approval"))
        }
        Act::Second(it) => {
            no.check(common::not_in_the_future(s, it.discussed_on, "集体讨论日期"));
            no.all([discussed_after_first(s, it), heads_present(s, it), presided(s, it)]);
            no.pass()?;
            Some(Outcome::event(Event::ExtendedAgain(it.clone())).issue("approval"))
        }
    }
}

/// 住房和城乡建设行政处罚程序规定的延长，只及于住房城乡建设领域的事项；本市另有读法的除外（AMB-01）。
fn housing_matter(s: &Scene) -> Guard {
    let item = s.file.filing.item().and_then(|code| s.law.item(code));
    let housing = item.is_none_or(|it| it.field == Field::Housing);
    let everywhere = s.law.city().reads("AMB-01", "all_fields");
    ensure!(
        housing || everywhere,
        "M55-29",
        "本案事项不属于住房城乡建设领域，不适用该规定的延长（AMB-01）；应当在法定期限内决定。",
        "The item lies outside the housing field: these extensions do not apply (AMB-01)."
    )
}

/// 已经决定的，无须延长。
fn not_decided(s: &Scene) -> Guard {
    let on = common::concluded(s.file).map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        on.is_empty(),
        "M55-29",
        "本案已于{on}作出处理决定。",
        "The case was concluded on {on}."
    )
}

/// 延长应当在期限届满之前批准；届满之后不能补办，按逾期记录。
fn not_expired(s: &Scene) -> Guard {
    let reckoning = filing::deciding_period(s.file, s.law).filter(|it| !it.provisional);
    let last = reckoning.map(|it| it.legal_end);
    let (today, shown) = (s.today(), last.map(|it| it.to_string()).unwrap_or_default());
    ensure!(
        last.is_none_or(|last| today <= last),
        "M55-29",
        "办案期限已于{shown}届满，{today}不能再批准延长；按逾期记录。",
        "The time to decide ended on {shown}; it cannot be extended on {today}."
    )
}

/// 负责人批准的延长只有一次。
fn not_extended(s: &Scene) -> Guard {
    let on = s.file.extension.first_on.map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        on.is_empty(),
        "M55-29",
        "已于{on}延长过一次；仍不能决定的，由负责人集体讨论是否再次延长。",
        "Extended once already on {on}; a further extension needs collective discussion."
    )
}

/// 先有负责人批准的延长，才有再次延长；再次延长也只有一次。
fn extended_once(s: &Scene) -> Guard {
    let state = &s.file.extension;
    ensure!(
        state.first_on.is_some() && state.second_on.is_none(),
        "M55-29",
        "再次延长以前应当已经延长过一次，并且没有再次延长过。",
        "A second extension follows a first one, and there is only one."
    )
}

/// 讨论在第一次延长之后。
fn discussed_after_first(s: &Scene, it: &Second) -> Guard {
    let first = s.file.extension.first_on;
    let (on, shown) = (it.discussed_on, first.map(|it| it.to_string()).unwrap_or_default());
    ensure!(
        first.is_none_or(|first| first <= on),
        "M55-29",
        "集体讨论（{on}）早于第一次延长（{shown}）。",
        "The discussion ({on}) lies before the first extension ({shown})."
    )
}

/// 到会的应当是机关负责人，并达到本市规定的人数。
fn heads_present(s: &Scene, it: &Second) -> Guard {
    let head = |id: &&PersonId| holds(s, id, Role::Head, it.discussed_on);
    let mut heads: Vec<_> = it.present.iter().filter(head).collect();
    heads.sort();
    heads.dedup();
    let (least, found) = (s.law.city().collective.min_present, heads.len());
    ensure!(
        u32::try_from(found).is_ok_and(|found| found >= least),
        "M55-29",
        "集体讨论应当有至少{least}名机关负责人到会，这里有{found}名。",
        "At least {least} heads must be present; {found} are named."
    )
}

/// 由本市规定的人主持（通常为主要负责人）。
fn presided(s: &Scene, it: &Second) -> Guard {
    let role = Role::from_key(&s.law.city().collective.presided_by);
    let title = role.map(Role::zh).unwrap_or_default();
    let by = |role| it.present.iter().any(|id| holds(s, id, role, it.discussed_on));
    ensure!(
        role.is_none_or(by),
        "M55-29",
        "集体讨论由{title}主持，到会人员中没有{title}。",
        "The discussion is presided over by the {title}, who is not among those present."
    )
}

fn holds(s: &Scene, id: &PersonId, role: Role, day: Date) -> bool {
    s.people.get(id).is_some_and(|it| it.holds(role, day))
}
