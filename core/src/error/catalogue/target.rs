//! Codes of the target area.

use crate::error::codes;

codes! {}
