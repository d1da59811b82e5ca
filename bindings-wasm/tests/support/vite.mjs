// Vite builds of what stands beside the installed package.

import { rmSync } from 'node:fs'
import { join } from 'node:path'

/** Builds the folder of an `index.html`; gives the folder of what was built. */
export async function viteBuild(root) {
  const { build } = await import('vite')
  const outDir = join(root, 'dist')
  rmSync(outDir, { recursive: true, force: true })
  await build({ root, base: './', logLevel: 'error', configFile: false, build: { outDir, emptyOutDir: true, target: 'es2022' } })
  return outDir
}
