//! Codes of the funnel area.

use crate::error::codes;

codes! {}
