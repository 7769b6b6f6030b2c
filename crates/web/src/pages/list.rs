//! 案卷列表 — filters, search, a hundred lines a page.

use super::desk::due;
use crate::shell::{App, Fault, Lang, Nav, Pairs, Seat, escape, page};
use axum::extract::{RawQuery, State};
use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use office::{DocketLine, Page, Query, Sort};

/// Lines of a page.
const LINES: u32 = 100;
/// Days ahead within which a due is soon.
const SOON: i64 = 7;

/// Whose files, and in which state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// In my hands.
    Mine,
    /// Mine, due within a week or overdue.
    Due,
    /// Mine and overdue.
    Overdue,
    /// Waiting for the approval of one of my roles.
    Waiting,
    /// Not ended.
    Open,
    /// All.
    All,
}

impl Scope {
    const EVERY: [Self; 6] =
        [Self::All, Self::Open, Self::Mine, Self::Due, Self::Overdue, Self::Waiting];

    /// Key in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Due => "due",
            Self::Overdue => "overdue",
            Self::Waiting => "waiting",
            Self::Open => "open",
            Self::All => "all",
        }
    }

    /// Name.
    pub fn name(self, l: Lang) -> &'static str {
        match self {
            Self::Mine => l.t("我的在办", "mine, open"),
            Self::Due => l.t("我的七日内到期（含逾期）", "mine, due within 7 days"),
            Self::Overdue => l.t("我的逾期", "mine, overdue"),
            Self::Waiting => l.t("等我审批", "waiting for my approval"),
            Self::Open => l.t("全局在办", "open in the bureau"),
            Self::All => l.t("全部", "all"),
        }
    }

    /// What it asks the store.
    pub fn query(self, seat: &Seat) -> Query {
        let today = seat.today();
        let hand = Some(seat.person().id.to_string());
        let soon = today.checked_add((SOON + 1).days()).unwrap_or(today);
        let empty = Query { limit: LINES, ..Query::default() };
        match self {
            Self::Mine => Query { hand, open: true, ..empty },
            Self::Due => Query { hand, open: true, due_before: Some(soon), ..empty },
            Self::Overdue => Query { hand, open: true, due_before: Some(today), ..empty },
            Self::Waiting => {
                let mut waits_for: Vec<_> =
                    seat.roles().iter().map(|it| it.key().to_owned()).collect();
                // Nobody's approval matches nothing rather than everything.
                waits_for.push("nobody".to_owned());
                Query { waits_for, open: true, ..empty }
            }
            Self::Open => Query { open: true, ..empty },
            Self::All => empty,
        }
    }
}

/// What the list is asked for, as it stands in the address.
struct Asked {
    scope: Scope,
    words: String,
    ranks: Option<(u8, u8)>,
    item: String,
    sort: Sort,
    page: u32,
}

impl Asked {
    fn of(query: &str) -> Self {
        let pairs = Pairs::parse(query);
        let scope = Scope::EVERY.into_iter().find(|it| it.key() == pairs.get("scope"));
        let rank = pairs.get("stage").parse::<u8>().ok();
        let words: String =
            pairs.get("q").chars().filter(|it| !it.is_control()).take(100).collect();
        Self {
            scope: scope.unwrap_or(Scope::All),
            words: words.trim().to_owned(),
            ranks: rank.map(|it| (it, it)),
            item: pairs.get("item").chars().take(40).collect(),
            sort: match pairs.get("sort") {
                "due" => Sort::Due,
                "opened" => Sort::Opened,
                _ => Sort::Changed,
            },
            page: pairs.get("page").parse().unwrap_or(1).clamp(1, 1_000_000),
        }
    }

    fn query(&self, seat: &Seat) -> Query {
        Query {
            words: self.words.clone(),
            ranks: self.ranks,
            item: Some(self.item.clone()).filter(|it| !it.is_empty()),
            sort: self.sort,
            offset: (self.page - 1).saturating_mul(LINES),
            limit: LINES,
            ..self.scope.query(seat)
        }
    }

    fn address(&self, page: u32) -> String {
        let sort = match self.sort {
            Sort::Due => "due",
            Sort::Opened => "opened",
            Sort::Changed => "changed",
        };
        let stage = self.ranks.map(|(it, _)| it.to_string()).unwrap_or_default();
        format!(
            "/files?scope={}&q={}&stage={stage}&item={}&sort={sort}&page={page}",
            self.scope.key(),
            escape(&self.words),
            escape(&self.item)
        )
    }
}

/// What an address asks the store for.
pub fn query_of(query: &str, seat: &Seat) -> Query {
    Asked::of(query).query(seat)
}

/// `GET /files`.
///
/// # Errors
/// The store, or the visitor may not read files.
pub async fn show(
    State(app): State<App>,
    seat: Seat,
    RawQuery(query): RawQuery,
) -> Result<Markup, Fault> {
    seat.must_read_files()?;
    let asked = Asked::of(query.as_deref().unwrap_or_default());
    app.read(move |office| {
        let query = asked.query(&seat);
        let found = office.store().list(&query)?;
        let count = office.store().count(&query)?;
        let stages = office.store().stages()?;
        Ok(draw(&seat, &asked, &found, count, &stages, office.law()))
    })
    .await
}

