//! Which modules and examples Cairn is not held to, and why.

use crate::support::book::extract::Block;
use crate::support::book::scope;

/// Modules about what Cairn does not claim to have: threads, files, sockets, processes, tasks, C, other machines' instructions,
/// what is not stable as a whole, and the insides of the library.
const OUT: [&str; 41] = [
    "alloc::bstr",
    "alloc::ffi",
    "alloc::sync",
    "alloc::task",
    "core::arch",
    "core::async_iter",
    "core::bstr",
    "core::core_arch",
    "core::core_simd",
    "core::ffi",
    "core::future",
    "core::intrinsics",
    "core::net",
    "core::num::f128",
    "core::num::f16",
    "core::os",
    "core::portable_simd",
    "core::simd",
    "core::stdarch",
    "core::task",
    "core::unicode",
    "std::backtrace",
    "std::core",
    "std::env",
    "std::ffi",
    "std::fs",
    "std::keyword_docs",
    "std::net",
    "std::num::f128",
    "std::num::f16",
    "std::os",
    "std::path",
    "std::process",
    "std::std_detect",
    "std::stdarch",
    "std::sync::mpmc",
    "std::sync::mpsc",
    "std::sys",
    "std::sys_common",
    "std::thread",
    "std::thread_local",
];

/// Whether Cairn claims to have the module.
pub fn is_in(module: &str) -> bool {
    let is_below = |out: &str| module.strip_prefix(out).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"));
    !OUT.iter().any(|out| is_below(out))
}

/// Why an example is out of scope, or `None` for one that is in it.
pub fn beyond(block: &Block, text: &str) -> Option<&'static str> {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match () {
        () if has(&["#![feature"]) => Some("unstable"),
        () if block.is("edition2021") => Some("other editions"),
        () if has(&["File", "Path", "OsStr", "std::os", "IpAddr", "SocketAddr"]) => Some("files"),
        () if has(&["Command"]) => Some("processes"),
        () if has(&["mpsc", "spawn("]) => Some("threads"),
        () if has(&["Poll", "std::task"]) => Some("async"),
        () if has(&["extern \"C\" {", "extern crate", "CString", "CStr", "c\""]) => Some("C"),
        () if has(&["simd", "_mm_"]) => Some("SIMD"),
        () => scope::by_its_words(text),
    }
}
