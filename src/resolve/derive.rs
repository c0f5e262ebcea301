//! `#[derive(..)]`: impls written out as trees.
//!
//! ```text
//! #[derive(PartialEq)]            impl<T: ::std::cmp::PartialEq> ::std::cmp::PartialEq for Pair<T> {
//! struct Pair<T> { a: T, b: u8 }      fn eq(&self, other: &Self) -> bool { self.a == other.a && self.b == other.b }
//!                                 }
//! ```
//!
//! What concerns one field has that field's span, everything else the span of the trait's name in the attribute: so errors
//! land where rustc puts them.

use super::build::Build;
use super::*;
use crate::ast::{BinOp, Expr, ExprKind, Pat, Type, VariantData};
use crate::diagnostic::Code;

/// One impl made by a derive.
pub struct Expanded {
    pub item: ast::Item,
    /// The trait's name in the attribute.
    pub trait_span: Span,
}

/// The impls that the item's derives stand for; reports unknown ones.
pub fn expand(names: &Names<'_>, item: &ast::Item) -> Vec<Expanded> {
    let mut out = Vec::new();
    let derives: Vec<&ast::MetaItem> =
        item.attrs.iter().filter(|attr| attr.is("derive")).flat_map(|attr| attr.list()).collect();
    let named = |name: &str| {
        derives.iter().any(|d| d.path().and_then(|p| p.segments.last()).is_some_and(|s| s.ident.name.as_str() == name))
    };
    for derive in &derives {
        let Some(path) = derive.path() else {
            if let ast::MetaItem::Lit(lit) = derive {
                names.report(Diagnostic::error(Code::E(777), lit.span, "expected path to a trait, found literal"));
            }
            continue;
        };
        let Some(last) = path.segments.last() else { continue };
        let Some(shape) = Shape::of(item) else { continue };
        let cx = Derive { b: Build::new(path.span), shape, shallow_clone: named("Copy") };
        let items = match last.ident.name.as_str() {
            "Debug" => cx.method_impl(&["fmt", "Debug"], cx.debug()),
            "Clone" => cx.method_impl(&["clone", "Clone"], cx.clone_method()),
            "Copy" => cx.method_impl(&["marker", "Copy"], None),
            "PartialEq" => cx.method_impl(&["cmp", "PartialEq"], cx.eq()),
            "Eq" => cx.method_impl(&["cmp", "Eq"], None),
            "PartialOrd" => cx.method_impl(&["cmp", "PartialOrd"], cx.partial_cmp()),
            "Ord" => cx.method_impl(&["cmp", "Ord"], cx.cmp()),
            "Hash" => cx.method_impl(&["hash", "Hash"], cx.hash(item)),
            "Default" => match cx.default(names, path.span) {
                Some(method) => cx.method_impl(&["default", "Default"], Some(method)),
                None => continue,
            },
            name => {
                let message = format!("cannot find derive macro `{name}` in this scope");
                names
                    .unknown_derives
                    .borrow_mut()
                    .push((last.ident, Diagnostic::error(Code::None, path.span, message)));
                continue;
            }
        };
        if let (ast::ItemKind::Union(_), false) =
            (&item.kind, matches!(last.ident.name.as_str(), "Clone" | "Copy" | "Eq"))
        {
            names.report(Diagnostic::error(Code::None, path.span, "this trait cannot be derived for unions"));
            continue;
        }
        out.push(Expanded { item: items, trait_span: path.span });
    }
    out
}

/// What is derived for.
struct Shape<'i> {
    name: Ident,
    generics: &'i ast::Generics,
    /// One for a struct.
    variants: Vec<(Ident, &'i VariantData, &'i [ast::Attribute])>,
    is_enum: bool,
    is_union: bool,
}

