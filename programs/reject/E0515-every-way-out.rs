// What a function owns dies at its end, and also when it unwinds: there every reference that was to be returned is found.

struct Noisy {
    text: String,
}

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("{}", self.text);
    }
}

fn twice<'a>(early: bool) -> &'a String {
    let text = String::from("local");
    if early {
        return &text; //~ ERROR E0515
    }
    &text //~ ERROR E0515
}

fn pick<'a>(_: &'a mut String, b: &'a mut String) -> &'a mut String {
    b
}

fn parts<'a>() -> &'a mut String {
    let mut noisy = Noisy { text: String::from("local") };
    pick(&mut noisy.text, &mut noisy.text)
    //~^ ERROR E0713
    //~^^ ERROR E0515
    //~^^^ ERROR E0499
}

fn branches(flag: bool, mut out: &mut String) {
    let mut text = String::from("local");
    if flag {
        out = &mut text; //~ ERROR E0597
    } else {
        out = &mut text; //~ ERROR E0597
    }
    out.push('!');
}

fn main() {
    twice(true);
    parts();
    branches(true, &mut String::new());
}
