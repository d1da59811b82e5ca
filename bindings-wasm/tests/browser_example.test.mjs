// The page of `examples/browser` in a real Chromium: its figures are those of a vector, errors show their place, the
// language can be switched, and it fits a phone.

import assert from 'node:assert/strict'
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { startChromium } from './support/chromium.mjs'
import { app, javascript, root, vectorsFolder } from './support/folders.mjs'
import { serve } from './support/server.mjs'
import { viteBuild } from './support/vite.mjs'

const folder = join(app, 'browser')
const vector = (file) => JSON.parse(readFileSync(join(vectorsFolder, 'payout-month', file), 'utf8'))
const { figures } = vector('figures.json')
const grouped = (text) => text.replace(/\B(?=(\d{3})+\.)/g, ',')

let browser, server, page
const faults = []

before(async () => {
  rmSync(folder, { recursive: true, force: true })
  cpSync(join(root, 'examples', 'browser'), folder, { recursive: true })
  browser = await startChromium()
  server = await serve({ folders: { '/built/': await viteBuild(folder), '/': app } })
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en-US' })
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => faults.push(message.text()))
  await open('/built/')
})

after(async () => {
  await browser?.close()
  await server?.close()
})

async function open(path) {
  await page.goto(server.url + path)
  await page.waitForSelector('#statement:not([hidden])', { timeout: 60_000 })
}

const cells = (row) => page.locator(`#lines tr`, { has: page.locator(`th:text-is("${row}")`) }).locator('td').allTextContents()

/** Changes one of the texts as a person would, and waits until it was worked through. */
async function change(id, from, to) {
  const text = await page.inputValue(id)
  assert.ok(text.includes(from), `${id} has no ${from}`)
  await page.fill(id, text.replace(from, to))
  await page.waitForTimeout(500)
}

test('whoever comes by keyboard begins at the top of a text', async () => {
  for (const id of ['plan', 'facts']) {
    await page.focus(`#${id}`)
    assert.deepEqual(await page.evaluate((id) => [document.activeElement.id, document.activeElement.selectionStart, document.activeElement.scrollTop], id), [id, 0, 0])
  }
})

test('the figures are those of the vector, worked by hand', async () => {
  assert.deepEqual(JSON.parse(await page.inputValue('#plan')), vector('document.json'))
  assert.deepEqual(JSON.parse(await page.inputValue('#facts')), vector('facts.json'))
  assert.equal(await page.locator('#due').textContent(), `${grouped(figures['/due'])} USD`)
  const paid = ['commission', 'quota-bonus', 'logo', 'club']
  for (const [index, component] of paid.entries()) {
    assert.equal((await cells(component)).at(-1), grouped(figures[`/lines/${index}/paid`]), component)
  }
  assert.deepEqual(await cells('commission'), ['1,100.00', '1,100.00', '1,232.00', '1,232.00', '1,232.00'])
  assert.equal((await cells('Entitled')).at(-1), grouped(figures['/entitled']))
})

test('the reasons unfold', async () => {
  const step = page.locator('#why summary', { hasText: '5,000.00 × 4%' }).first()
  assert.equal(await step.isVisible(), false)
  for (const name of ['component earnings', 'earned [commission]']) {
    await page.locator('#why summary', { has: page.locator(`.label:text-is("${name}")`) }).first().click()
  }
  assert.equal(await step.isVisible(), true)
  assert.match(await step.textContent(), /200\.00/)
})

test('what is typed is computed', async () => {
  await change('#facts', '"actual": "3"', '"actual": "4"')
  // One customer more is 250.00 more.
  assert.equal(await page.locator('#due').textContent(), '6,732.00 USD')
  await change('#facts', '"actual": "4"', '"actual": "3"')
  assert.equal(await page.locator('#due').textContent(), '6,482.00 USD')
})

test('an error shows its place, and no figure stays', async () => {
  await change('#plan', '"rate": "6%"', '"rate": "6 percent"')
  await change('#plan', '"on": "new_customers"', '"on": "new_custmers"')
  const findings = await page.locator('#plan-findings li').allTextContents()
  assert.ok(findings.some((text) => text.includes('/components/0/pay/tiers/steps/1/rate') && text.includes('line 16')), String(findings))
  assert.ok(findings.some((text) => text.includes('did you mean `new_customers`?') && text.includes('line 21')), String(findings))
  assert.equal(await page.locator('#statement').isVisible(), false)
  assert.equal(await page.locator('#plan').getAttribute('aria-invalid'), 'true')
  assert.equal(await page.locator('#facts-findings').textContent(), '')
  // The place leads to the text.
  await page.locator('#plan-findings .place', { hasText: 'rate' }).click()
  const [focused, rest] = await page.evaluate(() => {
    const { id, value, selectionStart } = document.activeElement
    return [id, value.slice(selectionStart)]
  })
  assert.equal(focused, 'plan')
  assert.ok(rest.startsWith('"6 percent"'), rest.slice(0, 40))
  await open('/built/')
})

test('a text that is no JSON is told with its line', async () => {
  await change('#facts', '"period": "2026-07",', '"period": "2026-07"')
  const [finding] = await page.locator('#facts-findings li').allTextContents()
  assert.match(finding, /line 4/)
  assert.match(finding, /doc\/001/)
  await open('/built/')
})

test('what is legal but probably not meant is told beside the statement', async () => {
  await change('#plan', '{"id": "revenue"},', '{"id": "revenue"}, {"id": "unused"},')
  const finding = page.locator('#plan-findings li.info')
  assert.match(await finding.textContent(), /the measure `unused` is declared, but nothing uses it/)
  assert.match(await finding.textContent(), /line 8/)
  assert.equal(await page.locator('#statement').isVisible(), true)
  await open('/built/')
})

test('the language can be switched', async () => {
  await page.getByRole('button', { name: '简体' }).click()
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), '这笔薪酬怎么来的？')
  assert.equal(await page.locator('html').getAttribute('lang'), 'zh-Hans')
  assert.match(await page.locator('#why').textContent(), /达成率/)
  await page.getByRole('button', { name: '繁體' }).click()
  assert.match(await page.locator('#why').textContent(), /達成率/)
  assert.equal(await page.locator('#due').textContent(), '6,482.00 USD')
  await change('#facts', '"period": "2026-07"', '"period": 7')
  assert.match(await page.locator('#facts-findings').textContent(), /應為/)
  await open('/built/')
})

test('it fits a phone and a desk, and works without a bundler', async () => {
  const shots = join(javascript, 'screenshots')
  mkdirSync(shots, { recursive: true })
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await open('/browser/index.html')
    assert.equal(await page.locator('#due').textContent(), '6,482.00 USD')
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    assert.ok(overflow <= 0, `${overflow} pixels too wide at ${width}`)
    for (const name of ['English', '简体', '繁體']) {
      const { x, width: across } = await page.getByRole('button', { name }).boundingBox()
      assert.ok(across > 50 && x >= 0 && x + across <= width, `${name} is cut off at ${width}`)
    }
    await page.screenshot({ path: join(shots, `page-${width}.png`), fullPage: true })
  }
  await page.getByRole('button', { name: '简体' }).click()
  await change('#plan', '"rate": "6%"', '"rate": "6 percent"')
  await page.screenshot({ path: join(shots, 'error-zh.png'), fullPage: true })
})

test('nothing went wrong on the way', () => {
  assert.deepEqual(faults, [])
})
