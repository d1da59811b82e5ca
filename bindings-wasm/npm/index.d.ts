/// <reference lib="esnext.disposable" />

import type {
  AdjustedGoal,
  Adjustment,
  BreakbackQuestion,
  CalendarRule,
  Chart,
  ChartOptions,
  CloseFacts,
  CloseQuestion,
  CohortFacts,
  CohortQuestion,
  CohortSensitivity,
  CompareQuestion,
  Comparison,
  CurveQuestion,
  ExplanationLine,
  FigureInput,
  ForecastQuestion,
  GoalQuestion,
  GradeRange,
  Grain,
  ImportBandsQuestion,
  ImportedBands,
  Kinds,
  Language,
  MarginalRate,
  MarginalRateQuestion,
  MinimumChangeQuestion,
  NextDeal,
  NextDealQuestion,
  NextSteps,
  NextStepsQuestion,
  PayAnswers,
  PayCurve,
  PayFacts,
  PayQuestion,
  Period,
  PlanFor,
  Problem,
  ReadOptions,
  ReadOutcome,
  RetargetQuestion,
  ReviewPage,
  ScorecardFacts,
  ScorecardQuestion,
  ScoreAnswers,
  ScorecardSensitivity,
  Sensitivity,
  SettleQuestion,
  Settled,
  SimulateQuestion,
  Simulation,
  Solution,
  SolveQuestion,
  TargetAnswers,
  TargetForecast,
  TargetPlanDocument,
  TargetPlanHistory,
  TargetQuestion,
  TargetTable,
  TargetsBrokenBack,
  TargetsMovedLeast,
  TargetsRetargeted,
  TargetsTransferred,
  ToldStatement,
  TransferQuestion,
} from './types.d.ts'

export type * from './types.d.ts'

/**
 * Makes the package ready: fetches and compiles the module, once however often it is called. In Node everything is ready
 * at import, and this does nothing.
 *
 * @param module where the module is, if not beside this file: a URL, a `Response`, its bytes, or a compiled
 *   `WebAssembly.Module`; ignored in Node
 * @throws where the module cannot be fetched or compiled; calling again tries again
 *
 * @example
 * ```js
 * import { canonicalJson, init } from 'quotakit'
 * await init()
 * canonicalJson('{"schema": "quotakit/goal@1", "title": "More"}') // => '{"schema":"quotakit/goal@1","title":"More"}'
 * ```
 */
export function init(module?: InitInput | Promise<InitInput>): Promise<void>

/** What {@link init} takes: a URL as a text or a `URL`, a `Response`, bytes, or a `WebAssembly.Module`. */
export type InitInput = string | object

/**
 * Everything that is wrong with a document, with facts or with an argument, found in one pass. `message` lists all of it
 * in English.
 *
 * @example
 * ```js
 * import { PayPlan, QuotakitError } from 'quotakit'
 * let error
 * try {
 *   PayPlan.fromObject({ id: 'ae', currency: 'USD', period: 'month', measures: [], components: [
 *     { id: 'bonus', pay: { bonus: { amount: '1,000', when: { grade_in: ['A'] } } } }] })
 * } catch (thrown) {
 *   error = thrown
 * }
 * error instanceof QuotakitError // => true
 * error.problems[0].code // => 'number/002'
 * error.problems[0].path // => '/components/0/pay/bonus/amount'
 * error.problems[0].help // => 'leave them out: `1000`'
 * error.told('zh-Hans')[0].help // => '请去掉：`1000`'
 * ```
 */
export class QuotakitError extends Error {
  private constructor()
  readonly name: 'QuotakitError'
  /** The problems, told in English. */
  readonly problems: readonly Problem[]
  /** The problems, told in another language. */
  told(language?: Language): Problem[]
  /** `{"problems": […]}` in a language, English unless given: the same bytes in Rust, Python and JavaScript. */
  toJson(language?: Language): string
  /** The problems in English, for `JSON.stringify`. */
  toJSON(): { problems: readonly Problem[] }
}

/** What all documents do: they are loaded and checked once, and evaluated as often as there are facts. */
declare abstract class Document<Kind extends keyof Kinds> {
  /** Documents come from `fromJson` and `fromObject`. */
  protected constructor(own: never)
  /** The kind, as `schema` names it: `pay-plan` for `quotakit/pay-plan@1`. */
  readonly kind: Kind
  /**
   * The outcome on facts. Figures are texts at their declared scale; `trace: true` in the facts adds the steps to each.
   *
   * @param facts an object, or JSON as a text, where bare numbers keep the digits that they were written with
   * @throws {QuotakitError} everything that is wrong with the facts
   */
  evaluate(facts: Kinds[Kind]['facts'] | string): Kinds[Kind]['outcome']
  /** The outcome as JSON: the same bytes in Rust, Python and JavaScript. */
  evaluateJson(facts: Kinds[Kind]['facts'] | string): string
  /**
   * Why the figures are what they are, line by line, in the language that the facts ask for.
   *
   * @param about a person, a component, a node or the like, to hear about only that
   * @throws {QuotakitError} everything that is wrong with the facts; an `about` that nothing is about
   */
  explain(facts: Kinds[Kind]['facts'] | string, about?: string | null): ExplanationLine[]
  /** What is legal but probably not meant, and where the document's own examples are not met. */
  lint(language?: Language): Problem[]
  /** The canonical form: declared order, no blanks, what is absent or default left out. */
  toJson(): string
  /** The canonical form as an object; changing it does not change the document. */
  toObject(): Kinds[Kind]['document']
  /** The same, for `JSON.stringify`. */
  toJSON(): Kinds[Kind]['document']
  /** The SHA-256 of the canonical form, in hexadecimal. */
  hash(): string
  /** Gives the memory back now instead of when the garbage collector finds the document unused. */
  free(): void
  /** Where the engine knows it, `using` frees the document at the end of its block. */
  [Symbol.dispose](): void
}

/**
 * The cells of a column: whole numbers of `10^-scale` (cents, with a scale of 2), floats that are read by their shortest
 * digits (at most 15 of them), or a list of texts or of numbers, `null` where a cell is empty. `valid` marks the cells of a
 * typed array that are there (1) and those that are empty (0). Texts of which few differ may be `names` and, for each row, a
 * position in them. So what comes out of a table goes into the next one. Lists of decimals as texts are exact and slow.
 */
export type ColumnInput =
  | WholeNumbers
  | Float64Array
  | readonly (string | null)[]
  | readonly (number | null)[]
  | { values: WholeNumbers; scale?: number; valid?: Uint8Array }
  | { values: Float64Array; valid?: Uint8Array }
  | { codes: Uint32Array; names: readonly string[]; valid?: Uint8Array }

/** Typed arrays of whole numbers. */
export type WholeNumbers = BigInt64Array | Int8Array | Int16Array | Int32Array | Uint8Array | Uint16Array | Uint32Array

/** How a table is evaluated. */
export interface TableOptions<Facts> {
  /** The facts that all rows share, or JSON as a text. */
  facts?: Partial<Facts> | string
  /** Which fact a column gives, where its name does not say it: another name, or the place as a JSON Pointer. */
  columns?: Record<string, string>
  /** The outputs; the usual ones, unless named. */
  outputs?: readonly string[]
  /** Columns that come out as they are, in `kept`; they need name no fact. */
  keep?: readonly string[]
  /** Columns that give nothing. */
  ignore?: readonly string[]
  /** Whether wrong rows are a list beside the figures, or one `QuotakitError` with the first of them, after all were seen. */
  errors?: 'column' | 'raise'
  /** The language of what is wrong with rows. */
  language?: Language
}

