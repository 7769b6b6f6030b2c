//! Signed notes, keys, checkpoints, cosignatures and tlog-proofs, with the vectors that the
//! specifications and other implementations publish.

use ledger::*;

use crate::support::*;

const PETER: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const PETER_PRIVATE: &str =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const ENOCH: &str = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
const SPEC: &str = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const SUMDB: &str = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
const REMORA: &str = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2";

const GO_NOTE: &str = "\
If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotp\
    RZb6KE6RyyBwJnAM=
— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox\
    33WWd1RvMc+QQ=
";
const SPEC_NOTE: &str = "\
This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXm\
    RKuwHjG1Yu72IneyaQM=
";
/// The head of the Go checksum database on 23 September 2024.
const SUMDB_NOTE: &str = "\
go.sum database tree
30055305
mXfgRcJ0bG0j3CPdKwgGWtUzBUbX67saZGRmFuJGGsM=

— sum.golang.org Az3grpgEild5qw7+5dtV13Kf1C2Xurm8q4fhdxvcsDHnqNTaxL2AFjBY+2TyGKevucFcAAlWF\
    JJYle3EJlDCrQ+y3A8=
";
/// From the tests of sigsum: key of the seed 17, 0, 0 …; the log's signature under this text is a
/// placeholder, the witness's is real.
const SIGSUM_NOTE: &str = "\
example.org/log
10
HA5HAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=

— example.org/witness ys8uUAAAAAAAAATSftMzceM8zssdZ9jin9SjwIxzx9iADMf63VqirX2hafol9RsqNqbo\
    fIz0LVRqHXI2kpEBSki5RTXFtxz1vo9+Cg==
";

fn key(text: &str) -> Vkey {
    text.parse().unwrap()
}

fn sigsum_seed() -> [u8; 32] {
    std::array::from_fn(|i| if i == 0 { 17 } else { 0 })
}

#[test]
fn published_keys_are_read_and_written_back() {
    for text in [PETER, ENOCH, SPEC, SUMDB, REMORA] {
        assert_eq!(key(text).to_string(), text);
    }
    assert_eq!(key(SPEC).id(), 0x530d903a);
    assert_eq!(key(REMORA).used_for(), Use::Witness);
    assert_eq!(Skey::parse(PETER_PRIVATE).unwrap().reveal(), PETER_PRIVATE);
    assert_eq!(Skey::parse(PETER_PRIVATE).unwrap().vkey().to_string(), PETER);
    assert!(!format!("{:?}", Skey::parse(PETER_PRIVATE)).contains("AYEKFALVFGyNhPJ"));
}

#[test]
fn mangled_keys_are_refused() {
    for from in 0..PETER.len() {
        for to in from..=PETER.len() {
            let part = &PETER[from..to];
            assert_eq!(part.parse::<Vkey>().is_ok(), part == PETER, "{part}");
        }
    }
    for (at, byte) in PETER.bytes().enumerate() {
        let mut mangled = PETER.as_bytes().to_vec();
        mangled[at] = byte + 1;
        assert!(String::from_utf8(mangled).unwrap().parse::<Vkey>().is_err(), "at {at}");
    }
    for bad in [
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "bananas.sigstore.dev+12344556",
        "rekor.sigstore.dev+12345678+THIS_IS_NOT_BASE64!",
        "rekor.sigstore.dev+12345678+AwEB",
    ] {
        assert!(bad.parse::<Vkey>().is_err(), "{bad}");
    }
    for bad in ["", "a b", "a+b", "a\u{3000}b", "a\nb", "a\u{7f}b"] {
        assert!(matches!(Skey::from_seed(bad, Use::Log, [1; 32]), Err(KeyFault::Name(_))));
    }
}

