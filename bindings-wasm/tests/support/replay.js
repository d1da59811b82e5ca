// What the package makes of a vector. Runs in Node and in browsers.

/** The kinds and the classes that load them. */
export const CLASSES = {
  goal: 'Goal',
  'goal-set': 'GoalSet',
  'target-plan': 'TargetPlan',
  'target-matrix': 'TargetMatrix',
  pipeline: 'Pipeline',
  'event-funnel': 'EventFunnel',
  scorecard: 'Scorecard',
  cohort: 'Cohort',
  'pay-plan': 'PayPlan',
  'pay-book': 'PayBook',
  close: 'Close',
}

/** The text that something gives, or the problems that it throws. */
function told(quotakit, run) {
  try {
    return run()
  } catch (error) {
    if (error instanceof quotakit.QuotakitError) return error.toJson()
    throw error
  }
}

/** By the doors: text in, text out. */
export function byDoors(quotakit, { document, facts, question, sentence, options }) {
  if (sentence !== undefined) return told(quotakit, () => quotakit.readGoalJson(sentence, options))
  if (question !== undefined) return told(quotakit, () => quotakit.askJson(document, question))
  if (facts !== undefined) return told(quotakit, () => quotakit.evaluateJson(document, facts))
  return told(quotakit, () => quotakit.lintJson(document))
}

/** The class that loads a document, by what its text names. */
function classOf(quotakit, document) {
  const kind = /"schema"\s*:\s*"quotakit\/([a-z-]+)@1"/.exec(document ?? '')?.[1]
  return kind === undefined ? undefined : quotakit[CLASSES[kind]]
}

/** By the class of the document's kind, out of texts; nothing where the document names no kind. */
export function byClasses(quotakit, { document, facts, question, sentence, options }) {
  if (sentence !== undefined) return told(quotakit, () => JSON.stringify(quotakit.readGoal(sentence, JSON.parse(options))))
  const Class = classOf(quotakit, document)
  if (!Class) return undefined
  if (question !== undefined) return Class.prototype.askJson && told(quotakit, () => Class.fromJson(document).askJson(question))
  if (facts !== undefined) return told(quotakit, () => Class.fromJson(document).evaluateJson(facts))
  try {
    return JSON.stringify({ findings: Class.fromJson(document).lint() })
  } catch (error) {
    if (error instanceof quotakit.QuotakitError) return JSON.stringify({ findings: error.problems })
    throw error
  }
}

/** A JSON text without the blanks between its tokens. */
const compact = (text) => text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1')

/** Whether a JavaScript value holds everything that a JSON text says: doubles, `1.50` and 20 digits are lost in it. */
function isHeld(text) {
  try {
    return JSON.stringify(JSON.parse(text)) === compact(text)
  } catch {
    return false
  }
}

/** By the class of the document's kind, out of objects; nothing where objects cannot say what the texts say. */
export function byObjects(quotakit, { document, facts, question }) {
  const Class = classOf(quotakit, document)
  const given = question ?? facts
  if (!Class || given === undefined || !isHeld(document) || !isHeld(given)) return undefined
  if (question !== undefined) {
    // Only what stands under the question's name comes back.
    const answer = (plan) => ({ [Object.keys(JSON.parse(question))[0]]: plan.ask(JSON.parse(question)) })
    return Class.prototype.ask && told(quotakit, () => JSON.stringify(answer(Class.fromObject(JSON.parse(document)))))
  }
  return told(quotakit, () => Class.fromObject(JSON.parse(document)).evaluateJson(JSON.parse(facts)))
}

/** Replays all vectors in each of the three ways. */
export function replayAll(quotakit, vectors) {
  const differing = []
  const counts = { byDoors: 0, byClasses: 0, byObjects: 0 }
  for (const vector of vectors) {
    for (const way of [byDoors, byClasses, byObjects]) {
      const found = way(quotakit, vector)
      if (found === undefined) continue
      counts[way.name] += 1
      if (found !== vector.outcome) differing.push({ name: vector.name, way: way.name, found: found.slice(0, 2_000) })
    }
  }
  return { counts, differing }
}
