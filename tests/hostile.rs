//! Bad input: each row is a diagnostic or a trap with its exit code, in bounded time and memory; never a panic, an overflow
//! of the host's stack, or a hang.

mod support;

use std::path::PathBuf;
use std::time::Duration;
use support::process::{self, Finished};
use support::{cairn, in_parallel, programs, report, root, scratch};

/// What a row may take. Test builds are barely optimised and share the machine with other tests, so they get more time than
/// users would accept.
const SECONDS: u64 = if cfg!(debug_assertions) { 20 } else { 2 };

/// The guest's heap and stack, which are granted, and 256 MiB beyond.
const MEMORY: u64 = (64 + 1 + 256) << 20;

/// Runs `cairn` and insists on one of the exit codes, the time, the memory, and no word of a panic in Cairn itself.
fn cairn(arguments: &[&str], exits: &[i32]) -> Finished {
    let mut command = cairn::command();
    command.args(arguments);
    let finished = process::run(&mut command, b"", Duration::from_secs(SECONDS + 20));
    let words: String = finished.stderr().chars().take(1000).collect();
    let what = arguments.join(" ");
    assert!(!finished.timed_out, "{what}: hangs");
    assert!(!words.contains("panicked at src/"), "{what}: panics itself\n{words}");
    assert!(exits.contains(&finished.exit), "{what}: exits with {}, not {exits:?}\n{words}", finished.exit);
    assert!(finished.elapsed.as_secs() < SECONDS, "{what}: takes {:?}", finished.elapsed);
    assert!(finished.peak < MEMORY, "{what}: holds {} MiB", finished.peak >> 20);
    finished
}

fn file(name: &str, content: impl AsRef<[u8]>) -> String {
    let path: PathBuf = scratch("hostile").join(name);
    std::fs::write(&path, content).expect("the target folder is writable");
    path.to_string_lossy().into_owned()
}

/// Checks and runs a program that must be rejected, with this code.
fn rejected(name: &str, content: impl AsRef<[u8]>, code: &str) {
    let path = file(name, content);
    for command in ["check", "run"] {
        let finished = cairn(&[command, "--error-format", "short", &path], &[1]);
        let text = finished.stderr();
        assert!(text.contains(code), "{name}: no {code} in\n{}", text.chars().take(1000).collect::<String>());
        assert!(finished.stdout.is_empty(), "{name}: prints");
    }
}

/// Checks a program that may be accepted or rejected, but must be answered.
fn answered(name: &str, content: impl AsRef<[u8]>) {
    let path = file(name, content);
    cairn(&["check", "--error-format", "short", &path], &[0, 1]);
    cairn(&["check", &path], &[0, 1]);
}

/// Checks a program that is right, however much of it there is.
fn accepted(name: &str, content: impl AsRef<[u8]>) {
    cairn(&["check", "--error-format", "short", &file(name, content)], &[0]);
}

/// Runs a program with an expected exit code.
fn runs(name: &str, content: &str, flags: &[&str], exits: &[i32]) -> Finished {
    let path = file(name, content);
    let mut arguments = vec!["run"];
    arguments.extend(flags);
    arguments.push(&path);
    cairn(&arguments, exits)
}

fn main_with(body: &str) -> String {
    format!("fn main() {{\n    {body}\n}}\n")
}

#[test]
fn not_utf8() {
    rejected("not-utf8.rs", b"fn main() { let s = \"\xff\xfe\"; }", "");
    rejected("binary.rs", [0u8, 159, 146, 150].repeat(1000), "");
}

#[test]
fn empty() {
    rejected("empty.rs", "", "E0601");
    rejected("blank.rs", "\n\n   \t\n", "E0601");
    rejected("comment.rs", "// nothing", "E0601");
}

#[test]
fn not_a_file() {
    cairn(&["check", &scratch("hostile").to_string_lossy()], &[1]);
    cairn(&["run", &scratch("hostile").to_string_lossy()], &[1]);
    cairn(&["check", "no/such/file.rs"], &[1]);
    cairn(&["run", ""], &[1, 2]);
}

