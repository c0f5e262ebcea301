// Panics name columns as a terminal has them: a tab is four wide, a wide character two, an accent none; `column!` counts characters.
//@ exit: 101
//@ stderr: programs/trap/columns.rs:6:94

fn main() {
	let none: Option<&str> = Some("日本").filter(|_| false); println!("{}", column!()); none.unwrap();
}

//> 72
