// A million rows in JavaScript: `evaluateTable` on typed arrays, beside a plain loop over floats and beside `evaluate` row by row.
// Needs the built package (`cargo run -p quotakit-pack`): `node benches/javascript_tables.mjs`.

import { PayPlan } from '../bindings-wasm/npm/node.js'

const ROWS = 1_000_000
const ALONE = 2_000
const ROUNDS = 5

const steps = [{ from: 0, rate: '4%' }, { from: '100%', rate: '6%' }]
const plan = PayPlan.fromObject({
  id: 'ae', currency: 'USD', period: 'month', measures: [{ id: 'revenue' }],
  components: [{ id: 'commission', on: 'revenue', pay: { tiers: { axis: 'attainment', mode: 'marginal', steps } } }],
})
const options = { facts: { period: '2026-07' }, outputs: ['due'] }

const cents = BigInt64Array.from({ length: ROWS }, (_, row) => BigInt((row * 7919) % 5_000_001))
const quotas = new BigInt64Array(ROWS).fill(1_500_000n)
const exact = { revenue: { values: cents, scale: 2 }, 'revenue.quota': { values: quotas, scale: 2 } }
const revenue = Float64Array.from(cents, (value) => Number(value) / 100)
const quota = new Float64Array(ROWS).fill(15_000)
const floats = { revenue, 'revenue.quota': quota }

/** What a loop over floats makes of it. */
function loop() {
  const due = new Float64Array(ROWS)
  for (let row = 0; row < ROWS; row += 1) {
    const pay = Math.min(revenue[row], quota[row]) * 0.04 + Math.max(revenue[row] - quota[row], 0) * 0.06
    due[row] = Math.round(pay * 100) / 100
  }
  return due
}

/** One call for each row. */
function alone() {
  for (let row = 0; row < ALONE; row += 1) {
    plan.evaluate({ person: 'p', period: '2026-07', measures: { revenue: { actual: revenue[row], quota: quota[row] } } })
  }
}

function time(name, rows, run) {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  }).sort((a, b) => a - b)
  const median = times[Math.floor(ROUNDS / 2)]
  const speed = Math.round((rows / median) * 1000).toLocaleString('en')
  console.log(`${name}: ${speed} rows a second (${times[0].toFixed(1)} to ${times[ROUNDS - 1].toFixed(1)} ms)`)
}

const { columns: { due }, errors } = plan.evaluateTable(exact, options)
if (errors.length > 0) throw new Error(`${errors.length} rows are wrong`)
const off = loop().reduce((count, value, row) => count + (Math.round(value * 100) === Number(due.values[row]) ? 0 : 1), 0)
console.log(`rows of the loop over floats that are off: ${off}`)
time('evaluateTable, cents as BigInt64Array in and out', ROWS, () => plan.evaluateTable(exact, options))
time("evaluateTable, Float64Array in, as: 'number'", ROWS, () => plan.evaluateTable(floats, { ...options, as: 'number' }))
time('a plain loop over floats', ROWS, loop)
time(`evaluate, row by row (${ALONE} rows)`, ALONE, alone)
