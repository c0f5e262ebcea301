//! Sizes, alignments and offsets of a table of types, and of generated ones, against rustc.

mod handmade;

use std::process::Command;

use cairn::layout::Layouts;
use cairn::ty::{TyKind, VariantIdx};
use handmade::Fake;

/// What both sides know: rustc has these in `std`, the fake context as written here.
const PRELUDE: &str = "
    enum Option<T> { None, Some(T) }
    enum Result<T, E> { Ok(T), Err(E) }
    enum Ordering { Less = -1, Equal = 0, Greater = 1 }
    #[lang(UnsafeCell)] struct UnsafeCell<U> { value: U }
    struct Cell<U> { value: UnsafeCell<U> }
    #[valid_range(1, 18446744073709551615)] struct NonZeroU64(u64);
    #[valid_range(1, 255)] struct NonZeroU8(u8);
    #[valid_range(1, 18446744073709551615)] struct NonNull<U>(*const U);
    struct PhantomData<U>;
";

const TYPES: &str = include_str!("data/layout_types.rs");

/// Type expressions to measure, over `PRELUDE` and `TYPES`.
const EXPRESSIONS: &[&str] = &[
    "bool",
    "char",
    "u8",
    "u16",
    "u32",
    "u64",
    "u128",
    "i128",
    "usize",
    "f32",
    "f64",
    "()",
    "&u8",
    "&mut u32",
    "*const u8",
    "&[u8]",
    "&str",
    "&mut [u64]",
    "*const [u8]",
    "*const str",
    "fn()",
    "&dyn Any",
    "*const dyn Any",
    "Option<*const dyn Any>",
    "Option<&dyn Any>",
    "[u8; 3]",
    "[u32; 5]",
    "[bool; 0]",
    "[(u8, u32); 4]",
    "(u8, u32)",
    "(u32, u8)",
    "(u8, u32, u8)",
    "(u8, u16, u32)",
    "(u16, u8, u32, u8)",
    "(bool, u64)",
    "(u8, (u16, u8))",
    "((u8, u16), (u8, u16))",
    "(u64, u8, u16, u8)",
    "Option<bool>",
    "Option<Option<bool>>",
    "Option<Option<Option<bool>>>",
    "Option<char>",
    "Option<Option<char>>",
    "Option<u8>",
    "Option<u32>",
    "Option<u64>",
    "Option<u128>",
    "Option<i128>",
    "Option<f64>",
    "Option<&u8>",
    "Option<&str>",
    "Option<Option<&u8>>",
    "Option<fn()>",
    "Option<*const u8>",
    "Option<()>",
    "Option<Option<()>>",
    "Option<Option<Option<()>>>",
    "Option<[u8; 3]>",
    "Option<[bool; 2]>",
    "Option<(u8, bool)>",
    "Option<(bool, u8)>",
    "Option<(u32, bool)>",
    "Option<(bool, u64)>",
    "Option<Option<(u8, bool)>>",
    "Result<u8, u8>",
    "Result<u8, ()>",
    "Result<(), ()>",
    "Result<u32, u64>",
    "Result<(), bool>",
    "Result<&u8, ()>",
    "Result<&u8, u8>",
    "Result<&u8, u64>",
    "Result<bool, char>",
    "Result<char, u16>",
    "Result<&str, u32>",
    "Result<u64, &str>",
    "Result<Option<bool>, bool>",
    "Ordering",
    "Option<Ordering>",
    "Option<Option<Ordering>>",
    "NonZeroU64",
    "Option<NonZeroU64>",
    "Option<NonZeroU8>",
    "Result<NonZeroU8, ()>",
    "Option<NonNull<u8>>",
    "Option<NonNull<[u8]>>",
    "Cell<bool>",
    "Option<Cell<bool>>",
    "Option<Cell<&u8>>",
    "(Cell<u8>, u32)",
    "Option<(NonZeroU64, u64, u64)>",
    "Option<Option<NonZeroU64>>",
    "Result<(u64, NonZeroU64), u64>",
    "Result<(u64, NonZeroU64), u32>",
    "PhantomData<u64>",
    "(PhantomData<u64>, u8)",
    "Option<PhantomData<u64>>",
    "[Option<bool>; 3]",
    "Option<[Option<bool>; 3]>",
    "[[u16; 3]; 2]",
    "Option<[u64; 0]>",
    "([u64; 0], u8)",
    "(u8, [u64; 0])",
];

