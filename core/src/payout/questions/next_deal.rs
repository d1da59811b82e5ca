//! What one more deal pays.

use crate::{
    error::{Problem, Problems, catalogue::document as doc, catalogue::pay as code},
    id::Id,
    life::LifeCycle as _,
    money::Amount,
    number::Number,
    payout::{
        PayFacts, PayOutcome, PayPlan,
        evaluate::{self, Evaluated, evaluate_then, refuse_leavers},
        facts::Transaction,
    },
    shape::record,
};
use serde::Serialize;

record! {
    /// What does one more deal pay?
    pub struct NextDealQuestion {
        /// What is known of the person and the period, before the deal.
        facts: PayFacts,
        /// The measure that the deal adds to, where the facts give its value.
        on: Option<Id>,
        /// How much it adds.
        size: Option<Number>,
        /// The deal itself, instead of `on` and `size`, where transactions feed the measures: it is credited by the plan's
        /// rules, by its attributes, its days and the person's role and share.
        deal: Option<Transaction>,
    }
}

/// What a deal credits to a measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DealCredit {
    /// The measure.
    pub measure: String,
    /// What it is without the deal.
    pub before: Number,
    /// What it is with the deal.
    pub after: Number,
    /// The difference: what is credited to the person.
    pub credit: Number,
}

/// What a deal changes on a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DealLine {
    /// The component, or the name of the line that tops pay up to the plan's floor.
    pub component: String,
    /// What the line pays without the deal.
    pub before: Amount,
    /// What it pays with the deal.
    pub after: Amount,
    /// The difference.
    pub pays: Amount,
}

/// What one more deal pays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NextDeal {
    /// What the period entitles to without the deal.
    pub before: Amount,
    /// What it entitles to with the deal.
    pub after: Amount,
    /// The difference: what the deal pays.
    pub pays: Amount,
    /// What the deal credits to the person in this period, by measure; empty where no rule credits it. Only where the
    /// question gives the deal itself, as the next field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credits: Option<Vec<DealCredit>>,
    /// The lines that the deal changes; they add up to what it pays.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lines: Option<Vec<DealLine>>,
}

impl PayPlan {
    /// What one more deal pays: the entitlement with it less the one without.
    ///
    /// ```
    /// use quotakit::{LifeCycle, payout::{PayPlan, questions::{Answer, Question}}};
    /// let plan = PayPlan::from_json(r#"{"id": "p", "currency": "CNY", "period": "month", "measures": [{"id": "sales"}],
    ///   "crediting": {"rules": [{"id": "cloud", "measure": "sales", "factor": "1.5",
    ///     "when": {"equals": {"attribute": "product", "value": "cloud"}}}]},
    ///   "components": [{"id": "commission", "on": "sales", "pay": {"rate": {"rate": "10%"}}}]}"#)?;
    /// let question: Question = serde_json::from_str(r#"{"next_deal": {
    ///   "facts": {"person": "chen", "period": "2026-07", "transactions": []},
    ///   "deal": {"id": "d", "date": "2026-07-20", "amount": "1000", "attributes": {"product": "cloud"},
    ///     "participants": [{"person": "chen", "share": "60%"}, {"person": "lin", "share": "40%"}]}}}"#)?;
    /// let Answer::NextDeal(deal) = plan.answer(&question)? else { unreachable!() };
    /// // 60 % of 1,000 at a factor of 1.5 credit 900, of which 10 % are paid.
    /// assert_eq!(deal.credits.expect("a deal was given")[0].credit.to_string(), "900");
    /// assert_eq!(deal.pays.to_string(), "90.00");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Everything that is wrong with the facts or the deal; a measure whose own value they do not give; a size alone where
    /// transactions feed the measure (`pay/104`), and a deal where the plan credits none (`pay/105`).
    pub fn next_deal(&self, asked: &NextDealQuestion) -> Result<NextDeal, Problems> {
        refuse_leavers(&asked.facts).map_err(|problems| problems.under("/facts"))?;
        match &asked.deal {
            Some(deal) => self.one_more_deal(asked, deal),
            None => self.one_more_size(asked),
        }
    }

    fn one_more_size(&self, asked: &NextDealQuestion) -> Result<NextDeal, Problems> {
        let missing = |field: &str| {
            let problem = Problem::new(&doc::MISSING_FIELD, format!("/{field}")).in_facts();
            Problems::from(problem.with("field", field))
        };
        let on = asked.on.as_ref().ok_or_else(|| missing("on"))?;
        let size = asked.size.as_ref().ok_or_else(|| missing("size"))?;
        let is_fed = fed_measures(self).any(|measure| measure == on) && asked.facts.transactions.is_some();
        if is_fed {
            return Err(Problem::new(&code::SIZE_WITHOUT_DEAL, "/size").in_facts().with("measure", on).into());
        }
        let in_facts = |problems: Problems| problems.under("/facts");
        let before = self.evaluate(&asked.facts).map_err(in_facts)?.entitled;
        let mut facts = asked.facts.clone();
        let Some(actual) = facts.measures.get_mut(on).and_then(|facts| facts.actual.as_mut()) else {
            let path = evaluate::measure_path(on, "actual");
            return Err(in_facts(Problem::new(&doc::MISSING_FIELD, path).in_facts().with("field", "actual").into()));
        };
        *actual += size;
        let after = self.evaluate(&facts).map_err(in_facts)?.entitled;
        let pays = difference(&before, &after);
        Ok(NextDeal { before, after, pays, credits: None, lines: None })
    }

