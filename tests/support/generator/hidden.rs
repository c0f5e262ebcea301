//! Functions that return `impl Trait`, alone or in something, with and without `use<...>` and lifetime bounds; and callers that keep
//! what they return, and change, move or drop what was borrowed for it.

use super::random::Random;
use super::{Function, Node};

pub const PRELUDE: &str = r#"#![allow(warnings)]
use std::cell::Cell;
struct W<T>(T);
struct D<'d>(&'d String);
impl<'d> Drop for D<'d> {
    fn drop(&mut self) {
        println!("{}", self.0);
    }
}
"#;

const SIGNATURES: [(&str, &str); 14] = [
    ("<'a>", "x: &'a String"),
    ("<'a, 'b>", "x: &'a String, y: &'b String"),
    ("<'a, 'b: 'a>", "x: &'a String, y: &'b String"),
    ("", "x: &String"),
    ("", "x: &String, y: &String"),
    ("", "x: String"),
    ("<'a>", "x: &'a mut Vec<String>, y: &'a String"),
    ("<'a>", "x: &'a mut Vec<String>, y: &String"),
    ("<T: Clone>", "x: T, y: &String"),
    ("<'a, T: Clone>", "x: &'a T, y: &String"),
    ("", "k: usize, x: Vec<String>"),
    ("", "x: D<'_>, y: &String"),
    ("<'a>", "x: Cell<&'a String>, y: &'a String"),
    ("<'a, 'b>", "x: Cell<&'a String>, y: Cell<&'b String>"),
];

/// What is around the `impl Trait`, `@`, and how a value `#` gets there.
const RESULTS: [(&str, &str); 9] = [
    ("@", "#"),
    ("@", "#"),
    ("Option<@>", "Some(#)"),
    ("Result<@, ()>", "Ok(#)"),
    ("(@, usize)", "(#, 1)"),
    ("Box<@>", "Box::new(#)"),
    ("Vec<@>", "vec![#]"),
    ("W<@>", "W(#)"),
    ("(@, @)", "(#, s.len())"),
];

/// An expression over the variables in scope.
fn expression(random: &mut Random, vars: &[String], depth: usize) -> String {
    let var = random.pick(vars).cloned().unwrap_or_default();
    match random.below(if depth < 2 { 14 } else { 8 }) {
        0 => format!("&{var}"),
        1 => format!("move || {{ let _ = &{var}; }}"),
        2 => format!("|| {{ let _ = &{var}; }}"),
        3 => "s.chars()".to_string(),
        4 => "&s".to_string(),
        5 => "move || s.len()".to_string(),
        10 => format!("({}, {})", expression(random, vars, depth + 1), expression(random, vars, depth + 1)),
        11 => format!("Some({})", expression(random, vars, depth + 1)),
        12 => format!("W({})", expression(random, vars, depth + 1)),
        13 => format!("Box::new({})", expression(random, vars, depth + 1)),
        _ => var,
    }
}

/// The function that belongs to a number, after a caller of it where one can be made.
pub fn hidden(seed: u64) -> Function {
    let mut random = Random::new(seed);
    let (generics, params) = SIGNATURES[random.below(SIGNATURES.len())];
    let (wrapper, value) = RESULTS[random.below(RESULTS.len())];
    let opaque = format!("impl Sized{}", captures(&mut random, generics));
    let result = wrapper.replace('@', &opaque);
    let names: Vec<String> = params.split(", ").filter_map(|p| Some(p.split_once(": ")?.0.to_string())).collect();
    let mut vars = names.clone();
    vars.push("n".to_string());
    let mut body = vec!["let s = String::from(\"s\");".to_string(), "let n = 1;".to_string()];
    for i in 0..random.below(4) {
        let name = format!("l{i}");
        let value = match random.below(5) {
            0 => expression(&mut random, &vars, 0),
            1 if names.len() > 1 => format!("if n > 0 {{ {} }} else {{ {} }}", names[0], names[1]),
            2 => {
                let early = value.replace('#', &expression(&mut random, &vars, 0));
                body.push(format!("if n > 1 {{ return {early}; }}"));
                continue;
            }
            3 => format!("&{}", random.pick(&vars).map_or("n", String::as_str)),
            _ => random.pick(&vars).map_or("n", String::as_str).to_string(),
        };
        body.push(format!("let {name} = {value};"));
        vars.push(name);
    }
    body.push(value.replace('#', &expression(&mut random, &vars, 0)));
    let mut head = caller(&mut random, seed, generics, params).unwrap_or_default();
    head.push(format!("fn f{seed}{generics}({params}) -> {result} {{"));
    let body = body.into_iter().map(Node::Line).collect();
    Function { seed, head, body, tail: "}".to_string(), call: None, types: Vec::new() }
}

/// What the `impl Trait` says of lifetimes: mostly nothing.
fn captures(random: &mut Random, generics: &str) -> String {
    let lifetimes: Vec<&str> = ["'a", "'b"].into_iter().filter(|lifetime| generics.contains(lifetime)).collect();
    match random.below(8) {
        0 => {
            let mut listed: Vec<&str> = lifetimes.into_iter().filter(|_| random.chance(60)).collect();
            listed.extend(generics.contains('T').then_some("T"));
            format!(" + use<{}>", listed.join(", "))
        }
        1 => random.pick(&lifetimes).map(|lifetime| format!(" + {lifetime}")).unwrap_or_default(),
        2 => " + 'static".to_string(),
        _ => String::new(),
    }
}

/// A function that calls it with references to its own variables.
fn caller(random: &mut Random, seed: u64, generics: &str, params: &str) -> Option<Vec<String>> {
    if !random.chance(60) || generics.contains('T') || ["D<", "mut", "Cell"].iter().any(|word| params.contains(word)) {
        return None;
    }
    let mut owners = Vec::new();
    let arguments: Vec<String> = params
        .split(", ")
        .filter_map(|param| param.split_once(": "))
        .map(|(name, ty)| match ty {
            "usize" => "1".to_string(),
            "String" => "String::new()".to_string(),
            _ if ty.starts_with("Vec") => "Vec::new()".to_string(),
            _ => {
                owners.push(name.to_string());
                format!("&{name}")
            }
        })
        .collect();
    let call = format!("f{seed}({})", arguments.join(", "));
    let owned: Vec<String> = owners.iter().map(|name| format!("    let mut {name} = String::new();")).collect();
    let first = owners.first().map_or("()", String::as_str);
    let mut lines = vec![format!("fn c{seed}() {{")];
    match random.below(4) {
        0 => {
            lines.push("    let r;".to_string());
            lines.extend(owned);
            lines.push(format!("    r = {call};"));
        }
        1 => {
            lines.extend(owned);
            lines.push(format!("    let r = {call};"));
            lines.push(format!("    drop({first});"));
        }
        2 => {
            lines.extend(owned);
            lines.push(format!("    let mut r = {call};"));
            lines.push(format!("    r = {call};"));
            lines.push(format!("    drop(&mut {first});"));
        }
        _ => {
            lines.push("    let r;".to_string());
            lines.push("    {".to_string());
            lines.extend(owned);
            lines.push(format!("    r = {call};"));
            lines.push("    }".to_string());
        }
    }
    if random.chance(50) {
        lines.push("    let _ = &r;".to_string());
    }
    lines.push("}".to_string());
    Some(lines)
}
