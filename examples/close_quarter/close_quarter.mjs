// Close the quarter: the review of `examples/data`, with the same bytes as in Rust and Python.
//
//   cargo run -p quotakit-pack && npm install --prefix examples       (once; before it `npm ci --prefix bindings-wasm`)
//   node examples/close_quarter/close_quarter.mjs                     the review: review.json, review.html
//   node examples/close_quarter/close_quarter.mjs --why li-na         one person's pay, from deals to cents

import { parse as parseCsv } from 'csv-parse/sync'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, parse } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Close, QuotakitError, placeOf } from 'quotakit'

const USAGE = `close_quarter.mjs [--why PERSON] [--language en|zh-Hans|zh-Hant] [--data FOLDER] [--out FILE]

  --why PERSON       print how this person's pay came about, from deals to cents
  --language TAG     the language of findings, reasons and diagnostics (default en)
  --data FOLDER      where the documents and tables are (default examples/data)
  --out FILE         where the review is written as JSON (default review.json); as a page
                     it stands beside it, as review.html`

/** The documents that stand inside the closing's own, and where. */
const DOCUMENTS = {
  'goals.json': '/goals',
  'targets.json': '/targets',
  'targets-matrix.json': '/product_targets',
  'pipeline.json': '/pipeline',
  'scorecard.json': '/cohort/scorecard',
  'cohort.json': '/cohort',
  'pay-plan-ae.json': '/pay_plans/0',
  'pay-plan-manager.json': '/pay_plans/1',
}

/**
 * The tables and their columns. Every column has to be there: one that is left out by mistake could change what people
 * are paid, and nothing would show it.
 */
const TABLES = {
  people: 'id name role region manager start end base_salary target_incentive plan weight',
  products: 'id name list_price',
  deals: 'id owner region product customer channel amount currency created expected_close participants',
  stages: 'deal stage at',
  close_dates: 'deal at expected_close reason',
  collections: 'deal date amount',
  returns: 'id deal date amount reason',
  quotas: 'person period quota',
  indicators: 'person period indicator actual target',
  ratings: 'person period indicator rater_group rating',
  adjustments: 'person period adjustment count',
  vetoes: 'person period veto note',
  history: 'period region product revenue',
  actions: 'action owner due about',
}

/** What a user has to mend; anything else that is thrown is a fault of this program. */
class Fault extends Error {}

/** The text of a file, without a byte order mark. */
function textOf(path) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
  } catch (error) {
    throw new Fault(`${path}: error: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`)
  }
}

/** The text of a JSON object with further fields, given as texts: so digits stay as they were written. */
function withFields(text, fields) {
  const whole = text.trim()
  const inner = whole.slice(1, -1).trim()
  if (!whole.startsWith('{') || !whole.endsWith('}')) throw new Fault('error: a document is no JSON object')
  const added = Object.entries(fields).map(([name, value]) => `${JSON.stringify(name)}: ${value}`)
  return `{${[...(inner ? [inner] : []), ...added].join(',\n')}}`
}

/** The rows of a table as objects of texts, and the line on which each begins. */
function tableOf(path, columns) {
  const rows = []
  const lines = []
  let header
  let line = 1
  let records
  try {
    records = parseCsv(textOf(path), { info: true, relax_column_count: true, skip_empty_lines: true })
  } catch (error) {
    throw error instanceof Fault ? error : new Fault(`${path}: error: ${error.message}`)
  }
  for (const { record, info } of records) {
    if (header === undefined) {
      header = record
      if (header.toSorted().join() !== columns.toSorted().join()) {
        throw new Fault(`${path}:1: error: the columns are ${header.join(', ')}; they should be ${columns.join(', ')}`)
      }
    } else {
      if (record.length !== header.length) {
        throw new Fault(`${path}:${line}: error: ${record.length} cells, where the header has ${header.length}`)
      }
      rows.push(Object.fromEntries(header.map((name, index) => [name, record[index]])))
      lines.push(line)
    }
    line = info.lines + 1
  }
  if (header === undefined) throw new Fault(`${path}:1: error: the table is empty: not even a header`)
  return { rows, lines }
}

