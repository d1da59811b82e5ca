//! The native module `quotakit._quotakit`: what the Python package `quotakit` asks of core. JSON text goes out, JSON text
//! or Python data comes in; no rule of any domain is here.

mod arrow;
mod calendar;
mod convert;
mod document;
mod doors;
mod error;
mod events;
mod guard;
mod tables;

/// What the package `quotakit` is made of; import that one instead.
#[pyo3::pymodule(gil_used = false)]
mod _quotakit {
    #[pymodule_export]
    use super::arrow::Table;
    #[pymodule_export]
    use super::calendar::Calendar;
    #[pymodule_export]
    use super::document::Document;
    #[pymodule_export]
    use super::doors::{
        ask_json, canonical_json, charts, evaluate_json, explain_json, language_tag, lint_json, place_of, read_goal,
        read_goal_json,
    };
    #[pymodule_export]
    use super::events::evaluate_events;
    #[pymodule_export]
    use super::tables::{TableStream, credit_rows, evaluate_rows, evaluate_stream, facts_of_row, split_rows};

    #[pymodule_export]
    #[expect(non_upper_case_globals, reason = "Python's name for it")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
