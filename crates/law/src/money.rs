//! Money in fen (分): no floats, checked arithmetic, and the words a paper must show (大写).

use crate::LawError;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub};
use std::str::FromStr;

/// An amount in fen, the hundredth part of a yuan.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
)]
#[serde(transparent)]
pub struct Fen(pub i64);

const CAPITALS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

impl Fen {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// Whole yuan.
    ///
    /// # Panics
    /// Beyond 92 quadrillion yuan.
    pub const fn yuan(yuan: i64) -> Self {
        Self(yuan.checked_mul(100).expect("an amount of money fits in 64 bits"))
    }

    /// Reads “1,234.50”, “1234.5”, “￥200” or “3000元”.
    ///
    /// # Errors
    /// Anything else, a third decimal, or an amount that does not fit.
    pub fn parse(text: &str) -> Result<Self, LawError> {
        let bad = || {
            LawError::unreadable(text, "不是金额，应如“1,234.50” · is not an amount like 1,234.50")
        };
        let t = text.trim().trim_start_matches(['￥', '¥']).trim_end_matches('元').trim();
        let (sign, t) = t.strip_prefix('-').map_or((1, t), |rest| (-1, rest));
        let (whole, part) = t.split_once('.').map_or((t, None), |(w, p)| (w, Some(p)));
        let whole = ungroup(whole).ok_or_else(bad)?;
        let fen =
            match part.map(|p| (p.len(), p.parse::<u8>(), p)) {
                None => 0,
                Some((len @ 1..=2, Ok(n), p)) if p.bytes().all(|b| b.is_ascii_digit()) => {
                    if len == 1 { i64::from(n) * 10 } else { i64::from(n) }
                }
                Some(_) => return Err(bad()),
            };
        let total = whole.checked_mul(100).and_then(|w| w.checked_add(fen)).ok_or_else(bad)?;
        Ok(Self(sign * total))
    }

    /// Sum, or `None` beyond 64 bits.
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(n) => Some(Self(n)),
            None => None,
        }
    }

    /// Difference, or `None` beyond 64 bits.
    pub const fn checked_sub(self, other: Self) -> Option<Self> {
        match self.0.checked_sub(other.0) {
            Some(n) => Some(Self(n)),
            None => None,
        }
    }

    /// `count` times the amount, or `None` beyond 64 bits.
    pub const fn checked_mul(self, count: i64) -> Option<Self> {
        match self.0.checked_mul(count) {
            Some(n) => Some(Self(n)),
            None => None,
        }
    }

    /// The amount in capital words as on a decision or a receipt: 伍仟元整, 壹仟零伍元叁角整.
    pub fn in_words(self) -> String {
        let (sign, n) =
            if self.0 < 0 { ("负", self.0.unsigned_abs()) } else { ("", self.0.unsigned_abs()) };
        let (yuan, jiao, fen) = (n / 100, (n / 10 % 10) as usize, (n % 10) as usize);
        let mut out = String::from(sign);
        if yuan > 0 || n == 0 {
            out.push_str(&yuan_words(yuan));
            out.push('元');
        }
        if jiao > 0 {
            // 拾元零叁角: a zero before 角 where the yuan end in a zero
            if yuan > 0 && yuan % 10 == 0 {
                out.push('零');
            }
            out.push(CAPITALS[jiao]);
            out.push('角');
        } else if fen > 0 && yuan > 0 {
            out.push('零');
        }
        if fen > 0 {
            out.push(CAPITALS[fen]);
            out.push('分');
        } else {
            out.push('整');
        }
        out
    }
}

