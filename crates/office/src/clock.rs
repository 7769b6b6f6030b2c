//! 时钟 — the only place that asks the machine for the time. The bureau lives in 北京时间.

use jiff::{
    SignedDuration,
    civil::DateTime,
    tz::{Offset, TimeZone},
};
use std::{
    sync::{Mutex, PoisonError},
    time::Instant,
};

/// Hours by which 北京时间 is ahead of UTC.
const BEIJING: i8 = 8;

/// Where the time comes from.
pub enum Clock {
    /// The machine.
    Machine,
    /// A simulated clock, as when stories are told into a demonstration.
    Simulated(Mutex<Simulated>),
}

/// What a simulated clock shows, and since when it runs; it stands still without.
#[derive(Clone, Copy)]
pub struct Simulated {
    shows: DateTime,
    runs_since: Option<Instant>,
}

impl Clock {
    /// A simulated clock that stands still.
    pub fn set_to(shows: DateTime) -> Self {
        Self::Simulated(Mutex::new(Simulated { shows, runs_since: None }))
    }

    /// Civil time now, to the second.
    #[allow(clippy::disallowed_methods)] // the one place
    pub fn now(&self) -> DateTime {
        let now = match self {
            Self::Machine => {
                let zone = TimeZone::fixed(Offset::constant(BEIJING));
                jiff::Timestamp::now().to_zoned(zone).datetime()
            }
            Self::Simulated(simulated) => {
                let it = *simulated.lock().unwrap_or_else(PoisonError::into_inner);
                let ran = it.runs_since.map(|since| since.elapsed()).unwrap_or_default();
                let ran = SignedDuration::try_from(ran).unwrap_or_default();
                it.shows.checked_add(ran).unwrap_or(it.shows)
            }
        };
        now.with().subsec_nanosecond(0).build().unwrap_or(now)
    }

    /// Sets a simulated clock, standing still; the machine's stays as it is.
    pub fn advance_to(&self, shows: DateTime) {
        self.set(Simulated { shows, runs_since: None });
    }

    /// Sets a simulated clock and lets it run.
    #[allow(clippy::disallowed_methods)]
    pub fn run_from(&self, shows: DateTime) {
        self.set(Simulated { shows, runs_since: Some(Instant::now()) });
    }

    /// Whether the time is simulated.
    pub fn is_simulated(&self) -> bool {
        matches!(self, Self::Simulated(_))
    }

    fn set(&self, to: Simulated) {
        if let Self::Simulated(it) = self {
            *it.lock().unwrap_or_else(PoisonError::into_inner) = to;
        }
    }
}
