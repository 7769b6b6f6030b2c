//! Reckoning a term forward.

use super::count::{Excluded, forward};
use super::explain::{self, day_en, day_zh, length_en, length_zh, step};
use super::{Adjustment, Reckoning, Step};
use crate::calendar::next;
use crate::fence::{Rolls, Term, Unit, Whose};
use crate::law::Law;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

impl Law {
    /// Reckons a term from the day that starts it.
    ///
    /// # Panics
    /// On a key that no article sets.
    pub fn reckon(&self, key: &str, start: Date) -> Reckoning {
        self.reckon_with(key, start, &[])
    }

    /// Reckons a term with what was excluded, suspended and extended.
    ///
    /// # Panics
    /// On a key that no article sets.
    pub fn reckon_with(&self, key: &str, start: Date, adjust: &[Adjustment]) -> Reckoning {
        self.reckon_term(self.known_term(key), start, adjust)
    }

    /// Reckons a term of hours: they run through nights and days off.
    ///
    /// # Panics
    /// On a key that no article sets.
    pub fn reckon_hours(&self, key: &str, start: DateTime) -> DateTime {
        self.count_hours(self.known_term(key), start)
    }

    /// The same for a term that need not be in the data. A term of days ends at the same time of its last day.
    pub fn count_hours(&self, term: &Term, start: DateTime) -> DateTime {
        match term.unit {
            Unit::Hour => start.saturating_add(i64::from(term.n).hours()),
            _ => self.reckon_term(term, start.date(), &[]).legal_end.to_datetime(start.time()),
        }
    }

    /// Reckons a term that need not be in the data.
    pub fn reckon_term(&self, term: &Term, start: Date, adjust: &[Adjustment]) -> Reckoning {
        Count::new(self, term, start, adjust).run(adjust)
    }

    pub(super) fn known_term(&self, key: &str) -> &Term {
        self.term(key).unwrap_or_else(|| {
            let keys: Vec<&str> = self.terms().map(|t| t.key.as_str()).collect();
            panic!("no article sets the term “{key}”; there are: {}", keys.join(", "))
        })
    }

    /// The unit of a term under the city's readings (AMB-05, AMB-10).
    pub(super) fn unit_of(&self, term: &Term) -> Unit {
        let read = |id: &str, choice: &str| {
            term.reading.iter().any(|r| r == id) && self.city().reads(id, choice)
        };
        let working = read("AMB-10", "working") || read("AMB-05", "all_working");
        if working && term.unit == Unit::Calendar { Unit::Working } else { term.unit }
    }
}

/// A term being counted.
pub(super) struct Count<'a> {
    pub(super) law: &'a Law,
    pub(super) term: &'a Term,
    pub(super) start: Date,
    unit: Unit,
    pub(super) excluded: Excluded,
    pub(super) end: Date,
    pub(super) sure: bool,
    steps: Vec<Step>,
    pub(super) refused: Vec<String>,
    articles: Vec<String>,
    pub(super) granted: Vec<u32>,
}

impl<'a> Count<'a> {
    fn new(law: &'a Law, term: &'a Term, start: Date, adjust: &[Adjustment]) -> Self {
        let mut count = Self {
            law,
            term,
            start,
            unit: law.unit_of(term),
            excluded: Excluded::default(),
            end: start,
            sure: true,
            steps: Vec::new(),
            refused: Vec::new(),
            articles: Vec::new(),
            granted: vec![0; term.extensions.len()],
        };
        count.cite(&term.set_by);
        term.counted_by.iter().for_each(|c| count.cite(c));
        count.exclude(adjust);
        count
    }

    fn run(mut self, adjust: &[Adjustment]) -> Reckoning {
        let (n, unit) = (self.term.n, self.unit);
        let first_day = self.counting("CAL-01");
        first_day.iter().for_each(|c| self.cite(c));
        self.say(
            (self.start, self.start),
            format!("{}起算，当日不计", day_zh(self.start)),
            format!("Starts on {}, itself not counted", day_en(self.start)),
            first_day,
        );
        let months =
            || self.counting("CAL-04").filter(|_| matches!(unit, Unit::Month | Unit::Year));
        let counted = self.term.counted_by.clone().or_else(months);
        counted.iter().for_each(|c| self.cite(c));
        self.advance(n, unit, counted);
        for adjustment in adjust {
            if let Adjustment::Extended { index, approved_on, by } = adjustment {
                self.extend(*index, *approved_on, *by);
            }
        }
        self.exclusion_steps(adjust);
        self.finish()
    }

    pub(super) fn cite(&mut self, article: &str) {
        if !article.is_empty() && !self.articles.iter().any(|a| a == article) {
            self.articles.push(article.to_owned());
        }
    }

    pub(super) fn say(&mut self, days: (Date, Date), zh: String, en: String, cite: Option<String>) {
        self.steps.push(step(days.0, days.1, zh, en, cite));
    }

