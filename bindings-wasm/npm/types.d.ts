// Written by `cargo run -p types` from the JSON Schemas of the library; changes belong there.

/** An object with exactly one of the fields of `T`. */
export type OneOf<T> = {
  [Key in keyof T]: { [Only in Key]: T[Only] } & { [Other in Exclude<keyof T, Key>]?: undefined };
}[keyof T];

/** By which cumulative share a customer is judged. */
export type AbcBoundary = "share_before" | "share_with";

/** A class by won value. */
export type AbcClass = "A" | "B" | "C";

/** Classes by won value. */
export interface AbcFigures {
  /** A, B, C, and customers in no class if there are any. */
  classes: CustomerTier[] | null;
  /** Why a figure is `null`. */
  reasons?: { [key: string]: NoFigure };
}

/** Classes by won value: who brings the most together. */
export interface AbcRule {
  /** The share of the value up to which customers are A. */
  a?: FigureInput | undefined;
  /** The share of the value up to which customers are A or B. */
  b?: FigureInput | undefined;
  /** By which cumulative share a customer is judged. */
  boundary?: AbcBoundary | undefined;
  /** In which class customers of equal value are that a threshold would part. */
  ties?: AbcTies | undefined;
}

/** In which class customers of equal value are that a threshold would part. */
export type AbcTies = "better" | "worse";

/** Over which window a component's measure accumulates. */
export type Accumulate = "each" | "period" | "qtd" | "ytd";

/** What history says about a goal; rates are rounded to the policy's places. */
export interface Achievability {
  /** The change that the goal asks for, as a share of the figure before. */
  asked: Figure | null;
  /** The growth from each period of the history to the next. */
  growths: Figure[];
  /** Their mean. */
  mean: Figure | null;
  /** Their sample standard deviation. */
  deviation: Figure | null;
  /** The most that the history bears: the mean and so many deviations (for a decrease: the least). */
  limit: Figure | null;
  /** The best figure of the history. */
  best: PaddedFigure | null;
  /** What the last figure would become at the mean growth. */
  expected: PaddedFigure | null;
  /** Why the history says nothing about growth. */
  reason: GoalReason | null;
}

/** A score across periods. */
export interface AcrossOutcome {
  /** The score within the limits and rounded; nothing when `findings` say why there is none. */
  score: PaddedFigure | null;
  /** The grade that it gives by the same bands; no veto limits it but those that limited the scores. */
  grade: string | null;
  /** The periods that it is made of, in their order. */
  used: string[];
  /** The periods that it is not made of, in their order. */
  left_out: LeftOutPeriod[];
  /** The change from period to period, of a trend. */
  slope: Figure | null;
  /** Where the line of a trend stands at the last period that it is made of. */
  level: Figure | null;
}

/** The score across periods. */
export interface AcrossPeriods {
  /** How the scores of the periods become one. */
  rule: AcrossRule;
  /** The scored periods below which there is no figure. */
  minimum?: number | undefined;
  /** What happens to a period without a score. */
  missing?: MissingPeriod | undefined;
  /** How the figure is rounded; as the score is, where it is not stated. `scale` has to be stated. */
  rounding?: RoundingRule | null | undefined;
}

/** How the scores of the periods become one. */
export type AcrossRule = OneOf<{
  /** Their mean. */
  mean: PlainRule;
  /** Their mean, weighted by days: those of the label, or those that the facts give. */
  weighted_by_days: PlainRule;
  /** The mean of the n best; between equal ones the earlier counts. */
  best: BestPeriods;
  /** The line of least squares through them, read periods ahead. It takes three. */
  trend: ScoreTrend;
}>;

/** An action that people agreed on. */
export interface ActionRow {
  /** What is to be done. */
  action: string;
  /** Who does it. */
  owner: Id;
  /** By when. */
  due: string;
  /** What it answers: the id of a cause, a goal, a person. */
  about?: string;
}

/** What a multiplier multiplies. */
export type ActsOn = "credit" | "attainment" | "pay";

/** A goal as adjusted, with what it was among its versions. */
export interface AdjustedGoal {
  /** The document, which loads as any other. */
  document: GoalDocument;
}

/** A change of a goal; what it does not name stays. */
export interface Adjustment {
  /** The first day on which the goal holds as adjusted. */
  on: string;
  /** Why. */
  reason: string;
  /** Who answers for it from now on. */
  owner?: Id | null | undefined;
  /** What the metric shall do from now on. */
  objective?: Objective | null | undefined;
  /** When it shall be reached from now on. */
  period?: PeriodRule | null | undefined;
  /** The way to the new target; the old way is given up with the old objective. */
  milestones?: Milestones | null | undefined;
}

/** An adjustment with its points. */
export interface AdjustmentOutcome {
  /** The id. */
  id: string;
  /** The points, negative when deducted. */
  points: Figure;
}

/** What to do next. */
export interface AdviceOutcome {
  /** The document's words for the grade. */
  text: string | null;
  /** The next grade; nothing at the top, and where a veto is in the way. */
  next: NextGrade | null;
  /** The vetoes that are in the way. */
  blocked_by: string[];
  /** The indicators that lost points, most lost first. */
  indicators: IndicatorLine[];
  /** The cheapest way to the next grade. */
  cheapest: CheapestWay | null;
  /** Why there is no such way. */
  no_way: NoWayReason | null;
}

/** How the points of the parts of a group become the points of the group. */
export type Aggregate = "arithmetic" | "geometric" | "minimum" | "sum";

/** A decimal written with a fixed count of places, such as "1234.50". */
export type Amount = string;

/** Bounds of the transaction's amount; the lower belongs to it, the upper does not. */
export interface AmountRange {
  /** The lower bound. */
  from?: FigureInput | null | undefined;
  /** The upper bound. */
  to?: FigureInput | null | undefined;
}

/** From which event a user's chain starts. */
export type Anchor = "best" | "first";

/**
 * The plan that a statement applied; its canonical form, which has this hash, replays the statement to the same bytes.
 */
export interface AppliedPlan {
  /** Its name. */
  id: string;
  /** What people call it. */
  title?: string;
  /** The SHA-256 of its canonical form. */
  hash: string;
}

/** Targets and what was won. */
export interface Attainment {
  /** The company. */
  company: AttainmentLine;
  /** Its regions. */
  regions: AttainmentLine[];
  /** Its products. */
  products: AttainmentLine[];
  /** The people who have a quota. */
  people: AttainmentLine[];
}

/** What an accumulated measure is compared with. */
export type AttainmentBasis = "to_date" | "full_window";

/** One line of the attainment table. */
export interface AttainmentLine {
  /** The company, a region, a product or a person. */
  id: string;
  /** Its name, where a table gives one. */
  name: string | null;
  /** Revenue won in the period, before returns. */
  actual: Amount;
  /** The target; `null` where there is none. */
  target: Amount | null;
  /** Actual ÷ target, to four places; `null` without a target. */
  attainment: Figure | null;
  /** Actual − target. */
  gap: Amount | null;
  /** Actual ÷ the share of the period's days that has elapsed. */
  projected: Amount;
  /** Whether the projection meets the target. */
  track: Track | null;
  /** Against the period before. */
  last_period: PeriodComparison | null;
  /** Against the same period of the year before. */
  last_year: PeriodComparison | null;
}

/** An attribute of the person and the values that are meant: one by `equals`, several by `one_of`. */
export interface AttributeIn {
  /** The attribute. */
  name: string;
  /** The one value. */
  equals?: string | null | undefined;
  /** Several values. */
  one_of?: readonly string[] | undefined;
}

/** An attribute and its value. */
export interface AttributeIs {
  /** The attribute. */
  attribute: string;
  /** The value. */
  value: string;
}

/** An attribute and its possible values. */
export interface AttributeOneOf {
  /** The attribute. */
  attribute: string;
  /** The values. */
  values: readonly string[];
}

/** Which event of a user's chain says to which group the user belongs. */
export type Attribution = "first" | "last";

/** An award. */
export interface Award {
  /** The id. */
  id: Id;
  /** What people call it. */
  name?: string | null | undefined;
  /** Who gets it. */
  rule: AwardRule;
  /** Among whom. */
  within?: RankedAmong | undefined;
  /** Whether people under a veto may get it. */
  include_vetoed?: boolean | undefined;
}

/** An award with its winners. */
export interface AwardOutcome {
  /** The id. */
  id: string;
  /** What people call it. */
  name: string | null;
  /** The winners, by id. */
  winners: Winner[];
  /** Who could not take part, by id, and why. */
  excluded: ExcludedPerson[];
}

/** Who gets an award. */
export type AwardRule = OneOf<{
  /** The first n. */
  top_n: TopN;
  /** Everyone from a value on. */
  threshold: Threshold;
  /** Whose score rose most since the last period. */
  most_improved: MostImproved;
  /** Who reached a score in several periods in a row, up to the last one. */
  streak: Streak;
}>;

/** A grade and the score from which it is given. */
export interface Band {
  /** The grade. */
  grade: string;
  /** The lower bound. */
  from: FigureInput;
  /** What to tell people of this grade. */
  advice?: string | null | undefined;
}

/** A stretch of scores between two ranges. */
export interface BandStretch {
  /**
   * The position of the range that a hole ends at, of the highest where it has no end, or that an overlap begins with.
   */
  range: number;
  /** Where it begins. */
  from: Figure;
  /** Where it ends; nothing where it does not. */
  to: Figure | null;
  /** The grade of the lower range. */
  lower: string;
  /** The grade of the upper range; nothing above the highest. */
  upper: string | null;
}

/** The grades: a list of lower bounds, or closed ranges to be imported. */
export type Bands = readonly Band[] | GradeRanges;

/** Which score the bands see. */
export type BandsOn = "rounded" | "raw";

/** What it means that somebody has more in settled periods than the whole share, so that less than nothing is left. */
export type BelowZero = "error" | "allow";

/** What raising a stage to its benchmark would gain, with all later stages as they are. */
export interface BenchmarkGain {
  /** The distance from the conversion to the benchmark; 0 where it is reached. */
  gap: Figure;
  /** Deals in the stage that it is judged by, as in the bottleneck. */
  of: number;
  /** More deals in the next stage: `gap` × `of`. */
  deals: Figure;
  /** Deals in the next stage, of those as well. */
  next: number;
  /** Those of them that are won. */
  next_won: number;
  /**
   * More won deals: `deals` × `next_won` ÷ `next`. Where no deal came to the next stage, each of them is won if that is
   * the won one; else it is `null`, as nobody knows how many are won from there.
   */
  won: Figure | null;
  /** The average won amount. */
  average_won: Amount | null;
  /** More won value: `won` × `average_won`. */
  value: Amount | null;
  /** The least that it is worth: at the end of the interval that is nearest to the benchmark. */
  low: GainBound;
  /** The most that it is worth: at the end of the interval that is farthest from it. */
  high: GainBound;
  /** Why a figure is `null`, at the ends as well. */
  reasons?: { [key: string]: NoFigure };
}

/** Where a benchmark comes from. */
export type BenchmarkSource = "benchmark" | "probability" | "own_history";

/** Where the share that should go on from a stage comes from. */
export type Benchmarks = "declared" | "own_history";

/** The n best of the periods. */
export interface BestPeriods {
  /** How many. */
  n: number;
}

/** Which way a measure is meant to go. */
export type BetterSide = "higher" | "lower";

/** What a curve does outside of its points. */
export type Beyond = "zero" | "hold" | "extend";

/** The people whose pay lies from one bound up to the next, which is left out. */
export interface Bin {
  /** The lower bound; absent for what lies below the first. */
  from?: Figure;
  /** The upper bound, left out; absent for the last. */
  to?: Figure;
  /** How many. */
  people: number;
  /** What they are paid in all. */
  cost: Amount;
}

/** What is blended when weights come from several periods. */
export type Blend = "proportions" | "amounts";

/** An amount that is paid for the active days when a condition holds. */
export interface Bonus {
  /** The amount. */
  amount: FigureInput;
  /** The condition. */
  when: Condition;
}

/** A stage as a bottleneck. */
export interface Bottleneck {
  /** The stage. */
  stage: string;
  /** Who answers for it. */
  owner?: string;
  /** 1 loses the most value; `null` for a small sample. */
  rank: number | null;
  /** Deals whose last stage before they were lost was this one. */
  lost: Counted;
  /** 1 delays most; `null` without a limit. */
  delay_rank: number | null;
  /** The days over the limit, all deals together. */
  over_days: Figure | null;
  /**
   * Which deals the stage is judged by: the mature ones where the document says when a deal is; against the funnel's
   * own past those of the present that had their chance.
   */
  basis: BottleneckBasis;
  /** Those of them that count in the stage. */
  of: number;
  /** Other deals that count in the stage and are left out: they had not had their chance, or are of the past. */
  left_out: number;
  /** Those of `of` that count in the next stage too. */
  advanced: number;
  /** The share that went on. */
  conversion: Figure | null;
  /** Wilson's interval of it. */
  interval: ShareBounds | null;
  /** The stage against its own past, where the facts say which deals that is. */
  change?: StageChange;
  /** The share that should go on. */
  benchmark: Figure | null;
  /** Where the benchmark comes from. */
  benchmark_from?: BenchmarkSource;
  /**
   * Whether even the upper bound of the interval is below the benchmark; against the funnel's own past, whether even
   * the upper bound of the difference is below zero.
   */
  is_surely_below: boolean | null;
  /** What raising the conversion to the benchmark would gain. */
  gain: BenchmarkGain | null;
  /** Why a figure is `null`. */
  reasons?: { [key: string]: NoFigure };
}

/** Which deals a stage is judged by. */
export type BottleneckBasis = "all" | "mature" | "ended";

/** To which step a bound itself belongs. */
export type BoundTie = "upper" | "lower";

/** What becomes of the plan when a figure is set by hand? */
export interface BreakbackQuestion {
  /** The node. */
  node: Id;
  /** What it shall have. */
  value: FigureInput;
  /** The label of the period in which it shall have it; in the whole, unless given. */
  period?: string | null | undefined;
  /** What the others do. */
  rule?: BreakbackRule | undefined;
  /** Why the new version is made, when and by whom. */
  note: RevisionNote;
  /** The language of reasons. */
  language?: Language | undefined;
}

/** What others do when a figure is set by hand. */
export type BreakbackRule = "keep_total" | "keep_node" | "move_total";

/** The deals by what they have in common. */
export interface Breakdowns {
  /** Who sells. */
  owner: DealSlice[];
  /** How the customer came. */
  channel: DealSlice[];
  /** What is sold. */
  product: DealSlice[];
  /** Where. */
  region: DealSlice[];
  /** The month in which the deal began: a cohort. */
  month: DealSlice[];
}

/** A fiscal calendar: the month in which the year starts, and months of the civil calendar or of whole weeks. */
export interface CalendarRule {
  /** The month in which the year starts, 1 to 12. */
  year_start?: number | undefined;
  /** The weeks of the months of a quarter; the months of the civil calendar unless declared. */
  weeks?: WeekPattern | null | undefined;
  /**
   * The weekday on which weeks start, where `weeks` is declared; Monday unless said otherwise. Civil calendars have ISO
   * weeks.
   */
  week_starts?: WeekDay | null | undefined;
  /** How a year of whole weeks ends; nearest to the end of the month unless said otherwise. */
  year_ends?: YearEnd | null | undefined;
  /** The month of the fiscal year, 1 to 12, that gets the 53rd week; the last one unless said otherwise. */
  week_53?: number | null | undefined;
  /**
   * The civil year that names a fiscal year that does not start in January; the one in which it ends unless said
   * otherwise.
   */
  named_by?: NamedBy | null | undefined;
  /** The weekdays on which nobody works. */
  weekend?: readonly WeekDay[] | undefined;
  /** The days off. */
  holidays?: readonly string[] | undefined;
  /** The days of a weekend on which people do work. */
  extra_working_days?: readonly string[] | undefined;
}

/** A grade that people set. */
export interface Calibrated {
  /** The grade before. */
  before: string;
  /** The grade after. */
  after: string;
  /** Who set it. */
  by: string;
  /** Why. */
  why: string;
}

/** What a group of people can do: headcount × ramp × productivity. */
export interface Capacity {
  /** How many people. */
  headcount: FigureInput;
  /** How far they have come; fully, unless declared. */
  ramp?: FigureInput | undefined;
  /** What one of them does. */
  productivity?: FigureInput | undefined;
}

/** Something that explains a part of a gap. */
export interface Cause {
  /** The stable code of the sentence. */
  code: string;
  /** What it is. */
  kind: CauseKind;
  /** The deal, the stage, the person or the product. */
  id: string;
  /** The amount that it explains. */
  amount: Amount;
  /** The sentence that says so. */
  text: string;
}

/** What explains a part of a gap. */
export type CauseKind = "slipped_deal" | "stage" | "person" | "product";

/** Whose events make a chain. */
export type ChainOwner = "user";

/** What was spent on winning customers. It counts in the slice of every key that it names. */
export interface ChannelCost {
  /** The channel it was spent on. */
  channel?: string | null | undefined;
  /** Who spent it: the owner of deals. */
  owner?: string | null | undefined;
  /** The product it was spent on. */
  product?: string | null | undefined;
  /** The region it was spent on. */
  region?: string | null | undefined;
  /** The month that it belongs to, such as `2026-07`: that of the deals which began in it. */
  month?: string | null | undefined;
  /** How much, in the pipeline's currency. Below zero it is a credit note, which lowers the cost of what it names. */
  amount: FigureInput;
}

/** A chart. */
export interface Chart {
  /** What it is called among the charts of its outcome. */
  name: string;
  /** Its title, in the language that was asked for. */
  title: string;
  /** The Vega-Lite specification. */
  spec: Json;
}

/** How charts are drawn. */
export interface ChartOptions {
  /** The language of titles and labels. */
  language?: Language | undefined;
  /** The paper. */
  theme?: ChartTheme | undefined;
  /** The value of the measure at which a person stands on a pay curve. */
  at?: FigureInput | null | undefined;
  /** The grade bands, as the scorecard declares them, that a score is drawn against. */
  bands?: readonly Band[] | undefined;
}

/** The paper that a chart is drawn on. */
export type ChartTheme = "light" | "dark";

/** What drawing an outcome gives. */
export interface Charts {
  /** The charts. */
  charts: Chart[];
}

/**
 * The values that lead to the next grade for the least cost, each moved from where it is; scored again before it is
 * told. What is not measured, does not apply or is compared with peers stays as it is, and no value is moved past where
 * it is best.
 */
export interface CheapestWay {
  /** What to move, by id. */
  moves: MoveOutcome[];
  /** What the moves cost together. */
  cost: Figure;
  /** The score that they give. */
  score: PaddedFigure;
  /** The grade that they give. */
  grade: string;
  /**
   * Whether it was found that nothing is cheaper, in the declared steps. Where no step is declared, the exact value is
   * the cheapest and the told one the next that can be typed in. Never below a geometric mean.
   */
  optimal: boolean;
}

/** What a reversal takes back. */
export type Clawback = "recompute" | "as_paid";

/** The answer to a question of the same name. */
export type CloseAnswer = OneOf<CloseAnswers>;

/** What each variant of `CloseAnswer` is. */
export interface CloseAnswers {
  report: ReviewPage;
}

/** How a period is closed. The documents of the five domains stand in it whole. */
export interface CloseDocument {
  /** `quotakit/close@1`. */
  schema?: string | null | undefined;
  /** The id of the organisation. */
  id: Id;
  /** Its name. */
  title?: string | null | undefined;
  /** The label of the period that is closed. */
  period: string;
  /** The currency of all amounts. */
  currency: Currency;
  /** The zone whose days count. */
  zone?: Zone | undefined;
  /** The calendar of the periods. */
  calendar?: CalendarRule | undefined;
  /** What tables may need before they can be read. */
  tidy?: Tidy | undefined;
  /** The goals. */
  goals?: GoalSetDocument | null | undefined;
  /** Where goals find their actual figures, by goal id. */
  goal_sources?: { readonly [key: string]: GoalSource } | undefined;
  /**
   * The target, from the company to persons. Its root is the company, the nodes below are regions, the leaves persons.
   */
  targets: TargetPlanDocument;
  /** The target by region (rows) and product (columns). */
  product_targets?: TargetMatrixDocument | null | undefined;
  /** The stages of the deals. */
  pipeline: PipelineDocument;
  /** The scorecard of the people who have a quota, with ranks, distribution and awards. */
  cohort: CohortDocument;
  /** The pay plans. */
  pay_plans: readonly PayPlanDocument[];
  /**
   * Where measures and indicators find their figures, by id; what is not named here is an indicator of its own name.
   */
  sources?: { readonly [key: string]: FigureSource } | undefined;
  /** Worked examples. */
  examples?: readonly Example[] | undefined;
}

/** What happened: one table for each file, its rows objects of texts. See `rows` for the columns. */
export interface CloseFacts {
  /** The day on which the figures stand, inclusive. */
  as_of: string;
  /** People. */
  people?: Table | undefined;
  /** Products. */
  products?: Table | undefined;
  /** Deals. */
  deals?: Table | undefined;
  /** Entries of deals into stages. */
  stages?: Table | undefined;
  /** Estimates of closing days, as they moved. */
  close_dates?: Table | undefined;
  /** Receipts. */
  collections?: Table | undefined;
  /** Amounts given back. */
  returns?: Table | undefined;
  /** Quotas of persons. */
  quotas?: Table | undefined;
  /** Figures of persons for indicators. */
  indicators?: Table | undefined;
  /** Ratings of persons. */
  ratings?: Table | undefined;
  /** Events that add or deduct points. */
  adjustments?: Table | undefined;
  /** Vetoes. */
  vetoes?: Table | undefined;
  /** Revenue of earlier periods. */
  history?: Table | undefined;
  /** Actions that people agreed on. */
  actions?: Table | undefined;
  /** The goals' actual figures by goal id, where the deals do not tell them. */
  goal_actuals?: { readonly [key: string]: FigureInput } | undefined;
  /** The language of findings. */
  language?: Language | undefined;
  /** Whether the outcome carries its trace. */
  trace?: boolean | undefined;
}

/** The review of a period. */
export interface CloseOutcome {
  /** The organisation. */
  id: Id;
  /** Its name. */
  title: string | null;
  /** The period. */
  period: string;
  /** The day on which the figures stand, inclusive. */
  as_of: string;
  /** The currency of all amounts. */
  currency: Currency;
  /** Targets and what was won. */
  attainment: Attainment;
  /** The goals. */
  goals: GoalSetOutcome | null;
  /** The deals through their stages. */
  funnel: PipelineOutcome;
  /** Scores, grades and ranks. */
  scores: PersonScore[];
  /** Pay. */
  pay: PayReview;
  /** What was received in the period. */
  received: Amount;
  /** Targets that will be missed at the present pace. */
  missed: MissedTarget[];
  /** What the figures show to have caused gaps, the largest first. */
  causes: Cause[];
  /** What people agreed to do. */
  actions: ActionRow[];
  /** What had to be repaired, set aside, or is odd. */
  findings: Problem[];
  /** The steps from the inputs to every figure, where asked for. */
  trace?: Step;
}

/** What a closing can be asked. */
export type CloseQuestion = OneOf<{
  /** The review as a page. */
  report: ReportQuestion;
}>;

/** A scorecard over a whole team. */
export interface CohortDocument {
  /** `quotakit/cohort@1`. */
  schema?: string | null | undefined;
  /** The id. */
  id?: Id | null | undefined;
  /** What it is called. */
  name?: string | null | undefined;
  /** How each person is scored. */
  scorecard: ScorecardDocument;
  /** The attribute that forms cohorts, such as `team`; everyone is one cohort without it. */
  cohort_by?: Id | null | undefined;
  /** How many of a cohort may have which grade. */
  distribution?: Distribution | null | undefined;
  /** How people are ranked. */
  ranks?: Ranks | null | undefined;
  /** What people are honoured for. */
  awards?: readonly Award[] | undefined;
  /** The indicators of which the team's attainment is taken. */
  totals?: readonly TeamTotal[] | undefined;
  /** Grades set by people after the distribution. */
  calibration?: readonly GradeOverride[] | undefined;
  /** Worked examples. */
  examples?: readonly Example[] | undefined;
}

/** A team in one period. */
export interface CohortFacts {
  /** The people, in any order. */
  people: readonly CohortPerson[];
  /** Grades set by people, besides those of the document. */
  calibration?: readonly GradeOverride[] | undefined;
  /** The label of the period that is scored, where its scores count among the `periods` of people. */
  period?: string | null | undefined;
  /** The language of findings. */
  language?: Language | undefined;
  /** Whether the outcome carries its trace. */
  trace?: boolean | undefined;
}

/** A team with scores, grades, ranks, awards and totals. */
export interface CohortOutcome {
  /** The people, by id. */
  people: PersonOutcome[];
  /** The cohorts, by name, with their quotas. */
  cohorts: CohortPart[];
  /** The awards, in the order of the document. */
  awards: AwardOutcome[];
  /** The team's attainment, by indicator. */
  totals: TotalOutcome[];
  /** What is worth knowing about the cohorts. */
  findings: Problem[];
  /** The steps from the inputs to every figure, where asked for. */
  trace?: Step;
}

/** One cohort. */
export interface CohortPart {
  /** The value of the attribute that forms it; nothing when everyone is one cohort. */
  cohort: string | null;
  /** The people with a grade. */
  size: number;
  /** Whether its grades were distributed. */
  distributed: boolean;
  /** The quotas. */
  quotas: QuotaOutcome[];
}

/** One person of the team. */
export interface CohortPerson {
  /** Who. */
  person: Id;
  /** The measured values, by indicator. */
  indicators?: { readonly [key: string]: IndicatorFacts } | undefined;
  /** The ratings, by indicator and rater group. */
  raters?: { readonly [key: string]: { readonly [key: string]: readonly FigureInput[] } } | undefined;
  /** The counts of adjustments. */
  adjustments?: { readonly [key: string]: FigureInput } | undefined;
  /** The vetoes that were cast. */
  vetoes?: readonly Id[] | undefined;
  /** The score of the last period. */
  last_score?: FigureInput | null | undefined;
  /** The scores of other periods, in any order. */
  periods?: readonly PeriodScore[] | undefined;
  /** The days of tenure. */
  tenure_days?: number | null | undefined;
  /** What cohorts are formed by: team, region, post. */
  attributes?: { readonly [key: string]: string } | undefined;
}

/** What a cohort can be asked. */
export type CohortQuestion = OneOf<{
  /** Whether somebody's grade or rank survives other weights. */
  sensitivity: CohortSensitivity;
}>;

/** Whether the grade or the rank of one of a team survives other weights. */
export interface CohortSensitivity {
  /** The team. */
  facts: CohortFacts;
  /** Whose. */
  person: Id;
  /** How far each weight is changed, in parts of itself: `"5%"` makes 20 a 19 and a 21. */
  weights: FigureInput;
  /** What has to survive. */
  of?: SensitivityOf | undefined;
}

/** What customers paid for the deals of the period. */
export interface Collected {
  /** What they owe in all. */
  due: FigureInput;
  /** What has come in, payment by payment. */
  receipts?: readonly FigureInput[] | undefined;
  /** What came in on which day: what came after `as_of` does not count yet. */
  dated_receipts?: readonly Receipt[] | undefined;
}

/** How does another plan differ from this one? */
export interface CompareQuestion {
  /** The other plan. */
  with: PayPlanDocument;
}

/** How two plans differ. */
export interface Comparison {
  /** The hash of this plan. */
  before: string;
  /** The hash of the other plan. */
  after: string;
  /** The differences, in the order of this plan's fields; none between plans of the same hash. */
  differences: Difference[];
}

/** One line of the plan. */
export interface Component {
  /** Its name, which the line carries. */
  id: Id;
  /** What people call it. */
  title?: string | null | undefined;
  /** The measure that it pays on. */
  on?: Id | null | undefined;
  /** The window over which the measure accumulates. */
  accumulate?: Accumulate | undefined;
  /** What attainment compares with under accumulation. */
  attainment?: AttainmentBasis | undefined;
  /** The most that it pays: within its window, or in the period where it pays each period alone. */
  cap?: FigureInput | null | undefined;
  /** The least that it pays: within its window, or in the period where it pays each period alone. */
  floor?: FigureInput | null | undefined;
  /** Whether the cap binds after the multipliers instead of before. */
  cap_after_multipliers?: boolean | undefined;
  /** Whether what the cap cuts is carried to the next period, and paid as soon as there is room. */
  withhold_excess?: boolean | undefined;
  /** The shape of its pay. */
  pay: Pay;
  /** The shapes that replace it later, by rising day. */
  revisions?: readonly PayRevision[] | undefined;
  /** What revisions do to earlier periods of the window; declared where a revised component accumulates. */
  on_revision?: OnRevision | null | undefined;
}