#[test]
fn usage() {
    for arguments in
        [&["run"][..], &["no-such-command"], &["check", "--no-such-flag", "x.rs"], &["run", "--fuel", "x", "y"]]
    {
        cairn(arguments, &[2]);
    }
    for arguments in [&["--help"][..], &["run", "--help"], &["check", "--help"], &["--version"]] {
        let finished = cairn(arguments, &[0]);
        assert!(!finished.stdout.is_empty(), "{arguments:?} prints nothing");
    }
}

#[test]
fn hundred_megabytes() {
    rejected("hundred-megabytes.rs", "// comment\n".repeat(10_000_000), "C0001");
    rejected("hundred-megabytes-of-code.rs", "fn main() { let x = 1; }\n".repeat(4_000_000), "C0001");
}

#[test]
fn unterminated() {
    rejected("string.rs", "fn main() { let s = \"never closed; }\n", "E0765");
    rejected("raw-string.rs", "fn main() { let s = r##\"never closed\"#; }\n", "E0748");
    rejected("comment-open.rs", "fn main() {} /* /* never closed */\n", "E0758");
    rejected("char.rs", "fn main() { let c = 'ab; }\n", "error");
    rejected("braces.rs", "fn main() { if true {\n", "error");
    rejected("quote.rs", "'", "error");
    rejected("format.rs", main_with("println!(\"{\");"), "error");
}

#[test]
fn nesting() {
    for (name, open, close) in [
        ("parens", "(", ")"),
        ("brackets", "[", "]"),
        ("braces", "{", "}"),
        ("not", "!", ""),
        ("minus", "- ", ""),
        ("star", "*", ""),
        ("borrow", "& ", ""),
        ("closure", "|| ", ""),
        ("return", "return ", ""),
        ("call", "f(", ")"),
        ("if", "if true { ", "}"),
        ("match", "match ", "{}"),
        ("unsafe", "unsafe { ", "}"),
        ("assign", "x = ", ""),
        ("loop", "loop { ", "}"),
        ("break", "break ", ""),
        ("vec", "vec![", "]"),
        ("format", "format!(\"{}\", ", ")"),
    ] {
        for count in [200, 20_000, 1_000_000 / (open.len() + close.len())] {
            let text = main_with(&format!("let v = {}1{};", open.repeat(count), close.repeat(count)));
            answered(&format!("nested-{name}-{count}.rs"), text);
        }
    }
    rejected("million-parens.rs", main_with(&format!("{}{}", "(".repeat(1_000_000), ")".repeat(1_000_000))), "C0001");
    rejected(
        "half-million-parens.rs",
        main_with(&format!("{}1{};", "(".repeat(400_000), ")".repeat(400_000))),
        "C0001",
    );
    rejected("only-open.rs", "(".repeat(500_000), "error");
    rejected("only-closed.rs", ")".repeat(500_000), "error");
}

#[test]
fn nesting_of_types_and_patterns() {
    for (name, open, inner, close) in [
        ("option", "Option<", "u8", ">"),
        ("reference", "&", "u8", ""),
        ("tuple", "(", "u8", ",)"),
        ("array", "[", "u8", "; 1]"),
        ("function", "fn(", "u8", ")"),
    ] {
        for count in [100, 1000, 100_000] {
            let ty = format!("{}{inner}{}", open.repeat(count), close.repeat(count));
            answered(&format!("type-{name}-{count}.rs"), format!("fn f(x: {ty}) {{}}\nfn main() {{}}\n"));
        }
    }
    for (name, open, close) in [("some", "Some(", ")"), ("tuple", "(", ",)"), ("slice", "[", "]"), ("ref", "&", "")] {
        for count in [100, 1000, 100_000] {
            let pattern = format!("{}x{}", open.repeat(count), close.repeat(count));
            answered(&format!("pattern-{name}-{count}.rs"), main_with(&format!("let {pattern} = 1;")));
        }
    }
    answered("nested-modules.rs", format!("{}{}fn main() {{}}\n", "mod m { ".repeat(50_000), "}".repeat(50_000)));
    answered("nested-functions.rs", format!("fn main() {{ {}{} }}\n", "fn f() { ".repeat(50_000), "}".repeat(50_000)));
}

