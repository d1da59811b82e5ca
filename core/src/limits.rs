//! The limits: far above real use, and low enough that a hostile text exhausts neither memory nor time.

use crate::error::{Problem, catalogue::document as code};

pub use crate::error::PROBLEMS_MAX;

/// The bytes of a document or of facts.
pub const TEXT_BYTES_MAX: usize = 256 << 20;
/// The nesting of a text.
pub const DEPTH_MAX: usize = 64;
/// The values in a text: a target tree of 1,000,000 nodes has about six million.
pub const VALUES_MAX: usize = 16_000_000;
/// The characters of an id.
pub const ID_CHARS_MAX: usize = 200;
/// The characters of a title, a name, a note.
pub const TEXT_CHARS_MAX: usize = 10_000;
/// The characters of a sentence that goals are read from.
pub const SENTENCE_CHARS_MAX: usize = 1_000_000;
/// The goals that are read from one text.
pub const DRAFTS_MAX: usize = 1_000;
/// The entries of a rule list: steps, points, bands, components, indicators.
pub const RULES_MAX: usize = 10_000;
/// The nodes of a target tree.
pub const NODES_MAX: usize = 1_100_000;
/// The depth of a target tree that is given as a table: as documents, trees are bounded by their nesting.
pub const TREE_DEPTH_MAX: usize = 26;
/// The periods of a history that weights are drawn from.
pub const HISTORY_PERIODS_MAX: usize = 200;
/// The months of a ramp.
pub const RAMP_MONTHS_MAX: usize = 120;
/// The periods of a series that is forecast.
pub const FORECAST_PERIODS_MAX: usize = 2_000;
/// The periods of all series that the weights of a plan are forecast from.
pub const FORECAST_VALUES_MAX: usize = 20_000;
/// The periods that a forecast looks ahead, and those of a season.
pub const FORECAST_HORIZON_MAX: u32 = 400;
/// The origins of a backtest.
pub const FORECAST_ORIGINS_MAX: u32 = 60;
/// The nodes times periods of a target plan whose margins are exact both ways.
pub const MARGINS_MAX: usize = 100_000;
/// The cells of a target matrix.
pub const CELLS_MAX: usize = 1_000_000;
/// The bends of a pay curve that a question looks at.
pub const BENDS_MAX: usize = 2_000;
/// The points of a pay curve.
pub const POINTS_MAX: usize = 10_000;
/// The people of a simulation.
pub const PEOPLE_MAX: usize = 100_000;
/// How often a question looks at what the plan pays, in search of an amount.
pub const LOOKS_MAX: usize = 20_000;

/// Refuses a size beyond its limit.
pub(crate) fn check(what: &str, size: usize, limit: usize) -> Result<(), Box<Problem>> {
    if size <= limit {
        return Ok(());
    }
    Err(Box::new(Problem::new(&code::TOO_LARGE, "").with("what", what).with("size", size).with("limit", limit)))
}
