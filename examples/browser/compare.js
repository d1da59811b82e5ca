// The plan against another one: how the texts differ, and what each pays to a sample of people.

import { element, grouped, make, table } from './make.js'

/** Shows both; the people of the sample stand at the values of the measure that are spread evenly over the curve. */
export function showComparison({ plan, other, facts, on, points, words }) {
  const sample = points.filter(({ mark }) => mark === 'even').filter((_, index) => index % 2 === 0)
  const people = sample.map(({ at }) => {
    const measures = { ...facts.measures, [on]: { ...facts.measures?.[on], actual: at } }
    return { facts: { ...facts, person: at, measures, trace: false } }
  })
  const { people: paid, shifts } = other.simulate(people, { on, against: plan })
  const { differences } = other.compare(plan)
  const signed = (text) => (/^[-0]/.test(text) && !/[1-9]/.test(text.replace('-', '')) ? '0' : text.startsWith('-') ? grouped(text) : `+${grouped(text)}`)
  const rows = paid.map(({ person, before, after, difference }) => [grouped(person), grouped(before ?? ''), grouped(after ?? ''), signed(difference ?? '0')])
  element('shifts').textContent = words.shifts(shifts.gain.people, shifts.lose.people, signed(shifts.cost))
  element('people').replaceChildren(make('div', 'table', table(words.sample(on), [on, ...words.paidBy], rows)))
  const told = differences.map(({ change, within, before, after }) =>
    make('li', '', make('strong', '', words.changes[change]), ` ${within.join(' › ')} `,
      make('code', '', [before, after].filter(Boolean).map(({ value }) => JSON.stringify(value)).join(' → '))))
  element('differences').replaceChildren(...(told.length > 0 ? told : [make('li', 'fine', words.same)]))
}
