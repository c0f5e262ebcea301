//! The types that generated functions use, and the prelude that defines them.

/// A type of the prelude, or a reference to one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Ty {
    Int,
    Str,
    BoxInt,
    BoxPair,
    Pair,
    Nest,
    Dot,
    Noisy,
    Tuple,
    Vec,
    Opt,
    Pick,
    Array,
    /// `Rc<String>`.
    Rc,
    /// `RefCell<String>`.
    Cell,
    /// `Rc<RefCell<String>>`.
    RcCell,
    /// `Row`: strings behind `Index` and `IndexMut`.
    Row,
    /// `Box<dyn Speak>`.
    Dyn,
    /// `[String]`, only behind references.
    Slice,
    /// `Holder<'_>`: holds a `&mut String`.
    Holder,
    /// `Guard<'_>`: holds a `&String`, and reads it when dropped.
    Guard,
    /// `Vec<&String>`.
    Refs,
    /// `Option<&String>`.
    OptRef,
    Ref(Box<Ty>),
    Mut(Box<Ty>),
}

/// The owned types, of which variables and parameters are made.
pub const OWNED: [Ty; 18] = [
    Ty::Int,
    Ty::Str,
    Ty::BoxInt,
    Ty::BoxPair,
    Ty::Pair,
    Ty::Nest,
    Ty::Dot,
    Ty::Noisy,
    Ty::Tuple,
    Ty::Vec,
    Ty::Opt,
    Ty::Pick,
    Ty::Array,
    Ty::Rc,
    Ty::Cell,
    Ty::RcCell,
    Ty::Row,
    Ty::Dyn,
];

impl Ty {
    /// The type as written; `lifetime` is `'a ` or nothing and is put into every reference.
    pub fn text(&self, lifetime: &str) -> String {
        let angle = if lifetime.is_empty() { "'_" } else { lifetime.trim_end() };
        match self {
            Ty::Int => "i32".to_string(),
            Ty::Str => "String".to_string(),
            Ty::BoxInt => "Box<i32>".to_string(),
            Ty::BoxPair => "Box<Pair>".to_string(),
            Ty::Pair => "Pair".to_string(),
            Ty::Nest => "Nest".to_string(),
            Ty::Dot => "Dot".to_string(),
            Ty::Noisy => "Noisy".to_string(),
            Ty::Tuple => "(String, Box<i32>)".to_string(),
            Ty::Vec => "Vec<String>".to_string(),
            Ty::Opt => "Option<String>".to_string(),
            Ty::Pick => "Pick".to_string(),
            Ty::Array => "[String; 2]".to_string(),
            Ty::Rc => "Rc<String>".to_string(),
            Ty::Cell => "RefCell<String>".to_string(),
            Ty::RcCell => "Rc<RefCell<String>>".to_string(),
            Ty::Row => "Row".to_string(),
            Ty::Dyn => "Box<dyn Speak>".to_string(),
            Ty::Slice => "[String]".to_string(),
            Ty::Holder => format!("Holder<{angle}>"),
            Ty::Guard => format!("Guard<{angle}>"),
            Ty::Refs => format!("Vec<&{lifetime}String>"),
            Ty::OptRef => format!("Option<&{lifetime}String>"),
            Ty::Ref(inner) => format!("&{lifetime}{}", inner.text(lifetime)),
            Ty::Mut(inner) => format!("&{lifetime}mut {}", inner.text(lifetime)),
        }
    }

    /// The type that a signature writes, where it is one of ours; names of lifetimes do not matter.
    pub fn read(text: &str) -> Option<Ty> {
        let text = text.trim();
        if let Some(rest) = text.strip_prefix('&') {
            let rest = match rest.strip_prefix('\'') {
                Some(rest) => rest.split_once(' ')?.1,
                None => rest,
            };
            return Some(match rest.strip_prefix("mut ") {
                Some(rest) => Ty::Mut(Box::new(Ty::read(rest)?)),
                None => Ty::Ref(Box::new(Ty::read(rest)?)),
            });
        }
        let borrowers = [Ty::Holder, Ty::Guard];
        let head = text.split_once('<').map_or(text, |(head, _)| head);
        let of_name = |ty: &&Ty| ty.text("").split_once('<').is_some_and(|(name, _)| name == head);
        let exact = OWNED.iter().chain([&Ty::Slice]).find(|ty| ty.text("") == text);
        exact.or_else(|| borrowers.iter().find(of_name)).cloned()
    }

