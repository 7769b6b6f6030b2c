//! Periods as people type them: `10wd`, `90cd`, `6mo`, `2y`, `24h`, 十个工作日.

use crate::LawError;
use crate::fence::{Direction, Lapse, Rolls, Term, Unit, Whose};
use crate::numerals::{is_numeral, number};

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// How many.
    pub n: u32,
    /// Of what.
    pub unit: Unit,
}

/// Reads a period such as `10wd` (工作日), `90cd` (日), `6mo`, `2y`, `24h` or 十五个工作日.
///
/// # Errors
/// Anything else.
pub fn parse_spec(text: &str) -> Result<Span, LawError> {
    let trimmed = text.trim();
    let end = trimmed.find(|c| !is_numeral(c)).unwrap_or(trimmed.len());
    let unit = match trimmed[end..].trim().trim_start_matches('个') {
        "wd" | "工作日" => Some(Unit::Working),
        "cd" | "d" | "日" | "天" | "自然日" => Some(Unit::Calendar),
        "mo" | "月" => Some(Unit::Month),
        "y" | "年" => Some(Unit::Year),
        "h" | "小时" => Some(Unit::Hour),
        _ => None,
    };
    match (number(&trimmed[..end]), unit) {
        (Some(n), Some(unit)) => Ok(Span { n, unit }),
        _ => Err(LawError::unreadable(
            text,
            "不是期间，应如 10wd（工作日）、90cd（日）、6mo（月）、2y（年）、24h（小时） · is not a period like 10wd, 90cd, 6mo, 2y or 24h",
        )),
    }
}

impl Span {
    /// A term of this length that no article sets, for a calculation on its own. `roll` moves its end off a day off.
    pub fn term(self, roll: bool) -> Term {
        Term {
            key: "period".to_owned(),
            rule: String::new(),
            zh: "期间".to_owned(),
            en: "period".to_owned(),
            n: self.n,
            unit: self.unit,
            direction: Direction::Forward,
            whose: Whose::Party,
            counted_by: None,
            rolls: if roll { Rolls::Explicit } else { Rolls::Never },
            rolls_by: None,
            reading: Vec::new(),
            excludes: Vec::new(),
            lapse: Lapse::Effect,
            start: String::new(),
            extensions: Vec::new(),
            overrides: None,
            note: None,
            set_by: String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_read() {
        for (text, n, unit) in [
            ("10wd", 10, Unit::Working),
            ("90cd", 90, Unit::Calendar),
            ("6mo", 6, Unit::Month),
            ("24h", 24, Unit::Hour),
            ("2y", 2, Unit::Year),
            ("十五个工作日", 15, Unit::Working),
            ("六个月", 6, Unit::Month),
        ] {
            assert_eq!(parse_spec(text).expect(text), Span { n, unit });
        }
        for text in ["", "10", "wd", "10 weeks", "-1wd", "1.5cd"] {
            assert!(parse_spec(text).is_err(), "{text}");
        }
    }
}
