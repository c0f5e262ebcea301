// Lesson 1: variables on the stack.
//
//     cairn run programs/tour/01-stack.rs --dump end
//
// Look at the addresses: the first variable has the highest one, for the stack grows down. Look at the struct: `small`
// takes one byte, `big` eight and must start at a multiple of eight, so some bytes between them are padding, which
// nobody ever writes. Look at `text`: its characters are not here; the variable is an address and a length.
struct Mixed {
    small: u8,
    big: u64,
    medium: u16,
}

fn main() {
    let a: u8 = 1;
    let b: u32 = 0x01020304;
    let c: i16 = -2;
    let mixed = Mixed { small: 7, big: 8, medium: 9 };
    let text = "static";
    println!("{} {:#x} {}", a, b, c);
    println!("{} {} {} {}", mixed.small, mixed.big, mixed.medium, text);
    println!("a Mixed is {} bytes, its fields are 11", std::mem::size_of::<Mixed>());
}

//> 1 0x1020304 -2
//> 7 8 9 static
//> a Mixed is 16 bytes, its fields are 11