/** How transactions are credited. */
export interface CreditOptions {
  /** The facts that all rows share (`reporting` and `rates`), or JSON as a text. */
  facts?: Partial<Kinds['pay-plan']['facts']> | string
  /** What columns are whose names do not say it: `{ closed: 'date' }`. */
  columns?: Record<string, string>
  /** Columns that are not looked at. */
  ignore?: readonly string[]
  /** The language of what is wrong with rows. */
  language?: Language
}

/** Which columns are what, in a table of events. */
export interface EventTableOptions {
  /** The column of users; `user`, unless named. */
  user?: string
  /** The column of times; `time`, unless named. */
  time?: string
  /** The column of events; `event`, unless named. */
  event?: string
  /** The column of a property; the one by which the document tells users apart, if there is such a column. */
  property?: string
  /** The language of findings. */
  language?: Language
  /** Whether the outcome has a trace. */
  trace?: boolean
}

/** What everybody is credited: the columns `person` and `period`, and one for each measure. */
export interface CreditFigures<Values = BigInt64Array> extends TableFigures<Values> {
  /** How many rows were credited one deal at a time, which is slower. */
  creditedAlone: number
}

/** What the rows of a tree have. */
export interface SplitFigures<Values = BigInt64Array> {
  rows: number
  columns: { value: { values: Values; scale: number; valid: Uint8Array } }
  /** What is left of the total, beneath a step. */
  residue: string
}

/** The figures of a table. */
export interface TableFigures<Values = BigInt64Array> {
  rows: number
  /** The outputs, by name. */
  columns: Record<string, FigureColumn<Values>>
  /** The columns that were to be kept, as they were given. */
  kept?: Record<string, ColumnInput>
  /** What is wrong with rows, in their order; none of their cells is valid. Paths begin with the column. */
  errors: { row: number; problems: Problem[] }[]
}

/** An output: numbers, or one of some names (`names[codes[row]]`), where `valid` has a 1. */
export type FigureColumn<Values = BigInt64Array> =
  | { values: Values; scale: number; valid: Uint8Array; names?: never; codes?: never }
  | { names: string[]; codes: Uint32Array; valid: Uint8Array; values?: never; scale?: never }

/**
 * One goal, judged: is it specific, measurable, achievable, relevant and time-bound?
 *
 * @example
 * ```js
 * import { Goal } from 'quotakit'
 * const goal = Goal.fromObject({ title: 'East revenue', owner: 'li',
 *   metric: { name: 'revenue', unit: { currency: { code: 'CNY' } } },
 *   objective: { increase: { from: '1000000', to: '1200000' } }, period: '2026-Q4' })
 * const { letters, change } = goal.evaluate({ as_of: '2026-10-01' })
 * letters.measurable // => 'pass'
 * letters.time_bound // => 'pass'
 * ```
 */
export class Goal extends Document<'goal'> {
  /** Loads it from JSON. @throws {QuotakitError} everything that is wrong with it */
  static fromJson(text: string): Goal
  /** Loads it from an object. @throws {QuotakitError} everything that is wrong with it */
  static fromObject(document: Kinds['goal']['document']): Goal
  /**
   * The answer to a question: an object with one field, the name of the question. What the answer has under the same name
   * comes back.
   *
   * @param question an object, or JSON as a text
   * @throws {QuotakitError} everything that is wrong with what the question gives
   */
  ask(question: GoalQuestion | string): AdjustedGoal
  /** The answer as JSON, under the name of the question: the same bytes in Rust, Python and JavaScript. */
  askJson(question: GoalQuestion | string): string
  /**
   * What the goal becomes when it is adjusted from a day on: what it was is kept among its `versions`, with the reason.
   * What is not named stays; the way to an old target is given up with it.
   *
   * @throws {QuotakitError} an adjustment without a reason, one that is not after the last, one that makes no goal
   *
   * @example
   * ```js
   * import { Goal } from 'quotakit'
   * const goal = Goal.fromObject({ title: 'New customers', objective: { at_least: 30 }, period: '2026-Q3' })
   * const { document } = goal.adjust('2026-08-01', 'two exhibitions were called off', { objective: { at_least: 24 } })
   * document.objective // => { at_least: '24' }
   * document.versions[0].until // => '2026-08-01'
   * ```
   */
  adjust(on: string, reason: string, changes?: Omit<Adjustment, 'on' | 'reason'>): AdjustedGoal
}

/**
 * Goals that hang together: coverage, weights, how much of a goal those below it carry.
 *
 * @example
 * ```js
 * import { GoalSet } from 'quotakit'
 * const revenue = { name: 'revenue', unit: { currency: { code: 'CNY' } } }
 * const set = GoalSet.fromObject({ goals: [
 *   { id: 'company', metric: revenue, objective: { at_least: '1000000' }, period: '2023-Q4' },
 *   { id: 'east', metric: revenue, scope: { region: 'east' }, objective: { at_least: '400000' }, period: '2023-Q4',
 *     supports: ['company'] }] })
 * // 400,000 of 1,000,000
 * set.evaluate({ as_of: '2023-10-01' }).coverage[0].share // => '0.4'
 * ```
 */
export class GoalSet extends Document<'goal-set'> {
  /** Loads it from JSON. @throws {QuotakitError} everything that is wrong with it */
  static fromJson(text: string): GoalSet
  /** Loads it from an object. @throws {QuotakitError} everything that is wrong with it */
  static fromObject(document: Kinds['goal-set']['document']): GoalSet
}

/**
 * A target, split over a tree of people and places and over time, so that every level adds up.
 *
 * @example
 * ```js
 * import { TargetPlan } from 'quotakit'
 * const plan = TargetPlan.fromObject({ id: 'q1', unit: { currency: { code: 'CNY' } }, total: '100.00',
 *   tree: { id: 'team', weights: { equal: {} }, children: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] } })
 * plan.evaluate({}).nodes.map((node) => node.value) // => ['100.00', '33.34', '33.33', '33.33']
 * ```
 */
