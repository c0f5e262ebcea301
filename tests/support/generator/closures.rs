//! Functions that return closures which give back what they captured: the lifetimes that are written, on parameters, variables, calls
//! and the closure's own return type, say whether a reference is taken as it is or borrowed anew, and with that what is captured.

use super::random::Random;
use super::{Function, Node};

pub const PRELUDE: &str = r#"#![allow(warnings)]
use std::cell::Cell;
#[derive(Clone, Copy)]
struct S<'s> { f: &'s String, n: u8 }
struct M<'s> { f: &'s mut String }
struct Own { a: String, b: (u8, String) }
struct St { f: &'static String }
fn same<T>(x: T) -> T { x }
fn pass(x: &String) -> &String { x }
fn left<'x>(x: &'x String, y: &'x String) -> &'x String { x }
fn forever(x: &'static String) -> &'static String { x }
fn run<R>(f: impl FnOnce() -> R) -> R { f() }
"#;

const GENERICS: [&str; 5] = ["<'a>", "<'a>", "<'a, 'b>", "<'a, 'b: 'a>", "<'a: 'b, 'b>"];

/// Types of parameters, and how a `&String` is had from one called `#`.
const PARAMETERS: [(&str, &[&str]); 14] = [
    ("&'a String", &["#", "#", "&*#"]),
    ("&'a String", &["#"]),
    ("&'b String", &["#"]),
    ("&'static String", &["#", "#"]),
    ("&String", &["#"]),
    ("&'a &'b String", &["*#", "#", "&**#"]),
    ("(&'a String, &'b String)", &["#.0", "#.1"]),
    ("S<'a>", &["#.f", "#.f", "{ let S { f, .. } = #; f }"]),
    ("&'a S<'b>", &["#.f", "(*#).f"]),
    ("Option<&'a String>", &["#.unwrap()", "match # { Some(z) => z, None => panic!() }"]),
    ("[&'a String; 2]", &["#[0]", "#[1]"]),
    ("&'a mut String", &["#", "&*#"]),
    ("M<'a>", &["#.f", "&*#.f"]),
    ("&'a Own", &["&#.a", "&#.b.1"]),
];

/// What wraps a closure `#` that returns `@`, and the type that goes with it.
const RESULTS: [(&str, &str); 7] = [
    ("impl Fn() -> @", "#"),
    ("impl FnMut() -> @ + 'a", "#"),
    ("impl FnOnce() -> @", "#"),
    ("Box<dyn Fn() -> @ + 'a>", "Box::new(#)"),
    ("Box<dyn FnOnce() -> @ + 'a>", "Box::new(#)"),
    ("Option<Box<dyn Fn() -> @ + 'a>>", "Some(Box::new(#))"),
    ("(Box<dyn Fn() -> @ + 'a>, u8)", "(Box::new(#), 1)"),
];

/// Values made of `#` and `%`, both of type `&String`; `'r` is the lifetime of the result.
const VALUES: [&str; 21] = [
    "#",
    "#",
    "#",
    "{ # }",
    "{ return #; }",
    "if n > 0 { # } else { % }",
    "match n { 0 => #, _ => % }",
    "{ let z: &'r String = #; z }",
    "{ let z = #; z }",
    "{ let z: &String = #; z }",
    "same(#)",
    "same::<&'r String>(#)",
    "pass(#)",
    "left(#, %)",
    "forever(#)",
    "S { f: #, n }.f",
    "S::<'r> { f: #, n }.f",
    "Some::<&'r String>(#).unwrap()",
    "(|| #)()",
    "run(|| #)",
    "(move || -> &'r String { # })()",
];

/// An expression of type `&String` over what there is.
fn reference(random: &mut Random, sources: &[String]) -> String {
    random.pick(sources).cloned().unwrap_or_else(|| "x".to_string())
}

fn value(random: &mut Random, sources: &[String], lifetime: &str) -> String {
    let form = random.pick(&VALUES).copied().unwrap_or("#");
    let (first, second) = (reference(random, sources), reference(random, sources));
    form.replace('#', &first).replace('%', &second).replace("'r", lifetime)
}

/// The function that belongs to a number.
pub fn closures(seed: u64) -> Function {
    let mut random = Random::new(seed);
    let generics = GENERICS[random.below(GENERICS.len())];
    let lifetimes: &[&str] =
        if generics.contains("'b") { &["'a", "'a", "'b", "'static"] } else { &["'a", "'a", "'static"] };
    let lifetime = random.pick(lifetimes).copied().unwrap_or("'a");
    let own = if generics.contains("'b") { "'b" } else { "'a" };
    let mut params = Vec::new();
    let mut sources = Vec::new();
    for name in ["x", "y"].into_iter().take(1 + random.below(2)) {
        let (ty, ways) = PARAMETERS[random.below(PARAMETERS.len())];
        params.push(format!("{name}: {}", ty.replace("'b", own)));
        sources.extend(ways.iter().map(|way| way.replace('#', name)));
    }
    let mut body = vec!["let n = 1u8;".to_string()];
    for i in 0..random.below(3) {
        let from =
            if random.chance(70) { reference(&mut random, &sources) } else { value(&mut random, &sources, lifetime) };
        let ty = match random.below(4) {
            0 => String::new(),
            1 => ": &String".to_string(),
            _ => format!(": &{lifetime} String"),
        };
        body.push(format!("let l{i}{ty} = {from};"));
        sources.push(format!("l{i}"));
    }
    let (result, form) = RESULTS[random.below(RESULTS.len())];
    let plain = random.chance(20);
    let inner = value(&mut random, &sources, lifetime);
    let inner = if plain { format!("{{ {inner}; }}") } else { inner };
    let ret = if plain { "()".to_string() } else { format!("&{lifetime} String") };
    let head = match random.below(8) {
        0 | 1 => "move || ".to_string(),
        2 => format!("|| -> {ret} "),
        _ => "|| ".to_string(),
    };
    let block = if head.contains("->") && !inner.starts_with('{') { format!("{{ {inner} }}") } else { inner };
    let closure = format!("{head}{block}");
    if random.chance(25) {
        body.push(format!("let c = {closure};"));
        body.push(form.replace('#', "c"));
    } else {
        body.push(form.replace('#', &closure));
    }
    let head = vec![format!("fn f{seed}{generics}({}) -> {} {{", params.join(", "), result.replace('@', &ret))];
    let body = body.into_iter().map(Node::Line).collect();
    Function { seed, head, body, tail: "}".to_string(), call: None, types: Vec::new() }
}
