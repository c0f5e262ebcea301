//! What the grammar's actions build.

use super::Cx;
use super::stream::Defer;
use crate::ast::{self, *};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Ident, Span, Symbol};

pub type ForLifetimes = Vec<GenericParam>;

/// A qualifier before an item's keyword.
#[derive(Debug)]
pub enum Qual {
    Const(Span),
    Async(Span),
    Unsafe(Span),
    Safe(Span),
    Default(Span),
    Extern(Abi),
}

#[derive(Debug)]
pub enum FnParam {
    Param(Param),
    SelfParam(SelfParam),
    Variadic(Span),
}

/// What follows a postfix operand.
#[derive(Debug)]
pub enum Post {
    Field(Ident),
    /// With a turbofish; the span is that of the name to the closing parenthesis.
    Method(Box<(Ident, GenericArgs, Vec<Expr>, Span)>),
    Await,
    Try,
    Call(Vec<Expr>),
    Index(Expr),
}

#[derive(Debug)]
pub enum ArrayBody {
    List(Vec<Expr>),
    Repeat(Box<Expr>, Box<Expr>),
}

#[derive(Debug)]
pub struct GenericList {
    pub params: Vec<GenericParam>,
    pub span: Span,
}

impl GenericList {
    pub fn none(span: Span) -> GenericList {
        GenericList { params: Vec::new(), span }
    }

    pub fn some((params, span): (Vec<GenericParam>, Span)) -> GenericList {
        GenericList { params, span }
    }
}

#[derive(Debug, Default)]
pub struct WhereList {
    pub predicates: Vec<WherePredicate>,
    pub span: Option<Span>,
}

/// Large elements are boxed while they are on the parser's stack.
pub fn unbox<T>(list: Vec<Box<T>>) -> Vec<T> {
    list.into_iter().map(|element| *element).collect()
}

/// A block being collected.
#[derive(Debug, Default)]
pub struct BlockBuf {
    stmts: Vec<Stmt>,
    tail: Option<Box<Expr>>,
    expr_attrs: Vec<(Span, Vec<Attribute>)>,
}

impl BlockBuf {
    fn note_attrs(&mut self, attrs: Vec<Attribute>, span: Span) {
        if !attrs.is_empty() {
            self.expr_attrs.push((span, attrs));
        }
    }
}