#[test]
fn long_chains() {
    rejected("million-term-sum.rs", main_with(&format!("let x = {}1;", "1 + ".repeat(1_000_000))), "C0001");
    rejected("half-million-term-sum.rs", main_with(&format!("let x = {}1;", "1+".repeat(500_000))), "C0001");
    for (name, head, link, tail) in [
        ("sum", "let x = 1", " + 1", ";"),
        ("and", "let x = true", " && true", ";"),
        ("method", "let x = 1", ".clone()", ";"),
        ("field", "let x = y", ".f", ";"),
        ("index", "let x = y", "[0]", ";"),
        ("call", "let x = y", "()", ";"),
        ("question", "let x = y", "?", ";"),
        ("as", "let x = 1", " as i32", ";"),
        ("path", "let x = a", "::a", ";"),
        ("else", "if false { }", " else if false { }", ""),
        ("or-pattern", "match 1 { 1", " | 1", " => {} _ => {} }"),
        ("statements", "", "let x = 1;", ""),
        ("semicolons", "", ";", ""),
        ("arguments", "f(1", ", 1", ");"),
        ("array", "let x = [1", ", 1", "];"),
        ("tuple", "let x = (1", ", 1", ");"),
        ("range", "let x = 1", "..1", ";"),
    ] {
        for count in [500, 30_000] {
            answered(&format!("chain-{name}-{count}.rs"), main_with(&format!("{head}{}{tail}", link.repeat(count))));
        }
    }
    answered("bounds.rs", format!("fn f<T: Clone{}>() {{}}\nfn main() {{}}\n", " + Clone".repeat(30_000)));
}

#[test]
fn many_items() {
    answered("functions.rs", (0..20_000).map(|i| format!("fn f{i}() {{}}\n")).collect::<String>() + "fn main() {}\n");
    answered(
        "structs.rs",
        (0..10_000).map(|i| format!("struct S{i} {{ a: u8 }}\n")).collect::<String>() + "fn main() {}\n",
    );
    answered("same-name.rs", "fn f() {}\n".repeat(20_000) + "fn main() {}\n");
    let variants: String = (0..10_000).map(|i| format!("V{i}, ")).collect();
    let arms: String = (0..10_000).map(|i| format!("E::V{i} => {i},\n")).collect();
    answered(
        "enum.rs",
        format!("enum E {{ {variants} }}\nfn f(e: E) -> i32 {{ match e {{ {arms} }} }}\nfn main() {{}}\n"),
    );
    let fields: String = (0..5000).map(|i| format!("f{i}: u8, ")).collect();
    answered("fields.rs", format!("struct S {{ {fields} }}\nfn main() {{}}\n"));
    let variables: String = (0..10_000).map(|i| format!("let mut v{i} = String::new();\n")).collect();
    answered("variables.rs", main_with(&variables));
    let calls: String = "let r = &mut x; r.push('a');\n".repeat(5000);
    answered("borrows.rs", main_with(&format!("let mut x = String::new();\n{calls}")));
    let held: String = (0..2000).map(|i| format!("let r{i} = &x;\n")).collect();
    let used: String = (0..2000).map(|i| format!("drop(r{i});\n")).collect();
    answered("loans.rs", main_with(&format!("let x = String::new();\n{held}{used}")));
}

/// Functions of many statements: neither time nor memory goes with the square of their number.
#[test]
fn long_functions() {
    let many = |count: usize, f: &dyn Fn(usize) -> String| (0..count).map(f).collect::<String>();
    let count = 4000;
    for (name, before, statement) in [
        ("additions", "let mut x = 0u64;", "x += 1;"),
        ("ifs", "let mut x = 0u64;", "if x > 3 { x = 4; }"),
        ("loops", "let mut x = 0;", "while x < 10 { x += 1; }"),
        ("strings", "let mut s = String::new();", "s.push('a');"),
        ("temporaries", "fn f(_: &String) {}", "f(&String::new());"),
        ("reborrows", "let mut x = 0;", "let r = &mut x; *r = 1;"),
        ("prints", "", "println!(\"{}\", 1);"),
    ] {
        let count = if name == "prints" { count / 4 } else { count };
        accepted(
            &format!("long-{name}.rs"),
            main_with(&format!("{before}\n{}", format!("{statement}\n").repeat(count))),
        );
    }
    accepted("long-for.rs", main_with(&format!("let mut x = 0;\n{}", "for i in 0..3 { x += i; }\n".repeat(1000))));
    let dropped = many(count, &|i| format!("let v{i} = String::new();\n"));
    accepted("long-drops.rs", main_with(&dropped));
    let arms = many(count, &|i| format!("{i} => {i},\n"));
    accepted(
        "long-match.rs",
        format!("fn f(x: u32) -> u32 {{ match x {{ {arms} _ => 0 }} }}\nfn main() {{ f(1); }}\n"),
    );
    let elements = many(50_000, &|i| format!("{i}, "));
    accepted("long-array.rs", main_with(&format!("let a = [{elements}];")));
    let holes = "{} ".repeat(1000);
    accepted("long-holes.rs", main_with(&format!("println!(\"{holes}\"{});", ", 1".repeat(1000))));
    let variants = many(300, &|i| format!("V{i}(u32), "));
    let derived = "#[derive(Clone, Debug, PartialEq, PartialOrd)]";
    accepted("long-enum.rs", format!("{derived}\nenum E {{ {variants} }}\nfn main() {{}}\n"));
}

