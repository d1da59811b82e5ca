//! What can be wrong with the rule of one indicator.

use super::{
    document::Indicator,
    rule::{Matrix, Score, Within},
};
use crate::{
    error::{Problem, Problems, catalogue::document, catalogue::score as code},
    number::Number,
};

pub(super) fn check(indicator: &Indicator, has_peers: bool, at: &str, problems: &mut Problems) {
    let score = &indicator.score;
    let path = format!("{at}/score/{}", score.tag());
    if score.depends_on_peers() && !has_peers {
        problems.push(Problem::new(&code::NEEDS_PEERS, &path).with("rule", score.tag()));
    }
    match score {
        Score::Linear(line) if line.to.as_ref() == Some(&line.from) => {
            problems.push(no_distance(indicator, &line.from, format!("{path}/to")));
        }
        Score::Piecewise(lines) => {
            let values: Vec<&Number> = lines.points.iter().map(|point| &point.0).collect();
            rising(&values, |index| format!("{path}/points/{index}/0"), &format!("{path}/points"), problems);
        }
        Score::Steps(steps) => {
            let values: Vec<&Number> = steps.iter().map(|step| &step.from).collect();
            rising(&values, |index| format!("{path}/{index}/from"), &path, problems);
        }
        Score::Within(range) => check_within(range, &path, problems),
        Score::Matrix(table) => check_table(table, &path, problems),
        _ => {}
    }
}

fn no_distance(indicator: &Indicator, value: &Number, path: String) -> Problem {
    Problem::new(&code::NO_DISTANCE, path).with("indicator", &indicator.id).with("value", value)
}

fn rising(values: &[&Number], path: impl Fn(usize) -> String, list: &str, problems: &mut Problems) {
    if values.is_empty() {
        let field = list.rsplit('/').next().unwrap_or_default();
        problems.push(Problem::new(&document::EMPTY, list).with("field", field));
    }
    for (index, pair) in values.windows(2).enumerate() {
        if let [before, value] = pair
            && before >= value
        {
            let problem = Problem::new(&code::NOT_RISING, path(index.saturating_add(1)));
            problems.push(problem.with("value", value).with("before", before));
        }
    }
}

fn check_within(range: &Within, path: &str, problems: &mut Problems) {
    let (lowest, highest) = (&range.zero_at.0, &range.zero_at.1);
    let ends = [
        (&range.from, &range.to, range.from > range.to, "to"),
        (lowest, &range.from, lowest >= &range.from, "zero_at/0"),
        (&range.to, highest, &range.to >= highest, "zero_at/1"),
    ];
    for (low, high, is_wrong, field) in ends {
        if is_wrong {
            let problem = Problem::new(&code::ENDS_REVERSED, format!("{path}/{field}"));
            problems.push(problem.with("low", low).with("high", high));
        }
    }
}

fn check_table(table: &Matrix, path: &str, problems: &mut Problems) {
    let rows: Vec<&Number> = table.rows.iter().collect();
    let columns: Vec<&Number> = table.columns.iter().collect();
    rising(&rows, |index| format!("{path}/rows/{index}"), &format!("{path}/rows"), problems);
    rising(&columns, |index| format!("{path}/columns/{index}"), &format!("{path}/columns"), problems);
    let mut entries = |found: usize, expected: usize, at: String| {
        if found != expected {
            problems.push(Problem::new(&code::NOT_A_TABLE, at).with("found", found).with("expected", expected));
        }
    };
    entries(table.points.len(), rows.len(), format!("{path}/points"));
    for (index, row) in table.points.iter().enumerate() {
        entries(row.len(), columns.len(), format!("{path}/points/{index}"));
    }
}
