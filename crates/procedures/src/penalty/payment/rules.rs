//! 缴纳和当场收缴的要求。

use super::{
    Act, Collect, Deposit, Enter, Event, Ground, HandIn, Imposed, What, balance, imposed, period,
    settled_on,
};
use crate::{CaseFile, Scene, common, deferral, delivery, summary};
use case::{Due, Guard, Outcome, Refusals, ensure};
use jiff::civil::Date;
use law::{Fen, Law, Reckoning, Step};

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    match noun {
        "record" => no.all([money_imposed(s), decision_delivered(s), something_owed(s)]),
        "collect" => {
            no.all([money_imposed(s), decision_delivered(s), something_owed(s), not_collected(s)]);
        }
        "hand_in" => {
            no.check(collected_not_handed_in(s));
        }
        _ => {
            no.check(handed_in_not_deposited(s));
        }
    }
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Enter(it) => {
            no.check(common::not_in_the_future(s, it.paid_on, "缴款日期"));
            no.all([
                not_more_than_owed(s, it.what, it.amount, it.paid_on),
                payment_is_positive(it),
            ]);
            no.check(not_before_decision(s, it.paid_on));
            no.pass()?;
            Some(Outcome::event(Event::Paid(it.clone())).issue("record"))
        }
        Act::Collect(it) => collect(it, s, no),
        Act::HandIn(it) => {
            no.check(common::not_in_the_future(s, it.handed_in_on, "交回日期"));
            no.all([handed_in_after_collecting(s, it), handed_to_another(s, it)]);
            no.pass()?;
            Some(Outcome::event(Event::HandedIn(it.clone())))
        }
        Act::Deposit(it) => {
            no.check(common::not_in_the_future(s, it.deposited_on, "缴付日期"));
            no.check(deposited_after_handing_in(s, it));
            no.pass()?;
            Some(Outcome::event(Event::Deposited(it.clone())))
        }
    }
}

fn collect(it: &Collect, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    let day = it.at.date();
    no.check(common::not_in_the_future(s, day, "收缴日期"));
    no.all(common::enforcing_officers(s, &it.officers, day));
    no.all([
        receipt_issued(it),
        ground_fits_procedure(s, it),
        small_enough(s, it),
        circumstances_recorded(it),
        party_asked(it),
        not_more_than_owed(s, What::Fine, it.amount, day),
        not_before_decision(s, day),
    ]);
    no.pass()?;
    Some(Outcome::event(Event::Collected(it.clone())).issue("record"))
}

pub(super) fn dues(file: &CaseFile, law: &Law) -> Vec<Due> {
    let mut dues = payment_dues(file, law);
    let state = &file.payment;
    if let Some(collected) = &state.collected {
        let start = collected.landed_on.unwrap_or_else(|| collected.at.date());
        let reckoning = law.reckon("officer_handin", start);
        let (zh, en) = ("执法人员交回当场收缴的罚款", "officer hands in the money");
        dues.push(Due::of_authority(zh, en, reckoning, state.handed_in_on));
    }
    if let Some(handed_in) = state.handed_in_on {
        let reckoning = law.reckon("agency_bank", handed_in);
        let (zh, en) = ("把当场收缴的罚款缴付银行", "pay the money into the bank");
        dues.push(Due::of_authority(zh, en, reckoning, state.deposited_on));
    }
    dues
}

/// 缴纳罚没款的期限；批准暂缓、分期的，按批准的日期。
fn payment_dues(file: &CaseFile, law: &Law) -> Vec<Due> {
    let Some(period) = period(file, law) else { return Vec::new() };
    let (zh, en) = ("缴纳罚没款", "pay the fine");
    let plan = deferral::plan(file);
    if plan.is_empty() {
        return vec![Due::of_party(zh, en, period, settled_on(file))];
    }
    let approved_on = deferral::approved_on(file).unwrap_or(period.start);
    let mut owed = Fen::ZERO;
    let mut dues = Vec::new();
    for (at, part) in plan.iter().enumerate() {
        owed = [owed, part.amount].into_iter().sum();
        let reckoning = deferred(&period, approved_on, part.due_on);
        let zh = match plan.len() {
            1 => "缴纳罚款（暂缓）".to_owned(),
            _ => format!("缴纳罚款（第{}期{}元）", at + 1, part.amount),
        };
        dues.push(Due::of_party(&zh, en, reckoning, paid_up_on(file, owed)));
    }
    dues
}

