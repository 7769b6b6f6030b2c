//! What is told above a form: refusals with their articles, faults with their fields, what moved.

use super::draw::id;
use crate::shell::{Lang, escape, rule_link};
use case::{FieldFault, Refusal};
use maud::{Markup, html};
use procedures::{Entry, Record};
use std::sync::Arc;

/// What came of the last attempt.
pub enum Told {
    /// Nothing was attempted.
    Nothing,
    /// What was filled in does not fit.
    Malformed(Vec<FieldFault>),
    /// The law does not allow it.
    Refused(Vec<Refusal>),
    /// The file has moved since the form was opened.
    Moved(Vec<Arc<Record>>),
    /// It would be allowed; pages of the papers it would issue.
    WouldPass(Vec<Proof>),
    /// The data are damaged.
    ReadOnly,
}

/// A paper of a preview.
pub struct Proof {
    /// Title.
    pub title: String,
    /// Pages as SVG, or why it cannot be typeset.
    pub pages: Result<Vec<String>, String>,
}

/// Links to the articles of citations.
pub fn cite_links(cites: &[String]) -> Markup {
    html! {
        @for it in cites {
            a.cite href={ "/law/at?c=" (escape(it)) } { (it) } " "
        }
    }
}

/// All reasons of a refusal, each with its articles and rule.
pub fn refusals(l: Lang, all: &[Refusal]) -> Markup {
    html! {
        ul.refusals {
            @for it in all {
                li {
                    (l.t(&it.zh, &it.en)) " "
                    span.because {
                        (cite_links(&it.because))
                        @if !it.rule.is_empty() { (rule_link(&it.rule)) }
                    }
                }
            }
        }
    }
}

/// The notice above the form.
pub fn notice(l: Lang, told: &Told) -> Markup {
    html! {
        @match told {
            Told::Nothing => {}
            Told::Malformed(faults) => (malformed(l, faults)),
            Told::Refused(all) => section.notice.refused role="alert" tabindex="-1" data-focus="" {
                h2 { (l.t("依法不能办理", "The law does not allow it")) }
                (refusals(l, all))
                p.muted {
                    (l.t("填写的内容都还在下面。", "Everything you typed is still below."))
                }
            },
            Told::Moved(since) => (moved(l, since)),
            Told::WouldPass(proofs) => (would_pass(l, proofs)),
            Told::ReadOnly => section.notice.refused role="alert" tabindex="-1" data-focus="" {
                h2 { (l.t("系统只读，没有办理", "Read-only: nothing was done")) }
            },
        }
    }
}

fn malformed(l: Lang, faults: &[FieldFault]) -> Markup {
    html! {
        section.notice.malformed role="alert" tabindex="-1" data-focus="" {
            h2 {
                (l.t("有 ", "")) (faults.len())
                (l.t(" 处填写需要更正", " entries need correction"))
            }
            ul {
                @for it in faults {
                    li {
                        a href={ "#" (id(&it.field)) } { (it.label) }
                        (l.t("：", ": ")) (l.t(&it.zh, &it.en))
                        @if !it.value.is_empty() { span.value { "（" (it.value) "）" } }
                    }
                }
            }
        }
    }
}

fn moved(l: Lang, since: &[Arc<Record>]) -> Markup {
    html! {
        section.notice.moved role="alert" tabindex="-1" data-focus="" {
            h2 {
                (l.t(
                    "您填写期间，案卷有了新的记录，没有办理",
                    "The file has moved since you opened the form; nothing was done",
                ))
            }
            ul {
                @for it in since {
                    @let act = Entry::act(&it.act).map_or(it.act.as_str(), |(_, info)| l.t(info.zh, info.en));
                    li {
                        (l.moment(it.stamp.at)) " " (it.stamp.name) "（"
                        (l.t(it.stamp.role.zh(), it.stamp.role.en())) "）"
                        strong { (act) }
                    }
                }
            }
            p {
                (l.t(
                    "填写的内容都还在下面。请看过新的记录，再决定是否提交。",
                    "Everything you typed is still below. Look at what is new, then submit again.",
                ))
            }
        }
    }
}

fn would_pass(l: Lang, proofs: &[Proof]) -> Markup {
    html! {
        section.notice.pass role="status" tabindex="-1" data-focus="" {
            h2 { (l.t("可以办理", "It is allowed")) }
            p {
                @if proofs.is_empty() {
                    (l.t("此行为不出具文书。", "This act issues no paper."))
                } @else {
                    (l.t("提交后出具下列文书：", "Submitting issues:"))
                    @for it in proofs { " 《" (it.title) "》" }
                }
            }
        }
        @for it in proofs {
            section.proof {
                h3 { (it.title) }
                @match &it.pages {
                    Ok(pages) => (sheets(l, &it.title, pages)),
                    Err(why) => p.wrong { (why) },
                }
            }
        }
    }
}

/// Pages of a paper, one under the other.
pub fn sheets(l: Lang, title: &str, pages: &[String]) -> Markup {
    html! {
        div.sheets {
            @for (at, page) in pages.iter().enumerate() {
                figure.sheet role="img"
                    aria-label={ (title) " " (l.t("第", "page ")) (at + 1) (l.t("页", "")) } {
                    (crate::shell::drawn(page.clone()))
                }
            }
        }
    }
}
