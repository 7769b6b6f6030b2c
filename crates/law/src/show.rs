//! All that is known of one article: our gist, the numbers it sets, the rules that rest on it, and its text where a
//! collection was imported.

use crate::citation::{Citation, Place};
use crate::fence::Term;
use crate::instrument::{Article, Instrument};
use crate::law::Law;
use crate::library::Library;
use jiff::civil::Date;
use serde::Serialize;

/// An article as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// The citation in full.
    pub cite: String,
    /// Full name of the instrument.
    pub instrument: String,
    /// Its chapter, where the text is there.
    pub under: Vec<String>,
    /// First day in force of our edition.
    pub in_force: Option<Date>,
    /// Our gist.
    pub gist: Option<String>,
    /// The text of the article, or of the part cited.
    pub text: Option<String>,
    /// File of the collection the text comes from.
    pub source: Option<String>,
    /// Terms it sets.
    pub terms: Vec<Term>,
    /// Amounts, rates and thresholds it sets: key, name, value.
    pub numbers: Vec<Number>,
    /// Documents whose contents it sets: key and name.
    pub contents: Vec<(String, String)>,
    /// Rules of the catalogue that cite it: id and gist.
    pub rules: Vec<(String, String)>,
    /// Violations it forbids or punishes: code and name.
    pub items: Vec<(String, String)>,
}

/// A number that an article sets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Number {
    /// Key.
    pub key: String,
    /// Name.
    pub zh: String,
    /// Value with its unit.
    pub value: String,
}

impl Law {
    /// Everything about the article that a citation names; `None` where neither our data nor the library knows it.
    pub fn show(&self, library: Option<&Library>, citation: &Citation) -> Option<Shown> {
        let ours = self.locate(citation);
        let article = ours.as_ref().and_then(|(i, place)| i.article(place));
        let found = library.and_then(|l| l.find(Some(self), citation));
        if article.is_none() && found.is_none() {
            return None;
        }
        let instrument = ours.as_ref().map(|(i, _)| *i);
        let edition = found.map(|f| f.edition);
        let above = found.map(|f| f.edition.above(f.article)).unwrap_or_default();
        let whole = instrument.map(|i| i.head.name.clone()).or(edition.map(|e| e.title.clone()));
        Some(Shown {
            cite: self.canonical(instrument, citation),
            instrument: whole.unwrap_or_default(),
            under: above
                .iter()
                .map(|h| format!("{} {}", h.label, h.title).trim().to_owned())
                .collect(),
            in_force: instrument.and_then(|i| i.head.in_force),
            gist: article.map(|a| a.gist.clone()).filter(|g| !g.is_empty()),
            text: found.and_then(|f| f.text(citation)),
            source: edition.map(|e| e.path.clone()),
            terms: article.map(|a| a.terms.clone()).unwrap_or_default(),
            numbers: article.map(numbers).unwrap_or_default(),
            contents: article.map(contents).unwrap_or_default(),
            rules: self.rules_at(citation),
            items: self.items_at(citation),
        })
    }

    /// The citation with the short name of its instrument.
    fn canonical(&self, instrument: Option<&Instrument>, citation: &Citation) -> String {
        match instrument {
            Some(i) => {
                Citation { instrument: i.head.short.clone(), ..citation.clone() }.to_string()
            }
            None => citation.to_string(),
        }
    }

    /// Whether a citation in our data names the same article.
    fn same_article(&self, text: &str, place: &Option<(&str, Place)>) -> bool {
        let key = |c: &Citation| self.locate(c).map(|(i, p)| (i.head.key.as_str(), p));
        place.is_some() && text.parse::<Citation>().is_ok_and(|c| key(&c) == *place)
    }

    fn rules_at(&self, citation: &Citation) -> Vec<(String, String)> {
        let place = self.locate(citation).map(|(i, p)| (i.head.key.as_str(), p));
        let cites = |r: &&crate::Rule| r.cites.iter().any(|c| self.same_article(c, &place));
        self.rules().filter(cites).map(|r| (r.id.clone(), r.zh.clone())).collect()
    }

    fn items_at(&self, citation: &Citation) -> Vec<(String, String)> {
        let place = self.locate(citation).map(|(i, p)| (i.head.key.as_str(), p));
        let cites = |i: &&crate::Item| {
            i.violation.iter().chain(&i.penalty).any(|c| self.same_article(c, &place))
        };
        self.items().filter(cites).map(|i| (i.code.clone(), i.zh.clone())).collect()
    }

    /// Articles of our own data whose gist holds all words: for those who have not imported any texts.
    pub fn search_gists(&self, query: &str, limit: usize) -> Vec<(String, String)> {
        let words: Vec<&str> = query.split_whitespace().collect();
        let holds = |i: &Instrument, a: &Article| {
            let text = format!("{}{}", i.head.name, a.gist);
            !words.is_empty() && words.iter().all(|w| text.contains(w))
        };
        let all = self.instruments().flat_map(|i| i.articles.iter().map(move |a| (i, a)));
        let found = all.filter(|(i, a)| holds(i, a)).take(limit);
        found.map(|(i, a)| (format!("{}{}", i.head.short, a.place), a.gist.clone())).collect()
    }
}

fn numbers(article: &Article) -> Vec<Number> {
    let amounts = article.amounts.iter().map(|a| (&a.key, &a.zh, format!("{} 元", a.fen)));
    let rates = article.rates.iter().map(|r| {
        let per = match r.per {
            crate::fence::Per::Day => "每日 ",
            crate::fence::Per::Once => "",
        };
        (&r.key, &r.zh, format!("{per}{}%", crate::Fen(r.basis_points)))
    });
    let thresholds =
        article.thresholds.iter().map(|t| (&t.key, &t.zh, format!("{} {}", t.n, t.unit)));
    let all = amounts.chain(rates).chain(thresholds);
    all.map(|(key, zh, value)| Number { key: key.clone(), zh: zh.clone(), value }).collect()
}

fn contents(article: &Article) -> Vec<(String, String)> {
    article.contents.iter().map(|c| (c.key.clone(), c.zh.clone())).collect()
}
