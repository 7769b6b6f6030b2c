//! 裁量的依据、竞合、年龄、幅度和档次：看得见条文的部分。

use super::{Choose, Ground, Weight, bands};
use crate::{Earlier, Scene, common, deliberation, summary};
use case::{Guard, ensure};
use jiff::{ToSpan, civil::Date};
use law::{Citation, Fen, Item, PenaltyKind, item::Precondition};

/// Everything that a choice must satisfy in the light of the file and the law.
pub(super) fn of_choice(s: &Scene, it: &Choose) -> Vec<Guard> {
    let Some(item) = found_item(s, it) else {
        return vec![item_in_force(s, it)];
    };
    let mut guards = vec![norms_compared(s, item, it), not_a_child(s, it), youth_gets_less(s, it)];
    if it.penalty.is_empty() {
        return guards;
    }
    guards.extend([
        kinds_have_a_basis(s, item, it),
        higher_norm(s, item, it),
        precondition_holds(s, item, it),
        law_of_the_day(s, item, it),
        punishable_then(it),
        unfined(s, item, it),
    ]);
    if it.penalty.fine.is_some() {
        guards.extend(bands::of_fine(s, item, it));
    }
    guards
}

/// Earlier files of this very party.
pub(crate) fn earlier<'a>(s: &'a Scene) -> impl Iterator<Item = &'a Earlier> {
    let identity = s.file.party.known().map(|it| it.identity()).unwrap_or_default();
    s.earlier.iter().filter(move |it| !identity.is_empty() && it.party == identity)
}

/// The instrument of a superior's benchmark that the last choice departs from.
pub(super) fn superior_benchmark(s: &Scene) -> Option<String> {
    let it = super::chosen(s.file)?;
    let item = found_item(s, it)?;
    let (at, _) = common::applicable(item, it.range)?;
    let grade = bands::chosen_grade(item, at, it.grade)?;
    let cite: Citation = grade.source.as_deref()?.parse().ok()?;
    (cite.instrument != s.law.city().discretion.instrument).then_some(cite.instrument)
}

fn found_item<'a>(s: &'a Scene, it: &Choose) -> Option<&'a Item> {
    let code = it.item.as_ref().or_else(|| s.file.filing.item())?;
    s.law.item(code)
}

/// 处罚依据应当是现行公布的法律、法规、规章。
fn item_in_force(s: &Scene, it: &Choose) -> Guard {
    let code = it.item.as_ref().or_else(|| s.file.filing.item()).map(|it| it.0.clone());
    let code = code.unwrap_or_default();
    ensure!(
        s.law.item(&code).is_some(),
        "APL-16",
        "违法事项{code}不在现行目录中，没有可以适用的处罚依据。",
        "{code} is not an item in force: there is no basis for a penalty."
    )
}

/// 目录提示可能竞合的，应当逐一说明是否同时违反。
fn norms_compared(s: &Scene, item: &Item, it: &Choose) -> Guard {
    let open = item.overlaps.iter().filter(|code| !it.also.iter().any(|it| it.0 == **code));
    let name = |code: &String| s.law.item(code).map_or(code.clone(), |it| it.zh.clone());
    let open: Vec<_> = open.map(name).collect();
    let names = open.join("、");
    ensure!(
        names.is_empty() || it.not_also.is_some(),
        "APL-29",
        "同一行为还可能违反：{names}。同时违反的请列入，不构成的请写明理由。",
        "The same act may also break: {names}. List what it breaks, or say why it does not."
    )
}

/// 同一行为违反多个规范应当罚款的，按照罚款数额高的规定处罚。
fn higher_norm(s: &Scene, item: &Item, it: &Choose) -> Guard {
    let Some(party) = s.file.party.known() else {
        return Ok(());
    };
    let most = |item: &Item| common::most(s.law, item, party.kind, it.base);
    let ours = most(item);
    let others = it.also.iter().filter_map(|code| s.law.item(code));
    let higher = others.filter(|other| most(other) > ours).max_by_key(|other| most(other));
    let (name, amount) = match higher {
        Some(other) => (other.zh.clone(), most(other).unwrap_or(Fen::ZERO)),
        None => (String::new(), Fen::ZERO),
    };
    ensure!(
        higher.is_none(),
        "APL-29",
        "“{name}”的罚款数额更高（最高{amount}元），同一行为应当按照罚款数额高的规定处罚。",
        "“{name}” carries the higher fine (up to {amount} yuan); the higher norm applies."
    )
}

