//! Names are written as they are written.

use crate::prose;

#[test]
fn rare_characters_in_names_are_drawn() {
    // 扩展 B, A, A, E, F; the last stands only in the face of last resort
    for ch in ['𠮷', '㐂', '䶮', '𬭊', '\u{2cec0}', '\u{20000}'] {
        let said = prose(&format!("当事人：张{ch}")).unwrap();
        assert!(said.contains(ch), "{ch} was lost: {said}");
    }
}

#[test]
fn every_ideograph_up_to_extension_e_is_drawn() {
    // A sample of each block, spread evenly; the faces are older than the newest additions.
    let blocks = [
        (0x3400, 0x4db5),
        (0x4e00, 0x9fd5),
        (0x2_0000, 0x2_a6d6),
        (0x2_a700, 0x2_b734),
        (0x2_b740, 0x2_b81d),
        (0x2_b820, 0x2_cea1),
        (0x2_ceb0, 0x2_ebe0),
    ];
    let codes = blocks.into_iter().flat_map(|(low, high)| (low..=high).step_by(97));
    let text: String = codes.filter_map(char::from_u32).collect();
    let said = prose(&text).unwrap();
    assert!(text.chars().all(|c| said.contains(c)));
}
