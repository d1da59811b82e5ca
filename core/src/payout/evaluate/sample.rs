//! What a plan pays at one value of one measure, as plain numbers: what questions sample, again and again.
//!
//! Besides the pay, a sample tells what the pay *bends* on: figures that follow the measure, with the bounds at which a
//! rule changes. Bends stand in layers. Where no bend of a layer lies between two values of the measure, the figures of
//! the next layer are polynomials of it there, so that their bends can be found exactly.

use super::{
    super::{
        crediting::Credits,
        document::{Accumulate, ActsOn, Axis, By, Clawback, Condition, CurveOf, Matching, Pay, PlanDocument, Spiff},
        facts::PayFacts,
        labels as label,
    },
    Passed,
    ask::Ask,
    earnings::{follows_measure, pay_path},
    gates::Gates,
    limits::{self, of_plan},
    multipliers::Factors,
    passed,
    standing::{Standing, period_quota},
    withheld,
};
use crate::{
    calendar::{Calendar, Period},
    error::Problems,
    id::Id,
    number::Number,
    trace::Figure,
};

/// The layers of bends, in the order in which one follows from the other.
pub const LAYERS: usize = 4;

/// A figure that follows the measure, and where a rule changes as it does.
pub struct Bend {
    pub value: Number,
    pub bounds: Vec<Number>,
    /// Bounds at every so many units, beginning from a first one, on both sides of zero.
    pub blocks: Option<(Number, Number)>,
}

impl Bend {
    fn new(value: &Number, bounds: Vec<Number>) -> Self {
        Self { value: value.clone(), bounds, blocks: None }
    }
}

/// What one component pays.
pub struct LineAt {
    /// Before rounding.
    pub exact: Number,
    /// The same without gates.
    pub exact_ungated: Number,
    /// The rounded line.
    pub rounded: Number,
    /// The rounded line as it would be without gates.
    pub ungated: Number,
}

/// What the plan pays at one value of the measure.
pub struct Sample {
    pub lines: Vec<LineAt>,
    /// What the period entitles to.
    pub entitled: Number,
    /// The same if nothing were rounded.
    pub exact: Number,
    /// The lines of the outcome: after the plan's cap.
    pub paid: Vec<Number>,
    /// Where it bends; `None` where only the pay was asked for.
    pub bends: Option<[Vec<Bend>; LAYERS]>,
}

/// The calendar and the period of the facts, and what their transactions credit; everything that is wrong with them.
pub fn credited(plan: &PlanDocument, facts: &PayFacts, on: &Id) -> Result<(Calendar, Period, Credits), Problems> {
    super::facts::refuse_leavers(facts)?;
    let calendar = plan.calendar.as_ref().map_or_else(Calendar::gregorian, Calendar::new);
    let period = super::facts::period(plan, facts, &calendar)?;
    let ask = Ask::new(plan, facts, calendar.clone(), period.clone());
    super::facts::check(&ask);
    let credits = Credits::of(&ask);
    if credits.deals(on).is_some() {
        // A value that is given beside the transactions has to be theirs.
        credits.actual(&ask, on);
    }
    if ask.has_problems() { Err(ask.into_problems()) } else { Ok((calendar, period, credits)) }
}

/// The quota of the period for the active days.
pub fn quota_of(ask: &Ask<'_>, measure: &Id) -> Option<Number> {
    period_quota(ask, measure).map(|quota| quota.number().clone())
}

/// Takes a sample, with its bends where they are wanted; `None` where the facts lack something, which is then noted.
pub fn sample(ask: &Ask<'_>, credits: &Credits, wants_bends: bool) -> Option<Sample> {
    let factors = Factors::of(ask, credits);
    let gates = Gates::of(ask, credits);
    let passed = passed(ask, credits, &factors, &gates, 0..ask.plan.components.len())?;
    if ask.has_problems() {
        return None;
    }
    let bends = if wants_bends { Some(bends(ask, credits, &factors, &passed)?) } else { None };
    let ids: Vec<&str> = passed.iter().map(|line| line.id.as_str()).collect();
    let rounded: Vec<Figure> = passed.iter().map(|line| line.rounded.clone()).collect();
    let ungated: Vec<Figure> = passed.iter().map(|line| line.ungated.clone()).collect();
    let within = of_plan(ask, &ids, &rounded, &ungated);
    let paid: Vec<Number> = within.lines.iter().map(|line| line.number().clone()).collect();
    let top_up = within.top_up.map(|top_up| top_up.number().clone()).unwrap_or_default();
    let exact = PlanBounds::of(ask).entitled(
        &passed.iter().map(|line| line.after_gates.number()).sum(),
        &passed.iter().map(|line| line.after_multipliers.number()).sum(),
    );
    let entitled = paid.iter().sum::<Number>() + top_up;
    Some(Sample { lines: passed.iter().map(LineAt::of).collect(), entitled, exact, paid, bends })
}

