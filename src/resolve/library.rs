//! The library's files: embedded text, parsed once per process.

use std::collections::HashMap;
use std::sync::{LazyLock, RwLock};

use crate::ast;
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Sources, Span};

include!(concat!(env!("OUT_DIR"), "/library_files.rs"));

/// The library as items; bodies are parsed when they are reached.
pub struct Library {
    pub files: Vec<LibraryFile>,
    /// The files under the ids that they have in every compilation.
    sources: Sources,
    by_path: HashMap<&'static str, usize>,
    bodies: RwLock<HashMap<Span, &'static ast::Block>>,
}

pub struct LibraryFile {
    /// Under `programs/library`, such as `vec.rs` or `iter/mod.rs`.
    pub path: &'static str,
    pub krate: ast::Crate,
    /// Syntax errors: bugs of the library.
    pub errors: Vec<Diagnostic>,
}

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::load);

impl Library {
    /// The library of this process.
    pub fn get() -> &'static Library {
        &LIBRARY
    }

    /// Appends the library's files; the user's must be the only one so far, so that ids agree.
    pub fn add_sources(sources: &mut Sources) {
        debug_assert_eq!(sources.files().len(), 1);
        for (path, text) in LIBRARY_FILES {
            sources.add(format!("library/{path}"), *text);
        }
    }

    fn load() -> Library {
        let mut sources = Sources::new();
        sources.add("", "");
        Library::add_sources(&mut sources);
        let parse = |(index, (path, _)): (usize, &(&'static str, &'static str))| {
            let (krate, errors) = crate::parse::library(&sources, FileId(index as u32 + 1));
            LibraryFile { path, krate, errors }
        };
        let files: Vec<LibraryFile> = LIBRARY_FILES.iter().enumerate().map(parse).collect();
        let by_path = files.iter().enumerate().map(|(i, file)| (file.path, i)).collect();
        Library { files, sources, by_path, bodies: RwLock::default() }
    }

    /// The file of module `name` declared in `dir` (such as `iter/`), and the directory of that module's own files.
    pub fn module_file(&self, dir: &str, name: &str) -> Option<(&LibraryFile, String)> {
        let inner = format!("{dir}{name}/");
        let index = self
            .by_path
            .get(format!("{dir}{name}.rs").as_str())
            .or_else(|| self.by_path.get(format!("{inner}mod.rs").as_str()))?;
        Some((&self.files[*index], inner))
    }

    /// The file of the crate root.
    pub fn root(&self) -> Option<&LibraryFile> {
        self.by_path.get("lib.rs").map(|i| &self.files[*i])
    }

    /// The block that a deferred body stands for.
    pub fn body(&'static self, span: Span) -> &'static ast::Block {
        // A poisoned lock still holds a consistent table: insertions are single calls.
        if let Some(block) = self.bodies.read().unwrap_or_else(|e| e.into_inner()).get(&span) {
            return block;
        }
        let (block, errors) = crate::parse::body(&self.sources, span);
        debug_assert!(errors.is_empty(), "the library's bodies parse: {errors:?}");
        // Kept for the life of the process, like the library's items: their number is fixed.
        let block: &'static ast::Block = Box::leak(Box::new(block));
        self.bodies.write().unwrap_or_else(|e| e.into_inner()).entry(span).or_insert(block)
    }
}
