//! One `#[test]` per program: `program_tests.rs` in `OUT_DIR`, included by `tests/programs.rs`.

use std::fmt::Write;
use std::path::Path;

/// The folders whose files are programs; `programs/library` is the library.
const SUITES: [&str; 4] = ["tour", "reject", "trap", "run"];

/// Writes the file of generated tests and asks cargo to come back when a program is added or removed.
pub fn generate() {
    let mut text = String::new();
    let mut count = 0;
    for suite in SUITES {
        let folder = Path::new("programs").join(suite);
        println!("cargo:rerun-if-changed={}", folder.display());
        let mut files = Vec::new();
        collect(&folder, &mut files);
        files.sort();
        count += files.len();
        writeln!(text, "mod {suite} {{").expect("a string takes everything");
        for file in files {
            let name = test_name(file.strip_prefix(&format!("programs/{suite}/")).unwrap_or(&file));
            writeln!(text, "    #[test]\n    fn {name}() {{\n        crate::program({file:?});\n    }}")
                .expect("a string takes everything");
        }
        text += "}\n";
    }
    writeln!(text, "/// How many programs the build script saw.\nconst PROGRAMS: usize = {count};")
        .expect("a string takes everything");
    let out = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    std::fs::write(Path::new(&out).join("program_tests.rs"), text).expect("OUT_DIR is writable");
}

fn collect(folder: &Path, files: &mut Vec<String>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            println!("cargo:rerun-if-changed={}", path.display());
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path.to_string_lossy().replace('\\', "/"));
        }
    }
}

/// `03-move.rs` becomes `_03_move`: a name that sorts as the file does.
fn test_name(file: &str) -> String {
    let stem = file.strip_suffix(".rs").unwrap_or(file);
    let name: String = stem.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let name = name.to_lowercase();
    if name.starts_with(|c: char| c.is_ascii_digit()) { format!("_{name}") } else { name }
}
