//! Transactions as columns → credits → measures, by person and period.

mod alone;
mod cases;
mod codes;
mod columns;
mod counted;
mod picks;
mod plain;
mod sums;

use self::{
    alone::Alone,
    cases::Cases,
    columns::{Columns, Errors},
    plain::Plain,
};
use super::{
    PayPlan,
    document::{ExchangeRate, rate_problems},
    facts::{PayFacts, Reporting},
};
use crate::{
    calendar::Calendar,
    error::Problems,
    id::Id,
    life::LifeCycle as _,
    limits,
    number::Number,
    shape::{Node, read_whole, record, with_fields},
    table::{RowError, Table},
};

/// How many rows are looked at together: few enough that what is known of them stays in the cache.
const BLOCK: usize = 2048;

/// What a person is credited in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreditRow {
    /// The person.
    pub person: Id,
    /// The period's label.
    pub period: String,
    /// The measure.
    pub measure: Id,
    /// The sum of the credits.
    pub value: Number,
}

impl CreditRow {
    /// What rows are told apart by, and sorted.
    const fn key(&self) -> (&Id, &String, &Id) {
        (&self.person, &self.period, &self.measure)
    }
}

/// The measures of everybody whom some transactions credit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CreditTable {
    /// The measures that the plan's rules credit, as it declares them.
    pub measures: Vec<Id>,
    /// By person, period and measure; who is not named is credited nothing.
    pub rows: Vec<CreditRow>,
    /// The rows of the table that are wrong, ascending. Nothing of their transactions is credited.
    pub errors: Vec<RowError>,
    /// How many rows were credited one deal at a time.
    pub credited_alone: usize,
}

impl CreditTable {
    /// A person in a period, and what is credited of each of `measures`: zero where nothing is.
    pub fn by_person(&self) -> impl Iterator<Item = (&Id, &str, Vec<Number>)> {
        let groups = self.rows.chunk_by(|a, b| (&a.person, &a.period) == (&b.person, &b.period));
        groups.filter_map(|group| {
            let first = group.first()?;
            let of_measure = |measure: &Id| {
                let row = group.iter().find(|row| row.measure == *measure);
                row.map_or(Number::ZERO, |row| row.value.clone())
            };
            Some((&first.person, first.period.as_str(), self.measures.iter().map(of_measure).collect()))
        })
    }
}

