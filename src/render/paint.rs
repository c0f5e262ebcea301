//! Colours, widths and escapes.

use std::fmt::Write;

/// How a piece of text looks. Nothing is said by colour alone: every style that matters comes with a word or a mark.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Style {
    Plain,
    Title,
    Name,
    Type,
    Value,
    /// Of no consequence now: padding, moved variables.
    Faint,
    /// Spare or uninitialised bytes.
    Spare,
    /// An enum's tag.
    Tag,
    Pointer,
    /// As it should be.
    Good,
    /// Freed, dangling, invalid.
    Bad,
    /// Borrowed.
    Loan,
}

impl Style {
    fn code(self) -> &'static str {
        match self {
            Style::Plain => "",
            Style::Title => "1",
            Style::Name => "1;36",
            Style::Type => "36",
            Style::Value => "",
            Style::Faint => "2",
            Style::Spare => "2;35",
            Style::Tag => "33",
            Style::Pointer => "34",
            Style::Good => "32",
            Style::Bad => "31",
            Style::Loan => "35",
        }
    }
}

/// Whether colours are to be used at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Paint {
    pub colour: bool,
}

impl Paint {
    /// `text` in this style.
    pub fn paint(self, style: Style, text: &str) -> String {
        let mut out = String::new();
        self.push(&mut out, style, text);
        out
    }

    /// Appends `text` in this style.
    pub fn push(self, out: &mut String, style: Style, text: &str) {
        if self.colour && !style.code().is_empty() && !text.is_empty() {
            // Writing to a String cannot fail.
            let _ = write!(out, "\x1b[{}m{text}\x1b[0m", style.code());
        } else {
            out.push_str(text);
        }
    }
}

/// A line of styled pieces, whose visible width is known.
#[derive(Clone, Debug, Default)]
pub struct Line {
    pieces: Vec<(Style, String)>,
    width: usize,
}

impl Line {
    pub fn new() -> Line {
        Line::default()
    }

    /// Starts with `columns` blanks.
    pub fn indented(columns: usize) -> Line {
        Line::new().add(Style::Plain, " ".repeat(columns))
    }

    pub fn add(mut self, style: Style, text: impl Into<String>) -> Line {
        self.push(style, text);
        self
    }

    pub fn push(&mut self, style: Style, text: impl Into<String>) {
        let text = text.into();
        self.width += width(&text);
        self.pieces.push((style, text));
    }

    pub fn width(&self) -> usize {
        self.width
    }

    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The styled pieces, in order.
    pub fn pieces(&self) -> &[(Style, String)] {
        &self.pieces
    }

    /// Appends all of another line.
    pub fn append(&mut self, other: Line) {
        self.width += other.width;
        self.pieces.extend(other.pieces);
    }

    /// Blanks up to `column`; at least `least` of them.
    pub fn pad_to(&mut self, column: usize, least: usize) {
        let blanks = column.saturating_sub(self.width).max(least);
        self.push(Style::Plain, " ".repeat(blanks));
    }

    /// Appends the line and its end; `faint` overrides all styles.
    pub fn write(&self, out: &mut String, paint: Paint, faint: bool) {
        let start = out.len();
        for (style, text) in &self.pieces {
            paint.push(out, if faint { Style::Faint } else { *style }, text);
        }
        if !paint.colour {
            let end = start + out[start..].trim_end().len();
            out.truncate(end);
        }
        out.push('\n');
    }
}

/// Columns that `text` takes on a terminal.
pub fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

/// Columns of one character: 2 for what East Asian fonts and emoji draw wide, 0 for combining marks.
pub(super) fn char_width(c: char) -> usize {
    match c as u32 {
        0x300..=0x36F | 0x200B..=0x200F | 0xFE00..=0xFE0F => 0,
        0x1100..=0x115F
        | 0x2E80..=0xA4CF
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF00..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0x1F300..=0x1FAFF
        | 0x2_0000..=0x3_FFFD => 2,
        _ => 1,
    }
}

/// Whether a terminal would act on `c` instead of drawing it, or reorder what is around it.
pub fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// `text` with control characters drawn as Rust escapes; line breaks are kept.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c != '\n' && is_control(c) { out.extend(c.escape_debug()) } else { out.push(c) }
    }
    out
}

/// At most `columns` columns of `text`, ending in `…` if there was more.
pub fn shorten(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let (mut out, mut used) = (String::new(), 0);
    for c in text.chars() {
        used += char_width(c);
        if used >= columns {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_count_columns() {
        assert_eq!(width("héllo"), 5);
        assert_eq!(width("漢字"), 4);
        assert_eq!(shorten("héllo wörld", 6), "héllo…");
        assert_eq!(shorten("short", 5), "short");
    }

    #[test]
    fn control_characters_are_escaped() {
        assert_eq!(escape("a\x1b[31mb\u{202e}c\nd\t"), "a\\u{1b}[31mb\\u{202e}c\nd\\t");
    }

    #[test]
    fn colour_is_a_parameter() {
        assert_eq!(Paint { colour: false }.paint(Style::Bad, "x"), "x");
        assert_eq!(Paint { colour: true }.paint(Style::Bad, "x"), "\x1b[31mx\x1b[0m");
        let mut out = String::new();
        Line::indented(2).add(Style::Name, "x").add(Style::Plain, "   ").write(&mut out, Paint::default(), false);
        assert_eq!(out, "  x\n");
    }
}
