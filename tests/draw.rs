//! SVG pictures: well-formed, without scripts, every group named; no text outside of its box or on another, no arrow across
//! text; nothing of a program is markup. And the command line of `cairn draw` and `cairn layout`.
//!
//! `INSTA_UPDATE=always cargo test --test draw` takes what is drawn now, the picture in the README too.

mod support;

use std::path::{Path, PathBuf};
use std::time::Duration;

use cairn::driver;
use cairn::picture::{self, Picture};
use cairn::render::layout;
use cairn::render::svg::{self, End, Group, Rect, Scene, Text};
use cairn::timeline::{Moment, Options, Session};
use cairn::vm::Captured;
use support::{cairn as tool, process};

/// The picture of a program at a moment.
fn picture(name: &str, text: &str, moment: Moment) -> Picture {
    pictures(name, text, &[moment]).remove(0)
}

/// The pictures of one run at several moments.
fn pictures(name: &str, text: &str, moments: &[Moment]) -> Vec<Picture> {
    let work = || {
        driver::compile(name, text, |compilation, diagnostics| {
            assert!(!diagnostics.iter().any(cairn::diagnostic::Diagnostic::is_error), "{name}: {diagnostics:?}");
            let program = compilation.bytecode_for_session().expect("the program compiles");
            let options = Options { guard: compilation.uses_unsafe(), ..Options::default() };
            let host = Box::new(Captured::with_input(Vec::new()));
            let mut session = Session::new(&program, compilation.sources, options, host);
            let mut at = |moment: &Moment| {
                session.to_moment(*moment);
                session.picture(&moment.to_string(), &picture::Options::default())
            };
            moments.iter().map(&mut at).collect()
        })
    };
    driver::on_large_stack(work).expect("the compiler does not panic")
}

fn tour() -> Vec<(String, String)> {
    let names = support::programs().into_iter().filter(|name| name.starts_with("programs/tour/"));
    let found: Vec<_> =
        names.map(|name| (name.clone(), std::fs::read_to_string(support::root().join(name)).unwrap())).collect();
    assert!(found.len() >= 20);
    found
}

/// Well-formed, and nothing in it does anything.
fn check_svg(name: &str, svg: &str) {
    let document = roxmltree::Document::parse(svg).unwrap_or_else(|error| panic!("{name}: {error}\n{svg}"));
    let root = document.root_element();
    assert_eq!((root.tag_name().name(), root.attribute("role")), ("svg", Some("img")), "{name}");
    let allowed = ["svg", "title", "desc", "style", "defs", "pattern", "g", "rect", "path", "circle", "text", "tspan"];
    for element in root.descendants().filter(roxmltree::Node::is_element) {
        let tag = element.tag_name().name();
        assert!(allowed.contains(&tag), "{name}: <{tag}>");
        for attribute in element.attributes() {
            let key = attribute.name();
            assert!(!key.starts_with("on") && !key.contains("href") && key != "style", "{name}: {key}");
        }
        let named = element.children().any(|child| child.tag_name().name() == "title" && child.text().is_some());
        let hidden = element.attribute("aria-hidden") == Some("true");
        assert!(!matches!(tag, "svg" | "g") || named || hidden, "{name}: a group without a title");
    }
    assert!(!svg.contains("url(http") && !svg.contains("@import"), "{name}");
    assert!(!svg.chars().any(|c| c.is_control() && c != '\n'), "{name}: control characters");
    assert!(!svg.contains(['\u{202e}', '\u{2066}', '\u{200f}', '\u{61c}']), "{name}: text that turns others around");
}

fn texts(scene: &Scene) -> Vec<&Text> {
    scene.groups.iter().flat_map(Group::texts).collect()
}

