//! What the reader of sentences is told besides the sentence.

use crate::{
    calendar::CalendarRule,
    error::{Language, Problem, Problems, catalogue::document as code},
    goals::{Measured, VagueWord},
    limits,
    quantity::Unit,
    shape::record,
};
use chrono::NaiveDate;

record! {
    /// What a sentence is read with: the day it was said on, the calendar, and words of one's own.
    pub struct ReadOptions {
        /// The day that "next quarter" and "by the end of the year" are counted from.
        as_of: NaiveDate,
        /// The fiscal calendar; years of the civil calendar unless given.
        calendar: CalendarRule = CalendarRule::default(),
        /// The language of the findings; the sentence's own unless given.
        language: Option<Language>,
        /// Further words.
        lexicon: Option<LexiconRule>,
    }
}

impl ReadOptions {
    /// Options with a day and nothing else.
    #[must_use]
    pub fn on(as_of: NaiveDate) -> Self {
        Self { as_of, calendar: CalendarRule::default(), language: None, lexicon: None }
    }
}

impl ReadOptions {
    /// Notes what is wrong with the options; paths point into the facts of the reading, the options.
    pub(super) fn check(&self, problems: &mut Problems) {
        let mut found = Problems::new();
        self.calendar.check("/calendar", &mut found);
        let Some(lexicon) = &self.lexicon else {
            problems.extend(found.in_facts());
            return;
        };
        let lists = [
            ("metrics", lexicon.metrics.iter().map(|metric| metric.words.len()).collect::<Vec<_>>()),
            ("vague", vec![0; lexicon.vague.len()]),
            ("units", lexicon.units.iter().map(|unit| unit.words.len()).collect()),
        ];
        for (name, lengths) in lists {
            let size = lengths.iter().fold(lengths.len(), |total, length| total.saturating_add(*length));
            if let Err(problem) = limits::check("the number of words", size, limits::RULES_MAX) {
                found.push(Problem { path: format!("/lexicon/{name}"), ..*problem });
            }
        }
        for (index, metric) in lexicon.metrics.iter().enumerate() {
            if metric.name.trim().is_empty() {
                let path = format!("/lexicon/metrics/{index}/name");
                found.push(Problem::new(&code::EMPTY, path).with("field", "name"));
            }
        }
        problems.extend(found.in_facts());
    }
}

record! {
    /// Words that join the shared lexicon; where both have a word, these win.
    pub struct LexiconRule {
        /// Names of metrics.
        metrics: Vec<MetricWords> = Vec::new(),
        /// Vague words.
        vague: Vec<VagueWord> = Vec::new(),
        /// Units.
        units: Vec<UnitWords> = Vec::new(),
    }
}

record! {
    /// A metric and the words for it.
    pub struct MetricWords {
        /// The name in the drafts.
        name: String,
        /// What its figures count, where the name says it.
        unit: Option<Unit>,
        /// Whether it adds up over a period or stands at a level, where the name says it.
        measured: Option<Measured>,
        /// The words, besides the name.
        words: Vec<String> = Vec::new(),
    }
}

record! {
    /// A unit and the words for it.
    pub struct UnitWords {
        /// The unit.
        unit: Unit,
        /// The words.
        words: Vec<String>,
    }
}
