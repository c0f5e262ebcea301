//! The program as written.
//!
//! An owned tree of everything the grammar of Rust (edition 2024) can say, including what later stages refuse: they name
//! the construct in a `C0002` and need its span. Names are interned text, nothing is resolved, and every node has the
//! span of exactly its own source text, so spans serve as keys. The depth of the tree is bounded by the parser, so plain
//! recursion over it is safe. Items and statements whose `#[cfg]` is false have already been removed.

use std::ops::Deref;
use std::sync::OnceLock;

use crate::source::{Ident, Span, Symbol};

pub mod visit;

/// One source file.
#[derive(Clone, Debug)]
pub struct Crate {
    /// The inner attributes at the top of the file.
    pub attrs: Vec<Attribute>,
    pub items: Vec<Item>,
    pub span: Span,
    /// Compiled for its tests: `#[cfg(test)]` holds, and `main` is a function like others.
    pub tests: bool,
}

// ---------------------------------------------------------------------------------------------------------- attributes

/// `#[path args]` or `#![path args]`. Doc comments are not kept.
#[derive(Clone, Debug)]
pub struct Attribute {
    pub path: Path,
    pub args: AttrArgs,
    /// Written `#![...]`.
    pub inner: bool,
    pub span: Span,
}

/// What follows an attribute's path.
#[derive(Clone, Debug)]
pub enum AttrArgs {
    /// `#[test]`
    Empty,
    /// `#[path = "file.rs"]`
    Value(Lit),
    /// `#[derive(Debug, Clone)]`, `#[allow(unused)]`, `#[cfg(all(unix, feature = "x"))]`
    List(Vec<MetaItem>),
    /// The library's `#[each(Int = i8, i16; Uint = u8, u16)]`: the item stands for one copy per column, in which each name is
    /// an alias of its type.
    Each(Vec<EachVar>),
    /// Anything else in brackets; the span is that of the tokens between the brackets.
    Tokens(Span),
}

/// One row of `#[each]`.
#[derive(Clone, Debug)]
pub struct EachVar {
    pub name: Ident,
    pub types: Vec<Type>,
}

/// One element of an attribute's list.
#[derive(Clone, Debug)]
pub enum MetaItem {
    Lit(Lit),
    Meta { path: Path, args: AttrArgs, span: Span },
}

impl Attribute {
    /// The attribute's name if it is a single identifier, as in `#[inline]`.
    pub fn name(&self) -> Option<Symbol> {
        self.path.as_ident().map(|ident| ident.name)
    }

    pub fn is(&self, name: &str) -> bool {
        self.name().is_some_and(|n| n.as_str() == name)
    }

    /// The elements of `#[name(a, b)]`; empty for every other form.
    pub fn list(&self) -> &[MetaItem] {
        match &self.args {
            AttrArgs::List(items) => items,
            AttrArgs::Empty | AttrArgs::Value(_) | AttrArgs::Each(_) | AttrArgs::Tokens(_) => &[],
        }
    }

    /// The string of `#[name = "string"]`.
    pub fn value_str(&self) -> Option<Symbol> {
        match &self.args {
            AttrArgs::Value(Lit { kind: LitKind::Str(s), .. }) => Some(s.value),
            AttrArgs::Value(_) | AttrArgs::Empty | AttrArgs::List(_) | AttrArgs::Each(_) | AttrArgs::Tokens(_) => None,
        }
    }
}

impl MetaItem {
    /// The path of a list element such as the `Debug` of `#[derive(Debug)]`.
    pub fn path(&self) -> Option<&Path> {
        match self {
            MetaItem::Meta { path, .. } => Some(path),
            MetaItem::Lit(_) => None,
        }
    }

    /// Whether this is the single word `name`.
    pub fn is(&self, name: &str) -> bool {
        self.path().and_then(Path::as_ident).is_some_and(|ident| ident.name.as_str() == name)
    }
}

/// The first attribute called `name`.
pub fn find_attr<'a>(attrs: &'a [Attribute], name: &str) -> Option<&'a Attribute> {
    attrs.iter().find(|attr| attr.is(name))
}

// --------------------------------------------------------------------------------------------------------------- items

