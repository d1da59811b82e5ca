// The columns of a table as people give them: looked at before anything is worked out, and handed on block by block.

import { TableColumns, refuseCell, refuseHalf, refuseLength } from './quotakit.js'

/** @typedef {(to: TableColumns, start: number, end: number) => void} Send */
/** @typedef {{ rows: number, send: Send }} Column */

/** More places than whole numbers of 64 bits have digits. */
const SCALE_MAX = 18
const ANY_COLUMN = 'a typed array (BigInt64Array, Int8Array to Int32Array, Uint8Array to Uint32Array, Float64Array), or a list of texts or of numbers'
const HALF = /\p{Surrogate}/u

/** @param {string} token */
const escaped = (token) => token.replaceAll('~', '~0').replaceAll('/', '~1')

/**
 * Some rows of columns, in the module.
 *
 * @param {Column[]} columns
 * @param {number} start
 * @param {number} end
 */
export function gathered(columns, start, end) {
  const block = new TableColumns()
  for (const { send } of columns) send(block, start, end)
  return block
}

/**
 * @param {Record<string, any>} table
 * @returns {Column[]}
 */
export function columnsOf(table) {
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
  if (!isBare && Object(given).codes !== undefined) return named(name, path, given)
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
      return { rows, send: (to, start, end) => to.wholes(name, values.subarray(start, end), scale ?? 0, marks(start, end)) }
    case 'Int32Array':
      return { rows, send: (to, start, end) => to.small(name, values.subarray(start, end), scale ?? 0, marks(start, end)) }
    case 'Int8Array':
    case 'Int16Array':
    case 'Uint8Array':
    case 'Uint16Array':
      return { rows, send: (to, start, end) => to.small(name, Int32Array.from(values.subarray(start, end)), scale ?? 0, marks(start, end)) }
    case 'Uint32Array':
      return {
        rows,
        send: (to, start, end) => to.wholes(name, BigInt64Array.from(values.subarray(start, end), BigInt), scale ?? 0, marks(start, end)),
      }
    case 'Float64Array':
      if (scale !== undefined) refuseCell(`${path}/scale`, 'no scale: floats are read by their digits', scale)
      return { rows, send: (to, start, end) => to.floats(name, values.subarray(start, end), marks(start, end)) }
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
    if (!isNumbers && cell && HALF.test(cell)) refuseHalf(`${path}/${row}`, cell)
  }
  /** @param {number} start @param {number} end */
  const marks = (start, end) => Uint8Array.from(values.slice(start, end), (cell) => (cell === null || cell === undefined ? 0 : 1))
  if (isNumbers) {
    return { rows, send: (to, start, end) => to.floats(name, Float64Array.from(values.slice(start, end), (cell) => cell ?? 0), marks(start, end)) }
  }
  return { rows, send: texts(name, (row) => values[row] ?? '', (text) => text, marks) }
}

/**
 * Names, and which of them each row has, as grades come out of a table.
 *
 * @param {string} name
 * @param {string} path
 * @param {any} given
 * @returns {Column}
 */
function named(name, path, { codes, names, valid, ...others }) {
  for (const field of Object.keys(others)) refuseCell(`${path}/${escaped(field)}`, '`codes`, `names` and `valid` alone', others[field])
  if (!(codes instanceof Uint32Array)) refuseCell(`${path}/codes`, 'a Uint32Array', codes)
  if (!Array.isArray(names)) refuseCell(`${path}/names`, 'a list of texts', names)
  for (const [place, text] of names.entries()) {
    if (typeof text !== 'string') refuseCell(`${path}/names/${place}`, 'a text', text)
    if (HALF.test(text)) refuseHalf(`${path}/names/${place}`, text)
  }
  const rows = codes.length
  if (valid !== undefined && !(valid instanceof Uint8Array && valid.length === rows)) {
    refuseCell(`${path}/valid`, 'a Uint8Array with a mark for each row', valid)
  }
  for (let row = 0; row < rows; row += 1) {
    if (codes[row] >= names.length && valid?.[row] !== 0) refuseCell(`${path}/codes/${row}`, 'a position in `names`', codes[row])
  }
  return { rows, send: texts(name, (row) => codes[row], (code) => names[code] ?? '', (start, end) => valid?.subarray(start, end)) }
}

/**
 * Sends texts: those of a block that differ, and which of them each row has.
 *
 * @template Key
 * @param {string} name
 * @param {(row: number) => Key} keyOf
 * @param {(key: Key) => string} textOf
 * @param {(start: number, end: number) => Uint8Array | undefined} marks
 * @returns {Send}
 */
function texts(name, keyOf, textOf, marks) {
  return (to, start, end) => {
    const places = new Map()
    const codes = new Uint32Array(end - start)
    for (let row = start; row < end; row += 1) {
      const key = keyOf(row)
      const place = places.get(key) ?? places.size
      places.set(key, place)
      codes[row - start] = place
    }
    to.texts(name, codes, Array.from(places.keys(), textOf), marks(start, end))
  }
}
