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
        text += &format!("\n--- standard error\n{}", finished.stderr());
    }
    if finished.exit != 0 {
        text += &format!("\n--- exits with {}\n", finished.exit);
    }
    text
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