#[derive(Clone, Debug)]
pub struct Item {
    /// Outer attributes, then the inner ones of a module or function body.
    pub attrs: Vec<Attribute>,
    pub vis: Visibility,
    pub kind: ItemKind,
    /// From the visibility (attributes excluded) to the end.
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum ItemKind {
    Fn(LazyFn),
    Struct(Box<Struct>),
    Enum(Box<Enum>),
    Union(Box<Struct>),
    Impl(Box<Impl>),
    Trait(Box<Trait>),
    Const(Box<Const>),
    Static(Box<Static>),
    TypeAlias(Box<TypeAlias>),
    Mod(Box<Mod>),
    Use(Box<UseTree>),
    ExternCrate(Box<ExternCrate>),
    ForeignMod(Box<ForeignMod>),
    /// `macro_rules! name { ... }`; the rules are not kept.
    MacroRules(Ident),
    /// A macro called in item position, such as `thread_local! { ... }`.
    MacroCall(Box<MacroCall>),
}

impl Item {
    /// The name that the item declares. Impls, uses, extern blocks and macro calls declare none of their own.
    pub fn name(&self) -> Option<Ident> {
        match &self.kind {
            ItemKind::Fn(it) => Some(it.name),
            ItemKind::Struct(it) | ItemKind::Union(it) => Some(it.name),
            ItemKind::Enum(it) => Some(it.name),
            ItemKind::Trait(it) => Some(it.name),
            ItemKind::Const(it) => Some(it.name),
            ItemKind::Static(it) => Some(it.name),
            ItemKind::TypeAlias(it) => Some(it.name),
            ItemKind::Mod(it) => Some(it.name),
            ItemKind::ExternCrate(it) => Some(it.rename.unwrap_or(it.name)),
            ItemKind::MacroRules(name) => Some(*name),
            ItemKind::Impl(_) | ItemKind::Use(_) | ItemKind::ForeignMod(_) | ItemKind::MacroCall(_) => None,
        }
    }
}

#[derive(Clone, Debug)]
pub struct Visibility {
    pub kind: VisKind,
    /// Empty, just before the item, when inherited.
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum VisKind {
    /// Nothing written.
    Inherited,
    /// `pub`
    Public,
    /// `pub(crate)`, `pub(super)`, `pub(self)`, `pub(in path)`
    Restricted(Path),
}

#[derive(Clone, Debug)]
pub struct Fn {
    pub name: Ident,
    pub header: FnHeader,
    pub generics: Generics,
    pub self_param: Option<SelfParam>,
    pub params: Vec<Param>,
    /// The `...` of a C-variadic function.
    pub variadic: Option<Span>,
    /// The type after `->`.
    pub ret: Option<Type>,
    /// None for `fn f();` in traits, extern blocks and the library's intrinsics.
    pub body: Option<Body>,
    /// From `fn` (or its qualifiers) to just before the body or where clause's end.
    pub sig_span: Span,
}

/// A function that may not have been parsed yet: of the library's functions few are ever looked at. It parses itself when
/// anything but its name is asked for.
#[derive(Clone, Debug)]
pub struct LazyFn {
    pub name: Ident,
    parsed: OnceLock<Box<Fn>>,
    source: Option<FnSource>,
}

/// Where the text of an unparsed function is.
#[derive(Clone, Debug)]
pub struct FnSource {
    /// The text of the whole file.
    pub text: &'static str,
    /// From the first qualifier to the end of the body.
    pub span: Span,
    /// Parses the function that the span covers; any text gives some function.
    pub parse: fn(&FnSource) -> Fn,
}

impl LazyFn {
    /// A function to be parsed on demand.
    pub fn deferred(name: Ident, source: FnSource) -> LazyFn {
        LazyFn { name, parsed: OnceLock::new(), source: Some(source) }
    }

    /// The function itself; None if it is deferred.
    pub fn into_fn(self) -> Option<Fn> {
        self.parsed.into_inner().map(|f| *f)
    }
}

impl From<Fn> for LazyFn {
    fn from(it: Fn) -> LazyFn {
        LazyFn { name: it.name, parsed: OnceLock::from(Box::new(it)), source: None }
    }
}

impl Deref for LazyFn {
    type Target = Fn;

