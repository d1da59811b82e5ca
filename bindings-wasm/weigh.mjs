// What the module weighs, raw and as servers send it, against the budget: `node bindings-wasm/weigh.mjs`.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { packageFolder, wasm } from './tests/support/folders.mjs'

const module = readFileSync(join(packageFolder, 'quotakit_bg.wasm'))
const { budget } = JSON.parse(readFileSync(join(wasm, 'sizes.json'), 'utf8'))
const sizes = {
  raw: module.length,
  gzip: gzipSync(module, { level: 9 }).length,
  brotli: brotliCompressSync(module, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: module.length } }).length,
}
let isOver = false
for (const [form, size] of Object.entries(sizes)) {
  const limit = budget[form]
  isOver ||= !(size <= limit)
  console.log(`quotakit_bg.wasm ${form}: ${size} bytes of ${limit}${size <= limit ? '' : ', over the budget'}`)
}
if (isOver) {
  console.error('The module is over its budget: look for what grew, or raise the budget in bindings-wasm/sizes.json and say why.')
  process.exit(1)
}
