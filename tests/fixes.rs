//! Fixes: every suggestion that is shown is accepted, by Cairn and by rustc, and most programs with one ownership error get one.
//!
//! ```text
//! FIXES_COUNT=5000 cargo test --release --test fixes -- --ignored --nocapture share_of_many
//! ```

mod support;

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

use cairn::diagnostic::{Diagnostic, Suggestion};
use cairn::driver;
use cairn::fix::{Limits, apply_edits, is_ownership, mend, suggest};
use support::generator;
use support::{in_parallel, oracle, process, report};

/// The errors of a program, with their suggestions if there are `most` errors at most, and whether they are about ownership,
/// all of them.
fn judged(text: &str, most: usize) -> (Vec<Diagnostic>, bool) {
    let work = || {
        driver::compile("program.rs", text, |compilation, diagnostics| {
            let mut diagnostics = diagnostics.to_vec();
            if diagnostics.len() <= most {
                suggest(compilation, &mut diagnostics, &Limits::default());
            }
            let all = diagnostics.iter().all(|d| is_ownership(compilation, d));
            (diagnostics, all)
        })
    };
    driver::on_large_stack(work).expect("the checker does not panic")
}

fn suggested(text: &str) -> Vec<Diagnostic> {
    judged(text, usize::MAX).0
}

fn applied(text: &str, suggestion: &Suggestion) -> String {
    apply_edits(text, &suggestion.edits).expect("edits are within the program and do not overlap")
}

/// Line and code of each error.
fn cairn_errors(text: &str) -> support::Errors {
    let work = || {
        driver::compile("program.rs", text, |compilation, diagnostics| {
            let of = |d: &Diagnostic| {
                let code = d.code.to_string();
                (compilation.sources.line(d.primary.span), if code.is_empty() { "-".to_owned() } else { code })
            };
            diagnostics.iter().filter(|d| d.is_error()).map(of).collect()
        })
    };
    driver::on_large_stack(work).expect("the checker does not panic")
}

fn read(program: &str) -> String {
    std::fs::read_to_string(support::root().join(program)).expect("the program is there")
}

fn rejected() -> Vec<String> {
    support::programs().into_iter().filter(|program| support::is_rejected(program)).collect()
}

// -- laws ----------------------------------------------------------------------------------------------------------------

/// What is shown leaves fewer errors, for Cairn and rustc the same ones.
#[test]
fn every_suggestion_is_accepted() {
    // One error after another in a file is a different fix; a slice of the programs, another one for each release of the list.
    let programs: Vec<String> = rejected().into_iter().filter(|name| name.contains("/E0")).step_by(6).collect();
    let shown = Mutex::new(0);
    let complaints = in_parallel(&programs, |program| {
        let text = read(program);
        let before = suggested(&text);
        for error in &before {
            for suggestion in &error.suggestions {
                *shown.lock().expect("no holder panics") += 1;
                let mended = applied(&text, suggestion);
                let ours = cairn_errors(&mended);
                let complain =
                    |what: &str| Err(format!("{program}: {} `{}`: {what}\n{mended}", error.code, suggestion.message));
                if ours.len() >= before.len() {
                    return complain("not fewer errors");
                }
                if oracle::version().is_some() {
                    let theirs = oracle::check_metadata(&mended).0;
                    if theirs != ours {
                        return complain(&support::difference("rustc", &theirs, "cairn", &ours).unwrap_or_default());
                    }
                }
            }
        }
        Ok(())
    });
    report("suggestions", programs.len(), &complaints);
    assert!(shown.into_inner().expect("no holder panics") > 20);
}

