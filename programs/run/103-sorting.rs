// Four sorts over a slice.
fn bubble(v: &mut [i32]) {
    let mut end = v.len();
    while end > 1 {
        let mut last = 0;
        for i in 1..end {
            if v[i - 1] > v[i] {
                v.swap(i - 1, i);
                last = i;
            }
        }
        end = last;
    }
}

fn insertion<T: PartialOrd + Copy>(v: &mut [T]) {
    for i in 1..v.len() {
        let item = v[i];
        let mut j = i;
        while j > 0 && v[j - 1] > item {
            v[j] = v[j - 1];
            j -= 1;
        }
        v[j] = item;
    }
}

fn quick<T: Ord>(v: &mut [T]) {
    if v.len() <= 1 {
        return;
    }
    let pivot = v.len() - 1;
    let mut store = 0;
    for i in 0..pivot {
        if v[i] < v[pivot] {
            v.swap(i, store);
            store += 1;
        }
    }
    v.swap(store, pivot);
    let (left, right) = v.split_at_mut(store);
    quick(left);
    quick(&mut right[1..]);
}

fn merge_sort(v: &[i32]) -> Vec<i32> {
    if v.len() <= 1 {
        return v.to_vec();
    }
    let middle = v.len() / 2;
    let left = merge_sort(&v[..middle]);
    let right = merge_sort(&v[middle..]);
    let mut merged = Vec::with_capacity(v.len());
    let (mut i, mut j) = (0, 0);
    while i < left.len() && j < right.len() {
        if left[i] <= right[j] {
            merged.push(left[i]);
            i += 1;
        } else {
            merged.push(right[j]);
            j += 1;
        }
    }
    merged.extend_from_slice(&left[i..]);
    merged.extend_from_slice(&right[j..]);
    merged
}

fn main() {
    let data = [5, -2, 9, 0, 3, 3, 8, -7, 1];
    let mut a = data;
    bubble(&mut a);
    println!("{:?}", a);
    let mut b = [2.5, -1.0, 2.25];
    insertion(&mut b);
    println!("{:?}", b);
    let mut c: Vec<String> = "the quick brown fox jumps".split(' ').map(String::from).collect();
    quick(&mut c);
    println!("{:?}", c);
    println!("{:?}", merge_sort(&data));
    println!("{}", merge_sort(&data) == a);
}

//> [-7, -2, 0, 1, 3, 3, 5, 8, 9]
//> [-1.0, 2.25, 2.5]
//> ["brown", "fox", "jumps", "quick", "the"]
//> [-7, -2, 0, 1, 3, 3, 5, 8, 9]
//> true
