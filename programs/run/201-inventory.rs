// An inventory with a log, errors and categories.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;

#[derive(Debug, Clone, PartialEq)]
enum Category {
    Tool,
    Toy,
    Food { shelf_days: u32 },
}

#[derive(Debug, Clone)]
struct Item {
    name: String,
    price_cents: u64,
    quantity: u32,
    category: Category,
    tags: Vec<&'static str>,
}

#[derive(Debug)]
enum StockError {
    NotFound(String),
    Insufficient { wanted: u32, available: u32 },
    Duplicate,
}

impl fmt::Display for StockError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::NotFound(name) => write!(f, "no item called {name:?}"),
            Self::Insufficient { wanted, available } => {
                write!(f, "wanted {wanted}, only {available} left")
            }
            Self::Duplicate => f.write_str("already there"),
        }
    }
}
impl std::error::Error for StockError {}

#[derive(Default)]
struct Inventory {
    items: HashMap<String, Item>,
    log: Vec<String>,
}

impl Inventory {
    fn add(&mut self, item: Item) -> Result<(), StockError> {
        if self.items.contains_key(&item.name) {
            return Err(StockError::Duplicate);
        }
        self.log.push(format!("+ {:<10}|{:>5}|{:^7}|", item.name, item.quantity, item.tags.len()));
        self.items.insert(item.name.clone(), item);
        Ok(())
    }
    fn take(&mut self, name: &str, wanted: u32) -> Result<u64, StockError> {
        let item = self.items.get_mut(name).ok_or_else(|| StockError::NotFound(name.to_owned()))?;
        item.quantity = item
            .quantity
            .checked_sub(wanted)
            .ok_or(StockError::Insufficient { wanted, available: item.quantity })?;
        let total = item.price_cents * u64::from(wanted);
        self.log.push(format!("- {name}: {wanted} for {}.{:02}", total / 100, total % 100));
        if item.quantity == 0 {
            self.items.remove(name);
        }
        Ok(total)
    }
    fn by_category(&self) -> BTreeMap<String, Vec<&Item>> {
        let mut map: BTreeMap<String, Vec<&Item>> = BTreeMap::new();
        for item in self.items.values() {
            let key = match &item.category {
                Category::Food { shelf_days } if *shelf_days < 5 => "fresh".into(),
                Category::Food { .. } => "food".into(),
                other => format!("{other:?}").to_lowercase(),
            };
            map.entry(key).or_default().push(item);
        }
        map.values_mut().for_each(|v| {
            v.sort_by(|a, b| b.price_cents.cmp(&a.price_cents).then_with(|| a.name.cmp(&b.name)))
        });
        map
    }
}

fn main() {
    let mut inv = Inventory::default();
    let goods = [
        ("hammer", 1299, 5, Category::Tool, vec!["steel", "hand"]),
        ("robot", 4950, 2, Category::Toy, vec!["battery"]),
        ("bread", 320, 12, Category::Food { shelf_days: 3 }, vec![]),
        ("rice", 199, 40, Category::Food { shelf_days: 400 }, vec!["dry"]),
        ("saw", 1899, 1, Category::Tool, vec!["steel"]),
    ];
    for (name, price_cents, quantity, category, tags) in goods.clone() {
        inv.add(Item { name: name.to_string(), price_cents, quantity, category, tags })
            .expect("new");
    }
    let (n, p, q, c, t) = goods[0].clone();
    if let Err(e) =
        inv.add(Item { name: n.into(), price_cents: p, quantity: q, category: c, tags: t })
    {
        println!("error: {e} / {e:?}");
    }
    for (what, n) in [("saw", 1), ("saw", 1), ("bread", 20), ("rice", 15)] {
        match inv.take(what, n) {
            Ok(cents) => println!("sold {n} {what} for {:.2}", cents as f64 / 100.0),
            Err(e) => println!("{e}"),
        }
    }
    for (category, items) in &inv.by_category() {
        let names: Vec<_> = items.iter().map(|i| i.name.as_str()).collect();
        println!("{category:>6}: {}", names.join(", "));
    }
    let tags: HashSet<_> = inv.items.values().flat_map(|i| i.tags.iter().copied()).collect();
    let mut tags: Vec<_> = tags.into_iter().collect();
    tags.sort_unstable();
    println!("{tags:?}");
    let worth: u64 = inv.items.values().map(|i| i.price_cents * i.quantity as u64).sum();
    println!(
        "worth {worth} cents; dearest {:?}",
        inv.items.values().max_by_key(|i| i.price_cents).map(|i| &i.name)
    );
    println!("{}", inv.log.join("\n"));
    println!("{:#?}", inv.items.get("robot"));
}

//> error: already there / Duplicate
//> sold 1 saw for 18.99
//> no item called "saw"
//> wanted 20, only 12 left
//> sold 15 rice for 29.85
//>   food: rice
//>  fresh: bread
//>   tool: hammer
//>    toy: robot
//> ["battery", "dry", "hand", "steel"]
//> worth 25210 cents; dearest Some("robot")
//> + hammer    |    5|   2   |
//> + robot     |    2|   1   |
//> + bread     |   12|   0   |
//> + rice      |   40|   1   |
//> + saw       |    1|   1   |
//> - saw: 1 for 18.99
//> - rice: 15 for 29.85
//> Some(
//>     Item {
//>         name: "robot",
//>         price_cents: 4950,
//>         quantity: 2,
//>         category: Toy,
//>         tags: [
//>             "battery",
//>         ],
//>     },
//> )
