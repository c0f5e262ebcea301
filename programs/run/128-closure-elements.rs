// Closures that reach elements of arrays and slices capture the whole array, as the use of the element demands.

struct Slot<'a> {
    cell: &'a mut i32,
}

struct Pair {
    name: String,
    count: i32,
}

fn bump(slots: [Slot<'_>; 2]) {
    // Writing through the reference in an element needs no `mut` array: the capture is unique, not mutable.
    let mut add = || {
        *slots[0].cell += 10;
        *slots[1].cell += 20;
    };
    add();
    add();
}

fn main() {
    let (mut a, mut b) = (1, 2);
    bump([Slot { cell: &mut a }, Slot { cell: &mut b }]);
    println!("{a} {b}");
    //> 21 42

    let mut pairs = [Pair { name: String::from("x"), count: 1 }, Pair { name: String::from("y"), count: 2 }];
    let mut rename = |i: usize| {
        pairs[i].name = format!("{}{i}", pairs[i].name);
        pairs[i].count += 1;
    };
    rename(0);
    rename(1);
    let total = || pairs[0].count + pairs[1].count;
    println!("{} {} {}", total(), pairs[0].name, pairs[1].name);
    //> 5 x0 y1

    let mut grid = [[0u8; 3]; 2];
    let mut set = |row: usize, column: usize| grid[row][column] = (row * 3 + column) as u8;
    set(1, 2);
    set(0, 1);
    println!("{grid:?}");
    //> [[0, 1, 0], [0, 0, 5]]

    let mut counters: [Box<dyn FnMut() -> i32>; 2] = [
        Box::new({
            let mut n = 0;
            move || {
                n += 1;
                n
            }
        }),
        Box::new(|| 7),
    ];
    let mut call = || counters[0]() + counters[1]();
    println!("{} {}", call(), call());
    //> 8 9
    println!("{}", counters[0]());
    //> 3
}
