//! The parser: what it accepts and refuses (the same as rustc), how operators bind, where spans point, and that no input,
//! however hostile, makes it panic or take long.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use cairn::ast::visit::{Visit, block_items, walk_crate, walk_expr};
use cairn::ast::*;
use cairn::diagnostic::{Code, Diagnostic};
use cairn::parse::{self, Align, Count, FormatPiece, FormatTrait, Position, Sign};
use cairn::source::{FileId, Sources, Span};

fn parse_text(text: &str) -> (Sources, Crate, Vec<Diagnostic>) {
    let mut sources = Sources::new();
    let file = sources.add("test.rs", text);
    let (krate, diagnostics) = parse::program(&sources, file);
    (sources, krate, diagnostics)
}

/// The (line, code) pairs of a text's errors, in order and without repetition.
fn errors(text: &str) -> Vec<(u32, String)> {
    let (sources, _, diagnostics) = parse_text(text);
    let mut errors: Vec<_> = diagnostics.iter().map(|d| (sources.line(d.primary.span), d.code.to_string())).collect();
    errors.sort();
    errors.dedup();
    errors
}

// ------------------------------------------------------------------------------------------------------------ accepted

/// Items, one a line. rustc's parser takes them all.
const ITEMS: &str = include_str!("parse/items.txt");
/// Statements, one a line.
const STATEMENTS: &str = include_str!("parse/statements.txt");

fn lines(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with("// "))
}

#[test]
fn accepts_items() {
    for line in lines(ITEMS) {
        assert_eq!(messages(line), Vec::<String>::new(), "{line}");
    }
}

#[test]
fn accepts_statements() {
    for line in lines(STATEMENTS) {
        assert_eq!(messages(&format!("fn f() {{ {line} }}")), Vec::<String>::new(), "{line}");
    }
}

fn messages(text: &str) -> Vec<String> {
    parse_text(text).2.into_iter().map(|d| d.message).collect()
}

#[test]
fn rustc_accepts_the_same() {
    let mut text = String::from("#[cfg(any())] mod syntax {\n");
    lines(ITEMS).for_each(|line| text += &format!("{line}\n"));
    for line in lines(STATEMENTS) {
        text += &format!("fn f() {{ {line} }}\n");
    }
    text += "}\n";
    assert_eq!(rustc_errors(&text), [], "rustc refuses an accepted line");
}

