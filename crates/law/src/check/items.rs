//! Violations, their ranges and benchmarks.

use super::Checker;
use crate::item::{FineRange, Grade, GradeKey, Hundredths, Item};
use std::collections::HashSet;

impl Checker<'_> {
    pub(super) fn items(&mut self) {
        let law = self.law;
        let mut seen = HashSet::new();
        for at in &law.items {
            let (file, line, item) = (&at.file, at.line, &at.value);
            if !seen.insert(&item.code) {
                self.fault(file, line, format!("事项编码“{}”重复 · code given twice", item.code));
            }
            if item.violation.is_empty() || item.penalty.is_empty() {
                let message =
                    format!("“{}”缺违则或者罚则 · needs violation and penalty", item.code);
                self.fault(file, line, message);
            }
            for cite in item.violation.iter().chain(&item.penalty) {
                self.cites(file, line, cite);
            }
            for cite in item.fines.iter().filter_map(|f| f.cite.as_ref()) {
                self.cites(file, line, cite);
            }
            for fine in item.fines.iter().filter(|f| f.max < f.min) {
                let (min, max) = (fine.min.fen(), fine.max.fen());
                let message = format!("“{}”罚款幅度{min}～{max}颠倒 · min above max", item.code);
                self.fault(file, line, message);
            }
            for code in item.overlaps.iter().filter(|c| law.item(c).is_none()) {
                let message = format!("竞合事项“{code}”不存在 · overlaps names no item");
                self.fault(file, line, message);
            }
            self.grades(file, line, item, &item.grades, None);
        }
    }

    pub(super) fn benchmarks(&mut self) {
        let law = self.law;
        for at in &law.benchmarks {
            let (file, line, benchmark) = (&at.file, at.line, &at.value);
            self.cites(file, line, &benchmark.source);
            match law.item(&benchmark.item) {
                Some(item) => {
                    self.grades(file, line, item, &benchmark.grades, Some(&benchmark.source))
                }
                None => {
                    let message = format!("基准所指事项“{}”不存在 · no such item", benchmark.item);
                    self.fault(file, line, message);
                }
            }
        }
    }

    /// Grades of one fine are ordered, leave no gap and cover the statutory range.
    fn grades(
        &mut self,
        file: &str,
        line: usize,
        item: &Item,
        grades: &[Grade],
        source: Option<&String>,
    ) {
        for grade in grades {
            match (&grade.source, source) {
                (Some(own), _) => self.cites(file, line, own),
                (None, Some(_)) => {}
                (None, None) => {
                    let message = format!("“{}”的档次没有依据 · a grade needs a source", item.code);
                    self.fault(file, line, message);
                }
            }
        }
        let divided: HashSet<usize> = grades.iter().map(|g| g.fine).collect();
        for index in divided {
            let of: Vec<&Grade> = grades.iter().filter(|g| g.fine == index).collect();
            let message = match item.fines.get(index) {
                None => format!("“{}”没有第{index}个罚款幅度 · no fine of that index", item.code),
                Some(fine) => match gap(fine, &of) {
                    Some(why) => format!("“{}”的裁量档次{why}", item.code),
                    None => continue,
                },
            };
            self.fault(file, line, message);
        }
    }
}

fn gap(fine: &FineRange, grades: &[&Grade]) -> Option<String> {
    let (waived, graded): (Vec<&Grade>, Vec<&Grade>) =
        grades.iter().copied().partition(|g| g.key == GradeKey::Waived);
    if waived.iter().any(|g| g.min != Hundredths(0) || g.max != Hundredths(0)) {
        return Some("：不予处罚的档次应为 0 · a waived grade is 0".to_owned());
    }
    let mut at = fine.min;
    for grade in &graded {
        if grade.min != at || grade.max < grade.min {
            let (min, at) = (grade.min.fen(), at.fen());
            return Some(format!("“{}”起于{min}，应起于{at} · gap or overlap", grade.zh));
        }
        at = grade.max;
    }
    let (end, max) = (at.fen(), fine.max.fen());
    (!graded.is_empty() && at != fine.max)
        .then(|| format!("止于{end}，应止于{max} · does not reach the maximum"))
}
