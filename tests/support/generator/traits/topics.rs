//! Modules about traits, generics, closures and structs, as templates (see `expand`).

pub const TOPICS: &[&str] = &[
    // Required and provided methods.
    r#"
pub trait Shape {
    fn area(&self) -> @N;
    fn name(&self) -> String { «String::from("shape")¦format!("<{}>", self.area())» }
    «fn twice(&self) -> @N { self.area() + self.area() }¦fn twice(&self) -> @N where Self: Sized { self.area() + 1 }»
}
«#[derive(Debug)]¦#[derive(Debug, Clone)]¦#[derive(Debug, Clone, PartialEq)]»
pub struct Square { side: @N }
struct Round(@N, @T);
impl Shape for Square {
    fn area(&self) -> @N { self.side }
    «fn name(&self) -> String { "square".to_string() }¦»
}
impl Shape for Round {
    fn area(&self) -> @N { self.0«¦ + 1¦ + self.0» }
}
«impl<'a, T: Shape> Shape for &'a T { fn area(&self) -> @N { (**self).area() } }¦impl<T: Shape + ?Sized> Shape for Box<T> { fn area(&self) -> @N { (**self).area() } }¦»
«fn show(shape: &dyn Shape) -> String { shape.name() }¦fn show<S: Shape>(shape: &S) -> String { shape.name() }¦fn show(shape: &impl Shape) -> String { shape.name() }¦fn show<S>(shape: &S) -> String where S: Shape + ?Sized { shape.name() }»
pub fn run() {
    let square = Square { side: @n };
    let round = Round(@n, @t);
    println!("{} {}", show(&square), show(&round));
    println!("{} {}", square.twice(), round.twice());
    «let all: Vec<Box<dyn Shape>> = vec![Box::new(square), Box::new(round)];¦let all: [&dyn Shape; 2] = [&square, &round];¦let all: Vec<&dyn Shape> = vec![&square, &round as &dyn Shape];»
    for shape in «all.iter()¦&all» {
        println!("{} {}", shape.area(), shape.name());
    }
}
"#,
    // Associated types and constants.
    r#"
trait Store {
    type Item«: std::fmt::Debug¦: Clone + std::fmt::Debug»;
    const SIZE: @N;
    fn get(&self) -> «g:Self::Item¦Option<Self::Item>»;
    fn size() -> @N { Self::SIZE }
}
#[derive(Clone)]
struct One { value: @T }
struct Two<T>(T, @C);
impl Store for One {
    type Item = @T;
    const SIZE: @N = @n;
    fn get(&self) -> «g:«@T¦Self::Item¦<Self as Store>::Item»¦Option<@T>» { «g:«self.value.clone()¦self.clone().value»¦Some(self.value.clone())» }
}
impl<T: Clone + std::fmt::Debug> Store for Two<T> {
    type Item = «h:T¦(T, @C)»;
    «const SIZE: @N = 1 + <One as Store>::SIZE;¦const SIZE: @N = One::SIZE;¦const SIZE: @N = 2;»
    fn get(&self) -> «g:Self::Item¦Option<Self::Item>» { «g:¦Some(»«h:self.0.clone()¦(self.0.clone(), self.1)»«g:¦)» }
}
fn take<S: Store>(store: &S) -> «g:S::Item¦Option<<S as Store>::Item>» { store.get() }
fn print<S>(store: S) where S: Store«<Item = @T>¦», S::Item: std::fmt::Debug { println!("{:?} {}", store.get(), S::SIZE) }
pub fn run() {
    let one = One { value: @t };
    let two = Two(@u, @c);
    println!("{:?} {:?}", one.get(), take(&two));
    println!("{} {}", One::SIZE, «Two::<@U>::size()¦<Two<@U> as Store>::SIZE¦Two::<i32>::SIZE»);
    print(«one¦two»);
}
"#,
    // Associated types, simpler and more often right.
    r#"
trait Store {
    type Item: Clone + std::fmt::Debug;
    const SIZE: @N = @n;
    fn get(&self) -> Self::Item;
    fn both(&self) -> (Self::Item, @N) { (self.get(), Self::SIZE) }
}
struct One { value: @T }
struct Two<T>(T);
impl Store for One {
    type Item = @T;
    fn get(&self) -> @T { self.value.clone() }
}
impl<T: Clone + std::fmt::Debug> Store for Two<T> {
    type Item = T;
    const SIZE: @N = @n;
    fn get(&self) -> T { self.0.clone() }
}
fn print<S>(store: &S) where S: Store { println!("{:?} {}", store.get(), S::SIZE) }
fn pair<A: Store, B: Store<Item = A::Item>>(a: &A, b: &B) -> Vec<A::Item> { vec![a.get(), b.get()] }
pub fn run() {
    let one = One { value: @t };
    let two = Two(«@t¦@t¦@u»);
    println!("{:?} {:?}", one.both(), two.both());
    println!("{:?}", pair(&one, &two));
    print(&two);
    «let boxed: Box<dyn Store<Item = @T>> = Box::new(one);¦¦¦¦¦let f = <One as Store>::get; println!("{:?}", f(&one));¦let all = [one.get()]; println!("{}", all.len());»
}
"#,
    // A generic trait.
    r#"
trait Into2<T> {
    fn into2(«k:self¦&self¦&self») -> T;
}
#[derive(Debug, Clone, PartialEq)]
struct Meter(@N);
#[derive(Debug«¦, Clone»)]
struct Feet { value: @N«¦, note: @T» }
impl Into2<@N> for Meter {
    fn into2(«k:self¦&self¦&self») -> @N { self.0 }
}
impl Into2<String> for Meter {
    fn into2(«k:self¦&self¦&self») -> String { format!("{}m", self.0) }
}
«impl<T: Into2<@N>> Into2<Option<@N>> for Vec<T> { fn into2(«k:self¦&self¦&self») -> Option<@N> { «k:self.into_iter().next()¦self.first()¦self.iter().next()».map(|x| x.into2()) } }¦»
fn to<T, M: Into2<T>>(m: M) -> T { m.into2() }
fn shown(m: impl Into2<String>) -> String { m.into2() }
pub fn run() {
    let m = Meter(@n);
    let n: @N = «m.clone().into2()¦to(m.clone())¦to::<@N, _>(m.clone())¦to::<_, Meter>(m.clone())¦<Meter as Into2<@N>>::into2(«k:m.clone()¦&m¦&m»)¦Into2::into2(«k:m.clone()¦&m¦&m»)»;
    «let s: String = m.clone().into2();¦let s = shown(m.clone());¦let s = to::<String, _>(m.clone());¦let s: String = to(m.clone());¦let s = m.clone().into2();»
    println!("{n} {s} {:?}", m);
}
"#,
    // Supertraits.
    r#"
use std::fmt::{self, Debug, Display};
trait Named { fn name(&self) -> String; }
trait Aged: «Named¦Named¦» { fn age(&self) -> @N; fn both(&self) -> String «{ format!("{} {}", self.name(), self.age()) }¦{ let n = self.name(); n + "!" }» }
trait Full: Aged «+ Debug¦+ Display¦» { fn full(&self) -> String { «format!("{:?}", self.both())¦self.both()» } }
#[derive(Debug)]
struct Cat { age: @N, toy: @T }
impl Named for Cat { fn name(&self) -> String { "cat".into() } }
impl Aged for Cat { fn age(&self) -> @N { self.age } }
impl Display for Cat { fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { write!(f, "cat {}", self.age) } }
impl Full for Cat {}
fn names<T: «Full¦Aged¦Named» + ?Sized>(t: &T) -> String { t.name() }
fn up(full: &dyn Full) -> &dyn «Aged¦Named» { full }
fn up_box(full: Box<dyn Full>) -> Box<dyn Aged> { full }
pub fn run() {
    let cat = Cat { age: @n, toy: @t };
    println!("{} {}", names(&cat), cat.full());
    println!("{}", up(&cat).name());
    let boxed = up_box(Box::new(cat));
    println!("{} {}", boxed.both(), names(&*boxed));
}
"#,
    // Blanket impls.
    r#"
use std::fmt::«d:Debug¦Display»;
trait Describe { fn describe(&self) -> String; }
impl<T: std::fmt::«d:Debug¦Display»> Describe for T { fn describe(&self) -> String { format!("«d:{:?}¦{}»", self) } }
trait Twice { fn twice(&self) -> (Self, Self) where Self: Sized; }
impl<T> Twice for T where T: Clone { fn twice(&self) -> (T, T) { (self.clone(), self.clone()) } }
«#[derive(Debug, Clone)]¦#[derive(Clone, Debug, Default)]¦#[derive(Debug, Clone, Copy)]»
struct Point { x: @N, y: @N }
«d:¦impl std::fmt::Display for Point { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { write!(f, "({}, {})", self.x, self.y) } }»
«impl Describe for Point { fn describe(&self) -> String { String::new() } }¦¦¦¦¦¦¦¦»
pub fn run() {
    let p = Point { x: @n, y: @n };
    println!("{}", p.describe());
    println!("{}", (@n).describe());
    println!("{:?}", p.twice());
    println!("{:?}", «"abc".twice()¦vec![1, 2].twice()¦(@c).twice()»);
}
"#,
    // Operators.
    r#"
use std::ops::{Add, AddAssign, Index, IndexMut, Mul, Neg, Not, Sub};
#[derive(Debug, «Clone, Copy¦Clone, Copy¦Clone», PartialEq«¦, PartialOrd¦, Default»)]
struct V2 { x: @N, y: @N }
impl Add for V2 {
    type Output = V2;
    fn add(self, other: V2) -> V2 { V2 { x: self.x + other.x, y: self.y + other.y } }
}
impl Mul<@N> for V2 {
    type Output = «V2¦Self»;
    fn mul(self, by: @N) -> Self::Output { V2 { x: self.x * by, ..self } }
}
impl<'a> Add<&'a V2> for &'a V2 {
    type Output = V2;
    fn add(self, other: &V2) -> V2 { V2 { x: self.x + other.x, y: other.y } }
}
impl AddAssign for V2 { fn add_assign(&mut self, other: Self) { self.x += other.x; self.y += other.y; } }
impl Not for V2 { type Output = bool; fn not(self) -> bool { self.x == 0 } }
impl Index<usize> for V2 { type Output = @N; fn index(&self, i: usize) -> &@N { if i == 0 { &self.x } else { &self.y } } }
«impl IndexMut<usize> for V2 { fn index_mut(&mut self, i: usize) -> &mut @N { &mut self.x } }¦»
fn sum<T: Add<Output = T> + Copy>(a: T, b: T) -> T { a + b + a }
pub fn run() {
    let «mut ¦mut ¦»a = V2 { x: @n, y: @n };
    let b = V2 { x: @n, ..a };
    let c = «a + b¦&a + &b¦a * 2 + b¦a.clone() + b.clone() * @n»;
    «a += b;¦a[0] = 1;¦a[0] += c[1];¦a.x += 1;¦let _ = !a;»
    println!("{:?} {:?} {}", c, «a == b¦c[1] < b[0]¦!b¦a != c», c[«0¦1»]);
    println!("{:?}", sum(«a, b¦1, 2¦c.x, c.y»));
}
"#,
    // Deref and method resolution through it.
    r#"
