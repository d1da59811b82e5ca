// Uses every exported function and every method of every class; the test finds what is missing here, compiles this with
// `tsc --strict`, and runs it.

import {
  Calendar,
  Close,
  Cohort,
  EventFunnel,
  Goal,
  GoalSet,
  PayBook,
  PayPlan,
  Pipeline,
  QuotakitError,
  Scorecard,
  TargetMatrix,
  TargetPlan,
  askJson,
  canonicalJson,
  charts,
  evaluateJson,
  explainJson,
  init,
  lintJson,
  placeOf,
  readGoal,
  readGoalJson,
} from 'quotakit'
import type { CloseOutcome, ExplanationLine, GoalDraft, Kinds, Language, NextDeal, PayQuestion, Period, Place, Problem, Step, Verdict } from 'quotakit'
import type { ColumnInput, CreditFigures, CreditOptions, EventTableOptions, FigureColumn, SplitFigures, TableFigures, TableOptions, WholeNumbers } from 'quotakit'

/** Every finding is told in each of them. */
const languages: Language[] = ['en', 'zh-Hans', 'zh-Hant']

export function useGoal(): void {
  const goal: Goal = Goal.fromObject({ title: 'More revenue', objective: { at_least: '10' } })
  Goal.fromJson(goal.toJson()).free()
  const facts: Kinds[typeof goal.kind]['facts'] = { as_of: '2026-10-01' }
  const outcome: Kinds[typeof goal.kind]['outcome'] = goal.evaluate(facts)
  const figure: Verdict = outcome.letters.specific
  const texts: string[] = [goal.evaluateJson(facts), goal.hash(), goal.kind]
  const lines: ExplanationLine[] = goal.explain(JSON.stringify(facts))
  const findings: Problem[] = languages.flatMap((language) => goal.lint(language))
  const documents: Kinds[typeof goal.kind]['document'][] = [goal.toObject(), goal.toJSON()]
  const adjusted = goal.adjust('2026-09-01', 'a slow summer', { objective: { at_least: 8 } }).document
  const told: string[] = [
    goal.askJson({ adjust: { on: '2026-09-01', reason: 'a slow summer', owner: 'li' } }),
    goal.ask({ adjust: { on: '2026-09-01', reason: 'a slow summer', owner: 'li' } }).document.owner ?? '',
    adjusted.versions?.[0]?.reason ?? '',
  ]
  used(figure, texts, lines, findings, documents, told)
  goal.free()
  goal[Symbol.dispose]?.()
}

export function useGoalSet(): void {
  const goalSet: GoalSet = GoalSet.fromObject({ goals: [{ id: 'company', title: 'More revenue' }] })
  GoalSet.fromJson(goalSet.toJson()).free()
  const facts: Kinds[typeof goalSet.kind]['facts'] = { as_of: '2026-10-01' }
  const outcome: Kinds[typeof goalSet.kind]['outcome'] = goalSet.evaluate(facts)
  const figure: Verdict | undefined = outcome.goals[0]?.letters.specific
  const texts: string[] = [goalSet.evaluateJson(facts), goalSet.hash(), goalSet.kind]
  const lines: ExplanationLine[] = goalSet.explain(JSON.stringify(facts))
  const findings: Problem[] = languages.flatMap((language) => goalSet.lint(language))
  const documents: Kinds[typeof goalSet.kind]['document'][] = [goalSet.toObject(), goalSet.toJSON()]
  used(figure, texts, lines, findings, documents)
  goalSet.free()
  goalSet[Symbol.dispose]?.()
}

