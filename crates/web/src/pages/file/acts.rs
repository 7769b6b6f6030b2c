//! What can be done now, what cannot and why: every reason with its article.

use super::View;
use crate::forms::refusals;
use crate::shell::{Lang, rule_link};
use case::Refusal;
use maud::{Markup, html};
use procedures::Possible;

/// Code of the refusal that only says that the person lacks the role.
const ROLE: &str = "may_act";

/// Acts with one and the same set of reasons.
struct Group<'a> {
    acts: Vec<&'a Possible>,
    refusals: &'a [Refusal],
}

pub(super) fn draw(view: &View<'_>) -> Markup {
    let l = view.l();
    let (mine, others): (Vec<&Possible>, Vec<&Possible>) =
        view.possible.iter().partition(|it| it.permitted);
    let (now, blocked): (Vec<&Possible>, Vec<&Possible>) =
        mine.into_iter().partition(|it| it.refusals.is_empty());
    let only_role = |it: &&Possible| it.refusals.iter().all(|it| it.code == ROLE);
    let (theirs, folded): (Vec<&Possible>, Vec<&Possible>) =
        others.into_iter().partition(only_role);
    html! {
        section #acts.acts {
            h2 { (l.t("现在可以办理", "Can be done now")) }
            @if now.is_empty() {
                p.empty { (l.t("现在没有您可以办理的事项，原因见下。", "Nothing for you to do now; see why below.")) }
            } @else {
                ul.possible { @for it in &now { (possible(view, it)) } }
            }
            @if !theirs.is_empty() { (by_others(l, &theirs)) }
            @if !blocked.is_empty() { (stopped(l, &blocked)) }
            @if !folded.is_empty() { (not_mine(l, &folded)) }
        }
    }
}

fn possible(view: &View<'_>, it: &Possible) -> Markup {
    let l = view.l();
    html! {
        li {
            a.button.act href={ "/files/" (view.id) "/acts/" (it.institution.name) "/" (it.info.noun) } {
                (l.t(it.info.zh, it.info.en))
            }
            span.help {
                @if l == Lang::Zh { (it.info.help) " " }
                (rule_link(it.info.under))
            }
        }
    }
}

/// What waits for somebody else now.
fn by_others(l: Lang, theirs: &[&Possible]) -> Markup {
    html! {
        h3 { (l.t("现在可由他人办理", "Others can do now")) }
        ul.others {
            @for it in theirs {
                li {
                    (l.t(it.info.zh, it.info.en)) " "
                    span.muted { (l.t("由", "by ")) (roles(l, it)) }
                }
            }
        }
    }
}

fn roles(l: Lang, it: &Possible) -> String {
    let names: Vec<_> = it.info.by.iter().map(|it| l.t(it.zh(), it.en())).collect();
    names.join("、")
}

/// Acts that are mine but not possible, by what stands in their way.
fn stopped(l: Lang, blocked: &[&Possible]) -> Markup {
    html! {
        h3 { (l.t("现在不能办理，和原因", "Cannot be done now, and why")) }
        ul.stopped {
            @for group in groups(blocked) {
                li {
                    p.names {
                        @for it in &group.acts {
                            span.blocked-act aria-disabled="true" { (l.t(it.info.zh, it.info.en)) } " "
                        }
                    }
                    (refusals(l, group.refusals))
                }
            }
        }
    }
}

/// Acts with the same reasons are told together; every one keeps all of its reasons.
fn groups<'a>(blocked: &[&'a Possible]) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for it in blocked {
        match groups.iter_mut().find(|group| same(group.refusals, &it.refusals)) {
            Some(group) => group.acts.push(it),
            None => groups.push(Group { acts: vec![it], refusals: &it.refusals }),
        }
    }
    groups
}

fn same(one: &[Refusal], other: &[Refusal]) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).all(|(a, b)| (&a.code, &a.zh) == (&b.code, &b.zh))
}

fn not_mine(l: Lang, folded: &[&Possible]) -> Markup {
    html! {
        details.not-mine {
            summary {
                (l.t("不属于您职务的事项", "Acts that are not yours")) " " span.muted { (folded.len()) }
            }
            ul.stopped {
                @for it in folded {
                    @let rest: Vec<Refusal> = it.refusals.iter().filter(|it| it.code != ROLE).cloned().collect();
                    li {
                        p.names {
                            span.blocked-act { (l.t(it.info.zh, it.info.en)) } " "
                            span.muted { (l.t("由", "by ")) (roles(l, it)) }
                        }
                        (refusals(l, &rest))
                    }
                }
            }
        }
    }
}
