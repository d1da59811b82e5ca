// Random values never crash the module: each gives an outcome or a QuotakitError.

import fc from 'fast-check'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from './support/load.mjs'
import { CLASSES } from './support/replay.js'
import { vectors } from './support/vectors.mjs'

const quotakit = await load()
const { QuotakitError } = quotakit
const kinds = Object.keys(CLASSES)

/** Whether something gives a value or problems; anything else is passed on, and fails. */
function settles(run) {
  try {
    run()
    return 'outcome'
  } catch (error) {
    if (!(error instanceof QuotakitError)) throw error
    assert.ok(error.problems.length > 0)
    return 'problems'
  }
}

/** CI passes or fails the same way each time; elsewhere every run draws new cases. */
const draws = (numRuns) => ({ numRuns, ...(process.env.CI && { seed: 20_260_701 }) })

const anything = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
  withUnicodeString: true,
})

test('random values are documents and facts, or refused', () => {
  const property = fc.property(fc.constantFrom(...kinds), anything, anything, (kind, document, facts) => {
    const Class = quotakit[CLASSES[kind]]
    settles(() => Class.fromObject(document).evaluate(facts))
    settles(() => Class.fromObject({ schema: `quotakit/${kind}@1`, ...Object(document) }).evaluate(facts))
  })
  fc.assert(property, draws(1_500))
})

test('random texts go through every door', () => {
  const text = fc.oneof(fc.json(), fc.string({ unit: 'binary' }), fc.string())
  const property = fc.property(text, text, fc.option(text), (document, facts, about) => {
    settles(() => quotakit.evaluateJson(document, facts))
    settles(() => quotakit.explainJson(document, facts, about))
    settles(() => quotakit.askJson(document, facts))
    settles(() => quotakit.canonicalJson(document))
    settles(() => quotakit.lintJson(document, facts))
    settles(() => quotakit.readGoalJson(document, facts))
    settles(() => quotakit.readGoal(document, { as_of: '2026-07-01' }))
  })
  fc.assert(property, draws(500))
})

test('a real document with one value replaced never crashes', () => {
  const real = vectors()
    .filter(({ document, facts, question, outcome }) => (facts ?? question) && document && !outcome.startsWith('{"problems"'))
  /** Every place in a value. */
  const places = (value, path = []) =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, below]) => [[...path, key], ...places(below, [...path, key])])
      : []
  const counts = { outcome: 0, problems: 0 }
  const property = fc.property(fc.constantFrom(...real), fc.boolean(), fc.nat(), anything, (vector, inFacts, choice, value) => {
    const [document, facts] = [JSON.parse(vector.document), JSON.parse(vector.facts ?? vector.question)]
    const target = inFacts ? facts : document
    const all = places(target)
    if (all.length === 0) return
    const path = all[choice % all.length]
    const owner = path.slice(0, -1).reduce((above, key) => above[key], target)
    owner[path.at(-1)] = value
    const Class = quotakit[CLASSES[/quotakit\/([a-z-]+)@1/.exec(vector.document)[1]]]
    counts[settles(() => (vector.question ? Class.fromObject(document).ask(facts) : Class.fromObject(document).evaluate(facts)))] += 1
  })
  fc.assert(property, draws(1_500))
  assert.ok(counts.problems > 100, JSON.stringify(counts))
})
