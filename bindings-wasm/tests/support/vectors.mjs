// The vectors: a document, facts or a question, and the outcome as bytes, or a sentence and its options.

import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { vectorsFolder } from './folders.mjs'

/** @typedef {{ name: string, document?: string, facts?: string, question?: string, sentence?: string, options?: string, outcome: string }} Vector */

/** @returns {Vector[]} */
export function vectors() {
  return readdirSync(vectorsFolder)
    .sort()
    .map((name) => {
      const read = (file) => {
        const path = join(vectorsFolder, name, file)
        return existsSync(path) ? readFileSync(path, 'utf8') : undefined
      }
      const [document, facts, question, options] = ['document.json', 'facts.json', 'question.json', 'options.json'].map(read)
      // The newline at the end of a text file is no part of the sentence.
      const sentence = read('sentence.txt')?.replace(/\n$/, '')
      const outcome = read('outcome.json')
      if (outcome === undefined) throw new Error(`${name}: no outcome.json`)
      return { name, document, facts, question, sentence, options, outcome }
    })
}
