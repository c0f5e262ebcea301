//! The solver and inference on item tables made by hand.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::hir::*;
use crate::index::IdVec;
use crate::source::{FileId, Ident, Span, Symbol};
use crate::ty::*;

use super::coerce::{Adjust, AutoBorrow, CoerceCtxt};
use super::fulfill::{Fulfill, FulfillmentErrorKind};
use super::infer::InferCtxt;
use super::instance;
use super::method::{AssocItem, Pick, Probe, ProbeMode};
use super::tables::{ImplFilter, ItemTables, SimplifiedTy, SolverCaches};
use super::traits::elaborate::param_env;
use super::traits::{Cause, Obligation, empty_env, trait_predicate, trait_ref};

fn span() -> Span {
    Span::new(FileId::MAIN, 0, 0)
}
fn ident(name: &str) -> Ident {
    Ident { name: Symbol::intern(name), span: span() }
}
fn cause() -> Cause {
    Cause::misc(span())
}

/// Tables that grow by [`World::adt`] and its like.
#[derive(Default)]
struct World {
    adts: RefCell<IdVec<AdtId, Rc<Adt>>>,
    fns: RefCell<IdVec<FnId, Rc<Fn>>>,
    traits: RefCell<IdVec<TraitId, Rc<Trait>>>,
    assocs: RefCell<IdVec<AssocTyId, Rc<AssocTy>>>,
    impls: RefCell<IdVec<ImplId, Rc<Impl>>>,
    lang: RefCell<HashMap<String, LangItem>>,
    caches: SolverCaches,
}

fn generics(names: &[&str], predicates: Vec<Predicate>, parent: usize) -> Rc<Generics> {
    let param = |name: &&str| GenericParam {
        name: Symbol::intern(name),
        span: span(),
        kind: if name.starts_with('\'') {
            GenericParamKind::Lifetime { late_bound: true, elided: true }
        } else {
            GenericParamKind::Type { default: None, synthetic: false }
        },
    };
    Rc::new(Generics { params: names.iter().map(param).collect(), parent_count: parent, predicates })
}

fn p(index: u32, name: &str) -> Ty {
    Ty::param(index, Symbol::intern(name))
}

impl World {
    fn adt(&self, name: &str, params: &[&str], fields: Vec<Ty>, lang: Option<&str>) -> AdtId {
        let id = self.adts.borrow().next_id();
        let field = |ty: &Ty| Field { name: ident("f"), ty: *ty, vis: Visibility::Public, view: None, span: span() };
        let variant = Variant {
            name: ident(name),
            ctor: CtorKind::Named,
            ctor_fn: None,
            discriminant: 0,
            fields: fields.iter().map(field).collect(),
        };
        self.adts.borrow_mut().push(Rc::new(Adt {
            id,
            name: ident(name),
            origin: Origin::User,
            kind: AdtKind::Struct,
            generics: generics(params, vec![], 0),
            variants: [variant].into_iter().collect(),
            repr_int: None,
            repr_c: false,
            repr_transparent: false,
            valid_range: None,
            lang: lang.map(Symbol::intern),
            span: span(),
        }));
        if let Some(lang) = lang {
            self.lang.borrow_mut().insert(lang.to_owned(), LangItem::Adt(id));
        }
        id
    }

    /// `params` start with `Self`; `assocs` are names of associated types, `supers` direct supertraits.
    fn trait_(
        &self,
        name: &str,
        params: &[&str],
        assocs: &[&str],
        supers: Vec<TraitRef>,
        lang: Option<&str>,
    ) -> TraitId {
        let id = self.traits.borrow().next_id();
        let generics = generics(params, vec![], 0);
        let types = assocs
            .iter()
            .map(|assoc| {
                let assoc_id = self.assocs.borrow().next_id();
                self.assocs.borrow_mut().push(Rc::new(AssocTy {
                    id: assoc_id,
                    name: ident(assoc),
                    trait_id: id,
                    generics: generics.clone(),
                    bounds: vec![],
                    default: None,
                }));
                (Symbol::intern(assoc), assoc_id)
            })
            .collect();
        self.traits.borrow_mut().push(Rc::new(Trait {
            id,
            name: ident(name),
            origin: Origin::User,
            generics,
            supertraits: supers,
            fns: vec![],
            consts: vec![],
            types,
            is_auto: matches!(name, "Send" | "Sync"),
            is_unsafe: false,
            lang: lang.map(Symbol::intern),
            span: span(),
        }));
        if let Some(lang) = lang {
            self.lang.borrow_mut().insert(lang.to_owned(), LangItem::Trait(id));
        }
        id
    }

