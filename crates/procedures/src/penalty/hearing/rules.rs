//! 听证的要求：谁可以要求，谁来主持，怎样通知；举行和终止在 `holding`。

use super::{Act, Appoint, Event, Notify, Request, Waive, holding};
use crate::{Attempt, CaseFile, Scene, common, prior_notice};
use case::{Due, Guard, Outcome, PersonId, Refusals, Role, ensure};
use jiff::civil::Date;
use law::Law;

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    no.all([common::case_filed(s), common::not_concluded(s)]);
    match noun {
        "request" => no.all([right_was_told(s), not_asked_yet(s)]),
        "waive" => no.all([right_was_told(s), may_still_waive(s)]),
        "decline" => {
            no.check(not_asked_yet(s));
        }
        "appoint" => no.all([asked(s), still_open(s)]),
        "notify" => no.all([asked(s), still_open(s), host_appointed(s)]),
        "hold" | "abandon" => holding::gates(s, no),
        "report" => holding::report_gates(s, no),
        _ => {}
    }
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Request(it) => {
            let asked_on = it.posted_on.unwrap_or(s.today());
            no.check(common::not_in_the_future(s, asked_on, "提出日期"));
            no.check(asked_in_time(s, it));
            no.pass()?;
            Some(Outcome::event(Event::Requested(it.clone())))
        }
        Act::Waive(it) => {
            no.check(waiver_is_explicit(it));
            no.pass()?;
            Some(Outcome::event(Event::Waived(it.clone())))
        }
        Act::Decline(it) => {
            no.check(common::not_in_the_future(s, it.asked_on, "提出日期"));
            no.check(declined_rightly(s, it));
            no.pass()?;
            Some(Outcome::event(Event::Declined(it.clone())).issue("declined"))
        }
        Act::Appoint(it) => {
            panel(s, it, no);
            no.pass()?;
            Some(Outcome::event(Event::Appointed(it.clone())))
        }
        Act::Notify(it) => {
            no.all([notified_early_enough(s, it), postponed_with_reason(s, it)]);
            no.pass()?;
            Some(Outcome::event(Event::Notified(it.clone())).issue("notice"))
        }
        Act::Hold(_) | Act::Abandon(_) | Act::Report(_) => holding::decide(act, s, no),
    }
}

/// 已经告知听证权利并且告知书已经送达，才有听证期限。
fn right_was_told(s: &Scene) -> Guard {
    ensure!(
        super::right_told(s.file) && prior_notice::served(s).is_some(),
        "APL-63",
        "没有告知过听证权利，或者告知书尚未送达：不属于听证范围的案件不组织听证。",
        "The right to a hearing was not told, or the notice was not served yet."
    )
}

/// 一次告知只组织一次听证；撤回后在期限内可以再提。
fn not_asked_yet(s: &Scene) -> Guard {
    let asked = super::requested(s.file);
    let withdrawn = super::waived_on(s.file).is_some() && super::held_on(s.file).is_none();
    ensure!(
        !asked || (withdrawn && s.file.hearing.abandoned.is_none()),
        "APL-63",
        "当事人已经就这次告知要求听证。",
        "A hearing has been asked for already in answer to this notice."
    )
}

/// 还没有举行、也没有放弃过的，才能放弃。
fn may_still_waive(s: &Scene) -> Guard {
    let held = super::requested(s.file) && super::held_on(s.file).is_some();
    let asked_again = super::requested(s.file) && super::closed_on(s.file).is_none();
    let waived = super::waived_on(s.file).is_some() && !asked_again;
    ensure!(
        !held && !waived,
        "APL-64.1",
        "听证已经举行，或者当事人已经对这次告知明确放弃听证。",
        "The hearing has been held or waived already."
    )
}

