//! 不予处罚的要求。

use super::{Act, Decide, Event, Ground};
use crate::{
    Earlier, Scene, common, discretion, investigation_report, investigation_report::Proposal,
};
use case::{Guard, Outcome, Refusals, ensure};
use jiff::{ToSpan, civil::Date};
use law::city::{Lenient, Scope};

pub(super) fn gates(_noun: &str, s: &Scene, no: &mut Refusals) {
    no.all([common::case_filed(s), common::not_concluded(s), common::investigation_closed(s)]);
    no.check(common::not_an_investigator(s, &s.actor.id, "决定人", "APL-57"));
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    let Act::Decide(it) = act;
    no.all([reported(s, it), educated(it)]);
    match it.ground {
        Ground::Slight => no.all([corrected(s, it), harmless(it)]),
        Ground::First => {
            no.all([corrected(s, it), harmless(it), first_violation(s)]);
            no.all([listed(s), corrected_within_the_list(s, it)]);
        }
        Ground::NoFault => {
            no.check(proven_by_the_party(it));
        }
        Ground::Child => no.all([is_a_child(s), guardian_named(it)]),
        Ground::Incapable => no.all([proven_by_the_party(it), guardian_named(it)]),
        Ground::NotProven => {}
    }
    no.pass()?;
    Some(Outcome::event(Event::Decided(Box::new(it.clone()))).issue("letter"))
}

/// 决定应当与调查终结报告的意见相符；不同意报告的，退回重新提出。
fn reported(s: &Scene, it: &Decide) -> Guard {
    let Some(report) = investigation_report::report(s.file) else {
        return Ok(());
    };
    let wanted = match it.ground {
        Ground::NotProven => report.proposal == Proposal::NotProven,
        _ => matches!(report.proposal, Proposal::NoPenalty | Proposal::Penalise),
    };
    let proposal = report.proposal.zh();
    ensure!(
        wanted,
        "APL-57",
        "调查终结报告的意见是“{proposal}”，与所选情形不相符；请承办人按负责人的审查意见重新提交报告。",
        "The report proposes otherwise; the officers submit a new one first."
    )
}

/// 依法不予处罚的，应当对当事人进行教育。
fn educated(it: &Decide) -> Guard {
    ensure!(
        !it.ground.violated() || it.education.is_some(),
        "APL-33.1",
        "依法不予行政处罚的，应当对当事人进行教育，请记录教育的方式和内容。",
        "Where a violation goes unpunished the party must be educated: record how."
    )
}

/// 及时改正，应当有改正的日期和证据。
fn corrected(s: &Scene, it: &Decide) -> Guard {
    let known = it.corrected_on.is_some_and(|on| on <= s.today());
    let rule = if it.ground == Ground::First { "APL-33.1b" } else { "APL-33.1" };
    ensure!(
        known && it.correction.is_some(),
        rule,
        "以及时改正为条件不予处罚的，应当写明改正的日期、情况和证据。",
        "No penalty because of a timely correction: state its day and its proof."
    )
}

/// 没有危害后果（轻微不罚），或者危害后果轻微（首违不罚）。
fn harmless(it: &Decide) -> Guard {
    let rule = if it.ground == Ground::First { "APL-33.1b" } else { "APL-33.1" };
    ensure!(
        it.no_harm,
        rule,
        "造成危害后果的，不符合不予处罚的条件。",
        "Harm was done: the conditions for no penalty are not met."
    )
}

/// 初次违法：在本市回溯期内没有违法记录（AMB-15）。
fn first_violation(s: &Scene) -> Guard {
    let earlier = earlier_violation(s);
    let title = earlier.map(|it| it.title.clone()).unwrap_or_default();
    let on = earlier.and_then(|it| it.decided_on).map(|it| it.to_string()).unwrap_or_default();
    let months = s.law.city().first_violation.look_back_months;
    ensure!(
        earlier.is_none(),
        "APL-33.1b",
        "不是初次违法：前{months}个月内已有“{title}”（{on}处理）的记录。",
        "This is no first violation: “{title}” was found ({on}) within {months} months."
    )
}

