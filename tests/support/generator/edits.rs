//! One edit of a function: what is almost the same program, and may be judged otherwise.

use super::body::careful;
use super::random::Random;
use super::reduce::{count, find};
use super::types::Ty;
use super::{Function, Node, lines};

/// A function that is most likely accepted, and the same with one edit; their numbers are two after each other.
pub fn near_miss(number: u64) -> (Function, Function) {
    let base = careful(number * 2);
    let mut random = Random::new(number ^ 0x6e65_6172);
    let mut edited = edit(&base, &mut random).unwrap_or_else(|| base.clone());
    rename(&mut edited, number * 2 + 1);
    (base, edited)
}

/// Gives the function another number, and so another name.
fn rename(function: &mut Function, seed: u64) {
    let (old, new) = (function.seed.to_string(), seed.to_string());
    let renamed = |text: &str| {
        text.replace(&format!("f{old}"), &format!("f{new}")).replace(&format!("T{old}"), &format!("T{new}"))
    };
    for line in &mut function.head {
        *line = renamed(line);
    }
    function.call = function.call.as_deref().map(renamed);
    function.seed = seed;
}

/// The function with one edit that leaves every name in scope; `None` when many tries found none.
pub fn edit(function: &Function, random: &mut Random) -> Option<Function> {
    for _ in 0..40 {
        let mut edited = function.clone();
        if apply(&mut edited, random)
            && (edited.body != function.body || edited.head != function.head)
            && scoped(&edited)
        {
            return Some(edited);
        }
    }
    None
}

fn apply(function: &mut Function, random: &mut Random) -> bool {
    let nodes = count(&function.body);
    if nodes == 0 {
        return false;
    }
    let position = random.below(nodes);
    match random.weighted(&[8, 8, 8, 6, 6, 6, 10, 6, 4, 4, 6, 4, 3]) {
        0 => swap(&mut function.body, position, random),
        1 => text(function, position, random, &[(".clone()", ""), ("&mut ", "&"), ("&", ""), ("&", "&mut ")]),
        2 => text(function, position, random, &[("let mut ", "let "), ("let ", "let mut "), ("mut ", "")]),
        3 => text(
            function,
            position,
            random,
            &[("move || ", "|| "), ("|| ", "move || "), ("&*", ""), ("*", ""), ("&", "&*")],
        ),
        4 => out_of_block(&mut function.body, position),
        5 => into_block(&mut function.body, position, random),
        6 => other_variable(function, position, random),
        7 => use_at_end(function, position, random),
        8 => remove(&mut function.body, position),
        9 => twice(&mut function.body, position, random),
        10 => wrap(&mut function.body, position, random),
        11 => unwrap(&mut function.body, position),
        _ => signature(function, random),
    }
}

/// Two neighbouring statements the other way round, or one some places further.
fn swap(nodes: &mut Vec<Node>, mut position: usize, random: &mut Random) -> bool {
    let Some((block, at)) = find(nodes, &mut position) else { return false };
    let to = (at + 1 + random.below(3)).min(block.len().saturating_sub(1));
    if at == to {
        return false;
    }
    let node = block.remove(at);
    block.insert(to, node);
    true
}

/// One occurrence of a text replaced, in the line or head at the position.
fn text(function: &mut Function, position: usize, random: &mut Random, edits: &[(&str, &str)]) -> bool {
    let (from, to) = edits[random.below(edits.len())];
    with_line(&mut function.body, position, random, |line, random| {
        let found: Vec<usize> = line.match_indices(from).map(|(at, _)| at).collect();
        let found: Vec<usize> = found.into_iter().filter(|at| !splits_operator(line, *at, from)).collect();
        let Some(at) = random.pick(&found).copied() else { return false };
        line.replace_range(at..at + from.len(), to);
        true
    })
}

/// Whether the text found is a part of `&&`, `&'a`, `**` or a product.
fn splits_operator(line: &str, at: usize, text: &str) -> bool {
    let (before, after) = (&line[..at], &line[at + text.len()..]);
    let operator = text == "&" && (before.ends_with('&') || after.starts_with(['&', '\'', ' ']));
    operator || text == "*" && after.starts_with([' ', '='])
}

/// Edits the line, or one of the heads, at the position.
fn with_line(
    nodes: &mut Vec<Node>,
    mut position: usize,
    random: &mut Random,
    edit: impl FnOnce(&mut String, &mut Random) -> bool,
) -> bool {
    let Some((block, at)) = find(nodes, &mut position) else { return false };
    match &mut block[at] {
        Node::Line(line) => edit(line, random),
        Node::Compound { parts, .. } => {
            let part = random.below(parts.len());
            edit(&mut parts[part].0, random)
        }
    }
}

/// The first or last statement of a block goes before or after it.
fn out_of_block(nodes: &mut Vec<Node>, mut position: usize) -> bool {
    let early = position.is_multiple_of(2);
    let Some((block, at)) = find(nodes, &mut position) else { return false };
    let Node::Compound { parts, .. } = &mut block[at] else { return false };
    let bodies: Vec<usize> = (0..parts.len()).filter(|part| !parts[*part].1.is_empty()).collect();
    let Some(part) = (if early { bodies.first() } else { bodies.last() }) else { return false };
    let body = &mut parts[*part].1;
    let node = if early { body.remove(0) } else { body.remove(body.len() - 1) };
    block.insert(if early { at } else { at + 1 }, node);
    true
}

