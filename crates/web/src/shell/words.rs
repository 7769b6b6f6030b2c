//! 语言 — Chinese first, English by a switch.

use jiff::civil::{Date, DateTime};

/// Language of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// 中文。
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The text of the language.
    pub fn t<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    /// The language of a cookie.
    pub fn from_key(key: &str) -> Option<Self> {
        match key {
            "zh" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// Value of the `lang` attribute.
    pub fn tag(self) -> &'static str {
        self.t("zh-CN", "en")
    }

    /// `2025-03-07 周五`.
    pub fn day(self, date: Date) -> String {
        format!("{date} {}", self.weekday(date))
    }

    /// 周五.
    pub fn weekday(self, date: Date) -> &'static str {
        const ZH: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
        const EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
        let index = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0);
        self.t(ZH[index], EN[index])
    }

    /// `2025-03-07 09:30`.
    pub fn moment(self, at: DateTime) -> String {
        at.strftime("%Y-%m-%d %H:%M").to_string()
    }

    /// Days from `today` to `day`, in words: 今天、还有3天、已过2天.
    pub fn distance(self, today: Date, day: Date) -> String {
        let days = days_between(today, day);
        match (self, days) {
            (Self::Zh, 0) => "今天".to_owned(),
            (Self::Zh, 1) => "明天".to_owned(),
            (Self::Zh, days) if days > 0 => format!("还有{days}天"),
            (Self::Zh, days) => format!("已过{}天", -days),
            (Self::En, 0) => "today".to_owned(),
            (Self::En, 1) => "tomorrow".to_owned(),
            (Self::En, days) if days > 0 => format!("in {days} days"),
            (Self::En, days) => format!("{} days ago", -days),
        }
    }
}

/// Whole days from one day to another.
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |it| it.get_days())
}

/// A size in bytes for people: `1.2 MB`, one decimal, rounded down.
pub fn size(bytes: u64) -> String {
    let tenths = |unit: u64| bytes.saturating_mul(10) / unit;
    let shown = |tenths: u64, name: &str| format!("{}.{} {name}", tenths / 10, tenths % 10);
    match bytes {
        0..1_024 => format!("{bytes} B"),
        1_024..1_048_576 => shown(tenths(1_024), "KB"),
        1_048_576..1_073_741_824 => shown(tenths(1_048_576), "MB"),
        _ => shown(tenths(1_073_741_824), "GB"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn distances_are_counted_in_days() {
        let today = date(2025, 2, 27);
        assert_eq!(Lang::Zh.distance(today, date(2025, 3, 2)), "还有3天");
        assert_eq!(Lang::Zh.distance(today, today), "今天");
        assert_eq!(Lang::En.distance(today, date(2025, 2, 20)), "7 days ago");
    }

    #[test]
    fn sizes_are_short() {
        assert_eq!(size(999), "999 B");
        assert_eq!(size(1_536), "1.5 KB");
        assert_eq!(size(20 << 20), "20.0 MB");
    }
}
