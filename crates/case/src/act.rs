//! 行为 — what the outside world needs to know of an act: enough for a route, a form, a permission
//! and a page of the manual.

use crate::{Field, Role};
use serde_json::Value;

/// An act as routes, forms, permissions and the manual see it.
#[derive(Clone, Copy, Debug)]
pub struct ActInfo {
    /// Noun, singular: with the institution it makes the route `…/{institution}/{noun}`.
    pub noun: &'static str,
    /// The legal name.
    pub zh: &'static str,
    /// English name.
    pub en: &'static str,
    /// What the act is for, in Chinese.
    pub help: &'static str,
    /// Who may do it; empty when only the engine does.
    pub by: &'static [Role],
    /// Id of the rule that grants the power.
    pub under: &'static str,
    /// Whether it opens a new file.
    pub opens: bool,
    /// What must be filled in.
    pub fields: &'static [Field],
}

/// What the macro [`acts!`](crate::acts) gives every enum of acts.
pub trait Acts: Sized {
    /// The noun of this act.
    fn noun(&self) -> &'static str;
    /// Reads the fields of an act, already checked by [`crate::field::check`].
    ///
    /// # Errors
    /// What did not fit, in the words of the decoder.
    fn parse(noun: &str, fields: Value) -> Result<Self, String>;
}