    fn impl_(
        &self,
        params: &[&str],
        predicates: Vec<Predicate>,
        trait_ref: Option<TraitRef>,
        self_ty: Ty,
        types: Vec<(AssocTyId, Ty)>,
    ) -> ImplId {
        let id = self.impls.borrow().next_id();
        self.impls.borrow_mut().push(Rc::new(Impl {
            id,
            origin: Origin::User,
            generics: generics(params, predicates, 0),
            env: empty_env(),
            self_ty,
            trait_ref,
            is_negative: false,
            fns: vec![],
            consts: vec![],
            types,
            span: span(),
        }));
        id
    }

    fn trait_impl(
        &self,
        params: &[&str],
        predicates: Vec<Predicate>,
        t: TraitRef,
        types: Vec<(AssocTyId, Ty)>,
    ) -> ImplId {
        self.impl_(params, predicates, Some(t), t.self_ty(), types)
    }

    /// A function in `container`; own parameters after the container's. `own` may have lifetimes.
    fn method(
        &self,
        container: Container,
        name: &str,
        own: &[&str],
        inputs: &[Ty],
        output: Ty,
        preds: Vec<Predicate>,
    ) -> FnId {
        let id = self.fns.borrow().next_id();
        let parent = match container {
            Container::Module => Rc::default(),
            Container::Trait(id) => self.traits.borrow()[id].generics.clone(),
            Container::Impl(id) => self.impls.borrow()[id].generics.clone(),
        };
        let own = generics(own, vec![], 0);
        let all = Generics {
            params: parent.params.iter().chain(own.params.iter()).cloned().collect(),
            parent_count: parent.params.len(),
            predicates: parent.predicates.iter().copied().chain(preds).collect(),
        };
        self.fns.borrow_mut().push(Rc::new(Fn {
            id,
            name: ident(name),
            path: name.to_owned(),
            origin: Origin::User,
            kind: FnKind::Item,
            generics: Rc::new(all),
            env: empty_env(),
            sig: FnSig::new(inputs, output, 0, false),
            has_self: !matches!(container, Container::Module),
            container,
            has_body: true,
            is_const: false,
            track_caller: false,
            inline: Inline::Default,
            lang: None,
            vis: Visibility::Public,
            span: span(),
            sig_span: span(),
            param_spans: vec![],
            ret_span: span(),
        }));
        let entry = (Symbol::intern(name), id);
        match container {
            Container::Module => {}
            Container::Trait(t) => {
                let mut traits = self.traits.borrow_mut();
                let mut def = (*traits[t]).clone();
                def.fns.push(entry);
                traits[t] = Rc::new(def);
            }
            Container::Impl(i) => {
                let mut impls = self.impls.borrow_mut();
                let mut def = (*impls[i]).clone();
                def.fns.push(entry);
                impls[i] = Rc::new(def);
            }
        }
        id
    }
}

impl TyNames for World {
    fn adt_name(&self, id: AdtId) -> String {
        self.adts.borrow()[id].name.to_string()
    }
    fn fn_name(&self, id: FnId) -> String {
        self.fns.borrow()[id].path.clone()
    }
    fn trait_name(&self, id: TraitId) -> String {
        self.traits.borrow()[id].name.to_string()
    }
    fn assoc_ty_name(&self, id: AssocTyId) -> (TraitId, String) {
        let assoc = &self.assocs.borrow()[id];
        (assoc.trait_id, assoc.name.to_string())
    }
    fn closure_name(&self, id: ClosureId) -> String {
        id.to_string()
    }
    fn opaque_name(&self, id: OpaqueId) -> String {
        id.to_string()
    }
}

impl ItemTables for World {
    fn adt(&self, id: AdtId) -> Rc<Adt> {
        self.adts.borrow()[id].clone()
    }
    fn func(&self, id: FnId) -> Rc<Fn> {
        self.fns.borrow()[id].clone()
    }
    fn trait_def(&self, id: TraitId) -> Rc<Trait> {
        self.traits.borrow()[id].clone()
    }
    fn assoc_ty(&self, id: AssocTyId) -> Rc<AssocTy> {
        self.assocs.borrow()[id].clone()
    }
    fn impl_def(&self, id: ImplId) -> Rc<Impl> {
        self.impls.borrow()[id].clone()
    }
    fn const_item(&self, _: ConstId) -> Rc<ConstItem> {
        unreachable!("no consts in these tables")
    }
    fn opaque(&self, _: OpaqueId) -> Rc<OpaqueTy> {
        unreachable!("no opaque types in these tables")
    }
    fn hidden_type(&self, _: OpaqueId) -> Option<Ty> {
        None
    }
    fn closure(&self, _: ClosureId) -> Rc<Closure> {
        unreachable!("closures are only types here")
    }
    fn lang(&self, name: &str) -> Option<LangItem> {
        self.lang.borrow().get(name).copied()
    }
    fn trait_impls(&self, id: TraitId, filter: ImplFilter) -> Rc<[ImplId]> {
        let impls = self.impls.borrow();
        let of =
            |i: &&Rc<Impl>| i.trait_ref.is_some_and(|t| t.trait_id == id) && filter.admits(SimplifiedTy::of(i.self_ty));
        impls.iter().filter(of).map(|i| i.id).collect()
    }
    fn inherent_impls(&self, ty: SimplifiedTy) -> Rc<[ImplId]> {
        let impls = self.impls.borrow();
        let of = |i: &&Rc<Impl>| i.trait_ref.is_none() && SimplifiedTy::of(i.self_ty) == Some(ty);
        impls.iter().filter(of).map(|i| i.id).collect()
    }
    fn is_accessible(&self, _: Visibility, _: u32) -> bool {
        true
    }
    fn may_dangle_params(&self, _: ImplId) -> Vec<u32> {
        vec![]
    }
    fn caches(&self) -> &SolverCaches {
        &self.caches
    }
}

