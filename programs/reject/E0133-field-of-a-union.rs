// To read a field of a union is unsafe: its bytes may have been written as another.
//
// In memory: the four bytes of a number are looked at as if they were a `char`, which few numbers are.
union Either {
    number: u32,
    letter: char,
}

fn first(Either { letter }: Either) -> char { //~ ERROR E0133
    letter
}

fn main() {
    let mut either = Either { number: 7 };
    either.letter = 'a';
    println!("{}", either.number); //~ ERROR E0133
    either.number += 1; //~ ERROR E0133
    match either {
        Either { number: 98 } => println!("b"), //~ ERROR E0133
        Either { number: _ } => {}
    }
    first(either);
}

/* Mended: the program says that it knows what is there
union Either {
    number: u32,
    letter: char,
}

fn main() {
    let mut either = Either { number: 7 };
    either.letter = 'a';
    println!("{}", unsafe { either.number });
}
*/
