//! What moves the end of a term: exclusions, suspensions, extensions.

use super::Adjustment;
use super::count::{Excluded, Stretch};
use super::explain::{length_en, length_zh};
use super::reckon::Count;
use crate::calendar::next;
use crate::fence::{Approver, Extension};
use jiff::civil::Date;

/// Names of the reasons that terms list in `excludes`, as officers write them.
const REASONS: [(&str, &str); 14] = [
    ("hearing", "听证"),
    ("testing", "检测"),
    ("inspection", "检验"),
    ("quarantine", "检疫"),
    ("appraisal", "鉴定"),
    ("expert_review", "专家评审"),
    ("tender", "招标"),
    ("auction", "拍卖"),
    ("third_party", "第三方"),
    ("other_agencies", "其他机关"),
    ("postponement", "延期"),
    ("announcement", "公告"),
    ("suspension", "中止"),
    ("correction", "补正"),
];

/// A sentence in Chinese and in English.
type Both = (String, String);

impl Count<'_> {
    /// Takes in exclusions and suspensions; refuses those that the law does not name.
    pub(super) fn exclude(&mut self, adjust: &[Adjustment]) {
        let mut stretches = Vec::new();
        for adjustment in adjust {
            let Some((from, to, reason, cite)) = stretch(adjustment) else {
                continue;
            };
            if let Some((zh, en)) = self.exclusion_fault(adjustment, from, to, reason) {
                self.refuse(from, zh, en, cite.clone());
                continue;
            }
            cite.iter().for_each(|c| self.cite(c));
            match to {
                Some(to) => stretches.push(Stretch { first: next(from), last: to }),
                None => self.sure = false,
            }
        }
        self.excluded = Excluded::new(stretches);
    }

    fn exclusion_fault(
        &self,
        adjustment: &Adjustment,
        from: Date,
        to: Option<Date>,
        reason: &str,
    ) -> Option<Both> {
        if to.is_some_and(|to| to < from) {
            return Some((
                format!("{reason}：止日早于起日{from}，不予扣除"),
                format!("{reason}: ends before it begins on {from}; not left out"),
            ));
        }
        let suspended = matches!(adjustment, Adjustment::Suspended { .. });
        if self.may_leave_out(if suspended { "suspension" } else { reason }) {
            return None;
        }
        let named: Vec<&str> = self.term.excludes.iter().map(|e| zh(e)).collect();
        let named = if named.is_empty() {
            "没有任何事由".to_owned()
        } else {
            format!("仅{}", named.join("、"))
        };
        Some((
            format!("{reason}：“{}”可以扣除的{named}，不予扣除（CAL-11）", self.term.zh),
            format!("{reason}: the law does not leave out such days here (CAL-11)"),
        ))
    }

    /// Whether the law names the reason for this term (CAL-11, AMB-04). A bare period leaves out whatever it is told to.
    fn may_leave_out(&self, reason: &str) -> bool {
        let names = |listed: &str| reason == listed || reason.contains(zh(listed));
        let excludes = &self.term.excludes;
        let announced = !excludes.is_empty()
            && names("announcement")
            && self.law.city().reads("AMB-04", "announcement_too");
        self.term.set_by.is_empty() || announced || excludes.iter().any(|e| names(e))
    }

    /// Says what was left out, once the end is known.
    pub(super) fn exclusion_steps(&mut self, adjust: &[Adjustment]) {
        for adjustment in adjust {
            let Some((from, to, reason, cite)) = stretch(adjustment) else {
                continue;
            };
            if self.exclusion_fault(adjustment, from, to, reason).is_some() {
                continue;
            }
            let Some(to) = to else {
                self.say(
                    (from, from),
                    format!("{reason}：自{from}起中止，尚未恢复；届满日随恢复顺延，所列为最早之日"),
                    format!("{reason}: suspended since {from}, not resumed; the end given is the earliest"),
                    cite.clone(),
                );
                continue;
            };
            let one = Excluded::new(vec![Stretch { first: next(from), last: to }]);
            let n = one.within(self.start, self.end);
            self.say(
                (from, to),
                format!("{reason}：{from}次日至{to}不计入期限，落在期限内的{n}日"),
                format!("{reason}: days after {from} up to {to} do not count, {n} within the term"),
                cite.clone(),
            );
        }
    }

    /// Grants an extension, or says why it does not count.
    pub(super) fn extend(&mut self, index: usize, on: Date, by: Approver) {
        let Some(extension) = self.term.extensions.get(index).cloned() else {
            let count = self.term.extensions.len();
            let zh = format!("本期限没有第{}种延长（共{count}种），不计", index + 1);
            let en = format!("The term has no extension {} (there are {count})", index + 1);
            return self.refuse(on, zh, en, None);
        };
        let cite = Some(extension.cite.clone());
        if let Some((zh, en)) = self.extension_fault(index, &extension, on, by) {
            return self.refuse(on, zh, en, cite);
        }
        self.granted[index] += 1;
        self.cite(&extension.cite);
        self.say(
            (on, on),
            format!("{on}经{}批准延长{}", approver(by), length_zh(extension.n, extension.unit)),
            format!("Extended by {} on {on}", length_en(extension.n, extension.unit)),
            cite.clone(),
        );
        self.advance(extension.n, extension.unit, cite);
    }

    fn extension_fault(
        &self,
        index: usize,
        extension: &Extension,
        on: Date,
        by: Approver,
    ) -> Option<Both> {
        let (legal, _) = self.legal_end();
        if on > legal {
            return Some((
                format!("{on}批准延长时期限已于{legal}届满，延长不计，按逾期记录"),
                format!("Approved on {on}, after the term ended on {legal}: not counted, overdue"),
            ));
        }
        if on < self.start {
            return Some((
                format!("{on}批准延长时期限尚未起算，不计"),
                format!("Approved on {on}, before the term began: not counted"),
            ));
        }
        if !suffices(by, extension.approver) {
            let needed = approver(extension.approver);
            return Some((
                format!("延长应由{needed}批准，{}批准不计", approver(by)),
                format!("The extension needs {:?}, not {by:?}: not counted", extension.approver),
            ));
        }
        let times = extension.times;
        if self.granted[index] >= times || self.granted[..index].contains(&0) {
            return Some((
                format!("第{}种延长限{times}次，且须在前一种之后，不计", index + 1),
                format!(
                    "Extension {} may be granted {times} time(s), after the one before",
                    index + 1
                ),
            ));
        }
        None
    }
}

/// The stretch of an exclusion or suspension, its reason and citation.
fn stretch(adjustment: &Adjustment) -> Option<(Date, Option<Date>, &str, &Option<String>)> {
    match adjustment {
        Adjustment::Excluded { from, to, reason, cite } => Some((*from, Some(*to), reason, cite)),
        Adjustment::Suspended { from, to, reason, cite } => Some((*from, *to, reason, cite)),
        Adjustment::Extended { .. } => None,
    }
}

fn zh(reason: &str) -> &str {
    REASONS.iter().find(|(key, _)| *key == reason).map_or(reason, |(_, zh)| zh)
}

/// A collective decision or the chief stands for any head; otherwise the approver must be the one named.
fn suffices(by: Approver, needed: Approver) -> bool {
    by == needed || needed == Approver::Head && matches!(by, Approver::Chief | Approver::Collective)
}

fn approver(approver: Approver) -> &'static str {
    match approver {
        Approver::Head => "机关负责人",
        Approver::Collective => "负责人集体讨论",
        Approver::Chief => "主要负责人",
        Approver::Government => "本级人民政府",
    }
}
