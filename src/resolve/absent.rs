//! What rustc's standard library has and Cairn's has not: to use it is no mistake, so it is refused by name.

use crate::diagnostic::Diagnostic;
use crate::source::Ident;

use super::{LIBRARY_ROOT, ModuleId, Names};

/// Stable names by the module that has them, as of 1.95.
const ABSENT: &[(&str, &str)] = &[
    ("", "alloc arch assert_matches backtrace ffi fs future net os panic path pin primitive simd task"),
    ("array", "from_mut"),
    ("ascii", "AsciiExt"),
    ("char", "UNICODE_VERSION"),
    (
        "env",
        "consts args_os current_dir current_exe home_dir join_paths remove_var set_current_dir set_var split_paths \
         temp_dir var_os vars vars_os ArgsOs JoinPathsError SplitPaths Vars VarsOs",
    ),
    ("hash", "SipHasher"),
    ("io", "SeekFrom pipe Cursor IoSlice IoSliceMut LineWriter PipeReader PipeWriter IsTerminal Seek"),
    ("mem", "uninitialized"),
    ("ops", "AsyncFn AsyncFnMut AsyncFnOnce"),
    ("process", "id Child ChildStderr ChildStdin ChildStdout Command CommandArgs CommandEnvs ExitStatus Output Stdio"),
    ("ptr", "fn_addr_eq"),
    ("str", "LinesAny"),
    ("string", "ParseError"),
    ("sync", "mpsc Barrier BarrierWaitResult Condvar WaitTimeoutResult"),
    (
        "thread",
        "available_parallelism current panicking park park_timeout scope spawn AccessError Builder JoinHandle LocalKey \
         Scope ScopedJoinHandle Thread ThreadId Result",
    ),
    ("time", "UNIX_EPOCH SystemTime SystemTimeError"),
];

/// Stable methods, associated functions and constants by the word of the type that has them, as of 1.95.
const ABSENT_MEMBERS: &[(&str, &str)] = &[
    ("Arc", SHARED),
    ("Box", "into_pin pin"),
    ("Duration", "as_millis_f32 as_millis_f64"),
    ("Error", "last_os_error from_raw_os_error"),
    ("MaybeUninit", "as_bytes uninit_array"),
    ("OnceLock", "wait"),
    ("Option", "as_pin_mut as_pin_ref"),
    ("Rc", SHARED),
    ("char", "UNICODE_VERSION"),
];

const SHARED: &str = "downcast pin";

/// Whether rustc's library has this member for types that are filed under `word`, and ours has not.
pub(crate) fn is_absent_member(word: &str, name: &str) -> bool {
    // What the type dereferences to has its members too.
    let target = match word {
        "Vec" | "[;]" => "[]",
        "String" => "str",
        _ => word,
    };
    let listed = |(of, names): &(&str, &str)| {
        (*of == word || *of == target) && names.split_whitespace().any(|absent| absent == name)
    };
    ABSENT_MEMBERS.iter().any(listed)
}

impl Names<'_> {
    /// Refuses `name`, which was not found in `module`, if rustc's library has it there; false if it has not.
    pub(super) fn refuse_absent(&self, module: ModuleId, name: Ident) -> bool {
        let Some(path) = self.library_module_path(module) else { return false };
        let names = ABSENT.iter().find(|(of, _)| *of == path).map_or("", |(_, names)| *names);
        if !names.split_whitespace().any(|absent| absent == name.name.as_str()) {
            return false;
        }
        let separator = if path.is_empty() { "" } else { "::" };
        self.report(Diagnostic::unsupported(name.span, format!("`std::{path}{separator}{name}`")));
        true
    }

    /// The path of a module of the library from its root.
    fn library_module_path(&self, module: ModuleId) -> Option<String> {
        let modules = self.modules.borrow();
        let mut path = String::new();
        let mut at = module;
        while at != LIBRARY_ROOT {
            let name = modules[at].name;
            path = if path.is_empty() { name.to_string() } else { format!("{name}::{path}") };
            at = modules[at].parent?;
        }
        Some(path)
    }
}
