//! Random enums and structs, and matches on them: bindings and their modes, guards, constants, ranges, exhaustive or not.

use super::super::random::Random;
use super::expand::{Ty, copied, int, word};
use std::fmt::Write;

/// What is matched on.
#[derive(Clone)]
enum Shape {
    Plain(Ty),
    Tuple(Vec<Shape>),
    Option(Box<Shape>),
    Reference(Box<Shape>),
    Slice(Box<Shape>),
    Array(Box<Shape>, usize),
    /// The enum or struct with this index.
    Named(usize),
}

/// A declared enum or struct: variants (one for a struct) with fields, named or not.
struct Declared {
    name: String,
    is_struct: bool,
    variants: Vec<Variant>,
}

struct Variant {
    name: String,
    named: bool,
    fields: Vec<Shape>,
}

const FIELDS: [&str; 3] = ["a", "b", "c"];

struct Maker<'r> {
    random: &'r mut Random,
    declared: Vec<Declared>,
    bound: Vec<String>,
    next: usize,
}

pub fn module(random: &mut Random) -> String {
    let mut maker = Maker { random, declared: Vec::new(), bound: Vec::new(), next: 0 };
    for index in 0..1 + maker.random.below(3) {
        let declared = maker.declare(index);
        maker.declared.push(declared);
    }
    let mut text = String::from("const LOW: i32 = 1;\nconst WORD: &str = \"x\";\n");
    for declared in &maker.declared {
        text += &maker.declaration(declared);
    }
    let mut calls = String::new();
    for index in 0..1 + maker.random.below(3) {
        let shape = maker.shape(0);
        let ty = maker.ty(&shape);
        let function = maker.function(index, &shape, &ty);
        text += &function;
        for _ in 0..2 {
            let value = maker.value(&shape);
            writeln!(calls, "m{index}({value});").expect("a string takes everything");
        }
    }
    text + "pub fn run() {\n" + &calls + "}\n"
}

