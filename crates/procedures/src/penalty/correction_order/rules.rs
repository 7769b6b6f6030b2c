//! 责令改正的要求。

use super::{Act, Compliance, Event, Order, Recheck};
use crate::{Scene, common, common::Kept, delivery};
use case::{Due, Guard, Outcome, Refusals, ensure};
use jiff::civil::Date;
use law::{Law, Reckoning, fence::Lapse};

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    match noun {
        "order" => {
            no.check(party_known(s));
        }
        _ => {
            no.check(correction_was_ordered(s));
        }
    }
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Order(it) => {
            no.all(common::enforcing_officers(s, &it.officers, s.today()));
            no.all([
                common::certificates_shown(it.certificates_shown),
                content_is_concrete(it),
                day_still_to_come(s, it),
            ]);
            no.pass()?;
            Some(Outcome::event(Event::Ordered(it.clone())).issue("order"))
        }
        Act::Recheck(it) => {
            no.all(common::enforcing_officers(s, &it.officers, it.at.date()));
            no.all([
                common::certificates_shown(it.certificates_shown),
                period_has_ended(s, it),
                order_was_delivered(s, it),
                day_of_correction(s, it),
                common::absence_made_good(&it.presence, &it.recording),
                common::witness_is_neutral(&it.presence),
                common::moments_in_order(s, it.at, it.at),
            ]);
            no.pass()?;
            Some(Outcome::event(Event::Rechecked(it.clone())).issue("recheck"))
        }
    }
}

/// The period that the order itself sets: no statute counts it.
pub(super) fn due(order: &Kept<Order>, met: Option<Date>, law: &Law) -> Due {
    let (start, until) = (order.on, order.it.until);
    let reckoning = Reckoning {
        term: "correction".to_owned(),
        zh: "改正期限".to_owned(),
        en: "time to correct".to_owned(),
        start,
        raw_end: until,
        legal_end: until,
        target: until,
        provisional: false,
        articles: law.rule("APL-28").map(|it| it.cites.clone()).unwrap_or_default(),
        rule: "APL-28".to_owned(),
        steps: Vec::new(),
        lapse: Lapse::Effect,
        refused: Vec::new(),
    };
    Due::of_party("改正违法行为", "correct the violation", reckoning, met)
}

/// 责令改正应当有明确的当事人。
fn party_known(s: &Scene) -> Guard {
    ensure!(
        s.file.party.known().is_some(),
        "APL-28",
        "当事人尚未查明，不知道责令谁改正。",
        "The party has not been identified: nobody can be ordered to correct."
    )
}

/// 改正内容应当具体；“自行改正”“限期整改”一类的话不是内容。
fn content_is_concrete(it: &Order) -> Guard {
    const EMPTY_WORDS: &[&str] = &[
        "立即", "限期", "尽快", "及时", "按照", "按", "要求", "规定", "有关", "相关", "依法",
        "违法", "行为", "改正", "整改", "改进", "纠正", "上述", "你", "单位", "请", "进行", "予以",
        "应当", "的",
    ];
    let own = ["自行改正", "自行整改", "自行纠正", "自行处理", "自行解决"];
    let vague = own.iter().find(|it_| it.content.contains(**it_)).copied().unwrap_or_default();
    let left = EMPTY_WORDS.iter().fold(it.content.to_string(), |left, it| left.replace(it, ""));
    let says_something = left.chars().any(char::is_alphanumeric);
    ensure!(
        vague.is_empty() && says_something,
        "APL-28",
        "改正内容不具体{vague}：应当写明改正什么、怎样改正、达到什么要求，不能只写“自行改正”“限期整改”。",
        "The content is not concrete: say what must be corrected, how, and to what standard."
    )
}

/// 改正期限不早于今天。
fn day_still_to_come(s: &Scene, it: &Order) -> Guard {
    let (until, today) = (it.until, s.today());
    ensure!(
        until >= today,
        "APL-28",
        "改正期限（{until}）已经过去；立即改正的填今天（{today}）。",
        "The day ({until}) has passed; for immediate correction use today ({today})."
    )
}

/// 责令改正以后，才有复查。
fn correction_was_ordered(s: &Scene) -> Guard {
    ensure!(
        s.file.correction_order.ordered_on().is_some(),
        "APL-28",
        "还没有责令改正，无从复查。",
        "No correction has been ordered."
    )
}

/// 期限届满以前，不能认定逾期不改正。
fn period_has_ended(s: &Scene, it: &Recheck) -> Guard {
    let early = matches!(it.result, Compliance::Partly | Compliance::NotCorrected);
    let until = s.file.correction_order.until();
    let day = it.at.date();
    let shown = until.map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        !early || until.is_none_or(|until| day > until || (day == until && until == ordered(s))),
        "APL-28",
        "改正期限到{shown}为止，{day}不能认定当事人逾期没有改正。",
        "The party has time until {shown}: on {day} it cannot be found late."
    )
}

/// 责令改正通知书送达以后，才能认定逾期不改正或者拒不改正。
fn order_was_delivered(s: &Scene, it: &Recheck) -> Guard {
    let day = it.at.date();
    let served = delivery::in_force_on(s.file, "correction_order.order", day);
    ensure!(
        it.result == Compliance::Corrected || served.is_some(),
        "APL-61",
        "责令改正通知书在{day}以前没有送达当事人，不能认定逾期不改正或者拒不改正。",
        "The order had not been delivered by {day}: the party cannot be found late or refusing."
    )
}

fn ordered(s: &Scene) -> Date {
    s.file.correction_order.ordered_on().unwrap_or(s.today())
}

/// 已经改正的，写明改正日期。
fn day_of_correction(s: &Scene, it: &Recheck) -> Guard {
    let corrected = it.result == Compliance::Corrected;
    let fits = it.corrected_on.is_some_and(|on| on <= it.at.date() && on <= s.today());
    ensure!(
        fits == corrected || (!corrected && it.corrected_on.is_none()),
        "APL-28",
        "结果为“已经改正”的应当写明改正日期，不晚于复查日期；其他结果不填。",
        "State the day of correction, not after the check, exactly when it was corrected."
    )
}
