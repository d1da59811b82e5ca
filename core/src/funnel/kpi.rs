//! The plain key figures of sales, each with its trace. A zero denominator gives `None`: there is no such figure.

use super::labels as label;
use crate::trace::Figure;

/// Velocity: opportunities × average won amount × win rate ÷ cycle days, in money a day.
///
/// ```
/// use quotakit::{funnel::kpi, number::Number, rounding::Rounding, trace::{Figure, common}};
/// let given = |text: &str| Figure::constant(&common::AMOUNT, text.parse::<Number>().expect("a number"));
/// let velocity = kpi::velocity(&given("18"), &given("42000"), &given("24%"), &given("78")).expect("78 is not zero");
/// assert_eq!(velocity.number().rounded(Rounding::half_up(2)).to_string(), "2326.15");
/// assert_eq!(kpi::velocity(&given("18"), &given("42000"), &given("24%"), &given("0")), None);
/// ```
#[must_use]
pub fn velocity(
    opportunities: &Figure,
    average_won: &Figure,
    win_rate: &Figure,
    cycle_days: &Figure,
) -> Option<Figure> {
    let flow = Figure::product(&label::FLOW, &[opportunities, average_won, win_rate]);
    Figure::quotient(&label::VELOCITY, &flow, cycle_days)
}

/// Average order value: value ÷ orders.
#[must_use]
pub fn average_order_value(value: &Figure, orders: &Figure) -> Option<Figure> {
    Figure::quotient(&label::ORDER_VALUE, value, orders)
}

/// Customer lifetime value, the simple kind: average order value × orders a year × margin × years.
#[must_use]
pub fn lifetime_value(order_value: &Figure, frequency: &Figure, margin: &Figure, lifetime: &Figure) -> Figure {
    Figure::product(&label::LIFETIME_VALUE, &[order_value, frequency, margin, lifetime])
}

/// Customer acquisition cost: cost ÷ new customers.
#[must_use]
pub fn acquisition_cost(cost: &Figure, customers: &Figure) -> Option<Figure> {
    Figure::quotient(&label::ACQUISITION_COST, cost, customers)
}

/// Return on investment: (revenue − cost) ÷ cost.
#[must_use]
pub fn return_on_investment(revenue: &Figure, cost: &Figure) -> Option<Figure> {
    Figure::quotient(&label::RETURN_ON_INVESTMENT, &Figure::difference(&label::PROFIT, revenue, cost), cost)
}

/// Return on spend: revenue ÷ cost.
#[must_use]
pub fn return_on_spend(revenue: &Figure, cost: &Figure) -> Option<Figure> {
    Figure::quotient(&label::RETURN_ON_SPEND, revenue, cost)
}

/// Collection rate (回款率): received ÷ value.
#[must_use]
pub fn collection_rate(received: &Figure, value: &Figure) -> Option<Figure> {
    Figure::quotient(&label::COLLECTION_RATE, received, value)
}

/// Coverage: open pipeline ÷ remaining target.
#[must_use]
pub fn coverage(pipeline: &Figure, remaining_target: &Figure) -> Option<Figure> {
    Figure::quotient(&label::COVERAGE, pipeline, remaining_target)
}

/// The coverage that a win rate requires: 1 ÷ win rate.
#[must_use]
pub fn required_coverage(win_rate: &Figure) -> Option<Figure> {
    Figure::quotient(&label::REQUIRED_COVERAGE, &Figure::constant(&label::ONE, 1), win_rate)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::replay;

    fn given(text: &str) -> Figure {
        Figure::constant(&label::AMOUNT, text.parse::<crate::number::Number>().expect(text))
    }

    fn text(figure: Option<Figure>) -> Option<String> {
        let figure = figure?;
        assert_eq!(replay(&figure.step()), Some(figure.step().value.clone()));
        Some(figure.number().to_string())
    }

    /// By hand: 1,200 ÷ 8; 150 × 4 × 30 % × 5; 5,000 ÷ 20; (9,000 − 6,000) ÷ 6,000; 9,000 ÷ 6,000; 850 ÷ 1,000.
    #[test]
    fn figures_by_hand() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(text(average_order_value(&given("1200"), &given("8"))), some("150"));
        let lifetime = lifetime_value(&given("150"), &given("4"), &given("30%"), &given("5"));
        assert_eq!(text(Some(lifetime)), some("900"));
        assert_eq!(text(acquisition_cost(&given("5000"), &given("20"))), some("250"));
        assert_eq!(text(return_on_investment(&given("9000"), &given("6000"))), some("0.5"));
        assert_eq!(text(return_on_spend(&given("9000"), &given("6000"))), some("1.5"));
        assert_eq!(text(collection_rate(&given("850"), &given("1000"))), some("0.85"));
        assert_eq!(text(coverage(&given("300"), &given("100"))), some("3"));
        assert_eq!(text(required_coverage(&given("25%"))), some("4"));
    }

    #[test]
    fn a_zero_denominator_gives_nothing() {
        let (zero, one) = (given("0"), given("1"));
        let figures = [
            average_order_value(&one, &zero),
            acquisition_cost(&one, &zero),
            return_on_investment(&one, &zero),
            return_on_spend(&one, &zero),
            collection_rate(&one, &zero),
            coverage(&one, &zero),
            required_coverage(&zero),
        ];
        assert!(figures.iter().all(Option::is_none));
    }
}
