//! Finding the term that someone means.

use crate::citation::Citation;
use crate::fence::Term;
use crate::instrument::Rank;
use crate::law::Law;
use std::collections::HashSet;

impl Law {
    /// The terms that a text names, the likeliest first: a key (`hearing_request`), a rule id in any of its usual
    /// spellings (`APL-64.1`, `APL-64(1)`, `apl-64`), or a citation (行政处罚法第六十四条第一项). A rule without a term
    /// of its own, such as one that only excludes days, answers with the terms that its articles set or extend.
    pub fn terms_named(&self, text: &str) -> Vec<&Term> {
        let text = text.trim();
        if let Some(term) = self.term(text) {
            return vec![term];
        }
        let mut id = spelled(text);
        loop {
            let found = self.terms_of_rule(&id);
            if !found.is_empty() {
                return found;
            }
            match id.rsplit_once('.') {
                Some((shorter, _)) => id = shorter.to_owned(),
                None => break,
            }
        }
        match text.parse::<Citation>() {
            Ok(citation) => self.terms_at(&[citation]),
            Err(_) => Vec::new(),
        }
    }

    /// The terms of a rule or of its parts, else of the articles it cites.
    fn terms_of_rule(&self, id: &str) -> Vec<&Term> {
        let is = |t: &&Term, id: &str| t.rule.eq_ignore_ascii_case(id);
        let own: Vec<&Term> = self.in_file_order().into_iter().filter(|t| is(t, id)).collect();
        if !own.is_empty() {
            return own;
        }
        let part = format!("{}.", id.to_ascii_lowercase());
        let parts = self.in_file_order().into_iter();
        let parts: Vec<&Term> =
            parts.filter(|t| t.rule.to_ascii_lowercase().starts_with(&part)).collect();
        if !parts.is_empty() {
            return parts;
        }
        let rule = self.rules().find(|r| r.id.eq_ignore_ascii_case(id));
        let cites = rule.map(|r| r.cites.as_slice()).unwrap_or_default();
        let cites: Vec<Citation> = cites.iter().filter_map(|c| c.parse().ok()).collect();
        self.terms_at(&cites)
    }

    /// The terms that these articles set, then those they extend.
    fn terms_at(&self, cites: &[Citation]) -> Vec<&Term> {
        let names = |text: &str| {
            text.parse::<Citation>().is_ok_and(|of| {
                let same = |c: &&Citation| {
                    self.locate(c).map(|(i, p)| (&i.head.key, p))
                        == self.locate(&of).map(|(i, p)| (&i.head.key, p))
                };
                cites.iter().any(|c| same(&c))
            })
        };
        let all = self.in_file_order();
        let set = all.iter().filter(|t| names(&t.set_by));
        let extended = all.iter().filter(|t| t.extensions.iter().any(|e| names(&e.cite)));
        let mut seen = HashSet::new();
        set.chain(extended).copied().filter(|t| seen.insert(&t.key)).collect()
    }

    /// All terms in the order of the instruments' files, national ones first, overlaid ones by what overlays them.
    fn in_file_order(&self) -> Vec<&Term> {
        let mut files: Vec<_> = self.instruments().collect();
        let local = |r: Rank| matches!(r, Rank::LocalRegulation | Rank::LocalRule);
        files.sort_by_key(|i| (local(i.head.rank), &i.file));
        let keys = files.into_iter().flat_map(|i| i.places()).flat_map(|a| &a.terms);
        let mut seen = HashSet::new();
        keys.filter(|t| seen.insert(&t.key)).filter_map(|t| self.term(&t.key)).collect()
    }
}

/// `APL-64(1)`, `APL-64（1）` and `APL-64.1` are one rule.
fn spelled(text: &str) -> String {
    text.replace(['(', '（'], ".").replace([')', '）'], "")
}

#[cfg(test)]
mod tests {
    use crate::Law;

    #[test]
    fn terms_are_found_by_key_rule_and_citation() {
        let law = Law::national();
        let first = |text: &str| law.terms_named(text).first().map(|t| t.key.clone());
        for (text, key) in [
            ("hearing_request", "hearing_request"),
            ("APL-64.1", "hearing_request"),
            ("APL-64(1)", "hearing_request"),
            ("apl-67.3", "payment"),
            ("行政处罚法第六十四条第一项", "hearing_request"),
            ("M55-29(2)", "penalty_decision_housing"),
            ("ACL-25", "seizure"),
            ("ACL-25(1)", "seizure"),
        ] {
            assert_eq!(first(text).as_deref(), Some(key), "{text}");
        }
        assert!(law.terms_named("APL-999").is_empty() && law.terms_named("").is_empty());
    }
}
