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

/// Stable methods, associated functions and constants by the word of the type that has them, as of 1.95.
const ABSENT_MEMBERS: [(&str, &str); 29] = [
    (
        "[]",
        "align_to align_to_mut as_chunks_unchecked as_chunks_unchecked_mut as_mut_ptr_range assume_init_drop \
         assume_init_mut assume_init_ref connect element_offset escape_ascii get_disjoint_unchecked_mut \
         split_at_mut_unchecked utf8_chunks write_clone_of_slice write_copy_of_slice",
    ),
    ("*const", POINTER),
    ("*mut", POINTER),
    ("Arc", SHARED),
    ("BinaryHeap", "try_reserve try_reserve_exact"),
    ("Box", "assume_init into_pin new_uninit_slice new_zeroed_slice pin"),
    ("BufWriter", "into_inner into_parts"),
    ("Duration", "as_millis_f32 as_millis_f64"),
    ("Error", "downcast last_os_error from_raw_os_error"),
    ("HashMap", "get_disjoint_unchecked_mut try_reserve"),
    ("HashSet", "try_reserve"),
    ("LinkedList", "extract_if"),
    ("MaybeUninit", "as_bytes uninit_array"),
    (
        "NonNull",
        "addr align_offset byte_add byte_offset byte_offset_from byte_offset_from_unsigned byte_sub copy_from \
         copy_from_nonoverlapping copy_to copy_to_nonoverlapping expose_provenance is_aligned is_empty len map_addr \
         offset_from offset_from_unsigned read_unaligned read_volatile replace slice_from_raw_parts swap with_addr \
         with_exposed_provenance without_provenance write_bytes write_unaligned write_volatile",
    ),
    ("OnceLock", "wait"),
    ("Option", "as_pin_mut as_pin_ref"),
    ("Rc", SHARED),
    ("RefCell", "try_borrow_unguarded"),
    ("RwLockWriteGuard", "downgrade"),
    ("String", "into_raw_parts try_reserve try_reserve_exact"),
    ("UnsafeCell", "from_mut"),
    ("Vec", "try_reserve try_reserve_exact"),
    ("VecDeque", "try_reserve try_reserve_exact"),
    ("Weak", "as_ptr from_raw into_raw"),
    ("char", "UNICODE_VERSION decode_utf16"),
    ("f32", "to_int_unchecked"),
    ("f64", "to_int_unchecked"),
    (
        "str",
        "from_utf8_mut from_utf8_unchecked_mut slice_mut_unchecked slice_unchecked split_at_mut_checked trim_left_matches \
         trim_right_matches",
    ),
    ("u8", "escape_ascii"),
];

const POINTER: &str = "as_array as_mut_array as_mut_unchecked as_ref_unchecked byte_offset_from byte_offset_from_unsigned \
                       map_addr with_addr wrapping_byte_add wrapping_byte_offset wrapping_byte_sub";

const SHARED: &str = "assume_init decrement_strong_count downcast increment_strong_count new_uninit new_uninit_slice \
                      new_zeroed new_zeroed_slice pin";

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
