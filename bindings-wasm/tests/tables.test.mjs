// Tables: every row to the same digits as alone, and wrong rows told beside the right ones.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from './support/load.mjs'

const { PayPlan, QuotakitError, Scorecard } = await load()

const plan = PayPlan.fromObject({
  id: 'ae', currency: 'USD', period: 'month', measures: [{ id: 'revenue' }],
  components: [{ id: 'commission', on: 'revenue', pay: { tiers: {
    axis: 'attainment', mode: 'marginal', steps: [{ from: 0, rate: '4%' }, { from: '100%', rate: '6%' }] } } }],
})
const facts = { period: '2026-07' }
const options = { facts, outputs: ['due'] }

/** The codes and places of what a call is refused for. */
function faults(run) {
  try {
    run()
  } catch (error) {
    assert.ok(error instanceof QuotakitError, `another error: ${error}`)
    return error.problems.map(({ code, path }) => `${code} ${path}`)
  }
  assert.fail('nothing was refused')
}

/** Neighbouring rows. */
const rowsFrom = (first, count) => Array.from({ length: count }, (_, place) => first + place)

/** A whole number of `10^-scale` as outcomes write it. */
function written(value, scale) {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0')
  const text = scale ? `${digits.slice(0, -scale)}.${digits.slice(-scale)}` : digits
  return value < 0n ? `-${text}` : text
}

test('figures worked by hand', () => {
  const quota = Float64Array.of(15000, 15000, 15000)
  // In cents: 15,000 × 4 % + 5,000 × 6 % = 900; 8,000 × 4 % = 320; 0.13 × 4 % = 0.0052, which rounds to a cent.
  const revenue = { values: BigInt64Array.of(2000000n, 800000n, 13n), scale: 2 }
  const table = { revenue, 'revenue.quota': quota }
  const { rows, columns, errors } = plan.evaluateTable(table, options)
  assert.equal(rows, 3)
  assert.deepEqual(columns, { due: { values: BigInt64Array.of(90000n, 32000n, 1n), scale: 2, valid: Uint8Array.of(1, 1, 1) } })
  assert.deepEqual(errors, [])
  assert.deepEqual(plan.evaluateTable(table, { ...options, as: 'number' }).columns.due.values, Float64Array.of(900, 320, 0.01))
})

test('columns of every form give the same', () => {
  const forms = [
    [20000, 8000], ['20000.00', '8000'], Float64Array.of(20000, 8000), Int16Array.of(20000, 8000), Uint16Array.of(20000, 8000),
    Int32Array.of(20000, 8000), Uint32Array.of(20000, 8000), BigInt64Array.of(20000n, 8000n), { values: Int32Array.of(2000000, 800000), scale: 2 },
  ]
  for (const revenue of forms) {
    const { columns, errors } = plan.evaluateTable({ revenue, 'revenue.quota': [15000, 15000] }, options)
    assert.deepEqual(errors, [])
    assert.deepEqual(columns.due.values, BigInt64Array.of(90000n, 32000n), String(revenue))
  }
  const named = plan.evaluateTable({ sold: [20000], q: [15000], note: ['x'] }, { ...options, columns: { sold: 'revenue', q: '/measures/revenue/quota' }, ignore: ['note'] })
  assert.deepEqual(named.columns.due.values, BigInt64Array.of(90000n))
})

test('every row is what evaluate gives, over several blocks and with wrong rows among them', () => {
  const rows = 70_000
  const revenue = new BigInt64Array(rows)
  const quota = new Float64Array(rows)
  const valid = new Uint8Array(rows).fill(1)
  let state = 8n
  for (let row = 0; row < rows; row += 1) {
    state = (state * 6364136223846793005n + 1442695040888963407n) % 2n ** 64n
    revenue[row] = (state >> 20n) % 5_000_001n
    quota[row] = Number((state >> 40n) % 20_000n) + 0.25
  }
  revenue[65_540] = 2n ** 63n - 1n // beyond what a column program takes
  revenue[65_541] = -(2n ** 63n)
  revenue[65_542] = -5n
  quota[65_543] = 0
  quota[65_544] = NaN
  quota[65_545] = 0.1 + 0.2 // 17 digits
  quota[65_546] = -1
  quota[65_547] = 1e14
  valid[65_548] = 0
  valid[3] = 0
  quota[4] = Infinity
  const { columns: { due }, errors } = plan.evaluateTable({ revenue: { values: revenue, scale: 2, valid }, 'revenue.quota': quota }, options)
  const wrong = new Map(errors.map(({ row, problems }) => [row, problems]))
  const compared = [...rowsFrom(0, 2000), ...rowsFrom(65_450, 200), ...rowsFrom(69_000, 1000)]
  let refused = 0
  for (const row of compared) {
    const measure = { quota: quota[row], ...(valid[row] ? { actual: written(revenue[row], 2) } : {}) }
    let outcome
    try {
      outcome = plan.evaluate({ ...facts, person: '-', measures: { revenue: measure } })
    } catch (error) {
      const codes = error.problems.map(({ code }) => code)
      assert.deepEqual(wrong.get(row)?.map(({ code }) => code), codes, `row ${row}`)
      assert.equal(due.valid[row], 0)
      refused += 1
      continue
    }
    assert.equal(wrong.get(row), undefined, `row ${row}`)
    assert.equal(due.valid[row] ? written(due.values[row], due.scale) : undefined, outcome.due ?? undefined, `row ${row}`)
  }
  assert.ok(refused >= 3, `${refused} rows were refused`)
  assert.equal(errors.length, refused)
  assert.deepEqual(errors.map(({ row }) => row), errors.map(({ row }) => row).toSorted((a, b) => a - b))
  assert.deepEqual(wrong.get(65_544).map(({ code, path }) => `${code} ${path}`), ['number/006 /revenue.quota'])
})

