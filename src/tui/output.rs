//! What the program printed, as lines that are safe to draw.

use crate::render::paint::is_control;
use crate::timeline::{Session, Stream};

/// A line of the program's output.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OutputLine {
    pub stream: Stream,
    pub text: String,
}

/// Only the last part of a long output is shown.
const SHOWN: usize = 64 << 10;

/// What was printed until now, its last part only if there is much, in lines. A program that writes escape sequences or
/// bytes that are no text sees them drawn as Rust writes them.
pub fn lines(session: &Session<'_>) -> Vec<OutputLine> {
    let from = session.printed().saturating_sub(SHOWN);
    let mut lines: Vec<OutputLine> = Vec::new();
    if from > 0 {
        let text = format!("({from} bytes before this are not shown)");
        lines.push(OutputLine { stream: Stream::Stdout, text });
    }
    // Whether the last line goes on.
    let mut open = false;
    for piece in session.output(from) {
        if lines.last().is_some_and(|last| last.stream != piece.stream) {
            open = false;
        }
        for part in piece.bytes.split_inclusive(|byte| *byte == b'\n') {
            let whole = part.strip_suffix(b"\n");
            let text = drawn(whole.unwrap_or(part));
            match lines.last_mut().filter(|_| open) {
                Some(last) => last.text.push_str(&text),
                None => lines.push(OutputLine { stream: piece.stream, text }),
            }
            open = whole.is_none();
        }
    }
    lines
}

fn drawn(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '\t' => text.push_str("    "),
                c if is_control(c) => text.extend(c.escape_debug()),
                c => text.push(c),
            }
        }
        for byte in chunk.invalid() {
            text.push_str(&format!("\\x{byte:02x}"));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_acts_on_is_left() {
        assert_eq!(drawn(b"a\x1b[2Jb\rc\x07\xffd\xc2\x9b"), "a\\u{1b}[2Jb\\rc\\u{7}\\xffd\\u{9b}");
    }
}
