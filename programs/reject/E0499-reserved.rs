// A method call reserves its receiver before it looks at its arguments: that too is not possible while somebody else holds a `&mut`.
fn main() {
    let mut numbers = vec![1];
    let other = &mut numbers;
    numbers.push({ //~ ERROR E0499
        other.push(1);
        2
    });

    let mut halves = [1, 2, 3];
    if let [.., last] = &mut halves {
        let kept = last;
        if let [.., again] = &mut halves { //~ ERROR E0499
            *again = 1;
        }
        *kept = 2;
    }
    if let [first, .., last] = &mut halves[..] {
        std::mem::swap(first, last);
    }
    if let [first, .., last] = &halves[..] {
        println!("{} {}", first, last);
    }
    if let [first, second, ..] = &mut halves[..] {
        std::mem::swap(first, second);
    }
    if let [first, rest @ ..] = &mut halves {
        rest[0] = *first;
        *first += 1;
    }
    println!("{:?} {:?}", numbers, halves);
}
