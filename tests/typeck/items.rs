//# dup-fn
fn f() {}
fn f() {} //~ E0428
fn main() {}
//# dup-struct-tuple
struct S(i32);
struct S; //~ E0428
fn main() {}
//# dup-import
use std::fmt;
use std::fmt; //~ E0252
fn main() {}
//# dup-import-2
use std::fmt::Result;
use std::io::Result; //~ E0252
fn main() {}
//# import-vs-item
use std::fmt;
mod fmt {} //~ E0255
fn main() {}
//# import-vs-item-after
struct Cell;
use std::cell::Cell; //~ E0255
fn main() {}
//# private-fn
mod m { fn f() {} }
fn main() { m::f(); } //~ E0603
//# private-struct
mod m { struct S; }
fn f(_: m::S) {} //~ E0603
fn main() {}
//# private-import
mod m { fn f() {} }
use m::f; //~ E0603
fn main() {}
//# private-field-ctor
mod m { pub struct S(i32); }
fn main() { let _ = m::S(1); } //~ E0603
//# private-field-ctor-import
mod m { pub struct S(i32); }
use m::S;
fn main() { let _ = S(1); } //~ E0423
//# private-field-ctor-pat
mod m { pub struct S(i32); impl S { pub fn new() -> S { S(1) } } }
fn main() { let m::S(_x) = m::S::new(); } //~ E0603
//# private-mod
mod a { mod b { pub fn f() {} } }
fn main() { a::b::f(); } //~ E0603
//# unresolved-import
use foo::Bar; //~ E0432
fn f(_: Bar) {}
fn main() {}
//# unresolved-import-2
use std::collections::HashMapp; //~ E0432
fn main() {}
//# unresolved-import-group
use std::collections::{
    HashMap,
    Nope, //~ E0432
    Nada,
};
fn main() { let _: HashMap<i32, i32>; }
//# unresolved-crate-path
use crate::nothing::X; //~ E0432
fn main() {}
//# unresolved-super
mod m { use super::Missing; } //~ E0432
fn main() {}
//# super-too-many
use super::super::x; //~ E0433
fn main() {}
//# missing-type
fn f(_: Missing) {} //~ E0425
fn main() {}
//# missing-type-ret
struct S { a: Foo, b: Vec<Bar> } //~ E0425 E0425
fn main() {}
//# missing-value
fn main() { x; } //~ E0425
//# missing-fn
fn main() { foo(); } //~ E0425
//# missing-mod
fn main() { foo::bar(); } //~ E0433
//# missing-in-mod
mod m {}
fn main() { m::f(); } //~ E0425
//# missing-type-in-mod
mod m {}
fn f(_: m::T) {} //~ E0425
fn main() {}
//# missing-mid
mod m {}
fn main() { m::n::f(); } //~ E0433
//# missing-trait
struct S;
impl Foo for S {} //~ E0405
fn main() {}
//# missing-trait-bound
fn f<T: Foo>(_: T) {} //~ E0405
fn main() {}
//# missing-trait-path
struct S;
impl std::fmt::Foo for S {} //~ E0405
fn main() {}
//# missing-struct-lit
fn main() { let _ = Foo { a: 1 }; } //~ E0422
//# missing-tuple-struct-pat
fn main() { let Foo(_a) = 1; } //~ E0531
//# missing-path-pat
fn main() { match 1 { a::B => {} } } //~ E0433
//# missing-pat-path-2
enum E { A }
fn main() { match E::A { E::Z => {} } } //~ E0599
//# missing-variant-expr
enum E { A }
fn main() { let _ = E::A; let _ = E::Z; } //~ E0599
//# missing-variant-call
enum E { A }
fn main() { let _ = E::A; let _ = E::Z(1); } //~ E0599
//# type-as-value
struct S { a: i32 }
fn main() { let _ = S; let s = S { a: 1 }; s.a; } //~ E0423
//# type-as-value-call
struct S { a: i32 }
fn main() { let _ = S(1); let s = S { a: 1 }; s.a; } //~ E0423
//# mod-as-value
mod m {}
fn main() { let _ = m; } //~ E0423
//# fn-as-type
fn g() {}
fn f(_: g) {} //~ E0573
fn main() {}
//# const-as-type
const N: i32 = 1;
fn f(_: N) {} //~ E0573
fn main() {}
//# variant-as-type
enum E { A }
fn f(_: E::A) {} //~ E0573
fn main() {}
//# mod-as-type
mod m {}
fn f(_: m) {} //~ E0573
fn main() {}
//# struct-as-trait
struct T;
struct S;
impl T for S {} //~ E0404
fn main() {}
//# type-alias-as-trait
type A = i32;
struct S;
impl A for S {} //~ E0404
fn main() {}
//# struct-as-bound
struct B;
fn f<T: B>(_: T) {} //~ E0404
fn main() {}
//# bare-trait
trait T {}
fn f(_: &T) {} //~ E0782
fn main() {}
//# bare-trait-box
trait T {}
fn f(_: Box<T>) {} //~ E0782
fn main() {}
//# fn-as-struct-lit
fn f() {}
fn main() { let _ = f { a: 1 }; } //~ E0574
//# trait-as-struct-lit
trait T {}
fn main() { let _ = T { a: 1 }; } //~ E0574
//# const-tuple-pat
const C: i32 = 1;
fn main() { match 1 { C(_) => {} _ => {} } } //~ E0532
//# struct-variant-as-pat
enum E { A { x: i32 } }
fn main() { let e = E::A { x: 1 }; match e { E::A => {} } } //~ E0533
//# struct-variant-as-tuple-pat
enum E { A { x: i32 } }
fn main() { let e = E::A { x: 1 }; match e { E::A(_x) => {} } } //~ E0164
//# struct-variant-as-value
enum E { A { x: i32 } }
fn main() { let _ = E::A; } //~ E0533
//# struct-variant-as-call
enum E { A { x: i32 } }
fn main() { let _ = E::A(1); } //~ E0533
//# unit-variant-as-tuple-pat
enum E { A }
fn main() { let E::A(_x) = E::A; } //~ E0532
//# tuple-variant-as-path-pat
enum E { A(i32) }
fn main() { match E::A(1) { E::A => {} } } //~ E0532
//# fn-as-pat
fn f() {}
fn main() { match 1 { f => {} } }
//# fn-as-path-pat
mod m { pub fn f() {} }
fn main() { match 1 { m::f => {} } } //~ E0532
//# static-as-pat
static S: i32 = 1;
fn main() { match 1 { S => {} _ => {} } } //~ E0530
//# self-outside
fn main() { self.x; } //~ E0424
//# self-in-fn
struct S { x: i32 }
impl S { fn f() -> i32 { self.x } } //~ E0424
fn main() {}
//# Self-outside
fn f(_: Self) {} //~ E0411
fn main() {}
//# Self-outside-value
fn main() { let _ = Self::new(); } //~ E0433
//# Self-outside-lit
fn main() { let _ = Self { x: 1 }; } //~ E0411
//# outer-generic
fn f<T>(_: T) { fn g(_: T) {} } //~ E0401
fn main() {}
//# outer-generic-struct
fn f<T>(_: T) { struct S(T); } //~ E0401
fn main() {}
//# outer-self
struct S;
impl S { fn f() { fn g(_: Self) {} } } //~ E0401
fn main() {}
//# outer-lifetime
fn f<'a>(_: &'a i32) { fn g(_: &'a i32) {} } //~ E0401
fn main() {}
//# outer-lifetime-struct
fn f<'a>(_: &'a i32) { struct S<'b>(&'a &'b i32); } //~ E0401
fn main() {}
//# dup-param
fn f<T, T>(_: T) {} //~ E0403
fn main() {}
//# dup-lifetime-param
fn f<'a, 'a>(_: &'a i32) {} //~ E0403
fn main() {}
//# dup-param-impl-fn
struct S<T>(T);
impl<T> S<T> { fn f<T>(_: T) {} } //~ E0403
fn main() {}
//# shadow-lifetime
struct S<'a>(&'a i32);
impl<'a> S<'a> { fn f<'a>(_: &'a i32) {} } //~ E0496
fn main() {}
//# dup-fn-arg
fn f(a: i32, a: i32) {} //~ E0415
fn main() {}
//# dup-field
struct S { a: i32, a: i32 } //~ E0124
fn main() {}
//# dup-variant
enum E { A, A } //~ E0428
fn main() {}
//# dup-method
struct S;
impl S { fn f() {} fn f() {} } //~ E0592
fn main() {}
//# dup-method-two-impls
struct S;
impl S { fn f() {} } //~ E0592
impl S { fn f() {} }
fn main() {}
//# dup-trait-item
trait T { fn f(); fn f(); } //~ E0428
fn main() {}
//# dup-in-trait-impl
trait T { fn f(); }
struct S;
impl T for S { fn f() {} fn f() {} } //~ E0201
fn main() {}
//# undeclared-lifetime
fn f(_: &'a i32) {} //~ E0261
fn main() {}
//# undeclared-lifetime-struct
struct S { x: &'a i32 } //~ E0261
fn main() {}
//# static-lifetime-param
fn f<'static>(_: &'static i32) {} //~ E0262
fn main() {}
//# missing-lifetime-struct
struct S { x: &i32 } //~ E0106
fn main() {}
//# missing-lifetime-ret
fn f(a: &i32, b: &i32) -> &i32 { a } //~ E0106
fn main() {}
//# missing-lifetime-ret-none
fn f() -> &i32 { &1 } //~ E0106
fn main() {}
//# missing-lifetime-enum
enum E { A(&str) } //~ E0106
fn main() {}
//# missing-lifetime-path
struct R<'a>(&'a i32);
struct S { r: R } //~ E0106
fn main() {}
//# missing-lifetime-alias
type A = &i32; //~ E0106
fn main() {}
//# missing-lifetime-where
fn f<T>(_: T) where &T: Copy {} //~ E0637
fn main() {}
//# missing-lifetime-bound
trait Tr<'a> {}
fn f<T: Tr>(_: T) {} //~ E0106
fn main() {}
//# impl-header-elided-path
struct R<'a>(&'a i32);
trait T {}
impl T for R {} //~ E0726
fn main() {}
//# impl-header-elided-inherent
struct R<'a>(&'a i32);
impl R { fn f(&self) {} } //~ E0726
fn main() {}
//# generic-count-struct
struct W<T>(T);
fn f(_: W) {} //~ E0107
fn main() {}
//# generic-count-many
struct W<T>(T);
fn f(_: W<i32, i32>) {} //~ E0107
fn main() {}
//# generic-count-none
struct W;
fn f(_: W<i32>) {} //~ E0107
fn main() {}
//# generic-count-vec
fn f(_: Vec) {} //~ E0107
fn main() {}
//# generic-count-lifetime
struct R<'a>(&'a i32);
fn f<'a, 'b>(_: R<'a, 'b>) {} //~ E0107
fn main() {}
//# generic-count-trait
trait T<A> {}
struct S;
impl T for S {} //~ E0107
fn main() {}
//# generic-count-fn
fn g<T>() {}
fn main() { g::<i32, i32>(); } //~ E0107
//# generic-count-let
fn main() { let _x: Vec = Vec::<i32>::new(); } //~ E0107
//# generic-on-prim
fn f(_: i32<u8>) {} //~ E0109
fn main() {}
//# generic-on-param
fn f<T>(_: T<u8>) {} //~ E0109
fn main() {}
//# generic-on-mod
fn f(_: std::vec::<u8>::Vec<u8>) {} //~ E0109
fn main() {}
//# placeholder-sig
fn f() -> _ { 5 } //~ E0121
fn main() {}
//# placeholder-param
fn f(_x: Vec<_>) {} //~ E0121
fn main() {}
//# placeholder-static
static X: _ = 5; //~ E0121
fn main() {}
//# placeholder-const
const X: _ = 5; //~ E0121
fn main() {}
//# placeholder-struct
struct S { x: _ } //~ E0121
fn main() {}
//# missing-const-type
const X = 5; //~ ?
fn main() {}
//# assoc-not-found
fn f<T: Iterator>(_: T::Itemm) {} //~ E0220
fn main() {}
//# assoc-no-bound
fn f<T>(_: T::Item) {} //~ E0220
fn main() {}
//# assoc-ambiguous
struct S;
fn f(_: S::Item) {} //~ E0223
fn main() {}
//# assoc-ambiguous-trait
trait T { type X; }
fn f(_: T::X) {} //~ E0223
fn main() {}
//# assoc-ambiguous-bounds
trait A { type X; }
trait B { type X; }
fn f<T: A + B>(_: T::X) {} //~ E0221
fn main() {}
//# assoc-qself-missing
fn f<T: Iterator>(_: <T as Iterator>::Nope) {} //~ E0576
fn main() {}
//# assoc-binding-missing
fn f(_: impl Iterator<Itemm = i32>) {} //~ E0220
fn main() {}
//# assoc-binding-struct
fn f(_: Vec<Item = i32>) {} //~ E0107 E0229
fn main() {}
//# assoc-self-in-impl
trait T { type X; fn f() -> Self::X; }
impl T for i32 { type X = u8; fn f() -> Self::Y { 1 } } //~ E0220
fn main() {}
//# dyn-missing-assoc
fn f(_: &dyn Iterator) {} //~ E0191
fn main() {}
//# dyn-two-traits
trait A {}
trait B {}
fn f(_: &(dyn A + B)) {} //~ E0225
fn main() {}
//# dyn-not-compatible
trait A { fn f() -> i32; }
fn f(_: &dyn A) {} //~ E0038
fn main() {}
//# dyn-clone
fn f(_: Box<dyn Clone>) {} //~ E0038
fn main() {}
//# dyn-generic-method
trait A { fn f<T>(&self, t: T); }
fn f(_: &dyn A) {} //~ E0038
fn main() {}
//# dyn-returns-self
trait A { fn f(&self) -> Self; }
fn f(_: &dyn A) {} //~ E0038
fn main() {}
//# dyn-returns-self-where
trait A { fn f(&self) -> Self where Self: Sized; fn g(&self); }
fn f(_: &dyn A) {}
fn main() {}
//# dyn-only-lifetime
fn f(_: &(dyn 'static)) {} //~ E0224
fn main() {}
//# dyn-self-default
trait A<T = Self> {}
fn f(_: &dyn A) {} //~ E0393
fn main() {}
//# paren-args-struct
fn f(_: Vec(i32)) {} //~ E0214
fn main() {}
//# paren-args-trait
trait A<T> {}
fn f<X: A(i32)>(_: X) {} //~ E0220 E0658
fn main() {}
//# impl-trait-in-let
fn main() { let _x: impl Copy = 1; } //~ E0562
//# impl-trait-in-field
struct S { x: impl Copy } //~ E0562
fn main() {}
//# impl-trait-in-alias
type A = impl Copy; //~ ? E0658
fn main() {}
//# type-cycle-alias
type A = B; //~ E0391
type B = A;
fn main() {}
//# trait-cycle
trait A: B {} //~ E0391
trait B: A {}
fn main() {}
//# const-cycle
const A: i32 = B; //~ E0391
const B: i32 = A;
fn main() {}
//# infinite-size
struct L { v: i32, next: Option<L> } //~ E0072
fn main() {}
//# infinite-size-direct
struct A { a: A } //~ E0072
fn main() {}
//# infinite-size-mutual
struct A { b: B } //~ E0072
struct B { a: [A; 2] }
fn main() {}
//# infinite-size-enum
enum E { Nil, Cons(i32, E) } //~ E0072
fn main() {}
//# unused-type-param
struct S<T> { x: i32 } //~ E0392
fn main() {}
//# unused-lifetime-param
struct S<'a> { x: i32 } //~ E0392
fn main() {}
//# unused-param-enum
enum E<T> { A } //~ E0392
fn main() {}
//# unused-param-recursive
struct S<T>(Option<Box<S<T>>>); //~ ?
fn main() {}
//# unused-const-param-ok
struct S<const N: usize>;
fn main() {}
//# unconstrained-impl-param
struct S;
impl<T> S {} //~ E0207
fn main() {}
//# unconstrained-impl-param-trait
trait T {}
struct S;
impl<U: Default> T for S {} //~ E0207
fn main() {}
//# unconstrained-assoc
struct S;
trait Q<T> {}
impl<I> Iterator for S { type Item = I; fn next(&mut self) -> Option<I> { None } } //~ E0207
fn main() {}
//# constrained-by-projection
trait Q {}
struct S<I>(I);
impl<I, T> Q for S<I> where I: Iterator<Item = T> {}
fn main() {}
//# missing-impl-item
trait T { fn f(); fn g(); }
struct S;
impl T for S { fn f() {} } //~ E0046
fn main() {}
//# missing-impl-type
struct S;
impl Iterator for S { fn next(&mut self) -> Option<u8> { None } } //~ E0046
fn main() {}
//# missing-impl-const
trait T { const N: i32; }
impl T for i32 {} //~ E0046
fn main() {}
//# extra-method
trait T {}
impl T for i32 { fn f() {} } //~ E0407
fn main() {}
//# extra-type
trait T {}
impl T for i32 { type X = i32; } //~ E0437
fn main() {}
//# extra-const
trait T {}
impl T for i32 { const X: i32 = 1; } //~ E0438
fn main() {}
//# kind-mismatch-const
trait T { fn f(); }
impl T for i32 { const f: i32 = 1; } //~ E0046 E0323
fn main() {}
//# kind-mismatch-type
trait T { fn F(); }
impl T for i32 { type F = i32; } //~ E0046 E0325
fn main() {}
//# kind-mismatch-fn
trait T { const f: i32; }
impl T for i32 { fn f() {} } //~ E0046 E0324
fn main() {}
//# impl-method-arity
trait T { fn f(&self, a: i32); }
impl T for i32 { fn f(&self) {} } //~ E0050
fn main() {}
//# impl-method-types
trait T { fn f(&self, a: i32); }
impl T for i32 {
    fn f(
        &self,
        a: u32, //~ E0053
    ) {}
}
fn main() {}
//# impl-method-ret
trait T { fn f(&self) -> i32; }
impl T for i32 { fn f(&self) -> u32 { 1 } } //~ E0053
fn main() {}
//# impl-method-ret-missing
trait T { fn f(&self) -> i32; }
impl T for i32 { fn f(&self) {} } //~ E0053
fn main() {}
//# impl-method-self-mut
trait T { fn f(&self); }
impl T for i32 { fn f(&mut self) {} } //~ E0053
fn main() {}
//# impl-method-static
trait T { fn f(&self); }
impl T for i32 { fn f() {} } //~ E0186
fn main() {}
//# impl-method-nonstatic
trait T { fn f(); }
impl T for i32 { fn f(&self) {} } //~ E0185
fn main() {}
//# impl-method-generics
trait T { fn f<A>(a: A); }
impl T for i32 { fn f(a: i32) {} } //~ E0049
fn main() {}
//# impl-method-generics-kind
trait T { fn f<A>(a: A); }
impl T for i32 { fn f(a: impl Copy) {} } //~ E0643
fn main() {}
//# impl-method-stricter
trait T { fn f<A>(a: A); }
impl T for i32 { fn f<A: Copy>(a: A) {} } //~ E0276
fn main() {}
//# impl-method-lifetimes
trait T { fn f<'a>(a: &'a str) -> &'a str; }
impl T for i32 { fn f(a: &str) -> &str { a } }
fn main() {}
//# impl-method-lifetimes-count
trait T<'a> { fn f(a: &'a str) -> &'a str; }
impl<'a> T<'a> for i32 { fn f<'b: 'b>(a: &'a str) -> &'a str { a } } //~ E0195
fn main() {}
//# impl-method-unsafe
trait T { fn f(); }
impl T for i32 { unsafe fn f() {} } //~ E0053
fn main() {}
//# impl-const-type
trait T { const N: i32; }
impl T for i32 { const N: u32 = 1; } //~ E0326
fn main() {}
//# impl-assoc-bound
trait T { type X: Copy; }
impl T for i32 { type X = String; } //~ E0277
fn main() {}
//# impl-assoc-sized
trait T { type X; }
impl T for i32 { type X = str; } //~ E0277
fn main() {}
//# impl-super-missing
trait A {}
trait B: A {}
impl B for i32 {} //~ E0277
fn main() {}
//# impl-eq-without-partialeq
struct S;
impl Eq for S {} //~ E0277
fn main() {}
//# impl-copy-without-clone
struct S;
impl Copy for S {} //~ E0277
fn main() {}
//# copy-noncopy-field
#[derive(Clone)]
struct S { v: Vec<i32> }
impl Copy for S {} //~ E0204
fn main() {}
//# derive-copy-noncopy-field
#[derive(Clone, Copy)]
struct S { //~ E0204
    a: i32,
    v: Vec<i32>,
}
fn main() {}
//# derive-copy-enum
#[derive(Clone, Copy)]
enum E { //~ E0204
    A(String),
}
fn main() {}
//# copy-and-drop
#[derive(Clone, Copy)]
struct S; //~ E0184
impl Drop for S { fn drop(&mut self) {} }
fn main() {}
//# copy-for-ref
impl Copy for &'static mut i32 {} //~ E0117 E0206
fn main() {}
//# drop-for-trait
trait T {}
impl Drop for dyn T { fn drop(&mut self) {} } //~ E0120
fn main() {}
//# drop-for-prim
impl Drop for i32 { fn drop(&mut self) {} } //~ E0117 E0120
fn main() {}
//# drop-specialised
struct S<T>(T);
impl Drop for S<i32> { fn drop(&mut self) {} } //~ E0366
fn main() {}
//# drop-extra-bound
struct S<T>(T);
impl<T: Copy> Drop for S<T> { fn drop(&mut self) {} } //~ E0367
fn main() {}
//# orphan
impl std::fmt::Display for Vec<i32> { //~ E0117
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result { Ok(()) }
}
fn main() {}
//# orphan-prim
impl Default for i32 { fn default() -> i32 { 0 } } //~ E0117
fn main() {}
//# orphan-param
impl<T> Default for T { fn default() -> T { loop {} } } //~ E0210
fn main() {}
//# orphan-local-arg
struct L;
impl From<L> for i32 { fn from(_: L) -> i32 { 0 } }
impl std::ops::Add<L> for i32 { type Output = i32; fn add(self, _: L) -> i32 { 0 } }
fn main() {}
//# orphan-param-before-local
struct L;
impl<T> std::ops::Add<L> for Vec<T> { type Output = i32; fn add(self, _: L) -> i32 { 0 } }
fn main() {}
//# orphan-uncovered
struct L;
impl<T> std::ops::Add<L> for T { type Output = i32; fn add(self, _: L) -> i32 { 0 } } //~ E0210
fn main() {}
//# inherent-foreign
impl Vec<i32> { fn f() {} } //~ E0116
fn main() {}
//# inherent-prim
impl i32 { fn f() {} } //~ E0390
fn main() {}
//# inherent-ref
struct S;
impl &S { fn f() {} } //~ E0390
fn main() {}
//# inherent-param
impl<T> T { fn f() {} } //~ E0118
fn main() {}
//# inherent-dyn
trait T {}
impl dyn T { fn f(&self) {} }
fn main() {}
//# conflicting-impls
trait T {}
impl T for i32 {}
impl T for i32 {} //~ E0119
fn main() {}
//# conflicting-blanket
trait T {}
impl<X: Copy> T for X {}
impl T for i32 {} //~ E0119
fn main() {}
//# conflicting-blanket-string
trait T {}
impl<X: Copy> T for X {}
impl T for String {} //~ E0119
fn main() {}
//# nonconflicting-blanket
trait T {}
struct L;
impl<X: Copy> T for X {}
impl T for L {}
fn main() {}
//# conflicting-derive
#[derive(Clone)] //~ E0119
struct S;
impl Clone for S { fn clone(&self) -> S { S } }
fn main() {}
//# conflicting-from
struct S;
impl From<S> for S { fn from(s: S) -> S { s } } //~ E0119
fn main() {}
//# conflicting-generic
trait T<X> {}
struct S<A>(A);
impl<A> T<i32> for S<A> {}
impl T<i32> for S<u8> {} //~ E0119
fn main() {}
//# nonconflicting-generic
trait T<X> {}
struct S<A>(A);
impl<A> T<i32> for S<A> {}
impl T<u32> for S<u8> {}
fn main() {}
//# conflicting-ref-blanket
trait T {}
impl<X> T for &X {}
impl T for &i32 {} //~ E0119
fn main() {}
//# unsafe-impl-safe-trait
trait T {}
unsafe impl T for i32 {} //~ E0199
fn main() {}
//# safe-impl-unsafe-trait
unsafe trait T {}
impl T for i32 {} //~ E0200
fn main() {}
//# safe-impl-send
struct S;
impl Send for S {} //~ E0200
fn main() {}
//# negative-impl
struct S;
impl !Send for S {} //~ E0658
fn main() {}
//# vis-on-trait-impl
trait T { fn f(); }
impl T for i32 { pub fn f() {} } //~ E0449
fn main() {}
//# vis-on-variant
enum E { pub A } //~ E0449
fn main() {}
//# vis-on-impl
struct S;
pub impl S {} //~ E0449
fn main() {}
//# discriminant-dup
enum E { A = 1, B = 1 } //~ E0081
fn main() {}
//# discriminant-dup-implicit
enum E { //~ E0081
    A = 1,
    B = 0,
    C,
}
fn main() {}
//# discriminant-overflow
#[repr(u8)]
enum E { A = 255, B } //~ E0370
fn main() {}
//# discriminant-data-no-repr
enum E { A = 1, B(i32) } //~ E0732
fn main() {}
//# discriminant-type
enum E { A = "x" } //~ E0308
fn main() {}
//# repr-empty-enum
#[repr(u8)] //~ E0084
enum E {}
fn main() {}
//# repr-int-struct
#[repr(u8)] //~ E0517
struct S(u8);
fn main() {}
//# derive-on-fn
#[derive(Clone)] //~ E0774
fn f() {}
fn main() {}
//# derive-unknown
#[derive(Foo)] //~ ?
struct S;
fn main() {}
//# derive-default-enum
#[derive(Default)] //~ E0665
enum E { A }
fn main() {}
//# derive-default-two
#[derive(Default)] //~ ?
enum E { #[default] A, #[default] B }
fn main() {}
//# derive-default-nonunit
#[derive(Default)]
enum E { #[default] A(i32) } //~ ?
fn main() {}
//# derive-eq-only
#[derive(Eq)]
struct S; //~ E0277
fn main() {}
//# derive-ord-only
#[derive(Ord)]
struct S; //~ E0277 E0277
fn main() {}
//# derive-partialord-only
#[derive(PartialOrd)]
struct S; //~ E0277
fn main() {}
//# derive-debug-field
struct X;
#[derive(Debug)]
struct S {
    a: i32,
    x: X, //~ E0277
}
fn main() {}
//# derive-clone-field
struct X;
#[derive(Clone)]
struct S {
    a: i32,
    x: X, //~ E0277
}
fn main() {}
//# derive-partialeq-field
struct X;
#[derive(PartialEq)]
struct S {
    a: i32,
    x: X, //~ E0369
}
fn main() {}
//# derive-partialeq-enum-field
struct X;
#[derive(PartialEq)]
enum S {
    A(i32),
    B(
        X), //~ E0369
}
fn main() {}
//# derive-eq-field
#[derive(PartialEq, Eq)]
struct S {
    a: i32,
    x: f64, //~ E0277
}
fn main() {}
//# derive-hash-field
#[derive(Hash)]
struct S {
    a: i32,
    x: f64, //~ E0277
}
fn main() {}
//# derive-ord-field
#[derive(PartialEq, PartialOrd, Eq, Ord)]
struct S {
    a: i32,
    x: f64, //~ E0277 E0277
}
fn main() {}
//# derive-default-field
struct X;
#[derive(Default)]
struct S {
    a: i32,
    x: X, //~ E0277
}
fn main() {}
//# derive-all-ok
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
struct P { x: i32, y: (u8, bool) }
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
enum E<T> { A(T), B { x: String, y: Vec<T> }, #[default] C }
fn main() {}
//# derive-twice
#[derive(Clone, Clone)] //~ E0119
struct S;
fn main() {}
//# unsized-field
struct S { a: str, b: i32 } //~ E0277
fn main() {}
//# unsized-field-slice
struct S { a: [u8], b: i32 } //~ E0277
fn main() {}
//# unsized-last-ok
struct S { b: i32, a: [u8] }
fn main() {}
//# unsized-enum-field
enum E { A([u8]) } //~ E0277
fn main() {}
//# unsized-param
fn f(a: [u8]) {} //~ E0277
fn main() {}
//# unsized-param-str
fn f(a: str) {} //~ E0277
fn main() {}
//# unsized-param-dyn
trait T {}
fn f(a: dyn T) {} //~ E0277
fn main() {}
//# unsized-ret
fn f() -> str { loop {} } //~ E0277
fn main() {}
//# unsized-ret-dyn
trait T {}
fn f() -> dyn T { loop {} } //~ E0746
fn main() {}
//# unsized-vec-arg
fn f(a: Vec<str>) {} //~ E0277
fn main() {}
//# unsized-tuple
struct S((str, i32)); //~ E0277
fn main() {}
//# unsized-array
fn f(_: &[str; 2]) {} //~ E0277
fn main() {}
//# wf-bound-struct
struct W<T: Copy>(T);
struct S { w: W<String> } //~ E0277
fn main() {}
//# wf-bound-fn
struct W<T: Copy>(T);
fn f(_: W<String>) {} //~ E0277
fn main() {}
//# wf-bound-ret
struct W<T: Copy>(T);
fn f() -> W<String> { loop {} } //~ E0277
fn main() {}
//# wf-bound-impl
struct W<T: Copy>(T);
impl<T> W<T> { fn f() {} } //~ E0277
fn main() {}
//# wf-bound-trait-impl
trait A<T: Copy> {}
impl A<String> for i32 {} //~ E0277
fn main() {}
//# wf-bound-generic
struct W<T: Copy>(T);
fn f<T>(_: W<T>) {} //~ E0277
fn main() {}
//# wf-hashmap-ok
use std::collections::HashMap;
struct S { m: HashMap<f64, i32> }
fn main() {}
//# wf-alias-unchecked
struct W<T: Copy>(T);
type A = W<String>;
fn main() {}
//# wf-where
fn f() where String: Copy {} //~ E0277
fn main() {}
//# wf-projection
fn f<T>(_: <T as Iterator>::Item) {} //~ E0277
fn main() {}
//# wf-const
struct W<T: Copy>(T);
const C: Option<W<String>> = None; //~ E0277
fn main() {}
//# wf-static-sync
use std::cell::Cell;
static C: Cell<i32> = Cell::new(1); //~ E0277
fn main() {}
//# wf-default-bound
struct S<T: Copy = String>(T); //~ E0277
fn main() {}
//# default-forward
struct S<A = B, B = i32>(A, B); //~ E0128
fn main() {}
//# default-not-trailing
struct S<A = i32, B>(A, B); //~ ?
fn main() {}
//# default-in-fn
fn f<T = i32>(_: T) {} //~ invalid_type_param_default
fn main() {}
//# self-in-default
struct S<T = Self>(T); //~ E0735
fn main() {}
//# recv-type
struct S;
impl S { fn f(self: i32) {} } //~ E0307
fn main() {}
//# recv-rc-ok
use std::rc::Rc;
struct S;
impl S { fn f(self: Rc<Self>) {} fn g(self: &Self) {} fn h(self: Box<Self>) {} }
fn main() {}
//# recv-generic
struct S;
trait T { fn f(self: Vec<Self>) where Self: Sized; } //~ E0307
fn main() {}
//# no-main
fn f() {} //~ E0601
//# main-args
fn main(x: i32) {} //~ E0580
//# main-ret
fn main() -> i32 { 0 } //~ E0277
//# main-ret-result-ok
fn main() -> Result<(), String> { Ok(()) }
//# main-generic
fn main<T>() {} //~ E0131
//# main-where
fn main() where i32: Copy {} //~ E0646
//# main-not-fn
struct main; //~ E0601
//# main-in-mod
mod m { pub fn main() {} } //~ E0601
//# main-import
mod m { pub fn main() {} }
use m::main;
//# self-import
use std::fmt::self; //~ E0429
fn main() {}
//# self-import-alone
use {self}; //~ ?
fn main() {}
//# self-import-twice
use std::fmt::{self, self}; //~ E0252
fn main() {}
//# reexport-private
mod a { fn f() {} pub mod b { pub use super::f; } } //~ E0364
fn main() {}
//# reexport-private-mod
mod foo { pub const X: u32 = 1; }
pub use foo as foo2; //~ E0365
fn main() {}
//# reexport-private-struct
mod a { struct S; pub use self::S as T; } //~ E0364
fn main() {}
//# glob-ambiguous
mod a { pub fn f() {} }
mod b { pub fn f() {} }
use a::*;
use b::*;
fn main() { f(); } //~ E0659
//# glob-shadow-ok
mod a { pub fn f() -> i32 { 1 } }
use a::*;
fn f() -> u8 { 1 }
fn main() { let _: u8 = f(); }
//# glob-enum-ok
enum E { A, B }
use E::*;
fn main() { match A { A => {} B => {} } }
//# glob-cycle-ok
mod a { pub use super::b::*; pub fn f() {} }
mod b { pub use super::a::*; pub fn g() {} }
fn main() { a::g(); b::f(); }
//# import-fn-path
mod a { pub mod b { pub fn f() {} } }
use a::b::f as g;
use a::{b, b::f};
fn main() { g(); b::f(); f(); }
//# import-self-super-ok
mod a { pub fn f() {} pub mod b { use super::f; pub fn g() { f(); self::super::f(); crate::a::f(); } } }
fn main() { a::b::g(); }
//# import-in-fn-ok
fn main() { use std::collections::BTreeMap as M; let _: M<i32, i32>; struct S; let _ = S; }
//# nested-fn-ok
fn main() { let x = inner(); fn inner() -> i32 { 3 } let _: i32 = x; }
//# extern-crate
extern crate foo; //~ E0463
fn main() {}
//# vis-in-path
mod a { pub(in crate::b) fn f() {} } //~ E0433
mod b {}
fn main() {}
//# vis-super-ok
mod a { pub mod b { pub(super) fn f() {} pub(crate) fn g() {} pub(self) fn h() {} } pub fn k() { b::f(); b::g(); } }
fn main() { a::k(); a::b::g(); }
//# vis-super-private
mod a { pub mod b { pub(super) fn f() {} } }
fn main() { a::b::f(); } //~ E0603
//# const-param-type
struct S<const N: String>; //~ ?
fn main() {}
//# const-param-float
struct S<const N: f32>; //~ ?
fn main() {}
//# const-arg-type
struct S<const N: usize>;
fn f(_: S<i32>) {} //~ E0747
fn main() {}
//# const-arg-value
struct S<T>(T);
fn f(_: S<3>) {} //~ E0747
fn main() {}
//# const-arg-ok
const M: usize = 2;
struct S<const N: usize>([u8; N]);
fn f<const N: usize>(_: S<N>, _: S<3>, _: S<{ 1 + 2 }>, _: S<M>, _: [u8; M * 2]) {}
fn main() {}
//# array-len-generic
fn f<const N: usize>(_: [u8; N + 1]) {} //~ ?
fn main() {}
//# array-len-type
fn f(_: [u8; "x"]) {} //~ E0308
fn main() {}
//# array-len-missing
fn f(_: [u8; LEN]) {} //~ E0425
fn main() {}
//# trait-method-body-pattern
trait T { fn f((a, b): (i32, i32)); } //~ E0642
fn main() {}
//# where-trivial-false-struct
struct S where String: Copy; //~ E0277
fn main() {}
//# sized-maybe-other
fn f<T: ?Copy>(_: T) {} //~ ?
fn main() {}
//# cannot-find-derive-trait-path
#[derive(std::clone::Clone, std::fmt::Debug)]
struct S;
fn main() {}
//# lifetimes-order
struct S<T, 'a>(&'a T); //~ ?
fn main() {}
//# trait-alias-type-item
trait T { type X = i32; } //~ E0658
fn main() {}
//# inherent-assoc-type
struct S;
impl S { type X = i32; } //~ E0658
fn main() {}
//# assoc-const-ok
struct S;
impl S { const N: usize = 3; }
trait T { const K: i32 = 1; }
impl T for S {}
fn main() { let _ = [0; S::N]; let _ = S::K + <S as T>::K; }
//# fn-self-free
fn f(self) {} //~ ?
fn main() {}
//# fn-ptr-elision
fn f(_: fn(&i32, &i32) -> &i32) {} //~ E0106
fn main() {}
//# fn-sugar-elision
fn f(_: &dyn Fn(&i32, &i32) -> &i32) {} //~ E0106
fn main() {}
//# fn-sugar-ok
fn f(_: &dyn Fn(&i32) -> &i32, _: impl for<'a> Fn(&'a str) -> &'a str, _: fn(&u8) -> &u8) {}
fn main() {}
//# elision-self-ok
struct S { x: i32 }
impl S { fn f(&self, _: &i32) -> &i32 { &self.x } fn g<'a>(&self, a: &'a i32) -> &'a i32 { a } }
fn main() {}
//# lifetime-bound-undeclared
fn f<T: 'a>(_: T) {} //~ E0261
fn main() {}
//# impl-undeclared-lifetime
struct S<'a>(&'a i32);
impl S<'a> {} //~ E0261
fn main() {}
//# impl-undeclared-type
struct S<T>(T);
impl S<T> {} //~ E0425
fn main() {}
//# anonymous-lifetime-ok
struct R<'a>(&'a i32);
impl R<'_> { fn f(&self) -> R<'_> { R(self.0) } }
trait T {}
impl T for R<'_> {}
impl T for &i32 {}
fn main() {}
//# trait-obj-lifetime
trait T {}
struct S<'a> { x: Box<dyn T + 'a>, y: &'a dyn T }
fn main() {}
//# multiple-errors
struct A { x: Foo } //~ E0425
fn f(b: Bar) -> Baz { loop {} } //~ E0425 E0425
impl Qux for A {} //~ E0405
fn main() { undefined(); let _: Zed; } //~ E0425 E0425