/** What a component costs. */
export interface ComponentCost {
  /**
   * The component; or the name of the line that tops pay up to the plan's floor or to a guarantee that is not
   * recoverable, takes what leavers forfeit, or pays out what caps withheld of them.
   */
  component: string;
  /** What its lines add up to. */
  cost: Amount;
  /** How many people it pays more than nothing. */
  paid: number;
}

/** Something that holds or does not. */
export type Condition = OneOf<{
  /** All of them hold. */
  all: readonly Condition[];
  /** At least one of them holds. */
  any: readonly Condition[];
  /** It does not hold. */
  not: Condition;
  /** The period's measure is below the value, which active days do not scale. */
  measure_below: MeasureBound;
  /** The period's measure is at least the value, which active days do not scale. */
  measure_at_least: MeasureBound;
  /**
   * The period's measure, divided by its quota for the active days, is below the value. Multipliers that act on credit
   * or attainment change what components see, never what conditions test.
   */
  attainment_below: MeasureBound;
  /** The period's measure, divided by its quota for the active days, is at least the value. */
  attainment_at_least: MeasureBound;
  /** The score is at least this. */
  score_at_least: FigureInput;
  /** The score is below this. */
  score_below: FigureInput;
  /** The grade is one of these. */
  grade_in: readonly string[];
  /** The rank is this or better (1 is the best). */
  rank_at_most: number;
  /** An attribute of the person is one of the values. */
  attribute: AttributeIn;
}>;

/** A share of deals that went on. */
export interface Conversion {
  /** The denominator: deals that count in the stage. */
  of: number;
  /** The numerator: those of them that count in the next one too. */
  advanced: number;
  /** The share by count. */
  conversion: Figure | null;
  /** Wilson's interval of the share by count. */
  interval: ShareBounds | null;
  /** The denominator by value. */
  of_value: Amount;
  /** The numerator by value. */
  advanced_value: Amount;
  /** How many of the denominator have no amount: they add nothing to the values. */
  unpriced: number;
  /** The share by value. */
  by_value: Figure | null;
  /** Whether the denominator is below the declared minimum. */
  is_small_sample: boolean;
  /** The same without deals that are too young, where the document says when a deal is mature. */
  mature?: Conversion;
  /** Why a figure is `null`. */
  reasons?: { [key: string]: NoFigure };
}

/** Things that are counted. */
export interface CountUnit {
  /** What is counted, such as `customers`. */
  of?: string | null | undefined;
  /**
   * The smallest number that is handed out (a pack of 12); 1 unless declared. Deals that are credited to several people
   * are shared out exactly unless it is declared.
   */
  step?: FigureInput | null | undefined;
}

/** A number of deals and their value. */
export interface Counted {
  /** How many. */
  count: number;
  /** What they are worth together. */
  value: Amount;
  /** How many of them have no amount in this currency: they add nothing to the value. */
  unpriced: number;
}

/** Which blocks of a package count. */
export type CountedBlocks = "started" | "completed";

/** In which stages a deal counts. */
export type Counting = "touched" | "in_order" | "implied" | "reset_on_regress";

/** How a transaction is shared. */
export type CreditKind = "revenue" | "overlay" | "rollup";

/** What of a transaction counts. */
export type CreditOf = "amount" | "quantity" | "count";

/** A rule: which transactions feed which measure, and with how much. */
export interface CreditRule {
  /** Its name. */
  id: Id;
  /** The measure that it feeds. */
  measure: Id;
  /** How the transaction is shared. */
  kind?: CreditKind | undefined;
  /** What of the transaction counts. */
  of?: CreditOf | undefined;
  /** Which transactions; all unless declared. */
  when?: TransactionTest | null | undefined;
  /** Which roles of participants; all unless declared. */
  roles?: readonly string[] | undefined;
  /** The day by which it belongs to a period. */
  by?: DateBasis | undefined;
  /** The days of which `by` has to be one; any, unless declared. */
  during?: DaySpan | null | undefined;
  /** The factor on the credit. */
  factor?: FigureInput | undefined;
  /** The most that a whole deal counts; each participant's part counts in the same proportion. */
  cap_per_deal?: FigureInput | null | undefined;
  /** How the excess of very large deals counts; it looks at the whole deal, before the cap. */
  windfall?: Windfall | null | undefined;
}

/** The rules by which transactions become credits. */
export interface Crediting {
  /** Which of the matching rules count. */
  pick?: PickRule | undefined;
  /** The rules. */
  rules: readonly CreditRule[];
}

/** An ISO 4217 code. */
export type Currency = string;

/** Money. */
export interface CurrencyUnit {
  /** The ISO 4217 code. */
  code: Currency;
  /** The smallest amount that is handed out; the minor unit unless declared. */
  step?: FigureInput | null | undefined;
}

/** What one component pays at a point. */
export interface CurveLine {
  /** The component. */
  component: string;
  /** Its line: rounded, and after the plan's cap. */
  pays: Amount;
}

/** Why a point stands on a pay curve. */
export type CurveMark = "even" | "bend" | "before_jump" | "jump";

/** What the heights of a curve are shares of. */
export type CurveOf = "target_incentive" | "base_salary" | "measure" | "amount";

/** A point of a pay curve. */
export interface CurvePoint {
  /** The value of the measure, a whole number of its smallest unit. */
  at: Amount;
  /** The value divided by the period's quota, half up to 6 places; only where a quota is given. */
  attainment?: Figure;
  /** What the period entitles to there: what evaluating the plan gives. */
  entitled: Amount;
  /** The same if no line were rounded. */
  exact: Figure;
  /** Why the point stands here. */
  mark: CurveMark;
  /** Whether the curve bows up to the next bend, instead of running straight. */
  is_bowed: boolean;
  /** What the components pay. */
  lines: CurveLine[];
}

/** What does the plan pay along a measure? */
export interface CurveQuestion {
  /** What is known of the person and the period; the measure's own value is not needed. */
  facts: PayFacts;
  /** The measure. */
  on: Id;
  /** Whether `from` and `to` are values of the measure or multiples of the period's quota. */
  axis?: TierAxis | undefined;
  /** The first value. */
  from: FigureInput;
  /** The last value. */
  to: FigureInput;
  /** How many values are spread evenly from the first to the last, at least 2. */
  points?: number | undefined;
  /** The one component whose line the points tell; all unless given. */
  component?: Id | null | undefined;
}

/** Straight lines through points. */
export interface CurveRule {
  /** The axis of the points. */
  axis: TierAxis;
  /** What the heights are shares of. */
  of: CurveOf;
  /** The points, by rising x. */
  points: readonly (readonly [FigureInput, FigureInput])[];
  /** What holds below the first point. */
  below?: Beyond | undefined;
  /** What holds above the last point. */
  above?: Beyond | undefined;
}

/** The class of a customer. */
export interface CustomerAbc {
  /** The class. */
  class: AbcClass | null;
  /** The share of all value. */
  share: Figure | null;
  /** The share of all customers whose value is at least this one's. */
  cumulative_share: Figure | null;
  /** Why a figure is `null`. */
  reasons?: { [key: string]: NoFigure };
}

/** A customer. */
export interface CustomerDetail {
  /** The customer. */
  id: string;
  /** Won deals. */
  orders: number;
  /** Those of them that have an amount. */
  orders_with_amount: number;
  /** What these are worth together. */
  value: Amount | null;
  /** The day of the first order. */
  first_won: string | null;
  /** The day of the last order. */
  last_won: string | null;
  /** The days from the last order to `as_of`. */
  recency_days: Figure | null;
  /** The class, where the document declares classes. */
  abc?: CustomerAbc;
  /** The scores, where the document declares them. */
  rfm?: CustomerRfm;
  /** What the customer is worth, where the document declares lifetime value. */
  lifetime?: CustomerLifetime;
  /** Why a figure is `null`. */
  reasons?: { [key: string]: NoFigure };
}

/** The customers of won deals. Values, orders and customers of classes and of segments add up to these. */
export interface CustomerFigures {
  /** Customers with a won deal. */
  customers: number;
  /** Their won deals. */
  orders: number;
  /** Those of them that have an amount. */
  orders_with_amount: number;
  /** What these are worth together. */
  value: Amount;
  /** Won deals that name no customer: they are in none of these figures. */
  unnamed: Counted;
  /** Classes by won value, where the document declares them. */
  abc?: AbcFigures;
  /** Scores by recency, frequency and value, where the document declares them. */
  rfm?: RfmFigures;
  /** Lifetime value, where the document declares it. */
  lifetime?: LifetimeFigures;
  /** Every customer by id, where the facts ask for it. */
  list?: CustomerDetail[];
}

/** What a customer is worth. */
export interface CustomerLifetime {
  /** Historic lifetime value: value so far × margin. */
  historic: Amount | null;
  /** Repeat orders ÷ years of the span. */
  repeat_orders_a_year: Figure | null;
  /** The declared years less those since the first order. */
  remaining_years: Figure | null;
  /** Average order value × repeat orders a year × margin × remaining years. */
  expected: Amount | null;
  /** Historic and expected together. */
  value: Amount | null;
  /** Why a figure is `null`. */
  reasons?: { [key: string]: NoFigure };
}

/** The scores of a customer. */
export interface CustomerRfm {
  /** Orders that count. */
  orders: number;
  /** What these are worth. */
  value: Amount | null;
  /** The score of recency: the fewer days, the higher. */
  recency_score: number | null;
  /** The score of frequency. */
  frequency_score: number | null;
  /** The score of value. */
  value_score: number | null;
  /** The first segment that fits, if any. */
  segment?: string;
  /** Why a figure is `null`. */
  reasons?: { [key: string]: NoFigure };
}

/** How customers are ranked, scored and valued. */
export interface CustomerRules {
  /** Classes by won value. */
  abc?: AbcRule | null | undefined;
  /** Scores by recency, frequency and value. */
  rfm?: RfmRule | null | undefined;
  /** Lifetime value. */
  lifetime?: LifetimeRule | null | undefined;
}

/** The customers of a class or a segment. */
export interface CustomerTier {
  /** The class or the segment; `null` for customers in none. */
  tier: string | null;
  /** What people call it. */
  name?: string;
  /** The customers in it. */
  customers: number;
  /** All their won deals. */
  orders: number;
  /** Those of them that have an amount. */
  orders_with_amount: number;
  /** All that they bought. */
  value: Amount;
  /** The share of the customers. */
  share_of_customers: Figure | null;
  /** The share of the value. */
  share_of_value: Figure | null;
  /** Why a figure is `null`. */
  reasons?: { [key: string]: NoFigure };
}

/** A level and a trend that fades; what is not given is found. */
export interface DampedSmoothing {
  /** How much of a miss the level takes on, 0 to 1. */
  alpha?: FigureInput | null | undefined;
  /** How much of a change of the level the trend takes on, 0 to 1. */
  beta?: FigureInput | null | undefined;
  /** How much of the trend is left a period later, 0 to 1. */
  phi?: FigureInput | null | undefined;
  /** The level before the first period. */
  level?: FigureInput | null | undefined;
  /** The trend before the first period. */
  trend?: FigureInput | null | undefined;
}

/** The day by which a transaction belongs to a period. */
export type DateBasis = "date" | "booked" | "invoiced" | "paid";

/** How dates other than `2026-07-31` are written. */
export type DateOrder = "month_day_year" | "day_month_year";

/** A value of a whole period that holds for some days of it only. */
export interface DatedValue {
  /** The first day; from ever on unless given. */
  start?: string | null | undefined;
  /** The first day after; for good unless given. */
  end?: string | null | undefined;
  /** What the whole period would have, had it held throughout. */
  value: FigureInput;
}

/** A half-open range of days: the start belongs to it, the end does not. */
export interface DaySpan {
  /** The first day. */
  start: string;
  /** The first day that no longer belongs to it. */
  end: string;
}

/** A deal: what it is worth, whose it is, where it has been. */
export interface Deal {
  /** The name of the deal. */
  id: Id;
  /** Who sells. */
  owner?: string | null | undefined;
  /** How the customer came. */
  channel?: string | null | undefined;
  /** What is sold. */
  product?: string | null | undefined;
  /** Where. */
  region?: string | null | undefined;
  /** To whom. */
  customer?: string | null | undefined;
  /** The value. */
  amount?: FigureInput | null | undefined;
  /** The value's currency; the pipeline's unless given. */
  currency?: Currency | null | undefined;
  /** What of the value was received so far. */
  collected?: FigureInput | null | undefined;
  /** When the deal began; its first entry unless given. */
  created?: Moment | null | undefined;
  /** The entries into stages, in any order. */
  history: readonly StageEntry[];
}

/** Why a part of a line is paid. */
export type DealCause = "deal" | "fixed" | "lift" | "base" | "withheld" | "floor";

/** What a customer paid for one deal, in the currency of the deal. */
export interface DealCollected {
  /**
   * What the customer owes for it, which may be more than it counts, as with taxes; the amount of the deal less
   * everything that was taken back of it, unless given.
   */
  due?: FigureInput | null | undefined;
  /** What came in on which day: what came after `as_of` does not count yet. */
  receipts?: readonly Receipt[] | undefined;
}

/** What a deal credits to a measure. */
export interface DealCredit {
  /** The measure. */
  measure: string;
  /** What it is without the deal. */
  before: Figure;
  /** What it is with the deal. */
  after: Figure;
  /** The difference: what is credited to the person. */
  credit: Figure;
}

/** A deal with its stages. */
export interface DealDetail {
  /** The deal. */
  id: string;
  /** Whether it is open, won or lost. */
  status: DealStatus;
  /** The stage in which it is. */
  stage: string;
  /** Days from its beginning to its end, or to `as_of`. */
  age_days: Figure | null;
  /** Moves back. */
  regressions: number;
  /** The time in each stage it was in. */
  stages: DealStage[];
  /** Why a figure is `null`. */
  reasons?: { [key: string]: NoFigure };
}

/** How a deal ends. */
export type DealEnd = "won" | "lost";

/** Which deals are looked at; an empty list lets all pass. */
export interface DealFilters {
  /** Only of these owners. */
  owner?: readonly string[] | undefined;
  /** Only through these channels. */
  channel?: readonly string[] | undefined;
  /** Only these products. */
  product?: readonly string[] | undefined;
  /** Only in these regions. */
  region?: readonly string[] | undefined;
  /** Only to these customers. */
  customer?: readonly string[] | undefined;
  /** Only deals that began on this day or later. */
  created_from?: string | null | undefined;
  /** Only deals that began before this day. */
  created_before?: string | null | undefined;
  /** Only deals that ended on this day or later. */
  closed_from?: string | null | undefined;
  /** Only deals that ended before this day. */
  closed_before?: string | null | undefined;
}

/** Something odd about the deals: counted, and treated as `help` says. */
export interface DealFinding {
  /** The stable code. */
  code: string;
  /** Its weight. */
  severity: Severity;
  /** Where the first of them stands in the facts. */
  path: string;
  /** What was found. */
  message: string;
  /** How it was treated, and what to do. */
  help: string;
  /** How many deals (or rows). */
  count: number;
  /** The stage, where it is about one. */
  stage?: string;
  /** The deals, by id. */
  deals?: string[];
}

/** What a deal changes on a line. */
export interface DealLine {
  /** The component, or the name of the line that tops pay up to the plan's floor. */
  component: string;
  /** What the line pays without the deal. */
  before: Amount;
  /** What it pays with the deal. */
  after: Amount;
  /** The difference. */
  pays: Amount;
}

/** Which deals had their chance. */
export interface DealMaturity {
  /** The days after which a deal had its chance. */
  after_days: number;
  /** Deals that began so many days ago or more: mature figures are of them. */
  mature: DealStanding;
  /** Deals that began later: mature figures leave them out, whatever became of them. */
  young: DealStanding;
  /** Deals of which nobody knows when they began: mature figures leave them out as well. */
  undated: DealStanding;
}

/** What a deal, or something beside the deals, adds to a line. */
export interface DealRow {
  /** Why it is paid. */
  cause: DealCause;
  /** The deal; `fixed` and `lift` name the deal that caused them. */
  id?: string;
  /** The day by which the deal was credited. */
  date?: string;
  /** The amount of the deal, or its quantity where it has no amount. */
  amount?: Figure;
  /** The currency of that amount, where it is not the plan's. */
  currency?: Currency;
  /** What was taken back of it, in the same currency. */
  taken_back?: Figure;
  /** Units of the plan's currency for one unit of the deal's, where the amount was converted. */
  rate?: Figure;
  /**
   * What the deal is worth in the plan's currency, where it was converted: the amount less what was taken back, at the
   * rate.
   */
  converted?: Amount;
  /** The person's share of the deal. */
  share?: Figure;
  /**
   * What of the deal counts for the measure, net of what was taken back, or before that where it is deducted as it was
   * paid. Multipliers on credit act on the measure afterwards.
   */
  credit?: Figure;
  /** What it adds to the line. */
  pays: Amount;
  /** Why something beside the deals is paid. */
  reason?: string;
}

/** The deals that have one thing in common. */
export interface DealSlice {
  /** What they have in common; `null` for deals that do not say. */
  key: string | null;
  /** All that count. */
  total: Counted;
  /** Neither won nor lost. */
  open: Counted;
  /** Won. */
  won: Counted;
  /** Lost. */
  lost: Counted;
  /** The share won. */
  win_rate: WinRate;
  /** The mean amount of won deals that have one. */
  average_won: Amount | null;
  /** From the first stage to won, where the facts ask for it. */
  overall?: Conversion;
  /** From each stage to the next, where the facts ask for it. */
  stages?: SliceStage[];
  /** Won deals. */
  orders: number;
  /** Those that have an amount: the average order value is over them. */
  orders_with_amount: number;
  /** Those that name a customer: figures of customers are over them. */
  orders_with_customer: number;
  /** Those that have an amount and say what was received: the collection rate is over them. */
  orders_with_collection: number;
  /** Customers with a won deal. */
  customers: number;
  /** Those of them whose first won deal is among these, of all deals known, filtered away or not. */
  new_customers: number;
  /** Customers with two won deals or more. */
  repeat_customers: number;
  /** Won value ÷ won deals with an amount. */
  average_order_value: Amount | null;
  /** Won deals that name a customer ÷ customers. */
  orders_per_customer: Figure | null;
  /** Customers with two won deals or more ÷ customers. */
  repeat_rate: Figure | null;
  /** Received ÷ won value, over won deals that say both. */
  collection_rate: Figure | null;
  /** What was spent: the costs that name this slice. Where the facts give costs and none does, `reasons` says so. */
  cost?: Amount;
  /** Cost ÷ new customers, of such costs. */
  acquisition_cost?: Amount;
  /** (Won value − cost) ÷ cost, of such costs. */
  roi?: Figure;
  /** Won value ÷ cost, of such costs. */
  roas?: Figure;
  /** Why a figure is `null`. */
  reasons?: { [key: string]: NoFigure };
}

/** What the deals of a slice have in common. */
export type DealSliceBy = "owner" | "channel" | "product" | "region" | "month";

/** The time of a deal in a stage. */
export interface DealStage {
  /** The stage. */
  stage: string;
  /** Days over all visits. */
  cumulative_days: Figure;
  /** Days of the last visit. */
  latest_days: Figure;
  /** How often it was there. */
  visits: number;
}

/** How the deals stand. */
export interface DealStanding {
  /** All that count. */
  total: Counted;
  /** Neither won nor lost. */
  open: Counted;
  /** Won. */
  won: Counted;
  /** Lost. */
  lost: Counted;
}

/** Where a deal stands. */
export type DealStatus = "open" | "won" | "lost";

/** The target incentive times a weight, divided by the quota, as the rate; multiples of it from bounds on. */
export interface DerivedRate {
  /** The component's share of the target incentive. */
  weight?: FigureInput | undefined;
  /** Whether a multiple applies inside its step, to the period, or to the window. */
  mode?: TierMode | undefined;
  /** To which step a bound belongs. */
  tie?: BoundTie | undefined;
  /** The multiples by attainment; once throughout unless declared. */
  steps?: readonly RateMultiple[] | undefined;
}

/** One difference between two plans. */
export interface Difference {
  /** What kind of difference. */
  change: PlanChange;
  /**
   * The names of what the difference is in, from the outermost: the ids of a component, a rule, a gate, and fields.
   */
  within: string[];
  /** The part as this plan has it. */
  before?: PlanPart;
  /** The part as the other plan has it. */
  after?: PlanPart;
}

/** Which end comes first. */
export type Direction = "descending" | "ascending";

/** Quotas of grades, in each cohort. */
export interface Distribution {
  /** The quotas. */
  quotas: readonly GradeQuota[];
  /** Whether they are limits or have to be met. */
  rule?: QuotaRule | undefined;
  /** What happens to equal scores across the edge. */
  ties?: EdgeTies | undefined;
  /** What decides between equal scores, for `tie_key`. */
  tie_keys?: readonly OrderKey[] | undefined;
  /** The people below which a cohort is not distributed. */
  minimum_cohort?: number | undefined;
  /** Whether the grades change; otherwise the distribution only advises. */
  enforced?: boolean | undefined;
}

/** When a target counts as done. */
export type DoneWhen = OneOf<{
  /** When a metric reaches a value. */
  at_least: StandardValue;
}>;

/** What is advanced. */
export type Draw = OneOf<{
  /** Pay is topped up to the amount. */
  guarantee: DrawRule;
  /** The amount is paid in addition. */
  additive: DrawRule;
}>;

/** The amount and the terms of a draw. Periods are judged by their first day. */
export interface DrawRule {
  /** The amount of a period. */
  amount: FigureInput;
  /** Whether it is an advance that later pay gives back. */
  recoverable: boolean;
  /** The share of the pay above the amount that goes into recovery; of all pay once the draw has ended. */
  recovery?: FigureInput | undefined;
  /** The first day of the draw. */
  start?: string | null | undefined;
  /** The first day without it: nothing is advanced or guaranteed any more, and recovery goes on. */
  end?: string | null | undefined;
  /** The most that may be owed. */
  debt_limit?: FigureInput | null | undefined;
  /** The first day of recovery. */
  recovery_start?: string | null | undefined;
  /** The day from which what is owed is forgiven. */
  forgiven_from?: string | null | undefined;
}

/** The milestone that was due last. */
export interface DueMilestone {
  /** Its day. */
  due: string;
  /** What the metric was to be by then; of parts, all that were due together. */
  value: PaddedFigure;
  /** The actual figure less that. */
  gap: PaddedFigure | null;
  /** Whether the actual figure came up to it. */
  reached: boolean | null;
}

/** What happens to equal scores across the edge of the places. */
export type EdgeTies = "promote_all" | "demote_all" | "tie_key" | "error";

/** How much of the period has passed. */
export interface ElapsedDays {
  /** The days up to and including `as_of`. */
  days: number;
  /** The days of the period. */
  of: number;
}

/** Users told apart by a property of their events, such as the channel. */
export interface EventBreakdown {
  /** The property. */
  property: string;
  /** Which event of the chain has the value that counts. */
  of?: Attribution | undefined;
  /** The event of this step, counted from 1, instead; users whose chain lacks it have no value. */
  step?: number | null | undefined;
}

/** An event funnel: how far each user gets through steps inside a window. */
export interface EventFunnelDocument {
  /** `quotakit/event-funnel@1`. */
  schema?: string | null | undefined;
  /** The name of the funnel. */
  id?: Id | null | undefined;
  /** What people call it. */
  title?: string | null | undefined;
  /** The events that are the steps, in order; an event may stand for several steps. */
  steps: readonly string[];
  /** The most milliseconds from the first step to any other, inclusive; unlimited unless given. */
  window_ms?: number | null | undefined;
  /** The most milliseconds from a step to the next, inclusive; unlimited unless given. */
  per_step_window_ms?: number | null | undefined;
  /** How the events of a chain follow each other. */
  order?: StepOrder | undefined;
  /** Whether two steps may have the same instant. */
  ties?: StepTies | undefined;
  /** From which event a chain starts. */
  anchor?: Anchor | undefined;
  /** Events that end a chain when they stand between two steps. */
  exclude?: readonly string[] | undefined;
  /** Steps that a chain may leave out. */
  optional?: readonly string[] | undefined;
  /** Tells users apart by a property. */
  breakdown?: EventBreakdown | null | undefined;
  /** Whether every attempt of a user is counted too, beside the longest chain. */
  totals?: boolean | undefined;
  /**
   * The upper bounds of the bins for the milliseconds between steps, inclusive and rising; a last bin has all above.
   */
  histogram_ms?: readonly number[] | undefined;
  /** Whose events make a chain. */
  by?: ChainOwner | undefined;
  /** The confidence of intervals: 80%, 90%, 95% or 99%. */
  confidence?: FigureInput | undefined;
  /** The places to which rates and times are written. */
  places?: number | undefined;
  /** The definition of medians and other quantiles. */
  quantiles?: QuantileDefinition | undefined;
  /** Worked examples. */
  examples?: readonly Example[] | undefined;
}

/** What an event funnel is evaluated on. */
export interface EventFunnelFacts {
  /** The events, in any order. */
  events?: readonly FunnelEvent[] | undefined;
  /** Events as columns; they count like those of events. */
  columns?: EventTable | null | undefined;
  /** Whether the outcome lists every user. */
  users?: boolean | undefined;
  /** The language of findings. */
  language?: Language | undefined;
  /** Whether the outcome carries its trace. */
  trace?: boolean | undefined;
}

/** The outcome of an event funnel. */
export interface EventFunnelOutcome {
  /** Users whose level is exactly 0, 1, …. */
  levels: number[];
  /** Users whose level is at least 1, 2, …. */
  reached: number[];
  /** The steps with their conversions. */
  steps: StepFigures[];
  /** For each step of the document the users whose chain has it. */
  matched: StepUsers[];
  /** The users by the value of a property, where the document asks for it; those without a value last. */
  breakdown?: EventGroup[];
  /** The attempts, where the document asks for them. */
  totals?: EventTotals;
  /** Each user, by id; none where the facts ask for none. */
  users: UserFigures[];
  /** What is odd about the events, and how it was treated. */
  findings: DealFinding[];
  /** The steps from the inputs to every figure, where asked for. */
  trace?: Step;
}

/** Users with the same value of a property. */
export interface EventGroup {
  /** The value; `null` where the event that counts has none, or there is no such event. */
  value: string | null;
  /** How many. */
  users: number;
  /** Those of them whose level is at least 1, 2, …. */
  reached: number[];
  /** The share of those at the first step who reach the last. */
  conversion: Figure | null;
  /** Wilson's interval of it. */
  interval: ShareBounds | null;
  /** Why a figure is `null`. */
  reasons?: { [key: string]: NoFigure };
}

/** Events as lists of one length, as a table has columns: the first of each list are one event, and so on. */
export interface EventTable {
  /** Who. */
  user: readonly FunnelUser[];
  /** When. */
  time: readonly InstantInput[];
  /** What. */
  event: readonly string[];
  /** Properties, by name; null where an event has none. */
  properties?: { readonly [key: string]: readonly (string | null)[] } | undefined;
}

/** Attempts at the steps: a user who came back later counts again. */
export interface EventTotals {
  /** How many. */
  attempts: number;
  /** Attempts that got to level 1, 2, … or beyond. */
  reached: number[];
  /** The share of attempts that reach the last step. */
  conversion: Figure | null;
  /** Why a figure is `null`. */
  reasons?: { [key: string]: NoFigure };
}

/** A worked example inside a document: `check_examples` evaluates the facts and compares what is expected. */
export interface Example {
  /** What the example shows. */
  title?: string | null | undefined;
  /** The facts. */
  facts: Json;
  /** The part of the outcome that the example states. */
  expect: Json;
}

/** What one unit of a currency is worth in another, on some days. */
export interface ExchangeRate {
  /** The currency that is converted. */
  from: Currency;
  /** The currency that it is converted into. */
  to: Currency;
  /** The units of `to` for one unit of `from`. */
  rate: FigureInput;
  /** The first day; from ever on unless given. */
  start?: string | null | undefined;
  /** The first day after; for good unless given. */
  end?: string | null | undefined;
}

/** Someone who could not take part. */
export interface ExcludedPerson {
  /** Who. */
  person: string;
  /** Why. */
  reason: ExclusionReason;
}

