// The example, run beside the installed package as a user would run it.

import { spawnSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { app, root } from './folders.mjs'

/** The files of the example company. */
export const data = join(root, 'examples', 'data')

/** Runs the example with these words. */
export function closeQuarter(...words) {
  const program = join(app, 'close_quarter.mjs')
  cpSync(join(root, 'examples', 'close_quarter', 'close_quarter.mjs'), program)
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

/** Closes the quarter into a file, with its page beside it, and stops where that fails. */
export function reviewInto(file, language = 'en') {
  const { status, stderr } = closeQuarter('--data', data, '--language', language, '--out', file)
  if (status !== 0) throw new Error(`the quarter does not close: ${stderr}`)
}
