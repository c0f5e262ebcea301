//! A hand-made [`Context`] for tests of single stages: ADTs are declared in a few words of Rust, everything is monomorphic.

use std::collections::HashMap;
use std::rc::Rc;

use cairn::hir::*;
use cairn::index::IdVec;
use cairn::source::{FileId, Ident, Span, Symbol};
use cairn::ty::*;

pub fn span() -> Span {
    Span::new(FileId::MAIN, 0, 1)
}

pub fn ident(name: &str) -> Ident {
    Ident { name: Symbol::intern(name), span: span() }
}

#[derive(Default)]
pub struct Fake {
    pub adts: IdVec<AdtId, Rc<Adt>>,
    pub names: HashMap<String, AdtId>,
    pub fns: IdVec<FnId, Rc<Fn>>,
}

impl TyNames for Fake {
    fn adt_name(&self, id: AdtId) -> String {
        self.adts[id].name.to_string()
    }
    fn fn_name(&self, id: FnId) -> String {
        self.fns[id].path.clone()
    }
    fn trait_name(&self, _: TraitId) -> String {
        "Trait".to_owned()
    }
    fn assoc_ty_name(&self, _: AssocTyId) -> (TraitId, String) {
        (TraitId(0), "Assoc".to_owned())
    }
    fn closure_name(&self, _: ClosureId) -> String {
        "{closure}".to_owned()
    }
    fn opaque_name(&self, _: OpaqueId) -> String {
        "impl Trait".to_owned()
    }
}

impl Context for Fake {
    fn type_name(&self, _: Ty) -> String {
        unreachable!("nobody names types here")
    }
    fn adt(&self, id: AdtId) -> Rc<Adt> {
        self.adts[id].clone()
    }
    fn func(&self, id: FnId) -> Rc<Fn> {
        self.fns[id].clone()
    }
    fn trait_def(&self, _: TraitId) -> Rc<Trait> {
        unimplemented!("no traits here")
    }
    fn assoc_ty(&self, _: AssocTyId) -> Rc<AssocTy> {
        unimplemented!("no traits here")
    }
    fn impl_def(&self, _: ImplId) -> Rc<Impl> {
        unimplemented!("no impls here")
    }
    fn const_item(&self, _: ConstId) -> Rc<ConstItem> {
        unimplemented!("no consts here")
    }
    fn static_item(&self, _: StaticId) -> Rc<StaticItem> {
        unimplemented!("no statics here")
    }
    fn closure(&self, _: ClosureId) -> Rc<Closure> {
        unimplemented!("no closures here")
    }
    fn body(&self, _: BodyOwner) -> Option<Rc<Body>> {
        None
    }
    fn lang(&self, name: &str) -> Option<LangItem> {
        let found = self.adts.iter().find(|adt| adt.lang.is_some_and(|l| l.as_str() == name))?;
        Some(LangItem::Adt(found.id))
    }
    fn is_copy(&self, _: Ty, _: &ParamEnv) -> bool {
        true
    }
    fn is_sized(&self, ty: Ty, _: &ParamEnv) -> bool {
        // A parameter called `U` stands for `U: ?Sized`.
        match ty.kind() {
            TyKind::Param(p) => p.name.as_str() != "U",
            TyKind::Slice(_) | TyKind::Str | TyKind::Dynamic(..) => false,
            _ => true,
        }
    }
    fn needs_drop(&self, _: Ty, _: &ParamEnv) -> bool {
        false
    }
    fn drop_impl(&self, _: Ty) -> Option<(FnId, Args)> {
        None
    }
    fn may_dangle(&self, _: AdtId) -> Vec<u32> {
        Vec::new()
    }
    fn normalize(&self, ty: Ty, _: &ParamEnv) -> Ty {
        ty
    }
    fn normalize_regions(&self, ty: Ty, _: &ParamEnv, _: &mut dyn RegionSink) -> Ty {
        ty
    }
    fn prove_regions(&self, _: Predicate, _: &ParamEnv, _: &mut dyn RegionSink) {}
    fn opaque_ty(&self, _: OpaqueId) -> Rc<OpaqueTy> {
        unreachable!("no opaque types")
    }
    fn reveal_opaque(&self, _: OpaqueId, _: Args) -> Ty {
        Ty::ERROR()
    }
    fn holds(&self, _: Predicate, _: &ParamEnv) -> bool {
        false
    }
    fn resolve_instance(&self, id: FnId, args: Args) -> Option<Instance> {
        Some(Instance::Fn(id, args))
    }
    fn resolve_const(&self, id: ConstId, args: Args) -> Option<(ConstId, Args)> {
        Some((id, args))
    }
    fn variances(&self, _: AdtId) -> Rc<[Variance]> {
        Rc::new([])
    }
    fn unsize_kind(&self, _: Ty, _: Ty) -> UnsizeKind {
        UnsizeKind::DynToDyn
    }
    fn vtable_methods(&self, _: TraitId) -> Vec<FnId> {
        Vec::new()
    }
    fn main_fn(&self) -> Option<FnId> {
        self.fns.iter().find(|f| f.path == "main").map(|f| f.id)
    }
    fn user_bodies(&self) -> Vec<BodyOwner> {
        self.fns.iter().map(|f| BodyOwner::Fn(f.id)).collect()
    }
}

