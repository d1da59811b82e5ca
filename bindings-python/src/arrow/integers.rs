//! Whole numbers of any width.

use arrow_array::{
    Array, ArrayRef, PrimitiveArray,
    cast::AsArray,
    types::{
        ArrowPrimitiveType, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
    },
};
use arrow_schema::DataType;

/// The numbers of a column of whole numbers; two are the same where those of the column are. What an unsigned one beyond
/// all signed ones becomes is negative.
pub fn read_integers(array: &ArrayRef, numbers: &mut Vec<i64>) {
    fn read<T: ArrowPrimitiveType>(array: &ArrayRef, numbers: &mut Vec<i64>, number: impl Fn(T::Native) -> i64) {
        let array: &PrimitiveArray<T> = array.as_primitive();
        numbers.extend(array.values().iter().map(|value| number(*value)));
    }
    numbers.clear();
    match array.data_type() {
        DataType::Int8 => read::<Int8Type>(array, numbers, i64::from),
        DataType::Int16 => read::<Int16Type>(array, numbers, i64::from),
        DataType::Int32 => read::<Int32Type>(array, numbers, i64::from),
        DataType::Int64 => read::<Int64Type>(array, numbers, |value| value),
        DataType::UInt8 => read::<UInt8Type>(array, numbers, i64::from),
        DataType::UInt16 => read::<UInt16Type>(array, numbers, i64::from),
        DataType::UInt32 => read::<UInt32Type>(array, numbers, i64::from),
        DataType::UInt64 => read::<UInt64Type>(array, numbers, u64::cast_signed),
        _ => numbers.resize(array.len(), 0),
    }
}
