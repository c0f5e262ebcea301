//! What each stage shows of a few tiny programs in `tests/stages`, as snapshots: a change of one of them is a change to
//! look at. `INSTA_UPDATE=always cargo test --test stages` takes what is shown now; read the difference.

mod support;

use std::time::Duration;
use support::{cairn, process};

/// Both outputs and the exit code of a command, without what differs between machines.
fn shown(arguments: &[&str]) -> String {
    let mut command = cairn::command();
    let finished = process::run(command.args(arguments), b"", Duration::from_secs(30));
    assert_ne!(finished.exit, 2, "{arguments:?}: {}", finished.stderr());
    let mut text = finished.stdout();
    if !finished.stderr.is_empty() {
        text += &format!("\n--- standard error\n{}", explanations_cut(&finished.stderr()));
    }
    if finished.exit != 0 {
        text += &format!("\n--- exits with {}\n", finished.exit);
    }
    text
}

/// JSON diagnostics with the first line only of each code's explanation: the rest is what `cairn explain` prints, which
/// `tests/explain.rs` looks at, and lists programs that come and go.
fn explanations_cut(text: &str) -> String {
    const KEY: &str = "\"explanation\":\"";
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(KEY) {
        let (before, value) = rest.split_at(at + KEY.len());
        let end = value.find("\"},\"level\"").expect("the level follows a code and its explanation");
        out += before;
        out += value[..end].split("\\n").next().unwrap_or_default();
        rest = &value[end..];
    }
    out + rest
}

/// One test a view; the snapshots are in `tests/snapshots`.
macro_rules! views {
    ($($name:ident: $($argument:expr),+;)+) => {
        $(
            #[test]
            fn $name() {
                insta::assert_snapshot!(stringify!($name), shown(&[$($argument),+]));
            }
        )+
    };
}

views! {
    move_mir: "mir", "tests/stages/move.rs";
    move_disasm: "disasm", "tests/stages/move.rs";
    move_dump: "run", "tests/stages/move.rs", "--dump", "5", "--dump", "end";
    move_dump_json: "run", "tests/stages/move.rs", "--dump", "end", "--format", "json";
    branch_mir: "mir", "tests/stages/branch.rs";
    branch_disasm: "disasm", "tests/stages/branch.rs";
    branch_dump: "run", "tests/stages/branch.rs", "--dump", "8";
    layout_view: "layout", "tests/stages/layout.rs";
    layout_dump: "run", "tests/stages/layout.rs", "--dump", "end";
    rejected_human: "check", "tests/stages/rejected.rs";
    rejected_short: "check", "--error-format", "short", "tests/stages/rejected.rs";
    rejected_json: "check", "--error-format", "json", "tests/stages/rejected.rs";
    cycle_dump: "run", "programs/tour/16-rc-cycle.rs", "--dump", "end";
}
