//! Programs give what exact numbers give, in 64 bits, in 128 bits and row by row.

use super::{Block, Cells, Flag, Output, Program, Range, Runner, Value, Writer};
use crate::{
    number::Number,
    rounding::{Mode, Rounding},
    trace::Comparison,
};
use proptest::prelude::*;

/// A formula over three columns, the last of which is above zero in rows that count.
#[derive(Clone, Debug)]
enum Formula {
    Column(usize),
    Known(i64, u32),
    Sum(Box<Formula>, Box<Formula>),
    Product(Box<Formula>, Box<Formula>),
    OverQuota(Box<Formula>),
    Least(Box<Formula>, Box<Formula>),
    Most(Box<Formula>, Box<Formula>),
    Size(Box<Formula>),
    Mirrored(Box<Formula>, usize),
    Rounded(Box<Formula>, Mode, u32),
    Hinges(Box<Formula>, Vec<(i64, i64)>, bool),
    Choose(Box<Formula>, Comparison, Box<Formula>),
}

const SCALES: [u32; 3] = [2, 0, 2];

fn number(mantissa: i64, scale: u32) -> Number {
    rust_decimal::Decimal::new(mantissa, scale).into()
}

impl Formula {
    fn written(&self, writer: &mut Writer) -> Option<Value> {
        let column = |writer: &mut Writer, place: usize| writer.input(place, SCALES[place]);
        match self {
            Self::Column(place) => column(writer, *place),
            Self::Known(mantissa, scale) => Some(Value::Known(number(*mantissa, *scale))),
            Self::Sum(a, b) => {
                let (a, b) = (a.written(writer)?, b.written(writer)?);
                writer.sum(&a, &b)
            }
            Self::Product(a, b) => {
                let (a, b) = (a.written(writer)?, b.written(writer)?);
                writer.product(&a, &b)
            }
            Self::OverQuota(a) => {
                let (a, quota) = (a.written(writer)?, column(writer, 2)?);
                writer.quotient(&a, &quota)
            }
            Self::Least(a, b) => {
                let (a, b) = (a.written(writer)?, b.written(writer)?);
                writer.least(&a, &b)
            }
            Self::Most(a, b) => {
                let (a, b) = (a.written(writer)?, b.written(writer)?);
                writer.most(&a, &b)
            }
            Self::Size(a) => {
                let a = a.written(writer)?;
                writer.size(&a)
            }
            Self::Mirrored(a, by) => {
                let (a, by) = (a.written(writer)?, column(writer, *by)?);
                writer.mirrored(&a, &by)
            }
            Self::Rounded(a, mode, scale) => {
                let a = a.written(writer)?;
                writer.rounded(&a, Rounding { mode: *mode, scale: *scale })
            }
            Self::Hinges(a, knots, is_of_quota) => {
                let (a, quota) = (a.written(writer)?, column(writer, 2)?);
                let mut made = Vec::new();
                for (knot, rate) in knots {
                    let knot = Value::Known(number(*knot, 1));
                    let knot = if *is_of_quota { writer.product(&knot, &quota)? } else { knot };
                    made.push((knot, number(*rate, 2)));
                }
                writer.hinges(&a, &made)
            }
            Self::Choose(a, comparison, b) => {
                let (a, b) = (a.written(writer)?, b.written(writer)?);
                let flag = writer.test(&a, *comparison, &b)?;
                let is_small = writer.test(&a, Comparison::Below, &Value::Known(Number::HUNDRED))?;
                let not_small = writer.not(is_small);
                let (both, either) = (writer.and(flag, not_small), writer.or(flag, not_small));
                let then = writer.choose(both, &a, &b)?;
                writer.choose(either, &then, &b)
            }
        }
    }