use std::ops::{Deref, DerefMut};
struct Wrap<T> { inner: T, count: @N }
impl<T> Deref for Wrap<T> { type Target = T; fn deref(&self) -> &T { &self.inner } }
«impl<T> DerefMut for Wrap<T> { fn deref_mut(&mut self) -> &mut T { self.count += 1; &mut self.inner } }¦»
impl<T> Wrap<T> {
    fn new(inner: T) -> Self { Wrap { inner, count: 0 } }
    fn len(&self) -> @N { self.count }
    fn into_inner(self) -> T { self.inner }
}
fn size(s: &«str¦String¦[i32]») -> usize { s.len() }
pub fn run() {
    let «mut ¦»w = Wrap::new(«a:String::from("abc")¦vec![1, 2, 3]»);
    «w.push(«a:'d'¦4»);¦w.inner.clear();¦»
    println!("{} {}", w.len(), «(*w).len()¦w.inner.len()¦w.deref().len()¦w.iter().count()¦w.is_empty()»);
    «println!("{}", size(&w));¦»
    let ww = Wrap::new(Wrap::new(@t));
    println!("{:?} {}", «**ww¦ww.inner.inner¦*ww.inner», ww.len());
    println!("{:?}", «ww.into_inner().into_inner()¦(**ww).clone()¦*ww.into_inner()»);
    println!("{:?}", w.into_inner());
}
"#,
    // Iterators.
    r#"
