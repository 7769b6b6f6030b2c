//! Papers as a bureau prints them, and what must never be printed.

mod dossier;
mod hostile;
mod items;
mod kinds;
mod manners;
mod rare;
mod words;

use papers::{Furniture, Receipt, Sheet};
use serde_json::{Value, json};

/// The furniture of an issued decision.
fn furniture() -> Furniture {
    Furniture {
        organ: "示例市城市管理综合执法局".into(),
        title: "行政处罚决定书".into(),
        number: Some("示城管罚决〔2026〕12号".into()),
        date: Some(jiff::civil::date(2026, 3, 5)),
        receipt: Some(Receipt {
            code: "7K3M-9QXD-2F4B".into(),
            payload: "https://fadu.example/v/7K3M9QXD2F4B".into(),
        }),
        watermark: None,
        seal: Some("示例市城市管理综合执法局".into()),
        images: Vec::new(),
    }
}

/// A paper that is nothing but one free text.
const PROSE: &str = "#import \"/fadu.typ\": *\n#let d = json(\"/data.json\")\n#show: letter\n\
    #prose(d.finding)\n";

fn sheet<'a>(template: &'a str, fields: &'a Value) -> Sheet<'a> {
    Sheet { template, fields, furniture: furniture() }
}

/// A black triangle.
const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 30\">\
    <path d=\"M0 0h40v30z\"/></svg>";

/// The squeezed text of a one-text paper.
fn prose(finding: &str) -> Result<String, papers::PaperFault> {
    papers::text(&sheet(PROSE, &json!({ "finding": finding }))).map(|t| papers::squeezed(&t))
}
