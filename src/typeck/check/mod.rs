pub mod exhaustive;