struct Count { at: @N, end: @N }
impl Iterator for Count {
    type Item = @N;
    fn next(&mut self) -> Option<@N> {
        if self.at >= self.end {
            return None;
        }
        self.at += 1;
        Some(self.at)
    }
}
fn up(end: @N) -> «i:impl Iterator<Item = @N>¦Count¦Box<dyn Iterator<Item = @N>>» {
    let it = Count { at: 0, end };
    «i:it¦it¦Box::new(it)»
}
fn total<I: «Iterator¦IntoIterator»<Item = @N>>(it: I) -> @N {
    let mut sum = 0;
    for x in it {
        sum += x;
    }
    sum
}
pub fn run() {
    println!("{}", total(Count { at: 1, end: 4 }));
    println!("{:?}", Count { at: 0, end: 6 }.«filter(|x| x % 2 == 0)¦filter(|&x| x > 2)¦map(|x| x + 1)¦skip(1)¦take_while(|x| *x < 4)¦step_by(2)¦enumerate()¦zip("abc".chars())¦chain(Count { at: 1, end: 2 })¦flat_map(|x| vec![x, x])¦peekable()¦scan(0, |s, x| { *s += x; Some(*s) })¦inspect(|x| print!("{x} "))».«map(|x| x)¦skip(0)¦take(3)¦filter(|_| true)».collect::<Vec<_>>());
    let words = vec![«"b", "a", "c"¦String::from("b"), String::from("a")»];
    «let joined: String = words.iter().map(|w| w.to_string() + "-").collect();¦let joined = words.iter().fold(String::new(), |acc, w| acc + w);¦let joined: Vec<usize> = words.iter().map(|w| w.len()).collect();¦let joined = words.iter().max();¦let joined = words.into_iter().rev().collect::<Vec<_>>();¦let joined = words.iter().any(|w| w.is_empty());»
    println!("{:?}", joined);
    let n: Vec<@N> = up(4).collect();
    println!("{:?} {:?}", n.iter().«sum::<@N>()¦max()¦min_by_key(|x| **x)¦position(|&x| x == 2)¦copied().product::<@N>()¦count()¦last()¦nth(1)», n.«first()¦last()¦get(1)¦len()¦contains(&3)¦iter().rev().next()»);
}
"#,
    // Closures of all kinds.
    r#"