test('grades are names, in every language alike', () => {
  const card = Scorecard.fromObject({
    rounding: { scale: 2 },
    groups: [{ id: 'all', weight: 100, indicators: [{ id: 'sales', weight: 60, score: { ratio: {} }, cap: 120 }, { id: 'late', weight: 40, score: { linear: { from: 5, to: 0 } } }] }],
    bands: [{ grade: 'A', from: 80 }, { grade: 'B', from: 0 }],
  })
  // 0.6 × 110 + 0.4 × 60 = 90; 0.6 × 50 + 0.4 × 100 = 70
  const { columns: { score, grade }, errors } = card.evaluateTable({ person: ['ada', 'bob'], sales: [110, 50], 'sales.target': [100, 100], late: Uint8Array.of(2, 0) })
  assert.deepEqual(errors, [])
  assert.deepEqual([score.values, score.scale], [BigInt64Array.of(9000n, 7000n), 2])
  assert.deepEqual([...grade.codes].map((code) => grade.names[code]), ['A', 'B'])
})

test('a table without rows has the columns of its outputs', () => {
  const { rows, columns, errors } = plan.evaluateTable({ revenue: new BigInt64Array(0) }, options)
  assert.deepEqual([rows, errors, columns.due.values, columns.due.scale], [0, [], new BigInt64Array(0), 2])
})

test('what is no table is refused with its place', () => {
  const one = BigInt64Array.of(1n)
  const refused = (table, added) => faults(() => plan.evaluateTable(table, { ...options, ...added }))
  assert.deepEqual(refused({ revenu: one }), ['doc/003 /revenu'])
  assert.deepEqual(refused({ revenue: one, 'revenue.quota': new Float64Array(2) }), ['funnel/004 /revenue.quota'])
  assert.deepEqual(refused({ revenue: BigUint64Array.of(1n) }), ['doc/002 /revenue'])
  assert.deepEqual(refused({ revenue: Float32Array.of(1) }), ['doc/002 /revenue'])
  assert.deepEqual(refused({ revenue: { values: one, scale: 2.5 } }), ['doc/002 /revenue/scale'])
  assert.deepEqual(refused({ revenue: { values: one, scale: 19 } }), ['doc/002 /revenue/scale'])
  assert.deepEqual(refused({ revenue: { values: Float64Array.of(1), scale: 2 } }), ['doc/002 /revenue/scale'])
  assert.deepEqual(refused({ revenue: { values: one, valid: new Uint8Array(2) } }), ['doc/002 /revenue/valid'])
  assert.deepEqual(refused({ revenue: { values: one, scales: 2 } }), ['doc/002 /revenue/scales'])
  assert.deepEqual(refused({ revenue: [1, 'x'] }), ['doc/002 /revenue/1'])
  assert.deepEqual(refused({ revenue: null }), ['doc/002 /revenue'])
  assert.deepEqual(refused([1]), ['doc/002 '])
  assert.deepEqual(refused({ revenue: one }, { output: ['due'] }), ['doc/003 /output'])
  assert.deepEqual(refused({ revenue: one }, { as: 'float' }), ['doc/002 /as'])
  assert.deepEqual(refused({ revenue: one }, { outputs: ['du'] }).length, 1)
  assert.deepEqual(refused({ revenue: one }, { columns: { revenue: 'sales' } }).length, 1)
})
