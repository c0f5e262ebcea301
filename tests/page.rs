//! `cairn page`: its data against the moments that they are made of, and the page itself in headless Chromium.

mod support;

#[path = "support/browser.rs"]
mod browser;

use std::path::{Path, PathBuf};
use std::time::Duration;

use browser::Browser;
use cairn::render::html;
use cairn::source::{FileId, Sources};
use cairn::timeline::{Options, Session};
use cairn::vm::Limits;
use serde_json::Value;
use support::scratch;

/// Hands a session of an accepted program to `look`.
fn with_session<R: Send>(name: &str, text: &str, look: impl FnOnce(&mut Session<'_>) -> R + Send) -> R {
    let limits = Limits { heap: 8 << 20, fuel: 50_000_000, log_blocks: true, ..Limits::default() };
    let options = Options { limits, ..Options::default() };
    support::sessions::of_text(name, text, options, look).expect("the program is accepted")
}

fn name(sources: &Sources) -> String {
    sources.file(FileId::MAIN).name.clone()
}

/// A page's file, and its data.
fn page(name: &str, text: &str, max_steps: usize) -> (PathBuf, String) {
    let options = html::Options { max_steps, ..html::Options::default() };
    let (page, data) = with_session(name, text, |session| {
        let recording = html::record(session, &options);
        let sources = session.sources();
        (html::page(&recording, sources, &[]), html::data(&recording, sources, &[], &self::name(sources)))
    });
    let file: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let file = scratch("pages").join(file).with_extension("html");
    std::fs::write(&file, page).expect("the scratch folder is writable");
    (file, data)
}

fn tour() -> Vec<(String, String)> {
    let folder = support::root().join("programs/tour");
    let mut found: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("there is a tour").flatten().map(|entry| entry.path()).collect();
    found.sort();
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    found.iter().map(|path| (name(path), std::fs::read_to_string(path).expect("a program"))).collect()
}

// -------------------------------------------------------------------------------------------------------------------
// The data.

/// Differences and the pool lead to the moments that were recorded, in every program of the tour.
#[test]
fn differences_lead_to_the_moments() {
    for (name, text) in tour() {
        with_session(&name, &text, |session| {
            let options = html::Options { max_steps: 300, ..html::Options::default() };
            let recording = html::record(session, &options);
            let data = html::data(&recording, session.sources(), &[], &name);
            let read = html::moments(&data).expect("the data can be read");
            let mut straight = Vec::new();
            html::walk(session, &options, |moment| {
                straight.push(moment);
                true
            });
            assert!(read.len() > 3, "{name}: only {} moments", read.len());
            assert_eq!(read.len(), straight.len(), "{name}");
            for (i, (read, straight)) in read.iter().zip(&straight).enumerate() {
                assert_eq!(read, straight, "{name}: moment {i}");
            }
        });
    }
}

#[test]
fn data_of_a_tiny_program() {
    let text = "fn main() {\n    let a = String::from(\"hi\");\n    let b = a;\n    println!(\"{b}\");\n}\n";
    let (_, data) = page("tiny.rs", text, 100);
    let data: Value = serde_json::from_str(&data).expect("JSON");
    insta::assert_snapshot!(serde_json::to_string_pretty(&data).expect("it was JSON"));
}

/// Calls that come and go, a vector that changes in its middle, blocks made and freed, and output.
const LONG: &str = r#"
#[derive(Clone)]
struct Item { name: String, count: u32, price: f64 }

fn weigh(item: &Item, factor: u32) -> u32 {
    let product = item.count.wrapping_mul(factor);
    product % 97
}

fn fib(n: u32) -> u32 {
    if n < 2 { n } else { fib(n - 1) + fib(n - 2) }
}

fn main() {
    let mut items = Vec::new();
    for i in 0..8 {
        items.push(Item { name: format!("item {i}"), count: i, price: 1.5 });
    }
    let mut numbers = vec![0u32; 40];
    let mut sum = 0u32;
    for round in 0..100_000u32 {
        let at = (round * 7 % 40) as usize;
        numbers[at] = numbers[at].wrapping_add(round);
        let item = &mut items[at % 8];
        item.count += 1;
        let copy = item.clone();
        sum = sum.wrapping_add(weigh(&copy, round));
        if round % 50 == 0 {
            println!("{round}: {sum} {}", fib(6));
        }
    }
}
"#;

#[test]
fn ten_thousand_steps_stay_under_two_mebibytes() {
    let (file, data) = page("long.rs", LONG, 10_000);
    let size = std::fs::metadata(file).expect("it was written").len();
    assert_eq!(html::moments(&data).expect("it can be read").len(), 10_000);
    println!("{size} bytes");
    assert!(size < 2 << 20, "{size} bytes");
    assert!(data.contains("Only the first 10000 steps are in this page"));
}

#[test]
fn hostile_text_is_not_in_the_page_as_it_is() {
    let (file, _) = page("</title><script>window.pwned=1</script>.rs", HOSTILE, 1000);
    let page = std::fs::read_to_string(file).expect("it was written");
    assert_eq!(page.matches("<script").count(), 2, "the data and the script");
    assert!(!page.contains('\u{202e}') && !page.contains('\u{7}'));
    assert!(!page.contains("<!--") && !page.contains("<b>"));
}

#[test]
fn the_command_writes_whole_files_and_replaces_none() {
    let file = scratch("pages").join(format!("command-{}.html", std::process::id()));
    let _ = std::fs::remove_file(&file);
    let run = |force: bool, output: &Path| {
        let mut command = support::cairn::command();
        command.args(["page", "programs/tour/03-move.rs", "-o"]).arg(output);
        if force {
            command.arg("--force");
        }
        support::process::run(&mut command, b"", Duration::from_secs(60))
    };
    let first = run(false, &file);
    assert_eq!((first.exit, first.stdout().as_str(), first.stderr().as_str()), (0, "", ""));
    let again = run(false, &file);
    assert_eq!(again.exit, 1);
    assert!(again.stderr().contains("--force"), "{}", again.stderr());
    assert_eq!(run(true, &file).exit, 0);
    let written = std::fs::read_to_string(&file).expect("it was written");
    assert_eq!(run(false, Path::new("-")).stdout(), written);
    assert!(written.starts_with("<!doctype html>") && written.ends_with("</html>\n"));
    let _ = std::fs::remove_file(&file);
}

// -------------------------------------------------------------------------------------------------------------------
// The page in a browser.

const WALK: &str = r#"fn twice(n: &i32) -> i32 {
    *n * 2
}

