//! Counting days along the calendar.

use crate::calendar::{Calendar, Day, next, previous};
use crate::fence::Unit;
use jiff::Span;
use jiff::civil::Date;

/// Days from `first` to `last`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub first: Date,
    pub last: Date,
}

/// Sorted stretches that neither overlap nor touch the day before their first.
#[derive(Clone, Debug, Default)]
pub(super) struct Excluded(Vec<Stretch>);

/// Where a count ends and what it met on the way.
#[derive(Debug)]
pub(super) struct Walk {
    pub end: Date,
    /// Whether every day it asked the calendar about lies in a year with a schedule.
    pub sure: bool,
    /// Named days off that were skipped and adjusted working days that were counted.
    pub met: Vec<(Stretch, Day)>,
}

impl Excluded {
    pub fn new(mut stretches: Vec<Stretch>) -> Self {
        stretches.retain(|s| s.first <= s.last);
        stretches.sort_by_key(|s| s.first);
        let mut merged: Vec<Stretch> = Vec::new();
        for s in stretches {
            match merged.last_mut() {
                Some(m) if s.first <= m.last => m.last = m.last.max(s.last),
                _ => merged.push(s),
            }
        }
        Self(merged)
    }

    pub fn holds(&self, day: Date) -> bool {
        self.0.iter().any(|s| s.first <= day && day <= s.last)
    }

    /// Number of excluded days in (from, to].
    pub fn within(&self, from: Date, to: Date) -> u32 {
        let lengths = self.0.iter().map(|s| {
            let (first, last) = (s.first.max(next(from)), s.last.min(to));
            if last < first { 0 } else { days(first, last) + 1 }
        });
        lengths.sum()
    }
}

/// Number of days from `a` to `b`.
pub(super) fn days(a: Date, b: Date) -> u32 {
    u32::try_from((b - a).get_days()).unwrap_or(0)
}

/// Counts `n` units after `from`, leaving out excluded days.
pub(super) fn forward(
    calendar: &Calendar,
    from: Date,
    n: u32,
    unit: Unit,
    excluded: &Excluded,
) -> Walk {
    match unit {
        Unit::Working => working(calendar, from, n, excluded, next),
        _ => {
            Walk { end: pushed(from, plain(from, n, unit), excluded), sure: true, met: Vec::new() }
        }
    }
}

/// Counts `n` units back from `event`.
pub(super) fn back(calendar: &Calendar, event: Date, n: u32, unit: Unit) -> Walk {
    match unit {
        Unit::Working => working(calendar, event, n, &Excluded::default(), previous),
        _ => {
            let end = span(n, unit).map_or(Date::MIN, |s| event.saturating_sub(s));
            Walk { end, sure: true, met: Vec::new() }
        }
    }
}

fn plain(from: Date, n: u32, unit: Unit) -> Date {
    span(n, unit).map_or(Date::MAX, |s| from.saturating_add(s))
}

fn span(n: u32, unit: Unit) -> Option<Span> {
    let n = i64::from(n);
    match unit {
        Unit::Working | Unit::Calendar => Span::new().try_days(n).ok(),
        Unit::Month => Span::new().try_months(n).ok(),
        Unit::Year => Span::new().try_years(n).ok(),
        // From an unknown moment of the day: the earliest day on which it can end.
        Unit::Hour => Span::new().try_days(n / 24).ok(),
    }
}

/// Moves `end` by as many days that count as days in (from, end] do not.
fn pushed(from: Date, end: Date, excluded: &Excluded) -> Date {
    let mut owed = excluded.within(from, end);
    let mut day = end;
    while owed > 0 && day < Date::MAX {
        day = next(day);
        if !excluded.holds(day) {
            owed -= 1;
        }
    }
    day
}

fn working(
    calendar: &Calendar,
    from: Date,
    n: u32,
    excluded: &Excluded,
    step: fn(Date) -> Date,
) -> Walk {
    let mut walk = Walk { end: from, sure: true, met: Vec::new() };
    let mut left = n;
    while left > 0 {
        let day = step(walk.end);
        if day == walk.end {
            break;
        }
        walk.end = day;
        if excluded.holds(day) {
            continue;
        }
        walk.sure &= calendar.knows(day);
        let kind = calendar.guess(day);
        if kind.is_working() {
            left -= 1;
        }
        meet(&mut walk.met, calendar, day, kind);
    }
    walk.met.sort_by_key(|(s, _)| s.first);
    walk
}

/// Notes a named day; days off of one holiday become one stretch.
fn meet(met: &mut Vec<(Stretch, Day)>, calendar: &Calendar, day: Date, kind: Day) {
    let Some(name) = calendar.holiday(day) else {
        return;
    };
    if let Some((s, last)) = met.last_mut()
        && kind != Day::Adjusted
        && *last != Day::Adjusted
        && calendar.holiday(s.first) == Some(name)
    {
        if day == next(s.last) {
            s.last = day;
            return;
        }
        if next(day) == s.first {
            s.first = day;
            return;
        }
    }
    met.push((Stretch { first: day, last: day }, kind));
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn overlapping_exclusions_count_once() {
        let s = |a, b| Stretch { first: date(2025, 3, a), last: date(2025, 3, b) };
        let excluded = Excluded::new(vec![s(5, 10), s(1, 6), s(20, 19), s(12, 12)]);
        assert_eq!(excluded.within(date(2025, 2, 28), date(2025, 3, 31)), 11);
        assert_eq!(excluded.within(date(2025, 3, 5), date(2025, 3, 8)), 3);
        assert!(excluded.holds(date(2025, 3, 12)) && !excluded.holds(date(2025, 3, 11)));
    }
}
