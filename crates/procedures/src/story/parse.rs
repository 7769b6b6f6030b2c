//! Reads the Markdown of a story into its title, prose and fenced blocks.

use super::{StoryFault, openings::opening};
use toml::Table;

/// What a fenced block does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The setting: city, rules told.
    Story,
    /// Introduces a person.
    Who,
    /// An act that the law allows.
    Act,
    /// An act that the law refuses, and why.
    Refused,
    /// Periods that run, with their dates.
    Due,
    /// A paper that was issued, and what it states.
    Paper,
    /// Where the file stands.
    State,
}

impl Kind {
    const ALL: &'static [(&'static str, Kind)] = &[
        ("story", Kind::Story),
        ("who", Kind::Who),
        ("act", Kind::Act),
        ("refused", Kind::Refused),
        ("due", Kind::Due),
        ("paper", Kind::Paper),
        ("state", Kind::State),
    ];
}

/// One fenced block.
#[derive(Clone, Debug)]
pub struct Block {
    /// Line of the opening fence, from 1.
    pub line: usize,
    /// What it does.
    pub kind: Kind,
    /// Its contents.
    pub table: Table,
}

/// A story as written.
#[derive(Clone, Debug)]
pub struct Story {
    /// First heading.
    pub title: String,
    /// The blocks in order.
    pub blocks: Vec<Block>,
}

/// Reads a story. Fences of unknown kinds (```text and the like) are prose. A story that begins
/// where an opening ends (`opening = "…"`) has the opening's blocks first, under its own line.
///
/// # Errors
/// The first block that cannot be read, with its line.
pub fn parse(text: &str) -> Result<Story, StoryFault> {
    let mut story = read(text)?;
    let Some(at) = story.blocks.iter().position(|it| it.kind == Kind::Story) else {
        return Ok(story);
    };
    let Some(name) = story.blocks[at].table.remove("opening") else { return Ok(story) };
    let (name, line) = (name.as_str().unwrap_or_default().to_owned(), story.blocks[at].line);
    let fault = |message: String| StoryFault::new(line, message);
    let text = opening(&name).ok_or_else(|| fault(format!("there is no opening “{name}”")))?;
    let before = parse(text).map_err(|it| fault(format!("opening “{name}”, {it}")))?;
    let mut blocks = Vec::new();
    for block in before.blocks {
        if block.kind != Kind::Story {
            blocks.push(Block { line, ..block });
        } else if let Some(city) = block.table.get("city") {
            story.blocks[at].table.entry("city").or_insert(city.clone());
        }
    }
    story.blocks.splice(at + 1..at + 1, blocks);
    Ok(story)
}

fn read(text: &str) -> Result<Story, StoryFault> {
    let mut title = String::new();
    let mut blocks = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        if title.is_empty() && line.starts_with("# ") {
            title = line.trim_start_matches("# ").trim().to_owned();
        }
        let Some(info) = line.strip_prefix("```") else { continue };
        let mut body = String::new();
        let mut closed = false;
        for (_, line) in lines.by_ref() {
            if line.trim_end() == "```" {
                closed = true;
                break;
            }
            body.push_str(line);
            body.push('\n');
        }
        if !closed {
            return Err(StoryFault::new(at + 1, "the fence is not closed"));
        }
        let Some((_, kind)) = Kind::ALL.iter().find(|(name, _)| *name == info.trim()) else {
            continue;
        };
        let table = body
            .parse::<Table>()
            .map_err(|it| StoryFault::new(at + 1, format!("not readable as TOML: {it}")))?;
        blocks.push(Block { line: at + 1, kind: *kind, table });
    }
    if title.is_empty() {
        return Err(StoryFault::new(1, "a story starts with a heading: # …"));
    }
    Ok(Story { title, blocks })
}
