import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']

/** Where Chromium is on this machine: CHROMIUM, or the usual places. */
export const chromiumPath = (): string | undefined =>
  [process.env.CHROMIUM ?? '', ...candidates].find((path) => path !== '' && existsSync(path))

export async function launch(more: readonly string[] = [], executablePath = chromiumPath()): Promise<Browser> {
  if (!executablePath) throw new Error('Chromium is not on this machine: apt-get install chromium')
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  })
}

export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: 'fr-MA',
  timezoneId: 'Africa/Casablanca',
}

/** Collects what must not happen on a page: errors, refusals of its own policy, requests to anywhere else. */
export function watch(page: Page, origin: string): { readonly faults: readonly string[] } {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('console', (message) => {
    // the browser itself notes a 404 answer as an error: dead links answer so
    if (message.type() === 'error' && !/Failed to load resource.*(?:404|429|428)/.test(message.text()))
      faults.push(`console: ${message.text()} ${message.location().url}`)
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) faults.push(`request: ${new URL(request.url()).host}`)
  })
  return { faults }
}
