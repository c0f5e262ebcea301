// Out of an `extern "C-unwind"` function a panic goes on as out of any other.
//@ exit: 101
//@ stderr: attempt to divide by zero
struct Named(&'static str);

impl Drop for Named {
    fn drop(&mut self) {
        println!("dropped {}", self.0);
    }
}

extern "C-unwind" fn divide(by: i32) -> i32 {
    let _local = Named("local");
    1 / by
}

fn main() {
    let _outer = Named("outer");
    divide("".len() as i32);
}

//> dropped local
//> dropped outer
