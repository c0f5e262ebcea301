// Lesson 13: slices are fat pointers.
//
//     cairn run programs/tour/13-slices.rs --dump end
//
// A `&[T]` is an address and a length; it points into an array on the stack, into a vector's buffer on the heap, or into
// another slice. Look at the addresses of `middle` and `tail`: they lie inside what they borrow.
fn sum(values: &[u32]) -> u32 {
    let mut total = 0;
    for value in values {
        total += value;
    }
    total
}

fn main() {
    let array = [1, 2, 3, 4, 5];
    let vector = vec![10, 20, 30];
    let middle = &array[1..4];
    let tail = &vector[1..];
    let one = &middle[1..2];
    println!("{} {} {}", sum(middle), sum(tail), sum(one));
    println!("{} {}", std::mem::size_of::<&u32>(), std::mem::size_of::<&[u32]>());
}

//> 9 50 3
//> 8 16
