//! 核验 — for everybody, without signing in: is this paper the one that was recorded?

use crate::shell::{
    App, Fault, Lang, Nav, PublicPosted, Seat, TOKEN, Visit, facts, public_page, some,
};
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use ledger::{Level, Tile, Trust, Verified, verify_receipt};
use maud::{Markup, html};

/// What a verification told.
enum Told {
    Nothing,
    Right(Box<Verified>),
    Wrong(String),
}

/// `GET /verify`.
///
/// # Errors
/// The store.
pub async fn form(State(app): State<App>, visit: Visit) -> Result<Response, Fault> {
    sheet(&app, visit, Told::Nothing, StatusCode::OK).await
}

/// `POST /verify`: a receipt and the paper it is for. Nothing is kept.
///
/// # Errors
/// The store.
pub async fn check(State(app): State<App>, posted: PublicPosted) -> Result<Response, Fault> {
    let PublicPosted { visit, files, .. } = posted;
    let file = |name: &str| files.iter().find(|(key, _)| key == name).map(|(_, it)| it.clone());
    let (receipt, paper) = (file("receipt").unwrap_or_default(), file("paper").unwrap_or_default());
    if receipt.is_empty() || paper.is_empty() {
        let wrong = visit.lang.t("请选择回执和文书两个文件。", "Choose both files.").to_owned();
        return sheet(&app, visit, Told::Wrong(wrong), StatusCode::BAD_REQUEST).await;
    }
    let told = app
        .read(move |office| {
            let trust = Trust::log(office.vkey().clone());
            Ok(match verify_receipt(&receipt, &paper, &trust) {
                Ok(verified) => Told::Right(Box::new(verified)),
                Err(fault) => Told::Wrong(fault.to_string()),
            })
        })
        .await?;
    let status = match told {
        Told::Wrong(_) => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::OK,
    };
    sheet(&app, visit, told, status).await
}

