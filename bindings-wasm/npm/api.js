// Everything that the package exports but `init`, which each entry has its own of.

export { Calendar } from './calendar.js'
export {
  Close,
  Cohort,
  EventFunnel,
  Goal,
  GoalSet,
  PayBook,
  PayPlan,
  Pipeline,
  Scorecard,
  TargetMatrix,
  TargetPlan,
} from './documents.js'
export { askJson, canonicalJson, charts, evaluateJson, explainJson, lintJson, placeOf, readGoal, readGoalJson } from './doors.js'
export { QuotakitError } from './error.js'
