// Builds the npm package, installs it into a fresh folder and tests it there: `node bindings-wasm/check.mjs`.
//
//   --quick       a development build of the module: soon there, not weighed
//   --no-build    test the package as it was built last
//   WORDS         run only the test files whose names contain one of these
//
// Needs Node 20, npm, Rust, a Chromium and a font with Chinese characters; what is missing is named, and the check fails.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromiumPath } from './tests/support/chromium.mjs'
import { app, javascript, packageFolder, root, wasm } from './tests/support/folders.mjs'

const words = process.argv.slice(2)
const has = (option) => words.includes(option)
const wanted = words.filter((word) => !word.startsWith('--'))

/** Runs a command, shows what it prints, and ends the check where it fails. */
function run(program, parameters, { cwd = root, env = {}, help = '' } = {}) {
  console.log(`$ ${program} ${parameters.join(' ')}`)
  const { status, error } = spawnSync(program, parameters, { cwd, stdio: 'inherit', env: { ...process.env, ...env } })
  if (error) stop(`\`${program}\` cannot be run (${error.message})${help && `; ${help}`}`)
  if (status !== 0) stop(`\`${program} ${parameters.join(' ')}\` ended with ${status}`)
}

function stop(fault) {
  console.error(`\nFAILED ${fault}`)
  process.exit(1)
}

/** The development tools, as `package-lock.json` pins them. */
function tools() {
  const wantedLock = readFileSync(join(wasm, 'package-lock.json'), 'utf8')
  const marker = join(wasm, 'node_modules', '.quotakit-lock.json')
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wantedLock) return
  run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: wasm, help: 'install npm, which comes with Node.js' })
  writeFileSync(marker, wantedLock)
}

/** Installs a package of Debian where that is allowed, or says what is missing. */
function install(name, missing) {
  const mayInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0
  if (!mayInstall) stop(missing)
  run('apt-get', ['update', '-qq'])
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name])
}

/** A Chromium for the tests: the one that is there, or Debian's where it may be installed. */
function browser() {
  if (chromiumPath()) return
  install('chromium', 'no Chromium is here: install one (Debian: `apt-get install chromium`), or name it in QUOTAKIT_CHROMIUM')
}

/** A font with Chinese characters, without which the page shows boxes of another width. Only Linux may have none. */
function font() {
  if (process.platform !== 'linux' || spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim()) return
  install('fonts-noto-cjk', 'no font with Chinese characters is here: install one (Debian: `apt-get install fonts-noto-cjk`)')
}

/** Packs the package and installs it as a user would, into a folder that has nothing else. */
function unpack() {
  rmSync(javascript, { recursive: true, force: true })
  mkdirSync(app, { recursive: true })
  run('npm', ['pack', '--silent', '--pack-destination', javascript], { cwd: packageFolder })
  const [packed] = readdirSync(javascript).filter((name) => name.endsWith('.tgz'))
  writeFileSync(join(app, 'package.json'), '{ "private": true, "type": "module" }\n')
  // What the examples import besides comes out of the tools' folder, as a copy.
  const others = [join(wasm, 'node_modules', 'csv-parse')]
  const quiet = ['--offline', '--install-links', '--no-audit', '--no-fund', '--silent']
  run('npm', ['install', ...quiet, join(javascript, packed), ...others], { cwd: app })
}

const [major] = process.versions.node.split('.').map(Number)
if (major < 20) stop(`Node.js ${process.versions.node} is too old: 20 or newer is needed`)
tools()
browser()
font()
if (!has('--no-build')) {
  const quick = has('--quick') ? ['--', '--quick'] : []
  run('cargo', ['run', '--quiet', '--locked', '-p', 'quotakit-pack', ...quick], { help: 'install Rust with rustup' })
}
if (!has('--quick') && !has('--no-build')) run(process.execPath, [join(wasm, 'weigh.mjs')])
unpack()
const tests = readdirSync(join(wasm, 'tests')).filter((name) => name.endsWith('.test.mjs'))
const chosen = tests.filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
// One file at a time: browsers and bundlers beside each other make small machines time out.
run(process.execPath, ['--test', '--test-concurrency=1', ...chosen.map((name) => join(wasm, 'tests', name))])