// Names and paths.
impl Cx<'_> {
    pub fn ident(&self, start: u32, end: u32) -> Ident {
        Ident { name: self.intern(self.text(start, end)), span: self.span(start, end) }
    }

    /// A name; `r#name` is called `name`.
    pub fn name(&self, start: u32, end: u32) -> Ident {
        let text = self.text(start, end);
        let span = self.span(start, end);
        let Some(name) = text.strip_prefix("r#") else { return Ident { name: self.intern(text), span } };
        if matches!(name, "crate" | "self" | "super" | "Self" | "_") {
            self.error(span, format!("`{name}` cannot be a raw identifier"));
        }
        Ident { name: Symbol::intern(name), span }
    }

    /// The number of a tuple's field.
    pub fn tuple_index(&self, start: u32, end: u32) -> Ident {
        let text = self.text(start, end);
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        if digits < text.len() {
            let suffix = &text[digits..];
            self.error(self.span(start, end), format!("suffixes on a tuple index are invalid: `{suffix}`"));
        }
        self.ident(start, start + digits as u32)
    }

    /// The name of a tuple field, which is given once its place is known.
    pub fn no_name(&self, span: Span) -> Ident {
        Ident { name: Symbol::intern(""), span }
    }

    pub fn path_start(&self, global: Option<Span>, ident: Ident) -> Path {
        let span = global.map_or(ident.span, |g| g.to(ident.span));
        Path { global, segments: vec![PathSegment { ident, args: None }], span }
    }

    pub fn path_push(&self, path: &mut Path, ident: Ident) {
        path.segments.push(PathSegment { ident, args: None });
        path.span = path.span.to(ident.span);
    }

    pub fn empty_path(&self, global: Option<(u32, u32)>, at: u32) -> Path {
        let global = global.map(|(start, end)| self.span(start, end));
        Path { global, segments: Vec::new(), span: global.unwrap_or(self.span(at, at)) }
    }

    pub fn qpath_start(&self, global: Option<Span>, ident: Ident) -> QPath {
        let path = self.path_start(global, ident);
        QPath { qself: None, span: path.span, path }
    }

    /// `<ty as path>::ident`
    pub fn qpath_qself(&self, (ty, as_path, span): (Type, Option<QPath>, Span), ident: Ident) -> QPath {
        let mut path = match as_path {
            Some(path) => self.plain_path(path),
            None => Path { global: None, segments: Vec::new(), span: ident.span },
        };
        let position = path.segments.len();
        self.path_push(&mut path, ident);
        QPath { qself: Some(Box::new(QSelf { ty, position, span })), path, span: span.to(ident.span) }
    }

    pub fn qpath_push(&self, path: &mut QPath, ident: Ident) {
        self.path_push(&mut path.path, ident);
        path.span = path.span.to(ident.span);
    }

    /// Gives the last segment its generic arguments.
    pub fn qpath_args(&self, path: &mut QPath, args: GenericArgs) {
        path.span = path.span.to(args.span);
        path.path.span = path.path.span.to(args.span);
        if let Some(segment) = path.path.segments.last_mut() {
            if segment.args.is_some() {
                self.error(args.span, "unexpected second list of generic arguments");
            }
            segment.args = Some(Box::new(args));
        }
    }

    /// A path where no `<T>::` may stand.
    pub fn plain_path(&self, path: QPath) -> Path {
        if let Some(qself) = &path.qself {
            self.error(qself.span, "expected a path, found a qualified path");
        }
        path.path
    }

    pub fn assoc_arg(&self, path: QPath, kind: AssocConstraintKind, start: u32, end: u32) -> GenericArg {
        let mut path = self.plain_path(path);
        if path.segments.len() > 1 || path.global.is_some() {
            self.error(path.span, "expected the name of an associated item, found a path");
        }
        // The grammar's paths have at least one segment.
        let segment = path.segments.pop();
        let name = segment.as_ref().map_or(self.no_name(path.span), |s| s.ident);
        let args = segment.and_then(|s| s.args);
        GenericArg::Assoc(Box::new(AssocConstraint { name, args, kind, span: self.span(start, end) }))
    }
}

