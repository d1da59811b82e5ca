// The generated types describe what there is: every document, all facts and every outcome of the shared vectors are
// constants of their types, and what is wrong is no constant of them. Needs only the TypeScript of `node_modules`.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { javascript, packageFolder, vectorsFolder, wasm } from './support/folders.mjs'

const folder = join(javascript, 'types')
const tsc = join(wasm, 'node_modules', '.bin', 'tsc')

const compilerOptions = {
  strict: true,
  noEmit: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  target: 'es2022',
  lib: ['es2022'],
  module: 'nodenext',
  types: [],
  skipLibCheck: false,
  allowImportingTsExtensions: true,
}

/** Type-checks modules, given by name and text; gives what the compiler says about each of them. */
function check(name, modules) {
  const into = join(folder, name)
  rmSync(into, { recursive: true, force: true })
  mkdirSync(into, { recursive: true })
  for (const [module, text] of Object.entries(modules)) writeFileSync(join(into, `${module}.mts`), text)
  const files = [...Object.keys(modules).map((module) => `${module}.mts`), join(packageFolder, 'types.d.ts')]
  writeFileSync(join(into, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }))
  const { status, stdout, error } = spawnSync(tsc, ['--project', into, '--pretty', 'false'], { encoding: 'utf8', cwd: into })
  assert.equal(error, undefined, `${tsc} cannot be run: \`npm ci\` in bindings-wasm`)
  return { status, told: stdout }
}

const header = `import type * as qk from ${JSON.stringify(join(packageFolder, 'types.d.ts'))}\n`
const constant = (name, type, json) => `const ${name}: ${type} = ${json.replace(/[\u2028\u2029]/g, '')}\nvoid ${name}\n`

/** What a vector shows: constants with their types. A document or facts that do not load are no constants. */
function* constants(vector) {
  const read = (name) => {
    const path = join(vectorsFolder, vector, name)
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined
  }
  const outcome = read('outcome.json')
  const told = JSON.parse(outcome)
  const faults = (told.problems ?? told.findings ?? []).filter(({ severity }) => severity === 'error')
  const isRefused = (part) => told.problems !== undefined && faults.some((fault) => fault.in === part)
  if (read('sentence.txt') !== undefined) {
    if (!told.problems) yield ['options', 'qk.ReadOptions', read('options.json')]
    yield ['outcome', told.problems ? 'qk.Problems' : 'qk.ReadOutcome', outcome]
    return
  }
  const [facts, question] = [read('facts.json'), read('question.json')]
  if (told.problems) yield ['outcome', 'qk.Problems', outcome]
  if (question !== undefined) {
    const of = { 'quotakit/target-plan@1': 'Target', 'quotakit/goal@1': 'Goal', 'quotakit/scorecard@1': 'Scorecard', 'quotakit/cohort@1': 'Cohort', 'quotakit/close@1': 'Close' }[JSON.parse(read('document.json')).schema] ?? 'Pay'
    if (!told.problems) yield* [['facts', `qk.${of}Question`, question], ['outcome', `qk.${of.replace(/^(Scorecard|Cohort)$/, 'Score')}Answer`, outcome]]
    return
  }
  if (facts === undefined) yield ['outcome', 'qk.Findings', outcome]
  if (isRefused('document') || (facts === undefined && faults.length > 0)) return
  const document = read('document.json')
  const kind = `qk.Kinds['${JSON.parse(document).schema.replace(/^quotakit\/(.*)@1$/, '$1')}']`
  yield ['document', `${kind}['document']`, document]
  // `funnel/111` says that rows of the facts could not be read and were set aside, `funnel/133` that properties were.
  const isSetAside = /"code":"funnel\/1(11|33)"/.test(outcome)
  if (facts !== undefined && !isRefused('facts') && !isSetAside) yield ['facts', `${kind}['facts']`, facts]
  if (facts !== undefined && !told.problems) yield ['outcome', `${kind}['outcome']`, outcome]
}