/// The (line, code) pairs that rustc reports.
fn rustc_errors(text: &str) -> Vec<(u32, String)> {
    let mut child = Command::new("rustc")
        .args(["--edition", "2024", "--crate-type", "lib", "--emit", "metadata", "--error-format", "short"])
        .args(["--out-dir", env!("CARGO_TARGET_TMPDIR"), "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("rustc is installed where this is developed");
    use std::io::Write;
    child.stdin.take().expect("stdin is piped").write_all(text.as_bytes()).expect("rustc reads its input");
    let output = child.wait_with_output().expect("rustc ends");
    let mut errors: Vec<(u32, String)> = String::from_utf8_lossy(&output.stderr)
        .lines()
        .filter_map(|line| {
            // <anon>:3:7: error[E0758]: unterminated block comment
            let mut parts = line.strip_prefix("<anon>:")?.splitn(3, ':');
            let number = parts.next()?.parse().ok()?;
            let message = parts.nth(1)?.trim_start().strip_prefix("error")?;
            let code = message.strip_prefix('[').and_then(|m| m.split(']').next()).unwrap_or("");
            Some((number, code.to_owned()))
        })
        .collect();
    errors.sort();
    errors.dedup();
    errors
}

// ------------------------------------------------------------------------------------------------------------- refused

/// Programs separated by lines of `----`; a line that ends in `//~` or `//~ CODE` is where the error is.
const REFUSED: &str = include_str!("parse/refused.txt");

fn refused() -> impl Iterator<Item = (&'static str, Vec<(u32, String)>)> {
    REFUSED.split("----\n").map(|program| {
        let expected = program.lines().enumerate().filter_map(|(i, line)| {
            let (_, code) = line.split_once("//~")?;
            Some((i as u32 + 1, code.trim().to_owned()))
        });
        (program, expected.collect())
    })
}

#[test]
fn refuses_on_the_right_lines() {
    for (program, expected) in refused() {
        assert_eq!(errors(program), expected, "{program}\n{:?}", messages(program));
    }
}

/// Slow: one rustc a program. `cargo test --test parse -- --ignored`
#[test]
#[ignore = "runs rustc once for each refused program"]
fn rustc_refuses_on_the_same_lines() {
    for (program, expected) in refused() {
        let wrapped = format!("#[cfg(any())] mod syntax {{ {program}}}\n");
        let free = if program.contains("no cfg") { program.to_owned() } else { wrapped };
        assert_eq!(rustc_errors(&free), expected, "{program}");
    }
}

// --------------------------------------------------------------------------------------------------------- precedences

/// The expression as rustc groups it, every operator in parentheses.
fn grouped(expr: &str) -> String {
    let (_, krate, diagnostics) = parse_text(&format!("fn f() {{ {expr} }}"));
    assert!(diagnostics.is_empty(), "{expr}: {diagnostics:?}");
    let ItemKind::Fn(f) = &krate.items[0].kind else { panic!("a function") };
    let Some(Body::Parsed(block)) = &f.body else { panic!("a body") };
    show(block.tail.as_ref().expect("a tail expression"))
}

fn show(expr: &Expr) -> String {
    let opt = |e: &Option<Box<Expr>>| e.as_ref().map_or(String::new(), |e| show(e));
    match &expr.kind {
        ExprKind::Lit(lit) => match &lit.kind {
            LitKind::Int { value, .. } => value.to_string(),
            other => format!("{other:?}"),
        },
        ExprKind::Path(path) => path.path.segments.iter().map(|s| s.ident.name.as_str()).collect::<Vec<_>>().join("::"),
        ExprKind::Unary { op, operand } => format!("({}{})", op.as_str(), show(operand)),
        ExprKind::AddrOf { operand, .. } => format!("(&{})", show(operand)),
        ExprKind::Binary { op, lhs, rhs, .. } => format!("({} {} {})", show(lhs), op.as_str(), show(rhs)),
        ExprKind::Assign { lhs, rhs, .. } => format!("({} = {})", show(lhs), show(rhs)),
        ExprKind::AssignOp { op, lhs, rhs, .. } => format!("({} {}= {})", show(lhs), op.as_str(), show(rhs)),
        ExprKind::Cast { operand, .. } => format!("({} as T)", show(operand)),
        ExprKind::Range { lo, hi, .. } => format!("({}..{})", opt(lo), opt(hi)),
        ExprKind::Return(value) => format!("(return {})", opt(value)),
        ExprKind::Break { value, .. } => format!("(break {})", opt(value)),
        ExprKind::Closure(closure) => format!("(|| {})", show(&closure.body)),
        ExprKind::Let { scrutinee, .. } => format!("(let {})", show(scrutinee)),
        ExprKind::If { cond, .. } => format!("(if {})", show(cond)),
        ExprKind::Field { base, name } => format!("{}.{name}", show(base)),
        ExprKind::MethodCall(call) => format!("{}.{}()", show(&call.receiver), call.method.ident),
        ExprKind::Call { callee, .. } => format!("{}()", show(callee)),
        ExprKind::Index { base, index } => format!("{}[{}]", show(base), show(index)),
        ExprKind::Try(operand) => format!("{}?", show(operand)),
        ExprKind::Paren(inner) => show(inner),
        ExprKind::Block { .. } => "{}".to_owned(),
        other => format!("{other:?}"),
    }
}

#[test]
fn operators_bind_as_in_rustc() {
    for (expr, expected) in [
        ("a + b * c", "(a + (b * c))"),
        ("a - b - c", "((a - b) - c)"),
        ("a = b = c", "(a = (b = c))"),
        ("a += b = c", "(a += (b = c))"),
        (
            "a || b && c == d | e ^ f & g << h + i * j as T",
            "(a || (b && (c == (d | (e ^ (f & (g << (h + (i * (j as T))))))))))",
        ),
        ("-a as T", "((-a) as T)"),
        ("-a.b()", "(-a.b())"),
        ("!a == b", "((!a) == b)"),
        ("*a.b", "(*a.b)"),
        ("&a + b", "((&a) + b)"),
        ("&&a", "(&(&a))"),
        ("a && &b", "(a && (&b))"),
        ("a..b + c", "(a..(b + c))"),
        ("..a", "(..a)"),
        ("a..", "(a..)"),
        ("a = b..c", "(a = (b..c))"),
        ("a || b..c", "((a || b)..c)"),
        ("a || return b + c", "(a || (return (b + c)))"),
        ("a && break", "(a && (break ))"),
        ("a + |x| x + b", "(a + (|| (x + b)))"),
        ("|x| |y| x + y", "(|| (|| (x + y)))"),
        ("return a = b", "(return (a = b))"),
        ("return |x| x", "(return (|| x))"),
        ("a as T as U", "((a as T) as T)"),
        ("a as T + b", "((a as T) + b)"),
        ("a as T > b", "((a as T) > b)"),
        ("(a as T) < b", "((a as T) < b)"),
        ("a >> b >> c", "((a >> b) >> c)"),
        ("a >= b", "(a >= b)"),
        ("a >>= b", "(a >>= b)"),
        ("a <<= b << c", "(a <<= (b << c))"),
        ("a < b", "(a < b)"),
        ("a.b.c()[d]?.e", "a.b.c()[d]?.e"),
        ("(a.b)(c)", "a.b()"),
        ("a.0.1", "a.0.1"),
        ("a.0 .1", "a.0.1"),
        ("1.max(2)", "1.max()"),
        ("if let P = a && b == c && let Q = d {}", "(if (((let a) && (b == c)) && (let d)))"),
        ("a < b || c > d", "((a < b) || (c > d))"),
        ("!return a", "(!(return a))"),
        ("{ a }.b() + c", "({}.b() + c)"),
        ("f(a)(b)", "f()()"),
    ] {
        assert_eq!(grouped(expr), expected, "{expr}");
    }
}

#[test]
fn a_block_ends_a_statement() {
    let (_, krate, diagnostics) =
        parse_text("fn f() { if a {} - 1; match b {} *c = 1; { d } &e; loop {}.g(); unsafe {} }");
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let ItemKind::Fn(f) = &krate.items[0].kind else { panic!("a function") };
    let Some(Body::Parsed(block)) = &f.body else { panic!("a body") };
    let kinds: Vec<&str> = block
        .stmts
        .iter()
        .map(|stmt| match &stmt.kind {
            StmtKind::Expr(_) => "block",
            StmtKind::Semi(_) => "semi",
            StmtKind::Let(_) | StmtKind::Item(_) | StmtKind::Empty => "other",
        })
        .collect();
    assert_eq!(kinds, ["block", "semi", "block", "semi", "block", "semi", "semi"]);
    assert!(matches!(block.tail.as_ref().map(|e| &e.kind), Some(ExprKind::Block { .. })));
}

// --------------------------------------------------------------------------------------------------------------- spans

#[test]
fn spans_cover_their_text() {
    struct Spans<'a>(&'a Sources, Vec<String>);
    impl<'t> Visit<'t> for Spans<'_> {
        fn visit_expr(&mut self, expr: &'t Expr) {
            self.1.push(self.0.snippet(expr.span).to_owned());
            walk_expr(self, expr);
        }
    }
    let text = "fn f() { a.b(c + 1)[2]?; -x as u8 .. y; &&z; |p| q; f(1, (2)); S { a, b: 1, ..s } }";
    let (sources, krate, _) = parse_text(text);
    let mut spans = Spans(&sources, Vec::new());
    walk_crate(&mut spans, &krate);
    for expected in [
        "a.b(c + 1)[2]?",
        "a.b(c + 1)[2]",
        "a.b(c + 1)",
        "a",
        "c + 1",
        "-x as u8 .. y",
        "-x as u8",
        "-x",
        "&&z",
        "&z",
        "|p| q",
        "f(1, (2))",
        "(2)",
        "S { a, b: 1, ..s }",
    ] {
        assert!(spans.1.iter().any(|s| s == expected), "{expected:?} not in {:?}", spans.1);
    }
}

