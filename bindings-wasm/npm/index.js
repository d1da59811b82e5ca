// The entry for browsers and bundlers: `await init()` fetches the module once.

import load from './quotakit.js'
import { ready } from './state.js'

export * from './api.js'

/** @type {Promise<void> | undefined} */
let loading

/**
 * @param {import('./index.d.ts').InitInput | Promise<import('./index.d.ts').InitInput>} [module]
 * @returns {Promise<void>}
 */
export function init(module) {
  loading ??= start(module)
  return loading
}

/** @param {unknown} module */
async function start(module) {
  try {
    await load(module === undefined ? undefined : { module_or_path: module })
  } catch (fault) {
    // A connection that broke is worth another try.
    loading = undefined
    throw fault
  }
  ready()
}
