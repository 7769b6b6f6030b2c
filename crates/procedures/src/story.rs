//! 故事 — a case told in Markdown whose fenced blocks run. Stories are the tests of the law, the
//! examples of the manual and the work in the demonstration. The format stands in
//! `docs/manual/stories.md`.

mod openings;
mod parse;
mod tell;
mod values;

pub use parse::{Block, Kind, Story, parse};
pub use tell::{Told, moment, tell};
pub use values::{Resolve, act_fields};

use std::fmt;

/// What is wrong in a story: where, and the difference.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryFault {
    /// Line of the fence, from 1.
    pub line: usize,
    /// What was expected and what came.
    pub message: String,
}

impl fmt::Display for StoryFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl StoryFault {
    pub(crate) fn new(line: usize, message: impl Into<String>) -> Self {
        Self { line, message: message.into() }
    }
}

/// Reads a cast of people (`demo/people.toml`).
///
/// # Errors
/// What is not readable, with its place.
pub fn cast(text: &str) -> Result<case::People, String> {
    #[derive(serde::Deserialize)]
    struct Cast {
        person: Vec<case::Person>,
    }
    let table: toml::Table = toml::from_str(text).map_err(|it| it.to_string())?;
    let json = values::plain(&toml::Value::Table(table));
    let cast: Cast = serde_json::from_value(json).map_err(|it| it.to_string())?;
    Ok(case::People::new(cast.person))
}
