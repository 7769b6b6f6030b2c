//! 申请法院强制执行的要求。

use super::{Act, Apply, Complain, Event, Object, Progress, Step, applied_on, window};
use crate::{Scene, common, delivery, demand, payment, remedy};
use case::{Guard, Outcome, Refusals, ensure};
use jiff::civil::Date;

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    match noun {
        "apply" => no.all([
            decision_delivered(s),
            not_applied(s),
            no_remedy_sought(s),
            not_deferred(s),
            remedies_over(s),
            demand_period_over(s),
        ]),
        "record" => {
            no.check(applied(s));
        }
        _ => {
            no.check(refused_by_court(s));
        }
    }
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Apply(it) => {
            no.all([
                in_time(s, it),
                object_named(it),
                not_performed(s, it),
                no_demolition_of_planning_breach(s, it),
            ]);
            no.pass()?;
            Some(Outcome::event(Event::Applied(it.clone())).issue("application"))
        }
        Act::Progress(it) => {
            no.check(common::not_in_the_future(s, it.happened_on, "日期"));
            no.all([after_application(s, it), steps_in_order(s, it), ruling_numbered(it)]);
            no.pass()?;
            Some(Outcome::event(Event::Progressed(it.clone())))
        }
        Act::Complain(it) => {
            no.check(common::not_in_the_future(s, it.sent_on, "申请日期"));
            no.check(complained_in_time(s, it));
            no.pass()?;
            Some(Outcome::event(Event::Complained(it.clone())))
        }
    }
}

/// 行政行为已经生效：决定书已经送达。
fn decision_delivered(s: &Scene) -> Guard {
    let paper = common::decision_paper(s.file);
    let served = paper.and_then(|it| delivery::in_force_on(s.file, it, s.today()));
    ensure!(
        served.is_some(),
        "ACL-53",
        "处罚决定书尚未送达，决定没有生效。",
        "The decision has not been delivered and is not in force."
    )
}

/// 正在由法院办理的，不再申请。
fn not_applied(s: &Scene) -> Guard {
    let on = applied_on(s.file).map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        !super::pending(s.file),
        "ACL-53",
        "已于{on}申请法院强制执行，法院正在办理。",
        "The court was asked on {on} and is dealing with it."
    )
}

/// 当事人复议、起诉的，不适用这一途径：进行中的等结果，判决驳回的依判决执行。
fn no_remedy_sought(s: &Scene) -> Guard {
    let running = remedy::running_since(s.file).is_some();
    let judged = remedy::stands_by_judgment(s.file).is_some();
    ensure!(
        !running && !judged,
        "ACL-53",
        "当事人已经申请复议或者提起诉讼：正在进行的等待结果；法院判决驳回的，依生效裁判申请执行。",
        "A remedy is running, or a court has judged: then the judgment is enforced."
    )
}

/// 批准暂缓、分期的期限结束以前，不申请执行。
fn not_deferred(s: &Scene) -> Guard {
    let last = crate::deferral::ends_on(s.file);
    let (today, shown) = (s.today(), last.map(|it| it.to_string()).unwrap_or_default());
    ensure!(
        last.is_none_or(|last| last < today),
        "APL-72.4",
        "已批准暂缓或者分期缴纳至{shown}，期限结束以后才能申请执行。",
        "Payment was deferred until {shown}; the court may be asked after that."
    )
}

/// 复议、诉讼期限届满以后才能申请。
fn remedies_over(s: &Scene) -> Guard {
    let opens = window(s.file, s.law).map(|it| it.opens);
    let (today, shown) = (s.today(), opens.map(|it| it.to_string()).unwrap_or_default());
    ensure!(
        opens.is_none_or(|opens| opens <= today),
        "ACL-53",
        "当事人的法定期限尚未届满，{shown}起才能申请法院强制执行。",
        "The party's time has not run out: the court may be asked from {shown}."
    )
}

/// 申请以前应当催告，催告书送达后期满仍不履行的才能申请。
fn demand_period_over(s: &Scene) -> Guard {
    let last = demand::period(s.file, s.law).map(|it| it.legal_end);
    let shown = match (s.file.demand.issued_on(), last) {
        (None, _) => "尚未催告".to_owned(),
        (Some(_), None) => "催告书尚未送达".to_owned(),
        (Some(_), Some(last)) => format!("催告期至{last}届满"),
    };
    ensure!(
        demand::period_over(s),
        "ACL-54",
        "申请法院强制执行前应当催告，催告书送达后期满仍不履行的才能申请：{shown}。",
        "A demand must have been delivered and its period have passed."
    )
}

