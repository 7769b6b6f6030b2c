//! Papers: preview, PDF, receipt, several for printing, the whole dossier.

use crate::forms::sheets;
use crate::shell::{App, Fault, Lang, Nav, Pairs, Seat, facts, page, some};
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use case::{ActInfo, FieldKind, FileId};
use maud::{Markup, html};
use procedures::{Entry, engine};

/// Most papers printed at once.
const PRINTED_MAX: usize = 40;

/// `GET /files/{file}/papers/{no}`, and with `.pdf` behind the number its PDF.
///
/// # Errors
/// No such paper, or it cannot be typeset.
pub async fn show(
    State(app): State<App>,
    seat: Seat,
    Path((file, no)): Path<(String, String)>,
) -> Result<Response, Fault> {
    seat.must_read_files()?;
    let id = FileId::new(file);
    match no.strip_suffix(".pdf") {
        Some(no) => pdf(&app, id, number(no)?).await,
        None => Ok(preview(&app, seat, id, number(&no)?).await?.into_response()),
    }
}

fn number(text: &str) -> Result<u32, Fault> {
    text.parse().map_err(|_| Fault::missing("没有这份文书。", "There is no such paper."))
}

async fn preview(app: &App, seat: Seat, id: FileId, no: u32) -> Result<Markup, Fault> {
    app.typeset(move |office| {
        let file = office.file(&id)?;
        let pages = office.paper_pages(&id, no)?;
        let (record, paper) = file.paper(no).ok_or_else(|| Fault::missing("没有这份文书。", "No such paper."))?;
        let l = seat.lang();
        let title = engine::kind_of(paper).map_or("", |it| l.t(it.zh, it.en)).to_owned();
        let here = format!("/files/{id}/papers/{no}");
        let body = html! {
            nav.crumbs aria-label=(l.t("位置", "place")) {
                a href="/files" { (l.t("案卷", "Files")) } " / "
                a href={ "/files/" (id) } { (super::name_of(l, &file)) } " / " (l.t("文书", "papers"))
            }
            div.act-page {
                div { h1 { (title) } (sheets(l, &title, &pages)) }
                aside.basis {
                    (facts(&[
                        (l.t("文号", "Number"), paper.number.as_deref().and_then(some)),
                        (l.t("日期", "Date"), Some(html! { (l.day(record.stamp.day())) })),
                        (l.t("出具人", "Issued by"), some(&record.stamp.name)),
                        (l.t("页数", "Pages"), Some(html! { (pages.len()) })),
                        (l.t("核验码", "Code"), Some(html! { code { (office.paper_code(&id, no)) } })),
                    ]))
                    p.buttons.stack {
                        a.button.primary href={ (here) ".pdf" } target="_blank" { (l.t("打开 PDF", "Open the PDF")) }
                        a.button href={ (here) "/receipt.json" } download { (l.t("下载核验回执", "Download the receipt")) }
                        a href={ "/files/" (id) "#papers" } { (l.t("返回案卷", "Back to the file")) }
                    }
                    (acts_for(l, &id, no))
                }
            }
        };
        Ok(page(&seat, Nav::Files, &title, body))
    })
    .await
}

/// Acts that ask for a paper: this one is filled in for them.
fn acts_for(l: Lang, id: &FileId, no: u32) -> Markup {
    let asks = |info: &ActInfo| info.fields.iter().find(|it| matches!(it.kind, FieldKind::Paper));
    let all = procedures::ALL.iter().flat_map(|it| it.acts.iter().map(move |act| (it, act)));
    let found: Vec<(&Entry, &ActInfo, &str)> =
        all.filter_map(|(entry, act)| asks(act).map(|field| (entry, act, field.name))).collect();
    html! {
        @if !found.is_empty() {
            h2 { (l.t("对本文书办理", "Act on this paper")) }
            ul.plain {
                @for (entry, act, field) in found {
                    li {
                        a href={ "/files/" (id) "/acts/" (entry.name) "/" (act.noun) "?" (field) "=" (no) } {
                            (l.t(act.zh, act.en))
                        }
                    }
                }
            }
        }
    }
}

async fn pdf(app: &App, id: FileId, no: u32) -> Result<Response, Fault> {
    let view = app.typeset(move |office| Ok(office.paper(&id, no)?)).await?;
    let name = format!("{}{}.pdf", view.title, view.number.as_deref().unwrap_or_default());
    Ok(as_pdf(view.pdf, &name))
}

fn as_pdf(bytes: Vec<u8>, name: &str) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    let name = crate::shell::escape(name);
    if let Ok(value) = HeaderValue::from_str(&format!("inline; filename*=UTF-8''{name}")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    // The browser's own viewer needs its styles; nothing of ours runs in it.
    let policy = HeaderValue::from_static(
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    );
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    response
}

/// `GET /files/{file}/papers/{no}/receipt.json`.
///
/// # Errors
/// No such paper, or it cannot be typeset.
pub async fn receipt(
    State(app): State<App>,
    seat: Seat,
    Path((file, no)): Path<(String, String)>,
) -> Result<Response, Fault> {
    seat.must_read_files()?;
    let (id, no) = (FileId::new(file), number(&no)?);
    let text = app.typeset(move |office| Ok(office.receipt(&id, no)?.to_json())).await?;
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"receipt-{no}.json\""))
    {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

/// `GET /files/{file}/print?no=1&no=2`: the chosen papers on one page, each on sheets of its own.
///
/// # Errors
/// No such paper, or one cannot be typeset.
pub async fn print(
    State(app): State<App>,
    seat: Seat,
    Path(file): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Markup, Fault> {
    seat.must_read_files()?;
    let query = Pairs::parse(query.as_deref().unwrap_or_default());
    let chosen: Result<Vec<u32>, Fault> = query.all("no").map(number).collect();
    let chosen = chosen?;
    if chosen.is_empty() {
        return Err(Fault::bad("请先勾选要打印的文书。", "Choose the papers to print first."));
    }
    if chosen.len() > PRINTED_MAX {
        return Err(Fault::bad("一次至多打印四十份文书。", "At most forty papers at once."));
    }
    app.typeset(move |office| {
        let id = FileId::new(file);
        let l = seat.lang();
        let mut papers = Vec::new();
        for no in &chosen {
            papers.push(office.paper_pages(&id, *no)?);
        }
        let title = l.t("打印文书", "Print papers");
        let body = html! {
            div.headline.no-print {
                h1 { (title) }
                p {
                    button.primary data-print="" { (l.t("打印", "Print")) } " "
                    a href={ "/files/" (id) "#papers" } { (l.t("返回案卷", "Back to the file")) }
                }
            }
            @for pages in &papers { (sheets(l, title, pages)) }
        };
        Ok(page(&seat, Nav::Files, title, body))
    })
    .await
}

/// `GET /files/{file}/dossier.pdf`.
///
/// # Errors
/// No such file, or a paper cannot be typeset.
pub async fn dossier(
    State(app): State<App>,
    seat: Seat,
    Path(file): Path<String>,
) -> Result<Response, Fault> {
    seat.must_read_files()?;
    let id = FileId::new(file);
    let name = format!("{id}.pdf");
    let bytes = app
        .typeset(move |office| {
            office.note_view(&seat.person().id, Some(&id), "dossier");
            Ok(office.dossier(&id)?)
        })
        .await?;
    Ok(as_pdf(bytes, &name))
}