// Types and generics.
impl Cx<'_> {
    pub fn ty(&self, kind: TypeKind, start: u32, end: u32) -> Type {
        Type { kind, span: self.span(start, end) }
    }

    pub fn path_type(&self, path: QPath) -> Type {
        Type { span: path.span, kind: TypeKind::Path(path) }
    }

    pub fn dyn_type(&self, start: u32, word_end: u32, bounds: Vec<Bound>, end: u32) -> Type {
        let dyn_span = Some(self.span(start, word_end));
        self.ty(TypeKind::TraitObject { dyn_span, bounds }, start, end)
    }

    /// `First + Rest` without `dyn`.
    pub fn bare_trait_object(&self, first: QPath, rest: Vec<Bound>, start: u32, first_end: u32, end: u32) -> Type {
        let kind = BoundKind::Trait(self.trait_bound(None, None, Vec::new(), first));
        let mut bounds = vec![Bound { kind, span: self.span(start, first_end) }];
        bounds.extend(rest);
        self.ty(TypeKind::TraitObject { dyn_span: None, bounds }, start, end)
    }

    pub fn ref_type(&self, lifetime: Option<Lifetime>, mutable: bool, inner: Type, start: u32, end: u32) -> Type {
        self.ty(TypeKind::Ref { lifetime, mutable, inner: Box::new(inner) }, start, end)
    }

    pub fn macro_type(&self, path: QPath, close: u32, end: u32) -> Type {
        let call = self.macro_call(path, close, end);
        Type { span: call.span, kind: TypeKind::Macro(Box::new(call)) }
    }

    pub fn abi(&self, name: Option<Lit>, start: u32, end: u32) -> Abi {
        let name = name.and_then(|lit| match lit.kind {
            LitKind::Str(s) => Some(s.value),
            _ => None,
        });
        Abi { name, span: self.span(start, end) }
    }

    pub fn fn_ptr(
        &self,
        unsafety: Option<Span>,
        abi: Option<Abi>,
        (params, ret): (Vec<(Option<FnPtrParam>, Span)>, Option<Type>),
    ) -> Box<FnPtr> {
        let variadic = params.iter().find(|(param, _)| param.is_none()).map(|(_, span)| *span);
        let params = params.into_iter().filter_map(|(param, _)| param).collect();
        Box::new(FnPtr { for_lifetimes: Vec::new(), unsafety, abi, params, variadic, ret })
    }

    pub fn trait_bound(
        &self,
        maybe: Option<Span>,
        modifier: Option<Span>,
        for_lifetimes: ForLifetimes,
        path: QPath,
    ) -> TraitBound {
        TraitBound { maybe, modifier, for_lifetimes, path: self.plain_path(path) }
    }

    pub fn generics(&self, list: GenericList, clause: WhereList) -> Generics {
        let mut order = 0;
        for param in &list.params {
            let rank = usize::from(!matches!(param.kind, GenericParamKind::Lifetime { .. }));
            if rank < order {
                self.error(param.span, "lifetime parameters must be declared prior to type and const parameters");
            }
            order = rank;
        }
        Generics { params: list.params, predicates: clause.predicates, span: list.span, where_span: clause.span }
    }
}

