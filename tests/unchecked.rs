//! Runs in spite of errors: each ownership error leads to its fault in memory, or to a sentence that says why not; the host stays
//! safe; and programs without errors run under the guard as they do without it.

mod support;

use std::fmt::Write;

use support::cairn;

/// One program per kind of error. The name begins with the code.
const PROGRAMS: [(&str, &str); 17] = [
    (
        "E0382-two-owners",
        "fn main() {\n    let x = String::from(\"hello\");\n    let y = x;\n    println!(\"{x} {y}\");\n}\n",
    ),
    (
        "E0382-moved-in-loop",
        "fn eat(v: Vec<i32>) -> usize {\n    v.len()\n}\nfn main() {\n    let v = vec![1, 2];\n    for _ in 0..2 {\n        println!(\"{}\", eat(v));\n    }\n}\n",
    ),
    (
        "E0382-closure",
        "fn main() {\n    let s = String::from(\"captured\");\n    let f = move || s.len();\n    println!(\"{} {}\", f(), s);\n}\n",
    ),
    (
        "E0382-no-destructor",
        "struct P(i32);\nfn main() {\n    let p = P(1);\n    let q = p;\n    println!(\"{} {}\", p.0, q.0);\n}\n",
    ),
    (
        "E0502-buffer-moves",
        "fn main() {\n    let mut v = vec![1, 2, 3];\n    let first = &v[0];\n    v.push(4);\n    println!(\"{first}\");\n}\n",
    ),
    (
        "E0502-buffer-has-room",
        "fn main() {\n    let mut v = Vec::with_capacity(4);\n    v.push(1);\n    let first = &v[0];\n    v.push(2);\n    println!(\"{first}\");\n}\n",
    ),
    (
        "E0499-both-push",
        "fn main() {\n    let mut s = String::from(\"a\");\n    let a = &mut s;\n    let b = &mut s;\n    a.push('b');\n    b.push('c');\n    println!(\"{s}\");\n}\n",
    ),
    (
        "E0505-dropped-while-borrowed",
        "fn main() {\n    let s = String::from(\"gone\");\n    let r = &s;\n    drop(s);\n    println!(\"{r}\");\n}\n",
    ),
    ("E0506-assigned", "fn main() {\n    let mut x = 5;\n    let r = &x;\n    x = 6;\n    println!(\"{r}\");\n}\n"),
    (
        "E0507-out-of-reference",
        "struct P {\n    name: String,\n}\nfn main() {\n    let p = P { name: String::from(\"two\") };\n    let r = &p;\n    let n = r.name;\n    println!(\"{n}\");\n}\n",
    ),
    (
        "E0509-out-of-drop-type",
        "struct D {\n    name: String,\n}\nimpl Drop for D {\n    fn drop(&mut self) {\n        println!(\"drop {}\", self.name);\n    }\n}\nfn main() {\n    let d = D { name: String::from(\"d\") };\n    let n = d.name;\n    println!(\"{n}\");\n}\n",
    ),
    (
        "E0515-frame",
        "fn dangle<'a>() -> &'a i32 {\n    let x = 5;\n    &x\n}\nfn main() {\n    let r = dangle();\n    println!(\"{r}\");\n}\n",
    ),
    (
        "E0373-captured-frame",
        "fn make() -> impl Fn() -> usize {\n    let s = String::from(\"captured\");\n    || s.len()\n}\nfn main() {\n    let f = make();\n    println!(\"{}\", f());\n}\n",
    ),
    (
        "E0597-scope-ended",
        "fn main() {\n    let r;\n    {\n        let x = String::from(\"inner\");\n        r = &x;\n    }\n    println!(\"{r}\");\n}\n",
    ),
    ("E0716-temporary", "fn main() {\n    let s = String::from(\"temp\").as_str();\n    println!(\"{s}\");\n}\n"),
    (
        "E0381-garbage",
        "fn main() {\n    let n: i32;\n    if std::env::args().count() > 5 {\n        n = 3;\n    }\n    println!(\"{n}\");\n}\n",
    ),
    (
        "E0382-not-reached",
        "fn main() {\n    let s = String::from(\"s\");\n    let t = s;\n    if t.is_empty() {\n        println!(\"{s}\");\n    }\n    std::mem::forget(t);\n}\n",
    ),
];

