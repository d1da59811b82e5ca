// Tables that are taken whole: events, transactions and trees; and a row by itself.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from './support/load.mjs'
import { vectors } from './support/vectors.mjs'

const { EventFunnel, PayPlan, QuotakitError, Scorecard, TargetPlan } = await load()

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

/** Events of a vector's facts as columns; undefined where a table cannot have them. */
function columnsOf({ events, columns }, property) {
  if (columns && events) return undefined
  const listed = columns ?? {
    user: events.map(({ user }) => user), time: events.map(({ time }) => time), event: events.map(({ event }) => event),
    properties: property ? { [property]: events.map(({ properties }) => properties?.[property] ?? null) } : {},
  }
  const { user, time, event, properties = {} } = listed
  const table = { user, time, event, ...(properties[property] ? { [property]: properties[property] } : {}) }
  const isColumn = (column) => new Set(column.filter((cell) => cell !== null).map((cell) => typeof cell)).size <= 1 && !column.includes(undefined)
  return Object.values(table).every(isColumn) ? table : undefined
}

test('event funnels give the bytes of the stored vectors', () => {
  let compared = 0
  for (const { name, document, facts, outcome } of vectors().filter(({ name, facts }) => name.startsWith('funnel-events') && facts)) {
    if (outcome.startsWith('{"problems"')) continue
    const { property } = JSON.parse(document).breakdown ?? {}
    const given = JSON.parse(facts)
    const table = columnsOf(given, property)
    const { findings = [], users: listed, ...figures } = JSON.parse(outcome)
    // Findings name places in the facts, which a table has not.
    if (!table || findings.length) continue
    const { language, trace } = given
    const options = { ...(language ? { language } : {}), ...(trace ? { trace } : {}) }
    const funnel = EventFunnel.fromJson(document)
    const { users, ...found } = funnel.evaluateTable(table, options)
    assert.ok(!users?.length, name)
    // The trace tells of users one by one where they are listed.
    if (listed?.length) for (const outcome of [found, figures]) delete outcome.trace
    delete found.findings
    assert.equal(JSON.stringify(found), JSON.stringify(figures), name)
    compared += 1
  }
  assert.ok(compared >= 18, `${compared} vectors were compared`)
})

test('events in columns of every form give the bytes of the text door', () => {
  const funnel = EventFunnel.fromObject({ steps: ['a', 'b', 'c'], window_ms: 50, breakdown: { property: 'channel' }, totals: true })
  const rows = 3000
  let state = 11
  const next = (below) => (state = (state * 48271) % 2147483647) % below
  const user = Int32Array.from({ length: rows }, () => next(200) * 1_000_003) // far apart
  const time = BigInt64Array.from({ length: rows }, () => BigInt(next(300)))
  const names = ['a', 'b', 'c', 'x']
  const codes = Uint32Array.from({ length: rows }, () => next(4))
  const channels = ['web', 'mail', null, 'app']
  const channel = Array.from({ length: rows }, () => channels[next(4)])
  const event = Array.from(codes, (code) => names[code])
  const expected = funnel.evaluateJson({ users: false, columns: { user: [...user], time: [...time].map(Number), event, properties: { channel } } })
  const forms = [
    { user, time, event, channel },
    { user: [...user], time: Float64Array.from(time, Number), event: { codes, names }, channel },
    { user: BigInt64Array.from(user, BigInt), time: Int32Array.from(time, Number), event, channel },
    { user: Array.from(user, String), time: Array.from(time, (one) => new Date(Number(one)).toISOString()), event, channel },
  ]
  for (const table of forms) assert.equal(JSON.stringify(funnel.evaluateTable(table)), expected)
  const renamed = funnel.evaluateTable({ who: user, at: time, what: event, by: channel, more: time }, { user: 'who', time: 'at', event: 'what', property: 'by' })
  assert.equal(JSON.stringify(renamed), expected)
})

test('events that cannot be read are set aside and told', () => {
  const funnel = EventFunnel.fromObject({ steps: ['a', 'b'], window_ms: 10 })
  // x comes to b; of the others a row has no user, one no time, one half a millisecond, one a name that is no id.
  const table = { user: ['x', 'x', null, 'y', 'y', ' z'], time: [0, 5, 1, null, 0.5, 1], event: ['a', 'b', 'a', 'a', 'a', 'a'] }
  const { reached, findings } = funnel.evaluateTable(table)
  assert.deepEqual(reached, [1, 1])
  const told = findings.map(({ code, path, count }) => `${code} ${path} ${count}`)
  assert.deepEqual(told.toSorted(), ['funnel/w01 /2/user 2', 'funnel/w01 /4/time 1', 'funnel/w01 /5/user 1'].map((one) => one.replace('funnel/w01', findings[0].code)))
  const refused = (changed, options) => faults(() => funnel.evaluateTable({ ...table, ...changed }, options))
  assert.deepEqual(refused({ event: undefined }), ['doc/008 '])
  assert.deepEqual(refused({ time: { values: new Int32Array(6), scale: 3 } }), ['doc/002 /time'])
  assert.deepEqual(refused({ event: new Int32Array(6) }), ['doc/002 /event'])
  assert.deepEqual(refused({ event: ['a', 'b', '\ud800', 'a', 'a', 'a'] }), ['doc/002 /event/2'])
  assert.deepEqual(refused({ event: new Array(5).fill('a') }), ['funnel/004 /event'])
  assert.deepEqual(refused({}, { users: 'x' }), ['doc/003 /users'])
})

