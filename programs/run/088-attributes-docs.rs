//! Doc comments and attributes are accepted where Rust accepts them.
#![allow(dead_code)]

/// A documented struct.
#[derive(Debug)]
#[must_use]
struct Documented {
    /// Its field.
    field: u8,
}

/** Block doc. */
#[inline]
#[allow(unused_variables)]
fn documented(n: u8 /* an inline comment */) -> Documented {
    /* a /* nested */ comment */
    #[allow(clippy::let_and_return)]
    let d = Documented { field: n };
    d
}

#[cold]
fn cold() {}

#[rustfmt::skip]
fn main() {
    cold();
    println!("{:?}", documented(3));
    let raw = r#"raw "string" \n"#;
    let long = "one \
                line";
    let multi = "two
lines";
    println!("{} {} {} {}", raw, long, multi, "\x41\u{e9}\0".len());
    println!("{:?} {:?}", b"bytes\n", 'a' as u32);
    let r#type = 1_0u8;
    println!("{}", r#type);
}

//> Documented { field: 3 }
//> raw "string" \n one line two
//> lines 4
//> [98, 121, 116, 101, 115, 10] 97
//> 10