    /// A fresh value of an owned type.
    pub fn fresh(&self, n: usize) -> String {
        let name = match self {
            Ty::Int => return format!("{n}i32"),
            Ty::Str => "string",
            Ty::BoxInt => "boxed",
            Ty::BoxPair => return format!("Box::new(pair({n}))"),
            Ty::Pair => "pair",
            Ty::Nest => "nest",
            Ty::Dot => return format!("Dot {{ x: {n}, y: {n} }}"),
            Ty::Noisy => "noisy",
            Ty::Tuple => "tuple",
            Ty::Vec => "strings",
            Ty::Opt => "some",
            Ty::Pick => "choice",
            Ty::Array => "array",
            Ty::Rc => "counted",
            Ty::Cell => "cell",
            Ty::RcCell => "shared_cell",
            Ty::Row => "row",
            Ty::Dyn => "speaker",
            Ty::Slice => return format!("array({n})[..]"),
            Ty::Holder => return format!("Holder {{ r: &mut string({n}), n: {n} }}"),
            Ty::Guard => return format!("Guard(&string({n}))"),
            Ty::Refs => return "Vec::new()".to_string(),
            Ty::OptRef => return "None".to_string(),
            Ty::Ref(inner) => return format!("&{}", inner.fresh(n)),
            Ty::Mut(inner) => return format!("&mut {}", inner.fresh(n)),
        };
        format!("{name}({n})")
    }

    pub fn is_copy(&self) -> bool {
        matches!(self, Ty::Int | Ty::Dot | Ty::Ref(_) | Ty::OptRef)
    }

    pub fn is_clone(&self) -> bool {
        !matches!(self, Ty::Dyn | Ty::Slice | Ty::Holder | Ty::Guard | Ty::Mut(_))
    }

    /// Whether values of the type hold a borrow.
    pub fn borrows(&self) -> bool {
        matches!(self, Ty::Holder | Ty::Guard | Ty::Refs | Ty::OptRef | Ty::Ref(_) | Ty::Mut(_))
    }

    /// Fields by name and type.
    pub fn fields(&self) -> Vec<(&'static str, Ty)> {
        match self {
            Ty::Pair => vec![("a", Ty::Str), ("b", Ty::BoxInt), ("n", Ty::Int)],
            Ty::Nest => vec![("p", Ty::Pair), ("s", Ty::Str), ("t", Ty::Tuple)],
            Ty::Dot => vec![("x", Ty::Int), ("y", Ty::Int)],
            Ty::Noisy => vec![("s", Ty::Str), ("n", Ty::Int)],
            Ty::Tuple => vec![("0", Ty::Str), ("1", Ty::BoxInt)],
            Ty::Holder => vec![("r", Ty::Mut(Box::new(Ty::Str))), ("n", Ty::Int)],
            Ty::Guard => vec![("0", Ty::Ref(Box::new(Ty::Str)))],
            Ty::Int
            | Ty::Str
            | Ty::BoxInt
            | Ty::BoxPair
            | Ty::Vec
            | Ty::Opt
            | Ty::Pick
            | Ty::Array
            | Ty::Rc
            | Ty::Cell
            | Ty::RcCell
            | Ty::Row
            | Ty::Dyn
            | Ty::Slice
            | Ty::Refs
            | Ty::OptRef
            | Ty::Ref(_)
            | Ty::Mut(_) => Vec::new(),
        }
    }

    /// What `*` reaches.
    pub fn target(&self) -> Option<Ty> {
        match self {
            Ty::BoxInt => Some(Ty::Int),
            Ty::BoxPair => Some(Ty::Pair),
            Ty::Rc => Some(Ty::Str),
            Ty::RcCell => Some(Ty::Cell),
            Ty::Ref(inner) | Ty::Mut(inner) => Some((**inner).clone()),
            _ => None,
        }
    }
}

/// What every generated file starts with.
pub const PRELUDE: &str = r#"#![allow(warnings)]
use std::cell::{Cell, RefCell};
use std::fmt::Debug;
use std::ops::{Index, IndexMut};
use std::rc::Rc;

struct W {
    state: Cell<u32>,
    calls: Cell<u32>,
}

impl W {
    fn new(seed: u32) -> W {
        W { state: Cell::new(seed), calls: Cell::new(0) }
    }
    fn cond(&self) -> bool {
        self.calls.set(self.calls.get() + 1);
        self.state.set(self.state.get().wrapping_mul(1664525).wrapping_add(1013904223));
        self.calls.get() < 40 && self.state.get() >> 16 & 1 == 1
    }
    fn stop(&self) -> bool {
        !self.cond()
    }
    fn index(&self) -> usize {
        usize::from(self.cond())
    }
}

#[derive(Debug, Clone)]
struct Pair {
    a: String,
    b: Box<i32>,
    n: i32,
}

#[derive(Debug, Clone)]
struct Nest {
    p: Pair,
    s: String,
    t: (String, Box<i32>),
}

#[derive(Debug, Clone, Copy)]
struct Dot {
    x: i32,
    y: i32,
}

#[derive(Debug, Clone)]
struct Noisy {
    s: String,
    n: i32,
}

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {} {}", self.s, self.n);
    }
}

#[derive(Debug, Clone)]
enum Pick {
    One(String),
    Two(Box<i32>, String),
    Zero,
}

#[derive(Debug)]
struct Holder<'a> {
    r: &'a mut String,
    n: i32,
}

#[derive(Debug)]
struct Guard<'a>(&'a String);

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        println!("guard {}", self.0);
    }
}

