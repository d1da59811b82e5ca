//! Classes by won value.

use super::{Buyer, Whole, tier};
use crate::{
    funnel::{
        customers::{Abc, AbcClass, AbcFigures, Boundary, CustomerAbc, EqualValues, labels as own},
        outcome::Reasons,
        sheet::Sheet,
        words::NoFigure,
    },
    number::Number,
    trace::Figure,
};

const CLASSES: [AbcClass; 3] = [AbcClass::A, AbcClass::B, AbcClass::C];

/// Where a customer stands.
struct Place {
    class: AbcClass,
    /// The value of all who bought at least as much.
    cumulative: Number,
}

/// The places of the customers, in their order; `None` for those without a priced order.
pub(super) struct Places(Result<Vec<Option<Place>>, NoFigure>);

pub(super) fn places(abc: &Abc, buyers: &[Buyer<'_, '_>], whole: &Whole) -> Places {
    if let Some(why) = whole.no_share() {
        return Places(Err(why));
    }
    let valued = buyers.iter().enumerate().filter_map(|(index, buyer)| Some((buyer.value.as_ref()?.number(), index)));
    let mut ranked: Vec<(&Number, usize)> = valued.collect();
    ranked.sort_by(|(a, _), (b, _)| b.cmp(a));
    let mut places: Vec<Option<Place>> = buyers.iter().map(|_| None).collect();
    let total = whole.value.number();
    let mut before = Number::ZERO;
    for equals in ranked.chunk_by(|(a, _), (b, _)| a == b) {
        let Some((value, _)) = equals.first() else { continue };
        let others = Number::from(equals.len().saturating_sub(1));
        let ahead = match abc.ties {
            EqualValues::Better => before.clone(),
            EqualValues::Worse => &before + &(*value * &others),
        };
        let class = class(abc, &ahead, &(&ahead + *value), total);
        let cumulative = equals.iter().fold(before, |sum, (value, _)| &sum + *value);
        for (_, index) in equals {
            if let Some(place) = places.get_mut(*index) {
                *place = Some(Place { class, cumulative: cumulative.clone() });
            }
        }
        before = cumulative;
    }
    Places(Ok(places))
}

/// The class of a customer whom others with so much value are ahead of. Products are compared, so that nothing is rounded.
fn class(abc: &Abc, before: &Number, with: &Number, total: &Number) -> AbcClass {
    let is_within = |threshold: &Number| match abc.boundary {
        Boundary::ShareBefore => *before < threshold * total,
        Boundary::ShareWith => *with <= threshold * total,
    };
    match () {
        () if is_within(&abc.a) => AbcClass::A,
        () if is_within(&abc.b) => AbcClass::B,
        () => AbcClass::C,
    }
}

impl Places {
    fn of(&self, index: usize) -> Result<&Place, NoFigure> {
        let places = self.0.as_ref().map_err(|why| *why)?;
        places.get(index).and_then(Option::as_ref).ok_or(NoFigure::NoValue)
    }
}

pub(super) fn figures(sheet: &mut Sheet, places: &Places, buyers: &[Buyer<'_, '_>], whole: &Whole) -> AbcFigures {
    if let Err(why) = places.0 {
        return AbcFigures { classes: None, reasons: Reasons::from([("classes", why)]) };
    }
    let members = |class: Option<AbcClass>| -> Vec<&Buyer<'_, '_>> {
        let is_in = |index: usize| places.of(index).ok().map(|place| place.class) == class;
        buyers.iter().enumerate().filter(|(index, _)| is_in(*index)).map(|(_, buyer)| buyer).collect()
    };
    let mut classes = Vec::new();
    for class in CLASSES {
        classes.push(tier(sheet, Some(class.word()), &members(Some(class)), whole));
    }
    let others = members(None);
    if !others.is_empty() {
        classes.push(tier(sheet, None, &others, whole));
    }
    AbcFigures { classes: Some(classes), reasons: Reasons::new() }
}

pub(super) fn of_customer(
    sheet: &mut Sheet,
    places: &Places,
    index: usize,
    buyer: &Buyer<'_, '_>,
    whole: &Whole,
) -> CustomerAbc {
    let mut reasons = Reasons::new();
    let place = places.of(index);
    let why = place.as_ref().err().copied().unwrap_or(NoFigure::NoValue);
    let share = |value: &Figure, label| Figure::quotient(label, value, &whole.value).map(|share| share.about(buyer.id));
    let own_share = place.as_ref().ok().and(buyer.value.as_ref()).and_then(|value| share(value, &own::SHARE_OF_VALUE));
    let cumulative = place.as_ref().ok().and_then(|place| {
        let value = Figure::found(&own::CUMULATIVE_VALUE, place.cumulative.clone(), Vec::new());
        share(&value, &own::CUMULATIVE_SHARE)
    });
    let class = place.ok().map(|place| place.class);
    if class.is_none() {
        reasons.insert("class", why);
    }
    CustomerAbc {
        class,
        share: sheet.number_or(own_share.as_ref(), ("share", why), &mut reasons),
        cumulative_share: sheet.number_or(cumulative.as_ref(), ("cumulative_share", why), &mut reasons),
        reasons,
    }
}