/// A statement goes into the block before or after it.
fn into_block(nodes: &mut Vec<Node>, mut position: usize, random: &mut Random) -> bool {
    let Some((block, at)) = find(nodes, &mut position) else { return false };
    let before = random.chance(50);
    let next = if before { at.checked_sub(1) } else { Some(at + 1) };
    let Some(next) = next.filter(|next| matches!(block.get(*next), Some(Node::Compound { .. }))) else { return false };
    let node = block[at].clone();
    if let Node::Compound { parts, .. } = &mut block[next] {
        let part = random.below(parts.len());
        let body = &mut parts[part].1;
        body.insert(if before { body.len() } else { 0 }, node);
    }
    block.remove(at);
    true
}

/// A variable in place of another, of the same type where types are known.
fn other_variable(function: &mut Function, position: usize, random: &mut Random) -> bool {
    let types = function.types.clone();
    let all: Vec<String> = if types.is_empty() { declared_names(&function.body) } else { Vec::new() };
    with_line(&mut function.body, position, random, |line, random| {
        let type_of = |name: &str| types.iter().find(|(theirs, _)| theirs == name).map(|(_, ty)| ty);
        let is_variable = |name: &str| type_of(name).is_some() || all.iter().any(|theirs| theirs == name);
        let found: Vec<(usize, String)> = lines::words(line)
            .into_iter()
            .filter(|(_, word)| is_variable(word))
            .map(|(at, word)| (at, word.to_string()))
            .collect();
        let Some((at, name)) = random.pick(&found).cloned() else { return false };
        let others: Vec<&str> = match type_of(&name) {
            Some(ty) => {
                types.iter().filter(|(theirs, other)| other == ty && *theirs != name).map(|(n, _)| n.as_str()).collect()
            }
            None => all.iter().map(String::as_str).filter(|theirs| *theirs != name).collect(),
        };
        let Some(other) = random.pick(&others).copied() else { return false };
        line.replace_range(at..at + name.len(), other);
        true
    })
}

fn declared_names(nodes: &[Node]) -> Vec<String> {
    let mut names = Vec::new();
    visit(nodes, &mut |line| names.extend(bound_names(line)));
    names.sort();
    names.dedup();
    names
}

fn visit(nodes: &[Node], see: &mut impl FnMut(&str)) {
    for node in nodes {
        match node {
            Node::Line(line) => see(line),
            Node::Compound { parts, .. } => {
                for (head, body) in parts {
                    see(head);
                    visit(body, see);
                }
            }
        }
    }
}

/// Looks at, takes or changes a variable after the statement at the position.
fn use_at_end(function: &mut Function, mut position: usize, random: &mut Random) -> bool {
    let names: Vec<(String, Option<Ty>)> = if function.types.is_empty() {
        declared_names(&function.body).into_iter().map(|name| (name, None)).collect()
    } else {
        function.types.iter().map(|(name, ty)| (name.clone(), Some(ty.clone()))).collect()
    };
    let Some((name, ty)) = random.pick(&names).cloned() else { return false };
    let whole = function.types.is_empty();
    let statement = match (random.below(4), ty) {
        (0, Some(ty)) if !ty.borrows() => format!("{name} = {};", ty.fresh(5)),
        (1, _) => format!("drop({name});"),
        (2, Some(Ty::Str)) => format!("{name}.push('e');"),
        _ if whole => format!("let _ = &{name};"),
        _ => format!("look(&{name});"),
    };
    let Some((block, at)) = find(&mut function.body, &mut position) else { return false };
    // Not after the value of a block.
    let is_value = matches!(&block[at], Node::Line(line) if !line.ends_with([';', '}', ',']));
    block.insert(if is_value { at } else { at + 1 }, Node::Line(statement));
    true
}

fn remove(nodes: &mut Vec<Node>, mut position: usize) -> bool {
    let Some((block, at)) = find(nodes, &mut position) else { return false };
    if matches!(&block[at], Node::Line(line) if !line.ends_with(';')) {
        return false;
    }
    block.remove(at);
    true
}

/// The statement again, at once or later in its block.
fn twice(nodes: &mut Vec<Node>, mut position: usize, random: &mut Random) -> bool {
    let Some((block, at)) = find(nodes, &mut position) else { return false };
    let node = block[at].clone();
    if matches!(&node, Node::Line(line) if line.starts_with("let ") || !line.ends_with(';')) {
        return false;
    }
    let to = at + 1 + random.below(block.len() - at);
    block.insert(to, node);
    true
}

