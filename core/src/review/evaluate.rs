//! The closing, step by step: books, targets, attainment, goals, funnel, scores, pay, causes.

use super::{
    Close,
    attainment::{Clock, Parts, Traced, line, percent},
    books::{Books, Periods},
    causes::{causes, missed},
    document::GoalSource,
    facts::CloseFacts,
    labels,
    outcome::{Attainment, CloseOutcome, PayReview, PersonScore},
    pay::{Case, PersonPay, Standing},
    rows::PersonRow,
    sales::Deal,
};
use crate::{
    error::{Findings, Language, Problem, Problems, Texts, catalogue::review as code},
    funnel::{Deal as FunnelDeal, Entry, Lenient, PipelineFacts, SliceBy, StageOutcome},
    goals::{GoalSetFacts, GoalSetOutcome},
    id::Id,
    life::{LifeCycle, Outcome},
    moment::Moment,
    money::{Amount, MoneyNumber},
    number::Number,
    shape::{Node, with_fields},
    targets::{TargetFacts, TargetOutcome},
    trace::{Figure, Source, Step},
};
use chrono::NaiveDate;
use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

pub(super) fn evaluate(close: &Close, facts: &CloseFacts) -> Result<CloseOutcome, Problems> {
    let document = &close.document;
    let periods = periods(close, facts)?;
    let clock = Clock::at(&periods.current, facts.as_of, document.currency).ok_or_else(|| {
        let problem = Problem::new(&code::NOT_BEGUN, "/as_of").with("period", &document.period);
        Problems::from(problem.with("as_of", facts.as_of).in_facts())
    })?;
    let stages = |outcome: StageOutcome| {
        let meant = document.pipeline.stages.iter().filter(move |stage| stage.outcome == Some(outcome));
        meant.map(|stage| stage.id.as_str()).collect::<Vec<_>>()
    };
    let (mut books, mut notes) = Books::read(facts, document, &stages(StageOutcome::Won), &stages(StageOutcome::Lost));
    note_old_returns(&books, &periods, &mut notes);
    if notes.has_errors() {
        return Err(notes);
    }
    let targets = close
        .targets
        .evaluate(&TargetFacts { trace: facts.trace, ..with_fields([]) })
        .map_err(|problems| refused(&labels::TARGETS_PART, &problems, facts.language))?;
    books.targets = target_figures(&targets);

    let (attainment, attainment_steps) = attainment(close, &books, &periods, &clock);
    let goals = goals(close, &books, &periods, facts)?;
    let funnel = close
        .pipeline
        .evaluate(&funnel_facts(&books, &periods, facts))
        .map_err(|problems| refused(&labels::FUNNEL_PART, &problems, facts.language))?;
    let scores = super::scores::scores(close, &books, &periods, facts)?;
    let people = pay(close, &books, &periods, &scores, &mut notes);
    let pay = pay_review(people, &attainment.company.actual, close);
    let told = (document.currency, facts.language);
    let mut steps = vec![Step::group(&labels::ATTAINMENT, None, attainment_steps)];
    steps.extend(targets.trace());
    steps.extend(goals.as_ref().and_then(Outcome::trace));
    steps.extend(funnel.trace());
    steps.extend(scores.iter().map(|score| Arc::clone(&score.trace)));
    steps.extend(pay.people.iter().map(PersonPay::why));
    Ok(CloseOutcome {
        id: document.id.clone(),
        title: document.title.clone(),
        period: document.period.clone(),
        as_of: facts.as_of,
        currency: document.currency,
        received: Amount::new(&books.received(&periods.current), document.currency.scale()),
        missed: missed(&attainment),
        causes: causes(&books, &periods, &attainment, (&funnel, &document.pipeline.confidence), told),
        attainment,
        goals,
        funnel,
        scores,
        pay,
        actions: books.actions.iter().map(|row| row.value.clone()).collect(),
        names: names(close, &books),
        findings: Findings { problems: notes, language: facts.language },
        trace: Step::group(&labels::CLOSING, Some(document.period.clone()), steps),
    })
}