fn call<F: «x:Fn¦FnMut¦FnOnce»(@N) -> @N>(«x:¦mut ¦»f: F, x: @N) -> @N { f(x)«x: + f(2)¦ + f(1)¦» }
fn run_once<F>(f: F) -> @T where F: FnOnce() -> @T { f() }
fn adder(by: @N) -> «y:impl Fn(@N) -> @N¦Box<dyn Fn(@N) -> @N>¦impl Fn(@N) -> @N» { «y:move |x| x + by¦Box::new(move |x| x + by)¦move |x: @N| by + x» }
fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C { move |x| g(f(x)) }
fn double(x: @N) -> @N { x * 2 }
struct Holder<F: Fn(@N) -> @N> { f: F, name: @T }
impl<F: Fn(@N) -> @N> Holder<F> { fn go(&self, x: @N) -> @N { (self.f)(x) } }
pub fn run() {
    let s = @t;
    let mut total = 0;
    println!("{}", call(«double¦|x| x + 1¦|x| { total += x; total }¦adder(2)¦&double», @n));
    println!("{:?}", run_once(«|| s.clone()¦move || s¦|| s», ));
    let f: «z:fn(@N) -> @N¦&dyn Fn(@N) -> @N» = «z:double¦&double¦|x| x + 1¦&|x| x + 3»;
    println!("{}", f(1) + adder(3)(4));
    let h = Holder { f: «double¦|x| x + 1¦adder(1)¦f», name: @t };
    println!("{} {}", h.go(2), compose(«double¦f¦|x: @N| x», |x| «x + 1¦x.to_string()¦x == 2»)(3));
}
"#,
    r#"
struct Game { score: @N, log: Vec<String>, name: String }
impl Game {
    fn each<F: FnMut(&mut @N)>(&mut self, mut f: F) { f(&mut self.score); f(&mut self.score) }
    fn with(&self, f: &dyn Fn(&str) -> String) -> String { f(&self.name) }
    fn handler(&mut self) -> «w:impl FnMut(@N) + '_¦Box<dyn FnMut(@N) + '_>» { «w:move |n| self.score += n¦Box::new(move |n| self.score += n)» }
}
fn apply(fs: Vec<Box<dyn «Fn¦FnMut¦FnOnce»(@N) -> @N>>) -> @N {
    let mut n = 1;
    for «mut ¦»f in fs {
        n = f(n);
    }
    n
}
pub fn run() {
    let mut game = Game { score: @n, log: vec![], name: "g".to_string() };
    game.each(|n| *n += 1);
    let log = &mut game.log;
    let mut add = |s: &str| «log.push(s.to_string())¦game.log.push(s.to_owned())»;
    add("a");
    «println!("{}", game.name);¦println!("{}", game.score);¦»
    add("b");
    println!("{} {:?}", game.with(&|s| format!("{s}!")), game.log);
    {
        let mut h = game.handler();
        h(2);
        h(1);
    }
    let k = @n;
    println!("{} {}", game.score, apply(vec![Box::new(|x| x + 1), Box::new(«move |x| x * k¦|x| x¦move |x| x + k»)]));
    let take = move || game.log.len();
    println!("{}", take());
    «println!("{}", game.name);¦»
}
"#,
    // Structs: generic, nested, update, shorthand.
    r#"
#[derive(Debug, Clone, PartialEq«¦, Default»)]
struct Inner { a: @T, b: @N }
#[derive(Debug, Clone)]
struct Outer<T«¦ = @N»> { inner: Inner, t: T, list: Vec<T> }
#[derive(Debug«¦, Clone, Copy»)]
struct Tup(@C, pub @N);
struct Unit;
impl<T: Clone> Outer<T> {
    fn new(t: T) -> Outer<T> { let list = vec![t.clone()]; Outer { inner: Inner { a: @t, b: @n }, t, list } }
    fn with(self, t: T) -> Self { «Self { t, ..self }¦Outer { t, inner: self.inner, list: self.list }» }
}
impl Outer<@N> { fn sum(&self) -> @N { self.list.iter().sum::<@N>() + self.t + self.inner.b } }
impl Outer<String> { fn sum(&self) -> usize { self.t.len() } }
pub fn run() {
    let o = Outer::new(«a:1¦String::from("x")¦@n»);
    println!("{}", o.sum());
    let a = @t;
    let inner = Inner { a, ..o.inner«¦.clone()» };
    let Outer { inner: Inner { a: ref first, .. }, t, .. } = o«¦.clone()»;
    println!("{:?} {:?} {:?}", first, t, inner);
    let tup = Tup(@c, @n);
    let Tup(c, n) = tup;
    println!("{:?} {:?} {:?}", tup.0, «c¦n¦tup.1», inner == Inner { b: tup.1, ..inner.clone() });
    let Inner { a, b } = «inner¦&inner¦inner.clone()»;
    println!("{:?} {}", a, b);
}
"#,
    // Visibility.
    r#"
