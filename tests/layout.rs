//! Sizes and alignments of a table of types: what Cairn says beside what rustc says. Both run the same program, which
//! prints `size_of` and `align_of` of every type.

mod support;

use support::{cairn, oracle};

/// Items, and types made of them, separated by ` |`.
fn table(table: &str, items: &str, types: &str) {
    let types: Vec<&str> = types.split(" |").map(str::trim).collect();
    let mut text = format!("#![allow(warnings)]\nuse std::cell::*;\nuse std::rc::*;\n{items}\nfn main() {{\n");
    for name in &types {
        text += &format!("    println!(\"{{}} {{}}\", size_of::<{name}>(), align_of::<{name}>());\n");
    }
    text += "}\n";
    if oracle::version().is_none() {
        eprintln!("there is no rustc on the PATH: nothing is compared");
        return;
    }
    let answer = oracle::ask("layout.rs", &text, Some(""));
    let theirs = answer.ran.unwrap_or_else(|| panic!("rustc rejects the table: {:?}", answer.messages)).stdout;
    let path = support::scratch("layout").join(format!("{table}.rs"));
    std::fs::write(&path, &text).expect("the target folder is writable");
    let ours = cairn::run(&path.to_string_lossy(), &[], "");
    assert_eq!(ours.exit, 0, "{}\n{}", path.display(), ours.stderr());
    let ours = ours.stdout();
    let rows = types.iter().zip(theirs.lines().zip(ours.lines()));
    let wrong: Vec<String> = rows
        .filter(|(_, (theirs, ours))| theirs != ours)
        .map(|(name, (theirs, ours))| format!("{name}: rustc {theirs}, cairn {ours}"))
        .collect();
    assert!(wrong.is_empty(), "size and alignment differ:\n{}", wrong.join("\n"));
    assert_eq!(theirs.lines().count(), ours.lines().count());
}

#[test]
fn primitives() {
    table(
        "primitives",
        "",
        "() | bool | char | u8 | i8 | u16 | i16 | u32 | i32 | u64 | i64 | u128 | i128 | usize | isize |
        f32 | f64 | &u8 | &mut u8 | *const u8 | *mut u64 | &str | &[u8] | &mut [u64] | &&str | fn() |
        fn(u8) -> u64 | [u8; 0] | [u8; 3] | [u32; 5] | [u64; 0] | [[u16; 3]; 4] | [(u8, u32); 2] | (u8,) |
        (u8, u16) | (u8, u32, u8) | (u8, u64, u16, u32) | (bool, char) | ((u8, u16), u8) | (u128, u8) |
        ((), u8, ()) | &() | Box<u8> | Box<[u8]> | Box<str> | *const [u8]",
    );
}

#[test]
fn structs() {
    table(
        "structs",
        "struct Unit;
        struct A { a: u8, b: u32, c: u8 }
        struct B { a: u8, b: u64, c: u16, d: u32, e: u8 }
        struct C(u8, u16, u8, u16);
        struct D { a: A, b: u8, c: A }
        struct E { a: [u8; 3], b: u16 }
        struct F { a: (), b: Unit, c: u8 }
        struct G<T> { value: T, flag: bool }
        struct H<'a, T> { r: &'a T, n: u8 }
        struct I { a: String, b: u8, c: Vec<u8>, d: bool }
        struct J { a: u128, b: u8 }
        struct K { a: f32, b: f64, c: char }
        struct L { a: G<G<u16>>, b: u8 }
        #[repr(C)] struct R { a: u8, b: u32, c: u8 }
        #[repr(C)] struct S { a: u8, b: R, c: u16 }
        #[repr(transparent)] struct T(u64);",
        "Unit | A | B | C | D | E | F | G<u8> | G<u16> | G<u64> | G<()> | G<[u8; 5]> | G<G<u32>> |
        H<'static, u8> | I | J | K | L | R | S | T | [A; 3] | (A, u8) | G<A> | G<String> | G<&str>",
    );
}

#[test]
fn enums() {
    table(
        "enums",
        "enum Never {}
        enum One { A }
        enum Two { A, B }
        enum Many { A = 1, B = 300, C = -5 }
        enum Wide { A = 0, B = 70000 }
        enum Data { A(u8), B(u32), C }
        enum Mixed { A { x: u8, y: u64 }, B(u16), C, D(u8, u8, u8) }
        enum Single { A(u32, u8) }
        enum Text { A(String), B(u8), C }
        enum Refs<'a> { A(&'a u8), B }
        enum Nested { A(Data), B, C(bool) }
        enum Flag { A(bool), B, C }
        enum Letters { A(char), B, C, D }
        enum List { Node(u32, Box<List>), End }
        enum Two64 { A(u64), B(u64) }
        enum Deep { A(Option<Option<bool>>), B }
        enum Big { A([u8; 100]), B(u64) }
        enum Pair { A(u8, bool), B(u16), C }
        enum Gen<T> { A(T), B }
        enum Both<A, B> { L(A), R(B) }
        #[repr(u8)] enum R8 { A, B }
        #[repr(i32)] enum R32 { A = -1, B = 5 }
        #[repr(u16)] enum RData { A(u8), B(u32) }",
        "Never | One | Two | Many | Wide | Data | Mixed | Single | Text | Refs<'static> | Nested | Flag |
        Letters | List | Two64 | Deep | Big | Pair | Gen<u8> | Gen<bool> | Gen<&u8> | Gen<String> |
        Gen<Gen<bool>> | Gen<()> | Both<u8, u8> | Both<String, u8> | Both<bool, ()> | Both<&u8, ()> |
        Both<u64, bool> | Both<Box<u8>, Box<u8>> | R8 | R32 | RData | [Data; 3] | (Data, u8) |
        Option<Data> | Option<Text> | Option<Never> | Result<u8, Never> | Option<Two> |
        Option<Option<Two>> | Option<R8> | Option<Flag> | Option<List> | Option<Mixed> | Option<Single>",
    );
}

