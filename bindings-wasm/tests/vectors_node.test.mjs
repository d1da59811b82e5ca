// Every vector in Node, through the installed package: by the doors, by the classes, by objects.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from './support/load.mjs'
import { replayAll } from './support/replay.js'
import { vectors } from './support/vectors.mjs'

test('the vectors give the same bytes in Node', async () => {
  const all = vectors()
  const { counts, differing } = replayAll(await load(), all)
  assert.deepEqual(differing, [])
  assert.equal(counts.byDoors, all.length)
  // A document that names no kind has no class, and some texts say what no object can; most have both.
  assert.ok(counts.byClasses > all.length * 0.95, `${counts.byClasses} by classes`)
  assert.ok(counts.byObjects > all.length * 0.6, `${counts.byObjects} by objects`)
  console.log(`${counts.byDoors} vectors replayed in Node`)
  console.log(`of these ${counts.byClasses} by classes too, and ${counts.byObjects} by objects`)
})
