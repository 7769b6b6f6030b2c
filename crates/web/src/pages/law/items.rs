//! Violation items with their provisions, ranges and grades.

use crate::forms::{area_name, item_card};
use crate::shell::{App, Fault, Nav, Seat, page};
use axum::extract::{Path, State};
use law::Item;
use maud::{Markup, html};

/// `GET /law/items`.
pub async fn items(State(app): State<App>, seat: Seat) -> Markup {
    let l = seat.lang();
    let title = l.t("违法事项", "Violation items");
    let law = app.office().law();
    let body = html! {
        nav.crumbs { a href="/law" { (l.t("法规", "Law")) } }
        h1 { (title) " " span.muted { (law.items().count()) } }
        div.table-wrap {
            table.plain-table {
                thead { tr {
                    th { (l.t("代码", "Code")) } th { (l.t("事项", "Item")) }
                    th { (l.t("领域", "Field")) } th { (l.t("罚则", "Punished by")) } th { (l.t("罚款", "Fine")) }
                } }
                tbody {
                    @for it in law.items() {
                        tr {
                            td.nowrap { a href={ "/law/items/" (it.code) } { (it.code) } }
                            td { (l.t(&it.zh, &it.en)) }
                            td { (area_name(l, it.field)) }
                            td { (it.penalty.join("、")) }
                            td { @for fine in &it.fines { div { (crate::forms::fine(l, fine)) } } }
                        }
                    }
                }
            }
        }
    };
    page(&seat, Nav::Law, title, body)
}

fn find<'a>(law: &'a law::Law, code: &str) -> Result<&'a Item, Fault> {
    law.item(code).ok_or_else(|| Fault::missing("没有这个违法事项。", "There is no such item."))
}

/// `GET /law/items/{code}`.
///
/// # Errors
/// No such item.
pub async fn item(
    State(app): State<App>,
    seat: Seat,
    Path(code): Path<String>,
) -> Result<Markup, Fault> {
    let law = app.office().law();
    let item = find(law, &code)?;
    let l = seat.lang();
    let cites: Vec<String> = item.violation.iter().chain(&item.penalty).cloned().collect();
    let body = html! {
        nav.crumbs { a href="/law" { (l.t("法规", "Law")) } " / " a href="/law/items" { (l.t("违法事项", "Items")) } }
        div.narrow {
            h1 { (item.code) " " (l.t(&item.zh, &item.en)) }
            (item_card(l, item))
            @if let Some(note) = &item.note { p.muted { (note) } }
            @if !item.overlaps.is_empty() {
                p {
                    (l.t("同一行为还可能违反（只罚一次，从高）：", "The same conduct may also break (one fine, the higher): "))
                    @for it in &item.overlaps { a href={ "/law/items/" (it) } { (it) } " " }
                }
            }
            h2 { (l.t("法条要点", "Gists")) }
            (crate::pages::gists(l, law, &cites))
            p { a href={ "/files?item=" (item.code) } { (l.t("这一事项的案卷", "Files of this item")) } }
        }
    };
    Ok(page(&seat, Nav::Law, &item.code, body))
}

/// `GET /law/items/{code}/card`: what the form shows below the chosen item.
///
/// # Errors
/// No such item.
pub async fn card(
    State(app): State<App>,
    seat: Seat,
    Path(code): Path<String>,
) -> Result<Markup, Fault> {
    Ok(item_card(seat.lang(), find(app.office().law(), &code)?))
}
