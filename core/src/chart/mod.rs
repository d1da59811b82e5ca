//! Charts: outcomes as [Vega-Lite](https://vega.github.io/vega-lite/) specifications, the same bytes in every language.
//!
//! A chart is drawn from the JSON of an outcome and holds nothing else: its labels are the outcome's exact figures, only
//! lengths and positions are floats, the drawing's own. Colours are told apart by people who see few of them.
//!
//! | outcome | charts |
//! |---|---|
//! | `close` | `attainment`, `causes`, `pace`, `funnel`, `conversion`, `scores`, `pay` |
//! | `goal`, `goal-set` | `pace` |
//! | `target-plan` | `tree`, `periods` |
//! | `pipeline` | `funnel`, `conversion` |
//! | `event-funnel` | `funnel`, `conversion` |
//! | `scorecard` | `contributions`, `score` |
//! | `cohort` | `scores`, `grades` |
//! | `pay-plan`, `pay-book` | `waterfall` |
//! | the answers `statement` and `curve` | `waterfall`, `curve` |
//!
//! ```
//! use quotakit::json;
//! let outcome = r#"{"person": "wang", "currency": "USD", "due": "1100.00", "lines": [
//!     {"component": "commission", "kind": "component", "paid": "1200.00"},
//!     {"component": "holdback", "kind": "holdback", "paid": "-100.00"}]}"#;
//! let charts = json::charts_json("pay-plan", outcome, "{}")?;
//! assert!(charts.starts_with(r#"{"charts":[{"name":"waterfall","title":"wang: from earned to due"#));
//! assert!(charts.contains(r#"{"name":"holdback","label":"-100.00","from":1200,"to":1100,"kind":"takes away"}"#));
//! # Ok::<(), quotakit::error::Problems>(())
//! ```

mod close;
mod fill;
mod funnel;
mod goals;
mod pay;
mod read;
mod scores;
mod targets;
mod theme;
mod words;

pub use theme::Theme;

use crate::{
    error::{Language, Texts, fill},
    number::Number,
    scoring::Band,
    shape::{Node, record},
};
use fill::{Filling, Row, number, told_apart};
use serde::Serialize;

record! {
    /// How charts are drawn.
    pub struct ChartOptions {
        /// The language of titles and labels.
        language: Language = Language::En,
        /// The paper.
        theme: Theme = Theme::Light,
        /// The value of the measure at which a person stands on a pay curve.
        at: Option<Number>,
        /// The grade bands, as the scorecard declares them, that a score is drawn against.
        bands: Vec<Band> = Vec::new(),
    }
}

/// A chart.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Chart {
    /// What it is called among the charts of its outcome.
    pub name: &'static str,
    /// Its title, in the language that was asked for.
    pub title: String,
    /// The Vega-Lite specification.
    pub spec: Node<'static>,
}

/// The charts of an outcome, or of an answer, given as JSON that was read; none where its kind has none, or where it has
/// nothing to draw.
#[must_use]
pub fn charts(kind: &str, outcome: &Node<'_>, options: &ChartOptions) -> Vec<Chart> {
    let draw = Draw { options };
    match kind {
        "close" => close::charts(&draw, outcome),
        "goal" => goals::charts(&draw, std::slice::from_ref(outcome)),
        "goal-set" => goals::charts(&draw, read::list(outcome, "goals")),
        "target-plan" => targets::charts(&draw, outcome),
        "pipeline" => funnel::charts(&draw, outcome),
        "event-funnel" => funnel::users(&draw, outcome),
        "scorecard" => scores::charts(&draw, outcome),
        "cohort" => scores::team(&draw, outcome),
        "pay-plan" | "pay-book" => pay::lines(&draw, outcome),
        "statement" => pay::sections(&draw, outcome),
        "curve" => pay::curve(&draw, outcome),
        _ => Vec::new(),
    }
}

/// The height of a row of bars.
const ROW: u32 = 40;

/// How the charts of one call are drawn.
struct Draw<'a> {
    options: &'a ChartOptions,
}

impl Draw<'_> {
    fn of(&self, texts: &Texts) -> &'static str {
        self.options.language.of(texts)
    }

    fn fill(&self, texts: &Texts, params: &[(&'static str, String)]) -> String {
        fill(self.of(texts), params)
    }

    /// What an axis measures, and in which unit.
    fn axis(&self, what: &Texts, unit: Option<&str>) -> String {
        let what = self.of(what).to_owned();
        match unit {
            None => what,
            Some(unit) => self.fill(&words::IN, &[("what", what), ("unit", unit.to_owned())]),
        }
    }

    /// A specification with its title, and what it shows for those who cannot see it.
    fn titled(&self, title: &Texts, whom: Option<&str>, rows: &[Row]) -> Filling {
        let what = self.of(title).to_owned();
        let title = match whom {
            None => what,
            Some(whom) => self.fill(&words::OF, &[("what", what), ("whom", whom.to_owned())]),
        };
        let told: Vec<String> = rows.iter().filter_map(Row::told).collect();
        let description = format!("{title}. {}", told.join("; "));
        // A row has a line for its label and one for its bar.
        let height = Number::from(u32::try_from(rows.len()).unwrap_or(u32::MAX).saturating_mul(ROW));
        let filling = Filling::new(self.options.theme, self.options.language).node("$height", number(&height));
        filling.text("$title", title).text("$description", description)
    }

    /// A chart of bars with labels; nothing where there are no rows.
    fn bars(&self, name: &'static str, title: &Texts, axis: String, rows: Vec<(String, Row)>) -> Option<Chart> {
        let rows = told_apart(rows);
        (!rows.is_empty()).then(|| {
            let filling = self.titled(title, None, &rows).text("$x", axis).rows("$rows", rows);
            filling.chart(name, include_str!("specs/bars.json"))
        })
    }
}
