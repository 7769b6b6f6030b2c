//! What many institutions demand alike, and what many papers say alike.

mod deciding;
mod guards;
mod paper_text;
mod penalty;
mod ranges;
mod remedies;
mod taking;

pub use deciding::*;
pub use guards::*;
pub use paper_text::*;
pub use penalty::*;
pub use ranges::*;
pub use remedies::*;
pub use taking::*;