export class TargetPlan extends Document<'target-plan'> {
  /** Loads it from JSON. @throws {QuotakitError} everything that is wrong with it */
  static fromJson(text: string): TargetPlan
  /** Loads it from an object. @throws {QuotakitError} everything that is wrong with it */
  static fromObject(document: Kinds['target-plan']['document']): TargetPlan
  /**
   * The answer to a question: an object with one field, the name of the question. What the answer has under the same name
   * comes back.
   *
   * @param question an object, or JSON as a text
   * @throws {QuotakitError} everything that is wrong with what the question gives
   */
  ask<Question extends TargetQuestion>(question: Question): TargetAnswerTo<Question>
  ask(question: string): TargetAnswerTo<TargetQuestion>
  /** The answer as JSON, under the name of the question: the same bytes in Rust, Python and JavaScript. */
  askJson(question: TargetQuestion | string): string
  /**
   * What becomes of the plan when periods have passed or the total changes: what was reached and what is locked stays, and
   * what is left goes by weight, or equally.
   *
   * @throws {QuotakitError} missing actuals, and those of periods that are not over; what cannot hold together
   *
   * @example
   * ```js
   * import { TargetPlan } from 'quotakit'
   * const plan = TargetPlan.fromObject({ id: 'q1', unit: { count: {} }, total: 120, time: { period: '2026-Q1', by: 'month' },
   *   tree: { id: 'team', children: [{ id: 'a', weight: 1 }, { id: 'b', weight: 2 }, { id: 'c', weight: 3 }] } })
   * // 3, 20 and 13 were reached; the 84 that are left go 1 : 2 : 3.
   * const made = plan.retarget({ as_of: '2026-01-31', note: { reason: 'January is over' },
   *   actuals: { a: { '2026-01': 3 }, b: { '2026-01': 20 }, c: { '2026-01': 13 } } })
   * made.changes.filter((row) => !row.period).map((row) => row.new) // => ['17', '48', '55']
   * ```
   */
  retarget(options: RetargetQuestion): TargetsRetargeted
  /**
   * The same with as few nodes without children moving as can be: the largest room first, of equal rooms the id that sorts
   * first.
   *
   * @throws {QuotakitError} as those of `retarget`
   */
  minimumChange(options: MinimumChangeQuestion): TargetsMovedLeast
  /**
   * What becomes of the plan when a node is set by hand, in the whole or in one period; the others follow by the rule.
   *
   * @throws {QuotakitError} locks and bounds in the way, with the nodes and the amounts by which they are
   *
   * @example
   * ```js
   * import { TargetPlan } from 'quotakit'
   * const plan = TargetPlan.fromObject({ id: 'b', unit: { count: {} }, total: 100, tree: { id: 'n', children: [
   *   { id: 'a', weight: 5, max: 40 }, { id: 'b', weight: 3 }, { id: 'c', weight: 2 }] } })
   * const [row] = plan.breakback('c', 30, { note: { reason: 'agreed in the review' } }).changes
   * row.new // => '30'
   * row.reason // => 'makes room for `c`'
   * ```
   */
  breakback(node: string, value: FigureInput, options: Omit<BreakbackQuestion, 'node' | 'value'>): TargetsBrokenBack
  /**
   * What becomes of the plan when target moves from one node to another; the total stays.
   *
   * @throws {QuotakitError} nodes of which one is a part of the other; nodes between that are held or padded
   */
  transfer(from: string, to: string, amount: FigureInput, options: Omit<TransferQuestion, 'from' | 'to' | 'amount'>): TargetsTransferred
  /**
   * What each version of the plan changed.
   *
   * @param before the versions before it, from the first
   * @throws {QuotakitError} versions that do not follow each other
   */
  history(before: (TargetPlan | TargetPlanDocument)[]): TargetPlanHistory
  /**
   * How a series of periods goes on, in the unit and the calendar of the plan: by a method with stated parameters, with
   * fitted ones, or by the method that did best in a backtest.
   *
   * @throws {QuotakitError} periods that do not follow each other, a series that is too short, parameters out of range
   *
   * @example
   * ```js
   * import { TargetPlan } from 'quotakit'
   * const plan = TargetPlan.fromObject({ id: 'y', unit: { count: {} }, total: 0, tree: { id: 'all' } })
   * const told = plan.forecast({ horizon: 1, method: { simple: { alpha: '0.5', level: 10 } },
   *   series: [{ period: '2026-01', value: 12 }, { period: '2026-02', value: 15 }] })
   * told.forecasts[0].value // => '13'
   * ```
   */
  forecast(options: ForecastQuestion): TargetForecast
  /**
   * Shares the plan's total out over a tree that is given as columns, a row for each node in any order: the values that
   * `evaluate` gives where the same rows are the plan's `tree`, for a million nodes as well. The plan's own tree is its root
   * alone. Columns are `id`, `parent` (empty for the root), `weight`, `min`, `max`, `locked` and so on, as rows of
   * `tree.table` have them.
   *
   * @throws {QuotakitError} rows that are no tree and whatever else is wrong, at the row: `/tree/table/3/weight`
   *
   * @example
   * ```js
   * import { TargetPlan } from 'quotakit'
   * const plan = TargetPlan.fromObject({ id: 'q1', unit: { currency: { code: 'CNY' } }, total: '100.00', tree: { id: 'all' } })
   * plan.evaluateTable({ id: ['all', 'north', 'south'], parent: [null, 'all', 'all'],
   *   weight: Int32Array.of(0, 2, 1) }).columns.value.values // => BigInt64Array.of(10000n, 6667n, 3333n)
   * ```
   */
  evaluateTable(table: Record<string, ColumnInput>, options: { columns?: Record<string, string>; ignore?: readonly string[]; as: 'number' }): SplitFigures<Float64Array>
  evaluateTable(table: Record<string, ColumnInput>, options?: { columns?: Record<string, string>; ignore?: readonly string[]; as?: 'bigint' }): SplitFigures
  /**
   * The tree as a table: rows that name their parents, and the same as the text of a sheet. Both may stand in a document
   * instead of the tree.
   *
   * @example
   * ```js
   * import { TargetPlan } from 'quotakit'
   * const plan = TargetPlan.fromObject({ id: 't', unit: { count: {} }, total: 9,
   *   tree: { csv: 'parent,id,weight\nteam,ann,2\nteam,bob,1\n,team,\n' } })
   * plan.toTable().csv.split('\n')[1] // => ',team,,,,,,'
   * ```
   */
  toTable(): TargetTable
}

/** What comes back for a {@link TargetQuestion}. */
export type TargetAnswerTo<Question> = Question extends unknown
  ? TargetAnswers[{ [Name in keyof TargetAnswers & keyof Question]: Question[Name] extends object ? Name : never }[keyof TargetAnswers & keyof Question]]
  : never

/**
 * Targets for rows and columns at once, such as regions and products: both margins hold, to the last unit.
 *
 * @example
 * ```js
 * import { TargetMatrix } from 'quotakit'
 * const matrix = TargetMatrix.fromObject({ unit: { count: {} }, rows: [{ id: 'a', total: '2' }, { id: 'b', total: '4' }],
 *   columns: [{ id: 'x', total: '3' }, { id: 'y', total: '3' }], weights: [['1', '1'], ['1', '1']] })
 * matrix.evaluate({}).cells // => [['1', '1'], ['2', '2']]
 * ```
 */
export class TargetMatrix extends Document<'target-matrix'> {
  /** Loads it from JSON. @throws {QuotakitError} everything that is wrong with it */
  static fromJson(text: string): TargetMatrix
  /** Loads it from an object. @throws {QuotakitError} everything that is wrong with it */
  static fromObject(document: Kinds['target-matrix']['document']): TargetMatrix
}

/**
 * Deals through stages, under a declared way of counting: conversion with intervals, bottleneck, win rate, velocity.
 *
 * @example
 * ```js
 * import { Pipeline } from 'quotakit'
 * const pipeline = Pipeline.fromObject({
 *   stages: [{ id: 'lead' }, { id: 'won', outcome: 'won' }, { id: 'lost', outcome: 'lost' }] })
 * const rate = pipeline.evaluate({ as_of: '2026-09-30', deals: [
 *   { id: 'a', amount: '100', history: [{ stage: 'lead', at: '2026-07-01' }, { stage: 'won', at: '2026-08-01' }] },
 *   { id: 'b', amount: '300', history: [{ stage: 'lead', at: '2026-07-01' }, { stage: 'lost', at: '2026-08-01' }] }] }).win_rate
 * // one deal of two, 100 of 400
 * rate.by_count // => '0.5'
 * rate.by_value // => '0.25'
 * ```
 */
export class Pipeline extends Document<'pipeline'> {
  /** Loads it from JSON. @throws {QuotakitError} everything that is wrong with it */
  static fromJson(text: string): Pipeline
  /** Loads it from an object. @throws {QuotakitError} everything that is wrong with it */
  static fromObject(document: Kinds['pipeline']['document']): Pipeline
}

/**
 * Events of users through steps, within a window.
 *
 * @example
 * ```js
 * import { EventFunnel } from 'quotakit'
 * const funnel = EventFunnel.fromObject({ steps: ['a', 'b', 'c'], window_ms: 3600, anchor: 'first' })
 * // c comes 4,500 ms after the first a, which is outside of the window
 * funnel.evaluate({ events: [
 *   { user: 'x', time: 0, event: 'a' }, { user: 'x', time: 1800, event: 'a' },
 *   { user: 'x', time: 2700, event: 'b' }, { user: 'x', time: 4500, event: 'c' }] }).reached // => [1, 1, 0]
 * ```
 */