impl LineAt {
    fn of(line: &Passed) -> Self {
        Self {
            exact: line.after_gates.number().clone(),
            exact_ungated: line.after_multipliers.number().clone(),
            rounded: line.rounded.number().clone(),
            ungated: line.ungated.number().clone(),
        }
    }
}

/// What one component alone pays at a value of the measure.
pub struct LineSample {
    /// The line before rounding.
    pub exact: Number,
    /// Where it bends; the plan's own limits bend no line.
    pub bends: [Vec<Bend>; LAYERS],
}

/// Takes a sample of one component, which the others leave as it is.
pub fn line_sample(ask: &Ask<'_>, credits: &Credits, index: usize) -> Option<LineSample> {
    let factors = Factors::of(ask, credits);
    let gates = Gates::of(ask, credits);
    let passed = passed(ask, credits, &factors, &gates, index..index.saturating_add(1))?;
    if ask.has_problems() {
        return None;
    }
    let line = passed.first()?;
    let mut bends = [const { Vec::new() }; LAYERS];
    line_bends(&Standing::of(ask, credits, &factors, index)?, line, &mut bends)?;
    Some(LineSample { exact: line.after_gates.number().clone(), bends })
}

/// The plan's cap and floor for the period, and whether the floor looks at the lines as they were before the gates.
pub struct PlanBounds {
    pub cap: Option<Number>,
    pub floor: Option<Number>,
    /// What earlier periods withheld and the lines have now.
    pub opening: Number,
    pub is_floor_blind_to_gates: bool,
}

impl PlanBounds {
    pub fn of(ask: &Ask<'_>) -> Self {
        let (cap, floor) = limits::plan_bounds(ask);
        let floor = floor.map(|floor| cap.iter().fold(floor, |floor, cap| floor.at_most(cap)));
        let is_floor_blind_to_gates = !ask.plan.floor_restores_gates && !ask.plan.gates.is_empty();
        let openings = ask.plan.components.iter().filter_map(|one| withheld::of_line(ask, one.id.as_str()));
        let opening = openings.map(|opening| opening.number().clone()).sum();
        Self { cap, floor, opening, is_floor_blind_to_gates }
    }

    /// What lines of this sum entitle to; `ungated` is their sum as it would be without gates.
    pub fn entitled(&self, total: &Number, ungated: &Number) -> Number {
        self.at_most(total, total, ungated)
    }

    /// The most that sums entitle to which are at most `high` and at least `low`.
    pub fn at_most(&self, high: &Number, low: &Number, ungated: &Number) -> Number {
        let [high, low, ungated] = [high, low, ungated].map(|sum| sum + &self.opening);
        let (high, low, ungated) = (&high, &low, &ungated);
        let capped = self.cap.iter().fold(high.clone(), Number::at_most);
        let Some(floor) = &self.floor else { return capped };
        if !self.is_floor_blind_to_gates {
            // The floor tops up exactly what is missing: the pay follows the sum, and never falls as it rises.
            return if *high < *floor { floor.clone() } else { capped };
        }
        let base = low.clone().at_least(ungated);
        capped + (floor - &base).at_least(&Number::ZERO)
    }
}

/// The values of the measure itself at which conditions turn and the lines of multipliers meet.
pub fn turns(ask: &Ask<'_>, on: &Id) -> Vec<Number> {
    let mut turns = Turns { amounts: Vec::new(), attainments: Vec::new() };
    for gate in &ask.plan.gates {
        turns.condition(&gate.when, on);
    }
    for component in &ask.plan.components {
        turns.pay(component.pay_on(ask.period.start).0, on);
    }
    for rule in ask.plan.multipliers.iter().filter(|rule| rule.on == *on) {
        let points = rule.points.iter().map(|point| point.0.clone());
        if rule.axis == Axis::Attainment { turns.attainments.extend(points) } else { turns.amounts.extend(points) }
    }
    if !turns.attainments.is_empty()
        && let Some(quota) = period_quota(ask, on)
    {
        turns.amounts.extend(turns.attainments.iter().map(|bound| bound * quota.number()));
    }
    turns.amounts
}

struct Turns {
    amounts: Vec<Number>,
    attainments: Vec<Number>,
}

