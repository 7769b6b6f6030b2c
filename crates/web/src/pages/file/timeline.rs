//! What happened: who, when, in which role, what was recorded.

use super::View;
use crate::forms::record_facts;
use case::People;
use maud::{Markup, html};
use procedures::{Entry, Record};

pub(super) fn draw(view: &View<'_>, people: &People) -> Markup {
    let l = view.l();
    let shown = view.shown(people);
    let covers =
        view.file.records().iter().any(|it| record_facts(it, shown).iter().any(|it| it.covered));
    html! {
        section #timeline.timeline {
            h2 { (l.t("办理经过", "Timeline")) " " span.muted { (view.file.head()) } }
            @if covers && !view.open {
                p.muted {
                    (l.t("证件号码、电话、举报人等已遮盖。", "Identity numbers, telephones and informants are covered."))
                    " " a href={ "/files/" (view.id) "?uncover=1#timeline" } { (l.t("显示（查看会留下记录）", "Show (looking is recorded)")) }
                }
            }
            ol reversed {
                @for it in view.file.records().iter().rev() { (entry(view, it, people)) }
            }
        }
    }
}

fn entry(view: &View<'_>, record: &Record, people: &People) -> Markup {
    let l = view.l();
    let act = Entry::act(&record.act);
    let name = act.map_or(record.act.as_str(), |(_, info)| l.t(info.zh, info.en));
    let stamp = &record.stamp;
    html! {
        li #{ "record-" (record.seq) } value=(record.seq) {
            p.line {
                strong { (name) }
                @if let Some((institution, _)) = act {
                    " " span.muted { (l.t(institution.zh, institution.en)) }
                }
                span.right.muted {
                    (stamp.name) "（" (l.t(stamp.role.zh(), stamp.role.en())) "） "
                    time.nowrap datetime=(stamp.at) { (l.moment(stamp.at)) }
                }
            }
            dl.recorded {
                @for it in record_facts(record, view.shown(people)) {
                    div { dt { (it.label) } dd { (it.value) } }
                }
            }
            @if !record.papers.is_empty() {
                p.issued {
                    @for it in &record.papers {
                        a href={ "/files/" (view.id) "/papers/" (it.no) } {
                            "《" (super::papers::title(l, it)) "》" (it.number.as_deref().unwrap_or_default())
                        } " "
                    }
                }
            }
        }
    }
}