/** Why someone could not take part in an award. */
export type ExclusionReason =
  | "unscored"
  | "vetoed"
  | "no_value"
  | "no_last_score"
  | "base_too_low"
  | "tenure_too_short"
  | "undefined"
  | "not_improved"
  | "no_history"
  | "broken";

/** What explaining an outcome gives. */
export interface Explanation {
  /** The steps as lines that a person can follow, a figure before what led to it. */
  lines: ExplanationLine[];
}

/** One line of an explanation. */
export interface ExplanationLine {
  /** How deep it stands below the figure that is explained. */
  depth: number;
  /** What the step is, with whose it is. */
  label: string;
  /** How the value follows: `5,000 × 4% `, or the place of a given value. */
  reason: string;
  /** The value as people read it. */
  value: string;
}

/** How fairly quotas and targets lie. */
export interface Fairness {
  /** The measure divided by the quota for the active days. */
  attainment?: RatioSpread;
  /** The quota divided by the potential. */
  quota_to_potential?: RatioSpread;
  /** The target incentive divided by the quota. */
  incentive_to_quota?: RatioSpread;
  /** The ratios of each person who was evaluated. */
  people: Ratio[];
}

/** What happens to a row that cannot be read. */
export type FaultyRows = "refuse" | "set_aside";

/**
 * An exact figure, without trailing zeros: a decimal such as "0.075" or, where no decimal is exact, a fraction in
 * lowest terms such as "1/3".
 */
export type Figure = string;

/**
 * An exact decimal of at most 28 digits, as a text such as "0.075" or "7.5%", or as a bare number of at most 15
 * significant digits.
 */
export type FigureInput = string | number | bigint;

/** Where a person's figure comes from. */
export type FigureSource = OneOf<{
  /** The deals that the person owns, before returns. */
  owned: PlainSource;
  /** The person's shares of deals, less returns. */
  credited: PlainSource;
  /** The deals of the person's region, or of the company for who has none, before returns. */
  team: PlainSource;
  /** An indicator. */
  indicator: NamedSource;
  /** How often something happened. */
  count: NamedSource;
}>;

/** What a finding weighs. */
export type FindingWeight = "info" | "warn" | "error";

/** What linting a document gives. */
export interface Findings {
  /** What is wrong with a document, and what is legal but probably not meant. */
  findings: Problem[];
}

/** An amount that is paid for the active days, whatever is sold. */
export interface FixedPay {
  /** The amount. */
  amount: FigureInput;
}

/** A weight that was not changed. */
export interface FixedWeight {
  /** The indicator or the group. */
  weight: string;
  /** Why. */
  reason: FixedWeightReason;
}

/** Why a weight was not changed. */
export type FixedWeightReason = "alone" | "zero" | "not_additive" | "coverage" | "missing_differs";

/** How a method would have done before, to six places. */
export interface ForecastBacktest {
  /** From how many origins it was run. */
  origins: number;
  /** How many forecasts came due. */
  errors: number;
  /** The mean absolute error. */
  mae: Figure;
  /** The mean of |error| ÷ |actual|. */
  mape?: Figure;
  /** Why there is none. */
  mape_reason?: ForecastReason;
  /** The mean of 2 · |error| ÷ (|actual| + |forecast|). */
  smape?: Figure;
  /** Why there is none. */
  smape_reason?: ForecastReason;
  /**
   * The mean absolute error ÷ the mean absolute change from a season before, of what was known at the first origin.
   */
  mase?: Figure;
  /** Why there is none. */
  mase_reason?: ForecastReason;
}

/** What a method made of a period of the series. */
export interface ForecastFit {
  /** Its label. */
  period: string;
  /** What was reached. */
  value: Figure;
  /** What was expected one period before. */
  expected?: Figure;
  /** What was reached less what was expected. */
  miss?: Figure;
  /** The level after it. */
  level?: Figure;
  /** The trend after it. */
  trend?: Figure;
  /** Its season. */
  season?: Figure;
}

/** How a series goes on. */
export type ForecastMethod = OneOf<{
  /** By the method that did best in the backtest. */
  auto: NoSettings;
  /** As in the last period. */
  naive: NoSettings;
  /** As in the same period of the last season. */
  seasonal_naive: NoSettings;
  /** On the line from the first period to the last. */
  drift: NoSettings;
  /** The mean of the last periods. */
  moving_average: MovingAverage;
  /** Simple exponential smoothing: a level. */
  simple: SimpleSmoothing;
  /** Holt: a level and a trend. */
  holt: HoltSmoothing;
  /** Holt with a trend that fades. */
  damped_holt: DampedSmoothing;
  /** Holt and Winters: a level, a trend and seasons. */
  holt_winters: SeasonalSmoothing;
}>;

/** A period to come. */
export interface ForecastPeriod {
  /** Its label. */
  period: string;
  /** What is expected, rounded half up to whole steps of the plan's unit. */
  value: Amount;
  /** The same to twelve places. */
  exact: Figure;
  /** The lower end of the interval, rounded down to whole steps. */
  low?: Amount;
  /** The upper end of the interval, rounded up to whole steps. */
  high?: Amount;
}

/** What was reached in a period. */
export interface ForecastPoint {
  /** The label of the period. */
  period: string;
  /** What was reached in it. */
  value: FigureInput;
}

/** How will a series of periods go on? */
export interface ForecastQuestion {
  /** What was reached in periods that follow each other. */
  series: readonly ForecastPoint[];
  /** How many periods a season has: 12 for months of a year; 1 for none. */
  season?: number | undefined;
  /** The method; the one that did best before, unless declared. */
  method?: ForecastMethod | undefined;
  /** How many periods to look ahead. */
  horizon: number;
  /** How often the value shall lie between `low` and `high`: `80%`, `90%`, `95%` or `99%`. */
  level?: FigureInput | undefined;
  /** How many origins the backtest has at most. */
  origins?: number | undefined;
  /** Whether the answer tells the states of every period. */
  trace?: boolean | undefined;
}

/** Why a figure of a forecast is missing. */
export type ForecastReason =
  | "too_short"
  | "not_positive"
  | "no_known_growth"
  | "zero_actual"
  | "zero_both"
  | "no_change";

/** How seasons and level make a value. */
export type ForecastSeasonal = "additive" | "multiplicative";

/** A method that was tried. */
export interface ForecastTried {
  /** Its name. */
  method: string;
  /** How seasons and level make a value, of a method with seasons. */
  seasonal?: string;
  /** The mean absolute error of its backtest, to six places. */
  mae?: Figure;
  /** The same as MASE. */
  mase?: Figure;
  /** Why it could not be tried. */
  reason?: ForecastReason;
}

/** Weights that are what siblings are forecast to reach: the sum over the horizon. */
export interface ForecastWeights {
  /** What each of them reached, up to the same period. */
  series: { readonly [key: string]: readonly ForecastPoint[] };
  /** How many periods a season has: 12 for months of a year; 1 for none. */
  season?: number | undefined;
  /** The method; the one that did best before, for each of them, unless declared. */
  method?: ForecastMethod | undefined;
  /** How many periods to look ahead. */
  horizon: number;
}

/** Something that a user did. */
export interface FunnelEvent {
  /** Who. */
  user: FunnelUser;
  /** When. */
  time: InstantInput;
  /** What. */
  event: string;
  /** Its properties, such as the channel; null where it has none. */
  properties?: { readonly [key: string]: string | null } | undefined;
}

/**
 * The funnel's own past: deals that began before a day, held against those that began later. Both sides are deals that
 * had their chance: the mature ones, or, where the document does not say when a deal is mature, those that ended.
 * Filters by owner, channel, product, region and customer hold for both; those by day choose what is looked at, and the
 * past is what began before.
 */
export interface FunnelHistory {
  /** The day before which deals of the past began. */
  before: string;
  /** Deals of the past. */
  past: DealStanding;
  /** Deals that began on that day or later, of those that are looked at. */
  now: DealStanding;
  /** Deals on either side that are left out, as they had not had their chance. */
  left_out: number;
  /** Deals that are left out, as nobody knows when they began. */
  undated: number;
}

/** A user: a name in any script, or a whole number, which is the name of its digits. */
export type FunnelUser = string | number;

/** A further target in the same goal. */
export interface FurtherTarget {
  /** What is measured. */
  metric?: Metric | null | undefined;
  /** What it shall do. */
  objective?: Objective | null | undefined;
}

/** What raising a stage would gain at an end of the interval. */
export interface GainBound {
  /** The distance to the benchmark; 0 where it is reached. */
  gap: Figure;
  /** More deals in the next stage. */
  deals: Figure;
  /** More won deals. */
  won: Figure | null;
  /** More won value. */
  value: Amount | null;
}

/** A condition under which pay is limited to a share. */
export interface Gate {
  /** Its name. */
  id: Id;
  /** The condition. */
  when: Condition;
  /** The share that remains of the pay after multipliers; of several gates that hold, the strictest counts. */
  limit_to: FigureInput;
  /** The components; all unless declared. */
  applies_to?: readonly Id[] | null | undefined;
}

/** The answer to a question of the same name. */
export type GoalAnswer = OneOf<GoalAnswers>;

/** What each variant of `GoalAnswer` is. */
export interface GoalAnswers {
  adjust: AdjustedGoal;
}

/** A change: two of the three say it all; where all three are given they have to agree. */
export interface GoalChange {
  /** The figure before. */
  from?: FigureInput | null | undefined;
  /** The figure after. */
  to?: FigureInput | null | undefined;
  /** How far it moves, without a sign. */
  by?: GoalDelta | null | undefined;
}

/** What share of a goal the goals below it carry, along one dimension. */
export interface GoalCoverage {
  /** The goal above. */
  parent: Id;
  /** What tells the children apart: a dimension of their scope, `owner` or `period`. */
  dimension: string;
  /** The goals below that measure the same. */
  children: Id[];
  /** What they come to. */
  sum: PaddedFigure;
  /** What the goal above asks for. */
  target: PaddedFigure;
  /** The first over the second, rounded to the policy's places; nothing where the second is zero. */
  share: Figure | null;
}

/** The days of a goal, half open. */
export interface GoalDays {
  /** The first day. */
  start: string;
  /** The day after the last. */
  end: string;
}

/** How far a figure moves. */
export type GoalDelta = OneOf<{
  /** By an amount in the metric's unit. */
  amount: FigureInput;
  /** By a share of the figure before: from 20 % by 5 % is 21 %. */
  percent: FigureInput;
  /** By percentage points: from 20 % by `"5%"` is 25 %. */
  points: FigureInput;
  /** By an amount from the first to the second; the first is the target, the second what is hoped for. */
  amount_between: readonly [FigureInput, FigureInput];
  /** By a share from the first to the second: 100 by `["8%", "10%"]` is met from 108 on. */
  percent_between: readonly [FigureInput, FigureInput];
  /** By percentage points from the first to the second. */
  points_between: readonly [FigureInput, FigureInput];
}>;

/** A goal: what is measured, how much of it is wanted, by when, by whom, and why that is thought possible. */
export interface GoalDocument {
  /** `quotakit/goal@1`. */
  schema?: string | null | undefined;
  /** The name by which other goals refer to this one; needed inside a set. */
  id?: Id | null | undefined;
  /** What people call the goal. */
  title?: string | null | undefined;
  /** The sentence that the goal was said in. */
  text?: string | null | undefined;
  /** Who answers for it. */
  owner?: Id | null | undefined;
  /** Where it holds, by dimension: `{"region": "east"}`. */
  scope?: { readonly [key: string]: string } | undefined;
  /** What is measured. */
  metric?: Metric | null | undefined;
  /** What the metric shall do. */
  objective?: Objective | null | undefined;
  /** Further targets that were put into the same goal; the verdict advises to split them off. */
  also?: readonly FurtherTarget[] | undefined;
  /** When it shall be reached. */
  period?: PeriodRule | null | undefined;
  /** By what means. */
  means?: readonly string[] | undefined;
  /** The goals that this one serves. */
  supports?: readonly Id[] | undefined;
  /** The way to the target. */
  milestones?: Milestones | null | undefined;
  /** What the completion standard measures: the metric, if the goal is to be what it says. */
  completion?: string | null | undefined;
  /** What the metric was in the periods before, the oldest first. */
  history?: readonly FigureInput[] | undefined;
  /**
   * How the goals below come together where nobody says what this one has reached: the sum of what they reached where
   * they measure the same, unless declared.
   */
  rolls_up?: RollUpRule | null | undefined;
  /** The most that can be reached with what there is (for a decrease: the least). */
  capacity?: FigureInput | null | undefined;
  /** What the goal was before it was adjusted, the oldest first. */
  versions?: readonly GoalVersion[] | undefined;
  /** Worked examples. */
  examples?: readonly Example[] | undefined;
}

/** A goal as far as a sentence says it. */
export interface GoalDraft {
  /** The goal; what the sentence does not say is missing. */
  goal: GoalDocument;
  /** The verdict, letter by letter. Achievable and relevant are unknown: a sentence cannot show them. */
  letters: Letters;
  /** How far the metric moves, where the sentence gives both figures. */
  change?: MetricShift;
  /** Where each field stands in the sentence, by its JSON Pointer into `goal`. */
  spans: { [key: string]: SentenceSpan };
}

/** The facts of one goal. */
export interface GoalFacts {
  /** Today. */
  as_of: string;
  /** What the metric is today; where it is a total, what it came to since the first day. */
  actual?: FigureInput | null | undefined;
  /** The calendar that period labels belong to; Gregorian years unless declared. */
  calendar?: CalendarRule | null | undefined;
  /** How strictly to judge. */
  policy?: GoalPolicy | undefined;
  /** The language of findings. */
  language?: Language | undefined;
  /** Whether the outcome carries its trace. */
  trace?: boolean | undefined;
}

/** Something that stands against a goal, or that is worth knowing about it. */
export interface GoalFinding {
  /** The stable code, such as `goal/S001`. */
  code: string;
  /** The letter that it belongs to. */
  letter: Letter;
  /** Its weight. */
  severity: Severity;
  /** A JSON Pointer into the document. */
  path: string;
  /** What is the matter. */
  message: string;
  /** What to do. */
  help: string;
}

/** A figure that shall stay. */
export interface GoalHold {
  /** The figure. */
  value?: FigureInput | null | undefined;
  /** How far it may stray to either side. */
  tolerance?: GoalTolerance | null | undefined;
}

/** A goal in the tree of a set. */
export interface GoalNode {
  /** The goal. */
  id: Id;
  /** The goals that it supports, as far as they are in the set and not below it. */
  parents: Id[];
  /** The goals that support it. */
  children: Id[];
  /** Whether it stands at the top and needs no parent. */
  is_root: boolean;
}

/** The verdict on one goal. */
export interface GoalOutcome {
  /** The goal. */
  id: Id | null;
  /** Letter by letter. */
  letters: Letters;
  /** What stands against it. */
  findings: GoalFinding[];
  /** Whether all five letters pass. */
  smart: boolean;
  /** What is missing, and what to ask. */
  missing: MissingAnswer[];
  /** The days that the period came to. */
  period: GoalDays | null;
  /** The figure before. */
  baseline: PaddedFigure | null;
  /** The figure to reach. */
  target: PaddedFigure | null;
  /** What a range of changes hopes for beyond that. */
  stretch?: PaddedFigure;
  /** What came together from the goals below, where nobody says what this one has reached. */
  rolled?: GoalRolledUp;
  /** What it was until it was adjusted, the oldest first, and what it is. */
  versions?: GoalVersionOutcome[];
  /** What history says. */
  achievability: Achievability | null;
  /** The part of the way that is done: (actual − from) ÷ (to − from). */
  progress: Figure | null;
  /** The progress against that of the days that are gone; 1 is just in time. */
  pace: Figure | null;
  /** The rest of the standing. */
  tracking: GoalTracking;
  /** The steps from the inputs to every figure, where asked for. */
  trace?: Step;
}

/** How strictly to judge. Codes are named with or without their area: `A003`, `goal/A003`. */
export interface GoalPolicy {
  /** How many standard deviations above the mean growth a goal may ask for. */
  deviations?: FigureInput | undefined;
  /** The fewest growths that say anything about the next. */
  growths_min?: number | undefined;
  /** How far a stated change may be from the one that its figures give, as a share of the figure before. */
  stated_tolerance?: FigureInput | undefined;
  /** The least pace that is on track. */
  on_track_min?: FigureInput | undefined;
  /** The least pace that is at risk and not off track. */
  at_risk_min?: FigureInput | undefined;
  /** The decimal places that shares and rates are shown with: 4 shows 12.74 %. */
  places?: number | undefined;
  /** Codes that are not looked for. */
  off?: readonly string[] | undefined;
  /** Codes that weigh something else than usual. */
  severities?: { readonly [key: string]: FindingWeight } | undefined;
  /** Vague words besides the usual ones, or taken out of them. */
  vague?: readonly VagueWord[] | undefined;
}

/** What a goal can be asked. */
export type GoalQuestion = OneOf<{
  /** What it becomes when it is adjusted. */
  adjust: Adjustment;
}>;

/** A range, both ends included. */
export interface GoalRange {
  /** The least. */
  low: FigureInput;
  /** The most. */
  high: FigureInput;
}

/** Why there is no figure. */
export type GoalReason =
  | "no_actual"
  | "no_target"
  | "no_baseline"
  | "no_distance"
  | "no_period"
  | "no_start"
  | "not_started"
  | "too_few_growths"
  | "not_positive"
  | "children_missing"
  | "limit";

/** What came together from the goals below. */
export interface GoalRolledUp {
  /** What they reached together; of the mean of progress nothing. */
  actual: PaddedFigure | null;
  /** What tells them apart: a dimension of their scope, `owner` or `period`; of the mean of progress nothing. */
  dimension: string | null;
  /** The goals that it comes from. */
  of: Id[];
  /** Those of which nobody says what they have reached. */
  missing: Id[];
}

/** Goals that belong together: a company's, its regions', its people's. */
export interface GoalSetDocument {
  /** `quotakit/goal-set@1`. */
  schema?: string | null | undefined;
  /** The name of the set. */
  id?: Id | null | undefined;
  /** What people call it. */
  title?: string | null | undefined;
  /** The calendar that the goals' periods belong to; Gregorian years unless declared. */
  calendar?: CalendarRule | null | undefined;
  /** The goals that need no parent. Unless declared: those that support nothing but are supported. */
  roots?: readonly Id[] | undefined;
  /** Metrics of children that serve another metric of their parent. */
  rolls_up?: readonly RollUp[] | undefined;
  /** The goals. */
  goals: readonly GoalDocument[];
  /** Worked examples. */
  examples?: readonly Example[] | undefined;
}

/** The facts of a goal set. */
export interface GoalSetFacts {
  /** Today. */
  as_of: string;
  /** What the metric of each goal is today, by the goal's id. */
  actual?: { readonly [key: string]: FigureInput } | undefined;
  /** The calendar that period labels belong to; the set's own unless declared here. */
  calendar?: CalendarRule | null | undefined;
  /** How strictly to judge. */
  policy?: GoalPolicy | undefined;
  /** The language of findings. */
  language?: Language | undefined;
  /** Whether the outcome carries its trace. */
  trace?: boolean | undefined;
}

/** The verdict on a set of goals. */
export interface GoalSetOutcome {
  /** Goal by goal, in the order of the document. */
  goals: GoalOutcome[];
  /** What stands against the set as a whole. */
  findings: GoalFinding[];
  /** Whether all its goals are SMART. */
  smart: boolean;
  /** Who supports whom. */
  tree: GoalNode[];
  /** What the children carry. */
  coverage: GoalCoverage[];
  /** The steps from the inputs to every figure, where asked for. */
  trace?: Step;
}

/** Where a goal's actual figure comes from. */
export type GoalSource = OneOf<{
  /** Revenue won in the period, before returns. */
  revenue: RevenueScope;
  /** How often something happened, over all persons. */
  count: NamedSource;
}>;

/** How a goal stands against the days that are gone. */
export type GoalStatus = "on_track" | "at_risk" | "off_track";

/**
 * An amount in the metric's unit (of a percentage, points), or an object that says whether it is an amount or a share
 * of the figure.
 */
export type GoalTolerance = FigureInput | ToleranceRule;

/** Where a goal stands on the day of evaluation. */
export interface GoalTracking {
  /** On track, at risk or off track. */
  status: GoalStatus | null;
  /** Why a figure is missing. */
  reason: GoalReason | null;
  /** The days of the period. */
  days: number | null;
  /** Those that are gone, the day of evaluation included. */
  elapsed_days: number | null;
  /** The progress that they stand for. */
  expected: Figure | null;
  /** The figure at the end, if all days are like those that are gone. */
  projection: PaddedFigure | null;
  /** What is still to come, with the sign of the way to go. */
  remaining: PaddedFigure | null;
  /** What each of the days left has to bring. */
  needed_per_day: PaddedFigure | null;
  /** The milestone that was due last, by the day of evaluation. */
  milestone: DueMilestone | null;
}

/** What a goal was until it was adjusted. */
export interface GoalVersion {
  /** The first day on which it no longer held. */
  until: string;
  /** Why it was adjusted. */
  reason: string;
  /** Who answered for it. */
  owner?: Id | null | undefined;
  /** What the metric had to do. */
  objective?: Objective | null | undefined;
  /** When it had to be reached. */
  period?: PeriodRule | null | undefined;
  /** The way to the target. */
  milestones?: Milestones | null | undefined;
}

/** How far a target moved from one version to the next. */
export interface GoalVersionChange {
  /** The target after less the target before. */
  by: PaddedFigure;
  /** The same as a share of the target before, rounded to the policy's places; nothing where that is zero. */
  relative: Figure | null;
}

/** A version of a goal: what it was until it was adjusted, or what it is. */
export interface GoalVersionOutcome {
  /** The first day on which it held; nothing for the first version. */
  from: string | null;
  /** The first day on which it no longer held; nothing for the goal as it is. */
  until: string | null;
  /** Why it was adjusted. */
  reason: string | null;
  /** Who answered for it. */
  owner: Id | null;
  /** The figure to reach. */
  target: PaddedFigure | null;
  /** The days that its period came to. */
  period: GoalDays | null;
  /** How far the target moved from the version before. */
  change: GoalVersionChange | null;
}

/** A coefficient for each grade. */
export interface GradeCoefficient {
  /** What the coefficient multiplies. */
  of?: PaidBy | undefined;
  /** The coefficients by grade. */
  coefficients: { readonly [key: string]: FigureInput };
}

/** A grade set by people. */
export interface GradeOverride {
  /** Whose. */
  person: Id;
  /** The grade. */
  grade: string;
  /** Who set it. */
  by: string;
  /** Why. */
  why: string;
}

/** The quota of one grade: one of `share` and `count`. */
export interface GradeQuota {
  /** The grade. */
  grade: string;
  /** The share of the people in a cohort, such as `"20%"`; largest remainders make it whole. */
  share?: FigureInput | null | undefined;
  /** The number of people. */
  count?: number | null | undefined;
}

/** A grade with both ends, as older tables have it: `from` ≤ score ≤ `to`. */
export interface GradeRange {
  /** The grade. */
  grade: string;
  /** The lower end, which belongs to the range. */
  from: FigureInput;
  /** The upper end, which belongs to the range too; open without it. */
  to?: FigureInput | null | undefined;
  /** What to tell people of this grade. */
  advice?: string | null | undefined;
}

/** Closed ranges, to be imported. */
export interface GradeRanges {
  /** The ranges. */
  ranges: readonly GradeRange[];
}

/** How long a period is. */
export type Grain = "year" | "half" | "quarter" | "month" | "week" | "day";

/** A group with its points. */
export interface GroupOutcome {
  /** The id. */
  id: string;
  /** The group around it. */
  parent: string | null;
  /** The points; nothing when the group was left out. */
  points: Figure | null;
  /** The effective weight in the score; nothing where weights do not multiply. */
  weight: Figure | null;
  /** The share of its weight that was measured. */
  coverage: Figure;
}

/** The bound that a share met. */
export type HeldBound = "lock" | "min" | "max" | "set" | "kept";

/** What siblings did in one or several periods, blended. */
export interface History {
  /** The periods. */
  periods: readonly HistoryPeriod[];
  /** What is blended. */
  blend?: Blend | undefined;
}

/** What siblings did in one period. */
export interface HistoryPeriod {
  /** The weight of the period in the blend. */
  weight?: FigureInput | undefined;
  /** What each of them did. */
  values: { readonly [key: string]: FigureInput };
}

/** What did the versions of the plan change? */
export interface HistoryQuestion {
  /** The versions before the plan that is asked, from the first. */
  before: readonly TargetPlanDocument[];
}

/** What is withheld until events. */
export interface Holdback {
  /** Whose payments release what waits for the customer's payments. */
  by?: ReleaseBy | undefined;
  /** The shares, which total 100 %. */
  release: readonly Release[];
  /** The components; all unless declared. */
  applies_to?: readonly Id[] | null | undefined;
}

/** A level and a trend; what is not given is found. */
export interface HoltSmoothing {
  /** How much of a miss the level takes on, 0 to 1. */
  alpha?: FigureInput | null | undefined;
  /** How much of a change of the level the trend takes on, 0 to 1. */
  beta?: FigureInput | null | undefined;
  /** The level before the first period. */
  level?: FigureInput | null | undefined;
  /** The trend before the first period. */
  trend?: FigureInput | null | undefined;
}

/** A name in any script. */
export type Id = string;

/** What closed ranges become. */
export interface ImportBandsQuestion {
  /** The ranges. */
  ranges: readonly GradeRange[];
  /** The places of the scores that the bands see; those that the scorecard's bands see, unless stated. */
  scale?: number | null | undefined;
  /** The highest score that there is; the scorecard's limit, unless stated. */
  max?: FigureInput | null | undefined;
}

/** A grade and the score from which it is given. */
export interface ImportedBand {
  /** The grade. */
  grade: string;
  /** The lower bound. */
  from: Figure;
  /** What to tell people of this grade. */
  advice?: string;
}

/** Closed ranges by lower bounds, with every hole and every overlap between them. */
export interface ImportedBands {
  /** The same grades by lower bounds, lowest first, as a scorecard takes them. */
  bands: ImportedBand[];
  /** Scores that no range covers, both ends excluded: a scorecard with these ranges is refused. */
  holes: BandStretch[];
  /** Holes into which no score falls, because scores are rounded or limited. */
  unseen_holes: BandStretch[];
  /** Scores that two ranges cover, both ends included: a scorecard with these ranges is refused. */
  overlaps: BandStretch[];
}

/** How improvement is measured. */
export type Improvement = "difference" | "ratio";

/** An indicator. */
export interface Indicator {
  /** The id, unique in the scorecard. */
  id: Id;
  /** What people call it. */
  name?: string | null | undefined;
  /** The weight in its group; 0 for an indicator that only informs. */
  weight?: FigureInput | null | undefined;
  /** How its value becomes points. */
  score: ScoreRule;
  /** What `linear`, `piecewise`, `steps`, `within` and the peer comparisons look at. */
  measure?: ScoreMeasure | undefined;
  /** Whether a value on the bound of a step has reached it. */
  inclusive?: boolean | undefined;
  /** The target, where the facts give none. */
  target?: FigureInput | null | undefined;
  /** The baseline, where the facts give none. */
  base?: FigureInput | null | undefined;
  /** The most points. */
  cap?: FigureInput | null | undefined;
  /** The least points. */
  floor?: FigureInput | null | undefined;
  /** What happens when there is no value. */
  missing?: MissingPolicy | undefined;
  /**
   * The step in which its value moves: what advice asks for is a multiple of it. Two places more than the value has,
   * where it is not stated.
   */
  step?: FigureInput | null | undefined;
  /** What moving its value costs, for the cheapest way to the next grade; without this every point of it costs 1. */
  effort?: ScoreEffort | null | undefined;
  /** What to do about lost points, in the document's own words. */
  advice?: string | null | undefined;
}

/** What was measured for one indicator. */
export interface IndicatorFacts {
  /** The value; not rated when it is missing. */
  actual?: FigureInput | null | undefined;
  /** The second value, for a table of two. */
  second?: FigureInput | null | undefined;
  /** The target. */
  target?: FigureInput | null | undefined;
  /** The baseline. */
  base?: FigureInput | null | undefined;
  /** The points of the last period, for an indicator that carries them over. */
  last_points?: FigureInput | null | undefined;
  /** Whether the indicator does not apply to this person; its weight goes to its siblings and nothing is missing. */
  not_applicable?: boolean | undefined;
}

