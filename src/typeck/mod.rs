//! From syntax to meaning: items, types, traits and bodies.

pub mod autoderef;
pub mod coerce;
pub mod fulfill;
pub mod infer;
pub mod instance;
pub mod method;
pub mod tables;
pub mod traits;
pub mod variance;

#[cfg(test)]
mod tests;
