// A generic function that calls itself with an ever bigger type has no end of instances: each is a function of its own, so no
// amount of code would do. Only the calls from `main` show it; `depth` alone is a right function.

fn depth<T>(n: u32, value: T) {
    if n > 0 {
        depth(n - 1, (value, n)); //~ ERROR - reached the recursion limit
    }
}

fn main() {
    depth(10, 'a');
}
