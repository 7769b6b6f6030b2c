//! `fadu term` — reckons a term of the law, or a bare period, and explains every step.

use crate::Answer;
use crate::output::{Found, Output};
use jiff::civil::{Date, DateTime};
use law::period::{Span, parse_spec};
use law::{Adjustment, Approver, Direction, Extension, Law, Unit};
use serde_json::{Value, json};
use std::sync::Arc;

/// 例：fadu term APL-64.1 --from 2025-09-26；fadu term --period 10wd --from 2025-09-26
#[derive(clap::Args)]
pub struct Term {
    /// 规则编号、期限键或者法条，如 APL-64.1、hearing_request / rule, key or citation
    #[arg(conflicts_with = "period")]
    rule: Option<String>,
    /// 自定期间：10wd 工作日、90cd 日、6mo 月、2y 年、24h 小时 / a period of its own
    #[arg(long)]
    period: Option<String>,
    /// 自定期间的末日遇休息日顺延 / the end of the period moves off a day off
    #[arg(long, requires = "period")]
    roll: bool,
    /// 起算之日（当日不计）；以小时计的写到分：2025-09-30T16:40 / the day or moment it starts
    #[arg(long)]
    from: String,
    /// 从该日往前数（N 日前）/ count back from that day
    #[arg(long)]
    backward: bool,
    /// 城市，适用其规定和选择 / a city's overlay: shili, lingnan
    #[arg(long)]
    city: Option<String>,
    /// 不计入的期间 A..B：A 次日起至 B；A..=B 连 A 也不计；可重复 / days left out: after A, up to B
    #[arg(long, value_name = "A..B")]
    exclude: Vec<String>,
    /// 延长：法定延长的长度或者第几种，可带批准日 30@2025-04-18；自定期间写长度；可重复 / an extension
    #[arg(long, value_name = "N[@DATE]")]
    extend: Vec<String>,
    #[command(flatten)]
    output: Output,
}

/// Reckons what the arguments ask for.
pub fn term(it: &Term) -> Answer {
    it.output.print(reckon(it))
}

fn reckon(it: &Term) -> Result<Found, String> {
    let law = match &it.city {
        Some(city) => Law::of(city).map_err(|e| e.to_string())?,
        None => Law::national(),
    };
    let mut terms: Vec<law::Term> = match (&it.period, &it.rule) {
        (Some(period), _) => vec![bare(it, period)?],
        (None, Some(rule)) => law.terms_named(rule).into_iter().cloned().collect(),
        (None, None) => {
            let why =
                "应写规则编号、期限键或者法条，或者 --period 10wd / name a rule, or give --period";
            return Err(why.to_owned());
        }
    };
    if it.backward {
        terms.iter_mut().for_each(|t| t.direction = Direction::Backward);
    }
    // A moment asks for hours, where the rule has both.
    terms.sort_by_key(|t| (t.unit == Unit::Hour) != it.from.trim().contains([':', 'T']));
    let Some((first, others)) = terms.split_first() else {
        return Ok(unknown(&law, it.rule.as_deref().unwrap_or_default()));
    };
    let mut found = tell(it, &law, first)?;
    let others: Vec<&law::Term> = others.iter().collect();
    if !others.is_empty() {
        let keys = others.iter().map(|t| t.key.as_str()).collect::<Vec<_>>().join(" ");
        found.zh.push_str(&format!("\n同一规则的其他期限：{keys}"));
        found.en.push_str(&format!("\nother terms of the rule: {keys}"));
        // What does not fit another term, such as an extension it does not have, leaves it out.
        let told = others.iter().filter_map(|t| tell(it, &law, t).ok());
        found.json["alternatives"] = told.map(|f| f.json).collect();
    }
    Ok(found)
}

fn unknown(law: &Arc<Law>, name: &str) -> Found {
    let rule = law.rule(name).map(|r| format!("规则 {} 不设期限（{}）", r.id, r.zh));
    let zh = rule.unwrap_or_else(|| format!("没有叫“{name}”的规则、期限或者法条"));
    Found::nothing(
        format!("{zh}；可用 fadu law search 查找，或者用 --period 10wd 自定"),
        format!("“{name}” sets no term; try fadu law search, or --period 10wd"),
    )
}

