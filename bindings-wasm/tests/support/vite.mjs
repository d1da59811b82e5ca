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

/** Starts the development server on a folder; whoever starts it closes it. */
export async function viteServe(root) {
  const { createServer } = await import('vite')
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    cacheDir: join(root, '.vite'),
    server: { port: 0, host: '127.0.0.1' },
  })
  await server.listen()
  const [url] = server.resolvedUrls.local
  return { url, close: () => server.close() }
}
