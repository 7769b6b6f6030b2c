//! What many institutions demand alike, and what many papers say alike.

mod guards;
mod paper_text;
mod remedies;
mod taking;

pub use guards::*;
pub use paper_text::*;
pub use remedies::*;
pub use taking::*;
