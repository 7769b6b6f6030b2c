//! 新开案卷 — the acts that open a file.

use crate::forms::refusals;
use crate::shell::{App, Fault, Lang, Nav, Seat, page, rule_link};
use axum::extract::State;
use maud::{Markup, html};
use procedures::Possible;

/// `GET /files/new`.
///
/// # Errors
/// The store, or the visitor may not read files.
pub async fn new(State(app): State<App>, seat: Seat) -> Result<Markup, Fault> {
    seat.must_read_files()?;
    app.read(move |office| {
        let possible = office.possible(seat.person(), None)?;
        Ok(draw(&seat, &possible))
    })
    .await
}

fn draw(seat: &Seat, possible: &[Possible]) -> Markup {
    let l = seat.lang();
    let title = l.t("新开案卷", "New file");
    let body = html! {
        h1 { (title) }
        section.acts {
            ul.possible {
                @for it in possible {
                    li {
                        @if it.refusals.is_empty() {
                            a.button.act href={ "/files/new/acts/" (it.institution.name) "/" (it.info.noun) } {
                                (l.t(it.info.zh, it.info.en))
                            }
                        } @else {
                            span.blocked-act aria-disabled="true" { (l.t(it.info.zh, it.info.en)) }
                        }
                        div.help {
                            @if l == Lang::Zh { (it.info.help) " " }
                            (rule_link(it.info.under))
                            (refusals(l, &it.refusals))
                        }
                    }
                }
            }
        }
    };
    page(seat, Nav::New, title, body)
}
