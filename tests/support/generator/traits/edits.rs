//! One edit of a module anywhere in its text: what a learner might have forgotten, misspelled or mixed up.

use super::super::random::Random;
use super::super::reduce::{count, find};
use super::super::{Node, lines};

/// Edits one line, or the tree of lines.
pub fn edit(nodes: &mut Vec<Node>, random: &mut Random) {
    let names = names(nodes);
    let before = nodes.clone();
    for _ in 0..60 {
        let position = random.below(count(nodes).max(1));
        let done = match random.weighted(&[6, 2, 3, 60]) {
            0 => remove(nodes, position),
            1 => twice(nodes, position, random),
            2 => swap(nodes, position),
            _ => with_line(nodes, position, random, |line, random| line_edit(line, &names, random)),
        };
        if done && *nodes != before {
            return;
        }
        nodes.clone_from(&before);
    }
}

fn remove(nodes: &mut Vec<Node>, mut position: usize) -> bool {
    let Some((block, at)) = find(nodes, &mut position) else { return false };
    // `run` is what is called.
    if matches!(&block[at], Node::Compound { parts, .. } if parts[0].0.contains("fn run(")) {
        return false;
    }
    block.remove(at);
    true
}

fn twice(nodes: &mut Vec<Node>, mut position: usize, random: &mut Random) -> bool {
    let Some((block, at)) = find(nodes, &mut position) else { return false };
    let node = block[at].clone();
    let to = at + 1 + random.below(block.len() - at);
    block.insert(to, node);
    true
}

fn swap(nodes: &mut Vec<Node>, mut position: usize) -> bool {
    let Some((block, at)) = find(nodes, &mut position) else { return false };
    if at + 1 >= block.len() {
        return false;
    }
    block.swap(at, at + 1);
    true
}

fn with_line(
    nodes: &mut Vec<Node>,
    mut position: usize,
    random: &mut Random,
    edit: impl FnOnce(&mut String, &mut Random) -> bool,
) -> bool {
    let Some((block, at)) = find(nodes, &mut position) else { return false };
    let line = match &mut block[at] {
        Node::Line(line) => line,
        Node::Compound { parts, .. } => {
            let part = random.below(parts.len());
            &mut parts[part].0
        }
    };
    !line.contains("fn run(") && edit(line, random)
}

/// All words of the module, by kind: those with a capital, and the others.
fn names(nodes: &[Node]) -> [Vec<String>; 2] {
    let mut text = String::new();
    lines::write(nodes, 0, &mut text);
    let tokens = tokens(&text);
    let words = tokens.iter().filter(|token| is_name(token));
    let (mut upper, mut lower): (Vec<String>, Vec<String>) =
        words.cloned().partition(|word| word.starts_with(|c: char| c.is_uppercase()));
    for some in [&mut upper, &mut lower] {
        some.sort();
        some.dedup();
    }
    [upper, lower]
}

const KEYWORDS: &str = " as break const continue dyn else enum false fn for if impl in let loop match mod move mut pub ref return \
    self static struct super trait true type unsafe use where while Self ";

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_') && !KEYWORDS.contains(&format!(" {token} "))
}

/// The line's tokens, spaces among them.
fn tokens(line: &str) -> Vec<String> {
    let chars: Vec<char> = line.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    while at < chars.len() {
        let start = at;
        let c = chars[at];
        at += 1;
        if is_word(c) {
            while at < chars.len() && is_word(chars[at]) {
                at += 1;
            }
        } else if c == '"' {
            while at < chars.len() && chars[at] != '"' {
                at += 1;
            }
            at = (at + 1).min(chars.len());
        } else if c == '\'' && chars.get(at + 1) == Some(&'\'') {
            at += 2;
        } else if c == '\'' {
            while at < chars.len() && is_word(chars[at]) {
                at += 1;
            }
        } else if c == ' ' {
            while at < chars.len() && chars[at] == ' ' {
                at += 1;
            }
        } else {
            let two: String = chars[start..chars.len().min(start + 2)].iter().collect();
            if ["->", "=>", "::", "==", "!=", "<=", ">=", "&&", "||", "..", "+=", "-="].contains(&two.as_str()) {
                at += 1;
            }
        }
        found.push(chars[start..at].iter().collect());
    }
    found
}

/// One of the tokens at which the predicate holds.
fn place(tokens: &[String], random: &mut Random, wanted: impl Fn(usize) -> bool) -> Option<usize> {
    let found: Vec<usize> = (0..tokens.len()).filter(|at| wanted(*at)).collect();
    random.pick(&found).copied()
}