impl PayPlan {
    /// Credits a table of transactions to everybody in it, in every period: exactly what single evaluation credits each person
    /// in each period (law `batch_equals_single`), in rows of any order.
    ///
    /// Columns are `id`, `date` (a text, or days since 1970), `person`, and where there are any `amount`, `quantity`, `currency`,
    /// `rate`, `role`, `share`, `reverses`, `booked`, `invoiced` and `paid`; every other column is an attribute that rules match
    /// on. A row is a participant of a transaction: several people have several rows of one `id`, which are the same otherwise;
    /// a row that stands twice is a mistake. `shared` are facts that hold for all: `reporting` and `rates`.
    ///
    /// A row that is wrong takes its whole deal out, with what reverses it, and is told in [`CreditTable::errors`]; all others
    /// are credited. It is wrong too where a rule counts it on a day on which the plan is not in force. Deals of one person that
    /// nothing takes back are added up as whole numbers; all others are credited one deal at a time, as single evaluation does.
    ///
    /// ```
    /// use quotakit::{LifeCycle, payout::PayPlan, shape::Node, table::{Cells, Column, Table}};
    /// let plan = PayPlan::from_json(r#"{"id": "ae", "currency": "USD", "period": "month", "measures": [{"id": "revenue"}],
    ///   "crediting": {"rules": [{"id": "own", "measure": "revenue", "when": {"equals": {"attribute": "line", "value": "cloud"}}},
    ///     {"id": "other", "measure": "revenue", "when": {"equals": {"attribute": "line", "value": "desk"}}, "factor": "50%"}]},
    ///   "components": [{"id": "c", "on": "revenue", "pay": {"rate": {"rate": "4%"}}}]}"#)?;
    /// let texts = |texts: &[&str]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
    /// let (ids, people) = (texts(&["d1", "d2", "d3"]), texts(&["ann", "ann", "bob"]));
    /// let days = texts(&["2026-07-01", "2026-07-31", "2026-08-01"]);
    /// let table = Table::new(vec![
    ///     Column::new("id", Cells::Text(&ids)),
    ///     Column::new("date", Cells::Text(&days)),
    ///     Column::new("person", Cells::Text(&people)),
    ///     Column::new("amount", Cells::Int64 { values: &[100_000, 30_050, 7_000], scale: 2 }),
    ///     Column::new("line", Cells::Coded { codes: &[0, 1, 0], names: &["cloud", "desk"] }),
    /// ])?;
    /// let credits = plan.credit_table(&table, &Node::Object(Vec::new()))?;
    /// let told: Vec<String> = credits.rows.iter().map(|row| format!("{} {} {}", row.person, row.period, row.value)).collect();
    /// // 1,000.00 of cloud and half of 300.50 of desk in July; 70.00 in August.
    /// assert_eq!(told, ["ann 2026-07 1150.25", "bob 2026-08 70"]);
    /// // As facts of everybody: a row for each person and period, a figure for each measure.
    /// let Some(july) = credits.by_person().next() else { unreachable!("ann has credits in July") };
    /// assert_eq!((july.0.as_str(), july.1, july.2[0].to_string()), ("ann", "2026-07", "1150.25".to_owned()));
    /// assert!(credits.errors.is_empty());
    /// # Ok::<(), quotakit::error::Problems>(())
    /// ```
    ///
    /// # Errors
    /// Columns that are missing or stand twice, attributes that are no texts; everything that is wrong with the shared facts.
    pub fn credit_table(&self, transactions: &Table<'_>, shared: &Node<'_>) -> Result<CreditTable, Problems> {
        let columns = Columns::of(transactions)?;
        limits::check("the number of rows", columns.rows(), usize::try_from(u32::MAX).unwrap_or(usize::MAX))
            .map_err(|problem| *problem)?;
        let plan = self.document();
        let shared = facts(shared)?;
        let mut found = CreditTable::default();
        let Some(crediting) = &plan.crediting else { return Ok(found) };
        let is_credited = |measure: &Id| crediting.rules.iter().any(|rule| rule.measure == *measure);
        found.measures = plan.measures.iter().map(|one| one.id.clone()).filter(is_credited).collect();
        let calendar = plan.calendar.as_ref().map_or_else(Calendar::gregorian, Calendar::new);
        let Cases { rows: together, mut cases } = Cases::of(&columns);
        let mut plain = Plain::of(plan, crediting, &calendar, &columns);
        let mut together = together.as_slice();
        for first in (0..columns.rows()).step_by(BLOCK) {
            let rows = first..columns.rows().min(first.saturating_add(BLOCK));
            let (skipped, later) = together.split_at(together.partition_point(|row| *row < rows.end));
            together = later;
            let left = match &mut plain {
                Some(plain) => plain.credit(rows, skipped),
                None => rows.filter(|row| skipped.binary_search(row).is_err()).collect(),
            };
            cases.extend(left.into_iter().map(|row| vec![vec![row]]));
        }
        found.rows = plain.map_or_else(Vec::new, Plain::into_rows);
        let mut errors = Errors::default();
        let mut alone = Alone::new(plan, crediting, &calendar, &columns, shared);
        for case in cases {
            found.credited_alone = found.credited_alone.saturating_add(case.iter().map(Vec::len).sum());
            match alone.credits(&case) {
                Ok(credits) => found.rows.extend(credits),
                Err(own) => errors.append(own),
            }
        }
        // Two rows of the same are one; where none was added, they are in order already.
        found.rows.sort_by(|a, b| a.key().cmp(&b.key()));
        found.rows.dedup_by(|next, kept| {
            let is_same = next.key() == kept.key();
            if is_same {
                kept.value += &next.value;
            }
            is_same
        });
        found.errors = errors.into_rows();
        Ok(found)
    }
}

record! {
    /// What all transactions of a table share.
    struct Shared as CreditTableFacts {
        /// Rates of exchange, where the plan fixes none and a transaction carries none.
        rates: Vec<ExchangeRate> = Vec::new(),
        /// Who reports to whom.
        reporting: Vec<Reporting> = Vec::new(),
    }
}

/// The facts that all rows share; who and when is filled in for each.
fn facts(shared: &Node<'_>) -> Result<PayFacts, Problems> {
    let (Shared { rates, reporting }, problems) = read_whole(shared);
    problems.in_facts().or(())?;
    rate_problems(&rates).into_iter().collect::<Problems>().in_facts().or(())?;
    let blank = with_fields([("person", Node::Text("-".into())), ("period", Node::Text("-".into()))]);
    Ok(PayFacts { rates, reporting, ..blank })
}