mod shapes {
    «#[derive(Debug)]¦#[derive(Debug, Clone, Default)]»
    pub struct Point { «pub ¦pub ¦pub(super) ¦pub(crate) ¦»x: @N, «pub ¦»y: @N }
    #[derive(Debug)]
    pub struct Id(«pub ¦pub(super) ¦»@N);
    «pub ¦pub ¦»enum Kind { A(Point), B { «»p: @N } }
    impl Point {
        pub fn new(x: @N) -> Point { Point { x, y: 0 } }
        «pub ¦pub ¦»fn y(&self) -> @N { self.y }
        «pub(super) ¦»fn set(&mut self, y: @N) { self.y = y; }
        pub const ORIGIN: Point = Point { x: 0, y: 0 };
    }
    pub mod deep {
        «pub ¦pub(crate) ¦pub(super) ¦»fn helper() -> @N { super::hidden() }
        pub trait Deep { fn deep(&self) -> @N { 4 } }
        impl Deep for super::Point {}
    }
    fn hidden() -> @N { «3¦Id(3).0» }
    pub use self::deep::Deep«¦ as Deeper»;
    pub fn id() -> Id { Id(@n) }
    impl Id { pub fn get(&self) -> @N { self.0 } }
}
use shapes::{Point«¦, Kind¦, Id¦, Deep»};
«use shapes::*;¦use shapes::deep::Deep;¦¦»
pub fn run() {
    let «mut ¦»p = «Point::new(@n)¦Point { x: 1, y: 2 }¦Point { x: 3, ..Point::ORIGIN }»;
    println!("{} {}", p.x, «p.y¦p.y()»);
    «p.set(3);¦»
    «println!("{}", shapes::deep::helper());¦println!("{}", p.deep());¦»
    «let Point { x, .. } = p;¦let Point { x, y } = p;¦let x = p.x;»
    println!("{} {}", x, shapes::id().«0¦get()¦get()»);
    «let k = shapes::Kind::B { p: 1 };¦»
}
"#,
    // Dispatch that is and is not dyn compatible.
    r#"
