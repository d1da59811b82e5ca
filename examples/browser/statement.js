// The statement as a table, and the reasons as a tree that unfolds.

import { element, grouped, make } from './make.js'

/** A row for each line, and what follows from them. */
export function showStatement({ lines, currency, due, ...outcome }, words) {
  const { columns, rows } = words
  const names = Object.keys(columns).filter((name) => name !== 'line')
  const cell = (tag, name, text) => make(tag, name === 'paid' ? 'paid' : 'detail', text)
  const head = make('tr', '', make('th', '', columns.line), ...names.map((name) => cell('th', name, columns[name])))
  for (const header of head.cells) header.scope = 'col'
  const body = lines.map((line) => {
    const header = make('th', '', line.component, ...(line.reason ? [make('small', '', line.reason)] : []))
    header.scope = 'row'
    return make('tr', '', header, ...names.map((name) => cell('td', name, grouped(line[name] ?? ''))))
  })
  const feet = Object.entries(rows).map(([name, word]) => {
    const header = make('th', '', word)
    header.scope = 'row'
    const details = names.slice(0, -1).map(() => make('td', 'detail'))
    return make('tr', '', header, ...details, make('td', 'paid', grouped(outcome[name])))
  })
  element('lines').replaceChildren(make('thead', '', head), make('tbody', '', ...body), make('tfoot', '', ...feet))
  element('due').value = `${grouped(due)} ${currency}`
}

/** Each step above the steps that led to it. */
export function showWhy(lines) {
  const open = [{ depth: -1, into: make('div', '') }]
  lines.forEach(({ depth, label, value, reason }, index) => {
    while (open.at(-1).depth >= depth) open.pop()
    const told = [make('span', 'label', label)]
    if (value) told.push(' ', make('span', 'value', value))
    if (reason) told.push(' ', make('span', 'reason', reason.includes('#/') ? reason.replace('#', ' ') : `= ${reason}`))
    const hasMore = (lines[index + 1]?.depth ?? 0) > depth
    const node = hasMore ? make('details', '', make('summary', '', ...told)) : make('div', 'leaf', ...told)
    node.toggleAttribute('open', hasMore && depth < 1)
    open.at(-1).into.append(node)
    if (hasMore) open.push({ depth, into: node })
  })
  element('why').replaceChildren(open[0].into)
}
