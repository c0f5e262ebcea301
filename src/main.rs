//! The `cairn` command.
#![forbid(unsafe_code)]

fn main() -> std::process::ExitCode {
    cairn::cli::main()
}
