//! What a plan costs over a population, what another plan would change, and how fairly quotas and targets lie.

mod fairness;
mod population;

pub use fairness::{Fairness, Ratio, Spread};
pub use population::{Bin, ComponentCost, Population};

use crate::{
    error::{Findings, Language, Problem, Problems, catalogue::document as doc, catalogue::pay as code},
    id::Id,
    life::LifeCycle as _,
    limits,
    money::Amount,
    number::Number,
    payout::{
        Accumulate, PayFacts, PayOutcome, PayPlan,
        document::PlanDocument,
        evaluate::{Evaluated as Found, Reached, Window, evaluate_then, reached},
    },
    shape::{Node, record, suggestion},
};
use population::{Paid, cost_of};
use serde::Serialize;
use std::collections::{BTreeMap, HashSet};

record! {
    /// One person of a population.
    pub struct SimulatedPerson {
        /// What is known of the person and the period, as evaluating the plan takes it.
        facts: Node<'static>,
        /// The sales that the pay is compared with, in the plan's currency; the period's own value of the measure unless
        /// given, where that is money.
        sales: Option<Number>,
        /// What the person's territory could bring of each measure, for the fairness of quotas; over the same time.
        potential: BTreeMap<Id, Number> = BTreeMap::new(),
    }
}

record! {
    /// What does a plan cost over a population, and what would another plan change?
    pub struct SimulateQuestion {
        /// The people.
        people: Vec<SimulatedPerson>,
        /// Another plan, which is evaluated on the same people.
        against: Option<Box<PlanDocument>>,
        /// The measure by which sales, attainment and fairness are told.
        on: Id,
        /// Over which time attainment and fairness are told: the period, or its quarter or year up to its end.
        over: Accumulate = Accumulate::Period,
        /// The lower bounds of the bins of the distribution, rising; none unless given.
        bins: Vec<Number> = Vec::new(),
    }
}

/// What one person is paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "SimulatedPay"))]
pub struct PersonPay {
    /// The position among the people of the question.
    pub index: usize,
    /// The person.
    pub person: String,
    /// What the period costs under this plan: what it entitles to, without what somebody who left forfeits, with what a draw
    /// adds that is not recoverable.
    pub before: Amount,
    /// The same under the other plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Amount>,
    /// The difference: what the person gains by the other plan, negative for a loss.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<Amount>,
}

/// Someone who could not be evaluated, and is counted nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PersonFaults {
    /// The position among the people of the question.
    pub index: usize,
    /// What is wrong; the paths are those of the question.
    pub problems: Findings,
}

/// How many people gain or lose, and how much in all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Shift {
    /// How many.
    pub people: usize,
    /// How much, negative for losses.
    pub amount: Amount,
}

/// Who gains and who loses by the other plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Shifts {
    /// Those who gain.
    pub gain: Shift,
    /// Those who lose.
    pub lose: Shift,
    /// How many are paid the same.
    pub same: usize,
    /// What the other plan costs more, negative where it costs less.
    pub cost: Amount,
}

/// What a plan costs over a population.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Simulation {
    /// The currency of all amounts.
    pub currency: String,
    /// The population under this plan.
    pub before: Population,
    /// The same people under the other plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Population>,
    /// Who gains and who loses by the other plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shifts: Option<Shifts>,
    /// How quotas, potential and target incentives lie to each other.
    pub fairness: Fairness,
    /// What each person is paid.
    pub people: Vec<PersonPay>,
    /// Those who could not be evaluated.
    pub faults: Vec<PersonFaults>,
}

/// One person who could be evaluated under every plan that was asked for.
struct Evaluated<'q> {
    index: usize,
    asked: &'q SimulatedPerson,
    language: Language,
    reached: Reached,
    before: PayOutcome,
    after: Option<PayOutcome>,
}

impl PayPlan {
    /// Evaluates a population under this plan and, where one is given, under another.
    ///
    /// A person who cannot be evaluated is told with what is wrong, and counts nowhere: so both plans are compared on the
    /// same people. So is somebody who stands there twice with the same period: the first counts. All amounts are in the
    /// plan's currency, also of those who are paid in another: what they are entitled to is converted only when it is paid.
    ///
    /// What it costs is what the period entitles to, less what somebody who left forfeits. A draw that is not recoverable costs
    /// what it tops up by now, also for what is held back and not released yet; one that is recoverable is an advance and costs
    /// nothing, also where it is forgiven later.
    ///
    /// # Errors
    /// A measure that is not declared, bins that do not rise, more people than the limit; everything that is wrong with
    /// the other plan, and one that pays in another currency (`pay/107`).
    pub fn simulate(&self, asked: &SimulateQuestion) -> Result<Simulation, Problems> {
        let in_question = |problem: Problem| Problems::from(problem.in_facts());
        limits::check("people", asked.people.len(), limits::PEOPLE_MAX)
            .map_err(|problem| in_question(*problem).under("/people"))?;
        checked(self, asked)?;
        let other = match &asked.against {
            Some(document) => {
                Some(Self::new((**document).clone()).map_err(|problems| problems.in_facts().under("/against"))?)
            }
            None => None,
        };
        if let Some(other) = other.as_ref().map(|other| other.document.currency)
            && other != self.document.currency
        {
            let problem = Problem::new(&code::OTHER_PLAN_CURRENCY, "/against/currency").in_facts();
            return Err(problem.with("other", other).with("currency", self.document.currency).into());
        }
        let (mut people, mut faults, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
        for (index, person) in asked.people.iter().enumerate() {
            match evaluated(self, other.as_ref(), asked, index, person) {
                Ok(person) if seen.insert((person.before.person.clone(), person.before.period.clone())) => {
                    people.push(person);
                }
                Ok(person) => faults.push(counted_before(&person)),
                Err(problems) => faults.push(problems),
            }
        }
        let paid = |of: &dyn Fn(&Evaluated<'_>) -> Option<PayOutcome>| -> Vec<Paid> {
            let sales = |person: &Evaluated<'_>| {
                let own = || person.reached.own.clone().filter(|_| is_money(self, &asked.on));
                person.asked.sales.clone().or_else(own)
            };
            people.iter().filter_map(|person| Some(Paid { outcome: of(person)?, sales: sales(person) })).collect()
        };
        let before = Population::of(self, &paid(&|person| Some(person.before.clone())), &asked.bins);
        let after =
            other.as_ref().map(|other| Population::of(other, &paid(&|person| person.after.clone()), &asked.bins));
        let rows: Vec<PersonPay> = people.iter().map(|person| row(self, other.as_ref(), person)).collect();
        let fairness =
            Fairness::of(people.iter().map(|person| (person.index, person.asked, &person.reached)), &asked.on);
        let shifts = other.as_ref().map(|_| shifts(&rows));
        let currency = self.document().currency.code().to_owned();
        Ok(Simulation { currency, before, after, shifts, fairness, people: rows, faults })
    }
}

