//! The law a file is decided under: national law with one city's overlay.

use crate::LawError;
use crate::calendar::Calendar;
use crate::citation::{Citation, Place};
use crate::city::City;
use crate::editions::InForce;
use crate::fence::{Amount, Contents, Rate, Term, Threshold};
use crate::instrument::{Article, Instrument};
use crate::item::{Benchmark, Item};
use crate::load::{self, Files, Parts};
use crate::money::Fen;
use crate::rule::Rule;
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, OnceLock};

/// Something read from a data file, with where it stands.
#[derive(Clone, Debug)]
pub struct At<T> {
    /// File, relative to `law/`.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What stands there.
    pub value: T,
}

/// National law and one city's overlay, read once.
#[derive(Debug)]
pub struct Law {
    pub(crate) files: Files,
    pub(crate) edition: String,
    pub(crate) instruments: Vec<Instrument>,
    pub(crate) rules: Vec<At<Rule>>,
    pub(crate) items: Vec<At<Item>>,
    pub(crate) benchmarks: Vec<At<Benchmark>>,
    pub(crate) city: City,
    pub(crate) calendar: Calendar,
    pub(crate) faults: Vec<LawError>,
    rule_index: HashMap<String, usize>,
    item_index: HashMap<String, usize>,
    terms: BTreeMap<String, Term>,
    amounts: BTreeMap<String, Amount>,
    rates: BTreeMap<String, Rate>,
    thresholds: BTreeMap<String, Threshold>,
    contents: BTreeMap<String, Contents>,
}

impl Law {
    /// The law of a city: `shili`, `lingnan`.
    ///
    /// # Errors
    /// No such city, or the first fault of the data files.
    pub fn of(city: &str) -> Result<Arc<Self>, LawError> {
        let Some(name) = Self::cities().iter().find(|c| **c == city) else {
            let known = Self::cities().join(", ");
            return Err(LawError::NoCity { city: city.to_owned(), known });
        };
        let law = cached(Some(name));
        law.faults.first().map_or(Ok(law.clone()), |fault| Err(fault.clone()))
    }

    /// National law without any city.
    ///
    /// # Panics
    /// When a data file of the national law cannot be read: the build's own test finds that first.
    pub fn national() -> Arc<Self> {
        let law = cached(None);
        if let Some(fault) = law.faults.first() {
            panic!("a data file compiled into this program is broken: {fault}");
        }
        law
    }

    /// A law with whatever could be read, for those who look for faults. `None` is national law.
    pub(crate) fn as_far_as_it_goes(city: Option<&'static str>) -> Arc<Self> {
        cached(city)
    }

