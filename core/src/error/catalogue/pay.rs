//! Codes of the pay area.

use crate::error::codes;

codes! {}
