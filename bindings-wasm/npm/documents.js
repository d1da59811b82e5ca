// The documents of the five domains: one class each, all with the same life cycle.

import { Document as Loaded } from './quotakit.js'
import { call } from './state.js'
import { creditTable, evaluateTable, eventTable, rowFacts, splitTable } from './tables.js'

/** @typedef {import('./index.d.ts').Problem} Problem */
/** @typedef {import('./index.d.ts').ExplanationLine} Line */

/** Only the factories below know this, so nobody makes a document that was not loaded. */
const OWN = Symbol('quotakit')

/** Only `Asked` makes a method of this, and only documents that tables are for of the other. */
const ASK = Symbol('ask')
const ON = Symbol('on')

class Document {
  /** The kind, as `schema` names it; each class says its own. */
  static kind = ''

  /** @type {Loaded | undefined} */
  #loaded

  /** What was loaded, unless it was freed. */
  get #live() {
    if (!this.#loaded) throw new Error(`this ${this.constructor.name} was freed`)
    return this.#loaded
  }

  /**
   * @param {unknown} own
   * @param {Loaded} loaded
   */
  constructor(own, loaded) {
    if (own !== OWN) throw new TypeError(`load a ${new.target.name} by fromJson or fromObject`)
    this.#loaded = loaded
  }

  /**
   * @param {string} text
   * @returns {any}
   */
  static fromJson(text) {
    return new this(OWN, call(() => Loaded.fromJson(text, this.kind)))
  }

  /**
   * @param {unknown} document
   * @returns {any}
   */
  static fromObject(document) {
    return new this(OWN, call(() => Loaded.fromObject(document, this.kind)))
  }

  /** @returns {string} */
  get kind() {
    return /** @type {typeof Document} */ (this.constructor).kind
  }

  /**
   * @param {unknown} facts
   * @returns {any}
   */
  evaluate(facts) {
    return JSON.parse(this.evaluateJson(facts))
  }

