// More of what `Vec` and slices offer.
fn main() {
    let mut v = vec![5, 3, 8, 1];
    v.sort();
    println!("{:?} {:?}", v, v.binary_search(&8));
    v.sort_by(|a, b| b.cmp(a));
    println!("{:?}", v);
    v.extend([7, 7, 2]);
    v.dedup();
    v.retain(|n| n % 2 == 1 || *n > 4);
    println!("{:?}", v);
    let drained: Vec<i32> = v.drain(..2).collect();
    println!("{:?} {:?}", drained, v);
    let mut words = vec!["pear", "fig", "apple"];
    words.sort_by_key(|w| w.len());
    println!("{:?} {}", words, words.join("-"));
    println!("{:?}", [[1, 2], [3, 4]].concat());
    for chunk in [1, 2, 3, 4, 5].chunks(2) {
        print!("{:?} ", chunk);
    }
    for pair in [1, 2, 3].windows(2) {
        print!("{:?} ", pair);
    }
    println!();
    println!("{:?}", v.iter().copied().min());
    let mut grid = vec![vec![0; 3]; 2];
    grid[1][2] = 5;
    println!("{:?}", grid);
    let split = drained.split_first();
    println!("{:?}", split);
    v.resize(5, 0);
    v.swap_remove(0);
    println!("{:?} {}", v, v.capacity() >= 4);
    let mut a = vec![1];
    let mut b = vec![2, 3];
    a.append(&mut b);
    println!("{:?} {:?} {:?}", a, b, a.iter().rev().collect::<Vec<_>>());
    println!("{} {}", vec![1, 2] == [1, 2], vec![1, 2] < vec![1, 3]);
    let tail = a.split_off(1);
    println!("{:?} {:?} {:?}", a, tail, tail.to_vec().first());
    println!("{:?}", vec![3, 1, 2].iter().max_by_key(|n| (**n as i32 - 2).abs()));
    a.fill(9);
    println!("{:?} {:?}", a, [1, 2, 3].starts_with(&[1, 2]));
}

//> [1, 3, 5, 8] Ok(3)
//> [8, 5, 3, 1]
//> [8, 5, 3, 1, 7]
//> [8, 5] [3, 1, 7]
//> ["fig", "pear", "apple"] fig-pear-apple
//> [1, 2, 3, 4]
//> [1, 2] [3, 4] [5] [1, 2] [2, 3] 
//> Some(1)
//> [[0, 0, 0], [0, 0, 5]]
//> Some((8, [5]))
//> [0, 1, 7, 0] true
//> [1, 2, 3] [] [3, 2, 1]
//> true true
//> [1] [2, 3] Some(2)
//> Some(1)
//> [9] true