/// A period of its own, with the extensions it was given.
fn bare(it: &Term, period: &str) -> Result<law::Term, String> {
    let span = |text: &str| parse_spec(text).map_err(|e| e.to_string());
    let mut term = span(period)?.term(it.roll);
    for text in &it.extend {
        let length = text.split_once('@').map_or(text.as_str(), |(length, _)| length);
        let Span { n, unit } = match length.parse() {
            Ok(n) => Span { n, unit: term.unit },
            Err(_) => span(length)?,
        };
        let (approver, times, cite) = (Approver::Head, 1, String::new());
        term.extensions.push(Extension { n, unit, approver, times, cite, zh: None });
    }
    Ok(term)
}

/// One term, told for people and programs.
fn tell(it: &Term, law: &Law, term: &law::Term) -> Result<Found, String> {
    let changed = !it.exclude.is_empty() || !it.extend.is_empty();
    match (term.direction, term.unit) {
        (Direction::Backward, _) if changed => {
            Err("往前数的期限没有扣除和延长 / counting back leaves nothing out".to_owned())
        }
        (Direction::Backward, _) => Ok(backward(law, term, day(&it.from)?)),
        (_, Unit::Hour) if changed => {
            Err("以小时计的期限没有扣除和延长 / hours are neither left out nor extended".to_owned())
        }
        (_, Unit::Hour) => hours(law, term, &it.from),
        _ => {
            let start = day(&it.from)?;
            let adjust = adjustments(it, term, start)?;
            let mut found = forward(law, term, start, &adjust);
            if it.extend.iter().any(|e| !e.contains('@')) {
                found.zh.push_str("\n未写批准日的延长，按期内批准计");
                found.en.push_str("\nextensions without a date are taken as approved in time");
            }
            Ok(found)
        }
    }
}

fn forward(law: &Law, term: &law::Term, start: Date, adjust: &[Adjustment]) -> Found {
    let r = law.reckon_term(term, start, adjust);
    let (sure_zh, sure_en) =
        if r.provisional { ("（暂定）", " (provisional)") } else { ("", "") };
    let (zh, en) = (r.explanation_zh(), r.explanation_en());
    let json = json!({
        "term": r.term, "rule": r.rule, "zh": r.zh, "en": r.en, "start": r.start,
        "raw_end": r.raw_end, "legal_end": r.legal_end, "internal_target": r.target,
        "provisional": r.provisional, "lapse": r.lapse, "articles": r.articles,
        "refused": r.refused, "steps": r.steps, "explanation": zh, "explanation_en": en,
        "edition": law.edition(),
    });
    let (name_zh, name_en, legal) = (&r.zh, &r.en, r.legal_end);
    let ends_zh = format!("末日 {}，内部目标 {}", r.raw_end, r.target);
    let ends_en = format!("raw end {}, internal target {}", r.raw_end, r.target);
    Found {
        zh: format!("{name_zh}：{legal}{sure_zh}（{ends_zh}）\n\n{zh}"),
        en: format!("{name_en}: {legal}{sure_en} ({ends_en})\n\n{en}"),
        json,
        good: true,
    }
}

fn backward(law: &Law, term: &law::Term, event: Date) -> Found {
    let b = law.count_back(term, event);
    let (target, sure) = law.calendar().last_working(b.strict);
    let (zh, en) = (&b.explanation, b.explanation_en());
    let json = json!({
        "term": term.key, "rule": term.rule, "zh": term.zh, "en": term.en, "event": event,
        "strict": b.strict, "lenient": b.lenient, "raw_end": b.lenient, "legal_end": b.lenient,
        "internal_target": target, "provisional": b.provisional || !sure,
        "articles": b.articles, "steps": b.steps, "explanation": zh, "explanation_en": en,
        "edition": law.edition(),
    });
    let (strict, lenient) = (b.strict, b.lenient);
    Found {
        zh: format!("{}：从严 {strict}，从宽 {lenient}\n\n{zh}", term.zh),
        en: format!("{}: strict {strict}, lenient {lenient}\n\n{en}", term.en),
        json,
        good: true,
    }
}

