//! `cairn permissions` and `cairn timeline`: what they say may be done is what rustc lets be done.
//!
//! For each place and each statement of small functions, a copy of the function has one more line before the statement: a
//! borrow of the place (is it readable?), an exclusive borrow or an assignment (writable?), or a move (owned?). rustc judges
//! all copies at once; an error on the added line is a permission that is not there.

mod support;

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::Value;
use support::{cairn, generator, oracle, process};

/// Questions of one test.
const MOST_PROBES: usize = 400;

fn file(name: &str, text: &str) -> String {
    let path = support::scratch("permissions").join(name);
    std::fs::write(&path, text).unwrap();
    path.to_string_lossy().into_owned()
}

fn shown(command: &str, flags: &[&str], path: &str) -> process::Finished {
    let mut run = cairn::command();
    run.arg(command).args(flags).arg(path);
    process::run(&mut run, b"", Duration::from_secs(60))
}

fn permissions(path: &str) -> Value {
    let finished = shown("permissions", &["--format", "json"], path);
    serde_json::from_str(&finished.stdout()).unwrap_or_else(|error| panic!("{path}: {error}\n{}", finished.stderr()))
}

/// A question to rustc: a copy of a function with one line more.
struct Probe {
    what: String,
    expected: bool,
    /// Moved out in a loop, it is gone in the next turn: that is another matter.
    in_loop: bool,
    module: String,
    /// The line of the probe within the module, from 0.
    line: usize,
}

fn copies(ty: &str) -> bool {
    let scalar = ["i32", "i64", "u8", "u32", "u64", "usize", "bool", "char", "f64", "()", "Dot"];
    let array =
        ty.strip_prefix('[').and_then(|rest| rest.split_once(';')).is_some_and(|(inner, _)| scalar.contains(&inner));
    array || scalar.contains(&ty) || (ty.starts_with('&') && !ty.starts_with("&mut"))
}

/// Whether a statement starts on the line: not an arm, a field, an `else` or the rest of an expression.
fn starts_statement(lines: &[&str], at: usize) -> bool {
    let line = lines[at].trim();
    let before = lines[..at].iter().rev().map(|line| line.trim()).find(|line| !line.is_empty()).unwrap_or("");
    let ended = before.ends_with(';') || before.ends_with('{') || before.ends_with('}');
    let is_arm = line.contains("=>") || (before.contains("match ") && before.ends_with('{'));
    ended && !is_arm && !line.starts_with('}') && !line.starts_with("fn ") && !line.starts_with('.')
}

/// The probes of every function of a file that is not a closure.
fn probes(document: &Value, source: &str) -> Vec<Probe> {
    let lines: Vec<&str> = source.lines().collect();
    let mut found = Vec::new();
    for function in document["functions"].as_array().unwrap() {
        if function["name"].as_str().unwrap().starts_with("closure") {
            continue;
        }
        let (first, last) = (function["first"].as_u64().unwrap() as usize, function["last"].as_u64().unwrap() as usize);
        let body = &lines[first - 1..last];
        // Methods are no functions without their `impl`.
        if body[0].contains("self") {
            continue;
        }
        for (at, line) in function["lines"].as_array().unwrap().iter().enumerate().skip(1) {
            if line["has_code"] != true || !starts_statement(body, at) {
                continue;
            }
            let indent = |line: &str| line.len() - line.trim_start().len();
            let in_loop = (1..at).any(|above| {
                let head = body[above].trim();
                let is_loop = ["for ", "while ", "loop "].iter().any(|word| {
                    head.starts_with(word)
                        || [": ", "= "].iter().any(|before| head.contains(&format!("{before}{word}")))
                });
                let closed =
                    body[above + 1..at].iter().any(|line| line.trim() == "}" && indent(line) == indent(body[above]));
                is_loop && !closed
            });
            // Of variables with one name, the last is meant.
            let mut states: BTreeMap<&str, (&Value, &Value)> = BTreeMap::new();
            for state in line["before"].as_array().unwrap() {
                let place = &function["places"][state["place"].as_u64().unwrap() as usize];
                states.insert(place["name"].as_str().unwrap(), (place, state));
            }
            for (name, (place, state)) in states {
                let place_text = name.replace("[_]", "[0]");
                let ty = place["type"].as_str().unwrap();
                let unsized_ = ty == "str" || ty.starts_with('[') && !ty.contains(';');
                let write = match state["value"].as_str().unwrap() {
                    "whole" => format!("let _ = &mut {place_text};"),
                    _ => format!("{place_text} = probe_value::<{ty}>();"),
                };
                let mut questions = vec![("read", format!("let _ = &{place_text};"))];
                if !unsized_ {
                    questions.push(("write", write));
                }
                if !copies(ty) && !unsized_ {
                    questions.push(("own", format!("drop({place_text});")));
                }
                for (permission, probe) in questions {
                    let mut module: Vec<&str> = body.to_vec();
                    module.insert(at, &probe);
                    found.push(Probe {
                        what: format!(
                            "{}, line {}, `{}`: {permission} of `{name}`",
                            function["name"].as_str().unwrap(),
                            first + at,
                            body[at].trim()
                        ),
                        expected: state["may"][permission] == true,
                        in_loop,
                        module: module.join("\n"),
                        line: at,
                    });
                }
            }
        }
    }
    found
}