const credited = PayPlan.fromObject({
  id: 'ae', currency: 'USD', period: 'month', measures: [{ id: 'revenue' }, { id: 'deals', unit: { count: {} } }],
  crediting: { pick: 'first_match', rules: [
    { id: 'desk', measure: 'revenue', when: { equals: { attribute: 'line', value: 'desk' } }, factor: '33.3%' },
    { id: 'all', measure: 'revenue' }, { id: 'count', measure: 'deals', of: 'count' }] },
  components: [{ id: 'commission', on: 'revenue', pay: { rate: { rate: '4%' } } }, { id: 'spiff', on: 'deals', pay: { per_unit: { amount: '5' } } }],
})

test('transactions are credited by person and period: figures worked by hand', () => {
  // As in `bindings-python/tests/test_credit_tables.py`: ann in July 1,000.00 + 33.3 % of 300.50 = 1,100.0665, bob in August 70.
  const table = {
    id: ['d1', 'd2', 'd3'], date: ['2026-07-01', '2026-07-31', '2026-08-01'], person: ['ann', 'ann', 'bob'],
    amount: { values: Int32Array.of(100000, 30050, 7000), scale: 2 }, line: { codes: Uint32Array.of(0, 1, 0), names: ['cloud', 'desk'] },
  }
  const { rows, columns: { person, period, revenue, deals }, errors, creditedAlone } = credited.creditTable(table)
  assert.deepEqual([rows, errors, creditedAlone], [2, [], 0])
  assert.deepEqual([...person.codes].map((code) => person.names[code]), ['ann', 'bob'])
  assert.deepEqual([...period.codes].map((code) => period.names[code]), ['2026-07', '2026-08'])
  assert.deepEqual([revenue.values, revenue.scale], [BigInt64Array.of(11000665n, 700000n), 4])
  assert.deepEqual(deals.values, BigInt64Array.of(2n, 1n))
  // What comes out goes in: 4 % of 1,100.0665 is 44.00, of 70 is 2.80; 5 a deal.
  const { columns: { commission, spiff }, errors: wrong } = credited.evaluateTable({ person, period, revenue, deals }, { outputs: ['commission', 'spiff'] })
  assert.deepEqual(wrong, [])
  assert.deepEqual([commission.values, spiff.values], [BigInt64Array.of(4400n, 280n), BigInt64Array.of(1000n, 500n)])
  // Days count from 1970, names may be others, floats come out where they are wanted.
  const days = Int32Array.of(20635, 20665, 20666)
  const other = credited.creditTable({ ...table, id: undefined, deal: table.id, date: days, note: [1, 2, 3] }, { columns: { deal: 'id' }, ignore: ['note'], as: 'number' })
  assert.deepEqual(other.columns.revenue.values, Float64Array.of(1100.0665, 70))
})

test('wrong transactions are named by their rows, and the others are credited', () => {
  const table = { id: ['d1', 'd2', 'd3'], date: ['2026-07-01', 'soon', '2026-07-02'], person: ['ann', 'ann', 'ann'], amount: [10, 20, 30] }
  const { columns, errors } = credited.creditTable(table, { language: 'zh-Hans' })
  assert.deepEqual(columns.revenue.values, BigInt64Array.of(40n))
  assert.deepEqual(errors.map(({ row, problems }) => [row, problems[0].path]), [[1, '/date']])
  assert.deepEqual(faults(() => credited.creditTable({ ...table, date: undefined })), ['doc/004 '])
  assert.deepEqual(faults(() => credited.creditTable({ ...table, person: ['ann', 'b\udc00', 'ann'] })), ['doc/002 /person/1'])
  assert.deepEqual(faults(() => credited.creditTable(table, { columns: { amounts: 'amount' } })), ['doc/002 /columns'])
  assert.deepEqual(faults(() => credited.creditTable(table, { ignored: ['amount'] })), ['doc/003 /ignored'])
})

