//! The calendar: periods by their labels, and what lies in and beside them. Periods leave as JSON.

use crate::{
    convert::{gathered, text_of},
    fault::Fault,
};
use quotakit::{
    calendar::{self, Period},
    error::Part,
    shape::{Node, Shape, read_whole},
};
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// A calendar that was loaded and checked.
#[wasm_bindgen]
pub struct Calendar(calendar::Calendar);

#[wasm_bindgen]
impl Calendar {
    /// Loads a calendar's rule from JSON.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    #[wasm_bindgen(js_name = fromJson)]
    pub fn from_json(text: &JsValue) -> Result<Self, Fault> {
        Ok(Self(calendar::Calendar::from_json(&text_of(text, Part::Document)?)?))
    }

    /// Loads a calendar's rule from a JavaScript value.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    #[wasm_bindgen(js_name = fromObject)]
    pub fn from_object(value: &JsValue) -> Result<Self, Fault> {
        Ok(Self(gathered(value).then(calendar::Calendar::from_node)?))
    }

    /// The rule in canonical form.
    #[must_use]
    #[wasm_bindgen(js_name = toJson)]
    pub fn to_json(&self) -> String {
        self.0.to_json()
    }

    /// The period with a label.
    ///
    /// # Errors
    /// A label that names none.
    pub fn period(&self, label: &JsValue) -> Result<String, Fault> {
        self.resolve(label).map(|period| told(&period))
    }

    /// The period of a grain that a day lies in; nothing beyond the years that are known.
    ///
    /// # Errors
    /// What is no date or no grain.
    pub fn containing(&self, date: &JsValue, grain: &JsValue) -> Result<String, Fault> {
        let (date, grain) = (argument(date)?, argument(grain)?);
        Ok(told(&self.0.containing(date, grain)))
    }

    /// The periods of a grain inside a period.
    ///
    /// # Errors
    /// A label that names no period, or what is no grain.
    pub fn children(&self, label: &JsValue, grain: &JsValue) -> Result<String, Fault> {
        let (period, grain) = (self.resolve(label)?, argument(grain)?);
        Ok(told(&self.0.children(&period, grain)))
    }

    /// The period of the same grain that follows; nothing beyond the years that are known.
    ///
    /// # Errors
    /// A label that names no period.
    pub fn next(&self, label: &JsValue) -> Result<String, Fault> {
        Ok(told(&self.0.next(&self.resolve(label)?)))
    }

    /// The working days of a period.
    ///
    /// # Errors
    /// A label that names no period.
    #[wasm_bindgen(js_name = workingDays)]
    pub fn working_days(&self, label: &JsValue) -> Result<u32, Fault> {
        Ok(self.0.working_days(&self.resolve(label)?))
    }

    /// Whether people work on a day.
    ///
    /// # Errors
    /// What is no date.
    #[wasm_bindgen(js_name = isWorkingDay)]
    pub fn is_working_day(&self, date: &JsValue) -> Result<bool, Fault> {
        Ok(self.0.is_working_day(argument(date)?))
    }
}

impl Calendar {
    fn resolve(&self, label: &JsValue) -> Result<Period, Fault> {
        let label = text_of(label, Part::Document)?;
        self.0.resolve(&label, "").map_err(|problem| (*problem).into())
    }
}

fn told(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// An argument of any shape of the library, such as a date or a grain.
fn argument<T: Shape>(value: &JsValue) -> Result<T, Fault> {
    let read = |node: &Node<'_>| {
        let (value, problems) = read_whole(node);
        problems.or(value)
    };
    Ok(gathered(value).then(read)?)
}
