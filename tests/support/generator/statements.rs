//! Statements.

use super::Node;
use super::body::{Body, Closure};
use super::scope::Use;
use super::types::Ty;

/// What a part of a type binds to: itself, or a reference to it.
type Binding = fn(Ty) -> Ty;

fn line(text: impl Into<String>) -> Vec<Node> {
    vec![Node::Line(text.into())]
}

/// True of a value that borrows a temporary, which lives as long as the statement: `&string(1)`, `end_of(&mut array(2)[..])`.
fn borrows_temporary(value: &str) -> bool {
    value.split('&').skip(1).any(|borrowed| {
        let borrowed = borrowed.trim_start_matches("mut ");
        let callee = borrowed.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':');
        callee.len() < borrowed.len() && callee.starts_with('(')
    })
}

impl Body {
    /// True of a value that would mostly be rejected where it is to be kept.
    fn avoids(&mut self, ty: &Ty, value: &str) -> bool {
        ty.borrows() && borrows_temporary(value) && self.random.chance(self.care)
    }

    /// One statement, or a few that belong together; none when what was tried does not fit.
    pub fn statement(&mut self) -> Vec<Node> {
        let nested = if self.depth < 4 { 1 } else { 0 };
        let in_loop = if self.scope.loops > 0 { 1 } else { 0 };
        match self.random.weighted(&[
            24,
            10,
            12,
            10,
            8,
            6,
            4,
            4,
            7 * nested,
            4 * nested,
            5 * nested,
            4 * nested,
            2 * nested,
            4,
            4,
            5 * in_loop,
            2,
            3,
            2 * nested,
            4 * nested,
            3,
            2 * nested,
            4,
        ]) {
            0 => self.declaration(),
            1 => self.assignment(),
            2 => self.look(),
            3 => self.mutation(),
            4 => self.consumption(),
            5 => self.reference_variable(),
            6 => self.closure(),
            7 => self.closure_call(),
            8 => self.branch(),
            9 => self.looping(),
            10 => self.matching(),
            11 => self.if_let(),
            12 => self.inner_block(),
            13 => self.destructuring(),
            14 => self.call_with_two(),
            15 => self.leave_loop(),
            16 => self.leave_function(),
            17 => self.deferred(),
            18 => self.for_loop(),
            19 => self.guarded(),
            20 => self.through_cell(),
            21 => self.loop_value(),
            _ => self.taken_apart(),
        }
    }

    /// `let x = value;`
    fn declaration(&mut self) -> Vec<Node> {
        let ty = match self.random.weighted(&[10, 5, 5, 2, 2, 1, 2, 1, 1]) {
            0 => self.owned(),
            1 => Ty::Ref(Box::new(self.owned())),
            2 => Ty::Mut(Box::new(self.owned())),
            3 => Ty::Holder,
            4 => Ty::Guard,
            5 => Ty::Refs,
            6 => Ty::Ref(Box::new(Ty::Slice)),
            7 => Ty::Mut(Box::new(Ty::Slice)),
            _ => Ty::OptRef,
        };
        let value = self.value(&ty, 2);
        self.bind(ty, &value)
    }

    /// Binds a value to a new variable.
    fn bind(&mut self, ty: Ty, value: &str) -> Vec<Node> {
        // The temporary of `let x = &string(1);` lives as long as `x`.
        if !value.starts_with('&') && self.avoids(&ty, value) {
            return Vec::new();
        }
        let name = self.name();
        let mutable = self.random.chance(75);
        let annotated = self.random.chance(25) || matches!(ty, Ty::Refs | Ty::OptRef);
        let annotation = if annotated { format!(": {}", ty.text("")) } else { String::new() };
        self.declare(name.clone(), ty, mutable, false);
        line(format!("let {}{name}{annotation} = {value};", if mutable { "mut " } else { "" }))
    }

    /// `let r = &mut x;` of something that is in scope.
    fn reference_variable(&mut self) -> Vec<Node> {
        let exclusive = self.random.chance(50);
        let how = if exclusive { Use::Exclusive } else { Use::Share };
        let Some(place) = self.place(how, |ty| !ty.borrows()) else { return Vec::new() };
        let loans = self.scope.loans(&place, exclusive);
        self.pending.extend(loans);
        let inner = Box::new(place.ty.clone());
        if exclusive {
            self.bind(Ty::Mut(inner), &format!("&mut {}", place.text))
        } else {
            self.bind(Ty::Ref(inner), &format!("&{}", place.text))
        }
    }

