//! A library as one file: a line that says what it is, then one edition a line.

use super::Library;
use crate::import::Edition;
use serde::{Deserialize, Serialize};

/// What the first line says.
#[derive(Serialize, Deserialize)]
struct Header {
    format: String,
    version: u32,
    editions: usize,
}

/// Name of the file in which a library is kept.
pub const FILE: &str = "texts.jsonl";

const FORMAT: &str = "fadu-law-library";
const VERSION: u32 = 1;

/// Why a stored library cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The first line is not that of a library.
    #[error("不是法规库文件 · not a library of statutes: the first line should say {FORMAT}")]
    NotALibrary,
    /// Another version wrote it.
    #[error(
        "法规库文件版本为{0}，应重新导入 · version {0} of the file; import the collection again"
    )]
    Version(u32),
    /// A line is damaged.
    #[error("法规库文件第{line}行损坏 · line {line} is damaged: {why}")]
    Damaged {
        /// The line, from 1.
        line: usize,
        /// What the reader says.
        why: String,
    },
    /// Lines are missing.
    #[error("法规库文件不全：应有{expected}件，实有{found}件 · the file is cut short")]
    Short {
        /// Editions it should hold.
        expected: usize,
        /// Editions it holds.
        found: usize,
    },
}

impl Library {
    /// The whole library as text.
    pub fn to_text(&self) -> String {
        let editions = self.editions.len();
        let header = Header { format: FORMAT.to_owned(), version: VERSION, editions };
        let mut out = line(&header);
        for edition in &self.editions {
            out.push_str(&line(edition));
        }
        out
    }

    /// Reads what [`Library::to_text`] wrote.
    ///
    /// # Errors
    /// Another file, another version, a damaged line, a file cut short.
    pub fn from_text(text: &str) -> Result<Self, StoreError> {
        let mut lines = text.lines();
        let first = lines.next().unwrap_or_default();
        let header: Header = serde_json::from_str(first).map_err(|_| StoreError::NotALibrary)?;
        if header.format != FORMAT {
            return Err(StoreError::NotALibrary);
        }
        if header.version != VERSION {
            return Err(StoreError::Version(header.version));
        }
        let read = |(i, l): (usize, &str)| {
            serde_json::from_str::<Edition>(l)
                .map_err(|e| StoreError::Damaged { line: i + 2, why: e.to_string() })
        };
        let editions = lines.enumerate().map(read).collect::<Result<Vec<_>, _>>()?;
        if editions.len() != header.editions {
            let (expected, found) = (header.editions, editions.len());
            return Err(StoreError::Short { expected, found });
        }
        Ok(Self::of(editions))
    }
}

fn line(value: &impl Serialize) -> String {
    let text = serde_json::to_string(value).expect("plain data serialises");
    text + "\n"
}