export class EventFunnel extends Document<'event-funnel'> {
  /** Loads it from JSON. @throws {QuotakitError} everything that is wrong with it */
  static fromJson(text: string): EventFunnel
  /** Loads it from an object. @throws {QuotakitError} everything that is wrong with it */
  static fromObject(document: Kinds['event-funnel']['document']): EventFunnel
  /**
   * How far users came by a table of events: the figures of `evaluate`, without the list of users.
   *
   * Users are texts or whole numbers, events texts, times milliseconds since 1970 or texts. Rows that cannot be read are set
   * aside, and a finding says how many, why, and where the first is: `/5/time` is the column `time` of row 5, counted from 0.
   * With a property, events that differ in it are no repeats of each other.
   *
   * @throws {QuotakitError} a column is missing or cannot be what it should
   *
   * @example
   * ```js
   * import { EventFunnel } from 'quotakit'
   * const funnel = EventFunnel.fromObject({ steps: ['visit', 'sign'], window_ms: 86_400_000 })
   * funnel.evaluateTable({ customer: Int32Array.of(7, 7, 9, 9), time: Float64Array.of(0, 3_600_000, 0, 172_800_000),
   *   event: ['visit', 'sign', 'visit', 'sign'] }, { user: 'customer' }).reached // => [2, 1]
   * ```
   */
  evaluateTable(table: Record<string, ColumnInput>, options?: EventTableOptions): Kinds['event-funnel']['outcome']
}

/**
 * One person's score, grade and what to do next.
 *
 * @example
 * ```js
 * import { Scorecard } from 'quotakit'
 * const card = Scorecard.fromObject({ rounding: { scale: 2 },
 *   groups: [{ id: 'result', weight: '100', indicators: [
 *     { id: 'revenue', weight: '60', score: { ratio: {} }, cap: '120' },
 *     { id: 'complaints', weight: '40', score: { linear: { from: '5', to: '0' } } }] }],
 *   bands: [{ grade: 'A', from: '80' }, { grade: 'B', from: '0' }] })
 * const ada = card.evaluate({ person: 'ada', indicators: {
 *   revenue: { actual: '110', target: '100' }, complaints: { actual: '2' } } })
 * // 0.6 × 110 + 0.4 × 60
 * ada.score // => '90.00'
 * ada.grade // => 'A'
 * ```
 */
export class Scorecard extends Document<'scorecard'> {
  /** Loads it from JSON. @throws {QuotakitError} everything that is wrong with it */
  static fromJson(text: string): Scorecard
  /** Loads it from an object. @throws {QuotakitError} everything that is wrong with it */
  static fromObject(document: Kinds['scorecard']['document']): Scorecard
  /**
   * Evaluates every row of a table: each as `evaluate` does it alone, to the last digit.
   *
   * A column gives one of the facts: of an indicator `revenue` the column `revenue` its actual value and `revenue.target` its target. An empty cell is a fact that is not there. A column that names no fact is
   * refused, unless it is one to `ignore`. Numbers come out as whole numbers of their last place, or as floats with
   * `as: 'number'`, `NaN` where there is none; a figure beyond 64 bits is an error of its row. No row is dropped.
   *
   * @throws {QuotakitError} columns, outputs and options that there are not; columns of different lengths
   *
   * @example
   * ```js
   * import { Scorecard } from 'quotakit'
   * const card = Scorecard.fromObject({ rounding: { scale: 2 }, groups: [{ id: 'all', weight: 100, indicators: [
   *   { id: 'revenue', weight: 100, score: { ratio: {} }, cap: 120 }] }],
   *   bands: [{ grade: 'A', from: 80 }, { grade: 'B', from: 0 }] })
   * const { score, grade } = card.evaluateTable({ person: ['ada', 'bob'],
   *   revenue: Float64Array.of(110, 70), 'revenue.target': Float64Array.of(100, 100) }).columns
   * score.values // => BigInt64Array.of(11000n, 7000n)
   * [...grade.codes].map((code) => grade.names[code]).join() // => 'A,B'
   * ```
   */
  evaluateTable(table: Record<string, ColumnInput>, options: TableOptions<Kinds['scorecard']['facts']> & { as: 'number' }): TableFigures<Float64Array>
  evaluateTable(table: Record<string, ColumnInput>, options?: TableOptions<Kinds['scorecard']['facts']> & { as?: 'bigint' }): TableFigures
  /**
   * The facts that a row of a table stands for: evaluated or explained alone they give its figures, and say why.
   *
   * @throws {QuotakitError} columns and options that there are not; no such row
   */
  rowFacts(table: Record<string, ColumnInput>, row: number, options?: TableOptions<Kinds['scorecard']['facts']>): Kinds['scorecard']['facts']
  /**
   * The answer to a question: an object with one field, the name of the question. What the answer has under the same name
   * comes back.
   *
   * @param question an object, or JSON as a text
   * @throws {QuotakitError} everything that is wrong with what the question gives
   */
  ask<Question extends ScorecardQuestion>(question: Question): ScoreAnswerTo<Question>
  ask(question: string): ScoreAnswerTo<ScorecardQuestion>
  /** The answer as JSON, under the name of the question: the same bytes in Rust, Python and JavaScript. */
  askJson(question: ScorecardQuestion | string): string
  /**
   * Whether the grade survives when each weight changes by `weights` of itself, and the nearest weight that turns it.
   *
   * @throws {QuotakitError} everything that is wrong with the facts; that there is no score or no grades
   *
   * @example
   * ```js
   * import { Scorecard } from 'quotakit'
   * const part = (id, weight) => ({ id, weight, score: { points: {} } })
   * const card = Scorecard.fromObject({ rounding: { scale: 2 }, bands: [{ grade: 'A', from: 90 }, { grade: 'B', from: 0 }],
   *   groups: [{ id: 'all', weight: 1, indicators: [part('a', '0.6'), part('b', '0.2'), part('c', '0.2')] }] })
   * const facts = { indicators: { a: { actual: 92 }, b: { actual: 80 }, c: { actual: 94 } } }
   * const found = card.sensitivity(facts, { weights: '5%' })
   * found.survives // => false
   * found.smallest.to // => '0.599'
   * ```
   */
  sensitivity(facts: ScorecardFacts, options: Omit<ScorecardSensitivity, 'facts'>): Sensitivity
  /**
   * What closed ranges become as bands, and every hole and every overlap between them, as this scorecard would see them.
   *
   * @throws {QuotakitError} no ranges, grades without a name or named twice, ranges that end before they begin
   *
   * @example
   * ```js
   * import { Scorecard } from 'quotakit'
   * const card = Scorecard.fromObject({ rounding: { scale: 2 }, groups: [
   *   { id: 'all', weight: 100, indicators: [{ id: 'sales', weight: 100, score: { points: {} } }] }] })
   * const found = card.importBands([{ grade: 'B', from: 0, to: '59.9' }, { grade: 'A', from: 60, to: 100 }], { max: 100 })
   * // 59.95 has no grade.
   * found.holes[0].from // => '59.9'
   * found.bands.map((band) => band.from) // => ['0', '60']
   * ```
   */
  importBands(ranges: GradeRange[], options?: Omit<ImportBandsQuestion, 'ranges'>): ImportedBands
}

/** What comes back for a {@link ScorecardQuestion}. */
export type ScoreAnswerTo<Question> = Question extends unknown
  ? ScoreAnswers[{ [Name in keyof ScoreAnswers & keyof Question]: Question[Name] extends object ? Name : never }[keyof ScoreAnswers & keyof Question]]
  : never

/**
 * People scored together: ranks, distributions, awards.
 *
 * @example
 * ```js
 * import { Cohort } from 'quotakit'
 * const cohort = Cohort.fromObject({ ranks: {}, scorecard: { groups: [{ id: 'all', weight: '1', indicators: [
 *   { id: 'revenue', weight: '1', score: { ratio: {} } }] }] } })
 * const outcome = cohort.evaluate({ people: [
 *   { person: 'ada', indicators: { revenue: { actual: '90', target: '100' } } },
 *   { person: 'bo', indicators: { revenue: { actual: '95', target: '100' } } }] })
 * outcome.people.map(({ person, rank }) => [person, rank]) // => [['ada', 2], ['bo', 1]]
 * ```
 */
