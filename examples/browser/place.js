// Where in a JSON text a JSON Pointer points.

const TOKEN = /\s*("(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+)/gy

/**
 * The offset at which the value of a pointer begins, or that of the nearest value above it that is there.
 *
 * @param {string} text a JSON text
 * @param {string} pointer such as `/components/0/on`
 */
export function offsetOf(text, pointer) {
  const wanted = pointer.split('/').slice(1).map((token) => token.replace(/~1/g, '/').replace(/~0/g, '~'))
  const path = []
  let matched = 0
  let best = /\S/.exec(text)?.index ?? 0
  TOKEN.lastIndex = 0
  for (let found = TOKEN.exec(text), isKey = false; found; found = TOKEN.exec(text)) {
    const token = found[1]
    const at = path.at(-1)
    if (isKey && token.startsWith('"')) {
      at.key = JSON.parse(token)
      isKey = false
      continue
    }
    if (token === ':') continue
    if (token === ',') {
      if (typeof at?.key === 'number') at.key += 1
      else isKey = true
      continue
    }
    if (token === '}' || token === ']') {
      path.pop()
      isKey = false
      continue
    }
    const depth = path.length
    const isOnTheWay = depth === matched + 1 && path.every(({ key }, index) => String(key) === wanted[index])
    if (isOnTheWay) {
      matched += 1
      best = found.index + found[0].length - token.length
    }
    if (token === '{' || token === '[') {
      path.push({ key: token === '[' ? 0 : undefined })
      isKey = token === '{'
    }
  }
  return best
}

/** The line of an offset, from 1. */
export const lineOf = (text, offset) => text.slice(0, offset).split('\n').length
