//! What every institution offers, and the macro that turns the list of institutions into closed
//! sums and one table. Generic machinery knows institutions only through this table.

use crate::{Act, Attempt, CaseFile, Earlier, Record, Scene};
use case::{
    ActInfo, Due, EvidenceItem, Issued, Outcome, PaperKind, People, PersonId, Refusals, Role,
    Stretch,
};
use jiff::civil::Date;
use law::Law;
use serde_json::Value;

/// What a paper may see when its fields are filled: the file as it stands with the act that issues
/// it, and that record.
#[derive(Clone, Copy)]
pub struct PaperScene<'a> {
    /// The file, the issuing record included.
    pub file: &'a CaseFile,
    /// The issuing record; its last event is the file's last event.
    pub record: &'a Record,
    /// The law in force.
    pub law: &'a Law,
    /// Everyone known to the bureau.
    pub people: &'a People,
}

impl PaperScene<'_> {
    /// Day of the paper.
    pub fn day(&self) -> Date {
        self.record.stamp.day()
    }
}

/// 制度 — a legal institution: its acts, what they record, what it demands and what it owes.
pub trait Institution {
    /// What people may ask for.
    type Act: case::act::Acts;
    /// What is recorded: small, past, and forever.
    type Event;
    /// What is folded from its own events; others see only its public predicates.
    type State: Default + Clone;

    /// The acts, as routes, forms and permissions see them.
    const ACTS: &'static [ActInfo];
    /// The kinds of papers it issues.
    const PAPERS: &'static [PaperKind] = &[];

    /// Folds one event.
    fn apply(state: &mut Self::State, event: &Self::Event, record: &Record);

    /// Requirements of an act that do not depend on what is filled in; they also grey the button.
    fn gates(_noun: &str, _s: &Scene, _no: &mut Refusals) {}

    /// The law's answer to an act. Gates and objections have been asked already and may have
    /// refused: return `None` (use `no.pass()?`) before relying on what they guarantee.
    fn decide(act: &Self::Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Self::Event>>;

    /// What the act records in sibling institutions beside its own events, through their public
    /// constructors: an on-the-spot decision also identifies the party and hands the paper over.
    fn also(_act: &Self::Act, _s: &Scene) -> Vec<crate::Event> {
        Vec::new()
    }

    /// Another act that is performed together with this one, in the name of the same person and with
    /// all its own requirements: the act that an approval completes.
    fn performs(_act: &Self::Act, _s: &Scene) -> Option<Act> {
        None
    }

    /// Whether it stands in the way of an act of another institution.
    fn objects(_attempt: &Attempt, _s: &Scene, _no: &mut Refusals) {}

    /// What must happen by a day.
    fn dues(_file: &CaseFile, _law: &Law) -> Vec<Due> {
        Vec::new()
    }

    /// Time that does not count towards the period for deciding.
    fn stretches(_file: &CaseFile) -> Vec<Stretch> {
        Vec::new()
    }

    /// Evidence that it holds.
    fn evidence(_file: &CaseFile) -> Vec<EvidenceItem> {
        Vec::new()
    }

    /// The stage of the file that it stands for, if it has come so far.
    fn stage(_file: &CaseFile) -> Option<Stage> {
        None
    }

    /// Officers in whose hands the file is.
    fn hands(_file: &CaseFile) -> Vec<PersonId> {
        Vec::new()
    }

    /// The role for whose approval the file waits.
    fn waits_for(_file: &CaseFile) -> Option<Role> {
        None
    }

    /// What other files of the same party may know of this one.
    fn tells(_file: &CaseFile, _earlier: &mut Earlier) {}

    /// Fills the fields of one of its papers.
    fn fields(_paper: &str, _s: &PaperScene) -> Value {
        Value::Null
    }
}

/// 阶段 — how far a file has come. The highest rank of all institutions is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Stage {
    /// Order along the way of a file.
    pub rank: u8,
    /// Chinese name.
    pub zh: &'static str,
    /// English name.
    pub en: &'static str,
}

/// One institution in the table.
pub struct Entry {
    /// Name in routes and programs.
    pub name: &'static str,
    /// Field that groups it: first folder of its path.
    pub field: &'static str,
    /// Chinese name.
    pub zh: &'static str,
    /// English name.
    pub en: &'static str,
    /// Its acts.
    pub acts: &'static [ActInfo],
    /// Its kinds of papers.
    pub papers: &'static [PaperKind],
    /// See [`Institution::gates`].
    pub gates: fn(&str, &Scene, &mut Refusals),
    /// See [`Institution::objects`].
    pub objects: fn(&Attempt, &Scene, &mut Refusals),
    /// See [`Institution::dues`].
    pub dues: fn(&CaseFile, &Law) -> Vec<Due>,
    /// See [`Institution::stretches`].
    pub stretches: fn(&CaseFile) -> Vec<Stretch>,
    /// See [`Institution::evidence`].
    pub evidence: fn(&CaseFile) -> Vec<EvidenceItem>,
    /// See [`Institution::stage`].
    pub stage: fn(&CaseFile) -> Option<Stage>,
    /// See [`Institution::hands`].
    pub hands: fn(&CaseFile) -> Vec<PersonId>,
    /// See [`Institution::waits_for`].
    pub waits_for: fn(&CaseFile) -> Option<Role>,
    /// See [`Institution::tells`].
    pub tells: fn(&CaseFile, &mut Earlier),
    /// See [`Institution::fields`].
    pub fields: fn(&str, &PaperScene) -> Value,
}

