// JavaScript values as documents and facts: what is data is taken exactly, what is none is refused with its place.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import vm from 'node:vm'
import { load } from './support/load.mjs'

const quotakit = await load()
const { Goal, PayPlan, Pipeline, QuotakitError, TargetPlan } = quotakit

/** What is wrong, as the code and the place of each problem. */
function faults(run) {
  let value
  try {
    value = run()
  } catch (error) {
    assert.ok(error instanceof QuotakitError, `another error: ${error}`)
    return error.problems.map(({ code, path }) => `${code} ${path}`)
  }
  assert.fail(`nothing was refused: ${JSON.stringify(value)}`)
}

/** What is wrong with one value where a plan has its title. */
function fault(value) {
  try {
    PayPlan.fromObject({ title: value })
  } catch (error) {
    assert.ok(error instanceof QuotakitError, `another error: ${error}`)
    return error.problems.find(({ path }) => path.startsWith('/title'))
  }
  return undefined
}

/** A plan that pays an amount. */
const paying = (amount) => PayPlan.fromObject({ id: 'p', currency: 'USD', period: 'month', components: [{ id: 'c', pay: { bonus: { amount, when: { grade_in: ['A'] } } } }] })
const AMOUNT = '/components/0/pay/bonus/amount'
/** A plan without a fault, with something added. */
const planWith = (added) => PayPlan.fromObject({ ...paying(5).toObject(), ...added })

test('numbers are taken by their digits', () => {
  const taken = (value) => paying(value).toObject().components[0].pay.bonus.amount
  assert.equal(taken(0.1), '0.1')
  assert.equal(taken(-0), '0')
  assert.equal(taken(1e14), '100000000000000')
  assert.equal(taken(0.0000001), '0.0000001') // JSON.stringify would write 1e-7
  assert.equal(taken('12345678901234567.123'), '12345678901234567.123')
  assert.equal(taken(12n), '12')
  assert.equal(taken(-999_999_999_999_999n), '-999999999999999')
  assert.equal(taken(1234567890123456789012345678n), '1234567890123456789012345678')
})

test('numbers that are not what they seem are refused', () => {
  assert.deepEqual(faults(() => paying(0.1 + 0.2)), [`number/005 ${AMOUNT}`])
  assert.deepEqual(faults(() => paying(1e15)), [`number/005 ${AMOUNT}`])
  assert.deepEqual(faults(() => paying(10n ** 28n)), [`number/004 ${AMOUNT}`])
  assert.deepEqual(faults(() => paying(true)), [`doc/002 ${AMOUNT}`])
  assert.deepEqual(faults(() => paying('0x10')), [`number/001 ${AMOUNT}`])
  for (const value of [NaN, Infinity, -Infinity]) assert.deepEqual(faults(() => paying(value)), [`number/006 ${AMOUNT}`])
  const { message, help } = fault(NaN)
  assert.equal(message, '`NaN` is not a finite number')
  assert.equal(help, 'leave the value out where there is none')
})

test('what is no data is refused with what it is', () => {
  class Money {
    amount = 5
  }
  const cases = [
    [undefined, undefined],
    [null, undefined],
    [new Map([['a', 1]]), 'a value of the type `Map`'],
    [new Set(['a']), 'a value of the type `Set`'],
    [() => 1, 'a function'],
    [class {}, 'a function'],
    [Symbol('x'), 'a symbol'],
    [new Money(), 'a value of the type `Money`'],
    [new Number(5), 'a value of the type `Number`'],
    [new String('a'), 'a value of the type `String`'],
    [new Uint8Array(2), 'a value of the type `Uint8Array`'],
    [/a/, 'a value of the type `RegExp`'],
    [Promise.resolve(1), 'a value of the type `Promise`'],
    [new Error('a'), 'a value of the type `Error`'],
    [Math, 'an object'],
    [Object.create({ inherited: 1 }), 'an object'],
  ]
  for (const [value, found] of cases) {
    const problem = fault(value)
    assert.equal(problem?.params.found, found)
    if (found === undefined) continue
    assert.equal(problem.code, 'doc/002')
    assert.equal(problem.path, '/title')
    assert.equal(problem.params.expected, 'data: a text, a number, true or false, null, a list or an object')
  }
})

