//! `cairn test` against the harness of rustc: the same lines, apart from times and the numbers of threads.

mod support;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const PROGRAMS: [&str; 3] = ["every_kind.rs", "rectangle.rs", "none.rs"];

/// Arguments that both understand.
const ARGUMENTS: [&[&str]; 12] = [
    &[],
    &["--list"],
    &["--ignored"],
    &["--include-ignored", "slow", "top"],
    &["--show-output"],
    &["--nocapture", "tests::re"],
    &["--exact", "top"],
    &["--exact", "to"],
    &["--skip", "tests", "--skip", "x"],
    &["tests::r", "--skip", "res_q"],
    &["no such test"],
    &["--list", "no such test"],
];

fn folder() -> PathBuf {
    support::root().join("tests/test_command")
}

fn cairn(file: &str, arguments: &[&str]) -> Output {
    let mut command = support::cairn::command();
    command.arg("test").arg(file).args(arguments).current_dir(folder()).output().expect("cairn runs")
}

/// The harness that rustc makes of a program.
fn harness(program: &str) -> PathBuf {
    let made = support::scratch("test_command").join(program.trim_end_matches(".rs"));
    let mut rustc = Command::new("rustc");
    rustc.args(["--edition", "2024", "-A", "warnings", "--test", program, "-o"]).arg(&made).current_dir(folder());
    let output = rustc.output().expect("rustc runs");
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    made
}