    /// `place = value;`
    fn assignment(&mut self) -> Vec<Node> {
        let candidates: Vec<Ty> =
            self.scope.places().into_iter().map(|place| place.ty).filter(|ty| *ty != Ty::Slice).collect();
        let Some(ty) = self.random.pick(&candidates).cloned() else { return Vec::new() };
        let value = self.value(&ty, 1);
        if self.avoids(&ty, &value) {
            return Vec::new();
        }
        let Some(place) = self.place_of(Use::Write, &ty) else { return Vec::new() };
        let whole = self.scope.vars[place.root].name == place.text;
        if ty.borrows() {
            let pending = std::mem::take(&mut self.pending);
            let var = &mut self.scope.vars[place.root];
            if whole {
                var.loans = pending;
            } else {
                var.loans.extend(pending);
            }
        }
        if ty == Ty::Int && self.random.chance(20) {
            // Not `+=`: in a loop that could overflow.
            return line(format!("{} ^= {value};", place.text));
        }
        line(format!("{} = {value};", place.text))
    }

    /// Reads.
    fn look(&mut self) -> Vec<Node> {
        // What is borrowed is interesting as long as the borrow is used.
        let borrower = self.random.chance(50);
        let place = self.place(Use::Share, |ty| !borrower || ty.borrows());
        let Some(place) = place.or_else(|| self.place(Use::Share, |_| true)) else { return Vec::new() };
        line(match self.random.below(3) {
            0 if place.ty != Ty::Slice => format!("println!(\"{{:?}}\", {});", place.text),
            _ => format!("look(&{});", place.text),
        })
    }

    /// Writes through a `&mut`.
    fn mutation(&mut self) -> Vec<Node> {
        let number = self.random.below(9);
        match self.random.below(9) {
            0 | 1 => line(format!("poke({});", self.mutable_reference(&Ty::Str, 1))),
            2 => self.method(&Ty::Pair, &format!("grow({number})")),
            3 => self.method(&Ty::Str, "push_str(\"m\")"),
            4 => {
                let value = self.value(&Ty::Str, 0);
                self.method(&Ty::Vec, &format!("push({value})"))
            }
            5 => {
                let value = self.value(&Ty::Str, 0);
                self.method(&Ty::Holder, &format!("set({value})"))
            }
            6 => self.push_reference(),
            7 => self.two_phase(),
            _ => {
                let ty = self.owned();
                line(format!("touch({});", self.mutable_reference(&ty, 0)))
            }
        }
    }

    fn method(&mut self, receiver: &Ty, call: &str) -> Vec<Node> {
        match self.place_of(Use::Exclusive, receiver) {
            Some(place) => line(format!("{}.{call};", place.base)),
            None => Vec::new(),
        }
    }

    /// `refs.push(&x);`: the vector then borrows `x`.
    fn push_reference(&mut self) -> Vec<Node> {
        let value = self.shared_reference(&Ty::Str, 0);
        if self.avoids(&Ty::Refs, &value) {
            return Vec::new();
        }
        let pending = std::mem::take(&mut self.pending);
        let Some(place) = self.place_of(Use::Exclusive, &Ty::Refs) else { return Vec::new() };
        self.scope.vars[place.root].loans.extend(pending);
        line(format!("{}.push({value});", place.base))
    }

    /// `x.grow(x.n)`: the receiver's borrow waits for the arguments.
    fn two_phase(&mut self) -> Vec<Node> {
        let Some(place) = self.place(Use::Exclusive, |ty| matches!(ty, Ty::Pair | Ty::Vec | Ty::Str)) else {
            return Vec::new();
        };
        let base = &place.base;
        line(match place.ty {
            Ty::Pair => format!("{base}.grow({base}.n);"),
            Ty::Vec => format!("{base}.push({base}.len().to_string());"),
            _ => format!("{base}.truncate({base}.len() / 2);"),
        })
    }

