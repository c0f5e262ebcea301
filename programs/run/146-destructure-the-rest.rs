// A pattern needs only the parts that it binds or looks at: the others may have been moved out before.

#[derive(Debug)]
struct Parcel {
    label: String,
    items: Vec<String>,
    weight: u32,
}

fn main() {
    let parcel = Parcel { label: String::from("A1"), items: vec![String::from("tea")], weight: 3 };
    let label = parcel.label;
    let Parcel { items, weight, .. } = parcel;
    println!("{label} {items:?} {weight}");
    //> A1 ["tea"] 3

    let pair = (String::from("left"), String::from("right"));
    drop(pair.0);
    let (_, right) = pair;
    println!("{right}");
    //> right

    let pair = Box::new((String::from("left"), 7));
    let left = pair.0;
    match *pair {
        (_, 0) => println!("nothing"),
        (_, n) => println!("{left} {n}"),
    }
    //> left 7

    let gone = Parcel { label: String::new(), items: Vec::new(), weight: 0 };
    println!("{gone:?}");
    //> Parcel { label: "", items: [], weight: 0 }
    drop(gone);
    let Parcel { .. } = gone;
    if let Parcel { weight: _, .. } = gone {
        println!("nothing was looked at");
        //> nothing was looked at
    }
}