#[test]
fn string_offsets_map_to_the_source() {
    let text = "fn f() { \"a\\n{x}\\u{41}b\\\n   c{}\" }";
    let (sources, krate, _) = parse_text(text);
    let ItemKind::Fn(f) = &krate.items[0].kind else { panic!("a function") };
    let Some(Body::Parsed(block)) = &f.body else { panic!("a body") };
    let Some(ExprKind::Lit(Lit { kind: LitKind::Str(lit), .. })) = block.tail.as_ref().map(|e| &e.kind) else {
        panic!("a string")
    };
    assert_eq!(lit.value.as_str(), "a\n{x}Abc{}");
    let at = |needle: &str| {
        let start = lit.value.as_str().find(needle).expect("in the value");
        sources.snippet(lit.span_of(start, start + needle.len())).to_owned()
    };
    assert_eq!(at("{x}"), "{x}");
    assert_eq!(at("A"), "\\u{41}");
    assert_eq!(at("c{}"), "c{}");
    assert_eq!(at("a"), "a");
}

// -------------------------------------------------------------------------------------------------------------- bodies

#[test]
fn library_bodies_wait() {
    let text = "impl<T> V<T> { pub fn f(&self) -> u8 { fn g() {} let x = [1; { 2 }]; x.len() } }\n\
                #[intrinsic] pub fn size_of<T>() -> usize;\nfn broken() { let = ; }";
    let mut sources = Sources::new();
    sources.add("main.rs", "fn main() {}");
    let file = sources.add("lib.rs", text);
    let (items, diagnostics) = parse::library_items(text, Span::new(file, 0, text.len() as u32));
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    assert_eq!(items.len(), 3);
    let ItemKind::Impl(it) = &items[0].kind else { panic!("an impl") };
    let AssocItemKind::Fn(f) = &it.items[0].kind else { panic!("a function") };
    let Some(Body::Deferred(span)) = f.body else { panic!("a deferred body") };
    let (block, diagnostics) = parse::body(text, span);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    assert_eq!(block.span, span);
    assert_eq!(block.stmts.len(), 2);
    assert_eq!(block_items(&block).count(), 1);
    assert_eq!(sources.snippet(block.tail.expect("a value").span), "x.len()");
    let ItemKind::Fn(f) = &items[2].kind else { panic!("a function") };
    let Some(Body::Deferred(span)) = f.body else { panic!("a deferred body") };
    let (_, diagnostics) = parse::body(text, span);
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(sources.line(diagnostics[0].primary.span), 3);
}