/// A little standard library.
struct Std {
    w: World,
    sized: TraitId,
    clone: TraitId,
    copy: TraitId,
    show: TraitId,
    iterator: TraitId,
    into_iterator: TraitId,
    fn_once: TraitId,
    fn_mut: TraitId,
    add: TraitId,
    vec: AdtId,
    string: AdtId,
    boxed: AdtId,
    map: AdtId,
    item: AssocTyId,
    into_item: AssocTyId,
    output: AssocTyId,
    add_output: AssocTyId,
}

fn bound(trait_id: TraitId, ty: Ty) -> Predicate {
    trait_predicate(trait_id, ty, &[])
}

fn std() -> Std {
    let w = World::default();
    let me = p(0, "Self");
    let sized = w.trait_("Sized", &["Self"], &[], vec![], Some("sized"));
    let clone = w.trait_("Clone", &["Self"], &[], vec![], Some("clone"));
    w.method(Container::Trait(clone), "clone", &["'_1"], &[shared(me)], me, vec![]);
    let copy = w.trait_("Copy", &["Self"], &[], vec![trait_ref(clone, me, &[])], Some("copy"));
    let show = w.trait_("Show", &["Self"], &[], vec![], None);
    w.method(Container::Trait(show), "show", &["'_1"], &[shared(me)], Ty::unit(), vec![]);
    let iterator = w.trait_("Iterator", &["Self"], &["Item"], vec![], Some("iterator"));
    let into_iterator = w.trait_("IntoIterator", &["Self"], &["Item", "IntoIter"], vec![], None);
    let fn_once = w.trait_("FnOnce", &["Self", "Args"], &["Output"], vec![], Some("fn_once"));
    let tuple_arg = Arg::Ty(p(1, "Args"));
    let fn_mut = w.trait_("FnMut", &["Self", "Args"], &[], vec![trait_ref(fn_once, me, &[tuple_arg])], Some("fn_mut"));
    w.trait_("Fn", &["Self", "Args"], &[], vec![trait_ref(fn_mut, me, &[tuple_arg])], Some("fn"));
    let deref = w.trait_("Deref", &["Self"], &["Target"], vec![], Some("deref"));
    w.trait_("Unsize", &["Self", "T"], &[], vec![], Some("unsize"));
    w.trait_("CoerceUnsized", &["Self", "T"], &[], vec![], Some("coerce_unsized"));
    let drop = w.trait_("Drop", &["Self"], &[], vec![], Some("drop"));
    w.trait_("Send", &["Self"], &[], vec![], Some("send"));
    let add = w.trait_("Add", &["Self", "Rhs"], &["Output"], vec![], Some("add"));

    let t = p(0, "T");
    let vec = w.adt("Vec", &["T"], vec![Ty::raw_ptr(t, Mutability::Mut), Ty::usize()], Some("Vec"));
    let vec_t = Ty::adt(vec, Ty::args(&[Arg::Ty(t)]));
    let string = w.adt("String", &[], vec![Ty::adt(vec, Ty::args(&[Arg::Ty(Ty::int(IntTy::U8))]))], Some("String"));
    let string_ty = Ty::adt(string, Ty::args(&[]));
    let boxed = w.adt("Box", &["T"], vec![Ty::raw_ptr(t, Mutability::Not)], Some("owned_box"));

    let target = w.assoc_ty_named(deref, "Target").unwrap();
    w.trait_impl(&["T"], vec![bound(sized, t)], trait_ref(deref, vec_t, &[]), vec![(target, Ty::slice(t))]);
    w.trait_impl(&[], vec![], trait_ref(deref, string_ty, &[]), vec![(target, Ty::str())]);
    w.trait_impl(&["T"], vec![bound(sized, t), bound(clone, t)], trait_ref(clone, vec_t, &[]), vec![]);
    w.trait_impl(&[], vec![], trait_ref(clone, string_ty, &[]), vec![]);
    w.trait_impl(&["T"], vec![bound(show, t)], trait_ref(show, vec_t, &[]), vec![]);
    w.trait_impl(&[], vec![], trait_ref(show, Ty::int(IntTy::I32), &[]), vec![]);
    let drop_impl = w.trait_impl(&["T"], vec![], trait_ref(drop, vec_t, &[]), vec![]);
    w.method(
        Container::Impl(drop_impl),
        "drop",
        &["'_1"],
        &[Ty::reference(Region::Erased, vec_t, Mutability::Mut)],
        Ty::unit(),
        vec![],
    );
    for int in [IntTy::I32, IntTy::U8] {
        let int = Ty::int(int);
        let output = w.assoc_ty_named(add, "Output").unwrap();
        w.trait_impl(&[], vec![], trait_ref(add, int, &[Arg::Ty(int)]), vec![(output, int)]);
    }

    // impl Vec<T> { fn push(&mut self, T); } impl [T] { fn len(&self) -> usize; }
    let inherent = w.impl_(&["T"], vec![bound(sized, t)], None, vec_t, vec![]);
    let self_mut = Ty::reference(Region::Erased, vec_t, Mutability::Mut);
    w.method(Container::Impl(inherent), "push", &["'_1"], &[self_mut, t], Ty::unit(), vec![]);
    let slice = w.impl_(&["T"], vec![bound(sized, t)], None, Ty::slice(t), vec![]);
    w.method(Container::Impl(slice), "len", &["'_1"], &[shared(Ty::slice(t))], Ty::usize(), vec![]);

    // struct Map<I, F>; impl<I: Iterator, F: FnMut(I::Item) -> B, B> Iterator for Map<I, F> { type Item = B; }
    let item = w.assoc_ty_named(iterator, "Item").unwrap();
    let into_item = w.assoc_ty_named(into_iterator, "Item").unwrap();
    let into_iter = w.assoc_ty_named(into_iterator, "IntoIter").unwrap();
    let output = w.assoc_ty_named(fn_once, "Output").unwrap();
    let (i, f, b) = (p(0, "I"), p(1, "F"), p(2, "B"));
    let map = w.adt("Map", &["I", "F"], vec![i, f], None);
    let map_ty = Ty::adt(map, Ty::args(&[Arg::Ty(i), Arg::Ty(f)]));
    let i_item = Ty::new(TyKind::Alias(item, Ty::args(&[Arg::Ty(i)])));
    let call_args = Ty::args(&[Arg::Ty(f), Arg::Ty(Ty::tuple(&[i_item]))]);
    let map_preds = vec![
        bound(iterator, i),
        Predicate::Trait { trait_ref: TraitRef { trait_id: fn_mut, args: call_args }, bound: 0 },
        Predicate::Projection { assoc: output, args: call_args, ty: b, bound: 0 },
    ];
    w.trait_impl(&["I", "F", "B"], map_preds, trait_ref(iterator, map_ty, &[]), vec![(item, b)]);
    // struct IntoIter<T>; impl IntoIterator for Vec<T>; impl<I: Iterator> IntoIterator for I.
    let iter = w.adt("IntoIter", &["T"], vec![t], None);
    let iter_ty = Ty::adt(iter, Ty::args(&[Arg::Ty(t)]));
    w.trait_impl(&["T"], vec![], trait_ref(iterator, iter_ty, &[]), vec![(item, t)]);
    w.trait_impl(&["T"], vec![], trait_ref(into_iterator, vec_t, &[]), vec![(into_item, t), (into_iter, iter_ty)]);
    w.trait_impl(
        &["I"],
        vec![bound(iterator, i)],
        trait_ref(into_iterator, i, &[]),
        vec![(into_item, i_item), (into_iter, i)],
    );
    let add_output = w.assoc_ty_named(add, "Output").unwrap();
    Std {
        w,
        sized,
        clone,
        copy,
        show,
        iterator,
        into_iterator,
        fn_once,
        fn_mut,
        add,
        vec,
        string,
        boxed,
        map,
        item,
        into_item,
        output,
        add_output,
    }
}

