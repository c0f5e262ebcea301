//! Sessions of the repository's programs, for the laws of time and of pictures.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use cairn::driver;
use cairn::timeline::{Options, Session};
use cairn::vm::{Captured, Limits};

/// Hands a session of the program to `look`; `None` if the program is not accepted.
pub fn of_text<R: Send>(
    name: &str,
    text: &str,
    options: Options,
    look: impl FnOnce(&mut Session<'_>) -> R + Send,
) -> Option<R> {
    let stdin = super::annotations::parse(text, None).map(|found| found.stdin).unwrap_or_default();
    let work = || {
        driver::compile(name, text, |compilation, diagnostics| {
            if diagnostics.iter().any(cairn::diagnostic::Diagnostic::is_error) {
                return None;
            }
            let program = compilation.bytecode_for_session().ok()?;
            let options = Options { guard: compilation.uses_unsafe(), ..options };
            let host = Box::new(Captured::with_input(stdin));
            Some(look(&mut Session::new(&program, compilation.sources, options, host)))
        })
    };
    driver::on_large_stack(work).expect("the compiler does not panic")
}

/// As [`of_text`], of a file.
pub fn of_file<R: Send>(path: &Path, options: Options, look: impl FnOnce(&mut Session<'_>) -> R + Send) -> Option<R> {
    let text = std::fs::read_to_string(path).expect("programs can be read");
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    of_text(&name, &text, options, look)
}

/// Little memory and many checkpoints, for little programs.
pub fn small() -> Options {
    let limits = Limits {
        heap: 8 << 20,
        stack: 1 << 18,
        fuel: 3_000_000,
        output: 1 << 20,
        log_blocks: true,
        ..Limits::default()
    };
    Options { limits, interval: 500, ..Options::default() }
}

/// The programs in these folders of `programs/`.
pub fn programs(folders: &[&str]) -> Vec<PathBuf> {
    let all = super::programs();
    let wanted = |path: &&String| folders.iter().any(|folder| path.starts_with(&format!("programs/{folder}/")));
    all.iter().filter(wanted).map(|path| super::root().join(path)).collect()
}

/// Runs `check` for every path, and fails with all that went wrong.
pub fn in_parallel(paths: &[PathBuf], check: impl Fn(&Path) -> Result<(), String> + Sync) {
    assert!(!paths.is_empty());
    let (next, failures) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(path) = paths.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(why) = check(path) {
                        failures.lock().unwrap().push(format!("{}: {why}", path.display()));
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().unwrap();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
