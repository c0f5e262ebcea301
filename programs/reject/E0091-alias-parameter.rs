// A type alias stands for what is written after `=`: a parameter that does not occur there would mean nothing.
//@ explains: E0091
type Numbers<T> = Vec<i32>; //~ ERROR E0091

type Pairs<T> = Vec<(T, T)>;

fn main() {
    let pairs: Pairs<i32> = vec![(1, 2)];
    println!("{:?}", pairs);
}
/* Mended: without the parameter.
type Numbers = Vec<i32>;

fn main() {
    let numbers: Numbers = vec![1];
    println!("{:?}", numbers);
}
*/
