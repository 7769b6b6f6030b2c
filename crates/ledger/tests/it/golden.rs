//! What others publish: RFC 6962's reference trees and proofs, and a log of 962 million leaves.

use std::collections::HashMap;

use ledger::*;

use crate::support::Nodes;

fn hash(hex: &str) -> Hash {
    let byte = |i| u8::from_str_radix(&hex[2 * i..2 * i + 2], 16).unwrap();
    Hash(std::array::from_fn(byte))
}

/// The eight leaves that certificate transparency implementations test with.
const INPUTS: [&[u8]; 8] = [
    b"",
    b"\x00",
    b"\x10",
    b"\x20\x21",
    b"\x30\x31",
    b"\x40\x41\x42\x43",
    b"\x50\x51\x52\x53\x54\x55\x56\x57",
    b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
];

/// Their roots, for the first one, two … eight leaves.
const ROOTS: [&str; 8] = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

#[test]
fn leaf_node_and_empty_hashes_are_those_of_rfc_6962() {
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(empty_root(), hash(empty));
    assert_eq!(leaf_hash(b""), hash(ROOTS[0]));
    let leaf = "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56";
    assert_eq!(leaf_hash(b"L123456"), hash(leaf));
    let hello = "TszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=";
    assert_eq!(leaf_hash(b"hello world").to_string(), hello);
    // The inputs of a node are hashes, so the two-leaf root is its vector.
    assert_eq!(node_hash(&leaf_hash(INPUTS[0]), &leaf_hash(INPUTS[1])), hash(ROOTS[1]));
}

#[test]
fn roots_of_the_reference_trees() {
    let mut frontier = Frontier::new();
    for (input, root) in INPUTS.iter().zip(ROOTS) {
        frontier.push(leaf_hash(input));
        assert_eq!(frontier.root(), hash(root));
    }
}

#[test]
fn inclusion_proofs_of_the_reference_trees() {
    let (n01, n23) = (
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    );
    let l4 = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
    let n45 = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
    let n67 = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
    let n47 = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
    let l1 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
    let l6 = "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f";
    let leaves: Vec<_> = INPUTS.iter().map(|input| leaf_hash(input)).collect();
    let mut nodes = Nodes::of(&leaves);

    let inclusion: [(u64, u64, &[&str]); 4] = [
        (0, 8, &[l1, n23, n47]),
        (5, 8, &[l4, n67, ROOTS[3]]),
        (2, 3, &[n01]),
        (1, 5, &[ROOTS[0], n23, l4]),
    ];
    for (index, size, proof) in inclusion {
        let proof: Vec<_> = proof.iter().map(|hex| hash(hex)).collect();
        let made = Plan::inclusion(index, size).unwrap().read(&mut nodes).unwrap();
        assert_eq!(made, proof, "{index} in {size}");
        let root = hash(ROOTS[size as usize - 1]);
        verify_inclusion(leaves[index as usize], index, size, &proof, root).unwrap();
    }
    let consistency: [(u64, u64, &[&str]); 5] = [
        (1, 1, &[]),
        (1, 8, &[l1, n23, n47]),
        (6, 8, &[n45, n67, ROOTS[3]]),
        (2, 5, &[n23, l4]),
        (6, 7, &[n45, l6, ROOTS[3]]),
    ];
    for (old, new, proof) in consistency {
        let proof: Vec<_> = proof.iter().map(|hex| hash(hex)).collect();
        let made = Plan::consistency(old, new).unwrap().read(&mut nodes).unwrap();
        assert_eq!(made, proof, "{old} to {new}");
        let (old_root, new_root) = (hash(ROOTS[old as usize - 1]), hash(ROOTS[new as usize - 1]));
        verify_consistency(old, old_root, new, new_root, &proof).unwrap();
    }
}

/// Answers of the certificate log Argon 2020, as the tests of Go's `sumdb/tlog` quote them.
#[test]
fn proofs_of_a_real_log_of_962_million_leaves() {
    let mut fields: HashMap<&str, Vec<&str>> = HashMap::new();
    for line in include_str!("vectors/argon2020.txt").lines() {
        let (name, value) = line.split_once(' ').unwrap();
        fields.entry(name).or_default().push(value);
    }
    let number = |name: &str| fields[name][0].parse::<u64>().unwrap();
    let hashes = |name: &str| -> Vec<Hash> {
        fields[name].iter().map(|value| value.parse().unwrap()).collect()
    };
    let (size, root) = (number("size"), hashes("root")[0]);
    let (index, leaf, inclusion) = (number("index"), hashes("leaf")[0], hashes("inclusion"));
    verify_inclusion(leaf, index, size, &inclusion, root).unwrap();
    assert!(verify_inclusion(leaf, index + 1, size, &inclusion, root).is_err());

    let (old, old_root) = (number("old_size"), hashes("old_root")[0]);
    let consistency = hashes("consistency");
    verify_consistency(old, old_root, size, root, &consistency).unwrap();
    assert!(verify_consistency(old - 1, old_root, size, root, &consistency).is_err());
    // The plans ask for exactly as many hashes as that log gave.
    assert_eq!(Plan::inclusion(index, size).unwrap().len(), inclusion.len());
    assert_eq!(Plan::consistency(old, size).unwrap().len(), consistency.len());
}
