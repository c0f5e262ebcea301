// A name without a path in a pattern is a new variable, even if a variant is called so.
enum Method {
    Get,
    Post,
}

fn weight(method: Method) -> i32 {
    match method {
        Get => 1, //~ ERROR E0170
        _ => 2,
    }
}

fn main() {
    println!("{}", weight(Method::Post) + weight(Method::Get));
}