/// The newest violation of this party within the city's look-back.
pub(crate) fn earlier_violation<'a>(s: &'a Scene) -> Option<&'a Earlier> {
    let rule = &s.law.city().first_violation;
    let (began, _) = common::violation(s.file)?;
    let since = began.checked_sub(i64::from(rule.look_back_months).months()).ok()?;
    let ours = discretion::item(s.file).and_then(|code| s.law.item(code))?;
    let alike = |it: &&Earlier| {
        let code = it.item.as_deref().unwrap_or_default();
        match rule.scope {
            Scope::SameItem => code == ours.code,
            Scope::SameField => s.law.item(code).is_some_and(|it| it.field == ours.field),
        }
    };
    let recent = |it: &&Earlier| it.violation.is_some_and(|(_, to)| to >= since && to <= s.today());
    let found = discretion::earlier(s).filter(|it| it.violated).filter(alike).filter(recent);
    found.max_by_key(|it| it.decided_on)
}

/// The entry of the city's list of first violations for the item of this file.
pub(crate) fn entry<'a>(s: &'a Scene) -> Option<&'a Lenient> {
    let code = discretion::item(s.file)?;
    s.law.city().first_violation.entries.iter().find(|it| it.item == code.0)
}

/// 初次违法可以不罚的，以本市清单为限（AMB-15）。
fn listed(s: &Scene) -> Guard {
    let anything = s.law.city().reads("AMB-15", "two_years_same_item");
    ensure!(
        anything || entry(s).is_some(),
        "APL-33.1b",
        "本事项不在本市初次违法可以不予处罚的清单中。",
        "This item is not on the city's list of first violations that may go unpunished."
    )
}

/// 清单规定了改正期限的，应当在期限内改正。
fn corrected_within_the_list(s: &Scene, it: &Decide) -> Guard {
    let days = entry(s).and_then(|it| it.correct_within_days);
    let from = s.file.correction_order.ordered_on().or_else(|| s.file.filing.filed_on());
    let last = from.zip(days).and_then(|(from, days)| last_day(from, days));
    let shown = last.map(|it| it.to_string()).unwrap_or_default();
    let in_time = last.is_none_or(|last| it.corrected_on.is_some_and(|on| on <= last));
    ensure!(
        in_time,
        "APL-33.1b",
        "清单要求在{shown}以前改正，没有在期限内改正的不适用。",
        "The list asks for a correction by {shown}; it was not made in time."
    )
}

fn last_day(from: Date, days: u32) -> Option<Date> {
    from.checked_add(i64::from(days).days()).ok()
}

/// 没有主观过错、不能辨认或者控制的，应当有证据。
fn proven_by_the_party(it: &Decide) -> Guard {
    let rule = if it.ground == Ground::NoFault { "APL-33.2" } else { "APL-30" };
    ensure!(
        !it.material.is_empty(),
        rule,
        "没有证明材料：没有主观过错由当事人举证，不能辨认或者控制自己行为的应当有鉴定或者诊断证明。",
        "No proof is attached: absence of fault is for the party to prove, incapacity needs an opinion."
    )
}

/// 不满十四周岁。
fn is_a_child(s: &Scene) -> Guard {
    let limit = s.law.threshold("age_no_penalty");
    ensure!(
        discretion::younger_than(s, limit),
        "APL-30",
        "当事人在违法行为发生时已满{limit}周岁，或者出生日期没有查明。",
        "The party was {limit} or older at the time of the act, or the date of birth is unknown."
    )
}

/// 责令监护人管教，应当写明监护人。
fn guardian_named(it: &Decide) -> Guard {
    ensure!(
        it.guardian.is_some(),
        "APL-30",
        "应当责令监护人加以管教（严加看管和治疗），请写明监护人。",
        "The guardian is ordered to take care: name the guardian."
    )
}