export class Cohort extends Document<'cohort'> {
  /** Loads it from JSON. @throws {QuotakitError} everything that is wrong with it */
  static fromJson(text: string): Cohort
  /** Loads it from an object. @throws {QuotakitError} everything that is wrong with it */
  static fromObject(document: Kinds['cohort']['document']): Cohort
  /**
   * The answer to a question: an object with one field, the name of the question. What the answer has under the same name
   * comes back.
   *
   * @param question an object, or JSON as a text
   * @throws {QuotakitError} everything that is wrong with what the question gives
   */
  ask(question: CohortQuestion | string): Sensitivity
  /** The answer as JSON, under the name of the question: the same bytes in Rust, Python and JavaScript. */
  askJson(question: CohortQuestion | string): string
  /**
   * Whether somebody's grade or rank survives when each weight changes by `weights` of itself.
   *
   * @throws {QuotakitError} everything that is wrong with the facts; somebody who is not in the team or has no score
   */
  sensitivity(facts: CohortFacts, options: Omit<CohortSensitivity, 'facts'>): Sensitivity
}

/** What pay plans and books of them are asked; of a book, the plan in force for the person and period answers. */
declare abstract class PayQuestions<Kind extends 'pay-plan' | 'pay-book'> extends Document<Kind> {
  /**
   * The answer to a question: an object with one field, the name of the question. What the answer has under the same name
   * comes back.
   *
   * @param question an object, or JSON as a text
   * @throws {QuotakitError} everything that is wrong with what the question gives
   */
  ask<Question extends PayQuestion>(question: Question): AnswerTo<Question>
  ask(question: string): AnswerTo<PayQuestion>
  /** The answer as JSON, under the name of the question: the same bytes in Rust, Python and JavaScript. */
  askJson(question: PayQuestion | string): string
  /**
   * What one more deal pays.
   *
   * @param facts what is known of the person and the period, before the deal
   * @param options the measure that the deal adds to, and how much
   * @throws {QuotakitError} everything that is wrong with the facts; a measure whose own value they do not give
   *
   * @example
   * ```js
   * import { PayPlan } from 'quotakit'
   * const plan = PayPlan.fromObject({ id: 'salon', currency: 'TWD', period: 'month', measures: [{ id: 'sales' }],
   *   components: [{ id: 'commission', on: 'sales', pay: { tiers: { mode: 'marginal',
   *     steps: [{ from: '0', rate: '35%' }, { from: '100000', rate: '50%' }] } } }] })
   * const facts = { person: 'lin', period: '2026-07', measures: { sales: { actual: '90000' } } }
   * // 10,000 at 35 % up to the step and 10,000 at 50 % above it
   * plan.nextDeal(facts, { on: 'sales', size: '20000' }).pays // => '8500.00'
   * plan.ask({ next_deal: { facts, on: 'sales', size: '20000' } }).after // => '40000.00'
   * ```
   */
  nextDeal(facts: PayFacts, options: Omit<NextDealQuestion, 'facts'>): NextDeal
  /**
   * What a person is paid, by component and by deal, in the language that the facts ask for; `text` is for reading. Each
   * deal's part is whole units of the currency, and they sum to the line.
   *
   * @throws {QuotakitError} everything that is wrong with the facts
   *
   * @example
   * ```js
   * import { PayPlan } from 'quotakit'
   * const plan = PayPlan.fromObject({ id: 'salon', currency: 'TWD', period: 'month', measures: [{ id: 'sales' }],
   *   crediting: { rules: [{ id: 'own', measure: 'sales' }] },
   *   components: [{ id: 'commission', on: 'sales', pay: { tiers: { mode: 'marginal',
   *     steps: [{ from: '0', rate: '35%' }, { from: '100000', rate: '50%' }] } } }] })
   * const { sections, totals } = plan.statement({ person: 'lin', period: '2026-07', transactions: [
   *   { id: 'july-1', date: '2026-07-01', amount: '90000' }, { id: 'july-2', date: '2026-07-02', amount: '20000' }] })
   * // of the second deal 10,000 stand below the step and 10,000 above it
   * sections[0].deals.map(({ id, pays }) => [id, pays]) // => [['july-1', '31500.00'], ['july-2', '8500.00']]
   * totals.due // => '40000.00'
   * ```
   */
  statement(facts: PayFacts): ToldStatement
  /**
   * A payroll run: each person's periods are worked out anew and compared with the ledger, and the difference is posted. A
   * second run on the same facts posts nothing; late deals and corrected quotas are a later run.
   *
   * @param options the run with a name of its own and its day, the people with the facts of all their periods, and the
   *   ledger so far, such as that of the run before
   * @throws {QuotakitError} everything that is wrong with the run or the ledger
   *
   * @example
   * ```js
   * import { PayPlan } from 'quotakit'
   * const plan = PayPlan.fromObject({ id: 'ae', currency: 'USD', period: 'month', measures: [{ id: 'sales' }],
   *   components: [{ id: 'commission', on: 'sales', pay: { rate: { rate: '10%' } } }] })
   * const ann = (actual) => [{ person: 'ann', periods: [{ person: 'ann', period: '2026-07', measures: { sales: { actual } } }] }]
   * const august = plan.settle({ run: { id: 'august', as_of: '2026-08-05' }, people: ann('1000') })
   * // 500 more come to light
   * const { ledger } = plan.settle({ run: { id: 'september', as_of: '2026-09-05' }, people: ann('1500'), ledger: august.ledger })
   * ledger.entries.map(({ run, amount }) => [run, amount]) // => [['august', '100.00'], ['september', '50.00']]
   * ```
   */
  settle(options: SettleQuestion): Settled
  /**
   * What the plan pays along a measure, for drawing: evenly spread points, each bend, both sides of a jump.
   *
   * @param facts what is known of the person and the period; the measure's own value is not needed
   * @throws {QuotakitError} everything that is wrong with the facts; a range that is empty; more points or bends than the
   *   limits
   *
   * @example
   * ```js
   * import { PayPlan } from 'quotakit'
   * // 10 % of sales, but only 5 % of all of them from 10,000 on: a cent more costs 500
   * const plan = PayPlan.fromObject({ id: 'cliff', currency: 'CNY', period: 'month', measures: [{ id: 'sales' }],
   *   components: [{ id: 'commission', on: 'sales', pay: { tiers: { mode: 'whole',
   *     steps: [{ from: '0', rate: '10%' }, { from: '10000', rate: '5%' }] } } }] })
   * const { points } = plan.curve({ person: 'chen', period: '2026-07' }, { on: 'sales', from: 8000, to: 12000, points: 2 })
   * points.map(({ at, entitled }) => `${at} ${entitled}`) // => ['8000.00 800.00', '9999.99 1000.00', '10000.00 500.00', '12000.00 600.00']
   * ```
   */
  curve(facts: PayFacts, options: Omit<CurveQuestion, 'facts'>): PayCurve
  /**
   * What the next unit of a measure pays, exactly, and until where; at the measure's value in the facts unless `at` says
   * another.
   *
   * @throws {QuotakitError} everything that is wrong with the facts; a measure without a value
   *
   * @example
   * ```js
   * import { PayPlan } from 'quotakit'
   * const plan = PayPlan.fromObject({ id: 'salon', currency: 'TWD', period: 'month', measures: [{ id: 'sales' }],
   *   components: [{ id: 'commission', on: 'sales', pay: { tiers: { mode: 'marginal',
   *     steps: [{ from: '0', rate: '35%' }, { from: '100000', rate: '50%' }] } } }] })
   * const facts = { person: 'lin', period: '2026-07', measures: { sales: { actual: '90000' } } }
   * plan.marginalRate(facts, { on: 'sales' }).percent // => '35%'
   * plan.marginalRate(facts, { on: 'sales' }).until // => '100000.00'
   * ```
   */
  marginalRate(facts: PayFacts, options: Omit<MarginalRateQuestion, 'facts'>): MarginalRate
  /**
   * How much of a measure it takes to be paid an amount: the smallest value at which the period entitles to it.
   *
   * @param facts what is known of the person and the period; the measure's own value only serves to tell the distance
   * @throws {QuotakitError} everything that is wrong with the facts; more bends than the limits
   *
   * @example
   * ```js
   * import { PayPlan } from 'quotakit'
   * const plan = PayPlan.fromObject({ id: 'salon', currency: 'TWD', period: 'month',
   *   measures: [{ id: 'sales', unit: { currency: { code: 'TWD', step: '1' } } }],
   *   components: [{ id: 'commission', on: 'sales', pay: { tiers: { mode: 'marginal',
   *     steps: [{ from: '0', rate: '35%' }, { from: '100000', rate: '50%' }] } } }] })
   * const facts = { person: 'lin', period: '2026-07', measures: { sales: { actual: '90000' } } }
   * // 100,000 pay 35,000; the other 5,000 take 10,000 more at 50 %
   * const { needed } = plan.solve(facts, { on: 'sales', pays: '40000' })
   * needed.at // => '110000'
   * needed.distance // => '20000'
   * ```
   */
  solve(facts: PayFacts, options: Omit<SolveQuestion, 'facts'>): Solution
  /**
   * For each component, how far it is to the next step, point or cap, and what reaching it pays.
   *
   * @throws {QuotakitError} everything that is wrong with the facts; a measure without a value
   *
   * @example
   * ```js
   * import { PayPlan } from 'quotakit'
   * const plan = PayPlan.fromObject({ id: 'salon', currency: 'TWD', period: 'month', measures: [{ id: 'sales' }],
   *   components: [{ id: 'commission', on: 'sales', pay: { tiers: { mode: 'marginal',
   *     steps: [{ from: '0', rate: '35%' }, { from: '100000', rate: '50%' }] } } }] })
   * const facts = { person: 'lin', period: '2026-07', measures: { sales: { actual: '90000' } } }
   * const [step] = plan.nextSteps(facts, { on: 'sales' }).steps
   * step.distance // => '10000'
   * step.pays // => '3500.00'
   * ```
   */
  nextSteps(facts: PayFacts, options: Omit<NextStepsQuestion, 'facts'>): NextSteps
  /**
   * Which version of which plan rules a person and period, on which days, and its hash.
   *
   * @throws {QuotakitError} no plan in force, or more than one
   *
   * @example
   * ```js
   * import { PayBook, PayPlan } from 'quotakit'
   * const version = (start, end, rate) => ({ id: 'ae', currency: 'USD', period: 'month', effective: { start, end },
   *   measures: [{ id: 'sales' }], components: [{ id: 'commission', on: 'sales', pay: { rate: { rate } } }] })
   * const plans = [version('2026-01-01', '2026-07-01', '4%'), version('2026-07-01', '2027-01-01', '5%')]
   * const book = PayBook.fromObject({ id: 'sales', plans, assignments: [{ person: 'wang', plan: 'ae', start: '2026-07-16' }] })
   * const ruling = book.planFor('wang', '2026-07')
   * ruling.days[0].start // => '2026-07-16'
   * PayPlan.fromObject(plans[ruling.version]).hash() === ruling.hash // => true
   * ```
   */
  planFor(person: string, period: string): PlanFor
}

