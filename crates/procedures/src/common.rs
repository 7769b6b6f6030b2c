//! What many institutions demand alike, and what many papers say alike.

mod guards;
mod paper_text;
mod taking;

pub use guards::*;
pub use paper_text::*;
pub use taking::*;
