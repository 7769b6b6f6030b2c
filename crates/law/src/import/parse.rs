//! The reader of one file.

use super::lines::{self, clean};
use super::{ArticleText, Edition, Heading, ItemText, Paragraph, Problem, Refused, dates, policy};
use crate::citation::Place;

/// The mark that ends the preface in the first layout.
const INFO_END: &str = "<!-- INFO END -->";

/// Reads one file of a collection.
///
/// # Errors
/// Files that are no instrument: indexes, documents without any numbered part; each with the reason.
pub fn parse(path: &str, text: &str) -> Result<Edition, Refused> {
    let refused = |why: &str| Refused { path: path.to_owned(), why: why.to_owned() };
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.strip_suffix(".md").unwrap_or(name);
    if stem.starts_with('_') || stem.eq_ignore_ascii_case("readme") {
        return Err(refused("目录或者说明文件，不是法规 · an index or a readme"));
    }
    let lines: Vec<(usize, &str)> = (text.lines().enumerate())
        .map(|(i, line)| (i + 1, clean(line)))
        .filter(|(_, line)| !line.is_empty())
        .collect();
    let Some(&(_, first)) = lines.first() else {
        return Err(refused("空文件 · an empty file"));
    };
    let (hashes, title) = lines::unhash(first);
    let title = if hashes > 0 && !title.is_empty() { title } else { first };
    let mut reader = Reader::new(path, title, lines.iter().any(|(_, l)| *l == INFO_END));
    for (i, (number, line)) in lines.iter().enumerate().skip(1) {
        let next = lines.get(i + 1).map_or("", |(_, l)| *l);
        reader.line(*number, line, next);
    }
    let mut edition = reader.finish();
    if edition.articles.is_empty() {
        edition.headings.clear();
        edition.history.clear();
        let numbered = body_lines(&lines);
        if !policy::sections(&mut edition, &numbered) {
            return Err(refused(
                "既无条文，也无“一、”“（一）”式分节 · neither articles nor numbered sections",
            ));
        }
        edition.problems.push(Problem {
            line: 1,
            what: "没有条文，按“一、”“（一）”分节读入 · no articles; read by its numbered sections"
                .to_owned(),
        });
    }
    edition.passed = dates::in_name(stem).or_else(|| dates::passed(&edition.history));
    edition.in_force = begins(&edition);
    Ok(edition)
}

/// The lines of a document without articles, after its title.
fn body_lines(lines: &[(usize, &str)]) -> Vec<(usize, String)> {
    let after_title = lines.iter().skip(1).filter(|(_, l)| *l != INFO_END);
    after_title.map(|(n, l)| (*n, lines::unhash(l).1.to_owned())).collect()
}

/// The beginning of force: in the last articles, or in the preface.
fn begins(edition: &Edition) -> Option<jiff::civil::Date> {
    let last = edition.articles.iter().rev().take(3).find_map(|a| dates::in_force(&a.text()));
    last.or_else(|| edition.history.iter().rev().find_map(|h| dates::in_force(h)))
}

struct Reader {
    edition: Edition,
    /// Lines before this are the preface.
    in_preface: bool,
    in_attachments: bool,
    /// The table of contents: headings that will come again.
    in_contents: bool,
}

impl Reader {
    fn new(path: &str, title: &str, has_preface: bool) -> Self {
        let edition = Edition {
            path: path.to_owned(),
            title: title.to_owned(),
            passed: None,
            in_force: None,
            history: Vec::new(),
            headings: Vec::new(),
            articles: Vec::new(),
            attachments: Vec::new(),
            notes: Vec::new(),
            problems: Vec::new(),
        };
        Self { edition, in_preface: has_preface, in_attachments: false, in_contents: false }
    }

    fn problem(&mut self, line: usize, what: impl Into<String>) {
        self.edition.problems.push(Problem { line, what: what.into() });
    }

    /// Number and insertion of the last article.
    fn last(&self) -> (u32, u32) {
        match self.edition.articles.last().map(|a| &a.place) {
            Some(Place::Article { number, inserted }) => (*number, inserted.unwrap_or(0)),
            _ => (0, 0),
        }
    }

    fn line(&mut self, number: usize, line: &str, next: &str) {
        if self.in_preface {
            if line == INFO_END {
                self.in_preface = false;
            } else {
                self.edition.history.push(line.to_owned());
            }
            return;
        }
        let pieces = lines::split_articles(line, self.last().0 + 1 + u32::from(starts_next(line)));
        for piece in pieces {
            self.piece(number, piece, next);
        }
    }