fn checked(plan: &PayPlan, asked: &SimulateQuestion) -> Result<(), Problems> {
    let measures = &plan.document().measures;
    if !measures.iter().any(|measure| measure.id == asked.on) {
        let known: Vec<&Id> = measures.iter().map(|measure| &measure.id).collect();
        let problem = Problem::new(&doc::UNKNOWN_REFERENCE, "/on").in_facts().with("id", &asked.on);
        return Err(problem.suggest(suggestion(asked.on.as_str(), &known)).into());
    }
    if asked.over == Accumulate::Each {
        let problem = Problem::new(&doc::OUT_OF_RANGE, "/over").in_facts().with("value", asked.over.word());
        return Err(problem.with("range", "period, qtd, ytd").into());
    }
    for (index, pair) in asked.bins.windows(2).enumerate() {
        if let [low, high] = pair
            && low >= high
        {
            let path = format!("/bins/{}", index.saturating_add(1));
            let problem = Problem::new(&doc::OUT_OF_RANGE, path).in_facts().with("value", high);
            return Err(problem.with("range", format!("> {low}")).into());
        }
    }
    Ok(())
}

fn is_money(plan: &PayPlan, on: &Id) -> bool {
    let measure = plan.document.measures.iter().find(|measure| measure.id == *on);
    measure.is_some_and(|measure| measure.unit.as_ref().is_none_or(|unit| unit.currency().is_some()))
}

fn evaluated<'q>(
    plan: &PayPlan,
    other: Option<&PayPlan>,
    question: &SimulateQuestion,
    index: usize,
    asked: &'q SimulatedPerson,
) -> Result<Evaluated<'q>, PersonFaults> {
    let faults = |problems: Problems, language| PersonFaults {
        index,
        problems: Findings { problems: problems.under(&format!("/simulate/people/{index}/facts")), language },
    };
    let facts: PayFacts =
        PayPlan::facts_from_node(&asked.facts).map_err(|problems| faults(problems, Default::default()))?;
    let window = Window::of(question.over);
    let then = |found: &Found<'_>, outcome: PayOutcome| Some((reached(found, &question.on, window), outcome));
    let (reached, before) = evaluate_then(&plan.document, &facts, plan.hash(), then)
        .map_err(|problems| faults(problems, facts.language))?;
    let after = match other {
        Some(other) => Some(other.evaluate(&facts).map_err(|problems| faults(problems, facts.language))?),
        None => None,
    };
    Ok(Evaluated { index, asked, language: facts.language, reached, before, after })
}

/// Somebody whose period was counted already.
fn counted_before(person: &Evaluated<'_>) -> PersonFaults {
    let (index, language) = (person.index, person.language);
    let problem = Problem::new(&doc::DUPLICATE_ID, format!("/simulate/people/{index}/facts/person")).in_facts();
    let problems = Problems::from(problem.with("id", &person.before.person));
    PersonFaults { index, problems: Findings { problems, language } }
}

fn row(plan: &PayPlan, other: Option<&PayPlan>, person: &Evaluated<'_>) -> PersonPay {
    let before = cost_of(plan, &person.before);
    let after = other.zip(person.after.as_ref()).map(|(other, after)| cost_of(other, after));
    let difference =
        after.as_ref().map(|after| Amount::new(&(after.value() - before.value()), after.scale().max(before.scale())));
    PersonPay { index: person.index, person: person.before.person.clone(), before, after, difference }
}

fn shifts(rows: &[PersonPay]) -> Shifts {
    let differences: Vec<&Amount> = rows.iter().filter_map(|row| row.difference.as_ref()).collect();
    let scale = differences.iter().map(|difference| difference.scale()).max().unwrap_or_default();
    let shift = |is_meant: fn(&Number) -> bool| {
        let meant: Vec<&Number> =
            differences.iter().map(|difference| difference.value()).filter(|value| is_meant(value)).collect();
        Shift { people: meant.len(), amount: Amount::new(&meant.into_iter().sum(), scale) }
    };
    Shifts {
        gain: shift(Number::is_positive),
        lose: shift(Number::is_negative),
        same: shift(Number::is_zero).people,
        cost: shift(|_| true).amount,
    }
}
