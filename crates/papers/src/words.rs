//! The words on finished pages, read back from their frames.

use typst::layout::{Abs, Frame, FrameItem, Point, Size, Transform};
use typst::text::TextItem;
use typst_layout::PagedDocument;

use crate::PaperFault;

/// A run of text with its place on the page.
struct Run {
    at: Point,
    width: Abs,
    size: Abs,
    text: String,
}

/// Lines from top to bottom, runs from left to right; pages end with a form feed.
pub(crate) fn of(document: &PagedDocument) -> String {
    let pages = document.pages().iter().map(|page| {
        let mut runs = Vec::new();
        visit(&page.frame, Transform::identity(), &mut |item, ts| {
            if upright(ts) {
                let at = Point::zero().transform(ts);
                let (width, size) = (item.width(), item.size);
                runs.push(Run { at, width, size, text: item.text.to_string() });
            }
        });
        lines(runs)
    });
    pages.collect::<Vec<_>>().join("\u{c}\n")
}

/// Looks at finished pages: every character has a glyph, and every word is on the paper. `place` names where a
/// character stands.
pub(crate) fn inspect(
    document: &PagedDocument,
    place: impl Fn(char) -> String,
) -> Result<(), PaperFault> {
    for (number, page) in (1..).zip(document.pages()) {
        let mut fault = None;
        visit(&page.frame, Transform::identity(), &mut |item, ts| {
            if let Some(ch) = undrawn(item) {
                let field = place(ch);
                fault = Some(PaperFault::MissingGlyph { ch, field });
            } else if upright(ts) && !on_paper(item, ts, page.frame.size()) {
                let text = item.text.chars().take(30).collect();
                fault = Some(PaperFault::OffPage { page: number, text });
            }
        });
        if let Some(fault) = fault {
            return Err(fault);
        }
    }
    Ok(())
}

fn undrawn(item: &TextItem) -> Option<char> {
    let missing = item.glyphs.iter().find(|g| g.id == 0)?;
    item.text[missing.range()].chars().next().or(Some(char::REPLACEMENT_CHARACTER))
}

fn on_paper(item: &TextItem, ts: Transform, paper: Size) -> bool {
    let start = Point::zero().transform(ts);
    let end = start.x + item.width();
    start.x >= Abs::zero() && end <= paper.x && start.y >= Abs::zero() && start.y <= paper.y
}

/// The text without any white space, for comparisons that must not depend on where lines break.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn visit(frame: &Frame, ts: Transform, see: &mut dyn FnMut(&TextItem, Transform)) {
    for (at, item) in frame.items() {
        let ts = ts.pre_concat(Transform::translate(at.x, at.y));
        match item {
            FrameItem::Group(group) => visit(&group.frame, ts.pre_concat(group.transform), see),
            FrameItem::Text(text) => see(text, ts),
            _ => {}
        }
    }
}

/// Turned text is seal or draft mark.
fn upright(ts: Transform) -> bool {
    ts.kx.is_zero() && ts.ky.is_zero() && ts.sx.get() > 0.0
}

fn lines(mut runs: Vec<Run>) -> String {
    // Runs whose baselines differ by less than a third of their size share a line.
    runs.sort_by_key(|run| run.at.y);
    let mut rows: Vec<Vec<Run>> = Vec::new();
    for run in runs {
        match rows.last_mut() {
            Some(row) if (run.at.y - row[0].at.y) * 3.0 < row[0].size => row.push(run),
            _ => rows.push(vec![run]),
        }
    }
    rows.into_iter().map(line).collect()
}

/// One line; a gap wider than half a character is a space.
fn line(mut runs: Vec<Run>) -> String {
    runs.sort_by_key(|run| run.at.x);
    let mut text = String::new();
    let mut end = None;
    for run in runs {
        if end.is_some_and(|end| (run.at.x - end) * 2.0 > run.size) {
            text.push(' ');
        }
        end = Some(run.at.x + run.width);
        text.push_str(&run.text);
    }
    text.push('\n');
    text
}
