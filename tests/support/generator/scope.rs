//! What the generator remembers about the variables in scope: enough to aim mostly at what is allowed, never enough to
//! judge. The judges are rustc and Cairn.

use super::types::Ty;

/// A borrow that a variable holds: of which variable's which path.
#[derive(Clone, Debug)]
pub struct Loan {
    pub root: usize,
    pub path: String,
    pub exclusive: bool,
}

/// A variable in scope.
#[derive(Clone, Debug)]
pub struct Var {
    pub name: String,
    pub ty: Ty,
    pub mutable: bool,
    /// Not yet given a value, as far as the generator knows.
    pub uninit: bool,
    /// Paths that have moved out.
    pub moved: Vec<String>,
    /// What it borrows.
    pub loans: Vec<Loan>,
    /// What it borrows has been touched since, so that using it is likely an error.
    pub stale: bool,
    /// How many loops were around its declaration.
    pub loops: usize,
}

/// How a place is about to be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Use {
    Read,
    Move,
    Write,
    Share,
    Exclusive,
}

/// A place expression.
#[derive(Clone, Debug)]
pub struct Place {
    /// As an expression.
    pub text: String,
    /// As what `.field` or `[0]` is put behind: dereferences are left out, for these look through references.
    pub base: String,
    pub ty: Ty,
    pub root: usize,
    pub mutable: bool,
    /// Behind a reference or an index, or in a type with a destructor: nothing can move out.
    pub fixed: bool,
    /// Behind a shared reference: borrowing it does not borrow the root.
    pub shared: bool,
    /// Behind any reference.
    pub behind: bool,
}

/// The variables in scope, innermost last.
#[derive(Default)]
pub struct Scope {
    pub vars: Vec<Var>,
    pub loops: usize,
}

/// Whether one path lies within the other.
pub fn overlap(a: &str, b: &str) -> bool {
    let within = |outer: &str, inner: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    within(a, b) || within(b, a)
}

impl Scope {
    /// Every place that can be named, to a depth of three projections.
    pub fn places(&self) -> Vec<Place> {
        let mut all = Vec::new();
        for (root, var) in self.vars.iter().enumerate() {
            let place = Place {
                text: var.name.clone(),
                base: var.name.clone(),
                ty: var.ty.clone(),
                root,
                mutable: var.mutable,
                fixed: false,
                shared: false,
                behind: false,
            };
            project(place, 3, &mut all);
        }
        all
    }

    /// Whether the use is likely allowed.
    pub fn allows(&self, place: &Place, how: Use) -> bool {
        let var = &self.vars[place.root];
        let whole = place.base == var.name && place.text == var.name;
        if var.stale && !(how == Use::Write && whole) {
            return false;
        }
        let gone = var.uninit || var.moved.iter().any(|path| overlap(path, &place.base));
        match how {
            Use::Write if whole => var.mutable || var.uninit,
            _ if gone => false,
            Use::Read | Use::Share => true,
            Use::Write | Use::Exclusive => place.mutable,
            Use::Move => !place.fixed && (place.ty.is_copy() || var.loops == self.loops),
        }
    }

    /// Records the use: what has moved, and which borrows it ends.
    pub fn note(&mut self, place: &Place, how: Use) {
        let moves = how == Use::Move && !place.ty.is_copy();
        let exclusive = moves || matches!(how, Use::Write | Use::Exclusive);
        for (index, var) in self.vars.iter_mut().enumerate() {
            if index == place.root {
                continue;
            }
            let hit = var.loans.iter().any(|loan| {
                loan.root == place.root && (loan.exclusive || exclusive) && overlap(&loan.path, &place.base)
            });
            // Writing a whole reference variable does not touch what it pointed at.
            let rebinding = how == Use::Write && !place.behind && matches!(place.ty, Ty::Ref(_) | Ty::Mut(_));
            var.stale |= hit && !rebinding;
        }
        let var = &mut self.vars[place.root];
        if moves {
            var.moved.push(place.base.clone());
        }
        if how == Use::Write {
            var.moved.retain(|path| !path.starts_with(&place.base));
            if place.base == var.name && !place.behind {
                var.uninit = false;
                var.stale = false;
            }
        }
    }

    /// The borrows that a reference to the place holds.
    pub fn loans(&self, place: &Place, exclusive: bool) -> Vec<Loan> {
        let mut loans = Vec::new();
        if !place.shared {
            loans.push(Loan { root: place.root, path: place.base.clone(), exclusive });
        }
        if place.behind {
            loans.extend(self.vars[place.root].loans.iter().cloned());
        }
        loans
    }

    /// Leaves a block: its variables go, and what borrowed from them dangles.
    pub fn leave(&mut self, count: usize) {
        self.vars.truncate(count);
        for var in &mut self.vars {
            var.stale |= var.loans.iter().any(|loan| loan.root >= count);
            var.loans.retain(|loan| loan.root < count);
        }
    }
}

fn project(place: Place, depth: usize, all: &mut Vec<Place>) {
    if depth > 0 {
        for (field, ty) in place.ty.fields() {
            let base = format!("{}.{field}", place.base);
            let fixed = place.fixed || matches!(place.ty, Ty::Noisy | Ty::Guard);
            project(Place { text: base.clone(), base, ty, fixed, ..place.clone() }, depth - 1, all);
        }
        if place.ty == Ty::Array {
            for index in ["0", "1", "w.index()"] {
                let base = format!("{}[{index}]", place.base);
                project(Place { text: base.clone(), base, ty: Ty::Str, fixed: true, ..place.clone() }, 0, all);
            }
        }
        if place.ty == Ty::Row {
            let base = format!("{}[0]", place.base);
            project(Place { text: base.clone(), base, ty: Ty::Str, fixed: true, ..place.clone() }, 0, all);
        }
        if place.ty == Ty::Slice {
            let base = format!("{}[1]", place.base);
            project(Place { text: base.clone(), base, ty: Ty::Str, fixed: true, ..place.clone() }, 0, all);
        }
        if let Some(ty) = place.ty.target() {
            let text = format!("*{}", place.text);
            let inner = match place.ty {
                Ty::Ref(_) => {
                    Place { text, ty, mutable: false, fixed: true, shared: true, behind: true, ..place.clone() }
                }
                Ty::Mut(_) => Place { text, ty, mutable: !place.shared, fixed: true, behind: true, ..place.clone() },
                Ty::Rc | Ty::RcCell => Place { text, ty, mutable: false, fixed: true, ..place.clone() },
                _ => Place { text, ty, ..place.clone() },
            };
            project(inner, depth - 1, all);
        }
    }
    all.push(place);
}
