//! What is legal but probably not meant.

use super::document::PlanDocument;
use crate::error::Problems;

/// Looks a plan over.
pub fn lint(_plan: &PlanDocument) -> Problems {
    Problems::new()
}
