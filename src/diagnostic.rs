//! Diagnostics as data. Rendering them is a front's business.

use std::borrow::Cow;

use crate::source::Span;

mod suggestion;

pub use suggestion::{Applicability, Cost, Edit, Suggestion};

/// What an error is filed under.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Code {
    /// rustc's `E0382` and so on.
    E(u16),
    /// Cairn's own: `C0001` an implementation limit, `C0002` Rust that is outside Cairn's Rust.
    C(u16),
    /// A deny-by-default lint of rustc, such as `overflowing_literals`.
    Lint(&'static str),
    /// rustc gives this error no code (syntax errors, "lifetime may not live long enough").
    None,
}

impl Code {
    /// An implementation limit was met; the message names the flag that raises it, where there is one.
    pub const LIMIT: Code = Code::C(1);
    /// Real Rust that Cairn does not have (yet).
    pub const UNSUPPORTED: Code = Code::C(2);
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Code::E(n) => write!(f, "E{n:04}"),
            Code::C(n) => write!(f, "C{n:04}"),
            Code::Lint(name) => f.write_str(name),
            Code::None => Ok(()),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    Error,
    Warning,
}

/// A span with a few words on why it matters.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Label {
    pub span: Span,
    pub text: String,
    /// Its number in the order of events, from 1; 0 where the labels tell no story.
    pub step: u8,
}

impl Label {
    /// The text with its number, as fronts show it.
    pub fn numbered(&self) -> Cow<'_, str> {
        match self.step {
            0 => Cow::Borrowed(&self.text),
            step => Cow::Owned(format!("{step}: {}", self.text)),
        }
    }
}

/// One finding. The line rustc would report is the line of `primary.span`'s start.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Diagnostic {
    pub severity: Severity,
    pub code: Code,
    pub message: String,
    pub primary: Label,
    /// In source order of events where the front shows them so.
    pub secondary: Vec<Label>,
    /// Sentences that explain (what it means in memory, which rule).
    pub notes: Vec<String>,
    /// Sentences that say what to do.
    pub helps: Vec<String>,
    /// Edits that mend it, each of them checked, the least costly first; empty until [`crate::fix`] has looked for them.
    pub suggestions: Vec<Suggestion>,
}

impl Diagnostic {
    /// An error whose primary label has no text of its own yet.
    pub fn error(code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            severity: Severity::Error,
            code,
            message: message.into(),
            primary: Label { span, text: String::new(), step: 0 },
            secondary: Vec::new(),
            notes: Vec::new(),
            helps: Vec::new(),
            suggestions: Vec::new(),
        }
    }

    /// `C0002`: names the construct that is outside Cairn's Rust.
    pub fn unsupported(span: Span, construct: impl std::fmt::Display) -> Diagnostic {
        Diagnostic::error(Code::UNSUPPORTED, span, format!("{construct} is not in Cairn's Rust"))
    }

    /// `C0001`: an implementation limit.
    pub fn limit(span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(Code::LIMIT, span, message)
    }

    /// Sets the words at the primary span.
    pub fn primary(mut self, text: impl Into<String>) -> Diagnostic {
        self.primary.text = text.into();
        self
    }

    /// Adds a secondary label.
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.secondary.push(Label { span, text: text.into(), step: 0 });
        self
    }

    pub fn note(mut self, text: impl Into<String>) -> Diagnostic {
        self.notes.push(text.into());
        self
    }

    pub fn help(mut self, text: impl Into<String>) -> Diagnostic {
        self.helps.push(text.into());
        self
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