fn shared(ty: Ty) -> Ty {
    Ty::reference(Region::Erased, ty, Mutability::Not)
}
fn unique(ty: Ty) -> Ty {
    Ty::reference(Region::Erased, ty, Mutability::Mut)
}
fn i32_() -> Ty {
    Ty::int(IntTy::I32)
}

impl Std {
    fn vec(&self, ty: Ty) -> Ty {
        Ty::adt(self.vec, Ty::args(&[Arg::Ty(ty)]))
    }
    fn boxed(&self, ty: Ty) -> Ty {
        Ty::adt(self.boxed, Ty::args(&[Arg::Ty(ty)]))
    }
    fn string(&self) -> Ty {
        Ty::adt(self.string, Ty::args(&[]))
    }
    fn holds(&self, trait_id: TraitId, ty: Ty, env: &ParamEnv) -> bool {
        instance::holds(&self.w, bound(trait_id, ty), env)
    }
    fn alias(&self, assoc: AssocTyId, args: &[Ty]) -> Ty {
        Ty::new(TyKind::Alias(assoc, Ty::args(&args.iter().map(|t| Arg::Ty(*t)).collect::<Vec<_>>())))
    }
    fn dyn_show(&self) -> Ty {
        let dyn_ty = DynTy {
            principal: Some((self.show, Ty::args(&[]))),
            projections: Ty::assoc_list(&[]),
            autos: Ty::trait_list(&[]),
            bound: 0,
        };
        Ty::new(TyKind::Dynamic(dyn_ty, Region::Erased))
    }
    fn closure(&self, infcx: Option<&InferCtxt>, inputs: &[Ty], output: Ty) -> Ty {
        let sig = Ty::new(TyKind::FnPtr(FnSig::new(inputs, output, 0, false)));
        let (kind, upvars) = match infcx {
            Some(infcx) => (infcx.next_ty_var(span()), infcx.next_ty_var(span())),
            None => (ClosureKind::Fn.marker(), Ty::unit()),
        };
        Ty::new(TyKind::Closure(ClosureId(0), ClosureArgs::join(&[], kind, sig, upvars)))
    }
}

