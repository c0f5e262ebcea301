//! Prints the type checker's findings as `line code`, one a line; `-l` adds the library's own.

use cairn::resolve::{Arena, Library};
use cairn::source::{FileId, Sources};
use cairn::typeck::tcx::Tcx;

fn main() {
    let child = std::thread::Builder::new().stack_size(256 << 20).spawn(run);
    child.expect("a thread can be started").join().expect("no panic");
}

fn run() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let verbose = args.iter().any(|a| a == "-v");
    let lib = args.iter().any(|a| a == "-l");
    let force = args.iter().any(|a| a == "-a");
    for path in args.iter().filter(|a| !a.starts_with('-')) {
        let text = std::fs::read_to_string(path).expect("the file can be read");
        let start = std::time::Instant::now();
        let mut sources = Sources::new();
        sources.add(path.as_str(), text);
        Library::add_sources(&mut sources);
        let t_lib = start.elapsed();
        let lib_errors: Vec<_> = Library::get().files.iter().flat_map(|f| f.errors.clone()).collect();
        let t_parse = start.elapsed();
        let (krate, mut diagnostics) = cairn::parse::program(&sources, FileId::MAIN);
        let arena = Arena::default();
        let tcx = Tcx::new(&sources, &krate, &arena);
        let t_names = start.elapsed();
        if diagnostics.is_empty() {
            cairn::typeck::check_crate(&tcx);
        }
        if force {
            tcx.force_library();
            tcx.check_library_bodies();
        }
        let t_all = start.elapsed();
        diagnostics.extend(tcx.diagnostics());
        for d in &diagnostics {
            let line = sources.line(d.primary.span);
            println!("{line} {}{}", d.code, if verbose { format!(" {}", d.message) } else { String::new() });
        }
        if lib {
            for d in lib_errors.iter().chain(&tcx.library_errors()) {
                let (line, col) = sources.line_col(d.primary.span);
                println!("{}:{line}:{col} {} {}", sources.file(d.primary.span.file).name, d.code, d.message);
            }
            eprintln!("sources {t_lib:?} library {t_parse:?} names {t_names:?} all {t_all:?}");
        }
    }
}
