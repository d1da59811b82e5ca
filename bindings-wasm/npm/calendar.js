// Calendars: periods by their labels, and what lies in and beside them.

import { Calendar as Loaded } from './quotakit.js'
import { call } from './state.js'

/** @typedef {import('./index.d.ts').Period} Period */

/** @param {string | Period} period */
const label = (period) => (typeof period === 'object' && period !== null ? period.label : period)

export class Calendar {
  /** @type {Loaded | undefined} */
  #loaded

  /** What was loaded, unless it was freed. */
  get #live() {
    if (!this.#loaded) throw new Error(`this ${this.constructor.name} was freed`)
    return this.#loaded
  }

  /** The civil calendar, with Saturday and Sunday off and no holidays, unless a factory says otherwise. */
  constructor() {
    this.#loaded = call(() => Loaded.fromJson('{}'))
  }

  /**
   * @param {string} text
   * @returns {Calendar}
   */
  static fromJson(text) {
    return Calendar.#of(() => Loaded.fromJson(text))
  }

  /**
   * @param {unknown} rule
   * @returns {Calendar}
   */
  static fromObject(rule) {
    return Calendar.#of(() => Loaded.fromObject(rule))
  }

  /** @param {() => Loaded} load */
  static #of(load) {
    const loaded = call(load)
    const calendar = new Calendar()
    calendar.free()
    calendar.#loaded = loaded
    return calendar
  }

  /**
   * @param {string} name
   * @returns {Period}
   */
  period(name) {
    return JSON.parse(call(() => this.#live.period(name)))
  }

  /**
   * @param {string} date
   * @param {string} grain
   * @returns {Period | null}
   */
  containing(date, grain) {
    return JSON.parse(call(() => this.#live.containing(date, grain)))
  }

  /**
   * @param {string | Period} period
   * @param {string} grain
   * @returns {Period[]}
   */
  children(period, grain) {
    return JSON.parse(call(() => this.#live.children(label(period), grain)))
  }

  /**
   * @param {string | Period} period
   * @returns {Period | null}
   */
  next(period) {
    return JSON.parse(call(() => this.#live.next(label(period))))
  }

  /**
   * @param {string | Period} period
   * @returns {number}
   */
  workingDays(period) {
    return call(() => this.#live.workingDays(label(period)))
  }

  /**
   * @param {string} date
   * @returns {boolean}
   */
  isWorkingDay(date) {
    return call(() => this.#live.isWorkingDay(date))
  }

  /** @returns {string} */
  toJson() {
    return call(() => this.#live.toJson())
  }

  /** @returns {any} */
  toObject() {
    return JSON.parse(this.toJson())
  }

  /** @returns {any} */
  toJSON() {
    return this.toObject()
  }

  /** Gives the memory back at once; without it, that happens when the garbage collector finds the calendar unused. */
  free() {
    const loaded = this.#loaded
    // First, as the module refuses while it computes: what a getter frees is then no pointer to nothing.
    this.#loaded = undefined
    loaded?.free()
  }
}

if (Symbol.dispose) {
  Object.defineProperty(Calendar.prototype, Symbol.dispose, { value: Calendar.prototype.free, configurable: true, writable: true })
}
