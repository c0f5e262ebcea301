//! Arrows -> ways through the gutters. Each has one vertical piece, in a lane of its own as far as it reaches:
//!
//! ```text
//!   a ●──┐   ┌─▶ block        from the stack to the heap, or back: the gutter between the columns
//!   b ●──│─┐ │
//!        └─│─┘
//! ```
//!
//! Within the stack and the statics they take the gutter on the left, within the heap the one on the right. Gutters hold no
//! text, so that no arrow crosses any.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::super::paint::escape;
use super::cards;
use super::scene::{End, Point, Route};
use crate::picture::{Arrow, ArrowKind, Picture, Target};

/// Arrows that are drawn, in all and of one row.
const MOST: usize = 400;
const MOST_OF_ROW: usize = 12;
/// From lane to lane.
const LANE: f64 = 9.0;
/// Before the first lane: the piece that shows which row it is. After the last: the arrow's head.
const FIRST: f64 = 12.0;
const LAST: f64 = 18.0;
/// Of arrows that lead nowhere.
const STUB: f64 = 26.0;
/// Lanes are shared if there are more.
const LANES: usize = 80;

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Column {
    /// The statics too.
    Stack,
    Heap,
}

/// A row that arrows may start from and end at.
#[derive(Clone, Debug)]
pub struct Spot {
    pub column: Column,
    pub bytes: Range<u64>,
    /// What is here is no longer of use.
    pub gone: bool,
    pub top: f64,
    pub bottom: f64,
    /// The bytes that a line tells of, and the middle of the line.
    pub lines: Vec<(Range<u64>, f64)>,
}

/// Where the columns stand.
#[derive(Clone, Copy, Debug)]
pub struct Edges {
    pub stack_left: f64,
    pub stack_right: f64,
    pub heap_left: f64,
    pub heap_right: f64,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Gutter {
    Left,
    Middle,
    Right,
}

/// One arrow's way, while it is not known where the columns stand.
struct Way {
    arrow: usize,
    gutter: Gutter,
    from: (Column, f64),
    /// What it ends at, if that is drawn: the number of the spot.
    spot: Option<usize>,
    to: f64,
    lane: usize,
    /// Left behind, as its row is.
    faded: bool,
}

/// The ways of all arrows.
pub struct Plan {
    ways: Vec<Way>,
    /// Arrows that are not drawn, as there were too many.
    pub hidden: usize,
}

pub fn plan(picture: &Picture, mut spots: Vec<Spot>) -> Plan {
    spots.sort_by_key(|spot| spot.bytes.start);
    let mut ways = Vec::new();
    let mut hidden = 0;
    let mut taken = Taken::default();
    for (i, arrow) in picture.arrows.iter().enumerate() {
        // What the row does not show has no arrow either.
        let Some(from) = find(&spots, arrow.from.0) else { continue };
        let line = spots[from].lines.iter().filter(|(bytes, _)| bytes.contains(&arrow.from.0));
        let Some((_, y)) = line.min_by_key(|(bytes, _)| bytes.end - bytes.start) else {
            hidden += 1;
            continue;
        };
        let spot = target(&spots, arrow);
        let column = spots[from].column;
        let gutter = match (column, spot.map(|spot| spots[spot].column)) {
            (Column::Stack, Some(Column::Stack)) => Gutter::Left,
            (Column::Heap, Some(Column::Heap) | None) => Gutter::Right,
            (Column::Stack, Some(Column::Heap) | None) | (Column::Heap, Some(Column::Stack)) => Gutter::Middle,
        };
        let room = ways.len() < MOST && taken.start(from, gutter);
        let Some(y) = Some(*y).filter(|_| room).and_then(|y| taken.near(column, gutter, y)) else {
            hidden += 1;
            continue;
        };
        ways.push(Way {
            arrow: i,
            gutter,
            from: (column, y),
            spot,
            to: y,
            lane: 0,
            faded: arrow.faded || spots[from].gone,
        });
    }
    ends(&spots, &mut ways, &mut taken);
    for gutter in [Gutter::Left, Gutter::Middle, Gutter::Right] {
        lanes(&mut ways, gutter);
    }
    Plan { ways, hidden }
}

/// The spot that has this address.
fn find(spots: &[Spot], address: u64) -> Option<usize> {
    let after = spots.partition_point(|spot| spot.bytes.start <= address);
    // Rows seldom overlap: looking at a few is enough.
    (after.saturating_sub(4)..after).rev().find(|i| spots[*i].bytes.contains(&address))
}

fn target(spots: &[Spot], arrow: &Arrow) -> Option<usize> {
    let address = match &arrow.target {
        Target::Heap { block, .. } => block.0,
        Target::Stack { .. } | Target::Static { .. } => arrow.to.0,
        Target::Null
        | Target::Nothing
        | Target::DeadStack
        | Target::Unallocated
        | Target::Function { .. }
        | Target::Unmapped => return None,
    };
    find(spots, address).or_else(|| {
        // One past the last byte still belongs to the row, as an empty slice's address does.
        find(spots, address.checked_sub(1)?)
    })
}

/// Which heights have an arrow already, at which side of which column.
#[derive(Default)]
struct Taken {
    heights: HashMap<(Column, Gutter), Vec<f64>>,
    rows: HashMap<(usize, Gutter), usize>,
}

impl Taken {
    /// Counts an arrow of a row; whether it may have one more.
    fn start(&mut self, row: usize, gutter: Gutter) -> bool {
        let count = self.rows.entry((row, gutter)).or_default();
        *count += 1;
        *count <= MOST_OF_ROW
    }

