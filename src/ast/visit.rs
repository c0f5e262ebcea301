//! One read-only walk over the tree.
//!
//! Implement the `visit_*` methods of interest and call the `walk_*` function of the same name to go on inside.

use super::*;

/// What to do at each kind of node; the default is to go on inside.
pub trait Visit<'a> {
    fn visit_item(&mut self, item: &'a Item) {
        walk_item(self, item);
    }
    fn visit_assoc_item(&mut self, item: &'a AssocItem) {
        walk_assoc_item(self, item);
    }
    fn visit_fn(&mut self, it: &'a Fn) {
        walk_fn(self, it);
    }
    fn visit_generics(&mut self, generics: &'a Generics) {
        walk_generics(self, generics);
    }
    fn visit_bound(&mut self, bound: &'a Bound) {
        walk_bound(self, bound);
    }
    fn visit_path(&mut self, path: &'a Path) {
        walk_path(self, path);
    }
    fn visit_type(&mut self, ty: &'a Type) {
        walk_type(self, ty);
    }
    fn visit_pat(&mut self, pat: &'a Pat) {
        walk_pat(self, pat);
    }
    fn visit_block(&mut self, block: &'a Block) {
        walk_block(self, block);
    }
    fn visit_expr(&mut self, expr: &'a Expr) {
        walk_expr(self, expr);
    }
    fn visit_macro(&mut self, call: &'a MacroCall) {
        walk_macro(self, call);
    }
}

/// The items declared directly in `block`: those of nested blocks belong to these.
pub fn block_items(block: &Block) -> impl Iterator<Item = &Item> {
    block.stmts.iter().filter_map(|stmt| match &stmt.kind {
        StmtKind::Item(item) => Some(&**item),
        StmtKind::Let(_) | StmtKind::Expr(_) | StmtKind::Semi(_) | StmtKind::Empty => None,
    })
}

pub fn walk_crate<'a, V: Visit<'a> + ?Sized>(v: &mut V, krate: &'a Crate) {
    krate.items.iter().for_each(|item| v.visit_item(item));
}

pub fn walk_item<'a, V: Visit<'a> + ?Sized>(v: &mut V, item: &'a Item) {
    match &item.kind {
        ItemKind::Fn(it) => v.visit_fn(it),
        ItemKind::Struct(it) | ItemKind::Union(it) => {
            v.visit_generics(&it.generics);
            walk_variant_data(v, &it.data);
        }
        ItemKind::Enum(it) => {
            v.visit_generics(&it.generics);
            for variant in &it.variants {
                walk_variant_data(v, &variant.data);
                variant.discriminant.iter().for_each(|e| v.visit_expr(e));
            }
        }
        ItemKind::Impl(it) => {
            v.visit_generics(&it.generics);
            it.trait_ref.iter().for_each(|path| v.visit_path(path));
            v.visit_type(&it.self_ty);
            it.items.iter().for_each(|item| v.visit_assoc_item(item));
        }
        ItemKind::Trait(it) => {
            v.visit_generics(&it.generics);
            it.supertraits.iter().for_each(|bound| v.visit_bound(bound));
            it.items.iter().for_each(|item| v.visit_assoc_item(item));
        }
        ItemKind::Const(it) => walk_const(v, it),
        ItemKind::Static(it) => {
            it.ty.iter().for_each(|ty| v.visit_type(ty));
            it.value.iter().for_each(|e| v.visit_expr(e));
        }
        ItemKind::TypeAlias(it) => walk_type_alias(v, it),
        ItemKind::Mod(it) => it.items.iter().flatten().for_each(|item| v.visit_item(item)),
        ItemKind::ForeignMod(it) => it.items.iter().for_each(|item| v.visit_item(item)),
        ItemKind::MacroCall(call) => v.visit_macro(call),
        ItemKind::Use(_) | ItemKind::ExternCrate(_) | ItemKind::MacroRules(_) => {}
    }
}

fn walk_variant_data<'a, V: Visit<'a> + ?Sized>(v: &mut V, data: &'a VariantData) {
    data.fields().iter().for_each(|field| v.visit_type(&field.ty));
}

fn walk_const<'a, V: Visit<'a> + ?Sized>(v: &mut V, it: &'a Const) {
    v.visit_generics(&it.generics);
    it.ty.iter().for_each(|ty| v.visit_type(ty));
    it.value.iter().for_each(|e| v.visit_expr(e));
}

