//! Generates the parser from its grammar, the outline of the library, the table of rejected programs that `cairn explain` shows, and
//! one `#[test]` per program under `programs/`.

#[path = "build/outline.rs"]
mod outline;
#[path = "build/programs.rs"]
mod programs;
#[path = "build/reject.rs"]
mod reject;

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
    let tables = outline::tables(&library_files());
    std::fs::write(out.join("library.rs"), tables).expect("OUT_DIR can be written to");
    let manifest = std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR for build scripts");
    let rejected = reject::table(&Path::new(&manifest).join("programs/reject"));
    std::fs::write(out.join("reject.rs"), rejected).expect("OUT_DIR can be written to");
    programs::generate();
}

/// The library's files, sorted by path.
fn library_files() -> Vec<outline::File> {
    let manifest = std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR for build scripts");
    let root = Path::new(&manifest).join("programs/library");
    let mut files = Vec::new();
    find(&root, &mut files);
    files.sort();
    let read = |file: &PathBuf| outline::File {
        path: file.strip_prefix(&root).unwrap_or(file).to_string_lossy().replace('\\', "/"),
        full_path: file.to_string_lossy().into_owned(),
        text: std::fs::read_to_string(file).expect("library files can be read"),
    };
    files.iter().map(read).collect()
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
