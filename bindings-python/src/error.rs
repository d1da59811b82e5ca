//! Problems as the exception `quotakit.QuotakitError`.

use crate::guard::caught;
use pyo3::{
    prelude::*,
    sync::PyOnceLock,
    types::{PyBytes, PyString, PyType},
};
use quotakit::{
    error::{Language, Problem, Problems, catalogue::document as code},
    shape::{shortened, suggestion},
};

/// The exception that carries these problems. It holds their JSON in each language, so it needs nothing of Rust to be
/// pickled and told.
pub fn exception(py: Python<'_>, problems: &Problems) -> PyErr {
    static QUOTAKIT_ERROR: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let [en, hans, hant] = Language::ALL.map(|language| problems.to_json(language));
    let class = QUOTAKIT_ERROR.import(py, "quotakit._errors", "QuotakitError");
    let raised = class.and_then(|class| class.call1((en, hans, hant)));
    match raised {
        Ok(exception) => PyErr::from_value(exception),
        Err(error) => error,
    }
}

/// Lets core work while other Python threads run; its problems, and a panic, become the exception.
pub fn work<T: Send>(py: Python<'_>, work: impl FnOnce() -> Result<T, Problems> + Send) -> PyResult<T> {
    py.detach(|| caught(work)).map_err(|problems| exception(py, &problems))
}

/// The language of a tag.
pub fn language_of(py: Python<'_>, tag: &str) -> PyResult<Language> {
    Language::from_tag(tag).ok_or_else(|| {
        let problem = Problem::new(&code::UNKNOWN_WORD, "").with("value", shortened(tag));
        exception(py, &problem.suggest(suggestion(tag, &Language::ALL.map(Language::tag))).into())
    })
}

/// A text that came as `str` or as bytes of UTF-8.
pub fn text_of(value: &Bound<'_, PyAny>) -> PyResult<Result<String, Problems>> {
    if let Ok(bytes) = value.cast::<PyBytes>() {
        return Ok(utf8(bytes.as_bytes(), "the bytes are not UTF-8"));
    }
    let text = value.cast::<PyString>()?;
    if let Ok(text) = text.to_cow() {
        return Ok(Ok(text.into_owned()));
    }
    // Half a character is what Python's own UTF-8 refuses; with `surrogatepass` the bytes show where it stands.
    let bytes = text.call_method1("encode", ("utf-8", "surrogatepass"))?;
    Ok(utf8(bytes.cast::<PyBytes>()?.as_bytes(), "half a character (a lone surrogate)"))
}

fn utf8(bytes: &[u8], detail: &str) -> Result<String, Problems> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|error| {
        let before = String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default());
        let line = before.matches('\n').count().saturating_add(1);
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count().saturating_add(1);
        Problem::new(&code::SYNTAX, "").with("detail", detail).with("line", line).with("column", column).into()
    })
}
