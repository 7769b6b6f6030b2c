//! Every paper that a story issues can be typeset.

use papers::{Furniture, Sheet, typeset};
use procedures::{engine, story};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn stories(dir: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    for path in entries.map(|it| it.expect("a readable folder").path()) {
        let in_stories = path.components().any(|it| it.as_os_str() == "stories");
        if path.is_dir() {
            stories(&path, found);
        } else if in_stories && path.extension().is_some_and(|it| it == "md") {
            found.push(path);
        }
    }
}

#[test]
fn papers_of_stories_are_typeset() {
    let text = fs::read_to_string(root().join("demo/people.toml")).expect("demo/people.toml");
    let cast = story::cast(&text).expect("the cast is readable");
    let mut found = Vec::new();
    stories(&root().join("crates/procedures/src"), &mut found);
    stories(&root().join("stories"), &mut found);
    // The longest fields of a kind try its template hardest.
    let mut hardest: BTreeMap<String, (usize, case::Issued)> = BTreeMap::new();
    for path in found {
        let text = fs::read_to_string(&path).expect("a readable story");
        // Whether stories hold is tested beside the institutions.
        let Ok(told) = story::tell(&text, &cast) else { continue };
        for (_, paper) in told.files.values().flat_map(|file| file.papers()) {
            let size = paper.fields.to_string().len();
            if hardest.get(&paper.kind).is_none_or(|(known, _)| *known < size) {
                hardest.insert(paper.kind.clone(), (size, paper.clone()));
            }
        }
    }
    let mut faults = Vec::new();
    for (key, (_, paper)) in &hardest {
        let Some(kind) = engine::kind_of(paper) else {
            faults.push(format!("{key} is no kind of paper"));
            continue;
        };
        let fields = engine::sheet_fields(paper);
        let furniture = Furniture {
            organ: "示例市城市管理综合执法局".to_owned(),
            title: kind.zh.to_owned(),
            number: paper.number.clone(),
            date: Some(jiff::civil::date(2025, 3, 5)),
            seal: kind.sealed.then(|| "示例市城市管理综合执法局".to_owned()),
            ..Furniture::default()
        };
        let sheet = Sheet { template: kind.template, fields: &fields, furniture };
        match typeset(&sheet) {
            Ok(paper) => {
                if let Ok(dir) = std::env::var("PAPERS_OUT") {
                    fs::write(format!("{dir}/{key}.pdf"), paper.pdf).expect("a writable folder");
                }
            }
            Err(fault) => faults.push(format!("{key}: {fault}")),
        }
    }
    assert!(!hardest.is_empty(), "no story issues a paper");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