/// 不满十四周岁的人不予处罚。
fn not_a_child(s: &Scene, it: &Choose) -> Guard {
    let limit = s.law.threshold("age_no_penalty");
    ensure!(
        it.penalty.is_empty() || !younger_than(s, limit),
        "APL-30",
        "当事人在违法行为发生时不满{limit}周岁，不予行政处罚，责令监护人加以管教。",
        "The party was under {limit} at the time of the act; no penalty may be imposed."
    )
}

/// 未成年人应当从轻或者减轻。
fn youth_gets_less(s: &Scene, it: &Choose) -> Guard {
    let limit = s.law.threshold("age_reduced");
    let less = matches!(it.weight, Weight::Lighter | Weight::Mitigated);
    let told = less && it.grounds.contains(&Ground::Minor);
    ensure!(
        it.penalty.is_empty() || told || !younger_than(s, limit),
        "APL-30",
        "当事人在违法行为发生时不满{limit}周岁，应当从轻或者减轻处罚，并选择相应情形。",
        "The party was under {limit}: the penalty must be lighter or mitigated on that ground."
    )
}

/// Whether the party had not completed `years` on the last day of the violation.
pub(crate) fn younger_than(s: &Scene, years: i64) -> bool {
    let born = s.file.party.known().and_then(|it| it.born_on());
    let of_age = born.and_then(|it| it.checked_add(years.years()).ok());
    // 周岁 is completed on the day after the birthday.
    of_age.is_some_and(|it| last_day(s) <= it)
}

fn last_day(s: &Scene) -> Date {
    let violation = common::violation(s.file);
    violation.and_then(|(_, ended)| ended).unwrap_or_else(|| s.today())
}

/// 每一种处罚都应当有依据。
fn kinds_have_a_basis(s: &Scene, item: &Item, it: &Choose) -> Guard {
    let Some(party) = s.file.party.known() else {
        return Ok(());
    };
    let provided = |kind: &PenaltyKind| match kind {
        PenaltyKind::Fine => !item.fines.is_empty(),
        // 行政处罚法第二十八条第二款 is a basis of its own.
        PenaltyKind::GainsConfiscated => true,
        kind => {
            let mut others = item.others.iter().filter(|it| it.kind == *kind);
            others.any(|it| common::covers(s.law, it.who, party.kind))
        }
    };
    let kinds = it.penalty.kinds();
    let baseless = kinds.into_iter().find(|kind| !provided(kind));
    let (zh, en) = baseless.map_or(("", ""), |it| (common::kind_zh(it), common::kind_en(it)));
    let basis = common::cites_zh(&item.penalty);
    ensure!(
        baseless.is_none(),
        "APL-16",
        "{basis}没有对这类当事人规定“{zh}”，没有依据的处罚无效。",
        "{basis} does not provide {en} for such a party; a penalty without basis is void."
    )
}

/// 法律要求先责令改正的，逾期不改、拒不改正才可以处罚；要求造成严重后果的，应当有证据证明。
fn precondition_holds(s: &Scene, item: &Item, it: &Choose) -> Guard {
    let order = &s.file.correction_order;
    let refused = order.refused_on().is_some();
    let disobeyed = refused || order.overdue_on().is_some();
    let holds = |condition: &Precondition| match condition {
        Precondition::None => true,
        Precondition::AfterOrder => disobeyed,
        Precondition::AfterRefusal => refused || summary::refused_to_correct(s.file),
        Precondition::Serious => it.serious,
        Precondition::OrderOrSerious => disobeyed || it.serious,
    };
    let missing = preconditions(item, it).into_iter().find(|it| !holds(it));
    let (zh, en) = match missing.unwrap_or(Precondition::None) {
        Precondition::AfterOrder => ("责令改正后逾期不改", "an order to correct was not obeyed"),
        Precondition::AfterRefusal => ("责令改正后拒不改正", "correction was refused"),
        Precondition::Serious => ("造成严重后果", "serious consequences"),
        Precondition::OrderOrSerious => {
            ("逾期不改正或者造成严重后果", "an order was not obeyed, or serious consequences")
        }
        Precondition::None => ("", ""),
    };
    let basis = common::cites_zh(&item.penalty);
    ensure!(
        missing.is_none(),
        "APL-40",
        "{basis}以“{zh}”为处罚条件；案卷中没有这一事实（先责令改正并复查，或者写明后果及证据）。",
        "{basis} requires: {en}; the file does not show it."
    )
}