    /// How far the next arrow at this side is.
    fn distance(&self, column: Column, gutter: Gutter, y: f64) -> f64 {
        let heights = self.heights.get(&(column, gutter)).map_or(&[][..], |list| &list[..]);
        heights.iter().map(|other| (other - y).abs()).fold(f64::INFINITY, f64::min)
    }

    fn take(&mut self, column: Column, gutter: Gutter, y: f64) {
        self.heights.entry((column, gutter)).or_default().push(y);
    }

    /// A free height within the line whose middle is at `y`.
    fn near(&mut self, column: Column, gutter: Gutter, y: f64) -> Option<f64> {
        let free =
            [0.0, 5.0, -5.0].map(|off| y + off).into_iter().find(|y| self.distance(column, gutter, *y) >= 4.5)?;
        self.take(column, gutter, free);
        Some(free)
    }
}

/// Gives each arrow the height at which it ends.
fn ends(spots: &[Spot], ways: &mut [Way], taken: &mut Taken) {
    // Arrows that come from above, the lowest first, then those from below, the lowest first: so they do not cross on the
    // last piece. Between the columns the highest comes first.
    let mut order: Vec<usize> = (0..ways.len()).filter(|i| ways[*i].spot.is_some()).collect();
    let key = |way: &Way| {
        let top = way.spot.map_or(0.0, |spot| spots[spot].top);
        let below = way.gutter != Gutter::Middle && way.from.1 > top;
        let y = if way.gutter == Gutter::Middle { way.from.1 } else { -way.from.1 };
        (way.spot, below, y)
    };
    order.sort_by(|a, b| {
        let ((a, below_a, y_a), (b, below_b, y_b)) = (key(&ways[*a]), key(&ways[*b]));
        a.cmp(&b).then(below_a.cmp(&below_b)).then(y_a.total_cmp(&y_b))
    });
    let mut last: HashMap<(Option<usize>, Gutter), f64> = HashMap::new();
    for i in order {
        let way = &ways[i];
        let Some(spot) = way.spot.and_then(|spot| spots.get(spot)) else { continue };
        let other = if way.from.0 == Column::Stack { Column::Heap } else { Column::Stack };
        let (low, high) = (spot.top + 6.0, spot.bottom - 5.0);
        let steps = ((high - low) / 3.0).max(0.0) as usize;
        let straight = Some(way.from.1).filter(|y| way.gutter == Gutter::Middle && *y >= low && *y <= high);
        let heights = straight.into_iter().chain((0..=steps).map(|step| low + step as f64 * 3.0));
        // As far from others at this side as can be; and not on the line on which another starts at the other side.
        let clear = |y: f64| {
            let here = taken.distance(spot.column, way.gutter, y);
            let across = match way.gutter {
                Gutter::Middle if (y - way.from.1).abs() > 0.1 => taken.distance(other, way.gutter, y),
                Gutter::Left | Gutter::Middle | Gutter::Right => f64::INFINITY,
            };
            here.min(across * 2.0)
        };
        // Below those that end here already, or they would cross.
        let least = last.get(&(way.spot, way.gutter)).copied().unwrap_or(f64::NEG_INFINITY);
        let best = heights.clone().find(|y| clear(*y) >= 8.0 && *y > least);
        let best = best.or_else(|| heights.clone().find(|y| clear(*y) >= 8.0));
        let best = best.or_else(|| heights.max_by(|a, b| clear(*a).total_cmp(&clear(*b))));
        let y = best.unwrap_or((spot.top + spot.bottom) / 2.0);
        taken.take(spot.column, way.gutter, y);
        last.insert((way.spot, way.gutter), y);
        ways[i].to = y;
    }
}

impl Way {
    /// Whether it needs a lane.
    fn turns(&self) -> bool {
        self.spot.is_some() && (self.gutter != Gutter::Middle || (self.from.1 - self.to).abs() > 0.1)
    }

