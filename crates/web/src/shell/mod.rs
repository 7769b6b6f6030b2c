//! The shell: who visits, in which language, what surrounds every page and every answer.

mod app;
mod assets;
mod fault;
mod guard;
mod layout;
mod posted;
mod uploads;
mod visit;
mod words;

pub use app::{App, Options, chance};
pub use assets::{address, serve as serve_asset};
pub use fault::Fault;
pub use guard::around;
pub use layout::{
    Nav, drawn, error_page, facts, page, public_page, rule_link, some, token, yes_no,
};
pub use posted::{Pairs, Posted, PublicPosted, TOKEN, check};
pub use visit::{LANG, SESSION, Seat, THEME, Visit, escape, local, set_cookie};
pub use words::{Lang, days_between, size};
