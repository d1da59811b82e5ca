// The example closes the quarter. Its review is left as `target/review-javascript.json`, to be compared with the others.

import assert from 'node:assert/strict'
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { app, root } from './support/folders.mjs'
import { closeQuarter, data } from './support/quarter.mjs'

const review = join(root, 'target', 'review-javascript.json')

before(() => rmSync(review, { force: true }))

test('the quarter closes, with the figures of the story', () => {
  const { status, stdout, stderr } = closeQuarter('--data', data, '--out', review)
  assert.equal(stderr, '')
  assert.equal(status, 0)
  // The story of the example data: East stops at 90.17 %, South attains 108.26 %.
  assert.match(stdout, /90\.17%/)
  assert.match(stdout, /108\.26%/)
  assert.match(stdout, /bottleneck: proposal/)
  const outcome = JSON.parse(readFileSync(review, 'utf8'))
  assert.equal(outcome.attainment.company.target, '12000000.00')
  // Where the Rust example ran before, the bytes are compared here too; the project's checks do so in any case.
  for (const ending of ['json', 'html']) {
    const [ours, ofRust] = ['review-javascript', 'review'].map((name) => join(root, 'target', `${name}.${ending}`))
    if (existsSync(ofRust)) assert.ok(readFileSync(ofRust).equals(readFileSync(ours)), `other bytes than Rust: ${ending}`)
  }
})

test('it says why, in three languages', () => {
  const english = closeQuarter('--data', data, '--why', 'li-na')
  assert.equal(english.status, 0, english.stderr)
  const chinese = closeQuarter('--data', data, '--why', 'li-na', '--language', 'zh-Hant')
  assert.equal(english.stdout.split('\n').length, chinese.stdout.split('\n').length)
  assert.match(chinese.stdout, /達成/)
  const nobody = closeQuarter('--data', data, '--why', 'nobody')
  assert.equal(nobody.status, 1)
  assert.match(nobody.stderr, /doc\/008/)
})

test('a fault is told with its file and line', () => {
  const broken = join(app, 'data')
  rmSync(broken, { recursive: true, force: true })
  cpSync(data, broken, { recursive: true })
  const deals = readFileSync(join(data, 'deals.csv'), 'utf8').split('\n')
  const plan = readFileSync(join(data, 'pay-plan-ae.json'), 'utf8')
  const faults = [
    ['pay-plan-ae.json', plan.replace('"currency": "CNY"', '"currency": "CNX"'), /pay-plan-ae\.json:4:15: error\[doc\/018\]/],
    ['deals.csv', [deals[0], deals[1], 'x,y'].join('\n'), /deals\.csv:3: error: 2 cells/],
    ['deals.csv', deals[0].replace('owner', 'ower'), /deals\.csv:1: error: the columns are/],
    ['vetoes.csv', '', /vetoes\.csv:1: error: the table is empty/],
  ]
  for (const [file, text, expected] of faults) {
    const before = readFileSync(join(data, file))
    assert.notEqual(String(before), text)
    writeFileSync(join(broken, file), text)
    const { status, stderr } = closeQuarter('--data', broken, '--out', join(app, 'review.json'))
    writeFileSync(join(broken, file), before)
    assert.equal(status, 1)
    assert.match(stderr, expected)
  }
})