fn main() {
    let mut v = vec![1, 2];
    let b = Box::new(5);
    let c = b;
    v.push(twice(&c));
    println!("{v:?}");
}
"#;

const HOSTILE: &str = r#"// </script><script>window.pwned=1</script> <!-- <b>
fn main() {
    let html = String::from("</script><script>window.pwned=1</script>");
    let quotes = "\"'><img src=x onerror=window.pwned=1>";
    let bidi = "a\u{202e}b\u{7}";
    let tilde = String::from("~0 ~~1 {{script}}");
    println!("{html} {quotes} {bidi} {tilde}");
    eprintln!("<b>err</b>");
}
"#;

/// Everything of the page that changes from step to step, as text.
const ALL: &str = "document.querySelector('main').textContent + document.querySelector('#say').textContent \
                   + document.querySelector('#count').textContent \
                   + document.querySelectorAll('#arrows > g').length";
const SAY: &str = "document.querySelector('#say').textContent";
const COUNT: &str = "document.querySelector('#count').textContent";
const LINE: &str = "document.querySelector('#source [aria-current=step] .number').textContent.trim()";
const STACK: &str = "document.querySelector('#frames').textContent";
const TOTAL: &str = "document.querySelector('#slider').max";

/// The line that runs next in a moment.
fn line(moment: &Value) -> Option<u64> {
    moment["frames"].as_array()?.last()?["line"].as_u64()
}

