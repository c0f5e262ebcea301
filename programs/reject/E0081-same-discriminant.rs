// Two variants with one number.
enum Level {
    Low = 1,
    High = 1, //~^^ ERROR E0081
}

fn main() {}
