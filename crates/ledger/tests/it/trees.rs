//! Trees and proofs against RFC 6962's own definitions.

use ledger::*;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::support::*;

#[test]
fn roots_and_proofs_of_all_small_trees_are_those_of_the_rfc() {
    let all = leaves(66);
    let mut nodes = Nodes::of(&all);
    for size in 0..=all.len() {
        let now = &all[..size];
        let root = mth(now);
        let read = |plan: Plan, nodes: &mut Nodes| plan.read(nodes).unwrap();
        assert_eq!(read(Plan::root(size as u64), &mut nodes), [root]);
        for (index, leaf) in now.iter().enumerate() {
            let proof = read(Plan::inclusion(index as u64, size as u64).unwrap(), &mut nodes);
            assert_eq!(proof, path(index, now), "inclusion of {index} in {size}");
            verify_inclusion(*leaf, index as u64, size as u64, &proof, root).unwrap();
        }
        for old in 1..=size {
            let proof = read(Plan::consistency(old as u64, size as u64).unwrap(), &mut nodes);
            assert_eq!(proof, subproof(old, now, true), "consistency of {old} with {size}");
        }
    }
}

#[test]
fn every_pair_of_sizes_up_to_300_is_consistent() {
    let all = leaves(300);
    let mut nodes = Nodes::of(&all);
    let mut frontier = Frontier::new();
    let mut roots = vec![frontier.root()];
    for leaf in &all {
        frontier.push(*leaf);
        roots.push(frontier.root());
    }
    for new in 0..=300 {
        for old in 0..=new {
            let plan = Plan::consistency(old, new).unwrap();
            let proof = plan.read(&mut nodes).unwrap();
            let (old_root, new_root) = (roots[old as usize], roots[new as usize]);
            verify_consistency(old, old_root, new, new_root, &proof).unwrap();
        }
    }
}

#[test]
fn nothing_is_proved_outside_the_tree() {
    assert_eq!(Plan::inclusion(3, 3), Err(ProofFault::Outside { index: 3, size: 3 }));
    assert_eq!(Plan::inclusion(0, 0), Err(ProofFault::Outside { index: 0, size: 0 }));
    assert_eq!(Plan::consistency(4, 3), Err(ProofFault::Shrunk { old: 4, new: 3 }));
    let leaf = leaf_hash(b"x");
    let outside = verify_inclusion(leaf, 1, 1, &[], leaf);
    assert_eq!(outside, Err(ProofFault::Outside { index: 1, size: 1 }));
    let shrunk = verify_consistency(2, leaf, 1, leaf, &[]);
    assert_eq!(shrunk, Err(ProofFault::Shrunk { old: 2, new: 1 }));
    assert_eq!(verify_consistency(0, leaf, 1, leaf, &[]), Err(ProofFault::OldRoot));
    assert_eq!(Plan::root(3).finish(&[leaf]), Err(ProofFault::Nodes { asked: 2, found: 1 }));
}

/// A proof that goes on above the root would show a leaf to be in a tree it is not in.
#[test]
fn proofs_that_climb_above_the_root_are_too_long() {
    let (leaf, above) = (leaf_hash(b"leaf"), leaf_hash(b"above"));
    let climbed = node_hash(&above, &leaf);
    let fault = verify_inclusion(leaf, 0, 1, &[above], climbed);
    assert_eq!(fault, Err(ProofFault::Length { found: 1 }));

    let all = leaves(4);
    let (old, new) = (mth(&all[..3]), mth(&all));
    let proof = [subproof(3, &all, true), vec![above]].concat();
    let (old, new) = (node_hash(&above, &old), node_hash(&above, &new));
    let fault = verify_consistency(3, old, 4, new, &proof);
    assert_eq!(fault, Err(ProofFault::Length { found: 4 }));
}

