//! A bureau in a temporary directory: what is performed is on disk, numbered, provable, and the
//! same after everything derived was thrown away.

use case::{Person, PersonId};
use jiff::civil::date;
use office::{Clock, Failure, Office, Query, Request, Telling};
use serde_json::json;
use std::path::{Path, PathBuf};

const STORY: &str = include_str!("../../procedures/src/penalty/filing/stories/lead-to-filing.md");
const PEOPLE: &str = include_str!("../../../demo/people.toml");

/// A directory that goes with the test.
struct Dir(PathBuf);

impl Dir {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("fadu-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        Self(path)
    }
}

impl Drop for Dir {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn open(dir: &Path) -> Office {
    let clock = Clock::set_to(date(2025, 3, 3).at(9, 0, 0, 0));
    let office = Office::open(dir, "shili", clock).expect("an office");
    let people = procedures::story::cast(PEOPLE).expect("people");
    office.register_people(people.iter().cloned().collect()).expect("registered");
    office
}

fn told(office: &Office, key: &str) -> case::FileId {
    let how = Telling { key: key.to_owned(), ..Telling::default() };
    office.tell(STORY, &how).expect("the story is told").remove(0)
}

fn person(office: &Office, name: &str) -> Person {
    office.people().find(name).expect("somebody of the cast").clone()
}

#[test]
fn what_is_told_is_listed_searched_numbered_and_verified() {
    let dir = Dir::new("told");
    let office = open(&dir.0);
    let id = told(&office, "a");
    let file = office.file(&id).expect("the file");
    assert_eq!(file.filing.filed_on(), Some(date(2025, 3, 5)));
    let (_, paper) = file.last_paper("filing.approval").expect("issued");
    assert_eq!(paper.number.as_deref(), Some("示城立字〔2025〕第1号"));

    let query = Query { words: "道路".to_owned(), limit: 10, ..Query::default() };
    let page = office.store().list(&query).expect("a list");
    assert_eq!(page.lines.len(), 1, "two characters find it");
    assert_eq!(page.lines[0].party.as_deref(), Some("周大福"));
    let none = Query { words: "燃气".to_owned(), limit: 10, ..Query::default() };
    assert!(office.store().list(&none).expect("a list").lines.is_empty());

    let audit = office.verify().expect("nothing differs");
    assert_eq!((audit.records, audit.files), (4, 1));
}

#[test]
fn derived_tables_can_be_thrown_away() {
    let dir = Dir::new("rebuilt");
    let office = open(&dir.0);
    told(&office, "a");
    told(&office, "b");
    let all = Query { limit: 10, ..Query::default() };
    let before = office.store().list(&all).expect("a list");
    assert_eq!(office.rebuild().expect("rebuilt"), 2);
    let after = office.store().list(&all).expect("a list");
    assert_eq!(before.lines, after.lines);
}

#[test]
fn a_repeated_key_is_performed_once() {
    let dir = Dir::new("once");
    let office = open(&dir.0);
    let actor = person(&office, "李岩");
    let ask = || {
        office.perform_blocking(Request {
            actor: &actor,
            file: None,
            seen: None,
            act: "lead.register",
            fields: json!({
                "source": "patrol", "matter": "占道经营", "place": "人民路12号",
                "seen_on": "2025-03-03"
            }),
            key: Some("one and the same".to_owned()),
        })
    };
    let first = ask().expect("performed");
    let second = ask().expect("answered alike");
    assert_eq!((first.file, first.seq), (second.file, second.seq));
    assert_eq!(office.verify().expect("nothing differs").records, 1);
}

#[test]
fn a_file_that_moved_says_what_changed() {
    let dir = Dir::new("moved");
    let office = open(&dir.0);
    let id = told(&office, "a");
    let actor = person(&office, "李岩");
    let fault = office
        .perform_blocking(Request {
            actor: &actor,
            file: Some(id),
            seen: Some(3),
            act: "party.represent",
            fields: json!({ "name": "周小福", "powers": "代为陈述、申辩" }),
            key: None,
        })
        .expect_err("it has moved");
    match fault {
        Failure::Moved { head: 4, since } => assert_eq!(since[0].act, "filing.file"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_act_that_brings_its_party_sees_the_other_files_of_that_party() {
    let dir = Dir::new("onefine");
    let office = open(&dir.0);
    let story = include_str!("../../procedures/src/penalty/summary/stories/one-fine.md");
    let morning = Telling { acts: Some(1), key: "morning".to_owned(), ..Telling::default() };
    office.tell(story, &morning).expect("fined in the morning");
    office.clock().advance_to(date(2025, 4, 10).at(15, 0, 0, 0));
    let actor = person(&office, "孙浩");
    let officers = [actor.id.clone(), person(&office, "韩雪").id];
    let fields = json!({
        "officers": officers, "identified_by": "查验证件原件。",
        "party": {
            "kind": "citizen", "name": "王强", "id_number": "990102199001250115",
            "address": "示例市示例区和平里9号"
        },
        "breach": {
            "item": "ROAD-042-7", "facts": "余土堆放约二平方米。", "at": "2025-04-10T14:50",
            "place": "示例市示例区人民路12号门前人行道", "evidence": "现场照片一张。",
            "correction": "ordered", "correct_by": "2025-04-11"
        },
        "sanction": { "fine": 20000, "grade": "slight", "weight": "plain", "reasons": "余土少。" },
        "heard": { "certificates_shown": true, "told": true },
        "handover": { "recipient": "王强", "capacity": "oneself", "signature": "signed" }
    });
    let act = "summary.decide";
    let request = Request { actor: &actor, file: None, seen: None, act, fields, key: None };
    let fault = office.perform_blocking(request).expect_err("one fine for one act");
    let Failure::Refused(refusals) = fault else { panic!("{fault:?}") };
    assert!(refusals.iter().any(|it| it.rule == "APL-29"), "{refusals:?}");
}

#[test]
fn everything_wrong_with_the_input_is_said_and_nothing_is_kept() {
    let dir = Dir::new("malformed");
    let office = open(&dir.0);
    let actor = person(&office, "李岩");
    let fault = office
        .perform_blocking(Request {
            actor: &actor,
            file: None,
            seen: None,
            act: "lead.register",
            fields: json!({ "source": "rumour", "matter": "a\u{7}b", "seen_on": "2025-02-30", "x": 1 }),
            key: None,
        })
        .expect_err("malformed");
    let Failure::Malformed(faults) = fault else { panic!("{fault:?}") };
    let named: Vec<_> = faults.iter().map(|it| it.field.as_str()).collect();
    assert_eq!(named, ["source", "matter", "place", "seen_on", "x"]);
    assert_eq!(office.verify().expect("nothing differs").records, 0);
}

#[test]
fn a_backup_restores_to_the_same_root() {
    let (dir, copy, back) = (Dir::new("kept"), Dir::new("copy"), Dir::new("back"));
    let office = open(&dir.0);
    told(&office, "a");
    let root = office.verify().expect("nothing differs").root;
    office.backup(&copy.0).expect("copied");
    office::restore(&copy.0, &back.0).expect("put back");
    let restored = open(&back.0);
    assert_eq!(restored.verify().expect("nothing differs").root, root);
    told(&restored, "b");
    assert_eq!(restored.verify().expect("it goes on").files, 2);
}

#[test]
fn a_flipped_byte_in_the_data_base_is_found() {
    let dir = Dir::new("flipped");
    let id = {
        let office = open(&dir.0);
        told(&office, "a")
    };
    // Change one letter of what was recorded, as somebody with the data base in hand would.
    let connection = rusqlite::Connection::open(dir.0.join("fadu.sqlite")).expect("opened");
    let changed = connection
        .execute(
            "UPDATE log SET payload = CAST(replace(CAST(payload AS TEXT), '周大福', '周小福') AS BLOB)
             WHERE file = ?1 AND version = 3",
            [id.as_str()],
        )
        .expect("changed");
    assert_eq!(changed, 1);
    drop(connection);
    let office = open(&dir.0);
    let fault = office.verify().expect_err("it is found").to_string();
    assert!(fault.contains('2'), "the record at place 2 is named: {fault}");
}

#[test]
fn passwords_lock_and_must_change() {
    let dir = Dir::new("accounts");
    let office = open(&dir.0);
    let id = PersonId::new(person(&office, "李岩").id.as_str());
    office.set_account("liyan", &id, "first password", true).expect("an account");
    assert!(office.sign_in("nobody", "x").is_err());
    let sign_in = office.sign_in("liyan", "first password").expect("signed in");
    let session = office.session(&sign_in.token).expect("read").expect("a session");
    assert!(session.account.must_change);
    assert!(office.change_password(&sign_in.token, "first password", "short").is_err());
    office.change_password(&sign_in.token, "first password", "a longer password").expect("changed");
    let session = office.session(&sign_in.token).expect("read").expect("a session");
    assert!(!session.account.must_change);
    for _ in 0..5 {
        assert!(office.sign_in("liyan", "wrong").is_err());
    }
    let locked = office.sign_in("liyan", "a longer password").err().expect("locked");
    assert!(locked.to_string().contains("locked"), "{locked}");
}
