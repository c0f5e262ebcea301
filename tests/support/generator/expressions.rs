//! Expressions of a wanted type.

use super::body::Body;
use super::scope::{Place, Use};
use super::types::Ty;

impl Body {
    /// An expression of the type: a move or copy, a borrow, a call, or a fresh value. Deeper ones are simpler.
    pub fn value(&mut self, ty: &Ty, depth: usize) -> String {
        match ty {
            Ty::Ref(inner) => self.shared_reference(inner, depth),
            Ty::Mut(inner) => self.mutable_reference(inner, depth),
            Ty::Int => self.int(depth),
            _ => self.owned_value(ty, depth),
        }
    }

    fn owned_value(&mut self, ty: &Ty, depth: usize) -> String {
        let choice = self.random.weighted(&[7, 3, if depth > 0 { 5 } else { 0 }, 3]);
        let made = match choice {
            0 => self.moved(ty),
            1 if ty.is_clone() => self.place_of(Use::Read, ty).map(|place| self.cloned(&place)),
            2 => self.called(ty, depth),
            _ => None,
        };
        made.unwrap_or_else(|| self.constructed(ty, depth))
    }

    fn cloned(&mut self, place: &Place) -> String {
        if place.ty.is_copy() {
            place.text.clone()
        } else if place.text != place.base {
            // `b.clone()` of a `Box<Pair>` would clone the box.
            format!("({}).clone()", place.text)
        } else {
            format!("{}.clone()", place.base)
        }
    }

    /// A place by value.
    fn moved(&mut self, ty: &Ty) -> Option<String> {
        let place = self.place_of(Use::Move, ty)?;
        if ty.borrows() {
            let loans = self.scope.vars[place.root].loans.clone();
            self.pending.extend(loans);
        }
        Some(place.text)
    }

    /// The result of a call.
    fn called(&mut self, ty: &Ty, depth: usize) -> Option<String> {
        Some(match (ty, self.random.below(4)) {
            (Ty::Str, _) if self.random.chance(25) => match self.random.below(5) {
                0 => format!("{}.end()", self.place_of(Use::Move, &Ty::Dyn)?.base),
                1 => format!("{}.into_inner()", self.place_of(Use::Move, &Ty::Cell)?.base),
                2 => format!("{}.take()", self.place_of(Use::Share, &Ty::Cell)?.base),
                3 => format!("{}.to_string()", self.place_of(Use::Share, &Ty::Rc)?.base),
                _ => format!("{}.said().clone()", self.place_of(Use::Share, &Ty::Dyn)?.base),
            },
            (Ty::Str, 0) => format!("{}.done()", self.place_of(Use::Move, &Ty::Pair)?.base),
            (Ty::Str, 1) => format!("std::mem::take({})", self.mutable_reference(&Ty::Str, 0)),
            (Ty::Str, 2) => format!("{}.pop().unwrap_or_default()", self.place_of(Use::Exclusive, &Ty::Vec)?.base),
            (Ty::Opt, 0) => format!("{}.take()", self.place_of(Use::Exclusive, &Ty::Opt)?.base),
            (Ty::Opt, 1) => format!("{}.pop()", self.place_of(Use::Exclusive, &Ty::Vec)?.base),
            (Ty::OptRef, 0) => self.borrowing_call(&Ty::Opt, ".as_ref()")?,
            (Ty::OptRef, 1) => self.borrowing_call(&Ty::Vec, ".first()")?,
            (Ty::OptRef, 2) => self.borrowing_call(&Ty::Vec, ".last()")?,
            (Ty::Int | Ty::Dot | Ty::Holder | Ty::Guard | Ty::Refs | Ty::OptRef, _) => return None,
            (_, 3) => {
                let slot = self.mutable_reference(ty, 0);
                let value = self.value(ty, depth - 1);
                format!("std::mem::replace({slot}, {value})")
            }
            _ => {
                let value = self.moved(ty)?;
                format!("pass({value})")
            }
        })
    }

    /// A method call whose result borrows from its receiver.
    fn borrowing_call(&mut self, receiver: &Ty, method: &str) -> Option<String> {
        let place = self.place_of(Use::Share, receiver)?;
        let loans = self.scope.loans(&place, false);
        self.pending.extend(loans);
        Some(format!("{}{method}", place.base))
    }

