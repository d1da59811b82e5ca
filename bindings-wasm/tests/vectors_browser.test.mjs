// Every vector in a real Chromium, through the installed package: the same bytes and the same counts as in Node.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { startChromium } from './support/chromium.mjs'
import { installed, wasm } from './support/folders.mjs'
import { load } from './support/load.mjs'
import { replayAll } from './support/replay.js'
import { serve } from './support/server.mjs'
import { vectors } from './support/vectors.mjs'

const all = vectors()
let browser, server

before(async () => {
  browser = await startChromium()
  server = await serve({
    folders: { '/quotakit/': installed, '/support/': join(wasm, 'tests', 'support') },
    texts: {
      '/': '<!doctype html><title>vectors</title>',
      '/vectors.json': JSON.stringify(all),
    },
  })
})

after(async () => {
  await browser?.close()
  await server?.close()
})

test('the vectors give the same bytes in Chromium', async () => {
  const page = await browser.newPage()
  await page.goto(server.url)
  const result = await page.evaluate(async () => {
    const quotakit = await import('/quotakit/index.js')
    const { replayAll } = await import('/support/replay.js')
    await quotakit.init()
    return replayAll(quotakit, await (await fetch('/vectors.json')).json())
  })
  assert.deepEqual(result.differing, [])
  assert.deepEqual(result.counts, replayAll(await load(), all).counts)
  assert.equal(result.counts.byDoors, all.length)
  console.log(`${result.counts.byDoors} vectors replayed in Chromium`)
})

test('calling before init says what to do', async () => {
  const page = await browser.newPage()
  await page.goto(server.url)
  const told = await page.evaluate(async () => {
    const quotakit = await import('/quotakit/index.js')
    const attempts = [() => quotakit.canonicalJson('{}'), () => quotakit.PayPlan.fromJson('{}'), () => new quotakit.Calendar()]
    return attempts.map((attempt) => {
      try {
        return attempt()
      } catch (error) {
        return String(error)
      }
    })
  })
  assert.deepEqual(told, Array(3).fill('Error: quotakit is not ready: call `await init()` once before anything else'))
})
