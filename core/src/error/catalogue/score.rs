//! Codes of the score area.

use crate::error::codes;

codes! {}
