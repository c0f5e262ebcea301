//! Generates the parser from its grammar, the list of the library's files, and one `#[test]` per program under `programs/`.

#[path = "build/programs.rs"]
mod programs;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=build");
    println!("cargo:rerun-if-changed=grammar/cairn.lalrpop");
    println!("cargo:rerun-if-changed=programs/library");
    let out = PathBuf::from(std::env::var("OUT_DIR").expect("cargo sets OUT_DIR for build scripts"));
    lalrpop::Configuration::new()
        .set_in_dir("grammar")
        .set_out_dir(&out)
        .emit_comments(false)
        .process()
        .expect("grammar/cairn.lalrpop is a valid LR(1) grammar");
    let list = library_files();
    std::fs::write(out.join("library_files.rs"), list).expect("OUT_DIR can be written to");
    programs::generate();
}

/// Rust source of a table of the library's files: path under `programs/library` and text.
fn library_files() -> String {
    let manifest = std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR for build scripts");
    let root = Path::new(&manifest).join("programs/library");
    let mut files = Vec::new();
    find(&root, &mut files);
    files.sort();
    let mut code = String::from("static LIBRARY_FILES: &[(&str, &str)] = &[\n");
    for file in &files {
        let name = file.strip_prefix(&root).unwrap_or(file).to_string_lossy().replace('\\', "/");
        writeln!(code, "    ({name:?}, include_str!({file:?})),").expect("writing to a string cannot fail");
    }
    code.push_str("];\n");
    code
}

fn find(dir: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(dir).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            find(&path, files);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            files.push(path);
        }
    }
}
