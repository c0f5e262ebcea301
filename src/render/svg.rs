//! Pictures as SVG: fit for a book and for a page, in light and dark, without scripts or anything from outside.
//!
//! ```text
//!   Picture --cards--> cards of text --place--> boxes --route--> lanes of arrows --draw--> SVG
//!
//!   cards    what stands in the picture, as lines of words
//!   values   a value as lines, one for each pointer in it
//!   place    cards -> boxes: two columns, with gutters beside and between
//!   route    arrows -> paths through the gutters, each in its own lane
//!   legend   what the arrows and marks that occur mean; the findings as footnotes
//!   cells    bytes as cells
//!   types    `cairn layout`, drawn
//!   permissions, lifelines    `cairn permissions` and `cairn timeline`, drawn
//!   scene    boxes, texts and paths: plain data with coordinates
//!   metric   how wide text is, and where it breaks
//!   style    colours, patterns, themes
//!   draw     scene -> SVG
//! ```
//!
//! Arrows run in the gutters only, where there is no text: so they cross none. What there is of the picture's words is on
//! the elements too, as `<title>` and `<desc>`.

mod cards;
mod cells;
mod draw;
mod legend;
mod lifelines;
mod metric;
mod permissions;
mod place;
mod route;
mod scene;
mod style;
mod types;
mod values;

use super::layout::TypeLayout;
use crate::permissions::Function;
use crate::picture::Picture;
pub(super) use metric::wrap;
pub use scene::{Anchor, End, Group, Ink, Point, Rect, Route, Scene, Shape, Span, Text, Tone};
pub use style::Theme;

/// What to draw, and how.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    pub theme: Theme,
    /// A sentence under the title: what the last step did.
    pub caption: Option<&'a str>,
    /// The raw bytes of everything too, each run marked with its role.
    pub bytes: bool,
    /// Frames of library functions too.
    pub library: bool,
    /// Rows of 16 bytes a variable or block.
    pub rows: usize,
    /// Lines of one value.
    pub lines: usize,
    /// Frames that are drawn; those in the middle of deeper stacks are counted.
    pub frames: usize,
    pub blocks: usize,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Options {
            theme: Theme::Auto,
            caption: None,
            bytes: false,
            library: false,
            rows: 8,
            lines: 10,
            frames: 12,
            blocks: 60,
        }
    }
}

/// The picture as one SVG document.
pub fn picture(picture: &Picture, options: &Options<'_>) -> String {
    draw::document(&scene(picture, options), options.theme)
}

/// The picture's boxes, texts and paths, before they become SVG.
pub fn scene(picture: &Picture, options: &Options<'_>) -> Scene {
    place::scene(picture, options)
}

/// Types and their bytes as one SVG document.
pub fn types(types: &[TypeLayout], theme: Theme) -> String {
    draw::document(&types_scene(types), theme)
}

/// The drawing of types, before it becomes SVG.
pub fn types_scene(types: &[TypeLayout]) -> Scene {
    types::scene(types)
}

/// What each line permits, as one SVG document; `source` has the program's lines.
pub fn permissions(functions: &[Function], source: &[&str], theme: Theme) -> String {
    draw::document(&permissions_scene(functions, source), theme)
}

/// The drawing of permissions, before it becomes SVG.
pub fn permissions_scene(functions: &[Function], source: &[&str]) -> Scene {
    permissions::scene(functions, source)
}

/// The lives of variables as one SVG document; `source` has the program's lines.
pub fn lifelines(functions: &[Function], source: &[&str], theme: Theme) -> String {
    draw::document(&lifelines_scene(functions, source), theme)
}

/// The drawing of lives, before it becomes SVG.
pub fn lifelines_scene(functions: &[Function], source: &[&str]) -> Scene {
    lifelines::scene(functions, source)
}
