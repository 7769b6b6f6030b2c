//! Whole collections of statute texts, where the environment variable FADU_LAWS names a folder of them. Without it only
//! the small texts in the crate's own tests are read.

use law::import::{ArticleText, Edition};
use law::library::{Library, Report};
use law::{Citation, Law};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Instant;

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of texts") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|e| e == "md") {
            found.push(path);
        }
    }
}

/// The collection, read once; `None` where no folder is named.
fn collection() -> Option<&'static (Library, Report)> {
    static READ: OnceLock<Option<(Library, Report)>> = OnceLock::new();
    let read = || {
        let root = PathBuf::from(std::env::var_os("FADU_LAWS")?);
        let mut paths = Vec::new();
        files(&root, &mut paths);
        paths.sort();
        let begin = Instant::now();
        let texts = paths.iter().map(|path| {
            let name = path.strip_prefix(&root).expect("below the folder");
            (name.to_string_lossy().into_owned(), std::fs::read_to_string(path).expect("text"))
        });
        let (library, report) = Library::import(texts);
        println!("{} files, {} articles in {:?}", report.files, report.articles, begin.elapsed());
        Some((library, report))
    };
    READ.get_or_init(read).as_ref()
}

#[test]
fn nearly_every_file_is_an_instrument_or_says_why_not() {
    let Some((library, report)) = collection() else {
        return;
    };
    for refused in &report.refused {
        println!("not read: {} {}", refused.path, refused.why);
    }
    assert_eq!(report.files, report.editions + report.refused.len());
    assert!(report.refused.len() * 100 <= report.files, "{} files refused", report.refused.len());
    let empty = library.editions().iter().flat_map(|e| &e.articles).filter(|a| a.text().is_empty());
    let empty = empty.filter(|a| a.title.is_empty()).count();
    assert!(empty * 1000 <= report.articles, "{empty} empty articles");
}

#[test]
fn articles_are_numbered_without_gaps() {
    let Some((library, _)) = collection() else {
        return;
    };
    let gap = |e: &&Edition| {
        let number = |a: &ArticleText| match a.place {
            law::Place::Article { number, .. } => Some(number),
            _ => None,
        };
        let numbers: Vec<u32> = e.articles.iter().filter_map(number).collect();
        numbers.first().is_some_and(|n| *n != 1) || numbers.windows(2).any(|w| w[1] > w[0] + 1)
    };
    let gaps: Vec<&Edition> = library.editions().iter().filter(gap).collect();
    assert!(gaps.iter().all(|e| !e.problems.is_empty()), "a gap goes unreported");
    assert!(gaps.len() * 200 <= library.editions().len(), "{} editions with gaps", gaps.len());
}

#[test]
fn a_search_finds_what_reading_everything_finds() {
    let Some((library, _)) = collection() else {
        return;
    };
    library.search("预热索引", 1);
    for query in
        ["听证", "较大数额", "占用城市道路", "工作日", "查封 扣押", "行政处罚法 罚款", "第三人"]
    {
        let words: Vec<&str> = query.split(' ').collect();
        let holds = |e: &Edition, a: &ArticleText| {
            let text = format!("{}\n{}\n{}", e.title, a.title, a.text());
            words.iter().all(|w| text.contains(w))
        };
        let all = library.editions().iter();
        let brute = all.flat_map(|e| e.articles.iter().filter(move |a| holds(e, a))).count();
        let begin = Instant::now();
        let hits = library.search(query, usize::MAX).len();
        println!("{query}: {hits} in {:?}", begin.elapsed());
        assert_eq!(hits, brute, "{query}");
    }
}

#[test]
fn a_stored_collection_is_the_same() {
    let Some((library, _)) = collection() else {
        return;
    };
    let text = library.to_text();
    let begin = Instant::now();
    let again = Library::from_text(&text).expect("what was written");
    println!("{} bytes loaded in {:?}", text.len(), begin.elapsed());
    assert_eq!(again.editions(), library.editions());
}

#[test]
fn our_citations_are_borne_out() {
    let Some((library, _)) = collection() else {
        return;
    };
    let law = Law::national();
    let text = |cite: &str| {
        let citation: Citation = cite.parse().expect(cite);
        library.text(Some(&law), &citation).unwrap_or_else(|| panic!("{cite} has no text"))
    };
    assert!(text("行政处罚法第六十四条第一项").contains("听证"));
    assert!(
        text("三项制度指导意见（六）").contains("公示")
            || text("三项制度指导意见（六）").contains("公开")
    );
    let unresolved = library.unresolved(&law);
    for one in &unresolved {
        println!("{:?} {} ({}:{})", one.want, one.cite, one.file, one.line);
    }
}
