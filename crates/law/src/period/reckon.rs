//! Reckoning a term forward.

use super::count::{Excluded, Stretch, forward};
use super::explain::{self, day_en, day_zh, length_en, length_zh, step};
use super::{Adjustment, Reckoning, Step};
use crate::calendar::next;
use crate::fence::{Approver, Rolls, Term, Unit, Whose};
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
        let term = self.known_term(key);
        match term.unit {
            Unit::Hour => start.saturating_add(i64::from(term.n).hours()),
            _ => self
                .reckon(key, start.date())
                .legal_end
                .to_datetime(start.time()),
        }
    }

    /// Reckons a term that need not be in the data.
    pub fn reckon_term(&self, term: &Term, start: Date, adjust: &[Adjustment]) -> Reckoning {
        Count::new(self, term, start, adjust).run(adjust)
    }

    pub(super) fn known_term(&self, key: &str) -> &Term {
        self.term(key).unwrap_or_else(|| {
            let keys: Vec<&str> = self.terms().map(|t| t.key.as_str()).collect();
            panic!(
                "no article sets the term “{key}”; there are: {}",
                keys.join(", ")
            )
        })
    }

    /// The unit of a term under the city's readings (AMB-05, AMB-10).
    pub(super) fn unit_of(&self, term: &Term) -> Unit {
        term.unit
    }
}