#[test]
fn published_notes_verify_and_are_written_back() {
    let note: Note = GO_NOTE.parse().unwrap();
    assert_eq!(note.to_string(), GO_NOTE);
    let both = note.verify(&[key(PETER), key(ENOCH)]).unwrap();
    assert_eq!(both.len(), 2);
    // An unknown signature is passed over; none known is a refusal.
    assert_eq!(note.verify(&[key(PETER)]).unwrap()[0].by, key(PETER));
    let names = vec!["PeterNeumann".to_owned(), "EnochRoot".to_owned()];
    assert_eq!(note.verify(&[key(SPEC)]), Err(NoteFault::Untrusted(names)));
    // The same key again counts once.
    assert_eq!(note.verify(&[key(PETER), key(PETER)]).unwrap().len(), 1);

    let note: Note = SPEC_NOTE.parse().unwrap();
    assert_eq!(note.text(), "This is an example message.\n");
    note.verify(&[key(SPEC)]).unwrap();
}

#[test]
fn ed25519_signatures_are_the_published_ones() {
    let published: Note = GO_NOTE.parse().unwrap();
    let mut note = Note::new(published.text().to_owned()).unwrap();
    note.sign(&Skey::parse(PETER_PRIVATE).unwrap()).unwrap();
    note.sign(&Skey::parse(PETER_PRIVATE).unwrap()).unwrap();
    let wanted = GO_NOTE.split_inclusive('\n').take(4).collect::<String>();
    assert_eq!(note.to_string(), wanted, "signing twice puts one signature");
    note.merge(&published).unwrap();
    assert_eq!(note.to_string(), GO_NOTE);
    assert!(note.merge(&SPEC_NOTE.parse().unwrap()).is_err());
}

#[test]
fn malformed_notes_are_refused() {
    let (text, signatures) = GO_NOTE.split_once("\n\n").unwrap();
    let first = signatures.split_once('\n').unwrap().0;
    for bad in [
        format!("{text}\n"),
        format!("{text}\n\n"),
        format!("{text}\n\n{first}"),
        format!("\u{1}{text}\n\n{first}\n"),
        format!("{text}\r\n\n{first}\n"),
        format!("{text}\n\n{first}\nUnexpected line.\n"),
        format!("{text}\n\n{}\n", first.replace("PeterNeumann", "Peter Neumann")),
        format!("{text}\n\n{}\n", first.replace("PeterNeumann", "")),
        format!("{text}\n\n{}\n", first.replace('—', "-")),
        format!("{text}\n\n— PeterNeumann x08gow==\n"),
        format!("{text}\n\n{}", format!("{first}\n").repeat(101)),
    ] {
        assert!(matches!(bad.parse::<Note>(), Err(NoteFault::Form(_))), "{bad:?}");
    }
    let broken = format!("{text}\n\n{}\n", first.replacen("UG/", "UG+", 1));
    let broken: Note = broken.parse().unwrap();
    let fault = broken.verify(&[key(PETER)]);
    assert_eq!(fault, Err(NoteFault::Signature("PeterNeumann".to_owned())));
    assert!(Note::new("no newline".to_owned()).is_err());
}

#[test]
fn the_go_checksum_database_verifies() {
    let trust = Trust { origin: "go.sum database tree".to_owned(), ..Trust::log(key(SUMDB)) };
    let head = trust.open(SUMDB_NOTE).unwrap().checkpoint;
    assert_eq!(head.size, 30_055_305);
    assert_eq!(head.root.to_string(), "mXfgRcJ0bG0j3CPdKwgGWtUzBUbX67saZGRmFuJGGsM=");
    let fault = Trust::log(key(SUMDB)).open(SUMDB_NOTE).unwrap_err();
    assert!(matches!(fault, NoteFault::Origin { .. }), "{fault}");
}

#[test]
fn a_cosignature_of_another_implementation_verifies_and_is_made_again() {
    let witness = Skey::from_seed("example.org/witness", Use::Witness, sigsum_seed()).unwrap();
    let published: Note = SIGSUM_NOTE.parse().unwrap();
    let signed = published.verify(&[witness.vkey().clone()]).unwrap();
    assert_eq!(signed[0].time, Some(1234));
    let mut note = Note::new(published.text().to_owned()).unwrap();
    note.cosign(&witness, 1234).unwrap();
    assert_eq!(note.to_string(), SIGSUM_NOTE);
    let as_log = Skey::from_seed("example.org/witness", Use::Log, sigsum_seed()).unwrap();
    assert_eq!(as_log.vkey().as_witness(), *witness.vkey());
    // A log key never passes for a witness, nor the reverse, and times have a limit.
    assert!(published.verify(&[as_log.vkey().clone()]).is_err());
    assert!(note.cosign(&as_log, 1).is_err() && note.sign(&witness).is_err());
    assert!(note.cosign(&witness, 1 << 63).is_err());
    // Another time is another statement.
    let later = SIGSUM_NOTE.replace("AAAATSft", "AAAATTft");
    assert!(
        later != SIGSUM_NOTE && later.parse::<Note>().unwrap().verify([witness.vkey()]).is_err()
    );
}

