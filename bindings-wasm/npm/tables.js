// Tables: a document on columns. Where each row stands by itself they go block by block, so that the module needs the memory
// of one block however many rows there are; what depends on all rows goes whole.

import { columnsOf, gathered } from './columns.js'
import { refuseCell } from './quotakit.js'
import { call } from './state.js'

/** @typedef {import('./quotakit.js').Document} Document */
/** @typedef {import('./quotakit.js').TableFound} Found */
/** @typedef {import('./columns.js').Column} Column */

const BLOCK_ROWS = 65_536

/**
 * Evaluates a document on the rows of a table.
 *
 * @param {Document} document
 * @param {Record<string, any>} table
 * @param {Record<string, any>} [options]
 * @returns {any}
 */
export function evaluateTable(document, table, options = {}) {
  return call(() => {
    const { as, ...asked } = options
    mayBeNumbers(as)
    const { columns, rows } = taken(table)
    const kept = keptOf(table, asked.keep)
    const work = document.table(asked)
    try {
      const found = evaluated(work, columns, rows, as === 'number')
      work.verdict()
      return kept ? { ...found, kept } : found
    } finally {
      work.free()
    }
  })
}

/**
 * The facts that a row stands for.
 *
 * @param {Document} document
 * @param {Record<string, any>} table
 * @param {number} row
 * @param {Record<string, any>} [options]
 * @returns {any}
 */
export function rowFacts(document, table, row, options = {}) {
  return call(() => {
    const { as, ...asked } = options
    mayBeNumbers(as)
    const { columns, rows } = taken(table)
    if (!(Number.isInteger(row) && row >= 0 && row < rows)) refuseCell('/row', `a row from 0 to ${rows - 1}`, row)
    keptOf(table, asked.keep)
    const work = document.table(asked)
    try {
      return JSON.parse(work.facts(gathered(columns, row, row + 1)))
    } finally {
      work.free()
    }
  })
}

/**
 * Evaluates an event funnel on a table of events.
 *
 * @param {Document} document
 * @param {Record<string, any>} table
 * @param {Record<string, any>} [options]
 * @returns {string}
 */
export function eventTable(document, table, options = {}) {
  return call(() => {
    const { columns, rows } = taken(table)
    return document.eventTable(gathered(columns, 0, rows), options)
  })
}

/**
 * Credits transactions to everybody in them.
 *
 * @param {Document} document
 * @param {Record<string, any>} table
 * @param {Record<string, any>} [options]
 * @returns {any}
 */
export function creditTable(document, table, options = {}) {
  return call(() => {
    const { as, columns: names, ignore, ...asked } = options
    mayBeNumbers(as)
    const { columns, rows } = taken(renamed(table, names, ignore))
    const found = document.creditTable(gathered(columns, 0, rows), asked)
    try {
      return { ...wholly(found, as === 'number'), errors: JSON.parse(found.errors()), creditedAlone: found.alone() }
    } finally {
      found.free()
    }
  })
}

/**
 * Shares a plan's total out over the rows of a tree.
 *
 * @param {Document} document
 * @param {Record<string, any>} table
 * @param {Record<string, any>} [options]
 * @returns {any}
 */
export function splitTable(document, table, options = {}) {
  return call(() => {
    const { as, columns: names, ignore, ...others } = options
    for (const name of Object.keys(others)) refuseCell(`/${name}`, '`columns`, `ignore` and `as` alone', others[name])
    mayBeNumbers(as)
    const { columns, rows } = taken(renamed(table, names, ignore))
    const found = document.splitTable(gathered(columns, 0, rows))
    try {
      return { ...wholly(found, as === 'number'), residue: found.residue() }
    } finally {
      found.free()
    }
  })
}

/** @param {unknown} as */
function mayBeNumbers(as) {
  if (as !== undefined && as !== 'number' && as !== 'bigint') refuseCell('/as', "'number' or 'bigint'", as)
}

/** @param {Record<string, any>} table */
function taken(table) {
  const columns = columnsOf(table)
  return { columns, rows: columns[0]?.rows ?? 0 }
}

/**
 * The columns that come out as they went in.
 *
 * @param {Record<string, any>} table
 * @param {unknown} keep
 */
function keptOf(table, keep) {
  if (keep === undefined) return undefined
  if (!Array.isArray(keep)) refuseCell('/keep', 'a list of names', keep)
  const names = /** @type {unknown[]} */ (keep)
  return Object.fromEntries(names.map((name, place) => {
    if (typeof name !== 'string' || !Object.hasOwn(table, name)) refuseCell(`/keep/${place}`, 'the name of a column', name)
    return [String(name), table[String(name)]]
  }))
}