// ---------------------------------------------------------------------------------------------------------------
// Declarations in Rust syntax.

impl Fake {
    /// Declares the structs, unions and enums of `source`, in order of use.
    pub fn declare(&mut self, source: &str) {
        let mut parser = Parser { fake: self, tokens: tokens(source), at: 0, params: Vec::new() };
        while parser.at < parser.tokens.len() {
            parser.item();
        }
    }

    /// A type in Rust syntax.
    pub fn ty(&mut self, source: &str) -> Ty {
        Parser { fake: self, tokens: tokens(source), at: 0, params: Vec::new() }.ty()
    }
}

fn tokens(source: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut chars = source.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut token = c.to_string();
        if c.is_alphanumeric() || c == '_' {
            while let Some(next) = chars.next_if(|n| n.is_alphanumeric() || *n == '_') {
                token.push(next);
            }
        }
        out.push(token);
    }
    out
}

struct Parser<'a> {
    fake: &'a mut Fake,
    tokens: Vec<String>,
    at: usize,
    params: Vec<String>,
}

impl Parser<'_> {
    fn peek(&self) -> &str {
        self.tokens.get(self.at).map_or("", |t| t.as_str())
    }
    fn next(&mut self) -> String {
        self.at += 1;
        self.tokens[self.at - 1].clone()
    }
    fn eat(&mut self, token: &str) -> bool {
        let found = self.peek() == token;
        self.at += usize::from(found);
        found
    }
    fn expect(&mut self, token: &str) {
        assert!(
            self.eat(token),
            "expected {token}, found {} in {:?}",
            self.peek(),
            &self.tokens[self.at.saturating_sub(8)..]
        );
    }

    fn item(&mut self) {
        let (mut repr_int, mut repr_c, mut lang, mut valid_range) = (None, false, None, None);
        while self.eat("#") {
            self.expect("[");
            let name = self.next();
            self.expect("(");
            match name.as_str() {
                "repr" => match self.next().as_str() {
                    "C" => repr_c = true,
                    int => repr_int = IntTy::from_name(int),
                },
                "lang" => lang = Some(Symbol::intern(&self.next())),
                _ => {
                    let start: u128 = self.next().parse().unwrap();
                    self.expect(",");
                    valid_range = Some((start, self.next().parse().unwrap()));
                }
            }
            self.expect(")");
            self.expect("]");
        }
        let kind = match self.next().as_str() {
            "struct" => AdtKind::Struct,
            "enum" => AdtKind::Enum,
            _ => AdtKind::Union,
        };
        let name = self.next();
        self.params = Vec::new();
        let mut generics = Generics::default();
        if self.eat("<") {
            while !self.eat(">") {
                let param = self.next();
                generics.params.push(GenericParam {
                    name: Symbol::intern(&param),
                    span: span(),
                    kind: GenericParamKind::Type { default: None, synthetic: false },
                });
                self.params.push(param);
                self.eat(",");
            }
        }
        let id = self.fake.adts.next_id();
        let mut variants = IdVec::new();
        if kind == AdtKind::Enum {
            self.expect("{");
            let mut discriminant = 0;
            while !self.eat("}") {
                let name = self.next();
                let (ctor, fields) = self.fields();
                if self.eat("=") {
                    let negative = self.eat("-");
                    let n: i128 = self.next().parse().unwrap();
                    discriminant = if negative { -n } else { n };
                }
                variants.push(Variant { name: ident(&name), ctor, ctor_fn: None, discriminant, fields });
                discriminant += 1;
                self.eat(",");
            }
        } else {
            let (ctor, fields) = self.fields();
            self.eat(";");
            variants.push(Variant { name: ident(&name), ctor, ctor_fn: None, discriminant: 0, fields });
        }
        self.fake.adts.push(Rc::new(Adt {
            id,
            name: ident(&name),
            origin: Origin::User,
            kind,
            generics: Rc::new(generics),
            variants,
            repr_int,
            repr_c,
            repr_transparent: false,
            valid_range,
            lang,
            span: span(),
        }));
        self.fake.names.insert(name, id);
        self.params = Vec::new();
    }

    fn fields(&mut self) -> (CtorKind, IdVec<FieldIdx, Field>) {
        let mut fields = IdVec::new();
        let field = |name: &str, ty| Field { name: ident(name), ty, vis: Visibility::Public, view: None, span: span() };
        if self.eat("{") {
            while !self.eat("}") {
                let name = self.next();
                self.expect(":");
                let ty = self.ty();
                fields.push(field(&name, ty));
                self.eat(",");
            }
            (CtorKind::Named, fields)
        } else if self.eat("(") {
            while !self.eat(")") {
                let ty = self.ty();
                fields.push(field(&fields.len().to_string(), ty));
                self.eat(",");
            }
            (CtorKind::Tuple, fields)
        } else {
            (CtorKind::Unit, fields)
        }
    }

    fn ty(&mut self) -> Ty {
        let token = self.next();
        match token.as_str() {
            "&" => {
                let mutability = if self.eat("mut") { Mutability::Mut } else { Mutability::Not };
                let pointee = self.ty();
                Ty::reference(Region::Erased, pointee, mutability)
            }
            "*" => {
                let mutability = if self.next() == "mut" { Mutability::Mut } else { Mutability::Not };
                let pointee = self.ty();
                Ty::raw_ptr(pointee, mutability)
            }
            "[" => {
                let element = self.ty();
                let ty = match self.eat(";") {
                    true => Ty::array(element, Const::Value(self.next().parse().unwrap())),
                    false => Ty::slice(element),
                };
                self.expect("]");
                ty
            }
            "(" => {
                let mut tys = Vec::new();
                while !self.eat(")") {
                    tys.push(self.ty());
                    self.eat(",");
                }
                Ty::tuple(&tys)
            }
            "!" => Ty::never(),
            "dyn" => {
                self.next();
                let none =
                    DynTy { principal: None, projections: Ty::assoc_list(&[]), autos: Ty::trait_list(&[]), bound: 0 };
                Ty::new(TyKind::Dynamic(none, Region::Erased))
            }
            "fn" => {
                self.expect("(");
                self.expect(")");
                Ty::new(TyKind::FnPtr(FnSig::new(&[], Ty::unit(), 0, false)))
            }
            "bool" => Ty::bool(),
            "char" => Ty::char(),
            "str" => Ty::str(),
            "f32" => Ty::float(FloatTy::F32),
            "f64" => Ty::float(FloatTy::F64),
            name => {
                if let Some(int) = IntTy::from_name(name) {
                    return Ty::int(int);
                }
                if let Some(i) = self.params.iter().position(|p| p == name) {
                    return Ty::param(i as u32, Symbol::intern(name));
                }
                let id = self.fake.names[name];
                let mut args = Vec::new();
                if self.eat("<") {
                    while !self.eat(">") {
                        args.push(Arg::Ty(self.ty()));
                        self.eat(",");
                    }
                }
                Ty::adt(id, Ty::args(&args))
            }
        }
    }
}
