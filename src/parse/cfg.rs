//! Conditions of `#[cfg]`, `#[cfg_attr]` and `cfg!`: whether they hold, and what is no condition. See the Reference,
//! "Conditional compilation".

use super::Cx;
use crate::ast::{AttrArgs, LitKind, MetaItem, Path};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// What is wrong with a condition, and where.
struct Malformed {
    code: Code,
    span: Span,
    message: String,
}

impl Cx<'_> {
    /// Whether the condition holds: Cairn is a debug build for 64-bit Linux, without features. What is no condition holds, so
    /// that nothing is missed for it; `check_cfg` has told of it.
    pub(super) fn cfg_holds(&self, condition: &MetaItem) -> bool {
        let MetaItem::Meta { path, args, .. } = condition else {
            return !matches!(condition, MetaItem::Lit(lit) if matches!(lit.kind, LitKind::Bool(false)));
        };
        let Some(name) = path.as_ident() else { return true };
        let name = name.name.as_str();
        match args {
            AttrArgs::Empty if name == "test" => self.tests,
            AttrArgs::Empty => matches!(name, "debug_assertions" | "unix" | "overflow_checks"),
            AttrArgs::Value(lit) => {
                let LitKind::Str(value) = &lit.kind else { return true };
                matches!(
                    (name, value.value.as_str()),
                    ("target_pointer_width", "64")
                        | ("target_arch", "x86_64")
                        | ("target_os", "linux")
                        | ("target_family", "unix")
                        | ("target_env", "gnu")
                        | ("target_vendor", "unknown")
                        | ("target_endian", "little")
                        | ("target_has_atomic", "8" | "16" | "32" | "64" | "ptr")
                        | ("panic", "unwind")
                )
            }
            AttrArgs::List(list) => match name {
                "all" => list.iter().all(|condition| self.cfg_holds(condition)),
                "any" => list.iter().any(|condition| self.cfg_holds(condition)),
                "not" => !list.iter().all(|condition| self.cfg_holds(condition)),
                _ => true,
            },
            AttrArgs::Each(_) | AttrArgs::Tokens(_) => true,
        }
    }

    /// Reports what makes `args` no single condition. `what` is the attribute or macro they belong to, whole at `span`.
    pub(super) fn check_cfg(&self, args: &AttrArgs, span: Span, what: &str) {
        let checked = match args {
            AttrArgs::List(list) => match list.as_slice() {
                [condition] => self.check_condition(condition),
                _ => Err(Malformed { code: Code::E(805), span, message: String::new() }),
            },
            _ => Err(Malformed { code: Code::E(539), span, message: String::new() }),
        };
        self.tell_malformed(checked, span, what);
    }

    /// The same of a condition that is alone.
    pub(super) fn check_cfg_condition(&self, condition: &MetaItem, span: Span, what: &str) {
        self.tell_malformed(self.check_condition(condition), span, what);
    }

    fn tell_malformed(&self, checked: Result<(), Malformed>, whole: Span, what: &str) {
        let Err(malformed) = checked else { return };
        if malformed.message.is_empty() {
            let message = format!("malformed {what} input");
            self.push(Diagnostic::error(malformed.code, whole, message).label(malformed.span, "this is no condition"));
        } else {
            self.push(Diagnostic::error(malformed.code, malformed.span, malformed.message));
        }
    }

    fn check_condition(&self, condition: &MetaItem) -> Result<(), Malformed> {
        let (path, args, span) = match condition {
            MetaItem::Lit(lit) if matches!(lit.kind, LitKind::Bool(_)) => return Ok(()),
            MetaItem::Lit(lit) => return Err(malformed(539, lit.span)),
            MetaItem::Meta { path, args, span } => (path, args, *span),
        };
        match args {
            AttrArgs::Empty => self.check_flag(path, span),
            AttrArgs::Value(lit) if path.as_ident().is_none() || !matches!(lit.kind, LitKind::Str(_)) => {
                Err(malformed(539, span))
            }
            AttrArgs::Value(_) => Ok(()),
            AttrArgs::List(list) => self.check_predicate(path, list, span),
            AttrArgs::Each(_) | AttrArgs::Tokens(_) => Err(malformed(539, span)),
        }
    }

    fn check_flag(&self, path: &Path, span: Span) -> Result<(), Malformed> {
        let Some(name) = path.as_ident() else { return Err(malformed(539, span)) };
        match name.name.as_str() {
            "overflow_checks" | "ub_checks" | "relocation_model" | "sanitize" | "target_thread_local" => {
                let message = format!("`cfg({name})` is experimental and subject to change");
                Err(Malformed { code: Code::E(658), span, message })
            }
            _ => Ok(()),
        }
    }

    fn check_predicate(&self, path: &Path, list: &[MetaItem], span: Span) -> Result<(), Malformed> {
        let name = path.as_ident().map(|name| name.name.as_str().to_owned()).unwrap_or_default();
        match (name.as_str(), list) {
            ("any" | "all", _) => list.iter().try_for_each(|condition| self.check_condition(condition)),
            ("not", [condition]) => self.check_condition(condition),
            ("not", _) => Err(malformed(805, span)),
            ("target", _) => {
                let message = "compact `cfg(target(..))` is experimental and subject to change".to_owned();
                Err(Malformed { code: Code::E(658), span, message })
            }
            ("version", _) => {
                let message = "`cfg(version)` is experimental and subject to change".to_owned();
                Err(Malformed { code: Code::E(658), span, message })
            }
            _ => {
                let text = self.text(path.span.start, path.span.end);
                Err(Malformed { code: Code::E(537), span, message: format!("invalid predicate `{text}`") })
            }
        }
    }
}

fn malformed(code: u16, span: Span) -> Malformed {
    Malformed { code: Code::E(code), span, message: String::new() }
}
