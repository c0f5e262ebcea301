//! The mini-language of format strings, as `std::fmt` documents it.

/// One piece of a format string.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FormatPiece {
    /// Text, with `{{` and `}}` already replaced.
    Lit(String),
    Arg(Placeholder),
}

/// `{position:spec}`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Placeholder {
    pub position: Position,
    /// Where the position stands in the string; empty if it is implied.
    pub position_span: (usize, usize),
    pub spec: FormatSpec,
    /// From brace to brace.
    pub span: (usize, usize),
}

/// Which argument a placeholder or a `$` count means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Position {
    /// The next one in turn: its number is given.
    Implicit(usize),
    /// `{0}`
    Index(usize),
    /// `{name}`
    Name(String),
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FormatSpec {
    pub fill: Option<char>,
    pub align: Option<Align>,
    pub sign: Option<Sign>,
    /// `#`
    pub alternate: bool,
    /// `0` before the width.
    pub zero: bool,
    pub width: Count,
    pub precision: Count,
    pub kind: FormatTrait,
    /// Where the width and the precision stand in the string, for errors about the arguments they name.
    pub width_span: (usize, usize),
    pub precision_span: (usize, usize),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    Left,
    Center,
    Right,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sign {
    Plus,
    Minus,
}

/// A width or a precision.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Count {
    None,
    Is(u32),
    /// `name$` or `0$`; for `.*` the implicit argument that precedes the value.
    Arg(Position),
}

/// The trait that formats the argument.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FormatTrait {
    Display,
    Debug,
    /// `{:x?}`
    DebugLowerHex,
    /// `{:X?}`
    DebugUpperHex,
    LowerHex,
    UpperHex,
    Octal,
    Binary,
    LowerExp,
    UpperExp,
    Pointer,
}

/// What is wrong in a format string, and where in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FormatError {
    pub start: usize,
    pub end: usize,
    /// In rustc's words.
    pub message: String,
}

