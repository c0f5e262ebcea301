// A traffic light and a turnstile: states as enums, transitions that consume the old state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Light {
    Red,
    Green,
    Yellow,
}

impl Light {
    fn next(self) -> Light {
        match self {
            Light::Red => Light::Green,
            Light::Green => Light::Yellow,
            Light::Yellow => Light::Red,
        }
    }

    fn seconds(self) -> u32 {
        match self {
            Light::Red | Light::Green => 30,
            Light::Yellow => 5,
        }
    }
}

enum Turnstile {
    Locked { coins: u32 },
    Open { coins: u32, visitor: String },
}

enum Event {
    Coin,
    Push,
    Name(&'static str),
}

impl Turnstile {
    fn on(self, event: Event) -> Turnstile {
        match (self, event) {
            (Turnstile::Locked { coins }, Event::Coin) => {
                Turnstile::Open { coins: coins + 1, visitor: String::from("someone") }
            }
            (locked @ Turnstile::Locked { .. }, Event::Push | Event::Name(_)) => {
                println!("it is locked");
                locked
            }
            (Turnstile::Open { coins, .. }, Event::Name(name)) => Turnstile::Open { coins, visitor: name.to_owned() },
            (Turnstile::Open { coins, visitor }, Event::Push) => {
                println!("{} goes through", visitor);
                Turnstile::Locked { coins }
            }
            (Turnstile::Open { coins, visitor }, Event::Coin) => Turnstile::Open { coins: coins + 1, visitor },
        }
    }

    fn coins(&self) -> u32 {
        match *self {
            Turnstile::Locked { coins } | Turnstile::Open { coins, .. } => coins,
        }
    }
}

fn main() {
    let mut light = Light::Red;
    let mut time = 0;
    while time < 100 {
        println!("{:>3} {:?}", time, light);
        time += light.seconds();
        light = light.next();
    }
    let mut turnstile = Turnstile::Locked { coins: 0 };
    for event in [Event::Push, Event::Coin, Event::Coin, Event::Name("Ada"), Event::Push, Event::Push] {
        turnstile = turnstile.on(event);
    }
    println!("{} coins", turnstile.coins());
}

//>   0 Red
//>  30 Green
//>  60 Yellow
//>  65 Red
//>  95 Green
//> it is locked
//> Ada goes through
//> it is locked
//> 2 coins
