// Of the values a function returns each is asked for its own lifetime; where several have the same one, the first is named.

fn either<'b>(c: bool, one: &'b mut u8, other: &mut u8) -> &'b mut u8 {
    if c {
        return &mut *other;
    }
    other //~ ERROR E0621
}

fn thrice<'a>(turn: u8, one: &'a u8, other: &Box<i32>) -> &'a Box<i32> {
    if turn == 1 {
        return other; //~ ERROR E0621
    }
    if turn == 2 {
        return other;
    }
    while turn > *one {
        return other;
    }
    other
}

fn main() {
    *either(true, &mut 1, &mut 2) = 3;
    thrice(1, &2, &Box::new(3));
}