    /// Moves into a call.
    fn consumption(&mut self) -> Vec<Node> {
        let Some(place) = self.place(Use::Move, |ty| !matches!(ty, Ty::Int | Ty::Dot)) else { return Vec::new() };
        line(match self.random.below(3) {
            0 => format!("drop({});", place.text),
            1 => format!("let _ = pass({});", place.text),
            _ => format!("take({});", place.text),
        })
    }

    /// Two arguments that may be in each other's way.
    fn call_with_two(&mut self) -> Vec<Node> {
        match self.random.below(3) {
            0 => {
                let (a, b) = (self.mutable_reference(&Ty::Str, 1), self.shared_reference(&Ty::Str, 0));
                line(format!("both({a}, {b});"))
            }
            1 => {
                let ty = self.owned();
                let (a, b) = (self.mutable_reference(&ty, 0), self.mutable_reference(&ty, 0));
                line(format!("std::mem::swap({a}, {b});"))
            }
            _ => {
                let (a, b) = (self.value(&Ty::Str, 1), self.value(&Ty::Str, 1));
                line(format!("take(({a}, {b}));"))
            }
        }
    }

    /// `let x;` that is given its value later.
    fn deferred(&mut self) -> Vec<Node> {
        let inner = self.owned();
        let ty = if self.random.chance(50) { Ty::Ref(Box::new(inner)) } else { inner };
        let name = self.name();
        let text = format!("let {name}: {};", ty.text(""));
        if self.random.chance(50) {
            let first = self.value(&ty, 1);
            let mut loans = std::mem::take(&mut self.pending);
            let second = self.value(&ty, 1);
            loans.append(&mut self.pending);
            if self.avoids(&ty, &first) || self.avoids(&ty, &second) {
                return Vec::new();
            }
            self.pending = loans;
            self.declare(name.clone(), ty, false, false);
            let parts = vec![
                ("if w.cond() {".to_string(), line(format!("{name} = {first};"))),
                ("} else {".to_string(), line(format!("{name} = {second};"))),
            ];
            return vec![Node::Line(text), Node::Compound { parts, tail: "}".to_string() }];
        }
        self.declare(name, ty, false, true);
        line(text)
    }

    fn small_block(&mut self) -> Vec<Node> {
        let count = 1 + self.random.below(3);
        self.block(count)
    }

    fn inner_block(&mut self) -> Vec<Node> {
        let body = self.small_block();
        vec![Node::Compound { parts: vec![("{".to_string(), body)], tail: "}".to_string() }]
    }

    fn branch(&mut self) -> Vec<Node> {
        let mut parts = vec![("if w.cond() {".to_string(), self.small_block())];
        if self.random.chance(50) {
            parts.push(("} else {".to_string(), self.small_block()));
        }
        vec![Node::Compound { parts, tail: "}".to_string() }]
    }

    fn loop_body(&mut self) -> Vec<Node> {
        self.scope.loops += 1;
        let body = self.small_block();
        self.scope.loops -= 1;
        body
    }

    fn looping(&mut self) -> Vec<Node> {
        let label = if self.random.chance(30) {
            self.names += 1;
            format!("'l{}: ", self.names)
        } else {
            String::new()
        };
        self.labels.push(label.trim_end_matches(": ").to_string());
        let body = self.loop_body();
        self.labels.pop();
        if self.random.chance(50) {
            let head = format!("{label}while w.cond() {{");
            return vec![Node::Compound { parts: vec![(head, body)], tail: "}".to_string() }];
        }
        let mut body = body;
        let leave = if self.random.chance(20) { "break;" } else { "if w.stop() { break; }" };
        let at = if self.random.chance(30) { 0 } else { body.len() };
        body.insert(at, Node::Line(leave.to_string()));
        vec![Node::Compound { parts: vec![(format!("{label}loop {{"), body)], tail: "}".to_string() }]
    }

