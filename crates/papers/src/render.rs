//! From a sheet to pages, and from pages to PDF, SVG and text.

use qrcode::QrCode;
use serde_json::Value;
use typst::World;
use typst::comemo;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Bytes, Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use typst_svg::SvgOptions;

use crate::world::{self, Engine, Job, Root};
use crate::{PaperFault, Sheet, check, words};

/// A finished paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typeset {
    /// PDF/A-2, faces embedded, tagged. The same input gives the same bytes.
    pub pdf: Vec<u8>,
    /// Number of pages.
    pub pages: usize,
}

/// How many later runs a cached piece of layout outlives; bounds the memory of a long-lived
/// process.
const CACHE_AGE: usize = 10;

const MAIN: &str = r#"#let f = json("/furniture.json")
#set document(title: f.title, author: f.organ)
#include "/paper.typ"
"#;

/// Typesets a paper as PDF/A. Some 10 ms when warm; call it off the async threads.
///
/// # Errors
/// Every [`PaperFault`]: nothing is ever left out or drawn as a box to get a paper through.
pub fn typeset(sheet: &Sheet) -> Result<Typeset, PaperFault> {
    let document = pages_of(sheet)?;
    pdf(&document, sheet.furniture.date)
}

/// The pages of a paper as SVG, for a preview in the browser.
///
/// # Errors
/// As [`typeset`].
pub fn pages_svg(sheet: &Sheet) -> Result<Vec<String>, PaperFault> {
    let document = pages_of(sheet)?;
    let options = SvgOptions::default();
    Ok(document.pages().iter().map(|page| typst_svg::svg(page, &options)).collect())
}

/// The words of a paper, line by line as printed; a form feed stands between pages. Seal and draft
/// mark are no words. Compare with [`crate::squeezed`], since lines break where the page does.
///
/// # Errors
/// As [`typeset`].
pub fn text(sheet: &Sheet) -> Result<String, PaperFault> {
    Ok(words::of(&pages_of(sheet)?))
}

fn pages_of(sheet: &Sheet) -> Result<PagedDocument, PaperFault> {
    let engine = world::engine()?;
    let job = Job::new(engine, MAIN.to_owned(), vec![root(sheet, engine, false)?]);
    let document = compile(&job)?;
    words::inspect(&document, |ch| {
        check::place_of(ch, sheet.fields).unwrap_or_else(|| "模板 template".into())
    })?;
    Ok(document)
}

/// Checks a sheet and makes the files its template may read.
pub(crate) fn root(sheet: &Sheet, engine: &Engine, bound: bool) -> Result<Root, PaperFault> {
    check::fields(sheet.fields, &engine.faces)?;
    check::furniture(&sheet.furniture, &engine.faces)?;
    sheet.furniture.images.iter().try_for_each(check::image)?;
    let images = sheet.furniture.images.iter().map(|i| Bytes::new(i.bytes.clone())).collect();
    let receipt = sheet.furniture.receipt.as_ref();
    Ok(Root {
        template: sheet.template.to_owned(),
        data: json_bytes(&check::with_plain_line_ends(sheet.fields)),
        furniture: json_bytes(&sheet.furniture.to_json(bound)),
        qr: receipt.map(|r| qr_svg(&r.payload)).transpose()?,
        images,
    })
}

pub(crate) fn json_bytes(value: &Value) -> Bytes {
    Bytes::from_string(value.to_string())
}

/// One path of unit squares, a module each.
fn qr_svg(payload: &str) -> Result<Bytes, PaperFault> {
    let code = QrCode::new(payload).map_err(|e| PaperFault::Receipt { reason: e.to_string() })?;
    let width = code.width();
    let dark = code.to_colors().into_iter().enumerate();
    let dark = dark.filter(|(_, color)| *color == qrcode::Color::Dark);
    let path: String = dark.map(|(i, _)| format!("M{} {}h1v1h-1z", i % width, i / width)).collect();
    let open = "<svg xmlns=\"http://www.w3.org/2000/svg\"";
    Ok(Bytes::from_string(format!(
        "{open} viewBox=\"0 0 {width} {width}\"><path d=\"{path}\"/></svg>"
    )))
}

/// Runs the typesetter. A warning is an error: a paper with a doubt in it is not issued.
pub(crate) fn compile(job: &Job) -> Result<PagedDocument, PaperFault> {
    let Warned { output, warnings } = typst::compile::<PagedDocument>(job);
    comemo::evict(CACHE_AGE);
    let document = output.map_err(|errors| fault(job, errors.first()))?;
    match warnings.first() {
        None => Ok(document),
        some => Err(fault(job, some)),
    }
}

pub(crate) fn pdf(
    document: &PagedDocument,
    date: Option<jiff::civil::Date>,
) -> Result<Typeset, PaperFault> {
    let said = |message: String| PaperFault::Template { message };
    let standards =
        PdfStandards::new(&[PdfStandard::A_2a]).map_err(|e| said(e.message().to_string()))?;
    let timestamp = date.and_then(|d| {
        let month = u8::try_from(d.month()).ok()?;
        let day = u8::try_from(d.day()).ok()?;
        Datetime::from_ymd_hms(i32::from(d.year()), month, day, 0, 0, 0)
    });
    let options = PdfOptions {
        creator: Smart::Custom(Some("Fadu 法度".into())),
        timestamp: timestamp.map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(document, &options);
    let pdf = bytes.map_err(|errors| match errors.first() {
        Some(e) => said(e.message.to_string()),
        None => said("PDF".into()),
    })?;
    Ok(Typeset { pdf, pages: document.pages().len() })
}

fn fault(job: &Job, diagnostic: Option<&SourceDiagnostic>) -> PaperFault {
    let Some(said) = diagnostic else {
        return PaperFault::Template { message: "排版失败 / typesetting failed".into() };
    };
    if let Some(key) = absent_key(&said.message) {
        return PaperFault::MissingField { key };
    }
    let place = said.span.id().map(|id| {
        let path = id.get().vpath().get_with_slash().trim_start_matches('/').to_owned();
        let range = typst::WorldExt::range(job as &dyn World, said.span);
        let source = job.source(id).ok();
        let line = source.zip(range).and_then(|(s, r)| s.lines().byte_to_line(r.start));
        match line {
            Some(line) => format!("{path}:{}: ", line + 1),
            None => format!("{path}: "),
        }
    });
    let place = place.unwrap_or_default();
    PaperFault::Template { message: format!("{place}{}", said.message) }
}

/// `dictionary does not contain key "fine"` → `fine`
fn absent_key(message: &str) -> Option<String> {
    let rest = message.strip_prefix("dictionary does not contain key \"")?;
    Some(rest.split('"').next()?.to_owned())
}
