//! A loaded document of any kind.

use crate::{
    columns::TableColumns,
    convert::{gathered, optional_text, parse, text_of},
    events,
    fault::{Fault, language_of},
    found::TableFound,
    table::TableWork,
    whole,
};
use quotakit::{AnyDocument, error::Part, json::findings_json};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// A document that was loaded and checked. Each class of the package holds one.
#[wasm_bindgen]
pub struct Document(AnyDocument);

#[wasm_bindgen]
impl Document {
    /// Loads a document of a kind from JSON.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    #[wasm_bindgen(js_name = fromJson)]
    pub fn from_json(text: &JsValue, kind: &str) -> Result<Self, Fault> {
        Ok(Self(AnyDocument::from_json(&text_of(text, Part::Document)?, Some(kind))?))
    }

    /// Loads a document of a kind from a JavaScript value.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    #[wasm_bindgen(js_name = fromObject)]
    pub fn from_object(value: &JsValue, kind: &str) -> Result<Self, Fault> {
        Ok(Self(gathered(value).then(|node| AnyDocument::from_node(node, Some(kind)))?))
    }

    /// The canonical form.
    #[must_use]
    #[wasm_bindgen(js_name = toJson)]
    pub fn to_json(&self) -> String {
        self.0.to_json()
    }

    /// The SHA-256 of the canonical form, in hexadecimal.
    #[must_use]
    pub fn hash(&self) -> String {
        self.0.hash()
    }

    /// What is legal but probably not meant.
    ///
    /// # Errors
    /// A language that is not known.
    pub fn lint(&self, language: &JsValue) -> Result<String, Fault> {
        Ok(findings_json(&self.0.lint(), language_of(language)?))
    }

    /// The outcome on facts, which are JSON or a JavaScript value.
    ///
    /// # Errors
    /// Everything that is wrong with the facts.
    pub fn evaluate(&self, facts: &JsValue) -> Result<String, Fault> {
        if facts.is_string() {
            return Ok(self.0.evaluate_json(&text_of(facts, Part::Facts)?)?);
        }
        parse(facts, Part::Facts, |facts| self.0.evaluate(facts))
    }

    /// Why the figures are what they are.
    ///
    /// # Errors
    /// Everything that is wrong with the facts; an `about` that nothing is about.
    pub fn explain(&self, facts: &JsValue, about: &JsValue) -> Result<String, Fault> {
        let about = optional_text(about)?;
        parse(facts, Part::Facts, |facts| self.0.explain(facts, about.as_deref()))
    }

    /// The answer to a question, which is JSON or a JavaScript value.
    ///
    /// # Errors
    /// A kind of which nothing can be asked; everything that is wrong with what the question gives.
    pub fn ask(&self, question: &JsValue) -> Result<String, Fault> {
        parse(question, Part::Facts, |question| self.0.ask(question))
    }

    /// Begins to evaluate a table.
    ///
    /// # Errors
    /// Options that there are not.
    pub fn table(&self, options: &JsValue) -> Result<TableWork, Fault> {
        TableWork::new(self.0.clone(), options)
    }

    /// The outcome on events that are rows of a table.
    ///
    /// # Errors
    /// Columns that there are not, and those that cannot be what they should.
    #[wasm_bindgen(js_name = eventTable)]
    pub fn event_table(&self, columns: TableColumns, options: &JsValue) -> Result<String, Fault> {
        Ok(gathered(options).in_facts().then(|options| events::evaluate(&self.0, &columns, options))?)
    }

    /// What everybody is credited of transactions that are rows of a table.
    ///
    /// # Errors
    /// Columns that are missing, everything that is wrong with the shared facts.
    #[wasm_bindgen(js_name = creditTable)]
    pub fn credit_table(&self, columns: TableColumns, options: &JsValue) -> Result<TableFound, Fault> {
        Ok(gathered(options).in_facts().then(|options| whole::credit(&self.0, &columns, options))?)
    }

    /// What each row of a tree has of the plan's total.
    ///
    /// # Errors
    /// Rows that are no tree, and whatever else is wrong with them.
    #[wasm_bindgen(js_name = splitTable)]
    pub fn split_table(&self, columns: TableColumns) -> Result<TableFound, Fault> {
        Ok(whole::split(&self.0, &columns)?)
    }
}
