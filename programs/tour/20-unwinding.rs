// Lesson 20: a panic drops what it leaves.
//
//     cairn run programs/tour/20-unwinding.rs --dump 21
//
// `values[index]` is out of bounds. The program does not read the byte behind the vector: it panics, and the frames are left one
// after the other, each dropping its variables. So the heap is empty at the end even now. Exit code: 101.
//@ exit: 101
//@ stderr: index out of bounds: the len is 3 but the index is 7
struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn pick(values: &[i32], index: usize) -> i32 {
    let _guard = Noisy("guard in pick");
    let owned = String::from("owned by pick");
    println!("{}", owned);
    values[index]
}

fn main() {
    let _outer = Noisy("outer in main");
    let values = vec![1, 2, 3];
    println!("{}", pick(&values, 1));
    println!("{}", pick(&values, 7));
}

//> owned by pick
//> drop guard in pick
//> 2
//> owned by pick
//> drop guard in pick
//> drop outer in main