/// 要求听证应当在告知书送达后的期限内；邮寄的以交邮日为准。
fn asked_in_time(s: &Scene, it: &Request) -> Guard {
    let asked = it.posted_on.unwrap_or(s.today());
    let last = prior_notice::served_on(s.file).map(|on| s.law.reckon("hearing_request", on));
    let last = last.map(|it| it.legal_end);
    let shown = last.map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        last.is_none_or(|last| asked <= last),
        "APL-64.1",
        "要求听证的期限至{shown}，{asked}提出已经逾期，视为放弃；可以书面答复不予听证。",
        "The time to ask for a hearing ended on {shown}; the request of {asked} is late."
    )
}

/// 放弃应当明确，沉默不是放弃。
fn waiver_is_explicit(it: &Waive) -> Guard {
    ensure!(
        it.explicit,
        "APL-64.1",
        "放弃听证应当由当事人书面明确表示；没有表示的，等待期限届满。",
        "A waiver must be explicit and signed; otherwise wait until the period is over."
    )
}

/// 期限内提出的，不得以逾期为由拒绝；告知过听证权的，不得说不属于范围。
fn declined_rightly(s: &Scene, it: &super::Decline) -> Guard {
    let served = prior_notice::served_on(s.file);
    let last = served.map(|on| s.law.reckon("hearing_request", on).legal_end);
    let late = last.is_some_and(|last| it.asked_on > last);
    let told = super::right_told(s.file);
    let shown = last.map(|it| it.to_string()).unwrap_or_default();
    let right = match it.ground {
        super::Ground::Late => late,
        super::Ground::OutOfScope => !told,
        super::Ground::NotEntitled => true,
    };
    ensure!(
        right,
        "APL-63",
        "理由不成立：期限至{shown}，期限内提出的应当组织听证；告知过听证权利的，属于听证范围。",
        "The ground does not hold: the period ends on {shown}, and the right was told or in time."
    )
}

fn asked(s: &Scene) -> Guard {
    ensure!(
        super::requested(s.file),
        "APL-63",
        "当事人没有就这次告知要求听证。",
        "Nobody has asked for a hearing in answer to the last notice."
    )
}

pub(super) fn still_open(s: &Scene) -> Guard {
    let on = super::closed_on(s.file).filter(|_| super::requested(s.file));
    let shown = on.map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        on.is_none(),
        "APL-64.6",
        "听证已于{shown}结束（举行完毕、撤回或者终止）。",
        "The hearing ended on {shown}."
    )
}

pub(super) fn host_appointed(s: &Scene) -> Guard {
    ensure!(
        s.file.hearing.appointed.is_some(),
        "APL-64.4",
        "尚未指定听证主持人，请机关负责人先行指定。",
        "No host has been appointed; the head appoints one first."
    )
}

/// 主持人、听证员、记录员都不是本案调查人员；本省要求人数的，够数并且是单数。
fn panel(s: &Scene, it: &Appoint, no: &mut Refusals) {
    let everyone = it.members.iter().chain([&it.host, &it.clerk]);
    for person in everyone {
        no.check(common::not_an_investigator(s, person, "听证人员", "APL-64.4"));
    }
    no.all([host_may_preside(s, &it.host), panel_is_large_enough(s, it)]);
    no.check(common::no_auxiliaries(s, std::slice::from_ref(&it.host), s.today()));
}

fn host_may_preside(s: &Scene, host: &PersonId) -> Guard {
    let post = s.people.get(host).is_some_and(|it| it.holds(Role::HearingOfficer, s.today()));
    let name = s.people.name(host);
    ensure!(
        post,
        "APL-64.4",
        "{name}当日没有听证主持人的职务。",
        "{name} does not hold the post of a hearing officer today."
    )
}

fn panel_is_large_enough(s: &Scene, it: &Appoint) -> Guard {
    let least = s.law.local_threshold("hearing_panel_minimum").unwrap_or(1);
    let found = i64::try_from(it.members.len()).unwrap_or(i64::MAX).saturating_add(1);
    let odd = least == 1 || found % 2 == 1;
    ensure!(
        found >= least && odd,
        "GD-H-20",
        "听证会组成人员应当为{least}人以上单数，这里连同主持人共{found}人。",
        "The panel needs at least {least} members and an odd number; here there are {found}."
    )
}