    fn one_more_deal(&self, asked: &NextDealQuestion, deal: &Transaction) -> Result<NextDeal, Problems> {
        for (field, is_given) in [("on", asked.on.is_some()), ("size", asked.size.is_some())] {
            if is_given {
                return Err(Problem::new(&code::SIZE_AND_DEAL, format!("/{field}")).in_facts().into());
            }
        }
        if self.document.crediting.is_none() {
            return Err(Problem::new(&code::NO_CREDITING, "/deal").in_facts().with("id", &self.document.id).into());
        }
        let before = self.with_credits(&asked.facts).map_err(|problems| problems.under("/facts"))?;
        let mut facts = asked.facts.clone();
        for measure in fed_measures(self) {
            // A value that is given beside the transactions was theirs, and is not any more.
            if let Some(facts) = facts.measures.get_mut(measure) {
                facts.actual = None;
            }
        }
        let Some(transactions) = &mut facts.transactions else {
            let problem = Problem::new(&doc::MISSING_FIELD, "/facts/transactions").in_facts();
            return Err(problem.with("field", "transactions").into());
        };
        let place = format!("/transactions/{}", transactions.len());
        transactions.push(deal.clone());
        let after = self.with_credits(&facts).map_err(|problems| placed(problems, &place))?;
        let credit = |((measure, before), (_, after)): (&(String, Number), &(String, Number))| DealCredit {
            measure: measure.clone(),
            before: before.clone(),
            after: after.clone(),
            credit: after - before,
        };
        let credits = before.credits.iter().zip(&after.credits).map(credit).filter(|credit| !credit.credit.is_zero());
        Ok(NextDeal {
            credits: Some(credits.collect()),
            lines: Some(lines(&before.outcome, &after.outcome)),
            pays: difference(&before.outcome.entitled, &after.outcome.entitled),
            before: before.outcome.entitled,
            after: after.outcome.entitled,
        })
    }

    fn with_credits(&self, facts: &PayFacts) -> Result<Credited, Problems> {
        let credited = |found: &Evaluated<'_>, outcome: PayOutcome| {
            let sum = |(measure, deals): (&Id, &Vec<crate::payout::crediting::Credit>)| {
                (measure.as_str().to_owned(), deals.iter().map(|deal| deal.credit.number()).sum())
            };
            Some(Credited { credits: found.credits.measures().map(sum).collect(), outcome })
        };
        evaluate_then(&self.document, facts, self.hash(), credited)
    }
}

/// An outcome, and what transactions credit to each measure that they feed.
struct Credited {
    outcome: PayOutcome,
    credits: Vec<(String, Number)>,
}

/// The measures that the plan's rules feed.
pub(super) fn fed_measures(plan: &PayPlan) -> impl Iterator<Item = &Id> {
    plan.document.crediting.iter().flat_map(|crediting| &crediting.rules).map(|rule| &rule.measure)
}

fn difference(before: &Amount, after: &Amount) -> Amount {
    Amount::new(&(after.value() - before.value()), after.scale())
}

/// The lines that make up what the period entitles to, where a deal changes them.
fn lines(before: &PayOutcome, after: &PayOutcome) -> Vec<DealLine> {
    let mut names: Vec<&str> = Vec::new();
    for line in after.lines.iter().chain(&before.lines).filter(|line| line.kind.is_entitled()) {
        if !names.contains(&line.component.as_str()) {
            names.push(&line.component);
        }
    }
    let scale = after.entitled.scale();
    let paid = |outcome: &PayOutcome, name: &str| {
        let line = outcome.lines.iter().find(|line| line.kind.is_entitled() && line.component == name);
        line.map_or_else(|| Amount::new(&Number::ZERO, scale), |line| line.paid.clone())
    };
    let line = |name: &str| {
        let (before, after) = (paid(before, name), paid(after, name));
        let pays = difference(&before, &after);
        DealLine { component: name.to_owned(), before, after, pays }
    };
    names.into_iter().map(line).filter(|line| !line.pays.value().is_zero()).collect()
}

/// Problems of the facts with the deal, those of the deal at its own place.
fn placed(problems: Problems, place: &str) -> Problems {
    let at = |mut problem: Problem| {
        let below = problem.path.strip_prefix(place).filter(|below| below.is_empty() || below.starts_with('/'));
        problem.path = match below {
            Some(below) => format!("/deal{below}"),
            None => format!("/facts{}", problem.path),
        };
        problem
    };
    problems.into_iter().map(at).collect()
}
