//! Small functions about ownership, by number: the same number gives the same function on every machine. Biased random
//! ones (`body`, `templates`), an accepted one with one edit (`edits`), all the small ones of a tiny grammar (`small`),
//! functions that return `impl Trait` (`hidden`) or closures (`closures`), modules about everything else (`traits`), and edited programs of the suites (`programs`).

mod body;
mod closures;
mod edits;
mod expressions;
mod hidden;
mod items;
mod lines;
mod programs;
mod random;
mod reduce;
mod scope;
mod small;
mod statements;
mod templates;
mod theme;
mod traits;
mod types;

#[allow(unused_imports, reason = "each test binary uses its own part")]
pub use {
    body::careful,
    closures::{PRELUDE as CLOSURES_PRELUDE, closures},
    edits::near_miss,
    hidden::{PRELUDE as HIDDEN_PRELUDE, hidden},
    programs::{mutant, mutated},
    reduce::reduce,
    small::{PRELUDE as SMALL_PRELUDE, small},
    traits::{PRELUDE as TRAITS_PRELUDE, module},
    types::PRELUDE,
};

use std::fmt::Write;
use std::ops::Range;
use types::Ty;

/// A line, or a statement with blocks in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    Line(String),
    /// Heads with their blocks (`if c {`, then `} else {`), and what closes the last.
    Compound {
        parts: Vec<(String, Vec<Node>)>,
        tail: String,
    },
}

/// A generated function, or a module with a whole program in it.
#[derive(Clone, Debug)]
pub struct Function {
    pub seed: u64,
    /// The lines before the body: `fn f7<'a>(w: &W, v1: &'a String) -> &'a String {`, with what it needs before it.
    pub head: Vec<String>,
    pub body: Vec<Node>,
    /// What closes the head.
    pub tail: String,
    /// How `main` calls it, where it can.
    pub call: Option<String>,
    /// The variables with their types, where they are known.
    types: Vec<(String, Ty)>,
}

/// The codes of ownership; a generated function with any other is set aside.
pub const OWNERSHIP: [&str; 31] = [
    "-", "E0309", "E0310", "E0311", "E0373", "E0381", "E0382", "E0384", "E0499", "E0500", "E0501", "E0502", "E0503",
    "E0505", "E0506", "E0507", "E0508", "E0509", "E0510", "E0515", "E0521", "E0524", "E0525", "E0594", "E0596",
    "E0597", "E0621", "E0712", "E0713", "E0716", "E0700",
];

/// The function that belongs to a seed.
pub fn function(seed: u64) -> Function {
    body::generate(seed)
}

/// A file of functions, and the lines that each of them occupies.
pub fn file(functions: &[Function]) -> (String, Vec<Range<u32>>) {
    file_after(PRELUDE, functions)
}

/// The same, after another prelude.
pub fn file_after(prelude: &str, functions: &[Function]) -> (String, Vec<Range<u32>>) {
    let mut text = prelude.to_string();
    let mut ranges = Vec::new();
    let mut line = text.lines().count() as u32 + 1;
    for function in functions {
        let before = text.len();
        function.write(&mut text);
        let end = line + text[before..].lines().count() as u32;
        ranges.push(line..end);
        line = end;
    }
    (text, ranges)
}

/// The file's `main`, which only starts (for checking) or calls every function (for running).
pub fn main_calling(functions: &[Function]) -> String {
    let mut text = String::from("fn main() {\n");
    for function in functions {
        let Some(call) = &function.call else { continue };
        writeln!(text, "    println!(\"{}\");\n    {call};", function.name()).expect("a string takes everything");
    }
    text + "}\n"
}

impl Function {
    pub fn name(&self) -> String {
        format!("f{}", self.seed)
    }

    /// Whether it is a function of its own with a plain signature: no method, nothing generic.
    pub fn is_free(&self) -> bool {
        self.call.is_some() && self.head.len() == 1
    }

    /// The function's text.
    pub fn write(&self, text: &mut String) {
        for line in &self.head {
            writeln!(text, "{line}").expect("a string takes everything");
        }
        lines::write(&self.body, 1, text);
        writeln!(text, "{}", self.tail).expect("a string takes everything");
    }
}