#[test]
fn unification_binds_merges_and_rolls_back() {
    let s = std();
    let infcx = InferCtxt::new(&s.w);
    let (a, b, n) = (infcx.next_ty_var(span()), infcx.next_ty_var(span()), infcx.next_int_var());
    assert!(infcx.eq(a, b).is_ok());
    infcx.probe(|| {
        assert!(infcx.eq(a, s.vec(n)).is_ok());
        assert_eq!(infcx.resolve(b), s.vec(n));
    });
    assert!(infcx.is_ty_var(b));
    assert!(infcx.eq(b, s.vec(a)).is_err(), "a type cannot contain itself");
    assert!(infcx.eq(s.vec(n), s.vec(Ty::int(IntTy::U8))).is_ok());
    assert_eq!(infcx.resolve(n), Ty::int(IntTy::U8));
    assert!(infcx.eq(n, i32_()).is_err());
    assert!(infcx.eq(infcx.next_int_var(), Ty::bool()).is_err());
    let float = infcx.next_float_var();
    let diverging = infcx.next_ty_var(span());
    infcx.mark_diverging(diverging);
    assert!(infcx.fallback());
    assert_eq!(infcx.resolve(float), Ty::float(FloatTy::F64));
    assert_eq!(infcx.resolve(diverging), Ty::never());
    assert!(infcx.is_ty_var(a));
}

#[test]
fn impls_where_clauses_and_builtin_rules_prove_traits() {
    let s = std();
    let none = empty_env();
    assert!(s.holds(s.clone, s.vec(s.vec(i32_())), &none));
    assert!(!s.holds(s.clone, s.vec(unique(i32_())), &none));
    assert!(s.holds(s.copy, Ty::tuple(&[i32_(), shared(s.string())]), &none));
    assert!(!s.holds(s.copy, Ty::tuple(&[i32_(), s.string()]), &none));
    assert!(s.holds(s.copy, Ty::array(Ty::char(), Const::Value(3)), &none));
    assert!(!s.holds(s.sized, Ty::str(), &none));
    assert!(!s.holds(s.sized, s.dyn_show(), &none));
    assert!(s.holds(s.show, s.dyn_show(), &none));
    let t = p(0, "T");
    let env = param_env(&s.w, &[bound(s.copy, t)]);
    assert!(s.holds(s.clone, t, &env), "a supertrait");
    assert!(s.holds(s.clone, s.vec(t), &param_env(&s.w, &[bound(s.copy, t), bound(s.sized, t)])));
    assert!(!s.holds(s.clone, t, &none));
    assert!(!s.holds(s.sized, t, &env));
    assert!(s.holds(s.clone, s.closure(None, &[], i32_()), &none));
}

#[test]
fn projections_normalise_through_impls_closures_and_clauses() {
    let s = std();
    let none = empty_env();
    let norm = |ty: Ty, env: &ParamEnv| instance::normalize(&s.w, ty, env);
    assert_eq!(norm(s.alias(s.into_item, &[s.vec(i32_())]), &none), i32_());
    let map = Ty::adt(
        s.map,
        Ty::args(&[
            Arg::Ty(s.alias(s.w.assoc_ty_named(s.into_iterator, "IntoIter").unwrap(), &[s.vec(i32_())])),
            Arg::Ty(s.closure(None, &[i32_()], s.string())),
        ]),
    );
    assert_eq!(norm(s.alias(s.into_item, &[map]), &none), s.string());
    let i = p(0, "I");
    let env = param_env(&s.w, &[bound(s.iterator, i)]);
    assert_eq!(norm(s.alias(s.into_item, &[i]), &env), s.alias(s.item, &[i]), "rigid");
    let args = Ty::args(&[Arg::Ty(i)]);
    let is_bool = Predicate::Projection { assoc: s.item, args, ty: Ty::bool(), bound: 0 };
    let env = param_env(&s.w, &[bound(s.iterator, i), is_bool]);
    assert_eq!(norm(s.alias(s.into_item, &[i]), &env), Ty::bool());
}

