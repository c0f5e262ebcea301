// A number can be compared with its own type alone, so what stands on the right is of the wrong type.
fn numbers(small: u8, large: u32, exact: f64) -> bool {
    let by_width = small < large; //~ ERROR E0308
    let by_sign = large == 1i32; //~ ERROR E0308
    let by_kind = exact >= 1; //~ ERROR E0308
    by_width && by_sign && by_kind
}

fn others(letter: char, text: &str, number: &u8, maybe: Option<usize>) -> bool {
    let text = letter == text; //~ ERROR E0308
    let reference = 5u8 == number; //~ ERROR E0308
    let option = 5usize == maybe; //~ ERROR E0308
    let macros = assert_eq!(letter, 'a' as u8); //~ ERROR E0308
    text && reference && option && macros == ()
}

// A literal may be of many types: that is another error.
fn literals(number: &i32) -> bool {
    let reference = 1 == number; //~ ERROR E0277
    let kinds = 1 == 1.0;
    //~^ ERROR E0277
    //~^^ ERROR E0308
    reference && kinds
}

fn sums(a: i32, b: i64) -> i32 {
    a + b
    //~^ ERROR E0308
    //~^^ ERROR E0277
}

fn negative(items: Vec<i32>) -> i32 {
    items[-1] //~ ERROR -
}

fn length(maybe: Option<String>) -> usize {
    maybe.len() //~ ERROR E0624
}

fn main() {}
