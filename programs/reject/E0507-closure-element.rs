// An element cannot be moved out of an array by its index. Inside a closure the array is captured by reference, so the
// error is about the captured variable.

fn take(text: String) {
    println!("{text}");
}

fn by_index(words: [String; 2]) {
    let first = || take(words[0]); //~ ERROR E0507
    first();
}

fn by_move(words: &mut [String; 2]) {
    let first = move || take(words[0]); //~ ERROR E0507
    first();
}

fn part(pairs: [(String, i32); 2]) {
    let first = || {
        let (name, count) = pairs[1]; //~ ERROR E0507
        println!("{name} {count}");
    };
    first();
}

fn nested(grid: [[Option<String>; 2]; 2]) {
    let row = || {
        let [left, right] = grid[0]; //~ ERROR E0507
        println!("{left:?} {right:?}");
    };
    row();
}

fn outside(words: [String; 2]) {
    take(words[0]); //~ ERROR E0508
}

fn main() {
    by_index([String::from("a"), String::from("b")]);
    by_move(&mut [String::from("a"), String::from("b")]);
    part([(String::new(), 1), (String::new(), 2)]);
    nested([[None, None], [None, None]]);
    outside([String::from("a"), String::from("b")]);
}
