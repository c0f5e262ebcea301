//! Sets of points, as sorted disjoint intervals: regions are mostly runs of consecutive points.

use crate::mir::{Body, Location};

crate::id! {
    /// A program point: the moment just before one statement or terminator.
    pub struct PointId("p");
}

/// Numbers the locations of a body.
#[derive(Debug)]
pub struct Points {
    starts: Vec<u32>,
    locations: Vec<Location>,
}

impl Points {
    pub fn new(body: &Body) -> Points {
        let mut starts = Vec::new();
        let mut locations = Vec::new();
        for (block, contents) in body.blocks.iter_ids() {
            starts.push(locations.len() as u32);
            locations.extend((0..=contents.statements.len()).map(|statement| Location { block, statement }));
        }
        Points { starts, locations }
    }

    pub fn point(&self, location: Location) -> PointId {
        PointId(self.starts[location.block.0 as usize] + location.statement as u32)
    }

    pub fn location(&self, point: PointId) -> Location {
        self.locations[point.0 as usize]
    }

    pub fn len(&self) -> usize {
        self.locations.len()
    }
}

/// A set of points.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PointSet {
    /// Sorted, disjoint, not adjacent; both ends included.
    ranges: Vec<(u32, u32)>,
}

impl PointSet {
    pub fn all(points: &Points) -> PointSet {
        PointSet { ranges: points.len().checked_sub(1).map(|last| (0, last as u32)).into_iter().collect() }
    }

    pub fn contains(&self, point: PointId) -> bool {
        let at = self.ranges.partition_point(|(_, end)| *end < point.0);
        self.ranges.get(at).is_some_and(|(start, _)| *start <= point.0)
    }

    /// Adds `start..=end`; true if the set grew.
    pub fn insert_range(&mut self, start: u32, end: u32) -> bool {
        // The first range that touches or follows the new one, and the first beyond it.
        let first = self.ranges.partition_point(|(_, e)| e.saturating_add(1) < start);
        let beyond = self.ranges.partition_point(|(s, _)| *s <= end.saturating_add(1));
        if first == beyond {
            self.ranges.insert(first, (start, end));
            return true;
        }
        let merged = (self.ranges[first].0.min(start), self.ranges[beyond - 1].1.max(end));
        if beyond - first == 1 && self.ranges[first] == merged {
            return false;
        }
        self.ranges.splice(first..beyond, [merged]);
        true
    }

    pub fn iter(&self) -> impl Iterator<Item = PointId> + '_ {
        self.ranges.iter().flat_map(|(start, end)| (*start..=*end).map(PointId))
    }

    pub fn insert(&mut self, point: PointId) -> bool {
        self.insert_range(point.0, point.0)
    }

    pub fn union(&mut self, other: &PointSet) -> bool {
        if self.ranges.is_empty() {
            self.ranges.clone_from(&other.ranges);
            return !other.ranges.is_empty();
        }
        let mut changed = false;
        for (start, end) in &other.ranges {
            changed |= self.insert_range(*start, *end);
        }
        changed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_behave_like_a_set() {
        let mut seed = 7u64;
        let mut next = move || {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (seed >> 33) as u32
        };
        for _ in 0..200 {
            let mut set = PointSet::default();
            let mut model = [false; 64];
            for _ in 0..20 {
                let start = next() % 60;
                let end = (start + next() % 4).min(63);
                let grew = (start..=end).any(|p| !model[p as usize]);
                (start..=end).for_each(|p| model[p as usize] = true);
                assert_eq!(set.insert_range(start, end), grew);
                for p in 0..64 {
                    assert_eq!(set.contains(PointId(p)), model[p as usize]);
                }
                assert!(set.ranges.windows(2).all(|w| w[0].1 + 1 < w[1].0));
            }
        }
    }
}
