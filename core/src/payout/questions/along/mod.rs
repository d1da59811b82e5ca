//! One measure set to any value, and everything else as the facts say: what the questions about curves walk along.
//!
//! A measure that the facts give takes the value itself. A measure that transactions feed takes it by one more deal on
//! the period's last day, which has no attributes and is credited wholly to the person. Where a component reads single
//! deals, or reversals take back what deals were paid, less than what is credited has no meaning and is refused.

mod pieces;
mod polynomial;

pub use pieces::{LineAlong, Piece, Pieces, ahead};
pub use polynomial::{Polynomial, between};

use crate::{
    calendar::{Calendar, Period},
    error::{Problem, Problems, catalogue::document as doc, catalogue::pay as code},
    id::Id,
    life::LifeCycle as _,
    money::Amount,
    number::Number,
    payout::{
        PayFacts, PayPlan,
        crediting::{Credit, Credits},
        document::{Accumulate, Clawback, Pay, PlanDocument},
        evaluate::{self, Ask, LAYERS, LineSample, Sample, follows_measure},
        facts::{MeasureFacts, Transaction},
        labels as label,
    },
    quantity::Unit,
    rounding::Rounding,
    shape::{Node, suggestion, with_fields},
    trace::{Figure, Source},
};
use chrono::NaiveDate;
use std::{collections::BTreeMap, rc::Rc};

/// The places that attainments are written with.
const ATTAINMENT_PLACES: u32 = 6;

/// A plan, a person and a period, along one measure.
pub struct Along<'a> {
    pub plan: &'a PlanDocument,
    pub on: &'a Id,
    /// The smallest change of the measure.
    pub unit: Number,
    /// Its value in the facts.
    pub actual: Option<Number>,
    /// The least value that has a meaning, where there is one.
    pub least: Option<Number>,
    facts: PayFacts,
    calendar: Calendar,
    period: Period,
    credits: Credits,
    /// What transactions credit, where they feed the measure.
    credited: Option<Number>,
    samples: BTreeMap<Number, Rc<Sample>>,
    lines: BTreeMap<(usize, Number), Rc<LineSample>>,
}

impl<'a> Along<'a> {
    /// Takes the facts; problems stand under `/facts` and `/on`.
    pub fn new(plan: &'a PayPlan, facts: &PayFacts, on: &'a Id) -> Result<Self, Problems> {
        let plan = plan.document();
        let Some(measure) = plan.measures.iter().find(|measure| measure.id == *on) else {
            let known: Vec<&Id> = plan.measures.iter().map(|measure| &measure.id).collect();
            let problem = Problem::new(&doc::UNKNOWN_REFERENCE, "/on").in_facts().with("id", on);
            return Err(problem.suggest(suggestion(on.as_str(), &known)).into());
        };
        let (calendar, period, credits) = evaluate::credited(plan, facts, on).map_err(in_facts)?;
        refuse_steps_of_cents(plan, on, period.start)?;
        let fed = credits.deals(on).map(|deals| deals.iter().map(|deal| deal.credit.number()).sum::<Number>());
        let mut facts = facts.clone();
        let own = facts.measures.entry(on.clone()).or_insert_with(|| with_fields([]));
        let actual = fed.clone().or_else(|| own.actual.take());
        own.actual = None;
        if fed.is_some() {
            facts.transactions.get_or_insert_default().push(one_more(&period));
        }
        let least = fed.clone().filter(|_| reads_deals(plan, on, period.start));
        let unit = unit_of(plan, measure.unit.as_ref());
        let (samples, lines) = (BTreeMap::new(), BTreeMap::new());
        Ok(Self { plan, on, unit, actual, least, facts, calendar, period, credits, credited: fed, samples, lines })
    }

    /// Refuses a value that has no meaning.
    pub fn check(&self, value: &Number, path: &str) -> Result<(), Problems> {
        match &self.least {
            Some(least) if value < least => {
                let problem = Problem::new(&code::BELOW_CREDITED, path).in_facts().with("value", value);
                Err(problem.with("measure", self.on).with("credited", least).into())
            }
            _ => Ok(()),
        }
    }

    /// The measure's value in the facts, which a question needs.
    pub fn own(&self) -> Result<Number, Problems> {
        self.actual.clone().ok_or_else(|| {
            let path = format!("{}/actual", evaluate::measure_path(self.on, ""));
            in_facts(Problem::new(&doc::MISSING_FIELD, path).in_facts().with("field", "actual").into())
        })
    }

    /// What the plan pays at a value of the measure.
    pub fn at(&mut self, value: &Number) -> Result<Rc<Sample>, Problems> {
        self.sampled(value, false)
    }

    /// The same, and what it bends on.
    fn bending_at(&mut self, value: &Number) -> Result<Rc<Sample>, Problems> {
        self.sampled(value, true)
    }

