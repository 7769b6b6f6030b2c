//! Chores of the repository. The checks are a library, so that the test suite runs them too.

use std::path::{Path, PathBuf};

#[path = "../../crates/procedures/build/rust.rs"]
pub mod rust;
pub mod tidy;

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