/** A group of indicators, of groups, or of both. */
export interface IndicatorGroup {
  /** The id, unique in the scorecard. */
  id: Id;
  /** What people call it. */
  name?: string | null | undefined;
  /** The weight among its siblings; may be left out only where points are summed or the smallest counts. */
  weight?: FigureInput | null | undefined;
  /** What the weights inside have to be, where it is not the scorecard's rule. */
  weight_rule?: WeightRule | null | undefined;
  /** How its parts become its points. */
  aggregate?: Aggregate | undefined;
  /** Another scale for its points. Points that stand in for missing ones are on that scale already. */
  rescale?: ScoreRescale | null | undefined;
  /** What happens when nothing in it was measured; it is left out without this, which adds nothing to a sum. */
  missing?: MissingPolicy | null | undefined;
  /** The share of its weight that has to be measured; below it the group counts as missing. */
  minimum_weight?: FigureInput | null | undefined;
  /** Who rates the indicators inside, by rater group. */
  raters?: { readonly [key: string]: RaterRule } | null | undefined;
  /** The indicators. */
  indicators?: readonly Indicator[] | undefined;
  /** The groups inside. */
  groups?: readonly IndicatorGroup[] | undefined;
}

/** What one indicator lost, and what it alone would have to be for the next grade. */
export interface IndicatorLine {
  /** The id. */
  id: string;
  /** What people call it. */
  name: string | null;
  /** The score lost: weight × (full marks − points). */
  lost: Figure;
  /** The points that lead to the next grade; nothing where this indicator alone cannot. */
  points_needed: Figure | null;
  /** The value that earns them. */
  actual_needed: Figure | null;
  /** The document's words. */
  text: string | null;
}

/** An indicator with its points. */
export interface IndicatorOutcome {
  /** The id. */
  id: string;
  /** What people call it. */
  name: string | null;
  /** The group it stands in. */
  group: string;
  /** Where the points come from. */
  state: IndicatorState;
  /** The measured value, or the weighted mean of the ratings. */
  raw: Figure | null;
  /** The points within cap and floor; nothing when it was left out. */
  points: Figure | null;
  /** The effective weight in the score; nothing where weights do not multiply. */
  weight: Figure | null;
  /** Weight × points: what it adds to the score before adjustments. */
  contribution: Figure | null;
}

/** Where the points of an indicator come from. */
export type IndicatorState = "measured" | "substituted" | "left_out" | "not_applicable";

/** A UTC instant, to the second or to the millisecond. */
export type Instant = string;

/** A UTC instant, or milliseconds since 1970. */
export type InstantInput = string | Date | number;

/** Steps that pay an amount each, earned evenly along the step. */
export interface InterpolatedTiers {
  /** The axis of the bounds. */
  axis?: TierAxis | undefined;
  /** The steps, by rising lower bound; the last one has an end. */
  steps: readonly PaidStep[];
}

/** Any JSON. */
export type Json = unknown;

/** Orders, customers, and what winning them cost. */
export interface Kpis {
  /** Won deals. */
  orders: number;
  /** Those that have an amount: the average order value is over them. */
  orders_with_amount: number;
  /** Those that name a customer: figures of customers are over them. */
  orders_with_customer: number;
  /** Those that have an amount and say what was received: the collection rate is over them. */
  orders_with_collection: number;
  /** Customers with a won deal. */
  customers: number;
  /** Those of them whose first won deal is among these, of all deals known, filtered away or not. */
  new_customers: number;
  /** Customers with two won deals or more. */
  repeat_customers: number;
  /** Won value ÷ won deals with an amount. */
  average_order_value: Amount | null;
  /** Won deals that name a customer ÷ customers. */
  orders_per_customer: Figure | null;
  /** Customers with two won deals or more ÷ customers. */
  repeat_rate: Figure | null;
  /** Received ÷ won value, over won deals that say both. */
  collection_rate: Figure | null;
  /** What was spent. */
  cost: Amount | null;
  /** Cost ÷ new customers. */
  acquisition_cost: Amount | null;
  /** (Won value − cost) ÷ cost. */
  roi: Figure | null;
  /** Won value ÷ cost. */
  roas: Figure | null;
  /** Why a figure is `null`. */
  reasons?: { [key: string]: NoFigure };
}

/** The language of findings, as a tag of BCP 47. */
export type Language =
  | "en"
  | "en-US"
  | "en-GB"
  | "zh"
  | "zh-Hans"
  | "zh-CN"
  | "zh-SG"
  | "zh-Hant"
  | "zh-TW"
  | "zh-HK"
  | "zh-MO";

/** What becomes of a negative balance. */
export type LeaverBalance = "carry" | "due" | "forgive";

/** What becomes of what is owed from draws. */
export type LeaverDraw = "owe" | "recover" | "due" | "forgive";

/** What becomes of what caps withheld for later periods. */
export type LeaverExcess = "carry" | "pay_out" | "forfeit";

/** What becomes of what is held back. */
export type LeaverHoldback = "release" | "pay_out" | "forfeit";

/** What becomes of pay that follows no measure: fixed amounts, bonuses, grades, awards, pools. */
export type LeaverOther = "earned" | "forfeit";

/** What remains of the pay of somebody who left. */
export interface LeaverTerms {
  /** Which deals still earn; what the others would have added is forfeited. */
  earns?: StillEarns | undefined;
  /** How many days after the last day count as well: none unless declared, and without end for `booking`. */
  tail_days?: number | null | undefined;
  /** What becomes of what is held back. */
  holdback?: LeaverHoldback | undefined;
  /** How many days after the last day what would be forfeited may still be released. */
  holdback_days?: number | undefined;
  /** What becomes of pay that follows no measure, and of the plan's floor. */
  other_pay?: LeaverOther | undefined;
  /** What becomes of what caps withheld for later periods. */
  withheld?: LeaverExcess | undefined;
  /** What becomes of what is owed from draws. */
  draw_balance?: LeaverDraw | undefined;
  /** What becomes of a negative balance. */
  carried?: LeaverBalance | undefined;
}

/** One posting: what a run added to a line of a person's earning period. */
export interface LedgerEntry {
  /** The run that posted it. */
  run: Id;
  /** The day of the run. */
  as_of: string;
  /** The person. */
  person: Id;
  /** The period in which it was earned. */
  period: string;
  /** The line. */
  line: string;
  /** What the run added; negative for what it took back. */
  amount: Amount;
  /** The SHA-256 of the version of the plan that ruled, where a book chose it. */
  plan_hash?: string | undefined;
}

/** How the ledger handles negative balances and clawbacks. */
export interface LedgerRule {
  /** What becomes of a negative balance. */
  negative?: NegativeBalance | undefined;
  /** The share of a period's pay that a carried negative balance may take. */
  recovery?: FigureInput | undefined;
  /** What a reversal takes back. */
  clawback?: Clawback | undefined;
  /**
   * How many days after the `date` of a deal a reversal may be dated and still take something back; without a limit
   * unless declared.
   */
  clawback_days?: number | null | undefined;
}

/** A period that the score across periods is not made of. */
export interface LeftOutPeriod {
  /** Its label. */
  period: string;
  /** Why. */
  reason: LeftOutReason;
}

/** Why a period was left out. */
export type LeftOutReason = "unscored" | "not_among_best" | "too_few";

/** The five letters, each of them a question that a goal has to answer. */
export type Letter = "S" | "M" | "A" | "R" | "T";

/** The verdict, letter by letter. */
export interface Letters {
  /** S. */
  specific: Verdict;
  /** M. */
  measurable: Verdict;
  /** A. */
  achievable: Verdict;
  /** R. */
  relevant: Verdict;
  /** T. */
  time_bound: Verdict;
}

/** Words that join the shared lexicon; where both have a word, these win. */
export interface LexiconRule {
  /** Names of metrics. */
  metrics?: readonly MetricWords[] | undefined;
  /** Vague words. */
  vague?: readonly VagueWord[] | undefined;
  /** Units. */
  units?: readonly UnitWords[] | undefined;
}

/** Lifetime value, with what it was computed from. */
export interface LifetimeFigures {
  /** The declared margin. */
  margin: Figure;
  /** The declared years that a customer stays. */
  years: Figure;
  /** The day of the first order. */
  from: string | null;
  /** The last day on which orders were looked at. */
  to: string;
  /** The days from the one to the other, both included. */
  span_days: Figure | null;
  /** Customers whose orders have dates. */
  customers: number;
  /** Their orders that have dates. */
  orders: number;
  /** Orders with an amount, of all customers. */
  orders_with_amount: number;
  /** Value ÷ orders with an amount. */
  average_order_value: Amount | null;
  /** Orders ÷ customers ÷ years of the span; a year has 365 days. */
  orders_a_year: Figure | null;
  /** Simple predictive lifetime value of a customer: average order value × orders a year × margin × years. */
  simple: Amount | null;
  /** Historic lifetime value of all customers: value so far × margin. */
  historic: Amount | null;
  /** The same for each customer who has an order with an amount. */
  historic_average: Amount | null;
  /** Why a figure is `null`. */
  reasons?: { [key: string]: NoFigure };
}

/** What a customer is worth over a lifetime. */
export interface LifetimeRule {
  /** The share of the value that is earned. */
  margin: FigureInput;
  /** How many years a customer stays. */
  years: FigureInput;
  /** Over which span a customer's repeat orders are counted. */
  span?: LifetimeSpan | undefined;
}

/** Over which span the repeat orders of a customer are counted. */
export type LifetimeSpan = "as_of" | "last_order";

/** A deal over a stage's limit. */
export interface LimitExceeded {
  /** The stage. */
  stage: string;
  /** Who answers for the stage. */
  stage_owner?: string;
  /** The deal. */
  deal: string;
  /** Who sells. */
  owner: string | null;
  /** Days in the stage, over all visits. */
  days: Figure;
  /** The limit. */
  limit_days: Figure;
  /** The days beyond it. */
  over_days: Figure;
  /** Whether the deal is still there. */
  is_current: boolean;
}

/** What a line is. */
export type LineKind =
  | "component"
  | "plan_floor"
  | "forfeited"
  | "waiting"
  | "excess"
  | "holdback"
  | "release"
  | "draw"
  | "recovery"
  | "repayment"
  | "adjustment"
  | "carried_in"
  | "paid_before"
  | "carry"
  | "forgiven";

/** A straight line. */
export interface LinearRule {
  /** The value that gives nothing: the worst. */
  from: FigureInput;
  /** The value that gives full marks; the target where it is not stated. Below `from`, lower is better. */
  to?: FigureInput | null | undefined;
}

/** A cell whose value is fixed. */
export interface LockedCell {
  /** The row. */
  row: Id;
  /** The column. */
  column: Id;
  /** The value. */
  value: FigureInput;
}

/** A row or a column. */
export interface Margin {
  /** Its name, unique among its like. */
  id: Id;
  /** What its cells add up to. */
  total: FigureInput;
}

/** What one component adds for each unit. */
export interface MarginalLine {
  /** The component. */
  component: string;
  /** What it adds for each unit, before the plan's cap and floor, half up to 8 places. */
  rate: Figure;
  /** The same, exactly; a fraction `n/d` where no decimal holds it. */
  exact: Figure;
}

/** What the next unit of a measure pays. */
export interface MarginalRate {
  /** The value of the measure. */
  at: Figure;
  /** What the period entitles to there. */
  entitled: Amount;
  /** What each unit adds above it before rounding, half up to 8 places: 0.06 for six cents of each unit of money. */
  rate: Figure;
  /** The rate as a percentage; only where the measure is money. */
  percent?: string;
  /** The rate, exactly; a fraction `n/d` where no decimal holds it. */
  exact: Figure;
  /** What the first unit above adds at once, before rounding, when the curve jumps right above the value. */
  jump?: Figure;
  /** Whether the rate itself changes from unit to unit; `exact` is then the slope right at the value. */
  is_bowed: boolean;
  /**
   * Whether the curve bends or jumps within the next unit of the measure, so that no rate holds for all of it. The rate
   * is then what the unit adds, divided by the unit, and `jump` is part of it.
   */
  is_mean?: boolean;
  /** The components with a rate of their own. */
  lines: MarginalLine[];
  /**
   * The first whole unit of the measure at or above which another rate holds; absent where none is known up to a
   * million million units above.
   */
  until?: Amount;
}

/** What does the next unit of a measure pay? */
export interface MarginalRateQuestion {
  /** What is known of the person and the period. */
  facts: PayFacts;
  /** The measure. */
  on: Id;
  /** The value of the measure; the one of the facts unless given. */
  at?: FigureInput | null | undefined;
}

/** An event that counted as a step. */
export interface MatchedEvent {
  /** The step, counted from 1. */
  step: number;
  /** Its event. */
  event: string;
  /** When. */
  time: Instant;
}

/** One axis of a matrix. */
export interface MatrixAxis {
  /** The measure. */
  on: Id;
  /** The axis. */
  axis?: TierAxis | undefined;
  /** The bounds, rising. */
  at: readonly FigureInput[];
}

/** A matrix needs no facts. */
export interface MatrixFacts {
  /** The language of findings. */
  language?: Language | undefined;
  /** Whether the outcome carries its trace. */
  trace?: boolean | undefined;
}

/** What the cells of a matrix are. */
export type MatrixGives = "rate" | "amount" | "factor";

/** A row or a column with its sum. */
export interface MatrixMarginOutcome {
  /** The row or the column. */
  id: Id;
  /** What its cells add up to. */
  total: Amount;
}

/** A matrix in whole steps. */
export interface MatrixOutcome {
  /** The cells, row by row: each is the floor or the ceiling of the fitted share. */
  cells: Amount[][];
  /** The rows with what their cells add up to. */
  rows: MatrixMarginOutcome[];
  /** The columns with what their cells add up to. */
  columns: MatrixMarginOutcome[];
  /** The fitted shares, rounded half up to six places. */
  fitted: Figure[][];
  /** The steps from the inputs to every figure, where asked for. */
  trace?: Step;
}

/** How a matrix is read. */
export type MatrixReading = "cell" | "bilinear";

/** A measure and the value that it is compared with. */
export interface MeasureBound {
  /** The measure. */
  measure: Id;
  /** The value. */
  value: FigureInput;
}

/** What is known of a measure. */
export interface MeasureFacts {
  /** The period's own value; of a measure that crediting rules feed, what they credit, or left out. */
  actual?: FigureInput | null | undefined;
  /** The value before this period, by window. */
  prior?: Windows | undefined;
  /** The quota of the whole period. */
  quota?: FigureInput | null | undefined;
  /** The quotas of a period within which they change, instead of `quota`: each counts for its days. */
  quotas?: readonly DatedValue[] | null | undefined;
  /** The quotas before this period as they were in force, by window. */
  prior_quota?: Windows | undefined;
  /** The quota of the whole window. */
  window_quota?: Windows | undefined;
}

/** How a metric's figure comes about within the period. */
export type Measured = "level" | "total";

/** How whole steps are handed out among siblings. */
export type Method = "largest_remainder" | "webster" | "huntington_hill" | "dhondt" | "adams";

/** What is measured. */
export interface Metric {
  /** Its name, such as `revenue`. */
  name?: string | null | undefined;
  /** What its figures count. */
  unit?: Unit | null | undefined;
  /** Whether the period's figure adds up from zero or stands at a level from its first day. */
  measured?: Measured | null | undefined;
}

/** How far a metric moves from one figure to another. */
export interface MetricShift {
  /** The figure after less the figure before; of percentages, the percentage points (`"0.05"` is five). */
  by: Figure;
  /** The same as a share of the figure before; `null` where that is zero. */
  relative: Figure | null;
}

/** A metric and the words for it. */
export interface MetricWords {
  /** The name in the drafts. */
  name: string;
  /** What its figures count, where the name says it. */
  unit?: Unit | null | undefined;
  /** Whether it adds up over a period or stands at a level, where the name says it. */
  measured?: Measured | null | undefined;
  /** The words, besides the name. */
  words?: readonly string[] | undefined;
}

/** One milestone. */
export interface Milestone {
  /** Its last day. */
  due?: string | null | undefined;
  /** The figure. */
  value: FigureInput;
}

/** The way to the target. */
export type Milestones = OneOf<{
  /** What the metric shall be on some days. */
  path: readonly Milestone[];
  /** What each part of the period shall bring; the parts sum to the target. */
  parts: readonly Milestone[];
}>;

/** What becomes of the plan when periods have passed or the total changes, if as few leaves move as can be? */
export interface MinimumChangeQuestion {
  /** The new total; the old one, unless given. */
  total?: FigureInput | null | undefined;
  /** What each node without children reached, by period that is over. */
  actuals?: { readonly [key: string]: { readonly [key: string]: FigureInput } } | undefined;
  /** The day up to which it is known, inclusive: periods that end by then are over. */
  as_of?: string | null | undefined;
  /** The labels of further periods that are over. */
  closed?: readonly string[] | undefined;
  /** The labels of the periods that take what is left; all open ones, unless given. The others keep their targets. */
  to?: readonly string[] | null | undefined;
  /** Whether less than nothing may be left of somebody; as the plan says, unless given. */
  below_zero?: BelowZero | null | undefined;
  /** Why the new version is made, when and by whom. */
  note: RevisionNote;
  /** The language of reasons. */
  language?: Language | undefined;
}

/** What a missed target is of. */
export type MissedOf = "company" | "region" | "product" | "person";

/** A target that will be missed. */
export interface MissedTarget {
  /** What the target is of. */
  of: MissedOf;
  /** Whose target. */
  id: string;
  /** The target. */
  target: Amount;
  /** What the present pace comes to. */
  projected: Amount;
  /** The difference. */
  short: Amount;
  /** At risk or off track. */
  track: Track;
}

/** Something that a goal lacks, and the question that would bring it to light. */
export interface MissingAnswer {
  /** The letter that waits for it. */
  letter: Letter;
  /** The field of the document. */
  field: MissingField;
  /** What to ask. */
  question: string;
}

/** A field of a goal that is missing. */
export type MissingField =
  | "metric"
  | "metric/unit"
  | "objective"
  | "objective/from"
  | "owner"
  | "history"
  | "supports"
  | "period";

/** What happens to a period without a score. */
export type MissingPeriod = "error" | "skip" | "zero";

/** What a missing value means; `neutral` gives it points. */
export type MissingPolicy = "error" | "zero" | "renormalise" | "carry" | MissingPolicyNeutral;

export interface MissingPolicyNeutral {
  neutral: FigureInput;
}

/** A calendar day, a UTC instant, or milliseconds since 1970. */
export type Moment = string | Date | number;

/** Whose score rose most; who did not rise gets nothing. */
export interface MostImproved {
  /** How improvement is measured. */
  by?: Improvement | undefined;
  /** How many get it. */
  places?: number | undefined;
  /** The last score from which people take part. */
  minimum_base?: FigureInput | null | undefined;
  /** The days of tenure from which people take part. */
  minimum_tenure_days?: number | null | undefined;
  /** What happens to equal improvements across the edge. */
  ties?: EdgeTies | undefined;
  /** What decides between equal improvements, for `tie_key`. */
  tie_keys?: readonly OrderKey[] | undefined;
}

/** One value to move. */
export interface MoveOutcome {
  /** The id of the indicator, or of the adjustment. */
  id: string;
  /** Whether it is the count of an adjustment. */
  adjustment: boolean;
  /** The value, the mean rating or the count now. */
  from: Figure;
  /** Where it has to be. */
  to: Figure;
  /** The points that it has there. */
  points: Figure;
  /** What moving it costs. */
  cost: Figure;
}

/** What another weight gives. */
export interface MovedWeight {
  /** The weight. */
  to: Figure;
  /** The score; nothing where it would be below the lowest grade. */
  score: PaddedFigure | null;
  /** The grade. */
  grade: string | null;
  /** The rank, where that was asked. */
  rank: number | null;
}

/** The mean of the last periods. */
export interface MovingAverage {
  /** How many. */
  periods: number;
}

/** A factor by score, by grade or by a measure. */
export interface Multiplier {
  /** Its name. */
  id: Id;
  /** What decides the factor: `score`, `grade` or a measure. */
  on: Id;
  /** Along which axis a measure is read. */
  axis?: TierAxis | undefined;
  /** What it multiplies. */
  acts_on: ActsOn;
  /** The factors as points of straight lines; outside of them the ends hold. */
  points?: readonly (readonly [FigureInput, FigureInput])[] | undefined;
  /** The factors by grade. */
  factors?: { readonly [key: string]: FigureInput } | undefined;
  /** The components; all unless declared. */
  applies_to?: readonly Id[] | null | undefined;
}

/** The civil year that names a fiscal year. */
export type NamedBy = "end" | "start";

/** A source with a name. */
export interface NamedSource {
  /** The id. */
  id: Id;
}

/** A unit with a name of its own. */
export interface NamedUnit {
  /** The name. */
  name: string;
}

/** What an amount below zero of last year means. */
export type NegativeAmounts = "error" | "clamp_zero";

/** What becomes of a negative balance. */
export type NegativeBalance = "carry" | "due";

/** What a weight below zero means. */
export type NegativeWeights = "error" | "clamp_zero" | "signed";

/** What one more deal pays. */
export interface NextDeal {
  /** What the period entitles to without the deal. */
  before: Amount;
  /** What it entitles to with the deal. */
  after: Amount;
  /** The difference: what the deal pays. */
  pays: Amount;
  /**
   * What the deal credits to the person in this period, by measure; empty where no rule credits it. Only where the
   * question gives the deal itself, as the next field.
   */
  credits?: DealCredit[];
  /** The lines that the deal changes; they add up to what it pays. */
  lines?: DealLine[];
}

/** What does one more deal pay? */
export interface NextDealQuestion {
  /** What is known of the person and the period, before the deal. */
  facts: PayFacts;
  /** The measure that the deal adds to, where the facts give its value. */
  on?: Id | null | undefined;
  /** How much it adds. */
  size?: FigureInput | null | undefined;
  /**
   * The deal itself, instead of `on` and `size`, where transactions feed the measures: it is credited by the plan's
   * rules, by its attributes, its days and the person's role and share.
   */
  deal?: Transaction | null | undefined;
}

/** The next grade. */
export interface NextGrade {
  /** The grade. */
  grade: string;
  /** Its lower bound. */
  from: Figure;
  /** The score that is missing before limits and rounding; nothing where the limits keep the grade away. */
  gap: Figure | null;
}

/** The next value of the measure at which a component pays by another rule: a step, a point, a block, a cap. */
export interface NextStep {
  /** The component. */
  component: string;
  /** The first whole unit of the measure at which the bound is reached. */
  at: Amount;
  /** How much is missing. */
  distance: Figure;
  /** What reaching it adds to the component's line. */
  pays: Amount;
  /** What reaching it adds to what the period entitles to. */
  entitled: Amount;
}

/** What comes next on a measure. */
export interface NextSteps {
  /** The value of the measure now. */
  at: Figure;
  /** What the period entitles to now. */
  entitled: Amount;
  /** The next step of each component that has one, in the order of the plan. */
  steps: NextStep[];
}

/** How far is it to the next step, and what does it pay? */
export interface NextStepsQuestion {
  /** What is known of the person and the period. */
  facts: PayFacts;
  /** The measure. */
  on: Id;
}

/** Why a figure is `null`. */
export type NoFigure =
  | "no_deals"
  | "no_value"
  | "negative_value"
  | "last_stage"
  | "none_completed"
  | "none_current"
  | "nothing_closed"
  | "nothing_won"
  | "no_dates"
  | "zero_cycle"
  | "nothing_remaining"
  | "no_remaining_target"
  | "open_left_out"
  | "not_reached"
  | "no_limit"
  | "no_benchmark"
  | "no_history"
  | "small_sample"
  | "zero_cost"
  | "no_cost"
  | "cost_of_all"
  | "no_customers"
  | "no_new_customers"
  | "no_orders"
  | "zero_span"
  | "no_collections"
  | "first_step"
  | "no_users"
  | "no_attempts"
  | "none_mature";

/** Nothing to declare. */
export type NoSettings = { [field: string]: never };

/** Why there is no way to the next grade. */
export type NoWayReason = "top" | "vetoed" | "limited" | "out_of_reach" | "not_found" | "unproven";

/** A weight, or `null` where it was asked for and not answered. */
export type NodeWeight = FigureInput | null;

/** What the metric shall do. */
export type Objective = OneOf<{
  /** Rise. */
  increase: GoalChange;
  /** Fall. */
  decrease: GoalChange;
  /** Be this much or more. */
  at_least: FigureInput;
  /** Be this much or less. */
  at_most: FigureInput;
  /** Lie between two figures, both of them included. */
  within: GoalRange;
  /** Be exactly this. */
  reach: FigureInput;
  /** Stay where it is. */
  maintain: GoalHold;
}>;

/** What a revision does to what a window had earned before it. */
export type OnRevision = "reprice" | "keep";

/** What people are ordered by. */
export type OrderBy = "score" | "seen" | "points" | "raw" | "tenure_days" | "last_score";

/** A key that orders people. */
export interface OrderKey {
  /** What they are ordered by. */
  by?: OrderBy | undefined;
  /** The indicator, for `points` and `raw`. */
  indicator?: Id | null | undefined;
  /** Which end comes first. */
  order?: Direction | undefined;
}

/** An amount for each block of units. */
export interface Package {
  /** The units of a block. */
  size: FigureInput;
  /** The amount of a block. */
  amount: FigureInput;
  /** The first units, which pay nothing. */
  free?: FigureInput | undefined;
  /** Which blocks count. */
  count: CountedBlocks;
}

/**
 * An exact figure, with the places of its currency or of its rounding where it has any: a decimal such as "81.50" or,
 * where no decimal is exact, a fraction in lowest terms such as "1/3".
 */
export type PaddedFigure = string;

/** The part of the pay that a grade's coefficient multiplies. */
export type PaidBy = "base_salary" | "target_incentive";

/** A step that pays an amount, earned evenly along it. */
export interface PaidStep {
  /** The lower bound. */
  from: FigureInput;
  /** The upper bound; only the last step writes it. */
  to?: FigureInput | null | undefined;
  /** The amount of the whole step. */
  amount: FigureInput;
}

/** Someone who has a share in a transaction. */
export interface Participant {
  /** The person. */
  person: Id;
  /** The role. */
  role?: string | null | undefined;
  /** The share, or the weight where all who share the deal have whole numbers; 1 unless given. */
  share?: FigureInput | undefined;
}

/** A shape of pay. */
export type Pay = OneOf<{
  /** A percentage: `{"rate": {"rate": "2%", "of": "measure"}}`. */
  rate: RateOf;
  /** An amount a unit: `{"per_unit": {"amount": "250"}}`. */
  per_unit: PerUnit;
  /** An amount: `{"fixed": {"amount": "500"}}`. */
  fixed: FixedPay;
  /** An amount when a condition holds: `{"bonus": {"amount": "500", "when": {"grade_in": ["A"]}}}`. */
  bonus: Bonus;
  /** Steps with rates. */
  tiers: Tiers;
  /** Straight lines through points. */
  curve: CurveRule;
  /** Steps with amounts, earned evenly. */
  interpolated_tiers: InterpolatedTiers;
  /** Blocks of units: `{"package": {"size": "10", "amount": "100", "free": "5", "count": "completed"}}`. */
  package: Package;
  /** A coefficient by grade: `{"grade": {"of": "target_incentive", "coefficients": {"A": "1.2", "B": "1"}}}`. */
  grade: GradeCoefficient;
  /** A deduction when a condition holds: `{"penalty": {"amount": "300", "when": {"score_below": "60"}}}`. */
  penalty: Penalty;
  /**
   * The rate that pays the target incentive at quota, and multiples of it: `{"derived_rate": {"weight": "60%", "steps":
   * [{"from": "0", "multiple": "1"}, {"from": "100%", "multiple": "1.5"}]}}`.
   */
  derived_rate: DerivedRate;
  /**
   * A table over two axes: `{"matrix": {"rows": {"on": "revenue", "axis": "attainment", "at": ["0", "100%"]},
   * "columns": {"on": "margin", "at": ["0", "30%"]}, "cells": [["1%", "2%"], ["2%", "4%"]], "gives": "rate"}}`.
   */
  matrix: PayMatrix;
  /** A dated bonus on transactions: `{"spiff": {"start": "2026-07-01", "end": "2026-08-01", "amount": "100"}}`. */
  spiff: Spiff;
  /** Amounts for the first places of a ranking: `{"rank_award": {"places": ["3000", "2000", "1000"]}}`. */
  rank_award: RankAward;
  /** A team pool that any shape funds: `{"pool": {"fund": {"rate": {"rate": "1%"}}, "by": "hours"}}`. */
  pool: Pool;
}>;

