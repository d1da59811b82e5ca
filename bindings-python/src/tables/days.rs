//! Columns of days: dates, and times without a zone that are all at midnight, as pandas keeps its dates.

use arrow_array::{
    Array, ArrayRef, PrimitiveArray,
    cast::AsArray,
    types::{
        ArrowPrimitiveType, Date32Type, Date64Type, TimestampMicrosecondType, TimestampMillisecondType,
        TimestampNanosecondType, TimestampSecondType,
    },
};
use arrow_schema::{DataType, TimeUnit};

const SECONDS: i64 = 86_400;

/// The days of a column since 1970, zero where there is none; nothing where it is no column of days.
pub fn days_of(array: &ArrayRef) -> Option<Vec<i64>> {
    match array.data_type() {
        DataType::Date32 => {
            let days: &PrimitiveArray<Date32Type> = array.as_primitive();
            Some(days.values().iter().map(|day| i64::from(*day)).collect())
        }
        DataType::Date64 => whole::<Date64Type>(array, 1_000),
        DataType::Timestamp(TimeUnit::Second, None) => whole::<TimestampSecondType>(array, 1),
        DataType::Timestamp(TimeUnit::Millisecond, None) => whole::<TimestampMillisecondType>(array, 1_000),
        DataType::Timestamp(TimeUnit::Microsecond, None) => whole::<TimestampMicrosecondType>(array, 1_000_000),
        DataType::Timestamp(TimeUnit::Nanosecond, None) => whole::<TimestampNanosecondType>(array, 1_000_000_000),
        _ => None,
    }
}

fn whole<T: ArrowPrimitiveType<Native = i64>>(array: &ArrayRef, in_second: i64) -> Option<Vec<i64>> {
    let times: &PrimitiveArray<T> = array.as_primitive();
    let in_day = SECONDS.checked_mul(in_second)?;
    let day = |time: Option<i64>| match time {
        Some(time) if time.checked_rem(in_day) == Some(0) => time.checked_div(in_day),
        Some(_) => None,
        None => Some(0),
    };
    times.iter().map(day).collect()
}
