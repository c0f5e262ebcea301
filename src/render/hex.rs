//! Rows of bytes, 16 to a row, with what each byte is for.
//!
//! ```text
//! 0xffffe8  2a 00 00 00 01[00 00 00]     padding in brackets
//! 0x2010    68 69(00 00 00 00 00 00      spare bytes in parentheses
//! ```

use super::paint::{Line, Style};
use crate::picture::{Raw, Role};

/// Bytes in a row.
pub const ROW: usize = 16;
/// Columns of a full row.
pub const COLUMNS: usize = 1 + 16 * 3 + 1;

/// Which brackets bytes stand in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Brackets {
    None,
    Square,
    Round,
}

fn brackets(role: Role) -> Brackets {
    match role {
        Role::Padding => Brackets::Square,
        Role::Spare | Role::Uninit => Brackets::Round,
        Role::Value
        | Role::Pointer
        | Role::Length
        | Role::Capacity
        | Role::Count
        | Role::Borrow
        | Role::Tag
        | Role::Niche
        | Role::DropFlag
        | Role::MovedFrom
        | Role::Dropped
        | Role::Freed
        | Role::Link
        | Role::Header
        | Role::Saved => Brackets::None,
    }
}

/// How a byte with this role is painted on terminals.
pub fn style(role: Role) -> Style {
    match role {
        Role::Value | Role::Length | Role::Capacity => Style::Value,
        Role::Pointer | Role::Link => Style::Pointer,
        Role::Tag | Role::Niche | Role::Count | Role::Borrow | Role::DropFlag => Style::Tag,
        Role::Padding | Role::MovedFrom | Role::Dropped | Role::Header | Role::Saved => Style::Faint,
        Role::Spare | Role::Uninit => Style::Spare,
        Role::Freed => Style::Bad,
    }
}

/// Which brackets occur in some rows, for the legend.
#[derive(Clone, Copy, Default)]
pub struct Legend {
    pub padding: bool,
    pub spare: bool,
    pub uninit: bool,
}

impl Legend {
    /// Notes what the first `rows` rows show.
    pub fn note(&mut self, raw: &Raw, rows: usize) {
        for role in raw.roles.0.iter().take(rows * ROW) {
            self.padding |= *role == Role::Padding;
            self.spare |= *role == Role::Spare;
            self.uninit |= *role == Role::Uninit;
        }
    }
}

/// Adds row number `row` of the bytes to `line`.
pub fn row(line: &mut Line, raw: &Raw, row: usize) {
    let start = row * ROW;
    let mut before = Brackets::None;
    let bytes = raw.bytes.0.iter().skip(start).take(ROW);
    for (i, byte) in bytes.enumerate() {
        let role = raw.roles.0.get(start + i).copied().unwrap_or(Role::Value);
        let now = brackets(role);
        let close = before != now && before != Brackets::None;
        let open = now != Brackets::None && (before != now || i == 0);
        let mark = |on: bool, which: Brackets, open: bool| match which {
            _ if !on => ' ',
            Brackets::None => ' ',
            Brackets::Square => {
                if open {
                    '['
                } else {
                    ']'
                }
            }
            Brackets::Round => {
                if open {
                    '('
                } else {
                    ')'
                }
            }
        };
        // One column between bytes, two in the middle of the row.
        if i == ROW / 2 {
            line.push(Style::Faint, mark(close, before, false).to_string());
            line.push(Style::Faint, mark(open, now, true).to_string());
        } else if open {
            line.push(Style::Faint, mark(true, now, true).to_string());
        } else {
            line.push(Style::Faint, mark(close, before, false).to_string());
        }
        line.push(style(role), format!("{byte:02x}"));
        before = now;
    }
    match before {
        Brackets::None => {}
        Brackets::Square => line.push(Style::Faint, "]"),
        Brackets::Round => line.push(Style::Faint, ")"),
    }
}

/// The printable ASCII of row number `row`.
pub fn ascii(raw: &Raw, row: usize) -> String {
    let bytes = raw.bytes.0.iter().skip(row * ROW).take(ROW);
    bytes.map(|byte| if (b' '..=b'~').contains(byte) { char::from(*byte) } else { '.' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::{Bytes, Roles};
    use crate::render::paint::Paint;

    fn shown(roles: &str) -> String {
        let roles: Vec<Role> = roles
            .chars()
            .map(|c| match c {
                'p' => Role::Padding,
                's' => Role::Spare,
                _ => Role::Value,
            })
            .collect();
        let bytes = (0..roles.len()).map(|i| i as u8).collect();
        let raw = Raw { bytes: Bytes(bytes), roles: Roles(roles), omitted_bytes: 0 };
        let (mut line, mut out) = (Line::new(), String::new());
        row(&mut line, &raw, 0);
        line.write(&mut out, Paint::default(), false);
        out
    }

    #[test]
    fn rows_bracket_padding_and_spare_bytes() {
        assert_eq!(shown("vvvv"), " 00 01 02 03\n");
        assert_eq!(shown("vvvvvppp"), " 00 01 02 03 04[05 06 07]\n");
        assert_eq!(shown("vpppvpppvssssssp"), " 00[01 02 03]04[05 06 07] 08(09 0a 0b 0c 0d 0e[0f]\n");
        assert_eq!(shown("pppppppppppppppp"), "[00 01 02 03 04 05 06 07  08 09 0a 0b 0c 0d 0e 0f]\n");
    }
}