    fn deref(&self) -> &Fn {
        self.parsed.get_or_init(|| {
            Box::new(match &self.source {
                Some(source) => (source.parse)(source),
                // Both ways to make one give either a function or its source.
                None => Fn::empty(self.name),
            })
        })
    }
}

impl Fn {
    /// `fn name();`
    pub fn empty(name: Ident) -> Fn {
        let span = name.span.shrink_to_end();
        Fn {
            name,
            header: FnHeader::default(),
            generics: Generics { params: Vec::new(), predicates: Vec::new(), span, where_span: None },
            self_param: None,
            params: Vec::new(),
            variadic: None,
            ret: None,
            body: None,
            sig_span: name.span,
        }
    }
}

#[derive(Clone, Copy, Default, Debug)]
pub struct FnHeader {
    pub constness: Option<Span>,
    pub asyncness: Option<Span>,
    pub unsafety: Option<Span>,
    /// `safe fn` inside `unsafe extern`.
    pub safe: Option<Span>,
    pub abi: Option<Abi>,
}

/// `extern` with or without `"C"`.
#[derive(Clone, Copy, Debug)]
pub struct Abi {
    pub name: Option<Symbol>,
    pub span: Span,
}

/// A function's body. Library files keep theirs as text until the body is reached.
#[derive(Clone, Debug)]
pub enum Body {
    Parsed(Block),
    /// The span of the braces and what is between; see `parse::body`.
    Deferred(Span),
}

impl Body {
    pub fn span(&self) -> Span {
        match self {
            Body::Parsed(block) => block.span,
            Body::Deferred(span) => *span,
        }
    }
}

#[derive(Clone, Debug)]
pub struct SelfParam {
    pub kind: SelfKind,
    /// The word `self`.
    pub self_span: Span,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum SelfKind {
    /// `self`, `mut self`
    Value { mutable: bool },
    /// `&self`, `&'a mut self`
    Ref { lifetime: Option<Lifetime>, mutable: bool },
    /// `self: T`, `mut self: T`
    Typed { mutable: bool, ty: Type },
}

#[derive(Clone, Debug)]
pub struct Param {
    pub attrs: Vec<Attribute>,
    pub pat: Pat,
    pub ty: Type,
    pub span: Span,
}

/// A struct or a union.
#[derive(Clone, Debug)]
pub struct Struct {
    pub name: Ident,
    pub generics: Generics,
    pub data: VariantData,
}

#[derive(Clone, Debug)]
pub struct Enum {
    pub name: Ident,
    pub generics: Generics,
    pub variants: Vec<Variant>,
}

#[derive(Clone, Debug)]
pub struct Variant {
    pub attrs: Vec<Attribute>,
    pub vis: Visibility,
    pub name: Ident,
    pub data: VariantData,
    /// The expression after `=`.
    pub discriminant: Option<Expr>,
    pub span: Span,
}

/// The fields of a struct or of an enum's variant.
#[derive(Clone, Debug)]
pub enum VariantData {
    Unit,
    /// Fields are called `0`, `1`, ...
    Tuple(Vec<FieldDef>),
    Named(Vec<FieldDef>),
}

impl VariantData {
    pub fn fields(&self) -> &[FieldDef] {
        match self {
            VariantData::Unit => &[],
            VariantData::Tuple(fields) | VariantData::Named(fields) => fields,
        }
    }
}

#[derive(Clone, Debug)]
pub struct FieldDef {
    pub attrs: Vec<Attribute>,
    pub vis: Visibility,
    /// A tuple field's name is its number; its span is then that of the type.
    pub name: Ident,
    pub ty: Type,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Impl {
    pub generics: Generics,
    pub unsafety: Option<Span>,
    /// The `!` of `impl !Send for T {}`.
    pub negative: Option<Span>,
    /// The path before `for`.
    pub trait_ref: Option<Path>,
    pub self_ty: Type,
    pub items: Vec<AssocItem>,
    /// From `impl` to just before the brace.
    pub header_span: Span,
}

#[derive(Clone, Debug)]
pub struct Trait {
    pub name: Ident,
    pub unsafety: Option<Span>,
    /// The `auto` of `auto trait`.
    pub auto: Option<Span>,
    pub generics: Generics,
    pub supertraits: Vec<Bound>,
    pub items: Vec<AssocItem>,
}

/// An item inside a trait or impl.
#[derive(Clone, Debug)]
pub struct AssocItem {
    pub attrs: Vec<Attribute>,
    pub vis: Visibility,
    /// The `default` of specialisation.
    pub defaultness: Option<Span>,
    pub kind: AssocItemKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum AssocItemKind {
    Fn(LazyFn),
    Const(Box<Const>),
    Type(Box<TypeAlias>),
    MacroCall(Box<MacroCall>),
}

impl AssocItem {
    pub fn name(&self) -> Option<Ident> {
        match &self.kind {
            AssocItemKind::Fn(it) => Some(it.name),
            AssocItemKind::Const(it) => Some(it.name),
            AssocItemKind::Type(it) => Some(it.name),
            AssocItemKind::MacroCall(_) => None,
        }
    }
}

#[derive(Clone, Debug)]
pub struct Const {
    /// May be `_`.
    pub name: Ident,
    pub generics: Generics,
    /// None where the type was forgotten, which rustc reports without a code.
    pub ty: Option<Type>,
    pub value: Option<Expr>,
}

#[derive(Clone, Debug)]
pub struct Static {
    pub name: Ident,
    pub mutable: Option<Span>,
    pub unsafety: Option<Span>,
    pub ty: Option<Type>,
    pub value: Option<Expr>,
}

/// `type Name<T>: Bounds where ... = Ty;` as an item or in a trait or impl.
#[derive(Clone, Debug)]
pub struct TypeAlias {
    pub name: Ident,
    pub generics: Generics,
    pub bounds: Vec<Bound>,
    pub ty: Option<Type>,
}

#[derive(Clone, Debug)]
pub struct Mod {
    pub name: Ident,
    pub unsafety: Option<Span>,
    /// None for `mod name;`.
    pub items: Option<Vec<Item>>,
}

/// One tree of a `use`: a prefix and what is taken from it.
#[derive(Clone, Debug)]
pub struct UseTree {
    /// May have no segments, as in `use {a, b};` and within groups.
    pub prefix: Path,
    pub kind: UseKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum UseKind {
    /// `a::b`, or `a::b as c`; the new name may be `_`.
    Simple { rename: Option<Ident> },
    /// `a::*`
    Glob,
    /// `a::{...}`
    Group(Vec<UseTree>),
}

#[derive(Clone, Debug)]
pub struct ExternCrate {
    pub name: Ident,
    pub rename: Option<Ident>,
}

/// `extern "C" { ... }`
#[derive(Clone, Debug)]
pub struct ForeignMod {
    pub unsafety: Option<Span>,
    pub abi: Abi,
    pub items: Vec<Item>,
}

// ------------------------------------------------------------------------------------------------ generics and bounds

/// A lifetime's name includes the quote: `'a`, `'static`, `'_`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Lifetime {
    pub ident: Ident,
}

/// Parameters and where clause.
#[derive(Clone, Debug)]
pub struct Generics {
    pub params: Vec<GenericParam>,
    pub predicates: Vec<WherePredicate>,
    /// The angle brackets; empty, just after the name, when there are none.
    pub span: Span,
    /// From `where` to its end, if there is one.
    pub where_span: Option<Span>,
}

#[derive(Clone, Debug)]
pub struct GenericParam {
    pub attrs: Vec<Attribute>,
    /// A lifetime's name includes the quote.
    pub name: Ident,
    pub kind: GenericParamKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum GenericParamKind {
    Lifetime { bounds: Vec<Lifetime> },
    Type { bounds: Vec<Bound>, default: Option<Type> },
    Const { ty: Type, default: Option<Expr> },
}

#[derive(Clone, Debug)]
pub struct WherePredicate {
    pub kind: WhereKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum WhereKind {
    /// `for<'a> T: Bounds`
    Type { for_lifetimes: Vec<GenericParam>, ty: Type, bounds: Vec<Bound> },
    /// `'a: 'b + 'c`
    Lifetime { lifetime: Lifetime, bounds: Vec<Lifetime> },
}

#[derive(Clone, Debug)]
pub struct Bound {
    pub kind: BoundKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum BoundKind {
    Trait(TraitBound),
    /// `'a`
    Lifetime(Lifetime),
    /// `use<'a, T>` on an `impl Trait`: the names it may capture.
    Use(Vec<Ident>),
}

/// `?for<'a> path::Trait<Args>`
#[derive(Clone, Debug)]
pub struct TraitBound {
    /// The `?` of `?Sized`.
    pub maybe: Option<Span>,
    /// `const Trait`, `~const Trait`, `async Fn`: none of them in the language.
    pub modifier: Option<Span>,
    pub for_lifetimes: Vec<GenericParam>,
    pub path: Path,
}

// --------------------------------------------------------------------------------------------------------------- paths

/// `::a::b::<T>::c`
#[derive(Clone, Debug)]
pub struct Path {
    /// The leading `::`.
    pub global: Option<Span>,
    /// Keywords `self`, `Self`, `super` and `crate` are segments with these names.
    pub segments: Vec<PathSegment>,
    pub span: Span,
}

impl Path {
    /// The identifier if the path is nothing else.
    pub fn as_ident(&self) -> Option<Ident> {
        match self.segments.as_slice() {
            [segment] if segment.args.is_none() && self.global.is_none() => Some(segment.ident),
            _ => None,
        }
    }

