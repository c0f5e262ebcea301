//! Every program of a tiny grammar, by number: first those of one statement, then of two, and so on. Statements are moves,
//! borrows, assignments and uses of three variables, and `if`, `if` with `else`, `loop` and `while` around others.

use super::{Function, Node};
use std::sync::OnceLock;

/// What the small programs are about: declarations, and the simple statements.
struct World {
    declarations: &'static [&'static str],
    atoms: &'static [&'static str],
}

/// Three worlds, taken in turn: two owners that may be without a value, an owner with two references, and a pair with its
/// parts.
const WORLDS: [World; 3] = [
    World {
        declarations: &["let a: S;", "let mut b = s();"],
        atoms: &[
            "a = s();",
            "b = s();",
            "drop(a);",
            "drop(b);",
            "a = b;",
            "b = a;",
            "see(&a);",
            "see(&b);",
            "if c() { return; }",
        ],
    },
    World {
        declarations: &["let mut a = s();", "let mut b = s();", "let mut r = &b;", "let mut m = &mut s();"],
        atoms: &[
            "r = &a;",
            "see(r);",
            "m = &mut a;",
            "put(m);",
            "r = &*m;",
            "a = s();",
            "drop(a);",
            "*m = s();",
            "see(&a);",
            "r = &b;",
            "m = &mut b;",
        ],
    },
    World {
        declarations: &["let mut p = (s(), s());", "let mut r = &mut s();", "let mut q: (S, S);"],
        atoms: &[
            "r = &mut p.0;",
            "put(r);",
            "q = p;",
            "drop(p.0);",
            "p.0 = s();",
            "p.1 = s();",
            "q = (s(), p.1);",
            "see(&p.0);",
            "p = (s(), s());",
            "drop(q);",
            "let _f = || put(&mut p.0);",
        ],
    },
];

/// What the small programs share. What they make is numbered and says when it is dropped; conditions are both true and false.
pub const PRELUDE: &str = "#![allow(warnings)]
use std::sync::atomic::{AtomicU32, Ordering};
static NEXT: AtomicU32 = AtomicU32::new(1);
fn next() -> u32 { NEXT.fetch_add(1, Ordering::Relaxed) }
struct S(Box<u32>);
impl Drop for S { fn drop(&mut self) { println!(\"drop {}\", self.0) } }
fn s() -> S { S(Box::new(next())) }
fn c() -> bool { next() * 7 % 5 < 2 }
fn see(s: &S) { println!(\"see {}\", s.0) }
fn put(s: &mut S) { *s.0 += 1000 }
";

/// The most statements; there are more of these than anybody will look at.
const LARGEST: usize = 9;

/// How many blocks there are of each size, counting `if` and the like as one statement each: outside of loops, and within,
/// where `break` and `continue` are statements too.
type Counts = [[u64; 2]; LARGEST + 1];

impl World {
    fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        counts[0] = [1, 1];
        for size in 1..=LARGEST {
            for kind in 0..2 {
                counts[size][kind] =
                    (1..=size).map(|first| self.statements(&counts, first, kind) * counts[size - first][kind]).sum();
            }
        }
        counts
    }

    /// How many statements of this size there are.
    fn statements(&self, counts: &Counts, size: usize, kind: usize) -> u64 {
        if size == 1 {
            return (self.atoms.len() + 2 * kind) as u64;
        }
        let inner = size - 1;
        let with_else: u64 = (1..inner).map(|then| counts[then][kind] * counts[inner - then][kind]).sum();
        counts[inner][kind] + with_else + 2 * counts[inner][1]
    }
}

/// The program with a number.
pub fn small(number: u64) -> Function {
    static ALL: OnceLock<Vec<Counts>> = OnceLock::new();
    let which = (number % WORLDS.len() as u64) as usize;
    let counts = &ALL.get_or_init(|| WORLDS.iter().map(World::counts).collect())[which];
    let maker = Maker { world: &WORLDS[which], counts };
    let mut rest = number / WORLDS.len() as u64;
    let mut size = 1;
    while rest >= counts[size][0] && size < LARGEST {
        rest -= counts[size][0];
        size += 1;
    }
    let mut body: Vec<Node> = maker.world.declarations.iter().map(|line| Node::Line((*line).to_string())).collect();
    body.extend(maker.block(size, 0, rest));
    let head = vec![format!("fn f{number}() {{")];
    // A `loop` need not end.
    let call = (!has_loop(&body)).then(|| format!("f{number}()"));
    Function { seed: number, head, body, tail: "}".to_string(), call, types: Vec::new() }
}

fn has_loop(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Line(_) => false,
        Node::Compound { parts, .. } => parts.iter().any(|(head, body)| head == "loop {" || has_loop(body)),
    })
}

struct Maker<'c> {
    world: &'static World,
    counts: &'c Counts,
}

impl Maker<'_> {
    /// The block of a size with a number.
    fn block(&self, size: usize, kind: usize, mut number: u64) -> Vec<Node> {
        for first in 1..=size {
            let rests = self.counts[size - first][kind];
            let here = self.world.statements(self.counts, first, kind) * rests;
            if number < here {
                let mut nodes = vec![self.statement(first, kind, number / rests)];
                nodes.extend(self.block(size - first, kind, number % rests));
                return nodes;
            }
            number -= here;
        }
        Vec::new()
    }

    fn statement(&self, size: usize, kind: usize, mut number: u64) -> Node {
        if size == 1 {
            let mut atoms = self.world.atoms.iter().copied().chain(["if c() { break; }", "if c() { continue; }"]);
            return Node::Line(atoms.nth(number as usize).unwrap_or("").to_string());
        }
        let inner = size - 1;
        let branches = self.counts[inner][kind];
        if number < branches {
            return compound(vec![("if c() {", self.block(inner, kind, number))]);
        }
        number -= branches;
        for then in 1..inner {
            let elses = self.counts[inner - then][kind];
            let here = self.counts[then][kind] * elses;
            if number < here {
                let first = self.block(then, kind, number / elses);
                let second = self.block(inner - then, kind, number % elses);
                return compound(vec![("if c() {", first), ("} else {", second)]);
            }
            number -= here;
        }
        let repeats = self.counts[inner][1];
        let head = if number < repeats { "while c() {" } else { "loop {" };
        compound(vec![(head, self.block(inner, 1, number % repeats))])
    }
}

fn compound(parts: Vec<(&str, Vec<Node>)>) -> Node {
    let parts = parts.into_iter().map(|(head, body)| (head.to_string(), body)).collect();
    Node::Compound { parts, tail: "}".to_string() }
}
