//! Team pools: funded by a shape, distributed so that the parts sum to the pool.

use super::super::{
    super::{
        document::{Pool, PoolBy},
        facts::Member,
        labels as label,
    },
    standing::Standing,
};
use crate::{
    apportion::{Claim, split_amount},
    error::{Problem, catalogue::pay as code},
    number::Number,
    trace::{Figure, Source},
};

pub fn pool(rule: &Pool, at: &Standing<'_>, path: &str) -> Option<Figure> {
    // All of the team's deals count, also those by which a member who left earns nothing more.
    let fund = super::earned(&rule.fund, &at.of_team(), &format!("{path}/fund"));
    let Some(team) = &at.ask.facts.team else {
        at.ask.missing("/team", "team");
        return None;
    };
    let position = team.iter().position(|member| member.person == at.ask.facts.person);
    let Some(position) = position else {
        at.ask.fault(Problem::new(&code::NOT_IN_TEAM, "/team").with("person", &at.ask.facts.person));
        return None;
    };
    let weights: Vec<Option<Number>> =
        team.iter().enumerate().map(|(index, member)| weight_of(rule.by, member, index, at)).collect();
    let weights: Vec<Number> = weights.into_iter().collect::<Option<_>>()?;
    let rounding = at.ask.rounding();
    let fund = Figure::rounded(&label::POOL, &fund?, rounding);
    let claims: Vec<Claim<'_>> =
        team.iter().zip(&weights).map(|(member, weight)| Claim { id: member.person.as_str(), weight }).collect();
    let Some(parts) = split_amount(fund.number(), &super::super::unit_of(rounding), &claims) else {
        at.ask.fault_at(&code::NO_CLAIM, "/team");
        return None;
    };
    let mut of = vec![fund.step()];
    for (index, (member, weight)) in team.iter().zip(&weights).enumerate() {
        let source = Source::Facts(format!("/team/{index}"));
        of.push(Figure::given(&label::MEMBER, weight.clone(), source).about(member.person.as_str()).step());
    }
    Some(Figure::found(&label::POOL_PART, parts.get(position)?.clone(), of))
}

fn weight_of(by: PoolBy, member: &Member, index: usize, at: &Standing<'_>) -> Option<Number> {
    let (value, field) = match by {
        PoolBy::Equal => return Some(Number::ONE),
        PoolBy::Weights => (&member.weight, "weight"),
        PoolBy::Hours => (&member.hours, "hours"),
        PoolBy::Score => (&member.score, "score"),
    };
    if value.is_none() {
        at.ask.missing(format!("/team/{index}/{field}"), field);
    }
    value.clone()
}
