//! Codes of the calendar area.

use crate::error::codes;

codes! {}
