//! Small trees made by hand, for derives.

use crate::ast::*;
use crate::source::{Ident, Span, Symbol};

/// Makes nodes of one span.
#[derive(Clone, Copy)]
pub(crate) struct Build {
    pub span: Span,
}

impl Build {
    pub fn new(span: Span) -> Build {
        Build { span }
    }
    pub fn at(self, span: Span) -> Build {
        Build { span }
    }

    // Names and paths.

    pub fn ident(self, name: &str) -> Ident {
        Ident { name: Symbol::intern(name), span: self.span }
    }
    pub fn path(self, names: &[Ident]) -> Path {
        let segment = |name: &Ident| PathSegment { ident: Ident { span: self.span, ..*name }, args: None };
        Path { global: None, segments: names.iter().map(segment).collect(), span: self.span }
    }
    /// `::std::a::b`, whatever `std` means around here.
    pub fn std_path(self, names: &[&str]) -> Path {
        let mut idents = vec![self.ident("std")];
        idents.extend(names.iter().map(|name| self.ident(name)));
        Path { global: Some(self.span), ..self.path(&idents) }
    }
    fn qpath(self, path: Path) -> QPath {
        QPath { qself: None, span: path.span, path }
    }

    // Types.

    fn ty(self, kind: TypeKind) -> Type {
        Type { kind, span: self.span }
    }
    pub fn ty_path(self, path: Path) -> Type {
        self.ty(TypeKind::Path(self.qpath(path)))
    }
    pub fn ty_ident(self, name: Ident) -> Type {
        self.ty_path(self.path(&[name]))
    }
    pub fn ty_prim(self, name: &str) -> Type {
        self.ty_path(self.std_path(&["primitive", name]))
    }
    pub fn ty_with_args(self, name: Ident, args: Vec<GenericArg>) -> Type {
        let mut path = self.path(&[name]);
        if !args.is_empty() {
            path.segments[0].args = Some(Box::new(GenericArgs { kind: GenericArgsKind::Angle(args), span: self.span }));
        }
        self.ty_path(path)
    }
    pub fn ty_path_args(self, mut path: Path, args: Vec<Type>) -> Type {
        if let Some(last) = path.segments.last_mut() {
            let args = args.into_iter().map(GenericArg::Type).collect();
            last.args = Some(Box::new(GenericArgs { kind: GenericArgsKind::Angle(args), span: self.span }));
        }
        self.ty_path(path)
    }
    pub fn ty_ref(self, inner: Type) -> Type {
        self.ty(TypeKind::Ref { lifetime: None, mutable: false, inner: Box::new(inner) })
    }
    pub fn ty_ref_mut(self, inner: Type) -> Type {
        self.ty(TypeKind::Ref { lifetime: None, mutable: true, inner: Box::new(inner) })
    }

    // Expressions.

    fn expr(self, kind: ExprKind) -> Expr {
        Expr { kind, span: self.span }
    }
    pub fn path_expr(self, path: Path) -> Expr {
        self.expr(ExprKind::Path(self.qpath(path)))
    }
    pub fn local(self, name: &str) -> Expr {
        self.path_expr(self.path(&[self.ident(name)]))
    }
    pub fn field(self, base: Expr, name: Ident) -> Expr {
        self.expr(ExprKind::Field { base: Box::new(base), name: Ident { span: self.span, ..name } })
    }
    pub fn addr_of(self, operand: Expr) -> Expr {
        self.expr(ExprKind::AddrOf { raw: false, mutable: false, operand: Box::new(operand) })
    }
    pub fn deref(self, operand: Expr) -> Expr {
        self.expr(ExprKind::Unary { op: UnOp::Deref, operand: Box::new(operand) })
    }
    pub fn call(self, callee: Expr, args: Vec<Expr>) -> Expr {
        self.expr(ExprKind::Call { callee: Box::new(callee), args })
    }
    pub fn method(self, receiver: Expr, name: &str, args: Vec<Expr>) -> Expr {
        self.method_at(receiver, name, args, self.span)
    }
    /// A method call whose name is at `name_span`.
    pub fn method_at(self, receiver: Expr, name: &str, args: Vec<Expr>, name_span: Span) -> Expr {
        let ident = Ident { name: Symbol::intern(name), span: name_span };
        let method = PathSegment { ident, args: None };
        self.at(name_span).expr(ExprKind::MethodCall(Box::new(MethodCall {
            receiver,
            method,
            args,
            call_span: name_span,
        })))
    }
    pub fn binary(self, op: BinOp, lhs: Expr, rhs: Expr) -> Expr {
        self.expr(ExprKind::Binary { op, op_span: self.span, lhs: Box::new(lhs), rhs: Box::new(rhs) })
    }
    pub fn cast(self, operand: Expr, ty: Type) -> Expr {
        self.expr(ExprKind::Cast { operand: Box::new(operand), ty: Box::new(ty) })
    }
    pub fn bool(self, value: bool) -> Expr {
        self.expr(ExprKind::Lit(Lit { kind: LitKind::Bool(value), span: self.span }))
    }
    pub fn str(self, value: Symbol) -> Expr {
        let lit = StrLit { value, raw: false, marks: Box::new([]), span: self.span };
        self.expr(ExprKind::Lit(Lit { kind: LitKind::Str(lit), span: self.span }))
    }
    pub fn tuple(self, elems: Vec<Expr>) -> Expr {
        self.expr(ExprKind::Tuple(elems))
    }
    pub fn struct_expr(self, path: Path, fields: Vec<(Ident, Expr)>) -> Expr {
        let init = |(name, expr): (Ident, Expr)| FieldInit {
            attrs: Vec::new(),
            span: expr.span,
            name: Ident { span: expr.span, ..name },
            expr,
            shorthand: false,
        };
        let path = self.qpath(path);
        let fields = fields.into_iter().map(init).collect();
        self.expr(ExprKind::Struct(Box::new(StructExpr { path, fields, base: StructBase::None })))
    }
    pub fn match_expr(self, scrutinee: Expr, arms: Vec<(Pat, Expr)>) -> Expr {
        let arm = |(pat, body): (Pat, Expr)| Arm { attrs: Vec::new(), pat, guard: None, body, span: self.span };
        let arms = arms.into_iter().map(arm).collect();
        self.expr(ExprKind::Match { scrutinee: Box::new(scrutinee), arms })
    }
    pub fn block(self, stmts: Vec<Stmt>, tail: Option<Expr>) -> Block {
        Block { attrs: Vec::new(), stmts, tail: tail.map(Box::new), expr_attrs: Vec::new(), span: self.span }
    }
    pub fn block_expr(self, stmts: Vec<Stmt>, tail: Option<Expr>) -> Expr {
        let block = Box::new(self.block(stmts, tail));
        self.expr(ExprKind::Block { label: None, mode: BlockMode::Plain, block })
    }
    pub fn semi(self, expr: Expr) -> Stmt {
        Stmt { span: expr.span, kind: StmtKind::Semi(Box::new(expr)) }
    }

