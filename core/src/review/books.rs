//! The books of a closing: every table read, tidied and joined, and what could not be.

use super::{
    document::{CloseDocument, FigureSource},
    facts::CloseFacts,
    labels,
    rows::{
        self, ActionRow, AdjustmentRow, CollectionRow, HistoryRow, IndicatorRow, PersonRow, ProductRow, QuotaRow,
        RatingRow, VetoRow,
    },
    sales::{Sales, Terms, unknown},
    tidy::Row,
};
use crate::{
    calendar::{Calendar, Period},
    error::{Problems, Severity},
    id::Id,
    number::Number,
    trace::{Figure, Source},
};
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// Every table, read.
#[derive(Debug)]
pub(super) struct Books {
    pub sales: Sales,
    pub people: Vec<Row<PersonRow>>,
    pub products: Vec<Row<ProductRow>>,
    pub collections: Vec<Row<CollectionRow>>,
    pub quotas: Vec<Row<QuotaRow>>,
    pub indicators: Vec<Row<IndicatorRow>>,
    pub ratings: Vec<Row<RatingRow>>,
    pub adjustments: Vec<Row<AdjustmentRow>>,
    pub vetoes: Vec<Row<VetoRow>>,
    pub history: Vec<Row<HistoryRow>>,
    pub actions: Vec<Row<ActionRow>>,
    /// The targets of the current period, by node: the company, its regions, its people.
    pub targets: BTreeMap<String, Figure>,
    /// The current period.
    pub targets_period: String,
}

/// The periods that a closing looks at.
#[derive(Clone, Debug)]
pub(super) struct Periods {
    pub current: Period,
    pub previous: Option<Period>,
    pub last_year: Option<Period>,
    /// The day after the figures stand: what happened before it counts.
    pub until: NaiveDate,
}

impl Periods {
    /// The periods around the one that a document closes; `None` when its label names no period.
    pub fn of(document: &CloseDocument, as_of: NaiveDate) -> Option<Self> {
        let calendar = Calendar::new(&document.calendar);
        let current = calendar.period(&document.period)?;
        Some(Self {
            previous: calendar.previous(&current),
            last_year: calendar.same_period_last_year(&current),
            until: as_of.checked_add_days(Days::new(1))?,
            current,
        })
    }
}

impl Books {
    /// Reads every table. Notes are findings; those that are errors refuse the closing.
    pub fn read(facts: &CloseFacts, document: &CloseDocument, won: &[&str], lost: &[&str]) -> (Self, Problems) {
        let mut notes = Problems::new();
        let tidy = &document.tidy;
        let terms = Terms { as_of: facts.as_of, currency: document.currency, zone: document.zone, won, lost, tidy };
        let sales = Sales::read(facts, terms, &mut notes);
        let plain = rows::NO_COLUMNS;
        let notes_of = &mut notes;
        let books = Self {
            sales,
            people: facts.people.read_rows("people", rows::PEOPLE_COLUMNS, tidy, notes_of),
            products: facts.products.read_rows("products", plain, tidy, notes_of),
            collections: facts.collections.read_rows("collections", rows::DATED_AMOUNT_COLUMNS, tidy, notes_of),
            quotas: facts.quotas.read_rows("quotas", rows::QUOTA_COLUMNS, tidy, notes_of),
            indicators: facts.indicators.read_rows("indicators", plain, tidy, notes_of),
            ratings: facts.ratings.read_rows("ratings", plain, tidy, notes_of),
            adjustments: facts.adjustments.read_rows("adjustments", plain, tidy, notes_of),
            vetoes: facts.vetoes.read_rows("vetoes", plain, tidy, notes_of),
            history: facts.history.read_rows("history", rows::HISTORY_COLUMNS, tidy, notes_of),
            actions: facts.actions.read_rows("actions", plain, tidy, notes_of),
            targets: BTreeMap::new(),
            targets_period: document.period.clone(),
        };
        books.note_strangers(&mut notes);
        (books, notes)
    }

    /// Notes every reference to a person or a product that no table has.
    fn note_strangers(&self, notes: &mut Problems) {
        let knows_person = |id: &Id| self.people.iter().any(|row| row.value.id == *id);
        let knows_product = |id: &Id| self.products.iter().any(|row| row.value.id == *id);
        let mut person = |id: &Id, path: String, severity: Severity| {
            if !knows_person(id) {
                let mut problem = unknown(id, "people", path);
                problem.severity = severity;
                notes.push(problem);
            }
        };
        for deal in &self.sales.deals {
            let row = &deal.row;
            if let Some(id) = &row.value.owner {
                person(id, format!("/deals/{}/owner", row.index), Severity::Warn);
            }
            if row.value.participants.is_some() {
                for (id, _) in &deal.shares {
                    person(id, format!("/deals/{}/participants", row.index), Severity::Warn);
                }
            }
        }
        for row in &self.quotas {
            person(&row.value.person, format!("/quotas/{}/person", row.index), Severity::Warn);
        }
        for row in &self.indicators {
            person(&row.value.person, format!("/indicators/{}/person", row.index), Severity::Warn);
        }
        for row in &self.ratings {
            person(&row.value.person, format!("/ratings/{}/person", row.index), Severity::Warn);
        }
        for row in &self.adjustments {
            person(&row.value.person, format!("/adjustments/{}/person", row.index), Severity::Warn);
        }
        for row in &self.vetoes {
            person(&row.value.person, format!("/vetoes/{}/person", row.index), Severity::Error);
        }
        for row in &self.actions {
            person(&row.value.owner, format!("/actions/{}/owner", row.index), Severity::Warn);
        }
        for deal in &self.sales.deals {
            if let Some(id) = deal.row.value.product.as_ref().filter(|id| !knows_product(id)) {
                notes.push(unknown(id, "products", format!("/deals/{}/product", deal.row.index)));
            }
        }
    }

