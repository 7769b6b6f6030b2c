//! Our citations against the imported texts.

use super::{Found, Library};
use crate::citation::{Citation, Place};
use crate::law::Law;
use serde::Serialize;
use std::collections::HashSet;

/// What a citation names and the imported texts do not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Want {
    /// The collection has no such instrument.
    Instrument,
    /// The edition has no such article.
    Article,
    /// The article has no such paragraph.
    Paragraph,
    /// The paragraph has no such item.
    Item,
}

/// A citation of ours that the imported texts do not bear out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unresolved {
    /// The citation.
    pub cite: String,
    /// What is missing.
    pub want: Want,
    /// Data file that cites it, relative to `law/`.
    pub file: String,
    /// Line.
    pub line: usize,
    /// File of the collection that was looked at.
    pub edition: Option<String>,
}

impl Library {
    /// Every citation of the law as data whose place does not exist in the imported editions, once each: in the
    /// order of the data files. Invented by-laws of invented cities are left out.
    pub fn unresolved(&self, law: &Law) -> Vec<Unresolved> {
        let mut seen = HashSet::new();
        let mut all = Vec::new();
        for cited in law.citations() {
            let Ok(citation) = cited.text.parse::<Citation>() else {
                continue;
            };
            let Some((instrument, _)) = law.locate(&citation) else {
                continue;
            };
            if instrument.head.fictional || !seen.insert(cited.text.clone()) {
                continue;
            }
            let edition = self.edition_of(instrument);
            let Some(want) = self.wanting(law, &citation) else {
                continue;
            };
            all.push(Unresolved {
                cite: cited.text,
                want,
                file: cited.file,
                line: cited.line,
                edition: edition.map(|e| e.path.clone()),
            });
        }
        all
    }

    /// What the texts lack of a citation; `None` where it is borne out.
    fn wanting(&self, law: &Law, citation: &Citation) -> Option<Want> {
        let (instrument, place) = law.locate(citation)?;
        let Some(edition) = self.edition_of(instrument) else {
            return Some(Want::Instrument);
        };
        if place == Place::Whole {
            return None;
        }
        let Some(article) = edition.article(&place) else {
            return Some(Want::Article);
        };
        let paragraph = Citation { item: None, ..citation.clone() };
        let found = Found { edition, article };
        if found.text(&paragraph).is_none() {
            return Some(Want::Paragraph);
        }
        found.text(citation).is_none().then_some(Want::Item)
    }
}