/// The most direct suggestions, in words, with their edits: changes of them are looked at.
#[test]
fn suggestions_of_small_programs() {
    let cases = [
        "fn main() {\n    let a = String::from(\"stone\");\n    let b = a;\n    println!(\"{a} {}\", b);\n    println!(\"{}\", a);\n}\n",
        "fn main() {\n    let mut v = vec![1, 2];\n    let first = &v[0];\n    v.push(3);\n    println!(\"{}\", first);\n}\n",
        "fn main() {\n    let r;\n    {\n        let x = 5;\n        r = &x;\n    }\n    println!(\"{}\", r);\n}\n",
        "fn text() -> &'static str {\n    let s = String::from(\"s\");\n    &s\n}\n\nfn main() {\n    println!(\"{}\", text());\n}\n",
        "fn main() {\n    let n = 1;\n    n += 1;\n    println!(\"{}\", n);\n}\n",
    ];
    let mut all = String::new();
    for text in cases {
        for error in suggested(text) {
            all += &format!("{}: {}\n", error.code, error.message);
            for suggestion in &error.suggestions {
                let mended = applied(text, suggestion);
                let changed: Vec<&str> = mended.lines().filter(|line| !text.lines().any(|old| old == *line)).collect();
                all += &format!("  {} ({})\n", suggestion.message, suggestion.cost);
                changed.iter().for_each(|line| all += &format!("  | {line}\n"));
            }
        }
    }
    insta::assert_snapshot!(all);
}

#[test]
fn mending_is_idempotent_and_keeps_line_ends() {
    let text = "// é\r\nfn main() {\r\n    let a = String::from(\"ü\");\r\n    let b = a;\r\n    println!(\"{} {}\", a, b);\r\n    let n = 1;\r\n    n = 2;\r\n    println!(\"{n}\");\r\n}\r\n";
    let once = |text: &str| {
        driver::on_large_stack(|| mend("program.rs", text, &Limits::default())).expect("the checker does not panic")
    };
    let mended = once(text);
    assert_eq!(mended.left, 0, "{}", mended.text);
    assert_eq!(mended.done.len(), 2);
    assert!(mended.text.starts_with("// é\r\n"));
    assert_eq!(mended.text.matches('\n').count(), mended.text.matches("\r\n").count(), "{:?}", mended.text);
    let again = once(&mended.text);
    assert_eq!((again.text.as_str(), again.done.len()), (mended.text.as_str(), 0));
}

// -- the command ---------------------------------------------------------------------------------------------------------

fn run(arguments: &[&str], stdin: &str) -> process::Finished {
    let mut command = support::cairn::command();
    process::run(command.args(arguments), stdin.as_bytes(), Duration::from_secs(60))
}

#[test]
fn the_command_writes_whole_files_or_none() {
    let folder = support::scratch("fixes");
    let path = folder.join("file.rs");
    let name = path.to_string_lossy().into_owned();
    let rejected = "fn main() {\n    let n = 1;\n    n = 2;\n    println!(\"{n}\");\n}\n";
    std::fs::write(&path, rejected).expect("the target folder is writable");

    let dry = run(&["check", "--fix", "--dry-run", &name], "");
    assert_eq!(dry.exit, 0, "{}", dry.stderr());
    assert!(dry.stdout().contains("-    let n = 1;\n+    let mut n = 1;\n"), "{}", dry.stdout());
    assert_eq!(std::fs::read_to_string(&path).expect("it is there"), rejected);

    let fixed = run(&["check", "--fix", &name], "");
    assert_eq!(fixed.exit, 0, "{}", fixed.stderr());
    assert!(fixed.stderr().contains("1 error fixed, none left"), "{}", fixed.stderr());
    let now = std::fs::read_to_string(&path).expect("it is there");
    assert_eq!(now, rejected.replace("let n", "let mut n"));

    let again = run(&["check", "--fix", &name], "");
    assert_eq!((again.exit, again.stderr().as_str()), (0, "no errors: nothing to fix\n"));

    let piped = run(&["check", "--fix", "-"], rejected);
    assert_eq!((piped.exit, piped.stdout()), (0, now));

    // Errors of types come first; the file stays as it was.
    let wrong = "fn main() {\n    let n: u8 = \"\";\n    let m = 1;\n    m = 2;\n}\n";
    std::fs::write(&path, wrong).expect("the target folder is writable");
    let refused = run(&["check", "--fix", &name], "");
    assert_eq!(refused.exit, 1);
    assert!(refused.stderr().contains("nothing to fix yet"), "{}", refused.stderr());
    assert_eq!(std::fs::read_to_string(&path).expect("it is there"), wrong);

    // A file that must not be written is not, even where the folder may be.
    std::fs::write(&path, rejected).expect("the target folder is writable");
    let mut permissions = std::fs::metadata(&path).expect("it is there").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions.clone()).expect("it is ours");
    let refused = run(&["check", "--fix", &name], "");
    assert_eq!(refused.exit, 1);
    assert!(refused.stderr().contains("read-only"), "{}", refused.stderr());
    assert_eq!(std::fs::read_to_string(&path).expect("it is there"), rejected);
    assert_eq!(run(&["check", "--dry-run", &name], "").exit, 2);
    std::fs::remove_file(&path).expect("it is ours");
}

