//! Causes in words: the same for every front.

use crate::borrowck::reason::Immutable;

use super::{Cause, Change, Kept, Loan, May, Missing, Permission, Place, Until};

/// Why a place may never be written.
pub fn immutable(why: &Immutable) -> String {
    match why {
        Immutable::Local { .. } => "not declared `mut`".to_owned(),
        Immutable::SharedReference { .. } => "behind `&`".to_owned(),
        Immutable::ConstPointer => "behind `*const`".to_owned(),
        Immutable::Captured { .. } => "captured without `mut`".to_owned(),
        Immutable::FnClosure => "in a closure that is called through `&`".to_owned(),
        Immutable::Static { .. } => "in a `static` without `mut`".to_owned(),
        Immutable::Other => "shared access only".to_owned(),
    }
}

/// Why a line has changed what may be done with a place: a sentence without its full stop.
pub fn why(place: &Place, change: &Change) -> String {
    let mut text = match &change.cause {
        Cause::Parameter => "parameter".to_owned(),
        Cause::Captured => "captured by the closure".to_owned(),
        Cause::Declared => "declared, without a value yet".to_owned(),
        Cause::Initialised => "initialised".to_owned(),
        Cause::Assigned => "given a value".to_owned(),
        Cause::Moved { what, to } => {
            let what = if *what == place.name { "moved".to_owned() } else { format!("`{what}` moved") };
            match to.as_str() {
                "" => what,
                "the caller" | "a call" => format!("{what} to {to}"),
                "a closure" => format!("{what} into a closure"),
                "IntoIterator::into_iter()" => format!("{what} into the iterator of the loop"),
                to if to.starts_with("the closure ") => {
                    format!("{what} into the closure `{}`", to.trim_start_matches("the closure "))
                }
                to => format!("{what} to `{to}`"),
            }
        }
        Cause::Ended { dropped: true } => "dropped: its scope ends here".to_owned(),
        Cause::Ended { dropped: false } => "its scope ends here".to_owned(),
        Cause::Borrowed { loan } => format!("{} {}", borrowed(place, loan), until(loan)),
        Cause::Returned { loan } => {
            let by = match &loan.by {
                Some(by) => format!("`{by}` is not used again"),
                None => "the reference is not used again".to_owned(),
            };
            format!("{by}: the borrow of line {} has ended", loan.line)
        }
        Cause::Joined { moved: Some(line), to } if to.is_empty() => format!("may have been moved in line {line}"),
        Cause::Joined { moved: Some(line), to } => format!("may have been moved to `{to}` in line {line}"),
        Cause::Joined { moved: None, .. } => "not on every way that leads here".to_owned(),
        Cause::LastUse => "last use; the permissions stay".to_owned(),
        Cause::Unknown => "changed".to_owned(),
    };
    let gains = matches!(change.cause, Cause::Parameter | Cause::Captured | Cause::Initialised | Cause::Assigned);
    if gains
        && !change.after.write
        && let Some(never) = &place.never_written
    {
        text.push_str(&format!("; {never}"));
    }
    match &change.towards[..] {
        [] => {}
        [line] => text.push_str(&format!(" (on the way to line {line})")),
        lines => {
            let lines: Vec<String> = lines.iter().map(u32::to_string).collect();
            text.push_str(&format!(" (on the ways to lines {})", lines.join(", ")));
        }
    }
    text
}

/// `borrowed by r (shared)`.
fn borrowed(place: &Place, loan: &Loan) -> String {
    let kind = if loan.exclusive { "exclusively" } else { "shared" };
    let what = if loan.of == place.name { String::new() } else { format!("`{}` ", loan.of) };
    match &loan.by {
        Some(by) => format!("{what}borrowed by `{by}` ({kind})"),
        None => format!("{what}borrowed ({kind})"),
    }
}

/// A borrow, told of the variable that it is of.
pub fn borrow(place: &Place, loan: &Loan) -> String {
    format!("{} {}", borrowed(place, loan), until(loan))
}

fn until(loan: &Loan) -> String {
    match loan.until {
        Until::Line(line) if line == loan.line => "in this line".to_owned(),
        Until::Line(line) => format!("until line {line}"),
        Until::Returned => "until after the function returns".to_owned(),
    }
}

/// `needs own, has read`: what an error is about.
pub fn missing(missing: &Missing) -> String {
    let code = missing.code.as_ref().map_or_else(String::new, |code| format!("[{code}]"));
    let mut text = format!("error{code}: ");
    match (&missing.place, missing.needs) {
        (Some(place), Some(needs)) => {
            text.push_str(&format!("`{place}` needs {}", permission(needs)));
            if let Some(has) = missing.has {
                text.push_str(&format!(", has {}", list(has)));
            }
            if let Some(loan) = &missing.loan {
                let by = loan.by.as_ref().map_or_else(String::new, |by| format!(" by `{by}`"));
                let kind = if loan.exclusive { "exclusively " } else { "" };
                text.push_str(&format!("; {kind}borrowed{by} in line {}", loan.line));
                match &missing.kept {
                    Some(Kept::Used { line }) => text.push_str(&format!(", used in line {line}")),
                    Some(Kept::UsedInLoop { line }) => {
                        text.push_str(&format!(", used in line {line} by the next turn of the loop"));
                    }
                    Some(Kept::Dropped { line }) => text.push_str(&format!(", dropped in line {line}")),
                    Some(Kept::Outlives { lifetime }) => text.push_str(&format!(", must last as long as {lifetime}")),
                    None => {}
                }
            }
        }
        (None, Some(needs)) => text.push_str(&format!("needs {}: {}", permission(needs), missing.message)),
        (_, None) => text.push_str(&missing.message),
    }
    text
}

pub fn permission(permission: Permission) -> &'static str {
    match permission {
        Permission::Read => "read",
        Permission::Write => "write",
        Permission::Own => "own",
    }
}

/// `read, own`.
pub fn list(may: May) -> String {
    let all = [(may.read, "read"), (may.write, "write"), (may.own, "own")];
    let held: Vec<&str> = all.iter().filter(|(held, _)| *held).map(|(_, name)| *name).collect();
    match &held[..] {
        [] => "no permission".to_owned(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
