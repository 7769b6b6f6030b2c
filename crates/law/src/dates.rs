//! Dates of TOML files (2025-03-07, without quotes) as civil dates.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer};
use toml::value::Datetime;

/// A date.
pub fn one<'de, D: Deserializer<'de>>(d: D) -> Result<Date, D::Error> {
    civil(Datetime::deserialize(d)?)
}

/// A date that may be absent.
pub fn optional<'de, D: Deserializer<'de>>(d: D) -> Result<Option<Date>, D::Error> {
    Option::<Datetime>::deserialize(d)?.map(civil).transpose()
}

/// A list of dates.
pub fn many<'de, D: Deserializer<'de>>(d: D) -> Result<Vec<Date>, D::Error> {
    Vec::<Datetime>::deserialize(d)?.into_iter().map(civil).collect()
}

fn civil<E: serde::de::Error>(value: Datetime) -> Result<Date, E> {
    let text = value.to_string();
    match (value.date, value.time, value.offset) {
        (Some(_), None, None) => text.parse().map_err(|_| E::custom(format!("{text} is no date"))),
        _ => Err(E::custom(format!("{text}: expected a date like 2025-03-07"))),
    }
}
