//! Problems on their way out: held here, told when JavaScript asks.

use quotakit::error::{Language, Problem, Problems, catalogue::document as code};
use quotakit::shape::{shortened, suggestion};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Everything that is wrong with a document, with facts or with an argument. The package's `QuotakitError` holds one.
#[wasm_bindgen]
pub struct Fault(Problems);

#[wasm_bindgen]
impl Fault {
    /// All problems as lines in English.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.to_string()
    }

    /// `{"problems": [...]}` in one language.
    ///
    /// # Errors
    /// A language that is not known.
    #[wasm_bindgen(js_name = toJson)]
    pub fn to_json(&self, language: &JsValue) -> Result<String, Fault> {
        Ok(self.0.to_json(language_of(language)?))
    }
}

impl From<Problems> for Fault {
    fn from(problems: Problems) -> Self {
        Self(problems)
    }
}

impl From<Problem> for Fault {
    fn from(problem: Problem) -> Self {
        Self(problem.into())
    }
}

/// The language that an argument names; English where none is given.
pub fn language_of(value: &JsValue) -> Result<Language, Fault> {
    if value.is_undefined() {
        return Ok(Language::En);
    }
    let Some(tag) = value.as_string() else {
        let problem = Problem::new(&code::WRONG_TYPE, "").with("expected", "a language");
        return Err(problem.with("found", crate::convert::described(value)).into());
    };
    Language::from_tag(&tag).ok_or_else(|| {
        let problem = Problem::new(&code::UNKNOWN_WORD, "").with("value", shortened(&tag));
        problem.suggest(suggestion(&tag, &Language::ALL.map(Language::tag))).into()
    })
}