/// What the documents and tables call people, products and goals.
fn names(close: &Close, books: &Books) -> BTreeMap<Id, String> {
    let people = books.people.iter().map(|row| (row.value.id.clone(), row.value.name.clone()));
    let products = books.products.iter().map(|row| (row.value.id.clone(), row.value.name.clone()));
    let goals = close.goals.iter().flat_map(|goals| &goals.document().goals);
    let goals = goals.filter_map(|goal| goal.id.clone().zip(goal.title.clone()));
    people.chain(products).chain(goals).collect()
}

/// The problems of a part of the closing, whose paths point into what the tables gave that part, as problems of the closing.
pub(super) fn refused(part: &Texts, problems: &Problems, language: Language) -> Problems {
    let told = problems.iter().map(|problem| {
        Problem::new(&code::PART_REFUSES, "")
            .with("part", language.of(part))
            .with("detail", problem.message(language))
            .with("place", &problem.path)
            .with("help", problem.help(language))
            .in_facts()
    });
    told.collect()
}

fn periods(close: &Close, facts: &CloseFacts) -> Result<Periods, Problems> {
    Periods::of(&close.document, facts.as_of)
        .ok_or_else(|| Problem::new(&code::UNKNOWN_PERIOD, "/period").with("value", &close.document.period).into())
}

/// Refuses what is given back of deals won before the last period: their pay was closed twice already.
fn note_old_returns(books: &Books, periods: &Periods, notes: &mut Problems) {
    let Some(previous) = &periods.previous else { return };
    for deal in &books.sales.deals {
        let late = deal.returns.iter().find(|row| row.value.date >= previous.end);
        if let (Some(row), Some(won)) = (late, deal.won.filter(|won| *won < previous.start)) {
            let problem = Problem::new(&code::OLD_RETURN, format!("/returns/{}/deal", row.index));
            notes.push(problem.with("id", &row.value.id).with("period", won).in_facts());
        }
    }
}

fn target_figures(targets: &TargetOutcome) -> BTreeMap<String, Figure> {
    let figure = |value: &Amount, id: &Id| {
        Figure::given(&labels::TARGET, value.value().clone(), Source::Document("/targets".to_owned()))
            .about(id.as_str())
    };
    targets.nodes.iter().map(|node| (node.id.to_string(), figure(&node.value, &node.id))).collect()
}

fn attainment(close: &Close, books: &Books, periods: &Periods, clock: &Clock) -> (Attainment, Vec<Arc<Step>>) {
    let mut steps = Vec::new();
    let mut keep = |traced: Traced| {
        steps.extend(traced.steps);
        traced.line
    };
    let tree = &close.document.targets.tree;
    let current = &periods.current;
    let compared = |region: Option<&str>, product: Option<&str>| {
        let earlier = |period: Option<&_>| books.earlier(period, region, product);
        (earlier(periods.previous.as_ref()), earlier(periods.last_year.as_ref()))
    };
    let scoped = |id: &str, name: Option<String>, region: Option<&str>, product: Option<&str>| {
        let belongs = |deal: &super::rows::DealRow| {
            region.is_none_or(|region| deal.region.as_ref().is_some_and(|id| id.as_str() == region))
                && product.is_none_or(|product| deal.product.as_ref().is_some_and(|id| id.as_str() == product))
        };
        let target = match product {
            None => books.targets.get(id).cloned(),
            Some(product) => product_target(close, product),
        };
        let (last_period, last_year) = compared(region, product);
        let actual = books.sales.revenue(current, id, belongs);
        line(Parts { id: id.to_owned(), name, actual, target, last_period, last_year }, clock)
    };
    let company = keep(scoped(tree.id.as_str(), close.document.title.clone(), None, None));
    let regions = tree.children.iter().map(|node| node.id.as_str()).map(|id| scoped(id, None, Some(id), None));
    let regions = regions.collect::<Vec<_>>().into_iter().map(&mut keep).collect();
    let product =
        |row: &super::rows::ProductRow| scoped(row.id.as_str(), Some(row.name.clone()), None, Some(row.id.as_str()));
    let products = books.products.iter().map(|row| product(&row.value));
    let products = products.collect::<Vec<_>>().into_iter().map(&mut keep).collect();
    let people = books.scored(current).map(|person| person_line(books, periods, person, clock));
    let people = people.collect::<Vec<_>>().into_iter().map(&mut keep).collect();
    (Attainment { company, regions, products, people }, steps)
}

