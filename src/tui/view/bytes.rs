//! Bytes, a row for each run of one role.
//!
//! ```text
//!     0xffffc8  10 20 00 00 00 00 00 00  pointer
//!     0xffffd0  05 00 00 00 00 00 00 00  capacity
//! ```

use super::rows::Row;
use crate::picture::{Raw, Role};
use crate::render::hex::style;
use crate::render::paint::{Line, Style};

/// The rows of some bytes; of many, only the first `most` rows.
pub fn rows(rows: &mut Vec<Row>, raw: &Raw, address: u64, columns: usize, most: usize) {
    let word = word(columns);
    let (bytes, roles) = (&raw.bytes.0, &raw.roles.0);
    let (mut at, mut made) = (0, 0);
    while at < bytes.len() && made < most {
        let role = roles.get(at).copied().unwrap_or(Role::Value);
        let run = roles.iter().skip(at).take_while(|other| **other == role).count().max(1);
        let end = (at + run).min(bytes.len());
        // Fields are words; what is longer is text or the like.
        let per = if run > 4 * word && columns >= 76 { 2 * word } else { word };
        let mut first = true;
        while at < end && made < most {
            // Rows of words begin at words.
            let to = (at + per - (at % per)).min(end);
            let shown: Vec<String> = bytes.iter().take(to).skip(at).map(|byte| format!("{byte:02x}")).collect();
            let mut line =
                Line::indented(4).add(Style::Faint, format!("{:<9} ", format!("{:#x}", address + at as u64)));
            line.push(style(role), shown.join(" "));
            if first {
                line.pad_to(14 + word * 3, 1);
                line.push(Style::Plain, " ");
                line.push(Style::Faint, name(role));
            }
            rows.push(Row::from(line));
            (at, made, first) = (to, made + 1, false);
        }
    }
    let more = (bytes.len() - at.min(bytes.len())) as u64 + raw.omitted_bytes;
    if more > 0 {
        rows.push(Row::from(Line::indented(14).add(Style::Faint, format!("… {more} more bytes"))));
    }
}

/// Bytes in a row.
pub fn word(columns: usize) -> usize {
    if columns >= 48 { 8 } else { 4 }
}

/// The legend's words, without what explains them.
fn name(role: Role) -> &'static str {
    let words = role.words();
    words.split_once(':').map_or(words, |(name, _)| name)
}
