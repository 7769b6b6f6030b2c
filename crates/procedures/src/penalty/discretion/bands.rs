//! 幅度和档次 — the fine stays within the statutory range, and within the grade unless departed from.

use super::{Choose, Former, Grade, Weight};
use crate::{
    Scene,
    common::{Range, applicable, band, covers, grade, grades, in_money},
};
use case::{Guard, ensure};
use law::{
    Fen, FineRange, Item,
    item::{Base, GradeKey},
};

/// What a fine must satisfy: a range for this party, a known base, range, grade.
pub(super) fn of_fine(s: &Scene, item: &Item, it: &Choose) -> [Guard; 5] {
    [
        range_exists(s, item, it),
        base_known(item, it),
        fine_in_range(item, it),
        grade_is_listed(item, it),
        fine_in_grade(item, it),
    ]
}

/// 适用的法定幅度应当存在，并且适用于这类当事人。
fn range_exists(s: &Scene, item: &Item, it: &Choose) -> Guard {
    let Some(party) = s.file.party.known() else {
        return Ok(());
    };
    let fits = |range: &FineRange| covers(s.law, range.who, party.kind);
    let chosen = applicable(item, it.range).map(|(_, range)| range);
    let choices: Vec<_> = item.fines.iter().enumerate().map(|(at, it)| line(at, it)).collect();
    let choices = choices.join("；");
    let kind = party.kind.zh();
    ensure!(
        chosen.is_some_and(fits),
        "APL-16",
        "所选法定幅度不适用于{kind}。本事项的幅度有：{choices}。请填写对应的序号。",
        "The range chosen does not apply to this kind of party. Ranges: {choices}."
    )
}

fn line(at: usize, range: &FineRange) -> String {
    let who = match range.who {
        law::item::Who::Any => "",
        law::item::Who::Citizen => "公民",
        law::item::Who::Organization => "单位",
    };
    let case = range.case.as_deref().or(range.subject.as_deref()).unwrap_or_default();
    let unit = match range.base {
        Base::Yuan => "元",
        Base::PercentOfCost | Base::PercentOfContract => "%",
        _ => "倍",
    };
    let (min, max) = (range.min.fen(), range.max.fen());
    format!("{}.{who}{case}{min}至{max}{unit}", at + 1)
}

/// 按比例、倍数罚款的，应当查明计算基数。
fn base_known(item: &Item, it: &Choose) -> Guard {
    let relative = applicable(item, it.range).is_some_and(|(_, it)| it.base != Base::Yuan);
    ensure!(
        !relative || it.base.is_some_and(|base| base > Fen::ZERO),
        "APL-40",
        "罚款按比例或者倍数计算，应当查明并填写计算基数（工程造价、违法所得、费用等）。",
        "The fine is a share or multiple: establish and fill in the base."
    )
}

/// The range of law that applies: the present one, or the former where the present is not milder.
fn statutory(item: &Item, it: &Choose) -> Option<Range> {
    let (_, fine) = applicable(item, it.range)?;
    Some(milder(in_money(fine, it.base)?, it.former.as_ref()))
}

/// 罚款应当在法定幅度之内；减轻处罚的，在法定下限以下。
fn fine_in_range(item: &Item, it: &Choose) -> Guard {
    let (Some(fine), Some(range)) = (it.penalty.fine, statutory(item, it)) else {
        return Ok(());
    };
    let mitigated = it.weight == Weight::Mitigated;
    let below = fine > Fen::ZERO && fine < range.min;
    let within = fine > Fen::ZERO && range.min <= fine && fine <= range.max;
    let (min, max) = (range.min, range.max);
    let how =
        if mitigated { "减轻处罚应当在下限以下" } else { "应当在这一幅度之内" };
    ensure!(
        if mitigated { below } else { within },
        "APL-16",
        "罚款{fine}元与法定幅度（{min}元至{max}元）不符：{how}。",
        "A fine of {fine} yuan does not fit the statutory range of {min} to {max} yuan."
    )
}

/// 有裁量基准的，应当选择基准中的档次。
fn grade_is_listed(item: &Item, it: &Choose) -> Guard {
    let Some((at, _)) = applicable(item, it.range) else {
        return Ok(());
    };
    let grades: Vec<_> = grades(item, at).collect();
    let listed = match it.grade {
        Grade::Unlisted => grades.is_empty() || it.departs.is_some(),
        chosen => chosen_grade(item, at, chosen).is_some(),
    };
    let names: Vec<_> = grades.iter().map(|it| format!("{}（{}）", it.zh, it.when)).collect();
    let names = if names.is_empty() { "没有裁量基准".to_owned() } else { names.join("；") };
    ensure!(
        listed,
        "G27-12",
        "所选档次不在本事项的裁量基准中。可选：{names}。",
        "The grade chosen is not in the benchmark of this item. Grades: {names}."
    )
}

/// 罚款应当在所选档次之内；适用明显不当的，经批准才可以调整。
fn fine_in_grade(item: &Item, it: &Choose) -> Guard {
    let Some(fine) = it.penalty.fine else {
        return Ok(());
    };
    let Some((at, range)) = applicable(item, it.range) else {
        return Ok(());
    };
    let Some(grade) = chosen_grade(item, at, it.grade) else {
        return Ok(());
    };
    let (Some(band), Some(law)) = (band(range, grade, it.base), statutory(item, it)) else {
        return Ok(());
    };
    // A former, milder law has another range: the present benchmark does not divide it.
    let undivided = Some(law) != in_money(range, it.base);
    // An amount that two grades share belongs to the lower one, unless it is all the upper one has.
    let lower = grades(item, at).filter(|it| it.key < grade.key && it.key != GradeKey::Waived);
    let shared = lower.into_iter().any(|it| it.max == grade.min) && grade.min < grade.max;
    let above_floor = fine > band.min || (fine == band.min && !shared);
    let fits = match it.weight {
        Weight::Plain => above_floor && fine <= band.max,
        Weight::Lighter => fine <= band.max,
        Weight::Heavier => above_floor,
        Weight::Mitigated => true,
    };
    let (name, min, max) = (&grade.zh, band.min, band.max);
    ensure!(
        fits || undivided || it.departs.is_some(),
        "G27-12",
        "罚款{fine}元不在“{name}”档（{min}元至{max}元，相邻两档共有的数额归入低一档）之内；适用基准明显不当的，写明理由申请调整适用。",
        "{fine} yuan is outside the grade ({min} to {max} yuan); a departure needs reasons and approval."
    )
}

/// The grade of the benchmark that was chosen.
pub(super) fn chosen_grade(item: &Item, at: usize, chosen: Grade) -> Option<&law::Grade> {
    grade(item, at, chosen.of_benchmark()?)
}

/// 行政处罚法第三十七条：the law at the time of the act, or the present one where it is milder.
fn milder(present: Range, former: Option<&Former>) -> Range {
    let Some(former) = former else { return present };
    let old = Range { min: former.min.unwrap_or(Fen::ZERO), max: former.max };
    if (present.max, present.min) < (old.max, old.min) { present } else { old }
}
