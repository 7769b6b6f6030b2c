//! The engine against a naive counter that walks day by day and shares nothing with it: not the calendar files,
//! not the arithmetic of months, not the merging of exclusions.

use jiff::civil::{Date, date};
use law::fence::{Extension, Term, Unit, Whose};
use law::period::Span;
use law::{Adjustment, Approver, Law, Rolls};
use std::sync::LazyLock;

/// Days off as announced, copied from the notices by hand: first and last day.
const OFF: [(i32, i32); 20] = [
    (20240101, 20240101),
    (20240210, 20240217),
    (20240404, 20240406),
    (20240501, 20240505),
    (20240608, 20240610),
    (20240915, 20240917),
    (20241001, 20241007),
    (20250101, 20250101),
    (20250128, 20250204),
    (20250404, 20250406),
    (20250501, 20250505),
    (20250531, 20250602),
    (20251001, 20251008),
    (20260101, 20260103),
    (20260215, 20260223),
    (20260404, 20260406),
    (20260501, 20260505),
    (20260619, 20260621),
    (20260925, 20260927),
    (20261001, 20261007),
];

/// Weekend days that are worked.
const WORKED: [i32; 20] = [
    20240204, 20240218, 20240407, 20240428, 20240511, 20240914, 20240929, 20241012, 20250126,
    20250208, 20250427, 20250928, 20251011, 20260104, 20260214, 20260228, 20260509, 20260920,
    20261010, 20261010,
];

/// A day of the naive calendar: year, month, day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Day(i32, i32, i32);

impl Day {
    fn of(date: Date) -> Self {
        Self(i32::from(date.year()), i32::from(date.month()), i32::from(date.day()))
    }

    fn number(self) -> i32 {
        self.0 * 10_000 + self.1 * 100 + self.2
    }

    fn next(self) -> Self {
        let Self(y, m, d) = self;
        if d < month_length(y, m) {
            Self(y, m, d + 1)
        } else if m < 12 {
            Self(y, m + 1, 1)
        } else {
            Self(y + 1, 1, 1)
        }
    }

    fn previous(self) -> Self {
        let Self(y, m, d) = self;
        if d > 1 {
            Self(y, m, d - 1)
        } else if m > 1 {
            Self(y, m - 1, month_length(y, m - 1))
        } else {
            Self(y - 1, 12, 31)
        }
    }

