// The installed package, as Node resolves it from the folder that it was installed into.

import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, installed } from './folders.mjs'

/** What `import 'quotakit'` gives there. */
export async function load() {
  const manifest = createRequire(join(app, 'package.json'))('quotakit/package.json')
  const entry = manifest.exports['.'].node
  return import(pathToFileURL(join(installed, entry)).href)
}
