//! Dates in prefaces: 2021年1月22日 …通过, 自2021年7月15日起施行.

use jiff::civil::Date;

/// A date in a text, with the text around it.
pub(super) struct Found<'a> {
    pub date: Date,
    pub before: &'a str,
    pub after: &'a str,
}

/// All dates of the form 2021年7月15日 in a text.
pub(super) fn all(text: &str) -> Vec<Found<'_>> {
    text.match_indices('年').filter_map(|(at, _)| around(text, at)).collect()
}

fn around(text: &str, year_end: usize) -> Option<Found<'_>> {
    let begin = text[..year_end]
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |i| i + text[i..].chars().next().map_or(1, char::len_utf8));
    let year = text[begin..year_end].parse::<i16>().ok().filter(|y| (1900..2200).contains(y))?;
    let rest = text[year_end..].strip_prefix('年')?.trim_start();
    let (month, rest) = digits(rest)?;
    let rest = rest.strip_prefix('月')?.trim_start();
    let (day, rest) = digits(rest)?;
    let after = rest.strip_prefix('日')?;
    let date = Date::new(year, month, day).ok()?;
    Some(Found { date, before: &text[..begin], after })
}

fn digits(text: &str) -> Option<(i8, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text[..end].parse().ok().map(|n| (n, text[end..].trim_start()))
}

/// The day from which an instrument is in force: 自…起施行, 于…起施行.
pub(super) fn in_force(text: &str) -> Option<Date> {
    let begins = |f: &Found<'_>| {
        let after = f.after.trim_start();
        (after.starts_with("起") && after.chars().take(8).collect::<String>().contains("行"))
            || (after.starts_with("施行") && f.before.ends_with(['自', '于']))
    };
    all(text).into_iter().find(begins).map(|f| f.date)
}

/// The day of the newest event in a preface that is not the beginning of force.
pub(super) fn passed(history: &[String]) -> Option<Date> {
    let dates = history.iter().flat_map(|line| {
        let starts = in_force(line);
        all(line).into_iter().map(|f| f.date).filter(move |d| Some(*d) != starts)
    });
    dates.max()
}

/// The date in a file name: 行政处罚法(2021-01-22).md.
pub(super) fn in_name(name: &str) -> Option<Date> {
    let at = name.rfind(['(', '（'])?;
    let inside = name[at..].trim_start_matches(['(', '（']);
    inside.get(..10)?.parse().ok()
}
