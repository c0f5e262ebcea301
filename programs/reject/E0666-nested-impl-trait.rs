// Where one `impl Trait` may stand in another.
use std::fmt::{Debug, Display};

fn of_item(_: impl Iterator<Item = impl Display>) {}
fn of_argument(_: impl Into<impl Debug>) {} //~ ERROR E0666
fn of_function(_: impl Fn(impl Debug)) {}
//~^ ERROR E0666
//~^^ ERROR E0562
fn of_result(_: impl Fn() -> impl Debug) {} //~ ERROR E0562
fn behind_dyn(_: &dyn Iterator<Item = impl Debug>) {}
fn of_dyn_fn(_: &dyn Fn(impl Debug)) {} //~ ERROR E0562

trait Lend<'a> {
    type Lent;
}

impl<'a> Lend<'a> for () {
    type Lent = &'a str;
}

fn lends() -> impl for<'a> Lend<'a, Lent = impl Debug> {} //~ ERROR E0657

fn endless(depth: u32) -> impl Sized { //~ ERROR E0720
    [endless(depth - 1), endless(depth - 2)]
}

fn main() {}