test('all faults are told at once, each at its place', () => {
  const value = {
    a: NaN,
    list: [undefined, 1, , () => 1],
    'a/b~c': new Map(),
    gone: undefined,
    deep: { x: [{ y: Symbol('z') }] },
    [Symbol('s')]: 1,
  }
  assert.deepEqual(faults(() => PayPlan.fromObject(value)), [
    'doc/002 ',
    'number/006 /a',
    'doc/002 /list/0',
    'doc/002 /list/2',
    'doc/002 /list/3',
    'doc/002 /a~1b~0c',
    'doc/002 /deep/x/0/y',
  ])
  const extra = Object.assign(['a'], { total: 5 })
  assert.deepEqual(faults(() => planWith({ extra })), ['doc/002 /extra/total'])
})

test('a field that is undefined is absent', () => {
  const plan = { id: 'q', title: undefined, unit: { count: {} }, total: 3, tree: { id: 't' } }
  assert.equal(TargetPlan.fromObject(plan).toObject().title, undefined)
  assert.deepEqual(faults(() => TargetPlan.fromObject({ ...plan, total: undefined })), ['doc/004 /total'])
})

test('halves of characters are refused, replacement characters are not', () => {
  assert.equal(fault('a\ufffdb'), undefined)
  assert.equal(fault('😀 \ufffd 汉'), undefined)
  const half = fault('\ufffd😀\ud83d')
  assert.equal(half.code, 'doc/002')
  assert.equal(half.params.found, 'the text `\ufffd😀\ufffd` with half a character (a lone surrogate)')
  assert.deepEqual(faults(() => planWith({ '\udc00': 1 })), ['doc/002 /\ufffd'])
  assert.deepEqual(faults(() => quotakit.canonicalJson('{"a": "\ufffd",\n"\ud800": 1}')), ['doc/001 '])
  try {
    quotakit.canonicalJson('{"a": "\ufffd",\n"\ud800": 1}')
  } catch (error) {
    assert.equal(error.problems[0].help, 'mend the text at line 2, column 2')
  }
})

test('dates are instants, and only where instants belong', () => {
  const pipeline = Pipeline.fromObject({ stages: [{ id: 'lead' }, { id: 'won', outcome: 'won' }, { id: 'lost', outcome: 'lost' }] })
  const evaluate = (at) => pipeline.evaluateJson({ as_of: '2026-09-30', deals: [{ id: 'a', amount: 1, history: [{ stage: 'lead', at }] }] })
  assert.equal(evaluate(new Date('2026-07-01T09:30:00Z')), evaluate('2026-07-01T09:30:00Z'))
  assert.deepEqual(faults(() => evaluate(new Date(NaN))), ['doc/016 /deals/0/history/0/at'])
  // A moment of the day is no date: in which zone would the day be taken?
  assert.deepEqual(faults(() => Goal.fromObject({ title: 'x' }).evaluate({ as_of: new Date('2026-09-30') })), ['doc/015 /as_of'])
})

test('what is cyclic, deep or hostile ends in a fault', () => {
  const cyclic = { list: [] }
  cyclic.list.push(cyclic, cyclic)
  assert.deepEqual(faults(() => PayPlan.fromObject(cyclic)), ['doc/010 '])
  let deep = {}
  for (let depth = 0; depth < 100_000; depth += 1) deep = { deep }
  assert.deepEqual(faults(() => PayPlan.fromObject(deep)), ['doc/010 '])
  const throwing = { get a() { throw new Error('no') } }
  assert.deepEqual(faults(() => planWith({ throwing })), ['doc/002 /throwing/a'])
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  assert.deepEqual(faults(() => planWith({ proxy })), ['doc/002 /proxy'])
  const hostile = new Proxy({}, { ownKeys: () => { throw new Error('no') } })
  assert.deepEqual(faults(() => planWith({ hostile })), ['doc/002 /hostile'])
  assert.deepEqual(faults(() => PayPlan.fromObject({ [Symbol.toStringTag]: 'Date' })), ['doc/016 '])
})

