// Lesson 7: a mutable borrow is an address through which one may write.
//
//     cairn run programs/tour/07-mutable-borrow.rs --dump 10 --dump end
//
// Look at line 10: `n` holds the address of `count` in `main`'s frame, and the write lands there. While `r` is in use, `v`
// itself is off limits: pushing may move the buffer, and a second pointer into it would then point at a freed block.
// After the last use of `r` the variable `v` is free again, though `r` is still in the frame.
fn increment(n: &mut i32) {
    *n += 1;
    println!("inside {}", n);
}

fn main() {
    let mut count = 41;
    increment(&mut count);
    let mut v = vec![1, 2];
    let r = &mut v;
    r.push(3);
    r[0] = 10;
    v.push(4);
    println!("{} {:?}", count, v);
}

//> inside 42
//> 42 [10, 2, 3, 4]
