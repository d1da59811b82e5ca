// Where things are.

import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder `bindings-wasm`. */
export const wasm = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
/** The workspace. */
export const root = join(wasm, '..')
/** The package before it is packed. */
export const packageFolder = join(wasm, 'npm')
/** The vectors that all languages replay. */
export const vectorsFolder = join(root, 'core', 'vectors')
/** What the check makes. */
export const javascript = join(root, 'target', 'javascript')
/** The folder into which the packed package is installed. */
export const app = join(javascript, 'app')
/** The installed package. */
export const installed = join(app, 'node_modules', 'quotakit')
