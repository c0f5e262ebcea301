#![no_core]
#![allow(internal_features, incomplete_features, unused, dead_code, deprecated)]
#![feature(no_core, lang_items, intrinsics, rustc_attrs, decl_macro, auto_traits, negative_impls, unboxed_closures)]
#![feature(fundamental, dropck_eyepatch, never_type, arbitrary_self_types)]
#![feature(allow_internal_unstable, prelude_import, coverage_attribute, freeze_impls, transparent_unions, unsized_fn_params)]
#![rustc_coherence_is_core]

extern crate self as core;
extern crate self as std;
extern crate self as alloc;

#[macro_use]
pub mod shim;
