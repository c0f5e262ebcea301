// Lesson 10: a `Vec` grows by moving to a larger buffer.
//
//     cairn run programs/tour/10-vec.rs --dump 13
//
// Line 13 runs once for every push. Look at the address and the capacity: four elements fit; the fifth asks for a block of
// eight, the elements are copied over, the old block is freed. The bytes beyond the length are spare:
// they belong to the vector but hold no value.
fn main() {
    let mut v: Vec<u16> = Vec::new();
    let mut grown = 0;
    for i in 0..9 {
        let before = v.capacity();
        v.push(i * 0x11);
        if v.capacity() > before {
            grown += 1;
        }
    }
    println!("{:?} len {} grown {} times", v, v.len(), grown);
    v.truncate(2);
    println!("{:?} len {} capacity {}", v, v.len(), v.capacity());
}

//> [0, 17, 34, 51, 68, 85, 102, 119, 136] len 9 grown 3 times
//> [0, 17] len 2 capacity 16
