//! Functions from templates whose signatures matter: lifetimes, bounds, destructors.

use super::body::Body;
use super::random::Random;
use super::types::Ty;
use super::{Function, lines, templates};

/// The function that belongs to a seed, from a template.
pub fn function(seed: u64, random: Random) -> Function {
    let mut body = Body::new(random, 99);
    // By code first, whatever the number of its templates.
    let templates = templates::pick_function(&mut body.random);
    let template = body.random.pick(templates).copied().unwrap_or("fn $F($W) {\n}");
    let text = template.replace("$F", &format!("f{seed}")).replace("$W", "w: &W");
    let (head, rest) = text.split_once('\n').unwrap_or((&text, "}"));
    let (inner, tail) = rest.rsplit_once('\n').unwrap_or(("", rest));
    for (name, ty) in parameters(head) {
        body.declare(name, ty, false, false);
    }
    // An iterator's `next` has no `w`: only what the template says.
    let body_nodes = lines::parse(inner.lines());
    let nodes = body.grown(body_nodes);
    let head = vec![head.to_string()];
    Function { seed, head, body: nodes, tail: tail.to_string(), call: None, types: body.types }
}

/// The parameters of types that the generator knows.
fn parameters(head: &str) -> Vec<(String, Ty)> {
    let Some((_, list)) = head.split_once("w: &W, ") else { return Vec::new() };
    let list = list.split_once(") ").map_or(list, |(list, _)| list);
    let known = |text: &str| {
        let (name, ty) = text.split_once(": ")?;
        Some((name.trim_start_matches("mut ").to_string(), Ty::read(ty)?))
    };
    list.split(", ").filter_map(known).collect()
}
