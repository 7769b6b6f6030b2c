//! 暂缓、分期缴纳的要求。

use super::{Act, Apply, Approve, Event, pending};
use crate::{Scene, common, delivery, payment};
use case::{Guard, Outcome, Refusals, ensure};
use law::Fen;

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    no.all([fine_imposed(s), decision_delivered(s), fine_owed(s)]);
    no.check(match noun {
        "apply" => not_pending(s),
        _ => applied(s),
    });
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Apply(it) => {
            no.check(common::not_in_the_future(s, it.applied_on, "申请日期"));
            no.check(until_lies_ahead(it));
            no.pass()?;
            Some(Outcome::event(Event::Applied(it.clone())))
        }
        Act::Approve(it) => {
            no.all([parts_named(it), parts_in_order(s, it), parts_make_the_rest(s, it)]);
            no.pass()?;
            Some(Outcome::event(Event::Approved(it.clone())).issue("approval"))
        }
        Act::Refuse(it) => {
            no.pass()?;
            Some(Outcome::event(Event::Refused(it.clone())).issue("refusal"))
        }
    }
}

/// 处以罚款的，才有暂缓、分期。
fn fine_imposed(s: &Scene) -> Guard {
    ensure!(
        payment::imposed(s.file).fine > Fen::ZERO,
        "APL-66.2",
        "本案没有罚款，没有暂缓、分期缴纳可言。",
        "No fine was imposed."
    )
}

/// 决定书送达以后才能申请。
fn decision_delivered(s: &Scene) -> Guard {
    let paper = common::decision_paper(s.file);
    let served = paper.and_then(|it| delivery::in_force_on(s.file, it, s.today()));
    ensure!(
        served.is_some(),
        "APL-66.2",
        "处罚决定书尚未送达。",
        "The decision has not been delivered."
    )
}

/// 罚款没有缴清的，才有暂缓、分期。
fn fine_owed(s: &Scene) -> Guard {
    ensure!(
        payment::balance(s.file, s.law, s.today()).fine > Fen::ZERO,
        "APL-66.2",
        "罚款已经缴清。",
        "The fine has been paid."
    )
}

/// 前一申请有了答复，才能再申请。
fn not_pending(s: &Scene) -> Guard {
    let on = pending(s.file).map(|it| it.applied_on.to_string()).unwrap_or_default();
    ensure!(
        on.is_empty(),
        "APL-66.2",
        "{on}的申请尚未答复。",
        "The application of {on} has not been answered."
    )
}

/// 暂缓、分期应当由当事人申请，机关不主动决定。
fn applied(s: &Scene) -> Guard {
    ensure!(
        pending(s.file).is_some(),
        "APL-66.2",
        "当事人没有提出暂缓或者分期缴纳的申请（或者已经答复）。",
        "The party has not asked for deferral or instalments, or was answered."
    )
}

/// 申请缴纳的日期在申请之后。
fn until_lies_ahead(it: &Apply) -> Guard {
    let (applied, until) = (it.applied_on, it.until.unwrap_or(it.applied_on));
    ensure!(
        applied <= until,
        "APL-66.2",
        "申请缴纳的最后日期（{until}）早于申请日期（{applied}）。",
        "Asked until {until}, before the application of {applied}."
    )
}

/// 应当写明缴纳安排。
fn parts_named(it: &Approve) -> Guard {
    ensure!(
        !it.parts.is_empty(),
        "APL-66.2",
        "请写明每期金额和最后一日；只写一期即为暂缓缴纳。",
        "Name the payments with their last days; one alone is a deferral."
    )
}

/// 各期在今天之后，先后有序，都有金额。
fn parts_in_order(s: &Scene, it: &Approve) -> Guard {
    let days: Vec<_> = it.parts.iter().map(|it| it.due_on).collect();
    let ascending = days.windows(2).all(|pair| pair[0] < pair[1]);
    let ahead = days.iter().all(|day| *day > s.today());
    let positive = it.parts.iter().all(|it| it.amount > Fen::ZERO);
    ensure!(
        ascending && ahead && positive,
        "APL-66.2",
        "各期的最后一日应当在今天之后、先后有序，每期金额大于零。",
        "Last days lie ahead and ascend, and every payment is more than zero."
    )
}

/// 各期合计等于尚欠的罚款；暂缓、分期不减免罚款。
fn parts_make_the_rest(s: &Scene, it: &Approve) -> Guard {
    let sum: Fen = it.parts.iter().map(|it| it.amount).sum();
    let owed = payment::balance(s.file, s.law, s.today()).fine;
    ensure!(
        sum == owed,
        "APL-66.2",
        "各期合计{sum}元，尚欠罚款{owed}元；暂缓、分期不增减罚款。",
        "The payments make {sum} yuan, but {owed} yuan is owed."
    )
}