fn walk_type_alias<'a, V: Visit<'a> + ?Sized>(v: &mut V, it: &'a TypeAlias) {
    v.visit_generics(&it.generics);
    it.bounds.iter().for_each(|bound| v.visit_bound(bound));
    it.ty.iter().for_each(|ty| v.visit_type(ty));
}

pub fn walk_assoc_item<'a, V: Visit<'a> + ?Sized>(v: &mut V, item: &'a AssocItem) {
    match &item.kind {
        AssocItemKind::Fn(it) => v.visit_fn(it),
        AssocItemKind::Const(it) => walk_const(v, it),
        AssocItemKind::Type(it) => walk_type_alias(v, it),
        AssocItemKind::MacroCall(call) => v.visit_macro(call),
    }
}

pub fn walk_fn<'a, V: Visit<'a> + ?Sized>(v: &mut V, it: &'a Fn) {
    v.visit_generics(&it.generics);
    if let Some(SelfParam { kind: SelfKind::Typed { ty, .. }, .. }) = &it.self_param {
        v.visit_type(ty);
    }
    for param in &it.params {
        v.visit_pat(&param.pat);
        v.visit_type(&param.ty);
    }
    it.ret.iter().for_each(|ty| v.visit_type(ty));
    match &it.body {
        Some(Body::Parsed(block)) => v.visit_block(block),
        Some(Body::Deferred(_)) | None => {}
    }
}

pub fn walk_generics<'a, V: Visit<'a> + ?Sized>(v: &mut V, generics: &'a Generics) {
    walk_generic_params(v, &generics.params);
    for predicate in &generics.predicates {
        match &predicate.kind {
            WhereKind::Type { for_lifetimes, ty, bounds } => {
                walk_generic_params(v, for_lifetimes);
                v.visit_type(ty);
                bounds.iter().for_each(|bound| v.visit_bound(bound));
            }
            WhereKind::Lifetime { .. } => {}
        }
    }
}

fn walk_generic_params<'a, V: Visit<'a> + ?Sized>(v: &mut V, params: &'a [GenericParam]) {
    for param in params {
        match &param.kind {
            GenericParamKind::Lifetime { .. } => {}
            GenericParamKind::Type { bounds, default } => {
                bounds.iter().for_each(|bound| v.visit_bound(bound));
                default.iter().for_each(|ty| v.visit_type(ty));
            }
            GenericParamKind::Const { ty, default } => {
                v.visit_type(ty);
                default.iter().for_each(|e| v.visit_expr(e));
            }
        }
    }
}

pub fn walk_bound<'a, V: Visit<'a> + ?Sized>(v: &mut V, bound: &'a Bound) {
    match &bound.kind {
        BoundKind::Trait(bound) => {
            walk_generic_params(v, &bound.for_lifetimes);
            v.visit_path(&bound.path);
        }
        BoundKind::Lifetime(_) | BoundKind::Use(_) => {}
    }
}

fn walk_qpath<'a, V: Visit<'a> + ?Sized>(v: &mut V, path: &'a QPath) {
    path.qself.iter().for_each(|qself| v.visit_type(&qself.ty));
    v.visit_path(&path.path);
}

pub fn walk_path<'a, V: Visit<'a> + ?Sized>(v: &mut V, path: &'a Path) {
    path.segments.iter().for_each(|segment| walk_path_segment(v, segment));
}

fn walk_path_segment<'a, V: Visit<'a> + ?Sized>(v: &mut V, segment: &'a PathSegment) {
    segment.args.iter().for_each(|args| walk_generic_args(v, args));
}

fn walk_generic_args<'a, V: Visit<'a> + ?Sized>(v: &mut V, args: &'a GenericArgs) {
    match &args.kind {
        GenericArgsKind::Angle(args) => args.iter().for_each(|arg| walk_generic_arg(v, arg)),
        GenericArgsKind::Paren { inputs, output } => inputs.iter().chain(output).for_each(|ty| v.visit_type(ty)),
    }
}

