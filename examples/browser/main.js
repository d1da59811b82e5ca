// The plan studio: a pay plan as a form and as JSON, checked as one types; what it pays along a measure, one person's
// statement and its reasons, and what changed against the plan that one began with.
//
// No figure is computed here: the module does that, and this page shows what it says.

import { PayPlan, QuotakitError, init } from 'quotakit'
import { showComparison } from './compare.js'
import { showCurve } from './curve.js'
import { showFindings } from './findings.js'
import { showForm } from './form.js'
import { element, make } from './make.js'
import { FACTS, PLAN } from './sample.js'
import { showStatement, showWhy } from './statement.js'
import { WORDS } from './words.js'

const editors = { document: element('plan'), facts: element('facts') }
const lists = { document: element('plan-findings'), facts: element('facts-findings') }
/** What is drawn after the figures stand: nobody waits for a picture while typing. */
const REST = 150

let language = 'en'
/** The plan that changes are compared with: the one that was opened. */
let opened = PLAN
let waiting
const words = () => WORDS[language]

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

/** Does something with the plan and gives it back to the memory; what is wrong is sorted by the text that it is in. */
function withPlan(act) {
  const problems = { document: [], facts: [] }
  let isLoaded = false
  let plan
  try {
    plan = PayPlan.fromJson(editors.document.value)
    isLoaded = true
    problems.document = plan.lint(language)
    act(plan)
  } catch (error) {
    if (!(error instanceof QuotakitError)) throw error
    for (const problem of error.told(language)) problems[problem.in].push(problem)
  } finally {
    plan?.free()
  }
  return { problems, isLoaded }
}

/** Checks both texts, and shows the statement where nothing forbids it; then what is drawn of it. */
function work() {
  clearTimeout(waiting)
  let isDone = false
  const { problems, isLoaded } = withPlan((plan) => {
    const facts = factsInLanguage(editors.facts.value)
    // The errors of the facts as they stand: their places are those of the text that one sees.
    plan.evaluateJson(editors.facts.value)
    showStatement(plan.evaluate(facts), words())
    isDone = true
  })
  showFindings(editors.document, lists.document, problems.document, true, words())
  // Facts are judged by a plan; without one, nothing is said of them.
  showFindings(editors.facts, lists.facts, problems.facts, isLoaded, words())
  element('statement').hidden = !isDone
  element('pictures').hidden = !isDone
  element('note').textContent = isDone ? '' : words().mend
  // The pictures of a plan that is being mended wait; its form does not, as one may mend it there.
  busy(true)
  waiting = setTimeout(draw, REST, isDone)
  return isDone
}

/** Whether something is still to be drawn. */
function busy(isBusy) {
  document.querySelector('main').setAttribute('aria-busy', String(isBusy))
}

/** Draws what waited: all of it where the figures stand, else the form. */
function draw(isDone) {
  if (isDone) rest()
  else drawForm()
  busy(false)
}

/** Draws the form, as far as the text is JSON; until it is again, the form waits. */
function drawForm() {
  const text = editors.document.value
  let document
  try {
    document = JSON.parse(text)
  } catch {
    element('form').inert = true
    return
  }
  element('form').inert = false
  showForm({ text: () => editors.document.value, document, words: words(), change: setPlan })
}

/** The reasons, the form, the curve and the comparison. */
function rest() {
  drawForm()
  withPlan((plan) => {
    showWhy(plan.explain(factsInLanguage(editors.facts.value)))
    const document = JSON.parse(editors.document.value)
    const facts = JSON.parse(editors.facts.value)
    const on = chosenMeasure(document.measures.map(({ id }) => id))
    const { quota, actual } = facts.measures?.[on] ?? {}
    // Positions in a picture, not figures that anybody is paid by.
    const here = Number(actual)
    const along = quota ? { axis: 'attainment', to: 2 } : { axis: 'amount', to: here > 0 ? here * 2 : 100 }
    let points
    drawn('curve', () => {
      const curve = plan.curve(facts, { on, from: 0, points: 41, ...along })
      showCurve(curve, { here, words: words(), language })
      points = curve.points
    })
    drawn('compare', () => {
      const other = PayPlan.fromJson(opened)
      try {
        if (points) showComparison({ plan, other, facts, on, points, words: words() })
      } finally {
        other.free()
      }
    })
  })
}

/** Draws a part, or says why it cannot be drawn: of deals that are not known one by one, of a plan that was opened broken. */
function drawn(part, draw) {
  let why = ''
  try {
    draw()
  } catch (error) {
    if (!(error instanceof QuotakitError)) throw error
    why = error.told(language)[0].message
  }
  element(`${part}-note`).textContent = why
  element(`${part}-part`).hidden = why !== ''
}

/** The measure that is chosen; the first one where the plan does not have it. */
function chosenMeasure(ids) {
  const select = element('measure')
  const held = ids.includes(select.value) ? select.value : ids[0]
  select.replaceChildren(...ids.map((id) => Object.assign(make('option', '', id), { value: id })))
  select.value = held
  return held
}

function setPlan(text) {
  editors.document.value = text
  work()
}

/** Opens a file as the plan; later changes are compared with it. */
async function openPlan(file) {
  opened = await file.text()
  setPlan(opened)
}

function savePlan() {
  const link = make('a', '')
  link.href = URL.createObjectURL(new Blob([editors.document.value], { type: 'application/json' }))
  link.download = 'plan.json'
  link.click()
  URL.revokeObjectURL(link.href)
}

function speak(chosen) {
  language = chosen
  document.documentElement.lang = chosen
  document.title = words().title
  for (const worded of document.querySelectorAll('[data-word]')) worded.textContent = words()[worded.dataset.word]
  for (const button of document.querySelectorAll('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === chosen))
  }
  const isDone = work()
  clearTimeout(waiting)
  draw(isDone)
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
  for (const editor of Object.values(editors)) editor.addEventListener('input', work)
  element('measure').addEventListener('change', rest)
  element('open').addEventListener('change', ({ target }) => target.files[0] && openPlan(target.files[0]))
  element('save').addEventListener('click', savePlan)
  element('reset').addEventListener('click', () => setPlan(opened))
  const preferred = navigator.language
  const isTraditional = /^zh.*(Hant|TW|HK|MO)/i.test(preferred)
  speak(isTraditional ? 'zh-Hant' : preferred.startsWith('zh') ? 'zh-Hans' : 'en')
}

await start()