/// A time beyond 2^63 - 1 is forbidden even when it is rightly signed.
#[test]
fn a_cosignature_of_an_impossible_time_is_refused() {
    use base64::Engine;
    use ed25519_dalek::Signer;
    let text = Log::of(1, 1).head().to_string();
    let key = ed25519_dalek::SigningKey::from_bytes(&[9; 32]);
    let vkey = witness_key().vkey().clone();
    let signed_at = |time: u64| {
        let message = format!("cosignature/v1\ntime {time}\n{text}");
        let signature = key.sign(message.as_bytes()).to_bytes();
        let bytes = [&vkey.id().to_be_bytes()[..], &time.to_be_bytes(), &signature].concat();
        let line = base64::engine::general_purpose::STANDARD.encode(bytes);
        let note: Note = format!("{text}\n— {} {line}\n", vkey.name()).parse().unwrap();
        note.verify([&vkey])
    };
    assert_eq!(signed_at((1 << 63) - 1).unwrap()[0].time, Some((1 << 63) - 1));
    assert!(matches!(signed_at(1 << 63), Err(NoteFault::Signature(_))));
}

#[test]
fn the_sigsum_checkpoint_is_made_again() {
    let name =
        "sigsum.org/v1/tree/e796172b92befd62d9dc67e41c2f5bc9d3100a3023b20b1ca40288dd1c679e69";
    let log = Skey::from_seed(name, Use::Log, sigsum_seed()).unwrap();
    let root = "HA5HAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=".parse().unwrap();
    let head = Checkpoint { origin: name.to_owned(), size: 10, root, extensions: Vec::new() };
    let published = format!(
        "{name}\n10\n{root}\n\n— {name} gJ2ho0n8F8olcerUF1FFdv235A/5as/coWrpLrtE7ovMeP5whgwouYEx\
         owG/lTznxu6OUGjjt5yJQ6bXtTcf718MqAQ=\n"
    );
    assert_eq!(head.sign(&log).unwrap().to_string(), published);
    assert_eq!(Trust::log(log.vkey().clone()).open(&published).unwrap().checkpoint, head);
}

#[test]
fn malformed_checkpoints_are_refused() {
    let root = empty_root();
    for bad in [
        format!("log\n0123\n{root}\n"),
        format!("log\n+123\n{root}\n"),
        format!("log\n-34\n{root}\n"),
        format!("log\n3438945738945739845734895735\n{root}\n"),
        format!("log\nbananas\n{root}\n"),
        format!("log\n123\n{root}"),
        format!("log\n123\n{}\n", &root.to_string()[1..]),
        "log\n123\nYmFuYW5hcw==\n".to_owned(),
        "log\n123\n".to_owned(),
        format!("\n123\n{root}\n"),
        format!("log\n123\n{root}\n\n"),
        format!("log\n123\n{root}\nmore\n\n"),
    ] {
        assert!(matches!(bad.parse::<Checkpoint>(), Err(NoteFault::Checkpoint(_))), "{bad:?}");
    }
    let text = format!("log\n0\n{root}\nWaxing gibbous\n");
    let extended: Checkpoint = text.parse().unwrap();
    assert_eq!((extended.extensions.len(), extended.to_string()), (1, text));
    let injected = Checkpoint { origin: "log\n5".to_owned(), ..extended };
    assert!(injected.sign(&log_key()).is_err());
}

