//! Finds what is wrong with the law as data: every fault with file, line and what is expected.

mod cities;
mod instruments;
mod items;

use crate::citation::Citation;
use crate::law::Law;
use crate::{LawError, load};
use std::collections::HashSet;

/// All faults of the national law and of every city's overlay, each once, in the order of the files.
pub fn check() -> Vec<LawError> {
    let mut seen = HashSet::new();
    let mut all: Vec<LawError> = Vec::new();
    for city in std::iter::once(None).chain(Law::cities().iter().copied().map(Some)) {
        let law = Law::as_far_as_it_goes(city);
        let found = faults(&law, city.is_some()).into_iter();
        all.extend(found.filter(|f| seen.insert(f.to_string())));
    }
    all.sort_by_key(LawError::place);
    all
}

fn faults(law: &Law, with_city: bool) -> Vec<LawError> {
    let mut checker = Checker { law, faults: law.faults().to_vec() };
    checker.run(with_city);
    checker.faults
}

/// One law under examination.
struct Checker<'a> {
    law: &'a Law,
    faults: Vec<LawError>,
}

impl Checker<'_> {
    fn run(&mut self, with_city: bool) {
        self.instruments();
        self.rules();
        self.items();
        self.benchmarks();
        if with_city {
            self.city();
        }
    }

    fn fault(&mut self, file: &str, line: usize, message: impl Into<String>) {
        self.faults.push(LawError::at(file, line, message));
    }

    /// Checks that a citation reads and that its article stands in the data; looks for its line from `line` on.
    fn cites(&mut self, file: &str, line: usize, text: &str) {
        let line = load::line_of(self.law.files, file, line, text);
        let citation: Citation = match text.parse() {
            Ok(citation) => citation,
            Err(fault) => return self.fault(file, line, fault.to_string()),
        };
        let Some((instrument, place)) = self.law.locate(&citation) else {
            let message = format!(
                "引用“{text}”：没有简称为“{}”的文件 · no instrument of that name in instruments/",
                citation.instrument
            );
            return self.fault(file, line, message);
        };
        if instrument.article(&place).is_none() {
            let message = format!(
                "引用“{text}”：{}没有“## {}” · the article has no heading there",
                instrument.file, place
            );
            self.fault(file, line, message);
        }
    }

    /// Checks that a rule of this id exists.
    fn rule_exists(&mut self, file: &str, line: usize, id: &str) {
        if self.law.rule(id).is_none() {
            let line = load::line_of(self.law.files, file, line, id);
            let message = format!("规则“{id}”不在 rules/ 中 · no such rule in the catalogue");
            self.fault(file, line, message);
        }
    }

    fn rules(&mut self) {
        let law = self.law;
        let mut seen = HashSet::new();
        for at in &law.rules {
            let (file, line, rule) = (&at.file, at.line, &at.value);
            if !seen.insert(&rule.id) {
                let message = format!("规则编号“{}”重复 · rule id given twice", rule.id);
                self.fault(file, line, message);
            }
            if rule.cites.is_empty() {
                let message = format!("规则“{}”没有依据（cites） · a rule needs a source", rule.id);
                self.fault(file, line, message);
            }
            if rule.zh.trim().is_empty() || rule.en.trim().is_empty() {
                let message =
                    format!("规则“{}”缺少要旨 · a rule needs a gist (zh and en)", rule.id);
                self.fault(file, line, message);
            }
            for cite in &rule.cites {
                self.cites(file, line, cite);
            }
        }
    }
}

#[cfg(test)]
mod tests;
