//! A function from a seed: its signature, and a body of some statements.

use super::random::Random;
use super::scope::{Loan, Place, Scope, Use, Var};
use super::types::{OWNED, Ty};
use super::{Function, Node, items, templates};

/// The state of one function's generation.
pub struct Body {
    pub random: Random,
    pub scope: Scope,
    /// In how many of 100 cases only likely allowed uses are chosen.
    pub care: usize,
    /// The borrows made by the expression under way.
    pub pending: Vec<Loan>,
    /// Names so far, for fresh ones.
    pub names: usize,
    /// How deep in blocks we are.
    pub depth: usize,
    /// The labels of the loops around, empty for those without.
    pub labels: Vec<String>,
    /// What the function returns.
    pub result: Option<Ty>,
    /// Closures in scope: name, calls allowed, what they borrow or took, and whether a call uses them up.
    pub closures: Vec<Closure>,
    /// Every variable that was declared.
    pub types: Vec<(String, Ty)>,
}

/// A closure variable.
#[derive(Clone)]
pub struct Closure {
    pub name: String,
    pub once: bool,
    pub loops: usize,
    /// The number of variables that were in scope when it was made.
    pub vars: usize,
}

/// The function that belongs to a seed: some aim at a code, so that the rare ones come up too.
pub fn generate(seed: u64) -> Function {
    let mut random = Random::new(seed);
    if random.chance(8) {
        return items::function(seed, random);
    }
    // Some functions are written with more care than others, so that about half have no error.
    let care = [90, 97, 99, 100][random.weighted(&[0, 1, 1, 12])];
    let theme = random.chance(40).then(|| templates::pick(&mut random));
    free(seed, random, care, theme)
}

/// A function written with all care, most likely accepted.
pub fn careful(seed: u64) -> Function {
    free(seed, Random::new(seed), 100, None)
}

/// What kind of function it is: its `self`, and whether it belongs to a trait.
struct Receiver {
    text: &'static str,
    ty: Ty,
    mutable: bool,
    in_trait: bool,
}

fn free(seed: u64, random: Random, care: usize, theme: Option<&'static str>) -> Function {
    let mut body = Body::new(random, care);
    let receiver = body.receiver();
    let lifetimes = match receiver {
        Some(_) => "",
        None => ["", "<'a>", "<'a>", "<'a, 'b>"][body.random.below(4)],
    };
    let params = body.params(lifetimes);
    let result = body.result_type(lifetimes, &params, receiver.as_ref());
    body.result = result.as_ref().map(|(ty, _)| ty.clone());
    let count = if theme.is_some() { 3 + body.random.below(6) } else { 5 + body.random.below(7) };
    let before = if theme.is_some() { body.random.below(count + 1) } else { count };
    let mut nodes = body.block(before);
    if let Some(theme) = theme {
        nodes.extend(body.themed(theme));
        nodes.extend(body.block(count - before));
    }
    if let Some((ty, _)) = &result {
        let value = body.returned(ty);
        nodes.push(Node::Line(value));
    }
    signed(seed, lifetimes, receiver, &params, result, nodes, body.types)
}