#[test]
fn niches() {
    table(
        "niches",
        "struct Named { name: String, age: u32 }
        struct Flags { a: bool, b: u8, c: bool }
        struct Letter(u16, char);",
        "Option<u8> | Option<u32> | Option<u64> | Option<u128> | Option<bool> | Option<Option<bool>> |
        Option<Option<Option<bool>>> | Option<char> | Option<Option<char>> | Option<()> | Option<&u8> |
        Option<&mut u8> | Option<Option<&u8>> | Option<&str> | Option<&[u8]> | Option<Box<u8>> |
        Option<Box<[u8]>> | Option<fn()> | Option<*const u8> | Option<String> | Option<Vec<u64>> |
        Option<Option<String>> | Option<Option<Option<Vec<u8>>>> | Option<Rc<u8>> | Option<Weak<u8>> |
        Option<Named> | Option<Option<Named>> | Option<Flags> | Option<Letter> | Option<(u8, bool)> |
        Option<(bool, u64)> | Option<[bool; 2]> | Option<[u8; 4]> | Option<(String, u8)> | Option<f64> |
        Option<Option<u8>> | Result<u8, u8> | Result<(), ()> | Result<u32, String> |
        Result<String, String> | Result<(), String> | Result<bool, ()> | Result<&u8, ()> |
        Result<u64, bool> | Result<Vec<u8>, char> | Result<Box<u8>, u8> | Option<Result<(), String>> |
        Option<Cell<bool>> | Option<Cell<&u8>> | Option<RefCell<bool>> | Option<Option<u64>> |
        Option<std::cmp::Ordering>",
    );
}

#[test]
fn library() {
    table(
        "library",
        "trait Shape { fn area(&self) -> f64; }",
        "String | Vec<u8> | Vec<[u64; 4]> | Rc<u8> | Rc<str> | Weak<u64> | Cell<u8> | Cell<u64> |
        RefCell<u8> | RefCell<u64> | RefCell<String> | Rc<RefCell<Vec<u8>>> | Box<String> | &dyn Shape |
        Box<dyn Shape> | Rc<dyn Shape> | Option<Box<dyn Shape>> | Box<dyn Fn(i32) -> i32> | &String |
        &Vec<u8> | Ref<'static, u8> | RefMut<'static, u8> | std::ops::Range<u32> | std::ops::Range<u64> |
        std::ops::RangeInclusive<u32> | std::ops::RangeFrom<u8> | std::ops::RangeFull |
        std::cmp::Ordering | std::cmp::Reverse<u16> | std::marker::PhantomData<u64> |
        std::mem::ManuallyDrop<u32> | std::num::ParseIntError | std::slice::Iter<'static, u8> |
        std::vec::IntoIter<u8> | std::str::Chars<'static> | std::iter::Rev<std::ops::Range<i32>> |
        std::iter::Enumerate<std::slice::Iter<'static, u8>> | std::iter::Take<std::ops::Range<u8>> |
        std::iter::Skip<std::ops::Range<u64>> | std::fmt::Error",
    );
}

/// Closures and other types without a name: `size_of_val` of values.
#[test]
fn values() {
    let text = "fn main() {
        let (a, b, s) = (1u8, 2u64, String::from(\"s\"));
        let mut n = 3u32;
        println!(\"{}\", size_of_val(&(|| 1)));
        println!(\"{}\", size_of_val(&(|| a)));
        println!(\"{}\", size_of_val(&(move || a)));
        println!(\"{}\", size_of_val(&(move || a as u64 + b)));
        println!(\"{}\", size_of_val(&(|| a as u64 + b)));
        println!(\"{}\", size_of_val(&(|x: u32| n += x)));
        println!(\"{}\", size_of_val(&(|| s.len())));
        let f = move || s.len();
        println!(\"{} {}\", size_of_val(&f), f());
        println!(\"{}\", size_of_val(&main));
        println!(\"{} {}\", size_of_val(\"text\"), size_of_val(&[1u16, 2][..]));
        println!(\"{} {}\", size_of_val(&(0..3)), size_of_val(&(0..=3u8)));
        println!(\"{}\", size_of_val(&Some(a)) + align_of_val(&b));
    }\n";
    if oracle::version().is_none() {
        return;
    }
    let answer = oracle::ask("values.rs", text, Some(""));
    let theirs = answer.ran.unwrap_or_else(|| panic!("rustc rejects the program: {:?}", answer.messages)).stdout;
    let path = support::scratch("layout").join("values.rs");
    std::fs::write(&path, text).expect("the target folder is writable");
    let ours = cairn::run(&path.to_string_lossy(), &[], "");
    assert_eq!((ours.exit, ours.stdout()), (0, theirs), "{}", ours.stderr());
}