// -- the share -----------------------------------------------------------------------------------------------------------

/// Of one code: programs with one error, those with a suggestion that Cairn accepts, and those where rustc accepts it too.
#[derive(Default, Clone, Copy)]
struct Share {
    programs: usize,
    suggested: usize,
    accepted: usize,
}

/// Measures the best suggestion of each program that has a single ownership error.
fn measure(programs: &[(String, String)]) -> BTreeMap<String, Share> {
    let shares: Mutex<BTreeMap<String, Share>> = Mutex::default();
    in_parallel(programs, |(name, text)| {
        let (errors, ownership) = judged(text, 1);
        let ([error], true) = (errors.as_slice(), ownership) else { return Ok(()) };
        let code = error.code.to_string();
        let code = if code.is_empty() { "-".to_owned() } else { code };
        let best = error.suggestions.first();
        let accepted = best.is_some_and(|best| oracle::check_metadata(&applied(text, best)).0.is_empty());
        if !accepted {
            eprintln!("{name}: {code}: {}", best.map_or("no suggestion", |best| best.message.as_str()));
        }
        let mut shares = shares.lock().expect("no holder panics");
        let share = shares.entry(code).or_default();
        share.programs += 1;
        share.suggested += usize::from(best.is_some());
        share.accepted += usize::from(accepted);
        Ok(())
    });
    shares.into_inner().expect("no holder panics")
}

/// Prints the shares; the percentage of all programs where rustc accepts.
fn table(what: &str, shares: &BTreeMap<String, Share>) -> usize {
    let mut all = Share::default();
    eprintln!("{what}\n  code   programs  suggested  accepted by rustc");
    for (code, share) in shares {
        eprintln!("  {code:<6} {:>8}  {:>9}  {:>8}", share.programs, share.suggested, share.accepted);
        all.programs += share.programs;
        all.suggested += share.suggested;
        all.accepted += share.accepted;
    }
    let percent = all.accepted * 100 / all.programs.max(1);
    eprintln!("  all    {:>8}  {:>9}  {:>8}   {percent} %", all.programs, all.suggested, all.accepted);
    percent
}

fn generated(seeds: std::ops::Range<u64>) -> Vec<(String, String)> {
    let of = |seed: u64| {
        let (text, _) = generator::file(&[generator::function(seed)]);
        (format!("seed {seed}"), text + "fn main() {}\n")
    };
    seeds.map(of).collect()
}

#[test]
fn share_of_a_slice() {
    if oracle::version().is_none() {
        eprintln!("there is no rustc on the PATH: nothing is measured");
        return;
    }
    let percent = table("generated functions", &measure(&generated(0..60)));
    // A ratchet: raise it when it is passed.
    assert!(percent >= 90, "only {percent} % of the programs are mended");
}

#[test]
#[ignore = "takes minutes; see the head of this file"]
fn share_of_many() {
    let count = std::env::var("FIXES_COUNT").ok().and_then(|text| text.parse().ok()).unwrap_or(1000);
    let programs: Vec<(String, String)> = rejected().into_iter().map(|name| (name.clone(), read(&name))).collect();
    table("programs/reject", &measure(&programs));
    table("generated functions", &measure(&generated(0..count)));
}
