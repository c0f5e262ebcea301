// `Copy` types are copied byte by byte; others say `clone` where they are duplicated.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Color {
    r: u8,
    g: u8,
    b: u8,
}

#[derive(Clone, Debug)]
struct Palette {
    name: String,
    colors: Vec<Color>,
}

struct Counted {
    clones: u32,
}

impl Clone for Counted {
    fn clone(&self) -> Self {
        Counted { clones: self.clones + 1 }
    }
}

fn main() {
    let red = Color { r: 255, g: 0, b: 0 };
    let mut pink = red;
    pink.g = 128;
    println!("{:?} {:?} {}", red, pink, red == pink);
    let palette = Palette { name: String::from("warm"), colors: vec![red, pink] };
    let mut copy = palette.clone();
    copy.name.push_str(" copy");
    copy.colors[0].b = 7;
    println!("{:?}\n{:?}", palette, copy);
    let c = Counted { clones: 0 };
    println!("{}", c.clone().clone().clones);
    let t = (1, 'x', [1.5; 2], true);
    let u = t;
    println!("{:?} {:?}", t, u);
}

//> Color { r: 255, g: 0, b: 0 } Color { r: 255, g: 128, b: 0 } false
//> Palette { name: "warm", colors: [Color { r: 255, g: 0, b: 0 }, Color { r: 255, g: 128, b: 0 }] }
//> Palette { name: "warm copy", colors: [Color { r: 255, g: 0, b: 7 }, Color { r: 255, g: 128, b: 0 }] }
//> 2
//> (1, 'x', [1.5, 1.5], true) (1, 'x', [1.5, 1.5], true)
