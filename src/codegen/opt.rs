//! Optimisation on [`lir`](super::lir).

use super::lir::*;
use super::mono::Gen;
use crate::index::IdVec;

/// Optimises all functions.
pub fn run(_g: &Gen<'_>, _funcs: &mut IdVec<InstId, Option<Func>>) {}

/// Optimises one function that was made late.
pub fn tidy(_g: &Gen<'_>, _f: &mut Func, _funcs: &IdVec<InstId, Option<Func>>) {}
