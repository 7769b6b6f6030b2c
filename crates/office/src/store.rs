//! 存储 — the small interface behind which records, numbers, answers and derived tables are kept.
//! It is written for exactly two implementations; SQLite is the first, PostgreSQL follows. Every
//! operation is one transaction, and nothing is acknowledged before it is on disk.

mod docket;
mod ledger;
mod sqlite;
mod writer;

pub use docket::{DocketLine, Page, Query, Sort};
pub use sqlite::Sqlite;

use case::FileId;
use procedures::Record;
use std::sync::Arc;

/// The store of this build.
pub type Store = Sqlite;

/// Why the store did not do it.
#[derive(Debug, thiserror::Error)]
pub enum StoreFault {
    /// The file has moved since it was read.
    #[error("the file stands at version {head} now")]
    Moved {
        /// Its version now.
        head: u32,
    },
    /// The same idempotency key was answered before.
    #[error("answered before")]
    Answered(String),
    /// The store is damaged and refuses to write.
    #[error("数据已损坏，只读：{0} / the data are damaged, read-only: {0}")]
    Damaged(String),
    /// The data base failed.
    #[error("data base: {0}")]
    Sql(#[from] rusqlite::Error),
    /// A record could not be written or read as JSON.
    #[error("record: {0}")]
    Json(#[from] serde_json::Error),
    /// The ledger does not fit.
    #[error("ledger: {0}")]
    Ledger(String),
    /// The disk failed.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// The writer has stopped.
    #[error("the writer has stopped")]
    Stopped,
}

/// A record to append with everything that is written in its transaction.
pub struct Append {
    /// The record; its papers have no numbers yet.
    pub record: Record,
    /// Series for each paper of the record; `None` for papers without a number.
    pub series: Vec<Option<String>>,
    /// The derived line of the file after the record.
    pub line: DocketLine,
    /// Idempotency key of the request.
    pub key: Option<String>,
}

/// A record as it was appended.
#[derive(Clone, Debug)]
pub struct Appended {
    /// The record with its numbers.
    pub record: Arc<Record>,
    /// Its place in the ledger.
    pub seq: u64,
}

/// A number is `示城罚决字〔2025〕第3号`: series, year, ordinal without gaps.
pub fn paper_number(series: &str, year: i16, ordinal: i64) -> String {
    format!("{series}〔{year}〕第{ordinal}号")
}

/// Key of the answer of an append: what a repeated request gets.
pub(crate) fn answer(file: &FileId, version: u32, seq: u64) -> String {
    serde_json::json!({ "file": file, "version": version, "seq": seq }).to_string()
}
