// What is borrowed for a result on one way cannot be assigned to on the others: "problem case 3" of the rules (RFC 2094). The
// reference that `as_mut` makes is returned if there is one, and to today's checker (NLL) it is alive as long on the other way,
// where there is `None`.
//
// In memory: nothing would have gone wrong. The assignment overwrites the slot only where nothing was in it, and so nobody points
// into it. Polonius, the checker that is to come, looks at each way by itself and accepts this function.
fn filled(slot: &mut Option<u32>) -> &mut u32 {
    if let Some(found) = slot.as_mut() {
        return found;
    }
    *slot = Some(0); //~ ERROR E0506
    slot.as_mut().expect("filled")
}

fn main() {
    let mut slot = None;
    *filled(&mut slot) += 1;
    println!("{:?}", slot);
}

/* Mended: ask first, without keeping a reference, and borrow on the way out.
fn filled(slot: &mut Option<u32>) -> &mut u32 {
    if slot.is_none() {
        *slot = Some(0);
    }
    slot.as_mut().expect("filled")
}

fn main() {
    let mut slot = None;
    *filled(&mut slot) += 1;
    println!("{:?}", slot);
}
*/

/* Mended: `get_or_insert` does just that.
fn filled(slot: &mut Option<u32>) -> &mut u32 {
    slot.get_or_insert(0)
}

fn main() {
    let mut slot = None;
    *filled(&mut slot) += 1;
    println!("{:?}", slot);
}
*/
