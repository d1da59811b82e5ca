// The package in pages: bundled by Vite, by a plain `<script type="module">`, and in a worker; loaded in a real Chromium.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { startChromium } from './support/chromium.mjs'
import { app, installed } from './support/folders.mjs'
import { serve } from './support/server.mjs'
import { viteBuild, viteServe } from './support/vite.mjs'

// By hand: 5,000 at 4 % below the step and 15,000 at 6 % above it.
const PAGE = `
const plan = PayPlan.fromObject({ id: 'ae', currency: 'USD', period: 'month', measures: [{ id: 'revenue' }],
  components: [{ id: 'commission', on: 'revenue', accumulate: 'ytd', pay: { tiers: { axis: 'amount', mode: 'marginal',
    steps: [{ from: '0', rate: '4%' }, { from: '150000', rate: '6%' }] } } }] })
const told = plan.evaluate({ person: 'wang', period: '2026-07', measures: { revenue: { actual: '20000', prior: { ytd: '145000' } } } }).due
`
const html = (body) => `<!doctype html><link rel="icon" href="data:,"><title></title>${body}`

let browser
const servers = []

before(async () => {
  browser = await startChromium()
})

after(async () => {
  await browser?.close()
  for (const server of servers) await server.close()
})

/** The title that a page gives itself, and what it logs besides. */
async function titleOf(what) {
  const server = await (typeof what === 'string' ? viteServe(what) : serve(what))
  servers.push(server)
  const page = await browser.newPage()
  const faults = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => message.type() !== 'debug' && faults.push(message.text()))
  await page.goto(server.url)
  await page.waitForFunction(() => document.title !== '', null, { timeout: 60_000 }).catch(() => faults.push('no title'))
  const title = await page.title()
  await page.close()
  return { title, faults }
}

test('Vite bundles the package, and the module with it', async () => {
  const root = join(app, 'vite')
  rmSync(root, { recursive: true, force: true })
  mkdirSync(root)
  writeFileSync(join(root, 'index.html'), html('<script type="module" src="/main.js"></script>'))
  writeFileSync(join(root, 'main.js'), `import { PayPlan, init } from 'quotakit'\nawait init()\n${PAGE}\ndocument.title = told\n`)
  const built = await viteBuild(root)
  const assets = readdirSync(join(built, 'assets'))
  assert.equal(assets.filter((name) => name.endsWith('.wasm')).length, 1, String(assets))
  assert.deepEqual(await titleOf({ folders: { '/': built } }), { title: '1100.00', faults: [] })
  // Its development server serves the package without being told anything.
  assert.deepEqual(await titleOf(root), { title: '1100.00', faults: [] })
})

test('a URL that Vite gives may be passed to init', async () => {
  const root = join(app, 'vite-url')
  rmSync(root, { recursive: true, force: true })
  mkdirSync(root)
  writeFileSync(join(root, 'index.html'), html('<script type="module" src="/main.js"></script>'))
  const imports = `import { PayPlan, init } from 'quotakit'\nimport url from 'quotakit/quotakit_bg.wasm?url'\nawait init(url)\n`
  writeFileSync(join(root, 'main.js'), `${imports}${PAGE}\ndocument.title = told\n`)
  assert.deepEqual(await titleOf({ folders: { '/': await viteBuild(root) } }), { title: '1100.00', faults: [] })
})

test('a plain script needs no bundler', async () => {
  const script = `import { PayPlan, init } from './quotakit/index.js'\nawait Promise.all([init(), init()])\n${PAGE}\ndocument.title = told`
  const page = html(`<script type="module">${script}</script>`)
  assert.deepEqual(await titleOf({ folders: { '/quotakit/': installed }, texts: { '/': page } }), { title: '1100.00', faults: [] })
})

test('a worker computes beside the page', async () => {
  const worker = `import { PayPlan, init } from './quotakit/index.js'\nawait init()\n${PAGE}\npostMessage(told)`
  const script = `new Worker('/worker.js', { type: 'module' }).onmessage = ({ data }) => { document.title = data }`
  const what = { folders: { '/quotakit/': installed }, texts: { '/': html(`<script type="module">${script}</script>`), '/worker.js': worker } }
  assert.deepEqual(await titleOf(what), { title: '1100.00', faults: [] })
})

test('a module that is not there is a plain error, and may be tried again', async () => {
  const server = await serve({ folders: { '/quotakit/': installed }, texts: { '/': html('') } })
  servers.push(server)
  const page = await browser.newPage()
  await page.goto(server.url)
  const told = await page.evaluate(async () => {
    const { canonicalJson, init } = await import('/quotakit/index.js')
    const refused = await init('/nowhere.wasm').then(() => 'loaded', () => 'refused')
    await init()
    return [refused, canonicalJson('{"schema": "quotakit/goal@1", "title": "x"}')]
  })
  assert.deepEqual(told, ['refused', '{"schema":"quotakit/goal@1","title":"x"}'])
})

test('require gives the same as import in Node', () => {
  const code = `const { PayPlan } = require('quotakit')\n${PAGE}\nconsole.log(told)`
  const { stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', '--eval', code], { cwd: app, encoding: 'utf8' })
  assert.equal(stdout, '1100.00\n', stderr)
})
