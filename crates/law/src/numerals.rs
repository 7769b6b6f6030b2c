//! Chinese numerals as statutes write them: 第六十四条, 第一千二百五十九条, 第（五）项.

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// Writes `n` as in the headings of a statute: 10 is 十, 110 is 一百一十, 101 is 一百零一.
pub fn chinese(n: u32) -> String {
    if n == 0 {
        return DIGITS[0].to_string();
    }
    let mut out = String::new();
    let mut gap = false;
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = if unit == 1000 { n / unit } else { n / unit % 10 };
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push(DIGITS[0]);
            gap = false;
        }
        // 十五, not 一十五, but 一百一十五
        if !(unit == 10 && digit == 1 && out.is_empty()) {
            out.push(DIGITS[(digit % 10) as usize]);
        }
        out.push_str(name);
    }
    out
}

/// Reads 六十四, 一百零一, 二〇二五 or 64. `None` for an empty text and for anything else than a numeral.
pub fn number(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 9 {
        return None;
    }
    if let Ok(n) = text.parse::<u32>() {
        return Some(n);
    }
    if text.chars().all(|c| digit(c).is_some()) {
        return text.chars().try_fold(0u32, |n, c| n.checked_mul(10)?.checked_add(digit(c)?));
    }
    let (mut total, mut pending) = (0u32, None);
    for c in text.chars() {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '零' | '〇' => {
                pending = None;
                continue;
            }
            _ => {
                pending = Some(digit(c)?);
                continue;
            }
        };
        total = total.checked_add(unit * pending.take().unwrap_or(1))?;
    }
    total.checked_add(pending.unwrap_or(0))
}

/// Whether a character can stand in a Chinese or Arabic numeral.
pub fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || digit(c).is_some() || matches!(c, '十' | '百' | '千')
}

fn digit(c: char) -> Option<u32> {
    match c {
        '〇' | '○' => Some(0),
        '两' => Some(2),
        _ if c.is_ascii_digit() => c.to_digit(10),
        _ => DIGITS.iter().position(|d| *d == c).and_then(|p| u32::try_from(p).ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_round_trip() {
        for n in 0..10_000 {
            assert_eq!(number(&chinese(n)), Some(n), "{}", chinese(n));
        }
    }

    #[test]
    fn numerals_read_as_statutes_write_them() {
        for (n, text) in [(10, "十"), (15, "十五"), (64, "六十四"), (101, "一百零一")] {
            assert_eq!(chinese(n), text);
        }
        assert_eq!(chinese(110), "一百一十");
        assert_eq!(chinese(1259), "一千二百五十九");
        assert_eq!(number("二〇二五"), Some(2025));
        assert_eq!(number("64"), Some(64));
        assert_eq!(number("六条"), None);
    }
}