/// What must have happened before each of the penalties proposed: a range or another penalty may
/// have a condition of its own.
fn preconditions(item: &Item, it: &Choose) -> Vec<Precondition> {
    let fine = it.penalty.fine.and_then(|_| common::applicable(item, it.range));
    let fine = fine.map(|(_, range)| range.precondition.unwrap_or(item.precondition));
    let kinds = it.penalty.kinds();
    let others = item.others.iter().filter(|it| kinds.contains(&it.kind));
    let others = others.map(|it| it.precondition.unwrap_or(item.precondition));
    fine.into_iter().chain(others).collect()
}

/// The same, asked again when the notice is given and the decision is made.
pub fn precondition_met(s: &Scene) -> Guard {
    let Some(it) = super::chosen(s.file) else {
        return Ok(());
    };
    let Some(item) = found_item(s, it) else {
        return item_in_force(s, it);
    };
    precondition_holds(s, item, it)
}

/// 行为之后处罚规定才施行的，应当与行为时的规定比较，从旧兼从轻。
fn law_of_the_day(s: &Scene, item: &Item, it: &Choose) -> Guard {
    let day = last_day(s);
    let later = item.penalty.iter().filter_map(|cite| {
        let cite: Citation = cite.parse().ok()?;
        let instrument = s.law.instrument(&cite.instrument)?;
        let since = instrument.head.in_force?;
        (since > day).then(|| (instrument.head.short.clone(), since))
    });
    let later = later.max_by_key(|(_, on)| *on);
    let (name, on) = later.clone().unwrap_or_default();
    ensure!(
        later.is_none() || it.former.is_some(),
        "APL-37",
        "《{name}》自{on}施行，违法行为在{day}已经终了：请填写行为时的规定，从旧兼从轻。",
        "{name} is in force since {on}, the act ended on {day}: state the law of that day."
    )
}

/// 行为时不受处罚的，不得处罚。
fn punishable_then(it: &Choose) -> Guard {
    ensure!(
        it.former.as_ref().is_none_or(|it| it.punishable),
        "APL-37",
        "行为时的规定不认为应受处罚，不得依照以后的规定处罚。",
        "The act was not punishable when it was done; a later rule does not reach it."
    )
}

/// 同一违法行为已经罚款的，不得再次罚款。
fn unfined(s: &Scene, item: &Item, it: &Choose) -> Guard {
    let same = |other: &&Earlier| {
        let code = other.item.as_deref().unwrap_or_default();
        let same_norm = code == item.code
            || item.overlaps.iter().any(|it| it == code)
            || it.also.iter().any(|it| it.0 == code);
        other.fine.is_some() && same_norm && same_place(s, other) && same_time(s, other)
    };
    let fined = earlier(s).find(same);
    let title = fined.map(|it| it.title.clone()).unwrap_or_default();
    let fine = fined.and_then(|it| it.fine).unwrap_or(Fen::ZERO);
    ensure!(
        fined.is_none() || it.penalty.fine.is_none(),
        "APL-29",
        "同一违法行为（“{title}”）已经罚款{fine}元，不得给予两次以上罚款。",
        "This very act was fined {fine} yuan already (“{title}”); no second fine."
    )
}

/// The same, asked again when the notice is given and the decision is made.
pub fn not_fined_before(s: &Scene) -> Guard {
    let Some(it) = super::chosen(s.file) else {
        return Ok(());
    };
    let Some(item) = found_item(s, it) else {
        return item_in_force(s, it);
    };
    unfined(s, item, it)
}

fn same_place(s: &Scene, other: &Earlier) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    let ours = common::place(s.file).map(plain);
    ours.is_some() && ours == other.place.as_deref().map(plain)
}

fn same_time(s: &Scene, other: &Earlier) -> bool {
    let Some((began, ended)) = common::violation(s.file) else {
        return false;
    };
    let ended = ended.unwrap_or_else(|| s.today());
    other.violation.is_some_and(|(from, to)| from <= ended && began <= to)
}

/// 调整适用裁量基准的，应当经主要负责人批准或者集体讨论。
pub fn departure_is_approved(s: &Scene) -> Guard {
    let collective = deliberation::approved_departure_on(s.file).is_some();
    let approved = super::departure_approved_on(s.file).is_some() || collective;
    ensure!(
        !super::departs(s.file) || approved,
        "G27-12",
        "调整适用裁量基准尚未经主要负责人批准，也没有集体讨论决定。",
        "The departure from the benchmark is approved neither by the chief nor collectively."
    )
}
