//! What concerns several blocks: cycles of `Rc`s, and blocks that nobody can reach.

use std::collections::{HashMap, HashSet};

use super::data::{Address, Block, BlockState, Edge, Finding, Frame, Holder, OwnerKind, Picture};

/// What there is to say of a picture whose blocks and owners are known.
pub fn findings(picture: &Picture) -> Vec<Finding> {
    let mut found = cycles(picture);
    // While a destructor runs, what it takes apart is owned by code, not by values: nobody can tell what is lost.
    let destructing = |frame: &Frame| frame.library || frame.function.ends_with(" as Drop>::drop");
    if !picture.frames.iter().skip(1).any(destructing) {
        found.extend(leaks(picture));
    }
    found
}

/// An owning pointer between two blocks.
struct Link<'a> {
    to: usize,
    place: &'a str,
    address: Address,
}

/// Strong pointers from block to block: what each holds, by its number among the live blocks.
fn links<'a>(blocks: &[&'a Block]) -> Vec<Vec<Link<'a>>> {
    let number: HashMap<Address, usize> = blocks.iter().enumerate().map(|(i, block)| (block.address, i)).collect();
    let mut links: Vec<Vec<Link<'_>>> = blocks.iter().map(|_| Vec::new()).collect();
    for (to, block) in blocks.iter().enumerate() {
        for owner in block.owners.iter().filter(|owner| owner.kind != OwnerKind::Weak) {
            if let Holder::Heap { block: from } = owner.holder
                && let Some(from) = number.get(&from)
            {
                links[*from].push(Link { to, place: owner.place.trim_start_matches('.'), address: owner.address });
            }
        }
    }
    for list in &mut links {
        list.sort_by_key(|link| link.address);
    }
    links
}

/// One cycle for each group of blocks that own each other: a depth-first search that remembers its way.
fn cycles(picture: &Picture) -> Vec<Finding> {
    let blocks: Vec<&Block> = live(picture).collect();
    let links = links(&blocks);
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut states = vec![State::New; blocks.len()];
    let mut found = Vec::new();
    let mut told: HashSet<usize> = HashSet::new();
    for start in 0..blocks.len() {
        if states[start] != State::New {
            continue;
        }
        // The way to here: each block with the number of its links that were looked at.
        let mut way: Vec<(usize, usize)> = vec![(start, 0)];
        states[start] = State::Open;
        while let Some((at, next)) = way.last_mut() {
            let Some(link) = links[*at].get(*next) else {
                states[*at] = State::Done;
                way.pop();
                continue;
            };
            *next += 1;
            let to = link.to;
            match states[to] {
                State::New => {
                    states[to] = State::Open;
                    way.push((to, 0));
                }
                State::Open => {
                    let from = way.iter().position(|(block, _)| *block == to).unwrap_or(0);
                    let ring: Vec<usize> = way[from..].iter().map(|(block, _)| *block).collect();
                    if ring.iter().all(|block| !told.contains(block)) {
                        told.extend(&ring);
                        let taken = way[from..].iter().map(|(block, next)| &links[*block][next - 1]);
                        found.push(cycle(&blocks, &ring, &taken.collect::<Vec<_>>()));
                    }
                }
                State::Done => {}
            }
        }
    }
    found
}

fn cycle(blocks: &[&Block], ring: &[usize], taken: &[&Link<'_>]) -> Finding {
    let edges: Vec<Edge> = taken
        .iter()
        .map(|link| Edge { place: link.place.to_owned(), address: link.address, to: blocks[link.to].address })
        .collect();
    // The edge back to the block that was made first: what was there before owns what came later.
    let made = |i: usize| blocks[i].made.as_ref().map_or(u64::MAX, |made| made.step);
    let weak = (0..taken.len()).min_by_key(|i| (made(taken[*i].to), *i)).unwrap_or(0);
    let reachable = ring.iter().any(|block| blocks[*block].reachable);
    let way: Vec<String> =
        ring.iter().zip(&edges).map(|(block, e)| format!("{} —{}→", blocks[*block].address, e.place)).collect();
    let first = ring.first().map_or(Address(0), |block| blocks[*block].address);
    let keep = match (ring.len(), reachable) {
        (1, true) => "the block at this address owns itself: it will not be freed when its last owner outside goes",
        (1, false) => "the block at this address owns itself: nothing else does, and it is never freed",
        (_, true) => "these blocks own each other: none will be freed when their owners outside go",
        (_, false) => "these blocks own each other and nothing else does: they are never freed",
    };
    let advice = edges.get(weak).map_or_else(String::new, |edge| {
        format!("; make `{}` in the block at {} a `Weak`", edge.place, blocks[ring[weak]].address)
    });
    Finding::Cycle {
        blocks: ring.iter().map(|block| blocks[*block].address).collect(),
        text: format!("cycle {} {first}: {keep}{advice}", way.join(" ")),
        edges,
        weak,
        reachable,
    }
}

fn leaks(picture: &Picture) -> Option<Finding> {
    let lost: Vec<&Block> = live(picture).filter(|block| !block.reachable).collect();
    if lost.is_empty() {
        return None;
    }
    let bytes = lost.iter().map(|block| block.size).sum();
    let text = match lost.len() {
        1 => format!("the block at {} ({bytes} bytes) is leaked: nobody can reach or free it", lost[0].address),
        n => format!("{n} blocks ({bytes} bytes) are leaked: nobody can reach or free them"),
    };
    Some(Finding::Leak { blocks: lost.iter().map(|block| block.address).collect(), bytes, text })
}

fn live(picture: &Picture) -> impl Iterator<Item = &Block> {
    picture.heap.blocks.iter().filter(|block| block.state == BlockState::Live)
}
