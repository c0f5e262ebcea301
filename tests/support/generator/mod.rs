//! A seeded generator of small functions about ownership: moves, borrows, reborrows, assignments, branches, loops,
//! matches, calls, closures, drops. Every function type-checks; about half of them are rejected, for ownership alone.

mod body;
mod expressions;
mod random;
mod reduce;
mod scope;
mod statements;
mod types;

#[allow(unused_imports, reason = "each test binary uses its own part")]
pub use reduce::reduce;
pub use types::PRELUDE;

use std::fmt::Write;
use std::ops::Range;
use types::Ty;

/// A line, or a statement with blocks in it.
#[derive(Clone, Debug)]
pub enum Node {
    Line(String),
    /// Heads with their blocks (`if c {`, then `} else {`), and what closes the last.
    Compound {
        parts: Vec<(String, Vec<Node>)>,
        tail: String,
    },
}

/// A generated function.
#[derive(Clone, Debug)]
pub struct Function {
    pub seed: u64,
    params: Vec<(String, Ty, bool, &'static str)>,
    result: Option<(Ty, &'static str)>,
    lifetimes: &'static str,
    pub body: Vec<Node>,
}

/// The codes that a generated function may be rejected with; any other is the generator's fault.
pub const OWNERSHIP: [&str; 28] = [
    "-", "E0373", "E0381", "E0382", "E0384", "E0499", "E0500", "E0501", "E0502", "E0503", "E0505", "E0506", "E0507",
    "E0508", "E0509", "E0510", "E0515", "E0521", "E0524", "E0525", "E0594", "E0596", "E0597", "E0621", "E0712",
    "E0713", "E0716", "E0700",
];

/// The function that belongs to a seed.
pub fn function(seed: u64) -> Function {
    body::generate(seed)
}

/// A file of functions, and the lines that each of them occupies.
pub fn file(functions: &[Function]) -> (String, Vec<Range<u32>>) {
    let mut text = PRELUDE.to_string();
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
        let seed = function.seed;
        let mut arguments = vec![format!("&W::new({})", seed % 65_521)];
        arguments.extend(function.params.iter().enumerate().map(|(i, (_, ty, _, _))| ty.fresh(i + 1)));
        let call = format!("{}({})", function.name(), arguments.join(", "));
        let call = if function.result.is_some() { format!("look(&{call})") } else { call };
        writeln!(text, "    println!(\"{}\");\n    {call};", function.name()).expect("a string takes everything");
    }
    text + "}\n"
}

impl Function {
    pub fn name(&self) -> String {
        format!("f{}", self.seed)
    }

    /// The function's text.
    pub fn write(&self, text: &mut String) {
        let mut params = vec!["w: &W".to_string()];
        for (name, ty, mutable, lifetime) in &self.params {
            let mutable = if *mutable { "mut " } else { "" };
            params.push(format!("{mutable}{name}: {}", ty.text(lifetime)));
        }
        let result = match &self.result {
            Some((ty, lifetime)) => format!(" -> {}", ty.text(lifetime)),
            None => String::new(),
        };
        writeln!(text, "fn {}{}({}){result} {{", self.name(), self.lifetimes, params.join(", "))
            .expect("a string takes everything");
        write_nodes(&self.body, 1, text);
        text.push_str("}\n");
    }
}

fn write_nodes(nodes: &[Node], depth: usize, text: &mut String) {
    let indent = "    ".repeat(depth);
    for node in nodes {
        match node {
            Node::Line(line) => writeln!(text, "{indent}{line}").expect("a string takes everything"),
            Node::Compound { parts, tail } => {
                for (head, body) in parts {
                    writeln!(text, "{indent}{head}").expect("a string takes everything");
                    write_nodes(body, depth + 1, text);
                }
                writeln!(text, "{indent}{tail}").expect("a string takes everything");
            }
        }
    }
}
