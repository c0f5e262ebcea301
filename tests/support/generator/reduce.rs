//! Making a function smaller while a difference between two judges remains.

use super::{Function, Node};

/// Drops statements, and blocks around statements, as long as `still_differs` holds.
pub fn reduce(function: &Function, still_differs: &mut dyn FnMut(&Function) -> bool) -> Function {
    let mut best = function.clone();
    // Every accepted step removes a node, so this ends; the limit keeps a slow judge from taking all day.
    let mut budget = 400;
    loop {
        let mut progress = false;
        let mut index = 0;
        while index < count(&best.body) && budget > 0 {
            let mut smaller = false;
            for edit in [Edit::Remove, Edit::Unwrap] {
                let mut candidate = best.clone();
                let mut position = index;
                if !apply(&mut candidate.body, &mut position, edit) {
                    continue;
                }
                budget -= 1;
                if still_differs(&candidate) {
                    best = candidate;
                    smaller = true;
                    progress = true;
                    break;
                }
            }
            if !smaller {
                index += 1;
            }
        }
        if !progress || budget <= 0 {
            return best;
        }
    }
}

#[derive(Clone, Copy)]
enum Edit {
    /// Remove the node.
    Remove,
    /// Replace a compound node by the statements of its blocks.
    Unwrap,
}

fn count(nodes: &[Node]) -> usize {
    let inner = |node: &Node| match node {
        Node::Line(_) => 1,
        Node::Compound { parts, .. } => 1 + parts.iter().map(|(_, body)| count(body)).sum::<usize>(),
    };
    nodes.iter().map(inner).sum()
}

/// Applies the edit to the node with the given number in depth-first order; false when it does not apply.
fn apply(nodes: &mut Vec<Node>, position: &mut usize, edit: Edit) -> bool {
    let mut index = 0;
    while index < nodes.len() {
        if *position == 0 {
            return match (edit, nodes[index].clone()) {
                (Edit::Remove, _) => {
                    nodes.remove(index);
                    true
                }
                (Edit::Unwrap, Node::Compound { parts, .. }) => {
                    let inner: Vec<Node> = parts.into_iter().flat_map(|(_, body)| body).collect();
                    nodes.splice(index..=index, inner);
                    true
                }
                (Edit::Unwrap, Node::Line(_)) => false,
            };
        }
        *position -= 1;
        if let Node::Compound { parts, .. } = &mut nodes[index] {
            for (_, body) in parts {
                let before = count(body);
                if *position < before {
                    return apply(body, position, edit);
                }
                *position -= before;
            }
        }
        index += 1;
    }
    false
}
