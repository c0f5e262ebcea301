// Lesson 19: `RefCell` counts its borrows in memory.
//
//     cairn run programs/tour/19-refcell.rs --dump 16 --dump end
//
// The rule is the same as for `&` and `&mut`, but kept while the program runs: a number beside the value says
// how many readers there are, or that there is a writer. Look at it on line 16. `Cell` needs no count: nobody ever holds
// an address into it.
use std::cell::{Cell, RefCell};

fn main() {
    let cell = Cell::new(5);
    let numbers = RefCell::new(vec![1, 2, 3]);
    {
        let first = numbers.borrow();
        let second = numbers.borrow();
        println!("{} {} {}", first.len(), second[0], numbers.try_borrow_mut().is_err());
    }
    numbers.borrow_mut().push(4);
    cell.set(cell.get() + 1);
    println!("{} {:?}", cell.get(), numbers.borrow());
}

//> 3 1 true
//> 6 [1, 2, 3, 4]