impl Entry {
    /// The institution of a name.
    pub fn named(name: &str) -> Option<&'static Entry> {
        crate::ALL.iter().find(|it| it.name == name)
    }

    /// The act of a full name such as `filing.file`, or of its Chinese name.
    pub fn act(name: &str) -> Option<(&'static Entry, &'static ActInfo)> {
        let acts = || crate::ALL.iter().flat_map(|it| it.acts.iter().map(move |act| (it, act)));
        match name.split_once('.') {
            Some((institution, noun)) => {
                acts().find(|(it, act)| it.name == institution && act.noun == noun)
            }
            None => acts().find(|(_, act)| act.zh == name),
        }
    }

    /// The kind of paper of a full key such as `prior_notice.letter`, or of its title.
    pub fn paper(key: &str) -> Option<(&'static Entry, &'static PaperKind)> {
        let all = || crate::ALL.iter().flat_map(|it| it.papers.iter().map(move |kind| (it, kind)));
        match key.split_once('.') {
            Some((institution, paper)) => {
                all().find(|(it, kind)| it.name == institution && kind.key == paper)
            }
            None => all().find(|(_, kind)| kind.zh == key),
        }
    }
}

/// A paper to be issued, before it has a number: its kind and its place in the file.
pub fn issue(file: &CaseFile, kind: String, after: usize) -> Issued {
    let no = file.papers().count() + after + 1;
    let no = u32::try_from(no).unwrap_or(u32::MAX);
    Issued { no, kind, number: None, fields: Value::Null }
}

/// Turns the list of institutions into the sums [`Act`](crate::Act) and [`Event`](crate::Event),
/// the folded [`States`](crate::States) and the table [`ALL`](crate::ALL).
macro_rules! institutions {
    ($($path:literal $module:ident: $Name:ident = $zh:literal, $en:literal;)*) => {
        $(#[doc = $zh] #[path = $path] pub mod $module;)*

        /// Something a person asks a file to do.
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(tag = "institution", content = "act", rename_all = "snake_case")]
        pub enum Act { $(#[doc = $zh] $Name(<$module::Rules as $crate::Institution>::Act)),* }

        /// Something that happened in a file, and cannot un-happen.
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Event { $(#[doc = $zh] $Name(<$module::Rules as $crate::Institution>::Event)),* }

        /// The folded state of every institution.
        #[derive(Clone, Default)]
        pub struct States { $(#[doc = $zh] pub $module: <$module::Rules as $crate::Institution>::State),* }

        impl States {
            fn apply(&mut self, event: &Event, record: &$crate::Record) {
                match event { $(Event::$Name(event) => {
                    <$module::Rules as $crate::Institution>::apply(&mut self.$module, event, record)
                })* }
            }
        }

        /// Every institution, in the order in which a file meets them.
        pub static ALL: &[$crate::Entry] = &[$($crate::Entry {
            name: stringify!($module),
            field: $path,
            zh: $zh,
            en: $en,
            acts: <$module::Rules as $crate::Institution>::ACTS,
            papers: <$module::Rules as $crate::Institution>::PAPERS,
            gates: <$module::Rules as $crate::Institution>::gates,
            objects: <$module::Rules as $crate::Institution>::objects,
            dues: <$module::Rules as $crate::Institution>::dues,
            stretches: <$module::Rules as $crate::Institution>::stretches,
            evidence: <$module::Rules as $crate::Institution>::evidence,
            stage: <$module::Rules as $crate::Institution>::stage,
            hands: <$module::Rules as $crate::Institution>::hands,
            waits_for: <$module::Rules as $crate::Institution>::waits_for,
            tells: <$module::Rules as $crate::Institution>::tells,
            fields: <$module::Rules as $crate::Institution>::fields,
        }),*];

        impl Act {
            /// Full name, such as `filing.file`.
            pub fn name(&self) -> String {
                match self { $(Act::$Name(act) => {
                    format!("{}.{}", stringify!($module), case::act::Acts::noun(act))
                })* }
            }

            /// Reads an act of an institution from fields that were checked.
            ///
            /// # Errors
            /// What does not fit.
            pub fn parse(institution: &str, noun: &str, fields: serde_json::Value) -> Result<Act, String> {
                match institution {
                    $(stringify!($module) => {
                        <<$module::Rules as $crate::Institution>::Act as case::act::Acts>::parse(noun, fields)
                            .map(Act::$Name)
                    })*
                    other => Err(format!("unknown institution {other}")),
                }
            }

            fn performs(&self, s: &$crate::Scene) -> Option<Act> {
                match self { $(Act::$Name(act) => {
                    <$module::Rules as $crate::Institution>::performs(act, s)
                })* }
            }

            fn decide(&self, s: &$crate::Scene, no: &mut case::Refusals) -> Option<case::Outcome<Event>> {
                match self { $(Act::$Name(act) => {
                    let outcome = <$module::Rules as $crate::Institution>::decide(act, s, no)?;
                    let mut events = <$module::Rules as $crate::Institution>::also(act, s);
                    events.extend(outcome.events.into_iter().map(Event::$Name));
                    Some(case::Outcome { events, papers: outcome.papers })
                })* }
            }
        }
    };
}
