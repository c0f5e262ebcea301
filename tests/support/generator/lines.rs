//! Lines as trees of blocks, and back.

use super::Node;
use std::fmt::Write;

/// Takes lines apart by the braces at their ends: `if c {` opens a block, a line that starts with a closing bracket closes one.
/// What does not nest stays as lines.
pub fn parse<'t>(lines: impl Iterator<Item = &'t str>) -> Vec<Node> {
    let mut lines = lines.map(str::trim).filter(|line| !line.is_empty()).peekable();
    let mut nodes = Vec::new();
    while lines.peek().is_some() {
        nodes.extend(block(&mut lines));
        // A closing line that nothing opened.
        nodes.extend(lines.next().map(|line| Node::Line(line.to_string())));
    }
    nodes
}

fn closes(line: &str) -> bool {
    line.starts_with(['}', ')', ']'])
}

fn opens(line: &str) -> bool {
    line.ends_with(['{', '(', '['])
}

fn block<'t>(lines: &mut std::iter::Peekable<impl Iterator<Item = &'t str>>) -> Vec<Node> {
    let mut nodes = Vec::new();
    while let Some(line) = lines.next_if(|line| !closes(line)) {
        if !opens(line) {
            nodes.push(Node::Line(line.to_string()));
            continue;
        }
        let mut parts = vec![(line.to_string(), block(lines))];
        loop {
            let Some(line) = lines.next() else {
                // Nothing closes it: it was no block.
                for (head, body) in parts {
                    nodes.push(Node::Line(head));
                    nodes.extend(body);
                }
                return nodes;
            };
            if opens(line) {
                parts.push((line.to_string(), block(lines)));
            } else {
                nodes.push(Node::Compound { parts, tail: line.to_string() });
                break;
            }
        }
    }
    nodes
}

/// Writes nodes, indented.
pub fn write(nodes: &[Node], depth: usize, text: &mut String) {
    let indent = "    ".repeat(depth);
    for node in nodes {
        match node {
            Node::Line(line) => writeln!(text, "{indent}{line}").expect("a string takes everything"),
            Node::Compound { parts, tail } => {
                for (head, body) in parts {
                    writeln!(text, "{indent}{head}").expect("a string takes everything");
                    write(body, depth + 1, text);
                }
                writeln!(text, "{indent}{tail}").expect("a string takes everything");
            }
        }
    }
}

/// The identifiers in a piece of code, with where they start. Words in string literals are not told apart.
pub fn words(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let part = c.is_alphanumeric() || c == '_';
        match (start, part) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                if !text[from..].starts_with(|c: char| c.is_ascii_digit()) {
                    found.push((from, &text[from..at]));
                }
                start = None;
            }
            _ => {}
        }
    }
    found
}