/**
 * An incentive plan, and what it pays one person for one period.
 *
 * @example
 * ```js
 * import { PayPlan } from 'quotakit'
 * const plan = PayPlan.fromObject({ id: 'ae', currency: 'USD', period: 'month', measures: [{ id: 'revenue' }],
 *   components: [{ id: 'commission', on: 'revenue', accumulate: 'ytd', pay: { tiers: { axis: 'amount', mode: 'marginal',
 *     steps: [{ from: '0', rate: '4%' }, { from: '150000', rate: '6%' }] } } }] })
 * const facts = { person: 'wang', period: '2026-07',
 *   measures: { revenue: { actual: '20000', prior: { ytd: '145000' } } } }
 * // 5,000 at 4 % below the step and 15,000 at 6 % above it
 * plan.evaluate(facts).due // => '1100.00'
 * plan.explain(facts, 'commission').some((line) => line.reason === '5,000.00 × 4%') // => true
 * ```
 */
export class PayPlan extends PayQuestions<'pay-plan'> {
  /** Loads it from JSON. @throws {QuotakitError} everything that is wrong with it */
  static fromJson(text: string): PayPlan
  /** Loads it from an object. @throws {QuotakitError} everything that is wrong with it */
  static fromObject(document: Kinds['pay-plan']['document']): PayPlan
  /**
   * Evaluates every row of a table: each as `evaluate` does it alone, to the last digit.
   *
   * A column gives one of the facts: of a measure `revenue` the column `revenue` what was reached and `revenue.quota` its quota. An empty cell is a fact that is not there. A column that names no fact is
   * refused, unless it is one to `ignore`. Numbers come out as whole numbers of their last place, or as floats with
   * `as: 'number'`, `NaN` where there is none; a figure beyond 64 bits is an error of its row. No row is dropped.
   *
   * @throws {QuotakitError} columns, outputs and options that there are not; columns of different lengths
   *
   * @example
   * ```js
   * import { PayPlan } from 'quotakit'
   * const plan = PayPlan.fromObject({ id: 'ae', currency: 'USD', period: 'month', measures: [{ id: 'revenue' }],
   *   components: [{ id: 'commission', on: 'revenue', pay: { tiers: { axis: 'attainment', mode: 'marginal',
   *     steps: [{ from: 0, rate: '4%' }, { from: '100%', rate: '6%' }] } } }] })
   * const { columns, errors } = plan.evaluateTable({
   *   revenue: { values: BigInt64Array.of(2000000n, 800000n), scale: 2 }, // in cents
   *   'revenue.quota': Float64Array.of(15000, 15000),
   * }, { facts: { period: '2026-07' }, outputs: ['due'] })
   * // 15,000 at 4 % and 5,000 at 6 %; 8,000 at 4 %: in cents again
   * columns.due.values // => BigInt64Array.of(90000n, 32000n)
   * columns.due.scale // => 2
   * errors // => []
   * ```
   */
  evaluateTable(table: Record<string, ColumnInput>, options: TableOptions<Kinds['pay-plan']['facts']> & { as: 'number' }): TableFigures<Float64Array>
  evaluateTable(table: Record<string, ColumnInput>, options?: TableOptions<Kinds['pay-plan']['facts']> & { as?: 'bigint' }): TableFigures
  /**
   * The facts that a row of a table stands for: evaluated or explained alone they give its figures, and say why.
   *
   * @throws {QuotakitError} columns and options that there are not; no such row
   *
   * @example
   * ```js
   * import { PayPlan } from 'quotakit'
   * const plan = PayPlan.fromObject({ id: 'ae', currency: 'USD', period: 'month', measures: [{ id: 'revenue' }],
   *   components: [{ id: 'c', on: 'revenue', pay: { rate: { rate: '4%' } } }] })
   * const facts = plan.rowFacts({ revenue: [10, 25] }, 1, { facts: { period: '2026-07' } })
   * facts.measures.revenue.actual // => 25
   * plan.evaluate(facts).due // => '1.00'
   * ```
   */
  rowFacts(table: Record<string, ColumnInput>, row: number, options?: TableOptions<Kinds['pay-plan']['facts']>): Kinds['pay-plan']['facts']
  /**
   * Credits transactions to everybody in them, in every period: exactly what `evaluate` credits each person in each period.
   *
   * Columns are `id`, `date` (a text, or days since 1970), `person`, and where there are any `amount`, `quantity`, `currency`,
   * `rate`, `role`, `share`, `reverses`, `booked`, `invoiced` and `paid`; every other column is an attribute, of texts. A row
   * is a participant of a transaction. A wrong row takes its whole deal out and is told in `errors`; all others are credited.
   * What comes out is a table for `evaluateTable`.
   *
   * @throws {QuotakitError} columns that are missing; everything that is wrong with what all rows share
   *
   * @example
   * ```js
   * import { PayPlan } from 'quotakit'
   * const plan = PayPlan.fromObject({ id: 'ae', currency: 'USD', period: 'month', measures: [{ id: 'revenue' }],
   *   crediting: { rules: [{ id: 'own', measure: 'revenue' }] },
   *   components: [{ id: 'c', on: 'revenue', pay: { rate: { rate: '4%' } } }] })
   * const { columns } = plan.creditTable({ id: ['d1', 'd2', 'd3'], date: ['2026-07-01', '2026-07-31', '2026-08-01'],
   *   person: ['ann', 'ann', 'bob'], amount: Int32Array.of(1000, 300, 70) })
   * columns.revenue.values // => BigInt64Array.of(1300n, 70n)
   * ```
   */
  creditTable(table: Record<string, ColumnInput>, options: CreditOptions & { as: 'number' }): CreditFigures<Float64Array>
  creditTable(table: Record<string, ColumnInput>, options?: CreditOptions & { as?: 'bigint' }): CreditFigures
  /**
   * What the plan costs over a population, and what another plan would change, for whom. Who cannot be evaluated stands in
   * `faults` with what is wrong, and is counted nowhere.
   *
   * @param options the measure by which sales, attainment and fairness are told; another plan; the lower bounds of the bins
   *   of the distribution
   * @throws {QuotakitError} a measure that is not declared; bins that do not rise; everything that is wrong with the other
   *   plan
   *
   * @example
   * ```js
   * import { PayPlan } from 'quotakit'
   * const plan = (id, pay) => PayPlan.fromObject({ id, currency: 'USD', period: 'month', measures: [{ id: 'sales' }],
   *   components: [{ id: 'commission', on: 'sales', pay }] })
   * const steps = [{ from: '0', rate: '5%' }, { from: '2000', rate: '20%' }]
   * const [flat, steep] = [plan('flat', { rate: { rate: '10%' } }), plan('steep', { tiers: { mode: 'marginal', steps } })]
   * const people = [['ann', '1000'], ['bob', '3000']].map(([person, actual]) => (
   *   { facts: { person, period: '2026-07', measures: { sales: { actual } } } }))
   * const { shifts, people: paid } = flat.simulate(people, { on: 'sales', against: steep })
   * // Ann: 5 % instead of 10 % of 1,000; Bob: 5 % of 2,000 and 20 % of 1,000, as much as 10 % of 3,000
   * paid.map(({ person, difference }) => [person, difference]) // => [['ann', '-50.00'], ['bob', '0.00']]
   * shifts.cost // => '-50.00'
   * ```
   */
  simulate(
    people: SimulateQuestion['people'],
    options: Omit<SimulateQuestion, 'people' | 'against'> & { against?: PayPlan | SimulateQuestion['against'] },
  ): Simulation
  /**
   * How another plan differs, field by field; no differences where it does not.
   *
   * @throws {QuotakitError} everything that is wrong with the other plan
   *
   * @example
   * ```js
   * import { PayPlan } from 'quotakit'
   * const plan = (rate) => PayPlan.fromObject({ id: 'ae', currency: 'USD', period: 'month', measures: [{ id: 'revenue' }],
   *   components: [{ id: 'commission', on: 'revenue', pay: { rate: { rate } } }] })
   * const [{ change, after }] = plan('10%').compare(plan('12%')).differences
   * change // => 'changed'
   * after.value // => '0.12'
   * ```
   */
  compare(other: PayPlan | CompareQuestion['with']): Comparison
}

