// A panic may not leave an `extern "C"` function, whose caller could be C: its variables are dropped, then the process ends.
//@ exit: 134
//@ stderr: panic in a function that cannot unwind
struct Named(&'static str);

impl Drop for Named {
    fn drop(&mut self) {
        println!("dropped {}", self.0);
    }
}

fn fails() {
    let _inner = Named("inner");
    panic!("no");
}

extern "C" fn called_from_c() {
    let _local = Named("local");
    fails();
}

fn main() {
    let _outer = Named("outer");
    called_from_c();
}

//> dropped inner
//> dropped local
