//! `cairn explain` and the forms of diagnostics: every code has a page, mended programs are accepted, JSON is what rustc writes.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, Output};

use cairn::diagnostic::Diagnostic;
use cairn::{driver, explain};
use serde_json::Value;

fn cairn(arguments: &[&str]) -> Output {
    support::cairn::command().args(arguments).current_dir(support::root()).output().expect("cairn runs")
}

fn stdout(arguments: &[&str]) -> String {
    let output = cairn(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

fn stderr(arguments: &[&str]) -> (i32, String) {
    let output = cairn(arguments);
    (output.status.code().unwrap_or(-1), String::from_utf8(output.stderr).expect("text"))
}

/// The numbers in `error(382, ...)`, `Code::E(382)` and the like.
fn emitted(folder: &Path, codes: &mut BTreeSet<u16>) {
    for entry in std::fs::read_dir(folder).expect("sources").flatten() {
        let path = entry.path();
        if path.is_dir() {
            emitted(&path, codes);
        } else {
            let text = std::fs::read_to_string(&path).expect("text");
            let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            for line in lines {
                for start in ["error(", "E("] {
                    for (at, _) in line.match_indices(start) {
                        let rest = &line[at + start.len()..];
                        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
                        codes.extend(digits.parse::<u16>());
                    }
                }
            }
        }
    }
}

#[test]
fn every_code_has_a_page() {
    let mut codes = BTreeSet::new();
    emitted(&support::root().join("src"), &mut codes);
    assert!(codes.len() > 200, "only {} codes were found in the sources", codes.len());
    let known: BTreeSet<u16> = explain::codes::CURRENT.iter().copied().collect();
    let missing: Vec<u16> =
        codes.intersection(&known).copied().filter(|code| explain::page(&format!("E{code:04}")).is_none()).collect();
    assert!(missing.is_empty(), "no program in programs/reject for {missing:?}");
    for lint in
        ["arithmetic_overflow", "unconditional_panic", "overflowing_literals", "static_mut_refs", "C0001", "C0002"]
    {
        assert!(explain::page(lint).is_some(), "no page for {lint}");
    }
}

#[test]
fn the_ownership_codes_are_told_in_full() {
    let codes = [
        309, 310, 311, 373, 381, 382, 384, 477, 478, 491, 499, 500, 501, 502, 503, 505, 506, 507, 508, 509, 510, 515,
        521, 524, 525, 594, 596, 597, 621, 700, 713, 716,
    ];
    for code in codes {
        let page = explain::page(&format!("E{code:04}")).expect("a page");
        let main = &page.causes[0];
        assert!(main.main && !main.memory.is_empty(), "{}: no story", page.code);
        assert!(!main.mended.is_empty(), "{}: nothing mended", page.code);
    }
    for code in [382, 499, 502, 505, 597] {
        assert!(explain::page(&format!("E{code:04}")).expect("a page").causes.len() >= 3);
    }
}

/// Every mended program, by the name of its file and what was done.
fn mended() -> Vec<(String, &'static str)> {
    let causes = explain::pages().iter().flat_map(|page| &page.causes);
    causes
        .flat_map(|cause| {
            cause.mended.iter().map(move |m| (format!("{}-{}: {}", cause.code, cause.name, m.how), m.program.as_str()))
        })
        .collect()
}

#[test]
fn mended_programs_are_accepted() {
    for (name, program) in mended() {
        let errors = driver::compile("mended.rs", program, |_, found| {
            found.iter().filter(|d| d.is_error()).map(|d: &Diagnostic| d.message.clone()).collect::<Vec<_>>()
        });
        assert_eq!(errors, [""; 0], "{name}");
        assert!(program.lines().all(|line| line.len() <= 74), "{name}: a line is too long for 80 columns");
    }
}

#[test]
fn mended_programs_are_accepted_by_rustc() {
    if support::oracle::version().is_none() {
        eprintln!("there is no rustc on the PATH: nothing is compared");
        return;
    }
    let programs = mended();
    let complaints = support::in_parallel(&programs, |(name, program)| {
        let answer = support::oracle::ask(name, program, None);
        if answer.errors.is_empty() { Ok(()) } else { Err(format!("{name}: {}", answer.messages.join("\n"))) }
    });
    support::report("mended programs", programs.len(), &complaints);
}

#[test]
fn pages_fit_the_terminal() {
    let drawing = |c: char| ('\u{2500}'..='\u{259f}').contains(&c) || c == '\u{1b}';
    for page in explain::pages() {
        for cause in &page.causes {
            let text = explain::render::text(page, Some(cause), &explain::render::Options::default());
            for line in text.lines() {
                // A program's line is as long as it is.
                assert!(line.contains(" | ") || line.chars().count() <= 80, "{}: {line}", page.code);
            }
            assert!(!text.contains(drawing), "{}", page.code);
        }
    }
}

#[test]
fn pages_are_found_on_the_command_line() {
    let page = stdout(&["explain", "E0382"]);
    for asked in ["e0382", "382", "error[E0382]"] {
        assert_eq!(stdout(&["explain", asked]), page, "{asked}");
    }
    assert!(page.contains("double free") && page.contains("Mended") && page.contains("moved-in-loop"), "{page}");
    insta::assert_snapshot!("explain_e0597", stdout(&["explain", "597"]));
    insta::assert_snapshot!("explain_e0597_plain", stdout(&["explain", "597", "--plain"]));
    let other = stdout(&["explain", "E0382", "--cause", "moved-in-loop"]);
    assert!(other.starts_with("E0382: moved-in-loop") && other.contains("use-after-move"), "{other}");
    let json: Value = serde_json::from_str(&stdout(&["explain", "E0382", "--format", "json"])).expect("JSON");
    assert_eq!((&json["code"], &json["causes"][0]["name"]), (&"E0382".into(), &"use-after-move".into()));
    let list = stdout(&["explain", "--list"]);
    assert!(
        list.contains("\nE0382  ") && list.contains("\nC0002  ") && list.contains("\noverflowing_literals"),
        "{list}"
    );
    assert!(serde_json::from_str::<Value>(&stdout(&["explain", "--list", "--format", "json"])).is_ok());
    for (asked, word) in [
        ("E0832", "did you mean"),
        ("E0733", "rustc --explain"),
        ("E0010", "no longer"),
        ("\u{1b}[31m", "no error code"),
    ] {
        let (exit, message) = stderr(&["explain", asked]);
        assert!(exit == 2 && message.contains(word) && !message.contains('\u{1b}'), "{asked}: {exit} {message}");
    }
    assert_eq!(stderr(&["explain", "E0382", "--cause", "nothing"]).0, 2);
    assert_eq!(stderr(&["explain"]).0, 2);
}

#[test]
fn plain_diagnostics_are_sentences() {
    let (exit, text) = stderr(&["check", "--plain", "programs/reject/E0499-two-mutable.rs"]);
    assert_eq!(exit, 1);
    insta::assert_snapshot!(text);
    assert!(text.is_ascii());
}

#[test]
fn the_hint_names_the_codes() {
    let hint = |program: &str| stderr(&["check", program]).1.lines().last().unwrap_or_default().to_owned();
    assert_eq!(hint("programs/reject/E0382-use-after-move.rs"), "For more about this error: cairn explain E0382");
    assert!(hint("programs/reject/E0499-conditional-return.rs").contains("(E0499, E0502)"));
    assert!(!hint("programs/reject/none-unclosed.rs").contains("explain"));
}

/// Programs with line ends and letters that make columns go wrong.
const ODD: [(&str, &str); 5] = [
    (
        "crlf",
        "fn main() {\r\n    let s = String::from(\"x\");\r\n    let t = s;\r\n    println!(\"{} {}\", s, t);\r\n}\r\n",
    ),
    ("letters", "fn main() {\n    let é = String::from(\"ßß🙂\"); let t = é; drop(é); drop(t);\n}\n"),
    (
        "tabs",
        "fn main() {\n\tlet mut v = vec![1];\n\tlet f = &v[0];\n\tv.push(/* 日本 */ 2);\n\tprintln!(\"{}\", f);\n}\n",
    ),
    (
        "lines",
        "fn f(_: i32) -> i32 { 1 }\r\nfn main() {\r\n    let s: &str = f(\r\n        // ü\r\n        1\r\n    );\r\n}\r\n",
    ),
    ("scope", "fn main() {\n    let r;\n    { let ä = 5; r = &ä; }\n    println!(\"{}\", r);\n}\n"),
];

/// What a tool reads: keys everywhere, and the primary spans by code.
#[test]
fn json_is_rustcs() {
    if support::oracle::version().is_none() {
        eprintln!("there is no rustc on the PATH: nothing is compared");
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("explain");
    std::fs::create_dir_all(&folder).expect("a folder");
    let mut keys = (BTreeMap::new(), BTreeMap::new());
    for (name, program) in ODD {
        let path = folder.join(format!("{name}.rs"));
        std::fs::write(&path, program).expect("a file");
        let path = path.to_str().expect("a path");
        let ours = stderr(&["check", "--error-format", "json", path]).1;
        let theirs = Command::new("rustc")
            .args(["--edition", "2024", "-A", "warnings", "--error-format", "json", "--emit", "metadata", "--out-dir"])
            .args([folder.to_str().expect("a path"), path])
            .output()
            .expect("rustc runs");
        let theirs = String::from_utf8(theirs.stderr).expect("text");
        let (ours, theirs) = (messages(&ours), messages(&theirs));
        assert!(!ours.is_empty(), "{name}: no error");
        ours.iter().for_each(|message| collect_keys("message", message, &mut keys.0));
        theirs.iter().for_each(|message| collect_keys("message", message, &mut keys.1));
        let spans = |messages: &[Value]| messages.iter().map(primary).collect::<Vec<_>>();
        assert_eq!(spans(&ours), spans(&theirs), "{name}");
    }
    // Of all programs together: not every message of rustc's has notes.
    for (place, ours) in &keys.0 {
        assert_eq!(Some(ours), keys.1.get(place), "keys of {place}");
    }
}

/// The messages that have a code.
fn messages(text: &str) -> Vec<Value> {
    let all = text.lines().map(|line| serde_json::from_str(line).expect("one JSON object a line"));
    all.filter(|message: &Value| !message["code"].is_null()).collect()
}

/// The keys of all objects, by the key under which they are found.
fn collect_keys(place: &str, value: &Value, keys: &mut BTreeMap<String, BTreeSet<String>>) {
    match value {
        Value::Object(object) => {
            keys.entry(place.to_owned()).or_default().extend(object.keys().cloned());
            object.iter().for_each(|(key, value)| collect_keys(key, value, keys));
        }
        Value::Array(values) => values.iter().for_each(|value| collect_keys(place, value, keys)),
        _ => {}
    }
}

/// The code, and where the primary span is, with the lines it is on.
fn primary(message: &Value) -> Vec<Value> {
    let spans = message["spans"].as_array().expect("spans");
    let span = spans.iter().find(|span| span["is_primary"] == true).expect("a primary span");
    let fields = ["byte_start", "byte_end", "line_start", "line_end", "column_start", "column_end", "text"];
    let place = fields.iter().map(|field| span[field].clone());
    [message["$message_type"].clone(), message["level"].clone(), message["code"]["code"].clone()]
        .into_iter()
        .chain(place)
        .collect()
}
