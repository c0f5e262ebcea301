//! Making a function smaller while a difference between two judges remains.

use super::{Function, Node};

/// How many candidates are judged in one file.
const AT_ONCE: usize = 60;

/// Drops statements, and blocks around statements, as long as the judge says of a candidate that the difference remains. The
/// judge is asked about many candidates at once, for each question costs a start of two compilers.
pub fn reduce(function: &Function, remains: &mut dyn FnMut(&[Function]) -> Vec<bool>) -> Function {
    let mut best = function.clone();
    for _ in 0..40 {
        let mut edits = Vec::new();
        for index in 0..count(&best.body) {
            edits.extend([(index, Edit::Remove), (index, Edit::Unwrap)]);
        }
        let mut good = Vec::new();
        for some in edits.chunks(AT_ONCE) {
            let (which, candidates): (Vec<_>, Vec<_>) =
                some.iter().filter_map(|edit| Some((*edit, edited(&best, &[*edit])?))).unzip();
            let answers = remains(&candidates);
            good.extend(which.into_iter().zip(answers).filter(|(_, remains)| *remains).map(|(edit, _)| edit));
        }
        if good.is_empty() {
            break;
        }
        // Several good edits may be good together: all, the first half, the second, quarters, and so on to the first.
        let mut groups = vec![good.clone()];
        let mut size = good.len();
        while size > 1 {
            size = size.div_ceil(2);
            groups.extend(good.chunks(size).map(<[_]>::to_vec));
        }
        groups.truncate(AT_ONCE);
        groups.push(vec![good[0]]);
        let candidates: Vec<Function> = groups.iter().filter_map(|group| edited(&best, group)).collect();
        let answers = remains(&candidates);
        match candidates.into_iter().zip(answers).find(|(_, remains)| *remains) {
            Some((smaller, _)) => best = smaller,
            None => break,
        }
    }
    best
}

#[derive(Clone, Copy, PartialEq)]
enum Edit {
    /// Remove the node.
    Remove,
    /// Replace a compound node by the statements of its blocks.
    Unwrap,
}

/// Applies edits, the last first, so that the numbers of the earlier nodes stay what they were. Of two edits of one node the
/// first counts.
fn edited(function: &Function, edits: &[(usize, Edit)]) -> Option<Function> {
    let mut function = function.clone();
    let mut edits = edits.to_vec();
    edits.dedup_by_key(|(index, _)| *index);
    for (index, edit) in edits.iter().rev() {
        let mut position = *index;
        if !apply(&mut function.body, &mut position, *edit) {
            return None;
        }
    }
    Some(function)
}

/// How many nodes there are, at every depth.
pub fn count(nodes: &[Node]) -> usize {
    let inner = |node: &Node| match node {
        Node::Line(_) => 1,
        Node::Compound { parts, .. } => 1 + parts.iter().map(|(_, body)| count(body)).sum::<usize>(),
    };
    nodes.iter().map(inner).sum()
}

/// Applies the edit to the node with the given number in depth-first order; false when it does not apply.
fn apply(nodes: &mut Vec<Node>, position: &mut usize, edit: Edit) -> bool {
    let Some((siblings, index)) = find(nodes, position) else { return false };
    match (edit, siblings[index].clone()) {
        (Edit::Remove, _) => {
            siblings.remove(index);
            true
        }
        (Edit::Unwrap, Node::Compound { parts, .. }) => {
            let inner: Vec<Node> = parts.into_iter().flat_map(|(_, body)| body).collect();
            siblings.splice(index..=index, inner);
            true
        }
        (Edit::Unwrap, Node::Line(_)) => false,
    }
}

/// The block that holds the node with this number, and where in it.
pub fn find<'n>(nodes: &'n mut Vec<Node>, position: &mut usize) -> Option<(&'n mut Vec<Node>, usize)> {
    for index in 0..nodes.len() {
        let size = count(&nodes[index..=index]);
        if *position == 0 {
            return Some((nodes, index));
        }
        if *position < size {
            *position -= 1;
            let Node::Compound { parts, .. } = &mut nodes[index] else { return None };
            for (_, body) in parts {
                let before = count(body);
                if *position < before {
                    return find(body, position);
                }
                *position -= before;
            }
            return None;
        }
        *position -= size;
    }
    None
}