    fn piece(&mut self, number: usize, line: &str, next: &str) {
        let (hashes, bare) = lines::unhash(line);
        if bare.is_empty() {
            return;
        }
        if bare.chars().filter(|c| !c.is_whitespace()).eq("目录".chars()) {
            self.in_contents = self.edition.articles.is_empty();
            return;
        }
        if let Some(found) = lines::article(bare)
            && self.is_article(number, found)
        {
            return self.begin_article(number, found);
        }
        if self.in_attachments {
            return self.edition.attachments.push(line.to_owned());
        }
        if let Some((level, label, title)) = lines::division(bare, hashes > 0) {
            return self.begin_heading(level, label, title);
        }
        if self.edition.articles.is_empty() {
            return self.before_articles(hashes, bare, next);
        }
        if lines::is_attachment(bare) {
            self.in_attachments = true;
            return self.edition.attachments.push(line.to_owned());
        }
        if bare.starts_with('[') && bare.contains("编者按") {
            return self.edition.notes.push(bare.to_owned());
        }
        if self.after_heading() {
            return self.continue_heading(bare);
        }
        if hashes > 0 || self.is_bare_heading(bare, next) {
            let (label, title) = lines::numbered_heading(bare).unwrap_or(("", bare));
            return self.begin_heading(3, label, title);
        }
        self.continue_article(bare);
    }

    /// Whether 第…条 at the beginning of a line begins an article, or only refers to one.
    fn is_article(&mut self, line: usize, found: lines::ArticleLine<'_>) -> bool {
        let (last, inserted) = self.last();
        let follows = match found.inserted {
            None => found.number == last + 1,
            Some(n) => found.number == last && n == inserted + 1,
        };
        if follows || !found.parted {
            return follows;
        }
        if self.edition.articles.is_empty() {
            let (from, to) = (1, found.number - 1);
            self.problem(
                line,
                format!("缺第{from}条至第{to}条的条号 · no headings for articles {from} to {to}"),
            );
            return true;
        }
        if found.inserted.is_none() && found.number > last && found.number - last <= 10 {
            self.problem(
                line,
                format!("第{last}条之后直接是第{}条 · article numbers jump", found.number),
            );
            return true;
        }
        false
    }

    fn begin_article(&mut self, line: usize, found: lines::ArticleLine<'_>) {
        if self.in_attachments {
            self.problem(line, "附件之后又有条文 · articles after an attachment");
            self.in_attachments = false;
        }
        if self.edition.articles.is_empty() {
            self.drop_contents();
        }
        let (title, rest) = bracketed(found.rest);
        self.edition.articles.push(ArticleText {
            place: Place::Article { number: found.number, inserted: found.inserted },
            title: title.to_owned(),
            under: self.edition.headings.len().checked_sub(1),
            line,
            paragraphs: Vec::new(),
        });
        if !rest.is_empty() {
            self.continue_article(rest);
        }
    }

    /// Forgets the headings of the table of contents: those before the last one that bears the first one's label.
    fn drop_contents(&mut self) {
        self.in_contents = false;
        let headings = &mut self.edition.headings;
        let Some(first) = headings.first().map(|h| h.label.clone()) else {
            return;
        };
        if let Some(at) = headings.iter().rposition(|h| h.label == first).filter(|at| *at > 0) {
            headings.drain(..at);
        }
    }

    fn begin_heading(&mut self, level: u8, label: &str, title: &str) {
        let words: Vec<&str> = title.split_whitespace().collect();
        // 总　则 is one word, spread out; 执法 监督 would be two.
        let spread = words.iter().all(|w| w.chars().count() == 1);
        let title = if spread { words.concat() } else { words.join(" ") };
        let label = label.split_whitespace().collect();
        self.edition.headings.push(Heading { level, label, title });
    }

    /// Whether nothing but a heading has come since the last article: the line continues its title.
    fn after_heading(&self) -> bool {
        let under = self.edition.articles.last().map(|a| a.under.map_or(0, |i| i + 1));
        under.is_some_and(|seen| self.edition.headings.len() > seen)
    }

    fn continue_heading(&mut self, line: &str) {
        if let Some(heading) = self.edition.headings.last_mut() {
            heading.title.push_str(line);
        }
    }

