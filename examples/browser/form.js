// The plan as a form: its rates, steps, amounts and caps, each at its place in the text.

import { doubled, removed, replaced } from './json_text.js'
import { button, element, make } from './make.js'

/** The scalar values of a component that one changes most, as pointers below it; lists of steps stand by themselves. */
const FIELDS = ['cap', 'floor', 'pay/rate/rate', 'pay/per_unit/amount', 'pay/bonus/amount']
const LISTS = [
  { at: 'pay/tiers/steps', columns: ['from', 'rate', 'per_unit', 'fixed'] },
  { at: 'pay/curve/points', columns: [0, 1] },
]

const at = (node, path) => path.split('/').reduce((inner, name) => inner?.[name], node)
const shown = (value) => (value === undefined || value === null ? '' : String(value))
const isScalar = (value) => typeof value === 'string' || typeof value === 'number'

/**
 * Draws the form of a plan.
 *
 * @param {{ text: () => string, document: any, words: any, change: (text: string) => void }} given how to get the plan's text as
 *   it is by then, what it holds, and what is told of a change
 */
export function showForm({ text, document: plan, words, change }) {
  const form = element('form')
  const { dataset, value, defaultValue } = document.activeElement ?? {}
  const held = dataset?.pointer
  // What is being typed is not swept away; the form is drawn again when it was.
  if (held && value !== defaultValue) return
  const components = Array.isArray(plan?.components) ? plan.components : []
  form.replaceChildren(...components.map((component, index) => card(component, `/components/${index}`, { text, words, change })))
  // Whoever goes through the fields by keyboard stays where they were.
  if (held) form.querySelector(`[data-pointer="${CSS.escape(held)}"]`)?.focus()
}

function card(component, pointer, given) {
  const { words } = given
  const title = component?.title ?? component?.id ?? ''
  const fields = FIELDS.filter((path) => isScalar(at(component, path))).map((path) => {
    const field = input(at(component, path), `${pointer}/${path}`, `${title}: ${words.fields[path]}`, given)
    return make('label', 'field', make('span', '', words.fields[path]), field)
  })
  const lists = LISTS.filter(({ at: path }) => Array.isArray(at(component, path))).map(({ at: path, columns }) =>
    steps(at(component, path), `${pointer}/${path}`, { ...given, title, columns }))
  const card = make('fieldset', 'card', make('legend', '', title), ...fields, ...lists)
  if (fields.length + lists.length === 0) card.append(make('p', 'quiet', words.inText))
  return card
}

/** Steps, or points of a curve, a row each, with what adds and takes away rows. */
function steps(items, pointer, given) {
  const { text, words, change, title, columns } = given
  const used = columns.filter((column) => items.some((item) => item?.[column] !== undefined))
  const head = make('tr', '', ...used.map((column) => Object.assign(make('th', '', words.columnsOf[column]), { scope: 'col' })), make('td', ''))
  const rows = items.map((item, index) => {
    const place = `${pointer}/${index}`
    const cells = used.map((column) => make('td', '', ...(isScalar(item?.[column])
      ? [input(item[column], `${place}/${column}`, `${title}: ${words.columnsOf[column]}, ${index + 1}`, given)] : [])))
    const more = button('small', '+', () => change(doubled(text(), place)))
    const less = button('small', '−', () => change(removed(text(), place)))
    more.ariaLabel = `${title}: ${words.more} ${index + 1}`
    less.ariaLabel = `${title}: ${words.less} ${index + 1}`
    less.disabled = items.length < 2
    return make('tr', '', ...cells, make('td', 'tools', more, less))
  })
  return make('table', 'steps', make('thead', '', head), make('tbody', '', ...rows))
}

/** A field of the text; what is typed goes there as a text, which keeps every digit and a `%`. */
function input(value, pointer, name, { text, change }) {
  const field = make('input', '')
  field.defaultValue = shown(value)
  field.ariaLabel = name
  field.inputMode = 'decimal'
  field.dataset.pointer = pointer
  field.addEventListener('change', () => {
    const typed = field.value.trim()
    field.defaultValue = field.value
    change(replaced(text(), pointer, typed))
  })
  return field
}
