// A server of folders for the browser tests, on a port of its own.

import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
}

/**
 * Serves folders by the beginning of the path, and texts by the whole path.
 *
 * @param {{ folders?: Record<string, string>, texts?: Record<string, string> }} what
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve({ folders = {}, texts = {} }) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname))
    const send = (type) => response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' })
    if (texts[path] !== undefined) {
      send(TYPES[extname(path)] ?? TYPES['.html']).end(texts[path])
      return
    }
    const [prefix, folder] = Object.entries(folders).find(([prefix]) => path.startsWith(prefix)) ?? []
    const file = folder && join(folder, path.slice(prefix.length).replace(/(^|\/)$/, '$1index.html'))
    if (!file || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end()
      return
    }
    send(TYPES[extname(file)] ?? 'application/octet-stream')
    createReadStream(file).pipe(response)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  const close = () =>
    new Promise((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve(undefined))
    })
  return { url: `http://127.0.0.1:${port}`, close: /** @type {() => Promise<void>} */ (close) }
}
