//! Reads the data file of an instrument: front matter, headings, gists, fences.

use crate::LawError;
use crate::citation::{Citation, Place};
use crate::error::read_toml;
use crate::instrument::{Article, Head, Instrument};

/// Reads `text`, the content of `file`.
///
/// # Errors
/// The first fault, with its line and what is expected there.
pub fn instrument(file: &str, text: &str) -> Result<Instrument, LawError> {
    let mut lines = text.lines().enumerate().map(|(i, l)| (i + 1, l));
    match lines.next() {
        Some((_, l)) if l.trim_end() == "+++" => {}
        _ => {
            return Err(LawError::at(file, 1, "expected front matter between two lines +++"));
        }
    }
    let mut front = String::new();
    loop {
        match lines.next() {
            Some((_, l)) if l.trim_end() == "+++" => break,
            Some((_, l)) => {
                front.push_str(l);
                front.push('\n');
            }
            None => {
                return Err(LawError::at(file, 1, "the front matter has no closing line +++"));
            }
        }
    }
    let head: Head = read_toml(file, 2, &front)?;
    let mut reader = Reader {
        file,
        short: &head.short,
        done: Vec::new(),
        article: Article::new(Place::Whole, 1),
    };
    while let Some((line, text)) = lines.next() {
        if let Some(kind) = text.strip_prefix("```") {
            let body = fence_body(file, line, &mut lines)?;
            reader.fence(kind.trim(), line + 1, &body)?;
        } else if let Some(heading) = text.strip_prefix("## ") {
            reader.heading(heading, line)?;
        } else if text.starts_with('#') {
            let message =
                "expected a heading like “## 第六十四条” or text; other levels are not used";
            return Err(LawError::at(file, line, message));
        } else {
            reader.article.gist.push_str(text.trim());
            reader.article.gist.push('\n');
        }
    }
    let mut articles = reader.finish();
    let whole = articles.remove(0);
    Ok(Instrument { head, file: file.to_owned(), whole, articles })
}

fn fence_body<'a>(
    file: &str,
    line: usize,
    lines: &mut impl Iterator<Item = (usize, &'a str)>,
) -> Result<String, LawError> {
    let mut body = String::new();
    for (_, text) in lines {
        if text.trim_end() == "```" {
            return Ok(body);
        }
        body.push_str(text);
        body.push('\n');
    }
    Err(LawError::at(file, line, "this fence is not closed by a line ```"))
}

struct Reader<'a> {
    file: &'a str,
    short: &'a str,
    done: Vec<Article>,
    article: Article,
}

impl Reader<'_> {
    fn heading(&mut self, heading: &str, line: usize) -> Result<(), LawError> {
        let place: Place = heading.parse()?;
        if self.done.iter().chain([&self.article]).any(|a| a.place == place) {
            let message = format!("“{}” 出现两次 · this heading stands twice", heading.trim());
            return Err(LawError::at(self.file, line, message));
        }
        let article = std::mem::replace(&mut self.article, Article::new(place, line));
        self.close(article);
        Ok(())
    }

    fn fence(&mut self, kind: &str, line: usize, body: &str) -> Result<(), LawError> {
        let article = self.article.place.clone();
        let cite =
            Citation { instrument: self.short.to_owned(), article, paragraph: None, item: None };
        let set_by = cite.to_string();
        macro_rules! add {
            ($list:ident) => {{
                let value = read_toml(self.file, line, body)?;
                self.article.$list.push(value);
                if let Some(value) = self.article.$list.last_mut() {
                    value.set_by = set_by;
                }
            }};
        }
        match kind {
            "term" => add!(terms),
            "amount" => add!(amounts),
            "rate" => add!(rates),
            "threshold" => add!(thresholds),
            "contents" => add!(contents),
            _ => {
                let message = format!(
                    "fence “{kind}” is unknown; expected term, amount, rate, threshold or contents"
                );
                return Err(LawError::at(self.file, line - 1, message));
            }
        }
        Ok(())
    }

    fn close(&mut self, mut article: Article) {
        article.gist = article.gist.trim().to_owned();
        self.done.push(article);
    }

    fn finish(mut self) -> Vec<Article> {
        let last = std::mem::replace(&mut self.article, Article::new(Place::Whole, 1));
        self.close(last);
        self.done
    }
}