/// 排期时按完整的工作日留足通知时间（AMB-03）。
fn notified_early_enough(s: &Scene, it: &Notify) -> Guard {
    let day = it.held_at.date();
    let back = s.law.latest_before("hearing_notice", day);
    let lenient = s.law.city().reads("AMB-03", "lenient");
    let last = if lenient { back.lenient } else { back.strict };
    let today = s.today();
    ensure!(
        today <= last,
        "APL-64.2",
        "{day}举行听证，通知书至迟应当在{last}送达，今天（{today}）已经来不及，请另定日期。",
        "For a hearing on {day} the notice must be served by {last}; today is {today}."
    )
}

fn postponed_with_reason(s: &Scene, it: &Notify) -> Guard {
    ensure!(
        s.file.hearing.notified.is_none() || it.postponed.is_some(),
        "APL-64.2",
        "已经通知过听证时间；改期的应当写明原因。",
        "Notice of the hearing was given; a new date needs a reason."
    )
}

pub(super) fn objects(attempt: &Attempt, s: &Scene, no: &mut Refusals) {
    if attempt.is(&["decision.decide", "legality_review.submit", "legality_review.review"]) {
        no.check(hearing_over(s));
    }
    if attempt.is(&["decision.decide"]) {
        no.check(record_reported(s));
    }
}

/// 当事人要求听证的，应当组织听证，听证结束前不得决定。
fn hearing_over(s: &Scene) -> Guard {
    let on = super::requested_on(s.file).map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        !super::requested(s.file) || super::closed_on(s.file).is_some(),
        "APL-63",
        "当事人于{on}要求听证，听证尚未举行或者结束。",
        "The party asked for a hearing on {on}; it has not been held yet."
    )
}

/// 听证笔录和报告应当报机关负责人，作为决定的依据。
fn record_reported(s: &Scene) -> Guard {
    ensure!(
        super::held_on(s.file).is_none() || super::reported_on(s.file).is_some(),
        "APL-65",
        "听证报告和笔录尚未报送机关负责人；决定应当根据听证笔录作出。",
        "The report and record of the hearing have not been submitted; the decision rests on them."
    )
}

pub(super) fn dues(file: &CaseFile, law: &Law) -> Vec<Due> {
    let mut dues = Vec::new();
    if let Some(served) = prior_notice::served_on(file).filter(|_| super::right_told(file)) {
        let asked = super::requested_on(file).filter(|_| super::requested(file));
        let met = asked.or_else(|| super::waived_on(file));
        let reckoning = law.reckon("hearing_request", served);
        dues.push(Due::of_party("要求听证", "ask for a hearing", reckoning, met));
    }
    let mut local = |key: &str, zh: &str, en: &str, from: Option<Date>, met: Option<Date>| {
        if let (Some(from), Some(_)) = (from, law.term(key)) {
            dues.push(Due::of_authority(zh, en, law.reckon(key, from), met));
        }
    };
    let asked = super::requested_on(file);
    let (state, closed) = (&file.hearing, super::closed_on(file));
    let appointed = state.appointed.as_ref().map(|(on, _)| *on).or(closed);
    let served = crate::delivery::served_on(file, "hearing.notice").or(closed);
    local("hearing_panel", "确定听证会组成人员", "appoint the panel", asked, appointed);
    local("hearing_notice_service", "送达听证通知书", "serve the notice", asked, served);
    local("hearing_whole", "组织听证完毕", "finish the hearing", asked, closed);
    let (held, reported) = (super::held_on(file), super::reported_on(file));
    local("hearing_report", "提出听证报告", "report on the hearing", held, reported);
    dues
}
