//! Format strings: `"{name:>8.3} {0:#x}"` to pieces, as `rustc_parse_format` reads them.
//!
//! ```text
//! "a {} b{x:?}\n"   [Lit "a ", Arg { Next }, Lit " b", Arg { Name x, ty "?" }, Lit "\n"]
//! ```

/// One piece of a format string.
#[derive(Clone, PartialEq, Debug)]
pub enum Piece {
    /// Text, with `{{` and `}}` already unescaped.
    Lit(String),
    Arg(Placeholder),
}

/// `{position:spec}`; offsets are bytes of the string's value.
#[derive(Clone, PartialEq, Debug)]
pub struct Placeholder {
    pub position: Position,
    /// Braces included.
    pub start: usize,
    pub end: usize,
    /// Of the position's own text.
    pub position_span: (usize, usize),
    pub spec: Spec,
}

/// Which argument is meant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Position {
    /// `{}`: the next positional one.
    Next,
    Index(usize),
    Name(String),
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Spec {
    pub fill: Option<char>,
    pub align: Option<Align>,
    pub sign_plus: bool,
    pub sign_minus: bool,
    pub alternate: bool,
    pub zero_pad: bool,
    pub debug_lower_hex: bool,
    pub debug_upper_hex: bool,
    pub width: Count,
    pub precision: Count,
    /// `""`, `"?"`, `"x"`, ...: the trait.
    pub ty: String,
    pub ty_span: (usize, usize),
}

impl Spec {
    /// Whether this is what `{}` or `{:?}` means: nothing but a trait.
    pub fn is_plain(&self) -> bool {
        Spec { ty: String::new(), ty_span: (0, 0), ..self.clone() } == Spec::default()
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    Left,
    Center,
    Right,
}

/// A width or precision.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Count {
    #[default]
    Implied,
    Is(u16),
    /// `name$`, `1$`, with its span.
    Arg(Position, (usize, usize)),
    /// `.*`: the next positional argument, before the value itself.
    Star((usize, usize)),
}

/// An invalid format string: what is wrong and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TemplateError {
    pub message: String,
    pub start: usize,
    pub end: usize,
}

/// Reads a format string.
pub fn parse(text: &str) -> Result<Vec<Piece>, TemplateError> {
    let mut parser = Parser { text, at: 0 };
    let mut pieces = Vec::new();
    let mut literal = String::new();
    while let Some(c) = parser.peek() {
        let start = parser.at;
        parser.at += c.len_utf8();
        match c {
            '{' if parser.eat('{') => literal.push('{'),
            '}' if parser.eat('}') => literal.push('}'),
            '{' => {
                if !literal.is_empty() {
                    pieces.push(Piece::Lit(std::mem::take(&mut literal)));
                }
                pieces.push(Piece::Arg(parser.placeholder(start)?));
            }
            '}' => return Err(parser.error("unmatched `}` found", start, start + 1)),
            _ => literal.push(c),
        }
    }
    if !literal.is_empty() {
        pieces.push(Piece::Lit(literal));
    }
    Ok(pieces)
}

