//! Random traits, types, impls and calls: which method is found, through which references, and whether the bounds hold.

use super::super::random::Random;
use std::fmt::Write;

const RECEIVERS: [&str; 5] = ["&self", "&self", "self", "&mut self", "self: Box<Self>"];
const NAMES: [&str; 3] = ["go", "get", "put"];
const BOUNDS: [&str; 8] = ["Clone", "Copy", "Debug", "Default", "PartialEq", "Sized", "T0", "T1"];

struct Maker<'r> {
    random: &'r mut Random,
    text: String,
    traits: usize,
}

pub fn module(random: &mut Random) -> String {
    let traits = 2 + random.below(2);
    let mut maker = Maker { random, text: String::from("use std::fmt::Debug;\nuse std::rc::Rc;\n"), traits };
    maker.types();
    let methods: Vec<Vec<(usize, usize)>> = (0..traits).map(|index| maker.declare(index)).collect();
    for (index, methods) in methods.iter().enumerate() {
        maker.impls(index, methods);
    }
    maker.inherent();
    maker.functions();
    maker.run();
    maker.text
}

impl Maker<'_> {
    fn line(&mut self, line: &str) {
        self.text += line;
        self.text.push('\n');
    }

    fn one<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.random.below(of.len())]
    }

    fn types(&mut self) {
        let derives = ["Debug, Clone", "Debug, Clone", "Debug, Clone, Default, PartialEq", "Debug"];
        for item in ["struct A;", "struct B<T>(T);", "struct C { a: A, n: i32 }"] {
            let derive = self.one(&derives);
            self.line(&format!("#[derive({derive})]\n{item}"));
        }
    }

    fn bound(&mut self) -> &'static str {
        loop {
            let bound = self.one(&BOUNDS);
            if bound.strip_prefix('T').and_then(|index| index.parse::<usize>().ok()).is_none_or(|n| n < self.traits) {
                return bound;
            }
        }
    }

    fn bounds(&mut self, least: usize) -> String {
        let count = least + self.random.below(2);
        (0..count).map(|_| self.bound()).collect::<Vec<_>>().join(" + ")
    }

    fn declare(&mut self, index: usize) -> Vec<(usize, usize)> {
        let mut superior = String::new();
        if index > 0 && self.random.chance(30) {
            superior = format!(": T{}", self.random.below(index));
        } else if self.random.chance(15) {
            superior = ": Debug".to_string();
        }
        self.line(&format!("trait T{index}{superior} {{"));
        let mut methods = Vec::new();
        for name in 0..1 + self.random.below(2) {
            let receiver = self.random.below(RECEIVERS.len());
            methods.push(((name + index * self.random.below(2)) % 3, receiver));
        }
        methods.dedup_by_key(|(name, _)| *name);
        for (name, receiver) in &methods {
            let sized =
                if RECEIVERS[*receiver] == "self" && self.random.chance(30) { " where Self: Sized" } else { "" };
            self.line(&format!("fn {}({}) -> String{sized};", NAMES[*name], RECEIVERS[*receiver]));
        }
        if self.random.chance(30) {
            self.line(&format!("fn more{index}(&self) -> i32 {{ {index} }}"));
        }
        self.line("}");
        methods
    }

    fn impls(&mut self, index: usize, methods: &[(usize, usize)]) {
        let mut targets = vec![
            "A",
            "B<i32>",
            "B<T>",
            "C",
            "&A",
            "&mut A",
            "i32",
            "&T",
            "T",
            "Vec<T>",
            "Box<T>",
            "[T]",
            "str",
            "String",
            "Option<A>",
            "(A, T)",
            "fn(i32) -> i32",
        ];
        for _ in 0..1 + self.random.below(4) {
            let target = targets.remove(self.random.below(targets.len()));
            let mut head = String::from("impl");
            if target.contains('T') {
                let bounds = self.bounds(0);
                head += &if bounds.is_empty() { "<T>".to_string() } else { format!("<T: {bounds}>") };
            }
            self.line(&format!("{head} T{index} for {target} {{"));
            for (name, receiver) in methods {
                self.line(&format!(
                    "fn {}({}) -> String {{ \"T{index} {target} {}\".to_string() }}",
                    NAMES[*name], RECEIVERS[*receiver], NAMES[*name]
                ));
            }
            self.line("}");
        }
    }

    fn inherent(&mut self) {
        for _ in 0..self.random.below(3) {
            let target = self.one(&[
                "impl A {",
                "impl<T> B<T> {",
                "impl B<i32> {",
                "impl<T: Clone> B<T> {",
                "impl C {",
                "impl B<String> {",
            ]);
            let receiver = self.one(&["&self", "self", "&mut self", "self: &Self", "self: Rc<Self>"]);
            let name = self.one(&NAMES);
            self.line(&format!("{target} fn {name}({receiver}) -> String {{ String::from(\"inherent {name}\") }} }}"));
        }
    }

    fn functions(&mut self) {
        for index in 0..1 + self.random.below(2) {
            let bounds = self.bounds(1);
            let parameter = self.one(&["x: T", "x: &T", "mut x: T", "x: &mut T", "x: Box<T>", "x: &[T]", "x: &&T"]);
            let head = match self.random.below(4) {
                0 => format!("fn g{index}<T>({parameter}) -> String where T: {bounds} {{"),
                1 if !parameter.contains('[') => {
                    let other = parameter.replace('T', &format!("(impl {bounds})"));
                    format!("fn g{index}({other}) -> String {{")
                }
                _ => format!("fn g{index}<T: {bounds}>({parameter}) -> String {{"),
            };
            self.line(&head);
            let name = self.one(&NAMES);
            let body = match self.random.below(5) {
                0 => "format!(\"{:?}\", x)".to_string(),
                1 => format!("T0::{name}(x)"),
                2 => format!("x.clone().{name}()"),
                _ => format!("x.{name}()"),
            };
            self.line(&body);
            self.line("}");
        }
    }

    fn receiver(&mut self) -> &'static str {
        self.one(&[
            "a", "b", "c", "c.a", "&a", "&mut a", "(&&a)", "bs", "1", "\"s\"", "s", "vec![1]", "[1, 2]", "Some(a)",
            "bx", "rc", "b.0", "&b", "*bx", "(a, 1)", "*rc", "&s[..]",
        ])
    }

    fn run(&mut self) {
        self.line("pub fn run() {");
        self.line("let mut a = A;\nlet mut b = B(1);\nlet mut c = C { a: A, n: 2 };\nlet bs = B(String::new());");
        self.line("let mut s = String::from(\"s\");\nlet bx = Box::new(A);\nlet rc = Rc::new(A);");
        for _ in 0..1 + self.random.below(3) {
            let (receiver, name) = (self.receiver(), self.one(&NAMES));
            let index = self.random.below(self.traits);
            let call = match self.random.below(9) {
                0 => format!("g0({receiver})"),
                1 => format!("T{index}::{name}({receiver})"),
                2 => {
                    let ty = self.one(&["A", "B<i32>", "C", "&A", "String", "i32", "B<_>", "Vec<i32>", "str"]);
                    format!("<{ty} as T{index}>::{name}({receiver})")
                }
                3 => format!("{receiver}.more{index}().to_string()"),
                4 => {
                    let object = self.one(&["&a", "&b", "&c", "&mut a", "&1", "&bs", "&s"]);
                    let kind = if object.contains("mut") { "&mut " } else { "&" };
                    format!("({object} as {kind}dyn T{index}).{name}()")
                }
                5 => format!("Box::new({}).{name}()", receiver.trim_start_matches('*')),
                _ if receiver.starts_with(['&', '*']) => format!("({receiver}).{name}()"),
                _ => format!("{receiver}.{name}()"),
            };
            let mut line = String::new();
            write!(line, "println!(\"{{}}\", {call});").expect("a string takes everything");
            self.line(&line);
        }
        self.line("}");
    }
}
