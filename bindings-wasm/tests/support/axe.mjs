// What an accessibility checker finds on a page.

import { createRequire } from 'node:module'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** Everything that axe-core finds against a page that is open, a line each: what, how serious, and where. */
export async function accessibilityFaults(page) {
  await page.addScriptTag({ path: AXE })
  const { violations } = await page.evaluate(() => window.axe.run())
  return violations.flatMap(({ id, impact, help, nodes }) => nodes.map(({ target }) => `${impact} ${id}: ${help} at ${target}`))
}

/** Whether something on the page is wider than the window, so that it moves sideways. */
export const movesSideways = (page) => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
