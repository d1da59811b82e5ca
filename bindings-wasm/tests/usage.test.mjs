// The types: `tsc --strict` on a sample that uses every export, the hand-written JavaScript with `tsc --checkJs`, and the
// sample runs.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { app, installed, vectorsFolder, wasm } from './support/folders.mjs'
import { load } from './support/load.mjs'

const quotakit = await load()
const folder = join(app, 'usage')
const sample = readFileSync(join(wasm, 'tests', 'usage', 'sample.ts'), 'utf8')

before(() => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  copyFileSync(join(wasm, 'tests', 'usage', 'sample.ts'), join(folder, 'sample.ts'))
})

/** Runs the compiler on a configuration; gives what it says. */
function tsc(name, compilerOptions, include) {
  const config = join(folder, `${name}.json`)
  writeFileSync(config, JSON.stringify({ compilerOptions: { types: [], ...compilerOptions }, include }))
  const compiler = join(wasm, 'node_modules', 'typescript', 'bin', 'tsc')
  const { stdout, stderr, status } = spawnSync(process.execPath, [compiler, '--project', config], { encoding: 'utf8' })
  return status === 0 ? '' : `${stdout}${stderr}` || `tsc ended with ${status}`
}

const STRICT = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noUnusedLocals: true }
const LIBRARY = { target: 'es2022', lib: ['es2022'], skipLibCheck: false }

test('the sample leaves nothing out', () => {
  const missing = []
  for (const [name, value] of Object.entries(quotakit)) {
    if (!new RegExp(`\\b${name}\\b[.(]|instanceof ${name}\\b|new ${name}\\(`).test(sample)) missing.push(name)
    if (!/^class\b/.test(String(value))) continue
    const instance = name[0].toLowerCase() + name.slice(1)
    for (let owner = value; owner !== Function.prototype && owner !== Error; owner = Object.getPrototypeOf(owner)) {
      const methods = Object.getOwnPropertyNames(owner.prototype).filter((method) => method !== 'constructor')
      const statics = Object.getOwnPropertyNames(owner).filter((method) => typeof owner[method] === 'function')
      missing.push(...methods.filter((method) => !sample.includes(`${instance}.${method}`)).map((method) => `${instance}.${method}`))
      missing.push(...statics.filter((method) => !sample.includes(`${name}.${method}(`)).map((method) => `${name}.${method}`))
    }
  }
  assert.deepEqual(missing, [])
  assert.ok(Object.keys(quotakit).length >= 19)
})

test('the sample compiles as Node and as bundlers resolve modules', () => {
  const settings = { ...STRICT, ...LIBRARY, noEmit: true }
  assert.equal(tsc('node16', { ...settings, module: 'node16', moduleResolution: 'node16' }, ['sample.ts']), '')
  assert.equal(tsc('bundler', { ...settings, module: 'esnext', moduleResolution: 'bundler' }, ['sample.ts']), '')
})

test('a wrong use does not compile', () => {
  writeFileSync(join(folder, 'wrong.ts'), `import { PayPlan } from 'quotakit'\nPayPlan.fromObject({ id: 'ae', curency: 'USD' })\n`)
  const told = tsc('wrong', { ...STRICT, ...LIBRARY, noEmit: true, module: 'node16' }, ['wrong.ts'])
  assert.match(told, /curency/)
})

test('the sample runs', async () => {
  assert.equal(tsc('emit', { ...STRICT, ...LIBRARY, module: 'node16', outDir: join(folder, 'out') }, ['sample.ts']), '')
  const { useAll } = await import(pathToFileURL(join(folder, 'out', 'sample.js')).href)
  const read = (file) => readFileSync(join(vectorsFolder, 'close-mini', file), 'utf8')
  await useAll(read('document.json'), read('facts.json'))
})

test('the hand-written JavaScript is clean', () => {
  // Beside the package, so that the types of Node are found where the tools are installed.
  const own = readdirSync(installed).filter((name) => name.endsWith('.js') && name !== 'quotakit.js')
  assert.ok(own.length >= 8)
  const told = tsc(
    'own',
    {
      ...STRICT,
      allowJs: true,
      checkJs: true,
      noEmit: true,
      skipLibCheck: true,
      target: 'es2023',
      lib: ['es2023', 'dom', 'esnext.disposable'],
      module: 'nodenext',
      maxNodeModuleJsDepth: 0,
      types: ['node'],
      typeRoots: [join(wasm, 'node_modules', '@types')],
    },
    own.map((name) => join(installed, name)),
  )
  const ours = told.split('\n').filter((line) => line.includes('error') && !line.includes('quotakit.js'))
  assert.deepEqual(ours, [])
})
