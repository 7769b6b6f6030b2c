//! The law stands in `law/`: no number of it in Rust, no rule that does not exist, no name that nothing
//! answers to.

use super::{Fault, source::Tree};
use crate::rust::Token;
use ::law::Law;
use procedures::{Entry, coverage};

/// Days, months, years and amounts as literals in `procedures`: they belong under their article.
pub fn numbers(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for file in tree.rust("crates/procedures/src/").filter(|it| !it.is_test()) {
        let tokens = file.tokens();
        for window in tokens.windows(3) {
            let [Token::Word(name, line), Token::Mark('('), Token::Word(value, _)] = window else {
                continue;
            };
            let digits = value.bytes().filter(u8::is_ascii_digit).count();
            let number = value.starts_with(|it: char| it.is_ascii_digit());
            let counts = ["days", "weeks", "months", "years", "hours", "Days", "yuan"];
            let law = counts.contains(name) || (*name == "Fen" && digits >= 3);
            if number && law {
                let message =
                    format!("{name}({value}): a number of the law stands under its article");
                faults.push(Fault::new("number", format!("{}:{line}", file.path), message));
            }
        }
    }
    faults
}

/// Every requirement is ensured under a rule of the catalogue, and every act has its power from one.
pub fn unknown_rules(_tree: &Tree) -> Vec<Fault> {
    let law = Law::national();
    let mut faults = Vec::new();
    for guard in coverage::of(&law, &[]).unknown {
        let place = format!("crates/procedures/src/{}:{}", guard.file, guard.function);
        let message = format!("line {}: there is no rule {}", guard.line, guard.rule);
        faults.push(Fault::new("rule", place, message));
    }
    for institution in procedures::ALL {
        for act in institution.acts.iter().filter(|it| law.rule(it.under).is_none()) {
            let place = format!("{}.{}", institution.name, act.noun);
            faults.push(Fault::new("rule", place, format!("there is no rule {}", act.under)));
        }
    }
    faults
}

/// Chains and numbers of a city name acts and papers that exist.
pub fn names_the_city_uses(_tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for key in Law::cities() {
        let Ok(law) = Law::of(key) else { continue };
        let place = format!("law/cities/{key}");
        for chain in &law.city().chains {
            if Entry::act(&chain.act).is_none() {
                let message = format!("the chain “{}” is for no act: {}", chain.zh, chain.act);
                faults.push(Fault::new("city", format!("{place}:{}", chain.act), message));
            }
        }
        for number in &law.city().numbers {
            if Entry::paper(&number.paper).is_none() {
                let message =
                    format!("the word “{}” is for no paper: {}", number.word, number.paper);
                faults.push(Fault::new("city", format!("{place}:{}", number.paper), message));
            }
        }
    }
    faults
}