    fn for_loop(&mut self) -> Vec<Node> {
        let (head, ty) = match self.random.below(4) {
            0 => ("for _ in 0..2 {".to_string(), None),
            1 => match self.place_of(Use::Move, &Ty::Vec) {
                Some(place) => (format!("in {} {{", place.text), Some(Ty::Str)),
                None => return Vec::new(),
            },
            2 => match self.place_of(Use::Share, &Ty::Vec) {
                Some(place) => {
                    self.pending = self.scope.loans(&place, false);
                    (format!("in &{} {{", place.text), Some(Ty::Ref(Box::new(Ty::Str))))
                }
                None => return Vec::new(),
            },
            _ => match self.place_of(Use::Exclusive, &Ty::Vec) {
                Some(place) => {
                    self.pending = self.scope.loans(&place, true);
                    (format!("in &mut {} {{", place.text), Some(Ty::Mut(Box::new(Ty::Str))))
                }
                None => return Vec::new(),
            },
        };
        let vars = self.scope.vars.len();
        let head = match ty {
            Some(ty) => {
                let name = self.name();
                self.scope.loops += 1;
                self.declare(name.clone(), ty, false, false);
                self.scope.loops -= 1;
                format!("for {name} {head}")
            }
            None => head,
        };
        let body = self.loop_body();
        self.scope.leave(vars);
        vec![Node::Compound { parts: vec![(head, body)], tail: "}".to_string() }]
    }

    /// Where a match looks: the head's expression, and the types of what `String` and `Box<i32>` parts bind to.
    fn scrutinee(&mut self, ty: &Ty) -> Option<(String, Binding)> {
        let mode = self.random.below(3);
        let how = [Use::Move, Use::Share, Use::Exclusive][mode];
        let place = self.place_of(how, ty)?;
        let shared: Binding = |ty| Ty::Ref(Box::new(ty));
        let exclusive: Binding = |ty| Ty::Mut(Box::new(ty));
        Some(match mode {
            0 => (place.text, |ty| ty),
            1 => {
                self.pending = self.scope.loans(&place, false);
                (format!("&{}", place.text), shared)
            }
            _ => {
                self.pending = self.scope.loans(&place, true);
                (format!("&mut {}", place.text), exclusive)
            }
        })
    }

    /// A block in which new variables are bound by a pattern.
    fn arm(&mut self, bindings: Vec<(String, Ty)>) -> Vec<Node> {
        let loans = self.pending.clone();
        let vars = self.scope.vars.len();
        for (name, ty) in bindings {
            self.pending = loans.clone();
            self.declare(name, ty, false, false);
        }
        self.pending.clear();
        let body = self.small_block();
        self.scope.leave(vars);
        self.pending = loans;
        body
    }

    fn matching(&mut self) -> Vec<Node> {
        if self.random.chance(50) {
            let Some((head, mode)) = self.scrutinee(&Ty::Pick) else { return Vec::new() };
            let (a, b, c) = (self.name(), self.name(), self.name());
            let guard = if self.random.chance(25) { " if w.cond()" } else { "" };
            let mut parts = vec![(format!("match {head} {{"), Vec::new())];
            let one = self.arm(vec![(a.clone(), mode(Ty::Str))]);
            parts.push((format!("Pick::One({a}){guard} => {{"), one));
            if self.random.chance(70) {
                let two = self.arm(vec![(b.clone(), mode(Ty::BoxInt)), (c.clone(), mode(Ty::Str))]);
                parts.push((format!("}} Pick::Two({b}, {c}) => {{"), two));
            }
            let rest = self.arm(Vec::new());
            parts.push(("} _ => {".to_string(), rest));
            return vec![Node::Compound { parts, tail: "} }".to_string() }];
        }
        let Some((head, mode)) = self.scrutinee(&Ty::Opt) else { return Vec::new() };
        let a = self.name();
        let mut parts = vec![(format!("match {head} {{"), Vec::new())];
        let some = self.arm(vec![(a.clone(), mode(Ty::Str))]);
        parts.push((format!("Some({a}) => {{"), some));
        let none = self.arm(Vec::new());
        parts.push(("} None => {".to_string(), none));
        vec![Node::Compound { parts, tail: "} }".to_string() }]
    }

