//! Attributes of the user's items: known, and where they may be.

use super::*;
use crate::ast::ItemKind;
use crate::diagnostic::Code;

impl Names<'_> {
    pub(crate) fn check_attrs(&self, item: &ast::Item) {
        let is_adt = matches!(item.kind, ItemKind::Struct(_) | ItemKind::Enum(_) | ItemKind::Union(_));
        let own_items = match &item.kind {
            ItemKind::Impl(it) => it.items.as_slice(),
            ItemKind::Trait(it) => it.items.as_slice(),
            _ => &[],
        };
        own_items.iter().for_each(|own| self.check_attr_list(&own.attrs, false));
        self.check_attr_list(&item.attrs, is_adt);
    }

    fn check_attr_list(&self, attrs: &[ast::Attribute], is_adt: bool) {
        for attr in attrs {
            let Some(name) = attr.name() else { continue };
            match name.as_str() {
                "derive" if !is_adt => {
                    let message = "`derive` may only be applied to `struct`s, `enum`s and `union`s";
                    self.report(Diagnostic::error(Code::E(774), attr.span, message));
                }
                "repr" if !is_adt => {
                    self.report(Diagnostic::error(
                        Code::E(517),
                        attr.span,
                        "attribute should be applied to a struct, enum or union",
                    ));
                }
                "path"
                | "no_mangle"
                | "export_name"
                | "link_section"
                | "link"
                | "link_name"
                | "global_allocator"
                | "proc_macro"
                | "proc_macro_derive"
                | "proc_macro_attribute"
                | "target_feature"
                | "naked"
                | "used" => {
                    self.report(Diagnostic::unsupported(attr.span, format!("the attribute `{name}`")));
                }
                name if is_builtin(name) => {}
                name => {
                    let message = format!("cannot find attribute `{name}` in this scope");
                    self.report(Diagnostic::error(Code::None, attr.path.span, message));
                }
            }
        }
    }
}

/// Attributes of stable Rust that say nothing about what a program does.
fn is_builtin(name: &str) -> bool {
    matches!(
        name,
        "allow"
            | "warn"
            | "deny"
            | "forbid"
            | "expect"
            | "cfg"
            | "cfg_attr"
            | "derive"
            | "repr"
            | "inline"
            | "cold"
            | "must_use"
            | "doc"
            | "deprecated"
            | "non_exhaustive"
            | "track_caller"
            | "test"
            | "ignore"
            | "should_panic"
            | "automatically_derived"
            | "macro_use"
            | "macro_export"
            | "default"
            | "no_implicit_prelude"
            | "recursion_limit"
            | "type_length_limit"
            | "crate_name"
            | "crate_type"
            | "no_std"
            | "no_main"
            | "feature"
            | "debugger_visualizer"
            | "rustfmt"
            | "diagnostic"
            | "bench"
            | "collapse_debuginfo"
            | "instruction_set"
            | "windows_subsystem"
    )
}
