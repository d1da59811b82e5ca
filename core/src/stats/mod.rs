//! Statistics: moments that stay exact.

pub mod moments;
