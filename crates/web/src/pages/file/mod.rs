//! 案卷页 — everything about one file: what can be done, what cannot and why, what is due, what
//! happened, its papers, evidence and people.

mod acts;
mod aside;
mod dues;
mod opening;
mod papers;
mod timeline;

pub use opening::new;

use crate::forms::Shown;
use crate::shell::{App, Fault, Lang, Nav, Pairs, Seat, facts, page, some};
use axum::extract::{Path, RawQuery, State};
use case::{Due, DueState, FileId, Person, Whose};
use maud::{Markup, html};
use office::{DocketLine, Office};
use procedures::{CaseFile, Possible, engine};
use std::sync::Arc;

/// Everything the page shows.
struct View<'a> {
    seat: &'a Seat,
    office: &'a Office,
    id: FileId,
    file: Arc<CaseFile>,
    line: DocketLine,
    possible: Vec<Possible>,
    dues: Vec<Due>,
    /// Version just reached by an act of the visitor's.
    done: Option<u32>,
    /// Whether covered fields are shown.
    open: bool,
}

impl View<'_> {
    fn l(&self) -> Lang {
        self.seat.lang()
    }

    fn shown<'s>(&'s self, people: &'s case::People) -> Shown<'s> {
        let (lang, law) = (self.l(), self.office.law().as_ref());
        Shown { lang, law, people, file: &self.file, open: self.open }
    }
}

/// `GET /files/{file}`.
///
/// # Errors
/// No such file, or the visitor may not read files.
pub async fn show(
    State(app): State<App>,
    seat: Seat,
    Path(file): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Markup, Fault> {
    seat.must_read_files()?;
    let query = Pairs::parse(query.as_deref().unwrap_or_default());
    app.read(move |office| {
        let id = FileId::new(file);
        let file = office.file(&id)?;
        let people = office.people();
        let open = query.get("uncover") == "1";
        if open {
            office.note_view(&seat.person().id, Some(&id), "covered fields");
        }
        let view = View {
            line: DocketLine::of(&id, &file, office.law(), &people),
            possible: office.possible(seat.person(), Some(&id))?,
            dues: engine::dues(&file, office.law()),
            done: query.get("done").parse().ok(),
            seat: &seat,
            office,
            id,
            file,
            open,
        };
        Ok(draw(&view))
    })
    .await
}

fn draw(view: &View<'_>) -> Markup {
    let l = view.l();
    let people = view.office.people();
    let title = if view.line.title.is_empty() { view.id.as_str() } else { &view.line.title };
    let sections = [
        ("acts", "办理", "Acts"),
        ("dues", "期限", "Terms"),
        ("papers", "文书", "Papers"),
        ("evidence", "证据", "Evidence"),
        ("timeline", "经过", "Timeline"),
        ("people", "人员", "People"),
        ("ledger", "存证", "Ledger"),
    ];
    let body = html! {
        (head(view, title))
        nav.sections aria-label=(l.t("本页", "on this page")) {
            @for (id, zh, en) in sections { a href={ "#" (id) } { (l.t(zh, en)) } }
            a.right href={ "/files/" (view.id) "/dossier.pdf" } { (l.t("卷宗 PDF", "Dossier PDF")) }
        }
        @if let Some(done) = view.done { (just_done(view, done)) }
        div.file-page {
            div.column {
                (acts::draw(view))
                (timeline::draw(view, &people))
            }
            div.column {
                (dues::draw(view))
                (papers::draw(view))
                (aside::evidence(view))
                (aside::people(view, &people))
                (aside::ledger(view))
            }
        }
    };
    page(view.seat, Nav::Files, title, body)
}

fn head(view: &View<'_>, title: &str) -> Markup {
    let l = view.l();
    let people = view.office.people();
    let today = view.seat.today();
    let hands = engine::hands(&view.file);
    let officers: Vec<&Person> = hands.iter().filter_map(|it| people.get(it)).collect();
    let next = view.dues.iter().find(|it| {
        it.whose == Whose::Authority
            && !matches!(it.state(today), DueState::Met | DueState::MetLate)
    });
    html! {
        header.file-head {
            div.headline {
                h1 { (title) }
                @if let Some(stage) = engine::stage(&view.file) {
                    span.stage.ended[view.line.ended] { (l.t(stage.zh, stage.en)) }
                }
                @if let Some(role) = engine::waits_for(&view.file) {
                    span.waits { (l.t("待", "awaits ")) (l.t(role.zh(), role.en())) (l.t("审批", "")) }
                }
            }
            (facts(&[
                (l.t("当事人", "Party"), view.line.party.as_deref().and_then(some)),
                (l.t("文号", "Number"), view.line.number.as_deref().and_then(some)),
                (l.t("违法事项", "Item"), view.line.item.as_deref().map(|it| html! {
                    a href={ "/law/items/" (it) } { (it) }
                })),
                (l.t("地点", "Place"), view.line.place.as_deref().and_then(some)),
                (l.t("承办人", "Officers"), (!officers.is_empty()).then(|| html! {
                    @for (at, it) in officers.iter().enumerate() {
                        @if at > 0 { "、" }
                        (it.name)
                        @if !it.certified(today) {
                            " " span.state.overdue { (l.t("执法证无效", "no valid certificate")) }
                        }
                    }
                })),
                (l.t("开立", "Opened"), view.file.opened_on().map(|it| html! { (it) })),
                (l.t("下一期限", "Next due"), next.map(|it| html! {
                    (dues::state(l, it, today)) " " (l.t(&it.zh, &it.en)) " "
                    strong { (it.last_day()) } " " span.muted { (l.distance(today, it.last_day())) }
                })),
            ]))
        }
    }
}

/// Tells what the visitor has just done, and which papers came of it.
fn just_done(view: &View<'_>, done: u32) -> Markup {
    let l = view.l();
    let record = view.file.records().iter().find(|it| it.seq == done);
    html! {
        @if let Some(record) = record.filter(|it| it.stamp.by == view.seat.person().id) {
            @let act = procedures::Entry::act(&record.act);
            section.notice.pass role="status" {
                h2 {
                    (l.t("已办理：", "Done: "))
                    (act.map_or(record.act.as_str(), |(_, info)| l.t(info.zh, info.en)))
                }
                @if !record.papers.is_empty() {
                    p {
                        (l.t("出具文书：", "Issued: "))
                        @for it in &record.papers {
                            a href={ "/files/" (view.id) "/papers/" (it.no) } {
                                "《" (papers::title(l, it)) "》"
                                (it.number.as_deref().unwrap_or_default())
                            } " "
                        }
                    }
                }
            }
        }
    }
}
