// The examples of the documentation: in each block of JavaScript, `EXPRESSION // => VALUE` has to hold.

import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { app, installed, root } from './support/folders.mjs'

/** The blocks of a file, out of comments or Markdown. */
function blocks(path) {
  const text = readFileSync(path, 'utf8').replace(/^ \* ?/gm, '')
  return [...text.matchAll(/^```js\n(.*?)^```/gms)].map(([, code]) => code)
}

/** A block as a module that counts and checks what it states. */
function asModule(code) {
  const stated = /^(?<expression>.*?)\s*\/\/ => (?<value>.*)$/
  // A statement may reach over several lines; what is stated stands at the end of the last of them.
  let checks = 0
  let statement = []
  const lines = []
  for (const line of code.split('\n')) {
    const { expression, value } = stated.exec(line)?.groups ?? {}
    if (expression === undefined) {
      statement.push(line)
      if (/^\S/.test(line) && !/[[{(,]$/.test(line)) lines.push(...statement.splice(0))
      continue
    }
    // Up to here the lines of one expression begin where the indentation ends.
    const start = /^\s/.test(expression) ? statement.findLastIndex((earlier) => /^[^\s/]/.test(earlier)) : statement.length
    const own = statement.splice(start)
    lines.push(...statement.splice(0), `assert.deepEqual((${[...own, expression].join('\n')}), ${value})`)
    checks += 1
  }
  lines.push(...statement)
  return { checks, module: [`import assert from 'node:assert/strict'`, ...lines].join('\n') }
}

test('the examples of the documentation hold', async () => {
  const folder = mkdtempSync(join(app, 'examples-'))
  let count = 0
  try {
    const files = [join(installed, 'index.d.ts'), join(installed, 'README.md'), join(root, 'README.md')]
    for (const [number, file] of files.entries()) {
      const found = blocks(file)
      for (const [index, code] of found.entries()) {
        const { checks, module } = asModule(code)
        assert.ok(checks > 0, `${file}: an example states nothing:\n${code}`)
        const path = join(folder, `${number}-${index}.mjs`)
        writeFileSync(path, module)
        await assert.doesNotReject(import(pathToFileURL(path).href), `${file}, example ${index + 1}:\n${code}`)
        count += checks
      }
      assert.ok(found.length > 0, `${file} has no examples`)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  console.log(`${count} statements of the documentation hold`)
})