#[test]
fn many_errors() {
    rejected("errors.rs", main_with(&"let x: u8 = \"\";\n".repeat(30_000)), "E0308");
    rejected("unknown.rs", main_with(&"y;\n".repeat(100_000)), "E0425");
    rejected("moves.rs", main_with(&format!("let s = String::new();\n{}", "drop(s);\n".repeat(5000))), "E0382");
}

#[test]
fn literals() {
    let forty = "1234567890".repeat(4);
    rejected("forty-digits.rs", main_with(&format!("let x = {forty};")), "error");
    rejected("forty-digits-u128.rs", main_with(&format!("let x: u128 = {forty};")), "error");
    rejected("float-digits.rs", main_with(&format!("let x: u8 = {forty}.5;")), "E0308");
    answered("long-float.rs", main_with(&format!("let x = {}.5e{};", "9".repeat(100_000), "9".repeat(100))));
    answered("long-integer.rs", main_with(&format!("let x = 0x{};", "f".repeat(500_000))));
    answered("long-identifier.rs", main_with(&format!("let {} = 1;", "a".repeat(500_000))));
    answered("long-string.rs", main_with(&format!("let s = \"{}\";", "a\\n".repeat(200_000))));
    answered("long-format.rs", main_with(&format!("println!(\"{}\");", "{{}}".repeat(100_000))));
    answered("wide-format.rs", main_with("println!(\"{:99999999999999999999}\", 1);"));
    answered("escapes.rs", main_with("let s = \"\\u{ffffffffff} \\xff \\q\";"));
}

#[test]
fn polymorphic_recursion() {
    let text = "fn f<T>(n: u32, t: T) { if n > 0 { f(n - 1, (t, n)) } }\nfn main() { f(10, 1); }\n";
    rejected("polymorphic-recursion.rs", text, "reached the recursion limit while instantiating");
    let text = "struct W<T>(T);\ntrait G { fn g(&self, n: u32); }\n\
        impl<T: Clone> G for W<T> { fn g(&self, n: u32) { if n > 0 { W((self.0.clone(), 1)).g(n - 1) } } }\n\
        fn main() { W(1).g(3); }\n";
    rejected("polymorphic-trait.rs", text, "reached the recursion limit while instantiating");
    let text = "trait T { fn f(self); }\nimpl<A> T for A where Option<A>: T { fn f(self) {} }\nfn main() { 1.f(); }\n";
    rejected("endless-obligation.rs", text, "");
}

#[test]
fn infinite_types() {
    rejected("infinite.rs", "struct A { b: B }\nstruct B { a: Option<A> }\nfn main() {}\n", "E0072");
    rejected("infinite-array.rs", "struct A { a: [A; 2] }\nfn main() {}\n", "E0072");
    rejected("cyclic-alias.rs", "type A = B;\ntype B = A;\nfn main() {}\n", "E0391");
    rejected("cyclic-const.rs", "const A: u32 = B;\nconst B: u32 = A;\nfn main() {}\n", "E0391");
    rejected("cyclic-call.rs", "const A: u32 = f();\nconst fn f() -> u32 { A }\nfn main() {}\n", "E0391");
    rejected("cyclic-static.rs", "static A: u32 = B;\nstatic B: u32 = A;\nfn main() {}\n", "E0391");
    rejected("cyclic-trait.rs", "trait A: B {}\ntrait B: A {}\nfn main() {}\n", "E0391");
    let growing: String = (0..40).map(|i| format!("type T{} = (T{i}, T{i});\n", i + 1)).collect();
    answered("doubling-type.rs", format!("type T0 = u8;\n{growing}fn f(x: T40) {{}}\nfn main() {{}}\n"));
}