/// Asks rustc about all probes, and complains where it differs.
fn compare(name: &str, source: &str, at_least: usize) {
    let path = file(name, source);
    let document = permissions(&path);
    let mut probes = probes(&document, source);
    assert!(probes.len() >= at_least, "{name}: only {} questions", probes.len());
    // rustc needs its time for each: a slice, unless all are asked for.
    if std::env::var_os("PROBES_ALL").is_none() {
        let every = probes.len().div_ceil(MOST_PROBES);
        let mut number = 0;
        probes.retain(|_| {
            number += 1;
            number % every == 0
        });
    }
    let held = probes.iter().filter(|probe| probe.expected).count();
    assert!(held * 10 > probes.len() && held * 10 < probes.len() * 9, "{name}: {held} of {} hold", probes.len());
    if oracle::version().is_none() {
        eprintln!("there is no rustc: {name} is not compared");
        return;
    }
    let mut text = format!("{source}\nfn probe_value<T>() -> T {{ panic!() }}\n");
    if !source.contains("fn main") {
        text.push_str("fn main() {}\n");
    }
    // In a module of their own: each sees the names of the file, and not those of all other probes.
    text.push_str("mod probes {\n");
    let mut lines = text.lines().count();
    let mut at = Vec::new();
    for (i, probe) in probes.iter().enumerate() {
        text.push_str(&format!("mod probe_{i} {{ use crate::*;\n{}\n}}\n", probe.module));
        at.push(lines as u32 + 2 + probe.line as u32);
        lines += probe.module.lines().count() + 2;
    }
    text.push_str("}\n");
    let answer = oracle::ask(&format!("probes-{name}"), &text, None);
    let odd = |code: &str| !generator::OWNERSHIP.contains(&code);
    let odd: Vec<_> = answer.errors.iter().filter(|(_, code)| odd(code)).collect();
    assert!(odd.is_empty(), "{name}: {odd:?} {:?}", answer.messages.iter().take(3).collect::<Vec<_>>());
    let mut differences = Vec::new();
    for (probe, line) in probes.iter().zip(at) {
        let codes: Vec<&str> =
            answer.errors.iter().filter(|(at, _)| *at == line).map(|(_, code)| code.as_str()).collect();
        let gone_in_next_turn = probe.expected && probe.in_loop && codes == ["E0382"];
        if probe.expected != codes.is_empty() && !gone_in_next_turn {
            let here = if probe.expected { "held" } else { "not held" };
            differences.push(format!("{}: {here} for Cairn, {codes:?} for rustc", probe.what));
        }
    }
    assert!(differences.is_empty(), "{} of {} differ:\n{}", differences.len(), probes.len(), differences.join("\n"));
}

#[test]
fn what_may_be_done_is_what_rustc_lets_be_done() {
    compare("functions.rs", include_str!("permissions/functions.rs"), 700);
}

#[test]
fn generated_functions_too() {
    // Rejected ones have errors of their own, which would hide those of the probes.
    let accepted: Vec<generator::Function> = (0..80)
        .map(generator::function)
        .filter(generator::Function::is_free)
        .filter(|function| {
            let (text, _) = generator::file(std::slice::from_ref(function));
            let path = file(&format!("seed-{}.rs", function.seed), &(text + "fn main() {}\n"));
            cairn::check(&path).exit == 0
        })
        .take(16)
        .collect();
    let (text, _) = generator::file(&accepted);
    compare("generated.rs", &(text + "fn main() {}\n"), 400);
}