  /**
   * @param {unknown} facts
   * @returns {string}
   */
  evaluateJson(facts) {
    return call(() => this.#live.evaluate(facts))
  }

  /**
   * @param {unknown} facts
   * @param {string | null} [about]
   * @returns {Line[]}
   */
  explain(facts, about) {
    return JSON.parse(call(() => this.#live.explain(facts, about))).lines
  }

  /**
   * @param {string} [language]
   * @returns {Problem[]}
   */
  lint(language) {
    return JSON.parse(call(() => this.#live.lint(language))).findings
  }

  /**
   * @param {unknown} question
   * @returns {string}
   */
  [ASK](question) {
    return call(() => this.#live.ask(question))
  }

  /**
   * @template T
   * @param {(loaded: Loaded) => T} work
   * @returns {T}
   */
  [ON](work) {
    return work(this.#live)
  }

  /** @returns {string} */
  toJson() {
    return call(() => this.#live.toJson())
  }

  /** @returns {any} */
  toObject() {
    return JSON.parse(this.toJson())
  }

  /**
   * What `JSON.stringify` writes.
   *
   * @returns {any}
   */
  toJSON() {
    return this.toObject()
  }

  /** @returns {string} */
  hash() {
    return call(() => this.#live.hash())
  }

  /** Gives the memory back at once; without it, that happens when the garbage collector finds the document unused. */
  free() {
    const loaded = this.#loaded
    // First, as the module refuses while it computes: what a getter frees is then no pointer to nothing.
    this.#loaded = undefined
    loaded?.free()
  }
}

if (Symbol.dispose) {
  Object.defineProperty(Document.prototype, Symbol.dispose, { value: Document.prototype.free, configurable: true, writable: true })
}

/** A document of which something can be asked. */
class Asked extends Document {
  /**
   * @param {unknown} question
   * @returns {string}
   */
  askJson(question) {
    return this[ASK](question)
  }

  /**
   * @param {unknown} question
   * @returns {any}
   */
  ask(question) {
    return Object.values(JSON.parse(this.askJson(question)))[0]
  }
}

export class Goal extends Asked {
  static kind = 'goal'

  /**
   * @param {string} on
   * @param {string} reason
   * @param {object} [changes]
   * @returns {any}
   */
  adjust(on, reason, changes) {
    return this.ask({ adjust: { ...changes, on, reason } })
  }
}

export class GoalSet extends Document {
  static kind = 'goal-set'
}

export class TargetPlan extends Asked {
  static kind = 'target-plan'

  /**
   * @param {object} options
   * @returns {any}
   */
  retarget(options) {
    return this.ask({ retarget: options })
  }

  /**
   * @param {object} options
   * @returns {any}
   */
  minimumChange(options) {
    return this.ask({ minimum_change: options })
  }

  /**
   * @param {string} node
   * @param {unknown} value
   * @param {object} options
   * @returns {any}
   */
  breakback(node, value, options) {
    return this.ask({ breakback: { ...options, node, value } })
  }

  /**
   * @param {string} from
   * @param {string} to
   * @param {unknown} amount
   * @param {object} options
   * @returns {any}
   */
  transfer(from, to, amount, options) {
    return this.ask({ transfer: { ...options, from, to, amount } })
  }

  /**
   * @param {unknown[]} before
   * @returns {any}
   */
  history(before) {
    return this.ask({ history: { before: before.map(asObject) } })
  }

  /**
   * @param {object} table
   * @param {object} [options]
   * @returns {any}
   */
  evaluateTable(table, options) {
    return this[ON]((loaded) => splitTable(loaded, table, options))
  }

  /** @returns {any} */
  toTable() {
    return this.ask({ table: {} })
  }

  /**
   * @param {object} options
   * @returns {any}
   */
  forecast(options) {
    return this.ask({ forecast: options })
  }
}

export class TargetMatrix extends Document {
  static kind = 'target-matrix'
}

export class Pipeline extends Document {
  static kind = 'pipeline'
}

export class EventFunnel extends Document {
  static kind = 'event-funnel'

  /**
   * @param {object} table
   * @param {object} [options]
   * @returns {any}
   */
  evaluateTable(table, options) {
    return JSON.parse(this[ON]((loaded) => eventTable(loaded, table, options)))
  }
}

/** What scorecards and cohorts are asked. */
class ScoreQuestions extends Asked {
  /**
   * @param {unknown} facts
   * @param {object} options
   * @returns {any}
   */
  sensitivity(facts, options) {
    return this.ask({ sensitivity: { ...options, facts } })
  }
}

export class Scorecard extends ScoreQuestions {
  static kind = 'scorecard'

  /**
   * @param {object} table
   * @param {object} [options]
   * @returns {any}
   */
  evaluateTable(table, options) {
    return this[ON]((loaded) => evaluateTable(loaded, table, options))
  }

  /**
   * @param {object} table
   * @param {number} row
   * @param {object} [options]
   * @returns {any}
   */
  rowFacts(table, row, options) {
    return this[ON]((loaded) => rowFacts(loaded, table, row, options))
  }

  /**
   * @param {unknown[]} ranges
   * @param {object} [options]
   * @returns {any}
   */
  importBands(ranges, options) {
    return this.ask({ import_bands: { ...options, ranges } })
  }
}

export class Cohort extends ScoreQuestions {
  static kind = 'cohort'
}

/** @param {unknown} plan */
const asObject = (plan) => (plan instanceof Document ? plan.toObject() : plan)

/** What pay plans and books of them are asked. */
class PayQuestions extends Asked {
  /**
   * @param {unknown} facts
   * @param {object} options
   * @returns {any}
   */
  nextDeal(facts, options) {
    return this.ask({ next_deal: { ...options, facts } })
  }

  /**
   * @param {unknown} facts
   * @returns {any}
   */
  statement(facts) {
    return this.ask({ statement: { facts, text: true } })
  }

  /**
   * @param {object} options
   * @returns {any}
   */
  settle(options) {
    return this.ask({ settle: options })
  }

  /**
   * @param {unknown} facts
   * @param {object} options
   * @returns {any}
   */
  curve(facts, options) {
    return this.ask({ curve: { ...options, facts } })
  }

  /**
   * @param {unknown} facts
   * @param {object} options
   * @returns {any}
   */
  marginalRate(facts, options) {
    return this.ask({ marginal_rate: { ...options, facts } })
  }

  /**
   * @param {unknown} facts
   * @param {object} options
   * @returns {any}
   */
  solve(facts, options) {
    return this.ask({ solve: { ...options, facts } })
  }

  /**
   * @param {unknown} facts
   * @param {object} options
   * @returns {any}
   */
  nextSteps(facts, options) {
    return this.ask({ next_steps: { ...options, facts } })
  }

  /**
   * @param {string} person
   * @param {string} period
   * @returns {any}
   */
  planFor(person, period) {
    return this.ask({ plan_for: { person, period } })
  }
}

export class PayPlan extends PayQuestions {
  static kind = 'pay-plan'

  /**
   * @param {object} table
   * @param {object} [options]
   * @returns {any}
   */
  evaluateTable(table, options) {
    return this[ON]((loaded) => evaluateTable(loaded, table, options))
  }

  /**
   * @param {object} table
   * @param {number} row
   * @param {object} [options]
   * @returns {any}
   */
  rowFacts(table, row, options) {
    return this[ON]((loaded) => rowFacts(loaded, table, row, options))
  }

  /**
   * @param {object} table
   * @param {object} [options]
   * @returns {any}
   */
  creditTable(table, options) {
    return this[ON]((loaded) => creditTable(loaded, table, options))
  }

  /**
   * @param {unknown} people
   * @param {{ against?: unknown }} options
   * @returns {any}
   */
  simulate(people, { against, ...options }) {
    return this.ask({ simulate: { ...options, people, against: asObject(against) } })
  }

  /**
   * @param {unknown} other
   * @returns {any}
   */
  compare(other) {
    return this.ask({ compare: { with: asObject(other) } })
  }
}

export class PayBook extends PayQuestions {
  static kind = 'pay-book'
}

export class Close extends Asked {
  static kind = 'close'

  /**
   * @param {unknown} facts
   * @returns {string}
   */
  report(facts) {
    return this.ask({ report: { facts } }).html
  }
}
