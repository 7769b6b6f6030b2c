//! Working days as the State Council announces them each year.

use crate::LawError;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One year as announced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Year {
    /// The year.
    pub year: i16,
    /// The notice.
    pub source: String,
    /// How we read it.
    pub status: crate::instrument::Status,
    /// Holidays in the order of the year.
    #[serde(rename = "holiday")]
    pub holidays: Vec<Holiday>,
}

/// One holiday with the days around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// 春节
    pub zh: String,
    /// Spring Festival
    pub en: String,
    /// First day off.
    #[serde(deserialize_with = "crate::dates::one")]
    pub from: Date,
    /// Last day off.
    #[serde(deserialize_with = "crate::dates::one")]
    pub to: Date,
    /// The statutory days proper (法定节假日) among them.
    #[serde(deserialize_with = "crate::dates::many")]
    pub statutory: Vec<Date>,
    /// Days of a weekend that are worked for it (调休上班).
    #[serde(default, deserialize_with = "crate::dates::many")]
    pub worked: Vec<Date>,
}

/// What kind of day a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Day {
    /// An ordinary working day.
    Working,
    /// A day of a weekend that is worked (调休上班).
    Adjusted,
    /// A day of a weekend, or a day off moved to a weekday (休息日).
    Rest,
    /// A statutory holiday proper (法定节假日).
    Statutory,
}

impl Day {
    /// Whether the day is worked.
    pub const fn is_working(self) -> bool {
        matches!(self, Self::Working | Self::Adjusted)
    }
}

/// All announced years.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    years: BTreeMap<i16, Year>,
    special: BTreeMap<Date, (Day, String)>,
}

impl Calendar {
    /// The calendar of these years.
    ///
    /// # Errors
    /// A year given twice, a stretch that is not one, a statutory day outside its stretch, a worked day that is no weekend.
    pub fn new(years: impl IntoIterator<Item = Year>) -> Result<Self, LawError> {
        let mut calendar = Self::default();
        for year in years {
            calendar.add(year)?;
        }
        Ok(calendar)
    }

    fn add(&mut self, year: Year) -> Result<(), LawError> {
        let bad = |date: Date, why: &str| Err(LawError::unreadable(&date.to_string(), why));
        for holiday in &year.holidays {
            if holiday.to < holiday.from {
                return bad(holiday.to, "节假日止于始前 · the holiday ends before it begins");
            }
            let mut day = holiday.from;
            while day <= holiday.to {
                let kind =
                    if holiday.statutory.contains(&day) { Day::Statutory } else { Day::Rest };
                self.special.insert(day, (kind, holiday.zh.clone()));
                day = next(day);
            }
            if let Some(d) =
                holiday.statutory.iter().find(|d| **d < holiday.from || **d > holiday.to)
            {
                return bad(*d, "法定节假日不在放假期间内 · statutory day outside the days off");
            }
            for day in &holiday.worked {
                if !is_weekend(*day) {
                    return bad(
                        *day,
                        "调休上班日不是周末 · an adjusted working day must be a weekend",
                    );
                }
                self.special.insert(*day, (Day::Adjusted, holiday.zh.clone()));
            }
        }
        if self.years.contains_key(&year.year) {
            return Err(LawError::unreadable(
                &year.year.to_string(),
                "年份重复 · year given twice",
            ));
        }
        self.years.insert(year.year, year);
        Ok(())
    }

    /// The announced years.
    pub fn years(&self) -> impl Iterator<Item = &Year> {
        self.years.values()
    }

    /// Whether the schedule of the date's year is published.
    pub fn knows(&self, date: Date) -> bool {
        self.years.contains_key(&date.year())
    }

    /// Kind of a day; `None` in a year without a schedule.
    pub fn day(&self, date: Date) -> Option<Day> {
        self.knows(date).then(|| self.guess(date))
    }

    /// Kind of a day, by the weekday alone in a year without a schedule: provisional there.
    pub fn guess(&self, date: Date) -> Day {
        match self.special.get(&date) {
            Some((kind, _)) => *kind,
            None if is_weekend(date) => Day::Rest,
            None => Day::Working,
        }
    }

    /// Name of the holiday a day off or an adjusted working day belongs to.
    pub fn holiday(&self, date: Date) -> Option<&str> {
        self.special.get(&date).map(|(_, name)| name.as_str())
    }

    /// The notice of the date's year.
    pub fn source(&self, date: Date) -> Option<&str> {
        self.years.get(&date.year()).map(|y| y.source.as_str())
    }

    /// Whether the day is worked; `None` in a year without a schedule.
    pub fn is_working(&self, date: Date) -> Option<bool> {
        self.day(date).map(Day::is_working)
    }

    /// The first working day on or after `date`, and whether it is certain.
    pub fn next_working(&self, date: Date) -> (Date, bool) {
        self.seek(date, next)
    }

    /// The last working day on or before `date`, and whether it is certain.
    pub fn last_working(&self, date: Date) -> (Date, bool) {
        self.seek(date, previous)
    }

    fn seek(&self, date: Date, step: fn(Date) -> Date) -> (Date, bool) {
        let (mut day, mut sure) = (date, self.knows(date));
        while !self.guess(day).is_working() {
            day = step(day);
            sure &= self.knows(day);
        }
        (day, sure)
    }
}

/// The day after; the last day of the year 9999 stays.
pub(crate) fn next(date: Date) -> Date {
    date.saturating_add(1.day())
}

/// The day before; the first day that can be written stays.
pub(crate) fn previous(date: Date) -> Date {
    date.saturating_sub(1.day())
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}
