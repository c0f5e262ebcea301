// A limit of Cairn's: what the program asks for is more than Cairn takes on, so that no program can exhaust the computer it is
// checked on. The message says which limit it is, and the flag that raises it where there is one. rustc may accept the program.
//@ explains: C0001
//@ rustc-differs: a limit of Cairn
static BIG: [u8; 100_000_000] = [0; 100_000_000];

fn main() {
    println!("{}", BIG[0]); //~ ERROR C0001
}
