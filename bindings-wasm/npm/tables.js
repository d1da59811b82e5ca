// Tables: a document on columns, block by block, so that the module needs the memory of one block however many rows there are.

import { refuseCell, refuseLength } from './quotakit.js'
import { call } from './state.js'

/** @typedef {import('./quotakit.js').TableWork} Work */
/** @typedef {{ rows: number, send: (work: Work, start: number, end: number) => void }} Column */

const BLOCK_ROWS = 65_536
/** More places than whole numbers of 64 bits have digits. */
const SCALE_MAX = 18
const ANY_COLUMN = 'a typed array (BigInt64Array, Int8Array to Int32Array, Uint8Array to Uint32Array, Float64Array), or a list of texts or of numbers'

/** @param {string} token */
const escaped = (token) => token.replaceAll('~', '~0').replaceAll('/', '~1')

/**
 * Evaluates a document on the rows of a table.
 *
 * @param {import('./quotakit.js').Document} document
 * @param {Record<string, any>} table
 * @param {Record<string, any>} [options]
 * @returns {any}
 */
export function evaluateTable(document, table, options = {}) {
  return call(() => {
    const { as, ...asked } = options
    if (as !== undefined && as !== 'number' && as !== 'bigint') refuseCell('/as', "'number' or 'bigint'", as)
    const columns = columnsOf(table)
    const rows = columns[0]?.rows ?? 0
    const work = document.table(asked)
    try {
      return evaluated(work, columns, rows, as === 'number')
    } finally {
      work.free()
    }
  })
}

/**
 * @param {Record<string, any>} table
 * @returns {Column[]}
 */
function columnsOf(table) {
  if (table === null || typeof table !== 'object' || Array.isArray(table)) refuseCell('', 'an object of columns', table)
  const named = Object.entries(table).filter(([, given]) => given !== undefined)
  const columns = named.map(([name, given]) => column(name, given))
  const first = columns[0]?.rows ?? 0
  for (const [index, { rows }] of columns.entries()) {
    if (rows !== first) refuseLength(String(named[index]?.[0]), rows, String(named[0]?.[0]), first)
  }
  return columns
}

/**
 * @param {string} name
 * @param {any} given
 * @returns {Column}
 */
function column(name, given) {
  const path = `/${escaped(name)}`
  const isBare = ArrayBuffer.isView(given) || Array.isArray(given)
  const { values, scale, valid, ...others } = isBare ? { values: given } : Object(given)
  for (const field of Object.keys(others)) refuseCell(`${path}/${escaped(field)}`, '`values`, `scale` and `valid` alone', others[field])
  const rows = values?.length
  if (valid !== undefined && !(valid instanceof Uint8Array && valid.length === rows)) {
    refuseCell(`${path}/valid`, 'a Uint8Array with a mark for each row', valid)
  }
  if (scale !== undefined && !(Number.isInteger(scale) && scale >= 0 && scale <= SCALE_MAX)) {
    refuseCell(`${path}/scale`, `a whole number from 0 to ${SCALE_MAX}`, scale)
  }
  /** @param {number} start @param {number} end */
  const marks = (start, end) => valid?.subarray(start, end)
  if (Array.isArray(values)) {
    if (scale !== undefined || valid !== undefined) refuseCell(path, 'a list without `scale` and `valid`: empty cells are null', given)
    return listed(name, path, values)
  }
  switch (ArrayBuffer.isView(values) ? /** @type {any} */ (values)[Symbol.toStringTag] : '') {
    case 'BigInt64Array':
      return { rows, send: (work, start, end) => work.wholes(name, values.subarray(start, end), scale ?? 0, marks(start, end)) }
    case 'Int32Array':
      return { rows, send: (work, start, end) => work.small(name, values.subarray(start, end), scale ?? 0, marks(start, end)) }
    case 'Int8Array':
    case 'Int16Array':
    case 'Uint8Array':
    case 'Uint16Array':
      return { rows, send: (work, start, end) => work.small(name, Int32Array.from(values.subarray(start, end)), scale ?? 0, marks(start, end)) }
    case 'Uint32Array':
      return {
        rows,
        send: (work, start, end) => work.wholes(name, BigInt64Array.from(values.subarray(start, end), BigInt), scale ?? 0, marks(start, end)),
      }
    case 'Float64Array':
      if (scale !== undefined) refuseCell(`${path}/scale`, 'no scale: floats are read by their digits', scale)
      return { rows, send: (work, start, end) => work.floats(name, values.subarray(start, end), marks(start, end)) }
    default:
      refuseCell(path, ANY_COLUMN, isBare || values === undefined ? given : values)
      throw new Error('refused')
  }
}

/**
 * A plain list: of texts or of numbers, null where a cell is empty.
 *
 * @param {string} name
 * @param {string} path
 * @param {any[]} values
 * @returns {Column}
 */
function listed(name, path, values) {
  const rows = values.length
  const isNumbers = typeof values.find((cell) => cell !== null && cell !== undefined) === 'number'
  const type = isNumbers ? 'number' : 'string'
  // Before anything is evaluated, so that a list that is none is told as one.
  for (let row = 0; row < rows; row += 1) {
    const cell = values[row]
    if (cell !== null && cell !== undefined && typeof cell !== type) refuseCell(`${path}/${row}`, isNumbers ? 'a number or null' : 'a text or null', cell)
  }
  /** @param {number} start @param {number} end */
  const marks = (start, end) => Uint8Array.from(values.slice(start, end), (cell) => (cell === null || cell === undefined ? 0 : 1))
  if (isNumbers) {
    return { rows, send: (work, start, end) => work.floats(name, Float64Array.from(values.slice(start, end), (cell) => cell ?? 0), marks(start, end)) }
  }
  return {
    rows,
    send(work, start, end) {
      const places = new Map()
      const codes = Uint32Array.from(values.slice(start, end), (cell) => {
        const text = cell ?? ''
        const place = places.get(text) ?? places.size
        places.set(text, place)
        return place
      })
      work.texts(name, codes, [...places.keys()], marks(start, end))
    },
  }
}

/**
 * @param {Work} work
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
    for (const { send } of columns) send(work, start, end)
    work.evaluate()
    if (start === 0) figures = JSON.parse(work.outputs()).map((/** @type {any} */ output) => room(output, rows, asNumbers))
    for (const [index, figure] of figures.entries()) {
      if (figure.names) figure.codes.set(work.codes(index), start)
      else if (asNumbers) figure.values.set(Float64Array.from(work.numbers(index), asNumber(figure.scale)), start)
      else figure.values.set(work.numbers(index), start)
      for (const row of work.absent(index)) leaveOut(figure, start + row)
    }
    for (const { row, problems } of JSON.parse(work.errors())) errors.push({ row: start + row, problems })
    start = end
  } while (start < rows)
  return { rows, columns: Object.fromEntries(figures.map(({ name, ...figure }) => [name, figure])), errors }
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