#[test]
fn obligations_wait_for_variables_and_solve_them() {
    let s = std();
    let infcx = InferCtxt::new(&s.w);
    let env = empty_env();
    let mut fulfill = Fulfill::new();
    // for x in v, v: ?T, then ?T := Vec<?U>
    let (v, u) = (infcx.next_ty_var(span()), infcx.next_ty_var(span()));
    let item = infcx.normalize(s.alias(s.into_item, &[v]), &env, cause());
    fulfill.register_all(item.obligations);
    fulfill.register(Obligation::new(bound(s.show, u), &env, cause()));
    assert!(fulfill.select_where_possible(&infcx).is_empty());
    assert!(infcx.is_ty_var(item.value));
    infcx.eq(v, s.vec(u)).unwrap();
    assert!(fulfill.select_where_possible(&infcx).is_empty());
    assert_eq!(infcx.resolve(item.value), infcx.resolve(u));
    infcx.eq(u, s.vec(unique(i32_()))).unwrap();
    let errors = fulfill.select_where_possible(&infcx);
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0].kind, FulfillmentErrorKind::Unimplemented);
    assert_eq!(errors[0].obligation.predicate, bound(s.show, unique(i32_())), "the leaf");
    assert!(fulfill.select_all_or_error(&infcx).is_empty());
}

#[test]
fn a_closure_of_unknown_kind_is_called_once_and_tells_its_output() {
    let s = std();
    let infcx = InferCtxt::new(&s.w);
    let env = empty_env();
    let mut fulfill = Fulfill::new();
    let n = infcx.next_int_var();
    let closure = s.closure(Some(&infcx), &[n], n);
    let args = Ty::args(&[Arg::Ty(closure), Arg::Ty(Ty::tuple(&[i32_()]))]);
    let output = infcx.next_ty_var(span());
    let fn_mut = Predicate::Trait { trait_ref: TraitRef { trait_id: s.fn_mut, args }, bound: 0 };
    fulfill.register(Obligation::new(fn_mut, &env, cause()));
    fulfill.register(Obligation::new(
        Predicate::Projection { assoc: s.output, args, ty: output, bound: 0 },
        &env,
        cause(),
    ));
    assert!(fulfill.select_where_possible(&infcx).is_empty());
    assert_eq!(infcx.resolve(output), i32_());
    assert_eq!(fulfill.pending().count(), 1, "whether it is FnMut is not known yet");
    let TyKind::Closure(_, args) = closure.kind() else { unreachable!() };
    infcx.eq(ClosureArgs::split(*args).kind, ClosureKind::Fn.marker()).unwrap();
    assert!(fulfill.select_all_or_error(&infcx).is_empty());
    let _ = s.fn_once;
}

#[test]
fn integer_operands_stay_open_until_told() {
    let s = std();
    let infcx = InferCtxt::new(&s.w);
    let env = empty_env();
    let mut fulfill = Fulfill::new();
    let (a, b) = (infcx.next_int_var(), infcx.next_int_var());
    let sum = infcx.normalize(s.alias(s.add_output, &[a, b]), &env, cause());
    fulfill.register_all(sum.obligations);
    fulfill.register(Obligation::trait_bound(s.add, a, &[Arg::Ty(b)], &env, cause()));
    assert!(fulfill.select_where_possible(&infcx).is_empty());
    infcx.eq(a, Ty::int(IntTy::U8)).unwrap();
    assert!(fulfill.select_where_possible(&infcx).is_empty());
    assert_eq!((infcx.resolve(b), infcx.resolve(sum.value)), (Ty::int(IntTy::U8), Ty::int(IntTy::U8)));
}

fn probe<'a>(infcx: &'a InferCtxt<'a>, env: &'a ParamEnv, traits: &'a [TraitId], name: &str) -> Probe<'a, 'a> {
    Probe {
        infcx,
        env,
        span: span(),
        name: Symbol::intern(name),
        mode: ProbeMode::MethodCall,
        module: 0,
        traits_in_scope: traits,
    }
}

fn adjustments(infcx: &InferCtxt, p: &Probe, ty: Ty, pick: &Pick) -> (Vec<Adjust>, FnSig) {
    let own = |f: &Fn, parent: Args| infcx.fresh_args_after(span(), &f.generics, &parent);
    let callee = p.confirm(ty, pick, own).unwrap();
    (callee.adjustments.iter().map(|a| a.kind).collect(), callee.sig)
}

