//! 时钟 — the only place that asks the machine for the time. The bureau lives in 北京时间.

use jiff::{
    civil::DateTime,
    tz::{Offset, TimeZone},
};
use std::sync::Mutex;

/// Hours by which 北京时间 is ahead of UTC.
const BEIJING: i8 = 8;

/// Where the time comes from.
pub enum Clock {
    /// The machine.
    Machine,
    /// A simulated clock that somebody sets, as when stories are told into a demonstration.
    Set(Mutex<DateTime>),
}

impl Clock {
    /// A simulated clock.
    pub fn set_to(now: DateTime) -> Self {
        Self::Set(Mutex::new(now))
    }

    /// Civil time now, to the second.
    #[allow(clippy::disallowed_methods)] // the one place
    pub fn now(&self) -> DateTime {
        match self {
            Self::Machine => {
                let zone = TimeZone::fixed(Offset::constant(BEIJING));
                let now = jiff::Timestamp::now().to_zoned(zone).datetime();
                now.with().subsec_nanosecond(0).build().unwrap_or(now)
            }
            Self::Set(now) => *now.lock().unwrap_or_else(std::sync::PoisonError::into_inner),
        }
    }

    /// Moves a simulated clock; the machine's stays as it is.
    pub fn advance_to(&self, to: DateTime) {
        if let Self::Set(now) = self {
            *now.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = to;
        }
    }
}
