//! Generates the parser from its grammar.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=grammar/cairn.lalrpop");
    let out = std::env::var("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    lalrpop::Configuration::new()
        .set_in_dir("grammar")
        .set_out_dir(out)
        .emit_comments(false)
        .process()
        .expect("grammar/cairn.lalrpop is a valid LR(1) grammar");
}
