//! quotakit.
pub mod apportion;
pub mod calendar;
pub mod curve;
pub mod error;
pub mod funnel;
pub mod goals;
pub mod id;
pub mod json;
pub mod life;
pub mod limits;
pub mod moment;
pub mod money;
pub mod number;
pub mod payout;
pub mod quantity;
pub mod rounding;
#[cfg(feature = "schema")]
pub mod schema;
pub mod scoring;
pub mod shape;
pub mod stats;
pub mod targets;
pub mod trace;
pub mod zone;

pub use life::LifeCycle;