impl Maker<'_> {
    fn shape(&mut self, depth: usize) -> Shape {
        let known = self.declared.len();
        match self.random.below(if depth < 2 { 12 } else { 5 }) {
            0 | 1 => Shape::Plain(if self.random.chance(50) { Ty::Bool } else { int(self.random) }),
            2 => Shape::Plain(copied(self.random, 2)),
            3 => Shape::Plain(Ty::Str),
            4 | 5 if known > 0 => Shape::Named(self.random.below(known)),
            6 => Shape::Tuple((0..2 + self.random.below(2)).map(|_| self.shape(depth + 1)).collect()),
            7 => Shape::Option(Box::new(self.shape(depth + 1))),
            8 => Shape::Reference(Box::new(self.shape(depth + 1))),
            9 => Shape::Slice(Box::new(self.shape(depth + 1))),
            10 => Shape::Array(Box::new(self.shape(depth + 1)), 1 + self.random.below(3)),
            11 if known > 0 => Shape::Named(known - 1),
            _ => Shape::Plain(Ty::Bool),
        }
    }

    fn owned(&mut self, depth: usize) -> Shape {
        loop {
            // Declared types have no lifetimes.
            let shape = self.shape(depth);
            if !borrows(&shape) {
                return shape;
            }
        }
    }

    fn declare(&mut self, index: usize) -> Declared {
        let is_struct = self.random.chance(30);
        let count = if is_struct { 1 } else { 1 + self.random.below(4) };
        let name = format!("{}{index}", if is_struct { "S" } else { "E" });
        let variants = (0..count)
            .map(|variant| Variant {
                name: if is_struct { name.clone() } else { ["P", "Q", "R", "Z"][variant].to_string() },
                named: self.random.chance(40),
                fields: (0..self.random.below(3) + usize::from(is_struct)).map(|_| self.owned(1)).collect(),
            })
            .collect();
        Declared { name, is_struct, variants }
    }

    fn declaration(&self, declared: &Declared) -> String {
        let body = |variant: &Variant| {
            let types = variant.fields.iter().map(|field| self.ty(field));
            match (variant.fields.is_empty(), variant.named) {
                (true, _) => String::new(),
                (_, true) => {
                    let fields: Vec<_> = FIELDS.iter().zip(types).map(|(name, ty)| format!("{name}: {ty}")).collect();
                    format!(" {{ {} }}", fields.join(", "))
                }
                _ => format!("({})", types.collect::<Vec<_>>().join(", ")),
            }
        };
        let name = &declared.name;
        if declared.is_struct {
            let body = body(&declared.variants[0]);
            let end = if body.ends_with('}') { "" } else { ";" };
            return format!("#[derive(Debug, Clone)]\nstruct {name}{body}{end}\n");
        }
        let variants: Vec<String> =
            declared.variants.iter().map(|variant| format!("{}{},\n", variant.name, body(variant))).collect();
        format!("#[derive(Debug, Clone)]\nenum {name} {{\n{}}}\n", variants.concat())
    }

    fn ty(&self, shape: &Shape) -> String {
        match shape {
            Shape::Plain(ty) => ty.name(),
            Shape::Tuple(parts) => {
                format!("({})", parts.iter().map(|part| self.ty(part)).collect::<Vec<_>>().join(", "))
            }
            Shape::Option(inner) => format!("Option<{}>", self.ty(inner)),
            Shape::Reference(inner) => format!("&{}", self.ty(inner)),
            Shape::Slice(inner) => format!("&[{}]", self.ty(inner)),
            Shape::Array(inner, count) => format!("[{}; {count}]", self.ty(inner)),
            Shape::Named(index) => self.declared[*index].name.clone(),
        }
    }

    fn value(&mut self, shape: &Shape) -> String {
        let list = |maker: &mut Self, inner: &Shape, count: usize| {
            (0..count).map(|_| maker.value(inner)).collect::<Vec<_>>().join(", ")
        };
        match shape {
            Shape::Plain(ty) => ty.value(self.random),
            Shape::Tuple(parts) => {
                format!("({})", parts.iter().map(|part| self.value(part)).collect::<Vec<_>>().join(", "))
            }
            Shape::Option(_) if self.random.chance(30) => "None".to_string(),
            Shape::Option(inner) => format!("Some({})", self.value(inner)),
            Shape::Reference(inner) => format!("&{}", self.value(inner)),
            Shape::Slice(inner) => {
                let count = self.random.below(4);
                format!("&[{}]", list(self, inner, count))
            }
            Shape::Array(inner, count) => format!("[{}]", list(self, inner, *count)),
            Shape::Named(index) => {
                let variant = self.random.below(self.declared[*index].variants.len());
                let (path, named, fields) = self.variant(*index, variant);
                let values: Vec<String> = fields.iter().map(|field| self.value(field)).collect();
                constructed(&path, named, &values, "")
            }
        }
    }

    fn variant(&self, index: usize, variant: usize) -> (String, bool, Vec<Shape>) {
        let declared = &self.declared[index];
        let variant = &declared.variants[variant];
        let path =
            if declared.is_struct { declared.name.clone() } else { format!("{}::{}", declared.name, variant.name) };
        (path, variant.named, variant.fields.clone())
    }

    fn binding(&mut self) -> String {
        let name = format!("x{}", self.next);
        self.next += 1;
        self.bound.push(name.clone());
        let mode = ["ref ", "mut ", "ref mut "].get(self.random.below(24)).copied().unwrap_or("");
        format!("{mode}{name}")
    }

    /// A pattern; `depth` bounds it, `bind` says whether it may bind names.
    fn pattern(&mut self, shape: &Shape, depth: usize, bind: bool) -> String {
        match self.random.below(14) {
            0 | 1 => return "_".to_string(),
            2 | 3 if bind => return self.binding(),
            4 if bind && depth < 2 => {
                let name = self.binding();
                let binds = self.random.chance(10);
                let inner = self.pattern(shape, depth + 1, binds);
                return format!("{name} @ {}", if inner.contains(" | ") { format!("({inner})") } else { inner });
            }
            5 if depth < 2 => {
                let (one, other) = (self.pattern(shape, depth + 2, false), self.pattern(shape, depth + 2, false));
                return if depth == 0 { format!("{one} | {other}") } else { format!("({one} | {other})") };
            }
            6 if depth > 3 => return "_".to_string(),
            _ => {}
        }
        match shape {
            Shape::Plain(ty) => self.plain(ty, bind),
            Shape::Tuple(parts) => {
                if self.random.chance(15) {
                    let first = self.pattern(&parts[0], depth + 1, bind);
                    return format!("({first}, ..)");
                }
                let parts: Vec<String> = parts.iter().map(|part| self.pattern(part, depth + 1, bind)).collect();
                format!("({})", parts.join(", "))
            }
            Shape::Option(inner) => match self.random.below(4) {
                0 => "None".to_string(),
                _ => format!("Some({})", self.pattern(inner, depth + 1, bind)),
            },
            Shape::Reference(inner) => {
                // Through the reference, or with a pattern of its own for it.
                let inner = self.pattern(inner, depth, bind);
                match self.random.below(3) {
                    0 if inner.contains(" | ") || inner.starts_with("mut ") => format!("&({inner})"),
                    0 => format!("&{inner}"),
                    _ => inner,
                }
            }
            Shape::Slice(inner) => {
                let count = self.random.below(3);
                self.list(inner, count, None, depth, bind)
            }
            Shape::Array(inner, count) => {
                let some = self.random.below(*count + 1);
                self.list(inner, some, Some(*count), depth, bind)
            }
            Shape::Named(index) => {
                let variant = self.random.below(self.declared[*index].variants.len());
                let (path, named, fields) = self.variant(*index, variant);
                let skip = self.random.chance(20) && !fields.is_empty();
                let shown = if skip { fields.len() - 1 } else { fields.len() };
                let parts: Vec<String> =
                    fields.iter().take(shown).map(|field| self.pattern(field, depth + 1, bind)).collect();
                constructed(&path, named, &parts, if skip { ".." } else { "" })
            }
        }
    }

    fn list(&mut self, inner: &Shape, count: usize, whole: Option<usize>, depth: usize, bind: bool) -> String {
        let mut parts: Vec<String> = (0..count).map(|_| self.pattern(inner, depth + 1, bind)).collect();
        if whole.is_some_and(|whole| whole != count) || whole.is_none() && self.random.chance(60) {
            let at = self.random.below(parts.len() + 1);
            let rest =
                if bind && self.random.chance(40) { format!("{} @ ..", self.binding()) } else { "..".to_string() };
            parts.insert(at, rest);
        }
        format!("[{}]", parts.join(", "))
    }

    fn plain(&mut self, ty: &Ty, bind: bool) -> String {
        let n = self.random.below(6);
        match ty {
            Ty::Int(name) => match self.random.below(9) {
                0 => format!("{n}..={}", n + 3),
                1 => format!("..{}", n + 1),
                2 => format!("{n}.."),
                3 if *name == "i32" => "LOW".to_string(),
                4 => format!("{name}::MAX"),
                5 => format!("{n} | {}", n + 1).replace(" | ", if self.random.chance(50) { " | " } else { "..=" }),
                _ => n.to_string(),
            },
            Ty::Bool => ["true", "false"][n % 2].to_string(),
            Ty::Char => ["'a'", "'b'..='y'", "'z'", "'\\0'..'a'"][n % 4].to_string(),
            Ty::Literal if n == 0 => "WORD".to_string(),
            Ty::Literal => format!("\"{}\"", word(self.random)),
            _ if bind => self.binding(),
            _ => "_".to_string(),
        }
    }

    /// A function that takes the value apart.
    fn function(&mut self, index: usize, shape: &Shape, ty: &str) -> String {
        let way = self.random.below(9);
        let scrutinee = ["v", "v", "v", "v", "&v", "&v", "&v", "&mut v", "&mut v", "*&v"][self.random.below(10)];
        let mutable = if self.random.chance(if scrutinee == "&mut v" { 90 } else { 20 }) { "mut " } else { "" };
        let mut text = format!("fn m{index}({mutable}v: {ty}) {{\n");
        self.bound.clear();
        match way {
            0 => {
                let pattern = self.pattern(shape, 0, true);
                let seen = self.seen();
                write!(text, "let {pattern} = {scrutinee} else {{\nreturn;\n}};\n{seen}")
            }
            1 => {
                let pattern = self.pattern(shape, 0, true);
                let seen = self.seen();
                write!(text, "if let {pattern} = {scrutinee} {{\n{seen}}}\n")
            }
            2 => {
                let pattern = self.pattern(shape, 0, true);
                let guard = self.guard();
                let seen = self.seen();
                write!(text, "if let {pattern} = {scrutinee}{} {{\n{seen}}}\n", guard.replace(" if ", " && "))
            }
            3 => {
                let pattern = self.pattern(shape, 0, true);
                let seen = self.seen();
                write!(text, "let {pattern} = {scrutinee};\n{seen}")
            }
            4 => {
                let pattern = self.pattern(shape, 0, true);
                let seen = self.seen();
                write!(
                    text,
                    "let mut n = 0;\nwhile let {pattern} = {scrutinee} {{\n{seen}n += 1;\nif n > 1 {{\nbreak;\n}}\n}}\n"
                )
            }
            _ => {
                writeln!(text, "match {scrutinee} {{").expect("a string takes everything");
                let arms = 1 + self.random.below(5);
                for _ in 0..arms {
                    self.bound.clear();
                    let pattern = self.pattern(shape, 0, true);
                    let guard = if self.random.chance(20) { self.guard() } else { String::new() };
                    let seen = self.seen();
                    write!(text, "{pattern}{guard} => {{\n{seen}}}\n").expect("a string takes everything");
                }
                match self.random.below(3) {
                    0 => write!(text, "_ => println!(\"other\"),\n}}\n"),
                    1 => write!(text, "other => println!(\"{{:?}}\", other),\n}}\n"),
                    _ => writeln!(text, "}}"),
                }
            }
        }
        .expect("a string takes everything");
        if self.random.chance(35) {
            text += "println!(\"{:?}\", v);\n";
        }
        text + "}\n"
    }

    fn guard(&mut self) -> String {
        let bound = self.bound.clone();
        match (self.random.pick(&bound), self.random.below(3)) {
            (Some(name), 0) => format!(" if !format!(\"{{:?}}\", {name}).is_empty()"),
            (Some(name), 1) => format!(" if {name} == {name}"),
            _ => " if LOW > 0".to_string(),
        }
    }

    /// Says what was bound.
    fn seen(&mut self) -> String {
        let bound = self.bound.clone();
        let mut text = String::new();
        for name in &bound {
            text += &match self.random.below(10) {
                0 => format!("let y: () = {name};\ndrop(y);\n").replace(": ()", ""),
                1 => format!("let mut w = {name}.clone();\nprintln!(\"{{:?}}\", w);\n"),
                _ => format!("println!(\"{name} {{:?}}\", {name});\n"),
            };
        }
        text + "println!(\"-\");\n"
    }
}

fn borrows(shape: &Shape) -> bool {
    match shape {
        Shape::Reference(_) | Shape::Slice(_) => true,
        Shape::Option(inner) | Shape::Array(inner, _) => borrows(inner),
        Shape::Tuple(parts) => parts.iter().any(borrows),
        Shape::Plain(_) | Shape::Named(_) => false,
    }
}

/// A value or pattern of a variant.
fn constructed(path: &str, named: bool, parts: &[String], more: &str) -> String {
    let mut parts: Vec<String> = if named {
        FIELDS
            .iter()
            .zip(parts)
            .map(|(field, part)| if field == part { part.clone() } else { format!("{field}: {part}") })
            .collect()
    } else {
        parts.to_vec()
    };
    if parts.is_empty() && more.is_empty() {
        return path.to_string();
    }
    parts.extend((!more.is_empty()).then(|| more.to_string()));
    if named { format!("{path} {{ {} }}", parts.join(", ")) } else { format!("{path}({})", parts.join(", ")) }
}
