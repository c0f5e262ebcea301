// `Vec` grows: it owns a buffer on the heap.
fn main() {
    let mut v = Vec::new();
    for i in 0..6 {
        v.push(i * i);
    }
    v[0] = 100;
    println!("{:?} {}", v, v.len());
    println!("{:?} {:?}", v.pop(), v.last());
    let w = vec![1, 2, 3];
    let zeros = vec![0u8; 4];
    println!("{:?} {:?} {}", w, zeros, w[1] + w[2]);
    let mut total = 0;
    for x in &v {
        total += x;
    }
    for x in &mut v {
        *x += 1;
    }
    println!("{} {:?}", total, v);
    for x in w {
        total += x;
    }
    println!("{}", total);
    v.insert(1, -1);
    let removed = v.remove(0);
    v.truncate(3);
    println!("{} {:?} {}", removed, v, v.contains(&-1));
    v.clear();
    println!("{:?} {}", v, v.is_empty());
}

//> [100, 1, 4, 9, 16, 25] 6
//> Some(25) Some(16)
//> [1, 2, 3] [0, 0, 0, 0] 5
//> 130 [101, 2, 5, 10, 17]
//> 136
//> 101 [-1, 2, 5] true
//> [] true
