//! Moves the dates of a story: those that stand as dates, and those written in its sentences.

use jiff::{
    ToSpan,
    civil::{Date, DateTime},
};
use toml::{Table, Value};

/// The table with every date moved by `days`.
pub(super) fn by(table: &Table, days: i32) -> Table {
    table.iter().map(|(name, value)| (name.clone(), one(value, days))).collect()
}

fn one(value: &Value, days: i32) -> Value {
    match value {
        Value::Datetime(at) => {
            let moved = later(&at.to_string(), days);
            moved.parse().map_or_else(|_| value.clone(), Value::Datetime)
        }
        Value::String(text) => Value::String(sentence(text, days)),
        Value::Array(rows) => Value::Array(rows.iter().map(|it| one(it, days)).collect()),
        Value::Table(table) => Value::Table(by(table, days)),
        other => other.clone(),
    }
}

/// A date or moment as text, moved; anything else unchanged.
fn later(text: &str, days: i32) -> String {
    // A moment also reads as its date, so the longer form is tried first.
    let has_time = text.len() > "2025-03-03".len();
    if let Some(day) = (!has_time).then(|| text.parse::<Date>().ok()).flatten() {
        return day.checked_add(days.days()).map_or(text.to_owned(), |it| it.to_string());
    }
    match text.replace(' ', "T").parse::<DateTime>() {
        Ok(at) => at.checked_add(days.days()).map_or(text.to_owned(), |it| it.to_string()),
        Err(_) => text.to_owned(),
    }
}

/// Moves 2025年3月3日 inside a sentence, and a text that is a date as a whole.
fn sentence(text: &str, days: i32) -> String {
    let whole = later(text, days);
    if whole != text {
        return whole;
    }
    let mut moved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, date, after)) = next_date(rest) {
        moved.push_str(before);
        let day = date.checked_add(days.days()).unwrap_or(date);
        moved.push_str(&format!("{}年{}月{}日", day.year(), day.month(), day.day()));
        rest = after;
    }
    moved.push_str(rest);
    moved
}

fn next_date(text: &str) -> Option<(&str, Date, &str)> {
    for (at, _) in text.match_indices('年') {
        let digits = text[..at].chars().rev().take_while(char::is_ascii_digit).count();
        let start = at - digits;
        let read = || {
            let year: i16 = text[start..at].parse().ok()?;
            let (month, rest) = text[at + '年'.len_utf8()..].split_once('月')?;
            let (day, rest) = rest.split_once('日')?;
            let date = Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()?;
            Some((date, rest))
        };
        if let Some((date, rest)) = read().filter(|_| digits == 4) {
            return Some((&text[..start], date, rest));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_move_wherever_they_stand() {
        let table: Table =
            "a = 2025-03-31\nb = \"自2025年12月30日起，第3年\"\nc = [2025-03-01T09:30:00]"
                .parse()
                .expect("a table");
        let moved = by(&table, 3);
        assert_eq!(moved["a"].to_string(), "2025-04-03");
        assert_eq!(moved["b"].as_str(), Some("自2026年1月2日起，第3年"));
        assert_eq!(moved["c"][0].to_string(), "2025-03-04T09:30:00");
    }
}