    fn of(&self, row: &[Number; 3]) -> Number {
        match self {
            Self::Column(place) => row[*place].clone(),
            Self::Known(mantissa, scale) => number(*mantissa, *scale),
            Self::Sum(a, b) => a.of(row) + b.of(row),
            Self::Product(a, b) => a.of(row) * b.of(row),
            Self::OverQuota(a) => a.of(row).over(&row[2]).expect("above zero"),
            Self::Least(a, b) => a.of(row).min(b.of(row)),
            Self::Most(a, b) => a.of(row).max(b.of(row)),
            Self::Size(a) => a.of(row).abs(),
            Self::Mirrored(a, by) => {
                if row[*by].is_negative() {
                    -a.of(row)
                } else {
                    a.of(row)
                }
            }
            Self::Rounded(a, mode, scale) => a.of(row).rounded(Rounding { mode: *mode, scale: *scale }),
            Self::Hinges(a, knots, is_of_quota) => {
                let (x, quota) = (a.of(row), if *is_of_quota { row[2].clone() } else { Number::ONE });
                let above = |(knot, rate): &(i64, i64)| {
                    (&x - number(*knot, 1) * &quota).at_least(&Number::ZERO) * number(*rate, 2)
                };
                knots.iter().map(above).sum()
            }
            Self::Choose(a, comparison, b) => {
                let (a, b) = (a.of(row), b.of(row));
                let is_big = a >= Number::HUNDRED;
                let flag = comparison.holds(&a, &b);
                if flag && is_big { a } else { b }
            }
        }
    }
}

fn formulas() -> impl Strategy<Value = Formula> {
    let leaf = prop_oneof![
        (0_usize..3).prop_map(Formula::Column),
        (-500_i64..500, 0_u32..3).prop_map(|(mantissa, scale)| Formula::Known(mantissa, scale)),
    ];
    let mode = prop::sample::select(vec![
        Mode::HalfUp,
        Mode::HalfEven,
        Mode::HalfDown,
        Mode::Up,
        Mode::Down,
        Mode::Floor,
        Mode::Ceil,
    ]);
    let comparison = prop::sample::select(vec![
        Comparison::AtLeast,
        Comparison::AtMost,
        Comparison::Above,
        Comparison::Below,
        Comparison::Equal,
    ]);
    leaf.prop_recursive(4, 24, 2, move |inner| {
        let one = || inner.clone().prop_map(Box::new);
        prop_oneof![
            (one(), one()).prop_map(|(a, b)| Formula::Sum(a, b)),
            (one(), one()).prop_map(|(a, b)| Formula::Product(a, b)),
            one().prop_map(Formula::OverQuota),
            (one(), one()).prop_map(|(a, b)| Formula::Least(a, b)),
            (one(), one()).prop_map(|(a, b)| Formula::Most(a, b)),
            one().prop_map(Formula::Size),
            (one(), 0_usize..2).prop_map(|(a, by)| Formula::Mirrored(a, by)),
            (one(), mode.clone(), 0_u32..3).prop_map(|(a, mode, scale)| Formula::Rounded(a, mode, scale)),
            (one(), prop::collection::vec((-50_i64..50, -9_i64..9), 1..4), any::<bool>())
                .prop_map(|(a, knots, is_of_quota)| Formula::Hinges(a, knots, is_of_quota)),
            (one(), comparison.clone(), one()).prop_map(|(a, comparison, b)| Formula::Choose(a, comparison, b)),
        ]
    })
}

/// Cells from a few units to far beyond 64 bits.
fn cells() -> impl Strategy<Value = Vec<[i128; 3]>> {
    let cell =
        (any::<i128>(), prop::sample::select(vec![80_u32, 100, 110, 120])).prop_map(|(bits, shift)| bits >> shift);
    let row = (cell.clone(), cell.clone(), cell).prop_map(|(a, b, quota)| [a, b, quota]);
    prop::collection::vec(row, 1..20)
}

fn program_of(formula: &Formula) -> Option<Program> {
    let mut writer = Writer::default();
    let value = formula.written(&mut writer)?;
    let output = writer.output(&value, 2)?;
    Some(writer.finish(vec![output]))
}

