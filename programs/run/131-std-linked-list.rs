// The library's linked list.
use std::collections::LinkedList;
fn main() {
    let mut l = LinkedList::new();
    l.push_back(2);
    l.push_back(3);
    l.push_front(1);
    println!("{l:?} {} {:?} {:?}", l.len(), l.front(), l.back());
    for x in l.iter_mut() {
        *x *= 10;
    }
    println!("{:?}", l.iter().rev().collect::<Vec<_>>());
    let mut r = l.split_off(1);
    println!("{l:?} {r:?}");
    l.append(&mut r);
    println!("{l:?} {r:?} {}", l.contains(&20));
    println!("{:?} {:?} {l:?}", l.pop_front(), l.pop_back());
    l.extend([7, 8]);
    println!("{:?}", l.clone().into_iter().sum::<i32>());
    let m: LinkedList<_> = "abc".chars().collect();
    println!("{m:?} {}", m == LinkedList::from(['a', 'b', 'c']));
    if let Some(f) = l.front_mut() {
        *f = 0;
    }
    println!("{:?}", l);
    l.clear();
    println!("{}", l.is_empty());
    let names: LinkedList<String> = ["x", "y"].iter().map(|s| s.to_string()).collect();
    for n in &names {
        print!("{n} ");
    }
    println!();
}

//> [1, 2, 3] 3 Some(1) Some(3)
//> [30, 20, 10]
//> [10] [20, 30]
//> [10, 20, 30] [] true
//> Some(10) Some(30) [20]
//> 35
//> ['a', 'b', 'c'] true
//> [0, 7, 8]
//> true
//> x y 
