//! 法: what the law says, as data. Instruments with the gists and numbers of their articles, rules, violations,
//! working-day calendars and the overlays of cities stand in `law/`; this crate embeds them, checks them and
//! computes with them: terms (期限), money, citations. It knows no clock, no storage and no network.

pub mod calendar;
mod check;
pub mod citation;
mod citations;
pub mod city;
mod dates;
mod editions;
mod error;
pub mod fence;
pub mod import;
pub mod instrument;
pub mod item;
mod law;
pub mod library;
mod load;
pub mod markdown;
pub mod money;
pub mod numerals;
pub mod period;
pub mod rule;
mod show;

pub use calendar::{Calendar, Day};
pub use check::check;
pub use citation::{Citation, Place};
pub use citations::Cited;
pub use city::City;
pub use editions::InForce;
pub use error::LawError;
pub use fence::{
    Amount, Approver, ContentItem, Contents, Direction, Extension, Lapse, Rate, Rolls, Term,
    Threshold, Unit, Whose,
};
pub use instrument::{Article, Instrument, Rank, Status};
pub use item::{Benchmark, FineRange, Grade, Item, OtherPenalty, PenaltyKind};
pub use law::{At, Law};
pub use library::Library;
pub use money::Fen;
pub use period::{Adjustment, Backward, Reckoning, Step};
pub use rule::{Rule, RuleKind, Severity};
pub use show::{Number, Shown};
