//! Receipts: what they prove, and what each tampering is called.

use ledger::*;

use crate::support::*;

fn json(log: &Log, change: impl FnOnce(&mut Receipt)) -> Vec<u8> {
    let mut receipt = log.receipt(13);
    change(&mut receipt);
    receipt.to_json().into_bytes()
}

#[test]
fn a_paper_is_verified_offline() {
    let log = Log::of(40, 7);
    let verified = verify_receipt(&json(&log, |_| {}), PAPER, &strict_trust()).unwrap();
    assert_eq!(verified.seq, 13);
    assert_eq!(verified.checkpoint, log.head());
    assert_eq!(verified.record, paper_record());
    assert_eq!(verified.witnesses[0].by, *witness_key().vkey());
}

#[test]
fn the_digests_are_the_standard_ones() {
    let record = PaperRecord::of(b"abc", "", "", "", "");
    // FIPS 180-4 and GB/T 32905-2016, appendix A.
    let sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    let sm3 = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";
    assert_eq!((record.sha256.as_str(), record.sm3.as_str(), record.bytes), (sha256, sm3, 3));
}

#[test]
fn length_and_both_digests_must_agree() {
    let record = paper_record();
    assert_eq!(record.matches(PAPER), Ok(()));
    let digest = |record: PaperRecord| match record.matches(PAPER) {
        Err(Fault::Paper { digest, .. }) => digest,
        other => panic!("expected another paper, found {other:?}"),
    };
    let other = PaperRecord::of(b"other", "", "", "", "");
    assert_eq!(digest(PaperRecord { sm3: other.sm3, ..record.clone() }), "SM3");
    assert_eq!(digest(PaperRecord { sha256: other.sha256, ..record.clone() }), "SHA-256");
    assert_eq!(digest(PaperRecord { bytes: 1, ..record }), "bytes");
}

#[test]
fn the_fault_says_what_differs() {
    let log = Log::of(40, 7);
    let check = |receipt: Vec<u8>, paper: &[u8]| {
        verify_receipt(&receipt, paper, &strict_trust()).unwrap_err()
    };
    let same_length = flipped(PAPER, 5, 1);
    let fault = check(json(&log, |_| {}), &same_length);
    assert!(matches!(fault, Fault::Paper { digest: "SHA-256", .. }), "{fault}");
    assert!(fault.zh().starts_with("文书与登记的不是同一份"), "{}", fault.zh());
    let fault = check(json(&log, |_| {}), &PAPER[1..]);
    assert!(matches!(fault, Fault::Paper { digest: "bytes", .. }), "{fault}");

    let raised = json(&log, |r| r.record = r.record.replace("第12号", "第13号"));
    assert_eq!(check(raised, PAPER), Fault::Commitment);
    let other_salt = json(&log, |r| r.salt = log.receipt(4).salt);
    assert_eq!(check(other_salt, PAPER), Fault::Commitment);
    let other_entry = json(&log, |r| r.entry = log.receipt(4).entry);
    assert_eq!(check(other_entry, PAPER), Fault::Inclusion(ProofFault::Root));
    let other_index = json(&log, |r| r.proof = r.proof.replace("index 13", "index 14"));
    assert_eq!(check(other_index, PAPER), Fault::Inclusion(ProofFault::Root));
    let outside = json(&log, |r| r.proof = r.proof.replace("index 13", "index 40"));
    let expected = Fault::Inclusion(ProofFault::Outside { index: 40, size: 40 });
    assert_eq!(check(outside, PAPER), expected);

    let size = json(&log, |r| r.proof = r.proof.replace("\n40\n", "\n41\n"));
    let expected = Fault::Checkpoint(NoteFault::Signature(ORIGIN.to_owned()));
    assert_eq!(check(size, PAPER), expected);
    let extra = json(&log, |r| r.proof = r.proof.replace("index", "extra eA==\nindex"));
    assert!(matches!(check(extra, PAPER), Fault::Receipt(_)));
    let version = json(&log, |r| r.version = "fadu/receipt@v2".to_owned());
    assert!(matches!(check(version, PAPER), Fault::Receipt(_)));
    assert!(matches!(check(b"{}".to_vec(), PAPER), Fault::Receipt(_)));
    let doubled = String::from_utf8(json(&log, |_| {})).unwrap();
    let doubled = doubled.replacen('{', "{\"origin\":\"x\",", 1);
    assert!(matches!(check(doubled.into_bytes(), PAPER), Fault::Receipt(_)));
    let more = String::from_utf8(json(&log, |_| {})).unwrap();
    let more = more.replacen('{', "{\"note\":\"x\",", 1);
    assert!(matches!(check(more.into_bytes(), PAPER), Fault::Receipt(_)));
}

