//! Rates, amounts, bonuses, coefficients, penalties, spiffs and awards.

use super::super::{
    super::{
        crediting::{Credit, Credits},
        document::{Bonus, GradeCoefficient, Of, PaidBy, Penalty, PerUnit, RankAward, RateOf, Spiff},
        labels as label,
    },
    ask::Ask,
    conditions,
    earnings::Contribution,
    multipliers::by_grade_table,
    standing::Standing,
};
use crate::{
    number::Number,
    shape::escaped,
    trace::{Figure, Source},
};

pub fn rate(rule: &RateOf, at: &Standing<'_>, path: &str) -> Option<Figure> {
    let base = match rule.of {
        Of::Measure => at.measure()?,
        Of::BaseSalary => at.base_salary()?,
        Of::TargetIncentive => at.target_incentive()?,
    };
    let rate = Ask::declared(&label::RATE, &rule.rate, format!("{path}/rate"));
    Some(Figure::product(&label::EARNED, &[&base, &rate]))
}

pub fn per_unit(rule: &PerUnit, at: &Standing<'_>, path: &str) -> Option<Figure> {
    let amount = Ask::declared(&label::PER_UNIT, &rule.amount, format!("{path}/amount"));
    Some(Figure::product(&label::EARNED, &[&at.measure()?, &amount]))
}

pub fn fixed(amount: &Number, at: &Standing<'_>, path: &str) -> Figure {
    at.fixed(Ask::declared(&label::AMOUNT, amount, format!("{path}/amount")))
}

pub fn bonus(rule: &Bonus, at: &Standing<'_>, path: &str) -> Option<Figure> {
    let holds = conditions::test(at.ask, at.credits, &rule.when, &format!("{path}/when"))?;
    let nothing = Figure::constant(&label::NOTHING, 0);
    Some(Figure::when(&label::EARNED, &holds, &fixed(&rule.amount, at, path), &nothing))
}

pub fn grade(rule: &GradeCoefficient, at: &Standing<'_>, path: &str) -> Option<Figure> {
    let place = format!("{path}/coefficients");
    let coefficient = by_grade_table(at.ask, &label::COEFFICIENT, rule.coefficients.iter(), &place);
    let base = match rule.of {
        PaidBy::BaseSalary => at.base_salary(),
        PaidBy::TargetIncentive => at.target_incentive(),
    };
    Some(Figure::product(&label::EARNED, &[&base?, &coefficient?]))
}

/// A deduction; what it leaves of the other components is looked at once all have passed the gates.
pub fn penalty(rule: &Penalty, at: &Standing<'_>, path: &str) -> Option<Figure> {
    let holds = conditions::test(at.ask, at.credits, &rule.when, &format!("{path}/when"))?;
    let nothing = Figure::constant(&label::NOTHING, 0);
    let deduction = Figure::negation(&label::DEDUCTION, &fixed(&rule.amount, at, path));
    Some(Figure::when(&label::EARNED, &holds, &deduction, &nothing))
}

pub fn rank_award(rule: &RankAward, at: &Standing<'_>, path: &str) -> Option<Figure> {
    let facts = at.ask.facts;
    let (rank, place) = match &rule.ranking {
        None => (facts.rank, "/rank".to_owned()),
        Some(ranking) => (facts.ranks.get(ranking).copied(), format!("/ranks/{}", escaped(ranking.as_str()))),
    };
    let rank = rank.map(Number::from);
    let rank = at.ask.given(&label::RANK, rank.as_ref(), place)?;
    let mut cases = Vec::new();
    let mut bound = Number::ZERO;
    for (index, amount) in rule.places.iter().enumerate() {
        bound += &Number::ONE;
        let amount = Ask::declared(&label::AMOUNT, amount, format!("{path}/places/{index}"));
        cases.push((Figure::constant(&label::RANK, bound.clone()), at.fixed(amount)));
    }
    let after = Figure::constant(&label::RANK, bound + Number::ONE);
    cases.push((after, Figure::constant(&label::NOTHING, 0)));
    let nothing = || Figure::constant(&label::NOTHING, 0);
    Some(Figure::select(&label::EARNED, &rank, &cases, true).unwrap_or_else(nothing))
}

/// A bonus on transactions: what its deals earn.
pub fn spiff(rule: &Spiff, at: &Standing<'_>, path: &str) -> Option<Figure> {
    let parts: Vec<Figure> = spiff_parts(rule, at, path)?.into_iter().map(|(_, part)| part).collect();
    Some(Figure::sum(&label::EARNED, &parts.iter().collect::<Vec<_>>()))
}

/// What a bonus on transactions pays, deal by deal.
pub fn spiff_by_deal<'a>(rule: &Spiff, at: &Standing<'a>, path: &str) -> Option<Vec<Contribution<'a>>> {
    let within = format!("{path}/spiff");
    let contribution = |(deal, pays): (&'a Credit, Figure)| Contribution {
        deal,
        credit: deal.credit.clone(),
        around: None,
        pays,
        kept: Number::ONE,
    };
    Some(spiff_parts(rule, at, &within)?.into_iter().map(contribution).collect())
}

/// The amount times the person's share, or a share of the credit.
fn spiff_parts<'a>(rule: &Spiff, at: &Standing<'a>, path: &str) -> Option<Vec<(&'a Credit, Figure)>> {
    let on = at.component.on.as_ref()?;
    let deals = Credits::spiff_deals(at.credits, at.ask, on, rule)?;
    let mut parts = Vec::new();
    for deal in deals {
        let part = match (&rule.amount, &rule.rate) {
            (Some(amount), _) => {
                let amount = Ask::declared(&label::AMOUNT, amount, format!("{path}/amount"));
                let share = Figure::given(&label::PROPORTION, deal.share.clone(), Source::Facts(deal.path.clone()));
                let mut parts = vec![&amount, &share];
                parts.extend(&deal.earns);
                Figure::product(&label::IN_STEP, &parts)
            }
            (None, Some(rate)) => {
                let rate = Ask::declared(&label::RATE, rate, format!("{path}/rate"));
                Figure::product(&label::IN_STEP, &[&deal.credit, &rate])
            }
            (None, None) => Figure::constant(&label::NOTHING, 0),
        };
        parts.push((deal, part.about(deal.id.as_str())));
    }
    Some(parts)
}
