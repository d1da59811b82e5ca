// Elements of the page.

export const element = (id) => document.getElementById(id)

/** An element with classes, and with texts or elements inside. */
export function make(tag, className, ...inside) {
  const made = document.createElement(tag)
  if (className) made.className = className
  made.append(...inside)
  return made
}

/** A button that does something. */
export function button(className, text, act) {
  const made = make('button', className, text)
  made.type = 'button'
  made.addEventListener('click', act)
  return made
}

/** A table with names above its columns; the first cell of a row is its header. */
export function table(caption, columns, rows) {
  const header = (scope, text, className) => Object.assign(make('th', className, text), { scope })
  const isFigure = (index) => rows.some((row) => /^[-+]?[\d,]/.test(row[index] ?? ''))
  const side = (index) => (index > 0 && isFigure(index) ? 'paid' : '')
  const head = make('tr', '', ...columns.map((name, index) => header('col', name, side(index))))
  const body = rows.map(([first, ...rest]) =>
    make('tr', '', header('row', first), ...rest.map((text, index) => make('td', side(index + 1), text))))
  return make('table', '', make('caption', '', caption), make('thead', '', head), make('tbody', '', ...body))
}

/** An amount with its thousands apart. */
export const grouped = (text) => text.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))
