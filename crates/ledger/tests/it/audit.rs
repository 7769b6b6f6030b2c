//! Audits: an insider with the database's password, and what gives him away.

use ledger::*;

use crate::support::*;

fn record_fault(fault: Result<Report, Fault>) -> (u64, RecordFault) {
    match fault {
        Err(Fault::Record { seq, what }) => (seq, what),
        other => panic!("expected a fault of a record, found {other:?}"),
    }
}

#[test]
fn a_sound_log_is_reported_in_numbers() {
    let mut log = Log::of(50, 20);
    log.record(Kind::Event, "尚未签名".as_bytes());
    let report = log.audit().unwrap();
    assert_eq!((report.records, report.signed, report.checkpoints), (51, 50, 3));
    assert_eq!(report.root, Some(log.appender.root()));
    assert_eq!(Log::default().audit().unwrap().root, Some(empty_root()));
    let mut empty = Log::default();
    empty.checkpoint();
    assert_eq!(empty.audit().unwrap().checkpoints, 1);
}

#[test]
fn a_changed_removed_inserted_or_moved_record_is_named() {
    let log = Log::of(30, 10);
    let tampered = |change: &dyn Fn(&mut Log)| {
        let mut log = log.clone();
        change(&mut log);
        log.audit()
    };
    let fault = tampered(&|log| {
        log.records[7].kept = Some((b"other".to_vec(), salt(7)));
    });
    assert_eq!(record_fault(fault), (7, RecordFault::Commitment));
    // Entry and payload rewritten together: the root tells between which checkpoints.
    let fault = tampered(&|log| {
        let entry = commit(Kind::Event, b"other", &salt(7));
        log.records[7].entry = entry.to_bytes().to_vec();
        log.records[7].kept = Some((b"other".to_vec(), salt(7)));
    });
    assert_eq!(fault, Err(Fault::Root { from: 0, size: 10 }));
    let fault = tampered(&|log| {
        log.records.remove(12);
    });
    assert_eq!(fault, Err(Fault::Root { from: 10, size: 20 }));
    let fault = tampered(&|log| log.records.insert(22, log.records[3].clone()));
    assert_eq!(fault, Err(Fault::Root { from: 20, size: 30 }));
    let fault = tampered(&|log| log.records.swap(24, 25));
    assert_eq!(fault, Err(Fault::Root { from: 20, size: 30 }));
    let fault = tampered(&|log| log.records.truncate(25));
    assert_eq!(fault, Err(Fault::Missing { found: 25, signed: 30 }));
}

#[test]
fn stored_places_and_leaf_hashes_name_the_record_at_once() {
    let log = Log::of(30, 30);
    let leaves: Vec<_> = log.records.iter().map(|record| leaf_hash(&record.entry)).collect();
    let run = |records: &[Stored], places: &[u64]| {
        let rows = records.iter().zip(places).map(|(stored, seq)| {
            let leaf = leaves.get(*seq as usize).copied();
            Record { leaf, ..stored.as_record(*seq) }
        });
        audit(rows, log.checkpoints.clone(), &trust())
    };
    let places: Vec<_> = (0..30).collect();
    run(&log.records, &places).unwrap();
    let mut rewritten = log.records.clone();
    rewritten[7].entry = commit(Kind::Event, b"other", &salt(7)).to_bytes().to_vec();
    rewritten[7].kept = Some((b"other".to_vec(), salt(7)));
    assert_eq!(record_fault(run(&rewritten, &places)), (7, RecordFault::Leaf));

    let (mut fewer, mut gap) = (log.records.clone(), places.clone());
    fewer.remove(11);
    gap.remove(11);
    assert_eq!(record_fault(run(&fewer, &gap)), (11, RecordFault::Place { found: 12 }));
    let (mut more, mut doubled) = (log.records.clone(), places.clone());
    more.insert(12, log.records[11].clone());
    doubled.insert(12, 11);
    assert_eq!(record_fault(run(&more, &doubled)), (12, RecordFault::Place { found: 11 }));
}

#[test]
fn a_checkpoint_from_outside_sees_what_the_server_can_forge() {
    let yesterday = Log::of(20, 10);
    let outside = yesterday.checkpoints[1].clone();
    // With the log's own key the whole history is rewritten: sound in itself.
    let mut rewritten = Log::default();
    (0..25).for_each(|seq| rewritten.record(Kind::Event, format!("新编 {seq}").as_bytes()));
    rewritten.checkpoint();
    assert!(rewritten.audit().is_ok());
    let check = |log: &Log| {
        let trust = trust();
        let mut auditor = Auditor::new(&trust);
        auditor.expect(&outside)?;
        for (seq, stored) in log.records.iter().enumerate() {
            auditor.record(&stored.as_record(seq as u64))?;
        }
        auditor.finish()
    };
    assert_eq!(check(&rewritten), Err(Fault::Root { from: 0, size: 20 }));
    // Last week's backup put back.
    assert_eq!(check(&Log::of(15, 15)), Err(Fault::Missing { found: 15, signed: 20 }));
    assert_eq!(check(&yesterday).unwrap().signed, 20);
}

