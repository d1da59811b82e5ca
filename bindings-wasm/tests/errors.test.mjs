// Errors: the same codes, places and texts as everywhere, in three languages; and what else the classes promise.

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { load } from './support/load.mjs'
import { CLASSES } from './support/replay.js'
import { vectors } from './support/vectors.mjs'

const quotakit = await load()
const { Calendar, PayPlan, QuotakitError, TargetPlan } = quotakit

const plan = () => TargetPlan.fromObject({ id: 'q', unit: { count: {} }, total: 10, tree: { id: 't', weights: { equal: {} }, children: [{ id: 'a' }, { id: 'b' }] } })

/** The error that something throws. */
function thrown(run) {
  try {
    run()
  } catch (error) {
    return error
  }
  assert.fail('nothing was thrown')
}

test('an error carries the problems of the vectors, record by record', () => {
  let count = 0
  for (const { name, document, facts, question, outcome } of vectors()) {
    if ((facts ?? question) === undefined || !outcome.startsWith('{"problems":')) continue
    const error = thrown(() => (question ? quotakit.askJson(document, question) : quotakit.evaluateJson(document, facts)))
    assert.ok(error instanceof QuotakitError && error instanceof Error, name)
    assert.deepEqual(error.problems, JSON.parse(outcome).problems, name)
    assert.equal(error.toJson(), outcome, name)
    assert.deepEqual(error.told('en'), error.problems, name)
    for (const { code, message, path, help } of error.problems) {
      assert.ok(error.message.includes(`${code}: ${path || '/'}: ${message} (${help})`), `${name}: ${error.message}`)
    }
    count += 1
  }
  assert.ok(count > 20, `${count} vectors with problems`)
})

test('an error speaks three languages', () => {
  const error = thrown(() => PayPlan.fromJson('{"id": 5}'))
  const first = (language) => error.told(language).find(({ path }) => path === '/id').help
  assert.equal(first('en'), 'write an id here')
  assert.match(first('zh-Hans'), /^此处请写/)
  assert.match(first('zh-TW'), /^此處請寫/)
  assert.equal(error.toJson('zh-CN'), error.toJson('zh-Hans'))
  const unknown = thrown(() => error.told('fr'))
  assert.ok(unknown instanceof QuotakitError)
  assert.equal(unknown.problems[0].code, 'doc/005')
  assert.equal(unknown.problems[0].params.value, 'fr')
})

test('an error prints its problems once', () => {
  const error = thrown(() => PayPlan.fromJson('{"id": 5}'))
  assert.equal(error.name, 'QuotakitError')
  assert.ok(String(error).startsWith('QuotakitError: doc/'))
  assert.equal(inspect(error).split('/id').length, 2)
})

test('an error is written with its problems', () => {
  const error = thrown(() => PayPlan.fromJson('{"id": 5}'))
  assert.equal(JSON.stringify(error), error.toJson())
})

test('every door and class refuses what is no text', () => {
  const { evaluateJson, lintJson, explainJson, canonicalJson, readGoalJson, readGoal } = quotakit
  const calls = [
    () => evaluateJson(undefined, '{}'),
    () => evaluateJson('{"schema": "quotakit/goal@1"}', 5),
    () => lintJson({}),
    () => lintJson('{}', 5),
    () => explainJson('{}', {}),
    () => explainJson('{"schema": "quotakit/goal@1", "title": "x"}', '{"as_of": "2026-01-01"}', 5),
    () => canonicalJson(null),
    () => readGoalJson(5, '{}'),
    () => readGoalJson('x', {}),
    () => readGoal(Symbol('x'), {}),
    () => readGoal('x', undefined),
    () => TargetPlan.fromJson({}),
    () => TargetPlan.fromObject(),
    () => plan().explain({}, 5),
    () => plan().lint(null),
    () => new Calendar().period(),
    () => new Calendar().containing(new Date(0), 'week'),
    () => new Calendar().containing('2026-01-01', 'decade'),
    () => new Calendar().workingDays({}),
  ]
  for (const call of calls) {
    const error = thrown(call)
    assert.ok(error instanceof QuotakitError, `${call}: ${error}`)
    assert.equal(error.problems.length, 1, `${call}: ${error}`)
  }
})

test('every class has its kind and refuses the other kinds', () => {
  for (const [kind, name] of Object.entries(CLASSES)) {
    const other = kind === 'goal' ? 'close' : 'goal'
    const error = thrown(() => quotakit[name].fromJson(`{"schema": "quotakit/${other}@1"}`))
    assert.equal(error.problems[0].code, 'doc/012', name)
    assert.throws(() => new quotakit[name](), TypeError)
  }
  assert.equal(plan().kind, 'target-plan')
})

test('a document is what its canonical form says', () => {
  const loaded = plan()
  const canonical = '{"schema":"quotakit/target-plan@1","id":"q","unit":{"count":{}},"total":"10","tree":{"id":"t","weights":{"equal":{}},"children":[{"id":"a"},{"id":"b"}]}}'
  assert.equal(loaded.toJson(), canonical)
  assert.equal(JSON.stringify(loaded), canonical)
  assert.deepEqual(loaded.toObject(), JSON.parse(canonical))
  assert.equal(TargetPlan.fromObject(loaded.toObject()).toJson(), canonical)
  assert.equal(loaded.hash(), createHash('sha256').update(canonical).digest('hex'))
})

test('a document that was freed says so', () => {
  const loaded = plan()
  loaded.free()
  loaded.free()
  assert.throws(() => loaded.toJson(), /this TargetPlan was freed/)
  if (Symbol.dispose) {
    const disposed = plan()
    disposed[Symbol.dispose]()
    assert.throws(() => disposed.evaluate({}), /freed/)
  }
})

test('a document that is freed while it computes says so afterwards', () => {
  const loaded = plan()
  const facts = { get actuals() { loaded.free() } }
  assert.throws(() => loaded.evaluate(facts), QuotakitError)
  assert.throws(() => loaded.toJson(), /this TargetPlan was freed/)
})

test('memory is given back', () => {
  // Each document is some kilobytes: if nothing came back, this would need hundreds of megabytes.
  const facts = { actuals: { a: '1' } }
  for (let count = 0; count < 20_000; count += 1) {
    const loaded = plan()
    loaded.evaluateJson(facts)
    loaded.free()
  }
})

test('init is there in Node and does nothing', async () => {
  assert.equal(await quotakit.init(), undefined)
})
