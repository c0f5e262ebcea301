// `unsafe` and raw pointers: the same addresses without the checker's promises.
fn swap(a: *mut i32, b: *mut i32) {
    unsafe {
        let t = *a;
        *a = *b;
        *b = t;
    }
}

unsafe fn read(p: *const i32) -> i32 {
    unsafe { *p }
}

fn main() {
    let mut x = 1;
    let mut y = 2;
    swap(&mut x, &mut y);
    println!("{} {}", x, y);
    let p = &raw const x;
    let q = &raw mut y;
    unsafe {
        *q += 10;
        println!("{} {}", read(p), *q);
    }
    let mut array = [10, 20, 30];
    let first = array.as_mut_ptr();
    unsafe {
        *first.add(1) += 1;
        println!("{} {}", *first.offset(1), *first.add(2));
    }
    let boxed = Box::new(String::from("raw"));
    let raw = Box::into_raw(boxed);
    let back = unsafe { Box::from_raw(raw) };
    println!("{} {}", back, p.is_null());
}

//> 2 1
//> 2 11
//> 21 30
//> raw false
