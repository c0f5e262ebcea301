//! What each byte of a frame belongs to.

use super::data::{Address, Slot, SlotKind};

/// A wish for a part of the frame; where several meet, the one of the lower rank has the bytes.
pub struct Claim {
    pub from: u64,
    pub to: u64,
    pub what: SlotKind,
    pub name: String,
    pub rank: u32,
}

/// The frame `low..top` cut into slots, without gaps or overlaps.
pub fn tile(low: u64, top: u64, mut claims: Vec<Claim>) -> Vec<Slot> {
    claims.retain(|claim| claim.from < claim.to && claim.to <= top && claim.from >= low);
    let mut edges: Vec<u64> = claims.iter().flat_map(|claim| [claim.from, claim.to]).chain([low, top]).collect();
    edges.sort_unstable();
    edges.dedup();
    claims.sort_by_key(|claim| (claim.rank, claim.from));
    let mut slots: Vec<(Slot, Option<usize>)> = Vec::new();
    for pair in edges.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let owner = claims.iter().position(|claim| claim.from <= from && to <= claim.to);
        if let Some((last, of)) = slots.last_mut()
            && *of == owner
        {
            last.size += to - from;
            continue;
        }
        let (what, name) = match owner.map(|i| &claims[i]) {
            Some(claim) => (claim.what, claim.name.clone()),
            None => (SlotKind::Unused, String::new()),
        };
        slots.push((Slot { address: Address(from), size: to - from, what, name }, owner));
    }
    slots.into_iter().map(|(slot, _)| slot).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_cut_without_gaps_or_overlaps() {
        let claim =
            |from, to, name: &str, rank| Claim { from, to, what: SlotKind::Variable, name: name.to_owned(), rank };
        let slots = tile(0, 32, vec![claim(8, 12, "x", 0), claim(4, 16, "t", 1), claim(24, 32, "y", 0)]);
        let shown: Vec<(u64, u64, &str)> = slots.iter().map(|s| (s.address.0, s.size, s.name.as_str())).collect();
        assert_eq!(shown, [(0, 4, ""), (4, 4, "t"), (8, 4, "x"), (12, 4, "t"), (16, 8, ""), (24, 8, "y")]);
    }
}