    /// Keys of the cities whose overlays are compiled in.
    pub fn cities() -> &'static [&'static str] {
        static CITIES: OnceLock<Vec<&str>> = OnceLock::new();
        CITIES.get_or_init(load::cities)
    }

    /// Short hash of all data files of this law; every event is stamped with it.
    pub fn edition(&self) -> &str {
        &self.edition
    }

    /// A rule by its id: `APL-62`.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rule_index.get(id).map(|i| &self.rules[*i].value)
    }

    /// All rules in the order of the catalogue.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter().map(|r| &r.value)
    }

    /// All rules, each with its topic: the name of its file in the catalogue, such as `03-penalty`.
    pub fn rules_with_topics(&self) -> impl Iterator<Item = (&str, &Rule)> {
        self.rules.iter().map(|it| {
            let name = it.file.rsplit('/').next().unwrap_or_default();
            (name.trim_end_matches(".toml"), &it.value)
        })
    }

    /// Keys of the amounts, rates and thresholds that a rule sets.
    pub fn numbers_by_rule(&self, id: &str) -> Vec<&str> {
        let amounts = self.amounts.values().map(|it| (&it.rule, &it.key));
        let rates = self.rates.values().map(|it| (&it.rule, &it.key));
        let thresholds = self.thresholds.values().map(|it| (&it.rule, &it.key));
        let all = amounts.chain(rates).chain(thresholds);
        all.filter(|(rule, _)| *rule == id).map(|(_, key)| key.as_str()).collect()
    }

    /// A term by its key.
    pub fn term(&self, key: &str) -> Option<&Term> {
        self.terms.get(key)
    }

    /// The terms that a rule sets.
    pub fn term_by_rule(&self, id: &str) -> Vec<&Term> {
        self.terms.values().filter(|t| t.rule == id).collect()
    }

    /// All terms by key.
    pub fn terms(&self) -> impl Iterator<Item = &Term> {
        self.terms.values()
    }

    /// An amount by its key.
    ///
    /// # Panics
    /// On a key that no article sets: an error of the program.
    pub fn amount(&self, key: &str) -> Fen {
        self.amount_fence(key).fen
    }

    /// An amount with its names and citation.
    ///
    /// # Panics
    /// On an unknown key.
    pub fn amount_fence(&self, key: &str) -> &Amount {
        known(&self.amounts, "amount", key)
    }

    /// A rate by its key.
    ///
    /// # Panics
    /// On an unknown key.
    pub fn rate(&self, key: &str) -> &Rate {
        known(&self.rates, "rate", key)
    }

    /// A threshold by its key.
    ///
    /// # Panics
    /// On an unknown key.
    pub fn threshold(&self, key: &str) -> i64 {
        self.threshold_fence(key).n
    }

    /// A threshold with its names and citation.
    ///
    /// # Panics
    /// On an unknown key.
    pub fn threshold_fence(&self, key: &str) -> &Threshold {
        known(&self.thresholds, "threshold", key)
    }

    /// Whether an article sets an amount of this key.
    pub fn has_amount(&self, key: &str) -> bool {
        self.amounts.contains_key(key)
    }

    /// Whether an article sets a rate of this key.
    pub fn has_rate(&self, key: &str) -> bool {
        self.rates.contains_key(key)
    }

    /// Whether an article sets a threshold of this key.
    pub fn has_threshold(&self, key: &str) -> bool {
        self.thresholds.contains_key(key)
    }

    /// A threshold that only some cities or provinces set; `None` where nobody does.
    pub fn local_threshold(&self, key: &str) -> Option<i64> {
        self.thresholds.get(key).map(|it| it.n)
    }

    /// What a document must state.
    pub fn contents(&self, key: &str) -> Option<&Contents> {
        self.contents.get(key)
    }

    /// All documents whose contents the law sets.
    pub fn all_contents(&self) -> impl Iterator<Item = &Contents> {
        self.contents.values()
    }

    /// A city's grades for a national item.
    pub fn benchmark(&self, item: &str) -> Option<&Benchmark> {
        self.benchmarks.iter().map(|b| &b.value).find(|b| b.item == item)
    }

    /// A violation by its code, with the city's grades where it has a benchmark.
    pub fn item(&self, code: &str) -> Option<&Item> {
        self.item_index.get(code).map(|i| &self.items[*i].value)
    }

    /// All violations.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().map(|i| &i.value)
    }

    /// The city's overlay; an empty one in national law.
    pub fn city(&self) -> &City {
        &self.city
    }

    /// Working days.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// An instrument by its key, short name, full name or alias: the newest edition.
    pub fn instrument(&self, name: &str) -> Option<&Instrument> {
        let editions = self.instruments.iter().filter(|i| i.is_named(name));
        editions.max_by_key(|i| (i.head.repealed.is_none(), i.head.in_force))
    }

    /// All editions of all instruments.
    pub fn instruments(&self) -> impl Iterator<Item = &Instrument> {
        self.instruments.iter()
    }

    /// The article that a citation names, in the newest edition.
    pub fn resolve(&self, citation: &Citation) -> Option<(&Instrument, &Article)> {
        let (instrument, place) = self.locate(citation)?;
        instrument.article(&place).map(|article| (instrument, article))
    }

    /// The instrument that a citation names, and the place in it. A short name that ends in （二〇〇七） looks like a
    /// heading; the data knows better.
    pub(crate) fn locate(&self, citation: &Citation) -> Option<(&Instrument, Place)> {
        if let Place::Heading(heading) = &citation.article
            && let Some(found) = self.instrument(&format!("{}{heading}", citation.instrument))
        {
            return Some((found, Place::Whole));
        }
        let instrument = self.instrument(&citation.instrument)?;
        Some((instrument, citation.article.clone()))
    }

    /// The instruments in force on a day.
    pub fn on(&self, date: Date) -> InForce<'_> {
        InForce { law: self, date }
    }

    /// What was wrong with the data files; empty in a sound build.
    pub fn faults(&self) -> &[LawError] {
        &self.faults
    }

    /// The additional fine (加处罚款) on `principal` after `overdue_days`, with its cap.
    ///
    /// # Panics
    /// When no article sets the rate `late_surcharge`.
    pub fn surcharge(&self, principal: Fen, overdue_days: u32) -> Fen {
        self.rate("late_surcharge").on(principal, overdue_days)
    }

    pub(crate) fn assemble(
        files: Files,
        parts: Parts,
        calendar: Calendar,
        edition: String,
    ) -> Self {
        let Parts { mut instruments, rules, items, benchmarks, city, faults, .. } = parts;
        // Newest edition first, so that the first of two equal keys is the one in force.
        instruments
            .sort_by_key(|i| std::cmp::Reverse((i.head.repealed.is_none(), i.head.in_force)));
        let mut law = Self {
            files,
            edition,
            rule_index: index(rules.iter().map(|r| &r.value.id)),
            item_index: index(items.iter().map(|i| &i.value.code)),
            instruments,
            rules,
            items,
            benchmarks,
            city,
            calendar,
            faults,
            terms: BTreeMap::new(),
            amounts: BTreeMap::new(),
            rates: BTreeMap::new(),
            thresholds: BTreeMap::new(),
            contents: BTreeMap::new(),
        };
        law.collect();
        law.grade_items();
        law
    }

    /// A national item takes the grades of the city's benchmark; each grade says where it stands.
    fn grade_items(&mut self) {
        for benchmark in self.benchmarks.iter().map(|b| &b.value) {
            let Some(at) = self.item_index.get(&benchmark.item) else {
                continue;
            };
            let item = &mut self.items[*at].value;
            if !item.grades.is_empty() {
                continue;
            }
            item.grades.clone_from(&benchmark.grades);
            for grade in &mut item.grades {
                grade.source.get_or_insert_with(|| benchmark.source.clone());
            }
        }
    }

    fn collect(&mut self) {
        let mut overrides: Vec<Term> = Vec::new();
        for article in self.instruments.iter().flat_map(Instrument::places) {
            for t in &article.terms {
                if t.overrides.is_some() {
                    overrides.push(t.clone());
                }
                self.terms.entry(t.key.clone()).or_insert_with(|| t.clone());
            }
            collect(&mut self.amounts, &article.amounts, |v| &v.key);
            collect(&mut self.rates, &article.rates, |v| &v.key);
            collect(&mut self.thresholds, &article.thresholds, |v| &v.key);
            collect(&mut self.contents, &article.contents, |v| &v.key);
        }
        for term in overrides {
            let target = term.overrides.clone().unwrap_or_default();
            self.terms.insert(target, term);
        }
        for (key, local) in &self.city.local_terms {
            if let Some(mut term) = self.terms.get(local).cloned() {
                term.key.clone_from(key);
                self.terms.insert(key.clone(), term);
            }
            if let Some(mut threshold) = self.thresholds.get(local).cloned() {
                threshold.key.clone_from(key);
                self.thresholds.insert(key.clone(), threshold);
            }
        }
    }
}

fn cached(city: Option<&'static str>) -> Arc<Law> {
    static LAWS: OnceLock<Mutex<HashMap<Option<&str>, Arc<Law>>>> = OnceLock::new();
    let laws = LAWS.get_or_init(Mutex::default);
    let mut laws = laws.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    laws.entry(city).or_insert_with(|| Arc::new(load::law(city))).clone()
}

fn index<'a>(keys: impl Iterator<Item = &'a String>) -> HashMap<String, usize> {
    keys.enumerate().map(|(i, k)| (k.clone(), i)).collect()
}

fn collect<T: Clone>(into: &mut BTreeMap<String, T>, from: &[T], key: fn(&T) -> &String) {
    for value in from {
        into.entry(key(value).clone()).or_insert_with(|| value.clone());
    }
}

fn known<'a, T>(all: &'a BTreeMap<String, T>, what: &str, key: &str) -> &'a T {
    all.get(key).unwrap_or_else(|| {
        let keys: Vec<&str> = all.keys().map(String::as_str).collect();
        panic!(
            "no article in law/instruments sets the {what} “{key}”; there are: {}",
            keys.join(", ")
        )
    })
}