/// The day on which fines of `owed` together were paid.
fn paid_up_on(file: &CaseFile, owed: Fen) -> Option<Date> {
    let mut days: Vec<Date> = file.payment.payments.iter().map(|it| it.on).collect();
    days.sort();
    days.into_iter().find(|day| super::paid(file, What::Fine, *day) >= owed)
}

/// The period of the decision with the last day that the head approved.
fn deferred(period: &Reckoning, approved_on: Date, last: Date) -> Reckoning {
    let step = Step {
        from: approved_on,
        to: last,
        zh: format!("{approved_on}批准暂缓或者分期缴纳，至{last}"),
        en: format!("Deferred on {approved_on} until {last}"),
        cite: Some("行政处罚法第六十六条第二款".to_owned()),
    };
    let mut it = Reckoning { raw_end: last, legal_end: last, target: last, ..period.clone() };
    it.steps.push(step);
    it.articles.push("行政处罚法第六十六条第二款".to_owned());
    it
}

/// 决定书有应缴的款项，才有缴款。
fn money_imposed(s: &Scene) -> Guard {
    ensure!(
        imposed(s.file) != Imposed::default(),
        "APL-67.3",
        "本案没有应当缴纳的罚款或者违法所得（没有作出，或者已被撤销）。",
        "No fine or confiscated gains are to be paid in this case."
    )
}

/// 决定书送达以后才有缴款期限。
fn decision_delivered(s: &Scene) -> Guard {
    let paper = common::decision_paper(s.file);
    let served = paper.and_then(|it| delivery::in_force_on(s.file, it, s.today()));
    ensure!(
        served.is_some(),
        "APL-67.3",
        "处罚决定书尚未送达，当事人的缴款义务还没有开始。",
        "The decision has not been delivered: the duty to pay has not begun."
    )
}

/// 已经缴清的，不再登记。
fn something_owed(s: &Scene) -> Guard {
    ensure!(
        !balance(s.file, s.law, s.today()).is_settled(),
        "APL-67.3",
        "罚没款和加处罚款已经缴清。",
        "Everything has been paid."
    )
}

/// 缴款不得多于应缴：多收的就是违法收费。
fn not_more_than_owed(s: &Scene, what: What, amount: Fen, day: Date) -> Guard {
    let owed = balance(s.file, s.law, day).of(what);
    let kind = what.zh();
    ensure!(
        amount <= owed,
        "APL-67",
        "{kind}在{day}尚欠{owed}元，登记{amount}元多于所欠；请核对票据，加处罚款单列。",
        "{amount} yuan is more than the {owed} yuan owed on {day}."
    )
}

/// 金额应当大于零。
fn payment_is_positive(it: &Enter) -> Guard {
    ensure!(
        it.amount > Fen::ZERO,
        "APL-67",
        "缴款金额应当大于零。",
        "The amount must be more than zero."
    )
}

/// 缴款不早于决定。
fn not_before_decision(s: &Scene, day: Date) -> Guard {
    let made = common::concluded(s.file);
    let shown = made.map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        made.is_none_or(|made| made <= day),
        "APL-67",
        "缴款日期（{day}）早于处罚决定（{shown}）；没有决定就不得收款。",
        "Paid on {day}, before the decision of {shown}."
    )
}

/// 当场收缴一次。
fn not_collected(s: &Scene) -> Guard {
    ensure!(
        s.file.payment.collected.is_none(),
        "APL-68",
        "已经当场收缴过。",
        "The fine was collected on the spot already."
    )
}

/// 必须出具财政部门统一制发的专用票据；不出具的，当事人有权拒绝缴纳。
fn receipt_issued(it: &Collect) -> Guard {
    ensure!(
        it.receipt.is_some(),
        "APL-70",
        "当场收缴必须向当事人出具财政部门统一制发的专用票据并写明号码；不出具的，当事人有权拒绝缴纳。",
        "A receipt of the finance department must be issued; without it the party may refuse to pay."
    )
}

