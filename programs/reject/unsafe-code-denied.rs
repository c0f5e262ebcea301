// `deny(unsafe_code)` makes every `unsafe` block, function, method, trait and impl an error.
//@ explains: unsafe_code
#![deny(unsafe_code)]

unsafe fn first(bytes: &[u8]) -> u8 { //~ ERROR unsafe_code
    bytes[0]
}

unsafe trait Zeroed { //~ ERROR unsafe_code
    unsafe fn zero() -> Self; //~ ERROR unsafe_code
}

unsafe impl Zeroed for u8 { //~ ERROR unsafe_code
    unsafe fn zero() -> u8 { //~ ERROR unsafe_code
        0
    }
}

#[allow(unsafe_code)]
fn second(bytes: &[u8]) -> u8 {
    unsafe { *bytes.as_ptr().add(1) }
}

fn main() {
    println!("{}", unsafe { first(&[7]) }); //~ ERROR unsafe_code
    println!("{}", second(&[7, 8]));
}
/* Mended: safe code.
#![deny(unsafe_code)]

fn first(bytes: &[u8]) -> u8 {
    bytes[0]
}

fn main() {
    println!("{}", first(&[7]));
}
*/
