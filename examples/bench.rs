use cairn::{parse, source::Sources};
fn main() {
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).unwrap();
        let mut s = Sources::new();
        let f = s.add(path.clone(), text);
        for round in 0..6 {
            let t = std::time::Instant::now();
            let (k, d) = parse::library(&s, f);
            let e = t.elapsed();
            let t = std::time::Instant::now();
            let (k2, d2) = parse::program(&s, f);
            println!(
                "{path} {round}: library {e:?} {} items {}; program {:?} {} {}",
                k.items.len(),
                d.len(),
                t.elapsed(),
                k2.items.len(),
                d2.len()
            );
        }
    }
}
