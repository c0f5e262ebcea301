//! Small modules about traits, generics, closures, patterns and structs, each with a function `run` that prints: from templates with
//! choices (`topics`), random types that are matched on (`patterns`), random impls and calls (`methods`). Half of them are
//! edited (`edits`).

mod edits;
mod expand;
mod methods;
mod patterns;
mod topics;

use super::random::Random;
use super::{Function, lines};

pub const PRELUDE: &str = "#![allow(warnings, arithmetic_overflow, unconditional_panic)]\n";

/// The module that belongs to a number.
pub fn module(seed: u64) -> Function {
    let mut random = Random::new(seed ^ 0x7472_6169_7473);
    let text = match random.below(10) {
        0..3 => patterns::module(&mut random),
        3 => methods::module(&mut random),
        _ => {
            let topic = topics::TOPICS[random.below(topics::TOPICS.len())];
            expand::Expander::new(&mut random).fill(topic)
        }
    };
    let mut body = lines::parse(text.lines());
    for _ in 0..[0, 0, 1, 1, 1, 2][random.below(6)] {
        edits::edit(&mut body, &mut random);
    }
    let head = vec![format!("mod f{seed} {{")];
    Function { seed, head, body, tail: "}".to_string(), call: Some(format!("f{seed}::run()")), types: Vec::new() }
}