    /// Where the lane is used.
    fn span(&self) -> (f64, f64) {
        (self.from.1.min(self.to), self.from.1.max(self.to))
    }

    /// The heights at the left and at the right end of a way between the columns.
    fn ends(&self) -> (f64, f64) {
        if self.from.0 == Column::Stack { (self.from.1, self.to) } else { (self.to, self.from.1) }
    }
}

/// Gives each way of a gutter its lane.
fn lanes(ways: &mut [Way], gutter: Gutter) {
    let mut order: Vec<usize> = (0..ways.len()).filter(|i| ways[*i].gutter == gutter && ways[*i].turns()).collect();
    if gutter == Gutter::Middle {
        // Of those that go down, the lowest has the lane furthest left; of those that go up, the highest has.
        order.sort_by(|a, b| {
            let ((left_a, right_a), (left_b, right_b)) = (ways[*a].ends(), ways[*b].ends());
            let (down_a, down_b) = (right_a > left_a, right_b > left_b);
            let ordered = if down_a { left_b.total_cmp(&left_a) } else { left_a.total_cmp(&left_b) };
            down_b.cmp(&down_a).then(ordered)
        });
    } else {
        // The shortest are nearest to the column.
        let length = |way: &Way| way.span().1 - way.span().0;
        order.sort_by(|a, b| length(&ways[*a]).total_cmp(&length(&ways[*b])));
    }
    let mut placed: Vec<usize> = Vec::new();
    for i in order {
        let (low, high) = ways[i].span();
        let (left, right) = ways[i].ends();
        let mut used = HashSet::new();
        let mut least = 0;
        for j in &placed {
            let (other_low, other_high) = ways[*j].span();
            if low - 6.0 < other_high && other_low < high + 6.0 {
                used.insert(ways[*j].lane);
                let (other_left, other_right) = ways[*j].ends();
                // Those that go the same way keep their order, or they would cross.
                if gutter == Gutter::Middle && (right > left) == (other_right > other_left) {
                    least = least.max(ways[*j].lane + 1);
                }
            }
        }
        let lane = (least..).find(|lane| !used.contains(lane)).unwrap_or(least);
        ways[i].lane = lane % LANES;
        placed.push(i);
    }
}

impl Plan {
    fn lanes(&self, gutter: Gutter) -> usize {
        let of = self.ways.iter().filter(|way| way.gutter == gutter && way.turns());
        of.map(|way| way.lane + 1).max().unwrap_or(0)
    }

    /// The room before the first lane of a gutter, for arrows that lead nowhere.
    fn stub(&self, gutter: Gutter) -> f64 {
        let any = self.ways.iter().any(|way| way.gutter == gutter && way.spot.is_none());
        if any { STUB } else { 0.0 }
    }

    fn outer_width(&self, gutter: Gutter) -> f64 {
        let lanes = match self.lanes(gutter) {
            0 => 0.0,
            n => LAST + (n - 1) as f64 * LANE + 6.0,
        };
        lanes + if self.stub(gutter) > 0.0 { STUB + 8.0 } else { 0.0 }
    }

    pub fn left_width(&self) -> f64 {
        self.outer_width(Gutter::Left)
    }

    pub fn right_width(&self) -> f64 {
        self.outer_width(Gutter::Right)
    }

    pub fn middle_width(&self) -> f64 {
        let lanes = (self.lanes(Gutter::Middle).max(1) - 1) as f64 * LANE;
        // An arrow may end at either side.
        let back = self.ways.iter().any(|way| way.gutter == Gutter::Middle && way.from.0 == Column::Heap);
        (FIRST + lanes + LAST + self.stub(Gutter::Middle) + if back { LAST - FIRST } else { 0.0 }).max(52.0)
    }

