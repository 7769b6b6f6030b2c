//! Every citation that the law as data makes, with its place.

use crate::law::Law;
use crate::load;

/// A citation where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// The citation as written.
    pub text: String,
    /// Data file, relative to `law/`.
    pub file: String,
    /// Line.
    pub line: usize,
}

impl Law {
    /// All citations: of rules, terms, contents, items and benchmarks, and the headings of the instruments.
    pub fn citations(&self) -> Vec<Cited> {
        let mut all = Vec::new();
        let mut add = |file: &str, from: usize, texts: Vec<&String>| {
            for text in texts {
                let line = load::line_of(self.files, file, from, text);
                all.push(Cited { text: text.clone(), file: file.to_owned(), line });
            }
        };
        for instrument in &self.instruments {
            for article in &instrument.articles {
                let own = format!("{}{}", instrument.head.short, article.place);
                add(&instrument.file, article.line, vec![&own]);
                for term in &article.terms {
                    let cites = term.counted_by.iter().chain(&term.rolls_by);
                    let cites = cites.chain(term.extensions.iter().map(|e| &e.cite));
                    add(&instrument.file, article.line, cites.collect());
                }
                let contents = article.contents.iter().flat_map(|c| &c.items);
                add(&instrument.file, article.line, contents.map(|i| &i.cite).collect());
            }
        }
        for at in &self.rules {
            add(&at.file, at.line, at.value.cites.iter().collect());
        }
        for at in &self.items {
            let item = &at.value;
            let cites = item.violation.iter().chain(&item.penalty);
            let cites = cites.chain(item.fines.iter().filter_map(|f| f.cite.as_ref()));
            add(&at.file, at.line, cites.collect());
        }
        all
    }
}
