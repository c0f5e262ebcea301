//! A function from a seed: its signature, and a body of some statements.

use super::random::Random;
use super::scope::{Loan, Place, Scope, Use, Var};
use super::types::{OWNED, Ty};
use super::{Function, Node};

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
    /// The labels and kinds of the loops around: `true` for `loop`, whose `break` may carry no value here.
    pub result: Option<Ty>,
    /// Closures in scope: name, calls allowed, what they borrow or took, and whether a call uses them up.
    pub closures: Vec<Closure>,
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

/// The function that belongs to a seed.
pub fn generate(seed: u64) -> Function {
    let mut random = Random::new(seed);
    // Some functions are written with more care than others, so that about half have no error.
    let care = [90, 97, 99, 100][random.weighted(&[1, 2, 3, 3])];
    let mut body = Body {
        random,
        scope: Scope::default(),
        care,
        pending: Vec::new(),
        names: 0,
        depth: 0,
        result: None,
        closures: Vec::new(),
    };
    let lifetimes = ["", "<'a>", "<'a>", "<'a, 'b>"][body.random.below(4)];
    let params = body.params(lifetimes);
    let result = body.result_type(lifetimes, &params);
    body.result = result.as_ref().map(|(ty, _)| ty.clone());
    let count = 5 + body.random.below(9);
    let mut nodes = body.block(count);
    if let Some((ty, _)) = &result {
        let value = body.returned(ty);
        nodes.push(Node::Line(value));
    }
    Function { seed, params, result, lifetimes, body: nodes }
}

impl Body {
    /// One to four parameters, most of them owned values or references to such.
    fn params(&mut self, lifetimes: &str) -> Vec<(String, Ty, bool, &'static str)> {
        let mut params = Vec::new();
        for _ in 0..1 + self.random.below(4) {
            let inner = self.owned();
            let ty = match self.random.weighted(&[4, 3, 4, 1, 1]) {
                0 => inner,
                1 => Ty::Ref(Box::new(inner)),
                2 => Ty::Mut(Box::new(inner)),
                3 => Ty::Mut(Box::new(Ty::Refs)),
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
    ) -> Option<(Ty, &'static str)> {
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
        self.scope.vars.push(Var { name, ty, mutable, uninit, moved: Vec::new(), loans, stale: false, loops });
    }

    /// A place for the use, of a type that fits; mostly one that is likely allowed.
    pub fn place(&mut self, how: Use, fits: impl Fn(&Ty) -> bool) -> Option<Place> {
        let careful = self.random.chance(self.care);
        let mut found: Vec<Place> = Vec::new();
        for place in self.scope.places() {
            if !fits(&place.ty) || (careful && !self.scope.allows(&place, how)) {
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