// Items.
impl Cx<'_> {
    pub fn vis_at(&self, vis: Option<Visibility>, start: u32) -> Visibility {
        vis.unwrap_or(Visibility { kind: VisKind::Inherited, span: self.span(start, start) })
    }

    pub fn macro_item(&self, attrs: Vec<Attribute>, path: QPath, close: u32, semi: bool, start: u32, end: u32) -> Item {
        let call = self.macro_call(path, close, end);
        if !semi && call.delimiter != Delimiter::Brace {
            self.error(
                call.span,
                "macros that expand to items must be delimited with braces or followed by a semicolon",
            );
        }
        Item {
            attrs,
            vis: self.vis_at(None, start),
            kind: ItemKind::MacroCall(Box::new(call)),
            span: self.span(start, end),
        }
    }

    pub fn fn_item(&self, quals: Vec<Qual>, mut it: Fn, start: u32) -> ItemKind {
        for qual in quals {
            match qual {
                Qual::Const(span) => it.header.constness = Some(span),
                Qual::Async(span) => it.header.asyncness = Some(span),
                Qual::Unsafe(span) => it.header.unsafety = Some(span),
                Qual::Safe(span) => it.header.safe = Some(span),
                Qual::Extern(abi) => it.header.abi = Some(abi),
                Qual::Default(span) => self.unstable_default(span),
            }
        }
        it.sig_span.start = start;
        ItemKind::Fn(LazyFn::from(it))
    }

    /// A function of a library file, known by its name only.
    pub fn lazy_fn(&self, name: Ident, start: u32, end: u32) -> ItemKind {
        match self.shared {
            Some(text) => {
                let source = FnSource { text, span: self.span(start, end), parse: super::deferred_fn };
                ItemKind::Fn(LazyFn::deferred(name, source))
            }
            // The token that leads here is made in library files only.
            None => ItemKind::Fn(LazyFn::from(Fn::empty(name))),
        }
    }

    pub fn fn_decl(
        &self,
        name: Ident,
        generics: Generics,
        list: Vec<FnParam>,
        ret: Option<Type>,
        body: Option<Body>,
        sig_span: Span,
    ) -> Fn {
        let (mut self_param, mut params, mut variadic) = (None, Vec::new(), None);
        for (i, param) in list.into_iter().enumerate() {
            match param {
                FnParam::Param(param) => params.extend(Some(param).filter(|p| self.is_enabled(&p.attrs))),
                FnParam::Variadic(span) => variadic = Some(span),
                FnParam::SelfParam(param) if i == 0 => self_param = Some(param),
                FnParam::SelfParam(param) => {
                    self.push(
                        Diagnostic::error(Code::None, param.span, "unexpected `self` parameter in function")
                            .primary("must be the first parameter of an associated function"),
                    );
                }
            }
        }
        let header = FnHeader::default();
        Fn { name, header, generics, self_param, params, variadic, ret, body, sig_span }
    }

    pub fn self_param(&self, kind: SelfKind, self_span: Span, start: u32, end: u32) -> SelfParam {
        SelfParam { kind, self_span, span: self.span(start, end) }
    }

    /// The body whose closing brace is token `close`.
    pub fn fn_body(&self, close: u32) -> Body {
        let close = close as usize;
        let open = self.partner(close);
        let span = self.token_span(open).to(self.token_span(close));
        if self.defer != Defer::Nothing {
            return Body::Deferred(span);
        }
        let empty = Block { attrs: Vec::new(), stmts: Vec::new(), tail: None, expr_attrs: Vec::new(), span };
        let bodiless = self.bodiless.replace(false);
        let block = self.parse_block(open, close + 1).unwrap_or(empty);
        self.bodiless.set(bodiless);
        Body::Parsed(block)
    }

    /// Numbers the fields of a tuple.
    pub fn tuple_fields(&self, fields: Vec<FieldDef>) -> Vec<FieldDef> {
        let mut fields = self.keep_enabled(fields, |f| &mut f.attrs);
        for (i, field) in fields.iter_mut().enumerate() {
            field.name.name = Symbol::intern(&i.to_string());
        }
        fields
    }

    pub fn impl_item(
        &self,
        list: GenericList,
        (negative, head): (Option<Span>, Type),
        for_type: Option<Type>,
        clause: WhereList,
        header_span: Span,
        items: Vec<Item>,
    ) -> ItemKind {
        let (trait_ref, self_ty) = match for_type {
            Some(self_ty) => match head.kind {
                TypeKind::Path(path) => (Some(self.plain_path(path)), self_ty),
                _ => {
                    self.error(head.span, "expected a trait, found type");
                    (None, self_ty)
                }
            },
            None => {
                if let Some(negative) = negative {
                    self.error(negative, "inherent impls cannot be negative");
                }
                (None, head)
            }
        };
        ItemKind::Impl(Box::new(Impl {
            generics: self.generics(list, clause),
            unsafety: None,
            negative,
            trait_ref,
            self_ty,
            items: self.assoc_items(items, false),
            header_span,
        }))
    }

    pub fn qualified_impl(&self, quals: Vec<Qual>, mut kind: ItemKind) -> ItemKind {
        let unsafety = self.only_unsafe(quals, "impl");
        if let ItemKind::Impl(it) = &mut kind {
            it.unsafety = unsafety;
        }
        kind
    }

    pub fn qualified_trait(&self, quals: Vec<Qual>, mut kind: ItemKind) -> ItemKind {
        let unsafety = self.only_unsafe(quals, "trait");
        if let ItemKind::Trait(it) = &mut kind {
            it.unsafety = unsafety;
        }
        kind
    }

    pub fn qualified_static(&self, quals: Vec<Qual>, mut it: Static) -> ItemKind {
        for qual in quals {
            match qual {
                Qual::Unsafe(span) | Qual::Safe(span) => it.unsafety = Some(span),
                other => {
                    self.only_unsafe(vec![other], "static");
                }
            }
        }
        ItemKind::Static(Box::new(it))
    }

    pub fn type_alias(
        &self,
        name: Ident,
        list: GenericList,
        bounds: Vec<Bound>,
        mut clause: WhereList,
        definition: Option<(Type, WhereList)>,
    ) -> ItemKind {
        let ty = definition.map(|(ty, after)| {
            clause.predicates.extend(after.predicates);
            clause.span = clause.span.or(after.span);
            ty
        });
        ItemKind::TypeAlias(Box::new(TypeAlias { name, generics: self.generics(list, clause), bounds, ty }))
    }
}

