// Ways through a weighted graph: breadth first, depth first, Dijkstra with a heap, a spanning tree, cycles, and an order.
use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, VecDeque};

type Weight = u32;

#[derive(Debug, Default, Clone)]
struct Graph<'n> {
    edges: BTreeMap<&'n str, Vec<(&'n str, Weight)>>,
}

#[derive(Copy, Clone, Eq, PartialEq)]
struct State<'n> {
    cost: Weight,
    node: &'n str,
}

impl Ord for State<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        // The heap gives the greatest: turn costs around, and let names decide ties.
        other.cost.cmp(&self.cost).then_with(|| self.node.cmp(other.node))
    }
}

impl PartialOrd for State<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[derive(Debug, PartialEq, Clone)]
enum Route {
    Found { cost: Weight, path: Vec<String> },
    Unreachable,
}

impl<'n> Graph<'n> {
    fn parse(text: &'n str) -> Result<Graph<'n>, String> {
        let mut graph = Graph::default();
        for (number, line) in text.lines().map(str::trim).enumerate().filter(|(_, l)| !l.is_empty()) {
            let parts: Vec<&str> = line.split_whitespace().collect();
            let &[from, to, weight] = parts.as_slice() else {
                return Err(format!("line {}: want `from to weight`, got {} words", number + 1, parts.len()));
            };
            let weight = weight.parse::<Weight>().map_err(|e| format!("line {}: {e}", number + 1))?;
            graph.edges.entry(from).or_default().push((to, weight));
            graph.edges.entry(to).or_default();
        }
        Ok(graph)
    }

    fn neighbours(&self, node: &str) -> impl Iterator<Item = &(&'n str, Weight)> + '_ {
        self.edges.get(node).into_iter().flatten()
    }

    fn bfs(&self, start: &'n str) -> Vec<(&'n str, usize)> {
        let mut seen = HashSet::from([start]);
        let mut queue = VecDeque::from([(start, 0)]);
        let mut order = vec![];
        while let Some((node, depth)) = queue.pop_front() {
            order.push((node, depth));
            for &(next, _) in self.neighbours(node) {
                if seen.insert(next) {
                    queue.push_back((next, depth + 1));
                }
            }
        }
        order
    }

    fn dfs(&self, node: &'n str, seen: &mut BTreeSet<&'n str>, visit: &mut dyn FnMut(&'n str, usize), depth: usize) {
        if !seen.insert(node) {
            return;
        }
        visit(node, depth);
        for &(next, _) in self.neighbours(node) {
            self.dfs(next, seen, visit, depth + 1);
        }
    }

    fn shortest(&self, from: &'n str, to: &'n str) -> Route {
        let mut best: HashMap<&str, (Weight, Option<&str>)> = HashMap::new();
        let mut heap = BinaryHeap::new();
        best.insert(from, (0, None));
        heap.push(State { cost: 0, node: from });
        while let Some(State { cost, node }) = heap.pop() {
            if node == to {
                let mut path = vec![to.to_string()];
                let mut at = to;
                while let Some(&(_, Some(before))) = best.get(at) {
                    path.push(before.to_string());
                    at = before;
                }
                path.reverse();
                return Route::Found { cost, path };
            }
            if best.get(node).is_some_and(|&(known, _)| cost > known) {
                continue;
            }
            for &(next, weight) in self.neighbours(node) {
                let through = cost + weight;
                if best.get(next).is_none_or(|&(known, _)| through < known) {
                    best.insert(next, (through, Some(node)));
                    heap.push(State { cost: through, node: next });
                }
            }
        }
        Route::Unreachable
    }

    fn topological(&self) -> Option<Vec<&'n str>> {
        let mut incoming: BTreeMap<&str, usize> = self.edges.keys().map(|n| (*n, 0)).collect();
        for (to, _) in self.edges.values().flatten() {
            *incoming.get_mut(to).expect("every node is a key") += 1;
        }
        let mut ready: BinaryHeap<Reverse<&str>> =
            incoming.iter().filter(|(_, n)| **n == 0).map(|(name, _)| Reverse(*name)).collect();
        let mut order = Vec::new();
        while let Some(Reverse(node)) = ready.pop() {
            order.push(node);
            for (next, _) in self.neighbours(node) {
                if let Some(n) = incoming.get_mut(next) {
                    *n -= 1;
                    if *n == 0 {
                        ready.push(Reverse(next));
                    }
                }
            }
        }
        (order.len() == self.edges.len()).then_some(order)
    }

    /// Kruskal's spanning tree of the graph taken as undirected.
    fn spanning_tree(&self) -> (Weight, Vec<(&'n str, &'n str)>) {
        let names: Vec<&str> = self.edges.keys().copied().collect();
        let number = |name: &str| names.iter().position(|n| *n == name).unwrap();
        let mut parent: Vec<usize> = (0..names.len()).collect();
        fn root(parent: &mut [usize], mut at: usize) -> usize {
            while parent[at] != at {
                parent[at] = parent[parent[at]];
                at = parent[at];
            }
            at
        }
        let mut all: Vec<_> =
            self.edges.iter().flat_map(|(from, list)| list.iter().map(move |(to, w)| (*w, *from, *to))).collect();
        all.sort();
        let mut tree = (0, vec![]);
        for (weight, from, to) in all {
            let (a, b) = (root(&mut parent, number(from)), root(&mut parent, number(to)));
            if a != b {
                parent[a] = b;
                tree.0 += weight;
                tree.1.push((from, to));
            }
        }
        tree
    }
}

const ROADS: &str = "
    home   market 4
    home   park   1
    park   market 2
    market school 5
    park   school 8
    school lake   3
    island cave   1
";

fn main() {
    let graph = Graph::parse(ROADS).expect("the roads are well written");
    println!("{:?}", graph.bfs("home"));
    let mut lines = Vec::new();
    graph.dfs("home", &mut BTreeSet::new(), &mut |node, depth| lines.push(format!("{}{node}", "- ".repeat(depth))), 0);
    println!("{}", lines.join("\n"));
    for (from, to) in [("home", "lake"), ("home", "home"), ("lake", "home"), ("island", "cave")] {
        match graph.shortest(from, to) {
            Route::Found { cost, path } => println!("{from:>7} -> {to:<6} {cost:>3}: {}", path.join(" > ")),
            Route::Unreachable => println!("{from:>7} -> {to:<6}  no way"),
        }
    }
    println!("{:?}", graph.topological());
    let (weight, tree) = graph.spanning_tree();
    println!("{weight} {tree:?}");
    let mut looped = graph.clone();
    looped.edges.entry("lake").or_default().push(("home", 1));
    println!("{:?} {:?}", looped.topological(), looped.shortest("lake", "market"));
    println!("{:?}", Graph::parse("a b").map(|_| ()));
    println!("{:?}", Graph::parse("a b 1\n\na c -1").map(|_| ()));
}

//> [("home", 0), ("market", 1), ("park", 1), ("school", 2), ("lake", 3)]
//> home
//> - market
//> - - school
//> - - - lake
//> - park
//>    home -> lake    11: home > park > market > school > lake
//>    home -> home     0: home
//>    lake -> home    no way
//>  island -> cave     1: island > cave
//> Some(["home", "island", "cave", "park", "market", "school", "lake"])
//> 12 [("home", "park"), ("island", "cave"), ("park", "market"), ("school", "lake"), ("market", "school")]
//> None Found { cost: 4, path: ["lake", "home", "park", "market"] }
//> Err("line 1: want `from to weight`, got 2 words")
//> Err("line 3: invalid digit found in string")
