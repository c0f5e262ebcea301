//! The programs of The Rust Programming Language, as it is installed with the toolchain, beside rustc.
//!
//! ```text
//! BOOK_DETAILS=1 cargo test --test book -- --ignored --nocapture     # all chapters; each block that is not right, with what differs
//! BOOK=rust-by-example cargo test --test book -- --ignored --nocapture any_book     # another book of the toolchain
//! BLESS=1 cargo test --test book                                     # takes the counts of now into tests/book.txt
//! ```

mod support;

use std::sync::Mutex;
use support::book::extract::Block;
use support::book::judge::{Row, judge};
use support::book::{HELD, SHOWN, blocks, blocks_of, extract, program, table};
use support::{in_parallel, oracle, root};

/// The rustc of which the counts are: the book comes with it, and another one has other blocks.
const PINNED: &str = "rustc 1.95.";

/// All blocks with their verdicts, in the book's order; `None`, with a word, where there is no book.
fn rows(blocks: impl Fn() -> Option<Vec<Block>>) -> Option<Vec<Row>> {
    let Some(version) = oracle::version() else {
        eprintln!("there is no rustc on the PATH: nothing is compared");
        return None;
    };
    if !version.starts_with(PINNED) {
        eprintln!("{version} has another book than the one that was counted ({PINNED}x): nothing is compared");
        return None;
    }
    let Some(blocks) = blocks() else {
        eprintln!("the book is not installed (`rustup component add rust-docs`): nothing is compared");
        return None;
    };
    let rows = Mutex::new(Vec::new());
    let broken = in_parallel(&blocks.into_iter().enumerate().collect::<Vec<_>>(), |(index, block)| {
        let row = judge(block);
        rows.lock().map_err(|error| error.to_string())?.push((*index, row));
        Ok(())
    });
    assert!(broken.is_empty(), "{broken:?}");
    let mut rows = rows.into_inner().expect("no holder panics");
    rows.sort_by_key(|(index, _)| *index);
    Some(rows.into_iter().map(|(_, row)| row).collect())
}

/// No chapter gets worse: as many blocks right as `tests/book.txt` says, nothing accepted that rustc rejects, no crash.
#[test]
fn no_chapter_gets_worse() {
    let Some(rows) = rows(|| blocks(&HELD)) else { return };
    let counts = table::counts(&rows, |block| block.chapter);
    let path = root().join("tests/book.txt");
    if std::env::var_os("BLESS").is_some() {
        table::bless(&path, &table::as_kept(&counts));
        return;
    }
    let kept = table::read_ratchet(&std::fs::read_to_string(&path).unwrap_or_default());
    let mut complaints = table::complaints(&counts, &kept, "BLESS=1 cargo test --test book");
    for (chapter, counts) in counts.iter().filter(|(_, counts)| counts.false_accepts > 0) {
        complaints.push(format!("{chapter}: {} accepted that rustc rejects", counts.false_accepts));
    }
    assert!(complaints.is_empty(), "{}\n\n{}", complaints.join("\n"), table::details(&rows));
}

/// The table of all chapters; `BOOK_DETAILS=1` adds each block that is not right.
#[test]
#[ignore = "asks about all chapters, and prints"]
fn every_chapter() {
    let details = std::env::var_os("BOOK_DETAILS").is_some();
    for (title, chapters) in [("held to", &HELD[..]), ("for information", &SHOWN[..])] {
        let Some(rows) = rows(|| blocks(chapters)) else { return };
        let counts = table::counts(&rows, |block| block.chapter);
        println!("\n{title}\n\n{}", table::table("chapter", &table::chapter_lines(chapters, &counts)));
        if details {
            println!("{}", table::details(&rows));
        }
    }
}

/// Another book that is installed, `rust-by-example` unless `BOOK` names it, with each block that is not right.
#[test]
#[ignore = "asks about hundreds of programs, and prints"]
fn any_book() {
    let book = std::env::var("BOOK").unwrap_or_else(|_| "rust-by-example".to_string());
    let Some(rows) = rows(|| blocks_of(&book)) else { return };
    let counts = table::counts(&rows, |block| block.chapter);
    println!("{}\n{}", table::table("book", &table::chapter_lines(&[(0, &book)], &counts)), table::details(&rows));
}

#[test]
fn hidden_lines_and_entities() {
    let html = "<p><code>not this</code></p><pre class=\"playground\"><code class=\"language-rust should_panic edition2024\">\
                <span class=\"boring\">fn main() {\n</span>    let x: &amp;&#39;static str = &quot;&lt;&gt;&quot;;\n\
                <span class=\"boring\">}</span></code></pre><code class=\"language-console\">$ cargo</code>";
    let found = extract::blocks(4, "ch04-01", html);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].text, "fn main() {\n    let x: &'static str = \"<>\";\n}");
    assert!(found[0].is("should_panic") && !found[0].is("ignore"));
    assert_eq!((found[0].name().as_str(), found[0].file().as_str()), ("ch04-01 #1", "ch04-01-1.rs"));
}

#[test]
fn programs_get_a_main() {
    assert_eq!(program::whole("fn main() {}"), "fn main() {}");
    assert_eq!(
        program::whole("struct S;\n\nimpl S {\n    fn f() {}\n}"),
        "struct S;\n\nimpl S {\n    fn f() {}\n}\nfn main() {}\n"
    );
    assert_eq!(program::whole("#![allow(unused)]\nlet x = 1;"), "#![allow(unused)]\nfn main() {\nlet x = 1;\n}\n");
    assert_eq!(program::whole("fn f() {}\nf();"), "fn main() {\nfn f() {}\nf();\n}\n");
    assert_eq!(program::whole("unsafe {\n    f();\n}"), "fn main() {\nunsafe {\n    f();\n}\n}\n");
}