test('a total is shared out over the rows of a tree: figures worked by hand', () => {
  const plan = TargetPlan.fromObject({ id: 'q1', unit: { currency: { code: 'CNY' } }, total: '100.00', tree: { id: 'all' } })
  // Two thirds of 100.00 are 66.66…, and a third of that 22.22…: the cent left over goes to the larger remainder.
  const table = { id: ['all', 'north', 'south', 'ann', 'bob'], parent: [null, 'all', 'all', 'north', 'north'], weight: Int32Array.of(0, 2, 1, 1, 2) }
  const { rows, columns: { value }, residue } = plan.evaluateTable(table)
  assert.deepEqual([rows, value.values, value.scale, residue], [5, BigInt64Array.of(10000n, 6667n, 3333n, 2222n, 4445n), 2, '0.00'])
  const named = plan.evaluateTable({ node: table.id, parent: table.parent, weight: table.weight, note: table.id }, { columns: { node: 'id' }, ignore: ['note'], as: 'number' })
  assert.deepEqual(named.columns.value.values, Float64Array.of(100, 66.67, 33.33, 22.22, 44.45))
  const refused = (changed) => faults(() => plan.evaluateTable({ ...table, ...changed }))
  const rowsOf = (told) => told.map((one) => one.split(' ')[1])
  assert.deepEqual(rowsOf(refused({ id: ['all', 'north', 'south', 'ann', 'ann'] })), ['/tree/table/4/id'])
  assert.deepEqual(rowsOf(refused({ parent: [null, 'all', 'all', 'north', 'nort'] })), ['/tree/table/4/parent'])
  assert.ok(rowsOf(refused({ parent: [null, 'ann', 'all', 'north', 'north'] })).every((path) => /^\/tree\/table\/[134]/.test(path)))
  assert.deepEqual(rowsOf(refused({ weight: [0, 2, 1, NaN, 2] })), ['/tree/table/3/weight'])
})

test('the facts of a row give its figures, and say why', () => {
  const table = { person: ['ann', 'bob', 'cid'], revenue: { values: BigInt64Array.of(110007n, -5n, 0n), scale: 2 }, deals: { values: Int32Array.of(2, 1, 7), valid: Uint8Array.of(1, 1, 1) }, team: ['n', 's', 's'] }
  const options = { facts: { period: '2026-07' }, keep: ['team', 'person'], outputs: ['due', 'commission'] }
  const { columns: { due, commission }, errors, kept } = credited.evaluateTable(table, options)
  assert.deepEqual(errors, [])
  assert.deepEqual(kept, { team: table.team, person: table.person })
  for (const row of [0, 1, 2]) {
    const facts = credited.rowFacts(table, row, options)
    const outcome = credited.evaluate({ ...facts, trace: true })
    assert.equal(facts.person, table.person[row])
    const cents = (text) => (text === null || text === undefined ? undefined : BigInt(text.replace('.', '')))
    assert.equal(due.valid[row] ? due.values[row] : undefined, cents(outcome.due), `row ${row}`)
    assert.equal(commission.valid[row] ? commission.values[row] : undefined, cents(outcome.lines[0].paid), `row ${row}`)
    assert.ok(outcome.trace)
    assert.ok(credited.explain(facts).length)
  }
  assert.deepEqual(credited.rowFacts(table, 0, options).measures, { revenue: { actual: '1100.07' }, deals: { actual: 2 } })
  assert.deepEqual(faults(() => credited.rowFacts(table, 3, options)), ['doc/002 /row'])
  assert.deepEqual(faults(() => credited.rowFacts(table, 0, { ...options, keep: ['teams'] })), ['doc/002 /keep/0'])
  const card = Scorecard.fromObject({ groups: [{ id: 'all', weight: 1, indicators: [{ id: 'sales', weight: 1, score: { ratio: {} } }] }] })
  const facts = card.rowFacts({ sales: [90, 45], 'sales.target': [100, 100] }, 1)
  assert.deepEqual(facts.indicators, { sales: { actual: 45, target: 100 } })
})

test('wrong rows are a list, or one error with the first of them', () => {
  const table = { person: ['ann', 'bob', 'cid'], revenue: Float64Array.of(1, NaN, 0.1 + 0.2), deals: [1, 1, 1] }
  const options = { facts: { period: '2026-07' } }
  assert.deepEqual(credited.evaluateTable(table, { ...options, errors: 'column' }).errors.map(({ row }) => row), [1, 2])
  assert.deepEqual(faults(() => credited.evaluateTable(table, { ...options, errors: 'raise' })).map((told) => told.split(' ')[1]), ['/1/revenue', '/2/revenue'])
  const rows = 70_000
  const many = { revenue: new Float64Array(rows), deals: new Uint8Array(rows) }
  many.revenue[69_999] = NaN
  assert.deepEqual(faults(() => credited.evaluateTable(many, { ...options, errors: 'raise' })), ['number/006 /69999/revenue'])
  many.revenue[69_999] = 0
  assert.deepEqual(credited.evaluateTable(many, { ...options, errors: 'raise' }).errors, [])
  assert.deepEqual(faults(() => credited.evaluateTable(table, { errors: 'drop' })), ['doc/005 /errors'])
})

test('half a character names its column and row', () => {
  const options = { facts: { period: '2026-07' } }
  assert.deepEqual(faults(() => credited.evaluateTable({ person: ['ann', 'b\ud83d'], revenue: [1, 1], deals: [1, 1] }, options)), ['doc/002 /person/1'])
  assert.equal(credited.evaluateTable({ person: ['ann', 'b\ud83d\ude00'], revenue: [1, 1], deals: [1, 1] }, options).errors.length, 0)
  assert.deepEqual(faults(() => credited.evaluateTable({ person: { codes: Uint32Array.of(0, 2), names: ['ann', 'b'] }, revenue: [1, 1], deals: [1, 1] }, options)), ['doc/002 /person/codes/1'])
})
