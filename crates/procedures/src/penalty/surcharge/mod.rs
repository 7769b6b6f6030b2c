//! 加处罚款 — what accrues day by day when a fine is not paid in time.
//!
//! 行政处罚法第七十二条第一款第一项（每日按罚款数额的比例加处，不超过罚款的数额）、第七十三条第三款（复议、诉讼
//! 期间不计）；罚款决定与罚款收缴分离实施办法第七条、第九条（决定书写明的才加处）。

mod papers;

use crate::{CaseFile, Institution, PaperScene, Record, Scene, common, deferral, payment, remedy};
use case::{Guard, Outcome, PaperKind, Refusals, acts, ensure};
use jiff::civil::Date;
use law::{Fen, Law};
use serde::{Deserialize, Serialize};
use serde_json::Value;

acts! {
    /// 核算到某日为止的加处罚款，列明逾期天数和不计的期间，供收款、催告和申请执行使用。
    Reckon "核算加处罚款" "reckon the surcharge" as "reckon"
        by [Officer, WindowClerk] under "APL-72.1" {
        until: Date = "核算到（含当日）", "up to and including";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已核算。
    Reckoned {
        /// Up to and including this day.
        until: Date,
        /// The surcharge on that day, in fen.
        amount: Fen,
    },
}

/// What is known of the surcharge: nothing but what can be computed.
#[derive(Clone, Default)]
pub struct State {
    reckoned: Option<(Date, Fen)>,
}

impl State {
    /// The last statement: up to which day, how much.
    pub fn reckoned(&self) -> Option<(Date, Fen)> {
        self.reckoned
    }
}

/// Days on which one sum was overdue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Overdue {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Days, those that do not count left out.
    pub days: u32,
    /// What was overdue on each of them.
    pub base: Fen,
}

/// Whether the decision says that a surcharge will be charged.
pub fn told(file: &CaseFile) -> bool {
    let paper = common::decision_paper(file).and_then(|kind| file.last_paper(kind));
    paper.is_some_and(|(_, it)| it.fields.to_string().contains("加处罚款"))
}

/// 加处罚款 on `day`, that day included: for each day after the last day for paying, on what was still
/// unpaid when the day began; no day from the acceptance of a remedy to the service of its result; never
/// more than the fine.
pub fn accrued(file: &CaseFile, law: &Law, day: Date) -> Fen {
    if !told(file) {
        return Fen::ZERO;
    }
    let rate = law.rate("late_surcharge");
    let sum: Fen = overdue(file, law, day).iter().map(|it| rate.on(it.base, it.days)).sum();
    sum.min(payment::imposed(file).fine)
}

/// The overdue days up to `day`, put together where the sum is the same.
pub fn overdue(file: &CaseFile, law: &Law, day: Date) -> Vec<Overdue> {
    let Some(schedule) = Schedule::of(file, law) else { return Vec::new() };
    let stops = !law.city().reads("AMB-14", "runs_in_appeal");
    let excluded = if stops { remedy::stretches(file) } else { Vec::new() };
    let stands_still =
        |on: Date| excluded.iter().any(|(from, to)| *from <= on && to.is_none_or(|to| on <= to));
    let mut found: Vec<Overdue> = Vec::new();
    let mut before = schedule.first();
    while before < day {
        let Ok(on) = before.tomorrow() else { break };
        let base = schedule.unpaid(file, before);
        if base > Fen::ZERO && !stands_still(on) {
            match found.last_mut() {
                Some(last) if last.base == base && last.to == before => {
                    last.to = on;
                    last.days += 1;
                }
                _ => found.push(Overdue { from: on, to: on, days: 1, base }),
            }
        }
        before = on;
    }
    found
}

/// When which part of the fine had to be paid: as the decision said, and from its approval on as a
/// deferral says.
struct Schedule {
    fine: Fen,
    last: Date,
    approved_on: Option<Date>,
    parts: Vec<(Date, Fen)>,
}

impl Schedule {
    fn of(file: &CaseFile, law: &Law) -> Option<Self> {
        let last = payment::period(file, law)?.legal_end;
        let parts = deferral::plan(file).iter().map(|it| (it.due_on, it.amount)).collect();
        let (fine, approved_on) = (payment::imposed(file).fine, deferral::approved_on(file));
        Some(Self { fine, last, approved_on, parts })
    }

    /// The last day before anything can be overdue.
    fn first(&self) -> Date {
        self.last.min(self.parts.first().map_or(self.last, |(on, _)| *on))
    }

    /// What should have been paid by the end of `day` and was not.
    fn unpaid(&self, file: &CaseFile, day: Date) -> Fen {
        let paid = payment::paid(file, payment::What::Fine, day);
        let should = if self.approved_on.is_some_and(|on| on <= day) {
            let parts: Fen = self.parts.iter().map(|(_, sum)| *sum).sum();
            let due: Fen =
                self.parts.iter().filter(|(on, _)| *on <= day).map(|(_, sum)| *sum).sum();
            Fen(self.fine.0 - parts.0 + due.0)
        } else if self.last <= day {
            self.fine
        } else {
            Fen::ZERO
        };
        Fen((should.0 - paid.0).max(0))
    }
}

/// The law of the surcharge.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, _record: &Record) {
        let Event::Reckoned { until, amount } = event;
        state.reckoned = Some((*until, *amount));
    }

    fn gates(_noun: &str, s: &Scene, no: &mut Refusals) {
        no.all([payment_overdue(s), surcharge_was_told(s)]);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        let Act::Reckon(it) = act;
        no.check(common::not_in_the_future(s, it.until, "核算日期"));
        no.pass()?;
        let amount = accrued(s.file, s.law, it.until);
        Some(Outcome::event(Event::Reckoned { until: it.until, amount }).issue("statement"))
    }

    fn fields(_paper: &str, s: &PaperScene) -> Value {
        papers::fields(s)
    }
}

/// 逾期不缴纳罚款的，才有加处罚款；批准暂缓、分期的，逾期自该期届满起算。
fn payment_overdue(s: &Scene) -> Guard {
    let last = payment::due_by(s.file, s.law).into_iter().map(|(day, _)| day).min();
    let shown = last.map_or("尚未起算".to_owned(), |it| it.to_string());
    ensure!(
        !overdue(s.file, s.law, s.today()).is_empty(),
        "APL-72.1",
        "罚款没有逾期（缴款期限：{shown}），没有加处罚款。",
        "The fine is not overdue (last day: {shown})."
    )
}

/// 决定书写明逾期加处罚款及其标准的，才能加处。
fn surcharge_was_told(s: &Scene) -> Guard {
    ensure!(
        told(s.file),
        "APL-72.1",
        "处罚决定书没有写明逾期加处罚款及其标准，不得加处。",
        "The decision does not say that a surcharge will be charged: none may be."
    )
}
