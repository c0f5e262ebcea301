// Fields that do not exist, and those that are missing besides; a misspelling is one error.
struct Wide {
    name: i32,
    size: i32,
}

fn misspelled(wide: Wide) {
    let Wide { size, nam } = wide; //~ ERROR E0026
}

fn another(wide: Wide) {
    let Wide { size, weight } = wide; //~ ERROR E0026
    //~^ ERROR E0027
}

fn both(wide: Wide) {
    let Wide { nam, siz } = wide; //~ ERROR E0026
    //~^ ERROR E0027
}

struct Doubled {
    x: u8,
    y: u8,
    y: u8, //~ ERROR E0124
}

fn main() {
    let doubled = Doubled { x: 1, y: 2 };
    let rest = Doubled { x: 1 };
}