    /// A fresh value, made of parts.
    fn constructed(&mut self, ty: &Ty, depth: usize) -> String {
        let number = self.random.below(9) + 1;
        if depth == 0 {
            return match ty {
                Ty::Holder | Ty::Guard => self.borrower(ty),
                _ => ty.fresh(number),
            };
        }
        let depth = depth - 1;
        match ty {
            Ty::Str => format!("String::from(\"s{number}\")"),
            Ty::BoxInt => format!("Box::new({})", self.int(depth)),
            Ty::BoxPair => format!("Box::new({})", self.value(&Ty::Pair, depth)),
            Ty::Pair => match self.random.below(3) {
                0 => match self.place_of(Use::Move, &Ty::Pair) {
                    Some(base) => format!("Pair {{ n: {number}, ..{} }}", base.text),
                    None => ty.fresh(number),
                },
                _ => {
                    let (a, b) = (self.value(&Ty::Str, depth), self.value(&Ty::BoxInt, depth));
                    format!("Pair {{ a: {a}, b: {b}, n: {number} }}")
                }
            },
            Ty::Tuple => {
                let (a, b) = (self.value(&Ty::Str, depth), self.value(&Ty::BoxInt, depth));
                format!("({a}, {b})")
            }
            Ty::Noisy => format!("Noisy {{ s: {}, n: {number} }}", self.value(&Ty::Str, depth)),
            Ty::Vec => format!("vec![{}, string({number})]", self.value(&Ty::Str, depth)),
            Ty::Opt => format!("Some({})", self.value(&Ty::Str, depth)),
            Ty::Array => format!("[{}, string({number})]", self.value(&Ty::Str, depth)),
            Ty::Pick => format!("Pick::One({})", self.value(&Ty::Str, depth)),
            Ty::Holder | Ty::Guard => self.borrower(ty),
            Ty::Refs => format!("vec![{}]", self.shared_reference(&Ty::Str, 0)),
            Ty::OptRef => format!("Some({})", self.shared_reference(&Ty::Str, 0)),
            Ty::Rc => format!("Rc::new({})", self.value(&Ty::Str, depth)),
            Ty::Cell => format!("RefCell::new({})", self.value(&Ty::Str, depth)),
            Ty::Row => format!("Row(vec![{}])", self.value(&Ty::Str, depth)),
            Ty::Int | Ty::Nest | Ty::Dot | Ty::RcCell | Ty::Dyn | Ty::Slice | Ty::Ref(_) | Ty::Mut(_) => {
                ty.fresh(number)
            }
        }
    }

    /// A struct that holds a borrow.
    fn borrower(&mut self, ty: &Ty) -> String {
        match ty {
            Ty::Holder => format!("Holder {{ r: {}, n: 1 }}", self.mutable_reference(&Ty::Str, 0)),
            _ => format!("Guard({})", self.shared_reference(&Ty::Str, 0)),
        }
    }

    fn int(&mut self, depth: usize) -> String {
        let number = self.random.below(9);
        match self.random.below(if depth > 0 { 5 } else { 3 }) {
            0 => format!("{number}i32"),
            1 | 2 => match self.place_of(Use::Read, &Ty::Int) {
                Some(place) => place.text,
                None => format!("{number}i32"),
            },
            3 => match self.place(Use::Read, |ty| matches!(ty, Ty::Str | Ty::Vec)) {
                Some(place) => format!("{}.len() as i32", place.base),
                None => format!("{number}i32"),
            },
            _ => match self.place_of(Use::Read, &Ty::Int) {
                Some(place) => format!("{}.wrapping_add({number})", place.base),
                None => format!("{number}i32"),
            },
        }
    }

    /// An expression of type `&inner`.
    pub fn shared_reference(&mut self, inner: &Ty, depth: usize) -> String {
        if *inner == Ty::Slice && self.random.chance(60) {
            return self.slice(false).unwrap_or_else(|| format!("&{}", inner.fresh(6)));
        }
        let made = match self.random.weighted(&[6, 4, if *inner == Ty::Str { 5 } else { 0 }, 1]) {
            0 => self.borrow(inner, false),
            1 => self.moved(&Ty::Ref(Box::new(inner.clone()))),
            2 => self.reference_call(depth),
            _ => Some(format!("&{}", inner.fresh(7))),
        };
        made.or_else(|| self.borrow(inner, false)).unwrap_or_else(|| format!("&{}", inner.fresh(8)))
    }

