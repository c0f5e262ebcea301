// References to mutable statics are denied: nothing says who else has one.
static mut COUNT: u32 = 0;
static mut LIST: Vec<i32> = Vec::new();

fn main() {
    unsafe {
        COUNT += 1;
        let copy = COUNT;
        let pointer = &raw const COUNT;
        println!("{} {}", copy, *pointer);
        println!("{}", COUNT); //~ ERROR static_mut_refs
        let shared = &COUNT; //~ ERROR static_mut_refs
        LIST.push(1); //~ ERROR static_mut_refs
    }
}
