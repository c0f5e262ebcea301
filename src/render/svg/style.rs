//! Colours and patterns. Colour never stands alone: arrows differ in shape, bytes have a word or letter and a pattern,
//! states are written out.

use std::fmt::Write;

use super::scene::{Fill, Ink};
use crate::permissions::lifelines::Strand;
use crate::picture::{ArrowKind, Role};

/// For which background.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Theme {
    /// Whichever the reader prefers.
    #[default]
    Auto,
    /// Without CSS variables, which some drawing programs do not know.
    Light,
    Dark,
}

/// Each colour's name, in light and in dark.
const COLOURS: [(&str, &str, &str); 32] = [
    ("page", "#ffffff", "#14181d"),
    ("ink", "#1c2229", "#e4e8ec"),
    ("faint", "#5f6b77", "#98a4b0"),
    ("type", "#1d5c63", "#7fd0d8"),
    ("bad", "#b3261e", "#ff9a8f"),
    ("loan", "#7a3ea8", "#d3a6f5"),
    ("finding", "#a34700", "#ffb066"),
    ("card", "#fbfcfd", "#1a2027"),
    ("edge", "#b9c2cb", "#46525e"),
    ("rule", "#e2e7ec", "#2b343d"),
    ("bar", "#edf1f4", "#242c35"),
    ("active", "#2f5d8a", "#7fb2e5"),
    ("active-bar", "#dce9f6", "#22384e"),
    ("free", "#f0f0f0", "#20252a"),
    ("leaked", "#fdf1ea", "#33241b"),
    ("hatch", "#d3d9df", "#38424c"),
    ("owner", "#1f4e8c", "#82b4f2"),
    ("strong", "#0f6b5c", "#6fd6c2"),
    ("weak", "#3f7268", "#8fc7bb"),
    ("shared", "#7a3ea8", "#d3a6f5"),
    ("exclusive", "#a8336b", "#f58fc0"),
    ("raw", "#6b5a12", "#d9c46a"),
    ("cell", "#ffffff", "#1f262e"),
    ("pointer", "#d6e4f7", "#203a5c"),
    ("number", "#dff2e4", "#1f4030"),
    ("tag", "#fdecc8", "#4d3c14"),
    ("none", "#eef0f2", "#262c33"),
    ("field-0", "#d6e4f7", "#203a5c"),
    ("field-1", "#dff2e4", "#1f4030"),
    ("field-2", "#eadff5", "#3a2a50"),
    ("field-3", "#fbe3e0", "#4d2a26"),
    ("halo", "#f5b57a", "#8a4a10"),
];

