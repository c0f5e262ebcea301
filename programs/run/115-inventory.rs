// A typical course program: structs, enums, vectors, iterators, formatting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Category {
    Tool,
    Food,
    Toy,
}

#[derive(Debug, Clone)]
struct Item {
    name: String,
    category: Category,
    price_cents: u32,
    count: u32,
}

impl Item {
    fn new(name: &str, category: Category, price_cents: u32, count: u32) -> Self {
        Self { name: name.into(), category, price_cents, count }
    }

    fn worth(&self) -> u32 {
        self.price_cents * self.count
    }
}

fn money(cents: u32) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

fn total<'a>(items: impl Iterator<Item = &'a Item>) -> u32 {
    items.map(Item::worth).sum()
}

fn main() {
    let mut items = vec![
        Item::new("hammer", Category::Tool, 1299, 3),
        Item::new("apple", Category::Food, 45, 100),
        Item::new("robot", Category::Toy, 2550, 2),
        Item::new("saw", Category::Tool, 899, 5),
    ];
    println!("{:<8}|{:^6}|{:>8}", "name", "count", "worth");
    println!("{:-<8}+{:-^6}+{:->8}", "", "", "");
    for item in &items {
        println!("{:<8}|{:^6}|{:>8}", item.name, item.count, money(item.worth()));
    }
    println!("tools {}", money(total(items.iter().filter(|i| i.category == Category::Tool))));
    for item in items.iter_mut().filter(|i| i.price_cents > 1000) {
        item.price_cents -= item.price_cents / 10;
    }
    items.retain(|item| item.category != Category::Food);
    items.sort_by_key(|item| std::cmp::Reverse(item.worth()));
    let names: Vec<_> = items.iter().map(|item| item.name.as_str()).collect();
    println!("{} {}", names.join(", "), money(total(items.iter())));
    let (cheap, dear): (Vec<Item>, Vec<Item>) = items.into_iter().partition(|i| i.price_cents < 1000);
    println!("{} {}", cheap.len(), dear.len());
    if let Some(Item { name, count: count @ 1.., .. }) = cheap.first() {
        println!("{} {}", name, count);
    }
}

//> name    |count |   worth
//> --------+------+--------
//> hammer  |  3   |   38.97
//> apple   | 100  |   45.00
//> robot   |  2   |   51.00
//> saw     |  5   |   44.95
//> tools 83.92
//> robot, saw, hammer 125.95
//> 1 2
//> saw 5
