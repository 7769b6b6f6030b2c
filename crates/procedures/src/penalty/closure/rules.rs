//! 结案的要求。

use super::{Act, Close, Event, Ground, closed_on};
use crate::{
    Attempt, CaseFile, Scene, common, court_application, crime_transfer, decision, delivery, goods,
    no_penalty, payment, publication, remedy, suspension, withdrawal,
};
use case::{Guard, Outcome, Refusals, ensure};
use jiff::civil::Date;
use law::{Law, PenaltyKind};

/// What may still be done in a closed case: file it, register a late remedy, and withdraw from publication
/// what has fallen.
const AFTER_CLOSURE: [&str; 4] =
    ["archiving.archive", "remedy.start", "remedy.end", "publication.withdraw"];

pub(super) fn gates(s: &Scene, no: &mut Refusals) {
    no.all([
        not_closed(s),
        something_ended(s),
        everything_delivered(s),
        no_remedy_running(s),
        not_suspended(s),
        published_where_due(s),
        no_money_in_hand(s),
    ]);
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    let Act::Close(it) = act;
    no.check(match it.ground {
        Ground::Executed => performed(s),
        Ground::EnforcementEnded => enforcement_ended(s, it),
        Ground::InvestigationEnded => investigation_ended(s),
        Ground::NoPenalty => no_penalty_decided(s),
        Ground::Other => reason_given(it),
    });
    if it.ground == Ground::Executed {
        no.check(others_performed(s, it));
    }
    no.pass()?;
    Some(Outcome::event(Event::Closed(it.clone())).issue("approval"))
}

pub(super) fn objects(attempt: &Attempt, s: &Scene, no: &mut Refusals) {
    if !attempt.is(&AFTER_CLOSURE) && attempt.name != "closure.close" {
        no.check(not_over(s));
    }
}

/// The ground that has appeared and its day: from it the period for closing runs.
pub fn ready_on(file: &CaseFile, law: &Law) -> Option<(Ground, Date)> {
    let ground = |it, on: Option<Date>| on.map(|on| (it, on));
    ground(Ground::InvestigationEnded, withdrawal::made_on(file))
        .or_else(|| ground(Ground::NoPenalty, no_penalty::made_on(file)))
        .or_else(|| ground(Ground::Executed, performed_on(file, law)))
        .or_else(|| ground(Ground::EnforcementEnded, court_application::ended_on(file)))
        .or_else(|| ground(Ground::Other, crime_transfer::police_filed_on(file)))
        .or_else(|| ground(Ground::Other, file.jurisdiction.transferred_on()))
}

/// Day on which the decision was performed as far as money and goods go: everything paid with its
/// surcharge and goods disposed of; where neither is due, the day of delivery.
fn performed_on(file: &CaseFile, law: &Law) -> Option<Date> {
    let delivered = delivery::served_on(file, common::decision_paper(file)?)?;
    let money = payment::imposed(file) != payment::Imposed::default();
    let paid = payment::cleared_on(file, law);
    if money && paid.is_none() {
        return None;
    }
    let disposed = goods::settled_on(file);
    if goods::confiscated(file) && disposed.is_none() {
        return None;
    }
    [Some(delivered), paid, disposed].into_iter().flatten().max()
}

/// 结案只有一次。
fn not_closed(s: &Scene) -> Guard {
    let on = closed_on(s.file).map(|it| it.to_string()).unwrap_or_default();
    ensure!(on.is_empty(), "M55-31", "本案已于{on}结案。", "The case was closed on {on}.")
}

/// 结案以后不再有其他行为。
fn not_over(s: &Scene) -> Guard {
    let on = closed_on(s.file).map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        on.is_empty(),
        "M55-31",
        "本案已于{on}结案；结案以后只能归档、登记复议诉讼、撤回公开信息。",
        "The case was closed on {on}: only filing, remedies and withdrawal from publication remain."
    )
}

/// 案件应当已经有了处理结果，或者已经移送。
fn something_ended(s: &Scene) -> Guard {
    let transferred = crime_transfer::police_filed_on(s.file).is_some()
        || s.file.jurisdiction.transferred_on().is_some();
    ensure!(
        common::concluded(s.file).is_some() || transferred,
        "M55-31",
        "案件没有处理结果（处罚、不予处罚、终止调查或者移送），没有结案情形。",
        "The case has no outcome yet: there is no ground for closing it."
    )
}

/// 送给当事人的文书都应当送达，并有送达凭证。
fn everything_delivered(s: &Scene) -> Guard {
    let open = delivery::unproved(s.file, s.today());
    let title = |no: &u32| s.file.paper(*no).map(|(_, it)| delivery::title_of(it));
    let titles: Vec<_> = open.iter().filter_map(title).collect();
    let titles = titles.join("、");
    ensure!(
        titles.is_empty(),
        "M55-31",
        "{titles}尚未送达（或者公告期未满），不能结案。",
        "Not delivered yet: {titles}."
    )
}