    /// A call that returns a `&String`.
    fn reference_call(&mut self, depth: usize) -> Option<String> {
        Some(match self.random.below(if depth > 0 { 7 } else { 4 }) {
            0 => self.borrowing_call(&Ty::Pair, ".name()")?,
            2 => self.borrowing_call(&Ty::Dyn, ".said()")?,
            3 => self.borrowing_call(&Ty::Row, ".index(0)")?,
            1 => self.borrowing_call(&Ty::Holder, ".get()")?,
            4 => {
                let (a, b) = (self.shared_reference(&Ty::Str, 0), self.shared_reference(&Ty::Str, 0));
                format!("longer({a}, {b})")
            }
            5 => {
                let a = self.shared_reference(&Ty::Str, 0);
                let kept = std::mem::take(&mut self.pending);
                let b = self.shared_reference(&Ty::Str, 0);
                self.pending = kept;
                format!("left({a}, {b})")
            }
            _ => {
                let place = self.place_of(Use::Share, &Ty::OptRef)?;
                let loans = self.scope.vars[place.root].loans.clone();
                self.pending.extend(loans);
                let other = self.shared_reference(&Ty::Str, 0);
                format!("{}.unwrap_or({other})", place.text)
            }
        })
    }

    /// A whole array as a slice.
    fn slice(&mut self, exclusive: bool) -> Option<String> {
        let place = self.place_of(if exclusive { Use::Exclusive } else { Use::Share }, &Ty::Array)?;
        let loans = self.scope.loans(&place, exclusive);
        self.pending.extend(loans);
        Some(match (exclusive, self.random.chance(50)) {
            (true, true) => format!("&mut {}[..]", place.base),
            (true, false) => format!("{}.as_mut_slice()", place.base),
            (false, true) => format!("&{}[..]", place.base),
            (false, false) => format!("{}.as_slice()", place.base),
        })
    }

    /// `&place` or `&mut place`.
    fn borrow(&mut self, inner: &Ty, exclusive: bool) -> Option<String> {
        let place = self.place_of(if exclusive { Use::Exclusive } else { Use::Share }, inner)?;
        let loans = self.scope.loans(&place, exclusive);
        self.pending.extend(loans);
        Some(if exclusive { format!("&mut {}", place.text) } else { format!("&{}", place.text) })
    }

    /// An expression of type `&mut inner`.
    pub fn mutable_reference(&mut self, inner: &Ty, depth: usize) -> String {
        if *inner == Ty::Slice && self.random.chance(60) {
            return self.slice(true).unwrap_or_else(|| format!("&mut {}", inner.fresh(6)));
        }
        let text = *inner == Ty::Str;
        let made = match self.random.weighted(&[6, 3, if text { 5 } else { 0 }]) {
            0 => self.borrow(inner, true),
            1 => self.named_mutable(inner),
            _ => self.mutable_call(depth),
        };
        made.or_else(|| self.borrow(inner, true)).unwrap_or_else(|| format!("&mut {}", inner.fresh(9)))
    }

    /// A `&mut` variable by name: it is moved or reborrowed, as the context has it.
    fn named_mutable(&mut self, inner: &Ty) -> Option<String> {
        let ty = Ty::Mut(Box::new(inner.clone()));
        let place = self.place(Use::Share, |candidate| *candidate == ty)?;
        let loans = self.scope.vars[place.root].loans.clone();
        self.pending.extend(loans);
        Some(place.text)
    }

    /// A call that returns a `&mut String`.
    fn mutable_call(&mut self, depth: usize) -> Option<String> {
        match self.random.below(if depth > 0 { 5 } else { 4 }) {
            0 => {
                let place = self.place(Use::Exclusive, |ty| matches!(ty, Ty::Pair | Ty::Dyn | Ty::Cell))?;
                let loans = self.scope.loans(&place, true);
                self.pending.extend(loans);
                let method = match place.ty {
                    Ty::Pair => "name_mut",
                    Ty::Dyn => "saying",
                    _ => "get_mut",
                };
                Some(format!("{}.{method}()", place.base))
            }
            3 => {
                let slice = self.mutable_reference(&Ty::Slice, 0);
                Some(format!("end_of({slice})"))
            }
            1 => {
                let place = self.place_of(Use::Exclusive, &Ty::Pair)?;
                let loans = self.scope.loans(&place, true);
                self.pending.extend(loans);
                Some(format!("part(&mut {})", place.text))
            }
            2 => {
                let place = self.place_of(Use::Move, &Ty::Holder)?;
                let loans = self.scope.vars[place.root].loans.clone();
                self.pending.extend(loans);
                Some(format!("{}.release()", place.base))
            }
            _ => {
                let (a, b) = (self.mutable_reference(&Ty::Str, 0), self.mutable_reference(&Ty::Str, 0));
                Some(format!("choose(w.cond(), {a}, {b})"))
            }
        }
    }
}