#[test]
fn a_receipt_of_another_log_or_key_is_refused() {
    let log = Log::of(40, 7);
    let receipt = json(&log, |_| {});
    let stranger = Skey::from_seed("other.example.cn/fadu", Use::Log, [1; 32]).unwrap();
    let fault = verify_receipt(&receipt, PAPER, &Trust::log(stranger.vkey().clone()));
    assert!(matches!(fault, Err(Fault::Stranger { .. })));
    // A forger who names the trusted log but signs with his own key, and says so or does not.
    let forger = Skey::from_seed(ORIGIN, Use::Log, [1; 32]).unwrap();
    let mut forged = log.clone();
    forged.checkpoints = vec![log.head().sign(&forger).unwrap().to_string()];
    let proof = forged.proof(13).to_string();
    for vkey in [forger.vkey().to_string(), log_key().vkey().to_string()] {
        let receipt = json(&log, |r| (r.proof, r.vkey) = (proof.clone(), vkey));
        let fault = verify_receipt(&receipt, PAPER, &trust()).unwrap_err();
        let refused =
            matches!(fault, Fault::Stranger { .. } | Fault::Checkpoint(NoteFault::Untrusted(_)));
        assert!(refused, "{fault}");
    }
    // A witness that is demanded and has not signed.
    let silent = Skey::from_seed("silent", Use::Witness, [2; 32]).unwrap();
    let strict = trust().witnessed(vec![silent.vkey().clone()], 1);
    let fault = verify_receipt(&receipt, PAPER, &strict).unwrap_err();
    assert_eq!(fault, Fault::Checkpoint(NoteFault::Quorum { required: 1, found: 0 }));
}

#[test]
fn only_a_paper_gets_a_receipt() {
    let mut log = Log::of(3, 3);
    log.record(Kind::Event, &paper_record().to_payload());
    log.record(Kind::Paper, b"{}");
    let spoofed = PaperRecord { title: "决定\u{1b}[2J".to_owned(), ..paper_record() };
    log.record(Kind::Paper, &spoofed.to_payload());
    log.checkpoint();
    let issue = |seq: u64| {
        let record = &log.records[seq as usize];
        let (payload, salt) = record.kept.as_ref().unwrap();
        let key = log_key();
        Receipt::issue(key.vkey(), &record.entry, salt, payload, &log.proof(seq)).unwrap_err()
    };
    assert_eq!(issue(3), Fault::NotAPaper(Kind::Event));
    assert!(matches!(issue(4), Fault::PaperRecord(_)));
    assert!(matches!(issue(5), Fault::PaperRecord(_)));
}

#[test]
fn a_receipt_outlives_the_erasure_and_the_growth_of_the_log() {
    let mut log = Log::of(40, 7);
    let receipt = json(&log, |_| {});
    log.erase(&[13]);
    log.checkpoint();
    assert_eq!(log.audit().unwrap().erased, 1);
    verify_receipt(&receipt, PAPER, &strict_trust()).unwrap();
}

#[test]
fn entries_tell_nothing_and_salts_are_no_constants() {
    let id = b"110101199003077758";
    let (one, two) = (commit(Kind::Event, id, &salt(1)), commit(Kind::Event, id, &salt(2)));
    assert_ne!(one, two, "the same payload looks different every time");
    let long = commit(Kind::Event, &[b'x'; 5000], &salt(3));
    assert_eq!(one.to_bytes().len(), long.to_bytes().len(), "no length shows");
    assert_eq!(Salt::new([0; 32]), Err(EntryFault::Unsalted));
    assert_eq!(Salt::new([0xff; 32]), Err(EntryFault::Unsalted));
    assert_eq!(format!("{:?}", salt(1)), "Salt(…)");
}

#[test]
fn unknown_entries_are_refused_not_guessed() {
    let bytes = commit(Kind::Event, b"", &salt(1)).to_bytes();
    let with = |at: usize, value: u8| {
        let mut bytes = bytes;
        bytes[at] = value;
        Entry::parse(&bytes)
    };
    assert_eq!(with(0, b'f'), Err(EntryFault::Magic));
    assert_eq!(with(4, 2), Err(EntryFault::Magic));
    assert_eq!((with(5, 0), with(5, 5)), (Err(EntryFault::Kind(0)), Err(EntryFault::Kind(5))));
    assert_eq!(with(6, 2), Err(EntryFault::Suite(2, 0)));
    assert_eq!(with(7, 1), Err(EntryFault::Suite(1, 1)));
    assert_eq!(Entry::parse(&bytes[1..]), Err(EntryFault::Length(39)));
    for kind in [Kind::Event, Kind::Paper, Kind::Access, Kind::Erasure] {
        let entry = commit(kind, b"x", &salt(1));
        assert_eq!(Entry::parse(&entry.to_bytes()), Ok(entry));
    }
}
