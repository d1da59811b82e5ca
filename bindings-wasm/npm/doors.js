// The doors that need no class: text in, text out, and goals out of sentences.

import * as glue from './quotakit.js'
import { call } from './state.js'

/**
 * @param {string} document
 * @param {string} facts
 * @returns {string}
 */
export function evaluateJson(document, facts) {
  return call(() => glue.evaluateJson(document, facts))
}

/**
 * @param {string} document
 * @param {string} [language]
 * @returns {string}
 */
export function lintJson(document, language) {
  return call(() => glue.lintJson(document, language))
}

/**
 * @param {string} document
 * @param {string} facts
 * @param {string | null} [about]
 * @returns {string}
 */
export function explainJson(document, facts, about) {
  return call(() => glue.explainJson(document, facts, about))
}

/**
 * @param {string} document
 * @param {string} question
 * @returns {string}
 */
export function askJson(document, question) {
  return call(() => glue.askJson(document, question))
}

/**
 * @param {string} document
 * @returns {string}
 */
export function canonicalJson(document) {
  return call(() => glue.canonicalJson(document))
}

/**
 * @param {string} kind
 * @param {object | string} outcome
 * @param {object} [options]
 * @returns {any}
 */
export function charts(kind, outcome, options = {}) {
  const text = typeof outcome === 'string' ? outcome : JSON.stringify(outcome)
  return JSON.parse(call(() => glue.charts(String(kind), text, options))).charts
}

/**
 * @param {string} text
 * @param {string} options
 * @returns {string}
 */
export function readGoalJson(text, options) {
  return call(() => glue.readGoalJson(text, options))
}

/**
 * @param {string} text
 * @param {unknown} options
 * @returns {any}
 */
export function readGoal(text, options) {
  return JSON.parse(call(() => glue.readGoal(text, options)))
}

/**
 * @param {string} text
 * @param {string} pointer
 * @returns {import('./index.js').Place | undefined}
 */
export function placeOf(text, pointer) {
  const place = call(() => glue.placeOf(text, pointer))
  return place === undefined ? undefined : JSON.parse(place)
}
