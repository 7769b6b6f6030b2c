//! The words on finished pages, read back from their frames.

use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::text::TextItem;
use typst_layout::PagedDocument;

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
                runs.push(Run {
                    at,
                    width,
                    size,
                    text: item.text.to_string(),
                });
            }
        });
        lines(runs)
    });
    pages.collect::<Vec<_>>().join("\u{c}\n")
}

/// The first character no face could draw.
pub(crate) fn undrawn(document: &PagedDocument) -> Option<char> {
    let mut found = None;
    for page in document.pages() {
        visit(&page.frame, Transform::identity(), &mut |item, _| {
            let missing = item.glyphs.iter().find(|g| g.id == 0);
            found = found.or(missing.map(|g| {
                item.text[g.range()]
                    .chars()
                    .next()
                    .unwrap_or(char::REPLACEMENT_CHARACTER)
            }));
        });
    }
    found
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