struct Rng(u64);

impl Rng {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }

    fn ty(&mut self, depth: u32, known: u64) -> String {
        const LEAVES: [&str; 16] = [
            "u8",
            "u16",
            "u32",
            "u64",
            "i128",
            "bool",
            "char",
            "&u8",
            "()",
            "&str",
            "f32",
            "Ordering",
            "NonZeroU8",
            "[u8; 4]",
            "[u16; 3]",
            "usize",
        ];
        match self.below(if depth == 0 { 16 } else { 24 }) {
            n @ 0..16 => LEAVES[n as usize].to_owned(),
            16 | 17 => format!("Option<{}>", self.ty(depth - 1, known)),
            18 => format!("Result<{}, {}>", self.ty(depth - 1, known), self.ty(depth - 1, known)),
            19 => format!("({}, {})", self.ty(depth - 1, known), self.ty(depth - 1, known)),
            20 => {
                format!("({}, {}, {})", self.ty(depth - 1, known), self.ty(depth - 1, known), self.ty(depth - 1, known))
            }
            21 => format!("[{}; {}]", self.ty(depth - 1, known), self.below(4)),
            _ if known > 0 => format!("G{}", self.below(known)),
            _ => "u8".to_owned(),
        }
    }

    /// A struct or enum that may mention the `known` ones before it.
    fn item(&mut self, name: u64) -> String {
        let fields = |rng: &mut Rng, max: u64| -> Vec<String> {
            let count = rng.below(max + 1);
            (0..count).map(|_| rng.ty(2, name)).collect()
        };
        match self.below(8) {
            0..3 => {
                let repr = if self.below(6) == 0 { "#[repr(C)] " } else { "" };
                let fields: Vec<String> =
                    fields(self, 6).iter().enumerate().map(|(i, ty)| format!("f{i}: {ty}")).collect();
                format!("{repr}struct G{name} {{ {} }}\n", fields.join(", "))
            }
            _ => {
                let repr = match self.below(10) {
                    0 => "#[repr(u8)] ",
                    1 => "#[repr(i32)] ",
                    2 => "#[repr(C)] ",
                    _ => "",
                };
                let count = self.below(5) + 1;
                let variants: Vec<String> = (0..count)
                    .map(|i| match fields(self, 3) {
                        fields if fields.is_empty() => format!("V{i}"),
                        fields => format!("V{i}({})", fields.join(", ")),
                    })
                    .collect();
                format!("{repr}enum G{name} {{ {} }}\n", variants.join(", "))
            }
        }
    }
}

/// Every struct, union and enum declared in `source` that has no parameters: its name, and its fields if it is a struct.
fn measured(fake: &Fake, skip: usize) -> Vec<(String, Vec<String>)> {
    let plain = fake.adts.iter().skip(skip).filter(|adt| adt.generics.params.is_empty());
    plain
        .map(|adt| {
            let fields = match adt.kind {
                cairn::hir::AdtKind::Struct => {
                    adt.variants[VariantIdx::STRUCT].fields.iter().map(|f| f.name.to_string()).collect()
                }
                _ => Vec::new(),
            };
            (adt.name.to_string(), fields)
        })
        .collect()
}