pub fn walk_generic_arg<'a, V: Visit<'a> + ?Sized>(v: &mut V, arg: &'a GenericArg) {
    match arg {
        GenericArg::Lifetime(_) => {}
        GenericArg::Type(ty) => v.visit_type(ty),
        GenericArg::Const(e) => v.visit_expr(e),
        GenericArg::Assoc(assoc) => {
            assoc.args.iter().for_each(|args| walk_generic_args(v, args));
            match &assoc.kind {
                AssocConstraintKind::Type(ty) => v.visit_type(ty),
                AssocConstraintKind::Const(e) => v.visit_expr(e),
                AssocConstraintKind::Bounds(bounds) => bounds.iter().for_each(|bound| v.visit_bound(bound)),
            }
        }
    }
}

pub fn walk_type<'a, V: Visit<'a> + ?Sized>(v: &mut V, ty: &'a Type) {
    match &ty.kind {
        TypeKind::Path(path) => walk_qpath(v, path),
        TypeKind::Ref { inner, .. } | TypeKind::Ptr { inner, .. } => v.visit_type(inner),
        TypeKind::Slice(inner) | TypeKind::Paren(inner) => v.visit_type(inner),
        TypeKind::Array { elem, len } => {
            v.visit_type(elem);
            v.visit_expr(len);
        }
        TypeKind::Tuple(types) => types.iter().for_each(|ty| v.visit_type(ty)),
        TypeKind::FnPtr(it) => {
            walk_generic_params(v, &it.for_lifetimes);
            it.params.iter().for_each(|param| v.visit_type(&param.ty));
            it.ret.iter().for_each(|ty| v.visit_type(ty));
        }
        TypeKind::ImplTrait(bounds) | TypeKind::TraitObject { bounds, .. } => {
            bounds.iter().for_each(|bound| v.visit_bound(bound));
        }
        TypeKind::Macro(call) => v.visit_macro(call),
        TypeKind::Never | TypeKind::Infer => {}
    }
}

pub fn walk_pat<'a, V: Visit<'a> + ?Sized>(v: &mut V, pat: &'a Pat) {
    match &pat.kind {
        PatKind::Ident { sub, .. } => sub.iter().for_each(|pat| v.visit_pat(pat)),
        PatKind::Lit(e) => v.visit_expr(e),
        PatKind::Range { lo, hi, .. } => lo.iter().chain(hi).for_each(|e| v.visit_expr(e)),
        PatKind::Ref { inner, .. } | PatKind::Paren(inner) | PatKind::Box(inner) => v.visit_pat(inner),
        PatKind::Tuple(pats) | PatKind::Slice(pats) | PatKind::Or(pats) => {
            pats.iter().for_each(|pat| v.visit_pat(pat));
        }
        PatKind::Struct { path, fields, .. } => {
            walk_qpath(v, path);
            fields.iter().for_each(|field| v.visit_pat(&field.pat));
        }
        PatKind::TupleStruct { path, fields } => {
            walk_qpath(v, path);
            fields.iter().for_each(|pat| v.visit_pat(pat));
        }
        PatKind::Path(path) => walk_qpath(v, path),
        PatKind::Const(block) => v.visit_block(block),
        PatKind::Macro(call) => v.visit_macro(call),
        PatKind::Wild | PatKind::Rest => {}
    }
}

pub fn walk_block<'a, V: Visit<'a> + ?Sized>(v: &mut V, block: &'a Block) {
    for stmt in &block.stmts {
        match &stmt.kind {
            StmtKind::Let(it) => {
                v.visit_pat(&it.pat);
                it.ty.iter().for_each(|ty| v.visit_type(ty));
                it.init.iter().for_each(|e| v.visit_expr(e));
                it.els.iter().for_each(|block| v.visit_block(block));
            }
            StmtKind::Item(item) => v.visit_item(item),
            StmtKind::Expr(e) | StmtKind::Semi(e) => v.visit_expr(e),
            StmtKind::Empty => {}
        }
    }
    block.tail.iter().for_each(|e| v.visit_expr(e));
}