    fn sampled(&mut self, value: &Number, wants_bends: bool) -> Result<Rc<Sample>, Problems> {
        let known = self.samples.get(value).filter(|known| !wants_bends || known.bends.is_some());
        if let Some(known) = known {
            return Ok(Rc::clone(known));
        }
        self.set(value);
        let ask = Ask::for_figures(self.plan, &self.facts, self.calendar.clone(), self.period.clone());
        let sample = evaluate::sample(&ask, &self.credits, wants_bends);
        let Some(sample) = sample else { return Err(in_facts(ask.into_problems())) };
        let sample = Rc::new(sample);
        self.samples.insert(value.clone(), Rc::clone(&sample));
        Ok(sample)
    }

    /// What one component alone pays at a value of the measure, and what it bends on.
    pub fn line_at(&mut self, line: usize, value: &Number) -> Result<Rc<LineSample>, Problems> {
        let key = (line, value.clone());
        if let Some(known) = self.lines.get(&key) {
            return Ok(Rc::clone(known));
        }
        self.set(value);
        let ask = Ask::for_figures(self.plan, &self.facts, self.calendar.clone(), self.period.clone());
        let sample = evaluate::line_sample(&ask, &self.credits, line);
        let Some(sample) = sample else { return Err(in_facts(ask.into_problems())) };
        let sample = Rc::new(sample);
        self.lines.insert(key, Rc::clone(&sample));
        Ok(sample)
    }

    fn set(&mut self, value: &Number) {
        let Some(credited) = &self.credited else {
            if let Some(facts) = self.facts.measures.get_mut(self.on) {
                facts.actual = Some(value.clone());
            }
            return;
        };
        let extra = value - credited;
        let transaction = self.facts.transactions.as_mut().and_then(|transactions| transactions.last_mut());
        let Some(transaction) = transaction else { return };
        transaction.amount = Some(extra.clone());
        let figure = Figure::given(&label::CREDIT, extra.clone(), Source::Rule);
        let (id, date) = (transaction.id.clone(), transaction.date);
        let deal = Credit {
            rule: id.clone(),
            id,
            date,
            path: String::new(),
            index: self.facts.transactions.as_ref().map_or(0, |transactions| transactions.len().saturating_sub(1)),
            credit: figure.clone(),
            original: figure,
            share: Number::ONE,
            earns: None,
            parts: Vec::new(),
        };
        // A deal of nothing is no deal: the value that is credited is what the facts say.
        self.credits.set_extra(self.on, Some(deal).filter(|_| !extra.is_zero()));
    }

    /// The values of the measure at which conditions and multipliers turn.
    fn turns(&self) -> Vec<Number> {
        let ask = Ask::new(self.plan, &self.facts, self.calendar.clone(), self.period.clone());
        let mut turns = evaluate::turns(&ask, self.on);
        turns.extend(self.credited.clone());
        turns.push(Number::ZERO);
        turns
    }

    /// Whether a component, or any of them, is paid by blocks, each of which is a bend.
    fn has_blocks(&self, line: Option<usize>) -> bool {
        let is_package = |pay: &Pay| match pay {
            Pay::Package(_) => true,
            Pay::Pool(pool) => matches!(*pool.fund, Pay::Package(_)),
            _ => false,
        };
        let components = self.plan.components.iter().enumerate();
        let mut meant = components.filter(|(index, _)| line.is_none_or(|line| line == *index));
        meant.any(|(_, component)| is_package(component.pay_on(self.period.start).0))
    }

    fn degree_max(&self) -> usize {
        let ask = Ask::new(self.plan, &self.facts, self.calendar.clone(), self.period.clone());
        evaluate::degree_max(&ask, self.on)
    }

    /// The measure divided by the period's quota, where there is one.
    pub fn attainment(&self, value: &Number) -> Option<Number> {
        let quota = self.quota()?;
        value.over(&quota).map(|attained| attained.rounded(Rounding::half_up(ATTAINMENT_PLACES)))
    }

    /// The period's quota, where a question cannot do without.
    pub fn needed_quota(&self) -> Result<Number, Problems> {
        self.quota().ok_or_else(|| {
            let path = evaluate::measure_path(self.on, "quota");
            in_facts(Problem::new(&doc::MISSING_FIELD, path).in_facts().with("field", "quota").into())
        })
    }

    /// A value of the measure with the places of its smallest unit.
    pub fn written(&self, value: &Number) -> Amount {
        Amount::new(value, self.unit.to_decimal().map_or(0, |unit| unit.scale()))
    }

    /// Whether the measure is money.
    pub fn is_money(&self) -> bool {
        let measure = self.plan.measures.iter().find(|measure| measure.id == *self.on);
        measure.is_none_or(|measure| measure.unit.as_ref().is_none_or(|unit| unit.currency().is_some()))
    }

