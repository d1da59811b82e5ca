//! What an outcome says of deals that began at different times: who had their chance, and where each part of the funnel
//! leaks.

use super::outcome::{Conversion, Standing};
use serde::Serialize;

/// Which deals had their chance.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "DealMaturity"))]
pub struct Maturity {
    /// The days after which a deal had its chance.
    pub after_days: u32,
    /// Deals that began so many days ago or more: mature figures are of them.
    pub mature: Standing,
    /// Deals that began later: mature figures leave them out, whatever became of them.
    pub young: Standing,
    /// Deals of which nobody knows when they began: mature figures leave them out as well.
    pub undated: Standing,
}

/// A stage within a slice: the share of its deals that went on.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SliceStage {
    /// The stage.
    pub stage: String,
    /// From this stage to the next.
    #[serde(flatten)]
    pub conversion: Conversion,
}
