//! Arbitrary and nearly right input: nothing panics, and what is read is written back as it was.

use std::sync::LazyLock;

use ledger::*;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::support::*;

/// Feeds a text to every reader of texts.
fn read_text(text: &str) {
    if let Ok(note) = text.parse::<Note>() {
        assert_eq!(note.to_string(), text);
        let _ = note.verify([log_key().vkey(), witness_key().vkey()]);
    }
    if let Ok(checkpoint) = text.parse::<Checkpoint>() {
        assert_eq!(checkpoint.to_string(), text);
    }
    if let Ok(proof) = text.parse::<TlogProof>() {
        assert_eq!(proof.to_string(), text);
        let _ = proof.verify(empty_root(), &strict_trust());
    }
    if let Ok(tile) = text.parse::<Tile>() {
        assert_eq!(tile.to_string(), text);
    }
    if let Ok(vkey) = text.parse::<Vkey>() {
        assert_eq!(vkey.to_string(), text);
    }
    if let Ok(skey) = Skey::parse(text) {
        assert_eq!(skey.reveal(), text);
    }
    if let Ok(hash) = text.parse::<Hash>() {
        assert_eq!(hash.to_string(), text);
    }
}

/// Feeds bytes to every reader of bytes.
fn read_bytes(bytes: &[u8]) {
    if let Ok(entry) = Entry::parse(bytes) {
        assert_eq!(entry.to_bytes(), bytes);
    }
    for width in [1, 2, 256] {
        let tile = Tile { level: Level::Hashes(0), index: 0, width };
        if let Ok(hashes) = tile.hashes(bytes) {
            assert_eq!(encode_hashes(&hashes), bytes);
        }
        if let Ok(entries) = tile.entries(bytes) {
            assert_eq!(encode_entries(entries).unwrap(), bytes);
        }
    }
    let _ = verify_receipt(bytes, PAPER, &strict_trust());
    let _ = Erasure::parse(bytes, 5);
    let _ = PaperRecord::parse(bytes);
}

static SPECIMENS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(specimens);

fn specimens() -> Vec<Vec<u8>> {
    let log = Log::of(20, 20);
    let texts = [
        log.checkpoints[0].clone(),
        log.head().to_string(),
        log.proof(13).to_string(),
        log.receipt(13).to_json(),
        "tile/entries/x001/x234/067.p/8".to_owned(),
        log_key().vkey().to_string(),
        log_key().reveal(),
        String::from_utf8(paper_record().to_payload()).unwrap(),
        r#"{"erases":[1,2],"because":"法"}"#.to_owned(),
    ];
    let files = [log.export()["tile/entries/000.p/20"].clone(), log.records[0].entry.clone()];
    texts.into_iter().map(String::into_bytes).chain(files).collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        rng_seed: RngSeed::Fixed(20_250_308),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn arbitrary_input(text in "\\PC*", bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        read_text(&text);
        read_bytes(&bytes);
        read_text(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn nearly_right_input(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4u8), 0..4)
    ) {
        let mut bytes = SPECIMENS[which.index(SPECIMENS.len())].clone();
        for (at, byte, how) in changes {
            let at = at.index(bytes.len() + 1);
            match how {
                0 => bytes.insert(at, byte),
                1 => bytes.truncate(at),
                2 => bytes.extend_from_within(at..),
                _ if at < bytes.len() => bytes[at] = byte,
                _ => {}
            }
        }
        read_bytes(&bytes);
        read_text(&String::from_utf8_lossy(&bytes));
    }
}

/// The largest sizes and places there are: no overflow, no endless loop.
#[test]
fn the_largest_numbers() {
    const MAX: u64 = u64::MAX;
    assert_eq!(Plan::root(MAX).nodes().len(), 64);
    for index in [0, 1, MAX / 2, MAX - 2, MAX - 1] {
        let plan = Plan::inclusion(index, MAX).unwrap();
        let hashes = vec![empty_root(); plan.len()];
        let root = verify_inclusion(empty_root(), index, MAX, &hashes, empty_root());
        assert_eq!(root, Err(ProofFault::Root), "the length is right");
        assert!(plan.tiles(MAX).iter().all(|tile| (1..=256).contains(&tile.width)));
    }
    for old in [1, 2, 1 << 63, (1 << 63) + 1, MAX - 1] {
        let plan = Plan::consistency(old, MAX).unwrap();
        let hashes = vec![empty_root(); plan.len()];
        let roots = (leaf_hash(b"old"), leaf_hash(b"new"));
        let fault = verify_consistency(old, roots.0, MAX, roots.1, &hashes).unwrap_err();
        assert!(matches!(fault, ProofFault::Root | ProofFault::OldRoot), "{old}: {fault}");
    }
    assert_eq!(Tile::edge(MAX).count(), 8);
    assert_eq!(Tile::grown(MAX - 1, MAX).count(), 1);
}
