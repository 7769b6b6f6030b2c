//! Exports: a published log is verified file by file.

use ledger::*;

use crate::support::*;

#[test]
fn exports_of_many_sizes_verify() {
    for size in [0, 1, 255, 256, 257, 513] {
        let mut log = Log::of(size, 100);
        log.checkpoint();
        let opened = verify_files(&log.export(), &log.checkpoints).unwrap();
        assert_eq!(opened.checkpoint, log.head());
    }
}

#[test]
fn a_full_tile_may_stand_for_a_partial_one() {
    let log = Log::of(300, 300);
    let mut files = log.export();
    let grown = Log::of(600, 300);
    // The server has grown since, and has dropped its partial tiles.
    files.retain(|path, _| !path.contains(".p/"));
    let checkpoint = files["checkpoint"].clone();
    let missing = verify_files(&files, &[]);
    assert_eq!(missing, Err(Fault::Absent("tile/entries/001.p/44".to_owned())));
    files.extend(grown.export().into_iter().filter(|(path, _)| !path.starts_with("tile/1")));
    files.insert("checkpoint".to_owned(), checkpoint);
    files.insert("tile/1/000.p/1".to_owned(), log.export()["tile/1/000.p/1"].clone());
    assert_eq!(verify_files(&files, &[]).unwrap().checkpoint.size, 300);
}

#[test]
fn a_changed_entry_or_tile_is_named() {
    let log = Log::of(600, 100);
    let files = log.export();
    let tampered = |path: &str, at: usize| {
        let mut files = files.clone();
        let bytes = flipped(&files[path], at, 1);
        files.insert(path.to_owned(), bytes);
        verify_files(&files, &[]).unwrap_err()
    };
    let tile = |path: &str| path.parse::<Tile>().unwrap();
    // Entry 259: the fourth of the second bundle, each with its length; a byte of the commitment.
    let entry = tampered("tile/entries/001", 3 * 42 + 20);
    assert_eq!(entry, Fault::Tile { tile: tile("tile/0/001"), seq: 259 });
    let hash = tampered("tile/0/002.p/88", 5 * 32);
    assert_eq!(hash, Fault::Tile { tile: tile("tile/0/002.p/88"), seq: 517 });
    let upper = tampered("tile/1/000.p/2", 32);
    assert_eq!(upper, Fault::Tile { tile: tile("tile/1/000.p/2"), seq: 256 });
    let kind = tampered("tile/entries/001", 2);
    let what = RecordFault::Entry(EntryFault::Magic);
    assert_eq!(kind, Fault::Record { seq: 256, what });
}

#[test]
fn a_consistent_forgery_is_seen_by_the_root() {
    let log = Log::of(300, 100);
    let mut forged = Log::default();
    (0..300).for_each(|seq| forged.record(Kind::Event, format!("新编 {seq}").as_bytes()));
    forged.checkpoint();
    let mut files = forged.export();
    files.insert("checkpoint".to_owned(), log.export()["checkpoint"].clone());
    assert_eq!(verify_files(&files, &[]), Err(Fault::Root { from: 0, size: 300 }));
    // Signed anew by the log itself, it is seen against a checkpoint from elsewhere.
    let known = log.checkpoints[..2].to_vec();
    assert_eq!(verify_files(&forged.export(), &known), Err(Fault::Root { from: 0, size: 100 }));
    let fork = verify_files(&forged.export(), &log.checkpoints);
    assert_eq!(fork, Err(Fault::Fork { size: 300 }));
}

#[test]
fn what_agrees_with_an_earlier_checkpoint_is_not_suspected() {
    let log = Log::of(300, 100);
    let mut forged = Log::of(150, 150);
    (150..300).for_each(|seq| forged.record(Kind::Event, format!("新编 {seq}").as_bytes()));
    forged.checkpoint();
    let fault = verify_files(&forged.export(), &log.checkpoints[..2]);
    assert_eq!(fault, Err(Fault::Root { from: 100, size: 200 }));
}

#[test]
fn an_older_state_is_seen_by_a_later_checkpoint() {
    let (old, new) = (Log::of(100, 100), Log::of(300, 100));
    let cut = verify_files(&old.export(), &new.checkpoints);
    assert_eq!(cut, Err(Fault::Missing { found: 100, signed: 200 }));
}
