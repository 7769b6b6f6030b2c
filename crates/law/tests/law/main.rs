//! Tests of the crate: one binary.

mod periods;
mod whole;