/// Text stays in its box, and nothing is drawn on it.
fn check_scene(name: &str, scene: &Scene) {
    let all = Rect::new(0.0, 0.0, scene.width, scene.height);
    let texts = texts(scene);
    let boxes: Vec<Rect> = texts.iter().map(|text| text.bounds()).collect();
    for (text, bounds) in texts.iter().zip(&boxes) {
        assert!(text.room.holds(bounds), "{name}: {text:?} takes {bounds:?}");
        assert!(all.holds(bounds), "{name}: {text:?} is outside of the picture");
    }
    // By height, so that only neighbours are compared.
    let mut order: Vec<usize> = (0..boxes.len()).filter(|i| !texts[*i].spans.is_empty()).collect();
    order.sort_by(|a, b| boxes[*a].y.total_cmp(&boxes[*b].y));
    for (n, i) in order.iter().enumerate() {
        for j in order[n + 1..].iter().take_while(|j| boxes[**j].y < boxes[*i].bottom()) {
            assert!(!boxes[*i].meets(&boxes[*j]), "{name}: {:?} is on {:?}", texts[*i], texts[*j]);
        }
    }
    for route in &scene.routes {
        for ends in route.points.windows(2) {
            let (a, b) = (ends[0], ends[1]);
            assert!(a.x == b.x || a.y == b.y, "{name}: {} is not along the gutters", route.title);
            // As wide as the widest line and its head.
            let wide = 2.5;
            let piece = Rect::new(
                a.x.min(b.x) - wide,
                a.y.min(b.y) - wide,
                (a.x - b.x).abs() + 2.0 * wide,
                (a.y - b.y).abs() + 2.0 * wide,
            );
            assert!(all.holds(&piece), "{name}: {} leaves the picture", route.title);
            for (text, bounds) in texts.iter().zip(&boxes) {
                assert!(!piece.meets(bounds), "{name}: {} crosses {text:?}", route.title);
            }
        }
    }
}

fn check(name: &str, picture: &Picture) {
    for bytes in [false, true] {
        let options = svg::Options { bytes, ..svg::Options::default() };
        check_scene(name, &svg::scene(picture, &options));
        check_svg(name, &svg::picture(picture, &options));
    }
}

#[test]
fn the_tour_is_drawn_well() {
    for (name, text) in tour() {
        // The end, and every third line, for there are several frames or loans at some.
        let lines = 1..=text.lines().count() as u32;
        let moments = lines.step_by(3).map(|line| Moment::Line { line, nth: 1 });
        let moments: Vec<Moment> = [Moment::End].into_iter().chain(moments).collect();
        for picture in pictures(&name, &text, &moments) {
            check(&name, &picture);
        }
    }
}

#[test]
fn nothing_of_a_program_is_markup() {
    let text = r#"
        struct Über { 变量: String, c: char }
        fn main() {
            let s = String::from("</text></svg><script>alert(1)</script> & \"quotes\" 'n \u{202e}drow\u{2066} \u{1b}[31m\u{0}\r\n\u{ffff} 漢字 🦀 ﷽ עברית");
            let literal = "]]><!-- </title></desc> &amp; &#0; \u{61c}";
            let u = Über { 变量: String::from("<b onclick=\"x()\">"), c: '\u{200f}' };
            println!("{} {} {} {}", s, literal, u.变量, u.c);
        }
    "#;
    let name = "a</title><script>\u{202e}\"'&.rs";
    let picture = picture(name, text, Moment::End);
    check("hostile", &picture);
    let drawn =
        svg::picture(&picture, &svg::Options { caption: Some("</text><script>\u{202e}"), ..svg::Options::default() });
    check_svg("hostile", &drawn);
    let document = roxmltree::Document::parse(&drawn).unwrap();
    let all: String = document.descendants().filter_map(|node| node.text()).collect();
    // It is drawn, as what it is.
    assert!(all.contains("</text></svg><script>") && all.contains("\\u{202e}"), "{drawn}");
}

