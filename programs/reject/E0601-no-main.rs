// A program starts in `main`.
fn helper() {
    println!("never called"); 
} //~ ERROR E0601
