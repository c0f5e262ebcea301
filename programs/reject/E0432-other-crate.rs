// `core` has less than `std`, and macros live where they live.
extern crate alloc;

use alloc::collections::HashMap; //~ ERROR E0432
use core::boxed::Box; //~ ERROR E0432
use core::println; //~ ERROR E0432
use std::cmp::Debug; //~ ERROR E0432
use std::cmp::PartialOrd;
use std::fmt::vec; //~ ERROR E0432

fn values(list: core::vec::Vec<i32>) -> alloc::vec::Vec<i32> { //~ ERROR E0433
    list
}

fn later(text: &str) -> core::time::Instant { //~ ERROR E0425
    let _ = text.partial_cmp("a");
    core::time::Duration::from_secs(1)
}

fn main() {}
