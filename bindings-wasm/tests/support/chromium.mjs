// The Chromium that the tests start.

import { existsSync } from 'node:fs'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The path of a Chromium, if there is one. */
export function chromiumPath() {
  return [process.env.QUOTAKIT_CHROMIUM, ...PLACES].find((path) => path && existsSync(path))
}

/** Starts it with an empty profile; whoever starts it closes it. */
export async function startChromium() {
  const executablePath = chromiumPath()
  if (!executablePath) throw new Error('no Chromium is here: install one, or name it in QUOTAKIT_CHROMIUM')
  const { chromium } = await import('playwright-core')
  return chromium.launch({ executablePath, args: FLAGS, headless: true })
}