/** An amount that was added by hand. */
export interface PayAdjustment {
  /** Its name, which the line carries. */
  id: Id;
  /** The amount, negative for a deduction. */
  amount: FigureInput;
  /** Why. */
  reason: string;
  /** Who approved it. */
  approver: Id;
}

/** The answer to a `Question`, under the same name. */
export type PayAnswer = OneOf<PayAnswers>;

/** What each variant of `PayAnswer` is. */
export interface PayAnswers {
  next_deal: NextDeal;
  statement: ToldStatement;
  curve: PayCurve;
  marginal_rate: MarginalRate;
  solve: Solution;
  next_steps: NextSteps;
  simulate: Simulation;
  compare: Comparison;
  settle: Settled;
  plan_for: PlanFor;
}

/** Who is on which plan, and when. */
export interface PayAssignment {
  /** The person. */
  person: Id;
  /** The plan; which of its versions counts is told by the days. */
  plan: Id;
  /** The first day. */
  start: string;
  /** The first day after; for good unless given. */
  end?: string | null | undefined;
  /** What windows that began on another plan count; a payroll run needs it where the plan accumulates. */
  windows?: PlanWindows | null | undefined;
}

/** Plans with all their versions, and the people who are paid by them. */
export interface PayBookDocument {
  /** The kind and version. */
  schema?: string | null | undefined;
  /** The name of the book. */
  id: Id;
  /** What people call it. */
  title?: string | null | undefined;
  /** The plans; versions of one plan have the same id, and are `effective` on days of their own. */
  plans: readonly PayPlanDocument[];
  /** Who is on which plan. */
  assignments?: readonly PayAssignment[] | undefined;
  /** Worked examples. */
  examples?: readonly Example[] | undefined;
}

/** A pay curve. */
export interface PayCurve {
  /** The measure. */
  on: string;
  /** The smallest change of the measure: between two neighbouring points of a jump. */
  unit: Figure;
  /** The points, by rising measure. */
  points: CurvePoint[];
}

/** What is known of one person in one period. */
export interface PayFacts {
  /** The person. */
  person: Id;
  /** The label of the period. */
  period: string;
  /** The day on which the question is asked; releases on a day, receipts with days and who left need it. */
  as_of?: string | null | undefined;
  /** Who left: the plan's `termination` says what remains. It acts from the last day on, as of which it is judged. */
  terminated?: Terminated | null | undefined;
  /** The active days; the whole period unless given, for who left up to the last day. */
  active?: readonly DaySpan[] | null | undefined;
  /** The active days of the windows; whole unless given. */
  window_active?: WindowActive | undefined;
  /** The measures. */
  measures?: { readonly [key: string]: MeasureFacts } | undefined;
  /** The transactions that crediting rules turn into measures. */
  transactions?: readonly Transaction[] | null | undefined;
  /** Rates of exchange, where the plan fixes none and a transaction carries none. */
  rates?: readonly ExchangeRate[] | undefined;
  /** Who reports to whom. */
  reporting?: readonly Reporting[] | undefined;
  /** The base salary as payroll pays it for the period; active days do not scale it. */
  base_salary?: FigureInput | null | undefined;
  /** The base salaries of a period within which they change, instead of `base_salary`. */
  base_salaries?: readonly DatedValue[] | null | undefined;
  /** The target incentive of the whole period; active days scale it. */
  target_incentive?: FigureInput | null | undefined;
  /** The target incentives of a period within which they change, instead of `target_incentive`. */
  target_incentives?: readonly DatedValue[] | null | undefined;
  /** The target incentives before this period, by window. */
  prior_target_incentive?: Windows | undefined;
  /** The score. */
  score?: FigureInput | null | undefined;
  /** The grade. */
  grade?: string | null | undefined;
  /** The rank, 1 for the best. */
  rank?: number | null | undefined;
  /** The ranks in other rankings. */
  ranks?: { readonly [key: string]: number } | undefined;
  /** Attributes of the person. */
  attributes?: { readonly [key: string]: string } | undefined;
  /** The team that shares a pool, with the person. */
  team?: readonly PoolMember[] | null | undefined;
  /** What customers paid. */
  collected?: Collected | null | undefined;
  /** Amounts added by hand. */
  adjustments?: readonly PayAdjustment[] | undefined;
  /** What is owed from draws when the period opens. */
  draw_balance?: FigureInput | undefined;
  /** The balance that was carried into the period: below zero what the person owes, above it what is still due. */
  carried_in?: FigureInput | undefined;
  /** What caps withheld in earlier periods and is still to be paid, by line, in whole units of the currency. */
  withheld?: { readonly [key: string]: FigureInput } | undefined;
  /**
   * What was paid already, by earning period and line; that of the period itself is taken off what is due. That of
   * earlier periods takes the room of caps after the multipliers: of somebody who left, what deals that earn paid.
   */
  paid_before?: { readonly [key: string]: { readonly [key: string]: FigureInput } } | undefined;
  /** What the same run pays for other periods: a negative balance is taken from it before it is carried. */
  due_elsewhere?: FigureInput | undefined;
  /** The currency in which the person is paid; the plan's unless given. */
  pay_in?: PayIn | null | undefined;
  /** The language of findings. */
  language?: Language | undefined;
  /** Whether the outcome carries its trace. */
  trace?: boolean | undefined;
}

/** The currency in which a person is paid, where it is not the plan's. */
export interface PayIn {
  /** The currency. */
  currency: Currency;
  /** Units of it for one unit of the plan's currency; from the tables of rates unless given. */
  rate?: FigureInput | null | undefined;
  /** The day of the rate; `as_of` unless given. */
  date?: string | null | undefined;
}

/** Everything that was posted, in the order of the runs. */
export interface PayLedger {
  /** The postings. */
  entries: readonly LedgerEntry[];
}

/** One line of a statement. Amounts are at the currency's scale. */
export interface PayLine {
  /** The component, or the line's own name. */
  component: string;
  /** What the line is. */
  kind: LineKind;
  /** What the component earned. */
  earned?: Amount;
  /** What its cap and floor left. */
  after_cap?: Amount;
  /** What multipliers made of it. */
  after_multipliers?: Amount;
  /** What gates left. */
  after_gates?: Amount;
  /** What caps withheld of it in earlier periods, which counts in this one. */
  withheld_in?: Amount;
  /** What the line adds to what is due. */
  paid: Amount;
  /** Why, where a person added the line. */
  reason?: string;
  /** Who approved it. */
  approver?: string;
}

/** A table over two axes. */
export interface PayMatrix {
  /** The axis down the table. */
  rows: MatrixAxis;
  /** The axis across the table. */
  columns: MatrixAxis;
  /** The cells, row by row. */
  cells: readonly (readonly FigureInput[])[];
  /** What the cells are. */
  gives: MatrixGives;
  /** How the table is read. */
  by?: MatrixReading | undefined;
  /** To which cell a bound belongs. */
  tie?: BoundTie | undefined;
  /** What holds below the first bound of an axis, read by lines. */
  below?: Beyond | undefined;
}

/** Something that is measured. */
export interface PayMeasure {
  /** Its name. */
  id: Id;
  /** What people call it. */
  title?: string | null | undefined;
  /** Its unit; an amount in the plan's currency unless declared. */
  unit?: Unit | null | undefined;
  /**
   * Which side of it is better, for findings alone: pay that falls where it gets better is noted. Unless declared, more
   * is better, and of a percentage or a ratio what the plan pays shows it: a margin or a discount.
   */
  better?: BetterSide | null | undefined;
}

/** What a person brings along into the first period that a run is given. */
export interface PayOpening {
  /** What is owed from draws. */
  draw_balance?: FigureInput | undefined;
  /** The balance that is carried. */
  carried_in?: FigureInput | undefined;
  /** What caps withheld, by line. */
  withheld?: { readonly [key: string]: FigureInput } | undefined;
  /** The value of each measure before the first period, by window. */
  prior?: { readonly [key: string]: Windows } | undefined;
  /** The quotas before the first period as they were in force, by window. */
  prior_quota?: { readonly [key: string]: Windows } | undefined;
  /** The target incentives before the first period, by window. */
  prior_target_incentive?: Windows | undefined;
}

/** What one person is paid for one period. */
export interface PayOutcome {
  /** The person. */
  person: string;
  /** The period. */
  period: string;
  /** The currency of all amounts. */
  currency: Currency;
  /** The lines; they sum to what is due. */
  lines: PayLine[];
  /** The pay of the period, before holdback and draw. */
  entitled: Amount;
  /** What is to be paid now. */
  due: Amount;
  /** What is owed from draws when the period closes. */
  draw_balance: Amount;
  /** The balance that the next period opens with. */
  carried: Amount;
  /** What caps cut and the next period has, by line: the `withheld` of its facts. */
  withheld?: { [key: string]: Amount };
  /** What the ledger holds for this period once this is paid, by line: the `paid_before` of the next run. */
  booked: { [key: string]: Amount };
  /** What is due in the currency in which the person is paid, where the facts name one. */
  payment?: Payment;
  /** The SHA-256 of the plan in canonical form. */
  plan_hash: string;
  /** The steps from the inputs to every figure, where asked for. */
  trace?: Step;
}

/** How people of one role are paid: what is measured, what it pays, and what limits it. */
export interface PayPlanDocument {
  /** The kind and version. */
  schema?: string | null | undefined;
  /** The name of the plan. */
  id: Id;
  /** What people call it. */
  title?: string | null | undefined;
  /** The currency of all amounts. */
  currency: Currency;
  /** The period that the plan pays for. */
  period: Grain;
  /** The fiscal calendar; calendar years unless declared. */
  calendar?: CalendarRule | null | undefined;
  /** The days on which the plan is in force; always, unless declared. */
  effective?: DaySpan | null | undefined;
  /** The rates that the plan fixes for other currencies; they go before those of the facts. */
  rates?: readonly ExchangeRate[] | undefined;
  /** How each line is rounded; half up at the currency's scale unless declared. */
  rounding?: RoundingRule | undefined;
  /** What is measured. */
  measures?: readonly PayMeasure[] | undefined;
  /** How transactions become credits; without it the measures are given. */
  crediting?: Crediting | null | undefined;
  /** What is paid, a line each. */
  components: readonly Component[];
  /** Factors on credits, attainments or pay. */
  multipliers?: readonly Multiplier[] | undefined;
  /** Conditions that limit pay to a share. */
  gates?: readonly Gate[] | undefined;
  /** The most that the rounded lines of a period pay together, before holdback and draw. */
  cap?: FigureInput | null | undefined;
  /** Whether what the cap cuts is carried to the next period, and paid as soon as there is room. */
  withhold_excess?: boolean | undefined;
  /** The least that the lines of a period pay together; a line of its own tops it up. */
  floor?: FigureInput | null | undefined;
  /** Whether the floor also restores what gates took; it does not unless declared. */
  floor_restores_gates?: boolean | undefined;
  /** What the share of active days scales. */
  proration?: Proration | undefined;
  /** What is withheld until an event. */
  holdback?: Holdback | null | undefined;
  /** What is advanced. */
  draw?: Draw | null | undefined;
  /** What remains of pay when somebody leaves; without it, nobody who left can be paid. */
  termination?: PayTermination | null | undefined;
  /** How negative balances and clawbacks are handled. */
  ledger?: LedgerRule | undefined;
  /** Worked examples. */
  examples?: readonly Example[] | undefined;
}

/** A question to a pay plan, or to a book of them. */
export type PayQuestion = OneOf<{
  /** What one more deal pays. */
  next_deal: NextDealQuestion;
  /** What a person is paid, by component and by deal. */
  statement: StatementQuestion;
  /** What the plan pays along a measure. */
  curve: CurveQuestion;
  /** What the next unit of a measure pays. */
  marginal_rate: MarginalRateQuestion;
  /** How much of a measure it takes to be paid an amount. */
  solve: SolveQuestion;
  /** How far it is to the next step, and what it pays. */
  next_steps: NextStepsQuestion;
  /** What the plan costs over a population, and what another plan would change. */
  simulate: SimulateQuestion;
  /** How another plan differs. */
  compare: CompareQuestion;
  /** What each person is paid by a payroll run. */
  settle: SettleQuestion;
  /** Which version of which plan rules a person and period. */
  plan_for: PlanForQuestion;
}>;

/** Pay. */
export interface PayReview {
  /** Everybody's statement. */
  people: PersonPay[];
  /** What all are entitled to for the period, and the corrections of the one before. */
  cost: Amount;
  /** Cost ÷ the revenue of the company, to four places; `null` without revenue. */
  cost_of_sales: Figure | null;
}

/** Another shape of pay from a day on. */
export interface PayRevision {
  /** The first day; a period is paid by the shape that is in force on its first day. */
  from: string;
  /** The shape of pay. */
  pay: Pay;
}

/** A payroll run. */
export interface PayRun {
  /** Its name; a name is used once. */
  id: Id;
  /** The day on which it is run: releases, terminations and receipts are judged by it. */
  as_of: string;
}

/** Everything a statement says about one component, or about one of the lines that stand beside components. */
export interface PaySection {
  /** The component, or the line's own name. */
  component: string;
  /** What people call it. */
  title?: string;
  /** What the line is. */
  kind: LineKind;
  /** What the period entitles to, or what the line adds. */
  entitled: Amount;
  /** What was paid of it before. */
  paid_before: Amount;
  /** What is left to pay of it. */
  due: Amount;
  /** The component on its way to the line. */
  stages?: PayStages;
  /**
   * How the line came about, in sentences that a reader follows with a calculator: `=` where all figures are whole, `≈`
   * where one is shortened to eight places.
   */
  how?: string[];
  /** What each deal adds to the line; empty where the component does not follow deals. The rows sum to `entitled`. */
  deals?: DealRow[];
  /** Why, where a person added the line. */
  reason?: string;
  /** Who approved it. */
  approver?: string;
}

/** A component from what it earned to its line; all but the last two are rounded only to be shown. */
export interface PayStages {
  /** What it earned. */
  earned: Amount;
  /** What its cap and floor left. */
  after_cap: Amount;
  /** What multipliers made of it. */
  after_multipliers: Amount;
  /** What gates left. */
  after_gates: Amount;
  /** The line, rounded as the plan says. */
  rounded: Amount;
  /** What the plan's cap takes off it. */
  cut: Amount;
  /**
   * What caps withheld of it in earlier periods, which counts in this one: before the component's cap, or where the
   * plan's cap withholds, after the rounding.
   */
  withheld_in?: Amount;
  /** What the cap cut of it and the next period has. */
  withheld?: Amount;
}

/** What remains of pay when somebody leaves, by the reason for leaving where that matters. */
export interface PayTermination {
  /** What remains where the facts give no reason. */
  terms?: LeaverTerms | undefined;
  /** What remains for some reasons: a reason of the facts is one of these. */
  reasons?: { readonly [key: string]: LeaverTerms } | undefined;
}

/**
 * From what the period entitles to down to what is due: `due = entitled − held + released + draw − recovery +
 * adjustments + carried_in + carry − paid_before`; of somebody who left also `− forfeited − waiting + excess −
 * repayment + forgiven`.
 */
export interface PayTotals {
  /** The pay of the period. */
  entitled: Amount;
  /** What somebody who left forfeits. */
  forfeited?: Amount;
  /** What deals of somebody who left would add that may still earn. */
  waiting?: Amount;
  /** What caps withheld and leaving settles. */
  excess?: Amount;
  /** What is withheld of it. */
  held: Amount;
  /** What was released of it so far. */
  released: Amount;
  /** What is advanced. */
  draw: Amount;
  /** What is given back of advances. */
  recovery: Amount;
  /** What somebody who left owes from draws and pays back at once. */
  repayment?: Amount;
  /** What was added or deducted by hand. */
  adjustments: Amount;
  /** What the balance of earlier periods adds or takes. */
  carried_in: Amount;
  /** What moves to the next period so that nothing negative is due. */
  carry: Amount;
  /** What somebody who left is forgiven of a negative balance. */
  forgiven?: Amount;
  /** What was paid already. */
  paid_before: Amount;
  /** What is to be paid now. */
  due: Amount;
  /** What was owed from draws and nobody has to give back any more. */
  draw_forgiven?: Amount;
  /** What is owed from draws afterwards. */
  draw_balance: Amount;
  /** The balance that the next period opens with. */
  carried: Amount;
  /** What caps cut of all lines and the next period has. */
  withheld?: Amount;
}

/** What is due in the currency of the payee. */
export interface Payment {
  /** The currency. */
  currency: Currency;
  /** Units of it for one unit of the plan's currency. */
  rate: Figure;
  /** The day of the rate. */
  date?: string;
  /** What is due, rounded once at the scale of this currency; the ledger stays in the plan's. */
  due: Amount;
}

/** Points by a place among the peers. */
export interface PeerRule {
  /** Whether a lower value is better. */
  lower_is_better?: boolean | undefined;
  /** The points when the peers do not differ; an error without this. */
  if_equal?: FigureInput | null | undefined;
}

/** A deduction when a condition holds. */
export interface Penalty {
  /** The amount that is deducted, written without a sign. */
  amount: FigureInput;
  /** The condition. */
  when: Condition;
  /**
   * What the deduction leaves at least of what all other lines pay, after multipliers and gates. Several deductions
   * count in the order of their ids, each with what the ones before have left.
   */
  floor?: FigureInput | null | undefined;
}

/** An amount for each unit of the measure. */
export interface PerUnit {
  /** The amount. */
  amount: FigureInput;
}

/** A period of a calendar: the days from `start` to the day before `end`. */
export interface Period {
  /** The label, which resolves to this period again. */
  label: string;
  /** How long it is. */
  grain: Grain;
  /** The first day. */
  start: string;
  /** The day after the last. */
  end: string;
}

/** What an earlier period had, and the change since. */
export interface PeriodComparison {
  /** The earlier period. */
  period: string;
  /** Its revenue. */
  revenue: Amount;
  /** This period's revenue ÷ the earlier one's − 1; `null` where that is zero. */
  change: Figure | null;
}

/** A period by its dates. The end is said in one way only. */
export interface PeriodDates {
  /** The first day; the day of evaluation unless given. */
  start?: string | null | undefined;
  /** The day after the last one. */
  end?: string | null | undefined;
  /** The last day: "by 31 March". */
  deadline?: string | null | undefined;
  /** The number of days, the first one included. */
  days?: number | null | undefined;
  /** The words that the dates were read from, where they can be read otherwise too. */
  said?: string | null | undefined;
}

/** A label such as `2026-Q4`, or dates. */
export type PeriodRule = string | PeriodDates;

/** The score of a period that is over. */
export interface PeriodScore {
  /** The label of the period, such as `2026-Q1`. */
  period: string;
  /** The score; none was given where it is missing. */
  score?: FigureInput | null | undefined;
  /** The days that count, of a joiner or a leaver; all days of the period unless stated. */
  days?: number | null | undefined;
  /** Whether a veto was cast. */
  vetoed?: boolean | undefined;
}

/** A person who could not be settled, and why. */
export interface PersonFault {
  /** The person. */
  person: string;
  /** What is wrong; paths begin at the question. */
  problems: Problem[];
}

/** Someone who could not be evaluated, and is counted nowhere. */
export interface PersonFaults {
  /** The position among the people of the question. */
  index: number;
  /** What is wrong; the paths are those of the question. */
  problems: Problem[];
}

/** A person: the scorecard's outcome with the layers that a cohort puts on it. `grade` is the last of them. */
export interface PersonOutcome {
  /** Who was scored. */
  person: string | null;
  /** The score, at the scale it was rounded to; nothing when `findings` say why there is none. */
  score: PaddedFigure | null;
  /** The grade after vetoes. */
  grade: string | null;
  /** The grade that the score alone gives. */
  earned_grade: string | null;
  /** The weighted points before adjustments, on the scale of the score. */
  composite: Figure | null;
  /** The share of the weight that was measured. */
  coverage: Figure | null;
  /** The groups, outer before inner. */
  groups: GroupOutcome[];
  /** The indicators, in the order of the scorecard. */
  indicators: IndicatorOutcome[];
  /** The groups that were put on another scale, outer before inner, and last the whole. */
  rescales: RescaleOutcome[];
  /** Points added and deducted. */
  adjustments: AdjustmentOutcome[];
  /** The vetoes that were cast. */
  vetoes: string[];
  /** What to do next. */
  advice: AdviceOutcome | null;
  /** The score across periods, where the scorecard declares one. */
  across?: AcrossOutcome;
  /** What is worth knowing about this score. */
  findings: Problem[];
  /** The cohort. */
  cohort: string | null;
  /** The grade by bands and vetoes, before the distribution. */
  scored_grade: string | null;
  /** The grade that the distribution gives or, where it only advises, would give. */
  distributed_grade: string | null;
  /** The grade that people set. */
  calibration: Calibrated[];
  /** The rank, where ranks are asked for and there is a score. */
  rank: number | null;
}

/** What a person is paid, and what led to it. */
export interface PersonPay {
  /** The plan. */
  plan: Id;
  /** What last period's pay is today less what it was when that period closed: what came in late or was given back. */
  true_up: TrueUp | null;
  /** The person. */
  person: string;
  /** The period. */
  period: string;
  /** The currency of all amounts. */
  currency: Currency;
  /** The lines; they sum to what is due. */
  lines: PayLine[];
  /** The pay of the period, before holdback and draw. */
  entitled: Amount;
  /** What is to be paid now. */
  due: Amount;
  /** What is owed from draws when the period closes. */
  draw_balance: Amount;
  /** The balance that the next period opens with. */
  carried: Amount;
  /** What caps cut and the next period has, by line: the `withheld` of its facts. */
  withheld?: { [key: string]: Amount };
  /** What the ledger holds for this period once this is paid, by line: the `paid_before` of the next run. */
  booked: { [key: string]: Amount };
  /** What is due in the currency in which the person is paid, where the facts name one. */
  payment?: Payment;
  /** The SHA-256 of the plan in canonical form. */
  plan_hash: string;
}

/** What one person is paid by a run. */
export interface PersonPayment {
  /** The person. */
  person: string;
  /** The currency. */
  currency: Currency;
  /** What is paid now: the sum over the periods, and of the run's postings. */
  due: Amount;
  /** The same in the currency of the payee, where that is another. */
  payment?: Payment;
  /** What is owed from draws after the last period. */
  draw_balance: Amount;
  /** The balance that is carried out of the last period. */
  carried: Amount;
  /** What caps withheld after the last period, by line. */
  withheld?: { [key: string]: Amount };
  /** The periods. */
  periods: PersonPeriod[];
}

/** What one earning period of a person comes to. */
export interface PersonPeriod {
  /** The period. */
  period: string;
  /** The pay of the period, before holdback and draw. */
  entitled: Amount;
  /** What earlier runs paid for it. */
  paid_before: Amount;
  /** What this run pays for it; negative where it is set against what the run pays for other periods. */
  due: Amount;
  /** What is owed from draws when it closes. */
  draw_balance: Amount;
  /** The balance that it hands on to the next period. */
  carried: Amount;
  /** What caps withheld and it hands on to the next period, by line. */
  withheld?: { [key: string]: Amount };
  /** The SHA-256 of the plan in canonical form. */
  plan_hash: string;
}

/** One person's score. */
export interface PersonScore {
  /** The person. */
  person: Id;
  /** The score. */
  score: Figure | null;
  /** The grade, after vetoes. */
  grade: string | null;
  /** The rank among those scored, 1 for the best; equals share a rank. */
  rank: number | null;
  /** Last period's score. */
  last_score: Figure | null;
  /** Last period's grade. */
  last_grade: string | null;
  /** Awards that the person earned. */
  awards: string[];
}

/**
 * Which rules count of those that match a transaction, for each of its participants and each measure. A rule that gives
 * the person nothing of a participant's part is not among them.
 */
export type PickRule = "all_matches" | "first_match" | "most_specific";

/** Straight lines through points. */
export interface PiecewiseRule {
  /** Value and points, by strictly rising value. */
  points: readonly (readonly [FigureInput, FigureInput])[];
}

/** The open pipeline against the remaining target. */
export interface PipelineCoverage {
  /** The value of the open deals. */
  open_value: Amount;
  /** Open deals without an amount: they add nothing to it. */
  unpriced: number;
  /** What is still to be sold. */
  remaining_target: Amount | null;
  /** Open value ÷ remaining target. */
  coverage: Figure | null;
  /** Won ÷ (won + lost). */
  win_rate: Figure | null;
  /** 1 ÷ win rate. */
  required: Figure | null;
  /** Why a figure is `null`. */
  reasons?: { [key: string]: NoFigure };
}

/** A pipeline: deals moving through stages. */
export interface PipelineDocument {
  /** `quotakit/pipeline@1`. */
  schema?: string | null | undefined;
  /** The name of the pipeline. */
  id?: Id | null | undefined;
  /** What people call it. */
  title?: string | null | undefined;
  /** Where a calendar day begins and ends. */
  zone?: Zone | undefined;
  /** The currency of all values; the deals' own where they have only one. */
  currency?: Currency | null | undefined;
  /** The stages: those that a deal passes, in order, one `won`, and any number of `lost`. */
  stages: readonly Stage[];
  /** In which stages a deal counts. */
  counting?: Counting | undefined;
  /** The days after which a deal had its chance: mature figures leave younger deals out. */
  mature_after_days?: number | null | undefined;
  /** The confidence of intervals: 80%, 90%, 95% or 99%. */
  confidence?: FigureInput | undefined;
  /** The deals below which a conversion is too uncertain to be ranked as a bottleneck. */
  minimum_sample?: number | undefined;
  /** The places to which rates and days are written; values have their currency's. */
  places?: number | undefined;
  /** The definition of medians and other quantiles. */
  quantiles?: QuantileDefinition | undefined;
  /** Where the probability of winning from a stage comes from. */
  probabilities?: Probabilities | undefined;
  /** Where the share that should go on from a stage comes from. */
  benchmarks?: Benchmarks | undefined;
  /** How customers are ranked, scored and valued. */
  customers?: CustomerRules | null | undefined;
  /** Worked examples. */
  examples?: readonly Example[] | undefined;
}

/** What a pipeline is evaluated on. */
export interface PipelineFacts {
  /** The moment at which the deals stand as they are told; a day counts to its end. */
  as_of: Moment;
  /** The deals. */
  deals: readonly Deal[];
  /** Which of them are looked at. */
  filters?: DealFilters | null | undefined;
  /**
   * The day before which deals of the funnel's own past began; the first day of `created_from` unless given, where the
   * pipeline takes its benchmarks from there.
   */
  history_before?: string | null | undefined;
  /** What is still to be sold: the pipeline is held against it. */
  remaining_target?: FigureInput | null | undefined;
  /** What was spent on winning customers. */
  costs?: readonly ChannelCost[] | undefined;
  /** The breakdowns whose slices have their own conversions from stage to stage. */
  stages_by?: readonly DealSliceBy[] | undefined;
  /** Customers who had bought before any of these deals: they are not new. */
  customers_before?: readonly string[] | undefined;
  /** Whether the outcome lists every customer. */
  customers?: boolean | undefined;
  /** Whether the outcome lists every deal with its time in each stage. */
  details?: boolean | undefined;
  /** The language of findings. */
  language?: Language | undefined;
  /** Whether the outcome carries its trace; without it the steps of single slices are not kept. */
  trace?: boolean | undefined;
}

/** The outcome of a pipeline. */
export interface PipelineOutcome {
  /** The currency of all values; `null` when no deal names one. */
  currency: Currency | null;
  /** How the deals stand. */
  deals: DealStanding;
  /** Who had their chance, where the document says when a deal is mature. */
  maturity?: DealMaturity;
  /** The stages in the order of the document. */
  stages: StageFigures[];
  /** From the first stage to won. */
  overall: Conversion;
  /** The share won. */
  win_rate: WinRate;
  /** The speed of selling. */
  velocity: Velocity;
  /** Open deals, weighted by their probability of winning. */
  weighted: WeightedPipeline;
  /** The open pipeline against the remaining target. */
  coverage: PipelineCoverage;
  /** The time from beginning to won, with open deals as not yet observed and lost as a competing end. */
  time_to_win: TimeToWin;
  /** The funnel's own past, where the facts say which deals it is. */
  history?: FunnelHistory;
  /** Stages that lose most, first. */
  bottlenecks: Bottleneck[];
  /** Deals that stayed longer in a stage than its limit. */
  limits_exceeded: LimitExceeded[];
  /** Orders and customers. */
  kpis: Kpis;
  /** Customers, where the document has rules for them or the facts ask for them. */
  customers?: CustomerFigures;
  /** The same deals by owner, channel, product, region and month of beginning. */
  breakdowns: Breakdowns;
  /** Every deal with its stages, where the facts ask for it. */
  details?: DealDetail[];
  /** What is odd about the deals, and how it was treated. */
  findings: DealFinding[];
  /** The steps from the inputs to every figure, where asked for. */
  trace?: Step;
}

