//! Which blocks Cairn is not held to, and why: each reason is something that it does not claim to have.

use super::extract::Block;
use crate::support::oracle;

/// Why a block is out of scope, or `None` for one that is in it. `text` is the whole program.
pub fn beyond(block: &Block, text: &str, rustc: &oracle::Answer) -> Option<&'static str> {
    // A block that is meant to be rejected may be so for a name that is no crate's.
    let unlinked = !block.is("does_not_compile")
        && rustc
            .messages
            .iter()
            .any(|message| message.contains("unlinked crate") || message.contains("can't find crate"));
    let is_part = rustc.errors.iter().any(|(_, code)| code == "E0583");
    match by_its_words(text) {
        Some(reason) => Some(reason),
        None if is_part => Some("several files"),
        None if unlinked => Some("other crates"),
        None => None,
    }
}

/// Why a program is out of scope, by what is mentioned in it outside of comments.
pub fn by_its_words(text: &str) -> Option<&'static str> {
    let code: String = text.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n");
    let has = |words: &[&str]| words.iter().any(|word| code.contains(word));
    match () {
        () if has(&["macro_rules!", "proc_macro"]) => Some("macros"),
        () if has(&["async ", ".await", "trpl::", "Future", "Stream"]) && !has(&["TcpStream"]) => Some("async"),
        () if has(&["TcpListener", "TcpStream", "std::net"]) => Some("sockets"),
        () if has(&["thread::", "mpsc", "Mutex"]) => Some("threads"),
        () if has(&["std::fs", "fs::", "File::"]) => Some("files"),
        () if has(&["std::env", "env::"]) => Some("environment"),
        () => None,
    }
}