// Patterns.
impl Cx<'_> {
    pub fn pat(&self, kind: PatKind, start: u32, end: u32) -> Pat {
        Pat { kind, span: self.span(start, end) }
    }

    /// One pattern or several alternatives.
    pub fn or_pat(&self, mut list: Vec<Pat>, start: u32, end: u32) -> Pat {
        if list.len() == 1
            && let Some(pat) = list.pop()
        {
            return pat;
        }
        self.pat(PatKind::Or(list), start, end)
    }

    pub fn ref_pat(&self, mutable: bool, inner: Pat, start: u32, end: u32) -> Pat {
        self.pat(PatKind::Ref { mutable, inner: Box::new(inner) }, start, end)
    }

    /// `(..)` is a tuple, other parentheses only group.
    pub fn paren_pat(&self, inner: Pat, start: u32, end: u32) -> Pat {
        let kind = match inner.kind {
            PatKind::Rest => PatKind::Tuple(vec![inner]),
            _ => PatKind::Paren(Box::new(inner)),
        };
        self.pat(kind, start, end)
    }

    pub fn binding(
        &self,
        by_ref: Option<Span>,
        mutable: Option<Span>,
        name: Ident,
        sub: Option<Pat>,
        start: u32,
        end: u32,
    ) -> Pat {
        self.pat(PatKind::Ident { by_ref, mutable, name, sub: sub.map(Box::new) }, start, end)
    }

    pub fn path_pat(&self, path: QPath) -> Pat {
        let span = path.span;
        let kind = match path.as_ident() {
            Some(name) if !matches!(name.name.as_str(), "self" | "Self" | "super" | "crate") => {
                PatKind::Ident { by_ref: None, mutable: None, name, sub: None }
            }
            _ => PatKind::Path(path),
        };
        Pat { kind, span }
    }

    pub fn lit_pat(&self, expr: Expr) -> Pat {
        Pat { span: expr.span, kind: PatKind::Lit(Box::new(expr)) }
    }

    pub fn range_pat(&self, lo: Option<Expr>, hi: Option<Expr>, limits: RangeLimits, start: u32, end: u32) -> Pat {
        self.pat(PatKind::Range { lo: lo.map(Box::new), hi: hi.map(Box::new), limits }, start, end)
    }

    /// `a...b`, which editions since 2021 refuse.
    pub fn old_range_pat(&self, lo: Expr, hi: Expr, start: u32, dots: u32, end: u32) -> Pat {
        let span = self.span(dots, dots + 3);
        self.push(
            Diagnostic::error(Code::E(783), span, "`...` range patterns are not allowed")
                .help("use `..=` for an inclusive range"),
        );
        self.range_pat(Some(lo), Some(hi), RangeLimits::Closed, start, end)
    }

    /// `const { ... }`, which was once planned for patterns.
    pub fn const_pat(&self, block: Block, start: u32, word_end: u32, end: u32) -> Pat {
        self.error(self.span(start, word_end), "const blocks cannot be used as patterns");
        self.pat(PatKind::Const(Box::new(block)), start, end)
    }

    pub fn macro_pat(&self, path: QPath, close: u32, end: u32) -> Pat {
        let call = self.macro_call(path, close, end);
        Pat { span: call.span, kind: PatKind::Macro(Box::new(call)) }
    }
}