fn line_edit(line: &mut String, names: &[Vec<String>; 2], random: &mut Random) -> bool {
    let mut tokens = tokens(line);
    let done = token_edit(&mut tokens, names, random).is_some();
    if done {
        *line = tokens.concat().replace("  ", " ");
    }
    done
}

fn token_edit(tokens: &mut Vec<String>, names: &[Vec<String>; 2], random: &mut Random) -> Option<()> {
    match random.weighted(&[14, 10, 10, 8, 10, 8, 6, 6, 4, 6, 5, 5, 4, 4]) {
        0 => drop_word(tokens, random),
        1 => insert_word(tokens, random),
        2 => other_name(tokens, names, random),
        3 => other_type(tokens, random),
        4 => list(tokens, random, "(", ")"),
        5 => list(tokens, random, "<", ">"),
        6 => list(tokens, random, "{", "}"),
        7 => drop_bound(tokens, random),
        8 => drop_result(tokens),
        9 => receiver(tokens, random),
        10 => lifetime(tokens, random),
        11 => literal(tokens, random),
        12 => add_bound(tokens, random),
        _ => misspelled(tokens, random),
    }
}

fn drop_word(tokens: &mut Vec<String>, random: &mut Random) -> Option<()> {
    const WORDS: [&str; 17] = [
        "&", "mut", "*", "ref", "dyn", "impl", "pub", "move", "?", "..", "return", "const", "static", "unsafe", "!",
        "&&", ";",
    ];
    let at = place(tokens, random, |at| WORDS.contains(&tokens[at].as_str()))?;
    tokens.remove(at);
    Some(())
}

fn insert_word(tokens: &mut [String], random: &mut Random) -> Option<()> {
    let at = place(tokens, random, |at| is_name(&tokens[at]) || tokens[at] == "self")?;
    let word = ["&", "&mut ", "*", "mut ", "&", "dyn ", "impl ", "!", "-", "ref ", "Some(", "move "][random.below(12)];
    tokens[at] = match word {
        "Some(" => format!("Some({})", tokens[at]),
        _ => format!("{word}{}", tokens[at]),
    };
    Some(())
}

fn other_name(tokens: &mut [String], names: &[Vec<String>; 2], random: &mut Random) -> Option<()> {
    let at = place(tokens, random, |at| is_name(&tokens[at]))?;
    let upper = tokens[at].starts_with(|c: char| c.is_uppercase());
    tokens[at].clone_from(random.pick(&names[usize::from(!upper)])?);
    Some(())
}

const TYPES: [&str; 14] = [
    "i32",
    "u8",
    "i64",
    "u32",
    "usize",
    "bool",
    "char",
    "String",
    "str",
    "Self",
    "f64",
    "()",
    "Vec<i32>",
    "&'static str",
];

fn other_type(tokens: &mut [String], random: &mut Random) -> Option<()> {
    let at = place(tokens, random, |at| TYPES.contains(&tokens[at].as_str()))?;
    tokens[at] = random.pick(&TYPES)?.to_string();
    Some(())
}

