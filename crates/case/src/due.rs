//! 期限 — what must happen by a day. Dues are derived from the file and never stored.

use jiff::civil::Date;
use law::Reckoning;
use serde::Serialize;

/// Whose period it is: a lapsed right of the party is no fault of the bureau.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// 行政机关应当在期限内作为。
    Authority,
    /// 当事人可以（或者应当）在期限内行使权利、履行义务。
    Party,
}

/// A period that runs, or ran, in a file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Due {
    /// Key of the term, such as `hearing_request`.
    pub term: String,
    /// What is owed, in Chinese: 作出处罚决定.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// Id of the rule.
    pub rule: String,
    /// Whose period.
    pub whose: Whose,
    /// The dates, with their explanation.
    pub reckoning: Reckoning,
    /// The day on which it was done, if it was.
    pub met_on: Option<Date>,
    /// Hours decide: the moment at which it ends, for periods of hours.
    pub ends_at: Option<jiff::civil::DateTime>,
}

/// Where a period stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DueState {
    /// 逾期：the bureau's duty is overdue.
    Overdue,
    /// 期内，the internal target has passed or is today.
    Urgent,
    /// 期内。
    Running,
    /// 期间届满：a right lapsed or an effect set in; nobody is at fault.
    Lapsed,
    /// 逾期完成。
    MetLate,
    /// 按期完成。
    Met,
}

impl Due {
    /// A due of `term` that is the bureau's duty, reckoned as given.
    pub fn of_authority(zh: &str, en: &str, reckoning: Reckoning, met_on: Option<Date>) -> Self {
        Self::new(Whose::Authority, zh, en, reckoning, met_on)
    }

    /// A due of `term` within which the party may or must act.
    pub fn of_party(zh: &str, en: &str, reckoning: Reckoning, met_on: Option<Date>) -> Self {
        Self::new(Whose::Party, zh, en, reckoning, met_on)
    }

    fn new(whose: Whose, zh: &str, en: &str, reckoning: Reckoning, met_on: Option<Date>) -> Self {
        let (term, rule) = (reckoning.term.clone(), reckoning.rule.clone());
        let (zh, en) = (zh.to_owned(), en.to_owned());
        Self { term, zh, en, rule, whose, reckoning, met_on, ends_at: None }
    }

    /// The same, for a period of hours that ends at `at`.
    #[must_use]
    pub fn ending_at(mut self, at: jiff::civil::DateTime) -> Self {
        self.ends_at = Some(at);
        self
    }

    /// Last day.
    pub fn last_day(&self) -> Date {
        self.reckoning.legal_end
    }

    /// Where the period stands on `today`.
    pub fn state(&self, today: Date) -> DueState {
        match (self.met_on, self.whose) {
            (Some(on), _) if on > self.last_day() => DueState::MetLate,
            (Some(_), _) => DueState::Met,
            (None, Whose::Party) if today > self.last_day() => DueState::Lapsed,
            (None, Whose::Authority) if today > self.last_day() => DueState::Overdue,
            (None, Whose::Authority) if today >= self.reckoning.target => DueState::Urgent,
            (None, _) => DueState::Running,
        }
    }
}

/// 不计入期限的时间：a stretch of time that an institution takes out of the period for deciding.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Stretch {
    /// Reason as the term's `excludes` names it: `hearing`, `testing`, `suspension`, …
    pub reason: &'static str,
    /// Chinese name of the reason.
    pub zh: &'static str,
    /// The day of the document that starts it; counting stops after it.
    pub from: Date,
    /// The day of the document that ends it, or open.
    pub to: Option<Date>,
    /// The article that names it.
    pub cite: String,
}
