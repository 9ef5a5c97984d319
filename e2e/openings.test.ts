import { afterAll, beforeAll, expect, test } from 'vitest'
import { phone } from './browser.ts'
import { openPortal, type Portal } from './portal.ts'
import { wellMade } from './well-made.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(async () => {
  await portal.close()
})

test.each(['fr', 'ar'] as const)(
  'openings in %s: drawn and written, fewer than five untold in both, and what is counted said',
  async (language) => {
    const { installation, origin } = portal
    const owner = await portal.owner({ language })
    const day = (ago: number) => new Date(installation.clock.now().getTime() - ago * 86_400_000).toISOString().slice(0, 10)
    for (const [ago, openings] of [
      [0, 3],
      [1, 12],
      [4, 1],
      [9, 48],
      [20, 7],
      [45, 30],
    ] as const)
      await installation.owner.data.query("insert into sharing.opening_count (card_id, day, kind, openings) values ($1, $2, 'link', $3)", [
        owner.card,
        day(ago),
        openings,
      ])
    const { page, context, faults } = await portal.signedIn(owner, language === 'ar' ? { ...phone, locale: 'ar-MA' } : phone)
    await page.clock.setFixedTime(installation.clock.now())
    await page.goto(`${origin}/espace/cartes/${owner.card}/consultations`)
    const said = language === 'fr' ? ['moins de 5', 'Ce qui est compté'] : ['أقل من 5', 'ما يُحسب']
    await page.getByRole('figure').waitFor()
    expect(await page.locator('.bars .told').count()).toBe(3)
    expect(await page.locator('.bars .few').count()).toBe(2)
    const heights = await page.locator('.bars .few').evaluateAll((bars) => bars.map((bar) => bar.getAttribute('height')))
    expect(new Set(heights).size).toBe(1) // one of three and one of one look the same
    const table = page.getByRole('table').first()
    expect(await table.getByRole('row').count()).toBe(6)
    expect(await table.getByText(said[0] ?? '', { exact: true }).count()).toBe(2)
    await page.getByText(said[1] ?? '').click()
    await wellMade(page, `${language}-openings`)
    expect(faults).toEqual([])
    await context.close()
  },
)
