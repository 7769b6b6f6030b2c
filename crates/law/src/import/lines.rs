//! What a line of a statute file is.

use crate::numerals::{is_numeral, number};

/// A line without the blanks, marks and invisible characters around it.
pub(super) fn clean(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}'))
}

/// A line without `#` in front, and how many there were.
pub(super) fn unhash(line: &str) -> (usize, &str) {
    let rest = line.trim_start_matches('#');
    (line.len() - rest.len(), clean(rest))
}

/// 第…条 at the beginning of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ArticleLine<'a> {
    pub number: u32,
    pub inserted: Option<u32>,
    /// Whether a blank, a bracket or the end of the line follows: else it may be a reference in running text.
    pub parted: bool,
    pub rest: &'a str,
}

/// Reads 第六十四条, 第二十九 条, 第四十九条之一, 第二十八条条 at the beginning of a line.
pub(super) fn article(line: &str) -> Option<ArticleLine<'_>> {
    let (n, rest) = numeral(line.strip_prefix('第')?.trim_start())?;
    let rest = rest.trim_start().strip_prefix('条')?;
    let (inserted, rest) = match rest.strip_prefix('之').and_then(numeral) {
        Some((n, after)) if parted(after) => (Some(n), after),
        _ => (None, rest),
    };
    let rest = rest.strip_prefix('条').filter(|r| parted(r)).unwrap_or(rest);
    Some(ArticleLine { number: n, inserted, parted: parted(rest), rest: clean(rest) })
}

fn parted(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || "（【(".contains(c))
}

/// 第一章 总则: level, label, title. A line marked as a heading may be long.
pub(super) fn division(line: &str, marked: bool) -> Option<(u8, &str, &str)> {
    let (_, rest) = numeral(line.strip_prefix('第')?)?;
    let rest = rest.trim_start();
    let (level, name) = [(2, "分编"), (1, "编"), (3, "章"), (4, "节")]
        .into_iter()
        .find(|(_, n)| rest.starts_with(n))?;
    let label = &line[..line.len() - rest.len() + name.len()];
    let title = clean(&rest[name.len()..]);
    let clauses = title.trim_end_matches('。').contains(['，', '。', '；', '：']);
    let short = title.chars().count() <= 45 && !clauses;
    let long_ago = rest[name.len()..].starts_with(['的', '规']);
    ((marked || short) && !long_ago).then_some((level, label, title))
}

/// 六、调解: a heading of a judicial interpretation, where it ends without a full stop.
pub(super) fn numbered_heading(line: &str) -> Option<(&str, &str)> {
    let at = line.find('、')?;
    let (label, title) = (&line[..at], clean(&line[at + '、'.len_utf8()..]));
    let numbered = !label.is_empty() && label.chars().all(is_numeral);
    (numbered && title.chars().count() <= 25 && !ended(title)).then_some((label, title))
}

/// Whether a line could be the title of a chapter: short, without a full stop, a comma or a formula.
pub(super) fn is_title(line: &str) -> bool {
    line.chars().count() <= 20 && !ended(line) && !line.contains(['，', '。', '＝', '=', '×'])
}

/// （一） at the beginning of a line: its number and the rest.
pub(super) fn item(line: &str) -> Option<(u32, &str)> {
    let inside = line.strip_prefix(['（', '('])?;
    let (n, rest) = numeral(inside.trim_start())?;
    let rest = rest.trim_start().strip_prefix(['）', ')'])?;
    Some((n, clean(rest)))
}

/// 1. or １． or ① at the beginning of a line.
pub(super) fn is_point(line: &str) -> bool {
    let digits =
        line.trim_start_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    let numbered = digits.len() < line.len() && digits.starts_with(['.', '．', '、']);
    // 1.5 metres is no point 1.
    let decimal = digits.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    numbered && !decimal || line.starts_with(|c: char| ('①'..='⑳').contains(&c))
}

/// Whether a line begins the attachments of an instrument.
pub(super) fn is_attachment(line: &str) -> bool {
    let by_laws = line.chars().filter(|c| !c.is_whitespace()).eq("附则".chars());
    let rest = line.strip_prefix('附').filter(|_| !by_laws);
    let named = rest.is_some_and(|r| {
        r.is_empty()
            || r.starts_with(['：', ':', ' ', '\u{3000}'])
            || (r.starts_with(['件', '录', '表', '图']) && !r.contains('。'))
    });
    named && line.chars().count() <= 60
}

/// Whether a text ends as a sentence or a list entry ends; otherwise the next line may continue it.
pub(super) fn ended(text: &str) -> bool {
    text.ends_with(|c: char| "。｡；;：:！!？?”’）)》】」…".contains(c))
}

/// Whether a line was broken before its sentence ended. A short one is a caption, one with `=` a formula.
pub(super) fn is_broken(text: &str) -> bool {
    !ended(text) && text.chars().count() > 12 && !text.contains(['＝', '='])
}

/// A numeral at the beginning of a text.
pub(super) fn numeral(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c| !is_numeral(c)).unwrap_or(text.len());
    number(&text[..end]).map(|n| (n, &text[end..]))
}

/// Splits a line before 第`next`条, 第`next + 1`条 … where several articles stand in one line.
pub(super) fn split_articles(line: &str, mut next: u32) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut begin = 0;
    for (at, _) in line.match_indices('第') {
        let before = &line[begin..at];
        let after_sentence = before.ends_with(char::is_whitespace) && ended(before.trim_end());
        let Some(found) = article(&line[at..]) else {
            continue;
        };
        if at > begin && after_sentence && found.parted && found.number == next {
            pieces.push(clean(before));
            begin = at;
            next += 1;
        }
    }
    pieces.push(clean(&line[begin..]));
    pieces
}