/// The rules, with `{name}` for a colour.
const RULES: &str = "\
.cairn{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace;background:{page}}
.cairn text{white-space:pre}
.cairn tspan{unicode-bidi:isolate}
.page{fill:{page}}
.p,.v{fill:{ink}}
.t{fill:{ink};font-weight:700}
.n{fill:{ink};font-weight:700}
.y{fill:{type}}
.f{fill:{faint}}
.b{fill:{bad};font-weight:600}
.l{fill:{loan}}
.i{fill:{finding};font-weight:700}
.gone .n{fill:{faint};text-decoration:line-through}
.gone .v,.gone .y,.gone .p,.unset .n,.unset .y,.unset .p{fill:{faint}}
.card,.block{fill:{card};stroke:{edge};stroke-width:1}
.active{fill:{card};stroke:{active};stroke-width:2.5}
.bar{fill:{bar};stroke:{edge};stroke-width:1}
.active-bar{fill:{active-bar};stroke:{active};stroke-width:1}
.free{fill:{free};stroke:{edge};stroke-width:1;stroke-dasharray:5 3}
.leaked{fill:{leaked};stroke:{bad};stroke-width:1.5;stroke-dasharray:9 3}
.around{fill:none;stroke:{finding};stroke-width:1.8;stroke-dasharray:2 3}
.rule{stroke:{rule};stroke-width:1}
.unused{fill:url(#cairn-hatch);opacity:.6}
.cell{stroke:{edge};stroke-width:.8}
.a{fill:none}
.head{stroke:none}
.cross{fill:none;stroke:{bad};stroke-width:2.2;stroke-linecap:round}
.under{fill:none;stroke:{page};stroke-width:6;stroke-linecap:round}
.halo{fill:none;stroke:{halo};stroke-width:7;opacity:.45}
.cut{fill:none;stroke:{finding};stroke-width:8;stroke-dasharray:3 5;opacity:.75}
.faded{opacity:.38}
.owner{stroke:{owner};stroke-width:2.2}
.strong{stroke:{strong};stroke-width:2}
.weak{stroke:{weak};stroke-width:1.7;stroke-dasharray:7 4}
.shared{stroke:{shared};stroke-width:1.4}
.exclusive{stroke:{exclusive};stroke-width:4.6}
.inner{fill:none;stroke:{page};stroke-width:1.8}
.raw{stroke:{raw};stroke-width:2;stroke-dasharray:.1 5;stroke-linecap:round}
.h-owner{fill:{owner};stroke:{owner}}
.h-strong{fill:{strong};stroke:{strong}}
.h-weak{fill:{page};stroke:{weak}}
.h-shared{fill:none;stroke:{shared}}
.h-exclusive{fill:none;stroke:{exclusive}}
.h-raw{fill:none;stroke:{raw}}
.d-owner{fill:{owner}}
.d-strong{fill:{strong}}
.d-weak{fill:{page};stroke:{weak};stroke-width:1.4}
.d-shared{fill:{page};stroke:{shared};stroke-width:1.4}
.d-exclusive{fill:{page};stroke:{exclusive};stroke-width:1.4}
.d-raw{fill:{page};stroke:{raw};stroke-width:1.4}
.c-cell{fill:{cell}}
.c-pointer{fill:{pointer}}
.c-number{fill:{number}}
.c-tag{fill:{tag}}
.c-none{fill:{none}}
.c-hatch{fill:url(#cairn-hatch)}
.c-back{fill:url(#cairn-back)}
.c-dots{fill:url(#cairn-dots)}
.c-grid{fill:url(#cairn-grid)}
.c-bars{fill:url(#cairn-bars)}
.m-band{fill:{hatch};opacity:.55}
.field-0{fill:{field-0}}
.field-1{fill:{field-1}}
.field-2{fill:{field-2}}
.field-3{fill:{field-3}}
.m{fill:none;stroke:{hatch};stroke-width:1.6}
.m-dot{fill:{edge}}
.q-held{fill:{bar};stroke:{edge};stroke-width:1}
.q-gained{fill:{number};stroke:{strong};stroke-width:1.4}
.q-lost{fill:{leaked};stroke:{bad};stroke-width:1.2;stroke-dasharray:3 2}
.q-none{fill:none;stroke:{rule};stroke-width:1}
.q-error{fill:{leaked};stroke:{bad};stroke-width:1}
.s-owned{fill:none;stroke:{owner};stroke-width:3}
.s-shared{fill:none;stroke:{shared};stroke-width:2;stroke-dasharray:6 3}
.s-exclusive{fill:none;stroke:{exclusive};stroke-width:5}
.s-maybe{fill:none;stroke:{faint};stroke-width:2;stroke-dasharray:2 5}
.s-empty{fill:none;stroke:{edge};stroke-width:1;stroke-dasharray:1 4}
.k-value{fill:{owner};stroke:{page};stroke-width:1.2}
.k-open{fill:{page};stroke:{owner};stroke-width:1.6}
.k-shared{fill:{page};stroke:{shared};stroke-width:1.6}
.k-exclusive{fill:{exclusive};stroke:{page};stroke-width:1.2}
.k-moved{fill:none;stroke:{bad};stroke-width:2.2;stroke-linecap:round}
.k-error{fill:{page};stroke:{bad};stroke-width:1.8}
";

/// The patterns of bytes that hold nothing of use.
pub const PATTERNS: &str = "\
<pattern id=\"cairn-hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><rect class=\"c-none\" width=\"6\" height=\"6\"/><path class=\"m\" d=\"M0 6L6 0M-1 1L1-1M5 7L7 5\"/></pattern>
<pattern id=\"cairn-back\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><rect class=\"c-none\" width=\"6\" height=\"6\"/><path class=\"m\" d=\"M0 0L6 6M-1 5L1 7M5-1L7 1\"/></pattern>
<pattern id=\"cairn-dots\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><rect class=\"c-none\" width=\"5\" height=\"5\"/><circle class=\"m-dot\" cx=\"2.5\" cy=\"2.5\" r=\".8\"/></pattern>
<pattern id=\"cairn-grid\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><rect class=\"c-none\" width=\"6\" height=\"6\"/><path class=\"m\" d=\"M0 0L6 6M6 0L0 6\"/></pattern>
<pattern id=\"cairn-bars\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect class=\"c-none\" width=\"8\" height=\"8\"/><rect class=\"m-band\" width=\"4\" height=\"8\"/></pattern>
";

/// The style sheet.
pub fn sheet(theme: Theme) -> String {
    let mut rules = RULES.to_owned();
    let mut out = String::new();
    let variables = |pick: fn(&(&'static str, &'static str, &'static str)) -> &'static str| {
        let mut text = String::from(".cairn{");
        for colour in &COLOURS {
            // Writing to a String cannot fail.
            let _ = write!(text, "--{}:{};", colour.0, pick(colour));
        }
        text + "}"
    };
    for (name, light, dark) in COLOURS {
        let value = match theme {
            Theme::Auto => format!("var(--{name})"),
            Theme::Light => light.to_owned(),
            Theme::Dark => dark.to_owned(),
        };
        rules = rules.replace(&format!("{{{name}}}"), &value);
    }
    if theme == Theme::Auto {
        out.push_str(&variables(|colour| colour.1));
        out.push_str("\n@media (prefers-color-scheme:dark){");
        out.push_str(&variables(|colour| colour.2));
        out.push_str("}\n");
    }
    out + &rules
}

pub fn ink(ink: Ink) -> &'static str {
    match ink {
        Ink::Plain => "p",
        Ink::Title => "t",
        Ink::Name => "n",
        Ink::Type => "y",
        Ink::Value => "v",
        Ink::Faint => "f",
        Ink::Bad => "b",
        Ink::Loan => "l",
        Ink::Finding => "i",
    }
}

pub fn fill(fill: Fill) -> &'static str {
    match fill {
        Fill::Card => "card",
        Fill::Active => "active",
        Fill::Bar => "bar",
        Fill::ActiveBar => "active-bar",
        Fill::Block => "block",
        Fill::Free => "free",
        Fill::Leaked => "leaked",
        Fill::Finding => "around",
        Fill::Unused => "unused",
        Fill::Held => "q-held",
        Fill::Gained => "q-gained",
        Fill::Lost => "q-lost",
        Fill::NotHeld => "q-none",
        Fill::Error => "q-error",
        Fill::Field(n) => ["cell field-0", "cell field-1", "cell field-2", "cell field-3"][n % 4],
        Fill::Bytes(role) => match role {
            Role::Value => "cell c-cell",
            Role::Pointer | Role::Link => "cell c-pointer",
            Role::Length | Role::Capacity | Role::Count | Role::Borrow => "cell c-number",
            Role::Tag | Role::Niche | Role::DropFlag => "cell c-tag",
            Role::Padding => "cell c-hatch",
            Role::Spare | Role::Uninit => "cell c-dots",
            Role::MovedFrom | Role::Dropped => "cell c-back",
            Role::Freed => "cell c-grid",
            Role::Header | Role::Saved => "cell c-bars",
        },
    }
}

pub fn strand(strand: Strand) -> &'static str {
    match strand {
        Strand::Owned => "owned",
        Strand::Shared => "shared",
        Strand::Exclusive => "exclusive",
        Strand::Maybe => "maybe",
        Strand::Empty => "empty",
    }
}

pub fn arrow(kind: ArrowKind) -> &'static str {
    match kind {
        ArrowKind::Owner => "owner",
        ArrowKind::Strong => "strong",
        ArrowKind::Weak => "weak",
        ArrowKind::Shared => "shared",
        ArrowKind::Exclusive => "exclusive",
        ArrowKind::Raw => "raw",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_colour_that_a_rule_names_is_known_and_used() {
        for theme in [Theme::Auto, Theme::Light, Theme::Dark] {
            let sheet = sheet(theme);
            let body = sheet.replace(char::is_whitespace, "");
            // What is left of `{name}` would be a rule without a colon; a media query has a selector inside.
            let inner = body.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or_default());
            assert!(inner.into_iter().all(|inner| inner.contains(':') || inner == ".cairn"), "{sheet}");
        }
        for (name, ..) in COLOURS {
            assert!(RULES.contains(&format!("{{{name}}}")), "{name}");
        }
    }

    #[test]
    fn a_forced_theme_has_no_variables() {
        assert!(!sheet(Theme::Light).contains("var(") && !sheet(Theme::Dark).contains("@media"));
        assert!(sheet(Theme::Auto).contains("prefers-color-scheme"));
    }
}