/** What comes back for a {@link PayQuestion}. */
export type AnswerTo<Question> = Question extends unknown
  ? PayAnswers[{ [Name in keyof PayAnswers & keyof Question]: Question[Name] extends object ? Name : never }[keyof PayAnswers & keyof Question]]
  : never

/**
 * Pay plans with all their versions, and who is on which plan when: a person and a period are paid by the one in force.
 *
 * @example
 * ```js
 * import { PayBook } from 'quotakit'
 * const version = (start, end, rate) => ({ id: 'ae', currency: 'USD', period: 'month', effective: { start, end },
 *   measures: [{ id: 'sales' }], components: [{ id: 'commission', on: 'sales', pay: { rate: { rate } } }] })
 * const book = PayBook.fromObject({ id: 'sales',
 *   plans: [version('2026-01-01', '2026-07-01', '4%'), version('2026-07-01', '2027-01-01', '5%')],
 *   assignments: [{ person: 'wang', plan: 'ae', start: '2026-01-01' }] })
 * const due = (period) => book.evaluate({ person: 'wang', period, measures: { sales: { actual: '1000' } } }).due
 * [due('2026-06'), due('2026-07')] // => ['40.00', '50.00']
 * ```
 */
export class PayBook extends PayQuestions<'pay-book'> {
  /** Loads it from JSON. @throws {QuotakitError} everything that is wrong with it */
  static fromJson(text: string): PayBook
  /** Loads it from an object. @throws {QuotakitError} everything that is wrong with it */
  static fromObject(document: Kinds['pay-book']['document']): PayBook
}

/**
 * The five domains together for a period, from tables as a CRM exports them: the quarterly review.
 * `examples/close_quarter` of the repository closes a whole quarter.
 *
 * @example
 * ```js
 * import { Close, QuotakitError } from 'quotakit'
 * let error
 * try {
 *   Close.fromObject({ id: 'q3', period: '2026-Q3', currency: 'XYZ' })
 * } catch (thrown) {
 *   error = thrown
 * }
 * error.problems.filter(({ path }) => path === '/currency').map(({ code }) => code) // => ['doc/018']
 * ```
 */
export class Close extends Document<'close'> {
  /** Loads it from JSON. @throws {QuotakitError} everything that is wrong with it */
  static fromJson(text: string): Close
  /** Loads it from an object. @throws {QuotakitError} everything that is wrong with it */
  static fromObject(document: Kinds['close']['document']): Close
  /**
   * Answers a question, an object with one key: `{ report: … }`.
   *
   * @throws {QuotakitError} everything that is wrong with what the question gives
   */
  ask(question: CloseQuestion | string): ReviewPage
  /** The answer as JSON, under the name of the question: the same bytes in Rust, Python and JavaScript. */
  askJson(question: CloseQuestion | string): string
  /**
   * The review as a page: one file of HTML that needs nothing else, in the language of the facts.
   *
   * @throws {QuotakitError} everything that is wrong with the facts
   */
  report(facts: CloseFacts): string
}

/**
 * A calendar: periods by their labels, and what lies in and beside them. `new Calendar()` is the civil one with Saturday
 * and Sunday off.
 *
 * @example
 * ```js
 * import { Calendar } from 'quotakit'
 * const calendar = Calendar.fromObject({ year_start: 4 })
 * // the fiscal year 2026 starts in April 2025
 * const quarter = calendar.period('FY2026-Q1')
 * quarter.start // => '2025-04-01'
 * quarter.end // => '2025-07-01'
 * calendar.children(quarter, 'month').map((month) => month.label) // => ['FY2026-01', 'FY2026-02', 'FY2026-03']
 * calendar.next(quarter)?.label // => 'FY2026-Q2'
 * calendar.containing('2025-12-24', 'half')?.label // => 'FY2026-H2'
 * // four weeks of five days and two days more
 * new Calendar().workingDays('2026-04') // => 22
 * new Calendar().isWorkingDay('2026-04-04') // => false
 * ```
 */
