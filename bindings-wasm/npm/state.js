// Calls into the WebAssembly module: none before it is there, and problems become QuotakitError.

import { Fault } from './quotakit.js'
import { QuotakitError } from './error.js'

let isReady = false

/** Notes that the module was instantiated. */
export function ready() {
  isReady = true
}

/**
 * Runs something that calls into the module.
 *
 * @template T
 * @param {() => T} run
 * @returns {T}
 */
export function call(run) {
  if (!isReady) throw new Error('quotakit is not ready: call `await init()` once before anything else')
  try {
    return run()
  } catch (fault) {
    throw fault instanceof Fault ? new QuotakitError(fault) : fault
  }
}