trait Animal {
    fn name(&self) -> String;
    «m:fn same(&self, other: &Self) -> bool where Self: Sized;¦fn make() -> Self where Self: Sized;¦fn take(self) -> @N;¦fn each<T>(&self, t: T) -> T where Self: Sized { t }¦fn boxed(self: Box<Self>) -> String { self.name() }¦«const LEGS: @N = 4;¦fn each<T: Clone>(&self, t: T) -> T { t }¦fn some(&self) -> Option<&Self> { None }¦fn make() -> @N { 1 }»»
}
trait Loud: Animal { fn shout(&self) -> String { self.name().to_uppercase() } }
struct Dog { name: @T }
impl Animal for Dog {
    fn name(&self) -> String { format!("{:?}", self.name) }
    «m:fn same(&self, _: &Self) -> bool { true }¦fn make() -> Dog { Dog { name: @t } }¦fn take(self) -> @N { 1 }¦¦¦»
}
impl Loud for Dog {}
fn all(animals: &[Box<dyn «Animal¦Loud¦Animal + 'static»>]) { for a in animals { println!("{}", a.name()); } }
fn one(a: &dyn Animal) -> String { a.name() }
pub fn run() {
    let dog = Dog { name: @t };
    println!("{}", one(&dog));
    let loud: Box<dyn Loud> = Box::new(Dog { name: @t });
    println!("{} {}", loud.shout(), one(«&*loud¦loud.as_ref()¦&dog»));
    all(&[«loud¦Box::new(dog)», «Box::new(Dog { name: @t })»]);
}
"#,
    // Derives, and the same by hand.
    r#"
use std::cmp::Ordering;
#[derive(Debug, Clone, PartialEq«¦, Eq¦, PartialOrd¦, Eq, Hash¦, Eq, PartialOrd, Ord»)]
struct A { t: @T, n: «@N¦f64¦@N» }
#[derive(Debug, «Clone¦Clone, Copy», Default, PartialEq, PartialOrd)]
enum E { #[default] One, Two(@N), Three { a: @N } }
#[derive(Debug, Clone«¦, Default¦, PartialEq»)]
struct G<T> { t: Option<T>, e: E }
struct Key { k: @N, rest: @T }
impl PartialEq for Key { fn eq(&self, other: &Self) -> bool { self.k == other.k } }
«impl Eq for Key {}¦»
impl PartialOrd for Key { fn partial_cmp(&self, other: &Self) -> Option<Ordering> { «Some(self.k.cmp(&other.k))¦Some(self.cmp(other))¦self.k.partial_cmp(&other.k)» } }
«impl Ord for Key { fn cmp(&self, other: &Self) -> Ordering { other.k.cmp(&self.k) } }¦»
impl Default for Key { fn default() -> Self { Key { k: @n, rest: Default::default() } } }
impl std::fmt::Debug for Key { fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result { f.debug_struct("Key").field("k", &self.k).finish() } }
pub fn run() {
    let a = A { t: @t, n: «1¦1.5¦2» };
    println!("{:?} {}", a.clone(), a == a.clone());
    let e = «E::default()¦E::Two(@n)¦E::Three { a: @n }»;
    println!("{:?} {:?} {:?}", e, E::One < e, e.partial_cmp(&E::Two(1)));
    let g = «G { t: Some(@u), e }¦G { t: None::<@U>, e: E::One }¦G::<@U>::default()»;
    println!("{:?} {}", g, «g == g.clone()¦g.t.is_some()¦g.e == E::One»);
    let (k, l) = (Key { k: @n, rest: @t }, Key::default());
    println!("{:?} {} {}", «k.max(l)¦k¦l», «1¦2», 0);
    «let mut keys = vec![Key::default(), Key { k: 3, ..Default::default() }]; keys.sort(); println!("{:?}", keys);¦let s: std::collections::HashSet<A> = Default::default();¦let b: std::collections::BTreeMap<E, i32> = Default::default();¦»
}
"#,
    // Ambiguous methods, inherent and of traits.
    r#"
trait A { fn go(«&self¦self») -> @N { 1 } fn make() -> @N { 10 } }
trait B { fn go(&self) -> @N { 2 } fn make() -> @N { 20 } }
#[derive(«Clone¦Clone, Copy»)]
struct S(@N);
impl A for S {}
«impl B for S {}¦impl B for &S {}¦impl<T> B for T {}¦impl<T: A> B for T {}¦»
«impl S { fn go(«&self¦&mut self¦self») -> @N { self.0 } }¦¦»
pub fn run() {
    let «mut ¦»s = S(@n);
    println!("{}", «s.go()¦(&s).go()¦A::go(«&s¦s»)¦<S as A>::go(«&s¦s»)¦S::go(«&s¦s»)¦B::go(&s)¦<S as B>::go(&s)¦(&&s).go()»);
    println!("{}", «S::make()¦<S as A>::make()¦<S as B>::make()¦A::make()»);
}
"#,
    // PhantomData, and lifetimes of traits.
    r#"
use std::marker::PhantomData;
#[derive(Debug«¦, Clone, Copy¦, PartialEq»)]
struct Id<T> { raw: @N, of: PhantomData<T> }
#[derive(Debug«¦, Clone»)]
struct User;
struct Order;
impl<T> Id<T> { fn new(raw: @N) -> Self { Id { raw, of: PhantomData } } fn cast<U>(self) -> Id<U> { Id::new(self.raw) } }
trait Parse<'a> { fn parse(text: &'a str) -> Self«¦ where Self: Sized»; }
#[derive(Debug)]
struct Word<'a>(&'a str);
impl<'a> Parse<'a> for Word<'a> { fn parse(text: &'a str) -> Self { Word(text.trim()) } }
impl<'a> Parse<'a> for usize { fn parse(text: &'a str) -> usize { text.len() } }
fn read<'a, T: Parse<'a>>(text: &'a str) -> T { T::parse(text) }
fn all<T>(text: &str) -> usize where T: for<'x> Parse<'x> { let own = text.to_string(); let _t = T::parse(&own); own.len() }
struct Holder<'h, T«: 'h¦» > { value: &'h T }
impl<'h, T: Clone> Holder<'h, T> { fn get(&self) -> &'h T { self.value } fn own(&self) -> T { self.value.clone() } }
pub fn run() {
    let u: Id<User> = Id::new(@n);
    let o: Id<Order> = «u.cast::<Order>()¦u.cast()¦Id::<Order>::new(1)¦Id::new(u.raw)»;
    println!("{}", o.raw);
    let text = String::from(" some ");
    let w: Word = read(&text);
    println!("{:?} {}", w, all::<usize>("abc"));
    let n = read::<usize>("four");
    let r;
    {
        let h = Holder { value: &n };
        r = h.get();
    }
    println!("{} {}", r, Holder { value: &text }.own());
}
"#,
    // Conversions and errors.
    r#"
use std::convert::TryFrom;
use std::fmt;
#[derive(Debug, PartialEq)]
enum Error { Empty, Bad(@N), Text(String) }
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Empty => write!(f, "empty"),
            Error::Bad(n) => write!(f, "bad {n}"),
            Error::Text(s) => f.write_str(s),
        }
    }
}
impl std::error::Error for Error {}
impl From<std::num::ParseIntError> for Error { fn from(_: std::num::ParseIntError) -> Self { Error::Empty } }
impl From<String> for Error { fn from(s: String) -> Self { Error::Text(s) } }
struct Even(u8);
impl TryFrom<u8> for Even { type Error = Error; fn try_from(n: u8) -> Result<Self, Self::Error> { if n % 2 == 0 { Ok(Even(n)) } else { Err(Error::Bad(@n)) } } }
fn parse(s: &str) -> Result<«r:u8¦i32», Error> {
    let n«q: : u8¦» = s.parse«q:¦::<u8>»()?;
    «if n > 9 { return Err(String::from("large"))?; }¦if n > 9 { Err("large".to_string())? }¦»
    let e: Even = n.try_into()?;
    Ok(e.0«r:¦.into()»)
}
fn dynamic(s: &str) -> Result<u8, Box<dyn std::error::Error>> { let n = parse(s)?; if n == 0 { return Err("zero".into()); } Ok(n«r:¦ as u8») }
fn first(v: &[@T]) -> Option<&@T> { let f = v.first()?; Some(f) }
pub fn run() {
    println!("{:?} {:?} {:?}", parse("4"), parse("5"), parse("x"));
    match dynamic("0") {
        Ok(n) => println!("{n}"),
        Err(e) => println!("{e}"),
    }
    println!("{:?}", first(&[@t]));
}
"#,
    // Bounds of functions that call each other.
    r#"
use std::fmt::{Debug, Display};
fn show<T: «Debug¦Debug + ?Sized»>(t: &T) -> String { format!("{:?}", t) }
fn both<T, U>(t: T, u: U) -> String where T: Debug + Clone, U: «p:Debug¦Debug + Display¦Into<String>» { show(&t) + &«p:show(&u)¦u.to_string()¦u.into()» }
fn largest<T: «l:PartialOrd + Copy¦Ord¦PartialOrd + Clone»>(list: &[T]) -> «l:T¦&T¦T» {
    let mut best = «l:list[0]¦&list[0]¦list[0].clone()»;
    for x in list {
        if «l:*x > best¦x > best¦x > &best» { best = «l:*x¦x¦x.clone()»; }
    }
    best
}
fn count<K: Eq + std::hash::Hash + Ord, V: Default>(keys: Vec<K>) -> usize {
    let mut map = std::collections::«HashMap¦BTreeMap»::<K, V>::new();
    for k in keys { map.insert(k, V::default()); }
    map.len()
}
pub fn run() {
    println!("{}", both(@n, «p:@t¦@n¦"st"»));
    println!("{:?}", largest(&[1, 3, 2]));
    println!("{}", count::<_, @U>(vec![1, 2, 1]));
}
"#,
    // Generic impls for some arguments only, constants as arguments.
    r#"
#[derive(Debug, Clone«¦, Copy¦, PartialEq»)]
struct Stack<T, const K: usize> { items: [Option<T>; K], len: usize }
impl<T«: Copy¦: Copy¦», const K: usize> Stack<T, K> {
    fn new() -> Self { Stack { items: [None; K], len: 0 } }
    fn push(&mut self, t: T) -> bool { if self.len == K { return false; } self.items[self.len] = Some(t); self.len += 1; true }
    const CAPACITY: usize = K;
}
impl<const K: usize> Stack<@C, K> { fn top(&self) -> Option<@C> { self.items[0] } }
impl<T> Stack<T, 2> { fn small(&self) -> usize { 2 } }
trait Sized2 { const N: usize; fn n(&self) -> usize { Self::N } }
impl<T, const K: usize> Sized2 for Stack<T, K> { const N: usize = K«¦ + 1¦ * 2»; }
impl<T, const K: usize> Sized2 for [T; K] { const N: usize = K; }
fn first<T: Copy, const K: usize>(a: [T; K]) -> T { a[0] }
pub fn run() {
    let mut s: Stack<@C, «2¦3» > = Stack::new();
    println!("{} {}", s.push(@c), s.push(@c));
    println!("{:?} {}", s.top(), s.len);
    «println!("{}", s.small());¦println!("{}", Stack::<u8, 4>::CAPACITY);¦»
    println!("{} {} {:?}", s.n(), [@c, @c].n(), first([@c]));
}
"#,
    // A tree with a builder.
    r#"
#[derive(Debug, Default)]
enum Tree<T> { #[default] Leaf, Node(Box<Tree<T>>, T, Box<Tree<T>>) }
impl<T: «Ord¦PartialOrd»> Tree<T> {
    fn new() -> Self { Tree::Leaf }
    fn insert(self, t: T) -> Tree<T> {
        match self {
            Tree::Leaf => Tree::Node(Box::new(Tree::Leaf), t, Box::new(Tree::Leaf)),
            Tree::Node(l, v, r) if t < v => Tree::Node(Box::new(l.insert(t)), v, r),
            Tree::Node(l, v, r) => Tree::Node(l, v, Box::new(r.insert(t))),
        }
    }
    fn depth(&self) -> usize {
        match «o:self¦*self¦&self» {
            Tree::Leaf => 0,
            Tree::Node(«o:¦ref ¦»l, _, «o:¦ref ¦»r) => 1 + l.depth().max(r.depth()),
        }
    }
    fn walk<'a>(&'a self, out: &mut Vec<&'a T>) {
        if let Tree::Node(l, v, r) = self {
            l.walk(out);
            out.push(v);
            r.walk(out);
        }
    }
    fn fold<A, F: «Fn¦FnMut»(A, &T) -> A>(&self, start: A, f: &«mut ¦»F) -> A {
        match self {
            Tree::Leaf => start,
            Tree::Node(l, v, r) => { let a = l.fold(start, f); let a = f(a, v); r.fold(a, f) }
        }
    }
}
impl<T: Ord> FromIterator<T> for Tree<T> { fn from_iter<I: IntoIterator<Item = T>>(it: I) -> Self { it.into_iter().fold(Tree::new(), |t, x| t.insert(x)) } }
pub fn run() {
    let mut tree = Tree::new();
    for x in [@n, @n, @n] {
        tree = tree.insert(x);
    }
    let mut out = «vec![]¦Vec::new()»;
    tree.walk(&mut out);
    println!("{:?} {}", out, tree.depth());
    let t: Tree<char> = "hello".chars().collect();
    println!("{} {:?}", t.depth(), tree);
}
"#,
    // References in generics, AsRef, Borrow, Cow, IntoIterator for references.
    r#"
struct Bag<T> { items: Vec<T> }
impl<T> IntoIterator for Bag<T> { type Item = T; type IntoIter = std::vec::IntoIter<T>; fn into_iter(self) -> Self::IntoIter { self.items.into_iter() } }
impl<'a, T> IntoIterator for &'a Bag<T> { type Item = &'a T; type IntoIter = std::slice::Iter<'a, T>; fn into_iter(self) -> Self::IntoIter { self.items.iter() } }
«impl<'a, T> IntoIterator for &'a mut Bag<T> { type Item = &'a mut T; type IntoIter = std::slice::IterMut<'a, T>; fn into_iter(self) -> Self::IntoIter { self.items.iter_mut() } }¦»
impl<T> Extend<T> for Bag<T> { fn extend<I: IntoIterator<Item = T>>(&mut self, it: I) { for x in it { self.items.push(x); } } }
impl<T> AsRef<[T]> for Bag<T> { fn as_ref(&self) -> &[T] { &self.items } }
fn len<A: AsRef<[@N]>>(a: A) -> usize { a.as_ref().len() }
fn longest<'a>(bag: &'a Bag<String>«¦, other: &'a str») -> &'a str {
    let mut best = "";
    for s in bag {
        if s.len() > best.len() { best = s; }
    }
    best
}
pub fn run() {
    let «mut ¦mut ¦»bag = Bag { items: vec![@n, @n] };
    bag.extend(«vec![@n]¦[1, 2]¦Some(3)¦1..3»);
    «for x in &mut bag { *x += 1; }¦for x in &bag { println!("{x}"); }¦for (i, x) in bag.into_iter().enumerate() { println!("{i} {x}"); }»
    println!("{} {}", len(«&bag¦bag¦bag.as_ref()¦vec![1]»), longest(&Bag { items: vec!["a".into(), "abc".into()] }));
    println!("{:?}", «bag.items¦bag.into_iter().next()¦(&bag).into_iter().last()»);
}
"#,
    // A state machine with consts and statics.
    r#"
const LIMIT: @N = «3¦5¦2 + 1»;
const NAMES: [&str; 3] = ["a", "b", "c"];
static GREETING: &str = "hi";
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State { Start, Run(@N), Done { after: @N } }
impl State {
    const FIRST: State = State::Start;
    fn next(self) -> Self {
        use State::*;
        match self {
            Start => Run(0),
            Run(LIMIT) => Done { after: LIMIT },
            Run(n @ «0..=2¦0..LIMIT¦(0 | 1 | 2)») => Run(n + 1),
            Run(n) => Done { after: n },
            «Done { .. } => self,¦done @ Done { .. } => done,¦_ => Start,»
        }
    }
    fn is_done(&self) -> bool { matches!(self, «State::Done { .. }¦Self::Done { after: 1.. }¦State::Done { after } if *after > 0») }
}
impl From<State> for @N { fn from(s: State) -> @N { match s { State::Run(n) | State::Done { after: n } => n, _ => 0 } } }
pub fn run() {
    let mut s = State::FIRST;
    let mut steps = 0;
    while !s.is_done() && steps < 10 {
        s = s.next();
        steps += 1;
    }
    let n: @N = s.into();
    println!("{:?} {} {} {}", s, steps, n, NAMES[steps % NAMES.len()]);
    println!("{GREETING} {}", State::FIRST == State::Start);
}
"#,
    // Rc, RefCell, Weak and callbacks.
    r#"
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
trait Observer { fn notify(&self, n: @N); fn total(&self) -> @N; }
#[derive(Default)]
struct Sum { total: Cell<@N>, seen: RefCell<Vec<@N>> }
impl Observer for Sum {
    fn notify(&self, n: @N) { self.total.set(self.total.get() + n); self.seen.borrow_mut().push(n); }
    fn total(&self) -> @N { self.total.get() }
}
#[derive(Default)]
struct Subject { observers: Vec<«a:Rc<dyn Observer>¦Weak<dyn Observer>»>, hooks: Vec<Box<dyn Fn(@N) -> @N>> }
impl Subject {
    fn add(&mut self, o: «v:¦&»Rc<dyn Observer>) -> &mut Self { self.observers.push(«a:o«v:¦.clone()»¦Rc::downgrade(«v:&¦»o)»); self }
    fn hook(&mut self, f: impl Fn(@N) -> @N + 'static) { self.hooks.push(Box::new(f)); }
    fn fire(&self, n: @N) {
        let n = self.hooks.iter().fold(n, |n, f| f(n));
        for o in &self.observers {
            «a:o.notify(n);¦if let Some(o) = o.upgrade() { o.notify(n); }»
        }
    }
}
pub fn run() {
    let sum = Rc::new(Sum::default());
    let mut subject = Subject::default();
    subject.add(«v:¦&»sum.clone()«v:¦ as Rc<dyn Observer>¦»);
    subject.add(«v:Rc::new(Sum::default())¦&(sum.clone() as Rc<dyn Observer>)»);
    let k = @n;
    subject.hook(«move |n| n + k¦|n| n + 1»);
    subject.fire(2);
    println!("{} {:?} {}", sum.total(), sum.seen.borrow(), Rc::strong_count(&sum));
}
"#,
];
