//! Pages of the workbench.

pub mod account;
pub mod blobs;
pub mod desk;
pub mod file;
pub mod law;
pub mod list;
pub mod papers;
pub mod sign_in;
pub mod verify;

use crate::shell::{Lang, escape};
use ::law::{Citation, Law};
use maud::{Markup, html};
use procedures::{CaseFile, Earlier};

/// How a file is called: its number, else what it is about, else its id.
pub fn name_of(l: Lang, file: &CaseFile) -> String {
    let number = file.papers().find_map(|(_, it)| it.number.clone());
    let title = || Earlier::of(file).map(|it| it.title).filter(|it| !it.is_empty());
    let stage = || Some(desk::stage(l, file).to_owned()).filter(|it| !it.is_empty());
    let id = || file.id().map(ToString::to_string);
    number.or_else(title).or_else(stage).or_else(id).unwrap_or_default()
}

/// The articles of citations with their gist.
pub fn gists(l: Lang, law: &Law, cites: &[String]) -> Markup {
    html! {
        @for cite in cites {
            @let found = cite.parse::<Citation>().ok();
            @let found = found.as_ref().and_then(|it| law.resolve(it));
            div.gist {
                a.cite href={ "/law/at?c=" (escape(cite)) } { (cite) }
                @match found {
                    Some((_, article)) => p { (article.gist) },
                    None => p.muted { (l.t("没有要点", "no gist")) },
                }
            }
        }
    }
}