#[test]
fn cfg_removes_items_and_statements() {
    let text = "#[cfg(test)] mod t { fn a() {} }\n#[cfg(not(test))] fn b() { #[cfg(windows)] let x = 1; #[cfg(unix)] let y = 2; }\n\
                #[cfg_attr(unix, derive(Clone))] struct S { #[cfg(windows)] a: u8, b: u8 }";
    let (_, krate, diagnostics) = parse_text(text);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let names: Vec<String> = krate.items.iter().filter_map(|item| item.name().map(|n| n.to_string())).collect();
    assert_eq!(names, ["b", "S"]);
    let ItemKind::Fn(f) = &krate.items[0].kind else { panic!("a function") };
    let Some(Body::Parsed(block)) = &f.body else { panic!("a body") };
    assert_eq!(block.stmts.len(), 1);
    assert!(krate.items[1].attrs[0].is("derive"));
    let ItemKind::Struct(s) = &krate.items[1].kind else { panic!("a struct") };
    assert_eq!(s.data.fields().len(), 1);
}

// ------------------------------------------------------------------------------------------------------ format strings

#[test]
fn format_strings() {
    let pieces = parse::format_string("a{{{}}}{0:?}{name:>+#08.3x}{:*^1$.*}{:.p$e}{x:X?}").expect("well formed");
    let args: Vec<_> = pieces
        .iter()
        .filter_map(|p| match p {
            FormatPiece::Arg(arg) => Some(arg),
            FormatPiece::Lit(_) => None,
        })
        .collect();
    assert_eq!(pieces[0], FormatPiece::Lit("a{".to_owned()));
    assert_eq!(pieces[2], FormatPiece::Lit("}".to_owned()));
    assert_eq!(args[0].position, Position::Implicit(0));
    assert_eq!((&args[1].position, args[1].spec.kind), (&Position::Index(0), FormatTrait::Debug));
    let spec = &args[2].spec;
    assert_eq!(args[2].position, Position::Name("name".to_owned()));
    assert_eq!((spec.align, spec.sign, spec.alternate, spec.zero), (Some(Align::Right), Some(Sign::Plus), true, true));
    assert_eq!((&spec.width, &spec.precision, spec.kind), (&Count::Is(8), &Count::Is(3), FormatTrait::LowerHex));
    let spec = &args[3].spec;
    assert_eq!((spec.fill, spec.align), (Some('*'), Some(Align::Center)));
    assert_eq!(spec.width, Count::Arg(Position::Index(1)));
    assert_eq!(spec.precision, Count::Arg(Position::Implicit(1)));
    assert_eq!(args[3].position, Position::Implicit(2));
    assert_eq!(args[4].spec.precision, Count::Arg(Position::Name("p".to_owned())));
    assert_eq!(args[4].spec.kind, FormatTrait::LowerExp);
    assert_eq!(args[5].spec.kind, FormatTrait::DebugUpperHex);
}

