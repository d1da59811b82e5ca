//! Times as milliseconds since 1970.

use crate::arrow::{codes::NO_ZONE, read_integers, wrong_type};
use arrow_array::{
    Array, ArrayRef, PrimitiveArray,
    cast::AsArray,
    types::{
        ArrowPrimitiveType, Date32Type, Date64Type, TimestampMicrosecondType, TimestampMillisecondType,
        TimestampNanosecondType, TimestampSecondType,
    },
};
use arrow_schema::{DataType, TimeUnit};
use chrono::DateTime;
use quotakit::{
    error::{Problem, catalogue::document as code},
    moment::DAY_MS,
    shape::{escaped, shortened},
};

/// Whether times can be read of a column; those without a zone only where it is said that they are UTC.
pub fn check(name: &str, found: &DataType, is_utc: bool) -> Result<(), Problem> {
    match found {
        DataType::Timestamp(_, Some(_)) => Ok(()),
        found if found.is_integer() => Ok(()),
        DataType::Timestamp(_, None) | DataType::Date32 | DataType::Date64 if is_utc => Ok(()),
        DataType::Timestamp(_, None) | DataType::Date32 | DataType::Date64 => {
            let path = format!("/{}", escaped(name));
            Err(Problem::new(&NO_ZONE, path).in_facts().with("column", shortened(name)))
        }
        found => Err(wrong_type(name, "an instant", found)),
    }
}

/// The milliseconds of a column; finer digits are cut, as those of facts are.
pub fn read(array: &ArrayRef, millis: &mut Vec<i64>) {
    fn all<T: ArrowPrimitiveType>(array: &ArrayRef, millis: &mut Vec<i64>, number: impl Fn(T::Native) -> i64) {
        let array: &PrimitiveArray<T> = array.as_primitive();
        millis.extend(array.values().iter().map(|value| number(*value)));
    }
    millis.clear();
    match array.data_type() {
        DataType::Timestamp(TimeUnit::Second, _) => {
            all::<TimestampSecondType>(array, millis, |value| value.saturating_mul(1_000));
        }
        DataType::Timestamp(TimeUnit::Millisecond, _) => all::<TimestampMillisecondType>(array, millis, |value| value),
        DataType::Timestamp(TimeUnit::Microsecond, _) => {
            all::<TimestampMicrosecondType>(array, millis, |value| value.div_euclid(1_000));
        }
        DataType::Timestamp(TimeUnit::Nanosecond, _) => {
            all::<TimestampNanosecondType>(array, millis, |value| value.div_euclid(1_000_000));
        }
        DataType::Date32 => all::<Date32Type>(array, millis, |value| i64::from(value).saturating_mul(DAY_MS)),
        DataType::Date64 => all::<Date64Type>(array, millis, |value| value),
        _ => {
            read_integers(array, millis);
            if *array.data_type() == DataType::UInt64 {
                // What is beyond all signed numbers came as a negative one.
                millis.iter_mut().filter(|value| **value < 0).for_each(|value| *value = i64::MAX);
            }
        }
    }
}

/// What is wrong with a number of milliseconds: it is outside the years that a calendar has.
pub fn fault(millis: i64) -> Option<Problem> {
    DateTime::from_timestamp_millis(millis)
        .is_none()
        .then(|| Problem::new(&code::BAD_INSTANT, "").with("value", millis))
}