/// 复议、诉讼进行中，不结案。
fn no_remedy_running(s: &Scene) -> Guard {
    let since = remedy::running_since(s.file).map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        since.is_empty(),
        "M55-31",
        "复议或者诉讼自{since}起正在进行，等待结果。",
        "A remedy has been running since {since}."
    )
}

/// 中止的调查先恢复，再结案。
fn not_suspended(s: &Scene) -> Guard {
    let since = suspension::running_since(s.file).map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        since.is_empty(),
        "M55-31",
        "调查自{since}起中止，应当先恢复。",
        "The investigation has been suspended since {since}."
    )
}

/// 应当公开的决定，公开以后再结案。
fn published_where_due(s: &Scene) -> Guard {
    let due = publication::required(s.file, s.law).iter().any(|it| !it.asked);
    let done = publication::published_on(s.file).is_some();
    let fallen = remedy::overturned_on(s.file).is_some();
    ensure!(
        !due || done || fallen,
        "APL-48",
        "本案属于应当公开的处罚决定，尚未公开。",
        "The decision has to be published and has not been."
    )
}

/// 当场收缴的款项应当已经缴付银行。
fn no_money_in_hand(s: &Scene) -> Guard {
    ensure!(
        !s.file.payment.money_in_hand(),
        "APL-71",
        "当场收缴的罚款尚未缴付银行。",
        "Money collected on the spot has not reached the bank."
    )
}

/// 执行完毕：罚没款和加处罚款缴清，没收的物品处理完毕。
fn performed(s: &Scene) -> Guard {
    let owed = payment::balance(s.file, s.law, s.today()).total();
    let goods_left = goods::confiscated(s.file) && goods::settled_on(s.file).is_none();
    let goods = if goods_left { "没收的物品尚未处理完毕；" } else { "" };
    let penalised = payment::imposed(s.file) != payment::Imposed::default()
        || decision::made_on(s.file).is_some()
        || common::fine(s.file).is_some();
    ensure!(
        performed_on(s.file, s.law).is_some() && penalised,
        "M55-31",
        "处罚决定没有执行完毕：{goods}尚欠款项{owed}元（含加处罚款）。",
        "The decision is not performed: {owed} yuan are owed, or goods are left."
    )
}

/// 停业、吊销等款项和物品以外的处罚，也应当已经执行。
fn others_performed(s: &Scene, it: &Close) -> Guard {
    let plain = [
        PenaltyKind::Warning,
        PenaltyKind::PublicCriticism,
        PenaltyKind::Fine,
        PenaltyKind::GainsConfiscated,
        PenaltyKind::PropertyConfiscated,
    ];
    let kinds = decision::made(s.file).map(|it| it.penalty.kinds()).unwrap_or_default();
    let others: Vec<_> = kinds.into_iter().filter(|it| !plain.contains(it)).collect();
    let shown: Vec<_> = others.iter().map(|it| common::kind_zh(*it)).collect();
    let shown = shown.join("、");
    ensure!(
        others.is_empty() || it.others_performed,
        "M55-31",
        "还有款项和物品以外的处罚（{shown}），请确认已经执行。",
        "Confirm that the other penalties were performed."
    )
}

/// 终结执行：法院裁定终结，或者有法定的终结情形并写明理由。
fn enforcement_ended(s: &Scene, it: &Close) -> Guard {
    let by_court = court_application::ended_on(s.file).is_some();
    ensure!(
        decision::made_on(s.file).is_some() && (by_court || it.reason.is_some()),
        "M55-31",
        "法院没有裁定终结执行；有其他法定终结情形（死亡无遗产、终止无财产、标的灭失、决定被撤销等）的，请写明。",
        "The court has not ended enforcement: state another ground of the law."
    )
}

/// 终止调查：有撤销案件、终止调查的决定。
fn investigation_ended(s: &Scene) -> Guard {
    ensure!(
        withdrawal::made_on(s.file).is_some(),
        "M55-31",
        "没有终止调查（撤销案件）的决定。",
        "The investigation has not been ended by a decision."
    )
}

/// 不予处罚：有不予行政处罚决定。
fn no_penalty_decided(s: &Scene) -> Guard {
    ensure!(
        no_penalty::made_on(s.file).is_some(),
        "M55-31",
        "没有不予行政处罚决定。",
        "No decision not to penalise was made."
    )
}

/// 其他情形应当写明理由。
fn reason_given(it: &Close) -> Guard {
    ensure!(
        it.reason.is_some(),
        "M55-31",
        "以其他情形结案的，请写明是哪一种情形（移送公安机关立案、移送管辖、决定被撤销等）。",
        "Say which other ground it is."
    )
}
