//! Resolving paths in code, with rustc's error codes.

use super::lookup::{Found, Outward};
use super::*;
use crate::diagnostic::Code;

impl<'a> Names<'a> {
    /// Runs `f` without reporting anything.
    pub(crate) fn quietly<R>(&self, f: impl FnOnce(&Self) -> R) -> R {
        self.muted.set(self.muted.get() + 1);
        let result = f(self);
        self.muted.set(self.muted.get() - 1);
        result
    }

    /// See `Tcx::resolve_path`.
    pub fn resolve_path(&self, scope: ScopeId, path: &ast::Path, source: PathSource) -> PartialRes {
        let err = PartialRes { base: Res::Err, unresolved: 0 };
        match path.segments.as_slice() {
            [] => err,
            [only] if path.global.is_none() && !is_path_keyword(only.ident.name) => {
                match self.resolve_single(scope, only.ident, source) {
                    Some(res) => PartialRes { base: res, unresolved: 0 },
                    None => err,
                }
            }
            segments => self.resolve_segments(scope, path, segments, source).unwrap_or(err),
        }
    }

    /// The trait that a path names; reports nothing.
    pub fn peek_trait(&self, scope: ScopeId, path: &ast::Path) -> Option<TraitId> {
        let partial = self.quietly(|names| names.resolve_path(scope, path, PathSource::Trait));
        match partial.base {
            Res::Trait(id) if partial.unresolved == 0 => Some(id),
            _ => None,
        }
    }

    fn resolve_single(&self, scope: ScopeId, ident: Ident, source: PathSource) -> Option<Res> {
        let ns = source.namespace();
        let outward = self.lookup_outward(scope, None, ident.name, ns);
        match outward {
            Outward::Found(found) => {
                self.check_ambiguous(&found, ident);
                // A wrong kind of item may hide a right one in the prelude only if it is a module named like a type.
                if self.acceptable(found.res, source) {
                    return Some(found.res);
                }
                if let (Res::Module(_), PathSource::Type, Some(prim)) =
                    (found.res, source, PrimTy::from_name(ident.name.as_str()))
                {
                    return Some(Res::Prim(prim));
                }
                // `SomeTrait` in type position is a bare trait object; `N` may be a const argument: callers' business.
                self.wrong_kind(found.res, ident.name.as_str(), ident.span, source);
                None
            }
            Outward::OuterGeneric(res) => {
                let what = match res {
                    Res::SelfTy(_) | Res::SelfCtor(_) => "`Self` from outer item",
                    _ => "generic parameters from outer item",
                };
                self.report(
                    Diagnostic::error(Code::E(401), ident.span, format!("can't use {what}"))
                        .primary("use of something generic in the outer item"),
                );
                None
            }
            Outward::Nothing => {
                self.not_found_single(scope, ident, source);
                None
            }
        }
    }

    fn not_found_single(&self, scope: ScopeId, ident: Ident, source: PathSource) {
        let name = ident.name.as_str();
        if name == "Self" {
            let is_type = self.lookup_ident(scope, None, ident.name, Namespace::Type).is_some();
            let code = match source {
                PathSource::Expr { .. } if is_type => Code::E(423),
                _ => Code::E(411),
            };
            self.report(Diagnostic::error(code, ident.span, "cannot find type `Self` in this scope"));
            return;
        }
        // A value used as a type, or a type as a value, is "found, but not what was expected".
        let other = match source.namespace() {
            Namespace::Type => Namespace::Value,
            Namespace::Value => Namespace::Type,
        };
        if let Some(found) = self.lookup_ident(scope, None, ident.name, other)
            && !matches!(found, Res::SelfCtor(_))
        {
            self.wrong_kind(found, name, ident.span, source);
            return;
        }
        let is_macro = super::crates::is_macro_name(name) && !super::crates::is_derive(name);
        let code = match source {
            PathSource::Expr { .. } if super::crates::is_macro_name(name) || name == "derive" => Some(423),
            PathSource::Type if is_macro || name == "derive" => Some(573),
            PathSource::Trait if is_macro || name == "derive" => Some(404),
            _ => None,
        };
        if let Some(code) = code {
            let message = format!("expected {}, found macro `{name}`", expected(source));
            let diagnostic = Diagnostic::error(Code::E(code), ident.span, message);
            return self.report(match source {
                PathSource::Expr { .. } => {
                    let help = format!("use `!` to invoke the macro: `{name}!(..)`");
                    diagnostic.primary("not a function").help(help)
                }
                _ => diagnostic.primary(format!("not a {}", expected(source))),
            });
        }
        // Of the prelude's derive macros these two have the names of traits that are not in it.
        if matches!(source, PathSource::Trait | PathSource::Type) && matches!(name, "Debug" | "Hash") {
            let code = if source == PathSource::Trait { 404 } else { 573 };
            let message = format!("expected {}, found derive macro `{name}`", expected(source));
            let module = if name == "Debug" { "fmt" } else { "hash" };
            let help = format!("import the trait: `use std::{module}::{name};`");
            return self.report(Diagnostic::error(Code::E(code), ident.span, message).help(help));
        }
        self.report(
            Diagnostic::error(
                Code::E(missing_code(source)),
                ident.span,
                format!("cannot find {} `{name}` in this scope", expected(source)),
            )
            .primary("not found in this scope"),
        );
    }

