
#[rustc_builtin_macro]
pub macro Clone($item:item) {}
#[lang = "trivial_clone"]
pub unsafe trait TrivialClone: Clone {}
pub struct AssertParamIsClone<T: Clone + ?Sized> {
    _field: crate::marker::PhantomData<T>,
}
pub struct AssertParamIsCopy<T: Copy + ?Sized> {
    _field: crate::marker::PhantomData<T>,
}