#[test]
fn trust_needs_the_log_itself_and_a_quorum_of_witnesses() {
    let mut log = Log::of(5, 5);
    let note = log.checkpoint();
    let opened = strict_trust().open(&note).unwrap();
    assert_eq!(opened.checkpoint, log.head());
    assert_eq!(opened.witnesses.len(), 1);
    assert_eq!(opened.witnesses[0].time, Some(1_741_305_605));

    let two = Skey::from_seed("w2", Use::Witness, [3; 32]).unwrap();
    let witnesses = vec![witness_key().vkey().clone(), two.vkey().clone()];
    let fault = trust().witnessed(witnesses, 2).open(&note);
    assert_eq!(fault, Err(NoteFault::Quorum { required: 2, found: 1 }));
    // One key listed twice is one witness.
    let doubled = vec![witness_key().vkey().clone(); 2];
    assert!(trust().witnessed(doubled, 2).open(&note).is_err());
    // A witness alone does not speak for the log, not even when its key is among the log's.
    let mut unsigned = Note::new(log.head().to_string()).unwrap();
    unsigned.cosign(&witness_key(), 1).unwrap();
    let fault = strict_trust().open(&unsigned.to_string());
    assert!(matches!(fault, Err(NoteFault::Untrusted(_))));
    let mixed = Trust { log: vec![witness_key().vkey().clone()], ..trust() };
    assert!(mixed.open(&unsigned.to_string()).is_err());
    // Another key under the log's name.
    let forger = Skey::from_seed(ORIGIN, Use::Log, [8; 32]).unwrap();
    let forged = log.head().sign(&forger).unwrap().to_string();
    assert!(matches!(trust().open(&forged), Err(NoteFault::Untrusted(_))));
    // After a change of keys both are trusted.
    let both = Trust { log: vec![log_key().vkey().clone(), forger.vkey().clone()], ..trust() };
    assert!(both.open(&forged).is_ok() && both.open(&note).is_ok());
}

#[test]
fn tlog_proofs_are_written_as_published() {
    // SHA-256 of "hash1", as in the tests of transparency-dev/formats.
    let one: Hash = "rzFuy5Go7nrpkhBwKy1HWPMM3eO/YePY54fXRoH5Cm4=".parse().unwrap();
    let proof = TlogProof {
        extra: Some(b"extra information".to_vec()),
        index: 10,
        hashes: vec![one],
        checkpoint: "checkpoint data\n".to_owned(),
    };
    let text = format!(
        "c2sp.org/tlog-proof@v1\nextra ZXh0cmEgaW5mb3JtYXRpb24=\nindex 10\n{one}\n\n\
         checkpoint data\n"
    );
    assert_eq!(proof.to_string(), text);
    assert_eq!(text.parse(), Ok(proof));
    let bare = "c2sp.org/tlog-proof@v1\nindex 0\n\ncheckpoint\n";
    let parsed: TlogProof = bare.parse().unwrap();
    assert_eq!((parsed.hashes.len(), parsed.to_string().as_str()), (0, bare));
    for bad in [
        "wrong-header\nindex 0\n\ncheckpoint\n".to_owned(),
        "c2sp.org/tlog-proof@v1\nextra !!notbase64!!\nindex 0\n\ncheckpoint\n".to_owned(),
        "c2sp.org/tlog-proof@v1\n\n\ncheckpoint\n".to_owned(),
        "c2sp.org/tlog-proof@v1\nindex notanumber\n\ncheckpoint\n".to_owned(),
        "c2sp.org/tlog-proof@v1\nindex -5\n\ncheckpoint\n".to_owned(),
        "c2sp.org/tlog-proof@v1\nindex 05\n\ncheckpoint\n".to_owned(),
        "c2sp.org/tlog-proof@v1\nindex 0\n!!notbase64!!\n\ncheckpoint\n".to_owned(),
        format!("c2sp.org/tlog-proof@v1\nindex 0\n{one}{one}\n\ncheckpoint\n"),
        format!("c2sp.org/tlog-proof@v1\nindex 0\n{}\ncheckpoint\n", format!("{one}\n").repeat(65)),
    ] {
        assert!(matches!(bad.parse::<TlogProof>(), Err(TlogProofFault::Form(_))), "{bad:?}");
    }
}