test('everything in the vectors is of its type', () => {
  const modules = {}
  const counts = { document: 0, facts: 0, options: 0, outcome: 0 }
  const vectors = readdirSync(vectorsFolder)
  for (const vector of vectors) {
    modules[vector] = header
    for (const [name, type, json] of constants(vector)) {
      modules[vector] += constant(name, type, json)
      counts[name] += 1
    }
  }
  const { status, told } = check('vectors', modules)
  assert.equal(told, '')
  assert.equal(status, 0)
  assert.equal(counts.outcome, vectors.length)
  assert.ok(counts.document > 200 && counts.facts > 200 && counts.options > 10, JSON.stringify(counts))
})

const plan = `{ id: 'ae', currency: 'USD', period: 'month', measures: [{ id: 'revenue' }], components: [
  { id: 'commission', on: 'revenue', pay: { tiers: { mode: 'marginal', steps: [{ from: 0, rate: '4%' }] } } }] }`
const line = `{ component: 'a', kind: 'component', paid: '1.00' }`

test('what a program writes is of its type', () => {
  const { status, told } = check('written', {
    plan: `${header}const plan: qk.PayPlanDocument = ${plan}
      const same = { mode: 'marginal', steps: [{ from: '0', rate: 4n, per_unit: undefined }] } as const
      declare const pay: qk.Pay
      const tiers: qk.Pay = { tiers: same }
      // One of several keys: the others are known to be absent.
      const steps = pay.tiers !== undefined ? pay.tiers.steps.length : pay.rate?.rate
      const event: qk.FunnelEvent = { user: 'x', time: new Date(0), event: 'a' }
      void [plan, tiers, steps, event]`,
    line: `${header}const line: qk.PayLine = ${line}
      const reason: string = line.reason ?? ''
      const paid: string = line.paid
      void [reason, paid]`,
  })
  assert.equal(told, '')
  assert.equal(status, 0)
})

// A document, facts or an outcome with something wrong planted into it, and what the compiler says about it.
const wrong = {
  unknown_field: ['qk.PayPlanDocument', plan.replace('measures', 'mesures'), "'mesures' does not exist"],
  missing_field: ['qk.PayPlanDocument', plan.replace(", currency: 'USD'", ''), "'currency' is missing"],
  wrong_word: ['qk.PayPlanDocument', plan.replace('month', 'moon'), "'\"moon\"' is not assignable"],
  wrong_type: ['qk.PayPlanDocument', plan.replace('from: 0', 'from: true'), "'boolean' is not assignable"],
  two_choices: ['qk.Pay', `{ fixed: { amount: 1 }, bonus: { amount: 1, when: { grade_in: ['A'] } } }`, 'not assignable'],
  no_choice: ['qk.Pay', '{}', 'not assignable'],
  null_where_none_is: ['qk.PayPlanDocument', plan.replace("currency: 'USD'", 'currency: null'), "'null' is not assignable"],
  figure_as_number: ['qk.PayLine', line.replace("'1.00'", '1.00'), "'number' is not assignable"],
  undefined_in_an_outcome: ['qk.PayLine', line.replace('paid:', 'reason: undefined, paid:'), 'exactOptionalPropertyTypes'],
  null_in_an_outcome: ['qk.PayLine', line.replace('paid:', 'reason: null, paid:'), "'null' is not assignable"],
  unknown_in_an_outcome: ['qk.PayLine', line.replace('paid:', 'owed: 1, paid:'), "'owed' does not exist"],
  not_empty: ['qk.PlainUnit', '{ code: 1 }', 'not assignable'],
}

test('what is wrong is found', () => {
  const modules = Object.entries(wrong).map(([name, [type, text]]) => [name, header + constant('wrong', type, text)])
  const { status, told } = check('wrong', Object.fromEntries(modules))
  assert.notEqual(status, 0)
  for (const [name, [, , expected]] of Object.entries(wrong)) {
    const about = told.split(/^(?=\S)/m).filter((fault) => fault.startsWith(`${name}.mts`)).join('')
    assert.ok(about.includes(expected), `${name}: expected \`${expected}\`, but the compiler says: ${about || 'nothing'}`)
  }
})
