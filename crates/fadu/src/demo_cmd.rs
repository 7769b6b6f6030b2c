//! `fadu demo` — makes 示例市 and serves it. Every file in it was performed, act by act, from a story.

use jiff::{
    ToSpan,
    civil::{Date, DateTime, date},
};
use office::{Clock, Office, Telling};
use std::{collections::BTreeMap, path::Path, sync::Arc};

include!(concat!(env!("OUT_DIR"), "/stories.rs"));

/// The people of 示例市.
pub const PEOPLE: &str = include_str!("../../../demo/people.toml");
const PARTIES: &str = include_str!("../../../demo/parties.toml");

/// Password of every account of the demonstration.
pub const PASSWORD: &str = "shilishi";

/// The day on which the demonstration opens.
const TODAY: Date = date(2025, 11, 17);
/// Days before it over which the last acts of the stories are spread.
const SPREAD: i32 = 60;

/// What was made.
pub struct Made {
    /// Files opened.
    pub files: usize,
    /// Stories that stopped before their end, with the reason.
    pub stopped: Vec<String>,
}

/// Opens the demonstration in `dir`, making it when the directory is empty.
///
/// # Errors
/// The directory or the data.
pub fn open(dir: &Path) -> Result<(Arc<Office>, Option<Made>), String> {
    let office = Office::open(dir, "shili", Clock::set_to(TODAY.at(9, 0, 0, 0)));
    let office = office.map_err(|it| it.to_string())?;
    let is_new = office.store().files().map_err(|it| it.to_string())?.is_empty();
    let made = if is_new { Some(make(&office)?) } else { None };
    // A demonstration taken up again goes on after its last record.
    let last = office.store().last_moment().map_err(|it| it.to_string())?;
    let now = last.map_or(TODAY.at(9, 0, 0, 0), |it| it.max(TODAY.at(9, 0, 0, 0)));
    office.clock().run_from(now);
    Ok((Arc::new(office), made))
}

fn make(office: &Office) -> Result<Made, String> {
    let cast = procedures::story::cast(PEOPLE)?;
    let people: Vec<_> = cast.iter().cloned().collect();
    let accounts = people.iter().map(|it| (it.id.to_string(), it.id.clone())).collect();
    office.register_people(people).map_err(|it| it.to_string())?;
    office.set_demo_accounts(accounts, PASSWORD).map_err(|it| it.to_string())?;
    let parties = Parties::read(PARTIES)?;
    let told: Vec<(&str, Telling)> = STORIES
        .iter()
        .filter(|(_, text)| !text.contains("city = \"lingnan\""))
        .enumerate()
        .map(|(at, (name, text))| (*text, telling(at, name, text, &parties)))
        .collect();
    let outcome = office.tell_together(&told);
    let stopped = outcome.iter().filter_map(|it| it.as_ref().err()).map(ToString::to_string);
    let stopped = stopped.collect();
    let files = office.store().files().map_err(|it| it.to_string())?.len();
    Ok(Made { files, stopped })
}

/// Each story ends on a day of its own and happens to people of its own.
fn telling(at: usize, name: &str, text: &str, parties: &Parties) -> Telling {
    let step = i32::try_from(at).unwrap_or_default();
    let back = (step * 7) % SPREAD;
    let ends_on = TODAY.checked_sub(back.days()).ok();
    Telling { ends_on, acts: None, instead: parties.instead(text, at), key: name.to_owned() }
}

/// The fictional parties, by kind.
struct Parties(BTreeMap<String, Vec<toml_party::Party>>);

mod toml_party {
    /// What of a party stands in stories.
    #[derive(Clone, Debug)]
    pub struct Party {
        pub name: String,
        pub id_number: Option<String>,
        pub address: String,
    }
}

impl Parties {
    fn read(text: &str) -> Result<Self, String> {
        let table: toml::Table = text.parse().map_err(|it: toml::de::Error| it.to_string())?;
        let mut kinds: BTreeMap<String, Vec<toml_party::Party>> = BTreeMap::new();
        let rows = table.get("party").and_then(|it| it.as_array()).cloned().unwrap_or_default();
        for row in rows {
            let text = |name: &str| row.get(name).and_then(|it| it.as_str()).map(str::to_owned);
            let (Some(kind), Some(name), Some(address)) =
                (text("kind"), text("name"), text("address"))
            else {
                return Err(format!("demo/parties.toml: incomplete: {row}"));
            };
            let party = toml_party::Party { name, id_number: text("id_number"), address };
            kinds.entry(kind).or_default().push(party);
        }
        Ok(Self(kinds))
    }

    /// Replacements of the parties that a story names, by others of their kind.
    fn instead(&self, text: &str, at: usize) -> Vec<(String, String)> {
        let Ok(story) = procedures::story::parse(text) else { return Vec::new() };
        let mut pairs: Vec<(String, String)> = Vec::new();
        for block in &story.blocks {
            let Some(party) = block.table.get("party").and_then(|it| it.as_table()) else {
                continue;
            };
            let word = |name: &str| party.get(name).and_then(|it| it.as_str());
            let (Some(kind), Some(name)) = (word("kind"), word("name")) else { continue };
            if pairs.iter().any(|(from, _)| from == name) || party.contains_key("birth_date") {
                continue;
            }
            let others = self.0.get(kind).map(Vec::as_slice).unwrap_or_default();
            let Some(other) = others.get((at * 5 + pairs.len()) % others.len().max(1)) else {
                continue;
            };
            pairs.push((name.to_owned(), other.name.clone()));
            if let (Some(from), Some(to)) = (word("id_number"), &other.id_number) {
                pairs.push((from.to_owned(), to.clone()));
            }
            if let Some(from) = word("address") {
                pairs.push((from.to_owned(), other.address.clone()));
            }
        }
        pairs
    }
}

/// Moment shown in a banner.
pub fn opened_at(office: &Office) -> DateTime {
    office.clock().now()
}