    fn resolve_segments(
        &self,
        scope: ScopeId,
        path: &ast::Path,
        segments: &[ast::PathSegment],
        source: PathSource,
    ) -> Option<PartialRes> {
        let here = self.scope_module(scope);
        let (mut base, mut index) = self.path_root(scope, path, segments)?;
        while index < segments.len() {
            let ident = segments[index].ident;
            let last = index + 1 == segments.len();
            let rest = segments.len() - index;
            let ns = if last { source.namespace() } else { Namespace::Type };
            match base {
                Res::Module(module) => {
                    if ident.name.as_str() == "super" || (ident.name.as_str() == "self" && index > 0) {
                        self.report(Diagnostic::error(
                            Code::E(433),
                            ident.span,
                            "`super` and `self` can only start a path",
                        ));
                        return None;
                    }
                    if let Some(prim) = primitive_module(module, ident, segments.get(index + 1)) {
                        base = Res::Prim(prim);
                        index += 2;
                        continue;
                    }
                    let found = match self.is_outside_crate(segments, index, module) {
                        true => None,
                        false => self.lookup_in_module(module, ident.name, ns),
                    };
                    let Some(found) = found else {
                        if let Some(prim) = self.prim_fallback(segments, index) {
                            return Some(PartialRes { base: Res::Prim(prim), unresolved: rest });
                        }
                        self.not_found_in(module, ident, last, source);
                        return None;
                    };
                    self.check_ambiguous(&found, ident);
                    if !self.is_accessible(found.vis, here) {
                        let what = self.describe(found.res);
                        self.report(
                            Diagnostic::error(Code::E(603), ident.span, format!("{what} `{ident}` is private"))
                                .primary(format!("private {what}")),
                        );
                        return None;
                    }
                    base = found.res;
                }
                Res::Adt(adt) if self.is_enum(adt) => match self.variant_named(adt, ident.name) {
                    Some(variant) => {
                        base = match ns {
                            Namespace::Type => Res::Variant(adt, variant),
                            Namespace::Value => Res::Ctor(adt, variant),
                        };
                        if !last {
                            // A variant has nothing inside: rustc calls it a use of an undeclared type.
                            let next = segments[index].ident;
                            self.report(Diagnostic::error(
                                Code::E(433),
                                next.span,
                                format!("cannot find `{next}`: it is a variant, not a module or type"),
                            ));
                            return None;
                        }
                    }
                    None => return Some(PartialRes { base, unresolved: rest }),
                },
                Res::Adt(_) | Res::Trait(_) | Res::Alias(_) | Res::Prim(_) | Res::TyParam(..) | Res::SelfTy(_) => {
                    return Some(PartialRes { base, unresolved: rest });
                }
                Res::Variant(..)
                | Res::ConstParam(..)
                | Res::SelfCtor(_)
                | Res::Fn(_)
                | Res::Ctor(..)
                | Res::Const(_)
                | Res::Static(_)
                | Res::Macro(_) => {
                    let at = segments[index.saturating_sub(1)].ident;
                    let what = self.describe(base);
                    self.report(Diagnostic::error(Code::E(433), at.span, format!("`{at}` is a {what}, not a module")));
                    return None;
                }
                Res::Err => return None,
            }
            index += 1;
        }
        if self.acceptable(base, source) {
            return Some(PartialRes { base, unresolved: 0 });
        }
        let name = segments.iter().map(|s| s.ident.name.as_str()).collect::<Vec<_>>().join("::");
        self.wrong_kind(base, &name, path.span, source);
        None
    }

