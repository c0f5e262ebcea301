//! Embeds `programs/reject`, from which `cairn explain` makes its pages: `reject.rs` in `OUT_DIR`.

use std::fmt::Write;
use std::path::Path;

/// The text of a table of name and content, sorted by name.
pub fn table(folder: &Path) -> String {
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder of rejected programs can be read")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    files.sort();
    let mut text = String::from("pub(super) const PROGRAMS: &[(&str, &str)] = &[\n");
    for file in files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        writeln!(text, "    ({name:?}, include_str!({:?})),", file.to_string_lossy())
            .expect("a string takes everything");
    }
    text + "];\n"
}
