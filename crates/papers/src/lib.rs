//! 文书: how a paper is typeset, sealed and bound.
//!
//! A paper is a pure function of a template, fields and furniture: the same input gives the same
//! PDF/A bytes. User text travels as data and can never become template code; a character that
//! cannot be printed refuses the paper. How to write a template: README.md beside this crate.

mod check;
mod dossier;
mod faces;
mod fault;
mod items;
mod manners;
mod render;
mod sheet;
mod words;
mod world;

pub use dossier::{Body, Cover, Part, Photo, dossier, dossier_text};
pub use faces::{FaceInUse, ROLES};
pub use fault::PaperFault;
pub use items::missing_items;
pub use manners::template_faults;
pub use render::{Typeset, pages_svg, text, typeset};
pub use sheet::{Furniture, Image, Receipt, Sheet, Template};
pub use words::squeezed;

/// The faces papers are set in, in order of preference: what an operator sees when a licensed face
/// is not picked up.
///
/// # Errors
/// A file in the folder of faces that is not a font.
pub fn faces_in_use() -> Result<Vec<FaceInUse>, PaperFault> {
    Ok(world::engine()?.faces.uses.clone())
}
