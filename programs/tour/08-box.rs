// Lesson 8: `Box` is one owned block on the heap.
//
//     cairn run programs/tour/08-box.rs --dump end
//
// A list that holds itself would be infinitely large; a list that holds the *address* of the rest is not. Look at
// the chain of blocks, and at the last one: `None` takes no extra byte, it is the address 0, which no block has.
enum List {
    Node(i32, Box<List>),
    End,
}

fn sum(list: &List) -> i32 {
    match list {
        List::Node(value, rest) => value + sum(rest),
        List::End => 0,
    }
}

fn main() {
    let mut number = Box::new(7);
    *number += 1;
    let list = List::Node(1, Box::new(List::Node(2, Box::new(List::End))));
    let nothing: Option<Box<i32>> = None;
    println!("{} {} {:?}", number, sum(&list), nothing);
    println!("{} {}", std::mem::size_of::<Box<i32>>(), std::mem::size_of::<Option<Box<i32>>>());
}

//> 8 3 None
//> 8 8