#[test]
fn buttons_keys_and_the_slider_step() {
    let Some(mut browser) = Browser::start("steps") else { return };
    let (file, data) = page("walk.rs", WALK, 1000);
    let moments = html::moments(&data).expect("it can be read");
    browser.open(&file, 1280, 800);
    let total: usize = browser.text(TOTAL).parse().expect("a number");
    assert_eq!(total, moments.len());
    assert_eq!(browser.text(LINE), "6");
    // By button and by key, each step says what the data say.
    let mut straight = vec![browser.text(ALL)];
    for (i, moment) in moments.iter().enumerate().skip(1) {
        match i % 2 {
            0 => browser.click("#forward"),
            _ => browser.press("ArrowRight", 39),
        }
        assert_eq!(browser.text(COUNT), format!("Step {} of {total}", i + 1));
        assert_eq!(browser.text(SAY), moment["say"].as_str().unwrap_or_default(), "step {i}");
        if let Some(line) = line(moment) {
            assert_eq!(browser.text(LINE), line.to_string(), "step {i}");
        }
        straight.push(browser.text(ALL));
    }
    // The frame of the call came and went.
    let in_twice = moments.iter().position(|moment| line(moment) == Some(2)).expect("`twice` runs");
    // Back again, the page is what it was.
    for i in (0..total - 1).rev() {
        match i % 2 {
            0 => browser.click("#back"),
            _ => browser.press("ArrowLeft", 37),
        }
        assert_eq!(browser.text(ALL), straight[i], "step {i}, on the way back");
    }
    browser.press("End", 35);
    assert_eq!(browser.text(ALL), straight[total - 1]);
    assert!(browser.text("document.querySelector('#output').textContent").contains("[1, 2, 10]"));
    assert!(browser.text("document.querySelector('#note').textContent").contains("Ended"));
    browser.press("Home", 36);
    assert_eq!(browser.text(ALL), straight[0]);
    browser.click("#last");
    browser.click("#first");
    assert_eq!(browser.text(ALL), straight[0]);
    // The slider, as a user's hand moves it, and by its own keys.
    let slide = format!(
        "(() => {{ const s = document.querySelector('#slider'); s.value = {}; \
         s.dispatchEvent(new Event('input', {{bubbles: true}})); s.focus(); }})()",
        in_twice + 1
    );
    browser.eval(&slide);
    assert_eq!(browser.text(ALL), straight[in_twice]);
    assert!(browser.text(STACK).contains("twice") && browser.text(STACK).contains("calls at line 9"));
    browser.press("ArrowRight", 39);
    assert_eq!(browser.text(ALL), straight[in_twice + 1], "one step, not two");
    // Over the call: from line 9 to where `main` goes on.
    let call = in_twice - 1;
    browser.eval(&format!("location.hash = '#{}'; new Promise((done) => setTimeout(done, 100))", call + 1));
    assert_eq!(browser.text(ALL), straight[call]);
    browser.press("o", 79);
    assert!(!browser.text(STACK).contains("twice"));
    // Bytes.
    assert_eq!(browser.text("getComputedStyle(document.querySelector('.bytes')).display"), "none");
    browser.press("b", 66);
    assert_eq!(browser.text("getComputedStyle(document.querySelector('.bytes')).display"), "block");
    assert_eq!(browser.text("document.querySelector('#bytes').getAttribute('aria-pressed')"), "true");
    let roles = browser
        .text("[...new Set([...document.querySelectorAll('main .byte i')].map(i => i.textContent))].sort().join('')");
    assert!(roles.contains('a') && roles.contains('h') && roles.contains('k') && roles.contains('m'), "{roles}");
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

/// What `cairn permissions` tells is under the lines of the page, for who wants it.
#[test]
fn permissions_are_under_their_lines() {
    let Some(mut browser) = Browser::start("permissions") else { return };
    let file = scratch("pages").join(format!("permissions-{}.html", std::process::id()));
    let mut command = support::cairn::command();
    command.args(["page", "--force", "programs/tour/03-move.rs", "-o"]).arg(&file);
    assert_eq!(support::process::run(&mut command, b"", Duration::from_secs(60)).exit, 0);
    let mut command = support::cairn::command();
    command.args(["permissions", "--plain", "programs/tour/03-move.rs"]);
    let told = support::process::run(&mut command, b"", Duration::from_secs(60)).stdout();
    browser.open(&file, 1280, 800);
    let display = "getComputedStyle(document.querySelector('.permission')).display";
    assert_eq!(browser.text(display), "none");
    browser.press("p", 80);
    assert_eq!(browser.text(display), "block");
    assert_eq!(browser.text("document.querySelector('#permissions').getAttribute('aria-pressed')"), "true");
    // Each sentence is in its place: that of the text, which is in the order of lines too.
    let spoken =
        browser.text("[...document.querySelectorAll('.permission .unseen')].map((e) => e.textContent).join('\\n')");
    let sentences: Vec<&str> = told.lines().filter_map(|line| line.strip_prefix("  ")).collect();
    assert!(sentences.iter().any(|sentence| sentence.contains("moved to")), "{told}");
    assert_eq!(spoken.lines().collect::<Vec<_>>(), sentences);
    browser.click("#permissions");
    assert_eq!(browser.text(display), "none");
    assert_eq!(browser.complaints(), Vec::<String>::new());
    let _ = std::fs::remove_file(&file);
}

#[test]
fn hostile_text_does_nothing() {
    let Some(mut browser) = Browser::start("hostile") else { return };
    let (file, data) = page("</title><script>window.pwned=1</script>.rs", HOSTILE, 1000);
    browser.open(&file, 1280, 800);
    browser.press("End", 35);
    // Everything is printed, nothing is dropped yet.
    let moments = html::moments(&data).expect("it can be read");
    let end = moments.iter().position(|moment| line(moment) == Some(9)).expect("`main` ends");
    browser.eval(&format!("location.hash = '#{}'; new Promise((done) => setTimeout(done, 100))", end + 1));
    assert_eq!(browser.text("String(window.pwned)"), "undefined");
    assert_eq!(browser.text("String(document.querySelectorAll('img, b').length)"), "0");
    assert_eq!(browser.text("document.title"), "</title><script>window.pwned=1</script>.rs · Cairn");
    let stack = browser.text(STACK);
    assert!(stack.contains("</script><script>window.pwned=1</script>"), "{stack}");
    assert!(stack.contains("\\u{202e}b\\u{7}") && stack.contains("~0 ~~1 {{script}}"), "{stack}");
    let output = browser.text("document.querySelector('#output').textContent");
    assert!(output.contains("a\\u{202e}b\\u{7} ~0 ~~1") && output.contains("<b>err</b>"), "{output}");
    let source = browser.text("document.querySelector('#source').textContent");
    assert!(source.contains("// </script><script>window.pwned=1</script> <!-- <b>"), "{source}");
    assert_eq!(browser.complaints(), Vec::<String>::new());
    // The policy holds: nothing else may run or load. (Its complaints show that complaints are heard.)
    browser.eval(
        "(() => { const s = document.createElement('script'); s.textContent = 'window.pwned = 1'; \
         document.body.append(s); const i = new Image(); i.src = 'http://127.0.0.1:9/'; })()",
    );
    assert_eq!(browser.text("String(window.pwned)"), "undefined");
    assert!(browser.complaints().len() >= 2);
}

#[test]
fn everything_has_a_name_and_fits() {
    let Some(mut browser) = Browser::start("names") else { return };
    let programs: Vec<(String, String)> = tour();
    for (name, text) in programs
        .iter()
        .filter(|(name, _)| ["03", "10", "13", "14", "16", "20"].iter().any(|number| name.starts_with(number)))
    {
        let (file, _) = page(name, text, 1000);
        for (width, height) in [(1280, 800), (360, 740)] {
            browser.open(&file, width, height);
            for step in ["Home", "middle", "End", "bytes"] {
                match step {
                    "middle" => {
                        let middle = format!(
                            "location.hash = '#' + Math.ceil({TOTAL} / 2); new Promise((done) => setTimeout(done, 60))"
                        );
                        browser.eval(&middle);
                    }
                    "bytes" => browser.press("b", 66),
                    "Home" => browser.press("Home", 36),
                    _ => browser.press("End", 35),
                }
                let room = browser.eval("document.documentElement.scrollWidth");
                assert!(room.as_u64() <= Some(u64::from(width)), "{name} at {width}, {step}: {room} wide");
            }
            assert_eq!(browser.complaints(), Vec::<String>::new(), "{name} at {width}");
        }
    }
    let tree = browser.call("Accessibility.getFullAXTree", serde_json::json!({}));
    let nodes = tree["nodes"].as_array().expect("a tree").iter().filter(|node| node["ignored"] != true);
    let mut roles = Vec::new();
    for node in nodes {
        let role = node["role"]["value"].as_str().unwrap_or_default();
        let name = node["name"]["value"].as_str().unwrap_or_default();
        if ["button", "slider", "region", "group", "list"].contains(&role)
            && node["properties"].to_string().contains("focusable")
            || ["region", "group"].contains(&role)
        {
            assert!(!name.trim().is_empty(), "{node} has no name");
        }
        roles.push(role.to_owned());
    }
    for role in ["banner", "main", "contentinfo", "region", "button", "slider", "status", "article"] {
        assert!(roles.iter().any(|found| found == role), "no {role} in {roles:?}");
    }
    // The order of the keyboard is that of the page.
    browser.eval("document.activeElement.blur(); window.scrollTo(0, 0)");
    let mut order = Vec::new();
    for _ in 0..10 {
        browser.press("Tab", 9);
        order.push(browser.text("document.activeElement.id || document.activeElement.localName"));
    }
    assert_eq!(
        order,
        ["first", "back", "forward", "over", "last", "slider", "bytes", "permissions", "source", "output"]
    );
}

/// `PAGE_SHOTS=folder cargo test --test page -- --ignored` draws the tour's pages for people to look at.
#[test]
#[ignore = "pictures for people"]
fn shots() {
    let folder = PathBuf::from(std::env::var_os("PAGE_SHOTS").expect("PAGE_SHOTS names a folder"));
    let only = std::env::var("PAGE_ONLY").unwrap_or_default();
    let mut browser = Browser::start("shots").expect("there is a browser");
    for (name, text) in tour().iter().filter(|(name, _)| name.starts_with(&only)) {
        let (file, _) = page(name, text, 10_000);
        for (kind, width, height) in [("wide", 1280, 800), ("phone", 360, 740)] {
            for scheme in ["light", "dark"] {
                let media = serde_json::json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
                browser.call("Emulation.setEmulatedMedia", media);
                browser.open(&file, width, height);
                let total: usize = browser.text(TOTAL).parse().expect("a number");
                for (label, step) in [("a", total / 2), ("b", total * 4 / 5), ("c", total)] {
                    browser.eval(&format!("location.hash = '#{step}'; new Promise((done) => setTimeout(done, 80))"));
                    let path = folder.join(format!("{name}-{kind}-{scheme}-{label}.png"));
                    browser.screenshot(&path);
                }
                browser.press("b", 66);
                browser.press("ArrowLeft", 37);
                if kind == "phone" {
                    browser.eval("document.querySelector('#memory').scrollIntoView(); scrollBy(0, -150)");
                }
                browser.eval("new Promise((done) => setTimeout(done, 80))");
                browser.screenshot(&folder.join(format!("{name}-{kind}-{scheme}-d.png")));
            }
        }
    }
}
