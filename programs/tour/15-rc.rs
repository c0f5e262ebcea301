// Lesson 15: `Rc` lets several owners share one block.
//
//     cairn run programs/tour/15-rc.rs --dump 15 --dump end
//
// The block on the heap starts with two counts: strong owners, and weak ones plus one. Look at them on line 15, when three
// variables hold the same address, and at the end. The block is freed when the last owner goes.
use std::rc::Rc;

fn main() {
    let a = Rc::new(String::from("shared"));
    println!("{}", Rc::strong_count(&a));
    let b = Rc::clone(&a);
    {
        let c = Rc::clone(&b);
        println!("{} {}", c, Rc::strong_count(&c));
        println!("{} {}", Rc::ptr_eq(&a, &c), Rc::weak_count(&a));
    }
    println!("{} {}", Rc::strong_count(&a), b);
}

//> 1
//> shared 3
//> true 0
//> 2 shared