fn file(name: &str, text: &str) -> String {
    let path = support::scratch("unchecked").join(format!("{name}.rs"));
    std::fs::write(&path, text).expect("the scratch folder can be written");
    path.to_string_lossy().into_owned()
}

fn flags(flags: &[&str]) -> Vec<String> {
    flags.iter().map(|flag| (*flag).to_owned()).collect()
}

#[test]
fn every_error_leads_to_its_fault() {
    let mut told = String::new();
    for (name, text) in PROGRAMS {
        let finished = cairn::run(&file(name, text), &flags(&["--unchecked"]), "");
        let _ = writeln!(told, "== {name}: exit {}", finished.exit);
        let _ = writeln!(told, "{}{}", finished.stdout(), finished.stderr());
    }
    insta::assert_snapshot!("unchecked_faults", told);
}

/// Without the guard the program goes on with what it has corrupted: two vectors are handed one block.
#[test]
fn without_guard_two_owners_share_a_block() {
    let text = "fn main() {\n    let x = vec![1u64, 2];\n    {\n        let y = x;\n        println!(\"{}\", y.len());\n    }\n    drop(x);\n    let a = vec![3u64, 4];\n    let b = vec![5u64, 6];\n    println!(\"{a:?} {b:?} {}\", a.as_ptr() == b.as_ptr());\n}\n";
    let path = file("no-guard", text);
    let finished = cairn::run(&path, &flags(&["--unchecked", "--no-guard"]), "");
    assert_eq!(finished.stdout(), "2\n[5, 6] [5, 6] true\n", "{}", finished.stderr());
    assert_ne!(finished.exit, 70, "{}", finished.stderr());
    let dumped = cairn::run(&path, &flags(&["--unchecked", "--no-guard", "--dump", "11"]), "");
    assert!(dumped.stderr().contains("[5, 6]"), "{}", dumped.stderr());
}

#[test]
fn other_errors_leave_nothing_to_run() {
    let path = file("type-error", "fn main() {\n    let x: i32 = \"text\";\n}\n");
    let finished = cairn::run(&path, &flags(&["--unchecked"]), "");
    assert_eq!(finished.exit, 1);
    assert!(finished.stderr().contains("there is nothing to run"), "{}", finished.stderr());
    assert_eq!(cairn::run(&path, &flags(&["--no-guard"]), "").exit, 2, "--no-guard alone is no command");
}

fn of_suite(suites: &[&str]) -> Vec<String> {
    let within = |program: &String| suites.iter().any(|suite| program.starts_with(&format!("programs/{suite}/")));
    support::programs().into_iter().filter(within).collect()
}

/// Whatever is wrong with a program, the machine takes it.
#[test]
fn rejected_programs_never_break_the_host() {
    let programs = of_suite(&["reject"]);
    assert!(programs.len() > 150);
    let guarded = programs.iter().map(|program| (program, &["--unchecked", "--fuel", "3000000"][..]));
    let unguarded = programs.iter().map(|program| (program, &["--unchecked", "--no-guard", "--fuel", "3000000"][..]));
    let runs: Vec<_> = guarded.chain(unguarded.step_by(3)).collect();
    let complaints = support::in_parallel(&runs, |(program, mode)| {
        let finished = cairn::run(program, &flags(mode), "");
        match [0, 1, 3, 101, 124, 134].contains(&finished.exit) {
            true => Ok(()),
            false => Err(format!("{program} {mode:?}: exit {}\n{}", finished.exit, finished.stderr())),
        }
    });
    support::report("rejected programs", runs.len(), &complaints);
}

/// The guard and the checks of references find nothing in programs that are accepted.
#[test]
fn accepted_programs_run_as_ever() {
    let mut programs = of_suite(&["tour"]);
    programs.extend(of_suite(&["run"]).into_iter().step_by(4));
    let complaints = support::in_parallel(&programs, |program| {
        let plain = cairn::run(program, &flags(&["--fuel", "20000000"]), "");
        let guarded = cairn::run(program, &flags(&["--unchecked", "--fuel", "40000000"]), "");
        match (plain.exit, plain.stdout()) == (guarded.exit, guarded.stdout()) {
            true => Ok(()),
            false => Err(format!("{program}: exit {}, {}", guarded.exit, guarded.stderr())),
        }
    });
    support::report("accepted programs", programs.len(), &complaints);
}