export function useTargetPlan(): void {
  const targetPlan: TargetPlan = TargetPlan.fromObject({
    id: 'q1', unit: { count: {} }, total: 100,
    tree: { id: 'team', weights: { equal: {} }, children: [{ id: 'a' }, { id: 'b' }] },
  })
  TargetPlan.fromJson(targetPlan.toJson()).free()
  const facts: Kinds[typeof targetPlan.kind]['facts'] = { actuals: { a: 5 }, commitments: { a: 60, b: null }, pay: { a: 10 } }
  const outcome: Kinds[typeof targetPlan.kind]['outcome'] = targetPlan.evaluate(facts)
  const figure: string | undefined = outcome.nodes[0]?.value
  const texts: string[] = [targetPlan.evaluateJson(facts), targetPlan.hash(), targetPlan.kind]
  const lines: ExplanationLine[] = targetPlan.explain(JSON.stringify(facts))
  const findings: Problem[] = languages.flatMap((language) => targetPlan.lint(language))
  const documents: Kinds[typeof targetPlan.kind]['document'][] = [targetPlan.toObject(), targetPlan.toJSON()]
  const note = { reason: 'the market grew' }
  const made = targetPlan.retarget({ total: 120, note })
  const told: string[] = [
    targetPlan.askJson({ retarget: { total: 120, note } }),
    targetPlan.ask({ minimum_change: { total: 120, note } }).hash,
    targetPlan.minimumChange({ total: 120, note }).total.new,
    targetPlan.breakback('a', 60, { note }).version.reason,
    targetPlan.transfer('a', 'b', '1', { note }).changes[0]?.reason ?? '',
    targetPlan.history([]).versions[0]?.hash ?? '',
    targetPlan.toTable().csv,
    ...targetPlan.toTable().rows.map((row) => JSON.stringify(row)),
    targetPlan.forecast({ horizon: 1, series: [{ period: '2026-01', value: 3 }], method: { naive: {} } }).total,
    ...TargetPlan.fromObject(made.plan as Kinds['target-plan']['document']).history([targetPlan]).versions.map(({ hash }) => hash),
  ]
  // Only a plan whose tree is its root alone takes the rest of it from a table.
  const split = (): SplitFigures<Float64Array> => targetPlan.evaluateTable({ id: ['all'] }, { as: 'number' })
  used(split, figure, texts, lines, findings, documents, told)
  targetPlan.free()
  targetPlan[Symbol.dispose]?.()
}

export function useTargetMatrix(): void {
  const targetMatrix: TargetMatrix = TargetMatrix.fromObject({
    unit: { count: {} }, rows: [{ id: 'a', total: '2' }], columns: [{ id: 'x', total: '2' }], weights: [['1']],
  })
  TargetMatrix.fromJson(targetMatrix.toJson()).free()
  const facts: Kinds[typeof targetMatrix.kind]['facts'] = {}
  const outcome: Kinds[typeof targetMatrix.kind]['outcome'] = targetMatrix.evaluate(facts)
  const figure: string[][] = outcome.cells
  const texts: string[] = [targetMatrix.evaluateJson(facts), targetMatrix.hash(), targetMatrix.kind]
  const lines: ExplanationLine[] = targetMatrix.explain(JSON.stringify(facts))
  const findings: Problem[] = languages.flatMap((language) => targetMatrix.lint(language))
  const documents: Kinds[typeof targetMatrix.kind]['document'][] = [targetMatrix.toObject(), targetMatrix.toJSON()]
  used(figure, texts, lines, findings, documents)
  targetMatrix.free()
  targetMatrix[Symbol.dispose]?.()
}

export function usePipeline(): void {
  const pipeline: Pipeline = Pipeline.fromObject({
    stages: [{ id: 'lead' }, { id: 'won', outcome: 'won' }, { id: 'lost', outcome: 'lost' }],
  })
  Pipeline.fromJson(pipeline.toJson()).free()
  const facts: Kinds[typeof pipeline.kind]['facts'] = { as_of: '2026-09-30', deals: [{ id: 'a', amount: 5, history: [{ stage: 'lead', at: '2026-07-01' }] }] }
  const outcome: Kinds[typeof pipeline.kind]['outcome'] = pipeline.evaluate(facts)
  const figure: string | null = outcome.win_rate.by_count
  const texts: string[] = [pipeline.evaluateJson(facts), pipeline.hash(), pipeline.kind]
  const lines: ExplanationLine[] = pipeline.explain(JSON.stringify(facts))
  const findings: Problem[] = languages.flatMap((language) => pipeline.lint(language))
  const documents: Kinds[typeof pipeline.kind]['document'][] = [pipeline.toObject(), pipeline.toJSON()]
  used(figure, texts, lines, findings, documents)
  pipeline.free()
  pipeline[Symbol.dispose]?.()
}