fn product_target(close: &Close, product: &str) -> Option<Figure> {
    let matrix = close.product_targets.as_ref()?.document();
    let position = matrix.columns.iter().position(|column| column.id.as_str() == product)?;
    let total = matrix.columns.get(position)?.total.clone();
    let source = Source::Document(format!("/product_targets/columns/{position}/total"));
    Some(Figure::given(&labels::TARGET, total, source).about(product))
}

fn person_line(books: &Books, periods: &Periods, person: &PersonRow, clock: &Clock) -> Traced {
    let owned =
        |period: &_| books.sales.revenue(period, person.id.as_str(), |deal| deal.owner.as_ref() == Some(&person.id));
    let past = |period: &Option<crate::calendar::Period>| {
        let period = period.as_ref()?;
        // Only a period that the deals reach back to can be compared.
        books.quota(&person.id, &period.label).map(|_| (period.label.clone(), owned(period)))
    };
    let parts = Parts {
        id: person.id.to_string(),
        name: Some(person.name.clone()),
        actual: owned(&periods.current),
        target: books.quota(&person.id, &periods.current.label),
        last_period: past(&periods.previous),
        last_year: past(&periods.last_year),
    };
    line(parts, clock)
}

fn goals(
    close: &Close,
    books: &Books,
    periods: &Periods,
    facts: &CloseFacts,
) -> Result<Option<GoalSetOutcome>, Problems> {
    let Some(goals) = &close.goals else { return Ok(None) };
    let mut actual: BTreeMap<Id, Number> = BTreeMap::new();
    for (id, number) in &facts.goal_actuals {
        actual.extend(Id::new(id.as_str()).map(|id| (id, number.clone())));
    }
    for (id, source) in &close.document.goal_sources {
        let figure = match source {
            GoalSource::Revenue(scope) => books.sales.revenue(&periods.current, id.as_str(), |deal| {
                let is_in = |wanted: &Option<Id>, found: &Option<Id>| wanted.is_none() || wanted == found;
                is_in(&scope.region, &deal.region)
                    && is_in(&scope.product, &deal.product)
                    && is_in(&scope.person, &deal.owner)
            }),
            GoalSource::Count(named) => books.count(None, &periods.current.label, named.id.as_str()),
        };
        actual.insert(id.clone(), figure.number().clone());
    }
    let mut goal_facts: GoalSetFacts = with_fields([day("as_of", facts.as_of)]);
    goal_facts.actual = actual;
    goal_facts.calendar = Some(close.document.calendar.clone());
    goal_facts.language = facts.language;
    goals.evaluate(&goal_facts).map(Some).map_err(|problems| refused(&labels::GOALS_PART, &problems, facts.language))
}

fn day(name: &'static str, day: NaiveDate) -> (&'static str, Node<'static>) {
    (name, Node::Text(Cow::Owned(day.to_string())))
}

fn funnel_facts(books: &Books, periods: &Periods, facts: &CloseFacts) -> PipelineFacts {
    let mut funnel: PipelineFacts = with_fields([day("as_of", facts.as_of), ("deals", Node::List(Vec::new()))]);
    funnel.deals = books.sales.deals.iter().map(|deal| Lenient::from(funnel_deal(deal))).collect();
    funnel.language = facts.language;
    // Deals that began before the period are the past; a manager asks in whose hands the funnel leaks.
    funnel.history_before = Some(periods.current.start);
    funnel.stages_by.push(SliceBy::Owner);
    funnel.trace = facts.trace;
    funnel
}

