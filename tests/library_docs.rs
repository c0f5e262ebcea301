//! The examples of the standard library's documentation, as it is installed with the toolchain.
//!
//! ```text
//! cargo test --test library_docs -- --ignored --nocapture                   # all modules, as a table
//! DOCS=core::slice DOCS_DETAILS=1 cargo test --test library_docs -- --ignored --nocapture    # with each that is not right
//! BLESS=1 cargo test --test library_docs -- --ignored                       # takes the counts of now into tests/library_docs.txt
//! ```

mod support;

use std::sync::Mutex;
use support::book::judge::{Class, Row};
use support::book::{program, table};
use support::library_docs::{blocks, extract, judge, scope};
use support::{in_parallel, oracle, root};

/// The rustc of which the counts are: the pages come with it.
const PINNED: &str = "rustc 1.95.";

/// What every run of the tests looks at: what learners meet first.
const SLICE: [&str; 3] = ["core::option", "core::result", "alloc::vec"];

/// The examples of modules with their verdicts; `None`, with a word, where there are no pages.
fn rows(wanted: impl Fn(&str) -> bool) -> Option<Vec<Row>> {
    let Some(version) = oracle::version() else {
        eprintln!("there is no rustc on the PATH, and no documentation: nothing is compared");
        return None;
    };
    if !version.starts_with(PINNED) {
        eprintln!("{version} has another documentation than the one that was counted ({PINNED}x): nothing is compared");
        return None;
    }
    let Some(blocks) = blocks(wanted) else {
        eprintln!("the documentation is not installed (`rustup component add rust-docs`): nothing is compared");
        return None;
    };
    let rows = Mutex::new(Vec::new());
    let broken = in_parallel(&blocks.into_iter().enumerate().collect::<Vec<_>>(), |(index, block)| {
        let row = judge::judge(block);
        rows.lock().map_err(|error| error.to_string())?.push((*index, row));
        Ok(())
    });
    assert!(broken.is_empty(), "{broken:?}");
    let mut rows = rows.into_inner().expect("no holder panics");
    rows.sort_by_key(|(index, _)| *index);
    Some(rows.into_iter().map(|(_, row)| row).collect())
}

/// Compares with the list that is kept, or takes the counts of now into it; those of other modules stay.
fn compare(rows: &[Row]) {
    let counts = table::counts(rows, |block| block.page.clone());
    let path = root().join("tests/library_docs.txt");
    let mut kept = table::read_ratchet::<String>(&std::fs::read_to_string(&path).unwrap_or_default());
    if std::env::var_os("BLESS").is_some() {
        kept.extend(table::as_kept(&counts));
        table::bless(&path, &kept);
        return;
    }
    let bless = "BLESS=1 cargo test --test library_docs -- --ignored";
    let complaints = table::complaints(&counts, &kept, bless);
    assert!(complaints.is_empty(), "{}\n\n{}", complaints.join("\n"), details(rows));
}

/// The examples that Cairn is held to and does not get right.
fn details(rows: &[Row]) -> String {
    let held: Vec<Row> = rows.iter().filter(|row| !matches!(row.class, Class::Beyond(_))).cloned().collect();
    table::details(&held)
}

/// No module that learners meet first gets worse than `tests/library_docs.txt` says.
#[test]
fn no_everyday_module_gets_worse() {
    if let Some(rows) = rows(|module| SLICE.contains(&module)) {
        compare(&rows);
    }
}

/// The table of all modules, or of those whose names begin with what `DOCS` says; none gets worse.
#[test]
#[ignore = "runs thousands of examples, and prints"]
fn no_module_gets_worse() {
    let only = std::env::var("DOCS").unwrap_or_default();
    let Some(rows) = rows(|module| module.starts_with(&only)) else { return };
    let counts = table::counts(&rows, |block| block.page.clone());
    let held: Vec<_> = counts.into_iter().filter(|(_, counts)| counts.held() > 0).collect();
    println!("\n{}", table::table("module", &held));
    if std::env::var_os("DOCS_DETAILS").is_some() {
        println!("{}", details(&rows));
    }
    compare(&rows);
}

#[test]
fn examples_out_of_a_page_of_source() {
    let line = |number: usize, text: &str| format!("<a href=#{number} id={number} data-nosnippet>{number}</a>{text}\n");
    let source = [
        "<span class=\"doccomment\">/// Words.",
        "///",
        "/// ```should_panic",
        "/// # fn f() -&gt; &amp;&#39;static str { \"x\" }",
        "/// f();",
        "/// ##[test]",
        "/// ```",
        "///",
        "/// ```text",
        "/// not a program",
        "/// ```",
        "/// ```",
        "#[doc = concat!(\"made(\", stringify!(i32), \")\")]",
        "/// ```",
        "///",
        "///   ```compile_fail,E0382",
        "///   let x = 1;",
        "///   ```</span>",
        "pub fn f() {}",
    ];
    let page: String = source.iter().enumerate().map(|(at, text)| line(at + 1, text)).collect();
    let found = extract::of_source("core::f", &format!("<pre><code>{page}</code></pre>"));
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].text, "fn f() -> &'static str { \"x\" }\nf();\n#[test]\n");
    assert!(found[0].is("should_panic"));
    assert_eq!((found[0].name().as_str(), found[0].file().as_str()), ("core::f #1", "core-f-1.rs"));
    assert_eq!((found[1].number, found[1].text.as_str()), (4, "let x = 1;\n"));
    assert_eq!(found[1].classes, ["compile_fail", "E0382"]);
}

#[test]
fn examples_out_of_the_links_of_a_page() {
    let example = |class: &str| {
        format!(
            "<div class=\"example-wrap{class}\"><pre><code>shown</code></pre><a class=\"test-arrow\" \
             href=\"https://play.rust-lang.org/?code=fn+main()+%7B%0A%C3%A4+%2B+1%7D&amp;edition=2024\">Run</a></div>"
        )
    };
    let found = extract::of_page("primitive.u8", &(example("") + &example("") + &example(" ignore")));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].text, "fn main() {\nä + 1}");
}

#[test]
fn examples_become_programs() {
    assert_eq!(program::of_example("f();"), "#![allow(unused)]\nfn main() {\nf();\n}\n");
    assert_eq!(program::of_example("fn main() {}"), "#![allow(unused)]\nfn main() {}\n");
    let result = program::of_example("#![allow(x)]\nf()?;\nOk::<(), E>(())");
    assert_eq!(
        result,
        "#![allow(unused)]\n#![allow(x)]\nfn main() { fn _inner() -> core::result::Result<(), impl core::fmt::Debug> {\n\
         f()?;\nOk::<(), E>(())\n}\n_inner().unwrap() }\n"
    );
}

#[test]
fn modules_out_of_scope() {
    assert!(scope::is_in("std::io") && scope::is_in("core::net_like"));
    assert!(!scope::is_in("std::net") && !scope::is_in("std::net::tcp"));
}
