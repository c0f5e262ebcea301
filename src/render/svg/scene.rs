//! A drawing as plain data: what is where. Nothing here knows of machines, or of SVG.

use super::metric;
use crate::permissions::lifelines::{Mark, Strand};
use crate::picture::{ArrowKind, Role};

#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Rect {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Rect {
    pub fn new(x: f64, y: f64, width: f64, height: f64) -> Rect {
        Rect { x, y, width, height }
    }

    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Whether all of `other` lies within, a hair's breadth allowed.
    pub fn holds(&self, other: &Rect) -> bool {
        const HAIR: f64 = 0.01;
        other.x >= self.x - HAIR
            && other.y >= self.y - HAIR
            && other.right() <= self.right() + HAIR
            && other.bottom() <= self.bottom() + HAIR
    }

    /// Whether the two share more than an edge.
    pub fn meets(&self, other: &Rect) -> bool {
        const HAIR: f64 = 0.01;
        self.x + HAIR < other.right()
            && other.x + HAIR < self.right()
            && self.y + HAIR < other.bottom()
            && other.y + HAIR < self.bottom()
    }
}

/// How a piece of text looks. What matters is said in words too.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Ink {
    Plain,
    Title,
    Name,
    Type,
    Value,
    /// Of little consequence: addresses, places in the source.
    Faint,
    /// Moved away, freed, dangling, leaked.
    Bad,
    /// Borrowed.
    Loan,
    /// Part of a finding.
    Finding,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Span {
    pub ink: Ink,
    pub text: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// One line of text.
#[derive(Clone, PartialEq, Debug)]
pub struct Text {
    /// On the base line.
    pub at: Point,
    /// Of the font.
    pub size: f64,
    pub anchor: Anchor,
    pub spans: Vec<Span>,
    /// Where the text must stay.
    pub room: Rect,
}

impl Text {
    pub fn width(&self) -> f64 {
        self.spans.iter().map(|span| metric::width(&span.text, self.size)).sum()
    }

    /// The area that the text takes, as far as can be known without the font.
    pub fn bounds(&self) -> Rect {
        let width = self.width();
        let x = match self.anchor {
            Anchor::Start => self.at.x,
            Anchor::Middle => self.at.x - width / 2.0,
            Anchor::End => self.at.x - width,
        };
        Rect::new(x, self.at.y - self.size * metric::ASCENT, width, self.size * (metric::ASCENT + metric::DESCENT))
    }
}

/// What a rectangle is; styles say how it looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fill {
    /// Of a frame, of the statics.
    Card,
    /// Of the running frame.
    Active,
    /// The title of a frame.
    Bar,
    ActiveBar,
    /// A live block.
    Block,
    /// A free block.
    Free,
    /// A block that nobody owns.
    Leaked,
    /// Around what a finding is about.
    Finding,
    /// A run of bytes.
    Bytes(Role),
    /// A field of a type, by its number: neighbours differ.
    Field(usize),
    /// Bytes of a frame that nothing drawn has.
    Unused,
    /// A permission.
    Held,
    Gained,
    Lost,
    NotHeld,
    /// Behind a line of source with an error.
    Error,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Shape {
    Rect {
        rect: Rect,
        fill: Fill,
    },
    Line {
        from: Point,
        to: Point,
    },
    Text(Text),
    /// A piece of a variable's life, from above to below.
    Strand {
        from: Point,
        to: Point,
        strand: Strand,
    },
    /// Something that happens to a variable, centred.
    Mark {
        at: Point,
        mark: Mark,
    },
    /// A short piece of an arrow, for the legend.
    Sample {
        from: Point,
        to: Point,
        kind: ArrowKind,
        dangling: bool,
        faded: bool,
    },
}

/// Whether what a group shows is of use.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tone {
    #[default]
    Usual,
    /// No longer.
    Gone,
    /// Not yet.
    Unset,
}

/// Shapes that belong together and have a name.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Group {
    /// One short line: the tooltip.
    pub title: String,
    /// All there is to say.
    pub description: String,
    pub tone: Tone,
    pub shapes: Vec<Shape>,
    pub groups: Vec<Group>,
}

impl Group {
    pub fn new(title: impl Into<String>, description: impl Into<String>) -> Group {
        Group { title: title.into(), description: description.into(), ..Group::default() }
    }

    /// All texts, those of inner groups too.
    pub fn texts(&self) -> Vec<&Text> {
        let mut found = Vec::new();
        let mut groups = vec![self];
        while let Some(group) = groups.pop() {
            found.extend(group.shapes.iter().filter_map(|shape| match shape {
                Shape::Text(text) => Some(text),
                Shape::Rect { .. }
                | Shape::Line { .. }
                | Shape::Strand { .. }
                | Shape::Mark { .. }
                | Shape::Sample { .. } => None,
            }));
            groups.extend(&group.groups);
        }
        found
    }
}

/// How an arrow ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    /// At what it points at.
    Target,
    /// At nothing that is drawn.
    Open,
}

/// An arrow's way: horizontal and vertical pieces by turns.
#[derive(Clone, PartialEq, Debug)]
pub struct Route {
    pub kind: ArrowKind,
    pub faded: bool,
    /// What it points at is gone.
    pub dangling: bool,
    pub end: End,
    /// Part of a cycle.
    pub in_finding: bool,
    /// The one that a finding says should be a `Weak`.
    pub make_weak: bool,
    pub points: Vec<Point>,
    pub title: String,
    pub description: String,
}

/// A whole drawing.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Scene {
    pub width: f64,
    pub height: f64,
    pub title: String,
    pub description: String,
    pub groups: Vec<Group>,
    pub routes: Vec<Route>,
}