// Statements.
impl Cx<'_> {
    pub fn push_semi(&self, block: &mut BlockBuf, start: u32, end: u32) {
        // `if a { b } else { c };` is one statement, whose value may have any type.
        if let Some(last) = block.stmts.last_mut()
            && matches!(last.kind, StmtKind::Expr(_))
        {
            let kind = std::mem::replace(&mut last.kind, StmtKind::Empty);
            if let StmtKind::Expr(expr) = kind {
                last.kind = StmtKind::Semi(expr);
            }
            last.span.end = end;
            return;
        }
        block.stmts.push(Stmt { kind: StmtKind::Empty, span: self.span(start, end) });
    }

    pub fn push_let(&self, block: &mut BlockBuf, attrs: Vec<Attribute>, mut it: Let, start: u32, end: u32) {
        if matches!(it.pat.kind, PatKind::Or(_)) {
            self.error(it.pat.span, "`let` bindings require top-level or-patterns in parentheses");
        }
        if self.is_enabled(&attrs) {
            it.attrs = attrs;
            block.stmts.push(Stmt { kind: StmtKind::Let(Box::new(it)), span: self.span(start, end) });
        }
    }

    pub fn push_item(&self, block: &mut BlockBuf, attrs: Vec<Attribute>, mut item: Item) {
        item.attrs = attrs;
        if self.is_item_enabled(&item) {
            self.check_free_item(&item);
            block.stmts.push(Stmt { span: item.span, kind: StmtKind::Item(Box::new(item)) });
        }
    }

    pub fn push_expr(&self, block: &mut BlockBuf, attrs: Vec<Attribute>, expr: Expr, semi: bool, start: u32, end: u32) {
        if self.is_enabled(&attrs) {
            block.note_attrs(attrs, expr.span);
            let expr = Box::new(expr);
            let kind = if semi { StmtKind::Semi(expr) } else { StmtKind::Expr(expr) };
            block.stmts.push(Stmt { kind, span: self.span(start, end) });
        }
    }

    pub fn push_tail(&self, block: &mut BlockBuf, attrs: Vec<Attribute>, expr: Expr) {
        if self.is_enabled(&attrs) {
            block.note_attrs(attrs, expr.span);
            block.tail = Some(Box::new(expr));
        }
    }

    pub fn block(&self, attrs: Vec<Attribute>, buf: BlockBuf, start: u32, end: u32) -> Block {
        let BlockBuf { mut stmts, mut tail, expr_attrs } = buf;
        if tail.is_none()
            && let Some(last) = stmts.pop_if(|last| matches!(last.kind, StmtKind::Expr(_)))
            && let StmtKind::Expr(expr) = last.kind
        {
            tail = Some(expr);
        }
        for stmt in &mut stmts {
            // A macro call in braces is a statement of any type.
            if matches!(&stmt.kind, StmtKind::Expr(e) if matches!(e.kind, ExprKind::Macro(_))) {
                let kind = std::mem::replace(&mut stmt.kind, StmtKind::Empty);
                if let StmtKind::Expr(expr) = kind {
                    stmt.kind = StmtKind::Semi(expr);
                }
            }
        }
        Block { attrs, stmts, tail, expr_attrs, span: self.span(start, end) }
    }
}