export class Calendar {
  constructor()
  /** Loads a rule from JSON. @throws {QuotakitError} everything that is wrong with it */
  static fromJson(text: string): Calendar
  /** Loads a rule from an object. @throws {QuotakitError} everything that is wrong with it */
  static fromObject(rule: CalendarRule): Calendar
  /** The period with a label. @throws {QuotakitError} a label that names none */
  period(label: string): Period
  /** The period of a grain that a day lies in; `null` beyond the years that calendars reach. */
  containing(date: string, grain: Grain): Period | null
  /** The periods of a grain inside a period, in order. */
  children(period: string | Period, grain: Grain): Period[]
  /** The period of the same grain that follows; `null` beyond the years that calendars reach. */
  next(period: string | Period): Period | null
  /** The days of a period on which people work. */
  workingDays(period: string | Period): number
  /** Whether people work on a day. */
  isWorkingDay(date: string): boolean
  /** The rule in canonical form. */
  toJson(): string
  /** The rule in canonical form, as an object. */
  toObject(): CalendarRule
  /** The same, for `JSON.stringify`. */
  toJSON(): CalendarRule
  /** Gives the memory back now instead of when the garbage collector finds the calendar unused. */
  free(): void
  /** Where the engine knows it, `using` frees the calendar at the end of its block. */
  [Symbol.dispose](): void
}

/**
 * Evaluates a document on facts, both JSON, and gives the outcome as JSON.
 *
 * @throws {QuotakitError} everything that is wrong with the document or, if nothing is, with the facts
 *
 * @example
 * ```js
 * import { evaluateJson } from 'quotakit'
 * const plan = `{"schema": "quotakit/target-plan@1", "id": "q1", "total": "10", "unit": {"count": {}},
 *   "tree": {"id": "team", "children": [{"id": "a", "weight": "3"}, {"id": "b", "weight": "2"}]}}`
 * JSON.parse(evaluateJson(plan, '{}')).nodes.map((node) => node.value) // => ['10', '6', '4']
 * ```
 */
export function evaluateJson(document: string, facts: string): string

/**
 * What is wrong with a document, and what is legal but probably not meant, as `{"findings": […]}`.
 *
 * @example
 * ```js
 * import { lintJson } from 'quotakit'
 * JSON.parse(lintJson('{"schema": "quotakit/pay@1"}')).findings[0].code // => 'doc/013'
 * ```
 */
export function lintJson(document: string, language?: Language): string

/**
 * Why the figures of an outcome are what they are, as `{"lines": [{depth, label, reason, value}]}`.
 *
 * @param about a person, a component, a node or the like, to hear about only that
 * @throws {QuotakitError} everything that is wrong with the document or, if nothing is, with the facts
 *
 * @example
 * ```js
 * import { explainJson } from 'quotakit'
 * const plan = `{"schema": "quotakit/target-plan@1", "id": "q1", "total": "10", "unit": {"count": {}},
 *   "tree": {"id": "team", "children": [{"id": "a", "weight": "3"}, {"id": "b", "weight": "2"}]}}`
 * // 10 × 3 ÷ 5
 * JSON.parse(explainJson(plan, '{}', 'a')).lines.some(({ value }) => value === '6') // => true
 * ```
 */
export function explainJson(document: string, facts: string, about?: string | null): string

/**
 * Answers a question about a document, such as what the next deal pays: an object with one field, the name of the question.
 * So is the answer.
 *
 * @throws {QuotakitError} everything that is wrong with the document or, if nothing is, with what the question gives; a kind
 *   of which nothing can be asked
 *
 * @example
 * ```js
 * import { askJson } from 'quotakit'
 * const plan = `{"schema": "quotakit/pay-plan@1", "id": "ae", "currency": "USD", "period": "month",
 *   "measures": [{"id": "revenue"}], "components": [{"id": "c", "on": "revenue", "pay": {"rate": {"rate": "10%"}}}]}`
 * const question = `{"next_deal": {"on": "revenue", "size": "50",
 *   "facts": {"person": "wang", "period": "2026-07", "measures": {"revenue": {"actual": "100"}}}}}`
 * askJson(plan, question) // => '{"next_deal":{"before":"10.00","after":"15.00","pays":"5.00"}}'
 * ```
 */
export function askJson(document: string, question: string): string

/**
 * The canonical form of a document: declared order, no blanks, what is absent or default left out.
 *
 * @throws {QuotakitError} everything that is wrong with it
 *
 * @example
 * ```js
 * import { canonicalJson } from 'quotakit'
 * canonicalJson('{"title": "More", "schema": "quotakit/goal@1", "owner": null}') // => '{"schema":"quotakit/goal@1","title":"More"}'
 * ```
 */
export function canonicalJson(document: string): string

/**
 * The goals that a text states, in English and in both Chinese scripts.
 *
 * @throws {QuotakitError} a text beyond its limit, or what is wrong with the options
 *
 * @example
 * ```js
 * import { readGoal } from 'quotakit'
 * const { drafts } = readGoal('Raise win rate from 20% to 25% by 31 March 2027', { as_of: '2026-08-20' })
 * drafts[0].goal.objective // => { increase: { from: '0.2', to: '0.25' } }
 * drafts[0].goal.period // => { start: '2026-08-20', end: '2027-04-01' }
 * ```
 */
export function readGoal(text: string, options: ReadOptions | string): ReadOutcome

/**
 * The goals that a text states, with the options and the outcome as JSON.
 *
 * @throws {QuotakitError} a text beyond its limit, or what is wrong with the options
 *
 * @example
 * ```js
 * import { readGoalJson } from 'quotakit'
 * JSON.parse(readGoalJson('Win 12 new customers by 2026-09-30', '{"as_of": "2026-07-01"}')).drafts.length // => 1
 * ```
 */
export function readGoalJson(text: string, options: string): string

/** What has charts: the kinds of documents, and the answers that are drawn. */
export type Drawn = keyof Kinds | 'statement' | 'curve'

/**
 * The charts of an outcome, or of the answers `statement` and `curve`, as Vega-Lite specifications that any Vega-Lite draws.
 * Labels are the outcome's exact figures.
 *
 * @param kind what the outcome is of
 * @param outcome the outcome, or its JSON
 * @throws {QuotakitError} what is wrong with the options
 *
 * @example
 * ```js
 * import { PayPlan, charts } from 'quotakit'
 * const plan = PayPlan.fromObject({ id: 'ae', currency: 'USD', period: 'month', measures: [{ id: 'sales' }],
 *   components: [{ id: 'commission', on: 'sales', pay: { rate: { rate: '10%' } } }] })
 * const outcome = plan.evaluate({ person: 'ann', period: '2026-07', measures: { sales: { actual: '1000' } } })
 * const [waterfall] = charts('pay-plan', outcome, { language: 'zh-Hans' })
 * waterfall.title // => 'ann：从应得到应付'
 * waterfall.spec.data.values.map(({ name, label }) => [name, label]) // => [['commission', '100.00'], ['应付', '100.00']]
 * ```
 */
export function charts(kind: Drawn, outcome: object | string, options?: ChartOptions): Chart[]

/** A place in a text, counted from 1. */
export interface Place {
  /** The line. */
  line: number
  /** The column, in characters: a character that JavaScript counts as two units counts once. */
  column: number
}

/**
 * Where the value of a JSON Pointer stands in a JSON text, such as the `path` of a problem; where it is not there, the
 * place of its nearest parent that is.
 *
 * @example
 * ```js
 * import { placeOf } from 'quotakit'
 * placeOf('{"currency": "YEN",\n "measures": []}', '/measures/0/id') // => { line: 2, column: 14 }
 * ```
 */
export function placeOf(text: string, pointer: string): Place | undefined

export {}
