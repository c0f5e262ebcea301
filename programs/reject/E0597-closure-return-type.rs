// The lifetimes written in a closure's header bind what it returns, whoever calls it.

fn forever() {
    let n = 1;
    let get = || -> &'static i32 { &n }; //~ ERROR E0597
    println!("{}", get());
}

fn moved_in() {
    let n = 1;
    let r = &n; //~ ERROR E0597
    let get = move || -> &'static i32 { r };
    println!("{}", get());
}

fn named<'a>(out: &mut Vec<&'a i32>) -> &'a i32 {
    let n = 1;
    let get = || -> &'a i32 { &n }; //~ ERROR E0597
    out.push(get());
    get()
}

fn by_return<'a>() {
    let text = String::new();
    let r = &text; //~ ERROR E0597
    let get = || -> &'a String { return r };
    get();
}

fn unrelated<'a, 'b>(a: &'a i32, _: &'b i32) {
    let swap = |r: &'a i32| -> &'b i32 { r }; //~ ERROR -
    swap(a);
}

fn fine<'a>(a: &'a i32) -> &'a i32 {
    let same = |r: &'a i32| -> &'a i32 { r };
    same(a)
}

fn main() {
    forever();
    moved_in();
    named(&mut Vec::new());
    by_return();
    unrelated(&1, &2);
    fine(&1);
}