#[test]
fn a_frontier_is_resumed_only_with_as_many_peaks_as_it_has() {
    let mut frontier = Frontier::new();
    leaves(11).into_iter().for_each(|leaf| frontier.push(leaf));
    let resumed = Frontier::resume(11, frontier.peaks().to_vec()).unwrap();
    assert_eq!(resumed, frontier);
    assert_eq!(Frontier::resume(11, frontier.peaks()[1..].to_vec()), None);
    assert_eq!(Plan::root(11).nodes().len(), frontier.peaks().len());
}

/// A proof that was tampered with: cut, lengthened, reordered, one hash changed.
fn tampered(proof: &[Hash], other: Hash) -> Vec<Vec<Hash>> {
    let mut all = vec![[proof, &[other]].concat(), [&[other], proof].concat()];
    for at in 0..proof.len() {
        let mut cut = proof.to_vec();
        cut.remove(at);
        let mut doubled = proof.to_vec();
        doubled.insert(at, proof[at]);
        let mut changed = proof.to_vec();
        changed[at].0[at % 32] ^= 1 << (at % 8);
        all.extend([cut, doubled, changed, proof[..at].to_vec()]);
        if at > 0 {
            let mut swapped = proof.to_vec();
            swapped.swap(at - 1, at);
            all.push(swapped);
        }
    }
    all.retain(|changed| changed != proof);
    all
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 48,
        rng_seed: RngSeed::Fixed(20_250_307),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn random_inclusion_proofs_hold_and_tampered_ones_do_not(
        size in 1usize..3000, at in any::<prop::sample::Index>()
    ) {
        let (all, index) = (leaves(size), at.index(size));
        let root = mth(&all);
        let (place, count) = (index as u64, size as u64);
        let proof = Plan::inclusion(place, count).unwrap().read(&mut Nodes::of(&all)).unwrap();
        prop_assert_eq!(&proof, &path(index, &all));
        let check = |proof: &[Hash], place, count, root| {
            verify_inclusion(all[index], place, count, proof, root)
        };
        prop_assert_eq!(check(&proof, place, count, root), Ok(()));
        for changed in tampered(&proof, root) {
            prop_assert!(check(&changed, place, count, root).is_err());
        }
        // The index is bound, except that a larger one can lie outside.
        for other in [place ^ 1, place + 1, place.wrapping_sub(1), count - 1 - place] {
            prop_assert!(other == place || check(&proof, other, count, root).is_err());
        }
        prop_assert!(check(&proof, place, count * 2, root).is_err());
        prop_assert!(check(&proof, place, count, leaf_hash(b"")).is_err());
        prop_assert!(verify_inclusion(root, place, count, &proof, root).is_err() || size == 1);
    }

    #[test]
    fn random_consistency_proofs_hold_and_tampered_ones_do_not(
        new in 2usize..3000, at in any::<prop::sample::Index>()
    ) {
        let (all, old) = (leaves(new), 1 + at.index(new - 1));
        let (old_root, new_root) = (mth(&all[..old]), mth(&all));
        let (m, n) = (old as u64, new as u64);
        let proof = Plan::consistency(m, n).unwrap().read(&mut Nodes::of(&all)).unwrap();
        prop_assert_eq!(&proof, &subproof(old, &all, true));
        prop_assert_eq!(verify_consistency(m, old_root, n, new_root, &proof), Ok(()));
        for changed in tampered(&proof, new_root) {
            prop_assert!(verify_consistency(m, old_root, n, new_root, &changed).is_err());
        }
        prop_assert!(verify_consistency(m, new_root, n, old_root, &proof).is_err());
        prop_assert!(verify_consistency(m, old_root, n, old_root, &proof).is_err());
        prop_assert!(verify_consistency(m, new_root, n, new_root, &proof).is_err());
        prop_assert!(verify_consistency(m + 1, old_root, n, new_root, &proof).is_err());
        prop_assert!(verify_consistency(m, old_root, 2 * n, new_root, &proof).is_err());
    }
}