export function useEventFunnel(): void {
  const eventFunnel: EventFunnel = EventFunnel.fromObject({ steps: ['a', 'b'], window_ms: 3600 })
  EventFunnel.fromJson(eventFunnel.toJson()).free()
  const facts: Kinds[typeof eventFunnel.kind]['facts'] = { events: [{ user: 'x', time: 0, event: 'a' }] }
  const outcome: Kinds[typeof eventFunnel.kind]['outcome'] = eventFunnel.evaluate(facts)
  const figure: number[] = outcome.reached
  const texts: string[] = [eventFunnel.evaluateJson(facts), eventFunnel.hash(), eventFunnel.kind]
  const lines: ExplanationLine[] = eventFunnel.explain(JSON.stringify(facts))
  const findings: Problem[] = languages.flatMap((language) => eventFunnel.lint(language))
  const documents: Kinds[typeof eventFunnel.kind]['document'][] = [eventFunnel.toObject(), eventFunnel.toJSON()]
  const named: EventTableOptions = { user: 'who', trace: false }
  const table: Record<string, ColumnInput> = { who: [1], time: [0], event: { codes: Uint32Array.of(0), names: ['a'] } }
  const reached: number | undefined = eventFunnel.evaluateTable(table, named).reached[0]
  used(reached, figure, texts, lines, findings, documents)
  eventFunnel.free()
  eventFunnel[Symbol.dispose]?.()
}

export function useScorecard(): void {
  const scorecard: Scorecard = Scorecard.fromObject({
    groups: [{ id: 'result', weight: 1, indicators: [{ id: 'revenue', weight: 60, score: { ratio: {} } }, { id: 'visits', weight: 40, score: { points: {} } }] }],
    bands: [{ grade: 'A', from: 80 }, { grade: 'B', from: 0 }],
  })
  Scorecard.fromJson(scorecard.toJson()).free()
  const facts: Kinds[typeof scorecard.kind]['facts'] = { person: 'ada', indicators: { revenue: { actual: '9', target: '10' }, visits: { actual: 60 } } }
  const outcome: Kinds[typeof scorecard.kind]['outcome'] = scorecard.evaluate(facts)
  const figure: string | null = outcome.score
  const texts: string[] = [scorecard.evaluateJson(facts), scorecard.hash(), scorecard.kind]
  const lines: ExplanationLine[] = scorecard.explain(JSON.stringify(facts))
  const findings: Problem[] = languages.flatMap((language) => scorecard.lint(language))
  const documents: Kinds[typeof scorecard.kind]['document'][] = [scorecard.toObject(), scorecard.toJSON()]
  const ranges = [{ grade: 'B', from: 0, to: '59.9' }, { grade: 'A', from: 60, to: 100 }]
  const told: string[] = [
    scorecard.askJson({ sensitivity: { facts, weights: '5%' } }),
    scorecard.ask({ import_bands: { ranges } }).bands[0]?.grade ?? '',
    scorecard.sensitivity(facts, { weights: '5%' }).smallest?.to ?? '',
    scorecard.importBands(ranges, { scale: 2 }).holes[0]?.from ?? '',
  ]
  const points: WholeNumbers = Int32Array.of(60)
  const { score } = scorecard.evaluateTable({ revenue: [9], 'revenue.target': [10], visits: points }).columns
  const scored = scorecard.evaluate(scorecard.rowFacts({ revenue: [9], 'revenue.target': [10], visits: points }, 0)).score
  used(figure, texts, lines, findings, documents, told, score?.valid[0], scored)
  scorecard.free()
  scorecard[Symbol.dispose]?.()
}

