// Breadth-first search and a topological sort over adjacency lists.
struct Graph {
    edges: Vec<Vec<usize>>,
}

impl Graph {
    fn new(nodes: usize, pairs: &[(usize, usize)]) -> Graph {
        let mut edges = vec![Vec::new(); nodes];
        for &(from, to) in pairs {
            edges[from].push(to);
        }
        Graph { edges }
    }

    fn distances(&self, start: usize) -> Vec<Option<u32>> {
        let mut distance = vec![None; self.edges.len()];
        let mut queue = vec![start];
        distance[start] = Some(0);
        let mut next = 0;
        while next < queue.len() {
            let node = queue[next];
            next += 1;
            for &neighbour in &self.edges[node] {
                if distance[neighbour].is_none() {
                    distance[neighbour] = distance[node].map(|d| d + 1);
                    queue.push(neighbour);
                }
            }
        }
        distance
    }

    fn topological(&self) -> Option<Vec<usize>> {
        let mut order = Vec::new();
        let mut state = vec![0u8; self.edges.len()];
        for node in 0..self.edges.len() {
            if !self.visit(node, &mut state, &mut order) {
                return None;
            }
        }
        order.reverse();
        Some(order)
    }

    fn visit(&self, node: usize, state: &mut [u8], order: &mut Vec<usize>) -> bool {
        match state[node] {
            1 => return false,
            2 => return true,
            _ => state[node] = 1,
        }
        for &next in &self.edges[node] {
            if !self.visit(next, state, order) {
                return false;
            }
        }
        state[node] = 2;
        order.push(node);
        true
    }
}

fn main() {
    let graph = Graph::new(6, &[(0, 1), (0, 2), (1, 3), (2, 3), (3, 4)]);
    println!("{:?}", graph.distances(0));
    println!("{:?}", graph.topological());
    let cyclic = Graph::new(3, &[(0, 1), (1, 2), (2, 0)]);
    println!("{:?}", cyclic.topological());
}

//> [Some(0), Some(1), Some(1), Some(2), Some(3), None]
//> Some([5, 0, 2, 1, 3, 4])
//> None
