//! 我的办公桌 — what is mine, due, overdue, blocked, and what waits for my approval. Every number
//! opens its list.

use super::list::{self, Scope};
use crate::forms::refusals;
use crate::shell::{App, Fault, Lang, Nav, Seat, days_between, page};
use axum::extract::State;
use case::{FileId, Refusal};
use maud::{Markup, html};
use office::{DocketLine, Office, Query, Sort};
use procedures::engine;

/// Files of mine that are looked at for what blocks them.
const LOOKED_AT: u32 = 60;
/// Lines of each list on the desk.
const LINES: u32 = 12;

struct Desk {
    counts: Vec<(Scope, u64)>,
    mine: Vec<DocketLine>,
    waiting: Vec<DocketLine>,
    blocked: Vec<Blocked>,
    recent: Vec<DocketLine>,
}

/// A file in my hands in which nothing that is mine to do can be done now.
struct Blocked {
    line: DocketLine,
    act: &'static str,
    refusals: Vec<Refusal>,
}

/// `GET /`.
///
/// # Errors
/// The store.
pub async fn show(State(app): State<App>, seat: Seat) -> Result<Markup, Fault> {
    if !seat.reads_files() {
        return Ok(without_files(&seat));
    }
    app.read(move |office| {
        let desk = gather(office, &seat)?;
        Ok(draw(&seat, &desk))
    })
    .await
}

fn without_files(seat: &Seat) -> Markup {
    let l = seat.lang();
    let title = l.t("我的办公桌", "My desk");
    let body = html! {
        h1 { (title) }
        p {
            (l.t(
                "您今天没有可以查阅案卷的职务。系统、安全、审计管理员不查阅案卷；其余人员的职务由系统管理员登记。",
                "You hold no post today that reads files. The three administrators read none; posts are registered by the system administrator.",
            ))
        }
    };
    page(seat, Nav::Desk, title, body)
}

fn gather(office: &Office, seat: &Seat) -> Result<Desk, Fault> {
    let store = office.store();
    let scopes = [Scope::Mine, Scope::Due, Scope::Overdue, Scope::Waiting, Scope::Open];
    let mut counts = Vec::new();
    for scope in scopes {
        counts.push((scope, store.count(&scope.query(seat))?));
    }
    let by_due = |scope: Scope, limit: u32| {
        let query = Query { sort: Sort::Due, limit, ..scope.query(seat) };
        store.list(&query).map(|it| it.lines)
    };
    let mine = by_due(Scope::Mine, LOOKED_AT)?;
    let mut blocked = Vec::new();
    for line in &mine {
        blocked.extend(what_blocks(office, seat, line)?);
    }
    let waiting = by_due(Scope::Waiting, LINES)?;
    let recent = store.list(&Query { limit: LINES, ..Query::default() })?.lines;
    Ok(Desk { counts, mine, waiting, blocked, recent })
}

/// What blocks a file, if nothing of mine can be done in it.
fn what_blocks(office: &Office, seat: &Seat, line: &DocketLine) -> Result<Option<Blocked>, Fault> {
    let id = FileId::new(line.file.clone());
    let possible = office.possible(seat.person(), Some(&id))?;
    let mut mine = possible.into_iter().filter(|it| it.permitted);
    if mine.any(|it| it.refusals.is_empty()) {
        return Ok(None);
    }
    let possible = office.possible(seat.person(), Some(&id))?;
    // The act nearest to being possible tells best what is waited for.
    let nearest = possible.into_iter().filter(|it| it.permitted).min_by_key(|it| it.refusals.len());
    Ok(nearest.map(|it| Blocked { line: line.clone(), act: it.info.zh, refusals: it.refusals }))
}

fn draw(seat: &Seat, desk: &Desk) -> Markup {
    let l = seat.lang();
    let title = l.t("我的办公桌", "My desk");
    let body = html! {
        div.headline {
            h1 { (title) }
            p.muted { (l.day(seat.today())) }
        }
        ul.counts {
            @for (scope, count) in &desk.counts {
                li.(scope.key()).zero[*count == 0] {
                    a href={ "/files?scope=" (scope.key()) } {
                        strong { (count) } span { (scope.name(l)) }
                    }
                }
            }
            li.blocked.zero[desk.blocked.is_empty()] {
                a href="#blocked" { strong { (desk.blocked.len()) } span { (l.t("办不下去", "blocked")) } }
            }
        }
        div.desk {
            section {
                h2 { (l.t("我的案卷，按到期先后", "My files, nearest due first")) }
                @let shown = desk.mine.get(..desk.mine.len().min(LINES as usize)).unwrap_or_default();
                @if shown.is_empty() { p.empty { (l.t("没有在您手中的案卷。", "No files in your hands.")) } }
                @else { (list::lines(l, seat.today(), shown)) }
                @if desk.mine.len() > shown.len() {
                    p { a href="/files?scope=mine&sort=due" { (l.t("全部", "All of them")) } }
                }
            }
            @if !desk.waiting.is_empty() {
                section {
                    h2 { (l.t("等我审批", "Waiting for my approval")) }
                    (list::lines(l, seat.today(), &desk.waiting))
                }
            }
            (blocked(l, &desk.blocked))
            section {
                h2 { (l.t("全局最近变动", "Recently changed")) }
                (list::lines(l, seat.today(), &desk.recent))
            }
        }
    };
    page(seat, Nav::Desk, title, body)
}

fn blocked(l: Lang, all: &[Blocked]) -> Markup {
    html! {
        @if !all.is_empty() {
            section #blocked {
                h2 { (l.t("办不下去的，和原因", "Blocked, and why")) }
                ul.blocked-files {
                    @for it in all {
                        li {
                            a href={ "/files/" (it.line.file) } { (it.line.title) }
                            " " span.muted { (it.line.party.as_deref().unwrap_or_default()) }
                            " " span { (l.t("不能", "cannot: ")) (it.act) }
                            (refusals(l, &it.refusals))
                        }
                    }
                }
            }
        }
    }
}

/// How a due day reads in a list: 逾期、紧、期内, always in words.
pub fn due(l: Lang, today: jiff::civil::Date, line: &DocketLine) -> Markup {
    let day = line.due_on.as_deref().and_then(|it| it.parse().ok());
    html! {
        @if let (Some(day), false) = (day, line.ended) {
            @let left = days_between(today, day);
            @let (class, word) = match left {
                ..0 => ("overdue", l.t("逾期", "overdue")),
                0..=3 => ("urgent", l.t("紧", "urgent")),
                _ => ("running", l.t("期内", "in time")),
            };
            span.state.(class) { (word) } " "
            span.nowrap { (day) } " "
            span.muted.nowrap { (l.distance(today, day)) }
            @let what = l.t(line.due_zh.as_deref().unwrap_or_default(), line.due_en.as_deref().unwrap_or_default());
            @if !what.is_empty() { span.what { (what) } }
        }
    }
}

/// Everything that waits or runs in a file is asked from the engine; this names the stage.
pub fn stage(l: Lang, file: &procedures::CaseFile) -> &'static str {
    engine::stage(file).map_or("", |it| l.t(it.zh, it.en))
}
