//! Pay plans on tables: the names of columns and outputs.

use super::{program, wanted::Wanted};
use crate::{
    life::LifeCycle as _,
    payout::{PayFacts, PayOutcome, PayPlan},
    program::{Bound, Program},
    shape::escaped,
    table::{Cell, Columns, Kind, TextRole},
};

/// Fields of the facts that hold one value each.
const FIELDS: [&str; 12] = [
    "person",
    "period",
    "as_of",
    "base_salary",
    "target_incentive",
    "score",
    "grade",
    "rank",
    "draw_balance",
    "carried_in",
    "due_elsewhere",
    "language",
];

/// What windows have, by field.
const WINDOWED: [&str; 3] = ["prior", "prior_quota", "window_quota"];

impl PayPlan {
    fn places(&self) -> Vec<(String, String)> {
        let field = |name: &str| (name.to_owned(), format!("/{name}"));
        let mut places: Vec<(String, String)> = FIELDS.into_iter().map(field).collect();
        for window in ["qtd", "ytd"] {
            let name = "prior_target_incentive";
            places.push((format!("{name}.{window}"), format!("/{name}/{window}")));
        }
        for measure in &self.document().measures {
            let (id, at) = (measure.id.as_str(), format!("/measures/{}", escaped(measure.id.as_str())));
            let mut push = |name: String, field: String| places.push((name, format!("{at}/{field}")));
            push(id.to_owned(), "actual".to_owned());
            push(format!("{id}.actual"), "actual".to_owned());
            push(format!("{id}.quota"), "quota".to_owned());
            for (field, window) in WINDOWED.iter().flat_map(|field| [(field, "qtd"), (field, "ytd")]) {
                push(format!("{id}.{field}.{window}"), format!("{field}/{window}"));
            }
        }
        places
    }

    fn wanted(&self, name: &str) -> Option<Wanted> {
        Wanted::of(self.document(), name)
    }
}

/// A column is named as the fact that it gives (`score`, `draw_balance`), as a measure (`revenue`: its actual value), or as a
/// field of a measure (`revenue.quota`, `revenue.prior.ytd`).
impl Columns for PayPlan {
    fn pointer_of(&self, column: &str) -> Option<String> {
        // A measure that is named as a field is one, as its plan says.
        self.places().into_iter().rev().find(|(name, _)| name == column).map(|(_, pointer)| pointer)
    }

    fn column_names(&self) -> Vec<String> {
        self.places().into_iter().map(|(name, _)| name).collect()
    }

    fn text_role(&self, pointer: &str) -> TextRole {
        match pointer {
            "/person" => TextRole::Name,
            "/grade" => TextRole::Word,
            _ if pointer.starts_with("/attributes/") => TextRole::Word,
            _ => TextRole::Form,
        }
    }

    fn spare_facts(&self) -> &'static [(&'static str, &'static str)] {
        &[("/person", "-")]
    }

    fn outputs(&self) -> Vec<String> {
        Wanted::names(self.document())
    }

    fn output_kind(&self, name: &str) -> Option<Kind> {
        let plan = self.document();
        let scale = plan.rounding.at(plan.currency.scale()).scale.max(plan.currency.scale());
        self.wanted(name).map(|_| Kind::Number { scale })
    }

    fn program(&self, facts: &PayFacts, bound: &dyn Bound, outputs: &[String]) -> Option<Program> {
        let wanted = outputs.iter().map(|name| self.wanted(name)).collect::<Option<Vec<Wanted>>>()?;
        program(self.document(), facts, bound, &wanted)
    }

    fn figure(&self, outcome: &PayOutcome, name: &str) -> Cell {
        let amount = self.wanted(name).and_then(|wanted| wanted.amount(self.document(), outcome));
        amount.map_or(Cell::Nothing, Cell::Number)
    }
}
