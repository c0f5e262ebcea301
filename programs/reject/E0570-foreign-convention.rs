// The calling convention is one that the machine's processor does not have. Cairn's machine is an x86-64 one, as rustc's by default.
//@ explains: E0570
extern "stdcall" fn twice(n: i32) -> i32 { //~ ERROR E0570
    n * 2
}

fn main() {
    println!("{}", twice(21));
}

/* Mended: `"system"` is the system's own convention, whatever the processor.
extern "system" fn twice(n: i32) -> i32 {
    n * 2
}

fn main() {
    println!("{}", twice(21));
}
*/
