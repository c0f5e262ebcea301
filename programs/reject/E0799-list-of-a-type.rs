// `use<...>` lists parameters of the function: what is no parameter cannot be captured.
//@ explains: E0799
fn one(x: &str) -> impl Sized + use<String> { //~ ERROR E0799
    x.len()
}

struct Name(String);

impl Name {
    fn length(&self) -> impl Sized + use<Self> { //~ ERROR E0799
        self.0.len()
    }
}

fn main() {
    one("a");
    Name(String::new()).length();
}

/* Mended: list nothing: what is returned refers to nothing.
fn one(x: &str) -> impl Sized + use<> {
    x.len()
}

fn main() {
    one("a");
}
*/
