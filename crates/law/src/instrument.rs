//! Instruments: one edition of one statute, with the gists and numbers of its cited articles.

use crate::citation::Place;
use crate::fence::{Amount, Contents, Rate, Term, Threshold};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Rank of an instrument in the order of sources (效力位阶).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rank {
    /// 法律
    Law,
    /// 行政法规
    Regulation,
    /// 司法解释
    Judicial,
    /// 部门规章
    Rule,
    /// 地方性法规
    LocalRegulation,
    /// 地方政府规章
    LocalRule,
    /// 规范性文件
    Policy,
    /// 标准
    Standard,
}

/// How we read an instrument or a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// In the text of the statute.
    Text,
    /// On a page about it.
    Page,
    /// From memory; a lawyer must confirm it.
    Memory,
    /// Partly one, partly another.
    Mixed,
}

/// The front matter of an instrument.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Our key: `APL`.
    pub key: String,
    /// Full name: 中华人民共和国行政处罚法.
    pub name: String,
    /// The citing name: 行政处罚法.
    pub short: String,
    /// English name, where given.
    pub en: Option<String>,
    /// Other names it is cited by.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Rank.
    pub rank: Rank,
    /// Number of the document: 住房和城乡建设部令第55号.
    pub number: Option<String>,
    /// Day it was passed or last amended.
    #[serde(default, deserialize_with = "crate::dates::optional")]
    pub passed: Option<Date>,
    /// First day in force.
    #[serde(default, deserialize_with = "crate::dates::optional")]
    pub in_force: Option<Date>,
    /// First day no longer in force.
    #[serde(default, deserialize_with = "crate::dates::optional")]
    pub repealed: Option<Date>,
    /// Number of articles of the edition; absent where the document has none.
    pub articles: Option<u32>,
    /// How we read it.
    pub status: Status,
    /// An invented by-law of an invented city.
    #[serde(default)]
    pub fictional: bool,
    /// A remark on the edition or its source.
    pub note: Option<String>,
}

/// An instrument with what we say of its articles.
#[derive(Clone, Debug)]
pub struct Instrument {
    /// Names, dates, rank.
    pub head: Head,
    /// File the data stands in, relative to `law/`.
    pub file: String,
    /// What we say of the instrument as a whole (the text before the first heading).
    pub whole: Article,
    /// The cited articles in the order of the file.
    pub articles: Vec<Article>,
}

/// An article: our gist of it and the numbers it sets.
#[derive(Clone, Debug)]
pub struct Article {
    /// 第六十四条, （六） …
    pub place: Place,
    /// What it says, in our own words.
    pub gist: String,
    /// Line of its heading.
    pub line: usize,
    /// Terms it sets.
    pub terms: Vec<Term>,
    /// Amounts it sets.
    pub amounts: Vec<Amount>,
    /// Rates it sets.
    pub rates: Vec<Rate>,
    /// Thresholds it sets.
    pub thresholds: Vec<Threshold>,
    /// Contents it asks of a document.
    pub contents: Vec<Contents>,
}

impl Instrument {
    /// Whether the edition is in force on `date`. An edition without a first day is taken to be.
    pub fn in_force_on(&self, date: Date) -> bool {
        self.head.in_force.is_none_or(|d| d <= date) && self.head.repealed.is_none_or(|d| date < d)
    }

    /// The article at a place; the whole instrument answers for [`Place::Whole`].
    pub fn article(&self, place: &Place) -> Option<&Article> {
        match place {
            Place::Whole => Some(&self.whole),
            _ => self.articles.iter().find(|a| a.place == *place),
        }
    }

    /// Whether the name is its key, short or full name, or an alias.
    pub fn is_named(&self, name: &str) -> bool {
        let head = &self.head;
        name == head.short
            || name == head.name
            || name == head.key
            || head.aliases.iter().any(|a| a == name)
    }

    /// Every place with data, the whole first.
    pub fn places(&self) -> impl Iterator<Item = &Article> {
        std::iter::once(&self.whole).chain(&self.articles)
    }
}

impl Article {
    pub(crate) fn new(place: Place, line: usize) -> Self {
        Self {
            place,
            gist: String::new(),
            line,
            terms: Vec::new(),
            amounts: Vec::new(),
            rates: Vec::new(),
            thresholds: Vec::new(),
            contents: Vec::new(),
        }
    }
}
