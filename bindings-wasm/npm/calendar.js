// Calendars: periods by their labels, and what lies in and beside them.

import { Calendar as Loaded } from './quotakit.js'
import { call } from './state.js'

/** @typedef {import('./index.d.ts').Period} Period */

/** @param {string | Period} period */
const label = (period) => (typeof period === 'object' && period !== null ? period.label : period)

export class Calendar {
  /** @type {Loaded} */
  #loaded

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
    calendar.#loaded.free()
    calendar.#loaded = loaded
    return calendar
  }

  /**
   * @param {string} name
   * @returns {Period}
   */
  period(name) {
    return JSON.parse(call(() => this.#loaded.period(name)))
  }

  /**
   * @param {string} date
   * @param {string} grain
   * @returns {Period | null}
   */
  containing(date, grain) {
    return JSON.parse(call(() => this.#loaded.containing(date, grain)))
  }

  /**
   * @param {string | Period} period
   * @param {string} grain
   * @returns {Period[]}
   */
  children(period, grain) {
    return JSON.parse(call(() => this.#loaded.children(label(period), grain)))
  }

  /**
   * @param {string | Period} period
   * @returns {Period | null}
   */
  next(period) {
    return JSON.parse(call(() => this.#loaded.next(label(period))))
  }

  /**
   * @param {string | Period} period
   * @returns {number}
   */
  workingDays(period) {
    return call(() => this.#loaded.workingDays(label(period)))
  }

  /**
   * @param {string} date
   * @returns {boolean}
   */
  isWorkingDay(date) {
    return call(() => this.#loaded.isWorkingDay(date))
  }

  /** @returns {string} */
  toJson() {
    return call(() => this.#loaded.toJson())
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
    this.#loaded.free()
  }
}

if (Symbol.dispose) {
  Object.defineProperty(Calendar.prototype, Symbol.dispose, { value: Calendar.prototype.free, configurable: true, writable: true })
}
