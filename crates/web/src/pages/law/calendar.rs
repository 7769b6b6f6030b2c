//! 工作日历 — the days as announced.

use crate::shell::{App, Fault, Lang, Nav, Seat, page};
use axum::extract::{Path, State};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::{Calendar, Day};
use maud::{Markup, html};

/// `GET /law/calendar/{year}`.
///
/// # Errors
/// No schedule of that year.
pub async fn calendar(
    State(app): State<App>,
    seat: Seat,
    Path(year): Path<i16>,
) -> Result<Markup, Fault> {
    let calendar = app.office().law().calendar();
    let announced = calendar.years().find(|it| it.year == year);
    let announced = announced.ok_or_else(|| {
        Fault::missing("这一年的放假安排尚未收录。", "No schedule of that year is loaded.")
    })?;
    let l = seat.lang();
    let title = format!("{year} {}", l.t("年工作日历", "calendar"));
    let body = html! {
        nav.crumbs { a href="/law" { (l.t("法规", "Law")) } }
        h1 { (title) }
        p.muted { (l.t("来源：", "Source: ")) (announced.source) }
        p.legend {
            span.day.working { (l.t("工作日", "working day")) } " "
            span.day.adjusted { (l.t("调休上班", "worked weekend")) } " "
            span.day.rest { (l.t("休息", "day off")) } " "
            span.day.statutory { (l.t("法定节假日", "public holiday")) }
        }
        div.months { @for number in 1..=12 { (month(l, calendar, year, number)) } }
    };
    Ok(page(&seat, Nav::Law, &title, body))
}

fn month(l: Lang, calendar: &Calendar, year: i16, number: i8) -> Markup {
    let first = date(year, number, 1);
    let before = first.weekday().to_monday_zero_offset();
    let start = first.checked_sub(i64::from(before).days()).unwrap_or(first);
    let last = first.last_of_month();
    let weeks: Vec<Vec<Date>> = (0..6)
        .map(|week| {
            (0..7).filter_map(|it| start.checked_add((week * 7 + it).days()).ok()).collect()
        })
        .filter(|week: &Vec<Date>| week.first().is_some_and(|it| *it <= last))
        .collect();
    html! {
        table.month {
            caption { (number) (l.t(" 月", "")) @if l == Lang::En { " / " (year) } }
            thead { tr {
                @for it in weeks.first().into_iter().flatten() {
                    th { (l.weekday(*it).trim_start_matches('周')) }
                }
            } }
            tbody {
                @for week in &weeks {
                    tr { @for it in week { (cell(l, calendar, *it, number)) } }
                }
            }
        }
    }
}

fn cell(l: Lang, calendar: &Calendar, day: Date, month: i8) -> Markup {
    if day.month() != month {
        return html! { td {} };
    }
    let (class, word) = match calendar.day(day) {
        Some(Day::Adjusted) => ("adjusted", l.t("班", "work")),
        Some(Day::Statutory) => ("statutory", l.t("休", "off")),
        Some(Day::Rest) => ("rest", l.t("休", "off")),
        Some(Day::Working) | None => ("working", ""),
    };
    html! {
        td.day.(class) title=[calendar.holiday(day)] {
            (day.day()) @if !word.is_empty() { small { (word) } }
        }
    }
}
