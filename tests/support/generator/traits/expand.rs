//! Templates with choices, and the types and values that fill them.
//!
//! `«a¦b»` is one of its texts, which may hold more of the like. `«k:a¦b»` takes, for the letter `k`, the same turn wherever it stands. `@T`
//! (`U`, `V`) is a type, the same one wherever it stands; `@N` and `@M` are integers, `@C` and `@D` can be copied. The
//! small letter is a value of the type.

use super::super::random::Random;
use std::collections::HashMap;

/// A type that prints, compares and clones.
#[derive(Clone, PartialEq, Debug)]
pub enum Ty {
    Int(&'static str),
    Bool,
    Char,
    Str,
    Literal,
    Tuple(Vec<Ty>),
    Option(Box<Ty>),
    Vec(Box<Ty>),
    Array(Box<Ty>, usize),
    Boxed(Box<Ty>),
}

impl Ty {
    pub fn name(&self) -> String {
        match self {
            Ty::Int(name) => (*name).to_string(),
            Ty::Bool => "bool".to_string(),
            Ty::Char => "char".to_string(),
            Ty::Str => "String".to_string(),
            Ty::Literal => "&'static str".to_string(),
            Ty::Tuple(parts) => format!("({})", parts.iter().map(Ty::name).collect::<Vec<_>>().join(", ")),
            Ty::Option(inner) => format!("Option<{}>", inner.name()),
            Ty::Vec(inner) => format!("Vec<{}>", inner.name()),
            Ty::Array(inner, count) => format!("[{}; {count}]", inner.name()),
            Ty::Boxed(inner) => format!("Box<{}>", inner.name()),
        }
    }

    pub fn value(&self, random: &mut Random) -> String {
        let list = |inner: &Ty, count: usize, random: &mut Random| {
            (0..count).map(|_| inner.value(random)).collect::<Vec<_>>().join(", ")
        };
        match self {
            Ty::Int(name) if random.chance(20) => format!("{}{name}", random.below(10)),
            Ty::Int(_) => random.below(10).to_string(),
            Ty::Bool => ["true", "false"][random.below(2)].to_string(),
            Ty::Char => format!("'{}'", ["a", "b", "z"][random.below(3)]),
            Ty::Str => match random.below(3) {
                0 => format!("String::from(\"{}\")", word(random)),
                1 => format!("\"{}\".to_string()", word(random)),
                _ => "String::new()".to_string(),
            },
            Ty::Literal => format!("\"{}\"", word(random)),
            Ty::Tuple(parts) => {
                format!("({})", parts.iter().map(|part| part.value(random)).collect::<Vec<_>>().join(", "))
            }
            Ty::Option(_) if random.chance(30) => "None".to_string(),
            Ty::Option(inner) => format!("Some({})", inner.value(random)),
            Ty::Vec(inner) => {
                let count = 1 + random.below(3);
                format!("vec![{}]", list(inner, count, random))
            }
            Ty::Array(inner, count) => format!("[{}]", list(inner, *count, random)),
            Ty::Boxed(inner) => format!("Box::new({})", inner.value(random)),
        }
    }
}

pub fn word(random: &mut Random) -> &'static str {
    ["x", "yes", "cairn", "", "stone"][random.below(5)]
}

const INTS: [&str; 6] = ["i32", "i32", "u8", "i64", "u32", "usize"];

pub fn int(random: &mut Random) -> Ty {
    Ty::Int(INTS[random.below(INTS.len())])
}

pub fn copied(random: &mut Random, depth: usize) -> Ty {
    match random.below(if depth < 2 { 9 } else { 6 }) {
        0..3 => int(random),
        3 => Ty::Bool,
        4 => Ty::Char,
        5 => Ty::Literal,
        6 => Ty::Tuple((0..2).map(|_| copied(random, depth + 1)).collect()),
        7 => Ty::Array(Box::new(copied(random, depth + 1)), 2),
        _ => Ty::Option(Box::new(copied(random, depth + 1))),
    }
}

pub fn any(random: &mut Random, depth: usize) -> Ty {
    match random.below(if depth < 2 { 11 } else { 6 }) {
        0..2 => int(random),
        2 => copied(random, 2),
        3..6 => Ty::Str,
        6 => Ty::Tuple((0..2).map(|_| any(random, depth + 1)).collect()),
        7 => Ty::Option(Box::new(any(random, depth + 1))),
        8 => Ty::Boxed(Box::new(any(random, depth + 1))),
        9 => Ty::Vec(Box::new(any(random, depth + 1))),
        _ => copied(random, depth),
    }
}

/// Fills a template.
pub struct Expander<'r> {
    pub random: &'r mut Random,
    types: HashMap<char, Ty>,
    turns: HashMap<char, usize>,
}

impl<'r> Expander<'r> {
    pub fn new(random: &'r mut Random) -> Expander<'r> {
        Expander { random, types: HashMap::new(), turns: HashMap::new() }
    }

    pub fn fill(&mut self, template: &str) -> String {
        let mut out = String::new();
        let mut rest = template;
        while let Some(at) = rest.find(['«', '@']) {
            out += &rest[..at];
            rest = &rest[at..];
            if let Some(inside) = rest.strip_prefix('«') {
                let (options, after) = options(inside);
                let (key, options) = keyed(options);
                let turn = match key {
                    Some(key) => *self.turns.entry(key).or_insert_with(|| self.random.below(60)),
                    None => self.random.below(options.len()),
                };
                out += &self.fill(options[turn % options.len()]);
                rest = after;
                continue;
            }
            let letter = rest[1..].chars().next().filter(|c| "TUVNMCD".contains(c.to_ascii_uppercase()));
            match letter {
                Some(letter) => {
                    let ty = self.ty(letter.to_ascii_uppercase());
                    out += &if letter.is_uppercase() { ty.name() } else { ty.value(self.random) };
                    rest = &rest[2..];
                }
                None => {
                    out.push('@');
                    rest = &rest[1..];
                }
            }
        }
        out + rest
    }

    fn ty(&mut self, key: char) -> Ty {
        let random = &mut *self.random;
        let make = || match key {
            'N' | 'M' => int(random),
            'C' | 'D' => copied(random, 0),
            _ => any(random, 0),
        };
        self.types.entry(key).or_insert_with(make).clone()
    }
}

/// The texts of a choice whose opening mark is gone, and what comes after it.
fn options(text: &str) -> (Vec<&str>, &str) {
    let (mut found, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, c) in text.char_indices() {
        match c {
            '«' => depth += 1,
            '»' if depth == 0 => {
                found.push(&text[start..at]);
                return (found, &text[at + c.len_utf8()..]);
            }
            '»' => depth -= 1,
            '¦' if depth == 0 => {
                found.push(&text[start..at]);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    panic!("a choice of a template is not closed: {text}");
}

fn keyed(mut options: Vec<&str>) -> (Option<char>, Vec<&str>) {
    let mut chars = options[0].chars();
    match (chars.next(), chars.next()) {
        (Some(key), Some(':')) if key.is_ascii_lowercase() && !options[0][2..].starts_with(':') => {
            options[0] = &options[0][2..];
            (Some(key), options)
        }
        _ => (None, options),
    }
}