#[test]
fn two_signed_histories_are_a_fork() {
    let (one, mut two) = (Log::of(20, 10), Log::default());
    (0..20).for_each(|seq| two.record(Kind::Event, format!("另一说 {seq}").as_bytes()));
    let other = two.checkpoint();
    let trust = trust();
    // Before its size is reached …
    let mut auditor = Auditor::new(&trust);
    auditor.expect(&one.checkpoints[1]).unwrap();
    assert_eq!(auditor.expect(&other), Err(Fault::Fork { size: 20 }));
    // … and just when it is.
    let mut auditor = Auditor::new(&trust);
    auditor.expect(&one.checkpoints[1]).unwrap();
    for (seq, stored) in one.records.iter().enumerate() {
        auditor.record(&stored.as_record(seq as u64)).unwrap();
    }
    assert_eq!(auditor.expect(&other), Err(Fault::Fork { size: 20 }));
    assert_eq!(auditor.expect(&one.checkpoints[0]), Err(Fault::Late { size: 10 }));
    auditor.expect(&one.checkpoints[1]).unwrap();
}

#[test]
fn an_empty_log_has_one_root() {
    let head = Checkpoint { root: leaf_hash(b""), ..Log::default().head() };
    let trust = trust();
    let note = head.sign(&log_key()).unwrap().to_string();
    assert_eq!(Auditor::new(&trust).expect(&note), Err(Fault::Fork { size: 0 }));
}

#[test]
fn a_bad_checkpoint_is_refused() {
    let mut log = Log::of(20, 10);
    let forger = Skey::from_seed(ORIGIN, Use::Log, [1; 32]).unwrap();
    log.checkpoints[1] = log.head().sign(&forger).unwrap().to_string();
    assert!(matches!(log.audit(), Err(Fault::Checkpoint(NoteFault::Untrusted(_)))));
}

#[test]
fn an_erasure_explains_what_is_missing() {
    let mut log = Log::of(30, 10);
    log.erase(&[3, 12, 13]);
    log.record(Kind::Event, b"later");
    log.erase(&[31]);
    log.checkpoint();
    let report = log.audit().unwrap();
    assert_eq!((report.records, report.erased), (33, 4));
    let root = log.appender.root();
    assert_eq!(report.root, Some(root), "the tree is the same as before the erasure");
}

#[test]
fn what_is_missing_without_an_erasure_is_named() {
    let mut log = Log::of(30, 10);
    log.erase(&[3, 12]);
    log.checkpoint();
    let tampered = |change: &dyn Fn(&mut Log)| {
        let mut log = log.clone();
        change(&mut log);
        record_fault(log.audit())
    };
    // A payload deleted by hand, blamed on the erasure that there is, or on none.
    let blamed =
        |by: u64| tampered(&|log| (log.records[5].kept, log.records[5].erased_by) = (None, by));
    assert_eq!(blamed(30), (5, RecordFault::NotErased { by: 30 }));
    assert_eq!(blamed(99), (5, RecordFault::NotErased { by: 99 }));
    assert_eq!(blamed(5), (5, RecordFault::NotErased { by: 5 }));
    // Restored although erased.
    let restored = tampered(&|log| log.records[3].kept = Some(("老周的第 3 件事".into(), salt(3))));
    assert_eq!(restored, (3, RecordFault::StillThere { by: 30 }));
    let wrong = tampered(&|log| log.records[12].erased_by = 31);
    assert_eq!(wrong, (12, RecordFault::NotErased { by: 31 }));
    // The erasure itself cannot go.
    let (seq, what) = tampered(&|log| {
        (log.records[30].kept, log.records[30].erased_by) = (None, 31);
    });
    assert!(seq == 30 && matches!(what, RecordFault::Erasure(_)), "{what}");
}

#[test]
fn erasures_have_one_form() {
    for (payload, good) in [
        (r#"{"erases":[1,2],"because":"法"}"#, true),
        (r#"{"erases":[2,1],"because":"法"}"#, false),
        (r#"{"erases":[1,1],"because":"法"}"#, false),
        (r#"{"erases":[],"because":"法"}"#, false),
        (r#"{"erases":[9],"because":"法"}"#, false),
        (r#"{"erases":[1]}"#, false),
        (r#"{"erases":[1],"because":"法","name":"周"}"#, false),
        ("[1]", false),
    ] {
        assert_eq!(Erasure::parse(payload.as_bytes(), 9).is_ok(), good, "{payload}");
    }
}

#[test]
fn a_constant_salt_is_found() {
    let log = Log::of(3, 3);
    let stored = &log.records[0];
    let (payload, _) = stored.kept.as_ref().unwrap();
    let kept = Kept::Whole { payload, salt: &[0; 32] };
    let record = Record { seq: 0, entry: &stored.entry, kept, leaf: None };
    let trust = trust();
    let fault = Auditor::new(&trust).record(&record).unwrap_err();
    let what = RecordFault::Entry(EntryFault::Unsalted);
    assert_eq!(fault, Fault::Record { seq: 0, what });
}