#[test]
fn huge_sizes() {
    for (name, body, exits) in [
        ("array", "let a = [0u8; 1 << 62]; println!(\"{}\", a.len());", &[1, 134][..]),
        ("array-of-arrays", "let a = [[0u64; 1 << 30]; 1 << 30]; println!(\"{}\", a.len());", &[1, 134]),
        ("big-array", "let a = [1u8; 1 << 30]; println!(\"{}\", a[5]);", &[1, 134]),
        ("boxed", "let b = Box::new([0u8; 1 << 28]); println!(\"{}\", b.len());", &[1, 134]),
        ("vec", "let v = vec![0; 1 << 60]; println!(\"{}\", v.len());", &[101, 134]),
        ("vec-bytes", "let v = vec![0u8; 1 << 60]; println!(\"{}\", v.len());", &[134]),
        ("vec-128m", "let v = vec![1u8; 1 << 27]; println!(\"{}\", v.len());", &[134]),
        ("capacity", "let v: Vec<u64> = Vec::with_capacity(usize::MAX / 8); println!(\"{}\", v.len());", &[101, 134]),
        ("repeat", "let s = \"ab\".repeat(usize::MAX / 2); println!(\"{}\", s.len());", &[101, 134]),
        ("units", "let v = vec![(); usize::MAX]; println!(\"{}\", v.len());", &[0]),
        ("doubling", "let mut s = String::from(\"x\"); loop { s = s.clone() + &s; }", &[134]),
        ("pushing", "let mut v = Vec::new(); loop { v.push(1u64); }", &[134]),
    ] {
        runs(&format!("huge-{name}.rs"), &main_with(body), &[], exits);
    }
}

#[test]
fn endless_runs() {
    let fuel = &["--fuel", "1000000"][..];
    runs("endless-loop.rs", &main_with("loop {}"), fuel, &[124]);
    runs("endless-while.rs", &main_with("let mut x = 0u8; while true { x = x.wrapping_add(1); }"), fuel, &[124]);
    runs("endless-drop.rs", &main_with("loop { let s = String::from(\"x\"); drop(s); }"), fuel, &[124]);
    runs("endless-print.rs", &main_with("loop { println!(\"x\"); }"), fuel, &[124]);
    runs(
        "endless-iterator.rs",
        &main_with("println!(\"{}\", (0u64..).filter(|n| *n == 1 << 63).count());"),
        fuel,
        &[124],
    );
    runs(
        "endless-recursion.rs",
        "fn f(n: u64) -> u64 { f(n + 1) + 1 }\nfn main() { println!(\"{}\", f(0)); }\n",
        &[],
        &[134],
    );
    let text = "struct S;\nimpl Drop for S { fn drop(&mut self) { let _s = S; } }\nfn main() { let _s = S; }\n";
    runs("endless-drops.rs", text, &[], &[134]);
    let text = "struct S(u8);\nimpl std::fmt::Debug for S { fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result \
        { write!(f, \"{:?}\", self) } }\nfn main() { println!(\"{:?}\", S(1)); }\n";
    runs("endless-format.rs", text, &[], &[134]);
}

#[test]
fn long_box_list() {
    let text = "struct Node { next: Option<Box<Node>> }\nfn main() {\n    let mut list = Node { next: None };\n    \
        for _ in 0..10_000_000 {\n        list = Node { next: Some(Box::new(list)) };\n    }\n    \
        println!(\"{}\", list.next.is_some());\n}\n";
    // Either the heap is full before the list is whole, or dropping it recurses beyond the stack.
    runs("long-box-list.rs", text, &[], &[134]);
}

