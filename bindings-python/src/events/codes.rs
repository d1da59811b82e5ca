//! Values as codes: each text once, numbered as it is first seen.

use crate::arrow::read_integers;
use ahash::RandomState;
use arrow_array::{Array, ArrayRef, BinaryArray, LargeBinaryArray, cast::AsArray};
use arrow_schema::DataType;
use hashbrown::HashTable;
use quotakit::{
    error::{Problem, catalogue::document as code},
    id::Id,
    limits,
    shape::shortened,
};
use std::{collections::BTreeMap, sync::Arc};

/// The code of a row without a value.
pub const NONE: u32 = u32::MAX;

/// What is wrong with a text, if anything is.
pub type Check = fn(&[u8]) -> Option<Problem>;

/// Texts, each once.
pub struct Texts {
    check: Check,
    state: RandomState,
    table: HashTable<u32>,
    bytes: Vec<u8>,
    ends: Vec<usize>,
    /// The texts that no row may have.
    faults: BTreeMap<u32, Problem>,
    /// The dictionary seen last, and the codes of its values: slices of one batch share it.
    dictionary: Option<(ArrayRef, Vec<u32>)>,
}

impl Texts {
    pub fn new(check: Check) -> Self {
        let (state, table) = (RandomState::new(), HashTable::new());
        Self { check, state, table, bytes: Vec::new(), ends: Vec::new(), faults: BTreeMap::new(), dictionary: None }
    }

    /// Whether texts can be read of columns of a type.
    pub fn can_read(found: &DataType) -> bool {
        match found {
            DataType::Dictionary(_, values) => is_text(values),
            plain => is_text(plain) || plain.is_integer(),
        }
    }

    /// The codes of a column; [`NONE`] where it has no value.
    pub fn read(&mut self, array: &ArrayRef, codes: &mut Vec<u32>) {
        codes.clear();
        match array.data_type() {
            DataType::Dictionary(..) => self.read_dictionary(array, codes),
            found if found.is_integer() => {
                let mut numbers = Vec::with_capacity(array.len());
                read_integers(array, &mut numbers);
                codes.extend(numbers.iter().map(|number| self.code(number.to_string().as_bytes())));
            }
            _ => self.read_texts(array, codes),
        }
        if let Some(nulls) = array.logical_nulls().filter(|nulls| nulls.null_count() > 0) {
            codes.iter_mut().zip(nulls.iter()).filter(|(_, has_value)| !has_value).for_each(|(code, _)| *code = NONE);
        }
    }

    /// What is wrong with the text of a code.
    pub fn fault(&self, code: u32) -> Option<&Problem> {
        self.faults.get(&code)
    }

    /// Whether any text is wrong.
    pub fn has_faults(&self) -> bool {
        !self.faults.is_empty()
    }

    /// The texts, by code; those that no row may have are empty.
    pub fn texts(&self) -> Vec<&str> {
        let mut start = 0;
        let texts = self.ends.iter().map(|end| {
            let text = self.bytes.get(start..*end).unwrap_or_default();
            start = *end;
            std::str::from_utf8(text).unwrap_or_default()
        });
        texts.collect()
    }

    fn read_texts(&mut self, array: &ArrayRef, codes: &mut Vec<u32>) {
        // Texts are taken as bytes: what other libraries give is UTF-8 when it was looked at.
        match array.data_type() {
            DataType::Utf8 => self.read_bytes(BinaryArray::from(array.as_string::<i32>().clone()).iter(), codes),
            DataType::LargeUtf8 => {
                self.read_bytes(LargeBinaryArray::from(array.as_string::<i64>().clone()).iter(), codes)
            }
            DataType::Utf8View => self.read_bytes(array.as_string_view().clone().to_binary_view().iter(), codes),
            _ => codes.resize(array.len(), NONE),
        }
    }

    fn read_bytes<'a>(&mut self, texts: impl Iterator<Item = Option<&'a [u8]>>, codes: &mut Vec<u32>) {
        codes.extend(texts.map(|text| text.map_or(NONE, |text| self.code(text))));
    }

    fn read_dictionary(&mut self, array: &ArrayRef, codes: &mut Vec<u32>) {
        let Some(dictionary) = array.as_any_dictionary_opt().filter(|dictionary| !dictionary.values().is_empty())
        else {
            return codes.resize(array.len(), NONE);
        };
        let known = self.dictionary.take().filter(|(values, _)| Arc::ptr_eq(values, dictionary.values()));
        let (values, known) = known.unwrap_or_else(|| {
            let mut known = Vec::with_capacity(dictionary.values().len());
            self.read_texts(dictionary.values(), &mut known);
            (Arc::clone(dictionary.values()), known)
        });
        let keys = dictionary.normalized_keys();
        codes.extend(keys.iter().map(|key| known.get(*key).copied().unwrap_or(NONE)));
        self.dictionary = Some((values, known));
    }

    fn code(&mut self, text: &[u8]) -> u32 {
        let Self { state, table, bytes, ends, .. } = self;
        let known = |code: &u32| text_at(bytes, ends, *code);
        if let Some(code) = table.find(state.hash_one(text), |code| known(code) == text) {
            return *code;
        }
        let Ok(code) = u32::try_from(ends.len()) else { return NONE };
        table.insert_unique(state.hash_one(text), code, |code| state.hash_one(known(code)));
        self.faults.extend((self.check)(text).map(|problem| (code, problem)));
        self.bytes.extend_from_slice(text);
        self.ends.push(self.bytes.len());
        code
    }
}

fn text_at<'a>(bytes: &'a [u8], ends: &[usize], code: u32) -> &'a [u8] {
    let place = usize::try_from(code).unwrap_or(usize::MAX);
    let start = place.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or_default();
    ends.get(place).and_then(|end| bytes.get(start..*end)).unwrap_or_default()
}

fn is_text(found: &DataType) -> bool {
    matches!(found, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View)
}

/// What is wrong with a text as an id.
pub fn bad_id(text: &[u8]) -> Option<Problem> {
    let id = std::str::from_utf8(text).ok().and_then(Id::new);
    let shown = || shortened(&String::from_utf8_lossy(text));
    id.is_none().then(|| Problem::new(&code::BAD_ID, "").with("id", shown()).with("limit", limits::ID_CHARS_MAX))
}

/// What is wrong with a text as a name.
pub fn bad_text(text: &[u8]) -> Option<Problem> {
    let detail = "the bytes are not UTF-8";
    let problem = || Problem::new(&code::SYNTAX, "").with("detail", detail).with("line", 1).with("column", 1);
    std::str::from_utf8(text).is_err().then(problem)
}
