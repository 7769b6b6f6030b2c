//! What can be wrong with the law as data, said so that its author can mend it.

/// A fault in the data files of the law, or a question the law has no answer to.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LawError {
    /// A data file says something it may not say.
    #[error("{file}:{line}: {message}")]
    Data {
        /// The file, relative to `law/`.
        file: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong and what is expected.
        message: String,
    },
    /// No overlay of that name is compiled in.
    #[error("没有城市“{city}”的数据；现有：{known} · no city “{city}”; there are: {known}")]
    NoCity {
        /// The name that was asked for.
        city: String,
        /// The names that exist.
        known: String,
    },
    /// A text is not a citation, amount, period or date.
    #[error("“{text}”{expected}")]
    Unreadable {
        /// The text as given.
        text: String,
        /// What was expected instead, Chinese and English.
        expected: String,
    },
}

impl LawError {
    /// A fault at a line of a data file.
    pub(crate) fn at(file: &str, line: usize, message: impl Into<String>) -> Self {
        Self::Data { file: file.to_owned(), line, message: message.into() }
    }

    /// Where a fault stands, to sort by.
    pub(crate) fn place(&self) -> (String, usize) {
        match self {
            Self::Data { file, line, .. } => (file.clone(), *line),
            _ => (String::new(), 0),
        }
    }

    /// A text that cannot be read as what was expected.
    pub(crate) fn unreadable(text: &str, expected: impl Into<String>) -> Self {
        Self::Unreadable { text: text.to_owned(), expected: expected.into() }
    }
}

/// The line (from 1) on which byte `offset` of `text` stands.
pub(crate) fn line_at(text: &str, offset: usize) -> usize {
    let end = offset.min(text.len());
    text.as_bytes()[..end].iter().filter(|b| **b == b'\n').count() + 1
}

/// Reads TOML that begins on line `first` (from 1) of `file`.
pub(crate) fn read_toml<T: serde::de::DeserializeOwned>(
    file: &str,
    first: usize,
    text: &str,
) -> Result<T, LawError> {
    toml::from_str(text).map_err(|e| {
        let line = e.span().map_or(1, |s| line_at(text, s.start));
        LawError::at(file, first + line - 1, e.message().trim().replace('\n', "; "))
    })
}