    fn before_articles(&mut self, hashes: usize, line: &str, next: &str) {
        if hashes > 0 && lines::numbered_heading(line).is_some() || self.is_bare_heading(line, next)
        {
            let (label, title) = lines::numbered_heading(line).unwrap_or(("", line));
            return self.begin_heading(3, label, title);
        }
        if !self.in_contents && line != self.edition.title {
            self.edition.history.push(line.to_owned());
        }
    }

    /// A short line without a full stop before an article that follows in order, as 六、调解.
    fn is_bare_heading(&self, line: &str, next: &str) -> bool {
        let complete = self.last_text().is_none_or(lines::ended);
        let follows = lines::article(lines::unhash(next).1)
            .is_some_and(|a| a.inserted.is_none() && a.number == self.last().0 + 1 && a.parted);
        let numbered = lines::numbered_heading(line).is_some();
        let short = lines::is_title(line) && lines::item(line).is_none();
        let in_order = follows && (numbered || !self.edition.articles.is_empty());
        complete && short && in_order && !lines::is_point(line)
    }

    fn last_text(&self) -> Option<&str> {
        let paragraph = self.edition.articles.last()?.paragraphs.last()?;
        match paragraph.items.last() {
            None => Some(&paragraph.text),
            Some(item) => Some(item.points.last().unwrap_or(&item.text)),
        }
    }

    /// Adds a line to the article: an item, a point, a new paragraph or the rest of a broken line.
    fn continue_article(&mut self, line: &str) {
        let Some(article) = self.edition.articles.last_mut() else {
            return;
        };
        if let Some((number, text)) = lines::item(line) {
            if article.paragraphs.is_empty() {
                article.paragraphs.push(Paragraph::default());
            }
            let items = article.paragraphs.last_mut().map(|p| &mut p.items);
            let item = ItemText { number, text: text.to_owned(), points: Vec::new() };
            return items.into_iter().for_each(|list| list.push(item.clone()));
        }
        let Some(paragraph) = article.paragraphs.last_mut() else {
            let text = line.to_owned();
            return article.paragraphs.push(Paragraph { text, items: Vec::new() });
        };
        let (is_point, last) = (lines::is_point(line), paragraph.items.last_mut());
        let open = match last {
            Some(item) if is_point => return item.points.push(line.to_owned()),
            Some(item) => item.points.last_mut().unwrap_or(&mut item.text),
            None => &mut paragraph.text,
        };
        // A broken line: the sentence before it has not ended.
        if !is_point && lines::is_broken(open) {
            return open.push_str(line);
        }
        let text = line.to_owned();
        article.paragraphs.push(Paragraph { text, items: Vec::new() });
    }

    fn finish(mut self) -> Edition {
        self.move_signature();
        let last = self.edition.articles.last();
        let closing = last.is_none_or(|a| {
            ["施行", "生效", "执行", "废止", "实施"].iter().any(|w| a.text().contains(w))
        });
        let line = last.map_or(1, |a| a.line);
        if !closing {
            self.problem(
                line,
                "末条未写施行，文本可能不全 · the last article says nothing of entry into force",
            );
        }
        let empty: Vec<(usize, String)> = (self.edition.articles.iter())
            .filter(|a| a.paragraphs.is_empty())
            .map(|a| (a.line, format!("{}没有内容 · the article is empty", a.place)))
            .collect();
        for (line, what) in empty {
            self.problem(line, what);
        }
        self.edition
    }

    /// Lines without a full stop at the very end are signatures and mailing lists.
    fn move_signature(&mut self) {
        let Some(article) = self.edition.articles.last_mut() else {
            return;
        };
        while article.paragraphs.len() > 1
            && article
                .paragraphs
                .last()
                .is_some_and(|p| p.items.is_empty() && !lines::ended(&p.text))
        {
            let signature = article.paragraphs.pop().map(|p| p.text);
            self.edition.notes.splice(0..0, signature);
        }
    }
}

/// Whether a line itself begins with an article, so that the one after it is the next.
fn starts_next(line: &str) -> bool {
    lines::article(lines::unhash(line).1).is_some()
}

/// The title of an article in brackets: 【立法目的】, or （目的和依据） where nothing follows it.
fn bracketed(rest: &str) -> (&str, &str) {
    if let Some((title, text)) = rest.strip_prefix('【').and_then(|r| r.split_once('】')) {
        return (title, clean(text));
    }
    match rest.strip_prefix('（').and_then(|r| r.split_once('）')) {
        Some((title, "")) => (title, ""),
        _ => ("", rest),
    }
}
