
#[lang = "meta_sized"]
#[fundamental]
pub trait MetaSized: PointeeSized {}
#[lang = "pointee_sized"]
#[fundamental]
pub trait PointeeSized {}
#[lang = "freeze"]
pub unsafe auto trait Freeze {}
#[lang = "tuple_trait"]
pub trait Tuple {}
#[lang = "destruct"]
pub trait Destruct {}
#[lang = "structural_peq"]
pub trait StructuralPartialEq {}
#[lang = "discriminant_kind"]
pub trait DiscriminantKind {
    #[lang = "discriminant_type"]
    type Discriminant;
}
#[lang = "bikeshed_guaranteed_no_drop"]
pub trait BikeshedGuaranteedNoDrop {}
#[lang = "fn_ptr_trait"]
pub trait FnPtr: Copy + Clone {
    #[lang = "fn_ptr_addr"]
    fn addr(self) -> *const ();
}
unsafe impl<T: ?Sized> Freeze for PhantomData<T> {}
unsafe impl<T: ?Sized> Freeze for *const T {}
unsafe impl<T: ?Sized> Freeze for *mut T {}
unsafe impl<T: ?Sized> Freeze for &T {}
unsafe impl<T: ?Sized> Freeze for &mut T {}

#[rustc_builtin_macro]
pub macro Copy($item:item) {}

#[lang = "pointee_trait"]
pub trait Pointee: PointeeSized {
    #[lang = "metadata_type"]
    type Metadata: Copy;
}

#[lang = "dyn_metadata"]
pub struct DynMetadata<Dyn: ?Sized> {
    _vtable_ptr: *const (),
    _phantom: PhantomData<Dyn>,
}