    /// Whether the path is this one word.
    pub fn is_ident(&self, name: &str) -> bool {
        self.as_ident().is_some_and(|ident| ident.name.as_str() == name)
    }
}

#[derive(Clone, Debug)]
pub struct PathSegment {
    pub ident: Ident,
    pub args: Option<Box<GenericArgs>>,
}

/// A path that may start with a type: `<T as a::Trait>::b::c`.
#[derive(Clone, Debug)]
pub struct QPath {
    pub qself: Option<Box<QSelf>>,
    /// With `<T as a::Trait>::b` this is `a::Trait::b`; with `<T>::b` it is `b`.
    pub path: Path,
    pub span: Span,
}

impl QPath {
    /// The identifier if the path is nothing else.
    pub fn as_ident(&self) -> Option<Ident> {
        if self.qself.is_some() { None } else { self.path.as_ident() }
    }
}

#[derive(Clone, Debug)]
pub struct QSelf {
    pub ty: Type,
    /// How many segments of the path name the trait: 0 when there is no `as`.
    pub position: usize,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct GenericArgs {
    pub kind: GenericArgsKind,
    /// Brackets included.
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum GenericArgsKind {
    /// `<A, 'a, 3, Item = B>`
    Angle(Vec<GenericArg>),
    /// `(A, B) -> C`
    Paren { inputs: Vec<Type>, output: Option<Type> },
}

#[derive(Clone, Debug)]
pub enum GenericArg {
    Lifetime(Lifetime),
    /// A single name may turn out to be a const parameter or constant.
    Type(Type),
    /// A literal, a negated literal or a block.
    Const(Expr),
    Assoc(Box<AssocConstraint>),
}

/// `Item = T`, `Item<'a>: Bound`, `N = 3`
#[derive(Clone, Debug)]
pub struct AssocConstraint {
    pub name: Ident,
    pub args: Option<Box<GenericArgs>>,
    pub kind: AssocConstraintKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum AssocConstraintKind {
    Type(Type),
    Const(Expr),
    Bounds(Vec<Bound>),
}

// --------------------------------------------------------------------------------------------------------------- types

#[derive(Clone, Debug)]
pub struct Type {
    pub kind: TypeKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum TypeKind {
    /// Includes `Self`.
    Path(QPath),
    /// `&'a mut T`
    Ref {
        lifetime: Option<Lifetime>,
        mutable: bool,
        inner: Box<Type>,
    },
    /// `*const T`, `*mut T`
    Ptr {
        mutable: bool,
        inner: Box<Type>,
    },
    Slice(Box<Type>),
    Array {
        elem: Box<Type>,
        len: Box<Expr>,
    },
    /// `()` is the empty tuple.
    Tuple(Vec<Type>),
    Never,
    FnPtr(Box<FnPtr>),
    /// `_`
    Infer,
    ImplTrait(Vec<Bound>),
    /// Without `dyn` it is rustc's E0782.
    TraitObject {
        dyn_span: Option<Span>,
        bounds: Vec<Bound>,
    },
    Paren(Box<Type>),
    Macro(Box<MacroCall>),
}

impl Type {
    /// The type without the parentheses around it.
    pub fn peel(&self) -> &Type {
        let mut ty = self;
        while let TypeKind::Paren(inner) = &ty.kind {
            ty = inner;
        }
        ty
    }
}

/// `for<'a> unsafe extern "C" fn(name: A, B) -> C`
#[derive(Clone, Debug)]
pub struct FnPtr {
    pub for_lifetimes: Vec<GenericParam>,
    pub unsafety: Option<Span>,
    pub abi: Option<Abi>,
    pub params: Vec<FnPtrParam>,
    pub variadic: Option<Span>,
    pub ret: Option<Type>,
}

#[derive(Clone, Debug)]
pub struct FnPtrParam {
    /// May be `_`.
    pub name: Option<Ident>,
    pub ty: Type,
}

// ------------------------------------------------------------------------------------------------------------ patterns

#[derive(Clone, Debug)]
pub struct Pat {
    pub kind: PatKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum PatKind {
    /// `_`
    Wild,
    /// `ref mut name @ sub`; a plain name may turn out to be a constant, unit struct or variant.
    Ident {
        by_ref: Option<Span>,
        mutable: Option<Span>,
        name: Ident,
        sub: Option<Box<Pat>>,
    },
    /// A literal, or the negation of one.
    Lit(Box<Expr>),
    /// `a..b`, `a..=b`, `a..`, `..b`, `..=b`; the ends are literals, negated literals or paths.
    Range {
        lo: Option<Box<Expr>>,
        hi: Option<Box<Expr>>,
        limits: RangeLimits,
    },
    /// `&pat`, `&mut pat`
    Ref {
        mutable: bool,
        inner: Box<Pat>,
    },
    /// May hold one `Rest`.
    Tuple(Vec<Pat>),
    /// `Path { name: pat, name, .. }`
    Struct {
        path: QPath,
        fields: Vec<FieldPat>,
        rest: Option<Span>,
    },
    /// `Path(pat, .., pat)`
    TupleStruct {
        path: QPath,
        fields: Vec<Pat>,
    },
    /// A path of more than one segment, or with a qualified self.
    Path(QPath),
    /// May hold one `Rest`, or one name bound to it: `[first, rest @ ..]`.
    Slice(Vec<Pat>),
    Or(Vec<Pat>),
    Paren(Box<Pat>),
    /// `..` inside a tuple, tuple struct or slice.
    Rest,
    /// `const { ... }` as a pattern.
    Const(Box<Block>),
    /// `box pat`, which never became part of Rust.
    Box(Box<Pat>),
    Macro(Box<MacroCall>),
}

impl Pat {
    /// The pattern without the parentheses around it.
    pub fn peel(&self) -> &Pat {
        let mut pat = self;
        while let PatKind::Paren(inner) = &pat.kind {
            pat = inner;
        }
        pat
    }
}

#[derive(Clone, Debug)]
pub struct FieldPat {
    pub attrs: Vec<Attribute>,
    /// May be a number.
    pub name: Ident,
    /// For a shorthand `ref mut name`, the binding pattern it stands for.
    pub pat: Pat,
    pub shorthand: bool,
    pub span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum RangeLimits {
    /// `..`
    HalfOpen,
    /// `..=`
    Closed,
}

// ---------------------------------------------------------------------------------------------------------- statements

/// `{ stmts tail }`
#[derive(Clone, Debug)]
pub struct Block {
    /// Inner attributes.
    pub attrs: Vec<Attribute>,
    pub stmts: Vec<Stmt>,
    /// The value: a last expression without a semicolon, block-like ones included.
    pub tail: Option<Box<Expr>>,
    /// Attributes of statements that are expressions, and of the tail, with their spans.
    pub expr_attrs: Vec<(Span, Vec<Attribute>)>,
    /// Braces included.
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Stmt {
    pub kind: StmtKind,
    /// Attributes excluded, semicolon included.
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum StmtKind {
    Let(Box<Let>),
    Item(Box<Item>),
    /// Block-like and without a semicolon, not last in its block: its type must be `()`.
    Expr(Box<Expr>),
    /// With a semicolon, or a macro call with braces.
    Semi(Box<Expr>),
    /// A lone `;`.
    Empty,
}

#[derive(Clone, Debug)]
pub struct Let {
    pub attrs: Vec<Attribute>,
    pub pat: Pat,
    pub ty: Option<Type>,
    pub init: Option<Expr>,
    /// The diverging block of `let ... else { ... }`.
    pub els: Option<Block>,
    pub span: Span,
}

// --------------------------------------------------------------------------------------------------------- expressions

#[derive(Clone, Debug)]
pub struct Expr {
    pub kind: ExprKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum ExprKind {
    Lit(Lit),
    /// Includes `self`.
    Path(QPath),
    Struct(Box<StructExpr>),
    /// `()` is the empty tuple.
    Tuple(Vec<Expr>),
    Array(Vec<Expr>),
    /// `[elem; len]`
    Repeat {
        elem: Box<Expr>,
        len: Box<Expr>,
    },
    Unary {
        op: UnOp,
        operand: Box<Expr>,
    },
    Binary {
        op: BinOp,
        op_span: Span,
        lhs: Box<Expr>,
        rhs: Box<Expr>,
    },
    /// The left side may be a tuple, array, struct, call or `_`: a destructuring assignment.
    Assign {
        lhs: Box<Expr>,
        rhs: Box<Expr>,
        eq_span: Span,
    },
    /// `lhs op= rhs`; never a comparison or a lazy operator.
    AssignOp {
        op: BinOp,
        op_span: Span,
        lhs: Box<Expr>,
        rhs: Box<Expr>,
    },
    Cast {
        operand: Box<Expr>,
        ty: Box<Type>,
    },
    /// `..` alone is also the rest of a destructuring assignment.
    Range {
        lo: Option<Box<Expr>>,
        hi: Option<Box<Expr>>,
        limits: RangeLimits,
    },
    Call {
        callee: Box<Expr>,
        args: Vec<Expr>,
    },
    MethodCall(Box<MethodCall>),
    /// The name may be a number: `pair.0`.
    Field {
        base: Box<Expr>,
        name: Ident,
    },
    Index {
        base: Box<Expr>,
        index: Box<Expr>,
    },
    Closure(Box<Closure>),
    /// `{}`, `'a: {}`, `unsafe {}`, `const {}`, `async move {}`
    Block {
        label: Option<Label>,
        mode: BlockMode,
        block: Box<Block>,
    },
    Loop {
        label: Option<Label>,
        body: Box<Block>,
    },
    While {
        label: Option<Label>,
        cond: Box<Expr>,
        body: Box<Block>,
    },
    For {
        label: Option<Label>,
        pat: Box<Pat>,
        iter: Box<Expr>,
        body: Box<Block>,
    },
    /// `otherwise` is a `Block` or another `If`.
    If {
        cond: Box<Expr>,
        then: Box<Block>,
        otherwise: Option<Box<Expr>>,
    },
    /// `let pat = scrutinee` in a condition or guard, alone or in a chain of `&&`.
    Let {
        pat: Box<Pat>,
        scrutinee: Box<Expr>,
    },
    Match {
        scrutinee: Box<Expr>,
        arms: Vec<Arm>,
    },
    Break {
        label: Option<Label>,
        value: Option<Box<Expr>>,
    },
    Continue {
        label: Option<Label>,
    },
    Return(Option<Box<Expr>>),
    /// `operand?`
    Try(Box<Expr>),
    /// `operand.await`
    Await(Box<Expr>),
    /// `&e`, `&mut e`, `&raw const e`, `&raw mut e`
    AddrOf {
        raw: bool,
        mutable: bool,
        operand: Box<Expr>,
    },
    Paren(Box<Expr>),
    /// `_` on the left of a destructuring assignment.
    Underscore,
    Macro(Box<MacroCall>),
}

impl Expr {
    /// The expression without the parentheses around it.
    pub fn peel(&self) -> &Expr {
        let mut expr = self;
        while let ExprKind::Paren(inner) = &expr.kind {
            expr = inner;
        }
        expr
    }
}

/// A label's name includes the quote.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Label {
    pub ident: Ident,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BlockMode {
    Plain,
    /// The span of `unsafe`.
    Unsafe(Span),
    Const(Span),
    /// `async`, and whether `move` follows.
    Async(Span, bool),
}

#[derive(Clone, Debug)]
pub struct StructExpr {
    pub path: QPath,
    pub fields: Vec<FieldInit>,
    pub base: StructBase,
}

#[derive(Clone, Debug)]
pub enum StructBase {
    None,
    /// `..base`
    Expr(Expr),
    /// `..` without an expression: the rest of a destructuring assignment.
    Rest(Span),
}

#[derive(Clone, Debug)]
pub struct FieldInit {
    pub attrs: Vec<Attribute>,
    /// May be a number.
    pub name: Ident,
    /// For a shorthand, the path that it stands for.
    pub expr: Expr,
    pub shorthand: bool,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct MethodCall {
    pub receiver: Expr,
    /// With its turbofish.
    pub method: PathSegment,
    pub args: Vec<Expr>,
    /// From the method's name to the closing parenthesis: where rustc points.
    pub call_span: Span,
}

#[derive(Clone, Debug)]
pub struct Closure {
    pub for_lifetimes: Vec<GenericParam>,
    pub capture_move: Option<Span>,
    pub asyncness: Option<Span>,
    /// The `static` of an immovable coroutine, or a `const` closure: not in the language.
    pub modifier: Option<Span>,
    pub params: Vec<ClosureParam>,
    pub ret: Option<Type>,
    pub body: Expr,
    /// From `move` or the first bar to the last bar or the return type: where rustc points.
    pub header_span: Span,
}

#[derive(Clone, Debug)]
pub struct ClosureParam {
    pub attrs: Vec<Attribute>,
    pub pat: Pat,
    pub ty: Option<Type>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Arm {
    pub attrs: Vec<Attribute>,
    pub pat: Pat,
    /// May contain `Let`.
    pub guard: Option<Expr>,
    pub body: Expr,
    pub span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum UnOp {
    Deref,
    Not,
    Neg,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BinOp {
    Add,
    Sub,
    Mul,
    Div,
    Rem,
    BitAnd,
    BitOr,
    BitXor,
    Shl,
    Shr,
    /// `&&`
    And,
    /// `||`
    Or,
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

impl BinOp {
    pub fn as_str(self) -> &'static str {
        match self {
            BinOp::Add => "+",
            BinOp::Sub => "-",
            BinOp::Mul => "*",
            BinOp::Div => "/",
            BinOp::Rem => "%",
            BinOp::BitAnd => "&",
            BinOp::BitOr => "|",
            BinOp::BitXor => "^",
            BinOp::Shl => "<<",
            BinOp::Shr => ">>",
            BinOp::And => "&&",
            BinOp::Or => "||",
            BinOp::Eq => "==",
            BinOp::Ne => "!=",
            BinOp::Lt => "<",
            BinOp::Le => "<=",
            BinOp::Gt => ">",
            BinOp::Ge => ">=",
        }
    }

    pub fn is_comparison(self) -> bool {
        matches!(self, BinOp::Eq | BinOp::Ne | BinOp::Lt | BinOp::Le | BinOp::Gt | BinOp::Ge)
    }

    /// `&&` and `||`, which may not evaluate their right side.
    pub fn is_lazy(self) -> bool {
        matches!(self, BinOp::And | BinOp::Or)
    }

    pub fn is_shift(self) -> bool {
        matches!(self, BinOp::Shl | BinOp::Shr)
    }
}

impl UnOp {
    pub fn as_str(self) -> &'static str {
        match self {
            UnOp::Deref => "*",
            UnOp::Not => "!",
            UnOp::Neg => "-",
        }
    }
}

// ------------------------------------------------------------------------------------------------------------ literals

#[derive(Clone, Debug)]
pub struct Lit {
    pub kind: LitKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum LitKind {
    Bool(bool),
    Int {
        /// `u128::MAX` when too large.
        value: u128,
        /// The digits do not fit 128 bits.
        too_large: bool,
        /// An integer type's name, or `f32` or `f64` as in `1f64`.
        suffix: Option<Symbol>,
        /// Written in base 2, 8 or 16.
        radix: u8,
    },
    Float {
        /// Without underscores and suffix, as `str::parse::<f64>` takes it.
        text: Symbol,
        /// `f32` or `f64`.
        suffix: Option<Symbol>,
    },
    Char(char),
    Byte(u8),
    Str(StrLit),
    ByteStr(Box<[u8]>),
    /// `c"..."`, without the NUL at the end.
    CStr(Box<[u8]>),
}

/// A string literal: its value after escapes, and where each byte of it came from.
#[derive(Clone, Debug)]
pub struct StrLit {
    pub value: Symbol,
    /// `r"..."` or `r#"..."#`
    pub raw: bool,
    /// Pairs (offset in the value, offset in the file): from the first to the next pair, the text was copied as is.
    pub marks: Box<[(u32, u32)]>,
    /// The literal, quotes included.
    pub span: Span,
}

impl StrLit {
    /// The span in the source of bytes `start..end` of the value.
    pub fn span_of(&self, start: usize, end: usize) -> Span {
        let place = |offset: usize| {
            let at = self.marks.partition_point(|(value, _)| *value as usize <= offset);
            let (value, file) = at.checked_sub(1).map_or((0, self.span.start), |i| self.marks[i]);
            (file + (offset as u32 - value)).min(self.span.end)
        };
        let start = place(start);
        Span { start, end: place(end).max(start), ..self.span }
    }
}

// -------------------------------------------------------------------------------------------------------------- macros

/// `path!(...)`, `path![...]` or `path! { ... }`
#[derive(Clone, Debug)]
pub struct MacroCall {
    pub path: Path,
    /// Of the path and the `!`.
    pub path_span: Span,
    pub delimiter: Delimiter,
    /// The tokens between the delimiters.
    pub args_span: Span,
    pub kind: MacroKind,
    pub span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Delimiter {
    Paren,
    Bracket,
    Brace,
}

impl Delimiter {
    pub fn open(self) -> char {
        match self {
            Delimiter::Paren => '(',
            Delimiter::Bracket => '[',
            Delimiter::Brace => '{',
        }
    }

    pub fn close(self) -> char {
        match self {
            Delimiter::Paren => ')',
            Delimiter::Bracket => ']',
            Delimiter::Brace => '}',
        }
    }
}

/// What a macro call means: the built-in macros have their arguments parsed.
#[derive(Clone, Debug)]
pub enum MacroKind {
    Format(FormatCall),
    /// `vec![a, b]`
    Vec(Vec<Expr>),
    /// `vec![elem; len]`
    VecRepeat {
        elem: Expr,
        len: Expr,
    },
    /// `matches!(scrutinee, pat if guard)`
    Matches {
        scrutinee: Expr,
        pat: Pat,
        guard: Option<Expr>,
    },
    /// `dbg!(a, b)`
    Dbg(Vec<Expr>),
    /// `cfg!(condition)`, and whether the condition holds.
    Cfg(bool),
    /// Known and simple: `concat!`, `line!`, `column!`, `file!`, `module_path!`, `env!`, `option_env!` ...
    Other {
        name: Symbol,
        args: Vec<Expr>,
    },
    /// `stringify!(...)`: the text is that of `args_span`.
    Stringify,
    /// Not one of ours, so its arguments could be anything.
    Unknown,
}

/// `println!("{} {x}", a, x = b)` and its kin.
#[derive(Clone, Debug)]
pub struct FormatCall {
    pub name: FormatMacro,
    /// What comes before the format string: the writer, the condition, or the two operands.
    pub leading: Vec<Expr>,
    /// The format string first, if anything follows `leading`; then the arguments.
    pub args: Vec<FormatArg>,
}

#[derive(Clone, Debug)]
pub struct FormatArg {
    pub name: Option<Ident>,
    pub expr: Expr,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum FormatMacro {
    Print,
    Println,
    Eprint,
    Eprintln,
    Format,
    FormatArgs,
    Write,
    Writeln,
    Panic,
    Todo,
    Unimplemented,
    Unreachable,
    Assert,
    AssertEq,
    AssertNe,
    DebugAssert,
    DebugAssertEq,
    DebugAssertNe,
}

impl FormatMacro {
    /// The macro with this name.
    pub fn from_name(name: &str) -> Option<FormatMacro> {
        Some(match name {
            "print" => FormatMacro::Print,
            "println" => FormatMacro::Println,
            "eprint" => FormatMacro::Eprint,
            "eprintln" => FormatMacro::Eprintln,
            "format" => FormatMacro::Format,
            "format_args" => FormatMacro::FormatArgs,
            "write" => FormatMacro::Write,
            "writeln" => FormatMacro::Writeln,
            "panic" => FormatMacro::Panic,
            "todo" => FormatMacro::Todo,
            "unimplemented" => FormatMacro::Unimplemented,
            "unreachable" => FormatMacro::Unreachable,
            "assert" => FormatMacro::Assert,
            "assert_eq" => FormatMacro::AssertEq,
            "assert_ne" => FormatMacro::AssertNe,
            "debug_assert" => FormatMacro::DebugAssert,
            "debug_assert_eq" => FormatMacro::DebugAssertEq,
            "debug_assert_ne" => FormatMacro::DebugAssertNe,
            _ => return None,
        })
    }

    /// How many expressions come before the format string.
    pub fn leading(self) -> usize {
        match self {
            FormatMacro::Write | FormatMacro::Writeln | FormatMacro::Assert | FormatMacro::DebugAssert => 1,
            FormatMacro::AssertEq | FormatMacro::AssertNe | FormatMacro::DebugAssertEq | FormatMacro::DebugAssertNe => {
                2
            }
            FormatMacro::Print
            | FormatMacro::Println
            | FormatMacro::Eprint
            | FormatMacro::Eprintln
            | FormatMacro::Format
            | FormatMacro::FormatArgs
            | FormatMacro::Panic
            | FormatMacro::Todo
            | FormatMacro::Unimplemented
            | FormatMacro::Unreachable => 0,
        }
    }
}