    /// The meaning of the first segments: keywords, crates, or a name looked up outward in the type namespace.
    fn path_root(&self, scope: ScopeId, path: &ast::Path, segments: &[ast::PathSegment]) -> Option<(Res, usize)> {
        let here = self.normal_module(self.scope_module(scope));
        let first = segments[0].ident;
        let fail = |message: String| {
            self.report(Diagnostic::error(Code::E(433), first.span, message));
            None
        };
        if path.global.is_some() {
            if lookup::is_library_name(first.name) {
                return Some((Res::Module(LIBRARY_ROOT), 1));
            }
            return fail(format!("cannot find `{first}` in the list of imported crates"));
        }
        match first.name.as_str() {
            "crate" => Some((Res::Module(self.root_of(here)), 1)),
            "self" | "super" => {
                let mut module = here;
                let mut index = (first.name.as_str() == "self") as usize;
                while segments.get(index).is_some_and(|s| s.ident.name.as_str() == "super") {
                    let parent = self.modules.borrow()[module].parent;
                    let Some(parent) = parent else {
                        return fail("there are too many leading `super` keywords".to_owned());
                    };
                    module = self.normal_module(parent);
                    index += 1;
                }
                Some((Res::Module(module), index))
            }
            name => match self.lookup_outward(scope, None, first.name, Namespace::Type) {
                Outward::Found(found) => {
                    self.check_ambiguous(&found, first);
                    Some((found.res, 1))
                }
                Outward::OuterGeneric(_) => {
                    self.resolve_single(scope, first, PathSource::Type);
                    None
                }
                Outward::Nothing if name == "Self" => fail("cannot find `Self` in this scope".to_owned()),
                Outward::Nothing => fail(format!("cannot find module or crate `{first}` in this scope")),
            },
        }
    }

    /// Whether the path leads through `core` or `alloc` to what only `std` has.
    fn is_outside_crate(&self, segments: &[ast::PathSegment], index: usize, module: ModuleId) -> bool {
        let Some(first) = segments.first().map(|segment| segment.ident) else { return false };
        if !matches!(first.name.as_str(), "core" | "alloc") || !is_user(first.span) {
            return false;
        }
        let names: Vec<Ident> = segments[1..=index.max(1)].iter().map(|segment| segment.ident).collect();
        self.modules.borrow()[module].origin == Origin::Library
            && super::crates::first_missing(first.name.as_str(), &names) == Some(index.wrapping_sub(1))
    }

    /// `u8::MAX` when the library's module `u8` was imported and has no such item.
    fn prim_fallback(&self, segments: &[ast::PathSegment], index: usize) -> Option<PrimTy> {
        if index == 1 && segments.len() == 2 { PrimTy::from_name(segments[0].ident.name.as_str()) } else { None }
    }

    fn not_found_in(&self, module: ModuleId, ident: Ident, last: bool, source: PathSource) {
        if self.refuse_absent(module, ident) {
            return;
        }
        let modules = self.modules.borrow();
        let place = match modules[module].parent {
            None => "the crate root".to_owned(),
            Some(_) => format!("module `{}`", modules[module].name),
        };
        drop(modules);
        if !last {
            let message = format!("cannot find `{ident}` in {place}");
            self.report(Diagnostic::error(Code::E(433), ident.span, message).primary("not found"));
            return;
        }
        let other = match source.namespace() {
            Namespace::Type => Namespace::Value,
            Namespace::Value => Namespace::Type,
        };
        if let Some(found) = self.lookup_in_module(module, ident.name, other) {
            self.wrong_kind(found.res, ident.name.as_str(), ident.span, source);
            return;
        }
        let message = format!("cannot find {} `{ident}` in {place}", expected(source));
        self.report(
            Diagnostic::error(Code::E(missing_code(source)), ident.span, message)
                .primary(format!("not found in {place}")),
        );
    }

    fn check_ambiguous(&self, found: &Found, ident: Ident) {
        if found.ambiguous {
            self.report(
                Diagnostic::error(Code::E(659), ident.span, format!("`{ident}` is ambiguous"))
                    .primary("ambiguous name")
                    .note("ambiguous because of multiple glob imports of a name in the same module"),
            );
        }
    }

    /// Whether a fully resolved path may be used so. Further kinds are refused by whoever uses the result.
    fn acceptable(&self, res: Res, source: PathSource) -> bool {
        match source {
            PathSource::Type => matches!(
                res,
                Res::Adt(_)
                    | Res::Alias(_)
                    | Res::Prim(_)
                    | Res::TyParam(..)
                    | Res::SelfTy(_)
                    | Res::Trait(_)
                    | Res::Err
            ),
            PathSource::Trait => matches!(res, Res::Trait(_) | Res::Err),
            PathSource::Expr { .. } => match res {
                Res::Ctor(adt, variant) => self.is_value_ctor(adt, variant),
                _ => matches!(
                    res,
                    Res::Fn(_) | Res::Const(_) | Res::Static(_) | Res::ConstParam(..) | Res::SelfCtor(_) | Res::Err
                ),
            },
            PathSource::Pat => match res {
                Res::Ctor(adt, variant) => {
                    matches!(self.variant_data(adt, variant), Some((ast::VariantData::Unit, _)))
                }
                _ => matches!(res, Res::Const(_) | Res::Static(_) | Res::SelfCtor(_) | Res::ConstParam(..) | Res::Err),
            },
            PathSource::TupleStructPat => match res {
                Res::Ctor(adt, variant) => {
                    matches!(self.variant_data(adt, variant), Some((ast::VariantData::Tuple(_), _)))
                }
                _ => matches!(res, Res::SelfCtor(_) | Res::Err),
            },
            PathSource::Struct => {
                let is_struct = matches!(res, Res::Adt(id) if !self.is_enum(id));
                is_struct || matches!(res, Res::Variant(..) | Res::Alias(_) | Res::SelfTy(_) | Res::Err)
            }
        }
    }

