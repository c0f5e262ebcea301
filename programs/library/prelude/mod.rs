//! What every program can name without asking.

pub mod v1;

pub use self::v1 as rust_2015;
pub use self::v1 as rust_2018;
pub use self::v1 as rust_2021;
pub use self::v1 as rust_2024;