/// 小额和事后难以执行两种情形，只适用于当场作出的处罚；普通程序的决定只有交通不便一种情形。
fn ground_fits_procedure(s: &Scene, it: &Collect) -> Guard {
    let summary = summary::made(s.file).is_some();
    let ground = it.ground.zh();
    ensure!(
        it.ground == Ground::Remote || summary,
        "APL-68",
        "“{ground}”只适用于当场作出的处罚决定；普通程序的罚款应当由当事人到银行或者通过电子支付缴纳。",
        "This ground is for on-the-spot decisions only; other fines are paid at the bank."
    )
}

/// 小额的，不超过当场收缴的限额。
fn small_enough(s: &Scene, it: &Collect) -> Guard {
    let (most, fine) = (s.law.amount("onspot_collection"), imposed(s.file).fine);
    ensure!(
        it.ground != Ground::Small || fine <= most,
        "APL-68",
        "罚款{fine}元，超过当场收缴的限额{most}元；事后难以执行的，请选择该情形并写明具体情况。",
        "The fine of {fine} yuan exceeds {most} yuan, the most that may be collected on the spot."
    )
}

/// 事后难以执行或者缴款困难的具体情况应当记录。
fn circumstances_recorded(it: &Collect) -> Guard {
    ensure!(
        it.ground == Ground::Small || it.reason.is_some(),
        "APL-68",
        "请写明不当场收缴事后难以执行，或者当事人缴款确有困难的具体情况。",
        "State the circumstances that make it hard to enforce later, or to pay at the bank."
    )
}

/// 交通不便地区当场收缴，应当由当事人提出。
fn party_asked(it: &Collect) -> Guard {
    ensure!(
        it.ground != Ground::Remote || it.asked,
        "APL-68",
        "边远、水上、交通不便地区当场收缴，应当由当事人提出；当事人没有提出的，不得当场收缴。",
        "In remote places the party must have asked to pay on the spot."
    )
}

/// 有当场收缴而未交回的款项，才有交回。
fn collected_not_handed_in(s: &Scene) -> Guard {
    let state = &s.file.payment;
    ensure!(
        state.collected.is_some() && state.handed_in_on.is_none(),
        "APL-71",
        "没有当场收缴而尚未交回的罚款。",
        "No money collected on the spot waits to be handed in."
    )
}

/// 交回不早于收缴。
fn handed_in_after_collecting(s: &Scene, it: &HandIn) -> Guard {
    let from = s.file.payment.collected.as_ref().map_or(Date::MIN, |it| it.at.date());
    let on = it.handed_in_on;
    ensure!(
        from <= on,
        "APL-71",
        "交回日期（{on}）早于收缴日期（{from}）。",
        "Handed in on {on}, before it was collected on {from}."
    )
}

/// 收款的不是收缴的人。
fn handed_to_another(s: &Scene, it: &HandIn) -> Guard {
    let officers = s.file.payment.collected.as_ref().map_or(&[][..], |it| &it.officers);
    let name = s.people.name(&it.received_by);
    ensure!(
        !officers.contains(&it.received_by),
        "APL-71",
        "{name}是收缴人员，不能同时代表机关收款。",
        "{name} collected the money and cannot receive it for the bureau."
    )
}

/// 交回以后才缴付银行。
fn handed_in_not_deposited(s: &Scene) -> Guard {
    let state = &s.file.payment;
    ensure!(
        state.handed_in_on.is_some() && state.deposited_on.is_none(),
        "APL-71",
        "没有已经交回机关而尚未缴付银行的罚款。",
        "No money waits to be paid into the bank."
    )
}

/// 缴付不早于交回。
fn deposited_after_handing_in(s: &Scene, it: &Deposit) -> Guard {
    let from = s.file.payment.handed_in_on.unwrap_or(Date::MIN);
    let on = it.deposited_on;
    ensure!(
        from <= on,
        "APL-71",
        "缴付日期（{on}）早于交回日期（{from}）。",
        "Deposited on {on}, before it was handed in on {from}."
    )
}