#[test]
fn methods_are_found_by_autoderef_and_autoref() {
    let s = std();
    let infcx = InferCtxt::new(&s.w);
    let env = empty_env();
    let traits = [s.clone, s.show];
    let borrow = |mutability| Adjust::Borrow(AutoBorrow::Ref { mutability, two_phase: mutability == Mutability::Mut });
    let v = s.vec(infcx.next_ty_var(span()));

    let push = probe(&infcx, &env, &traits, "push");
    let pick = push.probe_method(v).unwrap();
    assert_eq!(pick.autoderefs, 0);
    let (adjust, sig) = adjustments(&infcx, &push, v, &pick);
    assert_eq!(adjust, [borrow(Mutability::Mut)]);
    assert_eq!(infcx.resolve(sig.inputs()[0]), unique(infcx.resolve(v)));

    let len = probe(&infcx, &env, &traits, "len");
    let pick = len.probe_method(shared(v)).unwrap();
    assert_eq!(pick.autoderefs, 2, "through the reference and Deref");
    let array = Ty::array(i32_(), Const::Value(2));
    let pick = len.probe_method(array).unwrap();
    let (adjust, _) = adjustments(&infcx, &len, array, &pick);
    assert_eq!(adjust, [borrow(Mutability::Not), Adjust::Pointer(Coercion::Unsize)]);

    let clone = probe(&infcx, &env, &traits, "clone");
    let pick = clone.probe_method(shared(s.string())).unwrap();
    assert_eq!((pick.autoderefs, pick.autoref), (0, None), "`String: Clone`: by value on `&String`");
    let t = p(0, "T");
    let pick = clone.probe_method(shared(t)).unwrap();
    assert!(pick.autoref.is_some(), "no `T: Clone`: the reference itself is cloned");

    let show = probe(&infcx, &env, &traits, "show");
    let boxed = s.boxed(s.dyn_show());
    let pick = show.probe_method(boxed).unwrap();
    assert_eq!(pick.autoderefs, 1);
    assert!(matches!(pick.item, AssocItem::Fn(_)));
    assert!(show.probe_method(s.string()).is_err());
}

#[test]
fn coercions_deref_unsize_and_reborrow() {
    let s = std();
    let infcx = InferCtxt::new(&s.w);
    let env = empty_env();
    let cx = CoerceCtxt::new(&infcx, &env, span());
    let kinds = |a: Ty, b: Ty| cx.coerce(a, b).map(|ok| ok.value.iter().map(|a| a.kind).collect::<Vec<_>>());
    assert_eq!(kinds(shared(s.string()), shared(Ty::str())).unwrap().len(), 3);
    assert_eq!(kinds(shared(i32_()), shared(i32_())).unwrap(), []);
    assert_eq!(kinds(unique(i32_()), shared(i32_())).unwrap().len(), 2);
    assert!(kinds(shared(i32_()), unique(i32_())).is_err());
    let array = Ty::array(i32_(), Const::Value(2));
    let unsized_ = kinds(shared(array), shared(Ty::slice(i32_()))).unwrap();
    assert_eq!(unsized_.last(), Some(&Adjust::Pointer(Coercion::Unsize)));
    assert_eq!(kinds(s.boxed(i32_()), s.boxed(s.dyn_show())).unwrap(), [Adjust::Pointer(Coercion::Unsize)]);
    let obligations = cx.coerce(s.boxed(s.string()), s.boxed(s.dyn_show())).unwrap().obligations;
    let mut fulfill = Fulfill::new();
    fulfill.register_all(obligations);
    assert_eq!(fulfill.select_where_possible(&infcx).len(), 1, "String: Show");
    assert_eq!(kinds(Ty::never(), s.string()).unwrap(), [Adjust::NeverToAny]);
    let closure = s.closure(None, &[i32_()], i32_());
    let pointer = Ty::new(TyKind::FnPtr(FnSig::new(&[i32_()], i32_(), 0, false)));
    assert_eq!(kinds(closure, pointer).unwrap(), [Adjust::Pointer(Coercion::ClosureFn)]);
    assert_eq!(cx.lub(unique(i32_()), shared(i32_()), true).unwrap().value.ty, shared(i32_()));
}

#[test]
fn endless_proofs_overflow() {
    let s = std();
    let t = p(0, "T");
    let grow = s.w.trait_("Grow", &["Self"], &[], vec![], None);
    let next = Ty::tuple(&[t, t]);
    s.w.trait_impl(&["T"], vec![bound(grow, next), bound(grow, s.vec(next))], trait_ref(grow, t, &[]), vec![]);
    let infcx = InferCtxt::new(&s.w);
    let mut fulfill = Fulfill::new();
    fulfill.register(Obligation::new(bound(grow, i32_()), &empty_env(), cause()));
    let errors = fulfill.select_where_possible(&infcx);
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0].kind, FulfillmentErrorKind::Overflow);
}

