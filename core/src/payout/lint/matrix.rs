//! Tables whose cells fall along an axis.

use super::{
    super::document::{Axis, By, Component, Matrix, MatrixAxis, MatrixGives, PlanDocument, Tie},
    Sense,
    falls::limits_of,
    profile::{Fall, Limits, Piece, Profile},
    sense_of,
    worth::Worth,
};
use crate::{
    curve::Beyond,
    error::{Problem, Problems, catalogue::pay as code},
    number::Number,
};

/// One line of a table along an axis: its cells and their places.
struct Line<'a> {
    cells: Vec<(&'a Number, String)>,
}

/// Notes the cells that fall along an axis.
pub fn of(plan: &PlanDocument, component: &Component, rule: &Matrix, path: &str, findings: &mut Problems) {
    let cell = |row: usize, column: usize| {
        let cell = rule.cells.get(row)?.get(column)?;
        Some((cell, format!("{path}/cells/{row}/{column}")))
    };
    let (rows, columns) = (rule.rows.at.len(), rule.columns.at.len());
    let down = |column| Line { cells: (0..rows).filter_map(|row| cell(row, column)).collect() };
    let across = |row| Line { cells: (0..columns).filter_map(|column| cell(row, column)).collect() };
    along(plan, component, rule, ("rows", &rule.rows), &(0..columns).map(down).collect::<Vec<_>>(), findings);
    along(plan, component, rule, ("columns", &rule.columns), &(0..rows).map(across).collect::<Vec<_>>(), findings);
}

fn along(
    plan: &PlanDocument,
    component: &Component,
    rule: &Matrix,
    (name, axis): (&str, &MatrixAxis),
    lines: &[Line<'_>],
    findings: &mut Problems,
) {
    let profiles: Vec<Profile> = lines.iter().map(|line| profile(component, rule, axis, line)).collect();
    let is_meant = match sense_of(plan, &axis.on) {
        Sense::More => false,
        Sense::Less => true,
        Sense::Either => !profiles.iter().any(Profile::rises),
    };
    if is_meant {
        return;
    }
    let limits = if rule.gives == MatrixGives::Amount || axis_pays(component, rule, axis) {
        limits_of(plan, component)
    } else {
        Limits::default()
    };
    for profile in &profiles {
        for fall in profile.falls(&limits) {
            let (at, loss, path) = match &fall {
                Fall::Cliff { at, is_above, loss, path, .. } => {
                    let side = if *is_above { "> " } else { "" };
                    (format!("{side}{}", profile.bound(at)), Some(loss), path)
                }
                Fall::Slope { to, loss, path, .. } => {
                    (to.as_ref().map_or_else(|| "∞".to_owned(), |to| profile.bound(to)), loss.as_ref(), path)
                }
            };
            let loss = loss.map_or_else(|| "∞".to_owned(), |loss| loss.told(&profile.base));
            let problem = Problem::new(&code::CELL_FALLS, path.clone()).with("id", &component.id);
            findings.push(problem.with("axis", name).with("at", at).with("loss", loss));
        }
    }
}

/// Whether the cells are rates of the measure of the axis, so that the pay grows along it with every cell.
fn axis_pays(component: &Component, rule: &Matrix, axis: &MatrixAxis) -> bool {
    rule.gives == MatrixGives::Rate && component.on.as_ref() == Some(&axis.on)
}

/// The pay along an axis, the other one held at a bound.
fn profile(component: &Component, rule: &Matrix, axis: &MatrixAxis, line: &Line<'_>) -> Profile {
    let pays = axis_pays(component, rule, axis);
    let is_attained = axis.axis == Axis::Attainment;
    let is_money = rule.gives == MatrixGives::Amount || (pays && !is_attained);
    let base = match (rule.gives, &component.on) {
        (MatrixGives::Factor, _) => "target_incentive".to_owned(),
        (MatrixGives::Rate, Some(on)) if !pays => on.to_string(),
        _ => "quota".to_owned(),
    };
    let worth = |number: &Number| if is_money { Worth::money(number) } else { Worth::multiple(number) };
    let piece = |from: Option<Number>, constant: &Number, linear: &Number, jump: &str, slope: &str| {
        let (constant, linear) = (worth(constant), worth(linear));
        let worth = if pays { [Worth::default(), constant, linear] } else { [constant, linear, Worth::default()] };
        Piece { from, is_above: false, worth, jump: jump.to_owned(), slope: slope.to_owned() }
    };
    let zero = Number::ZERO;
    let starts_at_zero = pays || axis.at.first().is_some_and(|bound| !bound.is_negative());
    let start = starts_at_zero.then_some(Number::ZERO);
    let points: Vec<(&Number, &(&Number, String))> = axis.at.iter().zip(&line.cells).collect();
    let mut pieces = Vec::new();
    for (index, (from, (cell, path))) in points.iter().enumerate() {
        let next = points.get(index.saturating_add(1));
        let (constant, slope, slope_path) = match next {
            Some((to, (next_cell, next_path))) if rule.by == By::Bilinear => {
                let slope = (*next_cell - *cell).over(&(*to - *from)).unwrap_or_default();
                (*cell - &(&slope * *from), slope, next_path)
            }
            _ => ((*cell).clone(), Number::ZERO, path),
        };
        if index == 0 {
            let (below, rise) = match (rule.by, rule.below) {
                (By::Cell, _) | (By::Bilinear, Beyond::Zero) => (zero.clone(), zero.clone()),
                (By::Bilinear, Beyond::Hold) => ((*cell).clone(), zero.clone()),
                (By::Bilinear, Beyond::Extend) => (constant.clone(), slope.clone()),
            };
            pieces.push(piece(start.clone(), &below, &rise, path, path));
        }
        let mut next_piece = piece(Some((*from).clone()), &constant, &slope, path, slope_path);
        next_piece.is_above = rule.by == By::Cell && rule.tie == Tie::Lower;
        pieces.push(next_piece);
    }
    let pieces = if pays { super::shapes::from_zero_on(pieces) } else { pieces };
    Profile { pieces, axis: if is_attained { "quota" } else { "" }, base }
}
