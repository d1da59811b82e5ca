//! Users as codes.

use super::codes::{NONE, Texts, bad_id};
use crate::arrow::read_integers;
use ahash::RandomState;
use arrow_array::{Array, ArrayRef};
use arrow_schema::DataType;
use hashbrown::HashTable;
use quotakit::error::Problem;

/// Numbers are their own codes as long as the largest is below this many times the rows.
const SPARSE: usize = 4;
/// Up to this number they always are.
const SMALL: usize = 65_536;

/// How the users of a table become codes.
pub enum Users {
    /// Texts, each once.
    Texts(Box<Texts>),
    /// Whole numbers without large gaps between them.
    Dense,
    /// Whole numbers, each once.
    Sparse(Numbers),
}

/// Numbers, each once.
#[derive(Default)]
pub struct Numbers {
    state: RandomState,
    table: HashTable<(i64, u32)>,
}

impl Users {
    /// How users of a type become codes.
    pub fn of(found: &DataType) -> Option<Self> {
        if found.is_integer() {
            return Some(Self::Dense);
        }
        Texts::can_read(found).then(|| Self::Texts(Box::new(Texts::new(bad_id))))
    }

    /// The codes of a block. `before` are the codes of all earlier rows: they change where numbers turn out to be sparse.
    pub fn read(&mut self, array: &ArrayRef, scratch: &mut Vec<i64>, codes: &mut Vec<u32>, before: &mut [u32]) {
        if let Self::Texts(texts) = self {
            return texts.read(array, codes);
        }
        codes.clear();
        read_integers(array, scratch);
        let nulls = array.nulls().filter(|nulls| nulls.null_count() > 0);
        let rows = before.len().saturating_add(scratch.len());
        let limit = i64::try_from(rows.saturating_mul(SPARSE).max(SMALL)).unwrap_or(i64::MAX);
        if let Self::Dense = self
            && scratch.iter().any(|number| *number < 0 || *number >= limit.min(i64::from(NONE)))
        {
            let mut numbers = Numbers::default();
            before.iter_mut().for_each(|code| *code = numbers.code(i64::from(*code)));
            *self = Self::Sparse(numbers);
        }
        match self {
            Self::Sparse(numbers) => codes.extend(scratch.iter().map(|number| numbers.code(*number))),
            _ => codes.extend(scratch.iter().map(|number| u32::try_from(*number).unwrap_or(NONE))),
        }
        for (code, has_value) in codes.iter_mut().zip(nulls.into_iter().flatten()) {
            if !has_value {
                *code = NONE;
            }
        }
    }

    /// The users of texts that cannot be ids.
    pub fn fault(&self, code: u32) -> Option<&Problem> {
        match self {
            Self::Texts(texts) => texts.fault(code),
            _ => None,
        }
    }

    /// Whether there are any.
    pub fn has_faults(&self) -> bool {
        matches!(self, Self::Texts(texts) if texts.has_faults())
    }
}

impl Numbers {
    fn code(&mut self, number: i64) -> u32 {
        let Self { state, table } = self;
        let hash = state.hash_one(number);
        if let Some((_, code)) = table.find(hash, |(known, _)| *known == number) {
            return *code;
        }
        let code = u32::try_from(table.len()).unwrap_or(NONE);
        table.insert_unique(hash, (number, code), |(known, _)| state.hash_one(known));
        code
    }
}
