//! 程序 — what may happen next in a file, and under which article. One folder per institution;
//! registering one is one line below.

#[macro_use]
mod registry;

pub mod common;
pub mod engine;
pub mod file;
pub mod scene;
pub mod story;

pub use engine::{Attempt, Possible, attempt, possible};
pub use file::{CaseFile, Record};
pub use registry::{Entry, Institution, PaperScene};
pub use scene::{Earlier, Scene};

institutions! {
    "penalty/party/mod.rs" party: Party = "当事人", "party";
    "penalty/lead/mod.rs" lead: Lead = "线索", "lead";
    "penalty/filing/mod.rs" filing: Filing = "立案", "filing";
    "penalty/electronic_confirmation/mod.rs" electronic_confirmation: ElectronicConfirmation
        = "电子送达确认", "consent to electronic delivery";
    "penalty/delivery/mod.rs" delivery: Delivery = "送达", "delivery";
}