/// An element of a list in brackets goes, comes twice, changes places, or is put before it; or the whole list goes.
fn list(tokens: &mut Vec<String>, random: &mut Random, open: &str, close: &str) -> Option<()> {
    let start = place(tokens, random, |at| tokens[at] == open)?;
    let mut depth = 0usize;
    let end = (start..tokens.len()).find(|at| {
        match tokens[*at].as_str() {
            "(" | "[" | "{" | "<" => depth += 1,
            ")" | "]" | "}" | ">" => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && *at > start
    })?;
    if tokens[end] != close {
        return None;
    }
    let mut parts: Vec<Vec<String>> = vec![Vec::new()];
    for token in &tokens[start + 1..end] {
        match token.as_str() {
            "(" | "[" | "{" | "<" => depth += 1,
            ")" | "]" | "}" | ">" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if token == "," && depth == 0 {
            parts.push(Vec::new());
        } else {
            parts.last_mut()?.push(token.clone());
        }
    }
    if parts.last().is_some_and(|part| part.concat().trim().is_empty()) {
        parts.pop();
    }
    let at = random.below(parts.len().max(1));
    match random.below(6) {
        0 | 1 => {
            parts.get(at)?;
            parts.remove(at);
        }
        2 => {
            let part = parts.get(at)?.clone();
            parts.push(part);
        }
        3 => {
            let to = random.below(parts.len().max(1));
            parts.get(to)?;
            parts.swap(at, to);
        }
        4 => {
            let more = match open {
                "(" => ["0", "true", "\"s\"", "None", "x"][random.below(5)],
                "<" => ["i32", "T", "String", "'a", "'static"][random.below(5)],
                _ => ["zz: 1", "..", "a: 1", "..Default::default()"][random.below(4)],
            };
            parts.insert(random.below(parts.len() + 1), vec![more.to_string()]);
        }
        _ if open == "<" => {
            tokens.drain(start..=end);
            return Some(());
        }
        _ => return None,
    }
    let texts: Vec<String> = parts.iter().map(|part| part.concat().trim().to_string()).collect();
    let space = if open == "{" { " " } else { "" };
    let inner = format!("{space}{}{space}", texts.join(", "));
    tokens.splice(start + 1..end, [inner]);
    Some(())
}

/// `: Bound` or `+ Bound` goes, or the whole `where` clause.
fn drop_bound(tokens: &mut Vec<String>, random: &mut Random) -> Option<()> {
    let at = place(tokens, random, |at| ["+", ":", "where"].contains(&tokens[at].as_str()))?;
    let whole = tokens[at] == "where";
    let mut depth = 0i32;
    let end = (at + 1..tokens.len()).find(|end| {
        match tokens[*end].as_str() {
            "(" | "[" | "<" => depth += 1,
            ")" | "]" | ">" => depth -= 1,
            _ => {}
        }
        let stop = if whole { ["{", ";", "{", "{"] } else { ["+", ",", "{", "="] };
        depth < 0 || depth == 0 && stop.contains(&tokens[*end].as_str())
    });
    let end = end?;
    tokens.drain(at..end);
    Some(())
}

fn drop_result(tokens: &mut Vec<String>) -> Option<()> {
    let at = tokens.iter().position(|token| token == "->")?;
    let end = tokens.iter().rposition(|token| token == "{" || token == ";" || token == "where")?;
    if end < at {
        return None;
    }
    tokens.splice(at..end, [String::from(" ")]);
    Some(())
}

fn receiver(tokens: &mut Vec<String>, random: &mut Random) -> Option<()> {
    let at = tokens.iter().position(|token| token == "self")?;
    if !tokens.iter().any(|token| token == "fn") {
        return None;
    }
    let start = tokens[..at].iter().rposition(|token| token == "(")? + 1;
    let with =
        ["self", "&self", "&mut self", "mut self", "", "self: Box<Self>", "&'a self", "this: Self"][random.below(8)];
    tokens.splice(start..=at, [with.to_string()]);
    Some(())
}

fn lifetime(tokens: &mut [String], random: &mut Random) -> Option<()> {
    let lifetimes = |token: &String| token.starts_with('\'') && !token.ends_with('\'');
    if random.chance(30) {
        let at = place(tokens, random, |at| tokens[at] == "&")?;
        tokens[at] = ["&'a ", "&'static ", "&'b "][random.below(3)].to_string();
        return Some(());
    }
    let at = place(tokens, random, |at| lifetimes(&tokens[at]))?;
    tokens[at] = ["'a", "'b", "'static", "'_", ""][random.below(5)].to_string();
    Some(())
}

fn literal(tokens: &mut [String], random: &mut Random) -> Option<()> {
    let is_literal = |token: &str| {
        token.starts_with(|c: char| c.is_ascii_digit() || c == '"') || token.len() > 2 && token.ends_with('\'')
    };
    // The text of a format is no place for other literals.
    let at = place(tokens, random, |at| is_literal(&tokens[at]) && !tokens[at].contains('{'))?;
    tokens[at] = ["1", "7u8", "2.5", "\"s\"", "'c'", "true", "None", "-1", "()", "String::new()", "300"]
        [random.below(11)]
    .to_string();
    Some(())
}

/// A bound more: on a type parameter, or in a `where` clause.
fn add_bound(tokens: &mut Vec<String>, random: &mut Random) -> Option<()> {
    let bound =
        ["Copy", "Clone", "Default", "std::fmt::Debug", "?Sized", "'static", "Iterator", "PartialEq", "Fn()", "Ord"]
            [random.below(10)];
    if random.chance(50) {
        let at = place(tokens, random, |at| tokens[at] == ":")?;
        tokens[at] = format!(": {bound} +");
        return Some(());
    }
    if tokens.last()? != "{" || !tokens.iter().any(|token| token == "fn" || token == "impl" || token == "trait") {
        return None;
    }
    let of = ["T", "Self", "i32", "String", "Vec<T>", "U"][random.below(6)];
    let clause = if tokens.iter().any(|token| token == "where") { ", " } else { " where " };
    let last = tokens.pop()?;
    let line = tokens.concat();
    let line = line.trim_end().trim_end_matches(',');
    *tokens = vec![format!("{line}{clause}{of}: {bound} "), last];
    Some(())
}

fn misspelled(tokens: &mut [String], random: &mut Random) -> Option<()> {
    let at = place(tokens, random, |at| is_name(&tokens[at]))?;
    tokens[at].push('q');
    Some(())
}
