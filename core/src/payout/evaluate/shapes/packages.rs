//! An amount for each block of units.

use super::{
    super::{
        super::{
            document::{Count, Package},
            labels as label,
        },
        ask::Ask,
        standing::Standing,
    },
    mirrored,
};
use crate::{
    rounding::{Mode, Rounding},
    trace::Figure,
};

pub fn package(rule: &Package, at: &Standing<'_>, path: &str) -> Option<Figure> {
    let declared = |name, value, field: &str| Ask::declared(name, value, format!("{path}/{field}"));
    mirrored(&at.measure()?, |size| {
        let free = declared(&label::FREE, &rule.free, "free");
        let block = declared(&label::BLOCK_SIZE, &rule.size, "size");
        let zero = Figure::constant(&label::NOTHING, 0);
        let rest = Figure::difference(&label::CHARGED, size, &free);
        let charged = Figure::maximum(&label::CHARGED, &[&rest, &zero]);
        let blocks = Figure::quotient(&label::BLOCKS, &charged, &block)?;
        let mode = match rule.count {
            Count::Started => Mode::Ceil,
            Count::Completed => Mode::Floor,
        };
        let blocks = Figure::rounded(&label::BLOCKS, &blocks, Rounding { mode, scale: 0 });
        Some(Figure::product(&label::EARNED, &[&blocks, &declared(&label::AMOUNT, &rule.amount, "amount")]))
    })
}
