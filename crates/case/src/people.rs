//! 人员 — who may act: posts, enforcement certificates, qualifications.

use crate::{PersonId, Role};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// 任职：a role in an organ for a period (both days included; open when `to` is absent).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Post {
    /// The role.
    pub role: Role,
    /// Key of the organ in the city's organisation tree.
    pub organ: String,
    /// First day.
    pub from: Date,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
}

/// 行政执法证件。
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// Number as printed; never parsed.
    pub number: String,
    /// First day of validity.
    pub valid_from: Date,
    /// Last day of validity.
    pub valid_to: Date,
}

/// Somebody of the bureau, or an outsider who acts in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Identifier.
    pub id: PersonId,
    /// Name.
    pub name: String,
    /// Posts held, past ones included.
    #[serde(default)]
    pub posts: Vec<Post>,
    /// 执法证件, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<Certificate>,
    /// Since when the person holds the 法律职业资格.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_qualification: Option<Date>,
    /// Since when the person has reviewed legality (行政处罚法第五十八条第二款 binds newcomers).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewer_since: Option<Date>,
}

impl Person {
    /// An outsider acting under a role without a post, such as 当事人.
    pub fn outsider(id: &str, name: &str, role: Role) -> Self {
        let post = Post { role, organ: String::new(), from: Date::MIN, to: None };
        let id = PersonId::new(id);
        Self {
            id,
            name: name.to_owned(),
            posts: vec![post],
            certificate: None,
            legal_qualification: None,
            reviewer_since: None,
        }
    }

    /// Whether the person holds `role` on `day`.
    pub fn holds(&self, role: Role, day: Date) -> bool {
        self.posts_on(day).any(|post| post.role == role)
    }

    /// Posts held on `day`.
    pub fn posts_on(&self, day: Date) -> impl Iterator<Item = &Post> {
        let held = move |post: &&Post| post.from <= day && post.to.is_none_or(|to| day <= to);
        self.posts.iter().filter(held)
    }

    /// Whether the person holds a certificate that is valid on `day` (行政处罚法第四十二条第一款).
    pub fn certified(&self, day: Date) -> bool {
        self.certificate.as_ref().is_some_and(|it| it.valid_from <= day && day <= it.valid_to)
    }
}

/// 人员名册 — everyone known to the bureau.
#[derive(Clone, Debug, Default)]
pub struct People {
    by_id: BTreeMap<PersonId, Person>,
    by_name: BTreeMap<String, PersonId>,
}

impl People {
    /// The register of these people; of two people with one name the first keeps the name.
    pub fn new(people: impl IntoIterator<Item = Person>) -> Self {
        let mut register = Self::default();
        people.into_iter().for_each(|person| register.insert(person));
        register
    }

    /// Adds or replaces a person.
    pub fn insert(&mut self, person: Person) {
        self.by_name.entry(person.name.clone()).or_insert_with(|| person.id.clone());
        self.by_id.insert(person.id.clone(), person);
    }

    /// The person of an id.
    pub fn get(&self, id: &PersonId) -> Option<&Person> {
        self.by_id.get(id)
    }

    /// The person of a name or of an id written as text.
    pub fn find(&self, text: &str) -> Option<&Person> {
        let by_name = self.by_name.get(text).and_then(|id| self.by_id.get(id));
        by_name.or_else(|| self.by_id.get(&PersonId::new(text)))
    }

    /// The name of an id, or the id itself where nobody is known by it.
    pub fn name<'a>(&'a self, id: &'a PersonId) -> &'a str {
        self.get(id).map_or(id.as_str(), |person| &person.name)
    }

    /// Everyone, ordered by id.
    pub fn iter(&self) -> impl Iterator<Item = &Person> {
        self.by_id.values()
    }
}
