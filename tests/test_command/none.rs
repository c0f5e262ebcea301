// No tests: the undefined name is not part of the program either.
fn main() {}

#[cfg(not(test))]
fn other() {
    undefined();
}
