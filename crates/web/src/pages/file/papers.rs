//! Papers of a file: look, print, prove.

use super::View;
use crate::shell::Lang;
use case::Issued;
use maud::{Markup, html};
use procedures::engine;

/// Title of a paper.
pub(super) fn title(l: Lang, paper: &Issued) -> String {
    engine::kind_of(paper).map_or(paper.kind.clone(), |it| l.t(it.zh, it.en).to_owned())
}

pub(super) fn draw(view: &View<'_>) -> Markup {
    let l = view.l();
    let none = view.file.papers().next().is_none();
    html! {
        section #papers.papers {
            h2 { (l.t("文书", "Papers")) }
            @if none {
                p.empty { (l.t("还没有出具文书。", "No papers yet.")) }
            } @else {
                form action={ "/files/" (view.id) "/print" } target="_blank" {
                    table.papers-table {
                        thead { tr {
                            th { span.visually-hidden { (l.t("选择", "choose")) } }
                            th { (l.t("文书", "Paper")) }
                            th { (l.t("日期", "Date")) }
                            th { (l.t("取用", "Take")) }
                        } }
                        tbody {
                            @for (record, it) in view.file.papers().rev() {
                                (row(view, record.stamp.day(), it))
                            }
                        }
                    }
                    p.buttons {
                        button.small { (l.t("打印选中的", "Print the chosen")) }
                        a href={ "/files/" (view.id) "/dossier.pdf" } { (l.t("整卷 PDF", "Whole file as PDF")) }
                    }
                }
            }
        }
    }
}

fn row(view: &View<'_>, day: jiff::civil::Date, it: &Issued) -> Markup {
    let l = view.l();
    let here = format!("/files/{}/papers/{}", view.id, it.no);
    let name = title(l, it);
    html! {
        tr {
            td { input type="checkbox" name="no" value=(it.no) aria-label=(name); }
            td {
                a href=(here) { (name) }
                @if let Some(number) = &it.number { span.no { (number) } }
            }
            td.nowrap { (day) }
            td.nowrap {
                a href={ (here) ".pdf" } target="_blank" { "PDF" } " "
                a href={ (here) "/receipt.json" } download { (l.t("回执", "receipt")) }
            }
        }
    }
}
