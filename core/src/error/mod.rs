//! What can be wrong: codes, problems, and the catalogue of their texts.
//!
//! An error here is data. Every problem has a stable [`Code`], a JSON Pointer, a message and help in English and in both
//! Chinese scripts, and all problems of a text are reported at once.

pub mod catalogue;
mod code;
mod language;
mod problem;
mod problems;

pub(crate) use code::codes;
pub use code::{Code, Severity};
pub(crate) use language::texts;
pub use language::{Language, Texts, fill};
pub use problem::{Part, Problem, Suggestion, Told};
pub use problems::{Findings, PROBLEMS_MAX, Problems};
