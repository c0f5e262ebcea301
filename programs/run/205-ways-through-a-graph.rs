// Shortest ways, orders and spanning trees of a graph.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap};

type Graph = BTreeMap<&'static str, Vec<(&'static str, u32)>>;

#[derive(Copy, Clone, PartialEq, Eq)]
struct State {
    cost: u32,
    node: &'static str,
}
impl Ord for State {
    fn cmp(&self, other: &Self) -> Ordering {
        other.cost.cmp(&self.cost).then_with(|| self.node.cmp(other.node))
    }
}
impl PartialOrd for State {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn dijkstra(g: &Graph, from: &'static str) -> HashMap<&'static str, (u32, Option<&'static str>)> {
    let mut best = HashMap::from([(from, (0, None))]);
    let mut heap = BinaryHeap::from(vec![State { cost: 0, node: from }]);
    while let Some(State { cost, node }) = heap.pop() {
        if cost > best[node].0 {
            continue;
        }
        for &(next, weight) in g.get(node).map(Vec::as_slice).unwrap_or(&[]) {
            let cost = cost + weight;
            let better = best.get(next).is_none_or(|&(old, _)| cost < old);
            if better {
                best.insert(next, (cost, Some(node)));
                heap.push(State { cost, node: next });
            }
        }
    }
    best
}
fn path(
    best: &HashMap<&'static str, (u32, Option<&'static str>)>,
    to: &'static str,
) -> Option<Vec<&'static str>> {
    best.get(to)?;
    let mut way: Vec<_> = std::iter::successors(Some(to), |at| best[at].1).collect();
    way.reverse();
    Some(way)
}
fn dfs<'g>(g: &'g Graph, at: &'g str, seen: &mut BTreeSet<&'g str>, order: &mut Vec<&'g str>) {
    if !seen.insert(at) {
        return;
    }
    if let Some(next) = g.get(at) {
        for (n, _) in next {
            dfs(g, n, seen, order);
        }
    }
    order.push(at);
}
fn kruskal(g: &Graph) -> (u32, Vec<String>) {
    let index: BTreeMap<_, _> = g.keys().copied().zip(0usize..).collect();
    let mut parent: Vec<usize> = (0..index.len()).collect();
    fn find(p: &mut [usize], i: usize) -> usize {
        if p[i] != i {
            p[i] = find(p, p[i]);
        }
        p[i]
    }
    let mut edges: BinaryHeap<_> =
        g.iter().flat_map(|(a, v)| v.iter().map(move |(b, w)| Reverse((*w, *a, *b)))).collect();
    let (mut total, mut chosen) = (0, vec![]);
    while let Some(Reverse((w, a, b))) = edges.pop() {
        let (Some(&ia), Some(&ib)) = (index.get(a), index.get(b)) else { continue };
        let (ra, rb) = (find(&mut parent, ia), find(&mut parent, ib));
        if ra != rb {
            parent[ra] = rb;
            total += w;
            chosen.push(format!("{a}-{b}"));
        }
    }
    (total, chosen)
}
fn main() {
    let edges = [
        ("A", "B", 7),
        ("A", "C", 3),
        ("B", "D", 2),
        ("C", "B", 1),
        ("C", "D", 8),
        ("D", "E", 3),
        ("E", "A", 4),
        ("F", "F", 1),
    ];
    let mut g = Graph::new();
    for (a, b, w) in edges {
        g.entry(a).or_default().push((b, w));
        g.entry(b).or_insert_with(Vec::new);
    }
    let best = dijkstra(&g, "A");
    let sorted: BTreeMap<_, _> = best.iter().map(|(k, (c, _))| (*k, *c)).collect();
    println!("{sorted:?}");
    println!("{:?} {:?}", path(&best, "E").map(|p| p.join("->")), path(&best, "F"));
    let (mut seen, mut order) = (BTreeSet::new(), Vec::new());
    for node in g.keys() {
        dfs(&g, node, &mut seen, &mut order);
    }
    println!("{order:?}");
    println!("{:?}", kruskal(&g));
    let degrees = g.iter().map(|(n, v)| (v.len(), n)).collect::<BinaryHeap<_>>().into_sorted_vec();
    println!("{degrees:?}");
    if let Some(mut top) = BinaryHeap::from([1, 5, 2]).peek_mut() {
        *top = 0;
        println!("{}", *top);
    }
    println!(
        "{:?} {:?}",
        g.range("B".."D").map(|(k, _)| k).collect::<Vec<_>>(),
        g.first_key_value()
    );
}

//> {"A": 0, "B": 4, "C": 3, "D": 6, "E": 9}
//> Some("A->C->B->D->E") None
//> ["E", "D", "B", "C", "A", "F"]
//> (9, ["C-B", "B-D", "A-C", "D-E"])
//> [(1, "B"), (1, "D"), (1, "E"), (1, "F"), (2, "A"), (2, "C")]
//> 0
//> ["B", "C"] Some(("A", [("B", 7), ("C", 3)]))
