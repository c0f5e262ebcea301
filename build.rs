//! Embeds the library: a list of the files under `programs/library`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn main() {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("programs/library");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default()).join("library_files.rs");
    println!("cargo::rerun-if-changed=programs/library");
    println!("cargo::rerun-if-changed=build.rs");
    let mut files = Vec::new();
    find(&root, &mut files);
    files.sort();
    let mut code = String::from("/// Path under `programs/library` and text of each library file.\nstatic LIBRARY_FILES: &[(&str, &str)] = &[\n");
    for file in &files {
        let name = file.strip_prefix(&root).unwrap_or(file).to_string_lossy().replace('\\', "/");
        let _ = writeln!(code, "    ({name:?}, include_str!({:?})),", file.to_string_lossy());
    }
    code.push_str("];\n");
    if let Err(error) = std::fs::write(&out, code) {
        println!("cargo::error={}: {error}", out.display());
    }
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
