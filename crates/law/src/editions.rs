//! Editions: the law as it stands on one day.

use crate::citation::Citation;
use crate::fence::Term;
use crate::instrument::{Article, Instrument};
use crate::law::Law;
use jiff::civil::Date;

/// The law as it stands on one day.
#[derive(Clone, Copy, Debug)]
pub struct InForce<'a> {
    pub(crate) law: &'a Law,
    pub(crate) date: Date,
}

impl<'a> InForce<'a> {
    /// The editions in force.
    pub fn instruments(self) -> impl Iterator<Item = &'a Instrument> {
        self.law.instruments.iter().filter(move |i| i.in_force_on(self.date))
    }

    /// The edition of an instrument in force that day.
    pub fn instrument(self, name: &str) -> Option<&'a Instrument> {
        self.instruments().find(|i| i.is_named(name))
    }

    /// The article that a citation names, in the edition in force that day.
    pub fn resolve(self, citation: &Citation) -> Option<(&'a Instrument, &'a Article)> {
        let instrument = self.instrument(&citation.instrument)?;
        instrument.article(&citation.article).map(|article| (instrument, article))
    }

    /// A term as set by an edition in force that day.
    pub fn term(self, key: &str) -> Option<&'a Term> {
        let places = self.instruments().flat_map(Instrument::places);
        places.flat_map(|a| &a.terms).find(|t| t.key == key)
    }
}
