//! 幅度 — the statutory range of a fine in money, the band of a grade, and which of two norms is the
//! higher. Integers only: ranges are hundredths of per cent or of times.

use super::{Choose, Former, Grade};
use crate::common;
use case::PartyKind;
use law::{
    Fen, FineRange, Item, Law,
    item::{Base, Hundredths, Precondition, Who},
};

/// A range of money, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    /// Least, in fen.
    pub min: Fen,
    /// Most, in fen.
    pub max: Fen,
}

/// Whether a range for `who` covers a party of `kind`.
pub(crate) fn covers(law: &Law, who: Who, kind: PartyKind) -> bool {
    let organization = common::counts_as_organization(law, kind);
    match who {
        Who::Any => true,
        Who::Citizen => !organization,
        Who::Organization => organization,
    }
}

/// The fine range that applies: the one named (from 1), else the first whose precondition does not
/// ask for more than the item's own.
pub(super) fn applicable<'a>(item: &'a Item, it: &Choose) -> Option<(usize, &'a FineRange)> {
    match it.range {
        Some(nth) => {
            let at = usize::try_from(nth).ok()?.checked_sub(1)?;
            item.fines.get(at).map(|range| (at, range))
        }
        None => item.fines.iter().enumerate().next(),
    }
}

/// The range in money; `None` while the base it is a part of is unknown.
pub(super) fn in_money(range: &FineRange, base: Option<Fen>) -> Option<Range> {
    let value = |n: Hundredths| scaled(range.base, n, base);
    let (min, max) = (value(range.min)?, value(range.max)?);
    let max = range.cap.map_or(max, |cap| max.min(cap.fen()));
    Some(Range { min: min.min(max), max })
}

/// The grades that divide one fine range of an item.
pub(super) fn grades(item: &Item, at: usize) -> impl Iterator<Item = &law::Grade> {
    item.grades.iter().filter(move |it| it.fine == at)
}

/// The grade of the benchmark that was chosen.
pub(super) fn grade(item: &Item, at: usize, chosen: Grade) -> Option<&law::Grade> {
    let key = chosen.of_benchmark()?;
    grades(item, at).find(|it| it.key == key)
}

/// The band of a grade in money.
pub(super) fn band(range: &FineRange, grade: &law::Grade, base: Option<Fen>) -> Option<Range> {
    let value = |n: Hundredths| scaled(range.base, n, base);
    Some(Range { min: value(grade.min)?, max: value(grade.max)? })
}

/// A number of a range in money: hundredths of a yuan, of a per cent or of a time.
fn scaled(unit: Base, n: Hundredths, base: Option<Fen>) -> Option<Fen> {
    let of = |divisor: i64| {
        let product = base?.0.checked_mul(n.0)?;
        Some(Fen(product.checked_div(divisor)?))
    };
    match unit {
        Base::Yuan => Some(n.fen()),
        Base::PercentOfCost | Base::PercentOfContract => of(10_000),
        Base::TimesOfGain | Base::TimesOfFee | Base::TimesOfAmount => of(100),
    }
}

/// 行政处罚法第三十七条：the law at the time of the act, or the present one where it is milder.
pub(super) fn milder(present: Range, former: Option<&Former>) -> Range {
    let Some(former) = former else { return present };
    let old = Range { min: former.min.unwrap_or(Fen::ZERO), max: former.max };
    if (present.max, present.min) < (old.max, old.min) { present } else { old }
}

/// The most that an item allows against a party of `kind`, in money, where it can be computed.
pub(super) fn most(law: &Law, item: &Item, kind: PartyKind, base: Option<Fen>) -> Option<Fen> {
    let fits = item.fines.iter().filter(|it| covers(law, it.who, kind));
    fits.filter_map(|it| in_money(it, base)).map(|it| it.max).max()
}

/// What must have happened before this range may be used.
pub(super) fn precondition(item: &Item, range: Option<&FineRange>) -> Precondition {
    range.and_then(|it| it.precondition).unwrap_or(item.precondition)
}
