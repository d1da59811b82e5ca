// Takes pictures of everything that people look at, to be looked at: `node bindings-wasm/pictures.mjs` writes into
// `target/pictures` the review's pages, every chart of the example quarter in light and dark, and the plan studio in its
// three languages, at the widths of a phone, a desk and a wall. Run `node bindings-wasm/check.mjs` before it, which builds and
// installs the package.

import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startChromium } from './tests/support/chromium.mjs'
import { app, installed, root, wasm } from './tests/support/folders.mjs'
import { data, reviewInto } from './tests/support/quarter.mjs'
import { serve } from './tests/support/server.mjs'
import { viteBuild } from './tests/support/vite.mjs'

const LANGUAGES = { en: 'en-US', 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW' }
const WIDTHS = [360, 1024, 1920]
const THEMES = ['light', 'dark']
const out = join(root, 'target', 'pictures')

rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
const browser = await startChromium()

/** Opens a page in a window of its own. */
async function open(url, { width, theme = 'light', locale = 'en-US' }) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: theme, locale })
  await page.goto(url)
  return page
}

/** The review: its whole page in every language, width and theme, and on paper. */
async function review() {
  for (const language of Object.keys(LANGUAGES)) {
    const json = join(out, `review-${language}.json`)
    reviewInto(json, language)
    for (const width of WIDTHS) {
      for (const theme of THEMES) {
        const page = await open(pathToFileURL(json.replace('.json', '.html')).href, { width, theme })
        await page.screenshot({ path: join(out, `review-${language}-${width}-${theme}.png`), fullPage: true })
        if (width === 1024 && theme === 'light') await page.pdf({ path: join(out, `review-${language}.pdf`), preferCSSPageSize: true })
        await page.close()
      }
    }
  }
}

/** The charts of the review, of its targets and of a person's pay. */
async function charts() {
  const { PayPlan, TargetPlan, charts } = await import(pathToFileURL(join(installed, 'node.js')).href)
  const read = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'))
  const { bands } = read(data, 'scorecard.json')
  const outcome = read(out, 'review-en.json')
  const facts = { person: 'li-na', period: '2026-Q4', target_incentive: '36000', score: '100', grade: '优秀', measures: {
    credited_revenue: { actual: '1000000', quota: '1797000', prior: { ytd: '5976134.92' } }, new_customers: { actual: '1' }, collection_rate: { actual: '95%' } } }
  const curve = PayPlan.fromObject(read(data, 'pay-plan-ae.json')).curve(facts, { on: 'credited_revenue', axis: 'attainment', from: '0', to: '1.5' })
  const drawn = [
    ['close', outcome, { bands }],
    ['pay-plan', outcome.pay.people[3], {}],
    ['target-plan', TargetPlan.fromObject(read(data, 'targets.json')).evaluate({}), {}],
    ['curve', curve, { at: '1000000' }],
  ]
  const page = await open('about:blank', { width: 720 })
  await page.setContent('<body style="margin: 0"><div id="chart"></div></body>')
  for (const [name, file] of [['vega', 'vega.min.js'], ['vega-lite', 'vega-lite.min.js']]) {
    await page.addScriptTag({ path: join(wasm, 'node_modules', name, 'build', file) })
  }
  for (const language of Object.keys(LANGUAGES)) {
    for (const theme of THEMES) {
      for (const [kind, outcome, more] of drawn) {
        for (const { name, spec } of charts(kind, outcome, { language, theme, ...more })) {
          await page.evaluate(async (spec) => {
            const chart = document.querySelector('#chart')
            chart.replaceChildren()
            await new vega.View(vega.parse(vegaLite.compile(spec).spec), { renderer: 'svg', container: chart }).runAsync()
          }, spec)
          await page.locator('#chart svg').screenshot({ path: join(out, `chart-${kind}-${name}-${language}-${theme}.png`) })
        }
      }
    }
  }
  await page.close()
}

/** The plan studio, as a user builds it. */
async function studio() {
  const folder = join(app, 'browser')
  rmSync(folder, { recursive: true, force: true })
  cpSync(join(root, 'examples', 'browser'), folder, { recursive: true })
  const server = await serve({ folders: { '/': await viteBuild(folder) } })
  for (const [language, locale] of Object.entries(LANGUAGES)) {
    for (const width of WIDTHS) {
      for (const theme of THEMES) {
        const page = await open(server.url, { width, theme, locale })
        await page.waitForSelector('#curve svg')
        await page.screenshot({ path: join(out, `studio-${language}-${width}-${theme}.png`), fullPage: true })
        await page.close()
      }
    }
  }
  await server.close()
}

await review()
await charts()
await studio()
await browser.close()
console.log(`the pictures are in ${out}`)