fn hours(law: &Law, term: &law::Term, from: &str) -> Result<Found, String> {
    let start = moment(from)?;
    let (end, n) = (law.count_hours(term, start), term.n);
    let zh = format!("自{start}起{n}小时，夜间和休息日照计，不顺延，至{end}");
    let en = format!("{n} hours from {start}, through nights and days off, run to {end}");
    let articles = std::iter::once(&term.set_by).chain(&term.counted_by);
    let articles: Vec<&String> = articles.filter(|a| !a.is_empty()).collect();
    let json = json!({
        "term": term.key, "rule": term.rule, "zh": term.zh, "en": term.en, "start": start,
        "raw_end": end, "legal_end": end, "internal_target": end, "provisional": false,
        "articles": articles, "steps": Value::Array(Vec::new()), "explanation": zh,
        "explanation_en": en, "edition": law.edition(),
    });
    let (zh, en) = (format!("{}：{end}\n\n{zh}", term.zh), format!("{}: {end}\n\n{en}", term.en));
    Ok(Found { zh, en, json, good: true })
}

fn adjustments(it: &Term, term: &law::Term, start: Date) -> Result<Vec<Adjustment>, String> {
    let mut all = Vec::new();
    for text in &it.exclude {
        all.push(exclusion(text, term)?);
    }
    for (i, text) in it.extend.iter().enumerate() {
        all.push(extension(text, term, start, it.period.as_ref().map(|_| i))?);
    }
    Ok(all)
}

fn exclusion(text: &str, term: &law::Term) -> Result<Adjustment, String> {
    let bad = || format!("“{text}”不是期间，应如 2025-03-10..2025-03-28 / is not A..B");
    let (from, to) = text.split_once("..").ok_or_else(bad)?;
    let (whole, to) = to.strip_prefix('=').map_or((false, to), |to| (true, to));
    let (from, to) = (day(from)?, day(to)?);
    let from = if whole { from.yesterday().map_err(|_| bad())? } else { from };
    if to < from {
        return Err(bad());
    }
    // The caller vouches that it is one of the reasons the term names; a term without any refuses it.
    let reason = term.excludes.first().cloned().unwrap_or_else(|| "扣除".to_owned());
    Ok(Adjustment::Excluded { from, to, reason, cite: None })
}

/// `own` is the place of an extension that a bare period brought along.
fn extension(
    text: &str,
    term: &law::Term,
    start: Date,
    own: Option<usize>,
) -> Result<Adjustment, String> {
    let bad = || format!("“{text}”不是延长，应如 30 或者 30@2025-04-18 / is not an extension");
    let (length, on) = match text.split_once('@') {
        Some((length, on)) => (length, day(on)?),
        None => (text, start),
    };
    let index = match own {
        Some(index) => index,
        None => {
            let wanted: u32 =
                length.trim_end_matches(char::is_alphabetic).parse().map_err(|_| bad())?;
            let by_length = term.extensions.iter().position(|e| e.n == wanted);
            let by_order = usize::try_from(wanted).ok().and_then(|n| n.checked_sub(1));
            by_length.or(by_order).ok_or_else(bad)?
        }
    };
    let by = term.extensions.get(index).map_or(Approver::Head, |e| e.approver);
    Ok(Adjustment::Extended { index, approved_on: on, by })
}

fn day(text: &str) -> Result<Date, String> {
    let date = text.trim().split(['T', ' ']).next().unwrap_or_default();
    let bad = |_| format!("“{text}”不是日期，应如 2025-09-26 / is not a date like 2025-09-26");
    date.parse().map_err(bad)
}

fn moment(text: &str) -> Result<DateTime, String> {
    let whole = text.trim().replace(' ', "T");
    let whole = if whole.contains('T') { whole } else { format!("{whole}T00:00") };
    whole.parse().map_err(|_| {
        format!("“{text}”不是时刻，应如 2025-09-30T16:40 / is not a moment like 2025-09-30T16:40")
    })
}
