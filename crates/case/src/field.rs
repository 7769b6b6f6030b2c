//! 字段 — what an act asks for. From these descriptions come the form, the API schema, the reading
//! of stories and the check of input, which names the field, the value and what is expected.

mod check;

use crate::{BlobRef, PersonId, evidence::EvidenceNo};
use jiff::civil::{Date, DateTime};
use law::Fen;
use serde::{Deserialize, Serialize};

pub use check::{FieldFault, check};

/// One choice of a closed list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Choice {
    /// Key in data.
    pub key: &'static str,
    /// Chinese name.
    pub zh: &'static str,
    /// English name.
    pub en: &'static str,
}

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub enum FieldKind {
    /// One line of text.
    Text,
    /// Several lines of text.
    LongText,
    /// A civil date, `2025-03-07`.
    Date,
    /// A civil date and time, `2025-03-07T09:30`.
    DateTime,
    /// An amount of money; integer fen in data, yuan with decimals in forms and stories.
    Money,
    /// A whole number, never negative.
    Number,
    /// Yes or no.
    Flag,
    /// One of a closed list.
    Choice(&'static [Choice]),
    /// Somebody known to the bureau, by id; forms and stories also take the name.
    Person,
    /// A violation item (违法事项) by its code.
    Item,
    /// A file in the blob store.
    Blob,
    /// A paper issued in the file, by its ordinal; stories also take its title or number.
    Paper,
    /// A piece of evidence of the same file, by its number.
    Evidence,
    /// A group of fields.
    Group(&'static [Field]),
    /// Any number of one kind.
    Many(&'static FieldKind),
}

/// A labelled field.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Name in data.
    pub name: &'static str,
    /// Chinese label.
    pub zh: &'static str,
    /// English label.
    pub en: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// Whether it may be left out.
    pub optional: bool,
}

/// A Rust type that a field can have.
pub trait FieldType {
    /// The kind that forms show.
    const KIND: FieldKind;
    /// Whether it may be left out.
    const OPTIONAL: bool = false;
}

/// Several lines of text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LongText(pub String);

impl std::fmt::Display for LongText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::ops::Deref for LongText {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

/// Code of a violation item (违法事项), resolved against the law in force.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ItemCode(pub String);

/// Ordinal of a paper issued in the file: a form offers the papers of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PaperNo(pub u32);

impl std::fmt::Display for PaperNo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::ops::Deref for ItemCode {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

macro_rules! kinds {
    ($($Type:ty => $Kind:ident),* $(,)?) => {$(
        impl FieldType for $Type { const KIND: FieldKind = FieldKind::$Kind; }
    )*};
}

kinds! {
    String => Text, LongText => LongText, Date => Date, DateTime => DateTime, Fen => Money,
    u32 => Number, bool => Flag, PersonId => Person, ItemCode => Item, BlobRef => Blob,
    PaperNo => Paper,
    EvidenceNo => Evidence,
}

impl<T: FieldType> FieldType for Option<T> {
    const KIND: FieldKind = T::KIND;
    const OPTIONAL: bool = true;
}

impl<T: FieldType> FieldType for Vec<T> {
    const KIND: FieldKind = FieldKind::Many(&T::KIND);
    const OPTIONAL: bool = true;
}
