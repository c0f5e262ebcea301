// A name that nothing in scope has.
fn helper() {
    let inside = 1;
    println!("{}", inside);
}

fn main() {
    helper();
    println!("{}", inside); //~ ERROR E0425
    undefined(); //~ ERROR E0425
    {
        let block = 2;
        println!("{}", block);
    }
    let x = block + 1; //~ ERROR E0425
    let y: Missing = 3; //~ ERROR E0425
    println!("{x} {y} {nowhere}"); //~ ERROR E0425
}