#[test]
fn instances_and_drops() {
    let s = std();
    let none = empty_env();
    assert!(instance::needs_drop(&s.w, s.string(), &none));
    assert!(!instance::needs_drop(&s.w, Ty::tuple(&[i32_(), shared(s.string())]), &none));
    let (_, args) = instance::drop_impl(&s.w, s.vec(Ty::bool())).unwrap();
    assert_eq!(args.as_slice(), [Arg::Ty(Ty::bool()), Arg::Region(Region::Erased)]);
    let clone = s.w.trait_def(s.clone).fns[0].1;
    let region = Arg::Region(Region::Erased);
    let tuple = Ty::tuple(&[i32_(), s.string()]);
    let shim = instance::resolve_instance(&s.w, clone, Ty::args(&[Arg::Ty(tuple), region]));
    assert_eq!(shim, Some(Instance::CloneShim(tuple)));
    let show = s.w.trait_def(s.show).fns[0].1;
    let call = instance::resolve_instance(&s.w, show, Ty::args(&[Arg::Ty(s.dyn_show()), region]));
    assert_eq!(call, Some(Instance::Virtual(s.show, 0)));
    let cell = s.w.adt("UnsafeCell", &["T"], vec![p(0, "T")], Some("UnsafeCell"));
    let cell_ty = Ty::adt(cell, Ty::args(&[Arg::Ty(p(1, "T"))]));
    let region_a = Region::Param(ParamTy { index: 0, name: Symbol::intern("'a") });
    let both = s.w.adt("Both", &["'a", "T"], vec![Ty::reference(region_a, p(1, "T"), Mutability::Not), cell_ty], None);
    assert_eq!(&*super::variance::variances(&s.w, both), [Variance::Covariant, Variance::Invariant]);
}

#[derive(Default)]
struct Recorder {
    next: u32,
    outlives: Vec<(Region, Region)>,
    types: Vec<(Ty, Region)>,
}

impl RegionSink for Recorder {
    fn fresh(&mut self) -> Region {
        self.next += 1;
        var(100 + self.next)
    }
    fn placeholder(&mut self) -> Region {
        self.next += 1;
        var(200 + self.next)
    }
    fn outlives(&mut self, longer: Region, shorter: Region) {
        self.outlives.push((longer, shorter));
    }
    fn type_outlives(&mut self, ty: Ty, region: Region) {
        self.types.push((ty, region));
    }
}

fn var(n: u32) -> Region {
    Region::Var(RegionVid(n))
}
fn at(region: Region, ty: Ty) -> Ty {
    Ty::reference(region, ty, Mutability::Not)
}

#[test]
fn impls_relate_the_regions_they_mention() {
    let s = std();
    let none = empty_env();
    // trait Of<'a> { type Out; }  impl<'a, 'b: 'a, T: 'b> Of<'a> for &'b T { type Out = &'b T; }
    let of = s.w.trait_("Of", &["Self", "'a"], &["Out"], vec![], None);
    let out = s.w.assoc_ty_named(of, "Out").unwrap();
    let param = |i: u32, n: &str| Region::Param(ParamTy { index: i, name: Symbol::intern(n) });
    let (a, b, t) = (param(0, "'a"), param(1, "'b"), p(2, "T"));
    let clauses = vec![Predicate::RegionOutlives(b, a), Predicate::TypeOutlives(t, b)];
    s.w.trait_impl(&["'a", "'b", "T"], clauses, trait_ref(of, at(b, t), &[Arg::Region(a)]), vec![(out, at(b, t))]);
    let mut sink = Recorder::default();
    let goal = trait_predicate(of, at(var(1), i32_()), &[Arg::Region(var(2))]);
    instance::prove_regions(&s.w, goal, &none, &mut sink);
    assert_eq!((sink.outlives, sink.types), (vec![(var(1), var(2))], vec![(i32_(), var(1))]));

    let mut sink = Recorder::default();
    let alias = Ty::new(TyKind::Alias(out, Ty::args(&[Arg::Ty(at(var(1), i32_())), Arg::Region(var(2))])));
    assert_eq!(instance::normalize_regions(&s.w, alias, &none, &mut sink), at(var(1), i32_()));

    // A closure over `&'1 i32` is not callable with every reference; one with a binder is.
    let call = |sig: FnSig| {
        let closure = ClosureArgs::join(&[], ClosureKind::Fn.marker(), Ty::new(TyKind::FnPtr(sig)), Ty::unit());
        let closure = Ty::new(TyKind::Closure(ClosureId(0), closure));
        let bound_ref = at(Region::Bound { depth: 0, index: 0 }, i32_());
        let args = Ty::args(&[Arg::Ty(closure), Arg::Ty(Ty::tuple(&[bound_ref]))]);
        let mut sink = Recorder::default();
        let goal = Predicate::Trait { trait_ref: TraitRef { trait_id: s.fn_mut, args }, bound: 1 };
        instance::prove_regions(&s.w, goal, &none, &mut sink);
        sink.outlives
    };
    let general = FnSig::new(&[at(Region::Bound { depth: 0, index: 0 }, i32_())], Ty::unit(), 1, false);
    assert_eq!(call(general), vec![]);
    let placeholder = call(FnSig::new(&[at(var(1), i32_())], Ty::unit(), 0, false));
    assert_eq!(placeholder, vec![(var(1), var(201)), (var(201), var(1))]);
}