export function useCohort(): void {
  const cohort: Cohort = Cohort.fromObject({
    scorecard: { groups: [{ id: 'result', weight: 1, indicators: [{ id: 'revenue', weight: 60, score: { ratio: {} } }, { id: 'visits', weight: 40, score: { points: {} } }] }] },
  })
  Cohort.fromJson(cohort.toJson()).free()
  const facts: Kinds[typeof cohort.kind]['facts'] = { people: [{ person: 'ada', indicators: { revenue: { actual: '9', target: '10' }, visits: { actual: 60 } } }] }
  const outcome: Kinds[typeof cohort.kind]['outcome'] = cohort.evaluate(facts)
  const figure: number | null | undefined = outcome.people[0]?.rank
  const texts: string[] = [cohort.evaluateJson(facts), cohort.hash(), cohort.kind]
  const lines: ExplanationLine[] = cohort.explain(JSON.stringify(facts))
  const findings: Problem[] = languages.flatMap((language) => cohort.lint(language))
  const documents: Kinds[typeof cohort.kind]['document'][] = [cohort.toObject(), cohort.toJSON()]
  const asked = { person: 'ada', weights: '5%', of: 'rank' } as const
  const survives: boolean | null = cohort.sensitivity(facts, asked).survives
  const told: string = cohort.askJson({ sensitivity: { ...asked, facts } })
  used(figure, texts, lines, findings, documents, survives, told)
  cohort.free()
  cohort[Symbol.dispose]?.()
}

export function usePayPlan(): void {
  const payPlan: PayPlan = PayPlan.fromObject({
    id: 'ae', currency: 'USD', period: 'month', measures: [{ id: 'logos', unit: { count: {} } }],
    components: [{ id: 'logo', on: 'logos', pay: { per_unit: { amount: '250' } } }],
  })
  PayPlan.fromJson(payPlan.toJson()).free()
  const facts: Kinds[typeof payPlan.kind]['facts'] = { person: 'wang', period: '2026-07', measures: { logos: { actual: 3 } } }
  const outcome: Kinds[typeof payPlan.kind]['outcome'] = payPlan.evaluate(facts)
  const figure: string | undefined = outcome.lines[0]?.paid
  const texts: string[] = [payPlan.evaluateJson(facts), payPlan.hash(), payPlan.kind]
  const lines: ExplanationLine[] = payPlan.explain(JSON.stringify(facts))
  const findings: Problem[] = languages.flatMap((language) => payPlan.lint(language))
  const documents: Kinds[typeof payPlan.kind]['document'][] = [payPlan.toObject(), payPlan.toJSON()]
  const question: PayQuestion = { next_deal: { facts, on: 'logos', size: 1 } }
  const pays: string[] = [payPlan.ask(question).pays, payPlan.askJson(question), payPlan.askJson(JSON.stringify(question))]
  const next: NextDeal = payPlan.nextDeal(facts, { on: 'logos', size: 1n })
  const told: string[] = [
    payPlan.statement(facts).totals.due,
    payPlan.curve(facts, { on: 'logos', from: 0, to: 4 }).unit,
    payPlan.marginalRate(facts, { on: 'logos' }).rate,
    ...payPlan.settle({ run: { id: 'r', as_of: '2026-08-05' }, people: [{ person: 'wang', periods: [facts] }] }).ledger.entries.map(({ run }) => run),
    payPlan.nextSteps(facts, { on: 'logos' }).entitled,
    payPlan.simulate([{ facts }], { on: 'logos', against: payPlan }).before.cost,
    payPlan.compare(payPlan).before,
    payPlan.planFor('wang', '2026-07').hash,
    payPlan.solve(facts, { on: 'logos', pays: '1000' }).needed?.at ?? 'never',
  ]
  const table: Record<string, ColumnInput> = { person: ['wang', 'li'], logos: Int32Array.of(3, 4) }
  const options: TableOptions<Kinds[typeof payPlan.kind]['facts']> = { facts: { period: '2026-07' }, outputs: ['due'], language: 'en' }
  const figures: TableFigures = payPlan.evaluateTable(table, options)
  const due: FigureColumn<Float64Array> | undefined = payPlan.evaluateTable(table, { ...options, as: 'number' }).columns.due
  if (figures.columns.due?.values?.[1] !== 100000n || due?.values?.[1] !== 1000) throw new Error('4 logos at 250 are 1000')
  const alone: string = payPlan.evaluate(payPlan.rowFacts(table, 1, { ...options, keep: ['person'], errors: 'raise' })).due
  const crediting: CreditOptions = { columns: { deal: 'id' }, language: 'en' }
  const credits: CreditFigures = payPlan.creditTable({ deal: ['d'], date: ['2026-07-01'], person: ['wang'] }, crediting)
  used(alone, credits.creditedAlone)
  used(figure, texts, lines, findings, documents, pays, next.pays satisfies string, told, figures.errors)
  payPlan.free()
  payPlan[Symbol.dispose]?.()
}

