//! Puts the embedded data files together: national law, then one city's overlay.

use crate::LawError;
use crate::calendar::{Calendar, Year};
use crate::city::City;
use crate::error::{line_at, read_toml};
use crate::instrument::Instrument;
use crate::item::{Benchmark, Item};
use crate::law::{At, Law};
use crate::markdown;
use crate::rule::Rule;
use serde::Deserialize;
use sha2::{Digest, Sha256};

include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// Data files: path below `law/`, and text.
pub(crate) type Files = &'static [(&'static str, &'static str)];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    #[serde(default)]
    rule: Vec<toml::Spanned<Rule>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemFile {
    #[serde(default)]
    item: Vec<toml::Spanned<Item>>,
    #[serde(default)]
    benchmark: Vec<toml::Spanned<Benchmark>>,
}

/// What the files of one law hold, before anything is looked up.
#[derive(Default)]
pub(crate) struct Parts {
    pub instruments: Vec<Instrument>,
    pub rules: Vec<At<Rule>>,
    pub years: Vec<Year>,
    pub items: Vec<At<Item>>,
    pub benchmarks: Vec<At<Benchmark>>,
    pub city: City,
    pub faults: Vec<LawError>,
    city_files: Vec<(String, String)>,
}

/// The cities that have an overlay, in order.
pub(crate) fn cities() -> Vec<&'static str> {
    let mut all: Vec<&str> = FILES
        .iter()
        .filter_map(|(path, _)| path.strip_prefix("cities/")?.strip_suffix("/city.toml"))
        .collect();
    all.dedup();
    all
}

/// Reads national law and, where named, a city's overlay. Faults are collected, what is sound is kept.
pub(crate) fn law(city: Option<&str>) -> Law {
    law_from(FILES, city)
}

/// The same from given files: path below `law/`, and text.
pub(crate) fn law_from(files: Files, city: Option<&str>) -> Law {
    let mut parts = Parts::default();
    let mut hash = Sha256::new();
    let overlay = city.map(|c| format!("cities/{c}/"));
    for (path, text) in files {
        let local = match (&overlay, path.strip_prefix("cities/")) {
            (_, None) => path,
            (Some(overlay), Some(_)) => match path.strip_prefix(overlay.as_str()) {
                Some(rest) => rest,
                None => continue,
            },
            (None, Some(_)) => continue,
        };
        hash.update(path.as_bytes());
        hash.update([0]);
        hash.update(text.as_bytes());
        hash.update([0]);
        if let Err(fault) = parts.read(path, local, text) {
            parts.faults.push(fault);
        }
    }
    let city_files = std::mem::take(&mut parts.city_files);
    if !city_files.is_empty() {
        match one_city(city_files) {
            Ok(city) => parts.city = city,
            Err(fault) => parts.faults.push(fault),
        }
    }
    let calendar = Calendar::new(std::mem::take(&mut parts.years)).unwrap_or_else(|fault| {
        parts.faults.push(fault);
        Calendar::default()
    });
    let edition = hash.finalize().iter().take(6).map(|b| format!("{b:02x}")).collect();
    Law::assemble(files, parts, calendar, edition)
}

impl Parts {
    fn read(&mut self, path: &str, local: &str, text: &str) -> Result<(), LawError> {
        let folder = local.split('/').next().unwrap_or_default();
        match folder {
            "instruments" if path.ends_with(".md") => {
                self.instruments.push(markdown::instrument(path, text)?);
            }
            "rules" => {
                let file: RuleFile = read_toml(path, 1, text)?;
                self.rules.extend(file.rule.into_iter().map(|r| at(path, text, r)));
            }
            "calendars" => self.years.push(read_toml(path, 1, text)?),
            "items" => {
                let file: ItemFile = read_toml(path, 1, text)?;
                self.items.extend(file.item.into_iter().map(|i| at(path, text, i)));
                self.benchmarks.extend(file.benchmark.into_iter().map(|b| at(path, text, b)));
            }
            _ if path.ends_with("README.md") => {}
            _ if local == folder && path.starts_with("cities/") && path.ends_with(".toml") => {
                self.city_files.push((path.to_owned(), text.to_owned()));
            }
            _ => {
                return Err(LawError::at(
                    path,
                    1,
                    "no such place for a data file; see law/README.md",
                ));
            }
        }
        Ok(())
    }
}

/// The line, from `first` on, of a file on which `needle` stands; `first` where it stands nowhere.
pub(crate) fn line_of(files: Files, file: &str, first: usize, needle: &str) -> usize {
    let Some((_, text)) = files.iter().find(|(path, _)| *path == file) else {
        return first;
    };
    let found = text.lines().enumerate().skip(first.saturating_sub(1));
    found.into_iter().find(|(_, l)| l.contains(needle)).map_or(first, |(i, _)| i + 1)
}

/// The file and line of a city's own tables on which `needle` stands.
pub(crate) fn city_line(files: Files, city: &str, needle: &str) -> (String, usize) {
    let folder = format!("cities/{city}/");
    let own = files.iter().filter(|(path, _)| {
        path.strip_prefix(folder.as_str()).is_some_and(|p| !p.contains('/') && p.ends_with(".toml"))
    });
    for (path, text) in own {
        if let Some(i) = text.lines().position(|l| l.contains(needle)) {
            return ((*path).to_owned(), i + 1);
        }
    }
    (format!("{folder}city.toml"), 1)
}

/// Reads all TOML files of a city as one document, `city.toml` first.
fn one_city(mut files: Vec<(String, String)>) -> Result<City, LawError> {
    files.sort_by_key(|(path, _)| (!path.ends_with("/city.toml"), path.clone()));
    let document: String = files.iter().map(|(_, text)| format!("{text}\n")).collect();
    toml::from_str(&document).map_err(|e| {
        let mut offset = e.span().map_or(0, |s| s.start);
        let mut place = (files[0].0.as_str(), 1);
        for (path, text) in &files {
            if offset <= text.len() {
                place = (path, line_at(text, offset));
                break;
            }
            offset -= text.len() + 1;
        }
        LawError::at(place.0, place.1, e.message().trim().replace('\n', "; "))
    })
}

fn at<T>(path: &str, text: &str, value: toml::Spanned<T>) -> At<T> {
    let line = line_at(text, value.span().start);
    At { file: path.to_owned(), line, value: value.into_inner() }
}
