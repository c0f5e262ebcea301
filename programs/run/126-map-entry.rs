// Entries of a map that grows while they are made: the value's place is computed from the table as it is then.
use std::collections::HashMap;

fn main() {
    let mut sums: HashMap<u64, u64> = HashMap::new();
    for i in 0..200u64 {
        *sums.entry(i * 7 % 51).or_insert(0) += i;
    }
    let mut total = 0;
    for key in 0..60u64 {
        if let Some(sum) = sums.get(&key) {
            total += key * sum;
        }
    }
    println!("{} {}", sums.len(), total);
    let mut words: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, word) in "a b a c b a".split(' ').enumerate() {
        words.entry(word).or_default().push(at);
    }
    println!("{:?} {:?} {:?}", words["a"], words["b"], words["c"]);
}

//> 51 496258
//> [0, 2, 5] [1, 4] [3]
