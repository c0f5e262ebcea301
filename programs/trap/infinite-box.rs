// A structure that grows without an end: the heap is full before the stack.
//@ exit: 134
//@ stderr: memory allocation of
//@ rustc-differs: the real heap holds far more, then the system ends the process
struct Tower {
    below: Option<Box<Tower>>,
    height: [u64; 512],
}

fn main() {
    let mut tower = Tower { below: None, height: [0; 512] };
    loop {
        let height = [tower.height[0] + 1; 512];
        tower = Tower { below: Some(Box::new(tower)), height };
        if tower.below.is_none() {
            break;
        }
    }
}
