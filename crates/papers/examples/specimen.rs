//! 样张: typesets a template with the fields of a JSON file, to look at it while writing it.
//!
//! `cargo run -p papers --example specimen -- decision.typ decision.json out.pdf [--draft] [--repeat N]`

use std::error::Error;
use std::time::Instant;

use papers::{Furniture, Receipt, Sheet};

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [template, fields, out, ..] = args.as_slice() else {
        return Err("specimen TEMPLATE.typ FIELDS.json OUT.pdf [--draft] [--repeat N]".into());
    };
    let source = std::fs::read_to_string(template)?;
    let fields = serde_json::from_str(&std::fs::read_to_string(fields)?)?;
    let furniture = Furniture {
        organ: "示例市城市管理综合执法局".into(),
        title: "文书样张".into(),
        number: Some("示城管样〔2026〕1号".into()),
        date: Some(jiff::civil::date(2026, 3, 5)),
        receipt: Some(Receipt {
            code: "7K3M-9QXD-2F4B".into(),
            payload: "https://fadu.example/v/7K3M9QXD2F4B".into(),
        }),
        watermark: args.iter().any(|a| a == "--draft").then(|| "草稿".into()),
        seal: Some("示例市城市管理综合执法局".into()),
        images: Vec::new(),
    };
    let sheet = Sheet { template: &source, fields: &fields, furniture };
    let repeat = args.iter().position(|a| a == "--repeat").and_then(|i| args.get(i + 1));
    let repeat: usize = repeat.map_or(Ok(1), |n| n.parse())?;
    for round in 0..repeat {
        let start = Instant::now();
        let paper = papers::typeset(&sheet)?;
        println!("{round}: {} 页, {} 字节, {:?}", paper.pages, paper.pdf.len(), start.elapsed());
        std::fs::write(out, &paper.pdf)?;
    }
    Ok(())
}