impl<'i> Shape<'i> {
    fn of(item: &'i ast::Item) -> Option<Shape<'i>> {
        Some(match &item.kind {
            ast::ItemKind::Struct(it) | ast::ItemKind::Union(it) => Shape {
                name: it.name,
                generics: &it.generics,
                variants: vec![(it.name, &it.data, &item.attrs)],
                is_enum: false,
                is_union: matches!(item.kind, ast::ItemKind::Union(_)),
            },
            ast::ItemKind::Enum(it) => Shape {
                name: it.name,
                generics: &it.generics,
                variants: it.variants.iter().map(|v| (v.name, &v.data, v.attrs.as_slice())).collect(),
                is_enum: true,
                is_union: false,
            },
            _ => return None,
        })
    }
}

struct Derive<'i> {
    b: Build,
    shape: Shape<'i>,
    shallow_clone: bool,
}

impl Derive<'_> {
    // ------------------------------------------------------------------------------------------------- the impl

    /// `impl<..> ::std::module::Trait for Name<..> { method }`
    fn method_impl(&self, trait_path: &[&str], method: Option<ast::Fn>) -> ast::Item {
        let b = &self.b;
        let trait_path = b.std_path(trait_path);
        let items = method.into_iter().map(|method| b.assoc_fn(method)).collect();
        let kind = ast::ItemKind::Impl(Box::new(ast::Impl {
            generics: self.generics(&trait_path),
            unsafety: None,
            negative: None,
            trait_ref: Some(trait_path),
            self_ty: self.self_ty_at(self.shape.name.span),
            items,
            header_span: b.span,
        }));
        b.item(kind)
    }

    /// The type's parameters without defaults, each type parameter bounded by the trait, as are the projections of
    /// parameters that fields mention.
    fn generics(&self, trait_path: &ast::Path) -> ast::Generics {
        let b = &self.b;
        let bound = || b.trait_bound(trait_path.clone());
        let is_clone = trait_path.segments.last().is_some_and(|last| last.ident.name.as_str() == "Clone");
        let mut generics = self.shape.generics.clone();
        for param in &mut generics.params {
            match &mut param.kind {
                ast::GenericParamKind::Lifetime { .. } => {}
                ast::GenericParamKind::Type { bounds, default } => {
                    *default = None;
                    bounds.push(bound());
                    // A union is cloned as a whole.
                    if self.shape.is_union && is_clone {
                        bounds.push(b.trait_bound(b.std_path(&["marker", "Copy"])));
                    }
                }
                ast::GenericParamKind::Const { default, .. } => *default = None,
            }
        }
        let names: Vec<Symbol> = (self.shape.generics.params.iter())
            .filter(|p| matches!(p.kind, ast::GenericParamKind::Type { .. }))
            .map(|p| p.name.name)
            .collect();
        let mut projections = Projections { names, found: Vec::new() };
        for (_, data, _) in &self.shape.variants {
            for field in data.fields() {
                ast::visit::Visit::visit_type(&mut projections, &field.ty);
            }
        }
        for ty in projections.found {
            let kind = ast::WhereKind::Type { for_lifetimes: Vec::new(), ty, bounds: vec![bound()] };
            generics.predicates.push(ast::WherePredicate { kind, span: b.span });
        }
        generics
    }

    /// `Name<'a, T, N>`
    fn self_ty(&self) -> Type {
        self.self_ty_at(self.b.span)
    }

    /// rustc reports what is wrong with the impl as a whole at the type's own name.
    fn self_ty_at(&self, span: Span) -> Type {
        let b = self.b.at(span);
        let args: Vec<ast::GenericArg> = (self.shape.generics.params.iter())
            .map(|param| match &param.kind {
                ast::GenericParamKind::Lifetime { .. } => {
                    ast::GenericArg::Lifetime(ast::Lifetime { ident: param.name })
                }
                ast::GenericParamKind::Type { .. } | ast::GenericParamKind::Const { .. } => {
                    ast::GenericArg::Type(b.ty_ident(param.name))
                }
            })
            .collect();
        b.ty_with_args(self.shape.name, args)
    }

    // ----------------------------------------------------------------------------------------------------- parts

    /// `Name` or `Name::Variant`.
    fn variant_path(&self, variant: Ident) -> ast::Path {
        if self.shape.is_enum { self.b.path(&[self.shape.name, variant]) } else { self.b.path(&[self.shape.name]) }
    }

    /// A pattern that binds every field of a variant to `prefix0`, `prefix1`, ...
    fn pattern(&self, variant: Ident, data: &VariantData, prefix: &str) -> Pat {
        let b = &self.b;
        let path = self.variant_path(variant);
        let bind = |(i, field): (usize, &ast::FieldDef)| b.at(field.span).pat_ident(&format!("{prefix}{i}"));
        match data {
            VariantData::Unit => b.pat_path(path),
            VariantData::Tuple(fields) => b.pat_tuple_struct(path, fields.iter().enumerate().map(bind).collect()),
            VariantData::Named(fields) => {
                let pats = fields.iter().enumerate().map(|(i, field)| (field.name, bind((i, field)))).collect();
                b.pat_struct(path, pats)
            }
        }
    }

    /// `match (self, other) { .. }` over pairs of the same variant, for the variants with fields; `otherwise` for the rest.
    fn match_pairs(&self, body: impl Fn(&VariantData) -> Expr, otherwise: Expr) -> Expr {
        let b = &self.b;
        let with_fields: Vec<_> = self.shape.variants.iter().filter(|(_, data, _)| !data.fields().is_empty()).collect();
        if with_fields.is_empty() {
            return otherwise;
        }
        let mut arms: Vec<(Pat, Expr)> = with_fields
            .iter()
            .map(|(name, data, _)| {
                let pats = vec![self.pattern(*name, data, "__self_"), self.pattern(*name, data, "__arg1_")];
                (b.pat_tuple(pats), body(data))
            })
            .collect();
        if self.shape.variants.len() > 1 {
            arms.push((b.pat_wild(), otherwise));
        }
        b.match_expr(b.tuple(vec![b.local("self"), b.local("other")]), arms)
    }

    /// The two operands for field `i`: places of `self` and `other` in a struct, bound references in an enum.
    fn operands(&self, i: usize, field: &ast::FieldDef) -> (Expr, Expr) {
        let b = self.b.at(field.span);
        if self.shape.is_enum {
            (b.local(&format!("__self_{i}")), b.local(&format!("__arg1_{i}")))
        } else {
            (b.field(b.local("self"), field.name), b.field(b.local("other"), field.name))
        }
    }

    /// The same as references.
    fn ref_operands(&self, i: usize, field: &ast::FieldDef) -> (Expr, Expr) {
        let b = self.b.at(field.span);
        let (x, y) = self.operands(i, field);
        if self.shape.is_enum { (x, y) } else { (b.addr_of(x), b.addr_of(y)) }
    }

    fn discriminant(&self, of: &str) -> Expr {
        let b = &self.b;
        b.call(b.path_expr(b.std_path(&["intrinsics", "discriminant_value"])), vec![b.local(of)])
    }

    fn struct_data(&self) -> Option<&VariantData> {
        if self.shape.is_enum { None } else { self.shape.variants.first().map(|(_, data, _)| *data) }
    }

    // ----------------------------------------------------------------------------------------------------- traits

    /// `f.debug_struct("Name").field("x", &self.x).finish()`
    fn debug(&self) -> Option<ast::Fn> {
        let b = &self.b;
        let write = |name: Ident, data: &VariantData, operand: &dyn Fn(usize, &ast::FieldDef) -> Expr| {
            let name = b.str(name.name);
            match data {
                VariantData::Unit => b.method(b.local("f"), "write_str", vec![name]),
                VariantData::Tuple(fields) => {
                    let start = b.method(b.local("f"), "debug_tuple", vec![name]);
                    let chain = fields.iter().enumerate().fold(start, |chain, (i, field)| {
                        b.at(field.span).method_at(chain, "field", vec![operand(i, field)], b.span)
                    });
                    b.method(chain, "finish", vec![])
                }
                VariantData::Named(fields) => {
                    let start = b.method(b.local("f"), "debug_struct", vec![name]);
                    let chain = fields.iter().enumerate().fold(start, |chain, (i, field)| {
                        let args = vec![b.str(field.name.name), operand(i, field)];
                        b.at(field.span).method_at(chain, "field", args, b.span)
                    });
                    b.method(chain, "finish", vec![])
                }
            }
        };
        let body = match self.struct_data() {
            Some(data) => write(self.shape.name, data, &|i, field| {
                let b = b.at(field.span);
                let operand = b.addr_of(b.field(b.local("self"), field.name));
                // The last field may be of unsized type: the reference to it is of sized type then.
                if i + 1 == data.fields().len() { b.addr_of(operand) } else { operand }
            }),
            None => {
                let arms = (self.shape.variants.iter())
                    .map(|(name, data, _)| {
                        let operand = |i: usize, field: &ast::FieldDef| b.at(field.span).local(&format!("__self_{i}"));
                        (self.pattern(*name, data, "__self_"), write(*name, data, &operand))
                    })
                    .collect();
                self.match_self(arms)
            }
        };
        let formatter = b.ty_ref_mut(b.ty_path(b.std_path(&["fmt", "Formatter"])));
        let ret = b.ty_path(b.std_path(&["fmt", "Result"]));
        Some(b.method_fn("fmt", vec![("f", formatter)], Some(ret), body))
    }

    /// `match self { .. }`; `match *self {}` for an enum without variants.
    fn match_self(&self, arms: Vec<(Pat, Expr)>) -> Expr {
        let b = &self.b;
        let scrutinee = if arms.is_empty() { b.deref(b.local("self")) } else { b.local("self") };
        b.match_expr(scrutinee, arms)
    }

    fn clone_method(&self) -> Option<ast::Fn> {
        let b = &self.b;
        let has_types =
            self.shape.generics.params.iter().any(|p| !matches!(p.kind, ast::GenericParamKind::Lifetime { .. }));
        let clone =
            |b: Build, operand: Expr| b.call(b.path_expr(b.std_path(&["clone", "Clone", "clone"])), vec![operand]);
        let body = if self.shape.is_union {
            b.call(b.path_expr(b.std_path(&["clone", "clone_of_copy"])), vec![b.local("self")])
        } else if self.shallow_clone && !has_types {
            b.deref(b.local("self"))
        } else if let Some(data) = self.struct_data() {
            self.construct(self.shape.name, data, &|_, field| {
                let b = b.at(field.span);
                clone(b, b.addr_of(b.field(b.local("self"), field.name)))
            })
        } else {
            let arms = (self.shape.variants.iter())
                .map(|(name, data, _)| {
                    let value = self.construct(*name, data, &|i, field| {
                        let b = b.at(field.span);
                        clone(b, b.local(&format!("__self_{i}")))
                    });
                    (self.pattern(*name, data, "__self_"), value)
                })
                .collect();
            self.match_self(arms)
        };
        Some(b.method_fn("clone", vec![], Some(self.self_ty()), body))
    }

    /// The variant with each field made by `field`.
    fn construct(&self, name: Ident, data: &VariantData, field: &dyn Fn(usize, &ast::FieldDef) -> Expr) -> Expr {
        let b = &self.b;
        let path = self.variant_path(name);
        match data {
            VariantData::Unit => b.path_expr(path),
            VariantData::Tuple(fields) => {
                b.call(b.path_expr(path), fields.iter().enumerate().map(|(i, f)| field(i, f)).collect())
            }
            VariantData::Named(fields) => {
                b.struct_expr(path, fields.iter().enumerate().map(|(i, f)| (f.name, field(i, f))).collect())
            }
        }
    }

    fn eq(&self) -> Option<ast::Fn> {
        let b = &self.b;
        let all = |data: &VariantData| {
            let tests = data.fields().iter().enumerate().map(|(i, field)| {
                let (x, y) = self.operands(i, field);
                b.at(field.span).binary(BinOp::Eq, x, y)
            });
            tests.reduce(|x, y| b.binary(BinOp::And, x, y)).unwrap_or_else(|| b.bool(true))
        };
        let body = match self.struct_data() {
            Some(data) => all(data),
            None if self.shape.variants.is_empty() => self.match_self(vec![]),
            None => {
                let fields = self.match_pairs(all, b.bool(true));
                if self.shape.variants.len() == 1 {
                    fields
                } else {
                    let same = b.binary(BinOp::Eq, self.discriminant("self"), self.discriminant("other"));
                    match fields.kind {
                        ExprKind::Lit(_) => same,
                        _ => b.binary(BinOp::And, same, fields),
                    }
                }
            }
        };
        let other = b.ty_ref(self.self_ty());
        Some(b.method_fn("eq", vec![("other", other)], Some(b.ty_prim("bool")), body))
    }

    fn partial_cmp(&self) -> Option<ast::Fn> {
        let b = &self.b;
        let option =
            b.ty_path_args(b.std_path(&["option", "Option"]), vec![b.ty_path(b.std_path(&["cmp", "Ordering"]))]);
        let some = |inner: Expr| b.call(b.path_expr(b.std_path(&["option", "Option", "Some"])), vec![inner]);
        let equal = some(b.path_expr(b.std_path(&["cmp", "Ordering", "Equal"])));
        let is_equal = || {
            let inner = b.pat_path(b.std_path(&["cmp", "Ordering", "Equal"]));
            b.pat_tuple_struct(b.std_path(&["option", "Option", "Some"]), vec![inner])
        };
        let body = self.compare(&["cmp", "PartialOrd", "partial_cmp"], equal, &is_equal);
        let other = b.ty_ref(self.self_ty());
        Some(b.method_fn("partial_cmp", vec![("other", other)], Some(option), body))
    }

    fn cmp(&self) -> Option<ast::Fn> {
        let b = &self.b;
        let equal = b.path_expr(b.std_path(&["cmp", "Ordering", "Equal"]));
        let is_equal = || b.pat_path(b.std_path(&["cmp", "Ordering", "Equal"]));
        let body = self.compare(&["cmp", "Ord", "cmp"], equal, &is_equal);
        let other = b.ty_ref(self.self_ty());
        let ret = b.ty_path(b.std_path(&["cmp", "Ordering"]));
        Some(b.method_fn("cmp", vec![("other", other)], Some(ret), body))
    }

    /// Field by field: `match cmp(a, b) { Equal => next, other => other }`; variants by discriminant.
    fn compare(&self, method: &[&str], equal: Expr, is_equal: &dyn Fn() -> Pat) -> Expr {
        let b = &self.b;
        let call = |b: Build, x: Expr, y: Expr| b.call(b.path_expr(b.std_path(method)), vec![x, y]);
        let chain = |data: &VariantData| {
            let mut rest: Option<Expr> = None;
            for (i, field) in data.fields().iter().enumerate().rev() {
                let (x, y) = self.ref_operands(i, field);
                let this = call(b.at(field.span), x, y);
                rest = Some(match rest {
                    None => this,
                    Some(rest) => {
                        b.match_expr(this, vec![(is_equal(), rest), (b.pat_ident("__cmp"), b.local("__cmp"))])
                    }
                });
            }
            rest.unwrap_or_else(|| equal.clone())
        };
        match self.struct_data() {
            Some(data) => chain(data),
            None if self.shape.variants.is_empty() => self.match_self(vec![]),
            None if self.shape.variants.len() == 1 => self.match_pairs(chain, equal.clone()),
            None => {
                let by_tag = call(*b, b.addr_of(self.discriminant("self")), b.addr_of(self.discriminant("other")));
                let fields = self.match_pairs(chain, equal.clone());
                if self.shape.variants.iter().all(|(_, data, _)| data.fields().is_empty()) {
                    return by_tag;
                }
                b.match_expr(by_tag, vec![(is_equal(), fields), (b.pat_ident("__cmp"), b.local("__cmp"))])
            }
        }
    }

    fn hash(&self, item: &ast::Item) -> Option<ast::Fn> {
        let b = &self.b;
        let hash = |b: Build, operand: Expr| {
            b.semi(b.call(b.path_expr(b.std_path(&["hash", "Hash", "hash"])), vec![operand, b.local("state")]))
        };
        let each = |data: &VariantData, operand: &dyn Fn(usize, &ast::FieldDef) -> Expr| -> Vec<ast::Stmt> {
            data.fields().iter().enumerate().map(|(i, field)| hash(b.at(field.span), operand(i, field))).collect()
        };
        let stmts = match self.struct_data() {
            Some(data) => each(data, &|_, field| {
                let b = b.at(field.span);
                b.addr_of(b.field(b.local("self"), field.name))
            }),
            None if self.shape.variants.is_empty() => vec![b.semi(self.match_self(vec![]))],
            None => {
                let mut stmts = Vec::new();
                if self.shape.variants.len() > 1 {
                    // The discriminant is hashed in the enum's own integer type.
                    let repr = crate::resolve::derive::repr_int(&item.attrs).unwrap_or("isize");
                    let tag = b.cast(self.discriminant("self"), b.ty_prim(repr));
                    stmts.push(hash(*b, b.addr_of(tag)));
                }
                if self.shape.variants.iter().any(|(_, data, _)| !data.fields().is_empty()) {
                    let arms = (self.shape.variants.iter())
                        .map(|(name, data, _)| {
                            let operand =
                                |i: usize, field: &ast::FieldDef| b.at(field.span).local(&format!("__self_{i}"));
                            (self.pattern(*name, data, "__self_"), b.block_expr(each(data, &operand), None))
                        })
                        .collect();
                    stmts.push(b.semi(self.match_self(arms)));
                }
                stmts
            }
        };
        let mut method =
            b.method_fn("hash", vec![("state", b.ty_ref_mut(b.ty_ident(b.ident("__H"))))], None, b.bool(true));
        method.body = Some(ast::Body::Parsed(b.block(stmts, None)));
        method.generics.params.push(ast::GenericParam {
            attrs: Vec::new(),
            name: b.ident("__H"),
            kind: ast::GenericParamKind::Type {
                bounds: vec![b.trait_bound(b.std_path(&["hash", "Hasher"]))],
                default: None,
            },
            span: b.span,
        });
        Some(method)
    }

    fn default(&self, names: &Names<'_>, span: Span) -> Option<ast::Fn> {
        let b = &self.b;
        let default = |_: usize, field: &ast::FieldDef| {
            let b = b.at(field.span);
            b.call(b.path_expr(b.std_path(&["default", "Default", "default"])), vec![])
        };
        let body = match self.struct_data() {
            Some(data) => self.construct(self.shape.name, data, &default),
            None => {
                let marked: Vec<_> = (self.shape.variants.iter())
                    .filter(|(_, _, attrs)| ast::find_attr(attrs, "default").is_some())
                    .collect();
                let error = |code, span, message: &str| names.report(Diagnostic::error(code, span, message));
                match marked.as_slice() {
                    [] => {
                        error(Code::E(665), span, "`#[derive(Default)]` on enum with no `#[default]`");
                        return None;
                    }
                    [(name, VariantData::Unit, _)] => b.path_expr(self.variant_path(*name)),
                    [(name, ..)] => {
                        error(
                            Code::None,
                            name.span,
                            "the `#[default]` attribute may only be used on unit enum variants",
                        );
                        return None;
                    }
                    [_, ..] => {
                        error(Code::None, span, "multiple declared defaults");
                        return None;
                    }
                }
            }
        };
        let mut method = b.method_fn("default", vec![], Some(self.self_ty()), body);
        method.self_param = None;
        Some(method)
    }
}

/// The integer type of `#[repr(u8)]`.
pub(crate) fn repr_int(attrs: &[ast::Attribute]) -> Option<&'static str> {
    let words = attrs.iter().filter(|attr| attr.is("repr")).flat_map(|attr| attr.list());
    words
        .filter_map(|item| item.path()?.as_ident())
        .find_map(|ident| IntTy::from_name(ident.name.as_str()))
        .map(IntTy::name)
}

/// Collects types such as `T::Item` where `T` is a parameter.
struct Projections {
    names: Vec<Symbol>,
    found: Vec<Type>,
}

impl<'x> ast::visit::Visit<'x> for Projections {
    fn visit_type(&mut self, ty: &'x Type) {
        if let ast::TypeKind::Path(path) = &ty.kind {
            let starts_with_param = path.qself.is_none()
                && path.path.segments.len() > 1
                && path.path.segments.first().is_some_and(|s| self.names.contains(&s.ident.name));
            if starts_with_param {
                self.found.push(ty.clone());
            }
        }
        ast::visit::walk_type(self, ty);
    }
}
