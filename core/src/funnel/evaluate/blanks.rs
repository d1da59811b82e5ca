//! Empty cells: a table writes nothing as an empty text, which is nobody's name.

use crate::funnel::{
    facts::{Cost, Deal, PipelineFacts},
    lenient::Lenient,
};
use std::borrow::Cow;

/// The facts, with texts of blanks alone as names that are not told.
pub(super) fn without_blanks(facts: &PipelineFacts) -> Cow<'_, PipelineFacts> {
    let mut facts = Cow::Borrowed(facts);
    let has_blank = |deal: &Deal| {
        let names = [&deal.owner, &deal.channel, &deal.product, &deal.region, &deal.customer];
        names.into_iter().flatten().any(|name| name.trim().is_empty())
    };
    let is_unnamed = |cost: &Cost| {
        let names = [&cost.owner, &cost.channel, &cost.product, &cost.region, &cost.month];
        names.into_iter().flatten().any(|name| name.trim().is_empty())
    };
    if !facts.deals.iter().filter_map(Lenient::get).any(has_blank) && !facts.costs.iter().any(is_unnamed) {
        return facts;
    }
    for deal in &mut facts.to_mut().deals {
        let Lenient::Read(deal) = deal else { continue };
        for name in [&mut deal.owner, &mut deal.channel, &mut deal.product, &mut deal.region, &mut deal.customer] {
            *name = name.take().filter(|name| !name.trim().is_empty());
        }
    }
    for cost in &mut facts.to_mut().costs {
        for name in [&mut cost.owner, &mut cost.channel, &mut cost.product, &mut cost.region, &mut cost.month] {
            *name = name.take().filter(|name| !name.trim().is_empty());
        }
    }
    facts
}