    /// Sakamoto's rule; 0 is Sunday.
    fn weekday(self) -> i32 {
        const SHIFT: [i32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
        let y = if self.1 < 3 { self.0 - 1 } else { self.0 };
        (y + y / 4 - y / 100 + y / 400 + SHIFT[(self.1 - 1) as usize] + self.2) % 7
    }

    /// Looked up in a table filled once by [`Day::announced`].
    fn works(self) -> bool {
        static TABLE: LazyLock<Vec<bool>> = LazyLock::new(|| {
            let slots = 0..12 * 12 * 31;
            slots.map(|i| Day(2020 + i / 372, i / 31 % 12 + 1, i % 31 + 1).announced()).collect()
        });
        TABLE[((self.0 - 2020) * 372 + (self.1 - 1) * 31 + self.2 - 1) as usize]
    }

    fn announced(self) -> bool {
        let n = self.number();
        if WORKED.contains(&n) {
            return true;
        }
        !OFF.iter().any(|(a, b)| *a <= n && n <= *b) && !matches!(self.weekday(), 0 | 6)
    }

    fn months_later(self, n: i32) -> Self {
        let months = self.0 * 12 + self.1 - 1 + n;
        let (y, m) = (months.div_euclid(12), months.rem_euclid(12) + 1);
        Self(y, m, self.2.min(month_length(y, m)))
    }
}

fn month_length(y: i32, m: i32) -> i32 {
    match m {
        4 | 6 | 9 | 11 => 30,
        2 if y % 4 == 0 && (y % 100 != 0 || y % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Counts one stretch of a term, a day at a time.
fn walk(from: Day, n: i32, unit: Unit, left_out: &[(Day, Day)]) -> Day {
    let out = |d: Day| left_out.iter().any(|(a, b)| *a < d && d <= *b);
    if matches!(unit, Unit::Month | Unit::Year) {
        let last = from.months_later(if unit == Unit::Year { n * 12 } else { n });
        let (mut owed, mut day) = (0, from);
        while day < last {
            day = day.next();
            owed += i32::from(out(day));
        }
        while owed > 0 {
            day = day.next();
            owed -= i32::from(!out(day));
        }
        return day;
    }
    let (mut day, mut left) = (from, n);
    while left > 0 {
        day = day.next();
        if !out(day) && (unit == Unit::Calendar || day.works()) {
            left -= 1;
        }
    }
    day
}

/// A small random generator (SplitMix64), always with the same seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % sides
    }

    fn day(&mut self, from: Date, span: u64) -> Date {
        let days = i64::try_from(self.roll(span)).expect("small");
        from + jiff::Span::new().days(days)
    }

    fn length(&mut self) -> (u32, Unit) {
        let (most, unit) = match self.roll(5) {
            0 | 1 => (45, Unit::Working),
            2 | 3 => (95, Unit::Calendar),
            _ => (7, Unit::Month),
        };
        (u32::try_from(self.roll(most)).expect("small") + 1, unit)
    }
}

struct Case {
    term: Term,
    start: Date,
    adjust: Vec<Adjustment>,
}

fn case(dice: &mut Dice) -> Case {
    let (n, unit) = dice.length();
    let mut term = Span { n, unit }.term(false);
    term.rolls = [Rolls::Explicit, Rolls::Analogy, Rolls::Never][dice.roll(3) as usize];
    term.whose = if dice.roll(2) == 0 { Whose::Party } else { Whose::Authority };
    let start = dice.day(date(2024, 1, 1), 1000);
    let mut adjust = Vec::new();
    for i in 0..dice.roll(4) {
        let from = dice.day(start, 80);
        let to = dice.day(from, 30);
        let reason = "hearing".to_owned();
        adjust.push(if i % 2 == 0 {
            Adjustment::Excluded { from, to, reason, cite: None }
        } else {
            Adjustment::Suspended { from, to: Some(to), reason, cite: None }
        });
    }
    for index in 0..dice.roll(3) as usize {
        let (n, unit) = dice.length();
        let n = n.div_ceil(2);
        let cite = String::new();
        let approver = Approver::Head;
        term.extensions.push(Extension { n, unit, approver, times: 1, cite, zh: None });
        let approved_on = dice.day(start, 60);
        adjust.push(Adjustment::Extended { index, approved_on, by: Approver::Head });
    }
    Case { term, start, adjust }
}

/// Raw end, legal end, target and how many extensions counted.
fn naive(case: &Case) -> (Day, Day, Day, usize) {
    let left_out: Vec<(Day, Day)> = (case.adjust.iter())
        .filter_map(|a| match a {
            Adjustment::Excluded { from, to, .. }
            | Adjustment::Suspended { from, to: Some(to), .. } => {
                Some((Day::of(*from), Day::of(*to)))
            }
            _ => None,
        })
        .collect();
    let term = &case.term;
    let moves = match term.rolls {
        Rolls::Explicit => true,
        Rolls::Analogy => term.whose == Whose::Party,
        Rolls::Never => false,
    };
    let legal = |mut day: Day| {
        while moves && !day.works() {
            day = day.next();
        }
        day
    };
    let mut end = walk(Day::of(case.start), term.n as i32, term.unit, &left_out);
    let mut granted = 0;
    for adjustment in &case.adjust {
        let Adjustment::Extended { index, approved_on, .. } = adjustment else {
            continue;
        };
        if *index == granted && Day::of(*approved_on) <= legal(end) {
            let extension = &term.extensions[*index];
            end = walk(end, extension.n as i32, extension.unit, &left_out);
            granted += 1;
        }
    }
    let mut target = end;
    while !target.works() {
        target = target.previous();
    }
    (end, legal(end), target, granted)
}

/// Compares `cases` random terms and says how many rolled, were refused an extension, ended beyond the calendars.
fn compare(seed: u64, cases: usize) -> (usize, usize, usize) {
    let law = Law::national();
    let mut dice = Dice(seed);
    let (mut rolled, mut refused, mut beyond) = (0, 0, 0);
    for _ in 0..cases {
        let case = case(&mut dice);
        let (raw, legal, target, granted) = naive(&case);
        let r = law.reckon_term(&case.term, case.start, &case.adjust);
        let got = (Day::of(r.raw_end), Day::of(r.legal_end), Day::of(r.target));
        assert_eq!(
            got,
            (raw, legal, target),
            "{:?} from {}\n{:#?}",
            case.term,
            case.start,
            case.adjust
        );
        assert_eq!(case.term.extensions.len() - granted, r.refused.len(), "{:?}", r.refused);
        assert_eq!(r.provisional, got.1.0 > 2026 || got.2.0 > 2026, "{}", r.explanation_zh());
        rolled += usize::from(raw != legal);
        refused += r.refused.len();
        beyond += usize::from(r.provisional);
    }
    (rolled, refused, beyond)
}

#[test]
fn a_hundred_thousand_terms_end_where_a_naive_count_ends() {
    let halves: Vec<_> = std::thread::scope(|scope| {
        let threads =
            [20_250_307, 20_251_128].map(|seed| scope.spawn(move || compare(seed, 50_000)));
        threads.into_iter().map(|t| t.join().expect("a half agrees")).collect()
    });
    for (rolled, refused, beyond) in halves {
        let seen = (rolled, refused, beyond);
        assert!(rolled > 2_500 && refused > 1_000 && beyond > 1_000, "too easy: {seen:?}");
    }
}

#[test]
fn counting_back_agrees_with_a_naive_count() {
    let law = Law::national();
    let mut dice = Dice(7);
    for _ in 0..10_000 {
        let n = u32::try_from(dice.roll(40)).expect("small") + 1;
        let unit = if dice.roll(2) == 0 { Unit::Working } else { Unit::Calendar };
        let event = dice.day(date(2024, 6, 1), 900);
        let back = law.count_back(&Span { n, unit }.term(false), event);
        let (mut day, mut passed, mut lenient) = (Day::of(event), 0, None);
        while passed <= n {
            day = day.previous();
            passed += u32::from(unit == Unit::Calendar || day.works());
            if passed == n && lenient.is_none() {
                lenient = Some(day);
            }
        }
        assert_eq!(
            (Some(Day::of(back.lenient)), Day::of(back.strict)),
            (lenient, day),
            "{n} {event}"
        );
    }
}
