//! Tests of the crate: one binary.

mod keys;
mod oracle;
mod periods;
mod vectors;
mod whole;
