//! The programs of the suites, edited: each in a module of its own, so that many share a file.

use super::random::Random;
use super::{Function, Node, OWNERSHIP, edits, lines};
use std::sync::OnceLock;

/// The programs that are edited, as lines without comments. Those under `reject/` for other reasons than ownership are left
/// out: what is wrong with them hides everything else.
pub fn mutated() -> &'static [(String, Vec<String>)] {
    static PROGRAMS: OnceLock<Vec<(String, Vec<String>)>> = OnceLock::new();
    PROGRAMS.get_or_init(|| {
        crate::support::programs()
            .into_iter()
            .filter_map(|path| {
                let text = std::fs::read_to_string(crate::support::root().join(&path)).ok()?;
                let of_ownership = text.split("//~").skip(1).all(|rest| {
                    let code = rest.split("ERROR ").nth(1).and_then(|rest| rest.split_whitespace().next());
                    code.is_some_and(|code| OWNERSHIP.contains(&code))
                });
                // Attributes of the crate and names from its root would mean something else in a module.
                let movable =
                    !["#![", "macro_rules", "extern crate", "rustc-differs"].iter().any(|word| text.contains(word));
                (of_ownership && movable).then(|| (path, without_comments(&text)))
            })
            .collect()
    })
}

fn without_comments(text: &str) -> Vec<String> {
    let text = text.split("\n/* Mended").next().unwrap_or(text);
    let code = |line: &str| {
        let line = match line.find("//") {
            Some(at) if line[..at].matches('"').count().is_multiple_of(2) => &line[..at],
            _ => line,
        };
        line.trim_end().to_string()
    };
    text.lines().map(code).filter(|line| !line.is_empty()).collect()
}

/// A program with one edit, or two.
pub fn mutant(number: u64) -> Function {
    let programs = mutated();
    // Neighbours in the list are alike: numbers that follow each other are to meet different ones. (7,919 is a prime.)
    let (path, text) = &programs[(number.wrapping_mul(7919) % programs.len() as u64) as usize];
    let mut random = Random::new(number ^ 0x70_726f_6772);
    let lines: Vec<String> = text.iter().map(|line| line.replace("crate::", &format!("crate::p{number}::"))).collect();
    let whole = Function {
        seed: number,
        head: vec![format!("mod p{number} {{ // {path}")],
        body: lines::parse(lines.iter().map(String::as_str)),
        tail: "}".to_string(),
        call: None,
        types: Vec::new(),
    };
    let mut edited = whole.clone();
    for _ in 0..1 + usize::from(random.chance(25)) {
        edit_one(&mut edited.body, &whole, &mut random);
    }
    edited
}

/// Edits one of the functions: between items there is nothing to do with ownership.
fn edit_one(nodes: &mut Vec<Node>, whole: &Function, random: &mut Random) {
    let count = functions(nodes, &mut |_| ());
    if count == 0 {
        return;
    }
    let (mut at, wanted) = (0, random.below(count));
    functions(nodes, &mut |body| {
        if at == wanted {
            let alone = Function { body: std::mem::take(body), ..whole.clone() };
            let edited = edits::edit(&alone, random);
            *body = edited.unwrap_or(alone).body;
        }
        at += 1;
    });
}

/// Visits the bodies of all functions, and says how many there are.
fn functions(nodes: &mut Vec<Node>, visit: &mut dyn FnMut(&mut Vec<Node>)) -> usize {
    let mut count = 0;
    for node in nodes {
        let Node::Compound { parts, .. } = node else { continue };
        for (head, body) in parts {
            let is_function = lines::words(head).iter().any(|(_, word)| *word == "fn") && head.ends_with('{');
            if is_function {
                visit(body);
                count += 1;
            } else {
                count += functions(body, visit);
            }
        }
    }
    count
}