    /// `if let`, `while let`, and `let else`.
    fn if_let(&mut self) -> Vec<Node> {
        let a = self.name();
        match self.random.below(4) {
            0 => {
                let Some(place) = self.place_of(Use::Exclusive, &Ty::Vec) else { return Vec::new() };
                self.scope.loops += 1;
                let body = self.arm(vec![(a.clone(), Ty::Str)]);
                self.scope.loops -= 1;
                let head = format!("while let Some({a}) = {}.pop() {{", place.base);
                // What the body may push is bounded by the number of rounds.
                let mut body = body;
                body.push(Node::Line("if w.stop() { break; }".to_string()));
                vec![Node::Compound { parts: vec![(head, body)], tail: "}".to_string() }]
            }
            1 if self.result.is_none() => {
                let Some((head, mode)) = self.scrutinee(&Ty::Opt) else { return Vec::new() };
                self.declare(a.clone(), mode(Ty::Str), false, false);
                line(format!("let Some({a}) = {head} else {{ return; }};"))
            }
            2 => {
                // `ref` and `ref mut` bind by reference without a reference being matched.
                let exclusive = self.random.chance(50);
                let how = if exclusive { Use::Exclusive } else { Use::Share };
                let Some(place) = self.place_of(how, &Ty::Opt) else { return Vec::new() };
                self.pending = self.scope.loans(&place, exclusive);
                let (word, ty) = if exclusive {
                    ("ref mut", Ty::Mut(Box::new(Ty::Str)))
                } else {
                    ("ref", Ty::Ref(Box::new(Ty::Str)))
                };
                let body = self.arm(vec![(a.clone(), ty)]);
                let head = format!("if let Some({word} {a}) = {} {{", place.text);
                vec![Node::Compound { parts: vec![(head, body)], tail: "}".to_string() }]
            }
            _ => {
                let Some((head, mode)) = self.scrutinee(&Ty::Opt) else { return Vec::new() };
                let body = self.arm(vec![(a.clone(), mode(Ty::Str))]);
                let mut parts = vec![(format!("if let Some({a}) = {head} {{"), body)];
                if self.random.chance(40) {
                    parts.push(("} else {".to_string(), self.small_block()));
                }
                vec![Node::Compound { parts, tail: "}".to_string() }]
            }
        }
    }

    /// A `let` with a pattern that takes a value apart.
    fn destructuring(&mut self) -> Vec<Node> {
        let (a, b) = (self.name(), self.name());
        match self.random.below(3) {
            0 => {
                let Some((head, mode)) = self.scrutinee(&Ty::Pair) else { return Vec::new() };
                let loans = self.pending.clone();
                self.declare(a.clone(), mode(Ty::Str), false, false);
                self.pending = loans;
                self.declare(b.clone(), mode(Ty::BoxInt), false, false);
                line(format!("let Pair {{ a: {a}, b: {b}, .. }} = {head};"))
            }
            1 => {
                let Some((head, mode)) = self.scrutinee(&Ty::Tuple) else { return Vec::new() };
                if self.random.chance(30) {
                    self.declare(a.clone(), mode(Ty::Str), true, false);
                    let binding = if head.starts_with('&') { a } else { format!("mut {a}") };
                    let last = self.scope.vars.len() - 1;
                    self.scope.vars[last].mutable = binding.starts_with("mut");
                    return line(format!("let ({binding}, _) = {head};"));
                }
                let loans = self.pending.clone();
                self.declare(a.clone(), mode(Ty::Str), false, false);
                self.pending = loans;
                self.declare(b.clone(), mode(Ty::BoxInt), false, false);
                line(format!("let ({a}, {b}) = {head};"))
            }
            _ => {
                let Some(place) = self.place_of(Use::Exclusive, &Ty::Pair) else { return Vec::new() };
                self.pending = self.scope.loans(&place, true);
                let loans = self.pending.clone();
                self.declare(a.clone(), Ty::Mut(Box::new(Ty::Str)), false, false);
                self.pending = loans;
                self.declare(b.clone(), Ty::Ref(Box::new(Ty::BoxInt)), false, false);
                line(format!("let Pair {{ a: ref mut {a}, b: ref {b}, .. }} = {};", place.text))
            }
        }
    }

