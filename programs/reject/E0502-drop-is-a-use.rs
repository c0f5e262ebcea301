// A value with a destructor that holds a borrow uses it when it is dropped at the end of its scope.
struct Guard<'a> {
    log: &'a mut Vec<i32>,
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        self.log.push(0);
    }
}

fn main() {
    let mut log = Vec::new();
    let guard = Guard { log: &mut log };
    println!("{:?}", log); //~ ERROR E0502
    let other = vec![1];
    let _ = (guard.log.len(), other);
}
