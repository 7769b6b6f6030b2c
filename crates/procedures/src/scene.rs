//! 情境 — everything a decision may see: the file, the law in force, the time, who acts and, as
//! plain data gathered beforehand, what it needs of its surroundings. Nothing else.

use crate::CaseFile;
use case::{FileId, People, Person};
use jiff::civil::{Date, DateTime};
use law::{Fen, Law, Reckoning};
use serde::{Deserialize, Serialize};

/// What an institution sees when it answers.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The file; empty when the act opens it.
    pub file: &'a CaseFile,
    /// The law in force, with the city's overlay.
    pub law: &'a Law,
    /// Everyone known to the bureau.
    pub people: &'a People,
    /// Who acts.
    pub actor: &'a Person,
    /// Civil time of the bureau.
    pub now: DateTime,
    /// Other files of the same party, ended ones included.
    pub earlier: &'a [Earlier],
}

impl Scene<'_> {
    /// Today.
    pub fn today(&self) -> Date {
        self.now.date()
    }

    /// Reckons a term from the day that starts it.
    pub fn reckon(&self, term: &str, start: Date) -> Reckoning {
        self.law.reckon(term, start)
    }
}

/// What one file tells the other files of the same party.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Earlier {
    /// The file; absent only while it is being gathered.
    pub file: Option<FileId>,
    /// Its number or cause, as people say it.
    pub title: String,
    /// [`case::Party::identity`].
    pub party: String,
    /// Code of the violation item.
    pub item: Option<String>,
    /// First and last day of the violation, where found.
    pub violation: Option<(Date, Date)>,
    /// Place of the violation.
    pub place: Option<String>,
    /// Day of the decision, if there is one.
    pub decided_on: Option<Date>,
    /// Whether a violation was found, penalised or not.
    #[serde(default)]
    pub violated: bool,
    /// Whether the decision imposes a penalty.
    pub penalised: bool,
    /// Fine imposed.
    pub fine: Option<Fen>,
    /// Whether the file has ended without a penalty or is closed.
    pub ended: bool,
}

impl Earlier {
    /// What `file` tells other files of its party; `None` while it knows no party.
    pub fn of(file: &CaseFile) -> Option<Self> {
        let mut earlier = Self { file: file.id().cloned(), ..Self::default() };
        for institution in crate::ALL {
            (institution.tells)(file, &mut earlier);
        }
        (!earlier.party.is_empty()).then_some(earlier)
    }
}
