// Changing a value inside a JSON text: everything around it stays as it was written, and so do the digits of every number.

import { placeOf } from 'quotakit'

/** The offset of a line and a column of characters, both counted from 1. */
export function offsetOf(text, line, column) {
  const lines = text.split('\n')
  const before = [...lines[line - 1]].slice(0, column - 1).join('')
  return lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0) + before.length
}

/** Where the value of a JSON Pointer begins and ends in a text. */
function spanOf(text, pointer) {
  const { line, column } = placeOf(text, pointer)
  const start = offsetOf(text, line, column)
  return [start, endOf(text, start)]
}

/** The end of the value that begins at an offset. */
function endOf(text, start) {
  // A text, or what is no text, bracket, comma or blank.
  const token = /"(?:[^"\\]|\\.)*"|[^\s,\[\]{}"]+|[[\]{}]/y
  let depth = 0
  for (let at = start; at < text.length; ) {
    token.lastIndex = at
    const [found] = token.exec(text) ?? ['']
    if (found === '{' || found === '[') depth += 1
    if (found === '}' || found === ']') depth -= 1
    at += found.length || 1
    if (found && depth === 0) return at
  }
  return text.length
}

/** The text with another value at a place that is there. */
export function replaced(text, pointer, value) {
  const [start, end] = spanOf(text, pointer)
  return text.slice(0, start) + JSON.stringify(value) + text.slice(end)
}

/** The text with an item of a list twice. */
export function doubled(text, pointer) {
  const [start, end] = spanOf(text, pointer)
  const line = text.slice(text.lastIndexOf('\n', start) + 1, start)
  const between = /^\s*$/.test(line) ? `,\n${line}` : ', '
  return text.slice(0, end) + between + text.slice(start, end) + text.slice(end)
}

/** The text without an item of a list, and without the comma beside it. */
export function removed(text, pointer) {
  const [start, end] = spanOf(text, pointer)
  const before = text.slice(0, start)
  const comma = /,\s*$/.exec(before)
  if (comma) return before.slice(0, comma.index) + text.slice(end)
  return before + text.slice(end).replace(/^\s*,\s*/, '')
}