/// Without what differs from run to run.
fn settled(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(text);
    let lines = text.lines().map(|line| match (line.split_once("finished in "), line.split_once("' (")) {
        (Some((start, _)), _) => format!("{start}finished in T"),
        (None, Some((start, rest))) if start.starts_with("thread '") => {
            format!("{start}' (N) {}", rest.split_once(") ").map_or(rest, |(_, rest)| rest))
        }
        _ => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn compare(program: &str, harness: &Path) -> Result<(), String> {
    for arguments in ARGUMENTS {
        let ours = cairn(program, arguments);
        let mut theirs = Command::new(harness);
        theirs.args(arguments).arg("--test-threads=1").env("RUST_BACKTRACE", "0");
        let theirs = theirs.output().map_err(|error| error.to_string())?;
        let both = |output: &Output| (output.status.code(), settled(&output.stdout), settled(&output.stderr));
        let (ours, theirs) = (both(&ours), both(&theirs));
        if ours != theirs {
            return Err(format!("{program} {arguments:?}\nrustc: {theirs:#?}\ncairn: {ours:#?}"));
        }
    }
    Ok(())
}

#[test]
fn as_rustc_prints() {
    if support::oracle::version().is_none() {
        eprintln!("no rustc: not compared");
        return;
    }
    let complaints = support::in_parallel(&PROGRAMS, |program| compare(program, &harness(program)));
    support::report("programs with tests", PROGRAMS.len(), &complaints);
}

/// A file of the test's own with this text.
fn file(name: &str, text: &str) -> PathBuf {
    let path = support::scratch("test_command").join(name);
    std::fs::write(&path, text).expect("written");
    path
}

/// What `cairn test` of this text prints, both streams, and its exit code.
fn test(name: &str, text: &str, arguments: &[&str]) -> (Option<i32>, String, String) {
    let path = file(name, text);
    let output = support::cairn::command().arg("test").arg(path).args(arguments).output().expect("cairn runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

/// Line, code and message of each error that rustc and Cairn find in these.
#[test]
fn what_cannot_be_a_test() {
    let cases = [
        ("#[test]\nfn a(x: i32) {}\n", "2:1: error: functions used as tests can not have any arguments"),
        (
            "#[test]\nfn a<T>() {}\n",
            "2:1: error: functions used as tests can not have any non-lifetime generic parameters",
        ),
        ("#[test]\npub unsafe fn a() {}\n", "2:1: error: unsafe functions cannot be used for tests"),
        (
            "#[test]\n#[should_panic]\nfn a() -> Result<(), String> { Ok(()) }\n",
            "3:1: error: functions using `#[should_panic]` must return `()`",
        ),
        ("#[test]\nfn a() -> i32 { 1 }\n", "2:11: error[E0277]"),
        ("#[test]\nstruct S;\n", "1:1: error: the `#[test]` attribute may only be used on a free function"),
        (
            "struct S;\nimpl S {\n    #[test]\n    fn a() {}\n}\n",
            "3:5: error: the `#[test]` attribute may only be used on a free function",
        ),
        ("#[test]\n#[should_panic(expect = \"x\")]\nfn a() {}\n", "2:1: error[E0539]: malformed `should_panic`"),
        ("#[test]\nfn a() {\n    let s = String::new();\n    drop(s);\n    drop(s);\n}\n", "5:10: error[E0382]"),
    ];
    for (number, (text, expected)) in cases.iter().enumerate() {
        let (code, stdout, stderr) = test(&format!("no_test_{number}.rs"), text, &["--error-format", "short"]);
        assert_eq!((code, stdout.as_str(), stderr.lines().count()), (Some(1), "", 1), "{text}{stderr}");
        assert!(stderr.contains(expected), "{text}{stderr}");
    }
}

#[test]
fn what_is_for_tests_is_no_part_of_the_program() {
    let text = "#[cfg(test)]\nmod tests {\n    #[test]\n    fn a() { undefined(); }\n}\n\
                #[test]\nfn b() { let x: i32 = \"\"; }\nfn main() { println!(\"{}\", cfg!(test)); }\n";
    let path = file("tests_left_out.rs", text);
    let output = support::cairn::command().arg("run").arg(&path).output().expect("cairn runs");
    assert_eq!((output.status.code(), output.stdout), (Some(0), b"false\n".to_vec()));
    let (code, _, stderr) = test("tests_left_out.rs", text, &["--error-format", "short"]);
    assert_eq!(code, Some(1));
    assert!(stderr.contains("error[E0425]") && stderr.contains("error[E0308]") || stderr.contains("E0425"), "{stderr}");
}

#[test]
fn each_test_has_its_machine_and_its_limits() {
    let text = "use std::sync::atomic::{AtomicU32, Ordering};\nstatic COUNT: AtomicU32 = AtomicU32::new(0);\n\
                fn once() { assert_eq!(COUNT.fetch_add(1, Ordering::SeqCst), 0); }\n\
                #[test]\nfn a() { once(); }\n#[test]\nfn b() { once(); }\n\
                #[test]\nfn c() { loop {} }\n#[test]\nfn d() { loop { println!(\"again\"); } }\n\
                fn deep(n: u64) -> u64 { deep(n + 1) + 1 }\n#[test]\nfn e() { deep(0); }\n\
                #[test]\nfn f() { let mut v = Vec::new(); loop { v.push(1u64); } }\n\
                #[test]\nfn g() { let p = std::hint::black_box(8) as *const i32; unsafe { println!(\"{}\", p.read()); } }\n";
    let (code, stdout, stderr) =
        test("limits.rs", text, &["--fuel", "1000000", "--output-limit", "1000", "--heap", "1"]);
    assert_eq!((code, stderr.as_str()), (Some(101), ""));
    let lines: Vec<&str> = stdout.lines().filter(|line| line.starts_with("test ")).collect();
    assert_eq!(lines[..2], ["test a ... ok", "test b ... ok"]);
    assert!(lines[2..7].iter().all(|line| line.ends_with("FAILED")), "{stdout}");
    assert!(lines[7].starts_with("test result: FAILED. 2 passed; 5 failed;"), "{stdout}");
    for reason in [
        "out of fuel",
        "output limit",
        "'e' (6) has overflowed its stack",
        "memory allocation of",
        "null pointer dereference",
    ] {
        assert!(stdout.contains(reason), "{reason}: {stdout}");
    }
}

#[test]
fn leaving_the_process_ends_all_tests() {
    let text = "#[test]\nfn a() {}\n#[test]\nfn b() { std::process::exit(7); }\n#[test]\nfn c() {}\n";
    let (code, stdout, stderr) = test("leaves.rs", text, &[]);
    assert_eq!((code, stdout.as_str()), (Some(7), "\nrunning 3 tests\ntest a ... ok\ntest b ... \n"));
    assert!(stderr.contains("`b` ended the process with code 7"), "{stderr}");
}

/// As nightly's harness writes it.
#[test]
fn json() {
    let text = "#[test]\nfn a() {}\n#[test]\nfn b() { println!(\"\\\"quoted\\\"\"); panic!(\"no\"); }\n#[test]\n#[ignore = \"slow\"]\nfn c() {}\n";
    let (code, stdout, _) = test("json.rs", text, &["--format", "json"]);
    assert_eq!(code, Some(101));
    let events: Vec<serde_json::Value> =
        stdout.lines().map(|line| serde_json::from_str(line).expect("an object a line")).collect();
    assert_eq!(events.len(), 8);
    assert_eq!(events[0], serde_json::json!({ "type": "suite", "event": "started", "test_count": 3 }));
    assert_eq!(events[2], serde_json::json!({ "type": "test", "name": "a", "event": "ok" }));
    let output = events[4]["stdout"].as_str().expect("output");
    assert!(output.starts_with("\"quoted\"\n\nthread 'b' ("), "{output}");
    assert_eq!(events[6], serde_json::json!({ "type": "test", "name": "c", "event": "ignored", "message": "slow" }));
    assert_eq!(
        (&events[7]["event"], &events[7]["passed"], &events[7]["failed"]),
        (&"failed".into(), &1.into(), &1.into())
    );
}

/// `cargo test -- --nocapture` is a habit; here the flag stands among the others.
#[test]
fn flags_after_dashes_are_told_where_to_stand() {
    let (code, stdout, stderr) = test("dashes.rs", "fn main() {}\n", &["--", "--nocapture"]);
    assert_eq!((code, stdout.as_str()), (Some(2), ""));
    assert!(stderr.contains("cairn test FILE --nocapture"), "{stderr}");
}