/** A rule with nothing to declare. */
export type PlainRule = { [field: string]: never };

/** A source with nothing to declare. */
export type PlainSource = { [field: string]: never };

/** A unit with nothing to declare. */
export type PlainUnit = { [field: string]: never };

/** How a part of two plans differs. */
export type PlanChange = "added" | "removed" | "changed" | "moved";

/** The version of a plan that rules a person and period. */
export interface PlanFor {
  /** The plan. */
  plan: string;
  /** The position of the version among the plans of the book; 0 for a plan alone. */
  version: number;
  /** The days on which the version is in force; for good unless it says so. */
  effective?: DaySpan;
  /** The days of the period on which the person is on the plan, in order. */
  days: DaySpan[];
  /** The SHA-256 of the version in canonical form: the `plan_hash` of what it pays. */
  hash: string;
}

/** Which version of which plan rules a person and period? */
export interface PlanForQuestion {
  /** The person. */
  person: Id;
  /** The label of the period. */
  period: string;
}

/** A part of a plan: its place and what stands there. */
export interface PlanPart {
  /** The JSON Pointer into the plan that has it. */
  path: string;
  /** What stands there, in canonical form. */
  value: Json;
}

/** What the `qtd` and `ytd` windows of a plan count of earlier periods on another plan. */
export type PlanWindows = "continue" | "anew";

/** Points by a count. */
export interface PointRate {
  /** The count that earns `points`. */
  per: FigureInput;
  /** The points. */
  points: FigureInput;
  /** The most points of this adjustment. */
  max?: FigureInput | null | undefined;
  /** Whether only whole multiples of `per` count. */
  whole?: boolean | undefined;
}

/** One step. */
export interface PointStep {
  /** The value from which it holds. */
  from: FigureInput;
  /** The points. */
  points: FigureInput;
}

/** A team pool: rounded once, and distributed by largest remainder so that the parts of all members sum to it. */
export interface Pool {
  /**
   * What fills the pool, from the team's measure. It is the same for every member: neither the days nor the score or
   * the grade of the one who is paid move it; factors on measures do.
   */
  fund: Pay;
  /** How it is distributed among the `team` of the facts. */
  by: PoolBy;
}

/** How a pool is distributed. */
export type PoolBy = "weights" | "hours" | "equal" | "score";

/** A member of a team that shares a pool. */
export interface PoolMember {
  /** The person. */
  person: Id;
  /** The weight. */
  weight?: FigureInput | null | undefined;
  /** The hours. */
  hours?: FigureInput | null | undefined;
  /** The score. */
  score?: FigureInput | null | undefined;
}

/** What a plan pays a population. */
export interface Population {
  /** How many people were evaluated. */
  people: number;
  /** How many of them are paid more than nothing. */
  paid: number;
  /** What they are entitled to in all, without what leavers forfeit, with what draws add that are not recoverable. */
  cost: Amount;
  /** The sales of those whose sales are known, in the plan's currency. */
  sales: Figure;
  /**
   * The cost divided by the sales, half up to 6 places; absent where somebody's sales are not known, or there are none.
   */
  cost_of_sales?: Figure;
  /** The mean; absent without people, as all that follow. */
  mean?: Amount;
  /** The median: the mean of the middle two of an even number. */
  median?: Amount;
  /** The first and the third quartile, linearly between the two neighbours. */
  quartiles?: Amount[];
  /**
   * The least, the nine deciles, and the most: each what somebody is paid, and at least so many tenths of all are paid
   * no more.
   */
  deciles?: Amount[];
  /** The cost by component, in the order of the plan. */
  components: ComponentCost[];
  /** The distribution over the bins of the question. */
  bins?: Bin[];
}

/** Where the probability of winning from a stage comes from. */
export type Probabilities = "declared" | "learned";

/** What is wrong or worth knowing: a stable code, the place, and texts in one language. */
export interface Problem {
  /** The stable code, such as `pay/012`. */
  code: string;
  /** Its weight. */
  severity: Severity;
  /** The text that `path` points into. */
  in: ProblemPart;
  /** A JSON Pointer; empty for the whole. */
  path: string;
  /** The sentence that says what is wrong. */
  message: string;
  /** The sentence that says what to do. */
  help: string;
  /** The named values of the message. */
  params: { [key: string]: string };
}

/** The text that a problem's path points into. */
export type ProblemPart = "document" | "facts";

/** What a document or facts with faults give. */
export interface Problems {
  /** Everything that is wrong. */
  problems: Problem[];
}

/** The weights of the parts of a period, in order. */
export type Profile = OneOf<{
  /** One for each part. */
  weights: readonly FigureInput[];
  /** What last year's parts came to. */
  last_year: Season;
}>;

/** Why a figure is missing. */
export type ProgressReason = "actual_unknown" | "no_target" | "not_started";

/**
 * What the share of active days scales; everything listed here, unless switched off. Never scaled are rates, bounds of
 * attainments and of measures that are rates, the values of conditions, and the base salary.
 */
export interface Proration {
  /** Quotas. */
  quotas?: boolean | undefined;
  /** Bounds of shapes of pay on the amount axis. */
  bounds?: boolean | undefined;
  /** The target incentive. */
  target_incentive?: boolean | undefined;
  /** Fixed amounts and bonuses. */
  fixed?: boolean | undefined;
  /** Caps and floors. */
  caps?: boolean | undefined;
  /** Draws. */
  draws?: boolean | undefined;
  /** The weights of the twelve months of the plan's year, in order; every day weighs the same unless declared. */
  seasonality?: readonly FigureInput[] | null | undefined;
}

/** The definition of a quantile (Hyndman and Fan 1996). */
export type QuantileDefinition = "linear" | "nearest_rank";

/** Quantiles of days. */
export interface Quantiles {
  /** Half stayed no longer. */
  median: Figure | null;
  /** Three quarters stayed no longer. */
  p75: Figure | null;
  /** Nine tenths stayed no longer. */
  p90: Figure | null;
}

/** The quota of one grade. */
export interface QuotaOutcome {
  /** The grade. */
  grade: string;
  /** The places before they were made whole. */
  exact: Figure;
  /** The places. */
  seats: number;
  /** The people that bands and vetoes put here. */
  scored: number;
  /** The people after the distribution. */
  distributed: number;
  /** The people after calibration. */
  people: number;
}

/** Whether quotas are limits or have to be met. */
export type QuotaRule = "at_most" | "exactly";

/** Amounts for the first places of a ranking. */
export interface RankAward {
  /** The ranking among the facts' `ranks`; the facts' `rank` unless declared. */
  ranking?: Id | null | undefined;
  /** The amounts of the first place, the second, and so on. */
  places: readonly FigureInput[];
}

/** How equal people are ranked. */
export type RankMethod = "competition" | "dense" | "ordinal";

/** Among whom people are compared. */
export type RankedAmong = "all" | "cohort";

/** How people are ranked. */
export interface Ranks {
  /** How equal people are ranked. */
  method?: RankMethod | undefined;
  /** The keys in their order; the score unless stated. */
  keys?: readonly OrderKey[] | undefined;
  /** Among whom. */
  within?: RankedAmong | undefined;
}

/** What a rate is a share of. */
export type RateBase = "measure" | "base_salary" | "target_incentive";

/** A multiple of the derived rate from an attainment on. */
export interface RateMultiple {
  /** The attainment. */
  from: FigureInput;
  /** The multiple. */
  multiple: FigureInput;
}

/** A percentage. */
export interface RateOf {
  /** The percentage. */
  rate: FigureInput;
  /** What it is a share of. */
  of?: RateBase | undefined;
}

/** One group of raters. */
export interface RaterRule {
  /** The weight among the rater groups that are present. */
  weight: FigureInput;
  /** The ratings below which the group is dropped, so that nobody can be recognised. */
  min?: number | undefined;
  /** Whether the group may give no rating at all. */
  optional?: boolean | undefined;
}

/** The ratios of one person, half up to 6 places; each absent where a figure is not given or not positive. */
export interface Ratio {
  /** The position among the people of the question. */
  index: number;
  /** The measure divided by the quota for the active days. */
  attainment?: Figure;
  /** The whole quota divided by the potential. */
  quota_to_potential?: Figure;
  /** The whole target incentive divided by the whole quota: what a unit of quota is worth. */
  incentive_to_quota?: Figure;
}

/** How far the ratios of people lie apart. All are rounded half up to 6 places. */
export interface RatioSpread {
  /** How many people have the ratio. */
  people: number;
  /** The least. */
  least: Figure;
  /** The median. */
  median: Figure;
  /** The mean. */
  mean: Figure;
  /** The most. */
  most: Figure;
  /** The standard deviation of a sample; absent for one person alone. */
  deviation?: Figure;
}

/** Something that stands against a draft, or that was not understood. */
export interface ReadFinding {
  /** The stable code, such as `goal/S010`. */
  code: string;
  /** The letter that it belongs to; none where it concerns the reading. */
  letter: Letter | null;
  /** Its weight. */
  severity: Severity;
  /** A JSON Pointer into the outcome; empty where no draft has the words. */
  path: string;
  /** Where the words stand; none where something is missing. */
  span: SentenceSpan | null;
  /** What is the matter. */
  message: string;
  /** What to do. */
  help: string;
}

/** What a sentence is read with: the day it was said on, the calendar, and words of one's own. */
export interface ReadOptions {
  /** The day that "next quarter" and "by the end of the year" are counted from. */
  as_of: string;
  /** The fiscal calendar; years of the civil calendar unless given. */
  calendar?: CalendarRule | undefined;
  /** The language of the findings; the sentence's own unless given. */
  language?: Language | null | undefined;
  /** Further words. */
  lexicon?: LexiconRule | null | undefined;
}

/** What was read. */
export interface ReadOutcome {
  /** One draft for each target. */
  drafts: GoalDraft[];
  /** What stands against the drafts, and what was not understood. Paths point into this outcome. */
  findings: ReadFinding[];
}

/** A payment of a customer. */
export interface Receipt {
  /** The day it came in; before that day it does not count. */
  date: string;
  /** How much, negative for what was paid back. */
  amount: FigureInput;
}

/** A share of the pay and the event that releases it. */
export interface Release {
  /** The share. */
  share: FigureInput;
  /** The event. */
  on: ReleaseOn;
  /** The day, when a day releases it. */
  date?: string | null | undefined;
}

/** Whose payments release what waits for the customer's payments. */
export type ReleaseBy = "period" | "deal";

/** The event that a share waits for. */
export type ReleaseOn = "booking" | "collection" | "date";

/** The review as a page of HTML. */
export interface ReportQuestion {
  /** The facts of the closing; their language is that of the page. */
  facts: CloseFacts;
}

/** Who reports to whom, for some days. */
export interface Reporting {
  /** The person. */
  person: Id;
  /** The manager. */
  manager: Id;
  /** The first day; from ever on unless given. */
  start?: string | null | undefined;
  /** The first day after; for good unless given. */
  end?: string | null | undefined;
}

/** Points on two scales. */
export interface RescaleOutcome {
  /** The group; nothing for the whole. */
  group: string | null;
  /** The points on the old scale. */
  before: Figure;
  /** The points on the new scale. */
  points: Figure;
  /**
   * What the new scale itself adds to the score: with the contributions of the indicators it makes the composite.
   * Nothing where weights do not multiply.
   */
  offset: Figure | null;
}

/** What a total means that is not a whole number of steps. */
export type Residue = "error" | "line";

/** How what is left goes among nodes. */
export type RestBy = "weights" | "equal";

/** What becomes of the plan when periods have passed or the total changes? */
export interface RetargetQuestion {
  /** The new total; the old one, unless given. */
  total?: FigureInput | null | undefined;
  /** What each node without children reached, by period that is over. */
  actuals?: { readonly [key: string]: { readonly [key: string]: FigureInput } } | undefined;
  /** The day up to which it is known, inclusive: periods that end by then are over. */
  as_of?: string | null | undefined;
  /** The labels of further periods that are over. */
  closed?: readonly string[] | undefined;
  /** How what is left goes among nodes. */
  by?: RestBy | undefined;
  /** The labels of the periods that take what is left; all open ones, unless given. The others keep their targets. */
  to?: readonly string[] | null | undefined;
  /** Whether less than nothing may be left of somebody; as the plan says, unless given. */
  below_zero?: BelowZero | null | undefined;
  /** Why the new version is made, when and by whom. */
  note: RevisionNote;
  /** The language of reasons. */
  language?: Language | undefined;
}

/** Which revenue. */
export interface RevenueScope {
  /** Of this region only. */
  region?: Id | null | undefined;
  /** Of this product only. */
  product?: Id | null | undefined;
  /** Of this owner only. */
  person?: Id | null | undefined;
}

/** The review as a page. */
export interface ReviewPage {
  /** One file of HTML that needs nothing else: no script, no font, no picture from elsewhere. */
  html: string;
}

/** Why a version of a plan is made, when and by whom. */
export interface RevisionNote {
  /** Why. */
  reason: string;
  /** When. */
  date?: string | null | undefined;
  /** By whom. */
  who?: string | null | undefined;
}

/** Scores by recency, frequency and value. */
export interface RfmFigures {
  /** The first day whose orders count, where the document declares a window. */
  from?: string;
  /** Customers with scores. */
  scored: number;
  /** Customers without: no order in the window, none with a date, or none with an amount. */
  not_scored: number;
  /** Orders without a date: they count where there is no window, and never for recency. */
  undated_orders: number;
  /** The limits between scores, as declared or found. */
  limits: RfmLimits;
  /** How many customers have each score. */
  scores: ScoreCount[];
  /** The declared segments, and customers in none if there are any. */
  segments: CustomerTier[];
}

/** The limits between scores, in the order in which documents declare them. */
export interface RfmLimits {
  /** At most so many days since the last order, from the best score down. */
  recency_days: Figure[];
  /** From the second score up: at least so many orders where declared, more than so many where quantiles part them. */
  frequency: Figure[];
  /** From the second score up: at least so much where declared, more than so much where quantiles part them. */
  value: Figure[];
}

/** Scores by recency, frequency and value (RFM): 1 is the worst. */
export interface RfmRule {
  /** The months back from `as_of` whose orders count; all unless given. */
  months?: number | null | undefined;
  /** How many scores there are. */
  scores?: number | undefined;
  /** Declared limits between the scores; without them quantiles of the customers part them, as `quantiles` says. */
  limits?: RfmScoreLimits | null | undefined;
  /** Segments by scores: the first that fits is the customer's. */
  segments?: readonly RfmSegment[] | undefined;
}

/** Limits between scores, rising, and one fewer than there are scores. */
export interface RfmScoreLimits {
  /** The most days since the last order for each score but the lowest, from the best score down. */
  recency_days: readonly FigureInput[];
  /** The fewest orders for each score but the lowest, from the second score up. */
  frequency: readonly FigureInput[];
  /** The least value for each score but the lowest, from the second score up. */
  value: readonly FigureInput[];
}

/** The scores from one to another, both included. */
export interface RfmScoreRange {
  /** The lowest. */
  from?: number | undefined;
  /** The highest; the highest there is unless given. */
  to?: number | null | undefined;
}

/** Customers with certain scores; a part that is not given may have any. */
export interface RfmSegment {
  /** The name of the segment. */
  id: Id;
  /** What people call it. */
  name?: string | null | undefined;
  /** Scores of recency. */
  recency?: RfmScoreRange | null | undefined;
  /** Scores of frequency. */
  frequency?: RfmScoreRange | null | undefined;
  /** Scores of value. */
  value?: RfmScoreRange | null | undefined;
}

/** Says that one metric serves another: new customers serve revenue. */
export interface RollUp {
  /** The child's metric. */
  metric: string;
  /** The parent's metric. */
  to: string;
}

/** Nothing more to say. */
export type RollUpPlain = { [field: string]: never };

/** How the goals below a goal come together. */
export type RollUpRule = OneOf<{
  /** What they reached adds up. */
  sum: RollUpPlain;
  /** The mean of their progress. */
  mean: RollUpPlain;
  /** The mean of their progress, each with its weight; goals without one count nothing. */
  weighted: { readonly [key: string]: FigureInput };
}>;

/** How a figure between two steps is rounded. */
export type RoundingMode = "half_up" | "half_even" | "half_down" | "up" | "down" | "floor" | "ceil";

/** A rounding as a document declares it; without a scale, the currency's. */
export interface RoundingRule {
  /** The mode; half up unless declared. */
  mode?: RoundingMode | undefined;
  /** The decimal places kept, 0 to 28. */
  scale?: number | null | undefined;
}

/** Points outside of the weights: one of `add` and `deduct`. */
export interface ScoreAdjustment {
  /** The id. */
  id: Id;
  /** What people call it. */
  name?: string | null | undefined;
  /** Points added. */
  add?: PointRate | null | undefined;
  /** Points deducted. */
  deduct?: PointRate | null | undefined;
  /** What moving its count by whole ones costs; advice leaves the count as it is without this. */
  effort?: ScoreEffort | null | undefined;
}

/** The answer to a question of the same name. */
export type ScoreAnswer = OneOf<ScoreAnswers>;

/** What each variant of `ScoreAnswer` is. */
export interface ScoreAnswers {
  sensitivity: Sensitivity;
  import_bands: ImportedBands;
}

/** How many customers have a score. */
export interface ScoreCount {
  /** The score. */
  score: number;
  /** Customers with this score of recency. */
  recency: number;
  /** Customers with this score of frequency. */
  frequency: number;
  /** Customers with this score of value. */
  value: number;
}

/**
 * What moving a value costs, in any unit that all efforts of the scorecard share: hours, money, trouble. ``` use
 * quotakit::{life::LifeCycle, scoring::Scorecard}; // A visit costs 2 and an eighth of a point of the score; revenue
 * costs 1 for each point, and gives .75 of it. let card = Scorecard::from_json(r#"{"rounding": {"scale": 0, "mode":
 * "down"}, "groups": [{"id": "g", "weight": "100", "indicators": [ {"id": "revenue", "weight": "75", "score":
 * {"points": {}}, "cap": "100"}, {"id": "visits", "weight": "25", "score": {"linear": {"from": "0", "to": "200"}},
 * "step": "1", "effort": {"cost": "2", "most": "60"}}]}], "bands": [{"grade": "A", "from": "80"}, {"grade": "B",
 * "from": "0"}]}"#)?; let outcome = card.evaluate_json(r#"{"indicators": {"revenue": {"actual": "90"}, "visits":
 * {"actual": "40"}}}"#)?; // 67.5 + 5 = 72.5; 7.5 more are 10 points of revenue, or 60 visits that cost 120.
 * assert!(outcome.contains(r#""cheapest":{"moves":[{"id":"revenue","adjustment":false,"from":"90","to":"100","points":"100","cost":"10"}],"cost":"10""#));
 * # Ok::<(), quotakit::error::Problems>(()) ```
 */
export interface ScoreEffort {
  /** What it costs to move the value by `per`. */
  cost: FigureInput;
  /** How far `cost` moves the value. */
  per?: FigureInput | undefined;
  /** The farthest that the value can move. */
  most?: FigureInput | null | undefined;
}

/** The limits of a score. */
export interface ScoreLimits {
  /** The least score. */
  min?: FigureInput | null | undefined;
  /** The highest score. */
  max?: FigureInput | null | undefined;
}

/** A table of points. */
export interface ScoreMatrix {
  /** The lower bounds of the rows, rising; `actual` picks the last one that it reached. */
  rows: readonly FigureInput[];
  /** The lower bounds of the columns, rising; `second` picks the last one that it reached. */
  columns: readonly FigureInput[];
  /** The points, row by row. */
  points: readonly (readonly FigureInput[])[];
}

/** What a rule looks at. */
export type ScoreMeasure = "actual" | "attainment";

/**
 * A straight line from one scale to another: `to₀ + (points − from₀) ÷ (from₁ − from₀) × (to₁ − to₀)`. It does not hold
 * at its ends: `clamp` limits a score, `cap` and `floor` limit an indicator. ``` use quotakit::{life::LifeCycle,
 * scoring::Scorecard}; // 5.4375 of 1 to 10 is 4 + 4.4375 ÷ 9 × 5 of 4 to 9 (SAP KBA 2525218). let card =
 * Scorecard::from_json(r#"{"rounding": {"scale": 2}, "rescale": {"from": ["1", "10"], "to": ["4", "9"]}, "groups":
 * [{"id": "g", "weight": "100", "indicators": [{"id": "a", "weight": "100", "score": {"points": {}}}]}]}"#)?; let
 * outcome = card.evaluate_json(r#"{"indicators": {"a": {"actual": "5.4375"}}}"#)?;
 * assert!(outcome.contains(r#""score":"6.47""#)); # Ok::<(), quotakit::error::Problems>(()) ```
 */
export interface ScoreRescale {
  /** Two points of the present scale, the lower first. */
  from: readonly [FigureInput, FigureInput];
  /** Where they lie on the new scale, the lower first. */
  to: readonly [FigureInput, FigureInput];
}

/** How a value becomes points; full marks are the `scale` of the scorecard. */
export type ScoreRule = OneOf<{
  /** Actual ÷ target × full marks. */
  ratio: PlainRule;
  /** (actual − base) ÷ (target − base) × full marks. */
  progress: PlainRule;
  /** A straight line from nothing to full marks that holds at its ends. */
  linear: LinearRule;
  /** Straight lines through points. */
  piecewise: PiecewiseRule;
  /** Points by steps. */
  steps: readonly PointStep[];
  /** Target ÷ actual × full marks: lower is better. */
  inverse_ratio: PlainRule;
  /** (2 − actual ÷ target) × full marks: lower is better. */
  mirror: PlainRule;
  /** Full marks inside of a range, a straight line down to nothing outside of it. */
  within: WithinRule;
  /** The value is the points. */
  points: PlainRule;
  /** By the distance from the mean of the peers in standard deviations. Depends on the peers. */
  z_score: ZScoreRule;
  /** By the place between the smallest and the largest value of the peers. Depends on the peers. */
  min_max: PeerRule;
  /** By the share of the peers that are passed. Depends on the peers. */
  percentile: PeerRule;
  /** By a table of two values: `actual` picks the row, `second` the column. */
  matrix: ScoreMatrix;
}>;

/** The line through the scores. */
export interface ScoreTrend {
  /** How many periods after the last one that has a score the line is read; 0 reads it there. */
  ahead?: number | undefined;
}

/** A scorecard: groups of weighted indicators, adjustments, vetoes and grade bands. */
export interface ScorecardDocument {
  /** `quotakit/scorecard@1`. */
  schema?: string | null | undefined;
  /** The id of the scorecard. */
  id?: Id | null | undefined;
  /** What it is called. */
  name?: string | null | undefined;
  /** Full marks. */
  scale?: FigureInput | undefined;
  /** What weights have to be, in every group that does not say otherwise. */
  weight_rule?: WeightRule | undefined;
  /** How the groups become the score. */
  aggregate?: Aggregate | undefined;
  /** Another scale for what the groups give, before adjustments. */
  rescale?: ScoreRescale | null | undefined;
  /** How the score is rounded; it stays exact without this. `scale` has to be stated. */
  rounding?: RoundingRule | null | undefined;
  /** The limits of the score after adjustments; no limit without this. */
  clamp?: ScoreLimits | null | undefined;
  /** The share of the weight that has to be measured for a score to be given at all, such as `"80%"`. */
  minimum_weight?: FigureInput | null | undefined;
  /** The groups. */
  groups: readonly IndicatorGroup[];
  /** Points added and deducted outside of the weights. */
  adjustments?: readonly ScoreAdjustment[] | undefined;
  /** What limits a grade whatever the score. */
  vetoes?: readonly Veto[] | undefined;
  /** The grades by their lower bounds; no grades without this. */
  bands?: Bands | null | undefined;
  /** Which score the bands see. */
  bands_on?: BandsOn | undefined;
  /** Whether a score on a bound has reached it. */
  inclusive?: boolean | undefined;
  /** How the scores of several periods become one; none is told without this. */
  across?: AcrossPeriods | null | undefined;
  /** The calendar of the periods' labels. */
  calendar?: CalendarRule | undefined;
  /** Worked examples. */
  examples?: readonly Example[] | undefined;
}

/** One person in one period. */
export interface ScorecardFacts {
  /** Who is scored. */
  person?: Id | null | undefined;
  /** The measured values, by indicator. */
  indicators?: { readonly [key: string]: IndicatorFacts } | undefined;
  /** The ratings, by indicator and rater group. */
  raters?: { readonly [key: string]: { readonly [key: string]: readonly FigureInput[] } } | undefined;
  /** The counts of adjustments. */
  adjustments?: { readonly [key: string]: FigureInput } | undefined;
  /** The vetoes that were cast. */
  vetoes?: readonly Id[] | undefined;
  /** The label of the period that is scored, where its score counts among `periods`. */
  period?: string | null | undefined;
  /** The scores of other periods, in any order. */
  periods?: readonly PeriodScore[] | undefined;
  /** The language of findings. */
  language?: Language | undefined;
  /** Whether the outcome carries its trace. */
  trace?: boolean | undefined;
}

/** A score with its grade and all that led to it. */
export interface ScorecardOutcome {
  /** Who was scored. */
  person: string | null;
  /** The score, at the scale it was rounded to; nothing when `findings` say why there is none. */
  score: PaddedFigure | null;
  /** The grade after vetoes. */
  grade: string | null;
  /** The grade that the score alone gives. */
  earned_grade: string | null;
  /** The weighted points before adjustments, on the scale of the score. */
  composite: Figure | null;
  /** The share of the weight that was measured. */
  coverage: Figure | null;
  /** The groups, outer before inner. */
  groups: GroupOutcome[];
  /** The indicators, in the order of the scorecard. */
  indicators: IndicatorOutcome[];
  /** The groups that were put on another scale, outer before inner, and last the whole. */
  rescales: RescaleOutcome[];
  /** Points added and deducted. */
  adjustments: AdjustmentOutcome[];
  /** The vetoes that were cast. */
  vetoes: string[];
  /** What to do next. */
  advice: AdviceOutcome | null;
  /** The score across periods, where the scorecard declares one. */
  across?: AcrossOutcome;
  /** What is worth knowing about this score. */
  findings: Problem[];
  /** The steps from the inputs to every figure, where asked for. */
  trace?: Step;
}

/** What a scorecard can be asked. */
export type ScorecardQuestion = OneOf<{
  /** Whether the grade survives other weights. */
  sensitivity: ScorecardSensitivity;
  /** What closed ranges become as bands, and where they leave scores out or give them twice. */
  import_bands: ImportBandsQuestion;
}>;

/** Whether a person's grade survives other weights. */
export interface ScorecardSensitivity {
  /** The person. */
  facts: ScorecardFacts;
  /** How far each weight is changed, in parts of itself: `"5%"` makes 20 a 19 and a 21. */
  weights: FigureInput;
}

/** What the parts of last year came to: this year's have the same proportions. */
export interface Season {
  /** One amount for each part, in order. */
  amounts: readonly FigureInput[];
  /** What an amount below zero means. */
  negative?: NegativeAmounts | undefined;
  /** What amounts mean that add up to zero. */
  zero?: ZeroWeights | undefined;
}

/** A level, a trend and seasons; what is not given is found. */
export interface SeasonalSmoothing {
  /** Whether seasons are added or multiplied. */
  seasonal: ForecastSeasonal;
  /** How much of a miss the level takes on, 0 to 1. */
  alpha?: FigureInput | null | undefined;
  /** How much of a change of the level the trend takes on, 0 to 1. */
  beta?: FigureInput | null | undefined;
  /** How much of a miss the season takes on, 0 to 1. */
  gamma?: FigureInput | null | undefined;
  /** The level before the first period. */
  level?: FigureInput | null | undefined;
  /** The trend before the first period. */
  trend?: FigureInput | null | undefined;
  /**
   * The seasons of the periods before the first, of the same place in the season as the first, the second and so on.
   */
  seasons?: readonly FigureInput[] | undefined;
}

