//! 幅度 — statutory ranges of fines and bands of grades in money: integers only, in hundredths of a
//! yuan, of a per cent or of a time.

use case::PartyKind;
use law::{
    Fen, FineRange, Grade, Item, Law,
    item::{Base, GradeKey, Hundredths, Who},
};

/// A range of money, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// Least, in fen.
    pub min: Fen,
    /// Most, in fen.
    pub max: Fen,
}

/// Whether a range for `who` covers a party of `kind`.
pub fn covers(law: &Law, who: Who, kind: PartyKind) -> bool {
    let organization = super::counts_as_organization(law, kind);
    match who {
        Who::Any => true,
        Who::Citizen => !organization,
        Who::Organization => organization,
    }
}

/// The fine range of an item that applies: the one named (from 1), else the first.
pub fn applicable(item: &Item, nth: Option<u32>) -> Option<(usize, &FineRange)> {
    match nth {
        Some(nth) => {
            let at = usize::try_from(nth).ok()?.checked_sub(1)?;
            item.fines.get(at).map(|range| (at, range))
        }
        None => item.fines.iter().enumerate().next(),
    }
}

/// The range in money; `None` while the base it is a part of is unknown.
pub fn in_money(range: &FineRange, base: Option<Fen>) -> Option<Range> {
    let value = |n: Hundredths| scaled(range.base, n, base);
    let (min, max) = (value(range.min)?, value(range.max)?);
    let max = range.cap.map_or(max, |cap| max.min(cap.fen()));
    Some(Range { min: min.min(max), max })
}

/// The grades that divide one fine range of an item.
pub fn grades(item: &Item, at: usize) -> impl Iterator<Item = &Grade> {
    item.grades.iter().filter(move |it| it.fine == at)
}

/// A grade of the benchmark for one fine range of an item.
pub fn grade(item: &Item, at: usize, key: GradeKey) -> Option<&Grade> {
    grades(item, at).find(|it| it.key == key)
}

/// The band of a grade in money.
pub fn band(range: &FineRange, grade: &Grade, base: Option<Fen>) -> Option<Range> {
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

/// The most that an item allows against a party of `kind`, in money, where it can be computed.
pub fn most(law: &Law, item: &Item, kind: PartyKind, base: Option<Fen>) -> Option<Fen> {
    let fits = item.fines.iter().filter(|it| covers(law, it.who, kind));
    fits.filter_map(|it| in_money(it, base)).map(|it| it.max).max()
}