#[test]
fn long_things_are_folded() {
    let text = "
        fn deep(n: u32) -> u32 {
            if n == 0 {
                return 0;
            }
            let below = deep(n - 1);
            below + 1
        }
        fn main() {
            let numbers = vec![7u64; 100];
            let boxes: Vec<Box<u32>> = (0..300).map(Box::new).collect();
            let long = \"x\".repeat(3000);
            let refs: Vec<&u32> = boxes.iter().map(|b| &**b).collect();
            println!(\"{} {} {} {} {}\", deep(100), numbers.len(), boxes.len(), long.len(), refs.len());
        }
    ";
    let end = picture("long.rs", text, Moment::End);
    check("long.rs", &end);
    let drawn = svg::picture(&end, &svg::Options { bytes: true, ..svg::Options::default() });
    assert!(drawn.len() < 400_000, "{} bytes", drawn.len());
    for words in ["more blocks", "more lines", "more pointers not drawn", "more bytes", " more]"] {
        assert!(drawn.contains(words), "no `{words}`");
    }
    let deep = picture("long.rs", text, Moment::Line { line: 4, nth: 1 });
    check("long.rs, deep", &deep);
    assert!(svg::picture(&deep, &svg::Options::default()).contains("… 90 more frames here"));
}

#[test]
fn arrows_say_what_they_are() {
    let text = "
        use std::rc::{Rc, Weak};
        fn main() {
            let mut n = 5;
            let x = &mut n;
            let rc = Rc::new(1);
            let weak: Weak<i32> = Rc::downgrade(&rc);
            let owner = Box::new(3);
            let raw: *const i32 = { let gone = Box::new(4); &*gone };
            *x += 1;
            println!(\"{} {} {}\", rc, owner, raw.is_null());
            drop(weak);
        }
    ";
    let picture = picture("kinds.rs", text, Moment::Line { line: 10, nth: 1 });
    check("kinds.rs", &picture);
    let scene = svg::scene(&picture, &svg::Options::default());
    let titles: Vec<&str> = scene.routes.iter().map(|route| route.title.as_str()).collect();
    for title in [
        "x borrows mutably n of main",
        "rc shares",
        "weak knows, without owning it",
        "owner owns the block",
        "raw points at",
    ] {
        assert!(titles.iter().any(|found| found.starts_with(title)), "no `{title}` in {titles:?}");
    }
    let raw = scene.routes.iter().find(|route| route.title.starts_with("raw")).unwrap();
    assert!(raw.dangling && raw.title.ends_with("dangling: using it would be a fault"), "{raw:?}");
    let drawn = svg::picture(&picture, &svg::Options::default());
    for class in ["a owner", "a strong", "a weak", "a exclusive", "a raw", "cross"] {
        assert!(drawn.contains(&format!("class=\"{class}\"")), "{class}");
    }
    assert!(scene.routes.iter().all(|route| route.end == End::Target || route.dangling));
}

#[test]
fn cycles_are_marked() {
    let (name, text) = tour().into_iter().find(|(name, _)| name.contains("16-")).unwrap();
    let scene = svg::scene(&picture(&name, &text, Moment::End), &svg::Options::default());
    assert_eq!(scene.routes.iter().filter(|route| route.in_finding).count(), 2);
    assert_eq!(scene.routes.iter().filter(|route| route.make_weak).count(), 1);
    let all: Vec<String> = texts(&scene).iter().flat_map(|text| &text.spans).map(|span| span.text.clone()).collect();
    assert!(
        all.iter().any(|text| text == "make this a Weak [1]") && all.iter().any(|text| text.starts_with("[1] cycle"))
    );
}

fn run(arguments: &[&str]) -> process::Finished {
    process::run(tool::command().args(arguments), b"", Duration::from_secs(60))
}

fn stdout(arguments: &[&str]) -> String {
    let finished = run(arguments);
    assert_eq!(finished.exit, 0, "{arguments:?}: {}", finished.stderr());
    finished.stdout()
}

#[test]
fn three_lessons() {
    insta::assert_snapshot!("draw_move", stdout(&["draw", "programs/tour/03-move.rs", "--at", "10"]));
    insta::assert_snapshot!("draw_cycle", stdout(&["draw", "programs/tour/16-rc-cycle.rs", "--theme", "light"]));
    insta::assert_snapshot!(
        "draw_bytes",
        stdout(&["draw", "programs/tour/07-mutable-borrow.rs", "--at", "10", "--bytes"])
    );
}

#[test]
fn layouts() {
    let svg = stdout(&["layout", "tests/stages/layout.rs", "--format", "svg"]);
    check_svg("layout", &svg);
    insta::assert_snapshot!("layout_svg", svg);
    insta::assert_snapshot!("layout_json", stdout(&["layout", "tests/stages/layout.rs", "--format", "json"]));
    let one = stdout(&["layout", "tests/stages/layout.rs", "Option"]);
    assert!(one.starts_with("enum Option<Shape>") && !one.contains("struct Mixed"), "{one}");
    let unknown = run(&["layout", "tests/stages/layout.rs", "Mixd"]);
    assert_eq!(unknown.exit, 1);
    assert!(unknown.stderr().contains("`Mixd`") && unknown.stderr().contains("`Mixed`"), "{}", unknown.stderr());
}

#[test]
fn layouts_of_the_tour_are_drawn_well() {
    for (name, text) in tour() {
        let work = || {
            driver::compile(&name, &text, |compilation, _| {
                let program = compilation.bytecode_for_session().expect("the program compiles");
                layout::from_types(&program.debug.types, |_| true)
            })
        };
        let types = driver::on_large_stack(work).expect("the compiler does not panic");
        check_scene(&name, &svg::types_scene(&types));
        check_svg(&name, &svg::types(&types, svg::Theme::Dark));
        for ty in &types {
            for part in ty.parts() {
                let mut end = 0;
                for piece in part.pieces.iter().filter(|piece| piece.size > 0) {
                    let union = ty.keyword() == "union";
                    assert!(union || piece.offset == end, "{}: {piece:?} after {end}", ty.name);
                    end = piece.offset + piece.size;
                }
            }
        }
    }
}

/// A folder of this test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = support::scratch("draw").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).to_string_lossy().into_owned()
}

#[test]
fn wrong_command_lines_are_told() {
    let lesson = "programs/tour/02-frames.rs";
    let folder = folder("errors");
    let existing = path(&folder, "there.svg");
    std::fs::write(&existing, "mine").unwrap();
    let nowhere = path(&folder, "no/such.svg");
    let cases: [(&[&str], i32, &str); 10] = [
        (&["--at", "999"], 1, "there is no line 999"),
        (&["--at", "1"], 1, "no statement starts on line 1; the nearest are on line 9"),
        (&["--at", "12:4"], 1, "line 12 runs only once, not 4 times"),
        (&["-o", &existing], 1, "exists: `--force` replaces it"),
        (&["-o", &nowhere], 1, "cannot write"),
        (&["--at", "soon"], 2, "LINE:N"),
        (&["--steps", "5..2", "-o", "x.svg"], 2, "has no steps"),
        (&["--steps", "1..2", "-o", "-"], 1, "-o name.svg"),
        (&["--steps", "900..901", "-o", &nowhere], 1, "there is no step 900: the program exited with 0"),
        (&["--theme", "pink"], 2, "possible values"),
    ];
    for (flags, exit, words) in cases {
        let mut arguments = vec!["draw", lesson];
        arguments.extend(flags);
        let finished = run(&arguments);
        assert_eq!(finished.exit, exit, "{flags:?}: {}", finished.stderr());
        assert!(finished.stderr().contains(words), "{flags:?}: {}", finished.stderr());
        assert!(finished.stdout.is_empty(), "{flags:?}");
    }
    assert_eq!(std::fs::read_to_string(&existing).unwrap(), "mine");
    stdout(&["draw", lesson, "-o", &existing, "--force"]);
    check_svg(lesson, &std::fs::read_to_string(&existing).unwrap());
    let never = run(&["draw", "programs/tour/11-drop-order.rs", "--at", "999"]);
    assert_eq!(never.exit, 1);
}

#[test]
fn steps_make_one_file_each() {
    let folder = folder("steps");
    stdout(&["draw", "programs/tour/03-move.rs", "--steps", "1..4", "-o", &path(&folder, "move.svg")]);
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["move-001.svg", "move-002.svg", "move-003.svg", "move-004.svg"]);
    for name in names {
        let svg = std::fs::read_to_string(folder.join(&name)).unwrap();
        check_svg(&name, &svg);
    }
    // Each says what its step did.
    let second = std::fs::read_to_string(folder.join("move-002.svg")).unwrap();
    assert!(second.contains("step 2") && second.contains(" — "), "{second}");
}

#[test]
fn json_is_the_picture() {
    let json = stdout(&["draw", "programs/tour/03-move.rs", "--format", "json"]);
    assert!(json.starts_with("{\"version\":") && json.ends_with("}\n") && json.contains("\"label\":\"end\""), "{json}");
}

#[test]
fn the_picture_in_the_readme_is_current() {
    let drawn = stdout(&["draw", "programs/tour/03-move.rs", "--at", "10"]);
    let path = support::root().join("docs/move.svg");
    if std::env::var("INSTA_UPDATE").is_ok_and(|value| value == "always") {
        std::fs::write(&path, &drawn).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == drawn, "docs/move.svg is out of date: INSTA_UPDATE=always cargo test --test draw");
    let readme = std::fs::read_to_string(support::root().join("README.md")).unwrap();
    assert!(readme.contains("(docs/move.svg)"));
}