#[test]
fn wrong_format_strings() {
    for (text, start, message) in [
        ("a{", 2, "expected `}` but string was terminated"),
        ("a}b", 1, "unmatched `}` found"),
        ("{x y}", 3, "expected `}`, found `y`"),
        ("{a.b}", 2, "field access isn't supported"),
        ("{:d}", 2, "unknown format trait `d`"),
        ("{:99999}", 2, "does not fit"),
    ] {
        let error = parse::format_string(text).expect_err(text);
        assert!(error.message.contains(message), "{text}: {}", error.message);
        assert_eq!(error.start, start, "{text}");
    }
}

// ------------------------------------------------------------------------------------------------------- hostile input

/// Parses on a small stack, as a guard against recursion that input controls.
fn survives(text: String, within: Duration) -> Vec<Diagnostic> {
    let start = Instant::now();
    let parsed = std::thread::Builder::new()
        .stack_size(64 << 20)
        .spawn(move || parse_text(&text).2)
        .expect("a thread starts")
        .join();
    let diagnostics = parsed.expect("the parser does not panic");
    assert!(start.elapsed() < within, "took {:?}", start.elapsed());
    diagnostics
}

#[test]
fn hostile_input_is_refused_quickly() {
    let many = 1_000_000;
    let wrap = |inner: String| format!("fn f() {{ let x = {inner}; }}");
    let limit = Code::LIMIT;
    for (name, text, code) in [
        ("nested parentheses", wrap("(".repeat(many) + "1" + &")".repeat(many)), Some(limit)),
        ("open parentheses", wrap("(".repeat(many)), Some(limit)),
        ("a long sum", wrap("1".to_owned() + &" + 1".repeat(many)), Some(limit)),
        ("many negations", wrap("-".repeat(many) + "1"), Some(limit)),
        ("many references", format!("fn f(x: {}u8) {{}}", "&".repeat(many)), Some(limit)),
        ("nested generics", format!("fn f(x: {}u8{}) {{}}", "V<".repeat(many), ">".repeat(many)), Some(limit)),
        ("nested generics with commas", format!("fn f(x: {}u8) {{}}", "V<u8, ".repeat(many)), Some(limit)),
        ("nested closures", wrap("|a, b| ".repeat(many) + "1"), Some(limit)),
        ("nested blocks", wrap("{".repeat(many)), Some(limit)),
        ("else if", format!("fn f() {{ if a {{}} {} }}", "else if a {} ".repeat(many)), Some(limit)),
        ("method calls", wrap("a".to_owned() + &".b()".repeat(many)), Some(limit)),
        ("struct sums", wrap("S {}".to_owned() + &" + S {}".repeat(many)), Some(limit)),
        ("assignments", format!("fn f() {{ {} 1; }}", "a = ".repeat(many)), Some(limit)),
        ("returns", format!("fn f() {{ {} 1; }}", "return ".repeat(many)), Some(limit)),
        ("a long number", wrap("1".repeat(40)), Some(Code::None)),
        ("an endless number", wrap("1".repeat(many)), Some(Code::None)),
        ("an open string", wrap("\"".to_owned() + &"a".repeat(many)), Some(Code::E(765))),
        ("an open comment", format!("fn f() {{}} {}", "/*".repeat(many)), Some(Code::E(758))),
        ("an open raw string", wrap(format!("r{}\"", "#".repeat(1000))), Some(Code::E(748))),
        ("stray characters", "\u{1}".repeat(many), Some(Code::None)),
        ("closing brackets", ")".repeat(many), Some(Code::None)),
        ("attributes", "#[a]".repeat(many), Some(limit)),
        ("many statements", format!("fn f() {{ {} }}", "x = 1; ".repeat(100_000)), None),
        ("many items", "struct S; fn f() {} ".repeat(20_000), None),
        ("a long list", wrap(format!("[{}]", "-1, ".repeat(100_000))), None),
        ("many arms", wrap(format!("match a {{ {} }}", "(1, _) | (_, 1) => {} ".repeat(20_000))), None),
        ("missing semicolons", format!("fn f() {{ {} }}", "let x = 1\n".repeat(150)), Some(Code::None)),
        ("commas", wrap(format!("f({})", ",".repeat(many))), Some(Code::None)),
    ] {
        let within = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 2 });
        let diagnostics = survives(text, within);
        match code {
            Some(code) => assert!(diagnostics.iter().any(|d| d.code == code), "{name}: {:?}", diagnostics.first()),
            None => assert!(diagnostics.is_empty(), "{name}: {:?}", diagnostics.first()),
        }
        assert!(diagnostics.len() <= 200, "{name}: {} diagnostics", diagnostics.len());
    }
}