    pub(super) fn refuse(&mut self, day: Date, zh: String, en: String, cite: Option<String>) {
        self.refused.push(zh.clone());
        self.say((day, day), zh, en, cite);
    }

    /// A provision of a counting rule (`CAL-…`): of the instrument that counts the term where it has one, else of the
    /// civil code, which counts wherever nothing else does.
    fn counting(&self, rule: &str) -> Option<String> {
        let cites = &self.law.rule(rule)?.cites;
        let by = self.term.counted_by.as_deref().unwrap_or(&self.term.set_by);
        let of = |name: &str, cite: &str| {
            !name.is_empty() && cite.split('第').next().is_some_and(|n| n == name)
        };
        let own = by.split('第').next().unwrap_or_default();
        let same = cites.iter().find(|c| of(own, c));
        same.or_else(|| cites.iter().find(|c| of("民法典", c))).or(cites.first()).cloned()
    }

    /// Moves the end by `n` units that count.
    pub(super) fn advance(&mut self, n: u32, unit: Unit, cite: Option<String>) {
        let from = self.end;
        let walk = forward(&self.law.calendar, from, n, unit, &self.excluded);
        self.end = walk.end;
        self.sure &= walk.sure;
        self.say(
            (next(from), walk.end),
            format!("自{}起数{}，至{}", next(from), length_zh(n, unit), day_zh(walk.end)),
            format!("{} from {} run to {}", length_en(n, unit), next(from), day_en(walk.end)),
            cite,
        );
        for (stretch, kind) in walk.met {
            self.steps.push(explain::met(&self.law.calendar, stretch, kind));
        }
    }

    fn rolls(&self) -> bool {
        match (self.term.rolls, self.term.whose) {
            (Rolls::Explicit, _) => true,
            (Rolls::Analogy, Whose::Party) => !self.law.city().reads("AMB-02", "nobody_rolls"),
            (Rolls::Analogy, Whose::Authority) | (Rolls::Never, _) => false,
        }
    }

    /// The end by law, and whether it is certain.
    pub(super) fn legal_end(&self) -> (Date, bool) {
        if self.rolls() { self.law.calendar.next_working(self.end) } else { (self.end, true) }
    }

    fn finish(mut self) -> Reckoning {
        let (legal, legal_sure) = self.legal_end();
        let (target, target_sure) = self.law.calendar.last_working(self.end);
        self.roll_step(legal);
        let (raw, start) = (self.end, self.start);
        self.say(
            (target, target),
            format!("内部目标：不迟于{}的最后一个工作日{}", raw, day_zh(target)),
            format!("Internal target: {}, the last working day not after {raw}", day_en(target)),
            None,
        );
        let calendar_sure = legal_sure && target_sure;
        let provisional = !(self.sure && calendar_sure);
        if provisional && !self.law.calendar.knows(legal.max(target)) {
            self.steps.push(explain::unsure(&self.law.calendar, start, legal));
        }
        Reckoning {
            term: self.term.key.clone(),
            zh: self.term.zh.clone(),
            en: self.term.en.clone(),
            start,
            raw_end: raw,
            legal_end: legal,
            target,
            provisional,
            articles: self.articles,
            rule: self.term.rule.clone(),
            steps: self.steps,
            lapse: self.term.lapse,
            refused: self.refused,
        }
    }

    /// Says whether and why the end moves off a day off.
    fn roll_step(&mut self, legal: Date) {
        if self.law.calendar.guess(self.end).is_working() {
            return;
        }
        let raw = self.end;
        let why = match (self.term.rolls, self.term.whose) {
            (Rolls::Explicit, _) => ("依规定顺延至", "by rule it moves to"),
            (Rolls::Analogy, Whose::Party) if self.rolls() => {
                ("当事人的权利类推顺延（AMB-02）至", "a party's right moves by analogy (AMB-02) to")
            }
            (Rolls::Analogy, Whose::Party) => {
                ("本市不作类推顺延（AMB-02），仍为", "this city does not move it (AMB-02):")
            }
            (Rolls::Analogy, Whose::Authority) => (
                "机关的义务不作顺延安排（AMB-02），仍为",
                "a duty is planned without moving (AMB-02):",
            ),
            (Rolls::Never, _) => ("不顺延，仍为", "this does not move:"),
        };
        let by = self.term.rolls_by.clone().or_else(|| self.counting("CAL-03"));
        let cite = by.filter(|_| legal != raw);
        cite.iter().for_each(|c| self.cite(c));
        self.say(
            (raw, legal),
            format!("末日{}非工作日，{}{}", day_zh(raw), why.0, day_zh(legal)),
            format!("{} is a day off; {} {}", day_en(raw), why.1, day_en(legal)),
            cite,
        );
    }
}
