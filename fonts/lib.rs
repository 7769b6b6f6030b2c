//! The faces compiled into the binary; a crate of their own, so that they are copied once and not at every build.
//! README.md says whose work each is and under which licence.

/// Role and bytes of each embedded face: `rare` holds the ideographs no other face has.
pub static EMBEDDED: [(&str, &[u8]); 5] = [
    ("songti", include_bytes!("songti.otf")),
    ("xiaobiaosong", include_bytes!("xiaobiaosong.otf")),
    ("heiti", include_bytes!("heiti.otf")),
    ("kaiti", include_bytes!("kaiti.ttf")),
    ("rare", include_bytes!("rare.otf")),
];

/// The file names of the embedded faces, which need not be read again where they lie in a folder.
pub const FILES: [&str; 5] =
    ["songti.otf", "xiaobiaosong.otf", "heiti.otf", "kaiti.ttf", "rare.otf"];