/// Puts the signature before the body.
fn signed(
    seed: u64,
    lifetimes: &str,
    receiver: Option<Receiver>,
    params: &[(String, Ty, bool, &'static str)],
    result: Option<(Ty, &'static str)>,
    body: Vec<Node>,
    types: Vec<(String, Ty)>,
) -> Function {
    let mut written: Vec<String> = receiver.iter().map(|receiver| receiver.text.to_string()).collect();
    let mut declared: Vec<String> = receiver.iter().map(|receiver| receiver.text.replace("mut self", "self")).collect();
    if let Some(first) = declared.first_mut().filter(|_| receiver.as_ref().is_some_and(|r| r.text == "&mut self")) {
        *first = "&mut self".to_string();
    }
    written.push("w: &W".to_string());
    declared.push("w: &W".to_string());
    let mut arguments: Vec<String> = receiver.iter().map(|receiver| receiver.ty.fresh(3)).collect();
    arguments.push(format!("&W::new({})", seed % 65_521));
    for (index, (name, ty, mutable, lifetime)) in params.iter().enumerate() {
        let mutable = if *mutable { "mut " } else { "" };
        written.push(format!("{mutable}{name}: {}", ty.text(lifetime)));
        declared.push(format!("{name}: {}", ty.text(lifetime)));
        arguments.push(ty.fresh(index + 1));
    }
    let gives = match &result {
        Some((ty, lifetime)) => format!(" -> {}", ty.text(lifetime)),
        None => String::new(),
    };
    let signature = |params: &[String]| format!("fn f{seed}{lifetimes}({}){gives}", params.join(", "));
    let (head, tail, path) = match &receiver {
        None => (vec![format!("{} {{", signature(&written))], "}", String::new()),
        Some(receiver) => {
            let of = match &receiver.ty {
                Ty::Ref(inner) | Ty::Mut(inner) => inner.text(""),
                owned => owned.text(""),
            };
            let (first, path) = if receiver.in_trait {
                let declaration = format!("trait T{seed} {{ {}; }} impl T{seed} for {of} {{", signature(&declared));
                (declaration, format!("<{of} as T{seed}>::"))
            } else {
                (format!("impl {of} {{"), format!("{of}::"))
            };
            (vec![first, format!("{} {{", signature(&written))], "} }", path)
        }
    };
    let call = format!("{path}f{seed}({})", arguments.join(", "));
    let call = if result.is_some() { format!("look(&{call})") } else { call };
    Function { seed, head, body, tail: tail.to_string(), call: Some(call), types }
}

impl Body {
    pub fn new(random: Random, care: usize) -> Body {
        Body {
            random,
            scope: Scope::default(),
            care,
            pending: Vec::new(),
            names: 0,
            depth: 0,
            labels: Vec::new(),
            result: None,
            closures: Vec::new(),
            types: Vec::new(),
        }
    }

    /// Every fourth function is a method.
    fn receiver(&mut self) -> Option<Receiver> {
        if !self.random.chance(25) {
            return None;
        }
        let of = [Ty::Pair, Ty::Nest, Ty::Noisy][self.random.below(3)].clone();
        let (text, ty, mutable) = match self.random.below(4) {
            0 => ("&self", Ty::Ref(Box::new(of)), false),
            1 | 2 => ("&mut self", Ty::Mut(Box::new(of)), false),
            _ if self.random.chance(50) => ("mut self", of, true),
            _ => ("self", of, false),
        };
        self.declare("self".to_string(), ty.clone(), mutable, false);
        Some(Receiver { text, ty, mutable, in_trait: self.random.chance(40) })
    }

    /// One to four parameters, most of them owned values or references to such.
    fn params(&mut self, lifetimes: &str) -> Vec<(String, Ty, bool, &'static str)> {
        let mut params = Vec::new();
        for _ in 0..1 + self.random.below(4) {
            let inner = self.owned();
            let ty = match self.random.weighted(&[4, 3, 4, 1, 1, 1]) {
                0 => inner,
                1 => Ty::Ref(Box::new(inner)),
                2 => Ty::Mut(Box::new(inner)),
                3 => Ty::Mut(Box::new(Ty::Refs)),
                4 => Ty::Mut(Box::new(Ty::Slice)),
                _ => Ty::Mut(Box::new(Ty::Holder)),
            };
            let lifetime = match lifetimes {
                "<'a>" if self.random.chance(60) => "'a ",
                "<'a, 'b>" => ["'a ", "'b ", ""][self.random.weighted(&[4, 3, 2])],
                _ => "",
            };
            let name = self.name();
            let mutable = self.random.chance(70);
            // `&'a mut Holder<'a>` would borrow for ever; elided ones are what people write.
            let lifetime = if matches!(&ty, Ty::Mut(inner) if inner.borrows()) { "" } else { lifetime };
            params.push((name.clone(), ty.clone(), mutable, lifetime));
            self.declare(name, ty, mutable, false);
        }
        params
    }

    /// No result, an owned one, or a reference to a type that some reference parameter reaches.
    fn result_type(
        &mut self,
        lifetimes: &str,
        params: &[(String, Ty, bool, &'static str)],
        receiver: Option<&Receiver>,
    ) -> Option<(Ty, &'static str)> {
        if let Some(Receiver { ty: ty @ (Ty::Ref(_) | Ty::Mut(_)), .. }) = receiver
            && self.random.chance(50)
        {
            // An elided result borrows from `self`.
            let exclusive = matches!(ty, Ty::Mut(_)) && self.random.chance(60);
            let inner = Box::new(if self.random.chance(70) { Ty::Str } else { Ty::BoxInt });
            return Some((if exclusive { Ty::Mut(inner) } else { Ty::Ref(inner) }, ""));
        }
        let elided = params.iter().filter(|(_, ty, _, _)| ty.borrows()).count() == 1
            && params.iter().all(|(_, ty, _, lifetime)| !ty.borrows() || lifetime.is_empty());
        match self.random.weighted(&[4, 3, 5]) {
            0 => None,
            1 => Some((self.owned(), "")),
            // `w: &W` is a parameter too, so elision never finds exactly one: a named lifetime is needed.
            _ if lifetimes.is_empty() || elided => None,
            _ => {
                let references: Vec<Ty> = params
                    .iter()
                    .filter(|(_, ty, _, lifetime)| *lifetime == "'a " && matches!(ty, Ty::Ref(_) | Ty::Mut(_)))
                    .map(|(_, ty, _, _)| ty.clone())
                    .collect();
                let ty = self.random.pick(&references)?.clone();
                match ty {
                    Ty::Mut(inner) if self.random.chance(40) => Some((Ty::Ref(inner), "'a ")),
                    Ty::Ref(inner) | Ty::Mut(inner) if *inner == Ty::Pair && self.random.chance(50) => {
                        Some((Ty::Ref(Box::new(Ty::Str)), "'a "))
                    }
                    other => Some((other, "'a ")),
                }
            }
        }
    }

    /// The value at the end: of a reference, one that was there from the start is the best guess.
    pub fn returned(&mut self, ty: &Ty) -> String {
        let value = self.value(ty, 1);
        self.pending.clear();
        value
    }

    /// Statements in a scope of their own.
    pub fn block(&mut self, count: usize) -> Vec<Node> {
        let vars = self.scope.vars.len();
        let closures = self.closures.len();
        self.depth += 1;
        let mut nodes = Vec::new();
        for _ in 0..count {
            // What is tried may not fit; then something else is.
            for _ in 0..4 {
                let statement = self.statement();
                self.pending.clear();
                if !statement.is_empty() {
                    nodes.extend(statement);
                    break;
                }
            }
        }
        self.depth -= 1;
        // The function's own variables stay for its last expression.
        if self.depth > 0 {
            self.closures.truncate(closures);
            self.scope.leave(vars);
        }
        nodes
    }

    pub fn name(&mut self) -> String {
        self.names += 1;
        format!("v{}", self.names)
    }

    /// An owned type; strings and pairs are the most telling.
    pub fn owned(&mut self) -> Ty {
        match self.random.weighted(&[4, 3, 9]) {
            0 => Ty::Str,
            1 => Ty::Pair,
            _ => OWNED[self.random.below(OWNED.len())].clone(),
        }
    }

    /// Brings a variable into scope, with the borrows of the expression just made.
    pub fn declare(&mut self, name: String, ty: Ty, mutable: bool, uninit: bool) {
        let loans = if ty.borrows() { std::mem::take(&mut self.pending) } else { Vec::new() };
        let loops = self.scope.loops;
        self.types.push((name.clone(), ty.clone()));
        self.scope.vars.push(Var { name, ty, mutable, uninit, moved: Vec::new(), loans, stale: false, loops });
    }

    /// A place for the use, of a type that fits; mostly one that is likely allowed.
    pub fn place(&mut self, how: Use, fits: impl Fn(&Ty) -> bool) -> Option<Place> {
        let careful = self.random.chance(self.care);
        let mut found: Vec<Place> = Vec::new();
        for place in self.scope.places() {
            // What has no size is only borrowed.
            let unsized_use = place.ty == Ty::Slice && !matches!(how, Use::Share | Use::Exclusive);
            if !fits(&place.ty) || unsized_use || (careful && !self.scope.allows(&place, how)) {
                continue;
            }
            // Moving out from behind a reference is too easily wrong to be interesting often.
            if !careful && how == Use::Move && place.fixed && self.random.chance(70) {
                continue;
            }
            found.push(place);
        }
        let place = self.random.pick(&found)?.clone();
        self.scope.note(&place, how);
        Some(place)
    }

    /// A place of exactly this type.
    pub fn place_of(&mut self, how: Use, ty: &Ty) -> Option<Place> {
        self.place(how, |candidate| candidate == ty)
    }
}
