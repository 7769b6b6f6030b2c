//! Documents without articles: opinions and notices, cited by their numbered sections, 三项制度指导意见（六）.

use super::{ArticleText, Edition, Heading, Paragraph, Problem, lines};
use crate::citation::Place;
use crate::numerals::chinese;
use std::collections::HashMap;

/// Reads the numbered sections 一、 and （一） of `body` into `edition`; says whether there were any.
pub(super) fn sections(edition: &mut Edition, body: &[(usize, String)]) -> bool {
    let mut count: HashMap<u32, usize> = HashMap::new();
    for (n, _) in body.iter().filter_map(|(_, line)| lines::item(line)) {
        *count.entry(n).or_default() += 1;
    }
    let mut part = String::new();
    for (line, text) in body {
        let (name, rest) = if let Some((label, rest)) = part_line(text) {
            part = format!("{label}、");
            let title = if rest.chars().count() <= 45 { rest } else { "" };
            let (label, title) = (part.clone(), title.to_owned());
            edition.headings.push(Heading { level: 3, label, title });
            (part.clone(), rest)
        } else if let Some((n, rest)) = lines::item(text) {
            // Where the numbers begin anew in each part, the part belongs to the name of the section.
            let own = format!("（{}）", chinese(n));
            let unique = count.get(&n) == Some(&1);
            (if unique { own } else { format!("{part}{own}") }, rest)
        } else {
            match edition.articles.last_mut() {
                Some(article) => article.paragraphs.push(plain(text)),
                None => edition.history.push(text.clone()),
            }
            continue;
        };
        let place = Place::Heading(name);
        match edition.articles.iter_mut().find(|a| a.place == place) {
            // Numbers that begin anew once more stay with the section before them.
            Some(_) => {
                let what = format!("“{place}”出现两次，并入前文 · this number stands twice");
                edition.problems.push(Problem { line: *line, what });
                if let Some(article) = edition.articles.last_mut() {
                    article.paragraphs.push(plain(text));
                }
            }
            None => edition.articles.push(section(edition.headings.len(), place, *line, rest)),
        }
    }
    !edition.articles.is_empty()
}

fn plain(text: &str) -> Paragraph {
    Paragraph { text: text.to_owned(), items: Vec::new() }
}

/// A section: its first sentence is a title where it is short or stands alone.
fn section(headings: usize, place: Place, line: usize, rest: &str) -> ArticleText {
    let end = rest.find('。').unwrap_or(rest.len());
    let short = rest[..end].chars().count() <= 40;
    let (title, text) = match rest.get(end + '。'.len_utf8()..) {
        Some(after) if short => (&rest[..end], lines::clean(after)),
        None if short => (rest, ""),
        _ => ("", rest),
    };
    let paragraph =
        (!text.is_empty()).then(|| Paragraph { text: text.to_owned(), items: Vec::new() });
    ArticleText {
        place,
        title: title.to_owned(),
        under: headings.checked_sub(1),
        line,
        paragraphs: paragraph.into_iter().collect(),
    }
}

/// 一、总体要求 at the beginning of a line.
fn part_line(text: &str) -> Option<(&str, &str)> {
    let (label, rest) = text.split_once('、')?;
    let numbered = !label.is_empty() && label.chars().all(|c| "一二三四五六七八九十".contains(c));
    numbered.then_some((label, lines::clean(rest)))
}