    /// A match with a guard that looks at, changes or moves what is matched.
    fn guarded(&mut self) -> Vec<Node> {
        let (a, b) = (self.name(), self.name());
        let Some((head, mode)) = self.scrutinee(&Ty::Opt) else { return Vec::new() };
        let guard = match self.random.below(6) {
            0 => format!("{a}.len() > 2"),
            1 => match self.place(Use::Share, |ty| *ty == Ty::Str) {
                Some(place) => format!("{} == \"1\"", place.base),
                None => "w.cond()".to_string(),
            },
            2 => match self.place_of(Use::Write, &Ty::Int) {
                Some(place) => format!("{{ {} = 3; w.cond() }}", place.text),
                None => "w.cond()".to_string(),
            },
            3 => format!("{{ look(&{a}); w.cond() }}"),
            4 => {
                let careful = self.random.chance(self.care);
                let place = if careful { None } else { self.place(Use::Exclusive, |ty| *ty == Ty::Opt) };
                match place {
                    Some(place) => format!("{{ {}.take(); w.cond() }}", place.base),
                    None => "w.cond()".to_string(),
                }
            }
            _ => "w.cond()".to_string(),
        };
        let some = self.arm(vec![(a.clone(), mode(Ty::Str))]);
        let other = self.arm(vec![(b.clone(), mode(Ty::Str))]);
        let none = self.arm(Vec::new());
        let parts = vec![
            (format!("match {head} {{"), Vec::new()),
            (format!("Some({a}) if {guard} => {{"), some),
            (format!("}} Some({b}) => {{"), other),
            ("} None => {".to_string(), none),
        ];
        vec![Node::Compound { parts, tail: "} }".to_string() }]
    }

    /// Reads and writes of a `RefCell`.
    fn through_cell(&mut self) -> Vec<Node> {
        let Some(place) = self.place_of(Use::Share, &Ty::Cell) else { return Vec::new() };
        let cell = place.base;
        let name = self.name();
        match self.random.below(5) {
            0 => line(format!("look(&{cell}.borrow().len());")),
            1 => {
                let value = self.value(&Ty::Str, 0);
                line(format!("let _ = {cell}.replace({value});"))
            }
            2 => {
                let body = self.small_block();
                let parts = vec![
                    (
                        format!("if let Ok(mut {name}) = {cell}.try_borrow_mut() {{"),
                        line(format!("poke(&mut {name});")),
                    ),
                    ("} else {".to_string(), body),
                ];
                vec![Node::Compound { parts, tail: "}".to_string() }]
            }
            3 => line(format!("look(&match {cell}.try_borrow() {{ Ok({name}) => {name}.len(), Err(_) => 0 }});")),
            _ => line(format!("if let Ok({name}) = {cell}.try_borrow() {{ look(&*{name}); }}")),
        }
    }

    /// `let x = loop { .. break value; };`
    fn loop_value(&mut self) -> Vec<Node> {
        let ty = if self.random.chance(50) { self.owned() } else { Ty::Ref(Box::new(self.owned())) };
        let name = self.name();
        self.labels.push(String::new());
        let mut body = self.loop_body();
        self.labels.pop();
        body.retain(|node| !matches!(node, Node::Line(line) if line.contains("break; }")));
        let (first, second) = (self.value(&ty, 1), self.value(&ty, 0));
        if self.avoids(&ty, &first) || self.avoids(&ty, &second) {
            return Vec::new();
        }
        body.push(Node::Line(format!("if w.stop() {{ break {first}; }}")));
        body.insert(0, Node::Line(format!("if w.stop() {{ break {second}; }}")));
        let head = format!("let {name}: {} = loop {{", ty.text(""));
        self.declare(name, ty, false, false);
        vec![Node::Compound { parts: vec![(head, body)], tail: "};".to_string() }]
    }

