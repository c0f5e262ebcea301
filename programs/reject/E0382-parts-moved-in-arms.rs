// Each arm moves another field: after the `match` either may be gone, and with it the whole. Every use is an error by itself.
// In memory: the field that an arm moved is dropped there, with its block of the heap. The whole would drop it once more.
struct Parcel {
    label: String,
    items: Vec<u32>,
}

fn unpack(parcel: Parcel, which: Option<u32>) {
    match which {
        Some(_) => drop(parcel.items),
        None => drop(Some(parcel.label)),
    }
    println!("{}", parcel.label); //~ ERROR E0382
    drop(parcel); //~ ERROR E0382
}

fn main() {
    let parcel = Parcel { label: String::from("me"), items: vec![1, 2] };
    unpack(parcel, None);
}

/* Mended: taken apart before, so that each arm drops its own.
struct Parcel {
    label: String,
    items: Vec<u32>,
}

fn unpack(parcel: Parcel, which: Option<u32>) {
    let Parcel { label, items } = parcel;
    match which {
        Some(_) => drop(items),
        None => println!("{} items", items.len()),
    }
    println!("{label}");
}

fn main() {
    let parcel = Parcel { label: String::from("me"), items: vec![1, 2] };
    unpack(parcel, None);
}
*/