/** What a closing needs, out of a folder of documents and tables. */
class Input {
  constructor(folder) {
    this.folder = folder
    this.lines = {}
    this.document = this.#document()
    this.facts = JSON.parse(textOf(join(folder, 'facts.json')))
    for (const [name, columns] of Object.entries(TABLES)) {
      const { rows, lines } = tableOf(join(folder, `${name}.csv`), columns.split(' '))
      this.facts[name] = rows
      this.lines[name] = lines
    }
  }

  #document() {
    const text = (name) => textOf(join(this.folder, name))
    return withFields(text('close.json'), {
      goals: text('goals.json'),
      targets: text('targets.json'),
      product_targets: text('targets-matrix.json'),
      pipeline: text('pipeline.json'),
      cohort: withFields(text('cohort.json'), { scorecard: text('scorecard.json') }),
      pay_plans: `[${text('pay-plan-ae.json')}, ${text('pay-plan-manager.json')}]`,
    })
  }

  /** The file and line of a row, or the file, line and column of a value in a document. */
  place({ in: part, path }) {
    if (part === 'facts') {
      const [table, row, column] = path.split('/').slice(1)
      const line = this.lines[table]?.[row]
      if (line === undefined) return this.#jsonPlace('facts.json', path)
      return `${join(this.folder, table)}.csv:${line}${column === undefined ? '' : `, column \`${column}\``}`
    }
    const inner = Object.entries(DOCUMENTS).find(([, prefix]) => `${path}/`.startsWith(`${prefix}/`))
    const [file, prefix] = inner ?? ['close.json', '']
    return this.#jsonPlace(file, path.slice(prefix.length))
  }

  #jsonPlace(name, pointer) {
    const file = join(this.folder, name)
    const place = placeOf(textOf(file), pointer)
    return place ? `${file}:${place.line}:${place.column}` : file
  }
}

/** A share as per cent with two places, rounded half up on its digits: no binary fraction takes part. */
function percent(share) {
  if (share === null || share === undefined) return '–'
  const sign = share.startsWith('-') ? '-' : ''
  const [whole, places = ''] = share.replace('-', '').split('.')
  const digits = BigInt(whole + places.padEnd(5, '0').slice(0, 5))
  const hundredths = String((digits + 5n) / 10n).padStart(3, '0')
  return `${sign}${hundredths.slice(0, -2)}.${hundredths.slice(-2)}%`
}

/** An amount with its thousands apart. */
const amount = (text) => (text ?? '').replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))

/** One line of attainment. */
function attained({ name, id, actual, target, attainment }, indent = '') {
  const title = `${indent}${name ?? id}`
  return `  ${title.padEnd(28)}${amount(actual).padStart(16)}${amount(target).padStart(16)}${percent(attainment).padStart(10)}`
}

/** The stage that loses most: what was lost, who goes on and who should, what that is worth, and with whom. */
function* leak({ breakdowns }, { stage, lost, basis, of, advanced, conversion, interval, benchmark, gain, change }) {
  const shown = interval ? `${percent(interval.low)} to ${percent(interval.high)}` : ''
  const gone = `${lost.count} deals worth ${amount(lost.value)} are lost there`
  const onward = `${advanced} of ${of} (${basis}) go on, ${percent(conversion)} (${shown})`
  yield `  bottleneck: ${stage}, ${gone}; ${onward}, ${percent(benchmark)} should`
  if (gain?.value) {
    const ends = `${amount(gain.low.value)} and ${amount(gain.high.value)}`
    yield `    reaching that is worth ${amount(gain.value)}, at the ends of the interval ${ends}`
  }
  if (change) {
    const share = (side) => `${percent(side.conversion)} of ${side.of}`
    const doubt = change.is_sure ? '' : ', which may be chance'
    yield `    before this period ${share(change.past)} went on, now ${share(change.now)}${doubt}`
  }
  const owners = breakdowns.owner
    // Judged by the same deals as the stage.
    .flatMap(({ key, stages }) => (stages ?? []).map((part) => ({ ...(part.mature ?? part), stage: part.stage, key })))
    .filter((part) => part.key && part.stage === stage && !part.is_small_sample)
    .sort((a, b) => Number(a.conversion) - Number(b.conversion))
  const told = owners.slice(0, 3).map((part) => `${part.key} ${part.advanced} of ${part.of} (${percent(part.conversion)})`)
  yield `    least go on with ${told.join(', ')}`
}

/** The review in short. */
function* review(outcome) {
  const { attainment, funnel, pay, scores, causes } = outcome
  yield `${outcome.title ?? outcome.id}: ${outcome.period} closed as of ${outcome.as_of}, amounts in ${outcome.currency}`
  yield `\n  ${''.padEnd(28)}${'won'.padStart(16)}${'target'.padStart(16)}${'attained'.padStart(10)}`
  yield attained(attainment.company)
  for (const region of attainment.regions) yield attained(region, '  ')
  for (const person of attainment.people) yield attained(person, '    ')
  yield `\n  won of closed: ${percent(funnel.win_rate.by_count)} by count`
  for (const bottleneck of funnel.bottlenecks.slice(0, 1)) yield* leak(funnel, bottleneck)
  const scored = new Map(scores.map((score) => [score.person, score]))
  yield `\n  ${''.padEnd(12)}${'score'.padStart(8)}  ${'grade'.padEnd(8)}${'due'.padStart(14)}`
  for (const { person, due } of pay.people) {
    const { score, grade } = scored.get(person) ?? {}
    yield `  ${person.padEnd(12)}${(score ?? '').padStart(8)}  ${(grade ?? '').padEnd(8)}${amount(due).padStart(14)}`
  }
  yield `  pay costs ${amount(pay.cost)}, ${percent(pay.cost_of_sales)} of what was won`
  yield '\n  what explains the gaps (views that overlap: they do not add up)'
  for (const cause of causes.slice(0, 5)) yield `  ${amount(cause.amount).padStart(16)}  ${cause.text}`
}

/** How one person's pay came about. */
function* why(lines) {
  for (const { depth, label, reason, value } of lines) {
    yield `${'  '.repeat(depth)}${label}${value ? ` = ${value}` : ''}${reason ? `   ⟵ ${reason}` : ''}`
  }
}

/** What the command line asks for. */
function options() {
  const text = { type: 'string' }
  try {
    return parseArgs({
      options: {
        why: text,
        language: { ...text, default: 'en' },
        data: { ...text, default: fileURLToPath(new URL('../data', import.meta.url)) },
        out: { ...text, default: 'review.json' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (error) {
    throw new Fault(`${error.message}\n\n${USAGE}`)
  }
}

function run() {
  const asked = options()
  if (asked.help) {
    console.log(USAGE)
    return
  }
  const input = new Input(asked.data)
  const { language } = asked
  try {
    const close = Close.fromJson(input.document)
    const facts = { ...input.facts, language }
    if (asked.why !== undefined) {
      console.log([...why(close.explain(facts, asked.why))].join('\n'))
      return
    }
    const text = close.evaluateJson(facts)
    const page = join(dirname(asked.out), `${parse(asked.out).name}.html`)
    writeFileSync(asked.out, text)
    writeFileSync(page, close.report(facts))
    console.log([...review(JSON.parse(text))].join('\n'))
    console.log(`\nThe whole review: ${asked.out}, and ${page} to read. How somebody's pay came about: --why PERSON.`)
  } catch (error) {
    if (!(error instanceof QuotakitError)) throw error
    const told = (problem) => `${input.place(problem)}: ${problem.severity}[${problem.code}]: ${problem.message}\n    = ${problem.help}`
    const known = ['en', 'zh', 'zh-Hans', 'zh-Hant'].includes(language) ? language : 'en'
    throw new Fault(error.told(known).map(told).join('\n'))
  }
}

try {
  run()
} catch (error) {
  if (!(error instanceof Fault)) throw error
  console.error(error.message)
  process.exitCode = 1
}
