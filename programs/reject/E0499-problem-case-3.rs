// A mutable borrow that is returned on one way is in the way on the others: "problem case 3" of the rules (RFC 2094). The caller
// decides how long the returned reference lives, and today's checker (NLL) gives a lifetime one extent for the whole function. So
// the borrow that `get_mut` was given counts as alive after the `if` as well, where nobody has it.
//
// In memory: nothing would have gone wrong. Where `get_mut` finds the key its reference is returned, and the function is over. Where
// it does not there is no reference into the map, and `insert` may move the table as it likes. A checker that looks at each way by
// itself sees that: Polonius, which is to come, accepts this function.
use std::collections::HashMap;

fn get_or_new(map: &mut HashMap<u32, String>, key: u32) -> &mut String {
    if let Some(found) = map.get_mut(&key) {
        return found;
    }
    map.insert(key, String::new()); //~ ERROR E0499
    map.get_mut(&key).expect("inserted") //~ ERROR E0499
}

fn main() {
    let mut map = HashMap::new();
    get_or_new(&mut map, 7).push('x');
    println!("{}", map[&7]);
}

/* Mended: ask first, without keeping a reference, and borrow on the way out.
use std::collections::HashMap;

fn get_or_new(map: &mut HashMap<u32, String>, key: u32) -> &mut String {
    if !map.contains_key(&key) {
        map.insert(key, String::new());
    }
    map.get_mut(&key).expect("inserted")
}

fn main() {
    let mut map = HashMap::new();
    get_or_new(&mut map, 7).push('x');
    println!("{}", map[&7]);
}
*/

/* Mended: `entry` looks for the key once and keeps its place.
use std::collections::HashMap;

fn get_or_new(map: &mut HashMap<u32, String>, key: u32) -> &mut String {
    map.entry(key).or_default()
}

fn main() {
    let mut map = HashMap::new();
    get_or_new(&mut map, 7).push('x');
    println!("{}", map[&7]);
}
*/