async fn sheet(app: &App, visit: Visit, told: Told, status: StatusCode) -> Result<Response, Fault> {
    let seat = Seat::find(app, visit.clone()).await?.filter(|it| it.session.proven);
    let l = visit.lang;
    let (token, cookie) = visit.visitor_token(app.options().secure);
    let checkpoint = app.read(|office| Ok(office.store().checkpoint()?)).await?;
    let vkey = app.office().vkey().to_string();
    let title = l.t("文书核验", "Verify a paper");
    let body = html! {
        div.narrow {
            h1 { (title) }
            p {
                (l.t(
                    "每份文书的摘要在制作时都写入一本只增不改的账本，并由本机关签名。有文书的 PDF 和它的核验回执，任何人都可以核验文书是否被改动过；这里不需要登录，上传的文件不保留。",
                    "The digest of every paper is written into a log that only grows and is signed by this authority. With the PDF and its receipt anybody can tell whether the paper was altered. Nothing you upload is kept.",
                ))
            }
            (answer(l, &told))
            form.panel method="post" action="/verify" enctype="multipart/form-data" {
                input type="hidden" name=(TOKEN) value=(token);
                div.field { label for="receipt" { (l.t("核验回执（receipt.json）", "Receipt (receipt.json)")) }
                    input #receipt type="file" name="receipt" accept=".json,application/json" required; }
                div.field { label for="paper" { (l.t("文书（PDF）", "Paper (PDF)")) }
                    input #paper type="file" name="paper" accept=".pdf,application/pdf" required; }
                button.primary { (l.t("核验", "Verify")) }
            }
            h2 { (l.t("不通过我们也能核验", "Verify without us")) }
            p {
                (l.t(
                    "账本采用公开的格式（C2SP tlog-tiles、签名检查点），可以用任何兼容的工具核对。请从公报、公告栏等其他途径取得下面的公钥，不要只相信这一页。",
                    "The log uses public formats (C2SP tlog-tiles, signed checkpoints), so any compatible tool can audit it. Take the key below from a gazette or a notice board as well: do not trust this page alone.",
                ))
            }
            (facts(&[
                (l.t("公钥", "Key"), Some(html! { code.long { (vkey) } })),
                (l.t("检查点", "Checkpoint"), Some(html! {
                    a href="/checkpoint" { "/checkpoint" }
                    @if let Some((size, _)) = &checkpoint { " " span.muted { (size) (l.t(" 条", " records")) } }
                })),
                (l.t("瓦片", "Tiles"), Some(html! { code { "/tile/…" } })),
            ]))
            @if let Some((_, note)) = &checkpoint { pre.note-text { (note) } }
            p.muted {
                (l.t("命令行：", "Command line: ")) code { "fadu verify --receipt receipt.json --paper paper.pdf" }
            }
        }
    };
    let page = public_page(&visit, seat.as_ref(), Nav::Verify, title, body);
    let mut response = (status, page).into_response();
    if let Some(value) = cookie.and_then(|it| HeaderValue::from_str(&it).ok()) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    Ok(response)
}

fn answer(l: Lang, told: &Told) -> Markup {
    match told {
        Told::Nothing => html! {},
        Told::Wrong(why) => html! {
            section.notice.refused role="alert" {
                h2 { (l.t("核验不通过", "Not verified")) }
                p { (l.t(
                    "文书或者回执与账本的记录不符，请向出具机关查询。",
                    "The paper or the receipt does not fit the log. Ask the authority that issued it.",
                )) }
                p.muted { (why) }
            }
        },
        Told::Right(verified) => {
            let record = &verified.record;
            html! {
                section.notice.pass role="status" {
                    h2 { (l.t("核验通过：文书与登记时一致", "Verified: the paper is as it was recorded")) }
                    (facts(&[
                        (l.t("文书", "Paper"), some(&record.title)),
                        (l.t("文号", "Number"), some(&record.number)),
                        (l.t("机关", "Authority"), some(&record.organ)),
                        (l.t("日期", "Date"), some(&record.date)),
                        (l.t("账本位置", "Place in the log"), Some(html! { (verified.seq) })),
                        ("SHA-256", Some(html! { code.long { (record.sha256) } })),
                        ("SM3", Some(html! { code.long { (record.sm3) } })),
                    ]))
                }
            }
        }
    }
}

fn text(body: String) -> Response {
    let kind = HeaderValue::from_static("text/plain; charset=utf-8");
    let mut response = body.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

/// `GET /vkey`.
pub async fn vkey(State(app): State<App>) -> Response {
    text(format!("{}\n", app.office().vkey()))
}

/// `GET /checkpoint`.
///
/// # Errors
/// Nothing was recorded yet.
pub async fn checkpoint(State(app): State<App>) -> Result<Response, Fault> {
    let newest = app.read(|office| Ok(office.store().checkpoint()?)).await?;
    let nothing = || Fault::missing("账本还是空的。", "Nothing was recorded yet.");
    newest.map(|(_, note)| text(note)).ok_or_else(nothing)
}

/// `GET /tile/…`: a tile of hashes or a bundle of entries, as in `c2sp.org/tlog-tiles`.
///
/// # Errors
/// No such tile.
pub async fn tile(State(app): State<App>, Path(path): Path<String>) -> Result<Response, Fault> {
    let missing = || Fault::missing("没有这块瓦片。", "There is no such tile.");
    let tile: Tile = format!("tile/{path}").parse().map_err(|_| missing())?;
    let bytes = app.read(move |office| bytes_of(office, &tile)).await?.ok_or_else(missing)?;
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
    headers.insert(header::CACHE_CONTROL, forever);
    Ok(response)
}

/// Bytes of exactly the width asked for: a tile that has grown since still answers for its past.
fn bytes_of(office: &office::Office, tile: &Tile) -> Result<Option<Vec<u8>>, Fault> {
    let width = usize::from(tile.width);
    match tile.level {
        Level::Hashes(_) => {
            let bytes = office.store().tile(tile)?;
            Ok(bytes.and_then(|it| it.get(..width * 32).map(<[u8]>::to_vec)))
        }
        Level::Entries => {
            let from = tile.index.saturating_mul(u64::from(ledger::TILE_WIDTH));
            let entries = office.store().entries(from, width)?;
            if entries.len() < width {
                return Ok(None);
            }
            let bundle = ledger::encode_entries(entries.iter().map(Vec::as_slice));
            bundle.map(Some).map_err(|it| Fault::internal(it.to_string()))
        }
    }
}
