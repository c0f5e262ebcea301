//! Styles, and the form without drawing characters.

use ratatui::style::{Color, Modifier, Style as Drawn};
use ratatui::text::{Line as DrawnLine, Span};

use crate::render::paint::{Line, Style, shorten};
use crate::tui::state::Look;

#[derive(Clone, Copy)]
pub struct Ink {
    pub look: Look,
}

impl Ink {
    /// A style for the terminal. Only the colours that every theme, light or dark, defines are used, and none as a background.
    pub fn style(self, style: Style) -> Drawn {
        let drawn = Drawn::new();
        let colour = |colour: Color| if self.look.colour { drawn.fg(colour) } else { drawn };
        match style {
            Style::Plain | Style::Value => drawn,
            Style::Title => drawn.add_modifier(Modifier::BOLD),
            Style::Name => colour(Color::Cyan).add_modifier(Modifier::BOLD),
            Style::Type => colour(Color::Cyan),
            Style::Faint => drawn.add_modifier(Modifier::DIM),
            Style::Spare => colour(Color::Magenta).add_modifier(Modifier::DIM),
            Style::Tag => colour(Color::Yellow),
            Style::Pointer => colour(Color::Blue),
            Style::Good => colour(Color::Green),
            Style::Bad => colour(Color::Red),
            Style::Loan => colour(Color::Magenta),
        }
    }

    /// A line for the terminal; `faint` overrides all styles.
    pub fn line(self, line: &Line, faint: bool, reversed: bool) -> DrawnLine<'static> {
        let spans = line.pieces().iter().map(|(style, text)| {
            let style = self.style(if faint { Style::Faint } else { *style });
            let style = if reversed { style.add_modifier(Modifier::REVERSED) } else { style };
            Span::styled(self.text(text), style)
        });
        DrawnLine::from(spans.collect::<Vec<_>>())
    }

    /// At most `columns` columns of what is drawn for the text.
    pub fn shorten(self, text: &str, columns: usize) -> String {
        if !self.look.plain {
            return shorten(text, columns);
        }
        let text = self.text(text);
        match text.len() <= columns {
            true => text,
            // It is ASCII.
            false => format!("{}...", text.get(..columns.saturating_sub(3)).unwrap_or_default()),
        }
    }

    /// The line as it will be drawn, so that it can be measured.
    pub fn measured(self, line: Line) -> Line {
        if !self.look.plain {
            return line;
        }
        line.pieces().iter().fold(Line::new(), |line, (style, text)| line.add(*style, self.text(text)))
    }

    /// The text in ASCII, if that is wanted.
    pub fn text(self, text: &str) -> String {
        if !self.look.plain || text.is_ascii() {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '→' => out.push_str("->"),
                '…' => out.push_str("..."),
                '×' => out.push('x'),
                '—' | '–' => out.push('-'),
                '▶' => out.push('>'),
                '●' => out.push('*'),
                '·' | '▷' => out.push('-'),
                c if c.is_ascii() => out.push(c),
                c => out.extend(c.escape_unicode()),
            }
        }
        out
    }
}