// Expressions.
impl Cx<'_> {
    pub fn expr(&self, kind: ExprKind, start: u32, end: u32) -> Expr {
        Expr { kind, span: self.span(start, end) }
    }

    pub fn path_expr(&self, path: QPath) -> Expr {
        Expr { span: path.span, kind: ExprKind::Path(path) }
    }

    pub fn lit_expr(&self, lit: Lit) -> Expr {
        Expr { span: lit.span, kind: ExprKind::Lit(lit) }
    }

    pub fn negated(&self, start: u32, lit: Lit) -> Expr {
        let end = lit.span.end;
        let operand = Box::new(self.lit_expr(lit));
        self.expr(ExprKind::Unary { op: UnOp::Neg, operand }, start, end)
    }

    pub fn array(&self, body: ArrayBody, start: u32, end: u32) -> Expr {
        let kind = match body {
            ArrayBody::List(elems) => ExprKind::Array(elems),
            ArrayBody::Repeat(elem, len) => ExprKind::Repeat { elem, len },
        };
        self.expr(kind, start, end)
    }

    pub fn macro_expr(&self, path: QPath, close: u32, end: u32) -> Expr {
        let call = self.macro_call(path, close, end);
        Expr { span: call.span, kind: ExprKind::Macro(Box::new(call)) }
    }

    pub fn struct_expr(&self, path: QPath, fields: Vec<FieldInit>, base: StructBase, start: u32, end: u32) -> Expr {
        let fields = self.keep_enabled(fields, |f| &mut f.attrs);
        self.expr(ExprKind::Struct(Box::new(StructExpr { path, fields, base })), start, end)
    }

    /// `base` followed by `.name`, `?`, `(args)`, ...
    pub fn postfix(&self, base: Expr, post: Post, end: u32) -> Expr {
        let start = base.span.start;
        let kind = match post {
            Post::Field(name) => ExprKind::Field { base: Box::new(base), name },
            Post::Method(parts) => {
                let (ident, generics, args, call_span) = *parts;
                let method = PathSegment { ident, args: Some(Box::new(generics)) };
                ExprKind::MethodCall(Box::new(MethodCall { receiver: base, method, args, call_span }))
            }
            Post::Await => ExprKind::Await(Box::new(base)),
            Post::Try => ExprKind::Try(Box::new(base)),
            Post::Index(index) => ExprKind::Index { base: Box::new(base), index: Box::new(index) },
            Post::Call(args) => match base.kind {
                // `x.f(...)` calls a method, `(x.f)(...)` and `x.0(...)` what is in the field.
                ExprKind::Field { base: receiver, name } if !is_number(name) => {
                    ExprKind::MethodCall(Box::new(MethodCall {
                        receiver: *receiver,
                        method: PathSegment { ident: name, args: None },
                        args,
                        call_span: self.span(name.span.start, end),
                    }))
                }
                _ => ExprKind::Call { callee: Box::new(base), args },
            },
        };
        self.expr(kind, start, end)
    }

    pub fn block_expr(&self, label: Option<ast::Label>, mode: BlockMode, block: Block, start: u32, end: u32) -> Expr {
        self.expr(ExprKind::Block { label, mode, block: Box::new(block) }, start, end)
    }

    pub fn if_expr(&self, cond: Expr, then: Block, otherwise: Option<Expr>, start: u32, end: u32) -> Expr {
        let cond = Box::new(self.cond(cond));
        self.expr(ExprKind::If { cond, then: Box::new(then), otherwise: otherwise.map(Box::new) }, start, end)
    }

    pub fn match_expr(&self, scrutinee: Expr, arms: Vec<Arm>, start: u32, end: u32) -> Expr {
        let arms = self.keep_enabled(arms, |arm| &mut arm.attrs);
        self.expr(ExprKind::Match { scrutinee: Box::new(scrutinee), arms }, start, end)
    }

    pub fn arm(
        &self,
        (attrs, pat, guard, start): (Vec<Attribute>, Pat, Option<Expr>, u32),
        body: Expr,
        end: u32,
        comma: bool,
    ) -> Arm {
        if !comma && matches!(body.kind, ExprKind::Macro(_)) {
            self.error(body.span.shrink_to_end(), "expected `,` following `match` arm");
        }
        Arm { attrs, pat, guard, body, span: self.span(start, end) }
    }

    /// A condition, in which `let` may stand alone or joined by `&&`.
    pub fn cond(&self, cond: Expr) -> Expr {
        let mut lets = self.lets.borrow_mut();
        let mut pending = vec![&cond];
        while let Some(expr) = pending.pop() {
            match &expr.kind {
                ExprKind::Let { .. } => lets.retain(|span| span.start != expr.span.start),
                ExprKind::Binary { op: BinOp::And, lhs, rhs, .. } => pending.extend([&**lhs, &**rhs]),
                _ => {}
            }
        }
        drop(lets);
        cond
    }
}

fn is_number(name: Ident) -> bool {
    name.name.as_str().starts_with(|c: char| c.is_ascii_digit())
}