fn funnel_deal(deal: &Deal) -> FunnelDeal {
    let row = &deal.row.value;
    let text = |id: &Option<Id>| id.as_ref().map(ToString::to_string);
    let entry = |(stage, at): &(Id, crate::shape::Instant)| Entry {
        stage: stage.to_string(),
        at: Some(Moment::At(*at).into()),
    };
    FunnelDeal {
        owner: text(&row.owner),
        channel: text(&row.channel),
        product: text(&row.product),
        region: text(&row.region),
        customer: row.customer.clone(),
        amount: row.amount.clone().map(|amount| Lenient::from(MoneyNumber::from(amount))),
        created: row.created.map(Moment::Day).map(Lenient::from),
        history: deal.history.iter().map(entry).map(Lenient::from).collect(),
        ..with_fields([("id", Node::Text(Cow::Owned(row.id.to_string()))), ("history", Node::List(Vec::new()))])
    }
}

/// Pays everybody who has a plan; who cannot be paid is noted with the reason.
fn pay(
    close: &Close,
    books: &Books,
    periods: &Periods,
    scores: &[PersonScore],
    notes: &mut Problems,
) -> Vec<PersonPay> {
    let mut paid = Vec::new();
    for row in &books.people {
        let person = &row.value;
        let Some(plan_id) = &person.plan else { continue };
        let Some(plan) = close.pay_plans.iter().find(|plan| plan.document().id == *plan_id) else {
            let problem = Problem::new(&code::UNKNOWN_PLAN, format!("/people/{}/plan", row.index));
            notes.push(problem.with("person", &person.id).with("plan", plan_id).in_facts());
            continue;
        };
        let score = scores.iter().find(|score| score.person == person.id);
        let standing = score.map(standing_now).unwrap_or_default();
        let before = score.and_then(standing_before);
        let case = Case { books, document: &close.document, plan, person, standing: &standing };
        match case.pay(periods, before.as_ref()) {
            Ok(pay) => paid.push(pay),
            Err(problems) => {
                let reasons: Vec<String> = problems.iter().map(|problem| problem.message(Language::En)).collect();
                let problem = Problem::new(&code::NO_FACTS_FOR_PAY, format!("/people/{}", row.index));
                notes.push(problem.with("person", &person.id).with("reason", reasons.join("; ")).in_facts());
            }
        }
    }
    paid
}

fn standing_now(score: &PersonScore) -> Standing {
    Standing { score: score.score.clone(), grade: score.grade.clone(), rank: score.rank }
}

/// The standing of last period; `None` for who was not scored then, and so was not paid by score.
fn standing_before(score: &PersonScore) -> Option<Standing> {
    score.last_score.clone().map(|last| Standing { score: Some(last), grade: score.last_grade.clone(), rank: None })
}

fn pay_review(people: Vec<PersonPay>, revenue: &Amount, close: &Close) -> PayReview {
    let scale = close.document.currency.scale();
    let entitled = people.iter().map(|pay| pay.statement.entitled.value());
    let corrections = people.iter().filter_map(|pay| pay.true_up.as_ref()).map(|true_up| true_up.amount.value());
    let cost: Number = entitled.chain(corrections).sum();
    let cost = Figure::constant(&labels::COST, cost);
    let revenue = Figure::constant(&labels::REVENUE, revenue.value().clone());
    let cost_of_sales = percent(&labels::COST_OF_SALES, &cost, &revenue);
    PayReview {
        people,
        cost: Amount::new(cost.number(), scale),
        cost_of_sales: cost_of_sales.map(|share| share.number().clone()),
    }
}