test('lists are read by their items, whatever they call themselves', () => {
  const children = [{ id: 'a' }, { id: 'b' }]
  const tree = (value) => ({ id: 'q', unit: { count: {} }, total: 10, tree: { id: 't', weights: { equal: {} }, children: value } })
  const ids = (value) => TargetPlan.fromObject(tree(value)).toObject().tree.children.map(({ id }) => id)
  // An iterator of its own, with other items and as many of them: what is shown by indexing is what counts.
  class Other extends Array {
    *[Symbol.iterator]() {
      yield { id: 'x' }
      yield { id: 'y' }
    }
  }
  assert.deepEqual(ids(Object.assign(new Other(), children)), ['a', 'b'])
  assert.deepEqual(faults(() => ids(Object.assign([...children], { [Symbol('s')]: 1 }))), ['doc/002 /tree/children'])
})

test('what only calls itself a list is none', () => {
  assert.deepEqual(faults(() => planWith({ title: { [Symbol.toStringTag]: 'Array' } })), ['doc/002 /title'])
  assert.deepEqual(faults(() => planWith({ title: { 0: 'a', length: 1, [Symbol.toStringTag]: 'Array' } })), ['doc/002 /title'])
})

test('an empty array of billions is refused before it is read', () => {
  assert.deepEqual(faults(() => planWith({ title: new Array(4_294_967_295) })), ['doc/010 '])
  const endless = new Proxy([], { get: (list, name) => (name === 'length' ? 2 ** 53 - 1 : list[name]) })
  assert.deepEqual(faults(() => planWith({ title: endless })), ['doc/002 /title'])
})

test('fields are not lost to another object without a prototype', () => {
  const defaults = Object.assign(Object.create(null), { title: 'inherited' })
  assert.deepEqual(faults(() => PayPlan.fromObject(Object.assign(Object.create(defaults), paying(5).toObject()))), ['doc/002 '])
})

test('objects of other realms and without a prototype are plain', () => {
  const inContext = vm.runInNewContext(`({ id: 'q', unit: { count: {} }, total: 10, tree: { id: 't', weights: { equal: {} }, children: [{ id: 'a' }, { id: 'b' }] } })`)
  const values = (document) => TargetPlan.fromObject(document).evaluate({}).nodes.map((node) => node.value)
  assert.deepEqual(values(inContext), ['10', '5', '5'])
  assert.deepEqual(values(Object.assign(Object.create(null), inContext)), ['10', '5', '5'])
  assert.equal(fault(vm.runInNewContext('new Map()')).params.found, 'a value of the type `Map`')
})

test('facts are an object or a text, and their faults are in the facts', () => {
  const plan = TargetPlan.fromObject({ id: 'q', unit: { count: {} }, total: 10, tree: { id: 't' } })
  assert.equal(plan.evaluateJson('{}'), plan.evaluateJson({}))
  for (const [facts, code] of [['{', 'doc/001'], [undefined, 'doc/002'], [null, 'doc/002'], [5, 'doc/002'], [[], 'doc/002'], [{ x: NaN }, 'number/006']]) {
    try {
      plan.evaluate(facts)
      assert.fail('not refused')
    } catch (error) {
      assert.ok(error instanceof QuotakitError, String(error))
      assert.deepEqual(error.problems.map((problem) => [problem.code, problem.in]), [[code, 'facts']])
    }
  }
})