/** Whether a grade or a rank survives other weights, and the smallest change that it does not survive. */
export interface Sensitivity {
  /** Whose. */
  person: string | null;
  /** What has to survive. */
  of: SensitivityOf;
  /** How far each weight was changed, in parts of itself. */
  weights: Figure;
  /** The score with the weights as they are. */
  score: PaddedFigure;
  /** The grade with the weights as they are. */
  grade: string | null;
  /** The rank with the weights as they are, where that was asked. */
  rank: number | null;
  /**
   * Whether it survives every one of these changes; nothing where it survives those that were tried and a weight that
   * could turn it was not.
   */
  survives: boolean | null;
  /** The weights that were changed, each alone. */
  tries: WeightTry[];
  /** The weights that were not, and why. */
  left_out: FixedWeight[];
  /** The smallest change, in parts of the weight, at which it turns; nothing where none does. */
  smallest: WeightTurn | null;
}

/** What has to survive other weights. */
export type SensitivityOf = "grade" | "rank";

/** A part of the sentence: half-open ranges of bytes (UTF-8) and of characters (Unicode scalar values). */
export interface SentenceSpan {
  /** The first byte and the byte after the last. */
  bytes: [number, number];
  /** The first character and the character after the last. */
  chars: [number, number];
}

/** A person to be settled, with all that is known. */
export interface SettlePerson {
  /** The person. */
  person: Id;
  /** What is known of each period, from the first to the last, in any order. */
  periods: readonly PayFacts[];
  /** The transactions of all periods, in any order; those of the periods' own facts count too. */
  transactions?: readonly Transaction[] | null | undefined;
  /** Who reports to whom, for all periods that do not say so themselves. */
  reporting?: readonly Reporting[] | undefined;
  /** Rates of exchange, for all periods that do not say so themselves. */
  rates?: readonly ExchangeRate[] | undefined;
  /** The currency in which the run pays the person; the plan's unless given. */
  pay_in?: PayIn | null | undefined;
  /** Who left, for all periods that do not say so themselves. */
  terminated?: Terminated | null | undefined;
  /** What the person brings along; nothing, for who is new. */
  opening?: PayOpening | null | undefined;
}

/** A payroll run over people, their periods, and the ledger so far. */
export interface SettleQuestion {
  /** The run. */
  run: PayRun;
  /** The people, in any order. */
  people: readonly SettlePerson[];
  /** The ledger so far; empty unless given. */
  ledger?: PayLedger | undefined;
  /** The language of the faults. */
  language?: Language | undefined;
}

/** What a payroll run gives: the ledger with its postings, and what each person is paid. */
export interface Settled {
  /** The ledger: what it held, untouched, and behind it what this run posts, by person, period and line. */
  ledger: PayLedger;
  /** What is paid, by person. */
  payments: PersonPayment[];
  /** What is paid in all, by currency of the plans. */
  total: { [key: string]: Amount };
  /** What is paid in all, by currency of the payees, where anybody is paid in another currency than the plan's. */
  paid_in?: { [key: string]: Amount };
  /** The people who could not be settled, and why. */
  faults: PersonFault[];
}

/** How much a problem weighs. */
export type Severity = "info" | "warn" | "error";

/** The bounds of a share. */
export interface ShareBounds {
  /** The lower bound. */
  low: Figure;
  /** The upper bound. */
  high: Figure;
}

/** Why a node has the whole steps that it has. */
export type ShareReason = "total" | "fixed" | "whole_share" | "large_remainder" | "small_remainder" | "divisor";

/** How many people gain or lose, and how much in all. */
export interface Shift {
  /** How many. */
  people: number;
  /** How much, negative for losses. */
  amount: Amount;
}

/** Who gains and who loses by the other plan. */
export interface Shifts {
  /** Those who gain. */
  gain: Shift;
  /** Those who lose. */
  lose: Shift;
  /** How many are paid the same. */
  same: number;
  /** What the other plan costs more, negative where it costs less. */
  cost: Amount;
}

/** A level; what is not given is found. */
export interface SimpleSmoothing {
  /** How much of a miss the level takes on, 0 to 1. */
  alpha?: FigureInput | null | undefined;
  /** The level before the first period. */
  level?: FigureInput | null | undefined;
}

/** What does a plan cost over a population, and what would another plan change? */
export interface SimulateQuestion {
  /** The people. */
  people: readonly SimulatedPerson[];
  /** Another plan, which is evaluated on the same people. */
  against?: PayPlanDocument | null | undefined;
  /** The measure by which sales, attainment and fairness are told. */
  on: Id;
  /** Over which time attainment and fairness are told: the period, or its quarter or year up to its end. */
  over?: Accumulate | undefined;
  /** The lower bounds of the bins of the distribution, rising; none unless given. */
  bins?: readonly FigureInput[] | undefined;
}

/** What one person is paid. */
export interface SimulatedPay {
  /** The position among the people of the question. */
  index: number;
  /** The person. */
  person: string;
  /**
   * What the period costs under this plan: what it entitles to, without what somebody who left forfeits, with what a
   * draw adds that is not recoverable.
   */
  before: Amount;
  /** The same under the other plan. */
  after?: Amount;
  /** The difference: what the person gains by the other plan, negative for a loss. */
  difference?: Amount;
}

/** One person of a population. */
export interface SimulatedPerson {
  /** What is known of the person and the period, as evaluating the plan takes it. */
  facts: Json;
  /**
   * The sales that the pay is compared with, in the plan's currency; the period's own value of the measure unless
   * given, where that is money.
   */
  sales?: FigureInput | null | undefined;
  /** What the person's territory could bring of each measure, for the fairness of quotas; over the same time. */
  potential?: { readonly [key: string]: FigureInput } | undefined;
}

/** What a plan costs over a population. */
export interface Simulation {
  /** The currency of all amounts. */
  currency: string;
  /** The population under this plan. */
  before: Population;
  /** The same people under the other plan. */
  after?: Population;
  /** Who gains and who loses by the other plan. */
  shifts?: Shifts;
  /** How quotas, potential and target incentives lie to each other. */
  fairness: Fairness;
  /** What each person is paid. */
  people: SimulatedPay[];
  /** Those who could not be evaluated. */
  faults: PersonFaults[];
}

/** A stage within a slice: the share of its deals that went on. */
export interface SliceStage {
  /** The stage. */
  stage: string;
  /** The denominator: deals that count in the stage. */
  of: number;
  /** The numerator: those of them that count in the next one too. */
  advanced: number;
  /** The share by count. */
  conversion: Figure | null;
  /** Wilson's interval of the share by count. */
  interval: ShareBounds | null;
  /** The denominator by value. */
  of_value: Amount;
  /** The numerator by value. */
  advanced_value: Amount;
  /** How many of the denominator have no amount: they add nothing to the values. */
  unpriced: number;
  /** The share by value. */
  by_value: Figure | null;
  /** Whether the denominator is below the declared minimum. */
  is_small_sample: boolean;
  /** The same without deals that are too young, where the document says when a deal is mature. */
  mature?: Conversion;
  /** Why a figure is `null`. */
  reasons?: { [key: string]: NoFigure };
}

/** How much of a measure it takes. */
export interface Solution {
  /** The amount that was asked for. */
  pays: Figure;
  /** The smallest value of the measure that pays as much; absent where none up to the bound does. */
  needed?: SolvedPoint;
  /**
   * The most that is paid up to the bound, and the smallest value that pays it; only where nothing pays as much as was
   * asked for.
   */
  most?: SolvedPoint;
  /** The bound up to which the measure was searched. */
  up_to: Amount;
}

/** How much of a measure does it take to be paid an amount? */
export interface SolveQuestion {
  /** What is known of the person and the period; the measure's own value only serves to tell the distance. */
  facts: PayFacts;
  /** The measure. */
  on: Id;
  /** The amount that the period has to entitle to. */
  pays: FigureInput;
  /**
   * The least value of the measure to look at; nothing unless given, and what is credited where single deals are paid.
   */
  from?: FigureInput | null | undefined;
  /** The largest value of the measure to look at; a million million of its smallest units unless given. */
  up_to?: FigureInput | null | undefined;
}

/** A value of the measure and what the plan pays there. */
export interface SolvedPoint {
  /** The value of the measure, a whole number of its smallest unit. */
  at: Amount;
  /** The value divided by the period's quota, half up to 6 places; only where a quota is given. */
  attainment?: Figure;
  /** What the period entitles to there: what evaluating the plan gives. */
  entitled: Amount;
  /** How much it is above the measure's value in the facts, negative below it; only where the facts have one. */
  distance?: Figure;
}

/** A bonus on transactions of some days. */
export interface Spiff {
  /** The first day. */
  start: string;
  /** The first day after. */
  end: string;
  /** Which transactions; all unless declared. */
  when?: TransactionTest | null | undefined;
  /** The amount of a transaction, times the person's share of it. */
  amount?: FigureInput | null | undefined;
  /** The share of the person's credit. */
  rate?: FigureInput | null | undefined;
}

/** How a target is spread over the parts of a period. */
export type Spread = "equal" | "days" | "working_days" | "weeks";

/** A stage, in the order in which a deal passes them. */
export interface Stage {
  /** The name by which histories refer to it. */
  id: Id;
  /** What people call it. */
  name?: string | null | undefined;
  /** The days that a deal may stay, over all its visits. */
  limit_days?: FigureInput | null | undefined;
  /** The probability that a deal in this stage is won. */
  probability?: FigureInput | null | undefined;
  /** The share that should move on to the next stage. */
  benchmark?: FigureInput | null | undefined;
  /** Whether and how a deal ends here. */
  outcome?: DealEnd | null | undefined;
  /** Who answers for the stage. */
  owner?: Id | null | undefined;
}

/** A stage against its own past. */
export interface StageChange {
  /** The share of earlier deals that went on. */
  past: Conversion;
  /** The share of later ones. */
  now: Conversion;
  /** The share now less the share in the past. */
  difference: Figure | null;
  /** Newcombe's interval of the difference. */
  interval: ShareBounds | null;
  /** Whether the interval leaves out zero. */
  is_sure: boolean | null;
  /** Days that earlier deals stayed. */
  past_days: StageDays;
  /** Days that later deals stayed. */
  now_days: StageDays;
  /** The median now less the median in the past. */
  days_difference: Figure | null;
  /** Why a figure is `null`. */
  reasons?: { [key: string]: NoFigure };
}

/** Days in a stage, of deals that left it. */
export interface StageDays {
  /** Deals that left the stage and have all dates. */
  completed: number;
  /** Half of them stayed no longer, over all visits. */
  median: Figure | null;
  /** Why a figure is `null`. */
  reasons?: { [key: string]: NoFigure };
}

/** A deal's entry into a stage. */
export interface StageEntry {
  /** The stage. */
  stage: string;
  /** When it was entered; an entry without a readable date takes its place by the order of stages and is not timed. */
  at?: Moment | null | undefined;
}

/** The figures of a stage. */
export interface StageFigures {
  /** The stage. */
  id: string;
  /** What people call it. */
  name?: string;
  /** Deals that count in it. */
  count: number;
  /** Their value. */
  value: Amount;
  /** How many of them have no amount: they add nothing to the value. */
  unpriced: number;
  /** Those of them that count in the next stage too. */
  advanced: number;
  /** The value of those. */
  advanced_value: Amount | null;
  /** The share that went on to the next stage, by count. */
  conversion: Figure | null;
  /** Wilson's interval of it. */
  interval: ShareBounds | null;
  /** The share that went on, by value. */
  conversion_by_value: Figure | null;
  /** Whether `count` is below the declared minimum. */
  is_small_sample: boolean;
  /** Those that count here and are won. */
  won: number;
  /** The share that was won of the deals that count here. */
  won_from: Figure | null;
  /** Conversion without deals that are too young. */
  mature?: Conversion;
  /** The share that was won of the deals that count here and are old enough: `advanced` are the won ones. */
  mature_won_from?: Conversion;
  /** Time in the stage. */
  time?: StageTime;
  /** Why a figure is `null`. */
  reasons?: { [key: string]: NoFigure };
}

/** Time in a stage, in days. */
export interface StageTime {
  /** Deals that left the stage and have all dates; medians and quantiles are over them. */
  completed: number;
  /** Deals that were ever there. */
  visited: number;
  /** Those of them that are left out of all days, as a visit has no date. */
  undated: number;
  /** Days over all visits. */
  cumulative: Quantiles;
  /** Days of the last visit. */
  latest: Quantiles;
  /** Visits of all deals. */
  visits: number;
  /** Deals that are there now. */
  current: number;
  /** The days of the deal that has been there longest. */
  oldest_days: Figure | null;
  /** Deals over the limit. */
  over_limit: number;
  /** Why a figure is `null`. */
  reasons?: { [key: string]: NoFigure };
}

/** The value that a metric has to reach. */
export interface StandardValue {
  /** The metric. */
  metric: string;
  /** The value. */
  value: FigureInput;
  /** How often: in each month of the plan's period; once in the whole period unless declared. */
  each?: Grain | null | undefined;
}

/** What a vague word stands in for. */
export type StandsFor = "metric" | "amount" | "date" | "nothing";

/** The language of a statement as it is written: its full tag, never another name of it. */
export type StatementLanguage = "en" | "zh-Hans" | "zh-Hant";

/** What is a person paid for a period, by component and by deal? */
export interface StatementQuestion {
  /** What is known of the person and the period; their language is the statement's. */
  facts: PayFacts;
  /** Whether the answer carries the statement as a text, too. */
  text?: boolean | undefined;
}

/** One step from the inputs to a figure: the operation `op` on the steps `of` gives `value`. */
export interface Step {
  /** What the step is: a stable name. */
  name: string;
  /** Whose it is: the id of a component, a person, a period. */
  about?: string;
  /** What it found: a figure or a name as a text, yes or no, or `null` where the step only groups others. */
  value: string | boolean | null;
  /** How the value follows from the steps below. */
  op:
    | "given"
    | "sum"
    | "difference"
    | "product"
    | "quotient"
    | "negation"
    | "minimum"
    | "maximum"
    | "rounded"
    | "root"
    | "weighted_root"
    | "compare"
    | "all"
    | "any"
    | "not"
    | "when"
    | "select"
    | "case"
    | "pick"
    | "group"
    | "procedure"
    | "same";
  /** Of `given`: `document#` or `facts#` and the JSON Pointer of the value; absent for a constant. */
  source?: string;
  /** Of `rounded`: the mode. */
  mode?: RoundingMode;
  /** Of `rounded`: the decimal places. */
  scale?: number;
  /** Of `root`: 2 for a square root. */
  degree?: number;
  /** Of `root`: the places that were computed. */
  places?: number;
  /** Of `compare`: how the first of two stands to the second. */
  is?: StepComparison;
  /** Of `select`: whether a bound belongs to the case that starts there. */
  inclusive?: boolean;
  /** Of `pick`: the position. */
  index?: number;
  /** From what. */
  of?: Step[];
}

/** A comparison of two numbers. */
export type StepComparison = "at_least" | "at_most" | "above" | "below" | "equal";

/** The figures of a step. */
export interface StepFigures {
  /** The step, counted from 1. */
  step: number;
  /** Its event; none with `any`, where this is a number of distinct steps. */
  event?: string;
  /** Users who got here or beyond. */
  users: number;
  /** The share of the users of the step before (of all users at the first step). */
  conversion: Figure | null;
  /** Wilson's interval of it. */
  interval: ShareBounds | null;
  /** The share of the users of the first step. */
  from_first: Figure | null;
  /** The milliseconds since the matched step before: of users who have both. */
  time: StepTime | null;
  /** Why a figure is `null`. */
  reasons?: { [key: string]: NoFigure };
}

/** How the events of a chain follow each other. */
export type StepOrder = "ordered" | "strict" | "any";

/** Whether two steps may have the same instant. */
export type StepTies = "allowed" | "increasing";

/** The time from a step to the next, in milliseconds. */
export interface StepTime {
  /** Users who have both steps. */
  users: number;
  /** Half took no longer. */
  median: Figure;
  /** Nine tenths took no longer. */
  p90: Figure;
  /** How many took how long, where the document declares bins. */
  histogram?: TimeBin[];
}

/** The users whose chain has a step. */
export interface StepUsers {
  /** The step, counted from 1. */
  step: number;
  /** Its event. */
  event: string;
  /** Users whose chain has it. */
  users: number;
}

/** Which deals of somebody who left still earn. */
export type StillEarns = "last_day" | "booking" | "cash";

/** Why a user's chain went no further. */
export type Stopped =
  | "never_entered"
  | "no_later_event"
  | "out_of_order"
  | "same_instant"
  | "window"
  | "step_window"
  | "excluded"
  | "interrupted"
  | "missing_steps";

/** Who reached a score in several periods in a row, up to the last period that is known of anybody. */
export interface Streak {
  /** How many periods it takes. */
  at_least: number;
  /** The score to reach in each of them, itself included. */
  from: FigureInput;
  /**
   * Whether a period without a score ends the run; otherwise it is passed over. A veto always ends it, unless the award
   * includes people under one.
   */
  breaks_on_missing?: boolean | undefined;
}

/** Rows as objects of texts, as a CSV reader gives them. */
export type Table = readonly ({ readonly [key: string]: unknown })[];

/** The answer to a `Question`, under the same name. */
export type TargetAnswer = OneOf<TargetAnswers>;

/** What each variant of `TargetAnswer` is. */
export interface TargetAnswers {
  retarget: TargetsRetargeted;
  minimum_change: TargetsMovedLeast;
  breakback: TargetsBrokenBack;
  transfer: TargetsTransferred;
  history: TargetPlanHistory;
  table: TargetTable;
  forecast: TargetForecast;
}

/** How minima and maxima hold among siblings. */
export type TargetBounds = "water_filling" | "minimum_first";

/** A target that changes. */
export interface TargetChange {
  /** The node. */
  node: Id;
  /** The node that it is a part of. */
  parent?: Id;
  /** The period; without one it is the whole target of the node. */
  period?: string;
  /** Before. */
  old: Amount;
  /** After. */
  new: Amount;
  /** The difference. */
  change: Amount;
  /** Why. */
  why: TargetChangeReason;
  /** Why, in words. */
  reason: string;
}

/** Why a target changes. */
export type TargetChangeReason =
  | "total"
  | "reached"
  | "sum"
  | "by_weight"
  | "equally"
  | "minimum_first"
  | "min"
  | "max"
  | "kept"
  | "fewest"
  | "by_time"
  | "declared"
  | "makes_room"
  | "follows"
  | "part_of"
  | "given_up"
  | "taken_over";

/** What people commit to from below, beside the target from above. */
export interface TargetCommitment {
  /** What it commits to with all below it; `null` where somebody did not answer, or a node above answers for it. */
  value: Amount | null;
  /** What those of them who answered commit to together. */
  answered: Amount;
  /** How many of them did not answer. */
  unanswered: number;
  /** The commitment less the target. */
  gap: Amount | null;
  /** The gap ÷ the target, to six places. */
  gap_ratio: Figure | null;
  /** What has been reached less the commitment. */
  variance: Amount | null;
  /** What has been reached ÷ the commitment, to six places. */
  attainment: Figure | null;
  /** The same in the parts of the period, where anybody commits by part. */
  periods: TargetCommitmentPeriod[];
  /** Why a figure is missing. */
  reason?: TargetCommitmentReason;
}

/** What people commit to in a part of the period, beside the target in it. */
export interface TargetCommitmentPeriod {
  /** The label of the part. */
  period: string;
  /** The commitment in it; `null` where it is not known of somebody below. */
  value: Amount | null;
  /** The target in it. */
  target: Amount;
  /** The commitment less the target. */
  gap: Amount | null;
}

/** Why a figure of a commitment is missing. */
export type TargetCommitmentReason = "unanswered" | "answered_above" | "no_target" | "actual_unknown" | "no_commitment";

/** What is known while a plan runs: what has been reached, what people commit to, and what targets are measured by. */
export interface TargetFacts {
  /** What each node without children has reached; what is not there is not known, but for a vacant seat: it has 0. */
  actuals?: { readonly [key: string]: FigureInput } | undefined;
  /**
   * What nodes commit to: those without children by themselves, others for all below them. `null` says that nobody
   * answered yet, as does leaving a node out; nothing committed is `0`.
   */
  commitments?: { readonly [key: string]: FigureInput | null } | undefined;
  /** The same by the labels of the parts of the period, of whom it is known by part: the whole is their sum. */
  commitments_by_period?: { readonly [key: string]: { readonly [key: string]: FigureInput | null } } | undefined;
  /**
   * What the territory of each node without children holds, in the unit of the target; `null` where it is not known.
   */
  potential?: { readonly [key: string]: FigureInput | null } | undefined;
  /**
   * What each node without children is paid for reaching the target, in any one currency; `null` where it is not known.
   */
  pay?: { readonly [key: string]: FigureInput | null } | undefined;
  /** The day up to which it is known, inclusive. */
  as_of?: string | null | undefined;
  /** The language of findings. */
  language?: Language | undefined;
  /** Whether the outcome carries its trace. */
  trace?: boolean | undefined;
}

/** A target beside what the territory holds and what people are paid. */
export interface TargetFairness {
  /** The target ÷ the potential. */
  potential?: TargetFairnessFigure;
  /** The target ÷ the pay. */
  pay?: TargetFairnessFigure;
}

/** A target ÷ what it is measured by. */
export interface TargetFairnessFigure {
  /** The potential, or the pay, of the node with all below it; `null` where it is not known of somebody. */
  value: Figure | null;
  /** Of how many nodes without children it is not known. */
  unknown: number;
  /** The target ÷ that, to six places. */
  ratio: Figure | null;
  /** Why there is no ratio. */
  reason?: TargetFairnessReason;
}

/** The ratios of the nodes that stand at the same depth of the tree. */
export interface TargetFairnessLevel {
  /** What targets are measured by. */
  measure: TargetFairnessMeasure;
  /** The depth; the root is at 0. */
  level: number;
  /** How many nodes stand there. */
  nodes: number;
  /** Those of them without a ratio. */
  missing: Id[];
  /** How far the others lie apart; `null` where none has a ratio. */
  spread: TargetFairnessSpread | null;
  /** Who is farthest above the median; `null` where nobody is above it. */
  above: TargetFarthestNode | null;
  /** Who is farthest below the median; `null` where nobody is below it. */
  below: TargetFarthestNode | null;
}

/** What targets are measured by. */
export type TargetFairnessMeasure = "potential" | "pay";

/** Why a target has no ratio to what it is measured by. */
export type TargetFairnessReason = "unknown" | "zero";

/** How far ratios lie apart, each figure to six places. */
export interface TargetFairnessSpread {
  /** The least ratio. */
  min: Figure;
  /** The largest ratio. */
  max: Figure;
  /** The mean. */
  mean: Figure;
  /** The median; of an even number the mean of the middle two. */
  median: Figure;
  /** The coefficient of dispersion: the mean distance from the median ÷ the median; `null` for a median of zero. */
  dispersion: Figure | null;
  /**
   * The coefficient of variation: the sample standard deviation ÷ the mean, without its sign; `null` of fewer than two,
   * or for a mean of zero.
   */
  variation: Figure | null;
}

/** A node that is far from the median of its level. */
export interface TargetFarthestNode {
  /** The node. */
  id: Id;
  /** Its ratio, to six places. */
  ratio: Figure;
  /** Its ratio less the median, to six places. */
  apart: Figure;
}

/** How a series goes on. */
export interface TargetForecast {
  /**
   * The method with everything stated: asked with it, the values to come are the same. What was found counts as stated
   * then, so the interval and the backtest are not.
   */
  method: Json;
  /** The periods to come, in order. */
  forecasts: ForecastPeriod[];
  /** Their values together. */
  total: Amount;
  /** How often the value shall lie between `low` and `high`. */
  level: Figure;
  /** The standard deviation of the misses of the series, to six places. */
  deviation?: Figure;
  /** Why there is no interval. */
  interval_reason?: ForecastReason;
  /** How the method would have done before. */
  backtest?: ForecastBacktest;
  /** Why there is no backtest. */
  backtest_reason?: ForecastReason;
  /** The methods among which was chosen, in the order that ties go by. */
  tried?: ForecastTried[];
  /** What the method made of every period of the series, where the question asks for it. */
  fit?: ForecastFit[];
}

/** A target that two dimensions share: the rows and the columns have totals, the cells have weights. */
export interface TargetMatrixDocument {
  /** `quotakit/target-matrix@1`. */
  schema?: string | null | undefined;
  /** The matrix's name. */
  id?: Id | null | undefined;
  /** What people call it. */
  title?: string | null | undefined;
  /** What is handed out, and its smallest part. */
  unit: Unit;
  /** The rows with their totals. */
  rows: readonly Margin[];
  /** The columns with their totals. */
  columns: readonly Margin[];
  /** A row of weights for each row; a zero stays zero. */
  weights: readonly (readonly FigureInput[])[];
  /** Cells whose value is fixed. */
  locked?: readonly LockedCell[] | undefined;
  /** How near the fitted cells come to the totals, in steps, before they are rounded. */
  tolerance?: FigureInput | undefined;
  /** Worked examples. */
  examples?: readonly Example[] | undefined;
}

/** A figure before and after. */
export interface TargetMoved {
  /** Before. */
  old: Amount;
  /** After. */
  new: Amount;
  /** The difference. */
  change: Amount;
}

/** Somebody or something that has a share: a region, a product, a person. */
export interface TargetNode {
  /** The name, unique in the plan. */
  id: Id;
  /** The weight among its siblings; `null` says that nobody answered yet. */
  weight?: NodeWeight | undefined;
  /** The share itself, where it is fixed. */
  locked?: FigureInput | null | undefined;
  /** The share that a revision gave it: it holds like a lock, until the next revision. */
  set?: FigureInput | null | undefined;
  /**
   * What it has in parts of the period that are settled, by label, such as what was reached in those that are over: its
   * share is this and, by weight, a part of what is left, which goes to the other parts.
   */
  kept?: { readonly [key: string]: FigureInput } | undefined;
  /** The least share. */
  min?: FigureInput | null | undefined;
  /** The largest share. */
  max?: FigureInput | null | undefined;
  /** Who answers for it. */
  owner?: Id | null | undefined;
  /** The day by which it is due. */
  due?: string | null | undefined;
  /** When it counts as done. */
  standard?: DoneWhen | null | undefined;
  /** What it is, if not somebody or something that is there; `null` unless declared. */
  kind?: TargetNodeKind | null | undefined;
  /** The first day on which it counts; before it, it has no share of the time. */
  hired?: string | null | undefined;
  /** The last day on which it counts. */
  left?: string | null | undefined;
  /**
   * How far a new hire has come in each month since `hired`, fully after the last one; the plan's `ramp` unless
   * declared.
   */
  ramp?: readonly FigureInput[] | null | undefined;
  /** Where the weights of the children come from, if they do not carry their own. */
  weights?: WeightSource | null | undefined;
  /** Who shares it. */
  children?: readonly TargetNode[] | undefined;
}

/** A node that holds a share of its own and is not somebody who works for it. */
export type TargetNodeKind = "vacant" | "house";

/** A node with its target. */
export interface TargetNodeOutcome {
  /** The node. */
  id: Id;
  /** The node that it is a part of. */
  parent: Id | null;
  /** What it is, if not somebody or something that is there. */
  kind?: TargetNodeKind;
  /** What it carries, with the padding of the nodes above it. */
  value: Amount;
  /** The exact share, before whole steps. */
  exact: Figure;
  /** What it would carry without padding. */
  plan: Amount;
  /** What its children carry together. */
  assigned: Amount | null;
  /** What its children carry ÷ what it carries, to six places; `null` without children, or for a value of zero. */
  coverage: Figure | null;
  /** What none of its children has, because all are fixed. */
  unallocated: UnallocatedTarget | null;
  /** The value over time. */
  periods: TargetPeriodOutcome[];
  /** How the value came about. */
  receipt: TargetReceipt;
  /** What has been reached, where the facts say it. */
  progress?: TargetProgress;
  /** What it commits to from below, where anybody was asked. */
  commitment?: TargetCommitment;
  /** Its target ÷ potential and ÷ pay, where the facts say it. */
  fairness?: TargetFairness;
}

/** A target broken down. */
export interface TargetOutcome {
  /** The plan. */
  id: Id;
  /** Every node, a parent before its children. */
  nodes: TargetNodeOutcome[];
  /** The part of the total below a step, which nobody has. */
  residue: Amount;
  /** How much of the period has passed. */
  elapsed?: ElapsedDays;
  /**
   * Who did not answer, where anybody was asked for a commitment: nodes without children, and nodes that committed for
   * all below them in some parts of the period only.
   */
  unanswered?: Id[];
  /** How targets compare with potential and pay, by measure and depth, where the facts say it. */
  fairness?: TargetFairnessLevel[];
  /** What should be seen. */
  findings: Problem[];
  /** The steps from the inputs to every figure, where asked for. */
  trace?: Step;
}