#[test]
fn constant_evaluation() {
    rejected(
        "const-loop.rs",
        "const A: u32 = { let mut i = 0; loop { i += 0; } };\nfn main() { println!(\"{}\", A); }\n",
        "",
    );
    rejected(
        "const-recursion.rs",
        "const fn f(n: u64) -> u64 { f(n + 1) }\nconst A: u64 = f(0);\nfn main() { println!(\"{}\", A); }\n",
        "",
    );
    rejected("const-loop-length.rs", "fn main() { let a = [0u8; { loop {} }]; }\n", "");
    rejected(
        "const-in-instance.rs",
        "struct W<T>(T);\nimpl<T> W<T> { const X: () = assert!(size_of::<T>() < 4); fn f() { Self::X } }\n\
            fn main() { W::<u8>::f(); W::<u64>::f(); }\n",
        "E0080",
    );
    answered("const-length.rs", "fn main() { let a = [0u8; usize::MAX]; let b = [0; 1 - 2]; }\n");
}

#[test]
fn odd_characters() {
    answered("bom.rs", "\u{feff}fn main() { println!(\"bom\"); }\n");
    answered("crlf.rs", "fn main() {\r\n    println!(\"crlf\");\r\n}\r\n");
    answered("null.rs", "fn main() { \0 }\n");
    answered("identifiers.rs", main_with("let größe = 1; let 数 = größe; println!(\"{}\", 数);"));
    answered("emoji.rs", main_with("let 🦀 = 1;"));
    answered("bidi.rs", main_with("let s = \"\u{202e}abc\";"));
    answered("controls.rs", main_with("let s = \"\u{1b}[31m\"; \u{7} x"));
    let finished = cairn(&["check", &file("escape.rs", main_with("let x: \u{1b}[31m = 1; // \u{1b}[2J"))], &[1]);
    assert!(!finished.stderr().contains('\u{1b}'), "control characters of the source reach the terminal");
}

/// Programs with bytes and tokens cut out, doubled, swapped: accepted or rejected, nothing else.
#[test]
fn mutated_programs() {
    let programs = programs();
    let count = std::env::var("MUTANTS").ok().and_then(|text| text.parse().ok()).unwrap_or(150);
    let seeds: Vec<u64> = (0..count).collect();
    let complaints = in_parallel(&seeds, |&seed| {
        let mut random = Lcg(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let program = &programs[random.below(programs.len())];
        let text = std::fs::read_to_string(root().join(program)).map_err(|error| error.to_string())?;
        let path = file(&format!("mutant-{seed}.rs"), mutate(&text, &mut random));
        let mut command = cairn::command();
        let finished = process::run(command.args(["check", &path]), b"", Duration::from_secs(SECONDS));
        match finished.exit {
            0 | 1 if !finished.timed_out => Ok(()),
            exit => Err(format!("{path} (from {program}): exits with {exit}\n{}", finished.stderr())),
        }
    });
    report("mutants", seeds.len(), &complaints);
}

struct Lcg(u64);

impl Lcg {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % limit.max(1) as u64) as usize
    }
}

/// One to three edits of the text.
fn mutate(text: &str, random: &mut Lcg) -> String {
    // Words and single characters: edits at their borders make more interesting programs than random bytes would.
    let mut pieces: Vec<String> = Vec::new();
    for c in text.chars() {
        match pieces.last_mut() {
            Some(last) if c.is_alphanumeric() && last.chars().all(char::is_alphanumeric) => last.push(c),
            _ => pieces.push(c.to_string()),
        }
    }
    const INSERTED: [&str; 24] = [
        "{", "}", "(", ")", "[", "]", ";", ",", "&", "*", "mut ", "'a ", "::", "<", ">", "\"", "|", "=", "=>", "..",
        "!", "0", "self", "é",
    ];
    for _ in 0..1 + random.below(3) {
        let (at, other) = (random.below(pieces.len()), random.below(pieces.len()));
        match random.below(5) {
            0 => drop(pieces.remove(at)),
            1 => pieces.insert(at, pieces[other].clone()),
            2 => pieces.swap(at, other),
            3 => pieces.insert(at, INSERTED[random.below(INSERTED.len())].to_string()),
            _ => pieces.truncate(at),
        }
        if pieces.is_empty() {
            break;
        }
    }
    pieces.concat()
}
