//! What is taken back as it was paid: what all deals earned before anything was taken back, and for each deal of which
//! something was, what it had been paid.

use super::{
    super::labels as label,
    how::{TERMS_MAX, Teller, is, number},
    words,
};
use crate::{
    error::Texts,
    number::Number,
    trace::{Op, Step},
};
use std::sync::Arc;

impl Teller<'_> {
    /// What a component earns whose deals are taken back as they were paid.
    pub fn tell_as_paid(&mut self, step: &Arc<Step>) {
        self.skip(step);
        let taken = || step.of.iter().filter(|part| is_taken(part));
        if taken().next().is_some() {
            self.say(&words::AS_PAID, &[]);
        }
        let is_one_by_one = |part: &&Arc<Step>| is(part, &label::IN_STEP) && part.op == Op::Difference;
        let all = step.of.iter().rfind(is_one_by_one).and_then(|last| last.of.first());
        let Some(all) = all else {
            // Every deal stands alone.
            for part in &step.of {
                if is_taken(part) { self.taken_in_turn(part, None) } else { self.tell(part) }
            }
            return self.joined(step, " + ", &Number::ZERO);
        };
        self.among(&words::ALL_DEALS, "", all);
        for back in taken() {
            let paid = step.of.iter().filter(is_one_by_one).find(|part| part.about == back.about);
            self.taken_in_turn(back, paid);
        }
        self.less_taken(step, all, &taken().collect::<Vec<_>>());
    }

    /// What is taken back of a deal, after what it had been paid; no table lists it, so that each deal says what it comes to.
    fn taken_in_turn(&mut self, back: &Arc<Step>, paid: Option<&Arc<Step>>) {
        let id = back.about.clone().unwrap_or_default();
        if self.has_room() {
            let is_single = std::mem::replace(&mut self.is_single, true);
            if let Some(paid) = paid {
                self.paid_for(&id, paid);
            }
            self.taken(back);
            self.is_single = is_single;
        } else if let Some(back) = back.of.first() {
            let name = words::filled(&words::TAKEN_OF, self.names.language, &[&id]);
            let value = self.names.said(back);
            self.say(&words::COLON, &[&name, &value]);
        }
    }

    /// What a deal had been paid: what the deals up to it earned, less what those before it did.
    fn paid_for(&mut self, id: &str, paid: &Arc<Step>) {
        let [with, without] = paid.of.as_slice() else { return };
        let name = words::filled(&words::PAID_FOR, self.names.language, &[id]);
        if number(without) == Some(&Number::ZERO) {
            self.among(&words::WITH_DEAL, id, with);
            let value = self.names.said(paid);
            return self.say(&words::COLON, &[&name, &value]);
        }
        self.among(&words::WITHOUT_DEAL, id, without);
        self.among(&words::WITH_DEAL, id, with);
        let (with, without) = (self.names.operand(with), self.names.operand(without));
        let is_exact = with.is_exact && without.is_exact;
        self.named_equation(&name, &format!("{} − {}", with.text, without.text), paid, is_exact);
    }

    /// Tells a figure of some deals, whose sentences name them.
    fn among(&mut self, texts: &Texts, id: &str, step: &Arc<Step>) {
        let deals = words::filled(texts, self.names.language, &[id]);
        let outside = self.deal.replace(deals);
        self.tell_measure(step);
        if let Some(before) = step.of.get(1).filter(|before| !id.is_empty() && is(before, &label::EARNED_BEFORE)) {
            // What was earned before the period is the same whichever deals there are.
            self.skip(before);
        }
        self.tell(step);
        self.deal = outside;
    }

    /// The share of what was paid that is taken back.
    fn taken(&mut self, step: &Arc<Step>) {
        self.skip(step);
        let Some(back) = step.of.first() else { return };
        let [paid, share] = back.of.as_slice() else { return };
        let [taken, whole] = share.of.as_slice() else { return };
        [taken, whole].iter().flat_map(|part| &part.of).for_each(|part| self.tell(part));
        let [paid, taken, whole] = [paid, taken, whole].map(|part| self.names.operand(part));
        let id = step.about.as_deref().unwrap_or_default();
        let name = words::filled(&words::TAKEN_OF, self.names.language, &[id]);
        let is_exact = paid.is_exact && taken.is_exact && whole.is_exact;
        self.named_equation(&name, &format!("{} × {} ÷ {}", paid.text, taken.text, whole.text), back, is_exact);
    }

    /// What all deals earned less what is taken back.
    fn less_taken(&mut self, step: &Step, all: &Arc<Step>, taken: &[&Arc<Step>]) {
        let taken: Vec<_> = taken.iter().filter_map(|one| one.of.first()).map(|one| self.names.operand(one)).collect();
        if taken.is_empty() {
            return;
        }
        let (name, value) = (self.head(step), self.names.said(step));
        if taken.len() > TERMS_MAX {
            return self.say(&words::LESS_MANY, &[&name, &self.names.said(all), &taken.len().to_string(), &value]);
        }
        let all = self.names.operand(all);
        let is_exact = all.is_exact && taken.iter().all(|one| one.is_exact);
        let taken: Vec<&str> = taken.iter().map(|one| one.text.as_str()).collect();
        self.equation(step, &format!("{} − {}", all.text, taken.join(" − ")), is_exact);
    }

    /// The measure with the deals up to one, summed step by step.
    pub(super) fn up_to_a_deal(&mut self, step: &Arc<Step>) {
        let mut credits: Vec<Arc<Step>> = Vec::new();
        let mut at = Arc::clone(step);
        while let [before, credit] = Arc::clone(&at).of.as_slice() {
            credits.push(Arc::clone(credit));
            at = Arc::clone(before);
        }
        credits.reverse();
        credits.iter().for_each(|credit| self.tell(credit));
        let name = self.names.own_measure();
        let name = match &self.deal {
            Some(deal) => words::filled(&words::ABOUT, self.names.language, &[&name, deal]),
            None => name,
        };
        if credits.len() > TERMS_MAX {
            let value = self.names.said(step);
            return self.say(&words::OF_MANY, &[&name, &credits.len().to_string(), &value]);
        }
        if credits.len() > 1 && number(step).is_some() {
            let credits: Vec<_> = credits.iter().map(|credit| self.names.operand(credit)).collect();
            let is_exact = credits.iter().all(|credit| credit.is_exact);
            let credits: Vec<&str> = credits.iter().map(|credit| credit.text.as_str()).collect();
            self.named_equation(&name, &credits.join(" + "), step, is_exact);
        }
    }
}

/// Whether a part is what is taken back.
fn is_taken(part: &Step) -> bool {
    is(part, &label::TAKEN)
}