fn emitted(program: &Program, cells: &[Cells<'_>], rows: usize) -> Option<(Vec<i128>, Vec<i64>)> {
    let mut runner = Runner::new(std::sync::Arc::new(program.clone()));
    let mut found = Vec::new();
    let range = |cells: &Cells<'_>| match cells {
        Cells::Narrow(cells) => Range::of_cells(cells),
        Cells::Wide(cells) => Range::of_cells(cells),
    };
    let ranges: Vec<Range> = cells.iter().map(range).collect();
    runner.run(rows, (cells, &ranges), |_, block| {
        found = match block {
            Block::Known(number) => vec![number; rows],
            Block::Narrow(values) => values.iter().map(|value| i128::from(*value)).collect(),
            Block::Wide(values) => values.to_vec(),
        };
    })?;
    Some((found, runner.valid.clone()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    /// Law: columns give what one row at a time gives, and both what exact numbers give; rows that machine integers do not
    /// hold, or where a quota is not above zero, are told.
    #[test]
    fn batch_equals_single(formula in formulas(), rows in cells()) {
        let Some(program) = program_of(&formula) else { return Ok(()) };
        let columns: Vec<Vec<i128>> = (0..3).map(|place| rows.iter().map(|row| row[place]).collect()).collect();
        let narrow: Vec<Option<Vec<i64>>> =
            columns.iter().map(|column| column.iter().map(|cell| i64::try_from(*cell).ok()).collect()).collect();
        let wide_cells: Vec<Cells<'_>> = columns.iter().map(|column| Cells::Wide(column)).collect();
        let some_cells: Vec<Cells<'_>> = narrow.iter().zip(&wide_cells).map(|(narrow, wide)| match narrow {
            Some(narrow) => Cells::Narrow(narrow),
            None => *wide,
        }).collect();
        let blocks = [emitted(&program, &wide_cells, rows.len()), emitted(&program, &some_cells, rows.len())];
        for (place, row) in rows.iter().enumerate() {
            let alone = program.row(|column| row.get(column).copied());
            let is_quota_positive = row[2] > 0;
            let exact = is_quota_positive.then(|| {
                let numbers = std::array::from_fn(|column| {
                    Number::from(num_bigint::BigInt::from(row[column])).over(&10_i64.pow(SCALES[column]).into()).expect("a power")
                });
                formula.of(&numbers).rounded(Rounding::half_up(2)) * Number::HUNDRED
            });
            if let (Some(alone), Some(exact)) = (&alone, &exact) {
                prop_assert_eq!(&Number::from(num_bigint::BigInt::from(alone[0])), exact, "row {}", place);
            }
            for (found, valid) in blocks.iter().flatten() {
                // A block that was proven to hold its rows gives what single rows give.
                if valid[place] == 1 {
                    prop_assert_eq!(Some(found[place]), alone.as_ref().map(|alone| alone[0]), "row {}", place);
                } else {
                    prop_assert!(alone.is_none());
                }
            }
        }
    }
}

/// 100 less 7 over three lines, worked by hand: shares 3.5, 2.1, 1.4, so floors 3, 2, 1 and the unit left goes to the
/// remainder of 0.5.
#[test]
fn cuts_are_shared_by_largest_remainder() {
    let mut writer = Writer::default();
    let lines: Vec<Value> = (0..3).map(|column| writer.input(column, 0).expect("a column")).collect();
    let cut = writer.input(3, 0).expect("a column");
    let left = writer.cut(&lines, &[0, 1, 2], &cut, 0).expect("whole numbers");
    let outputs: Vec<Output> = left.iter().map(|line| writer.output(line, 0).expect("whole numbers")).collect();
    let program = writer.finish(outputs);
    let row = |cells: [i128; 4]| program.row(|column| cells.get(column).copied());
    assert_eq!(row([50, 30, 20, 7]), Some(vec![46, 28, 19]));
    // Ties go by size and then by id; what is below zero is not cut.
    assert_eq!(row([10, 10, -5, 1]), Some(vec![9, 10, -5]));
    assert_eq!(row([10, 10, -5, 0]), Some(vec![10, 10, -5]));
}

/// A flag that is known needs no register, and what nothing needs is left out.
#[test]
fn what_is_known_costs_nothing() {
    let mut writer = Writer::default();
    let column = writer.input(0, 0).expect("a column");
    let holds = writer.test(&Value::Known(Number::ONE), Comparison::Above, &Value::ZERO).expect("a flag");
    assert_eq!(holds, Flag::Known(true));
    let other = writer.sum(&column, &Value::Known(Number::ONE)).expect("a sum");
    let chosen = writer.choose(holds, &column, &other).expect("a value");
    let output = writer.output(&chosen, 0).expect("whole numbers");
    assert_eq!(writer.finish(vec![output]).steps.len(), 1);
}
