//! The one catalogue of codes, an area a file. Codes are never renamed or reused.

use super::Code;

pub mod calendar;
pub mod document;
pub mod funnel;
pub mod goal;
pub mod number;
pub mod pay;
pub mod review;
pub mod score;
pub mod target;

/// Every code that this library can raise.
pub fn all() -> impl Iterator<Item = &'static Code> {
    [document::ALL, number::ALL, calendar::ALL, goal::ALL, target::ALL, funnel::ALL, score::ALL, pay::ALL, review::ALL]
        .into_iter()
        .flatten()
        .copied()
}
