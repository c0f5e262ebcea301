pub mod exhaustive;
pub mod template;