/**
 * A table under the names that a document knows, without what it is not to see.
 *
 * @param {Record<string, any>} table
 * @param {unknown} names
 * @param {unknown} ignore
 */
function renamed(table, names, ignore) {
  if (names === undefined && ignore === undefined) return table
  if (table === null || typeof table !== 'object') refuseCell('', 'an object of columns', table)
  const left = Array.isArray(ignore) ? ignore : []
  if (ignore !== undefined && !Array.isArray(ignore)) refuseCell('/ignore', 'a list of names', ignore)
  const others = new Map(Object.entries(names ?? {}))
  for (const [name, other] of others) {
    if (typeof other !== 'string') refuseCell(`/columns/${name}`, 'a text', other)
    if (!Object.hasOwn(table, name)) refuseCell('/columns', 'the names of columns', name)
  }
  for (const [place, name] of left.entries()) {
    if (typeof name !== 'string' || !Object.hasOwn(table, name)) refuseCell(`/ignore/${place}`, 'the name of a column', name)
  }
  /** @type {Record<string, any>} */
  const seen = {}
  for (const [name, given] of Object.entries(table).filter(([name, given]) => given !== undefined && !left.includes(name))) {
    const other = others.get(name) ?? name
    if (Object.hasOwn(seen, other)) refuseCell(`/columns/${name}`, 'a name that no other column has', other)
    seen[other] = given
  }
  return seen
}

/**
 * All rows of what was found.
 *
 * @param {Found} found
 * @param {boolean} asNumbers
 */
function wholly(found, asNumbers) {
  /** @type {{ name: string, scale?: number, names?: string[] }[]} */
  const outputs = JSON.parse(found.outputs())
  const rows = outputs[0] ? (outputs[0].names ? found.codes(0) : found.numbers(0)).length : 0
  const figures = outputs.map((output) => room(output, rows, asNumbers))
  put(found, figures, 0, asNumbers)
  return { rows, columns: byName(figures) }
}

/**
 * @param {import('./quotakit.js').TableWork} work
 * @param {Column[]} columns
 * @param {number} rows
 * @param {boolean} asNumbers
 */
function evaluated(work, columns, rows, asNumbers) {
  /** @type {any[]} */
  let figures = []
  const errors = []
  let start = 0
  do {
    const end = Math.min(start + BLOCK_ROWS, rows)
    const found = work.evaluate(gathered(columns, start, end), start)
    try {
      if (start === 0) figures = JSON.parse(found.outputs()).map((/** @type {any} */ output) => room(output, rows, asNumbers))
      put(found, figures, start, asNumbers)
      for (const { row, problems } of JSON.parse(found.errors())) errors.push({ row: start + row, problems })
    } finally {
      found.free()
    }
    start = end
  } while (start < rows)
  return { rows, columns: byName(figures), errors }
}

/**
 * @param {Found} found
 * @param {any[]} figures
 * @param {number} start
 * @param {boolean} asNumbers
 */
function put(found, figures, start, asNumbers) {
  for (const [index, figure] of figures.entries()) {
    if (figure.names) figure.codes.set(found.codes(index), start)
    else if (asNumbers) figure.values.set(Float64Array.from(found.numbers(index), asNumber(figure.scale)), start)
    else figure.values.set(found.numbers(index), start)
    for (const row of found.absent(index)) leaveOut(figure, start + row)
  }
}

/** @param {any[]} figures */
function byName(figures) {
  return Object.fromEntries(figures.map(({ name, ...figure }) => [name, figure]))
}

/**
 * @param {{ name: string, scale?: number, names?: string[] }} output
 * @param {number} rows
 * @param {boolean} asNumbers
 */
function room({ name, scale, names }, rows, asNumbers) {
  const valid = new Uint8Array(rows).fill(1)
  if (names) return { name, codes: new Uint32Array(rows), names, valid }
  return asNumbers ? { name, values: new Float64Array(rows), scale, valid } : { name, values: new BigInt64Array(rows), scale, valid }
}

/**
 * @param {any} figure
 * @param {number} row
 */
function leaveOut(figure, row) {
  figure.valid[row] = 0
  if (figure.values instanceof Float64Array) figure.values[row] = NaN
  else if (figure.values) figure.values[row] = 0n
  else figure.codes[row] = 0
}

/**
 * The float nearest to a whole number of `10^-scale`.
 *
 * @param {number} scale
 * @returns {(value: any) => number}
 */
function asNumber(scale) {
  const unit = Number(`1e${scale}`)
  return (value) => {
    const whole = Number(value)
    // Two floats that are exact have a quotient that is the nearest; beyond them the digits tell.
    return Number.isSafeInteger(whole) && scale <= 22 ? whole / unit : Number(`${value}e-${scale}`)
  }
}
