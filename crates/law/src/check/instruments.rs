//! Instruments: articles, fences and their keys.

use super::Checker;
use crate::fence::{Rolls, Term};
use crate::instrument::{Article, Instrument, Rank};
use crate::{Place, load};
use std::collections::HashMap;

impl Checker<'_> {
    pub(super) fn instruments(&mut self) {
        let law = self.law;
        let mut keys: HashMap<(&str, &str), &Instrument> = HashMap::new();
        for (i, instrument) in law.instruments.iter().enumerate() {
            self.one_edition(&law.instruments[..i], instrument);
            for article in instrument.places() {
                self.article(instrument, article);
                for (kind, key) in fence_keys(article) {
                    let before = keys.insert((kind, key), instrument);
                    if let Some(before) = before.filter(|b| overlap(b, instrument)) {
                        let line =
                            load::line_of(self.law.files, &instrument.file, article.line, key);
                        let other = &before.file;
                        let message = format!("{kind}“{key}”重复，另见{other} · key given twice");
                        self.fault(&instrument.file, line, message);
                    }
                }
            }
        }
    }

    /// Two editions of one name may not be in force at once.
    fn one_edition(&mut self, others: &[Instrument], instrument: &Instrument) {
        let names = [&instrument.head.short, &instrument.head.key];
        for other in others.iter().filter(|o| names.iter().any(|n| o.is_named(n))) {
            if overlap(other, instrument) {
                let message = format!(
                    "“{}”与{}同名且同时有效 · two editions of one name are in force at once",
                    instrument.head.short, other.file
                );
                self.fault(&instrument.file, 1, message);
            }
        }
    }

    fn article(&mut self, instrument: &Instrument, article: &Article) {
        let file = &instrument.file;
        if let (Place::Article { number, .. }, Some(count)) =
            (&article.place, instrument.head.articles)
            && (*number > count || *number == 0)
        {
            let message = format!("{}超出全文{count}条 · beyond the last article", article.place);
            self.fault(file, article.line, message);
        }
        if article.gist.is_empty() && article.place != Place::Whole {
            let message = format!("{}没有要旨 · an article needs a gist of our own", article.place);
            self.fault(file, article.line, message);
        }
        for term in &article.terms {
            self.term(instrument, article, term);
        }
        let rules = (article.amounts.iter().map(|a| &a.rule))
            .chain(article.rates.iter().map(|r| &r.rule))
            .chain(article.thresholds.iter().map(|t| &t.rule))
            .chain(article.contents.iter().map(|c| &c.rule));
        for rule in rules {
            self.rule_exists(file, article.line, rule);
        }
        for contents in &article.contents {
            if contents.items.is_empty() {
                let message = format!("“{}”没有要素 · contents need items", contents.key);
                self.fault(
                    file,
                    load::line_of(self.law.files, file, article.line, &contents.key),
                    message,
                );
            }
            for item in &contents.items {
                self.cites(file, article.line, &item.cite);
            }
        }
    }

    fn term(&mut self, instrument: &Instrument, article: &Article, term: &Term) {
        let file = &instrument.file;
        let line = load::line_of(self.law.files, file, article.line, &term.key);
        self.rule_exists(file, line, &term.rule);
        let cites = term.counted_by.iter().chain(&term.rolls_by);
        for cite in cites.chain(term.extensions.iter().map(|e| &e.cite)) {
            self.cites(file, line, cite);
        }
        if term.rolls == Rolls::Explicit && term.rolls_by.is_none() {
            let message =
                format!("“{}”明文顺延而无 rolls_by · says explicit, names no article", term.key);
            self.fault(file, line, message);
        }
        for id in &term.reading {
            self.rule_exists(file, line, id);
        }
        if let Some(target) = &term.overrides {
            self.overrides(instrument, line, target);
        }
    }

    /// A local term may replace a national one only from an instrument that may set it.
    fn overrides(&mut self, instrument: &Instrument, line: usize, target: &str) {
        let others = self.law.instruments.iter().filter(|i| i.file != instrument.file);
        let replaced = others.flat_map(Instrument::places).flat_map(|a| &a.terms);
        if !replaced.into_iter().any(|t| t.key == target) {
            let message = format!("没有可替换的期限“{target}” · overrides names no term");
            self.fault(&instrument.file, line, message);
        }
        if matches!(instrument.head.rank, Rank::Policy | Rank::Standard) {
            let message =
                "规范性文件、标准不能替换法定期限 · a policy or standard replaces no term";
            self.fault(&instrument.file, line, message);
        }
    }
}

/// Whether two editions are in force on some day together.
fn overlap(a: &Instrument, b: &Instrument) -> bool {
    let ends_before = |x: &Instrument, y: &Instrument| match (x.head.repealed, y.head.in_force) {
        (Some(end), Some(begin)) => end <= begin,
        _ => false,
    };
    !ends_before(a, b) && !ends_before(b, a)
}

fn fence_keys(article: &Article) -> Vec<(&'static str, &str)> {
    let terms = article.terms.iter().map(|t| ("term", t.key.as_str()));
    terms
        .chain(article.amounts.iter().map(|a| ("amount", a.key.as_str())))
        .chain(article.rates.iter().map(|r| ("rate", r.key.as_str())))
        .chain(article.thresholds.iter().map(|t| ("threshold", t.key.as_str())))
        .chain(article.contents.iter().map(|c| ("contents", c.key.as_str())))
        .collect()
}