impl Turns {
    fn condition(&mut self, condition: &Condition, on: &Id) {
        match condition {
            Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| self.condition(part, on)),
            Condition::Not(part) => self.condition(part, on),
            Condition::MeasureBelow(than) | Condition::MeasureAtLeast(than) if than.measure == *on => {
                self.amounts.push(than.value.clone());
            }
            Condition::AttainmentBelow(than) | Condition::AttainmentAtLeast(than) if than.measure == *on => {
                self.attainments.push(than.value.clone());
            }
            _ => {}
        }
    }

    fn pay(&mut self, pay: &Pay, on: &Id) {
        match pay {
            Pay::Bonus(rule) => self.condition(&rule.when, on),
            Pay::Penalty(rule) => self.condition(&rule.when, on),
            Pay::Pool(rule) => self.pay(&rule.fund, on),
            _ => {}
        }
    }
}

/// The highest degree that a line can have as a polynomial of the measure, between all bends.
pub fn degree_max(ask: &Ask<'_>, on: &Id) -> usize {
    let factors =
        |acts_on: ActsOn| ask.plan.multipliers.iter().filter(|rule| rule.on == *on && rule.acts_on == acts_on).count();
    let credited = factors(ActsOn::Credit).saturating_add(factors(ActsOn::Attainment)).saturating_add(1);
    let shape = |pay: &Pay| match pay {
        // A cell between two axes, times the measure.
        Pay::Matrix(rule) if rule.by == By::Bilinear => 3,
        // A height, times the measure.
        Pay::Curve(rule) if rule.of == CurveOf::Measure => 2,
        _ => 1,
    };
    let shape =
        ask.plan.components.iter().map(|component| shape(component.pay_on(ask.period.start).0)).max().unwrap_or(1);
    credited.saturating_mul(shape).saturating_add(factors(ActsOn::Pay))
}

fn bends(ask: &Ask<'_>, credits: &Credits, factors: &Factors<'_>, passed: &[Passed]) -> Option<[Vec<Bend>; LAYERS]> {
    let mut bends = [const { Vec::new() }; LAYERS];
    for (index, line) in passed.iter().enumerate() {
        line_bends(&Standing::of(ask, credits, factors, index)?, line, &mut bends)?;
    }
    let [.., last] = &mut bends;
    let sum_of = |of: fn(&Passed) -> &Figure| passed.iter().map(|line| of(line).number()).sum::<Number>();
    let plan = PlanBounds::of(ask);
    let (total, ungated) = (sum_of(|line| &line.after_gates), sum_of(|line| &line.after_multipliers));
    let bounds: Vec<Number> = plan.cap.iter().chain(&plan.floor).cloned().collect();
    if !bounds.is_empty() {
        last.push(Bend::new(&(&total + &plan.opening), bounds));
    }
    if let Some(floor) = plan.floor.filter(|_| plan.is_floor_blind_to_gates) {
        last.push(Bend::new(&(&ungated + &plan.opening), vec![floor]));
        last.push(Bend::new(&(&total - &ungated), vec![Number::ZERO]));
    }
    Some(bends)
}

/// The bends of one component: on its axes, at its cap and floor, and at the room that multipliers leave it.
fn line_bends(at: &Standing<'_>, line: &Passed, bends: &mut [Vec<Bend>; LAYERS]) -> Option<()> {
    let [axes, limited, rooms, _] = bends;
    for at in standings(at)? {
        of_shape(at.pay(), &at, &pay_path(&at), axes)?;
    }
    limited.extend(limits::bounds(at, line.earned.number())?.map(|(value, bounds)| Bend::new(&value, bounds)));
    if let Some(room) = limits::room(at) {
        let multiplied = at.factors.applied(&label::AFTER_MULTIPLIERS, &line.after_cap, ActsOn::Pay, &at.component.id);
        rooms.push(Bend::new(limits::opened_after(at, &multiplied).number(), vec![room.number().clone()]));
    }
    Some(())
}

/// Where the component's shape is read: once, or deal by deal.
fn standings<'a>(at: &Standing<'a>) -> Option<Vec<Standing<'a>>> {
    let deals = at.component.on.as_ref().and_then(|on| at.credits.deals(on));
    let Some(deals) = deals.filter(|_| follows_measure(at.pay())) else { return Some(vec![at.clone()]) };
    let is_as_paid = at.ask.plan.ledger.clawback == Clawback::AsPaid;
    if at.component.accumulate == Accumulate::Each {
        let alone = |credit: &Figure| at.with_own(at.with_credit_factors(credit), true);
        return Some(deals.iter().map(|deal| alone(if is_as_paid { &deal.original } else { &deal.credit })).collect());
    }
    if !is_as_paid {
        return Some(vec![at.clone()]);
    }
    let mut own = Figure::constant(&label::ACTUAL, 0);
    let mut standings = Vec::new();
    for deal in deals {
        own = Figure::sum(&label::ACTUAL, &[&own, &at.with_credit_factors(&deal.original)]);
        standings.push(at.with_own(own.clone(), false));
    }
    Some(standings)
}

