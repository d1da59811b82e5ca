// Why was I paid this? A pay plan and one person's facts as JSON, checked as one types; the statement, and the reasons.
//
// No figure is computed here: the module does that, and this page shows what it says.

import { PayPlan, QuotakitError, init, placeOf } from 'quotakit'
import { FACTS, PLAN } from './sample.js'
import { WORDS } from './words.js'

const element = (id) => document.getElementById(id)
const editors = { document: element('plan'), facts: element('facts') }
const lists = { document: element('plan-findings'), facts: element('facts-findings') }

let language = 'en'
const words = () => WORDS[language]

/** An element with classes, and with texts or elements inside. */
function make(tag, className, ...inside) {
  const made = document.createElement(tag)
  if (className) made.className = className
  made.append(...inside)
  return made
}

/** An amount with its thousands apart. */
const grouped = (text) => text.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))

/** What is found in one of the texts; each finding leads to its place. */
function showFindings(part, problems, isJudged) {
  const editor = editors[part]
  const items = problems.map((problem) => {
    // A text that is no JSON has no places but the one where reading ended.
    const place = problem.params.line ? problem.params : placeOf(editor.value, problem.path)
    const { line, column } = place ?? { line: 1, column: 1 }
    const told = `${words().line} ${line}${problem.path && ` · ${problem.path}`}`
    const go = make('button', 'place', told)
    go.type = 'button'
    go.addEventListener('click', () => {
      const offset = offsetOf(editor.value, Number(line), Number(column))
      editor.focus()
      editor.setSelectionRange(offset, offset)
      // Selecting does not scroll everywhere; a line is as high as its share of all of them.
      editor.scrollTop = (editor.scrollHeight * (line - 3)) / editor.value.split('\n').length
    })
    const severity = make('strong', '', words().severities[problem.severity])
    const text = make('p', '', severity, ` ${problem.message} `, make('span', 'help', problem.help))
    return make('li', problem.severity, text, make('p', '', go, ' ', make('code', '', problem.code)))
  })
  if (items.length === 0 && isJudged) items.push(make('li', 'fine', words().fine))
  lists[part].replaceChildren(...items)
  editor.setAttribute('aria-invalid', String(problems.some(({ severity }) => severity === 'error')))
}

/** The offset of a line and a column of characters, both counted from 1. */
function offsetOf(text, line, column) {
  const lines = text.split('\n')
  const before = [...lines[line - 1]].slice(0, column - 1).join('')
  return lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0) + before.length
}

/** The statement as a table: a row for each line, and what follows from them. */
function showStatement({ lines, currency, due, ...outcome }) {
  const { columns, rows } = words()
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

/** The reasons as a tree that unfolds: each step above the steps that led to it. */
function showWhy(lines) {
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

/** The facts, asking for reasons in the page's language unless they name one themselves. */
function factsInLanguage(text) {
  try {
    const facts = JSON.parse(text)
    const isSilent = typeof facts === 'object' && facts !== null && !Array.isArray(facts) && !('language' in facts)
    // Into the text, so that every number keeps the digits that it was written with.
    if (isSilent) return text.replace('{', `{"language": "${language}"${Object.keys(facts).length > 0 ? ', ' : ''}`)
  } catch {
    // The module says where the text is no JSON.
  }
  return text
}

/** Checks both texts, and shows the statement where nothing forbids it. */
function work() {
  const problems = { document: [], facts: [] }
  let isDone = false
  let isLoaded = false
  let plan
  try {
    plan = PayPlan.fromJson(editors.document.value)
    isLoaded = true
    problems.document = plan.lint(language)
    const facts = factsInLanguage(editors.facts.value)
    // The errors of the facts as they stand: their places are those of the text that one sees.
    plan.evaluateJson(editors.facts.value)
    showStatement(plan.evaluate(facts))
    showWhy(plan.explain(facts))
    isDone = true
  } catch (error) {
    if (!(error instanceof QuotakitError)) throw error
    for (const problem of error.told(language)) problems[problem.in].push(problem)
  } finally {
    plan?.free()
  }
  showFindings('document', problems.document, true)
  // Facts are judged by a plan; without one, nothing is said of them.
  showFindings('facts', problems.facts, isLoaded)
  element('statement').hidden = !isDone
  element('note').textContent = isDone ? '' : words().mend
}

function speak(chosen) {
  language = chosen
  document.documentElement.lang = chosen
  document.title = words().title
  for (const worded of document.querySelectorAll('[data-word]')) worded.textContent = words()[worded.dataset.word]
  for (const button of document.querySelectorAll('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === chosen))
  }
  work()
}

async function start() {
  editors.document.value = PLAN
  editors.facts.value = FACTS
  // A caret at the end would scroll to the end whoever comes by keyboard.
  for (const editor of Object.values(editors)) editor.setSelectionRange(0, 0)
  try {
    await init()
  } catch (error) {
    element('note').textContent = words().failed
    throw error
  }
  for (const button of document.querySelectorAll('[data-language]')) {
    button.addEventListener('click', () => speak(button.dataset.language))
  }
  let waiting
  for (const editor of Object.values(editors)) {
    editor.addEventListener('input', () => {
      clearTimeout(waiting)
      waiting = setTimeout(work, 150)
    })
  }
  const preferred = navigator.language
  const isTraditional = /^zh.*(Hant|TW|HK|MO)/i.test(preferred)
  speak(isTraditional ? 'zh-Hant' : preferred.startsWith('zh') ? 'zh-Hans' : 'en')
}

await start()