#[derive(Debug)]
struct Lock<'a> {
    r: &'a mut String,
}

impl Drop for Lock<'_> {
    fn drop(&mut self) {
        self.r.truncate(3);
    }
}

#[derive(Debug, Clone)]
struct Row(Vec<String>);

impl Index<usize> for Row {
    type Output = String;
    fn index(&self, at: usize) -> &String {
        &self.0[at % self.0.len()]
    }
}

impl IndexMut<usize> for Row {
    fn index_mut(&mut self, at: usize) -> &mut String {
        let len = self.0.len();
        &mut self.0[at % len]
    }
}

trait Speak: Debug {
    fn said(&self) -> &String;
    fn saying(&mut self) -> &mut String;
    fn end(self: Box<Self>) -> String;
    fn count(&self) -> usize {
        self.said().len()
    }
}

impl Speak for Pair {
    fn said(&self) -> &String {
        &self.a
    }
    fn saying(&mut self) -> &mut String {
        &mut self.a
    }
    fn end(self: Box<Self>) -> String {
        self.a
    }
}

#[derive(Debug)]
struct List {
    value: String,
    next: Option<Box<List>>,
}

#[derive(Debug)]
struct Reader<'a, 'b> {
    one: &'a String,
    two: &'b String,
}

impl<'a, 'b> Reader<'a, 'b> {
    fn first(&self) -> &'a String {
        self.one
    }
    fn second(&self) -> &String {
        self.two
    }
}

impl Pair {
    fn name(&self) -> &String {
        &self.a
    }
    fn name_mut(&mut self) -> &mut String {
        &mut self.a
    }
    fn grow(&mut self, n: i32) {
        self.n = self.n.wrapping_add(n);
    }
    fn done(self) -> String {
        self.a
    }
}

impl<'a> Holder<'a> {
    fn get(&self) -> &String {
        self.r
    }
    fn set(&mut self, s: String) {
        *self.r = s;
    }
    fn release(self) -> &'a mut String {
        self.r
    }
}

fn string(n: i32) -> String {
    n.to_string()
}
fn boxed(n: i32) -> Box<i32> {
    Box::new(n)
}
fn pair(n: i32) -> Pair {
    Pair { a: string(n), b: Box::new(n), n }
}
fn nest(n: i32) -> Nest {
    Nest { p: pair(n), s: string(n), t: tuple(n) }
}
fn noisy(n: i32) -> Noisy {
    Noisy { s: string(n), n }
}
fn tuple(n: i32) -> (String, Box<i32>) {
    (string(n), Box::new(n))
}
fn strings(n: i32) -> Vec<String> {
    vec![string(n), string(n), string(n)]
}
fn some(n: i32) -> Option<String> {
    if n % 4 == 0 { None } else { Some(string(n)) }
}
fn choice(n: i32) -> Pick {
    match n % 3 {
        0 => Pick::One(string(n)),
        1 => Pick::Two(boxed(n), string(n)),
        _ => Pick::Zero,
    }
}
fn array(n: i32) -> [String; 2] {
    [string(n), string(n)]
}
fn counted(n: i32) -> Rc<String> {
    Rc::new(string(n))
}
fn cell(n: i32) -> RefCell<String> {
    RefCell::new(string(n))
}
fn shared_cell(n: i32) -> Rc<RefCell<String>> {
    Rc::new(cell(n))
}
fn row(n: i32) -> Row {
    Row(strings(n))
}
fn speaker(n: i32) -> Box<dyn Speak> {
    Box::new(pair(n))
}
fn list(n: i32) -> List {
    let last = List { value: string(n), next: None };
    List { value: string(n), next: Some(Box::new(last)) }
}
fn look<T: Debug + ?Sized>(value: &T) {
    println!("{:?}", value);
}
fn take<T: Debug>(value: T) {
    println!("take {:?}", value);
}
fn pass<T>(value: T) -> T {
    value
}
fn poke(s: &mut String) {
    if s.len() < 20 {
        s.push('+');
    }
}
fn touch<T: Debug>(value: &mut T) {
    println!("touch {:?}", value);
}
fn both(a: &mut String, b: &String) {
    if a.len() + b.len() < 30 {
        a.push_str(b);
    }
}
fn longer<'a>(a: &'a String, b: &'a String) -> &'a String {
    if a.len() > b.len() { a } else { b }
}
fn left<'a>(a: &'a String, b: &String) -> &'a String {
    a
}
fn choose<'a>(first: bool, a: &'a mut String, b: &'a mut String) -> &'a mut String {
    if first { a } else { b }
}
fn part(p: &mut Pair) -> &mut String {
    &mut p.a
}
fn run<F: FnOnce()>(f: F) {
    f()
}
fn again<F: FnMut()>(mut f: F) {
    f();
    f()
}
fn shared<F: Fn()>(f: F) {
    f();
    f()
}
fn forever<T: 'static>(value: T) {
    drop(value)
}
fn end_of(s: &mut [String]) -> &mut String {
    &mut s[1]
}
"#;