/// One to three statements go into a block of their own.
fn wrap(nodes: &mut Vec<Node>, mut position: usize, random: &mut Random) -> bool {
    let Some((block, at)) = find(nodes, &mut position) else { return false };
    let end = (at + 1 + random.below(3)).min(block.len());
    if block[at..end].iter().any(|node| matches!(node, Node::Line(line) if !line.ends_with(';'))) {
        return false;
    }
    let body: Vec<Node> = block.drain(at..end).collect();
    let head = ["{", "if 1 < 2 {", "for _ in 0..2 {", "loop {", "run(|| {"][random.below(5)];
    let mut body = body;
    if head == "loop {" {
        body.push(Node::Line("break;".to_string()));
    }
    let tail = if head.starts_with("run") { "});" } else { "}" };
    block.insert(at, Node::Compound { parts: vec![(head.to_string(), body)], tail: tail.to_string() });
    true
}

/// The statements of a block without the block.
fn unwrap(nodes: &mut Vec<Node>, mut position: usize) -> bool {
    let Some((block, at)) = find(nodes, &mut position) else { return false };
    let Node::Compound { parts, tail } = block[at].clone() else { return false };
    let plain = |head: &str| {
        let head = head.trim_start_matches("} ");
        head == "{"
            || head.starts_with("else")
            || head.starts_with("if ")
            || head.starts_with("while ")
            || head.starts_with("for ")
    };
    if tail != "}" || !parts.iter().all(|(head, _)| plain(head)) {
        return false;
    }
    block.splice(at..=at, parts.into_iter().flat_map(|(_, body)| body));
    true
}

/// Something in the signature: a `mut`, a lifetime.
fn signature(function: &mut Function, random: &mut Random) -> bool {
    let Some(head) = function.head.last_mut() else { return false };
    let edits =
        [("mut v", "v"), ("'b ", "'a "), ("'a ", ""), ("&'a ", "&'b "), ("mut self", "self"), ("&mut self", "&self")];
    let (from, to) = edits[random.below(edits.len())];
    let found: Vec<usize> = head.match_indices(from).map(|(at, _)| at).collect();
    let Some(at) = random.pick(&found).copied() else { return false };
    if to.contains("'b") && !head.contains("'b") {
        return false;
    }
    head.replace_range(at..at + from.len(), to);
    true
}

/// Whether every generated name is used where it is declared. Names of programs are not looked at.
fn scoped(function: &Function) -> bool {
    let mut names: Vec<String> = function.head.iter().flat_map(|line| generated(line)).collect();
    function.types.is_empty() || block_scoped(&function.body, &mut names)
}

fn generated(line: &str) -> Vec<String> {
    let is_generated = |word: &&str| word.strip_prefix('v').is_some_and(|rest| rest.parse::<u32>().is_ok());
    lines::words(line).into_iter().map(|(_, word)| word).filter(is_generated).map(str::to_string).collect()
}

/// The names that a line declares.
fn bound_names(line: &str) -> Vec<String> {
    let lowercase = |word: &str| {
        word.starts_with(|c: char| c.is_lowercase() || c == '_')
            && !["mut", "ref", "let", "if", "while", "else", "_", "true", "false", "self"].contains(&word)
    };
    let of = |text: &str| -> Vec<String> {
        lines::words(text)
            .into_iter()
            .map(|(_, word)| word)
            .filter(|word| lowercase(word))
            .map(str::to_string)
            .collect()
    };
    let mut names = Vec::new();
    for (at, _) in line.match_indices("let ") {
        let rest = &line[at + 4..];
        let pattern = rest.split(['=', ';']).next().unwrap_or("");
        let pattern = if pattern.contains('{') { pattern } else { pattern.split(": ").next().unwrap_or("") };
        names.extend(of(pattern));
    }
    if let Some((_, rest)) = line.split_once("for ") {
        names.extend(of(rest.split(" in ").next().unwrap_or("")));
    }
    if let Some((pattern, _)) = line.split_once(" =>") {
        names.extend(of(pattern.split(" if ").next().unwrap_or("")));
    }
    for closure in line.split('|').skip(1).step_by(2) {
        names.extend(of(closure));
    }
    names.extend(line.match_indices("Ok(").flat_map(|(at, _)| of(line[at + 3..].split(')').next().unwrap_or(""))));
    if let Some(rest) = line.strip_prefix("fn ") {
        names.extend(generated(rest));
    }
    names
}

fn block_scoped(nodes: &[Node], names: &mut Vec<String>) -> bool {
    let known = |line: &str, names: &[String]| generated(line).iter().all(|name| names.contains(name));
    let before = names.len();
    let mut well = true;
    for node in nodes {
        match node {
            Node::Line(line) => {
                names.extend(bound_names(line));
                well &= known(line, names);
            }
            Node::Compound { parts, .. } => {
                for (head, body) in parts {
                    let outside = names.len();
                    names.extend(bound_names(head));
                    well &= known(head, names) && block_scoped(body, names);
                    // `let x = loop {` and closures in blocks declare a name for what follows.
                    let kept = if head.starts_with("let ") || head.starts_with("fn ") {
                        bound_names(head)
                    } else {
                        Vec::new()
                    };
                    names.truncate(outside);
                    names.extend(kept);
                }
            }
        }
        if !well {
            break;
        }
    }
    names.truncate(before);
    well
}
