//! Statistics, documented as such: moments that stay exact, intervals, quantiles, survival. Each says what it computes,
//! by which definition, and to how many places.

pub mod difference;
pub mod interval;
pub mod labels;
pub mod moments;
pub mod quantile;
pub mod survival;
