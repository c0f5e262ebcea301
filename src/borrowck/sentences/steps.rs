//! The labels of a message as a story: numbered in the order of events.
//!
//! ```text
//! 1: `v: Vec<i32>` is declared here
//! 2: `first` borrows `v` here
//! 3: `push` borrows `v` mutably here       (the error's own place)
//! 4: `first` is used here, so its borrow lasts until here
//! ```

use crate::diagnostic::{Diagnostic, Label};
use crate::source::{FileId, Span};

/// More labels than this are a picture that nobody reads.
const MOST: usize = 4;

/// Characters of two texts in one label, without their numbers.
const TOGETHER: usize = 74;

/// Events, in the order in which they happen.
#[derive(Default)]
pub struct Steps {
    events: Vec<(Span, String)>,
}

impl Steps {
    pub fn new() -> Steps {
        Steps::default()
    }

    /// The next event. What happens at one place is told in one label.
    pub fn then(mut self, span: Span, text: impl Into<String>) -> Steps {
        let text = text.into();
        match self.events.iter_mut().find(|(known, _)| *known == span) {
            // Two that do not fit a line are not told together: the first is what happens to the place.
            Some((_, known)) if known.chars().count() + text.chars().count() > TOGETHER => {}
            Some((_, known)) => *known = format!("{known}; {text}"),
            None => self.events.push((span, text)),
        }
        self
    }

    /// An event that not every program of this kind has.
    pub fn maybe(self, event: Option<(Span, String)>) -> Steps {
        match event {
            Some((span, text)) => self.then(span, text),
            None => self,
        }
    }

    /// Puts the labels on a diagnostic. The event at its primary span is what the error is reported for.
    pub fn tell(mut self, mut diagnostic: Diagnostic) -> Diagnostic {
        let primary = diagnostic.primary.span;
        // The user's file is the place of the story.
        self.events.retain(|(span, _)| *span == primary || span.file == FileId::MAIN);
        while self.events.len() > MOST {
            let Some(first) = self.events.iter().position(|(span, _)| *span != primary) else { break };
            self.events.remove(first);
        }
        let numbered = self.events.len() > 1;
        for (i, (span, text)) in self.events.into_iter().enumerate() {
            let label = Label { span, text, step: if numbered { i as u8 + 1 } else { 0 } };
            match span == primary {
                true => diagnostic.primary = label,
                false => diagnostic.secondary.push(label),
            }
        }
        diagnostic
    }
}
