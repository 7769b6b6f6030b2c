//! Terms against the calendars that are compiled in.

use jiff::civil::{Date, date};
use law::Law;
use law::period::parse_spec;

fn end(period: &str, roll: bool, start: Date) -> Date {
    let term = parse_spec(period).expect(period).term(roll);
    Law::national().reckon_term(&term, start, &[]).legal_end
}

#[test]
fn adjusted_working_days_count() {
    assert_eq!(end("3wd", false, date(2025, 9, 26)), date(2025, 9, 30));
    assert_eq!(end("5wd", false, date(2025, 9, 26)), date(2025, 10, 10));
    assert_eq!(end("7wd", false, date(2025, 9, 26)), date(2025, 10, 13));
}

#[test]
fn an_adjusted_working_day_does_not_roll() {
    assert_eq!(end("15cd", true, date(2025, 9, 26)), date(2025, 10, 11));
    assert_eq!(end("6mo", true, date(2024, 8, 30)), date(2025, 2, 28));
}
