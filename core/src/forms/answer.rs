//! A form with the program that answers it.

use super::{
    Forms, Page,
    form::{Form, Row},
};
use crate::{program::Program, shape::Node};
use std::sync::Arc;

/// What answers texts of one form.
#[derive(Debug)]
pub struct Answer {
    form: Form,
    /// The words that the program knows, by gap.
    words: Vec<Vec<String>>,
    program: Program,
    page: Page,
}

impl Answer {
    /// The answer to texts of the form of this one, and to what those like it were asked.
    pub fn new<D: Forms>(
        document: &D,
        facts: &D::Facts,
        (text, node): (&str, &Node<'_>),
        others: &[Arc<Self>],
    ) -> Option<Self> {
        let page = document.page(facts)?;
        let mut form = Form::of(document, (text, node))?;
        for other in others {
            if other.form.is_like(&form) {
                form.widened(&other.form);
            }
        }
        let row = Row::of(&form);
        let program = document.program(facts, &row, &page.outputs)?;
        let words = row.words();
        Some(Self { form, words, program, page })
    }

    /// Whether this one answers what the other does.
    pub fn replaces(&self, other: &Self) -> bool {
        self.form.is_like(&other.form)
    }

    /// The outcome of facts of this form.
    pub fn outcome(&self, text: &str) -> Option<String> {
        let found = self.form.read(text, &self.words)?;
        let numbers = self.program.row(|gap| found.get(gap).map(|(cell, _)| i128::from(*cell)))?;
        let fact = |pointer: &str| {
            let gap = self.form.gaps.iter().position(|gap| gap.pointer == pointer)?;
            found.get(gap).map(|(_, text)| *text)
        };
        self.page.written(&numbers, fact)
    }
}
