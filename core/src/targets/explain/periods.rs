//! How the parts of a period came about.

use super::Story;
use crate::{
    number::Number,
    rounding::Mode,
    targets::{
        document::Margins,
        labels as label,
        share::Share,
        spread::{Course, Spans},
    },
    trace::{Figure, Step},
};
use std::sync::Arc;

impl Story<'_> {
    pub(super) fn periods(&self, share: &Share<'_>, spans: &Spans, course: &Course) -> Vec<Arc<Step>> {
        let mut steps = Vec::new();
        let mut before: Option<Figure> = None;
        let value = self.referred(&label::VALUE, share);
        let course = share.at.course(course);
        if !spans.is_sum && course.margins == Margins::Both {
            return self.periods_of_both(share, spans, course, &value);
        }
        if !spans.is_sum && spans.kept.iter().any(Option::is_some) {
            return self.open_periods(share, spans, course, &value);
        }
        for (index, (part, by_end)) in course.parts.iter().zip(&course.by_end).enumerate() {
            let figure = if spans.is_sum {
                self.sum_of_period(share, spans, index)
            } else {
                let time = Figure::found(&label::TIME_SHARE, by_end.clone(), Vec::new());
                let exact = Figure::product(&label::BY_THEN, &[&value, &time]);
                let come = self.rounded_to_steps(&label::BY_THEN, &exact, Mode::Up);
                let zero = Figure::constant(&label::BY_THEN, 0);
                let figure = Figure::difference(&label::PERIOD, &come, before.as_ref().unwrap_or(&zero));
                before = Some(Figure::found(&label::BY_THEN, come.number().clone(), Vec::new()));
                figure
            };
            steps.push(figure.about(part.label.as_str()).step());
        }
        steps
    }

    /// The periods of somebody where those of nodes above are exact, too: the floor or the ceiling of the exact part.
    fn periods_of_both(&self, share: &Share<'_>, spans: &Spans, course: &Course, value: &Figure) -> Vec<Arc<Step>> {
        let settled: Number = spans.kept.iter().flatten().sum();
        let settled = self.amount(&label::KEPT, &settled);
        let left = Figure::difference(&label::REST, value, &settled);
        let mut before = Number::ZERO;
        let mut steps = Vec::new();
        let parts = course.parts.iter().zip(course.open_by_end(&spans.kept)).zip(&spans.own);
        for ((part, by_end), own) in parts {
            let time = Figure::found(&label::TIME_SHARE, &by_end - &before, Vec::new());
            before = by_end;
            let figure = match self.kept_in(share, &part.label) {
                Some(kept) => kept.named(&label::PERIOD),
                None => {
                    let exact = Figure::product(&label::OF_REST, &[&left, &time]);
                    Figure::found(&label::PERIOD, self.steps.amount(own), vec![exact.step()])
                }
            };
            steps.push(figure.about(part.label.as_str()).step());
        }
        steps
    }

    /// The periods of somebody for whom some of them are settled.
    fn open_periods(&self, share: &Share<'_>, spans: &Spans, course: &Course, value: &Figure) -> Vec<Arc<Step>> {
        let kept: Vec<Option<Figure>> = course
            .parts
            .iter()
            .zip(&spans.kept)
            .map(|(part, kept)| {
                let kept = kept.as_ref()?;
                let figure = self.kept_in(share, &part.label).unwrap_or_else(|| self.amount(&label::KEPT, kept));
                Some(figure.about(part.label.as_str()))
            })
            .collect();
        let settled: Vec<&Figure> = kept.iter().flatten().collect();
        let settled = Figure::sum(&label::KEPT, &settled);
        let left = Figure::difference(&label::REST, value, &settled);
        let mode = if left.number().is_negative() { Mode::Floor } else { Mode::Ceil };
        let mut before = Figure::found(&label::BY_THEN, settled.number().clone(), Vec::new());
        let mut steps = Vec::new();
        for ((part, kept), by_end) in course.parts.iter().zip(&kept).zip(course.open_by_end(&spans.kept)) {
            let label = part.label.as_str();
            if let Some(kept) = kept {
                steps.push(kept.named(&label::PERIOD).about(label).step());
                continue;
            }
            let time = Figure::found(&label::TIME_SHARE, by_end, Vec::new());
            let exact = Figure::sum(&label::BY_THEN, &[&settled, &Figure::product(&label::OF_REST, &[&left, &time])]);
            let has_come = exact.number() != settled.number();
            let come = if has_come { self.rounded_to_steps(&label::BY_THEN, &exact, mode) } else { exact };
            steps.push(Figure::difference(&label::PERIOD, &come, &before).about(label).step());
            before = Figure::found(&label::BY_THEN, come.number().clone(), Vec::new());
        }
        steps
    }

    fn sum_of_period(&self, share: &Share<'_>, spans: &Spans, index: usize) -> Figure {
        let below = spans.children.iter().zip(&share.children);
        let mut parts: Vec<Figure> = below
            .filter_map(|(spans, child)| {
                Some(self.amount(&label::PERIOD, spans.own.get(index)?).about(child.at.node.id.as_str()))
            })
            .collect();
        parts.extend(spans.unallocated.get(index).map(|left| self.amount(&label::UNALLOCATED, left)));
        let parts: Vec<&Figure> = parts.iter().collect();
        Figure::sum(&label::PERIOD, &parts)
    }
}
