// Returning a reference to something that dies with the function's frame. Return the value itself.
fn text() -> &'static str {
    let s = String::from("local");
    &s //~ ERROR E0515
}

fn number<'a>() -> &'a i32 {
    let n = 5;
    &n //~ ERROR E0515
}

fn slice(v: Vec<i32>) -> &'static [i32] {
    &v[..] //~ ERROR E0515
}

fn temporary<'a>() -> &'a str {
    String::from("temporary").as_str() //~ ERROR E0515
}

fn words(text: &str) -> Vec<&str> {
    let upper = text.to_uppercase();
    upper.split(' ').collect() //~ ERROR E0515
}

struct View<'a> {
    part: &'a [i32],
}

fn view() -> View<'static> {
    let data = vec![1, 2];
    View { part: &data } //~ ERROR E0515
}

fn main() {
    println!("{} {} {:?} {} {:?} {:?}", text(), number(), slice(vec![]), temporary(), words("a"), view().part);
}
