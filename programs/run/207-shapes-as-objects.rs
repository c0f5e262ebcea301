// Shapes behind objects that are cloned, compared and shown.

use std::collections::HashMap;
use std::fmt::{self, Debug, Display, Formatter};

trait Shape: Debug {
    fn area(&self) -> f64;
    fn perimeter(&self) -> f64 {
        f64::NAN
    }
    fn name(&self) -> String {
        std::any::type_name::<Self>().rsplit("::").next().unwrap().to_string()
    }
    fn scale(&mut self, by: f64);
    fn boxed_clone(&self) -> Box<dyn Shape>;
}
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
struct Circle {
    r: f64,
}
#[derive(Debug, Clone, PartialEq)]
struct Polygon {
    points: Vec<(f64, f64)>,
}
#[derive(Debug, Clone, Copy, Default)]
struct Rect {
    w: f64,
    h: f64,
}

impl Shape for Circle {
    fn area(&self) -> f64 {
        std::f64::consts::PI * self.r.powi(2)
    }
    fn perimeter(&self) -> f64 {
        std::f64::consts::TAU * self.r
    }
    fn scale(&mut self, by: f64) {
        self.r *= by
    }
    fn boxed_clone(&self) -> Box<dyn Shape> {
        Box::new(*self)
    }
}
impl Shape for Rect {
    fn area(&self) -> f64 {
        self.w * self.h
    }
    fn perimeter(&self) -> f64 {
        2.0 * (self.w + self.h)
    }
    fn scale(&mut self, by: f64) {
        let Rect { w, h } = self;
        *w *= by;
        *h *= by;
    }
    fn boxed_clone(&self) -> Box<dyn Shape> {
        Box::new(*self)
    }
}
impl Shape for Polygon {
    fn area(&self) -> f64 {
        let n = self.points.len();
        (0..n)
            .map(|i| {
                let ((x1, y1), (x2, y2)) = (self.points[i], self.points[(i + 1) % n]);
                x1 * y2 - x2 * y1
            })
            .sum::<f64>()
            .abs()
            / 2.0
    }
    fn scale(&mut self, by: f64) {
        self.points.iter_mut().for_each(|(x, y)| {
            *x *= by;
            *y *= by;
        })
    }
    fn boxed_clone(&self) -> Box<dyn Shape> {
        Box::new(self.clone())
    }
    fn name(&self) -> String {
        match self.points.len() {
            3 => "Triangle".into(),
            n @ 4..=6 => format!("{n}-gon"),
            _ => "Polygon".to_owned(),
        }
    }
}
trait Sides {
    const SIDES: Option<u32>;
}
impl Sides for Circle {
    const SIDES: Option<u32> = None;
}
impl Sides for Rect {
    const SIDES: Option<u32> = Some(4);
}
impl Sides for Polygon {
    const SIDES: Option<u32> = Some(0);
}
fn sides<S: Sides>(_: &S) -> String {
    S::SIDES.map_or_else(|| "round".to_string(), |n| n.to_string())
}

impl Clone for Box<dyn Shape> {
    fn clone(&self) -> Self {
        (**self).boxed_clone()
    }
}
impl Display for dyn Shape {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{:.1}]", self.name(), self.area())
    }
}
impl PartialEq for dyn Shape {
    fn eq(&self, other: &dyn Shape) -> bool {
        self.area().total_cmp(&other.area()).is_eq()
    }
}

fn largest<'a>(shapes: &'a [Box<dyn Shape>]) -> Option<&'a dyn Shape> {
    shapes
        .iter()
        .map(AsRef::as_ref)
        .max_by(|a, b| a.area().partial_cmp(&b.area()).unwrap_or(std::cmp::Ordering::Equal))
}
fn main() {
    let mut shapes: Vec<Box<dyn Shape>> = vec![
        Box::new(Circle { r: 1.5 }),
        Box::new(Rect { w: 2.0, h: 3.5 }),
        Box::new(Polygon { points: vec![(0., 0.), (4., 0.), (0., 3.)] }),
        Box::<Rect>::default(),
    ];
    println!("{}", shapes.iter().map(|s| s.to_string()).collect::<Vec<_>>().join("; "));
    let copies = shapes.clone();
    shapes.iter_mut().filter(|s| s.area() < 7.0).for_each(|s| s.scale(2.0));
    for (a, b) in shapes.iter().zip(&copies) {
        println!("{} {} {}", a, **a == **b, a.perimeter());
    }
    println!("{:?}", largest(&shapes).map(|s| s.name()));
    println!(
        "{} {} {}",
        sides(&Circle { r: 1. }),
        sides(&Rect::default()),
        sides(&Polygon { points: vec![] })
    );
    let mut groups: HashMap<bool, Vec<&dyn Shape>> = HashMap::new();
    for s in shapes.iter() {
        groups.entry(s.perimeter().is_nan()).or_default().push(&**s);
    }
    println!("{:?}", groups.get(&true));
    let (big, small): (Vec<_>, Vec<_>) = shapes.into_iter().partition(|s| s.area() > 10.0);
    println!("{} {} {:#?}", big.len(), small.len(), small);
    println!("{:?}", Circle { r: 1.0 }.partial_cmp(&Circle { r: f64::NAN }));
}

//> Circle[7.1]; Rect[7.0]; Triangle[6.0]; Rect[0.0]
//> Circle[7.1] true 9.42477796076938
//> Rect[7.0] true 11
//> Triangle[24.0] false NaN
//> Rect[0.0] true 0
//> Some("Triangle")
//> round 4 0
//> Some([Polygon { points: [(0.0, 0.0), (8.0, 0.0), (0.0, 6.0)] }])
//> 1 3 [
//>     Circle {
//>         r: 1.5,
//>     },
//>     Rect {
//>         w: 2.0,
//>         h: 3.5,
//>     },
//>     Rect {
//>         w: 0.0,
//>         h: 0.0,
//>     },
//> ]
//> None
