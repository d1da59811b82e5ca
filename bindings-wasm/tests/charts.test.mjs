// Every chart is a valid Vega-Lite specification and is drawn without a warning, in light and dark and in every language; in
// a window of any width no label is cut or lies over another.

import { Ajv } from 'ajv'
import assert from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import * as vega from 'vega'
import { compile } from 'vega-lite'
import { startChromium } from './support/chromium.mjs'
import { app, installed, vectorsFolder, wasm } from './support/folders.mjs'
import { data, reviewInto } from './support/quarter.mjs'

const { TargetPlan, charts } = await import(pathToFileURL(join(installed, 'node.js')).href)
const schema = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('vega-lite/vega-lite-schema.json'), 'utf8'))
const quarter = join(app, 'charts-review.json')
const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema)

before(() => reviewInto(quarter))

/** Every outcome and answer of the vectors, with its kind. */
function* outcomes() {
  for (const vector of readdirSync(vectorsFolder)) {
    const path = (file) => join(vectorsFolder, vector, file)
    if (!existsSync(path('document.json'))) continue
    const outcome = JSON.parse(readFileSync(path('outcome.json'), 'utf8'))
    if (existsSync(path('question.json'))) {
      const [[kind, answer]] = Object.entries(outcome)
      yield { vector, kind, outcome: answer }
    } else if (existsSync(path('facts.json')) && !outcome.problems) {
      const { schema } = JSON.parse(readFileSync(path('document.json'), 'utf8'))
      yield { vector, kind: schema.replace(/^quotakit\/(.*)@1$/, '$1'), outcome }
    }
  }
}

/** What Vega and Vega-Lite complain of. */
function logger() {
  const told = []
  const tell = (...words) => (told.push(words.join(' ')), log)
  const log = { level: () => log, error: tell, warn: tell, info: () => log, debug: () => log }
  return { log, told }
}

/** Draws a specification, at a width as there is no window; gives the picture and what was complained of. */
async function draw(spec) {
  const { log, told } = logger()
  const view = new vega.View(vega.parse(compile({ ...spec, width: 600 }, { logger: log }).spec), { renderer: 'none', logger: log })
  return { svg: await view.toSVG(), told }
}

const options = [
  { language: 'en', theme: 'light' },
  { language: 'zh-Hans', theme: 'dark' },
  { language: 'zh-Hant', theme: 'light' },
]

test('every chart of the vectors is valid', () => {
  const counts = {}
  for (const { vector, kind, outcome } of outcomes()) {
    for (const { name, spec } of charts(kind, outcome)) {
      assert.ok(validate(spec), `${vector}, ${name}: ${JSON.stringify(validate.errors?.slice(0, 3))}`)
      counts[`${kind}.${name}`] = (counts[`${kind}.${name}`] ?? 0) + 1
    }
  }
  assert.equal(Object.keys(counts).length, 24, JSON.stringify(counts))
})

test('every kind of chart is drawn without a warning', async () => {
  const drawn = {}
  for (const { vector, kind, outcome } of outcomes()) {
    for (const option of options) {
      for (const { name, spec } of charts(kind, outcome, option)) {
        const key = `${kind}.${name} ${option.language}`
        // The first few of a kind; all of them take minutes.
        if ((drawn[key] = (drawn[key] ?? 0) + 1) > 3) continue
        const { svg, told } = await draw(spec)
        assert.deepEqual(told, [], `${vector}, ${key}`)
        assert.ok(svg.includes('<path'), `${vector}, ${key} shows nothing`)
      }
    }
  }
})

test('what is wrong with the options is told', () => {
  assert.throws(() => charts('close', {}, { theme: 'blue' }), (error) => error.name === 'QuotakitError' && error.problems[0].path === '/theme')
  assert.deepEqual(charts('target-matrix', {}), [])
  assert.deepEqual(charts(undefined, {}), [])
  assert.throws(() => charts('close', '{'), (error) => error.name === 'QuotakitError')
})

/** The charts that are looked at: those of the example quarter, and of vectors with long or many names. */
function* looked() {
  const answer = (vector) => Object.entries(JSON.parse(readFileSync(join(vectorsFolder, vector, 'outcome.json'), 'utf8')))[0]
  const outcome = (vector) => JSON.parse(readFileSync(join(vectorsFolder, vector, 'outcome.json'), 'utf8'))
  const review = JSON.parse(readFileSync(quarter, 'utf8'))
  const { bands } = JSON.parse(readFileSync(join(data, 'scorecard.json'), 'utf8'))
  yield ['close', review, { bands }]
  yield ['pay-plan', review.pay.people[3], {}]
  yield ['pay-plan', outcome('payout-month'), {}]
  yield [...answer('ask-curve'), { at: '21000' }]
  yield [...answer('ask-curve-jump'), {}]
  yield ['scorecard', outcome('score-weights'), {}]
  const targets = JSON.parse(readFileSync(join(data, 'targets.json'), 'utf8'))
  yield ['target-plan', TargetPlan.fromObject(targets).evaluate({}), {}]
}

/** Texts of the drawing that lie over one another, or stand out of it. */
function clashes() {
  const svg = document.querySelector('svg').getBoundingClientRect()
  const texts = [...document.querySelectorAll('svg text')].filter((text) => text.textContent && getComputedStyle(text).opacity !== '0')
  const boxes = texts.map((text) => ({ said: text.textContent, box: text.getBoundingClientRect() }))
  const found = []
  for (const [index, { said, box }] of boxes.entries()) {
    if (box.left < svg.left - 1 || box.right > svg.right + 1 || box.top < svg.top - 1 || box.bottom > svg.bottom + 1) found.push(`${said} is cut`)
    if (said.endsWith('…')) found.push(`${said} is shortened`)
    for (const other of boxes.slice(index + 1)) {
      const [wide, high] = [Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left), Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top)]
      if (wide > 1 && high > 3) found.push(`${said} lies over ${other.said}`)
    }
  }
  return found
}

test('no label is cut or lies over another', async () => {
  const browser = await startChromium()
  const page = await browser.newPage()
  const faults = []
  page.on('console', (message) => faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(String(error)))
  await page.setContent('<body style="margin: 12px"><div id="chart"></div></body>')
  for (const [name, file] of [['vega', 'vega.min.js'], ['vega-lite', 'vega-lite.min.js']]) {
    await page.addScriptTag({ path: join(wasm, 'node_modules', name, 'build', file) })
  }
  try {
    for (const [kind, outcome, more] of looked()) {
      for (const option of options) {
        for (const { name, spec } of charts(kind, outcome, { ...option, ...more })) {
          for (const width of [360, 1024, 1920]) {
            await page.setViewportSize({ width, height: 800 })
            await page.evaluate(async (spec) => {
              const chart = document.querySelector('#chart')
              chart.replaceChildren()
              await new vega.View(vega.parse(vegaLite.compile(spec).spec), { renderer: 'svg', container: chart }).runAsync()
            }, spec)
            assert.deepEqual(await page.evaluate(clashes), [], `${kind}.${name} at ${width}, ${option.language}`)
          }
        }
      }
    }
    assert.deepEqual(faults, [])
  } finally {
    await browser.close()
  }
})
