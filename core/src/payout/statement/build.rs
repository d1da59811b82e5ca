//! From what an evaluation found to the statement.

use super::{
    super::{
        PayPlan,
        document::PlanDocument,
        evaluate::{Evaluated, evaluate_then},
        facts::PayFacts,
        outcome::{Line, LineKind, PayOutcome},
    },
    AppliedPlan, Section, Stages, Statement, Totals,
};
use crate::{error::Problems, life::LifeCycle as _, money::Amount, number::Number};

impl PayPlan {
    /// What a person is paid for a period, by component and by deal, in the language of the facts.
    ///
    /// # Errors
    /// Everything that is wrong with the facts.
    pub fn statement(&self, facts: &PayFacts) -> Result<Statement, Problems> {
        evaluate_then(self.document(), facts, self.hash(), |found, outcome| {
            Build { found, outcome: &outcome }.statement()
        })
    }
}

/// What a statement is made of.
pub(super) struct Build<'b, 'a> {
    pub(super) found: &'b Evaluated<'a>,
    pub(super) outcome: &'b PayOutcome,
}

impl Build<'_, '_> {
    pub(super) fn plan(&self) -> &PlanDocument {
        self.found.ask.plan
    }

    pub(super) fn facts(&self) -> &PayFacts {
        self.found.ask.facts
    }

    pub(super) fn amount(&self, value: &Number) -> Amount {
        Amount::new(value, self.outcome.due.scale())
    }

    fn statement(&self) -> Option<Statement> {
        let plan = self.plan();
        Some(Statement {
            person: self.outcome.person.clone(),
            period: self.outcome.period.clone(),
            currency: self.outcome.currency,
            language: self.facts().language,
            plan: AppliedPlan {
                id: plan.id.as_str().to_owned(),
                title: plan.title.clone(),
                hash: self.outcome.plan_hash.clone(),
            },
            sections: self.sections()?,
            totals: self.totals(),
            payment: self.outcome.payment.clone(),
        })
    }

    /// The lines grouped by name, in the order of their first appearance.
    fn sections(&self) -> Option<Vec<Section>> {
        let mut groups: Vec<(&str, Vec<&Line>)> = Vec::new();
        for line in &self.outcome.lines {
            match groups.iter_mut().find(|(name, _)| *name == line.component) {
                Some((_, lines)) => lines.push(line),
                None => groups.push((&line.component, vec![line])),
            }
        }
        groups.into_iter().map(|(name, lines)| self.section(name, &lines)).collect()
    }

    fn section(&self, name: &str, lines: &[&Line]) -> Option<Section> {
        let sum = |is_before: bool| -> Number {
            let is_meant = |line: &&&Line| (line.kind == LineKind::PaidBefore) == is_before;
            lines.iter().filter(is_meant).map(|line| line.paid.value()).sum()
        };
        let (entitled, before) = (sum(false), -sum(true));
        let first = lines.iter().find(|line| line.kind != LineKind::PaidBefore).or(lines.first())?;
        let component = self.plan().components.iter().position(|component| component.id.as_str() == name);
        let component = component.filter(|_| first.kind == LineKind::Component);
        let deals = component.map_or_else(|| Some(Vec::new()), |index| self.deals(index))?;
        Some(Section {
            component: name.to_owned(),
            title: component.and_then(|index| self.plan().components.get(index)?.title.clone()),
            kind: first.kind,
            due: self.amount(&(&entitled - &before)),
            entitled: self.amount(&entitled),
            paid_before: self.amount(&before),
            stages: component.and_then(|index| self.stages(index)),
            how: component.map_or_else(|| self.how_beside(first.kind), |index| self.how(index, !deals.is_empty())),
            deals,
            reason: first.reason.clone(),
            approver: first.approver.clone(),
        })
    }

    fn stages(&self, index: usize) -> Option<Stages> {
        let passed = self.found.passed.get(index)?;
        let line = self.found.closing.limits.lines.get(index)?;
        let came_in = self.facts().withheld.get(&passed.id).cloned().unwrap_or_default();
        let opening = if self.plan().withhold_excess { came_in.clone() } else { Number::ZERO };
        Some(Stages {
            earned: self.amount(passed.earned.number()),
            after_cap: self.amount(passed.after_cap.number()),
            after_multipliers: self.amount(passed.after_multipliers.number()),
            after_gates: self.amount(passed.after_gates.number()),
            rounded: self.amount(passed.rounded.number()),
            cut: self.amount(&(passed.rounded.number() + &opening - line.number())),
            withheld_in: Some(came_in).filter(|value| !value.is_zero()).map(|value| self.amount(&value)),
            withheld: self.outcome.withheld.get(&passed.id).cloned(),
        })
    }

    fn totals(&self) -> Totals {
        let sum = |kind: LineKind| -> Number {
            self.outcome.lines.iter().filter(|line| line.kind == kind).map(|line| line.paid.value()).sum()
        };
        let some = |value: Number| Some(value).filter(|value| !value.is_zero()).map(|value| self.amount(&value));
        Totals {
            entitled: self.outcome.entitled.clone(),
            forfeited: some(-sum(LineKind::Forfeited)),
            waiting: some(-sum(LineKind::Waiting)),
            excess: some(sum(LineKind::Excess)),
            repayment: some(-sum(LineKind::Repayment)),
            forgiven: some(sum(LineKind::Forgiven)),
            held: self.amount(&-sum(LineKind::Holdback)),
            released: self.amount(&sum(LineKind::Release)),
            draw: self.amount(&sum(LineKind::Draw)),
            recovery: self.amount(&-sum(LineKind::Recovery)),
            adjustments: self.amount(&sum(LineKind::Adjustment)),
            carried_in: self.amount(&sum(LineKind::CarriedIn)),
            carry: self.amount(&sum(LineKind::Carry)),
            paid_before: self.amount(&-sum(LineKind::PaidBefore)),
            due: self.outcome.due.clone(),
            draw_forgiven: some(self.found.closing.drawn.forgiven.number().clone()),
            draw_balance: self.outcome.draw_balance.clone(),
            carried: self.outcome.carried.clone(),
            withheld: some(self.outcome.withheld.values().map(|withheld| withheld.value()).sum()),
        }
    }
}