    /// The ways, now that it is known where the columns stand.
    pub fn routes(&self, picture: &Picture, edges: &Edges) -> Vec<Route> {
        let in_cycles = cards::edges(picture);
        let back = self.ways.iter().any(|way| way.gutter == Gutter::Middle && way.from.0 == Column::Heap);
        let first = self.stub(Gutter::Middle) + if back { LAST } else { FIRST };
        // Few lanes stand in the middle of a wide gutter.
        let spare = edges.heap_left - edges.stack_right - self.middle_width();
        let lane_x = |way: &Way| match way.gutter {
            Gutter::Left => edges.stack_left - self.stub(way.gutter) - LAST - way.lane as f64 * LANE,
            Gutter::Middle => edges.stack_right + first + spare.max(0.0) / 2.0 + way.lane as f64 * LANE,
            Gutter::Right => edges.heap_right + self.stub(way.gutter) + LAST + way.lane as f64 * LANE,
        };
        let edge = |column: Column, gutter: Gutter| match (column, gutter) {
            (Column::Stack, Gutter::Left) => edges.stack_left,
            (Column::Stack, Gutter::Middle | Gutter::Right) => edges.stack_right,
            (Column::Heap, Gutter::Right) => edges.heap_right,
            (Column::Heap, Gutter::Left | Gutter::Middle) => edges.heap_left,
        };
        let one = |way: &Way| {
            let arrow = picture.arrows.get(way.arrow)?;
            let outwards =
                if way.gutter == Gutter::Left || edge(way.from.0, way.gutter) == edges.heap_left { -1.0 } else { 1.0 };
            // The dot stands in the row, beside its text.
            let start = Point { x: edge(way.from.0, way.gutter) - 8.0 * outwards, y: way.from.1 };
            let points = match way.spot {
                None => vec![start, Point { x: edge(way.from.0, way.gutter) + (STUB - 6.0) * outwards, y: way.from.1 }],
                Some(_) => {
                    let to_column = match (way.gutter, way.from.0) {
                        (Gutter::Middle, Column::Stack) | (Gutter::Right, _) => Column::Heap,
                        (Gutter::Middle, Column::Heap) | (Gutter::Left, _) => Column::Stack,
                    };
                    let end = Point { x: edge(to_column, way.gutter), y: way.to };
                    if way.turns() {
                        let x = lane_x(way);
                        vec![start, Point { x, y: start.y }, Point { x, y: end.y }, end]
                    } else {
                        vec![start, end]
                    }
                }
            };
            let finding = in_cycles.get(&arrow.from);
            let (title, description) = words(arrow, way.faded);
            Some(Route {
                kind: arrow.kind,
                faded: way.faded,
                dangling: arrow.dangling,
                end: if way.spot.is_some() { End::Target } else { End::Open },
                in_finding: finding.is_some(),
                make_weak: finding.is_some_and(|(_, weak)| *weak),
                points,
                title,
                description,
            })
        };
        self.ways.iter().filter_map(one).collect()
    }
}

/// An arrow in words: short, and in full.
fn words(arrow: &Arrow, faded: bool) -> (String, String) {
    let verb = match arrow.kind {
        ArrowKind::Owner => "owns",
        ArrowKind::Strong => "shares the ownership of",
        ArrowKind::Weak => "knows, without owning it,",
        ArrowKind::Shared => "borrows",
        ArrowKind::Exclusive => "borrows mutably",
        ArrowKind::Raw => "points at",
    };
    let what = match &arrow.target {
        Target::Heap { block, offset: 0, live } => {
            format!("the {}block at {block}", if *live { "" } else { "freed " })
        }
        Target::Heap { block, offset, live } => {
            format!("byte {offset} of the {}block at {block}", if *live { "" } else { "freed " })
        }
        Target::Stack { place: Some(place), function, .. } => format!("{} of {}", escape(place), escape(function)),
        Target::Stack { function, .. } => format!("the frame of {}", escape(function)),
        Target::Static { name, .. } if !name.is_empty() => format!("the static {}", escape(name)),
        Target::Static { .. } => format!("the constant at {}", arrow.to),
        Target::DeadStack => "a frame that is gone".to_owned(),
        Target::Unallocated => format!("{}, in no block of the heap", arrow.to),
        Target::Null => "null".to_owned(),
        Target::Function { name } => format!("the function {}", escape(name)),
        Target::Nothing | Target::Unmapped => format!("{}, which is no memory", arrow.to),
    };
    let mut title = format!("{} {verb} {what}", escape(&arrow.place));
    if faded {
        title.push_str(" — no longer: only its bytes were left behind");
    } else if arrow.dangling {
        title.push_str(" — dangling: using it would be a fault");
    }
    let description = format!("the pointer at {} holds {}", arrow.from, arrow.to);
    (title, description)
}
