// Functions with another calling convention than Rust's, and pointers to them, which are types of their own.

extern "C" fn twice(n: i32) -> i32 {
    n * 2
}

extern fn negate(n: i32) -> i32 {
    -n
}

unsafe extern "system" fn peek(at: *const u8) -> u8 {
    unsafe { *at }
}

pub extern "C" fn called_from_elsewhere() {
    println!("called");
}

extern "C" fn same<T>(value: T) -> T {
    value
}

fn apply(function: extern "C" fn(i32) -> i32, to: i32) -> i32 {
    function(to)
}

trait Callback {
    extern "C" fn call(&self, n: i32) -> i32;
}

struct Add(i32);

impl Callback for Add {
    extern "C" fn call(&self, n: i32) -> i32 {
        self.0 + n
    }
}

struct Table {
    entries: [Option<extern "C" fn(i32) -> i32>; 3],
}

struct Noisy;

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("dropped");
    }
}

extern "C" fn keep(_noisy: Noisy, text: &str) -> &str {
    &text[1..]
}

fn main() {
    println!("{} {}", apply(twice, 4), apply(negate, 4));
    let table = Table { entries: [Some(twice), None, Some(negate)] };
    for entry in table.entries.iter().flatten() {
        println!("{}", entry(10));
    }
    println!("{}", std::mem::size_of::<Option<extern "C" fn()>>());
    let byte = 9;
    println!("{}", unsafe { peek(&byte) });
    let shared: unsafe extern "C" fn(i32) -> i32 = twice;
    println!("{}", unsafe { shared(3) });
    called_from_elsewhere();
    println!("{} {}", same("text"), Add(2).call(3));
    println!("{}", [1, 2].map(|n| twice(n)).len());
    println!("{}", keep(Noisy, "atext"));
    let functions = [twice, negate];
    println!("{}", functions[1](5));
}

//> 8 -4
//> 20
//> -10
//> 8
//> 9
//> 6
//> called
//> text 5
//> 2
//> dropped
//> text
//> -5
