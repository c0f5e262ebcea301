//! `use<'a, T>` on an `impl Trait`: which parameters of the function the hidden type may mention (RFC 3617, precise capturing).
//!
//! Without it the hidden type captures all of them (edition 2024). A lifetime that is not captured is `'static` among the arguments of
//! the opaque type: so nothing that the function borrowed for it is kept by the result.

use super::astconv::{AstConv, Lower};
use super::generics::ItemConv;
use super::tcx::Tcx;
use crate::ast::{self, BoundKind};
use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::Namespace;
use crate::source::{Ident, Span};
use crate::ty::{Arg, Args, Const, Fold, Folder, Region, Ty, TyKind};

/// The names of the `use<...>` among the bounds.
pub(super) fn list(bounds: &[ast::Bound]) -> Option<(&[Ident], Span)> {
    bounds.iter().find_map(|bound| match &bound.kind {
        BoundKind::Use(names) => Some((names.as_slice(), bound.span)),
        BoundKind::Trait(_) | BoundKind::Lifetime(_) => None,
    })
}

impl<'a> Tcx<'a> {
    /// `use<...>` where there is nothing that captures: `place` is where it was found.
    pub(super) fn misplaced_use(&self, span: Span, place: &str) {
        let message = format!("`use<...>` precise capturing syntax not allowed in {place}");
        self.report(Diagnostic::error(Code::None, span, message));
    }

    /// The arguments of an `impl Trait` with these bounds, in the return type of a function with the parameters `args`.
    pub(super) fn captured(&self, conv: &ItemConv<'_, 'a>, args: Args, ty: &ast::Type, bounds: &[ast::Bound]) -> Args {
        let Some((names, span)) = list(bounds) else { return args };
        if bounds.iter().filter(|bound| matches!(bound.kind, BoundKind::Use(_))).count() > 1 {
            self.report(Diagnostic::error(Code::None, span, "duplicate `use<...>` precise capturing syntax"));
        }
        let mut captured = Vec::new();
        let mut types_began = false;
        for (at, name) in names.iter().enumerate() {
            let text = name.name.as_str();
            if names[..at].iter().any(|earlier| earlier.name == name.name) {
                let message = format!("cannot capture parameter `{text}` twice");
                self.report(Diagnostic::error(Code::None, name.span, message));
            }
            if !text.starts_with('\'') {
                types_began = true;
                self.check_captured_type(conv, args, *name);
                continue;
            }
            if types_began {
                let message = format!("lifetime parameter `{text}` must be listed before non-lifetime parameters");
                self.report(Diagnostic::error(Code::None, name.span, message));
            }
            match Lower::new(conv).lifetime(&ast::Lifetime { ident: *name }) {
                Region::Static => {
                    let message =
                        "expected lifetime parameter in `use<...>` precise captures list, found `'static`".to_owned();
                    self.report(Diagnostic::error(Code::None, name.span, message));
                }
                region => captured.push(region),
            }
        }
        self.check_all_types_captured(args, names, ty.span);
        let keep = |arg: &Arg| match arg {
            Arg::Region(region) if !captured.contains(region) => Arg::Region(Region::Static),
            _ => *arg,
        };
        Ty::args(&args.iter().map(keep).collect::<Vec<_>>())
    }

    /// E0799, E0800: what is no parameter cannot be captured.
    fn check_captured_type(&self, conv: &ItemConv<'_, 'a>, args: Args, name: Ident) {
        let text = name.name.as_str();
        if args.iter().any(|arg| param_name(arg).is_some_and(|param| param == text)) {
            return;
        }
        if text == "Self" {
            let message = "`Self` can't be captured in `use<...>` precise captures list, since it is an alias";
            self.error(799, name.span, message);
        } else if self.lookup_ident(conv.scope(), None, name.name, Namespace::Type).is_some() {
            self.error(799, name.span, format!("expected type or const parameter, found `{text}`"));
        } else {
            self.error(800, name.span, format!("cannot find type or const parameter `{text}` in this scope"));
        }
    }

    /// Only lifetimes may be left out.
    fn check_all_types_captured(&self, args: Args, names: &[Ident], span: Span) {
        for arg in args.iter() {
            let kind = match arg {
                Arg::Region(_) => continue,
                Arg::Ty(_) => "type",
                Arg::Const(_) => "const",
            };
            if param_name(arg).is_some_and(|param| !names.iter().any(|name| name.name.as_str() == param)) {
                let message = format!("`impl Trait` must mention all {kind} parameters in scope in `use<...>`");
                self.report(Diagnostic::error(Code::None, span, message));
                return;
            }
        }
    }

    /// A bound of the `impl Trait` mentions a lifetime that the list does not.
    pub(super) fn check_bound_captured<T: Fold>(&self, bound: T, args: Args, all: Args, span: Span) {
        let left_out = |region: Region| {
            let pairs = all.iter().zip(args.iter());
            pairs.into_iter().any(|(own, kept)| *own == Arg::Region(region) && own != kept)
        };
        let mut find = FindRegion { left_out: &left_out, found: false };
        let _ = bound.fold_with(&mut find);
        if find.found {
            let message =
                "`impl Trait` captures lifetime parameter, but it is not mentioned in `use<...>` precise captures list";
            self.report(Diagnostic::error(Code::None, span, message));
        }
    }
}

struct FindRegion<'f> {
    left_out: &'f dyn Fn(Region) -> bool,
    found: bool,
}

impl Folder for FindRegion<'_> {
    fn ty(&mut self, ty: Ty) -> Ty {
        ty.super_fold(self)
    }
    fn region(&mut self, region: Region) -> Region {
        self.found |= (self.left_out)(region);
        region
    }
}

/// The name of a type or const parameter.
fn param_name(arg: &Arg) -> Option<&'static str> {
    match arg {
        Arg::Ty(ty) => match ty.kind() {
            TyKind::Param(param) => Some(param.name.as_str()),
            _ => None,
        },
        Arg::Const(Const::Param(param)) => Some(param.name.as_str()),
        Arg::Region(_) | Arg::Const(_) => None,
    }
}