    /// The period's quota for the active days, where one is given.
    pub fn quota(&self) -> Option<Number> {
        let facts: &MeasureFacts = self.facts.measures.get(self.on)?;
        if facts.quota.is_none() && facts.quotas.is_none() {
            return None;
        }
        let ask = Ask::new(self.plan, &self.facts, self.calendar.clone(), self.period.clone());
        evaluate::quota_of(&ask, self.on).filter(Number::is_positive)
    }

    /// How lines are rounded, for the bound on what rounding moves.
    pub fn line_unit(&self) -> Number {
        let ask = Ask::new(self.plan, &self.facts, self.calendar.clone(), self.period.clone());
        evaluate::unit_of(ask.rounding())
    }

    /// The plan's cap and floor.
    pub fn bounds(&self) -> evaluate::PlanBounds {
        let ask = Ask::new(self.plan, &self.facts, self.calendar.clone(), self.period.clone());
        evaluate::PlanBounds::of(&ask)
    }

    /// The places that amounts are written with.
    pub fn scale(&self) -> u32 {
        let ask = Ask::new(self.plan, &self.facts, self.calendar.clone(), self.period.clone());
        ask.scale()
    }

    /// The largest multiple of the unit that is no more.
    pub fn floor(&self, value: &Number) -> Number {
        value.over(&self.unit).map(|units| units.floor() * &self.unit).unwrap_or_default()
    }

    /// The smallest multiple of the unit that is no less.
    pub fn ceiling(&self, value: &Number) -> Number {
        value.over(&self.unit).map(|units| units.ceiling() * &self.unit).unwrap_or_default()
    }

    /// The largest multiple of the unit that is less.
    pub fn floor_below(&self, value: &Number) -> Number {
        self.ceiling(value) - &self.unit
    }

    /// The smallest multiple of the unit that is more.
    pub fn ceiling_above(&self, value: &Number) -> Number {
        self.floor(value) + &self.unit
    }
}

/// How many units a question looks ahead where nothing says how far.
pub fn far() -> Number {
    Number::from(1_000_000_000_000_i64)
}

/// Problems of the facts, where a question gives them.
pub fn in_facts(problems: Problems) -> Problems {
    problems.under("/facts")
}

/// The deal that brings the measure to its value.
fn one_more(period: &Period) -> Transaction {
    let date = Node::Text(period.last_day().to_string().into());
    with_fields([("id", Node::Text("one-more".into())), ("date", date)])
}

/// Whether a component looks at single deals of the measure.
fn reads_deals(plan: &PlanDocument, on: &Id, day: NaiveDate) -> bool {
    plan.components.iter().filter(|component| component.on.as_ref() == Some(on)).any(|component| {
        let is_by_deal = component.accumulate == Accumulate::Each || plan.ledger.clawback == Clawback::AsPaid;
        let pay = component.pay_on(day).0;
        (is_by_deal && follows_measure(pay)) || matches!(pay, Pay::Spiff(_))
    })
}

/// A part of a pool is a share of a rounded fund, by largest remainder: no polynomial of the measure, and not even
/// rising with it to the cent. What a deduction leaves of the other lines looks at them rounded as well.
fn refuse_steps_of_cents(plan: &PlanDocument, on: &Id, day: NaiveDate) -> Result<(), Problems> {
    let is_moved = plan.multipliers.iter().any(|rule| rule.on == *on);
    for component in &plan.components {
        let pay = component.pay_on(day).0;
        if matches!(pay, Pay::Penalty(rule) if rule.floor.is_some()) {
            let problem = Problem::new(&code::NO_CURVE, "/on").in_facts().with("id", &component.id);
            return Err(problem.with("measure", on).into());
        }
        let Pay::Pool(pool) = pay else { continue };
        let is_read = match &*pool.fund {
            Pay::Matrix(matrix) => matrix.rows.on == *on || matrix.columns.on == *on,
            Pay::Fixed(_) | Pay::Bonus(_) | Pay::Grade(_) | Pay::RankAward(_) => continue,
            _ => false,
        };
        if is_read || is_moved || component.on.as_ref() == Some(on) {
            let problem = Problem::new(&code::NO_CURVE, "/on").in_facts().with("id", &component.id);
            return Err(problem.with("measure", on).into());
        }
    }
    Ok(())
}

fn unit_of(plan: &PlanDocument, unit: Option<&Unit>) -> Number {
    match unit {
        None => Unit::of_currency(plan.currency).step(),
        // A hundredth of a percent is the smallest change that people speak of.
        Some(Unit::Percent(_) | Unit::PercentagePoints(_) | Unit::Ratio(_)) => {
            Number::ONE.over(&Number::from(10_000)).unwrap_or(Number::ONE)
        }
        Some(unit) => unit.step(),
    }
}
