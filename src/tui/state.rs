//! What is on the screen, as plain data.

use std::collections::BTreeSet;

use super::output::OutputLine;
use crate::picture::Picture;
use crate::timeline::Unit;

/// How the front looks, as asked for on the command line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Look {
    /// Colours; without them, bold, dim and reversed text are still used.
    pub colour: bool,
    /// One pane at a time, in ASCII, without lines and marks that are drawings.
    pub plain: bool,
}

/// The parts of the screen that can have the focus.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Pane {
    Source,
    Stack,
    Heap,
    Output,
}

impl Pane {
    pub const ALL: [Pane; 4] = [Pane::Source, Pane::Stack, Pane::Heap, Pane::Output];

    pub fn name(self) -> &'static str {
        match self {
            Pane::Source => "Source",
            Pane::Stack => "Stack",
            Pane::Heap => "Heap",
            Pane::Output => "Output",
        }
    }

    /// Its place in [`Pane::ALL`].
    pub fn index(self) -> usize {
        match self {
            Pane::Source => 0,
            Pane::Stack => 1,
            Pane::Heap => 2,
            Pane::Output => 3,
        }
    }

    /// The next one, or the one before.
    pub fn turn(self, forward: bool) -> Pane {
        match (self, forward) {
            (Pane::Source, true) | (Pane::Heap, false) => Pane::Stack,
            (Pane::Stack, true) | (Pane::Output, false) => Pane::Heap,
            (Pane::Heap, true) | (Pane::Source, false) => Pane::Output,
            (Pane::Output, true) | (Pane::Stack, false) => Pane::Source,
        }
    }
}

/// What keys mean at the moment.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Mode {
    #[default]
    Normal,
    /// The keys are shown; so many lines of them are scrolled away.
    Help(usize),
    /// A line is being typed.
    Prompt(Prompt, String),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Prompt {
    /// Text to look for in the source.
    Search,
    /// A position to go to.
    Goto,
}

/// Which variable is selected, in a way that survives a step.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chosen {
    pub frame: u64,
    pub name: String,
    pub address: u64,
}

/// What a pane drew last: how many rows it had, how many of them fit, and which was the first.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Shown {
    /// The first row, if nobody had scrolled.
    pub base: usize,
    pub start: usize,
    pub rows: usize,
    pub height: usize,
}

/// A source file that is shown.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Source {
    pub name: String,
    /// Safe to draw.
    pub lines: Vec<String>,
    /// Lines at which code begins: where breakpoints can be. Only of the user's file.
    pub code: BTreeSet<u32>,
    /// Whether this is the user's file.
    pub user: bool,
}

/// The whole screen.
#[derive(Clone, PartialEq, Debug)]
pub struct State {
    pub look: Look,
    pub picture: Picture,
    /// What happened in the last step.
    pub sentence: String,
    /// What the last key led to, until the next key.
    pub message: Option<String>,
    pub source: Source,
    /// The line that runs next, in `source`.
    pub line: Option<u32>,
    /// Lines of `source` from which the functions further in were called.
    pub calls: BTreeSet<u32>,
    pub output: Vec<OutputLine>,
    pub position: u64,
    /// Where the program ends, once that is known.
    pub end: Option<u64>,
    /// How far anything has come.
    pub furthest: u64,
    pub breakpoints: BTreeSet<u32>,
    pub pane: Pane,
    /// What is shown beside the source where there is room for one pane more.
    pub beside: Pane,
    /// The pane with the focus fills the screen.
    pub zoom: bool,
    /// What `s`, `o` and `f` go by.
    pub unit: Unit,
    pub bytes: bool,
    pub library: bool,
    pub temporaries: bool,
    /// The line of the source that was chosen; without one it is the current line.
    pub cursor: Option<u32>,
    pub variable: Option<Chosen>,
    /// Addresses of variables and blocks that the last step changed.
    pub changed: BTreeSet<u64>,
    pub block: Option<u64>,
    /// By how many rows each pane was scrolled away from where it would be.
    pub shift: [isize; 4],
    pub shown: [Shown; 4],
    pub mode: Mode,
    /// What was last looked for.
    pub search: String,
    /// Whether it was said that the recording gave some moments up.
    pub thinned: bool,
}

impl State {
    pub fn new(look: Look, picture: Picture) -> State {
        State {
            look,
            picture,
            sentence: String::new(),
            message: None,
            source: Source::default(),
            line: None,
            calls: BTreeSet::new(),
            output: Vec::new(),
            position: 0,
            end: None,
            furthest: 0,
            breakpoints: BTreeSet::new(),
            pane: Pane::Source,
            beside: Pane::Stack,
            zoom: false,
            unit: Unit::Statement,
            bytes: false,
            library: false,
            temporaries: false,
            cursor: None,
            variable: None,
            changed: BTreeSet::new(),
            block: None,
            shift: [0; 4],
            shown: [Shown::default(); 4],
            mode: Mode::Normal,
            search: String::new(),
            thinned: false,
        }
    }

    /// The line that breakpoints and `t` go by.
    pub fn cursor_line(&self) -> Option<u32> {
        self.cursor.or(self.line)
    }

    /// The frames that are drawn, the outermost first: those of the library only if they were asked for.
    pub fn frames(&self) -> impl DoubleEndedIterator<Item = &crate::picture::Frame> {
        self.picture.frames.iter().filter(|frame| self.library || !frame.library)
    }

    /// The variables that are drawn, from the top of the pane to its bottom.
    pub fn variables(&self) -> Vec<Chosen> {
        let mut all = Vec::new();
        for frame in self.frames() {
            all.extend(frame.variables.iter().map(|variable| Chosen {
                frame: frame.index,
                name: variable.name.clone(),
                address: variable.address.0,
            }));
        }
        all
    }

    /// Forgets a selection that is no longer there.
    pub fn keep_selection(&mut self) {
        if self.variable.as_ref().is_some_and(|chosen| !self.variables().contains(chosen)) {
            self.variable = None;
        }
        let there = |address: u64| self.picture.heap.blocks.iter().any(|block| block.address.0 == address);
        if self.block.is_some_and(|address| !there(address)) {
            self.block = None;
        }
    }
}

/// `statement`, `instruction`, `memory event`.
pub fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Statement => "statement",
        Unit::Instruction => "instruction",
        Unit::Event => "memory event",
    }
}
