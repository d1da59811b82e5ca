// What calls from JavaScript cost, in Node: `node benches/javascript_calls.mjs [FOLDER_OF_THE_PACKAGE]`.
//
// Medians over rounds of calls, of the pay plan of the vector `payout-month`, whose figures were worked by hand. The
// package is the one that `cargo run -p quotakit-pack` built, unless another folder is named.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = process.argv[2] ?? join(root, 'bindings-wasm', 'npm')
const entry = pathToFileURL(join(folder, 'node.js')).href
const vector = (file) => readFileSync(join(root, 'core', 'vectors', 'payout-month', file), 'utf8')

const ROUNDS = 41
const CALLS_PER_ROUND = 200

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

/** The median time of one call, in microseconds. */
function microseconds(call) {
  const rounds = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now()
    for (let count = 0; count < CALLS_PER_ROUND; count += 1) call()
    rounds.push(((performance.now() - start) * 1_000) / CALLS_PER_ROUND)
  }
  return median(rounds)
}

/** The median time of importing the package in a fresh process, in milliseconds: reading, compiling, instantiating. */
function importMilliseconds() {
  const code = `const start = performance.now(); await import(${JSON.stringify(entry)}); console.log(performance.now() - start)`
  const times = Array.from({ length: 9 }, () => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' })
    assert.equal(stderr, '')
    return Number(stdout)
  })
  return median(times)
}

const { PayPlan, evaluateJson } = await import(entry)
const document = vector('document.json')
const facts = JSON.parse(vector('facts.json'))
const untraced = { ...facts, trace: false }
const [tracedText, untracedText] = [facts, untraced].map((value) => JSON.stringify(value))
const plan = PayPlan.fromJson(document)

// The contract's worked month.
assert.equal(plan.evaluate(untraced).due, '6482.00')
assert.equal(plan.evaluateJson(facts), vector('outcome.json'))

const calls = {
  'plan.evaluate, facts as an object': () => plan.evaluate(untraced),
  'plan.evaluateJson, facts as JSON text': () => plan.evaluateJson(untracedText),
  'plan.evaluateJson, facts as JSON text, with the trace': () => plan.evaluateJson(tracedText),
  'evaluateJson, document and facts as JSON text': () => evaluateJson(document, untracedText),
  'plan.explain, one component': () => plan.explain(untraced, 'commission'),
  'PayPlan.fromJson and free': () => PayPlan.fromJson(document).free(),
}

console.log(`Node ${process.versions.node}: import of the package ${importMilliseconds().toFixed(1)} ms`)
for (const [name, call] of Object.entries(calls)) {
  microseconds(call) // Warm.
  console.log(`${name}: ${microseconds(call).toFixed(1)} µs`)
}