/// Bounds on both sides of zero, and zero, where tiers and packages turn round.
fn mirrored(bounds: impl Iterator<Item = Number>) -> Vec<Number> {
    let mut all = vec![Number::ZERO];
    for bound in bounds {
        all.push(-&bound);
        all.push(bound);
    }
    all
}

/// The figures that a shape reads along its axes, and its bounds there.
fn of_shape(pay: &Pay, at: &Standing<'_>, path: &str, bends: &mut Vec<Bend>) -> Option<()> {
    let bound = |axis: Axis, on: &Id, value: &Number| {
        at.bound(axis, Some(on), Ask::declared(&label::BOUND, value, path)).number().clone()
    };
    let along = |axis: Axis| -> Option<(Figure, &Id)> {
        let on = at.component.on.as_ref()?;
        Some((at.along(axis, on, &at.measure()?)?, on))
    };
    match pay {
        Pay::Tiers(rule) => {
            let (along, on) = along(rule.axis)?;
            bends.push(Bend::new(
                along.number(),
                mirrored(rule.steps.iter().map(|step| bound(rule.axis, on, &step.from))),
            ));
        }
        Pay::DerivedRate(rule) => {
            let (along, _) = along(Axis::Attainment)?;
            bends.push(Bend::new(along.number(), mirrored(rule.steps.iter().map(|step| step.from.clone()))));
        }
        Pay::InterpolatedTiers(rule) => {
            let (along, on) = along(rule.axis)?;
            let ends = rule.steps.iter().flat_map(|step| std::iter::once(&step.from).chain(&step.to));
            bends.push(Bend::new(along.number(), mirrored(ends.map(|end| bound(rule.axis, on, end)))));
        }
        Pay::Curve(rule) => {
            let (along, on) = along(rule.axis)?;
            let points = rule.points.iter().map(|point| bound(rule.axis, on, &point.0)).collect();
            bends.push(Bend::new(along.number(), points));
        }
        Pay::Package(rule) => {
            let (along, _) = along(Axis::Amount)?;
            let blocks = Some((rule.free.clone(), rule.size.clone()));
            bends.push(Bend { blocks, ..Bend::new(along.number(), vec![Number::ZERO]) });
        }
        Pay::Matrix(rule) => {
            for axis in [&rule.rows, &rule.columns] {
                let along = at.along(axis.axis, &axis.on, &at.measure_of(&axis.on)?)?;
                let bounds = axis.at.iter().map(|value| bound(axis.axis, &axis.on, value)).collect();
                bends.push(Bend::new(along.number(), bounds));
            }
        }
        Pay::Pool(rule) => of_shape(&rule.fund, at, path, bends)?,
        Pay::Spiff(rule) => of_deals(rule, at, bends),
        Pay::Rate(_)
        | Pay::PerUnit(_)
        | Pay::Fixed(_)
        | Pay::Bonus(_)
        | Pay::Grade(_)
        | Pay::Penalty(_)
        | Pay::RankAward(_) => {}
    }
    Some(())
}

/// A bonus on deals turns where the amount of a deal crosses a bound of its test.
fn of_deals(rule: &Spiff, at: &Standing<'_>, bends: &mut Vec<Bend>) {
    let mut bounds = Vec::new();
    if let Some(test) = &rule.when {
        amounts_of(test, &mut bounds);
    }
    let transactions = at.ask.facts.transactions.as_deref().unwrap_or_default();
    if !bounds.is_empty()
        && let Some(amount) = transactions.last().and_then(|transaction| transaction.amount.as_ref())
    {
        bends.push(Bend::new(amount, bounds));
    }
}

fn amounts_of(test: &Matching, bounds: &mut Vec<Number>) {
    match test {
        Matching::All(parts) | Matching::Any(parts) => parts.iter().for_each(|part| amounts_of(part, bounds)),
        Matching::Not(part) => amounts_of(part, bounds),
        Matching::Between(range) => bounds.extend(range.from.iter().chain(&range.to).cloned()),
        Matching::Equals(_) | Matching::In(_) => {}
    }
}
