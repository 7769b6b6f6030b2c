//! Tells every story beside the institutions and under `stories/`. `STORY=部分名称` tells only some.

mod coverage;
mod told;

#[test]
fn every_story_holds() {
    let wanted = std::env::var("STORY").unwrap_or_default();
    match told::all(&wanted) {
        Ok(told) => {
            assert!(!told.is_empty(), "no story found");
            eprintln!("{} stories told", told.len());
        }
        Err(faults) => panic!("{faults}"),
    }
}