/** A target in a part of the period. */
export interface TargetPeriodOutcome {
  /** The label of the part. */
  period: string;
  /** The target in it. */
  value: Amount;
}

/** A target that is broken down over a tree and over time. */
export interface TargetPlanDocument {
  /** `quotakit/target-plan@1`. */
  schema?: string | null | undefined;
  /** The plan's name. */
  id: Id;
  /** What people call the plan. */
  title?: string | null | undefined;
  /** What the target measures; money measures `revenue` and a count what it counts, unless declared. */
  metric?: string | null | undefined;
  /** What is handed out, and its smallest part. */
  unit: Unit;
  /** The whole. */
  total: FigureInput;
  /** How whole steps are handed out. */
  method?: Method | undefined;
  /** How minima and maxima hold among siblings. */
  bounds?: TargetBounds | undefined;
  /** What a total means that is not a whole number of steps. */
  residue?: Residue | undefined;
  /** What siblings mean whose weights are all zero. */
  zero_weights?: ZeroWeights | undefined;
  /** What a weight below zero means. */
  negative_weights?: NegativeWeights | undefined;
  /** What it means that somebody has more in settled periods than the whole share. */
  below_zero?: BelowZero | undefined;
  /** Who has a share. */
  tree: TargetTree;
  /** By how much the children of a node together carry more than the node, by the node's id. */
  padding?: { readonly [key: string]: FigureInput } | undefined;
  /** The period, and how targets are spread over it. */
  time?: TimeRule | null | undefined;
  /** Which version of the plan this is; the first one needs none. */
  version?: TargetPlanVersion | null | undefined;
  /** Worked examples. */
  examples?: readonly Example[] | undefined;
}

/** The versions of a plan, and what each of them changed. */
export interface TargetPlanHistory {
  /** The versions, from the first. */
  versions: TargetVersionLine[];
  /** What each version but the first changed. */
  steps: TargetVersionChanges[];
}

/** A version of a plan: when, by whom and why it was made of the one before. */
export interface TargetPlanVersion {
  /** Its number; a plan without a version is number 1. */
  number: number;
  /** The day on which it was made. */
  date?: string | null | undefined;
  /** Who made it. */
  who?: string | null | undefined;
  /** Why it was made. */
  reason: string;
  /** The SHA-256 of the version before in canonical form. */
  before?: string | null | undefined;
}

/** What has been reached of a target. */
export interface TargetProgress {
  /** What has been reached; `null` where the actual of a node below is not known. */
  actual: Amount | null;
  /** How many nodes without children have no actual. */
  unknown: number;
  /** What has been reached less the target. */
  variance: Amount | null;
  /** What has been reached ÷ the target, to six places. */
  attainment: Figure | null;
  /** The target × the days elapsed ÷ the days of the period, rounded half up to the plan's scale. */
  expected: Amount | null;
  /** What has been reached ÷ what was expected by now, to six places. */
  pace: Figure | null;
  /** Why there is no attainment or no pace. */
  reason?: ProgressReason;
}

/** A question to a target plan. */
export type TargetQuestion = OneOf<{
  /** What becomes of the plan when periods have passed or the total changes. */
  retarget: RetargetQuestion;
  /** The same, moving as few leaves as can be. */
  minimum_change: MinimumChangeQuestion;
  /** What becomes of the plan when a figure is set by hand. */
  breakback: BreakbackQuestion;
  /** What becomes of the plan when target moves from one node to another. */
  transfer: TransferQuestion;
  /** What the versions of the plan changed. */
  history: HistoryQuestion;
  /** The plan's tree as a table. */
  table: NoSettings;
  /** How a series goes on, for setting the total. */
  forecast: ForecastQuestion;
}>;

/** How a value came about. */
export interface TargetReceipt {
  /** The exact share as a fraction of what the siblings share; `null` for the root, and where nothing is shared. */
  share: Figure | null;
  /** The whole steps of the exact share. */
  floor: Amount;
  /** What is left of it, as a fraction of a step. */
  remainder: Figure;
  /** The place of the remainder among the siblings', from 1; whole shares have none. */
  rank: number | null;
  /** What was received beyond the floor. */
  unit: Amount;
  /** Why. */
  why: ShareReason;
  /** The lock or bound that held. */
  held: HeldBound | null;
  /** Its amount. */
  bound: Amount | null;
  /**
   * What it had before anything went by weight: its minimum, or what is settled; there where bounds hold by
   * `minimum_first`, and not where they hold by water-filling or where the node is fixed.
   */
  first?: Figure;
  /** The siblings' λ: the share of one unit of weight; `null` where all are fixed. */
  lambda: Figure | null;
}

/** The version that a revision makes. */
export interface TargetRevisionVersion {
  /** Its number. */
  number: number;
  /** The day on which it was made. */
  date?: string;
  /** Who made it. */
  who?: string;
  /** Why it was made. */
  reason: string;
  /** The SHA-256 of the version before in canonical form. */
  before: string;
}

/** A node of a plan's tree as a row of a table. */
export interface TargetRow {
  /** The node that it is a part of; the root has none. */
  parent?: Id | null | undefined;
  /** The node, unique in the plan. */
  id: Id;
  /** The weight among its siblings; `null` says that nobody answered yet. */
  weight?: NodeWeight | undefined;
  /** The least share. */
  min?: FigureInput | null | undefined;
  /** The largest share. */
  max?: FigureInput | null | undefined;
  /** The share itself, where it is fixed. */
  locked?: FigureInput | null | undefined;
  /** Who answers for it. */
  owner?: Id | null | undefined;
  /** The day by which it is due. */
  due?: string | null | undefined;
  /** The share that a revision gave it. */
  set?: FigureInput | null | undefined;
  /** What it has in parts of the period that are settled, by label. */
  kept?: { readonly [key: string]: FigureInput } | undefined;
  /** When it counts as done. */
  standard?: DoneWhen | null | undefined;
  /** What it is, if not somebody or something that is there. */
  kind?: TargetNodeKind | null | undefined;
  /** The first day on which it counts. */
  hired?: string | null | undefined;
  /** The last day on which it counts. */
  left?: string | null | undefined;
  /** How far a new hire has come in each month since `hired`. */
  ramp?: readonly FigureInput[] | null | undefined;
  /** Where the weights of the children come from, if they do not carry their own. */
  weights?: WeightSource | null | undefined;
}

/** The tree of a plan as a table, in rows and as the text of a sheet. */
export interface TargetTable {
  /** The nodes, a parent before its children, as documents take them. */
  rows: Json[];
  /** The same as comma-separated values with a header. */
  csv: string;
}

/** The root of the tree, or the whole tree as a table of rows or as the text of a sheet. */
export type TargetTree = TargetNode | TargetTreeTable | TargetTreeCsv;

/** A tree as the text of a sheet. */
export interface TargetTreeCsv {
  /** A header of field names, and a line for each node. */
  csv: string;
}

/** A tree as a table of rows. */
export interface TargetTreeTable {
  /** A row for each node. */
  table: readonly TargetRow[];
}

/** The target of a node in two versions. */
export interface TargetValueChange {
  /** The node. */
  node: Id;
  /** Before; nothing where there was no such node. */
  old?: Amount;
  /** After; nothing where there is no such node any more. */
  new?: Amount;
  /** The difference. */
  change: Amount;
}

/** What one version changed of the one before. */
export interface TargetVersionChanges {
  /** The number of the version before. */
  from: number;
  /** The number of the version. */
  to: number;
  /** The nodes whose target it changed, a parent before its children. */
  changes: TargetValueChange[];
}

/** A version of a plan. */
export interface TargetVersionLine {
  /** Its number. */
  number: number;
  /** The day on which it was made. */
  date?: string;
  /** Who made it. */
  who?: string;
  /** Why it was made; the first version needs no reason. */
  reason?: string;
  /** The SHA-256 of the version in canonical form. */
  hash: string;
  /** Its total. */
  total: Amount;
}

/** What becomes of a plan when a figure is set by hand. */
export interface TargetsBrokenBack {
  /** The version that it makes. */
  version: TargetRevisionVersion;
  /** The total before and after. */
  total: TargetMoved;
  /** How many nodes without children there are. */
  leaves: number;
  /** How many of them have another target in the whole. */
  moved: number;
  /** Every target that changes, a parent before its children, the whole before its periods. */
  changes: TargetChange[];
  /** The SHA-256 of the new plan in canonical form. */
  hash: string;
  /** The new plan: evaluating it gives the figures above. */
  plan: Json;
}

/** What becomes of a plan when as few leaves move as can be. */
export interface TargetsMovedLeast {
  /** The version that it makes. */
  version: TargetRevisionVersion;
  /** The total before and after. */
  total: TargetMoved;
  /** How many nodes without children there are. */
  leaves: number;
  /** How many of them have another target in the whole. */
  moved: number;
  /** Every target that changes, a parent before its children, the whole before its periods. */
  changes: TargetChange[];
  /** The SHA-256 of the new plan in canonical form. */
  hash: string;
  /** The new plan: evaluating it gives the figures above. */
  plan: Json;
}

/** What becomes of a plan when periods have passed or the total changes. */
export interface TargetsRetargeted {
  /** The version that it makes. */
  version: TargetRevisionVersion;
  /** The total before and after. */
  total: TargetMoved;
  /** How many nodes without children there are. */
  leaves: number;
  /** How many of them have another target in the whole. */
  moved: number;
  /** Every target that changes, a parent before its children, the whole before its periods. */
  changes: TargetChange[];
  /** The SHA-256 of the new plan in canonical form. */
  hash: string;
  /** The new plan: evaluating it gives the figures above. */
  plan: Json;
}

/** What becomes of a plan when target moves from one node to another. */
export interface TargetsTransferred {
  /** The version that it makes. */
  version: TargetRevisionVersion;
  /** The total before and after. */
  total: TargetMoved;
  /** How many nodes without children there are. */
  leaves: number;
  /** How many of them have another target in the whole. */
  moved: number;
  /** Every target that changes, a parent before its children, the whole before its periods. */
  changes: TargetChange[];
  /** The SHA-256 of the new plan in canonical form. */
  hash: string;
  /** The new plan: evaluating it gives the figures above. */
  plan: Json;
}

/** An indicator of which the team's attainment is taken. */
export interface TeamTotal {
  /** The indicator. */
  indicator: Id;
  /** How the attainment is rounded; it stays exact without this. `scale` has to be stated. */
  rounding?: RoundingRule | null | undefined;
}

/** Somebody who left. */
export interface Terminated {
  /** The last day, which is still a day of work. */
  last_day: string;
  /** Why, where the plan has terms for some reasons. */
  reason?: string | null | undefined;
}

/** Everyone from a value on. */
export interface Threshold {
  /** The value, itself included; with an ascending key, everyone up to it. */
  from: FigureInput;
  /** Of what; the score unless stated. */
  key?: OrderKey | undefined;
}

/** The repairs that tables may need. */
export interface Tidy {
  /** Other spellings by column: `{"product": {"Flow Meter": "flow-meter"}}`. */
  aliases?: { readonly [key: string]: { readonly [key: string]: string } } | undefined;
  /** Columns whose texts are trimmed and written in lower case. */
  fold?: readonly string[] | undefined;
  /** The separator between the thousands of an amount, where amounts come with one. */
  thousands?: string | null | undefined;
  /** How slashed dates are meant. */
  dates?: DateOrder | null | undefined;
  /** What happens to a row that cannot be read. */
  faulty_rows?: FaultyRows | undefined;
}

/** What a shape is read along. */
export type TierAxis = "amount" | "attainment" | "quantity";

/** What the rate of a step applies to. */
export type TierMode = "marginal" | "whole" | "retroactive";

/** One step: from a bound on, a rate or an amount a unit, and a fixed amount for reaching it. */
export interface TierStep {
  /** The lower bound. */
  from: FigureInput;
  /** The upper bound as imported tables have it; it has to be where the next step begins. */
  to?: FigureInput | null | undefined;
  /** The share of the measure. */
  rate?: FigureInput | null | undefined;
  /** The amount for each unit of the measure. */
  per_unit?: FigureInput | null | undefined;
  /** The amount for entering the step. */
  fixed?: FigureInput | null | undefined;
}

/** Steps with a rate each. */
export interface Tiers {
  /** The axis of the bounds; rates always apply to the measure. */
  axis?: TierAxis | undefined;
  /** What the rates apply to. */
  mode: TierMode;
  /** To which step a bound belongs. */
  tie?: BoundTie | undefined;
  /** The steps, by rising lower bound; each ends where the next begins. */
  steps: readonly TierStep[];
}

/** A bin of times. */
export interface TimeBin {
  /** The most milliseconds that belong to it; `null` for all above. */
  to_ms: number | null;
  /** Users who took so long, and longer than the bin before. */
  users: number;
}

/** Whose targets in the parts of a period are within a step of exact. */
export type TimeMargins = "leaves" | "both";

/** The curves at a day. */
export interface TimePoint {
  /** Days since each deal's beginning. */
  day: number;
  /** Deals that lasted until then. */
  at_risk: number;
  /** Won on this day. */
  won: number;
  /** Lost on this day. */
  lost: number;
  /** Not yet won, by Kaplan–Meier. */
  not_won: Figure;
  /** Won by then, by Aalen–Johansen. */
  won_by: Figure;
  /** Lost by then, by Aalen–Johansen. */
  lost_by: Figure;
}

/** The period of a plan, and how targets are spread over it. */
export interface TimeRule {
  /** The calendar of the labels. */
  calendar?: CalendarRule | undefined;
  /** The label of the whole period. */
  period: string;
  /** The length of the parts; nothing is spread unless declared. */
  by?: Grain | null | undefined;
  /** How a target is spread over the parts. */
  spread?: Spread | undefined;
  /** The weights of the parts, instead of `spread`. */
  profile?: Profile | null | undefined;
  /** What is exact in each part besides the whole. */
  margins?: TimeMargins | undefined;
  /**
   * The labels of the parts that are over: what leaves have `kept` in them was reached. What is kept in another part
   * was set by hand, or stays until it is over.
   */
  closed?: readonly string[] | undefined;
  /** How far new hires have come in each month since their first day, fully after the last one. */
  ramp?: readonly FigureInput[] | undefined;
}

/** The time from beginning to won, in whole days. */
export interface TimeToWin {
  /** Deals with known days. */
  deals: number;
  /** Deals that are left out: a date is missing, or they ended before they began. */
  left_out: number;
  /** Deals that lasted longer than the horizon and count as open at its end. */
  beyond_horizon: number;
  /** The days over which deals are followed; one that lasts longer counts as open at their end. */
  horizon_days: number;
  /** The first day by which half are won by Kaplan–Meier (lost deals no longer observed). */
  median_days: number | null;
  /** The first day by which half of all deals are won by Aalen–Johansen (lost deals cannot be won any more). */
  half_won_days: number | null;
  /** The curves, a point for each day on which a deal was won or lost. */
  points: TimePoint[];
  /** Why a figure is `null`. */
  reasons?: { [key: string]: NoFigure };
}

/** A statement, and its text where it was asked for. */
export interface ToldStatement {
  /** The person. */
  person: string;
  /** The period. */
  period: string;
  /** The currency of all amounts. */
  currency: Currency;
  /** The language of titles, reasons and sentences: that of the facts. */
  language: StatementLanguage;
  /** The plan that was applied. */
  plan: AppliedPlan;
  /**
   * A section for every component, and for every line that stands beside components; their dues sum to what is due.
   */
  sections: PaySection[];
  /** From what the period entitles to down to what is due. */
  totals: PayTotals;
  /** What is due in the currency in which the person is paid, where the facts name one. */
  payment?: Payment;
  /** The statement as plain text, at most 100 columns wide. */
  text?: string;
}

/** How far a figure may stray, and in what. */
export type ToleranceRule = OneOf<{
  /** An amount in the metric's unit. */
  amount: FigureInput;
  /** A share of the figure: `"5%"` of 1,000,000 is 50,000. */
  share: FigureInput;
}>;

/** The first n. */
export interface TopN {
  /** How many. */
  places: number;
  /** By what; the score unless stated. */
  key?: OrderKey | undefined;
  /** What happens to equal values across the edge. */
  ties?: EdgeTies | undefined;
  /** What decides between equal values, for `tie_key`. */
  tie_keys?: readonly OrderKey[] | undefined;
}

/** The team's attainment in one indicator. */
export interface TotalOutcome {
  /** The indicator. */
  indicator: string;
  /** The people with a value and a target. */
  people: number;
  /** Their values together. */
  actual: Figure;
  /** Their targets together. */
  target: Figure;
  /** Actual ÷ target; nothing for a target of zero. */
  attainment: Figure | null;
}

/** Whether a target will be met at the present pace. */
export type Track = "on_track" | "at_risk" | "off_track";

/** A deal, an order, an invoice, or what takes one back. */
export interface Transaction {
  /** Its name. */
  id: Id;
  /** Its day. */
  date: string;
  /** How much money. */
  amount?: FigureInput | null | undefined;
  /** How many things. */
  quantity?: FigureInput | null | undefined;
  /** The currency; the plan's unless given, and that of what it takes back. */
  currency?: Currency | null | undefined;
  /** Units of the plan's currency for one unit of this one; from the tables of rates unless given. */
  rate?: FigureInput | null | undefined;
  /** What rules match on. */
  attributes?: { readonly [key: string]: string } | undefined;
  /** Its other days. */
  dates?: TransactionDates | undefined;
  /** Who has a share; the person alone unless given. */
  participants?: readonly Participant[] | undefined;
  /** The transaction that this one takes back, wholly or in part. */
  reverses?: Id | null | undefined;
  /** What the customer paid for it; the whole on the day `dates` say it was paid, unless given. */
  collected?: DealCollected | null | undefined;
}

/** The days of a transaction's life. */
export interface TransactionDates {
  /** The day it was booked. */
  booked?: string | null | undefined;
  /** The day it was invoiced. */
  invoiced?: string | null | undefined;
  /** The day it was paid. */
  paid?: string | null | undefined;
}

/** A test of a transaction. */
export type TransactionTest = OneOf<{
  /** All of them match. */
  all: readonly TransactionTest[];
  /** At least one of them matches. */
  any: readonly TransactionTest[];
  /** It does not match. */
  not: TransactionTest;
  /** An attribute has the value. */
  equals: AttributeIs;
  /** An attribute has one of the values. */
  in: AttributeOneOf;
  /** The amount lies between two bounds. */
  between: AmountRange;
}>;

/** What becomes of the plan when target moves from one node to another? */
export interface TransferQuestion {
  /** Who gives it up. */
  from: Id;
  /** Who takes it over. */
  to: Id;
  /** How much; more than zero, and a whole number of steps. */
  amount: FigureInput;
  /** Why the new version is made, when and by whom. */
  note: RevisionNote;
  /** The language of reasons. */
  language?: Language | undefined;
}

/** The correction of a period that was closed before. */
export interface TrueUp {
  /** The period that is corrected. */
  period: string;
  /** What is still to be paid for it, or, below zero, to be taken back. */
  amount: Amount;
}

/** A line for what nobody has. */
export interface UnallocatedTarget {
  /** How much. */
  value: Amount;
  /** Before whole steps. */
  exact: Figure;
  /** Without padding. */
  plan: Amount;
  /** Over time. */
  periods: TargetPeriodOutcome[];
}

/** The unit of a metric, a measure or a target. */
export type Unit = OneOf<{
  /** An amount of money. */
  currency: CurrencyUnit;
  /** A number of things. */
  count: CountUnit;
  /** A percentage; `"25%"` and `"0.25"` are the same figure. */
  percent: PlainUnit;
  /** A difference of percentages; `"5%"` is five points. */
  percentage_points: PlainUnit;
  /** A number of days. */
  days: PlainUnit;
  /** A quotient without a unit. */
  ratio: PlainUnit;
  /** Any other unit, by its name. */
  named: NamedUnit;
}>;

/** A unit and the words for it. */
export interface UnitWords {
  /** The unit. */
  unit: Unit;
  /** The words. */
  words: readonly string[];
}

/** How far a user got. */
export interface UserFigures {
  /** The user. */
  user: string;
  /** The furthest step reached, 0 for none; with `any` the number of distinct steps. */
  level: number;
  /** The events of the chain. */
  matched: MatchedEvent[];
  /** Why it went no further; `null` for a complete chain. */
  stopped: Stopped | null;
}

/** A vague word that people add, or take out. */
export interface VagueWord {
  /** The word, in any script; capitals do not matter. */
  word: string;
  /** What it stands in for. */
  stands_for: StandsFor;
}

/** The speed of selling: opportunities × average won amount × win rate ÷ cycle days. */
export interface Velocity {
  /** Money a day. */
  per_day: Amount | null;
  /** Open deals. */
  opportunities: number;
  /** Won deals. */
  won: number;
  /** Those of them that have an amount. */
  priced: number;
  /** What those are worth together. */
  won_value: Amount;
  /** The mean amount: `won_value` ÷ `priced`. */
  average_won: Amount | null;
  /** Won and lost deals. */
  closed: number;
  /** `won` ÷ `closed`. */
  win_rate: Figure | null;
  /** Won deals of which the beginning and the end are known. */
  timed: number;
  /** The days from beginning to won, over those. */
  days: Figure;
  /** The mean days from beginning to won: `days` ÷ `timed`. */
  cycle_days: Figure | null;
  /** Why a figure is `null`. */
  reasons?: { [key: string]: NoFigure };
}

/** Whether a letter holds. */
export type Verdict = "pass" | "fail" | "unknown";

/** What limits the grade, the score or both, whatever was reached. */
export interface Veto {
  /** The id. */
  id: Id;
  /** What people call it. */
  name?: string | null | undefined;
  /** The best grade that is left. */
  grade_at_most?: string | null | undefined;
  /** The highest score that is left. */
  score_at_most?: FigureInput | null | undefined;
}

/** A day of the week. */
export type WeekDay = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";

/** The weeks of the three months of a quarter. */
export type WeekPattern = "4-4-5" | "4-5-4" | "5-4-4";

/** What the weights of the parts of one group have to be. */
export type WeightRule = "exact_sum" | "relative";

/** Where the weights of siblings come from. */
export type WeightSource = OneOf<{
  /** All are equal. */
  equal: NoSettings;
  /** From what they did before. */
  history: History;
  /** From how many people they have and what those can do. */
  capacity: { readonly [key: string]: Capacity };
  /** From what they are forecast to reach. */
  forecast: ForecastWeights;
}>;

/** One weight, changed down and up. */
export interface WeightTry {
  /** The indicator or the group. */
  weight: string;
  /** Its weight. */
  from: Figure;
  /** With less of it. */
  down: MovedWeight;
  /** With more of it; nothing where that would leave its siblings none. */
  up: MovedWeight | null;
  /** The nearest weight at which it turns, however far; nothing where it never does. */
  turn: WeightTurn | null;
}

/** Where a grade or a rank turns. */
export interface WeightTurn {
  /** The indicator or the group. */
  weight: string;
  /** Its weight. */
  from: Figure;
  /** The weight at which it turns, exactly; its siblings keep their proportions and, in a mean, their sum. */
  to: Figure;
  /** `to` less `from`. */
  change: Figure;
  /** The change in parts of `from`. */
  relative: Figure;
  /** Whether it has turned at `to`; otherwise it turns just beyond. */
  is_reached: boolean;
  /** The grade after; nothing below the lowest. */
  grade: string | null;
  /** The rank after, where that was asked. */
  rank: number | null;
  /** Who then stands otherwise to the person than before, by id, where the rank was asked. */
  crossed: string[];
}

/** Open deals, weighted by their probability of winning. */
export interface WeightedPipeline {
  /** Open deals that have an amount and a probability. */
  deals: number;
  /** Open deals that are left out, as their stage has no probability. */
  without_probability: number;
  /** Open deals that are left out, as they have a probability and no amount. */
  without_amount: number;
  /** What the deals are worth before it is weighted. */
  unweighted: Amount;
  /** The sum of amount × probability. */
  value: Amount;
  /** The sum of amount² × probability × (1 − probability): deals taken as independent. */
  variance: Figure;
  /** Its square root. */
  deviation: Amount;
}

/** The share won. */
export interface WinRate {
  /** The numerator: won deals. */
  won: Counted;
  /** Lost deals. */
  lost: Counted;
  /** The denominator: won and lost deals. */
  closed: Counted;
  /** The denominator with open deals. */
  all: Counted;
  /** Won ÷ (won + lost). */
  by_count: Figure | null;
  /** Wilson's interval of it. */
  interval: ShareBounds | null;
  /** Won value ÷ (won + lost value). */
  by_value: Figure | null;
  /** Won ÷ all, open deals included. */
  with_open: Figure | null;
  /** Won value ÷ the value of all, open deals included. */
  with_open_by_value: Figure | null;
  /** The same without deals that are too young, where the document says when a deal is mature. */
  mature?: WinRate;
  /** Why a figure is `null`. */
  reasons?: { [key: string]: NoFigure };
}

/** Above a size, the excess of a deal counts at a share. */
export interface Windfall {
  /** The size. */
  above: FigureInput;
  /** The share at which the excess counts. */
  share: FigureInput;
}

/** The active days of each window. */
export interface WindowActive {
  /** Within the quarter. */
  qtd?: readonly DaySpan[] | null | undefined;
  /** Within the year. */
  ytd?: readonly DaySpan[] | null | undefined;
}

/** A value for each window that can accumulate. */
export interface Windows {
  /** Of the quarter, before this period. */
  qtd?: FigureInput | null | undefined;
  /** Of the year, before this period. */
  ytd?: FigureInput | null | undefined;
}

/** A winner. */
export interface Winner {
  /** Who. */
  person: string;
  /** The value that won: of a streak, the periods up to now. */
  value: Figure;
  /** The periods of the longest streak. */
  longest?: number;
  /** The first period of the streak that goes on. */
  since?: string;
}

/** A range that earns full marks. */
export interface WithinRule {
  /** The lower end of the range. */
  from: FigureInput;
  /** The upper end of the range. */
  to: FigureInput;
  /** The values below and above the range at which nothing is left. */
  zero_at: readonly [FigureInput, FigureInput];
}

/** How a year of whole weeks finds its end near the end of the month before `year_start`. */
export type YearEnd = "nearest" | "last";

/** Points by standard deviations: `mean + spread × (value − mean of the peers) ÷ deviation of the peers`. */
export interface ZScoreRule {
  /** The points of a value on the mean; half of full marks unless stated. */
  mean?: FigureInput | null | undefined;
  /** The points of one standard deviation; negative where lower is better. */
  spread: FigureInput;
  /** Whether the peers are a sample: the deviation divides by n − 1. */
  sample?: boolean | undefined;
  /** The points when all peers have one value; an error without this. */
  if_equal?: FigureInput | null | undefined;
}

/** What siblings mean whose weights are all zero. */
export type ZeroWeights = "error" | "equal";

/** A zone of the IANA database, such as "Asia/Taipei". */
export type Zone = string;

/** The types of every kind of document, by the kind that its `schema` names. */
export interface Kinds {
  "goal": { document: GoalDocument; facts: GoalFacts; outcome: GoalOutcome };
  "goal-set": { document: GoalSetDocument; facts: GoalSetFacts; outcome: GoalSetOutcome };
  "target-plan": { document: TargetPlanDocument; facts: TargetFacts; outcome: TargetOutcome };
  "target-matrix": { document: TargetMatrixDocument; facts: MatrixFacts; outcome: MatrixOutcome };
  "pipeline": { document: PipelineDocument; facts: PipelineFacts; outcome: PipelineOutcome };
  "event-funnel": { document: EventFunnelDocument; facts: EventFunnelFacts; outcome: EventFunnelOutcome };
  "scorecard": { document: ScorecardDocument; facts: ScorecardFacts; outcome: ScorecardOutcome };
  "cohort": { document: CohortDocument; facts: CohortFacts; outcome: CohortOutcome };
  "pay-plan": { document: PayPlanDocument; facts: PayFacts; outcome: PayOutcome };
  "pay-book": { document: PayBookDocument; facts: PayFacts; outcome: PayOutcome };
  "close": { document: CloseDocument; facts: CloseFacts; outcome: CloseOutcome };
}
