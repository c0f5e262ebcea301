//! What rustc's standard library has and Cairn's has not: to use it is no mistake, so it is refused by name.

use crate::diagnostic::Diagnostic;
use crate::source::Ident;

use super::{LIBRARY_ROOT, ModuleId, Names};

/// Stable names by the module that has them, as of 1.95.
const ABSENT: [(&str, &str); 20] = [
    ("", "alloc arch ascii assert_matches backtrace ffi fs future net os panic path pin primitive range simd task"),
    ("array", "from_mut repeat"),
    ("char", "UNICODE_VERSION decode_utf16 DecodeUtf16 DecodeUtf16Error"),
    (
        "env",
        "consts args_os current_dir current_exe home_dir join_paths remove_var set_current_dir set_var split_paths \
         temp_dir var_os vars vars_os ArgsOs JoinPathsError SplitPaths Vars VarsOs",
    ),
    ("hash", "SipHasher"),
    ("hint", "cold_path select_unpredictable"),
    (
        "io",
        "SeekFrom copy empty pipe repeat sink Chain Cursor Empty IntoInnerError IoSlice IoSliceMut LineWriter \
         PipeReader PipeWriter Repeat Sink Take WriterPanicked IsTerminal Seek",
    ),
    ("iter", "chain"),
    ("mem", "min_align_of min_align_of_val uninitialized"),
    ("ops", "AsyncFn AsyncFnMut AsyncFnOnce"),
    ("process", "id Child ChildStderr ChildStdin ChildStdout Command CommandArgs CommandEnvs ExitStatus Output Stdio"),
    ("ptr", "fn_addr_eq with_exposed_provenance with_exposed_provenance_mut"),
    ("slice", "EscapeAscii"),
    ("str", "from_boxed_utf8_unchecked LinesAny Utf8Chunk Utf8Chunks"),
    ("string", "ParseError"),
    ("sync", "ONCE_INIT mpsc Barrier BarrierWaitResult Condvar Once OnceState WaitTimeoutResult"),
    ("sync::atomic", "ATOMIC_BOOL_INIT ATOMIC_ISIZE_INIT ATOMIC_USIZE_INIT spin_loop_hint AtomicPtr"),
    (
        "thread",
        "available_parallelism current panicking park park_timeout scope spawn AccessError Builder JoinHandle LocalKey \
         Scope ScopedJoinHandle Thread ThreadId Result",
    ),
    ("time", "UNIX_EPOCH SystemTime SystemTimeError"),
    ("collections", "TryReserveError"),
];

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
