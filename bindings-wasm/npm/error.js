// The one exception: everything that is wrong with a document, with facts or with an argument.

import { call } from './state.js'

/** @typedef {import('./quotakit.js').Fault} Fault */
/** @typedef {import('./index.d.ts').Problem} Problem */

export class QuotakitError extends Error {
  /** @type {Fault} */
  #fault

  /** @param {Fault} fault */
  constructor(fault) {
    super(fault.text())
    this.name = 'QuotakitError'
    this.#fault = fault
    /** @type {readonly Problem[]} */
    this.problems = this.told('en')
    // Not enumerable: the message already lists them, and whatever prints an error would list them again.
    Object.defineProperty(this, 'problems', { enumerable: false, writable: false })
  }

  /**
   * @param {string} [language]
   * @returns {readonly Problem[]}
   */
  told(language) {
    return JSON.parse(this.toJson(language)).problems
  }

  /**
   * @param {string} [language]
   * @returns {string}
   */
  toJson(language) {
    return call(() => this.#fault.toJson(language))
  }

  /**
   * What `JSON.stringify` writes, and with it most logs.
   *
   * @returns {{ problems: readonly Problem[] }}
   */
  toJSON() {
    return { problems: this.problems }
  }
}