#[test]
fn json_is_as_documented() {
    let schema = std::fs::read_to_string(support::root().join("docs/permissions.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    for path in support::programs() {
        if !["tour/", "E0382", "E0499", "E0502", "E0505", "E0506", "E0597"].iter().any(|part| path.contains(part)) {
            continue;
        }
        let document = permissions(&path);
        if let Some(error) = schema.iter_errors(&document).next() {
            panic!("{path}: {error} at {}", error.instance_path());
        }
        assert!(!document["functions"].as_array().unwrap().is_empty(), "{path}");
    }
}

const REJECTED: &str = "\
fn main() {
    let mut v = vec![1];
    let r = &v;
    v.push(2);
    println!(\"{r:?}\");
    let w = v;
    let held;
    {
        let inner = 5;
        held = &inner;
    }
    println!(\"{held} {v:?}\");
    let n = 1;
    n = 2;
    drop(w);
}
";

#[test]
fn errors_say_which_permission_was_missing() {
    let path = file("rejected.rs", REJECTED);
    for (name, flags) in [("text", &[][..]), ("plain", &["--plain"])] {
        for command in ["permissions", "timeline"] {
            let finished = shown(command, flags, &path);
            assert_eq!(finished.exit, 1, "{}", finished.stderr());
            let text = finished.stdout();
            let widest = text.lines().map(|line| line.chars().count()).max();
            assert!(name == "plain" || widest <= Some(80), "{text}");
            assert!(name == "text" || text.is_ascii(), "{text}");
            insta::assert_snapshot!(format!("{command}-rejected-{name}"), text);
        }
    }
    let document = permissions(&path);
    let lines = document["functions"][0]["lines"].as_array().unwrap();
    let missing = |line: usize| &lines[line - 1]["missing"][0];
    let has = |missing: &Value| ["read", "write", "own"].map(|permission| missing["has"][permission] == true);
    assert_eq!((missing(4)["code"].as_str(), missing(4)["needs"].as_str()), (Some("E0502"), Some("write")));
    assert_eq!(has(missing(4)), [true, false, false]);
    assert_eq!((missing(11)["code"].as_str(), missing(11)["needs"].as_str()), (Some("E0597"), Some("own")));
    assert_eq!((missing(11)["reported"].as_u64(), has(missing(11))), (Some(10), [true, false, false]));
    assert_eq!((missing(12)["code"].as_str(), missing(12)["needs"].as_str()), (Some("E0382"), Some("read")));
    // It is `mut`: it may get another value.
    assert_eq!(has(missing(12)), [false, true, false]);
    assert_eq!((missing(14)["code"].as_str(), missing(14)["needs"].as_str()), (Some("E0384"), Some("write")));
}

/// Every text stays in the room that was kept for it, and what is drawn is well-formed.
#[test]
fn drawings_are_sound() {
    for path in ["programs/tour/03-move.rs", "programs/tour/12-partial-move.rs", "tests/permissions/functions.rs"] {
        for command in ["permissions", "timeline"] {
            let finished = shown(command, &["--format", "svg"], path);
            assert_eq!(finished.exit, 0, "{}", finished.stderr());
            let svg = finished.stdout();
            let document = roxmltree::Document::parse(&svg).unwrap();
            let width: f64 = document.root_element().attribute("width").unwrap().parse().unwrap();
            for group in document.descendants().filter(|node| node.has_tag_name("g")) {
                let named = group.children().any(|child| child.has_tag_name("title"));
                assert!(named || group.attribute("aria-hidden").is_some(), "{path}");
            }
            for text in document.descendants().filter(|node| node.has_tag_name("text")) {
                let words: String =
                    text.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect();
                let number = |name: &str| text.attribute(name).unwrap().parse::<f64>().unwrap();
                let wide = words.chars().count() as f64 * number("font-size") * 0.62;
                let right = match text.attribute("text-anchor") {
                    Some("end") => number("x"),
                    Some(_) => number("x") + wide / 2.0,
                    None => number("x") + wide,
                };
                assert!(right <= width, "{path}: {words}");
            }
        }
    }
}

#[test]
fn what_cannot_be_shown_is_said() {
    let path = file("typed.rs", "fn main() { let x: i32 = \"a\"; }\n");
    let finished = shown("permissions", &[], &path);
    assert_eq!((finished.exit, finished.stdout().as_str()), (1, ""));
    assert!(finished.stderr().contains("E0308"), "{}", finished.stderr());
    let path = file("named.rs", "struct S; impl S { fn f(&self) {} }\nfn main() { S.f(); }\n");
    let finished = shown("timeline", &["--function", "none"], &path);
    assert_eq!(finished.exit, 1);
    assert!(finished.stderr().contains("there is no function `none`"), "{}", finished.stderr());
    let finished = shown("timeline", &["--function", "f"], &path);
    assert!(finished.exit == 0 && finished.stdout().contains("self"), "{}", finished.stdout());
}