    fn is_value_ctor(&self, adt: AdtId, variant: VariantIdx) -> bool {
        matches!(self.variant_data(adt, variant), Some((ast::VariantData::Unit | ast::VariantData::Tuple(_), _)))
    }

    /// Reports that a path means something of the wrong kind.
    fn wrong_kind(&self, res: Res, name: &str, span: Span, source: PathSource) {
        if res == Res::Err {
            return;
        }
        if name == "self" && matches!(source, PathSource::Expr { .. }) {
            let message = "expected value, found module `self`";
            let diagnostic = Diagnostic::error(Code::E(424), span, message);
            return self.report(
                diagnostic.primary("`self` value is a keyword only available in methods with a `self` parameter"),
            );
        }
        let code =
            match (source, res) {
                // A struct variant as a value is refused by the type checker in rustc, like associated items are.
                (PathSource::Expr { .. } | PathSource::Pat | PathSource::TupleStructPat, Res::Ctor(adt, variant))
                    if self.is_enum(adt) && !self.is_value_ctor(adt, variant) =>
                {
                    if source == PathSource::TupleStructPat { 164 } else { 533 }
                }
                (PathSource::Type, _) => 573,
                (PathSource::Trait, _) => 404,
                (PathSource::Expr { .. }, _) => 423,
                (PathSource::Pat | PathSource::TupleStructPat, _) => 532,
                (PathSource::Struct, _) => 574,
            };
        let what = self.describe(res);
        self.report(
            Diagnostic::error(Code::E(code), span, format!("expected {}, found {what} `{name}`", expected(source)))
                .primary(format!("not a {}", expected(source))),
        );
    }

    /// "struct", "function", ...
    pub fn describe(&self, res: Res) -> &'static str {
        match res {
            Res::Module(_) => "module",
            Res::Adt(id) => match self.adts.borrow()[id].ast {
                AdtAst::Struct(_) => "struct",
                AdtAst::Union(_) => "union",
                AdtAst::Enum(_) => "enum",
            },
            Res::Variant(..) => "variant",
            Res::Trait(_) => "trait",
            Res::Alias(_) => "type alias",
            Res::Prim(_) => "builtin type",
            Res::TyParam(..) => "type parameter",
            Res::ConstParam(..) => "const parameter",
            Res::SelfTy(_) => "self type",
            Res::SelfCtor(_) => "self constructor",
            Res::Fn(_) => "function",
            Res::Ctor(id, variant) => match (self.is_enum(id), self.variant_data(id, variant).map(|(data, _)| data)) {
                (true, Some(ast::VariantData::Unit)) => "unit variant",
                (true, Some(ast::VariantData::Tuple(_))) => "tuple variant",
                (true, _) => "struct variant",
                (false, Some(ast::VariantData::Unit)) => "unit struct",
                (false, _) => "tuple struct constructor",
            },
            Res::Const(_) => "constant",
            Res::Static(_) => "static",
            Res::Macro(_) => "macro",
            Res::Err => "error",
        }
    }
}

/// `std::primitive::bool`: the primitive types under names that nothing shadows.
fn primitive_module(module: ModuleId, ident: Ident, next: Option<&ast::PathSegment>) -> Option<PrimTy> {
    if module == LIBRARY_ROOT && ident.name.as_str() == "primitive" {
        PrimTy::from_name(next?.ident.name.as_str())
    } else {
        None
    }
}

fn is_path_keyword(name: Symbol) -> bool {
    matches!(name.as_str(), "self" | "super" | "crate")
}

fn expected(source: PathSource) -> &'static str {
    match source {
        PathSource::Type => "type",
        PathSource::Trait => "trait",
        PathSource::Expr { callee: false } => "value",
        PathSource::Expr { callee: true } => "function, tuple struct or tuple variant",
        PathSource::Pat => "unit struct, unit variant or constant",
        PathSource::TupleStructPat => "tuple struct or tuple variant",
        PathSource::Struct => "struct, variant or union type",
    }
}

/// rustc 1.95's code for a name that is nowhere.
fn missing_code(source: PathSource) -> u16 {
    match source {
        PathSource::Type | PathSource::Expr { .. } => 425,
        PathSource::Trait => 405,
        PathSource::Pat | PathSource::TupleStructPat => 531,
        PathSource::Struct => 422,
    }
}
