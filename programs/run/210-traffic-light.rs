// A machine of states, with a closure that watches it.

use std::fmt;
use std::time::Duration;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Light {
    Red,
    Green,
    Yellow,
    Flashing { on: bool },
}
#[derive(Debug, Clone, Copy)]
enum Event {
    Tick(u32),
    Fault,
    Reset,
    Button,
}

impl Light {
    const ALL: [Light; 3] = [Light::Red, Light::Green, Light::Yellow];
    fn period(self) -> Duration {
        match self {
            Light::Red => Duration::from_secs(30),
            Light::Green => Duration::from_millis(20_500),
            Light::Yellow => Duration::from_secs_f64(3.25),
            Light::Flashing { .. } => Duration::from_millis(500),
        }
    }
    fn next(self) -> Self {
        use Light::*;
        match self {
            Red => Green,
            Green => Yellow,
            Yellow => Red,
            Flashing { on } => Flashing { on: !on },
        }
    }
}
impl TryFrom<u8> for Light {
    type Error = String;
    fn try_from(n: u8) -> Result<Self, String> {
        Light::ALL.get(n as usize).copied().ok_or_else(|| format!("{n} is no light"))
    }
}
impl fmt::Display for Light {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.pad(match self {
            Light::Red => "red",
            Light::Green => "green",
            Light::Yellow => "yellow",
            Light::Flashing { on: true } => "ON",
            Light::Flashing { on: false } => "off",
        })
    }
}

struct Machine<F: FnMut(Light, Light)> {
    state: Light,
    elapsed: Duration,
    on_change: F,
    history: Vec<(Light, Duration)>,
}
impl<F: FnMut(Light, Light)> Machine<F> {
    fn step(&mut self, event: Event) -> &mut Self {
        let next = match (self.state, event) {
            (s, Event::Tick(seconds)) => {
                self.elapsed += Duration::from_secs(seconds.into());
                if self.elapsed >= s.period() {
                    self.elapsed -= s.period();
                    s.next()
                } else {
                    s
                }
            }
            (Light::Flashing { .. }, Event::Reset) => Light::Red,
            (s @ Light::Flashing { .. }, _) => s,
            (_, Event::Fault) => Light::Flashing { on: true },
            (Light::Red, Event::Button) if self.elapsed > Duration::from_secs(10) => Light::Green,
            (s, Event::Button | Event::Reset) => s,
        };
        if next != self.state {
            let old = std::mem::replace(&mut self.state, next);
            self.history.push((old, std::mem::take(&mut self.elapsed)));
            (self.on_change)(old, next);
        }
        self
    }
}
fn main() {
    let mut changes = 0;
    let mut m = Machine {
        state: Light::try_from(0).unwrap(),
        elapsed: Duration::ZERO,
        on_change: |a, b| {
            changes += 1;
            println!("{a:>8} => {b:<8}|");
        },
        history: vec![],
    };
    m.step(Event::Tick(12))
        .step(Event::Button)
        .step(Event::Tick(25))
        .step(Event::Tick(2))
        .step(Event::Tick(2))
        .step(Event::Reset);
    for e in [Event::Fault, Event::Tick(1), Event::Button, Event::Tick(1), Event::Reset] {
        m.step(e);
    }
    let Machine { history, state, elapsed, .. } = m;
    println!("{state} {elapsed:?} after {changes} changes");
    for (light, left) in &history {
        println!("{light:?} {left:?} {:?}", light.period().checked_sub(*left));
    }
    println!("{:?} {:?}", Light::try_from(2u8), Light::try_from(9));
    let total: Duration = Light::ALL.iter().map(|l| l.period()).sum();
    println!("{total:?} {} {:.2} {:?}", total.as_millis(), total.as_secs_f32(), total / 4);
    println!("{:?}", Light::ALL.iter().max());
    println!("{:?}", history.iter().map(|(l, _)| *l).collect::<std::collections::BTreeSet<_>>());
    println!(
        "{:?} {:?}",
        Duration::new(1, 2_500_000_000),
        Duration::from_micros(1_500).mul_f64(1.5)
    );
    println!("{:?}", "Tick");
    println!("{:>10}|{:^10}|{:<10?}|", Light::Red, Light::Green, Light::Yellow);
}

//>      red => green   |
//>    green => yellow  |
//>   yellow => red     |
//>      red => ON      |
//>       ON => off     |
//>      off => ON      |
//>       ON => red     |
//> red 0ns after 7 changes
//> Red 12s Some(18s)
//> Green 4.5s Some(16s)
//> Yellow 750ms Some(2.5s)
//> Red 0ns Some(30s)
//> Flashing { on: true } 500ms Some(0ns)
//> Flashing { on: false } 500ms Some(0ns)
//> Flashing { on: true } 0ns Some(500ms)
//> Ok(Yellow) Err("9 is no light")
//> 53.75s 53750 53.75 13.4375s
//> Some(Yellow)
//> {Red, Green, Yellow, Flashing { on: false }, Flashing { on: true }}
//> 3.5s 2.25ms
//> "Tick"
//>        red|  green   |Yellow|
