//! Citations: 行政处罚法第七十二条第一款第一项, 民法典第二百零一条之一, 三项制度指导意见（六）.

use crate::LawError;
use crate::numerals::{chinese, is_numeral, number};
use std::fmt;
use std::str::FromStr;

/// The place in an instrument that a heading names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The instrument as a whole.
    Whole,
    /// 第六十四条, or 第四十九条之一 when `inserted` is 1.
    Article {
        /// Number of the article.
        number: u32,
        /// 之一, 之二 … of an article inserted later.
        inserted: Option<u32>,
    },
    /// The heading of a policy document or standard, as written: （六）.
    Heading(String),
}

/// A place in a statute, by the short name of its instrument.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Citation {
    /// Short name of the instrument: 行政处罚法.
    pub instrument: String,
    /// Article or heading.
    pub article: Place,
    /// 款, from 1.
    pub paragraph: Option<u32>,
    /// 项, from 1.
    pub item: Option<u32>,
}

impl Place {
    /// Article `number` without insertion.
    pub fn article(number: u32) -> Self {
        Self::Article { number, inserted: None }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => Ok(()),
            Self::Article { number, inserted } => {
                write!(f, "第{}条", chinese(*number))?;
                inserted.map_or(Ok(()), |n| write!(f, "之{}", chinese(n)))
            }
            Self::Heading(h) => f.write_str(h),
        }
    }
}

impl FromStr for Place {
    type Err = LawError;

    /// Reads the text of a heading; anything that is not 第…条 is a heading of its own.
    fn from_str(text: &str) -> Result<Self, LawError> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Self::Whole);
        }
        match article_at(text) {
            Some((0, place, "")) => Ok(place),
            _ => Ok(Self::Heading(text.to_owned())),
        }
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.instrument, self.article)?;
        if let Some(n) = self.paragraph {
            write!(f, "第{}款", chinese(n))?;
        }
        self.item.map_or(Ok(()), |n| write!(f, "第{}项", chinese(n)))
    }
}

impl FromStr for Citation {
    type Err = LawError;

    fn from_str(text: &str) -> Result<Self, LawError> {
        let text = text.trim();
        let bad = || {
            LawError::unreadable(
                text,
                "不是法条引用，应如“行政处罚法第七十二条第一款第一项” · is not a citation",
            )
        };
        if let Some((at, article, rest)) = article_at(text) {
            let instrument = trim_name(&text[..at]);
            let (paragraph, rest) = part(rest, '款');
            let (item, rest) = part(rest, '项');
            if instrument.is_empty() || !rest.is_empty() {
                return Err(bad());
            }
            return Ok(Self { instrument, article, paragraph, item });
        }
        let at = heading_at(text).unwrap_or(text.len());
        let instrument = trim_name(&text[..at]);
        if instrument.is_empty() {
            return Err(bad());
        }
        let article =
            if at == text.len() { Place::Whole } else { Place::Heading(text[at..].to_owned()) };
        Ok(Self { instrument, article, paragraph: None, item: None })
    }
}

impl serde::Serialize for Citation {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Citation {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Without 《》 around it.
fn trim_name(name: &str) -> String {
    name.trim().trim_start_matches('《').trim_end_matches('》').to_owned()
}

/// The last 第…条[之…] of a text: where it begins, what it says and what follows it.
fn article_at(text: &str) -> Option<(usize, Place, &str)> {
    text.rmatch_indices('第').find_map(|(at, _)| {
        let after = &text[at + '第'.len_utf8()..];
        let (number, rest) = numeral(after)?;
        let rest = rest.strip_prefix('条')?;
        let (inserted, rest) = match rest.strip_prefix('之').and_then(numeral) {
            Some((n, rest)) => (Some(n), rest),
            None => (None, rest),
        };
        Some((at, Place::Article { number, inserted }, rest))
    })
}

/// Where the heading of a policy document begins: the last （六） that stands in numerals, with the part before it
/// where the numbers begin anew in each: 二、（一）.
fn heading_at(text: &str) -> Option<usize> {
    let at = text.rmatch_indices('（').find_map(|(at, open)| {
        let inside = text[at + open.len()..].strip_suffix('）')?;
        number(inside).map(|_| at)
    })?;
    let Some(before) = text[..at].strip_suffix('、') else {
        return Some(at);
    };
    let name = before.trim_end_matches(is_numeral);
    Some(if name.len() < before.len() { name.len() } else { at })
}

/// 第…款 or 第（…）项 at the beginning of a text, and the rest.
fn part(text: &str, unit: char) -> (Option<u32>, &str) {
    let found = text.strip_prefix('第').and_then(|rest| {
        let rest = rest.strip_prefix(['（', '(']).unwrap_or(rest);
        let (n, rest) = numeral(rest)?;
        let rest = rest.strip_prefix(['）', ')']).unwrap_or(rest);
        Some((n, rest.strip_prefix(unit)?))
    });
    found.map_or((None, text), |(n, rest)| (Some(n), rest))
}

fn numeral(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c| !is_numeral(c)).unwrap_or(text.len());
    number(&text[..end]).map(|n| (n, &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn citations_round_trip() {
        for text in [
            "行政处罚法第六十二条",
            "行政处罚法第七十二条第一款第一项",
            "刑法第四十九条之一第二款",
            "民法典第一千二百五十九条",
            "三项制度指导意见（六）",
            "随机抽查通知二、（一）",
            "行政处罚法第六十四条第一项",
            "行政裁量权基准意见",
        ] {
            let citation: Citation = text.parse().expect(text);
            assert_eq!(citation.to_string(), text);
        }
    }

    #[test]
    fn other_spellings_are_understood() {
        let citation: Citation = "《行政处罚法》第33条第一款第（五）项".parse().expect("citation");
        assert_eq!(citation.to_string(), "行政处罚法第三十三条第一款第五项");
        assert!("第六十二条".parse::<Citation>().is_err());
        assert!("行政处罚法第六十二条第一页".parse::<Citation>().is_err());
        assert!("".parse::<Citation>().is_err());
    }
}
