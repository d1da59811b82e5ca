// The pay curve as a picture: the line, its bends and jumps, and where the person stands.

import { element, grouped, make } from './make.js'

const [WIDTH_MIN, HEIGHT] = [260, 300]
const MARGIN = { left: 64, right: 16, top: 14, bottom: 34 }
const NAMES = 'http://www.w3.org/2000/svg'

function draw(tag, attributes, ...inside) {
  const drawn = document.createElementNS(NAMES, tag)
  for (const [name, value] of Object.entries(attributes)) drawn.setAttribute(name, value)
  drawn.append(...inside)
  return drawn
}

/** Round values between two, about five of them. */
function ticks(low, high) {
  const raw = (high - low || 1) / 5
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= raw)
  const first = Math.ceil(low / step)
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, index) => (first + index) * step)
}

/** Draws a curve; `here` is the value of the measure at which the person stands, `pays` what that pays. */
export function showCurve({ on, points }, { here, words, language }) {
  const values = points.map((point) => ({ ...point, x: Number(point.at), y: Number(point.entitled) }))
  // As wide as its place, so that words have one size in every window.
  const width = Math.max(WIDTH_MIN, element('curve').clientWidth)
  const [left, right] = [values[0].x, values.at(-1).x]
  const [low, high] = [Math.min(0, ...values.map(({ y }) => y)), Math.max(1, ...values.map(({ y }) => y))]
  const x = (value) => MARGIN.left + ((value - left) / (right - left || 1)) * (width - MARGIN.left - MARGIN.right)
  const y = (value) => HEIGHT - MARGIN.bottom - ((value - low) / (high - low)) * (HEIGHT - MARGIN.top - MARGIN.bottom)
  const short = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 2 })
  const picture = draw('svg', { viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img', 'aria-label': `${words.curve}: ${on}` })
  for (const value of ticks(low, high)) {
    picture.append(draw('line', { class: 'grid', x1: MARGIN.left, x2: width - MARGIN.right, y1: y(value), y2: y(value) }))
    picture.append(draw('text', { x: MARGIN.left - 8, y: y(value) + 4, 'text-anchor': 'end' }, short.format(value)))
  }
  // On a phone every second value has room.
  const every = width < 420 ? 2 : 1
  for (const value of ticks(left, right).filter((_, index) => index % every === 0)) {
    picture.append(draw('text', { x: x(value), y: HEIGHT - MARGIN.bottom + 18, 'text-anchor': 'middle' }, short.format(value)))
  }
  if (here !== undefined && here >= left && here <= right) {
    picture.append(draw('line', { class: 'here', x1: x(here), x2: x(here), y1: MARGIN.top, y2: HEIGHT - MARGIN.bottom }))
  }
  picture.append(draw('polyline', { class: 'curve', points: values.map((point) => `${x(point.x)},${y(point.y)}`).join(' ') }))
  const marked = values.filter(({ mark }) => mark !== 'even')
  for (const point of marked) {
    const told = `${grouped(point.at)} → ${grouped(point.entitled)}`
    picture.append(draw('circle', { class: point.mark, cx: x(point.x), cy: y(point.y), r: 4 }, draw('title', {}, told)))
  }
  element('curve').replaceChildren(picture)
  const rows = marked.map(({ mark, at, entitled }) => make('li', mark, `${grouped(at)} → ${grouped(entitled)} (${words.marks[mark]})`))
  element('marks').replaceChildren(...rows)
}
