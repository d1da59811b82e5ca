//! The rule of a forecast: the one that is stated, or the one that did best before.

use super::{
    backtest::{Tested, backtest, origins, reason},
    document::ForecastMethod,
    outcome::{Reason, Tried},
    rule::Rule,
    run::{Fault, Run},
};
use crate::number::Number;

/// A rule that was settled, run over the whole series.
pub(super) struct Chosen {
    pub run: Run,
    pub tested: Result<Tested, Reason>,
    /// Among which it was chosen; nothing where it was stated.
    pub tried: Vec<Tried>,
}

/// The series and how far to look.
#[derive(Clone, Copy)]
pub(super) struct Sight<'s> {
    pub values: &'s [Number],
    pub season: usize,
    pub horizon: usize,
    /// How many origins a backtest has at most.
    pub origins: usize,
}

impl Sight<'_> {
    /// Runs the method that is asked for.
    pub fn choose(self, method: &ForecastMethod) -> Result<Chosen, Fault> {
        let origins = origins(self.values.len(), self.season, self.horizon, self.origins);
        let Some(rule) = Rule::of(method) else { return self.best(&origins) };
        let run = self.run(&rule)?;
        Ok(Chosen { run, tested: self.test(&rule, &origins), tried: Vec::new() })
    }

    fn run(self, rule: &Rule) -> Result<Run, Fault> {
        Run::of(rule, self.values, self.season, self.horizon)
    }

    fn test(self, rule: &Rule, origins: &[usize]) -> Result<Tested, Reason> {
        backtest(rule, self.values, self.season, self.horizon, origins)
    }

    /// The rule with the least MASE: with the least mean absolute error, as one figure divides them all; the first of equals.
    fn best(self, origins: &[usize]) -> Result<Chosen, Fault> {
        let mut best: Option<(Run, Tested)> = None;
        let mut tried = Vec::new();
        for rule in Rule::all(self.season) {
            let run = self.run(&rule).map_err(|fault| reason(&fault));
            let tested = run.and_then(|run| Ok((run, self.test(&rule, origins)?)));
            tried.push(told(&rule.method(), tested.as_ref().map(|(_, tested)| tested)));
            if let Ok(found) = tested
                && best.as_ref().is_none_or(|(_, least)| found.1.mean < least.mean)
            {
                best = Some(found);
            }
        }
        let need = self.horizon.saturating_add(1);
        let (run, tested) = best.ok_or(Fault::TooShort { need })?;
        Ok(Chosen { run, tested: Ok(tested), tried })
    }
}

fn told(method: &ForecastMethod, tested: Result<&Tested, &Reason>) -> Tried {
    let seasonal = match method {
        ForecastMethod::HoltWinters(stated) => Some(stated.seasonal.word()),
        _ => None,
    };
    let backtest = tested.ok().map(|tested| &tested.told);
    Tried {
        method: method.tag(),
        seasonal,
        mae: backtest.map(|backtest| backtest.mae.clone()),
        mase: backtest.and_then(|backtest| backtest.mase.clone()),
        reason: tested.err().copied(),
    }
}
