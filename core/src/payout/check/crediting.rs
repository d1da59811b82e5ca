//! Crediting rules.

use super::{super::document::Matching, Check};
use crate::error::{Problem, catalogue::pay as code};

pub fn check(check: &mut Check<'_, '_>) {
    let Some(crediting) = &check.plan.crediting else { return };
    check.not_empty(crediting.rules.is_empty(), "rules", "/crediting/rules");
    check.ids("/crediting/rules", crediting.rules.iter().map(|rule| &rule.id));
    for (index, rule) in crediting.rules.iter().enumerate() {
        let path = format!("/crediting/rules/{index}");
        check.measure(&rule.measure, &format!("{path}/measure"));
        check.not_negative(rule.cap_per_deal.as_ref(), &format!("{path}/cap_per_deal"));
        if let Some(windfall) = &rule.windfall {
            check.not_negative(Some(&windfall.above), &format!("{path}/windfall/above"));
            check.share(&windfall.share, &format!("{path}/windfall/share"));
        }
        if let Some(span) = rule.during.as_ref().filter(|span| span.start >= span.end) {
            let problem = Problem::new(&code::EMPTY_SPAN, format!("{path}/during"));
            check.push(problem.with("start", span.start).with("end", span.end));
        }
        if let Some(test) = &rule.when {
            matching(check, test, &format!("{path}/when"));
        }
    }
}

/// The lists of a test of transactions.
pub fn matching(check: &mut Check<'_, '_>, test: &Matching, path: &str) {
    let within = format!("{path}/{}", test.tag());
    match test {
        Matching::All(parts) | Matching::Any(parts) => {
            check.not_empty(parts.is_empty(), test.tag(), &within);
            for (index, part) in parts.iter().enumerate() {
                matching(check, part, &format!("{within}/{index}"));
            }
        }
        Matching::Not(part) => matching(check, part, &within),
        Matching::In(is) => check.not_empty(is.values.is_empty(), "values", &format!("{within}/values")),
        Matching::Equals(_) => {}
        Matching::Between(range) => {
            if let (Some(from), Some(to)) = (&range.from, &range.to)
                && from >= to
            {
                let problem = Problem::new(&code::NOT_RISING, format!("{within}/to"));
                check.push(problem.with("value", to).with("before", from));
            }
        }
    }
}