struct Parser<'s> {
    text: &'s str,
    at: usize,
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn eat(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        if found {
            self.at += c.len_utf8();
        }
        found
    }

    fn skip_space(&mut self) {
        while let Some(c) = self.peek().filter(|c| c.is_whitespace()) {
            self.at += c.len_utf8();
        }
    }

    fn error(&self, message: impl Into<String>, start: usize, end: usize) -> TemplateError {
        TemplateError { message: message.into(), start, end }
    }

    /// What follows the `{` at `start`.
    fn placeholder(&mut self, start: usize) -> Result<Placeholder, TemplateError> {
        self.skip_space();
        let from = self.at;
        let position = self.position()?.unwrap_or(Position::Next);
        let position_span = (from, self.at);
        self.skip_space();
        let spec = if self.eat(':') { self.spec()? } else { Spec::default() };
        self.skip_space();
        match self.peek() {
            Some('}') => self.at += 1,
            Some(c) => {
                let at = self.at;
                let message = format!("expected `}}`, found `{}`", c.escape_debug());
                return Err(self.error(message, at, at + c.len_utf8()));
            }
            None => {
                let at = self.text.len();
                return Err(self.error("expected `}` but string was terminated", at, at));
            }
        }
        Ok(Placeholder { position, start, end: self.at, position_span, spec })
    }

    /// A number or an identifier.
    fn position(&mut self) -> Result<Option<Position>, TemplateError> {
        if let Some(index) = self.integer()? {
            return Ok(Some(Position::Index(index as usize)));
        }
        Ok(self.word().map(Position::Name))
    }

    fn integer(&mut self) -> Result<Option<u16>, TemplateError> {
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            return Ok(None);
        }
        let start = self.at;
        let value = self.rest()[..digits].parse::<u16>();
        self.at += digits;
        match value {
            Ok(value) => Ok(Some(value)),
            Err(_) => {
                let number = &self.text[start..self.at];
                let message = format!("integer `{number}` does not fit into the type `u16` whose range is `0..=65535`");
                Err(self.error(message, start, self.at))
            }
        }
    }

    fn word(&mut self) -> Option<String> {
        let is_start = |c: char| c == '_' || c.is_alphabetic();
        let is_continue = |c: char| c == '_' || c.is_alphanumeric();
        let rest = self.rest();
        if !rest.starts_with(is_start) {
            return None;
        }
        let len = rest.find(|c| !is_continue(c)).unwrap_or(rest.len());
        let word = &rest[..len];
        if word == "_" {
            return None;
        }
        let word = word.to_owned();
        self.at += len;
        Some(word)
    }

    fn spec(&mut self) -> Result<Spec, TemplateError> {
        let mut spec = Spec::default();
        let align = |c: char| match c {
            '<' => Some(Align::Left),
            '^' => Some(Align::Center),
            '>' => Some(Align::Right),
            _ => None,
        };
        let mut chars = self.rest().chars();
        let (first, second) = (chars.next(), chars.next());
        if let (Some(fill), Some(found)) = (first, second.and_then(align)) {
            spec.fill = Some(fill);
            spec.align = Some(found);
            self.at += fill.len_utf8() + 1;
        } else if let Some(found) = first.and_then(align) {
            spec.align = Some(found);
            self.at += 1;
        }
        if self.eat('+') {
            spec.sign_plus = true;
        } else if self.eat('-') {
            spec.sign_minus = true;
        }
        spec.alternate = self.eat('#');
        // `0` is the flag unless it is the width argument `0$`.
        if self.rest().starts_with('0') && !self.rest().starts_with("0$") {
            spec.zero_pad = self.eat('0');
        }
        spec.width = self.count()?;
        let dot = self.at;
        if self.eat('.') {
            if self.eat('*') {
                spec.precision = Count::Star((dot, self.at));
            } else {
                spec.precision = self.count()?;
            }
        }
        let start = self.at;
        if self.eat('?') {
            spec.ty = "?".to_owned();
        } else if self.rest().starts_with("x?") {
            self.at += 2;
            spec.debug_lower_hex = true;
            spec.ty = "?".to_owned();
        } else if self.rest().starts_with("X?") {
            self.at += 2;
            spec.debug_upper_hex = true;
            spec.ty = "?".to_owned();
        } else {
            spec.ty = self.word().unwrap_or_default();
        }
        spec.ty_span = (start, self.at);
        Ok(spec)
    }

    fn count(&mut self) -> Result<Count, TemplateError> {
        let start = self.at;
        if let Some(number) = self.integer()? {
            return Ok(if self.eat('$') {
                Count::Arg(Position::Index(number as usize), (start, self.at))
            } else {
                Count::Is(number)
            });
        }
        if let Some(name) = self.word() {
            if self.eat('$') {
                return Ok(Count::Arg(Position::Name(name), (start, self.at - 1)));
            }
            self.at = start;
        }
        Ok(Count::Implied)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(text: &str) -> Vec<Placeholder> {
        let pieces = parse(text).unwrap_or_else(|e| panic!("{text}: {e:?}"));
        pieces.into_iter().filter_map(|p| if let Piece::Arg(arg) = p { Some(arg) } else { None }).collect()
    }

    #[test]
    fn braces_are_unescaped_and_text_is_joined() {
        assert_eq!(parse("a{{b}}c"), Ok(vec![Piece::Lit("a{b}c".into())]));
    }

    #[test]
    fn positions() {
        let found = args("{} {0} { name } {1:?}");
        let positions: Vec<_> = found.iter().map(|a| a.position.clone()).collect();
        let name = Position::Name("name".into());
        assert_eq!(positions, [Position::Next, Position::Index(0), name, Position::Index(1)]);
        assert_eq!(found[3].spec.ty, "?");
    }

    #[test]
    fn specs() {
        let spec = &args("{:*^+#010.3e}")[0].spec;
        assert_eq!((spec.fill, spec.align), (Some('*'), Some(Align::Center)));
        assert!(spec.sign_plus && spec.alternate && spec.zero_pad);
        assert_eq!((&spec.width, &spec.precision), (&Count::Is(10), &Count::Is(3)));
        assert_eq!(spec.ty, "e");
        let spec = &args("{:>w$.*}")[0].spec;
        assert_eq!(spec.width, Count::Arg(Position::Name("w".into()), (3, 4)));
        assert!(matches!(spec.precision, Count::Star(_)));
        assert_eq!(args("{:0$}")[0].spec.width, Count::Arg(Position::Index(0), (2, 4)));
        assert_eq!(args("{:02x}")[0].spec.ty, "x");
        assert!(args("{:#x?}")[0].spec.debug_lower_hex);
    }

    #[test]
    fn errors() {
        for text in ["{", "}", "{:", "{a b}", "{0", "a } b", "{-}", "{a.b}"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