/// 应当在期限届满以前申请；逾期的，除有正当理由外，法院不予受理。
fn in_time(s: &Scene, it: &Apply) -> Guard {
    let last = window(s.file, s.law).map(|it| it.closes.legal_end);
    let shown = last.map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        it.late.is_some() || last.is_none_or(|last| s.today() <= last),
        "ACL-53",
        "申请期限已于{shown}届满，法院不予受理；确有正当理由的，请写明理由。",
        "The time to apply ended on {shown}; the court will not accept it without a good reason."
    )
}

/// 应当写明申请执行什么。
fn object_named(it: &Apply) -> Guard {
    ensure!(
        !it.objects.is_empty(),
        "ACL-55",
        "请写明申请执行的内容。",
        "Say what is to be enforced."
    )
}

/// 款项已经缴清的，不能再申请执行款项。
fn not_performed(s: &Scene, it: &Apply) -> Guard {
    let owed = payment::balance(s.file, s.law, s.today());
    ensure!(
        !it.objects.contains(&Object::Money) || !owed.is_settled(),
        "ACL-53",
        "罚没款和加处罚款已经缴清，没有款项可以申请执行。",
        "Everything has been paid: no money is left to enforce."
    )
}

/// 违反城乡规划的建筑物的拆除，法院不受理非诉执行申请；应当由县级以上地方人民政府责成有关部门强制拆除。
fn no_demolition_of_planning_breach(s: &Scene, it: &Apply) -> Guard {
    let item = s.file.filing.item().and_then(|code| s.law.item(code));
    let planning = item.is_some_and(|it| {
        it.penalty.iter().chain(&it.violation).any(|cite| cite.starts_with("城乡规划法"))
    });
    ensure!(
        !(planning && it.objects.contains(&Object::Demolition)),
        "ACL-44",
        "违反城乡规划法的建筑物、构筑物、设施的拆除，法院不受理强制执行申请；请按城乡规划法第六十八条报请县级以上\
         地方人民政府责成有关部门强制拆除。",
        "The court does not accept demolition of planning breaches; go the way of the government."
    )
}

/// 已经申请的，才有法院的处理。
fn applied(s: &Scene) -> Guard {
    ensure!(
        applied_on(s.file).is_some(),
        "ACL-56",
        "尚未申请法院强制执行。",
        "The court has not been asked."
    )
}

/// 法院的处理不早于申请。
fn after_application(s: &Scene, it: &Progress) -> Guard {
    let (from, on) = (applied_on(s.file).unwrap_or(Date::MIN), it.happened_on);
    ensure!(
        from <= on,
        "ACL-56",
        "日期（{on}）早于申请（{from}）。",
        "{on} lies before the application of {from}."
    )
}

/// 先受理，后裁定，再执行。
fn steps_in_order(s: &Scene, it: &Progress) -> Guard {
    let state = &s.file.court_application;
    let before = match it.step {
        Step::Received => None,
        Step::Accepted | Step::NotAccepted => Some(Step::Received),
        Step::Heard | Step::Granted | Step::Denied => Some(Step::Accepted),
        Step::Ended | Step::Done => Some(Step::Granted),
    };
    let (step, needed) = (it.step.zh(), before.map(Step::zh).unwrap_or_default());
    let held = before.is_none_or(|it| state.step_on(it).is_some());
    ensure!(
        held,
        "ACL-57/58",
        "登记“{step}”以前，应当先登记“{needed}”。",
        "Another step comes first."
    )
}

/// 裁定应当写明文号。
fn ruling_numbered(it: &Progress) -> Guard {
    let rulings = [Step::NotAccepted, Step::Granted, Step::Denied, Step::Ended];
    ensure!(
        !rulings.contains(&it.step) || it.number.is_some(),
        "ACL-57/58",
        "请写明法院裁定的文号。",
        "State the number of the ruling."
    )
}

/// 法院不予受理或者不准予执行的，才能向上一级法院申请复议。
fn refused_by_court(s: &Scene) -> Guard {
    let state = &s.file.court_application;
    let refused = state.step_on(Step::NotAccepted).or_else(|| state.step_on(Step::Denied));
    ensure!(
        refused.is_some(),
        "ACL-56",
        "法院没有作出不予受理或者不准予执行的裁定。",
        "The court has neither refused to accept nor denied enforcement."
    )
}

/// 复议应当在收到裁定之后的期限内申请。
fn complained_in_time(s: &Scene, it: &Complain) -> Guard {
    let state = &s.file.court_application;
    let denied = state.step_on(Step::Denied).map(|on| ("court_refusal_review", on));
    let refused = state.step_on(Step::NotAccepted).map(|on| ("court_acceptance_review", on));
    let last = denied.or(refused).map(|(term, on)| s.reckon(term, on).legal_end);
    let (on, shown) = (it.sent_on, last.map(|it| it.to_string()).unwrap_or_default());
    ensure!(
        last.is_none_or(|last| on <= last),
        "ACL-56",
        "向上一级法院申请复议的期限至{shown}，{on}已经逾期。",
        "The time to go to the higher court ended on {shown}."
    )
}
