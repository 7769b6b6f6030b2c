//! How much is owed, how much is paid, and by when.

use super::{Paid, What};
use crate::{CaseFile, common, decision, deferral, delivery, remedy, surcharge};
use jiff::civil::Date;
use law::{Fen, Law, Reckoning};

/// What the decision, as it stands, makes the party pay.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Imposed {
    /// 罚款。
    pub fine: Fen,
    /// 没收违法所得。
    pub gains: Fen,
}

/// What is still to be paid on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Balance {
    /// 罚款。
    pub fine: Fen,
    /// 没收违法所得。
    pub gains: Fen,
    /// 加处罚款。
    pub surcharge: Fen,
}

impl Balance {
    /// Everything together.
    pub fn total(&self) -> Fen {
        [self.fine, self.gains, self.surcharge].into_iter().sum()
    }

    /// Whether nothing is owed.
    pub fn is_settled(&self) -> bool {
        self.total() <= Fen::ZERO
    }

    /// What is owed of one kind.
    pub fn of(&self, what: What) -> Fen {
        match what {
            What::Fine => self.fine,
            What::Gains => self.gains,
            What::Surcharge => self.surcharge,
        }
    }
}

/// What is imposed: nothing once the decision was annulled or declared void; a changed fine as changed.
pub fn imposed(file: &CaseFile) -> Imposed {
    let gains = decision::made(file).and_then(|it| it.penalty.gains_confiscated);
    let whole = Imposed {
        fine: common::fine(file).unwrap_or(Fen::ZERO),
        gains: gains.unwrap_or(Fen::ZERO),
    };
    match remedy::last_overturn(file) {
        None => whole,
        Some(end) if end.result == remedy::Verdict::Changed => {
            Imposed { fine: end.fine.unwrap_or(whole.fine), ..whole }
        }
        Some(end) if end.result == remedy::Verdict::Unlawful => whole,
        Some(_) => Imposed::default(),
    }
}

/// What was paid of one kind up to and including `day`.
pub fn paid(file: &CaseFile, what: What, day: Date) -> Fen {
    let of_kind = |it: &&Paid| it.what == what && it.on <= day;
    file.payment.payments.iter().filter(of_kind).map(|it| it.amount).sum()
}

/// What is still owed on `today`, the surcharge that has accrued included.
pub fn balance(file: &CaseFile, law: &Law, today: Date) -> Balance {
    let imposed = imposed(file);
    let rest = |owed: Fen, what| Fen((owed.0 - paid(file, what, today).0).max(0));
    Balance {
        fine: rest(imposed.fine, What::Fine),
        gains: rest(imposed.gains, What::Gains),
        surcharge: rest(surcharge::accrued(file, law, today), What::Surcharge),
    }
}

/// Day on which fine and confiscated gains were paid in full; `None` where nothing is to be paid or
/// something is owed. The surcharge is asked with [`balance`].
pub fn settled_on(file: &CaseFile) -> Option<Date> {
    let owed = imposed(file);
    if owed == Imposed::default() {
        return None;
    }
    let mut days: Vec<Date> = file.payment.payments.iter().map(|it| it.on).collect();
    days.sort();
    days.into_iter().find(|day| {
        paid(file, What::Fine, *day) >= owed.fine && paid(file, What::Gains, *day) >= owed.gains
    })
}

/// The period for paying as the decision sets it, from its delivery; `None` before delivery or where
/// nothing is to be paid.
pub fn period(file: &CaseFile, law: &Law) -> Option<Reckoning> {
    if imposed(file) == Imposed::default() {
        return None;
    }
    let served = delivery::served_on(file, common::decision_paper(file)?)?;
    Some(law.reckon("payment", served))
}

/// Portions of the fine with the last day of each: one after the period of the decision, or those of an
/// approved deferral or payment by instalments.
pub fn due_by(file: &CaseFile, law: &Law) -> Vec<(Date, Fen)> {
    let plan = deferral::plan(file);
    if !plan.is_empty() {
        return plan.iter().map(|it| (it.due_on, it.amount)).collect();
    }
    let period = period(file, law);
    period.map(|it| (it.legal_end, imposed(file).fine)).into_iter().collect()
}

/// Last day for paying everything, deferral and instalments included.
pub fn last_day(file: &CaseFile, law: &Law) -> Option<Date> {
    due_by(file, law).into_iter().map(|(day, _)| day).max()
}

/// Day on which everything was paid, the surcharge that had accrued by then included.
pub fn cleared_on(file: &CaseFile, law: &Law) -> Option<Date> {
    settled_on(file)?;
    let mut days: Vec<Date> = file.payment.payments.iter().map(|it| it.on).collect();
    days.sort();
    days.into_iter().find(|day| balance(file, law, *day).is_settled())
}