/// Digits with or without commas in groups of three.
fn ungroup(text: &str) -> Option<i64> {
    if text.contains(',') {
        let mut groups = text.split(',');
        let first = groups.next()?;
        if first.is_empty() || first.len() > 3 || !groups.all(|g| g.len() == 3) {
            return None;
        }
    }
    let digits: String = text.chars().filter(|c| *c != ',').collect();
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

/// Whole yuan in capital words, by groups of four digits: 亿, 万.
fn yuan_words(yuan: u64) -> String {
    let mut out = String::new();
    let mut zero = false;
    for (unit, name) in [(1_000_000_000_000, "万"), (100_000_000, "亿"), (10_000, "万"), (1, "")]
    {
        let group = yuan / unit % 10_000;
        if group == 0 {
            zero |= !out.is_empty();
            if unit == 100_000_000 && !out.is_empty() {
                out.push_str(name);
            }
            continue;
        }
        if !out.is_empty() && (zero || group < 1000) {
            out.push(CAPITALS[0]);
        }
        zero = false;
        group_words(group, &mut out);
        out.push_str(name);
    }
    if out.is_empty() { CAPITALS[0].to_string() } else { out }
}

fn group_words(group: u64, out: &mut String) {
    let (mut begun, mut zero) = (false, false);
    for (unit, name) in [(1000, "仟"), (100, "佰"), (10, "拾"), (1, "")] {
        let digit = (group / unit % 10) as usize;
        if digit == 0 {
            zero = begun;
            continue;
        }
        if zero {
            out.push(CAPITALS[0]);
            zero = false;
        }
        begun = true;
        out.push(CAPITALS[digit]);
        out.push_str(name);
    }
}

impl fmt::Display for Fen {
    /// “1,234.50”, always with two decimals.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let n = self.0.unsigned_abs();
        let digits = (n / 100).to_string();
        let mut grouped = String::new();
        for (i, c) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(c);
        }
        write!(f, "{}{grouped}.{:02}", if self.0 < 0 { "-" } else { "" }, n % 100)
    }
}

impl FromStr for Fen {
    type Err = LawError;

    fn from_str(text: &str) -> Result<Self, LawError> {
        Self::parse(text)
    }
}

impl Add for Fen {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        self.checked_add(other).expect("a sum of money fits in 64 bits")
    }
}

impl AddAssign for Fen {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Fen {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self.checked_sub(other).expect("a difference of money fits in 64 bits")
    }
}

impl Sum for Fen {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::Fen;

    #[test]
    fn words_follow_the_zero_rules() {
        for (amount, words) in [
            ("0", "零元整"),
            ("0.05", "伍分"),
            ("0.30", "叁角整"),
            ("5000", "伍仟元整"),
            ("1005.30", "壹仟零伍元叁角整"),
            ("10", "壹拾元整"),
            ("10.30", "壹拾元零叁角整"),
            ("1001.01", "壹仟零壹元零壹分"),
            ("107000.53", "壹拾万柒仟元零伍角叁分"),
            ("10000", "壹万元整"),
            ("10001", "壹万零壹元整"),
            ("10010000", "壹仟零壹万元整"),
            ("100000000", "壹亿元整"),
            ("100000001", "壹亿零壹元整"),
            ("1680.32", "壹仟陆佰捌拾元零叁角贰分"),
            ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
            ("120003400.56", "壹亿贰仟万叁仟肆佰元零伍角陆分"),
            ("1234567.89", "壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分"),
        ] {
            assert_eq!(Fen::parse(amount).expect(amount).in_words(), words, "{amount}");
        }
    }

    #[test]
    fn amounts_read_and_print() {
        for (text, fen, print) in [
            ("1,234.50", 123_450, "1,234.50"),
            ("1234.5", 123_450, "1,234.50"),
            ("￥200", 20_000, "200.00"),
            ("3000元", 300_000, "3,000.00"),
            ("-0.01", -1, "-0.01"),
            ("1,000,000", 100_000_000, "1,000,000.00"),
        ] {
            let amount = Fen::parse(text).expect(text);
            assert_eq!((amount.0, amount.to_string().as_str()), (fen, print));
        }
        for text in
            ["", "1,23", "1.234", "1.", "一百", "12,34.5", "1.-5", "99999999999999999999", "+5"]
        {
            assert!(Fen::parse(text).is_err(), "{text}");
        }
    }
}
