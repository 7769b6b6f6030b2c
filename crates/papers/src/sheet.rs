//! What is typeset: a template, its fields and the furniture of the page.

use serde_json::{Value, json};

/// 文书模板: the Typst text that stands beside an institution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    /// Short name, unique in the house: `ordinary.decision`.
    pub key: &'static str,
    /// The text of the `.typ` file.
    pub source: &'static str,
}

/// 一份文书: everything that decides what its pages look like.
#[derive(Debug, Clone)]
pub struct Sheet<'a> {
    /// The text of the template (not its key).
    pub template: &'a str,
    /// What the template reads as `d`; an object.
    pub fields: &'a Value,
    /// What the kind of paper prints by itself.
    pub furniture: Furniture,
}

/// 版式要素: what every paper shows, whatever it says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Furniture {
    /// 机关名称, in the red head or the title and over the date.
    pub organ: String,
    /// 文书名称: 行政处罚决定书.
    pub title: String,
    /// 文号: 示城管罚决〔2026〕12号.
    pub number: Option<String>,
    /// 成文日期; also the creation date of the PDF, so that no clock is read.
    pub date: Option<jiff::civil::Date>,
    /// The proof printed at the corner of each page.
    pub receipt: Option<Receipt>,
    /// A word across each page of a paper that is not in force: 草稿.
    pub watermark: Option<String>,
    /// The name on the round seal over signature and date; none, no seal.
    pub seal: Option<String>,
    /// Images the template shows with `picture("name")`.
    pub images: Vec<Image>,
}

/// 核验码: the code a reader types and what the QR code holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Printed beside the QR code.
    pub code: String,
    /// The content of the QR code, usually an address.
    pub payload: String,
}

/// An image inside a paper: PNG, JPEG, GIF, WebP or SVG.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// How the template calls it.
    pub name: String,
    /// The bytes of the image file.
    pub bytes: Vec<u8>,
}

impl Furniture {
    /// What `/furniture.json` says to the library. `bound`: the pages are part of a dossier.
    pub(crate) fn to_json(&self, bound: bool) -> Value {
        json!({
            "organ": self.organ,
            "title": self.title,
            "number": self.number,
            "date": self.date.map(|d| d.to_string()),
            "receipt": self.receipt.as_ref().map(|r| &r.code),
            "watermark": self.watermark,
            "seal": self.seal,
            "images": self.images.iter().map(|i| &i.name).collect::<Vec<_>>(),
            "bound": bound,
        })
    }
}
