use cairn::ast::*;
macro_rules! p { ($($t:ty),*) => { $( println!("{} {}", stringify!($t), std::mem::size_of::<$t>()); )* } }
fn main() { p!(Item, Fn, Param, SelfParam, Type, TypeKind, Pat, PatKind, Expr, ExprKind, Lit, LitKind, StrLit, Path, QPath, GenericParam, Bound, WherePredicate, Let, Arm, FieldDef, Variant, Attribute, AttrArgs, Block, UseTree, Static, FnPtr, GenericArg, Generics, Visibility, ClosureParam, FieldInit, FieldPat, StructBase, TraitBound); }
