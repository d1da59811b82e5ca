//! Codes of the review area.

use crate::error::codes;

codes! {}