    // Patterns.

    fn pat(self, kind: PatKind) -> Pat {
        Pat { kind, span: self.span }
    }
    pub fn pat_wild(self) -> Pat {
        self.pat(PatKind::Wild)
    }
    pub fn pat_ident(self, name: &str) -> Pat {
        self.pat(PatKind::Ident { by_ref: None, mutable: None, name: self.ident(name), sub: None })
    }
    pub fn pat_path(self, path: Path) -> Pat {
        match path.as_ident() {
            Some(name) => self.pat(PatKind::Ident { by_ref: None, mutable: None, name, sub: None }),
            None => self.pat(PatKind::Path(self.qpath(path))),
        }
    }
    pub fn pat_tuple(self, pats: Vec<Pat>) -> Pat {
        self.pat(PatKind::Tuple(pats))
    }
    pub fn pat_tuple_struct(self, path: Path, fields: Vec<Pat>) -> Pat {
        self.pat(PatKind::TupleStruct { path: self.qpath(path), fields })
    }
    pub fn pat_struct(self, path: Path, fields: Vec<(Ident, Pat)>) -> Pat {
        let field =
            |(name, pat): (Ident, Pat)| FieldPat { attrs: Vec::new(), name, span: pat.span, pat, shorthand: false };
        let fields = fields.into_iter().map(field).collect();
        self.pat(PatKind::Struct { path: self.qpath(path), fields, rest: None })
    }

    // Items.

    pub fn generics(self) -> Generics {
        Generics { params: Vec::new(), predicates: Vec::new(), span: self.span, where_span: None }
    }
    pub fn trait_bound(self, path: Path) -> Bound {
        let bound = TraitBound { maybe: None, modifier: None, for_lifetimes: Vec::new(), path };
        Bound { kind: BoundKind::Trait(bound), span: self.span }
    }
    /// `fn name(&self, params) -> ret { body }`
    pub fn method_fn(self, name: &str, params: Vec<(&str, Type)>, ret: Option<Type>, body: Expr) -> Fn {
        let param =
            |(name, ty): (&str, Type)| Param { attrs: Vec::new(), pat: self.pat_ident(name), ty, span: self.span };
        Fn {
            name: self.ident(name),
            header: FnHeader::default(),
            generics: self.generics(),
            self_param: Some(SelfParam {
                kind: SelfKind::Ref { lifetime: None, mutable: false },
                self_span: self.span,
                span: self.span,
            }),
            params: params.into_iter().map(param).collect(),
            variadic: None,
            ret,
            body: Some(Body::Parsed(self.block(Vec::new(), Some(body)))),
            sig_span: self.span,
        }
    }
    pub fn assoc_fn(self, method: Fn) -> AssocItem {
        AssocItem {
            attrs: vec![self.inline()],
            vis: self.inherited(),
            defaultness: None,
            kind: AssocItemKind::Fn(method.into()),
            span: self.span,
        }
    }
    fn inline(self) -> Attribute {
        let path = self.path(&[self.ident("inline")]);
        Attribute { path, args: AttrArgs::Empty, inner: false, span: self.span }
    }
    fn inherited(self) -> Visibility {
        Visibility { kind: VisKind::Inherited, span: self.span }
    }
    pub fn item(self, kind: ItemKind) -> Item {
        Item { attrs: Vec::new(), vis: self.inherited(), kind, span: self.span }
    }
}
