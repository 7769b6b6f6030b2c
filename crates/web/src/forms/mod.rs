//! Forms: drawn, read and shown again from the descriptions of the fields, whatever the act.

mod draw;
mod fill;
mod page;
mod pick;
mod read;
mod show;
mod submit;
mod told;

pub use page::form;
pub use pick::{area_name, fine, item_card};
pub use show::{COVERED, Shown, blob_link, record_facts};
pub use submit::{scoped_key, submit};
pub use told::{cite_links, refusals, sheets};

use case::{FieldFault, People};
use jiff::civil::{Date, DateTime};
use law::Law;
use procedures::CaseFile;

use crate::shell::Lang;

/// What drawing a form may see.
pub struct Scene<'a> {
    /// Language.
    pub lang: Lang,
    /// Civil time.
    pub now: DateTime,
    /// The law with its items.
    pub law: &'a Law,
    /// People to choose from.
    pub people: &'a People,
    /// The person at the form.
    pub actor: &'a case::Person,
    /// The file, unless the act opens one.
    pub file: Option<&'a CaseFile>,
    /// What was wrong with what was filled in.
    pub faults: &'a [FieldFault],
}

impl Scene<'_> {
    /// Today.
    pub fn today(&self) -> Date {
        self.now.date()
    }

    /// What is wrong with the field at a path.
    pub fn faults_of<'s>(&'s self, path: &'s str) -> impl Iterator<Item = &'s FieldFault> {
        self.faults.iter().filter(move |it| it.field == path)
    }
}

/// Joins the path of a group and the name of a field in it.
pub fn join(path: &str, name: impl std::fmt::Display) -> String {
    if path.is_empty() { name.to_string() } else { format!("{path}.{name}") }
}
