use cairn::{parse, source::Sources};
fn main() {
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).unwrap();
        let mut s = Sources::new();
        let f = s.add(path.clone(), text);
        let t = std::time::Instant::now();
        let (k, d) = parse::program(&s, f);
        let e = t.elapsed();
        if std::env::var("DUMP").is_ok() {
            println!("{k:#?}");
        }
        for d in &d {
            println!("{}:{}: error[{}]: {}", path, s.line(d.primary.span), d.code, d.message);
        }
        if std::env::var("TIME").is_ok() {
            println!("{path}: {e:?} {} items {} errors", k.items.len(), d.len());
        }
    }
}