/// A small linear congruential generator: the same sequence everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound.max(1)
    }
}

#[test]
fn mutated_source_never_panics() {
    let seed: String =
        lines(ITEMS).chain(["fn f() {"]).chain(lines(STATEMENTS)).chain(["}"]).collect::<Vec<_>>().join("\n");
    let pieces = [
        "{", "}", "(", ")", "[", "]", "<", ">", "\"", "'", "/*", "//", "#", "!", "let", "fn", "impl", "::", "é", "\\",
        "0x", "r#\"", "=>", "|", "&&", "..", "b'", "\0",
    ];
    let mut random = Random(7);
    for round in 0..300 {
        let mut text: Vec<char> = seed.chars().collect();
        // A window keeps each round short.
        let start = random.below(text.len());
        text = text[start..(start + 1500).min(text.len())].to_vec();
        for _ in 0..1 + random.below(6) {
            let at = random.below(text.len());
            match random.below(3) {
                0 => drop(text.remove(at)),
                1 => drop(text.splice(at..at, pieces[random.below(pieces.len())].chars())),
                _ => {
                    let other = random.below(text.len());
                    text.swap(at, other);
                }
            }
            if text.is_empty() {
                break;
            }
        }
        let text: String = text.into_iter().collect();
        let mut sources = Sources::new();
        let file = sources.add("test.rs", text.as_str());
        let (_, diagnostics) = parse::program(&sources, file);
        for d in &diagnostics {
            assert!(d.primary.span.end as usize <= text.len(), "round {round}: {d:?}");
        }
        let _ = parse::format_string(&text);
        // Library items keep their text, which is embedded.
        let text: &'static str = text.leak();
        let span = Span::new(FileId::MAIN, 0, text.len() as u32);
        let _ = parse::library_items(text, span);
        let _ = parse::body(text, span);
    }
}
