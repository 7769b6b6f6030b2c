//! The law vectors: tables a jurist can read and sign, in `crates/law/vectors`.

use jiff::civil::{Date, DateTime};
use law::{Adjustment, Approver, Citation, Direction, Fen, Law, Term};
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    vector: Vec<Vector>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    id: String,
    name: String,
    cites: Vec<String>,
    term: Option<String>,
    period: Option<String>,
    #[serde(default)]
    roll: bool,
    start: Option<toml::value::Datetime>,
    at: Option<toml::value::Datetime>,
    event: Option<toml::value::Datetime>,
    before: Option<toml::value::Datetime>,
    principal: Option<String>,
    days: Option<u32>,
    #[serde(default)]
    exclude: Vec<Stretch>,
    #[serde(default)]
    suspend: Vec<Stretch>,
    #[serde(default)]
    extend: Vec<Extend>,
    #[serde(flatten)]
    expected: Expected,
}

#[derive(Deserialize)]
struct Expected {
    raw: Option<toml::value::Datetime>,
    last: Option<toml::value::Datetime>,
    target: Option<toml::value::Datetime>,
    next_day: Option<toml::value::Datetime>,
    strict: Option<toml::value::Datetime>,
    lenient: Option<toml::value::Datetime>,
    until: Option<toml::value::Datetime>,
    sum: Option<String>,
    provisional: Option<bool>,
    refused: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stretch {
    from: toml::value::Datetime,
    to: toml::value::Datetime,
    reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Extend {
    index: usize,
    on: toml::value::Datetime,
    by: Approver,
}

fn day(date: &toml::value::Datetime) -> Date {
    date.to_string().parse().expect("a date like 2025-03-07")
}

fn moment(date: &toml::value::Datetime) -> DateTime {
    date.to_string().parse().expect("a moment like 2025-03-07T08:00:00")
}

impl Vector {
    fn the_term(&self, law: &Law) -> Term {
        match (&self.term, &self.period) {
            (Some(key), None) => law.term(key).unwrap_or_else(|| panic!("no term {key}")).clone(),
            (None, Some(p)) => law::period::parse_spec(p).expect(p).term(self.roll),
            _ => panic!("a vector needs either a term or a period"),
        }
    }

    fn adjustments(&self) -> Vec<Adjustment> {
        let excluded = self.exclude.iter().map(|s| Adjustment::Excluded {
            from: day(&s.from),
            to: day(&s.to),
            reason: s.reason.clone(),
            cite: None,
        });
        let suspended = self.suspend.iter().map(|s| Adjustment::Suspended {
            from: day(&s.from),
            to: Some(day(&s.to)),
            reason: s.reason.clone(),
            cite: None,
        });
        let extended = self.extend.iter().map(|e| Adjustment::Extended {
            index: e.index,
            approved_on: day(&e.on),
            by: e.by,
        });
        excluded.chain(suspended).chain(extended).collect()
    }

    /// What the engine says otherwise than the vector.
    fn differences(&self, law: &Law) -> Vec<String> {
        let e = &self.expected;
        let mut said = Said::default();
        if let Some(before) = &self.before {
            let eve = day(before).yesterday().expect("not the first day of all");
            said.is("last", e.last.as_ref().map(day), law.calendar().last_working(eve).0);
        } else if let Some(principal) = &self.principal {
            let sum = law.surcharge(Fen::parse(principal).expect("yuan"), self.days.expect("days"));
            said.is("sum", e.sum.clone(), sum.to_string().replace(',', ""));
        } else if let Some(event) = &self.event {
            let term = self.the_term(law);
            assert_eq!(term.direction, Direction::Backward, "{} counts back", term.key);
            let back = law.count_back(&term, day(event));
            said.is("strict", e.strict.as_ref().map(day), back.strict);
            said.is("lenient", e.lenient.as_ref().map(day), back.lenient);
        } else if let Some(at) = &self.at {
            let until = law.count_hours(&self.the_term(law), moment(at));
            said.is("until", e.until.as_ref().map(moment), until);
        } else {
            let start = day(self.start.as_ref().expect("start"));
            let r = law.reckon_term(&self.the_term(law), start, &self.adjustments());
            said.is("raw", e.raw.as_ref().map(day), r.raw_end);
            said.is("last", e.last.as_ref().map(day), r.legal_end);
            said.is("target", e.target.as_ref().map(day), r.target);
            let next = r.legal_end.tomorrow().expect("not the last day of all");
            said.is("next_day", e.next_day.as_ref().map(day), next);
            said.is("provisional", Some(e.provisional.unwrap_or(false)), r.provisional);
            let refused = r.refused.join("；");
            match &e.refused {
                Some(why) if refused.contains(why.as_str()) => said.asked += 1,
                None if refused.is_empty() => {}
                why => said.wrong.push(format!("refused: expected {why:?}, said “{refused}”")),
            }
        }
        if said.asked == 0 {
            said.wrong.push("the vector expects nothing".to_owned());
        }
        said.wrong
    }
}

#[derive(Default)]
struct Said {
    asked: usize,
    wrong: Vec<String>,
}

impl Said {
    fn is<T: PartialEq + std::fmt::Display>(&mut self, what: &str, expected: Option<T>, got: T) {
        let Some(expected) = expected else { return };
        self.asked += 1;
        if expected != got {
            self.wrong.push(format!("{what}: expected {expected}, got {got}"));
        }
    }
}

fn all() -> Vec<Vector> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .expect("crates/law/vectors")
        .map(|entry| entry.expect("entry").path())
        .collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).expect("vector file");
        let file: File =
            toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        file.vector
    };
    files.iter().flat_map(read).collect()
}

#[test]
fn every_vector_holds() {
    let law = Law::national();
    let mut wrong = Vec::new();
    let vectors = all();
    for vector in &vectors {
        for difference in vector.differences(&law) {
            wrong.push(format!("{} {}\n    {difference}", vector.id, vector.name));
        }
    }
    assert!(vectors.len() > 90, "only {} vectors were found", vectors.len());
    assert!(wrong.is_empty(), "{} differences\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_vector_cites_articles_that_stand_in_the_data() {
    let law = Law::national();
    let mut wrong = Vec::new();
    for vector in all() {
        assert!(!vector.cites.is_empty(), "{} cites nothing", vector.id);
        for cite in &vector.cites {
            let citation: Citation = cite.parse().expect(cite);
            if law.resolve(&citation).is_none() {
                wrong.push(format!("{}: {cite}", vector.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
