//! Reads collections of statute texts (Markdown) into instruments, chapters, articles, paragraphs and items.
//!
//! Statute text is not in this repository; whoever runs Fadu imports what they have. Two layouts are understood: one
//! with a preface that ends in `<!-- INFO END -->` and `## 第一章` headings, and one as copied from official pages,
//! with full-width blanks and chapter lines that look like any other line. What is irregular is reported, never
//! silently mended; see `docs/decisions/0004-importing-statutes.md`.

mod dates;
mod lines;
mod parse;
mod policy;

use crate::citation::Place;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use parse::parse;

/// One edition of one instrument, as a collection has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// Path of the file in the collection.
    pub path: String,
    /// Full title: 中华人民共和国行政处罚法.
    pub title: String,
    /// Day it was passed or last amended, from the file's name or its preface.
    pub passed: Option<Date>,
    /// Day from which it is in force, as its preface or last article says.
    pub in_force: Option<Date>,
    /// Lines of the preface: when it was passed, amended, by whom.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<String>,
    /// Parts, chapters and sections in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<Heading>,
    /// Its articles; of a document without articles, its numbered sections.
    pub articles: Vec<ArticleText>,
    /// Tables, lists and forms after the last article.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<String>,
    /// Notes of editors, signatures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// What is irregular in the file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
}

/// A part (编), chapter (章) or section (节).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// 1 for 编, 2 分编, 3 章, 4 节.
    pub level: u8,
    /// 第一章; empty where the file has only a title.
    pub label: String,
    /// 总则
    pub title: String,
}

/// The text of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleText {
    /// 第六十四条, （六）.
    #[serde(with = "place")]
    pub place: Place,
    /// Title of the article, where the instrument gives it one: 【立法目的】.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The innermost heading it stands under: an index into the edition's headings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under: Option<usize>,
    /// Line of the file.
    pub line: usize,
    /// 款, in order.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph (款) with its items.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Its own text, before the items.
    pub text: String,
    /// 项, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<ItemText>,
}

/// An item (项) of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemText {
    /// Number as printed.
    pub number: u32,
    /// Text without the number.
    pub text: String,
    /// 目: its points, with their numbers as printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<String>,
}

/// Something irregular in a file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Line, from 1.
    pub line: usize,
    /// What, in Chinese and English.
    pub what: String,
}

/// Why a file is no instrument.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// Path of the file.
    pub path: String,
    /// Why, in Chinese and English.
    pub why: String,
}

impl Edition {
    /// The article at a place. A section whose number begins anew in each part, 二、（一）, is also found by （一）
    /// alone: the first of them.
    pub fn article(&self, place: &Place) -> Option<&ArticleText> {
        let exact = self.articles.iter().find(|a| a.place == *place);
        let Place::Heading(name) = place else {
            return exact;
        };
        let within = |a: &&ArticleText| match &a.place {
            Place::Heading(h) => {
                h.strip_suffix(name.as_str()).is_some_and(|part| part.ends_with('、'))
            }
            _ => false,
        };
        exact.or_else(|| self.articles.iter().find(within))
    }

    /// Parts, chapters and sections above an article, outermost first.
    pub fn above(&self, article: &ArticleText) -> Vec<&Heading> {
        let Some(last) = article.under else {
            return Vec::new();
        };
        let mut above: Vec<&Heading> = Vec::new();
        for heading in self.headings[..=last].iter().rev() {
            if above.last().is_none_or(|h| heading.level < h.level) {
                above.push(heading);
            }
        }
        above.reverse();
        above
    }
}

impl ArticleText {
    /// The whole text: paragraphs and items a line each.
    pub fn text(&self) -> String {
        self.paragraphs.iter().map(Paragraph::full).collect::<Vec<_>>().join("\n")
    }

    /// Its paragraph `n`, from 1.
    pub fn paragraph(&self, n: u32) -> Option<&Paragraph> {
        self.paragraphs.get(usize::try_from(n).ok()?.checked_sub(1)?)
    }
}

impl Paragraph {
    /// The paragraph with its items, a line each.
    pub fn full(&self) -> String {
        let mut out = self.text.clone();
        for item in &self.items {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&item.full());
        }
        out
    }
}

impl ItemText {
    /// The item with its number and points.
    pub fn full(&self) -> String {
        let number = crate::numerals::chinese(self.number);
        let mut out = format!("（{number}）{}", self.text);
        for point in &self.points {
            out.push('\n');
            out.push_str(point);
        }
        out
    }
}

/// A place as its text.
mod place {
    use crate::citation::Place;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(place: &Place, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(place)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Place, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests;
