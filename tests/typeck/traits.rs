//# clone-ref-no-bound
#[derive(Debug)]
struct S;
fn main() { let s = S; let r = &s; let c = r.clone(); let d: S = c; println!("{:?}", d); } //~ E0308
//# deref-arg
fn f(s: &str) -> usize { s.len() }
fn main() { let s = String::from("a"); println!("{}", f(&s)); let b = Box::new(s); println!("{}", f(&b)); }
//# deref-arg-bad
fn f(s: &str) -> usize { s.len() }
fn main() { let s = String::from("a"); println!("{}", f(s)); } //~ E0308
//# mutref-to-shared
fn f(v: &Vec<i32>) -> usize { v.len() }
fn g(v: &mut Vec<i32>) { v.push(1); println!("{}", f(v)); h(v); h(v); }
fn h(v: &mut Vec<i32>) { v.pop(); }
fn main() { let mut v = vec![]; g(&mut v); }
//# shared-to-mut
fn h(v: &mut Vec<i32>) { v.pop(); }
fn main() { let mut v = vec![1]; h(&v); v.push(2); } //~ E0308
//# unsize-array
fn f(v: &[i32]) -> i32 { v[0] }
fn main() { let a = [1, 2, 3]; println!("{}", f(&a)); let v = vec![1]; println!("{}", f(&v)); }
//# dyn-coerce
trait Show { fn show(&self) -> String; }
impl Show for i32 { fn show(&self) -> String { format!("{}", self) } }
impl Show for str { fn show(&self) -> String { self.to_string() } }
fn p(x: &dyn Show) { println!("{}", x.show()); }
fn main() { p(&1); let b: Box<dyn Show> = Box::new(2); p(&*b); p(b.as_ref()); let v: Vec<Box<dyn Show>> = vec![Box::new(1), Box::new(2)]; for x in &v { p(x.as_ref()); } }
//# dyn-coerce-unsized-src
trait Show { fn show(&self) -> String; }
impl Show for str { fn show(&self) -> String { self.to_string() } }
fn p(x: &dyn Show) { println!("{}", x.show()); }
fn main() { p("a"); } //~ E0277
//# dyn-missing-impl
trait Show { fn show(&self) -> String; }
fn p(x: &dyn Show) { println!("{}", x.show()); }
fn main() {
    p(&1.5); //~ E0277
    let _b: Box<dyn Show> = Box::new("a"); //~ E0277
}
//# closure-fn-once
fn f<F: FnOnce() -> String>(f: F) -> String { f() }
fn main() { let s = String::new(); println!("{}", f(move || s)); }
//# closure-kind-mismatch
fn f<F: Fn() -> String>(f: F) -> String { f() }
fn main() {
    let s = String::new();
    let c = move || s; //~ E0525
    println!("{}", f(c));
}
//# closure-fnmut
fn f<F: FnMut(i32)>(mut f: F) { f(1); f(2); }
fn main() { let mut n = 0; f(|x| n += x); println!("{}", n); }
//# closure-wrong-args
fn f<F: Fn(i32) -> i32>(f: F) -> i32 { f(1) }
fn main() {
    f(|x, y| x + y); //~ E0593
    f(|| 1); //~ E0593
    f(|x: &str| 1); //~ E0631
    f(|x: i32| "a"); //~ E0308
    f(|x| "a"); //~ E0308
}
//# closure-let-wrong-args
fn f<F: Fn(i32) -> i32>(f: F) -> i32 { f(1) }
fn main() {
    let c = |x: i32, y: i32| x + y;
    f(c); //~ E0593
    let d = |x: &str| 1;
    f(d); //~ E0631
    let e = |x: i32| "a"; //~ E0271
    f(e);
}
//# fn-item-as-fn
fn twice(x: i32) -> i32 { x * 2 }
fn f<F: Fn(i32) -> i32>(f: F) -> i32 { f(1) }
fn main() { println!("{} {}", f(twice), f(i32::abs)); let v: Vec<String> = vec![1, 2].iter().map(ToString::to_string).collect(); println!("{:?}", v); let o: Vec<Option<i32>> = vec![1].into_iter().map(Some).collect(); println!("{:?}", o); }
//# fn-item-wrong
fn twice(x: i64) -> i64 { x * 2 }
fn f<F: Fn(i32) -> i32>(f: F) -> i32 { f(1) }
fn main() { println!("{}", f(twice)); } //~ E0631
//# fn-ptr
fn twice(x: i32) -> i32 { x * 2 }
fn main() { let f: fn(i32) -> i32 = twice; let g: fn(i32) -> i32 = |x| x + 1; let fs = [twice, g]; let gs = [f, g]; println!("{} {} {}", f(1), gs[1](2), fs[0](1)); }
//# fn-ptr-lub
fn a(x: i32) -> i32 { x } fn b(x: i32) -> i32 { x + 1 }
fn main() { let f = if true { a } else { b }; println!("{}", f(1)); let g = match 1 { 0 => |x: i32| x, 1 => |x: i32| x + 1, _ => |x: i32| x - 1 }; println!("{}", g(1)); }
//# closure-capture-to-fnptr
fn main() { let n = 1; let g: fn(i32) -> i32 = |x| x + n; println!("{}", g(1)); } //~ E0308
//# collect-annot
fn main() { let v: Vec<i32> = (0..3).collect(); let w = v.iter().map(|x| x + 1).collect::<Vec<_>>(); println!("{:?}", w); }
//# collect-no-annot
fn main() {
    let v = (0..3).collect(); //~ E0283
    println!("done");
}
//# sum-no-annot
fn main() {
    let v = vec![1, 2];
    let s = v.iter().sum(); //~ E0283
    println!("{}", s);
}
//# parse-no-annot
fn main() {
    let x = "5".parse().unwrap(); //~ E0284
    println!("{}", x);
}
//# vec-new-no-annot
fn main() {
    let v = Vec::new(); //~ E0282
}
//# none-no-annot
fn main() {
    let v = None; //~ E0282
}
//# default-no-annot
fn main() {
    let x: i32 = Default::default();
    let y = <i32>::default();
    let z = Default::default(); //~ E0790
}
//# into-no-annot
fn main() {
    let x = "a".into(); //~ E0283
}
//# into-arg
fn f(s: impl Into<String>) -> String { s.into() }
fn main() { println!("{}{}", f("a"), f(String::from("b"))); }
//# into-arg-bad
fn f(s: impl Into<String>) -> String { s.into() }
fn main() { println!("{}", f(5)); } //~ E0277
//# question-from
#[derive(Debug)] enum E { Parse(std::num::ParseIntError), Neg }
impl From<std::num::ParseIntError> for E { fn from(e: std::num::ParseIntError) -> E { E::Parse(e) } }
fn f(s: &str) -> Result<i32, E> { let n: i32 = s.parse()?; if n < 0 { return Err(E::Neg); } Ok(n) }
fn main() { println!("{:?} {:?}", f("1"), f("-1")); }
//# question-no-from
#[derive(Debug)] struct E;
fn f(s: &str) -> Result<i32, E> { let n: i32 = s.parse()?; Ok(n) } //~ E0271
fn main() { println!("{:?}", f("1")); }
//# question-box-dyn
use std::error::Error;
fn f(s: &str) -> Result<i32, Box<dyn Error>> { let n: i32 = s.parse()?; if n < 0 { return Err("neg".into()); } Ok(n) }
fn main() { println!("{:?}", f("1").is_ok()); }
//# question-option-in-result
fn f(s: Option<i32>) -> Result<i32, String> { let n = s?; Ok(n) } //~ E0277
fn main() { println!("{:?}", f(None)); }
//# question-in-main
fn main() { let x: i32 = "1".parse()?; } //~ E0277
//# add-mismatch
fn main() {
    let a: i32 = 1; let b: i64 = 2;
    let c = a + b; //~ E0277 E0308
    let d = a + 1.0; //~ E0277
    let e = "a" + "b"; //~ E0369
    let f = String::new() + String::new(); //~ E0308
}
//# add-refs
fn main() { let a = 1; let b = &a; println!("{} {} {}", a + b, b + a, b + b); let v = [1, 2]; println!("{}", v.iter().fold(0, |a, x| a + x)); }
//# op-generic
use std::ops::Add;
fn sum<T: Add<Output = T> + Copy>(a: T, b: T) -> T { a + b }
fn main() { println!("{} {}", sum(1, 2), sum(1.5, 2.5)); }
//# op-generic-missing
fn sum<T>(a: T, b: T) -> T { a + b } //~ E0369
fn main() { println!("{}", sum(1, 2)); }
//# op-generic-no-output
use std::ops::Add;
fn sum<T: Add>(a: T, b: T) -> T { a + b } //~ E0308
fn main() { println!("{}", sum(1, 2)); }
//# cmp-generic
fn max<T: PartialOrd>(a: T, b: T) -> T { if a > b { a } else { b } }
fn main() { println!("{} {}", max(1, 2), max("a", "b")); }
//# cmp-generic-missing
fn max<T>(a: T, b: T) -> T { if a > b { a } else { b } } //~ E0369
fn main() { println!("{}", max(1, 2)); }
//# eq-missing
struct S;
fn main() { let b = S == S; } //~ E0369
//# bound-missing-call
fn show<T: std::fmt::Display>(t: T) { println!("{}", t); }
struct S;
fn main() {
    show(
        S, //~ E0277
    );
    show(vec![1]); //~ E0277
}
//# bound-missing-method
struct W<T>(T);
impl<T: Clone> W<T> { fn get(&self) -> T { self.0.clone() } }
struct S;
fn main() {
    let w = W(S);
    let s = w.get(); //~ E0599
}
//# bound-missing-trait-method
trait T { fn go(&self); }
impl<X: Clone> T for Vec<X> { fn go(&self) {} }
struct S;
fn main() {
    vec![1].go();
    vec![S].go(); //~ E0599
}
//# no-method
struct S;
fn main() { S.foo(); let x = 1; x.foo(); vec![1].foo(); "a".foo(); } //~ E0599
//# private-method
mod m { pub struct S; impl S { fn f(&self) {} pub fn g(&self) {} } }
fn main() { let s = m::S; s.g(); s.f(); } //~ E0624
//# ambiguous-method
trait A { fn f(&self) {} } trait B { fn f(&self) {} }
struct S; impl A for S {} impl B for S {}
fn main() { S.f(); A::f(&S); } //~ E0034
//# inherent-over-trait
trait A { fn f(&self) -> i32 { 1 } }
struct S; impl A for S {} impl S { fn f(&self) -> &str { "s" } }
fn main() { let x: &str = S.f(); let y: i32 = A::f(&S); println!("{}{}", x, y); }
//# static-method-call
struct S; impl S { fn new() -> S { S } }
fn main() { let s = S::new(); s.new(); } //~ E0599
//# trait-not-in-scope
mod m { pub trait T { fn f(&self) {} } impl T for i32 {} }
fn main() { 1i32.f(); } //~ E0599
//# trait-in-scope
mod m { pub trait T { fn f(&self) {} } impl T for i32 {} }
use m::T;
fn main() { 1i32.f(); 1.f(); }
//# method-on-ambiguous-numeric
fn main() { let x = 2.0; let y = x.powi(2); println!("{}", y); } //~ E0689
//# method-int-ok
fn main() { let x = 2i32; println!("{} {}", x.pow(2), 5u8.max(3)); let y: u64 = 3; println!("{}", y.count_ones()); }
//# assoc-type-generic
trait Container { type Item; fn get(&self, i: usize) -> Option<&Self::Item>; fn first(&self) -> Option<&Self::Item> { self.get(0) } }
struct V(Vec<i32>);
impl Container for V { type Item = i32; fn get(&self, i: usize) -> Option<&i32> { self.0.get(i) } }
fn f<C: Container>(c: &C) -> bool where C::Item: PartialEq { c.first() == c.get(1) }
fn main() { println!("{}", f(&V(vec![1, 1]))); }
//# assoc-type-mismatch
fn f<I: Iterator<Item = String>>(i: I) {}
fn main() {
    f(vec![1].into_iter()); //~ E0271
    f(vec!["a"].into_iter()); //~ E0271
}
//# iter-not
fn main() { for i in 5 { } for x in "abc" {} struct S; for y in S {} } //~ E0277
//# generic-iter
fn total(it: impl Iterator<Item = u32>) -> u32 { it.sum() }
fn main() { println!("{}", total(vec![1u32, 2].into_iter().filter(|x| x % 2 == 0).chain(3..5).take(3))); }
//# iter-chain
fn main() { let v = vec!["a", "bb"]; let m: Vec<(usize, usize)> = v.iter().map(|s| s.len()).enumerate().rev().collect(); println!("{:?}", m); let t: String = v.iter().flat_map(|s| s.chars()).filter(|c| c.is_alphabetic()).collect(); println!("{}", t); }
//# iter-min-max
fn main() { let v = vec![3, 1, 2]; println!("{:?} {:?}", v.iter().max(), v.iter().min_by_key(|x| **x)); let z: Vec<_> = v.iter().zip(v.iter().skip(1)).map(|(a, b)| a - b).collect(); println!("{:?}", z); }
//# sort-by
fn main() { let mut v = vec![3, 1]; v.sort_by(|a, b| b.cmp(a)); v.sort(); let mut f = vec![1.5, 0.5]; f.sort_by(|a, b| a.partial_cmp(b).unwrap()); println!("{:?} {:?}", v, f); }
//# sort-float
fn main() { let mut f = vec![1.5, 0.5]; f.sort(); } //~ E0277
//# hash-map-key
fn main() { let o: Option<&str> = Some("a"); let n = o.map(|s| s.len()).unwrap_or(0); println!("{}", n); let r: Result<i32, String> = "1".parse::<i32>().map_err(|e| e.to_string()); println!("{:?}", r); }
//# map-or-else
fn main() { let x = Some(1).and_then(|x| if x > 0 { Some(x + 1) } else { None }).ok_or("neg"); println!("{:?}", x); let y: Option<Vec<i32>> = vec![Some(1), None].into_iter().collect(); println!("{:?}", y); }
//# rc-refcell
use std::rc::Rc; use std::cell::RefCell;
struct N { v: i32, next: Option<Rc<RefCell<N>>> }
fn main() { let n = Rc::new(RefCell::new(N { v: 1, next: None })); n.borrow_mut().v = 2; let m = Rc::clone(&n); m.borrow_mut().next = Some(n.clone()); println!("{} {}", n.borrow().v, Rc::strong_count(&n)); }
//# rc-dyn
use std::rc::Rc;
trait T { fn f(&self) -> i32; } struct A; impl T for A { fn f(&self) -> i32 { 1 } }
fn main() { let r: Rc<dyn T> = Rc::new(A); let v: Vec<Rc<dyn T>> = vec![r.clone(), Rc::new(A)]; println!("{}", v.iter().map(|x| x.f()).sum::<i32>()); }
//# dyn-fn
fn make(n: i32) -> Box<dyn Fn(i32) -> i32> { if n > 0 { Box::new(move |x| x + n) } else { Box::new(|x| x) } }
fn main() { let fs: Vec<Box<dyn Fn(i32) -> i32>> = vec![make(1), make(0), Box::new(|x| x * 2)]; for f in &fs { println!("{}", f(3)); } }
//# dyn-fn-bad
fn make(n: i32) -> Box<dyn Fn(i32) -> i32> { Box::new(move |x: &str| n) } //~ E0631
fn main() { make(1)(2); }
//# impl-fn
fn adder(n: i32) -> impl Fn(i32) -> i32 { move |x| x + n }
fn main() { let a = adder(1); println!("{}", a(2)); let b = adder(2); let v = vec![a, b]; println!("{}", v[1](1)); }
//# impl-fn-mismatch
fn adder(n: i32) -> impl Fn(i32) -> i32 { if n > 0 { move |x| x + n } else { move |x| x - n } } //~ E0308
fn main() { println!("{}", adder(1)(2)); }
//# impl-trait-not-implemented
struct S;
fn f() -> impl std::fmt::Display { S } //~ E0277
fn main() { println!("{}", f()); }
//# impl-trait-opaque
fn f() -> impl std::fmt::Display { 1 }
fn main() { let x: i32 = f(); } //~ E0308
//# box-dyn-methods
trait Shape { fn area(&self) -> f64; fn name(&self) -> String { String::from("shape") } }
struct C(f64); impl Shape for C { fn area(&self) -> f64 { self.0 } }
fn total(v: &[Box<dyn Shape>]) -> f64 { v.iter().map(|s| s.area()).sum() }
fn main() { println!("{}", total(&[Box::new(C(1.0)), Box::new(C(2.0))])); }
//# vec-box-dyn-mixed
trait Shape { fn area(&self) -> f64; }
struct C; struct D; impl Shape for C { fn area(&self) -> f64 { 1.0 } } impl Shape for D { fn area(&self) -> f64 { 2.0 } }
fn main() { let v: Vec<Box<dyn Shape>> = vec![Box::new(C), Box::new(D)]; let w = vec![Box::new(C) as Box<dyn Shape>, Box::new(D)]; println!("{}", v.len() + w.len()); let z = vec![Box::new(C), Box::new(D)]; } //~ E0308
//# supertrait
use std::fmt::{self, Display};
trait Named: Display { fn name(&self) -> String { format!("<{}>", self) } }
struct P; impl Display for P { fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { write!(f, "P") } } impl Named for P {}
fn show<T: Named>(t: &T) { println!("{} {}", t, t.name()); }
fn dynshow(t: &dyn Named) { println!("{} {}", t, t.name()); }
fn main() { show(&P); dynshow(&P); }
//# supertrait-missing
use std::fmt::Display;
trait Named: Display {}
struct P; impl Named for P {} //~ E0277
fn main() {}
//# upcast
trait A { fn a(&self) {} } trait B: A {} struct S; impl A for S {} impl B for S {}
fn main() { let b: Box<dyn B> = Box::new(S); let a: Box<dyn A> = b; a.a(); let r: &dyn B = &S; let q: &dyn A = r; q.a(); }
//# where-self-sized
trait T { fn f(&self) {} fn g(self) where Self: Sized; fn h<X>(&self, x: X) where Self: Sized {} }
struct S; impl T for S { fn g(self) {} }
fn main() { let t: &dyn T = &S; t.f(); t.h(1); } //~ ?
//# blanket
trait Hi { fn hi(&self) -> String; }
impl<T: std::fmt::Debug> Hi for T { fn hi(&self) -> String { format!("{:?}", self) } }
fn main() { println!("{} {} {}", 1.hi(), "a".hi(), vec![1].hi()); }
//# blanket-bad
trait Hi { fn hi(&self) -> String; }
impl<T: std::fmt::Debug> Hi for T { fn hi(&self) -> String { format!("{:?}", self) } }
struct S;
fn main() { S.hi(); } //~ E0599
//# recursion-overflow
trait T {} impl<X> T for X where Vec<X>: T {} //~ E0275
fn f<X: T>() {} //~ E0275
fn main() { f::<i32>(); }
//# sized-param
fn f(s: str) {} //~ E0277
fn main() {}
//# sized-local
fn main() { let s = *"abc"; } //~ E0277
//# sized-local2
fn main() { let v = vec![1]; let s = v[..]; let t: [i32] = v[..]; } //~ E0277
//# sized-generic
fn f<T>(t: &T) {}
fn main() { f("a"); f::<str>("a"); } //~ E0277
//# unsized-ok
fn f<T: ?Sized + std::fmt::Debug>(t: &T) { println!("{:?}", t); }
fn main() { f("a"); f(&[1][..]); f(&1); }
//# lub-refs
fn main() { let s = String::from("a"); let x: &str = if true { &s } else { "b" }; let y = if true { "b" } else { &s }; let a = [&s[..], "b"]; println!("{}{}{:?}", x, y, a); }
//# lub-refs-bad
fn main() { let s = String::from("a"); let y = if true { &s } else { "b" }; }
//# lub-arrays
fn main() { let x = if true { &[1, 2][..] } else { &[1, 2, 3] }; let y: &[i32] = match 1 { 0 => &[], 1 => &[1], _ => &[1, 2] }; println!("{:?}{:?}", x, y); }
//# match-never
fn f(x: Option<i32>) -> i32 { let y = match x { Some(v) => v, None => return 0 }; let z = match x { None => panic!(), Some(v) => v }; y + z }
fn main() { println!("{}", f(Some(1))); let x: u32 = loop { break 5; }; println!("{}", x); }
//# never-fallback
fn main() { let x = match std::env::args().next() { Some(_) => Default::default(), None => return }; } //~ E0277
//# int-infer
fn f(x: u8) {} fn main() { let x = 5; f(x); let y = 300; let z: i64 = y; let mut v = Vec::new(); v.push(1); let w: &Vec<u16> = &v; println!("{}{}", z, w.len()); }
//# float-int
fn main() { let x: f64 = 1; let y: i32 = 1.0; let z = 1 as f64 * 2.0; } //~ E0308
//# generic-struct
#[derive(Debug, Clone, PartialEq)] struct P<T> { x: T, y: T }
impl<T: Copy + std::ops::Add<Output = T>> P<T> { fn sum(&self) -> T { self.x + self.y } fn swap(self) -> P<T> { P { x: self.y, y: self.x } } }
impl P<f64> { fn len(&self) -> f64 { (self.x * self.x + self.y * self.y).sqrt() } }
fn main() { let p = P { x: 1, y: 2 }; println!("{} {:?}", p.sum(), p.clone().swap()); println!("{}", P { x: 3.0, y: 4.0 }.len()); }
//# generic-struct-wrong-impl
struct P<T> { x: T }
impl P<f64> { fn len(&self) -> f64 { self.x } }
fn main() { let p = P { x: 1i32 }; p.len(); P { x: "a" }.len(); let q = P { x: 1.0 }; q.len(); } //~ E0599
//# generic-struct-mismatch
struct P<T> { x: T, y: T }
fn main() { let p = P { x: 1, y: 2.0 }; } //~ E0308
//# turbofish
fn conv<T: From<u8>>(x: u8) -> T { T::from(x) }
fn main() { let a = conv::<u32>(1); let b: i64 = conv(2); println!("{}{}", a, b); let c = conv(3); } //~ E0283
//# trait-static
trait Zero { fn zero() -> Self; const N: i32; }
impl Zero for i32 { fn zero() -> i32 { 0 } const N: i32 = 1; } impl Zero for f64 { fn zero() -> f64 { 0.0 } const N: i32 = 2; }
fn z<T: Zero>() -> T { T::zero() }
fn main() { let a: i32 = z(); let b = z::<f64>(); println!("{}{}{}{}", a, b, <i32 as Zero>::N, f64::N); let c: i32 = Zero::zero(); println!("{}", c); }
//# hr-closure
fn apply<F>(f: F) where F: for<'a> Fn(&'a str) -> &'a str { println!("{}", f("ab")); }
fn main() { apply(|s| &s[1..]); fn g(s: &str) -> &str { s } apply(g); }
//# filter-ref
fn main() { let v = vec![1, 2, 3]; let e: Vec<&i32> = v.iter().filter(|x| **x > 1).collect(); let n = v.iter().filter(|&&x| x > 1).count(); println!("{:?} {}", e, n); let p = v.iter().position(|&x| x == 2); println!("{:?}", p); }
//# filter-bad
fn main() { let v = vec![1, 2, 3]; let e: Vec<&i32> = v.iter().filter(|x| x > 1).collect(); } //~ E0308
//# collect-mismatch
fn main() {
    let v = vec![1, 2, 3];
    let e: Vec<i32> = v.iter().map(|x| x).collect(); //~ E0277
    let s: String = v.iter().collect(); //~ E0277
    let w: Vec<String> = v
        .iter()
        .map(|x| x + 1)
        .collect(); //~ E0277
}
//# index
fn main() { let v = vec![1, 2]; let i: usize = 0; println!("{} {:?} {}", v[i], &v[1..], &"abc"[..1]); let a = [1, 2]; println!("{}", a[i]); }
//# index-bad
fn main() {
    let v = vec![1, 2]; let i: i32 = 0; let j: u8 = 0;
    v[i]; //~ E0277
    v["a"]; //~ E0277
    let a = [1]; a[i]; a[j]; //~ E0277
    let x = 1; x[0]; //~ E0608
}
//# index-custom
use std::ops::{Index, IndexMut};
struct G(Vec<i32>);
impl Index<(usize, usize)> for G { type Output = i32; fn index(&self, (a, b): (usize, usize)) -> &i32 { &self.0[a + b] } }
impl IndexMut<(usize, usize)> for G { fn index_mut(&mut self, (a, b): (usize, usize)) -> &mut i32 { &mut self.0[a + b] } }
fn main() { let mut g = G(vec![1, 2]); g[(0, 1)] += 5; println!("{}", g[(0, 1)]); }
//# deref-custom
use std::ops::Deref;
struct W(String); impl Deref for W { type Target = String; fn deref(&self) -> &String { &self.0 } }
fn f(s: &str) {} fn main() { let w = W(String::from("a")); println!("{} {}", w.len(), w.to_uppercase()); f(&w); let n: &String = &w; println!("{}", *w == *n); }
//# deref-non-ref
fn main() { let x = 5; *x; struct S; *S; } //~ E0614
//# cow-tostring
use std::fmt; struct P(i32); impl fmt::Display for P { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{}", self.0) } }
fn main() { let s = P(1).to_string(); println!("{}", s); let v: Vec<String> = vec![P(1), P(2)].iter().map(|p| p.to_string()).collect(); println!("{}", v.join(",")); }
//# iter-impl
struct C(u32); impl Iterator for C { type Item = u32; fn next(&mut self) -> Option<u32> { if self.0 < 3 { self.0 += 1; Some(self.0) } else { None } } }
fn main() { let s: u32 = C(0).zip(C(0).skip(1)).map(|(a, b)| a * b).filter(|x| x % 3 == 0).sum(); println!("{}", s); for x in C(0) { println!("{}", x); } let mut c = C(0); while let Some(x) = c.next() { println!("{}", x); } }
//# into-iter-ref
struct L(Vec<i32>);
impl<'a> IntoIterator for &'a L { type Item = &'a i32; type IntoIter = std::slice::Iter<'a, i32>; fn into_iter(self) -> Self::IntoIter { self.0.iter() } }
fn main() { let l = L(vec![1]); for x in &l { println!("{}", x); } }
//# fn-generic-closure-return
fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C { move |x| g(f(x)) }
fn main() { let h = compose(|x: i32| x + 1, |y| y * 2); println!("{}", h(3)); }
//# rec-closure-cyclic
fn main() { let f = |x| f(x); } //~ E0425
//# infinite-type
fn main() { let mut v = Vec::new(); v.push(v); let f = |x| x; f(f); } //~ E0275
//# tuple-mismatch
fn main() { let (a, b) = (1, 2, 3); let t: (i32, &str) = (1, 2); } //~ E0308
//# arg-count
fn f(a: i32, b: i32) {} fn main() { f(1); f(1, 2, 3); f("a", 2); "a".len(1); let c = |x: i32| x; c(); } //~ E0057 E0061 E0308
//# string-push
fn main() { let mut s = String::new(); s.push("a"); s.push_str('b'); s += 'c'; s.push_str(&String::new()); } //~ E0308
//# option-mismatch
fn f() -> Option<i32> { 5 } fn g() -> Option<i32> { Some("a") } fn h() -> i32 { Some(1) } fn main() {} //~ E0308
//# missing-return
fn f() -> i32 { } fn g(x: bool) -> i32 { if x { 1 } } fn h() -> String { "a" } fn main() {} //~ E0308 E0317
//# display-debug
struct S; #[derive(Debug)] struct D;
fn main() { println!("{:?}", S); println!("{}", D); println!("{}", vec![1]); println!("{}", Some(1)); println!("{}", ()); } //~ E0277
//# eq-types
fn main() { let s = String::from("a"); if s == "a" {} if "a" == s {} if &s == "a" {} if 1 == 1.0 {} if 'a' == "a" {} if Some(1) == 1 {} } //~ E0277 E0308
//# copy-bound
fn f<T: Copy>(t: T) {} fn main() { f(1); f(String::new()); f(&String::new()); f(&mut 1); f((1, 'a')); f([1; 3]); f(vec![1]); f(|| 1); } //~ E0277
//# send-static
fn f<T: Send + 'static>(t: T) {} fn main() { f(1); f(std::rc::Rc::new(1)); f(vec![String::new()]); } //~ E0277
//# iterator-by-ref
fn main() { let mut it = vec![1, 2, 3].into_iter(); let a: Vec<_> = it.by_ref().take(1).collect(); let b: i32 = it.sum(); println!("{:?}{}", a, b); }
//# peekable-while
fn main() { let mut it = "12a".chars().peekable(); let mut n = 0; while let Some(c) = it.peek() { if let Some(d) = c.to_digit(10) { n = n * 10 + d; it.next(); } else { break; } } println!("{}", n); }
//# entry-mut
fn main() { let mut v = vec![vec![0; 3]; 2]; v[1][2] = 5; for r in v.iter_mut() { for x in r.iter_mut() { *x += 1; } } for r in &mut v { r[0] = 1; } println!("{:?}", v); let m = v.iter().map(|r| r.iter().sum::<i32>()).max().unwrap(); println!("{}", m); }
//# swap-take
fn main() { let mut a = vec![1]; let b = std::mem::take(&mut a); let c = std::mem::replace(&mut a, vec![2]); std::mem::swap(&mut a, &mut vec![]); println!("{:?}{:?}{:?}", a, b, c); }
//# cmp-derive
#[derive(PartialEq, Eq, PartialOrd, Ord, Clone, Copy, Debug, Hash, Default)] enum L { #[default] A, B }
fn main() { println!("{:?} {} {:?}", L::A < L::B, L::A == L::default(), L::A.cmp(&L::B)); let mut v = vec![L::B, L::A]; v.sort(); println!("{:?} {:?}", v, v.iter().max()); }
//# derive-missing
struct N; #[derive(Clone, Debug, PartialEq)] struct S { n: N, m: i32 } #[derive(Clone, Copy)] struct C { s: String } fn main() {} //~ E0204 E0277 E0369
//# phantom-method-generic
struct Stack<T> { items: Vec<T> }
impl<T> Stack<T> { fn new() -> Self { Stack { items: Vec::new() } } fn push(&mut self, t: T) -> &mut Self { self.items.push(t); self } fn peek(&self) -> Option<&T> { self.items.last() } fn pop(&mut self) -> Option<T> { self.items.pop() } }
fn main() { let mut s = Stack::new(); s.push(1).push(2); if let Some(t) = s.peek() { println!("{}", t); } let mut t = Stack::<String>::new(); t.push("a".to_string()); println!("{:?}", t.pop()); }
//# phantom-unknown
struct Stack<T> { items: Vec<T> } impl<T> Stack<T> { fn new() -> Self { Stack { items: Vec::new() } } fn len(&self) -> usize { 0 } }
fn main() {
    let s = Stack::new(); //~ E0282
    println!("{}", s.len());
}
//# method-unknown-receiver
fn main() {
    let mut v = Vec::new(); //~ E0282
    let x = v.pop();
    x.unwrap().foo();
}
//# closure-param-unknown
fn main() {
    let f = |x| x.len(); //~ E0282
    f("a");
}
//# closure-param-later
fn main() { let f = |x| x + 1; println!("{}", f(1u8)); let mut k = None; let g = |y: i32| y; k = Some(g(1)); println!("{:?}", k); }
//# cy1
fn main() { let f = |x| x; f(f); } //~ E0644
//# cy2
fn main() { let mut x = None; x = Some(x); } //~ E0275
//# cy3
fn main() { let mut x = Vec::new(); let y = vec![x]; x = y; } //~ E0275
//# cy4
fn f<T>(a: T, b: Vec<T>) {} fn main() { let v = Vec::new(); f(v, v); } //~ E0275
//# ret-closure-block
fn f<F: Fn(i32) -> i32>(f: F) -> i32 { f(1) }
fn main() {
    let e = |x: i32| {
        let _ = x;
        "a" //~ E0271
    };
    f(
        e);
}
//# ret-fn-item
fn f<F: Fn(i32) -> i32>(f: F) -> i32 { f(1) }
fn g(x: i32) -> &'static str { "a" }
fn main() {
    f(
        g); //~ E0271
}
//# e0277-multi-line-arg
fn f<A: Copy, B: Copy>(a: A, b: B, c: Vec<A>) {}
fn main() {
    f(
        1,
        String::new(), //~ E0277
        vec![
            1]);
    f::<i32, String>( //~ E0277
        1,
        String::new(),
        vec![1]);
}
//# e0277-struct-field-bound
struct W<T: Copy> { t: T }
fn main() {
    let w = W {
        t: String::new() //~ E0277
    };
    let _: W<String>; //~ E0277
}
//# e0277-nested-arg
fn f<T: Copy>(v: Vec<Option<T>>) {}
fn main() {
    f(
        vec![Some( //~ E0277
            String::new())]);
}
//# e0277-chain
fn main() {
    let v: Vec<String> = vec![1]
        .into_iter()
        .map(|x| x + 1)
        .filter(|x| *x > 0)
        .collect(); //~ E0277
    let s: i32 = vec!["a"]
        .iter()
        .sum(); //~ E0277
    let m = vec![1.5]
        .iter()
        .max(); //~ E0277
}
//# e0277-method-arg
struct S; impl S { fn f<T: Copy>(&self,
  t: T) {} }
fn main() {
    S.f(
        String::new()); //~ E0277
}
//# e0599-unsat-chain
struct S;
fn main() {
    let v = vec![S];
    let w = v
        .iter()
        .cloned() //~ E0277
        .collect::<Vec<S>>(); //~ E0599
    let x = v
        .into_iter()
        .max(); //~ E0277
    let y = Some(S)
        .unwrap_or_default(); //~ E0277
    let r: Result<i32, S> = Ok(1);
    r
        .unwrap(); //~ E0277
}
//# fn-bound-return
fn mk() -> Vec<impl Copy> { //~ E0277
    vec![String::new()]
}
fn main() { mk(); }
//# assoc-const
trait A { const N: usize; fn n(&self) -> usize { Self::N } }
struct S; impl A for S { const N: usize = 3; }
fn f<T: A>() -> usize { T::N } fn main() { println!("{} {} {}", S.n(), f::<S>(), S::N); let a = [0; S::N]; println!("{}", a.len()); }
//# gat-like-lend
trait Get<'a> { type Out; fn get(&'a self) -> Self::Out; }
impl<'a> Get<'a> for String { type Out = &'a str; fn get(&'a self) -> &'a str { self } }
fn f<T>(t: &T) where for<'a> T: Get<'a> { t.get(); } fn main() { f(&String::new()); }
//# dyn-any-generic
trait Visitor { fn visit(&mut self, n: i32); }
struct Sum(i32); impl Visitor for Sum { fn visit(&mut self, n: i32) { self.0 += n; } }
impl<V: Visitor + ?Sized> Visitor for &mut V { fn visit(&mut self, n: i32) { (**self).visit(n) } }
fn walk(v: &mut dyn Visitor) { v.visit(1); walk2(v); } fn walk2<V: Visitor + ?Sized>(v: &mut V) { v.visit(2); walk3(v); } fn walk3<V: Visitor>(mut v: V) { v.visit(3); }
fn main() { let mut s = Sum(0); walk(&mut s); println!("{}", s.0); }
//# generic-trait-dispatch
trait Conv<T> { fn conv(&self) -> T; }
impl Conv<i32> for str { fn conv(&self) -> i32 { 1 } } impl Conv<String> for str { fn conv(&self) -> String { self.to_string() } }
fn main() { let a: i32 = "a".conv(); let b: String = "b".conv(); println!("{}{}", a, b); let c = "c".conv(); } //~ E0283
//# iterator-trait-object-box
fn evens(v: &[i32]) -> Box<dyn Iterator<Item = &i32> + '_> { Box::new(v.iter().filter(|x| **x % 2 == 0)) }
fn main() { for x in evens(&[1, 2]) { println!("{}", x); } let s: i32 = evens(&[2, 4]).map(|x| x * 2).sum(); println!("{}", s); }
//# impl-iterator
fn evens<'a>(v: &'a [i32]) -> impl Iterator<Item = &'a i32> + 'a { v.iter().filter(|x| **x % 2 == 0) }
fn main() { for x in evens(&[1, 2]) { println!("{}", x); } println!("{:?}", evens(&[2]).map(|x| x + 1).collect::<Vec<_>>()); }
//# impl-iterator-bad-item
fn evens(v: Vec<i32>) -> impl Iterator<Item = String> { v.into_iter() } //~ E0271
fn main() { evens(vec![]); }
//# fold-tuple
fn main() { let (a, b) = vec![1, 2].iter().fold((0, 0), |(a, b), x| (a + x, b * x)); println!("{}{}", a, b); let s = ["a", "b"].iter().fold(String::new(), |mut acc, s| { acc.push_str(s); acc }); println!("{}", s); }
//# partition-unzip
fn main() { let (a, b): (Vec<i32>, Vec<i32>) = vec![1, 2].into_iter().partition(|x| x % 2 == 0); let (c, d): (Vec<i32>, Vec<char>) = vec![(1, 'a')].into_iter().unzip(); println!("{:?}{:?}{:?}{:?}", a, b, c, d); }
//# chained-closures
fn main() { let add = |a: i32| move |b: i32| a + b; println!("{}", add(1)(2)); let mut fs: Vec<Box<dyn FnMut() -> i32>> = Vec::new(); let mut c = 0; fs.push(Box::new(move || { c += 1; c })); println!("{}", fs[0]()); }
//# return-closure-generic
fn mk<T: Clone + 'static>(t: T) -> Box<dyn Fn() -> T> { Box::new(move || t.clone()) } fn main() { println!("{}{}", mk(1)(), mk("a")()); }
//# trait-default-generic
trait Animal { fn name(&self) -> String; fn speak(&self) -> String { format!("{} speaks", self.name()) } }
#[derive(Clone)] struct Dog; impl Animal for Dog { fn name(&self) -> String { "Dog".into() } }
fn all(v: &[Box<dyn Animal>]) -> Vec<String> { v.iter().map(|a| a.speak()).collect() }
fn main() { println!("{:?}", all(&[Box::new(Dog), Box::new(Dog)])); let a: &dyn Animal = &Dog; println!("{}", a.speak()); }
//# partial-ord-impl
use std::cmp::Ordering;
#[derive(PartialEq, Eq)] struct V(i32);
impl PartialOrd for V { fn partial_cmp(&self, o: &V) -> Option<Ordering> { Some(self.cmp(o)) } } impl Ord for V { fn cmp(&self, o: &V) -> Ordering { o.0.cmp(&self.0) } }
fn main() { let mut v = vec![V(1), V(2)]; v.sort(); println!("{} {}", v[0].0, V(1) > V(2)); println!("{:?}", v.iter().map(|x| x.0).max_by(|a, b| a.cmp(b))); }
//# from-impls
#[derive(Debug)] struct M(f64); impl From<f64> for M { fn from(x: f64) -> M { M(x) } } impl From<M> for f64 { fn from(m: M) -> f64 { m.0 } }
fn main() { let m: M = 1.5.into(); let f: f64 = m.into(); let g = f64::from(M(2.0)); println!("{}{}", f, g); }
//# sum-types
fn main() { let a: f64 = vec![1.0, 2.0].iter().sum(); let b: i32 = [1, 2].iter().map(|x| x * x).sum::<i32>(); let c = (1..=3).product::<u64>(); println!("{}{}{}", a, b, c); let avg = a / 2 as f64; let n = [1, 2].len() as f64; println!("{}", avg / n); }
//# string-chars
fn main() { let s = "hello"; let r: String = s.chars().rev().collect(); let up: String = s.chars().map(|c| c.to_ascii_uppercase()).collect(); let n = s.bytes().filter(|b| *b == b'l').count(); let w: Vec<&str> = "a b".split_whitespace().collect(); println!("{}{}{}{:?}", r, up, n, w); let c = s.chars().nth(1).unwrap(); println!("{}", c); }
//# method-on-closure-field
struct B { f: Box<dyn Fn(i32) -> i32> } fn main() { let b = B { f: Box::new(|x| x) }; println!("{}", (b.f)(1)); b.f(1); } //~ E0599
//# arr-methods
fn main() { let a = [3, 1, 2]; println!("{} {} {:?} {:?}", a.len(), a.contains(&1), a.iter().max(), a.first()); let mut b = a; b.sort(); b.reverse(); println!("{:?} {:?}", b, a.iter().copied().map(|x| x as f32).collect::<Vec<f32>>()); }
//# qualified-path-names-own-items-only
trait Base { fn go(&self) -> i32 { 1 } }
trait Sub: Base { fn more(&self) -> i32 { 2 } }
struct A;
impl Base for A {}
impl Sub for A {}
fn main() {
    let x = <A as Sub>::go(&A); //~ E0576
    let y = Sub::go(&A); //~ E0782
    let z = <A as Base>::go(&A) + Sub::more(&A);
}
//# missing-item-of-a-bare-trait
trait Tr { fn go(&self) -> i32 { 1 } }
trait Gen<T> { fn get(&self) -> T; }
fn a() { Tr::none(&1); } //~ E0782
fn b() { let x = Tr::NONE; } //~ E0782
fn c() { let x: Tr::Foo = 1; } //~ E0782
fn d() { let y = Tr::Foo::new(); } //~ E0782
fn e() { let x = Gen::<i32>::none(&1); } //~ E0782
fn f() { match 1 { Tr::None => {} _ => {} } } //~ E0782
fn g() { let s = Tr::S {}; } //~ E0782
fn main() {}
//# associated-type-of-a-bare-trait
trait Tr { type Foo; }
fn a() { let x: Tr::Foo = 1; } //~ E0223
fn b() { let y = Tr::Foo::new(); } //~ E0223
fn main() {}
//# bounds-where-no-type-may-stand
struct A { score: Iterator + i32 } //~ E0404 E0782
fn f(y: impl i32 + Copy) {} //~ E0404
struct U { x: impl u8 } //~ E0404 E0562
fn main() { 1 == "s"; }
//# half-open-ranges-in-slices
fn main() {
    let v = [1, 2];
    match &v[..] {
        [1.., ..] => {} //~ E0658
        [x @ 2.., 1] => {} //~ E0658
        [(3..), 2] => {}
        [..3, ..] => {}
        _ => {}
    }
}
//# order-of-arguments-of-a-wrong-number
struct P<T>(T);
struct W<'a, T>(&'a T);
fn a<'a>(x: Option<bool, 'a>) {} //~ E0107
fn b<'a>(x: W<i32, 'a>) {} //~ E0747
fn c<'a>(x: W<i32, 'a, 'a>) {} //~ E0107
fn main() {}
//# binding-modes-after-types
fn a(v: &(String, i32)) {
    let (ref x, _) = v;
    1 == "s"; //~ E0277
}
fn b(v: &(String, i32)) {
    let (ref x, _) = v; //~ ?
}
fn c(v: &(&u8, i32)) {
    let (&x, _) = v; //~ ?
}
fn main() {}