    /// Arrays and slices by patterns and by `split_at_mut`.
    fn taken_apart(&mut self) -> Vec<Node> {
        let (a, b) = (self.name(), self.name());
        let choice = self.random.below(5);
        let (how, fits): (Use, fn(&Ty) -> bool) = match choice {
            0 => (Use::Move, |ty| *ty == Ty::Array),
            1 => (Use::Share, |ty| *ty == Ty::Array),
            2 | 3 => (Use::Exclusive, |ty| *ty == Ty::Array),
            _ => (Use::Share, |ty| *ty == Ty::Ref(Box::new(Ty::Slice)) || *ty == Ty::Mut(Box::new(Ty::Slice))),
        };
        let Some(place) = self.place(how, fits) else { return Vec::new() };
        if how != Use::Move {
            self.pending = self.scope.loans(&place, how == Use::Exclusive);
        }
        let of = |ty: Ty| match (choice, &place.ty) {
            (0, _) => ty,
            (1, _) => Ty::Ref(Box::new(ty)),
            (4, Ty::Ref(_)) => Ty::Ref(Box::new(ty)),
            _ => Ty::Mut(Box::new(ty)),
        };
        let text = &place.text;
        if choice == 4 {
            let body = self.arm(vec![(a.clone(), of(Ty::Str))]);
            let head = format!("if let [{a}, ..] = {text} {{");
            return vec![Node::Compound { parts: vec![(head, body)], tail: "}".to_string() }];
        }
        let loans = self.pending.clone();
        let whole = choice == 3;
        self.declare(a.clone(), of(if whole { Ty::Slice } else { Ty::Str }), false, false);
        self.pending = loans;
        self.declare(b.clone(), of(if whole { Ty::Slice } else { Ty::Str }), false, false);
        line(match choice {
            0 => format!("let [{a}, {b}] = {text};"),
            1 => format!("let [{a}, {b}] = &{text};"),
            2 => format!("let [{a}, {b}] = &mut {text};"),
            _ => format!("let ({a}, {b}) = {}.split_at_mut(1);", place.base),
        })
    }

    fn leave_loop(&mut self) -> Vec<Node> {
        let word = ["break", "continue"][self.random.below(2)];
        let labels: Vec<&String> = self.labels.iter().filter(|label| !label.is_empty()).collect();
        match self.random.pick(&labels) {
            Some(label) => line(format!("if w.cond() {{ {word} {label}; }}")),
            None => line(format!("if w.cond() {{ {word}; }}")),
        }
    }

    fn leave_function(&mut self) -> Vec<Node> {
        let Some(ty) = self.result.clone() else { return line("if w.cond() { return; }") };
        let value = self.returned(&ty);
        line(format!("if w.cond() {{ return {value}; }}"))
    }

    /// A closure in a variable, or passed to a call at once.
    fn closure(&mut self) -> Vec<Node> {
        let (body, how) = match self.random.below(4) {
            0 => match self.place(Use::Share, |_| true) {
                Some(place) => (format!("look(&{})", place.text), Use::Share),
                None => return Vec::new(),
            },
            1 => (format!("poke({})", self.mutable_reference(&Ty::Str, 0)), Use::Exclusive),
            2 => match self.place(Use::Move, |ty| !ty.borrows() && !ty.is_copy()) {
                Some(place) => (format!("take({})", place.text), Use::Move),
                None => return Vec::new(),
            },
            _ => match self.place_of(Use::Write, &Ty::Int) {
                Some(place) => (format!("{} ^= 1", place.text), Use::Write),
                None => return Vec::new(),
            },
        };
        self.pending.clear();
        let by_move = if self.random.chance(25) { "move " } else { "" };
        if self.random.chance(35) {
            let caller = match (how, self.random.below(3)) {
                (Use::Share, 0) => "shared",
                (Use::Share | Use::Exclusive | Use::Write, 1) => "again",
                _ => "run",
            };
            return line(format!("{caller}({by_move}|| {body});"));
        }
        let name = self.name();
        let mutable = if matches!(how, Use::Exclusive | Use::Write) { "mut " } else { "" };
        self.closures.push(Closure {
            name: name.clone(),
            once: how == Use::Move,
            loops: self.scope.loops,
            vars: self.scope.vars.len(),
        });
        line(format!("let {mutable}{name} = {by_move}|| {body};"))
    }

    fn closure_call(&mut self) -> Vec<Node> {
        if self.closures.is_empty() {
            return Vec::new();
        }
        let index = self.random.below(self.closures.len());
        let closure = self.closures[index].clone();
        let careful = self.random.chance(self.care);
        if careful && closure.once {
            // Used up by one call, which must not be in a loop that the closure is not in.
            if closure.loops != self.scope.loops || closure.vars > self.scope.vars.len() {
                return Vec::new();
            }
            self.closures.remove(index);
        }
        line(format!("{}();", closure.name))
    }
}
