// A temporary that would have to outlive several lifetimes. If one of them outlives the others it is the one to tell about;
// of lifetimes that have nothing to do with each other the last is.

struct Cell<'a> {
    text: &'a mut String,
}

fn fresh() -> String {
    String::from("fresh")
}

fn unrelated<'a, 'b>(mut slot: &'b mut String) -> &'a mut String {
    slot = &mut fresh(); //~ ERROR E0716
    slot //~ ERROR -
}

fn outlived<'a, 'b: 'a>(mut slot: &'b mut String) -> &'a mut String {
    slot = &mut fresh(); //~ ERROR E0716
    slot
}

fn outliving<'a: 'b, 'b>(mut slot: &'b mut String) -> &'a mut String {
    slot = &mut fresh();
    slot
    //~^ ERROR E0515
    //~^^ ERROR -
}

fn stored<'a>(cell: &mut Cell<'_>) -> &'a mut String {
    let text: &mut String = &mut fresh(); //~ ERROR E0716
    *cell = Cell { text };
    text //~ ERROR E0499
}

fn main() {
    let mut text = fresh();
    unrelated(&mut text);
    outlived(&mut text);
    outliving(&mut text);
    stored(&mut Cell { text: &mut text });
}