/// Splits a format string into its pieces. Offsets are bytes of `text`.
pub fn format_string(text: &str) -> Result<Vec<FormatPiece>, FormatError> {
    let mut parser = Parser { text, at: 0, next: 0 };
    let mut pieces = Vec::new();
    let mut lit = String::new();
    while let Some(c) = parser.peek() {
        let start = parser.at;
        parser.at += c.len_utf8();
        match c {
            '{' if parser.eat('{') => lit.push('{'),
            '}' if parser.eat('}') => lit.push('}'),
            '{' => {
                if !lit.is_empty() {
                    pieces.push(FormatPiece::Lit(std::mem::take(&mut lit)));
                }
                pieces.push(FormatPiece::Arg(parser.placeholder(start)?));
            }
            '}' => return Err(parser.error(start, start + 1, "invalid format string: unmatched `}` found")),
            c => lit.push(c),
        }
    }
    if !lit.is_empty() {
        pieces.push(FormatPiece::Lit(lit));
    }
    Ok(pieces)
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    /// The number of the next implicit argument.
    next: usize,
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
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
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    fn error(&self, start: usize, end: usize, message: impl Into<String>) -> FormatError {
        FormatError { start, end, message: message.into() }
    }

    /// After the opening brace.
    fn placeholder(&mut self, start: usize) -> Result<Placeholder, FormatError> {
        self.skip_space();
        let position_start = self.at;
        let position = self.position()?;
        let position_span = (position_start, self.at);
        self.skip_space();
        let spec = if self.eat(':') { self.spec()? } else { FormatSpec::plain(self.at) };
        self.skip_space();
        if !self.eat('}') {
            return Err(self.not_closed(&position));
        }
        // `.*` has taken its argument by now, so that the value comes after it.
        let position = position.unwrap_or_else(|| self.implicit());
        Ok(Placeholder { position, position_span, spec, span: (start, self.at) })
    }

    fn implicit(&mut self) -> Position {
        self.next += 1;
        Position::Implicit(self.next - 1)
    }

    fn not_closed(&self, position: &Option<Position>) -> FormatError {
        match self.peek() {
            None => self.error(self.at, self.at, "invalid format string: expected `}` but string was terminated"),
            Some('.') if matches!(position, Some(Position::Name(_))) => {
                self.error(self.at, self.at + 1, "invalid format string: field access isn't supported")
            }
            Some('?') => self.error(self.at, self.at + 1, "invalid format string: expected `}`, found `?`"),
            Some(c) => {
                let message = format!("invalid format string: expected `}}`, found `{}`", c.escape_debug());
                self.error(self.at, self.at + c.len_utf8(), message)
            }
        }
    }

    /// A number or a name, if there is one.
    fn position(&mut self) -> Result<Option<Position>, FormatError> {
        if let Some(n) = self.number()? {
            return Ok(Some(Position::Index(n as usize)));
        }
        Ok(self.word().map(Position::Name))
    }

    fn number(&mut self) -> Result<Option<u32>, FormatError> {
        let len = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        if len == 0 {
            return Ok(None);
        }
        let (start, end) = (self.at, self.at + len);
        self.at = end;
        match self.text[start..end].parse::<u16>() {
            Ok(n) => Ok(Some(u32::from(n))),
            Err(_) => {
                let message = format!(
                    "invalid format string: integer `{}` does not fit into the type `u16` whose range is `0..=65535`",
                    &self.text[start..end]
                );
                Err(self.error(start, end, message))
            }
        }
    }

    fn word(&mut self) -> Option<String> {
        let rest = self.rest();
        if !rest.starts_with(|c: char| c == '_' || c.is_alphabetic()) {
            return None;
        }
        let len = rest.find(|c: char| c != '_' && !c.is_alphanumeric()).unwrap_or(rest.len());
        let word = rest[..len].to_owned();
        // A lone `_` is no name.
        if word == "_" {
            return None;
        }
        self.at += len;
        Some(word)
    }

    /// After the colon.
    fn spec(&mut self) -> Result<FormatSpec, FormatError> {
        let mut spec = FormatSpec::plain(self.at);
        let mut chars = self.rest().chars();
        if let Some(fill) = chars.next()
            && let Some(align) = chars.next().and_then(align)
        {
            spec.fill = Some(fill);
            spec.align = Some(align);
            self.at += fill.len_utf8() + 1;
        } else if let Some(found) = self.peek().and_then(align) {
            spec.align = Some(found);
            self.at += 1;
        }
        if self.eat('+') {
            spec.sign = Some(Sign::Plus);
        } else if self.eat('-') {
            spec.sign = Some(Sign::Minus);
        }
        spec.alternate = self.eat('#');
        // In `{:0$}` the zero names an argument.
        if self.rest().starts_with('0') && !self.rest().starts_with("0$") {
            self.at += 1;
            spec.zero = true;
        }
        let start = self.at;
        spec.width = self.count()?;
        spec.width_span = (start, self.at);
        let start = self.at;
        if self.eat('.') {
            spec.precision = if self.eat('*') { Count::Arg(self.implicit()) } else { self.count()? };
            if spec.precision == Count::None {
                // `{:.}` is allowed and means nothing.
                spec.precision_span = (self.at, self.at);
            }
        }
        spec.precision_span = (start, self.at);
        spec.kind = self.format_trait()?;
        Ok(spec)
    }

    /// A number, or an argument followed by `$`.
    fn count(&mut self) -> Result<Count, FormatError> {
        let start = self.at;
        if let Some(n) = self.number()? {
            return Ok(if self.eat('$') { Count::Arg(Position::Index(n as usize)) } else { Count::Is(n) });
        }
        if let Some(name) = self.word() {
            if self.eat('$') {
                return Ok(Count::Arg(Position::Name(name)));
            }
            // The name of a trait.
            self.at = start;
        }
        Ok(Count::None)
    }

    fn format_trait(&mut self) -> Result<FormatTrait, FormatError> {
        for (text, kind) in
            [("x?", FormatTrait::DebugLowerHex), ("X?", FormatTrait::DebugUpperHex), ("?", FormatTrait::Debug)]
        {
            if self.rest().starts_with(text) {
                self.at += text.len();
                return Ok(kind);
            }
        }
        let start = self.at;
        let Some(word) = self.word() else { return Ok(FormatTrait::Display) };
        Ok(match word.as_str() {
            "x" => FormatTrait::LowerHex,
            "X" => FormatTrait::UpperHex,
            "o" => FormatTrait::Octal,
            "b" => FormatTrait::Binary,
            "e" => FormatTrait::LowerExp,
            "E" => FormatTrait::UpperExp,
            "p" => FormatTrait::Pointer,
            _ => return Err(self.error(start, self.at, format!("unknown format trait `{word}`"))),
        })
    }
}

impl FormatSpec {
    /// What `{}` asks for.
    fn plain(at: usize) -> FormatSpec {
        FormatSpec {
            fill: None,
            align: None,
            sign: None,
            alternate: false,
            zero: false,
            width: Count::None,
            precision: Count::None,
            kind: FormatTrait::Display,
            width_span: (at, at),
            precision_span: (at, at),
        }
    }
}

fn align(c: char) -> Option<Align> {
    Some(match c {
        '<' => Align::Left,
        '^' => Align::Center,
        '>' => Align::Right,
        _ => return None,
    })
}
