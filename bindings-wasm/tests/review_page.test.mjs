// The page of the review in a real Chromium: it opens offline, an accessibility checker finds nothing against it, it fits
// a phone, a desk and a wall, and prints on A4.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { accessibilityFaults, movesSideways } from './support/axe.mjs'
import { startChromium } from './support/chromium.mjs'
import { app } from './support/folders.mjs'
import { reviewInto } from './support/quarter.mjs'

const WIDTHS = [360, 1024, 1920]
const LANGUAGES = ['en', 'zh-Hans', 'zh-Hant']

const pageOf = (language) => join(app, `review-${language}.html`)
let browser

before(async () => {
  for (const language of LANGUAGES) reviewInto(pageOf(language).replace('.html', '.json'), language)
  browser = await startChromium()
})

after(() => browser?.close())

/** Opens a page as a file, which can fetch nothing; what it asks for or complains of is a fault. */
async function open(language, options) {
  const page = await browser.newPage(options)
  const faults = []
  page.on('request', (request) => request.url().startsWith('file:') || faults.push(request.url()))
  page.on('console', (message) => faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(String(error)))
  await page.goto(pathToFileURL(pageOf(language)).href)
  return { page, faults }
}

for (const colorScheme of ['light', 'dark']) {
  test(`nothing stands against it, ${colorScheme}`, async () => {
    for (const language of LANGUAGES) {
      for (const width of WIDTHS) {
        const { page, faults } = await open(language, { viewport: { width, height: 900 }, colorScheme })
        assert.deepEqual(await accessibilityFaults(page), [], `${language} at ${width}`)
        assert.equal(await movesSideways(page), false, `${language} at ${width} moves sideways`)
        assert.deepEqual(faults, [])
        await page.close()
      }
    }
  })
}

test('nothing is cut where it is printed', async () => {
  // A4 less its margins, at 96 pixels an inch.
  const { page } = await open('en', { viewport: { width: Math.floor(((210 - 24) / 25.4) * 96), height: 1000 } })
  await page.emulateMedia({ media: 'print' })
  assert.equal(await movesSideways(page), false)
  const wide = await page.$$eval('.wide', (tables) => tables.filter((table) => table.scrollWidth > table.clientWidth + 1).length)
  assert.equal(wide, 0, 'tables are wider than the paper')
  await page.close()
})

test('what it says is what the outcome says', async () => {
  const outcome = JSON.parse(readFileSync(pageOf('en').replace('.html', '.json'), 'utf8'))
  const { page } = await open('en', {})
  const grouped = (text) => text.replace(/\B(?=(\d{3})+\.)/g, ',')
  const due = await page.locator('section[aria-labelledby="pay"] tbody tr td:nth-last-child(2)').allTextContents()
  assert.deepEqual(due, outcome.pay.people.map((person) => grouped(person.due)))
  await page.close()
})
