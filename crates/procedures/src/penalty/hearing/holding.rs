//! 听证的举行、终止和报告。

use super::{Abandon, Act, Event, Hold, Signature, rules};
use crate::{Scene, common};
use case::{Guard, Outcome, Refusals, ensure};

pub(super) fn gates(s: &Scene, no: &mut Refusals) {
    no.all([rules::host_appointed(s), rules::still_open(s), notice_fixed(s), by_the_host(s)]);
}

pub(super) fn report_gates(s: &Scene, no: &mut Refusals) {
    no.all([report_is_due(s), by_the_host(s)]);
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Hold(it) => {
            no.all([
                on_the_day(s, it.began_at.date()),
                served_in_time(s),
                common::moments_in_order(s, it.began_at, it.ended_at),
            ]);
            no.all([rights_told(it), somebody_came(it), few_agents(s, it)]);
            no.all([announced(s, it), refusal_noted(it)]);
            no.all(common::enforcing_officers(s, &it.investigators, s.today()));
            no.check(investigators_present(s, it));
            no.pass()?;
            Some(Outcome::event(Event::Held(Box::new(it.clone()))).issue("record"))
        }
        Act::Abandon(it) => {
            no.all([on_the_day(s, it.at.date()), served_in_time(s), without_good_reason(it)]);
            no.check(the_hour_has_come(s, it));
            no.pass()?;
            Some(Outcome::event(Event::Abandoned(it.clone())).issue("abandoned"))
        }
        Act::Report(it) => {
            no.pass()?;
            Some(Outcome::event(Event::Reported(it.clone())).issue("report"))
        }
        _ => None,
    }
}

/// 听证由指定的主持人主持。
fn by_the_host(s: &Scene) -> Guard {
    let host = s.file.hearing.appointed.as_ref().map(|(_, it)| &it.host);
    let name = host.map(|it| s.people.name(it)).unwrap_or_default();
    ensure!(
        host.is_none_or(|it| *it == s.actor.id),
        "APL-64.4",
        "本案听证指定由{name}主持。",
        "This hearing is presided over by {name}."
    )
}

fn notice_fixed(s: &Scene) -> Guard {
    ensure!(
        s.file.hearing.notified.is_some(),
        "APL-64.2",
        "尚未通知当事人听证的时间、地点。",
        "The party has not been told time and place of the hearing."
    )
}

/// 在通知的那一天举行；改期应当重新通知。
fn on_the_day(s: &Scene, day: jiff::civil::Date) -> Guard {
    let fixed = s.file.hearing.notified.as_ref().map(|(_, it)| it.held_at.date());
    let shown = fixed.map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        fixed.is_none_or(|fixed| fixed == day) && day <= s.today(),
        "APL-64.2",
        "通知的听证日期是{shown}，不是{day}；改期应当重新通知。",
        "The hearing was fixed for {shown}, not {day}; a new date needs a new notice."
    )
}

/// 听证通知书应当在法定时间之前送达。
fn served_in_time(s: &Scene) -> Guard {
    let Some((_, fixed)) = s.file.hearing.notified.as_ref() else {
        return Ok(());
    };
    let day = fixed.held_at.date();
    let back = s.law.latest_before("hearing_notice", day);
    let strict = s.law.city().reads("AMB-03", "strict");
    let last = if strict { back.strict } else { back.lenient };
    let served = crate::delivery::served_on(s.file, "hearing.notice");
    let shown = served.map_or("尚未送达".to_owned(), |it| format!("{it}送达"));
    ensure!(
        served.is_some_and(|on| on <= last),
        "APL-64.2",
        "听证通知书{shown}，至迟应当在{last}送达；应当另定日期并重新通知。",
        "The notice of the hearing must be served by {last} ({shown}); fix another day."
    )
}

/// 主持人应当宣布纪律和流程，告知申请回避的权利。
fn rights_told(it: &Hold) -> Guard {
    ensure!(
        it.rights_told,
        "APL-64.4",
        "主持人应当宣布听证纪律和流程，并告知当事人申请回避的权利。",
        "The host announces the order and tells the right to ask for recusal."
    )
}

fn somebody_came(it: &Hold) -> Guard {
    ensure!(
        !it.attendants.is_empty(),
        "APL-64.6",
        "当事人一方无人到场，不能举行；没有正当理由的，由主持人终止听证。",
        "Nobody came for the party; without good reason the host ends the hearing."
    )
}

/// 当事人可以委托一至二人代理。
fn few_agents(s: &Scene, it: &Hold) -> Guard {
    let most = s.law.threshold("hearing_agents_max");
    let agents = it.attendants.iter().filter(|it| it.agent).count();
    let agents = i64::try_from(agents).unwrap_or(i64::MAX);
    ensure!(
        agents <= most,
        "APL-64.5",
        "当事人可以委托一至{most}人代理，到场代理人{agents}名。",
        "At most {most} agents may act for the party; {agents} came."
    )
}

/// 公开举行的，本地规定要求公告的，应当按期公告。
fn announced(s: &Scene, it: &Hold) -> Guard {
    let Some((_, fixed)) = s.file.hearing.notified.as_ref() else {
        return Ok(());
    };
    let required = fixed.closed.is_none() && s.law.term("hearing_public_notice").is_some();
    if !required {
        return Ok(());
    }
    let last = s.law.latest_before("hearing_public_notice", fixed.held_at.date()).lenient;
    ensure!(
        it.announced_on.is_some_and(|on| on <= last),
        "APL-64.3",
        "公开举行的听证至迟应当在{last}公告案由、当事人、时间和地点。",
        "A public hearing must be announced by {last}: cause, party, time and place."
    )
}

fn refusal_noted(it: &Hold) -> Guard {
    ensure!(
        it.signature == Signature::Signed || it.refusal.is_some(),
        "APL-64.8",
        "当事人或者代理人拒绝签名的，主持人应当在笔录中注明。",
        "Where the signature is refused, the host notes it in the record."
    )
}

/// 由调查人员提出事实、证据和处罚建议。
fn investigators_present(s: &Scene, it: &Hold) -> Guard {
    let known = crate::handlers::have_investigated(s.file);
    let stranger = it.investigators.iter().find(|id| !known.contains(id));
    let name = stranger.map(|id| s.people.name(id)).unwrap_or_default();
    ensure!(
        name.is_empty(),
        "APL-64.7",
        "{name}没有参加本案调查，不能作为调查人员举证。",
        "{name} has not investigated this case and cannot present it."
    )
}

fn without_good_reason(it: &Abandon) -> Guard {
    ensure!(
        it.no_good_reason,
        "APL-64.6",
        "当事人有正当理由的，不能终止听证，应当改期并重新通知。",
        "With a good reason the hearing is not ended; fix another day."
    )
}

fn the_hour_has_come(s: &Scene, it: &Abandon) -> Guard {
    let fixed = s.file.hearing.notified.as_ref().map(|(_, it)| it.held_at);
    let shown = fixed.map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        fixed.is_none_or(|fixed| it.at >= fixed) && it.at <= s.now,
        "APL-64.6",
        "听证定于{shown}开始，时间未到，不能认定缺席。",
        "The hearing begins at {shown}; before that nobody is absent."
    )
}

/// 听证举行以后，报告一次。
fn report_is_due(s: &Scene) -> Guard {
    ensure!(
        super::held_on(s.file).is_some() && super::reported_on(s.file).is_none(),
        "APL-65",
        "听证尚未举行，或者听证报告已经提出。",
        "No hearing has been held, or its report has been made already."
    )
}
