//! Search: any two characters or more, by posting lists of character pairs, checked against the text.

use super::Library;
use crate::import::{ArticleText, Edition};
use serde::Serialize;

/// An article that a search found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// Title of the instrument.
    pub title: String,
    /// Day the edition was passed.
    pub passed: Option<jiff::civil::Date>,
    /// The article.
    pub article: String,
    /// Where the words stand, with a little around them.
    pub excerpt: String,
    /// File of the collection.
    pub path: String,
    /// Line of the article.
    pub line: usize,
    /// Rank: the higher, the earlier.
    pub score: u32,
}

/// Bits of an entry that number the article: four million are enough for all law there is.
const ARTICLES: u64 = (1 << 22) - 1;

/// Pairs of characters and the articles that hold them.
#[derive(Debug)]
pub(super) struct Index {
    /// Edition and article of each number.
    articles: Vec<(u32, u32)>,
    /// Sorted pairs.
    pairs: Vec<u64>,
    /// Where the list of each pair begins in `lists`; one more than there are pairs.
    begins: Vec<u32>,
    lists: Vec<u32>,
}

impl Index {
    fn build(editions: &[Edition]) -> Self {
        let mut articles = Vec::new();
        // A pair takes 42 bits (two characters of 21) and leaves 22 for the article.
        let mut all: Vec<u64> = Vec::new();
        for (e, edition) in (0u32..).zip(editions) {
            for (a, article) in (0u32..).zip(&edition.articles) {
                let number = articles.len() as u64 & ARTICLES;
                articles.push((e, a));
                let text = searched(edition, article);
                let begin = all.len();
                all.extend(pairs(&text).map(|pair| (pair << 22) | number));
                all[begin..].sort_unstable();
                let mut kept = begin;
                for i in begin..all.len() {
                    if i == begin || all[i] != all[kept - 1] {
                        all[kept] = all[i];
                        kept += 1;
                    }
                }
                all.truncate(kept);
            }
        }
        all.sort_unstable();
        let (mut pairs, mut begins, mut lists) = (Vec::new(), Vec::new(), Vec::new());
        for entry in all {
            let pair = entry >> 22;
            if pairs.last() != Some(&pair) {
                pairs.push(pair);
                begins.push(u32::try_from(lists.len()).unwrap_or(u32::MAX));
            }
            lists.push(u32::try_from(entry & ARTICLES).unwrap_or(0));
        }
        begins.push(u32::try_from(lists.len()).unwrap_or(u32::MAX));
        Self { articles, pairs, begins, lists }
    }

    fn list(&self, pair: u64) -> &[u32] {
        match self.pairs.binary_search(&pair) {
            Ok(i) => &self.lists[self.begins[i] as usize..self.begins[i + 1] as usize],
            Err(_) => &[],
        }
    }

    /// Articles that hold every pair of every word; all of them for a word of one character.
    fn candidates(&self, words: &[&str]) -> Vec<u32> {
        let mut lists: Vec<&[u32]> =
            words.iter().flat_map(|w| pairs(w)).map(|pair| self.list(pair)).collect();
        lists.sort_by_key(|l| l.len());
        let Some((first, others)) = lists.split_first() else {
            return (0..u32::try_from(self.articles.len()).unwrap_or(u32::MAX)).collect();
        };
        let held = |n: &u32| others.iter().all(|l| l.binary_search(n).is_ok());
        first.iter().copied().filter(held).collect()
    }
}

impl Library {
    /// The articles in which all words stand, best first: at most `limit`. Words are parted by blanks; one that
    /// stands in the title of the instrument counts for each of its articles.
    pub fn search(&self, query: &str, limit: usize) -> Vec<Hit> {
        let words: Vec<&str> = query.split_whitespace().collect();
        if words.is_empty() {
            return Vec::new();
        }
        let index = self.index.get_or_init(|| Index::build(&self.editions));
        let mut found: Vec<(u32, u32)> = Vec::new();
        for n in index.candidates(&words) {
            let (edition, article) = self.at(index, n);
            if let Some(score) = self.score(edition, article, &words) {
                found.push((score, n));
            }
        }
        // Equal scores keep the order of the collection.
        found.sort_by_key(|(score, n)| (std::cmp::Reverse(*score), *n));
        let best = found.into_iter().take(limit);
        best.map(|(score, n)| self.hit(self.at(index, n), &words, score)).collect()
    }

    fn at(&self, index: &Index, n: u32) -> (&Edition, &ArticleText) {
        let (e, a) = index.articles[n as usize];
        let edition = &self.editions[e as usize];
        (edition, &edition.articles[a as usize])
    }

    /// Rank of an article; `None` where a word is missing. Words in titles weigh most, then how often they stand
    /// in how long a text, then how new the edition is.
    fn score(&self, edition: &Edition, article: &ArticleText, words: &[&str]) -> Option<u32> {
        let text = article.text();
        let mut score = 0;
        for word in words {
            let times = u32::try_from(text.matches(word).count()).unwrap_or(u32::MAX).min(20);
            let titled = edition.title.contains(word) || article.title.contains(word);
            if times == 0 && !titled {
                return None;
            }
            score += times * 100 + if titled { 300 } else { 0 };
        }
        let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX).min(2_000);
        let newest = self.named(&edition.title).first().is_some_and(|e| e.passed == edition.passed);
        Some(score + if newest { 150 } else { 0 } + 100 - length / 20)
    }

    fn hit(&self, of: (&Edition, &ArticleText), words: &[&str], score: u32) -> Hit {
        let (edition, article) = of;
        Hit {
            title: edition.title.clone(),
            passed: edition.passed,
            article: article.place.to_string(),
            excerpt: excerpt(&article.text(), words),
            path: edition.path.clone(),
            line: article.line,
            score,
        }
    }
}

/// The text that a search looks at.
fn searched(edition: &Edition, article: &ArticleText) -> String {
    format!("{}\n{}\n{}", edition.title, article.title, article.text())
}

/// All pairs of neighbouring characters.
fn pairs(text: &str) -> impl Iterator<Item = u64> + '_ {
    let next = text.chars().skip(1);
    text.chars().zip(next).map(|(a, b)| (u64::from(u32::from(a)) << 21) | u64::from(u32::from(b)))
}

/// Some forty characters around the first word that stands in the text.
fn excerpt(text: &str, words: &[&str]) -> String {
    let flat: String = text.replace('\n', " ");
    let at = words.iter().filter_map(|w| flat.find(w)).min().unwrap_or(0);
    let before = flat[..at].chars().count();
    let (skip, long) = (before.saturating_sub(15), flat.chars().count());
    let middle: String = flat.chars().skip(skip).take(60).collect();
    let (head, tail) = (if skip > 0 { "…" } else { "" }, if skip + 60 < long { "…" } else { "" });
    format!("{head}{middle}{tail}")
}
