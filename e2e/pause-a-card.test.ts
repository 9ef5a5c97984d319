import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Draft } from '#contract/draft.ts'
import { pauseSaid } from '#contract/pause.ts'
import { shareCard } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { moroccanDate } from '#platform/dates.ts'
import { words } from '#web/card/words.ts'
import { writtenDate } from '#web/card/written.ts'
import { ar } from '#web/portal/words/ar.ts'
import { fr } from '#web/portal/words/fr.ts'
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

const name = { given: 'Salma', family: 'Benjelloun' }
const nameArabic = { given: 'سلمى', family: 'بنجلون' }
const readers = [
  { language: 'fr', locale: 'fr-MA', t: fr, own: 'Pour un chantier urgent : 05 22 00 00 13.', called: 'Salma Benjelloun' },
  { language: 'ar', locale: 'ar-MA', t: ar, own: 'للأشغال المستعجلة: 0522000013.', called: 'سلمى بنجلون' },
] as const

describe.each(readers)('in $language', ({ language, locale, t, own, called }) => {
  test('an owner pauses a card with a message; who has a link reads it, and nothing else; then it opens again', async () => {
    const owner = await portal.owner({ language, draft: Draft.parse({ language, name, nameArabic }) })
    const { token } = await portal.installation.deeds.run((tx) =>
      shareCard(tx, system, { ownerId: owner.id, cardId: owner.card, label: 'Lien' }),
    )
    const { page, context, faults } = await portal.signedIn(owner, { ...phone, locale })
    const visitor = await portal.seat({ ...phone, locale })
    const back = moroccanDate(portal.installation.clock.now(), { days: 9 })
    const written = writtenDate(language, new Date(`${back}T12:00:00Z`))
    await page.goto(`${portal.origin}/espace/cartes/${owner.card}`)
    const press = (label: string) => page.getByRole('button', { name: label, exact: true }).click()

    await press(t.pause)
    const sheet = page.getByRole('dialog', { name: t.pauseTitle })
    await sheet.getByRole('radio').nth(3).check()
    await sheet.getByLabel(t.pauseOwn, { exact: true }).fill(own)
    await sheet.getByRole('button', { name: t.pause, exact: true }).click()
    await sheet.getByText(t.pauseDayNeeded.replaceAll('\u00A0', ' ')).waitFor()
    await sheet.getByLabel(t.pauseUntil, { exact: true }).fill(back)
    await sheet.getByRole('region', { name: t.pausePreview }).getByText(own).waitFor()
    await wellMade(page, `${language}-pause-sheet`)
    await sheet.getByRole('button', { name: t.pause, exact: true }).click()
    await sheet.waitFor({ state: 'detached' })
    await page.getByText(t.card_paused, { exact: true }).waitFor()
    await page.getByText(t.pauseTold).waitFor()
    await wellMade(page, `${language}-card-paused`)

    await visitor.page.goto(`${portal.origin}/l#${token}`)
    await visitor.page.locator('main.card h1').waitFor()
    const read = await visitor.page.locator('main').innerText()
    for (const said of [called, pauseSaid[language].back(written), own, words[language].rights]) expect(read).toContain(said)
    expect(await visitor.page.getByRole('link').count()).toBe(2)
    expect(await visitor.page.locator('meta[name=robots]').getAttribute('content')).toContain('noindex')
    await wellMade(visitor.page, `${language}-visit-paused`)
    expect((await visitor.context.request.get(`${portal.origin}/c`)).status()).toBe(404)

    await press(t.pauseChange)
    await sheet.getByRole('radio').first().check()
    await sheet.getByRole('button', { name: t.pause, exact: true }).click()
    await page.getByText(t.pauseUntold).waitFor()
    await visitor.page.reload()
    await visitor.page.getByRole('heading', { name: words[language].deadTitle }).waitFor()

    await press(t.resume)
    await page.getByText(t.card_live, { exact: true }).waitFor()
    await visitor.page.reload()
    await visitor.page.getByRole('link', { name: words[language].save }).waitFor()

    await press(t.pause)
    await sheet.getByLabel(t.pauseFrom, { exact: true }).fill(moroccanDate(portal.installation.clock.now(), { days: 4 }))
    await sheet.getByLabel(t.pauseUntil, { exact: true }).fill(moroccanDate(portal.installation.clock.now(), { days: 3 }))
    await sheet.getByRole('button', { name: t.pauseLater, exact: true }).click()
    await sheet.getByText(t.pauseDayWrong).waitFor()
    await sheet.getByLabel(t.pauseUntil, { exact: true }).fill(back)
    await sheet.getByRole('button', { name: t.pauseLater, exact: true }).click()
    await page.getByRole('button', { name: t.pauseCancel, exact: true }).waitFor()
    await page.getByText(t.card_live, { exact: true }).waitFor()
    expect([faults.filter((fault) => !/400/.test(fault)), visitor.faults.filter((fault) => !/404/.test(fault))]).toEqual([[], []])
    for (const one of [context, visitor.context]) await one.close()
  })
})
