//! 拒绝 — the law does not allow it. A refusal is an answer, not an error.

use serde::{Deserialize, Serialize};

/// Why the law does not allow an act.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Refusal {
    /// Name of the requirement that does not hold, such as `notice_was_given`.
    pub code: String,
    /// Id of the rule, such as `APL-62`.
    pub rule: String,
    /// Articles of the rule in full Chinese; filled in by the engine from the catalogue.
    #[serde(default)]
    pub because: Vec<String>,
    /// A sentence for the officer and the citizen.
    pub zh: String,
    /// The same in English.
    pub en: String,
}

/// What a guard says: the requirement holds, or the refusal.
pub type Guard = Result<(), Refusal>;

/// All refusals of one attempt: whoever is told no deserves every reason at once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Refusals(Vec<Refusal>);

impl Refusals {
    /// Records the guard's refusal, if any; tells whether it held.
    pub fn check(&mut self, guard: Guard) -> bool {
        match guard {
            Ok(()) => true,
            Err(refusal) => {
                let known = |it: &Refusal| it.code == refusal.code && it.zh == refusal.zh;
                if !self.0.iter().any(known) {
                    self.0.push(refusal);
                }
                false
            }
        }
    }

    /// Records the refusals of several guards.
    pub fn all(&mut self, guards: impl IntoIterator<Item = Guard>) {
        for guard in guards {
            self.check(guard);
        }
    }

    /// `Some(())` while nothing was refused: lets `decide` stop before it needs what is missing.
    pub fn pass(&self) -> Option<()> {
        self.0.is_empty().then_some(())
    }

    /// Whether nothing was refused.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The refusals, in the order in which the guards were asked.
    pub fn into_vec(self) -> Vec<Refusal> {
        self.0
    }

    /// The refusals.
    pub fn iter(&self) -> impl Iterator<Item = &Refusal> {
        self.0.iter()
    }

    /// Changes each refusal in place, as the engine does to fill in the articles.
    pub fn for_each_mut(&mut self, change: impl FnMut(&mut Refusal)) {
        self.0.iter_mut().for_each(change);
    }
}

/// The name of the guard in which [`ensure!`](crate::ensure) stands, read from the path of an item in it.
pub fn code_of(path: &str) -> String {
    let path = path.trim_end_matches("::here").trim_end_matches("::{{closure}}");
    path.rsplit("::").next().unwrap_or(path).to_owned()
}
