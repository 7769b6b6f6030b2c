//! 案 — how any file moves: people, parties, acts, refusals, dues and papers, without naming any
//! institution of the law. Pure: no clock, no chance, no storage, no floats.

#[macro_use]
mod macros;

pub mod act;
pub mod due;
pub mod evidence;
pub mod field;
pub mod id;
pub mod paper;
pub mod party;
pub mod people;
pub mod record;
pub mod refusal;
pub mod role;

pub use act::ActInfo;
pub use due::{Due, DueState, Stretch, Whose};
pub use evidence::{BlobRef, EvidenceItem, EvidenceKind, EvidenceNo};
pub use field::{Choice, Field, FieldFault, FieldKind, FieldType, ItemCode, LongText, PaperNo};
pub use id::{FileId, PersonId};
pub use paper::{Issued, PaperKind};
pub use party::{Party, PartyKind};
pub use people::{Certificate, People, Person, Post};
pub use record::{Outcome, Stamp};
pub use refusal::{Guard, Refusal, Refusals};
pub use role::Role;
