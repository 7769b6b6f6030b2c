//! 立案的要求。

use super::{Act, Decline, Event, File, Ground};
use crate::{Scene, common, lead};
use case::{Guard, Outcome, Refusals, ensure};
use jiff::civil::Date;
use law::Law;

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    no.all([not_concluded(s), common::not_concluded(s), lead_verified(s)]);
    if noun == "file" {
        no.all([initial_evidence(s), own_jurisdiction(s), party_known(s)]);
    }
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::File(it) => {
            no.all(common::enforcing_officers(s, &it.officers, s.today()));
            no.all([item_in_force(s, it), days_in_order(s, it), not_time_barred(s, it)]);
            no.pass()?;
            Some(Outcome::event(Event::Filed(it.clone())).issue("approval"))
        }
        Act::Decline(it) => {
            no.all([ground_fits_the_verification(s, it), really_time_barred(s, it)]);
            no.pass()?;
            Some(Outcome::event(Event::Declined(it.clone())).issue("declined"))
        }
    }
}

/// 线索只处理一次。
fn not_concluded(s: &Scene) -> Guard {
    ensure!(
        s.file.filing.concluded_on().is_none(),
        "M55-15.2",
        "已经立案或者已经决定不予立案。",
        "The case was filed, or filing was declined, already."
    )
}

/// 立案前应当核查线索。
fn lead_verified(s: &Scene) -> Guard {
    ensure!(
        s.file.lead.verified_on().is_some(),
        "M55-15",
        "线索尚未核查。",
        "The lead has not been verified."
    )
}

/// 有初步证据证明存在违法行为，才能立案。
fn initial_evidence(s: &Scene) -> Guard {
    ensure!(
        s.file.lead.verification().is_none_or(|it| it.initial_evidence),
        "M55-15.2",
        "核查没有取得证明违法行为存在的初步证据。",
        "The verification found no initial evidence."
    )
}

/// 属于本机关管辖，才能立案；不属于的应当移送。
fn own_jurisdiction(s: &Scene) -> Guard {
    let designated = s.file.jurisdiction.settled() == Some(true);
    let found = s.file.lead.verification().is_none_or(|it| it.own_jurisdiction);
    ensure!(
        found || designated,
        "M55-15.2",
        "核查认为不属于本机关管辖；应当移送有管辖权的机关。",
        "The verification found that the matter is not ours; transfer it."
    )
}

/// 立案应当有明确的当事人。
fn party_known(s: &Scene) -> Guard {
    ensure!(
        s.file.party.known().is_some(),
        "APL-40",
        "当事人尚未查明。",
        "The party has not been identified."
    )
}

/// 处罚依据应当是现行公布的法律、法规、规章。
fn item_in_force(s: &Scene, it: &File) -> Guard {
    let code = &it.item.0;
    ensure!(
        s.law.item(code).is_some(),
        "APL-16",
        "违法事项{code}不在现行目录中，没有可以适用的处罚依据。",
        "{code} is not an item in force: there is no basis for a penalty."
    )
}

/// 日期应当前后相符。
fn days_in_order(s: &Scene, it: &File) -> Guard {
    let (began, today) = (it.began_on, s.today());
    let ended = it.ended_on.unwrap_or(began);
    ensure!(
        began <= ended && ended <= today,
        "APL-40",
        "违法行为的起止日期（{began}至{ended}）前后不符，或者在今天（{today}）之后。",
        "The days of the violation ({began} to {ended}) do not fit, or lie after today ({today})."
    )
}

/// 违法行为终了后超过追责期限才发现的，不再给予处罚；仍在继续的，不起算。
fn not_time_barred(s: &Scene, it: &File) -> Guard {
    let last = it.ended_on.map(|ended| last_day(s.law, ended, it.grave_harm));
    let discovered = lead::discovered_on(s.file).unwrap_or(s.today());
    let shown = last.map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        last.is_none_or(|last| discovered <= last),
        "APL-36",
        "追责时效至{shown}，{discovered}才发现，不得再给予行政处罚。",
        "The limitation period ended on {shown}; discovered on {discovered}."
    )
}

/// 追责时效的最后一日。
pub(super) fn last_day(law: &Law, ended: Date, grave_harm: bool) -> Date {
    let term = if grave_harm { "limitation_long" } else { "limitation" };
    law.reckon(term, ended).legal_end
}

/// 符合立案条件的应当立案；不予立案的理由应当与核查的结论相符。
fn ground_fits_the_verification(s: &Scene, it: &Decline) -> Guard {
    let verified = s.file.lead.verification();
    let fits = verified.is_some_and(|found| match it.ground {
        Ground::NoViolation | Ground::NoEvidence => !found.initial_evidence,
        Ground::NotOurs => !found.own_jurisdiction,
        Ground::TimeBarred => true,
    });
    let ground = it.ground.zh();
    ensure!(
        fits,
        "M55-15.2",
        "核查的结论不支持“{ground}”；有初步证据、属于本机关管辖、没有超过时效的，应当立案。",
        "The verification does not bear out this ground; where the conditions hold, the case is filed."
    )
}

/// 以超过时效为理由的，应当写明终了日期，并且确实超过。
fn really_time_barred(s: &Scene, it: &Decline) -> Guard {
    let last = it.ended_on.map(|ended| last_day(s.law, ended, it.grave_harm));
    let discovered = lead::discovered_on(s.file).unwrap_or(s.today());
    let shown = last.map_or("（没有写明终了日期）".to_owned(), |it| it.to_string());
    ensure!(
        it.ground != Ground::TimeBarred || last.is_some_and(|last| discovered > last),
        "APL-36",
        "{discovered}发现，追责时效至{shown}，没有超过时效；仍在继续的违法行为不起算。",
        "Discovered on {discovered}; the limitation runs to {shown}: not time-barred."
    )
}
