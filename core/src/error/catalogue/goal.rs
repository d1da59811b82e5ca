//! Codes of the goal area.

use crate::error::codes;

codes! {}
