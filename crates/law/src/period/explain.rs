//! The sentences that explain a date, in Chinese and English.

use super::Step;
use super::count::{Stretch, days};
use crate::calendar::{Calendar, Day};
use crate::fence::Unit;
use jiff::civil::Date;

/// The sentences one a line, each with its citation.
pub(super) fn text(steps: &[Step], language: fn(&Step) -> &String) -> String {
    let lines = steps.iter().map(|s| match &s.cite {
        Some(cite) => format!("{}〔{cite}〕", language(s)),
        None => language(s).clone(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A length in Chinese: 5个工作日.
pub fn length_zh(n: u32, unit: Unit) -> String {
    let unit = match unit {
        Unit::Working => "个工作日",
        Unit::Calendar => "日",
        Unit::Month => "个月",
        Unit::Year => "年",
        Unit::Hour => "小时",
    };
    format!("{n}{unit}")
}

pub(super) fn length_en(n: u32, unit: Unit) -> String {
    let unit = match unit {
        Unit::Working => "working day",
        Unit::Calendar => "calendar day",
        Unit::Month => "month",
        Unit::Year => "year",
        Unit::Hour => "hour",
    };
    format!("{n} {unit}{}", if n == 1 { "" } else { "s" })
}

pub(super) fn weekday_zh(date: Date) -> &'static str {
    const NAMES: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
    let index = date.weekday().to_monday_zero_offset();
    NAMES[usize::try_from(index).unwrap_or(0)]
}

pub(super) fn weekday_en(date: Date) -> &'static str {
    const NAMES: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let index = date.weekday().to_monday_zero_offset();
    NAMES[usize::try_from(index).unwrap_or(0)]
}

/// `2025-10-11（周六）`
pub(super) fn day_zh(date: Date) -> String {
    format!("{date}（{}）", weekday_zh(date))
}

/// `Sat 2025-10-11`
pub(super) fn day_en(date: Date) -> String {
    format!("{} {date}", weekday_en(date))
}

pub(super) fn step(from: Date, to: Date, zh: String, en: String, cite: Option<String>) -> Step {
    Step { from, to, zh, en, cite }
}

/// A named stretch of days off that was skipped, or an adjusted working day that was counted.
pub(super) fn met(calendar: &Calendar, stretch: Stretch, kind: Day) -> Step {
    let Stretch { first, last } = stretch;
    let name = calendar.holiday(first).unwrap_or("节假日");
    let (zh, en) = if kind == Day::Adjusted {
        (
            format!("{}因{name}调休上班，计为工作日", day_zh(first)),
            format!("{} is worked for {name} (adjusted), so it counts", day_en(first)),
        )
    } else if first == last {
        (format!("{}{name}放假，不计", day_zh(first)), format!("{} is off ({name})", day_en(first)))
    } else {
        (
            format!("{first}至{last}{name}放假，不计"),
            format!("{first} to {last} are off ({name}), {} days", days(first, last) + 1),
        )
    };
    step(first, last, zh, en, calendar.source(first).map(str::to_owned))
}

/// Says that years without a schedule were met.
pub(super) fn unsure(calendar: &Calendar, from: Date, to: Date) -> Step {
    let known: Vec<String> = calendar.years().map(|y| y.year.to_string()).collect();
    let known = known.join("、");
    step(
        from,
        to,
        format!("涉及的年份尚未公布放假调休安排（已有{known}年），只按周末推算：日期为暂定"),
        format!(
            "No holiday schedule is loaded for a year it depends on (loaded: {known}): the date is provisional, by weekends only"
        ),
        None,
    )
}
