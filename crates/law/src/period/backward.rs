//! Terms counted back from an event: “听证的七日前”.

use super::Backward;
use super::count::back;
use super::explain::{self, day_en, day_zh, length_en, length_zh, step};
use crate::fence::{Term, Unit};
use crate::law::Law;
use jiff::civil::Date;

impl Law {
    /// The latest day for what must be done the term's length before `event_day`, counted strictly and leniently (AMB-03).
    ///
    /// # Panics
    /// On a key that no article sets.
    pub fn latest_before(&self, key: &str, event_day: Date) -> Backward {
        self.count_back(self.known_term(key), event_day)
    }

    /// The same for a term that is not in the data.
    pub fn count_back(&self, term: &Term, event: Date) -> Backward {
        let calendar = self.calendar();
        let unit = self.unit_of(term);
        let lenient = back(calendar, event, term.n, unit);
        let strict = match unit {
            Unit::Working => back(calendar, event, term.n + 1, unit),
            _ => back(calendar, lenient.end, 1, Unit::Calendar),
        };
        let cite = term.counted_by.clone();
        let mut steps = vec![step(
            lenient.end,
            event,
            format!("自{}往前数{}，当日不计", day_zh(event), length_zh(term.n, unit)),
            format!("Back {} from {}, itself not counted", length_en(term.n, unit), day_en(event)),
            cite.clone(),
        )];
        steps.extend(strict.met.iter().map(|(s, kind)| explain::met(calendar, *s, *kind)));
        steps.push(step(
            lenient.end,
            lenient.end,
            format!("从宽：第{}日为{}，迟于此日即违法", term.n, day_zh(lenient.end)),
            format!("Lenient: day {} back is {}; later is too late", term.n, day_en(lenient.end)),
            None,
        ));
        steps.push(step(
            strict.end,
            strict.end,
            format!("从严：留足{}整日，安排不迟于{}（AMB-03）", term.n, day_zh(strict.end)),
            format!("Strict: {} clear days, so plan for {} (AMB-03)", term.n, day_en(strict.end)),
            None,
        ));
        let provisional = !(strict.sure && lenient.sure);
        if provisional {
            steps.push(explain::unsure(calendar, strict.end, event));
        }
        let articles = [Some(term.set_by.clone()), cite];
        Backward {
            event,
            strict: strict.end,
            lenient: lenient.end,
            provisional,
            articles: articles.into_iter().flatten().filter(|a| !a.is_empty()).collect(),
            explanation: explain::text(&steps, |s| &s.zh),
            steps,
        }
    }
}
