//! The words of the shared lexicon: a text of lines, `meaning: word | word`.

use super::lexicon::{Bound, Compare, Direction, Edge, Length, Meaning, Relative, Role, UnitWord, currency};
use crate::{
    goals::{Measured, StandsFor},
    quantity::{CountUnit, NamedUnit, PlainUnit, Unit},
};

const WORDS: &str = include_str!("words.txt");

/// What a line of the lexicon means.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Row {
    /// A metric: its name, its natural unit, and how its figures come about.
    Metric(&'static str, Option<Unit>, Option<Measured>),
    /// Anything else.
    Word(Meaning),
}

/// The lines of the lexicon: what they mean, and the words; `None` for a line that means nothing.
pub(super) fn rows() -> impl Iterator<Item = (Option<Row>, Vec<&'static str>)> {
    let lines = WORDS.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| {
        let (key, words) = line.split_once(": ").unwrap_or((line, ""));
        (row(key), words.split(" | ").map(str::trim).filter(|word| !word.is_empty()).collect())
    })
}

fn row(key: &'static str) -> Option<Row> {
    let mut parts = key.split(' ');
    let (kind, first, second, third) = (parts.next()?, parts.next(), parts.next(), parts.next());
    if kind == "metric" {
        return Some(Row::Metric(first?, unit(second?), measured(third?)));
    }
    meaning(kind, first.unwrap_or_default(), second.unwrap_or_default()).map(Row::Word)
}

fn unit(name: &str) -> Option<Unit> {
    match name {
        "count" => Some(Unit::Count(CountUnit { of: None, step: None })),
        "percent" => Some(Unit::Percent(PlainUnit {})),
        "days" => Some(Unit::Days(PlainUnit {})),
        _ => None,
    }
}

fn measured(name: &str) -> Option<Measured> {
    match name {
        "total" => Some(Measured::Total),
        "level" => Some(Measured::Level),
        _ => None,
    }
}

fn meaning(kind: &str, first: &str, second: &str) -> Option<Meaning> {
    let number = || first.parse::<u32>().ok();
    Some(match kind {
        "direction" => Meaning::Direction(direction(first)?),
        "role" => Meaning::Role(role(first)?),
        "bound" => Meaning::Bound(bound(first)?),
        "compare" => Meaning::Compare(compare(first)?),
        "multiple" => Meaning::Multiple(number()?),
        "multiplier" => Meaning::Multiplier(number()?),
        "number_word" => Meaning::NumberWord(number()?),
        "month_name" => Meaning::MonthName(number()?),
        "half" => Meaning::Half(number()?),
        "year" => Meaning::Year(first.parse().ok()?, second.parse().ok()?),
        "relative" => Meaning::Relative(relative(first)?),
        "edge" => Meaning::Edge(edge(first)?),
        "time" => Meaning::Time(length(first)?),
        "every" => Meaning::Every(length(first)?),
        "end_of" => Meaning::EndOf(length(first)?),
        "each" => Meaning::Each,
        "negation" => Meaning::Negation,
        "means" => Meaning::Means,
        "scope" => Meaning::Scope(dimension(first)?),
        "region" => Meaning::Region,
        "vague" => Meaning::Vague(stands_for(first)?),
        "and" => Meaning::And,
        "ordinal" => Meaning::Ordinal,
        "minguo" => Meaning::Minguo,
        "number" => Meaning::Number(number()?),
        "one_half" => Meaning::OneHalf,
        "halve" => Meaning::Halve,
        "versus" => Meaning::Versus,
        "of_which" => Meaning::OfWhich,
        "whole_year" => Meaning::WholeYear,
        "name_part" => Meaning::NamePart,
        "first" => Meaning::First,
        "filler" => Meaning::Filler,
        "unit" => Meaning::Unit(unit_word(first)?),
        "odd_unit" => Meaning::OddUnit,
        "currency_sign" => Meaning::CurrencySign(unit_word(first)?),
        _ => return None,
    })
}

fn unit_word(name: &str) -> Option<UnitWord> {
    Some(match name {
        "money" => UnitWord::Money,
        "percent" => UnitWord::Percent,
        "points" => UnitWord::Points,
        "basis_points" => UnitWord::BasisPoints,
        "count" => UnitWord::Known(unit("count")?),
        "points_scored" => UnitWord::Known(Unit::Named(NamedUnit { name: "points".to_owned() })),
        code => currency(code),
    })
}

fn direction(name: &str) -> Option<Direction> {
    Some(match name {
        "increase" => Direction::Increase,
        "decrease" => Direction::Decrease,
        "maintain" => Direction::Maintain,
        "gain" => Direction::Gain,
        "reach" => Direction::Reach,
        _ => return None,
    })
}

fn role(name: &str) -> Option<Role> {
    Some(match name {
        "from" => Role::From,
        "to" => Role::To,
        "by" => Role::By,
        _ => return None,
    })
}

fn bound(name: &str) -> Option<Bound> {
    Some(match name {
        "by" => Bound::By,
        "before" => Bound::Before,
        "within" => Bound::Within,
        "from" => Bound::From,
        "to" => Bound::To,
        "in" => Bound::In,
        "during" => Bound::During,
        "after" => Bound::After,
        "since" => Bound::Since,
        _ => return None,
    })
}

fn compare(name: &str) -> Option<Compare> {
    Some(match name {
        "at_least" => Compare::AtLeast,
        "at_most" => Compare::AtMost,
        "exactly" => Compare::Exactly,
        "between" => Compare::Between,
        "about" => Compare::About,
        _ => return None,
    })
}

fn relative(name: &str) -> Option<Relative> {
    Some(match name {
        "this" => Relative::This,
        "next" => Relative::Next,
        "coming" => Relative::Coming,
        "last" => Relative::Last,
        _ => return None,
    })
}

fn edge(name: &str) -> Option<Edge> {
    Some(match name {
        "start" => Edge::Start,
        "middle" => Edge::Middle,
        "end" => Edge::End,
        _ => return None,
    })
}

fn length(name: &str) -> Option<Length> {
    Some(match name {
        "day" => Length::Day,
        "day_of_month" => Length::DayOfMonth,
        "week" => Length::Week,
        "month" => Length::Month,
        "months" => Length::Months,
        "quarter" => Length::Quarter,
        "half" => Length::Half,
        "year" => Length::Year,
        "fiscal_year" => Length::FiscalYear,
        _ => return None,
    })
}

fn dimension(name: &str) -> Option<&'static str> {
    ["product", "region", "channel", "team", "store", "segment"].into_iter().find(|dimension| *dimension == name)
}

fn stands_for(name: &str) -> Option<StandsFor> {
    Some(match name {
        "metric" => StandsFor::Metric,
        "amount" => StandsFor::Amount,
        "date" => StandsFor::Date,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::goals::reading::text::fold;

    #[test]
    fn every_line_means_something_and_is_folded() {
        for (row, words) in rows() {
            assert!(row.is_some() && !words.is_empty(), "{words:?}");
            for word in words {
                let folded: String = word.chars().map(fold).collect();
                assert_eq!(folded, word, "write it folded");
            }
        }
    }
}
