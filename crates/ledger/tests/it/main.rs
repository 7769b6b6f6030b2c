//! Everything the ledger promises, tried from outside: vectors of others, random trees against the
//! text of the RFC, and tampering with every byte.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod audit;
mod command;
mod export;
mod flips;
mod golden;
mod hostile;
mod notes;
mod receipt;
mod support;
mod tiles;
mod trees;
