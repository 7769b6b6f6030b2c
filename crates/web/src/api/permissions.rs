//! Who may do what, as a table that people review.

use case::Role;
use std::fmt::Write;

/// Roles × acts: a row for each act, a column for each role.
pub fn permissions() -> String {
    let mut table = String::from("角色 · roles\n\n");
    for (at, role) in Role::ALL.iter().enumerate() {
        // Writing into a text cannot fail.
        let _ = writeln!(table, "{:>2} {} {}", at + 1, role.key(), role.zh());
    }
    table.push_str("\n行为 · acts（● 可以，· 不可以）\n\n");
    let heads: Vec<String> = (1..=Role::ALL.len()).map(|it| format!("{it:>2}")).collect();
    let _ = writeln!(table, "{}", heads.join(" "));
    for institution in procedures::ALL {
        for act in institution.acts {
            let mark = |role: &Role| if act.by.contains(role) { " ●" } else { " ·" };
            let marks: Vec<&str> = Role::ALL.iter().map(mark).collect();
            let name = format!("{}.{}", institution.name, act.noun);
            let _ = writeln!(table, "{}  {name}  {}  {}", marks.join(" "), act.zh, act.under);
        }
    }
    table
}
