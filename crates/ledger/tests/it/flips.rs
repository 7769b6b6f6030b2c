//! Every byte, changed, is seen.

use ledger::*;

use crate::support::*;

/// A low bit, the bit between upper and lower case, the highest bit.
const MASKS: [u8; 3] = [0x01, 0x20, 0x80];

/// Tries every byte with every mask; `accepted` must refuse each.
fn every_byte(what: &str, bytes: &[u8], accepted: impl Fn(&[u8]) -> bool) {
    assert!(accepted(bytes), "{what} itself must be accepted");
    for at in 0..bytes.len() {
        for mask in MASKS {
            let changed = flipped(bytes, at, mask);
            assert!(!accepted(&changed), "{what}: byte {at} ^ {mask:#x} was not seen");
        }
    }
    for length in 0..bytes.len() {
        assert!(!accepted(&bytes[..length]), "{what}: cut to {length} was not seen");
    }
}

/// Every byte, with an application of the text form.
fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

#[test]
fn in_a_checkpoint() {
    let note = Log::of(20, 20).checkpoint();
    let trust = strict_trust();
    every_byte("checkpoint", note.as_bytes(), |bytes| {
        text(bytes).is_some_and(|note| trust.open(note).is_ok())
    });
}

#[test]
fn in_a_travelling_proof() {
    let log = Log::of(20, 20);
    let (proof, trust) = (log.proof(13).to_string(), strict_trust());
    let leaf = leaf_hash(&log.records[13].entry);
    every_byte("tlog-proof", proof.as_bytes(), |bytes| {
        let proof = text(bytes).and_then(|proof| proof.parse::<TlogProof>().ok());
        proof.is_some_and(|proof| proof.verify(leaf, &trust).is_ok())
    });
}

#[test]
fn in_a_receipt_and_its_paper() {
    let receipt = Log::of(20, 20).receipt(13).to_json();
    // The newline after the last brace says nothing.
    let (receipt, trust) = (receipt.trim_end(), strict_trust());
    every_byte("receipt", receipt.as_bytes(), |bytes| verify_receipt(bytes, PAPER, &trust).is_ok());
    every_byte("paper", PAPER, |paper| verify_receipt(receipt.as_bytes(), paper, &trust).is_ok());
}

#[test]
fn in_an_entry() {
    let (payload, salt) = (b"payload".as_slice(), salt(1));
    let entry = commit(Kind::Access, payload, &salt);
    // A changed kind is another entry, so it is compared as the tree does: by the leaf hash.
    let leaf = leaf_hash(&entry.to_bytes());
    every_byte("entry", &entry.to_bytes(), |bytes| {
        let parsed = Entry::parse(bytes);
        parsed.is_ok_and(|entry| open(&entry, payload, &salt)) && leaf_hash(bytes) == leaf
    });
    every_byte("payload", payload, |payload| open(&entry, payload, &salt));
    every_byte("salt", salt.bytes(), |salt| {
        let salt = salt.try_into().ok().and_then(|salt| Salt::new(salt).ok());
        salt.is_some_and(|salt| open(&entry, payload, &salt))
    });
}

#[test]
fn in_every_file_of_an_export() {
    // Partial tiles only, every byte; full and partial tiles, bytes at a prime distance.
    for (size, step) in [(30, 1), (270, 13)] {
        let mut files = Log::of(size, 100).export();
        verify_files(&files, &[]).unwrap();
        // Partial tiles of earlier states may stay; they are not read.
        let now = Tile::all(size).chain(Tile::bundles(size)).map(|tile| tile.to_string());
        for path in now.chain(["checkpoint".to_owned()]) {
            let bytes = files[&path].clone();
            for at in (0..bytes.len()).step_by(step) {
                files.insert(path.clone(), flipped(&bytes, at, MASKS[at % 3]));
                assert!(verify_files(&files, &[]).is_err(), "{path}: byte {at} was not seen");
            }
            files.insert(path, bytes);
        }
    }
}

#[test]
fn in_every_stored_record() {
    let log = Log::of(12, 5);
    for seq in 0..log.records.len() {
        let (payload, salt) = log.records[seq].kept.clone().unwrap();
        let named = |log: &Log| match log.audit() {
            Err(Fault::Record { seq: named, .. }) => named == seq as u64,
            _ => false,
        };
        for at in 0..payload.len() {
            let mut changed = log.clone();
            changed.records[seq].kept = Some((flipped(&payload, at, MASKS[at % 3]), salt));
            assert!(named(&changed), "payload of {seq}, byte {at}");
        }
        for at in 0..32 {
            let mut changed = log.clone();
            let salt = flipped(salt.bytes(), at, MASKS[at % 3]).try_into().unwrap();
            changed.records[seq].kept = Some((payload.clone(), Salt::new(salt).unwrap()));
            assert!(named(&changed), "salt of {seq}, byte {at}");
        }
        for at in 0..ENTRY_LENGTH {
            let mut changed = log.clone();
            changed.records[seq].entry = flipped(&log.records[seq].entry, at, MASKS[at % 3]);
            // The kind is not committed to: another known kind is found by the tree.
            let found = named(&changed) || matches!(changed.audit(), Err(Fault::Root { .. }));
            assert!(found, "entry of {seq}, byte {at}");
        }
    }
}
