//! Imported statute texts: looked up by citation, searched by words, compared with our own data.

mod names;
mod search;
mod store;
mod unresolved;

pub use search::Hit;
pub use store::{FILE, StoreError};
pub use unresolved::{Unresolved, Want};

use crate::citation::{Citation, Place};
use crate::import::{self, ArticleText, Edition, Refused};
use crate::instrument::Instrument;
use crate::law::Law;
use names::normal;
use search::Index;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::OnceLock;

/// All editions of a collection, with a search index built on first use.
#[derive(Debug, Default)]
pub struct Library {
    editions: Vec<Edition>,
    by_title: HashMap<String, Vec<usize>>,
    index: OnceLock<Index>,
}

/// What an import found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Files read.
    pub files: usize,
    /// Instruments among them.
    pub editions: usize,
    /// Their articles.
    pub articles: usize,
    /// Titles that the collection has in more than one file.
    pub titles_twice: usize,
    /// Files that are no instrument, with the reason.
    pub refused: Vec<Refused>,
    /// Irregularities: path, line, what.
    pub problems: Vec<(String, usize, String)>,
}

/// The text that a citation names.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// The article.
    pub article: &'a ArticleText,
}

impl Library {
    /// Reads files: path within the collection, and text.
    pub fn import<P: AsRef<str>, T: AsRef<str>>(
        files: impl IntoIterator<Item = (P, T)>,
    ) -> (Self, Report) {
        let mut report = Report::default();
        let mut editions = Vec::new();
        for (path, text) in files {
            report.files += 1;
            match import::parse(path.as_ref(), text.as_ref()) {
                Ok(edition) => editions.push(edition),
                Err(refused) => report.refused.push(refused),
            }
        }
        report.editions = editions.len();
        report.articles = editions.iter().map(|e| e.articles.len()).sum();
        for edition in &editions {
            let of = |p: &import::Problem| (edition.path.clone(), p.line, p.what.clone());
            report.problems.extend(edition.problems.iter().map(of));
        }
        let library = Self::of(editions);
        report.titles_twice = library.by_title.values().filter(|all| all.len() > 1).count();
        (library, report)
    }

    /// A library of these editions.
    pub fn of(editions: Vec<Edition>) -> Self {
        let mut by_title: HashMap<String, Vec<usize>> = HashMap::new();
        for (i, edition) in editions.iter().enumerate() {
            by_title.entry(normal(&edition.title)).or_default().push(i);
        }
        Self { editions, by_title, index: OnceLock::new() }
    }

    /// All editions in the order of import.
    pub fn editions(&self) -> &[Edition] {
        &self.editions
    }

    /// Number of articles.
    pub fn articles(&self) -> usize {
        self.editions.iter().map(|e| e.articles.len()).sum()
    }

    /// The editions of an instrument by its title or short name, newest first.
    pub fn named(&self, name: &str) -> Vec<&Edition> {
        let mut found: Vec<&Edition> = match self.by_title.get(&normal(name)) {
            Some(all) => all.iter().map(|i| &self.editions[*i]).collect(),
            None => Vec::new(),
        };
        found.sort_by_key(|e| std::cmp::Reverse(e.passed));
        found
    }

    /// The edition of one of our instruments: the one passed on the same day, else the newest.
    pub fn edition_of(&self, instrument: &Instrument) -> Option<&Edition> {
        let head = &instrument.head;
        let names = [&head.name, &head.short].into_iter().chain(&head.aliases);
        let all: Vec<&Edition> = names.flat_map(|n| self.named(n)).collect();
        let same = |e: &&Edition| e.passed.is_some() && e.passed == head.passed;
        all.iter().copied().find(same).or_else(|| all.iter().copied().max_by_key(|e| e.passed))
    }

    /// The article that a citation names. `law` knows short names; without it the title must be given.
    pub fn find(&self, law: Option<&Law>, citation: &Citation) -> Option<Found<'_>> {
        let located = law.and_then(|l| l.locate(citation));
        let (edition, place) = match &located {
            Some((instrument, place)) => (self.edition_of(instrument), place),
            None => (None, &citation.article),
        };
        let edition = edition.or_else(|| self.named(&citation.instrument).into_iter().next())?;
        let article = match place {
            Place::Whole => edition.articles.first(),
            _ => edition.article(place),
        }?;
        Some(Found { edition, article })
    }

    /// The text that a citation names, as narrow as it is: an article, one of its paragraphs, an item.
    pub fn text(&self, law: Option<&Law>, citation: &Citation) -> Option<String> {
        let found = self.find(law, citation)?;
        found.text(citation)
    }
}

impl Found<'_> {
    /// The part of the article that the citation names; `None` where it has no such paragraph or item.
    pub fn text(&self, citation: &Citation) -> Option<String> {
        let item = |of: &import::Paragraph, n: u32| {
            of.items.iter().find(|i| i.number == n).map(import::ItemText::full)
        };
        let paragraphs = &self.article.paragraphs;
        match (citation.paragraph, citation.item) {
            (None, None) => Some(self.article.text()),
            (Some(p), None) => self.article.paragraph(p).map(import::Paragraph::full),
            (Some(p), Some(i)) => item(self.article.paragraph(p)?, i),
            (None, Some(i)) => paragraphs.iter().find_map(|p| item(p, i)),
        }
    }
}

#[cfg(test)]
mod tests;