fn draw(
    seat: &Seat,
    asked: &Asked,
    found: &Page,
    count: u64,
    stages: &[(u8, String, String)],
    law: &law::Law,
) -> Markup {
    let l = seat.lang();
    let title = l.t("案卷", "Files");
    let body = html! {
        div.headline {
            h1 { (title) }
            p.muted role="status" { (count) (l.t(" 件", " found")) }
        }
        (filters(l, asked, stages, law))
        @if found.lines.is_empty() {
            p.empty {
                (l.t("没有符合条件的案卷。", "No files match."))
                @if asked.words.chars().count() == 1 {
                    " " (l.t("查找至少需要两个字。", "Searching needs two characters or more."))
                }
            }
        } @else {
            (lines(l, seat.today(), &found.lines))
            (pages(l, asked, found.more, count))
        }
    };
    page(seat, Nav::Files, title, body)
}

fn filters(l: Lang, asked: &Asked, stages: &[(u8, String, String)], law: &law::Law) -> Markup {
    let rank = asked.ranks.map(|(it, _)| it);
    html! {
        form.filters action="/files" data-submit-on-change="" {
            div { label for="q" { (l.t("查找", "Search")) }
                input #q type="search" name="q" value=(asked.words) autocomplete="off"
                    placeholder=(l.t("两个字以上", "two characters or more")); }
            div { label for="scope" { (l.t("范围", "Scope")) }
                select #scope name="scope" {
                    @for it in Scope::EVERY {
                        option value=(it.key()) selected[it == asked.scope] { (it.name(l)) }
                    }
                } }
            div { label for="stage" { (l.t("阶段", "Stage")) }
                select #stage name="stage" {
                    option value="" { (l.t("全部", "all")) }
                    @for (order, zh, en) in stages {
                        option value=(order) selected[rank == Some(*order)] { (l.t(zh, en)) }
                    }
                } }
            div { label for="item" { (l.t("违法事项", "Item")) }
                select #item name="item" data-search="" {
                    option value="" { (l.t("全部", "all")) }
                    @for it in law.items() {
                        option value=(it.code) selected[it.code == asked.item] { (it.code) " " (l.t(&it.zh, &it.en)) }
                    }
                } }
            div { label for="sort" { (l.t("排序", "Order")) }
                select #sort name="sort" {
                    option value="changed" selected[asked.sort == Sort::Changed] { (l.t("最近变动", "recently changed")) }
                    option value="due" selected[asked.sort == Sort::Due] { (l.t("到期先后", "nearest due")) }
                    option value="opened" selected[asked.sort == Sort::Opened] { (l.t("最近开立", "recently opened")) }
                } }
            button { (l.t("筛选", "Filter")) }
            a href="/files" { (l.t("清除", "Clear")) }
        }
    }
}

fn pages(l: Lang, asked: &Asked, more: bool, count: u64) -> Markup {
    let last = count.div_ceil(u64::from(LINES)).max(1);
    html! {
        nav.pages aria-label=(l.t("分页", "pages")) {
            @if asked.page > 1 {
                a rel="prev" href=(asked.address(asked.page - 1)) { (l.t("上一页", "Previous")) }
            }
            span { (l.t("第 ", "page ")) (asked.page) " / " (last) (l.t(" 页", "")) }
            @if more {
                a rel="next" href=(asked.address(asked.page + 1)) { (l.t("下一页", "Next")) }
            }
        }
    }
}

/// Lines of a list.
pub fn lines(l: Lang, today: Date, lines: &[DocketLine]) -> Markup {
    html! {
        div.table-wrap {
            table.lines data-lines="" {
                thead { tr {
                    th { (l.t("案由、线索", "Cause")) }
                    th { (l.t("当事人", "Party")) }
                    th { (l.t("阶段", "Stage")) }
                    th { (l.t("下一期限", "Next due")) }
                    th { (l.t("文号", "Number")) }
                    th { (l.t("变动", "Changed")) }
                } }
                tbody { @for it in lines { (row(l, today, it)) } }
            }
        }
    }
}

fn row(l: Lang, today: Date, it: &DocketLine) -> Markup {
    let changed = it.changed.get(..10).unwrap_or_default();
    html! {
        tr {
            td.title data-label=(l.t("案由", "Cause")) {
                a href={ "/files/" (it.file) } {
                    @if it.title.is_empty() { (it.file) } @else { (it.title) }
                }
                @if let Some(place) = &it.place { span.place { (place) } }
            }
            td data-label=(l.t("当事人", "Party")) { (it.party.as_deref().unwrap_or("—")) }
            td data-label=(l.t("阶段", "Stage")) {
                span.stage.ended[it.ended] { (l.t(&it.stage_zh, &it.stage_en)) }
                @if let Some(role) = it.waits_for.as_deref().and_then(case::Role::from_key) {
                    span.waits { (l.t("待", "awaits ")) (l.t(role.zh(), role.en())) (l.t("审批", "")) }
                }
            }
            td.due data-label=(l.t("期限", "Due")) { (due(l, today, it)) }
            td.no data-label=(l.t("文号", "Number")) { (it.number.as_deref().unwrap_or_default()) }
            td.nowrap.muted data-label=(l.t("变动", "Changed")) { (changed) }
        }
    }
}
