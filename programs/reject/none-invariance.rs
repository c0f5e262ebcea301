// `&mut T` must keep `T` exactly as it is: a `&mut &'static str` cannot be used as a `&mut &'a str`.
fn assign<'a>(slot: &mut &'a str, value: &'a str) {
    *slot = value;
}

fn stretch<'a>(slot: &mut &'static str, value: &'a str) {
    assign(slot, value); //~ ERROR E0521
}

fn shorten<'a, 'b>(v: &'a mut Vec<&'static str>) -> &'a mut Vec<&'b str> {
    v //~ ERROR -
}

fn main() {
    let mut text = "static";
    {
        let local = String::from("local");
        assign(&mut text, &local); //~ ERROR E0597
    }
    println!("{}", text);
    stretch(&mut "a", "b");
    shorten(&mut vec![]);
}