    /// A person's quota for a period: what the target plan hands out, or, for other periods, what a row says.
    pub fn quota(&self, person: &Id, period: &str) -> Option<Figure> {
        if period == self.targets_period
            && let Some(target) = self.targets.get(person.as_str())
        {
            return Some(target.clone());
        }
        let row = self.quotas.iter().find(|row| row.value.person == *person && row.value.period == period)?;
        let source = Source::Facts(format!("/quotas/{}/quota", row.index));
        Some(Figure::given(&labels::QUOTA, row.value.quota.clone(), source).about(format!("{person} {period}")))
    }

    /// A person's row for an indicator in a period.
    pub fn indicator(&self, person: &Id, period: &str, indicator: &str) -> Option<&Row<IndicatorRow>> {
        self.indicators.iter().find(|row| {
            row.value.person == *person && row.value.period == period && row.value.indicator.as_str() == indicator
        })
    }

    /// How often something happened to a person in a period; nothing noted is never.
    pub fn count(&self, person: Option<&Id>, period: &str, of: &str) -> Figure {
        let is_meant = |row: &AdjustmentRow| {
            row.period == period && row.adjustment.as_str() == of && person.is_none_or(|person| row.person == *person)
        };
        let parts: Vec<Figure> = self
            .adjustments
            .iter()
            .filter(|row| is_meant(&row.value))
            .map(|row| {
                let source = Source::Facts(format!("/adjustments/{}/count", row.index));
                Figure::given(&labels::COUNT, row.value.count.clone(), source).about(row.value.person.as_str())
            })
            .collect();
        Figure::sum(&labels::COUNT, &parts.iter().collect::<Vec<_>>()).about(of)
    }

    /// Revenue of an earlier period, of a region or a product where one is named.
    pub fn earlier(
        &self,
        period: Option<&Period>,
        region: Option<&str>,
        product: Option<&str>,
    ) -> Option<(String, Figure)> {
        let period = period?;
        let is_meant = |row: &HistoryRow| {
            row.period == period.label
                && region.is_none_or(|region| row.region.as_str() == region)
                && product.is_none_or(|product| row.product.as_str() == product)
        };
        let parts: Vec<Figure> = self
            .history
            .iter()
            .filter(|row| is_meant(&row.value))
            .map(|row| {
                let source = Source::Facts(format!("/history/{}/revenue", row.index));
                Figure::given(&labels::HISTORY_PART, row.value.revenue.clone(), source)
                    .about(format!("{} {}", row.value.region, row.value.product))
            })
            .collect();
        if parts.is_empty() {
            return None;
        }
        let total = Figure::sum(&labels::HISTORY, &parts.iter().collect::<Vec<_>>()).about(period.label.as_str());
        Some((period.label.clone(), total))
    }

    /// A person's figure from where the document says; `None` where there is none.
    pub fn figure(
        &self,
        source: Option<&FigureSource>,
        id: &Id,
        person: &PersonRow,
        period: &Period,
        until: NaiveDate,
    ) -> Option<Figure> {
        match source {
            Some(FigureSource::Owned(_)) => {
                Some(self.sales.revenue(period, person.id.as_str(), |deal| deal.owner.as_ref() == Some(&person.id)))
            }
            Some(FigureSource::Credited(_)) => Some(self.sales.credited(period, &person.id, until)),
            Some(FigureSource::Team(_)) => {
                let about = person.region.as_ref().map_or("", Id::as_str);
                let region = person.region.as_ref();
                Some(self.sales.revenue(period, about, |deal| region.is_none() || deal.region.as_ref() == region))
            }
            Some(FigureSource::Count(named)) => Some(self.count(Some(&person.id), &period.label, named.id.as_str())),
            Some(FigureSource::Indicator(named)) => self.indicated(&person.id, period, named.id.as_str()),
            None => self.indicated(&person.id, period, id.as_str()),
        }
    }

    /// The target of a person's region, or of the company for who has none.
    pub fn team_target(&self, person: &PersonRow, company: &str) -> Option<Figure> {
        self.targets.get(person.region.as_ref().map_or(company, Id::as_str)).cloned()
    }

    fn indicated(&self, person: &Id, period: &Period, indicator: &str) -> Option<Figure> {
        let row = self.indicator(person, &period.label, indicator)?;
        let source = Source::Facts(format!("/indicators/{}/actual", row.index));
        Some(Figure::given(&labels::INDICATOR, row.value.actual.clone(), source).about(indicator))
    }

    /// What was received in a period.
    pub fn received(&self, period: &Period) -> Number {
        self.collections.iter().filter(|row| period.contains(row.value.date)).map(|row| &row.value.amount).sum()
    }
}
