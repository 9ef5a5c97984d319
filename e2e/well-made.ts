import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { axeOn } from './axe.ts'

// With SCREENSHOTS=folder, every screen that is looked at is also kept as a picture.
const pictures = process.env.SCREENSHOTS

/** Nobody is kept out of a page: no violation by day, nor of its colours by night, where only these differ; nothing wider than the screen. */
export async function wellMade(page: Page, name: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await page.waitForTimeout(150) // colours are measured, not their fading in
    const look = axeOn(page)
    const { violations } = await (scheme === 'light' ? look : look.withRules(['color-contrast'])).analyze()
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`),
      `${name}, ${scheme}`,
    ).toEqual([])
    if (!pictures) continue
    mkdirSync(pictures, { recursive: true })
    await page.screenshot({ path: join(pictures, `${name}-${scheme}.png`), fullPage: true })
  }
  const tooWide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  expect(tooWide, `${name} is wider than the screen`).toBe(0)
}
