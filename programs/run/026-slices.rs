// A slice is a pointer and a length: part of an array that stays where it is.
fn sum(values: &[i32]) -> i32 {
    let mut total = 0;
    for value in values {
        total += *value;
    }
    total
}

fn main() {
    let mut a = [1, 2, 3, 4, 5];
    println!("{} {} {} {}", sum(&a), sum(&a[1..3]), sum(&a[3..]), sum(&a[..=1]));
    println!("{:?} {}", &a[1..4], a[..2].len());
    let tail = &mut a[3..];
    tail[0] = 40;
    println!("{:?} {:?} {:?}", a, a.first(), a.last());
    let (left, right) = a.split_at(2);
    println!("{:?} {:?}", left, right);
    println!("{:?} {:?} {}", a.get(1), a.get(9), a.contains(&40));
    a.swap(0, 4);
    a.reverse();
    println!("{:?} {}", a, a.is_empty());
}

//> 15 5 9 3
//> [2, 3, 4] 2
//> [1, 2, 3, 40, 5] Some(1) Some(5)
//> [1, 2] [3, 40, 5]
//> Some(2) None true
//> [1, 40, 3, 2, 5] false
