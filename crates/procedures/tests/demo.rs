//! The demonstration city's data: people hold roles in organs that exist, codes have right check digits.

use case::{Party, party::CodeCheck};
use jiff::civil::date;
use law::Law;
use serde_json::{Map, Value};
use std::{collections::HashSet, fs, path::Path};

fn read(name: &str) -> Map<String, Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo").join(name);
    let text = fs::read_to_string(&path).expect(name);
    let table: toml::Table = toml::from_str(&text).expect(name);
    match serde_json::to_value(table).expect(name) {
        Value::Object(map) => map,
        _ => unreachable!("a TOML document is a table"),
    }
}

fn rows(name: &str, key: &str) -> Vec<Map<String, Value>> {
    serde_json::from_value(read(name)[key].clone()).expect(key)
}

#[test]
fn everyone_works_in_an_organ_that_exists() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/people.toml");
    let cast = procedures::story::cast(&fs::read_to_string(path).expect("people")).expect("cast");
    let law = Law::of("shili").expect("示例市");
    for person in cast.iter() {
        assert!(!person.posts.is_empty(), "{} has no post", person.name);
        for post in &person.posts {
            assert!(law.city().organ(&post.organ).is_some(), "{}: {}", person.name, post.organ);
        }
    }
    let certified = |name: &str, day| cast.find(name).expect(name).certified(day);
    assert!(certified("李岩", date(2025, 7, 1)));
    assert!(!certified("钱峰", date(2025, 1, 1)));
    assert!(certified("韩雪", date(2025, 6, 30)) && !certified("韩雪", date(2025, 7, 1)));
    assert!(!certified("郑伟", date(2025, 3, 3)));
}

#[test]
fn every_code_has_its_check_digit_but_the_one_meant_to_be_wrong() {
    let mut identities = HashSet::new();
    for mut row in rows("parties.toml", "party") {
        let key = row.remove("key").expect("key");
        let party: Party = serde_json::from_value(Value::Object(row)).expect("a party");
        assert!(identities.insert(party.identity()), "{key} twice");
        match party.check_id_number() {
            CodeCheck::Doubtful(_) => assert_eq!(key, "wrong-digit"),
            CodeCheck::Wrong(why) => panic!("{key}: {why}"),
            CodeCheck::Right | CodeCheck::NotChecked => assert_ne!(key, "wrong-digit"),
        }
    }
    assert!(identities.len() >= 60);
}

#[test]
fn every_shop_stands_on_a_road_and_belongs_to_somebody() {
    let parties = rows("parties.toml", "party");
    let (roads, shops) = (rows("streets.toml", "road"), rows("streets.toml", "shop"));
    for shop in shops {
        assert!(roads.iter().any(|it| it["name"] == shop["road"]), "{shop:?}");
        assert!(parties.iter().any(|it| it["key"] == shop["party"]), "{shop:?}");
    }
}
