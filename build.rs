//! Makes one `#[test]` per program under `programs/`.

#[path = "build/programs.rs"]
mod programs;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=build");
    programs::generate();
}
