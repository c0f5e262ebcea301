//! What the campaign compares, how, and where it keeps its place.

pub mod judge;
pub mod outputs;
pub mod state;

use super::generator::{self, Function};

/// Where the compared functions come from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// Biased random functions.
    Random,
    /// A function that is most likely accepted, and the same with one edit.
    Pairs,
    /// All programs of a tiny grammar.
    Small,
    /// Functions that return `impl Trait`, and their callers.
    Hidden,
    /// Functions that return closures, which return what they captured.
    Closures,
    /// Modules about traits, generics, closures, patterns and structs, half of them edited.
    Traits,
    /// Edited programs of the suites.
    Programs,
}

impl Mode {
    pub const ALL: [Mode; 7] =
        [Mode::Random, Mode::Pairs, Mode::Small, Mode::Hidden, Mode::Closures, Mode::Traits, Mode::Programs];

    pub fn name(self) -> &'static str {
        match self {
            Mode::Random => "random",
            Mode::Pairs => "pairs",
            Mode::Small => "small",
            Mode::Hidden => "hidden",
            Mode::Closures => "closures",
            Mode::Traits => "traits",
            Mode::Programs => "programs",
        }
    }

    /// How many numbers share a file and so a start of each compiler: Cairn reads at most 1 MiB.
    pub fn batch(self) -> u64 {
        match self {
            Mode::Random | Mode::Hidden | Mode::Closures => 500,
            Mode::Pairs => 250,
            Mode::Small => 2000,
            Mode::Traits | Mode::Programs => 200,
        }
    }

    pub fn prelude(self) -> &'static str {
        match self {
            Mode::Random | Mode::Pairs => generator::PRELUDE,
            Mode::Small => generator::SMALL_PRELUDE,
            Mode::Hidden => generator::HIDDEN_PRELUDE,
            Mode::Closures => generator::CLOSURES_PRELUDE,
            Mode::Traits => generator::TRAITS_PRELUDE,
            // Lints on the way to code are rustc's only when it makes code.
            Mode::Programs => "#![allow(warnings, arithmetic_overflow, unconditional_panic)]\n",
        }
    }

    /// Whether every error is compared, not only those of ownership.
    pub fn compares_all(self) -> bool {
        self == Mode::Traits
    }

    /// The functions of these numbers: one each, or two for pairs.
    pub fn functions(self, numbers: impl Iterator<Item = u64>) -> Vec<Function> {
        match self {
            Mode::Random => numbers.map(generator::function).collect(),
            Mode::Pairs => numbers.map(generator::near_miss).flat_map(|(base, edited)| [base, edited]).collect(),
            Mode::Small => numbers.map(generator::small).collect(),
            Mode::Hidden => numbers.map(generator::hidden).collect(),
            Mode::Closures => numbers.map(generator::closures).collect(),
            Mode::Traits => numbers.map(generator::module).collect(),
            Mode::Programs => numbers.map(generator::mutant).collect(),
        }
    }
}