export function usePayBook(): void {
  const payBook: PayBook = PayBook.fromObject({
    id: 'sales', assignments: [{ person: 'wang', plan: 'ae', start: '2026-01-01' }],
    plans: [{
      id: 'ae', currency: 'USD', period: 'month', measures: [{ id: 'logos', unit: { count: {} } }],
      components: [{ id: 'logo', on: 'logos', pay: { per_unit: { amount: '250' } } }],
    }],
  })
  PayBook.fromJson(payBook.toJson()).free()
  const facts: Kinds[typeof payBook.kind]['facts'] = { person: 'wang', period: '2026-07', measures: { logos: { actual: 3 } } }
  const outcome: Kinds[typeof payBook.kind]['outcome'] = payBook.evaluate(facts)
  const figure: string | undefined = outcome.lines[0]?.paid
  const texts: string[] = [payBook.evaluateJson(facts), payBook.hash(), payBook.kind]
  const lines: ExplanationLine[] = payBook.explain(JSON.stringify(facts))
  const findings: Problem[] = languages.flatMap((language) => payBook.lint(language))
  const documents: Kinds[typeof payBook.kind]['document'][] = [payBook.toObject(), payBook.toJSON()]
  const question: PayQuestion = { next_deal: { facts, on: 'logos', size: 1 } }
  const told: string[] = [
    payBook.ask(question).pays,
    payBook.askJson(question),
    payBook.nextDeal(facts, { on: 'logos', size: 1n }).pays,
    payBook.statement(facts).totals.due,
    payBook.curve(facts, { on: 'logos', from: 0, to: 4 }).unit,
    payBook.marginalRate(facts, { on: 'logos' }).rate,
    ...payBook.settle({ run: { id: 'r', as_of: '2026-08-05' }, people: [{ person: 'wang', periods: [facts] }] }).ledger.entries.map(({ plan_hash }) => plan_hash ?? ''),
    payBook.nextSteps(facts, { on: 'logos' }).entitled,
    payBook.solve(facts, { on: 'logos', pays: '1000' }).needed?.at ?? 'never',
    payBook.planFor('wang', '2026-07').hash,
  ]
  used(figure, texts, lines, findings, documents, told)
  payBook.free()
  payBook[Symbol.dispose]?.()
}

export function useClose(documentText: string, factsText: string): void {
  const close: Close = Close.fromJson(documentText)
  Close.fromObject(close.toObject()).free()
  const outcome: CloseOutcome = close.evaluate(factsText)
  const page: string = close.report(JSON.parse(factsText))
  const drawn: string[] = charts('close', outcome, { theme: 'dark' }).map(({ name }) => name)
  if (drawn.length === 0 || close.ask({ report: { facts: JSON.parse(factsText) } }).html !== page) throw new Error(close.askJson('{}'))
  const trace: Step | undefined = outcome.trace
  const texts: string[] = [close.evaluateJson(factsText), close.hash(), close.kind, outcome.pay.cost]
  const lines: ExplanationLine[] = close.explain(factsText, 'a')
  const findings: Problem[] = languages.flatMap((language) => close.lint(language))
  const documents: Kinds['close']['document'][] = [close.toObject(), close.toJSON(), JSON.parse(close.toJson())]
  used(trace, texts, lines, findings, documents)
  close.free()
  close[Symbol.dispose]?.()
}