fn ours(fake: &mut Fake, types: &[(String, Vec<String>)]) -> Vec<String> {
    let tys: Vec<_> = types
        .iter()
        .map(|(name, _)| {
            (fake.ty(name), fake.ty(&format!("Option<{name}>")), fake.ty(&format!("Option<Option<{name}>>")))
        })
        .collect();
    let layouts = Layouts::new(fake);
    let mut out = Vec::new();
    for ((name, fields), (ty, option, option2)) in types.iter().zip(tys) {
        let layout = layouts.of(ty).unwrap();
        let (option, option2) = (layouts.of(option).unwrap(), layouts.of(option2).unwrap());
        let is_tuple = matches!(ty.kind(), TyKind::Tuple(_));
        let offsets: Vec<u64> = if fields.is_empty() && !is_tuple { Vec::new() } else { layout.offsets.clone() };
        out.push(format!("{name} {} {} {} {} {offsets:?}", layout.size, layout.align, option.size, option2.size));
    }
    out
}

fn rustcs(items: &str, types: &[(String, Vec<String>)]) -> Vec<String> {
    let mut source = String::from(
        "#![allow(warnings)]\nuse std::{any::Any, cell::*, cmp::Ordering, marker::PhantomData, mem::*, num::*, ptr::NonNull};\ntype NonZeroU64 = NonZero<u64>; type NonZeroU8 = NonZero<u8>;\n",
    );
    source.push_str(&items.replace('&', "&'static "));
    source.push_str("fn main() {\n");
    for (name, fields) in types {
        let arity = if name.starts_with('(') { name.matches(", ").count().min(8) } else { 0 };
        let _ = arity;
        let offsets: Vec<String> = fields.iter().map(|f| format!("offset_of!({name}, {f})")).collect();
        source.push_str(&format!(
            "println!(\"{{}} {{}} {{}} {{}} {{}} {{:?}}\", {name:?}, size_of::<{name}>(), align_of::<{name}>(), size_of::<Option<{name}>>(), size_of::<Option<Option<{name}>>>(), [{}] as [usize; {}]);\n",
            offsets.join(", "), offsets.len()
        ));
    }
    source.push_str("}\n");
    let dir = std::env::temp_dir().join(format!("cairn-layout-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let (file, exe) = (dir.join("layout.rs"), dir.join("layout"));
    std::fs::write(&file, source).unwrap();
    let status = Command::new("rustc")
        .args(["--edition", "2024", "-C", "debuginfo=0", "-o"])
        .arg(&exe)
        .arg(&file)
        .status()
        .unwrap();
    assert!(status.success());
    let output = Command::new(&exe).output().unwrap();
    std::fs::remove_dir_all(&dir).unwrap();
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

/// Tuples of plain expressions get their fields measured too.
fn tuple_fields(name: &str) -> Vec<String> {
    let Some(inner) = name.strip_prefix('(').and_then(|n| n.strip_suffix(')')) else { return Vec::new() };
    let (mut depth, mut count) = (0, usize::from(!inner.is_empty()));
    for c in inner.chars() {
        match c {
            '(' | '<' | '[' => depth += 1,
            ')' | '>' | ']' => depth -= 1,
            ',' if depth == 0 => count += 1,
            _ => {}
        }
    }
    (0..count).map(|i| i.to_string()).collect()
}

#[test]
fn layouts_equal_rustcs() {
    let mut rng = Rng(0x9E37_79B9_7F4A_7C15);
    let generated: String = (0..400).map(|i| rng.item(i)).collect();
    let items = format!("{TYPES}\n{generated}");
    let mut fake = Fake::default();
    fake.declare(PRELUDE);
    let skip = fake.adts.len();
    fake.declare(&items);
    let mut types = measured(&fake, skip);
    types.extend(EXPRESSIONS.iter().map(|e| ((*e).to_owned(), tuple_fields(e))));
    let (ours, rustcs) = (ours(&mut fake, &types), rustcs(&items, &types));
    assert_eq!(ours.len(), rustcs.len());
    assert!(ours.len() >= 500);
    let different: Vec<String> =
        ours.iter().zip(&rustcs).filter(|(a, b)| a != b).map(|(a, b)| format!("ours   {a}\nrustc  {b}\n")).collect();
    assert!(different.is_empty(), "{} of {} differ:\n{}", different.len(), ours.len(), different.concat());
}