struct Count<'a> {
    law: &'a Law,
    term: &'a Term,
    start: Date,
    unit: Unit,
    excluded: Excluded,
    end: Date,
    sure: bool,
    steps: Vec<Step>,
    refused: Vec<String>,
    articles: Vec<String>,
    granted: Vec<u32>,
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
        self.say(
            (self.start, self.start),
            format!("{}起算，当日不计", day_zh(self.start)),
            format!("Starts on {}, itself not counted", day_en(self.start)),
            self.first_day(),
        );
        self.advance(n, unit, self.term.counted_by.clone());
        for adjustment in adjust {
            if let Adjustment::Extended {
                index,
                approved_on,
                by,
            } = adjustment
            {
                self.extend(*index, *approved_on, *by);
            }
        }
        self.exclusion_steps(adjust);
        self.finish()
    }

    fn cite(&mut self, article: &str) {
        if !article.is_empty() && !self.articles.iter().any(|a| a == article) {
            self.articles.push(article.to_owned());
        }
    }

    fn say(&mut self, days: (Date, Date), zh: String, en: String, cite: Option<String>) {
        self.steps.push(step(days.0, days.1, zh, en, cite));
    }

    fn refuse(&mut self, day: Date, zh: String, en: String, cite: Option<String>) {
        self.refused.push(zh.clone());
        self.say((day, day), zh, en, cite);
    }

    /// The provision by which the first day is not counted, of the counting instrument where it has one.
    fn first_day(&self) -> Option<String> {
        let rule = self.law.rule("CAL-01")?;
        let by = self.term.counted_by.as_deref().unwrap_or(&self.term.set_by);
        let same = |c: &&String| {
            let name = c.split('第').next().unwrap_or_default();
            !name.is_empty() && by.starts_with(name)
        };
        rule.cites.iter().find(same).or(rule.cites.first()).cloned()
    }

    /// Moves the end by `n` units that count.
    fn advance(&mut self, n: u32, unit: Unit, cite: Option<String>) {
        let from = self.end;
        let walk = forward(&self.law.calendar, from, n, unit, &self.excluded);
        self.end = walk.end;
        self.sure &= walk.sure;
        self.say(
            (next(from), walk.end),
            format!(
                "自{}起数{}，至{}",
                next(from),
                length_zh(n, unit),
                day_zh(walk.end)
            ),
            format!(
                "{} from {} run to {}",
                length_en(n, unit),
                next(from),
                day_en(walk.end)
            ),
            cite,
        );
        for (stretch, kind) in walk.met {
            self.steps
                .push(explain::met(&self.law.calendar, stretch, kind));
        }
    }

    fn exclude(&mut self, adjust: &[Adjustment]) {
        let mut stretches = Vec::new();
        for adjustment in adjust {
            match adjustment {
                Adjustment::Excluded { from, to, cite, .. }
                | Adjustment::Suspended {
                    from,
                    to: Some(to),
                    cite,
                    ..
                } => {
                    if to < from {
                        self.refuse(
                            *from,
                            format!("扣除期间止于{to}，早于起于{from}，不予扣除"),
                            format!("An exclusion cannot end ({to}) before it begins ({from})"),
                            None,
                        );
                        continue;
                    }
                    cite.iter().for_each(|c| self.cite(c));
                    stretches.push(Stretch {
                        first: next(*from),
                        last: *to,
                    });
                }
                Adjustment::Suspended { to: None, .. } => self.sure = false,
                Adjustment::Extended { .. } => {}
            }
        }
        self.excluded = Excluded::new(stretches);
    }

    fn exclusion_steps(&mut self, adjust: &[Adjustment]) {
        for adjustment in adjust {
            match adjustment {
                Adjustment::Excluded { from, to, reason, cite }
                | Adjustment::Suspended { from, to: Some(to), reason, cite }
                    if from <= to =>
                {
                    let one = Excluded::new(vec![Stretch { first: next(*from), last: *to }]);
                    let n = one.within(self.start, self.end);
                    self.say(
                        (*from, *to),
                        format!("{reason}：{from}次日至{to}不计入，其中期内{n}日"),
                        format!("{reason}: the days after {from} to {to} do not count, {n} of them within the term"),
                        cite.clone(),
                    );
                }
                Adjustment::Suspended { from, to: None, reason, cite } => self.say(
                    (*from, *from),
                    format!("{reason}：自{from}起中止，尚未恢复，届满日随恢复顺延，现列为最早之日"),
                    format!("{reason}: suspended since {from} and not resumed; the end given is the earliest"),
                    cite.clone(),
                ),
                _ => {}
            }
        }
    }

    fn extend(&mut self, index: usize, on: Date, by: Approver) {
        let Some(extension) = self.term.extensions.get(index).cloned() else {
            let count = self.term.extensions.len();
            return self.refuse(
                on,
                format!("本期限没有第{}种延长（共{count}种），不计", index + 1),
                format!(
                    "The term has no extension {} (there are {count})",
                    index + 1
                ),
                None,
            );
        };
        let cite = Some(extension.cite.clone());
        let (legal, _) = self.legal_end();
        if on > legal {
            return self.refuse(
                on,
                format!("{on}批准延长时期限已于{legal}届满，延长无效，按逾期记录"),
                format!(
                    "Approved on {on}, after the term had ended on {legal}: void, record as overdue"
                ),
                cite,
            );
        }
        if !suffices(by, extension.approver) {
            let needed = approver_zh(extension.approver);
            return self.refuse(
                on,
                format!("延长应由{needed}批准，{}批准无效", approver_zh(by)),
                format!("The extension needs {:?}, not {by:?}", extension.approver),
                cite,
            );
        }
        if self.granted[index] >= extension.times || self.granted[..index].contains(&0) {
            return self.refuse(
                on,
                format!(
                    "第{}种延长限{}次，且须在前一种之后，不计",
                    index + 1,
                    extension.times
                ),
                format!(
                    "Extension {} may be granted {} time(s), after the one before it",
                    index + 1,
                    extension.times
                ),
                cite,
            );
        }
        self.granted[index] += 1;
        self.cite(&extension.cite);
        self.say(
            (on, on),
            format!(
                "{on}经{}批准延长{}",
                approver_zh(by),
                length_zh(extension.n, extension.unit)
            ),
            format!(
                "Extended by {} on {on}",
                length_en(extension.n, extension.unit)
            ),
            cite.clone(),
        );
        self.advance(extension.n, extension.unit, cite);
    }

    /// The end by law, and whether it is certain.
    fn legal_end(&self) -> (Date, bool) {
        let rolls = match (self.term.rolls, self.term.whose) {
            (Rolls::Explicit, _) | (Rolls::Analogy, Whose::Party) => true,
            (Rolls::Analogy, Whose::Authority) | (Rolls::Never, _) => false,
        };
        if rolls {
            self.law.calendar.next_working(self.end)
        } else {
            (self.end, true)
        }
    }

    fn finish(mut self) -> Reckoning {
        let (legal, legal_sure) = self.legal_end();
        let (target, target_sure) = self.law.calendar.last_working(self.end);
        self.roll_step(legal);
        let (raw, start) = (self.end, self.start);
        self.say(
            (target, target),
            format!("内部目标：不迟于{}的最后一个工作日{}", raw, day_zh(target)),
            format!(
                "Internal target: {}, the last working day not after {raw}",
                day_en(target)
            ),
            None,
        );
        let calendar_sure = legal_sure && target_sure;
        let provisional = !(self.sure && calendar_sure);
        if provisional && !self.law.calendar.knows(legal.max(target)) {
            self.steps
                .push(explain::unsure(&self.law.calendar, start, legal));
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
            (Rolls::Explicit, _) => (
                "末日非工作日，依规定顺延至",
                "a day off, so by rule it moves to",
            ),
            (Rolls::Analogy, Whose::Party) => (
                "末日非工作日，当事人的权利类推顺延（AMB-02）至",
                "a day off; a party's right moves by analogy (AMB-02) to",
            ),
            (Rolls::Analogy, Whose::Authority) => (
                "末日非工作日，机关的义务不作顺延安排（AMB-02），仍为",
                "a day off; a duty is planned without moving (AMB-02):",
            ),
            (Rolls::Never, _) => (
                "末日非工作日，依其性质不顺延，仍为",
                "a day off, but this never moves:",
            ),
        };
        let cite = self.term.rolls_by.clone().filter(|_| legal != raw);
        cite.iter().for_each(|c| self.cite(c));
        self.say(
            (raw, legal),
            format!("{}{}{}", day_zh(raw), why.0, day_zh(legal)),
            format!("{} is {} {}", day_en(raw), why.1, day_en(legal)),
            cite,
        );
    }
}

/// A collective decision or the chief stands for any head; otherwise the approver must be the one named.
fn suffices(by: Approver, needed: Approver) -> bool {
    by == needed || needed == Approver::Head && matches!(by, Approver::Chief | Approver::Collective)
}

fn approver_zh(approver: Approver) -> &'static str {
    match approver {
        Approver::Head => "机关负责人",
        Approver::Collective => "负责人集体讨论",
        Approver::Chief => "主要负责人",
        Approver::Government => "本级人民政府",
        Approver::Superior => "上一级机关",
    }
}
