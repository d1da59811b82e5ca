// What is found in a text: each finding leads to its place.

import { placeOf } from 'quotakit'
import { offsetOf } from './json_text.js'
import { button, make } from './make.js'

/** Shows findings below an editor; none of them is good news where the text was judged. */
export function showFindings(editor, list, problems, isJudged, words) {
  const items = problems.map((problem) => {
    // A text that is no JSON has no places but the one where reading ended.
    const place = problem.params.line ? problem.params : placeOf(editor.value, problem.path)
    const { line, column } = place ?? { line: 1, column: 1 }
    const told = `${words.line} ${line}${problem.path && ` · ${problem.path}`}`
    const go = button('place', told, () => {
      const offset = offsetOf(editor.value, Number(line), Number(column))
      editor.focus()
      editor.setSelectionRange(offset, offset)
      // Selecting does not scroll everywhere; a line is as high as its share of all of them.
      editor.scrollTop = (editor.scrollHeight * (line - 3)) / editor.value.split('\n').length
    })
    const severity = make('strong', '', words.severities[problem.severity])
    const text = make('p', '', severity, ` ${problem.message} `, make('span', 'help', problem.help))
    return make('li', problem.severity, text, make('p', '', go, ' ', make('code', '', problem.code)))
  })
  if (items.length === 0 && isJudged) items.push(make('li', 'fine', words.fine))
  list.replaceChildren(...items)
  editor.setAttribute('aria-invalid', String(problems.some(({ severity }) => severity === 'error')))
}