export function useCalendar(): void {
  const calendar: Calendar = new Calendar()
  const fiscal: Calendar = Calendar.fromObject({ year_start: 4, holidays: ['2026-10-01'] })
  Calendar.fromJson(fiscal.toJson()).free()
  const period: Period = calendar.period('2026-Q3')
  const next: Period | null = calendar.next(period)
  const week: Period | null = calendar.containing('2026-07-05', 'week')
  const labels: string[] = calendar.children(period, 'month').map(({ label }) => label)
  const days: number = calendar.workingDays('2026-07')
  const isWorked: boolean = calendar.isWorkingDay('2026-07-05')
  used(next, week, labels, days, isWorked, calendar.toJson(), calendar.toObject(), calendar.toJSON(), fiscal.toObject().year_start)
  calendar.free()
  calendar[Symbol.dispose]?.()
}

export function useDoors(): void {
  const document = '{"schema": "quotakit/goal@1", "title": "More"}'
  const texts: string[] = [
    evaluateJson(document, '{"as_of": "2026-07-01"}'),
    askJson(
      '{"schema": "quotakit/pay-plan@1", "id": "p", "currency": "USD", "period": "month", "measures": [{"id": "m"}], "components": [{"id": "c", "on": "m", "pay": {"rate": {"rate": "1%"}}}]}',
      '{"next_deal": {"facts": {"person": "w", "period": "2026-07", "measures": {"m": {"actual": "1"}}}, "on": "m", "size": "1"}}',
    ),
    explainJson(document, '{"as_of": "2026-07-01"}'),
    lintJson(document, 'zh-Hans'),
    canonicalJson(document),
    readGoalJson('Win 12 new customers by 2026-09-30', '{"as_of": "2026-07-01"}'),
  ]
  const draft: GoalDraft | undefined = readGoal('Win 12 new customers by 2026-09-30', { as_of: '2026-07-01' }).drafts[0]
  const place: Place | undefined = placeOf(document, '/title')
  used(texts, draft, place)
}

export function useErrors(): void {
  try {
    canonicalJson('{}')
  } catch (error) {
    if (!(error instanceof QuotakitError)) throw error
    const quotakitError: QuotakitError = error
    const problems: readonly Problem[] = quotakitError.problems
    const told: Problem[] = quotakitError.told('zh-Hant')
    const written: { problems: readonly Problem[] } = quotakitError.toJSON()
    used(problems, told, written, quotakitError.toJson('en'), quotakitError.message, quotakitError.name satisfies 'QuotakitError')
    return
  }
  throw new Error('nothing was refused')
}

export async function useAll(closeDocument: string, closeFacts: string): Promise<void> {
  await init()
  await init(new Uint8Array())
  for (const use of [useGoal, useGoalSet, useTargetPlan, useTargetMatrix, usePipeline, useEventFunnel]) use()
  for (const use of [useScorecard, useCohort, usePayPlan, usePayBook, useCalendar, useDoors, useErrors]) use()
  useClose(closeDocument, closeFacts)
}

/** Everything that a sample makes has to be something. */
function used(...values: unknown[]): void {
  if (values.slice(1).includes(undefined)) throw new Error(`something is undefined: ${JSON.stringify(values)}`)
}

// What the types refuse.
export function refused(): void {
  // @ts-expect-error a currency is a text
  PayPlan.fromObject({ id: 'ae', currency: 5, period: 'month', components: [] })
  // @ts-expect-error a plan has an id
  PayPlan.fromObject({ currency: 'USD', period: 'month', components: [] })
  // @ts-expect-error documents are loaded, not made
  new PayPlan()
  // @ts-expect-error errors come from the library
  new QuotakitError()
  // @ts-expect-error a grain is a word
  new Calendar().children('2026', 'decade')
  // @ts-expect-error facts are of the kind of the document
  Goal.fromJson('{}').evaluate({ person: 'wang' })
  // @ts-expect-error figures are texts
  const due: number = PayPlan.fromJson('{}').evaluate('{}').due
  used(due)
}
