// The entry for Node: the module is read from beside this file, and everything is ready at import.

import { readFileSync } from 'node:fs'
import { initSync } from './quotakit.js'
import { ready } from './state.js'

export * from './api.js'

initSync({ module: readFileSync(new URL('quotakit_bg.wasm', import.meta.url)) })
ready()

/** There is nothing to wait for in Node; this is here so that the same code runs in browsers. */
export async function init() {}
