//! 文书 — kinds of papers, and papers issued in a file.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What the house knows of a kind of paper. How its fields are filled belongs to the institution.
#[derive(Clone, Copy, Debug)]
pub struct PaperKind {
    /// Key within the institution, such as `letter`; with it: `prior_notice.letter`.
    pub key: &'static str,
    /// Title as printed: 行政处罚意见告知书.
    pub zh: &'static str,
    /// English title, for the interface.
    pub en: &'static str,
    /// 字号, such as `罚告` in 示城罚告〔2025〕3号; absent for papers without a number.
    pub series: Option<&'static str>,
    /// Key of the mandatory contents in the law (`DOC-04`), if the law lists them.
    pub contents: Option<&'static str>,
    /// Typst source.
    pub template: &'static str,
    /// Position in the archived file (行政处罚案卷 order); equal numbers stand by date.
    pub order: u16,
    /// Whether it is addressed to the party and therefore has to be delivered.
    pub to_party: bool,
    /// Whether it bears the seal of the bureau.
    pub sealed: bool,
}

/// A paper issued in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Issued {
    /// Ordinal in the file, from 1.
    pub no: u32,
    /// Full key of its kind, such as `prior_notice.letter`.
    pub kind: String,
    /// 文号, without gaps in its series; absent for papers without a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// What it states: the paper is a pure function of its template and these fields.
    pub fields: Value,
}
