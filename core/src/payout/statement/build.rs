//! From what an evaluation found to the statement.

use super::{
    super::{
        PayPlan,
        document::{CreditOf, PlanDocument},
        evaluate::{Cause, Evaluated, Fate, Left, Part, along_curve, evaluate_then, is_as_paid, parts},
        facts::{PayFacts, Transaction},
        labels as label,
        outcome::{Line, LineKind, PayOutcome},
    },
    AppliedPlan, DealRow, Section, Stages, Statement, Totals,
    how::{Teller, number},
    shown::Names,
    words,
};
use crate::{error::Problems, id::Id, life::LifeCycle as _, money::Amount, number::Number, trace::Step};
use std::sync::Arc;

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
struct Build<'b, 'a> {
    found: &'b Evaluated<'a>,
    outcome: &'b PayOutcome,
}

impl Build<'_, '_> {
    fn plan(&self) -> &PlanDocument {
        self.found.ask.plan
    }

    fn facts(&self) -> &PayFacts {
        self.found.ask.facts
    }

    fn amount(&self, value: &Number) -> Amount {
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
            how: component.map_or_else(|| self.how_beside(first.kind), |index| self.how(index)),
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

    /// How a component's line came about.
    fn how(&self, index: usize) -> Vec<String> {
        let mut teller = Teller::new(Names::of(self.plan(), self.facts(), Some(index)));
        let (Some(passed), Some(line)) = (self.found.passed.get(index), self.found.closing.limits.lines.get(index))
        else {
            return Vec::new();
        };
        let is_as_paid = is_as_paid(self.found, index);
        if is_as_paid {
            teller.tell_as_paid(&passed.earned.step());
        } else {
            teller.tell_measure(&passed.earned.step());
        }
        // A cap or a floor that changes nothing is no step of the way.
        let has_opening = self.facts().withheld.contains_key(&passed.id);
        if passed.earned.number() == passed.after_cap.number() && !has_opening {
            teller.skip(&passed.after_cap.step());
        }
        if let Some(at) = along_curve(self.found, index).filter(|_| !is_as_paid) {
            teller.tell_on_curve(&at, &passed.earned);
        }
        let stages =
            [&passed.earned, &passed.after_cap, &passed.after_multipliers, &passed.after_gates, &passed.rounded];
        stages.iter().for_each(|stage| teller.tell(&stage.step()));
        // The plan's cap looks at all lines together, of which each stands in its own section.
        self.found.passed.iter().for_each(|other| teller.skip(&other.rounded.step()));
        teller.tell(&line.step());
        teller.into_sentences()
    }

    /// How a line beside the components came about.
    fn how_beside(&self, kind: LineKind) -> Vec<String> {
        let closing = self.found.closing;
        let figure = match kind {
            LineKind::PlanFloor => closing.limits.top_up.as_ref(),
            LineKind::Forfeited => closing.left.as_ref().map(|left| &left.forfeited),
            LineKind::Waiting => closing.left.as_ref().map(|left| &left.waiting),
            LineKind::Excess => closing.left.as_ref().and_then(|left| left.excess.as_ref()),
            LineKind::Repayment => Some(&closing.drawn.demanded),
            LineKind::Forgiven => Some(&closing.ledger.forgiven),
            LineKind::Holdback => closing.held.as_ref().map(|held| &held.held),
            LineKind::Release => closing.held.as_ref().map(|held| &held.released),
            LineKind::Draw => Some(&closing.drawn.top),
            LineKind::Recovery => Some(&closing.drawn.recovered),
            LineKind::CarriedIn => Some(&closing.ledger.brought),
            _ => None,
        };
        let mut teller = Teller::new(Names::of(self.plan(), self.facts(), None));
        // The lines and their sum stand in the sections above.
        let lines = self.found.closing.limits.lines.iter().chain(self.found.passed.iter().map(|line| &line.ungated));
        lines.chain([&closing.available]).filter(|_| figure.is_some()).for_each(|line| teller.skip(&line.step()));
        if let Some(left) = &closing.left {
            self.tell_dropped(left, kind, &mut teller);
        }
        // What is withheld is told with the line that withholds it, what is released with the line that releases it.
        if let Some(held) = &closing.held {
            match kind {
                LineKind::Release => teller.skip_due_at_once(&held.held.step()),
                LineKind::Holdback => teller.skip(&held.released.step()),
                LineKind::Forfeited => {
                    let rest = held.forfeited.as_ref().map(|rest| rest.step());
                    rest.iter().flat_map(|rest| &rest.of).for_each(|known| teller.skip(known));
                }
                _ => {}
            }
        }
        if let Some(figure) = figure {
            teller.tell(&figure.step());
        }
        teller.into_sentences()
    }

    /// The deals that no longer earn, or that wait; what they would have earned is known from the lines.
    fn tell_dropped(&self, left: &Left, kind: LineKind, teller: &mut Teller<'_>) {
        if !matches!(kind, LineKind::Forfeited | LineKind::Waiting) {
            left.lines().for_each(|line| teller.skip(&line.step()));
        }
        let (fate, texts) = match kind {
            LineKind::Forfeited => (Fate::Forfeited, &words::FORFEITS),
            LineKind::Waiting => (Fate::Waits, &words::WAITS),
            _ => return,
        };
        for (id, date, own) in &left.deals {
            if *own == fate {
                teller.say(texts, &[id, &date.to_string()]);
            }
        }
    }

    fn deals(&self, index: usize) -> Option<Vec<DealRow>> {
        let component = self.plan().components.get(index)?;
        let is_accumulated = self.found.ask.window(component).is_some();
        let is_as_paid = is_as_paid(self.found, index);
        let of = component.on.as_ref().map_or(CreditOf::Amount, |on| self.credit_of(on));
        Some(
            parts(&self.found.laid(), index)?
                .iter()
                .map(|part| self.row(part, is_accumulated, of, is_as_paid))
                .collect(),
        )
    }

    /// What rules credit to a measure: quantities, where all of them do.
    fn credit_of(&self, measure: &Id) -> CreditOf {
        let rules = self.plan().crediting.iter().flat_map(|crediting| &crediting.rules);
        let mut of_measure = rules.filter(|rule| rule.measure == *measure).map(|rule| rule.of).peekable();
        let first = of_measure.peek().copied().unwrap_or(CreditOf::Amount);
        if of_measure.all(|of| of == first) { first } else { CreditOf::Amount }
    }

    fn row(&self, part: &Part<'_>, is_accumulated: bool, of: CreditOf, is_as_paid: bool) -> DealRow {
        let texts = match part.cause {
            Cause::Deal => None,
            Cause::Fixed => Some(&words::BY_FIXED),
            Cause::Lift => Some(&words::BY_LIFT),
            Cause::Base if is_accumulated => Some(&words::BY_WINDOW),
            Cause::Base => Some(&words::BY_BASE),
            Cause::Withheld => Some(&words::BY_WITHHELD),
            Cause::Floor => Some(&words::BY_FLOOR),
        };
        let own = part.deal.filter(|_| part.cause == Cause::Deal);
        let transaction = own.and_then(|deal| self.facts().transactions.as_ref()?.get(deal.index));
        let size = transaction.and_then(|deal| size_of(deal, of).cloned());
        let is_amount = |deal: &&Transaction| size.is_some() && size_of(deal, of) == deal.amount.as_ref();
        let currency = transaction.filter(is_amount).and_then(|deal| deal.currency);
        let credit = own.map(|deal| if is_as_paid { &deal.original } else { &deal.credit });
        let converted = credit.and_then(|credit| converted_in(&credit.step()));
        DealRow {
            cause: part.cause,
            id: part.deal.map(|deal| deal.id.as_str().to_owned()),
            date: own.map(|deal| deal.date),
            taken_back: transaction.map(|deal| self.taken_back(deal, of)).filter(|taken| !taken.is_zero()),
            amount: size,
            share: own.map(|deal| deal.share.clone()),
            currency: currency.filter(|currency| *currency != self.plan().currency),
            rate: converted.as_ref().map(|(rate, _)| rate.clone()),
            converted: converted.map(|(_, worth)| self.amount(&worth)),
            credit: credit.map(|credit| credit.number().clone()),
            pays: self.amount(&part.pays),
            reason: texts.map(|texts| self.facts().language.of(texts).to_owned()),
        }
    }

    /// What reversals took of a deal, but for those that came too late.
    fn taken_back(&self, deal: &Transaction, of: CreditOf) -> Number {
        let all = self.facts().transactions.iter().flatten();
        let all = all.filter(|one| self.plan().ledger.is_in_time(deal.date, one.date));
        let reversals = all.filter(|one| one.reverses.as_ref() == Some(&deal.id));
        let taken: Number = reversals.filter_map(|one| size_of(one, of)).sum();
        -taken
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
            draw_balance: self.outcome.draw_balance.clone(),
            carried: self.outcome.carried.clone(),
        }
    }
}

/// How large a deal is, in what rules credit of it.
fn size_of(deal: &Transaction, of: CreditOf) -> Option<&Number> {
    let (amount, quantity) = (deal.amount.as_ref(), deal.quantity.as_ref());
    if of == CreditOf::Quantity { quantity.or(amount) } else { amount.or(quantity) }
}

/// The rate at which an amount was converted on its way to a credit, and what it came to.
fn converted_in(credit: &Arc<Step>) -> Option<(Number, Number)> {
    let mut open = vec![Arc::clone(credit)];
    while let Some(step) = open.pop() {
        if step.label.key == label::CONVERTED.key {
            let rate = step.of.first()?.of.get(1)?;
            return Some((number(rate)?.clone(), number(&step)?.clone()));
        }
        open.extend(step.of.iter().cloned());
    }
    None
}
