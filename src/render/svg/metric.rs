//! How wide text is. The font is unknown, but monospaced: no usual one is wider than 0.62 of its size a column.

use super::super::paint;

/// Of the font's size, a column.
const COLUMN: f64 = 0.62;
/// Of the font's size, above and below the base line.
pub const ASCENT: f64 = 0.95;
pub const DESCENT: f64 = 0.3;

/// Font sizes: of what matters, of what explains it, of what is under bytes.
pub const BODY: f64 = 13.0;
pub const SMALL: f64 = 11.0;
pub const TINY: f64 = 8.5;

pub fn width(text: &str, size: f64) -> f64 {
    columns(text) as f64 * COLUMN * size
}

/// How many columns there are in a width.
pub fn fitting(width: f64, size: f64) -> usize {
    // Negative and odd widths saturate to 0.
    ((width + 0.001) / (COLUMN * size)) as usize
}

/// Columns of a text: [`paint::width`], but every character has at least one, as fonts draw a mark for what they lack.
pub fn columns(text: &str) -> usize {
    text.chars().map(|c| paint::char_width(c).max(1)).sum()
}

/// At most so many columns of a text, ending in `…` if there was more.
pub fn shorten(text: &str, most: usize) -> String {
    if columns(text) <= most {
        return text.to_owned();
    }
    let (mut out, mut used) = (String::new(), 1);
    for c in text.chars() {
        used += paint::char_width(c).max(1);
        if used > most {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}

/// The text in lines of at most so many columns, broken at blanks where there are any.
pub fn wrap(text: &str, most: usize) -> Vec<String> {
    let most = most.max(2);
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let mut word = word;
        if !line.is_empty() && columns(&line) + 1 + columns(word) > most {
            lines.push(std::mem::take(&mut line));
        }
        // A word that is longer than a line is cut.
        while columns(word) > most {
            let mut used = 0;
            let cut = word.char_indices().find(|(_, c)| {
                used += paint::char_width(*c).max(1);
                used > most
            });
            let (head, tail) = word.split_at(cut.map_or(word.len(), |(at, _)| at));
            lines.push(head.to_owned());
            word = tail;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_breaks_at_blanks_and_inside_of_long_words() {
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("abcdefghij k", 4), ["abcd", "efgh", "ij k"]);
        assert_eq!(wrap("漢字漢字", 4), ["漢字", "漢字"]);
        assert_eq!(wrap("", 4), [""]);
    }

    #[test]
    fn shortened_text_fits() {
        assert_eq!(shorten("stone", 5), "stone");
        assert_eq!(shorten("stones", 5), "ston…");
        assert_eq!(shorten("漢字漢", 4), "漢…");
    }
}