pub fn walk_expr<'a, V: Visit<'a> + ?Sized>(v: &mut V, expr: &'a Expr) {
    match &expr.kind {
        ExprKind::Path(path) => walk_qpath(v, path),
        ExprKind::Struct(it) => {
            walk_qpath(v, &it.path);
            it.fields.iter().for_each(|field| v.visit_expr(&field.expr));
            match &it.base {
                StructBase::Expr(e) => v.visit_expr(e),
                StructBase::None | StructBase::Rest(_) => {}
            }
        }
        ExprKind::Tuple(exprs) | ExprKind::Array(exprs) => exprs.iter().for_each(|e| v.visit_expr(e)),
        ExprKind::Repeat { elem: a, len: b } | ExprKind::Index { base: a, index: b } => {
            v.visit_expr(a);
            v.visit_expr(b);
        }
        ExprKind::Binary { lhs, rhs, .. } | ExprKind::Assign { lhs, rhs, .. } | ExprKind::AssignOp { lhs, rhs, .. } => {
            v.visit_expr(lhs);
            v.visit_expr(rhs);
        }
        ExprKind::Cast { operand, ty } => {
            v.visit_expr(operand);
            v.visit_type(ty);
        }
        ExprKind::Range { lo, hi, .. } => lo.iter().chain(hi).for_each(|e| v.visit_expr(e)),
        ExprKind::Call { callee, args } => {
            v.visit_expr(callee);
            args.iter().for_each(|e| v.visit_expr(e));
        }
        ExprKind::MethodCall(call) => {
            v.visit_expr(&call.receiver);
            walk_path_segment(v, &call.method);
            call.args.iter().for_each(|e| v.visit_expr(e));
        }
        ExprKind::Closure(it) => {
            walk_generic_params(v, &it.for_lifetimes);
            for param in &it.params {
                v.visit_pat(&param.pat);
                param.ty.iter().for_each(|ty| v.visit_type(ty));
            }
            it.ret.iter().for_each(|ty| v.visit_type(ty));
            v.visit_expr(&it.body);
        }
        ExprKind::Block { block, .. } | ExprKind::Loop { body: block, .. } => v.visit_block(block),
        ExprKind::While { cond, body, .. } => {
            v.visit_expr(cond);
            v.visit_block(body);
        }
        ExprKind::For { pat, iter, body, .. } => {
            v.visit_pat(pat);
            v.visit_expr(iter);
            v.visit_block(body);
        }
        ExprKind::If { cond, then, otherwise } => {
            v.visit_expr(cond);
            v.visit_block(then);
            otherwise.iter().for_each(|e| v.visit_expr(e));
        }
        ExprKind::Let { pat, scrutinee } => {
            v.visit_pat(pat);
            v.visit_expr(scrutinee);
        }
        ExprKind::Match { scrutinee, arms } => {
            v.visit_expr(scrutinee);
            for arm in arms {
                v.visit_pat(&arm.pat);
                arm.guard.iter().for_each(|e| v.visit_expr(e));
                v.visit_expr(&arm.body);
            }
        }
        ExprKind::Break { value, .. } | ExprKind::Return(value) => value.iter().for_each(|e| v.visit_expr(e)),
        ExprKind::Unary { operand: e, .. }
        | ExprKind::AddrOf { operand: e, .. }
        | ExprKind::Field { base: e, .. }
        | ExprKind::Try(e)
        | ExprKind::Await(e)
        | ExprKind::Paren(e) => v.visit_expr(e),
        ExprKind::Macro(call) => v.visit_macro(call),
        ExprKind::Lit(_) | ExprKind::Continue { .. } | ExprKind::Underscore => {}
    }
}

pub fn walk_macro<'a, V: Visit<'a> + ?Sized>(v: &mut V, call: &'a MacroCall) {
    match &call.kind {
        MacroKind::Format(it) => {
            it.leading.iter().for_each(|e| v.visit_expr(e));
            it.args.iter().for_each(|arg| v.visit_expr(&arg.expr));
        }
        MacroKind::Vec(exprs) | MacroKind::Dbg(exprs) | MacroKind::Other { args: exprs, .. } => {
            exprs.iter().for_each(|e| v.visit_expr(e));
        }
        MacroKind::VecRepeat { elem, len } => {
            v.visit_expr(elem);
            v.visit_expr(len);
        }
        MacroKind::Matches { scrutinee, pat, guard } => {
            v.visit_expr(scrutinee);
            v.visit_pat(pat);
            guard.iter().for_each(|e| v.visit_expr(e));
        }
        MacroKind::Cfg(_) | MacroKind::Stringify | MacroKind::Unknown => {}
    }
}
